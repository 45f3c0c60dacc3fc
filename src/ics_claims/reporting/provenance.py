"""What a report was made from: inputs with their hashes, revision, versions, time."""

from __future__ import annotations

import hashlib
import platform
import subprocess
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from ics_claims.paths import Project

# The packages that decide what a page shows; all others are pinned in requirements/.
_PACKAGES = ("ics-claims", "pandas", "matplotlib", "seaborn", "papermill", "nbconvert")
_GIT_TIMEOUT = 10


@dataclass(frozen=True, slots=True)
class Input:
    """A file that was read, from the project's root, and the SHA-256 of its bytes."""

    path: str
    sha256: str


@dataclass(frozen=True, slots=True)
class Provenance:
    """Where a report comes from; `started` is in UTC, `revision` says if files were changed."""

    run: str
    started: datetime
    inputs: tuple[Input, ...]
    revision: str
    versions: tuple[tuple[str, str], ...]

    @property
    def fingerprint(self) -> str:
        """SHA-256 over paths and hashes of all inputs: the same for the same inputs."""
        lines = "".join(f"{entry.sha256}  {entry.path}\n" for entry in self.inputs)
        return hashlib.sha256(lines.encode("utf-8")).hexdigest()

    @property
    def when(self) -> str:
        """The time of the run as read, for instance '21 November 2026, 20:35 UTC'."""
        return f"{self.started.day} {self.started:%B %Y, %H:%M} UTC"


def provenance_of(project: Project, run: str, started: datetime) -> Provenance:
    """Return the provenance of a run that starts now from the project's files."""
    return Provenance(run, started, inputs_of(project), revision_of(project.root), versions())


def inputs_of(project: Project) -> tuple[Input, ...]:
    """Return the announcements, reference tables and notebooks with their hashes, sorted."""
    folders = (project.announcements, project.reference, project.notebooks)
    suffixes = {".md", ".csv", ".yml", ".yaml", ".ipynb"}
    paths = [
        path
        for folder in folders
        for path in folder.glob("*")
        if path.is_file() and path.suffix in suffixes
    ]
    return tuple(Input(project.relative(path), sha256_of(path)) for path in sorted(paths))


def sha256_of(path: Path) -> str:
    """Return the SHA-256 of the file's bytes, in hexadecimal."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def revision_of(root: Path) -> str:
    """Return the git revision of `root`, or in words why there is none."""
    commit = _git(root, "rev-parse", "--verify", "--quiet", "HEAD")
    if commit is None:
        return "not under version control"
    if not commit:
        return "no commit yet"
    changed = _git(root, "status", "--porcelain", "--untracked-files=no")
    return f"{commit[:12]} with uncommitted changes" if changed else commit[:12]


def versions() -> tuple[tuple[str, str], ...]:
    """Return names and versions of Python and of the packages that decide what is shown."""
    found = [("Python", platform.python_version())]
    for package in _PACKAGES:
        try:
            found.append((package, version(package)))
        except PackageNotFoundError:
            found.append((package, "not installed"))
    return tuple(found)


def utc_now() -> datetime:
    """Return the time, in UTC."""
    return datetime.now(UTC)


def _git(root: Path, *arguments: str) -> str | None:
    """Return what git prints, '' where it declines, None where there is no git or no repository."""
    command = ["git", "--no-optional-locks", "-C", str(root), *arguments]
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=_GIT_TIMEOUT)
    except (OSError, subprocess.TimeoutExpired):
        return None
    if done.returncode > 1:
        return None
    return done.stdout.strip() if done.returncode == 0 else ""
