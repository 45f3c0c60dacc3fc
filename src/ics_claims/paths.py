"""Where things are, anchored on the project root."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from ics_claims.errors import UserError

# Overrides the search below, for a run on another folder's data.
ROOT_VARIABLE = "ICS_CLAIMS_ROOT"


@dataclass(frozen=True, slots=True)
class Project:
    """The folders of one project root."""

    root: Path

    @property
    def announcements(self) -> Path:
        """One Markdown file an announcement."""
        return self.root / "data" / "raw" / "announcements"

    @property
    def reference(self) -> Path:
        """Tidy facts about the world, each row with its source."""
        return self.root / "data" / "reference"

    @property
    def processed(self) -> Path:
        """The published tables; written by `ics_claims.dataset` alone."""
        return self.root / "data" / "processed"

    @property
    def notebooks(self) -> Path:
        """The notebooks, committed executed."""
        return self.root / "notebooks"

    @property
    def reports(self) -> Path:
        """One folder a run."""
        return self.root / "reports"

    def relative(self, path: Path) -> str:
        """Return `path` as written in messages and tables: from the root, with forward slashes."""
        resolved = path.resolve()
        if resolved.is_relative_to(self.root):
            return resolved.relative_to(self.root).as_posix()
        return str(path)


def project() -> Project:
    """Return the project that the environment, the working folder or this package belongs to.

    Raises UserError where none of them lies in a folder with `data/reference`.
    """
    named = os.environ.get(ROOT_VARIABLE)
    starts = [Path(named)] if named else [Path.cwd(), Path(__file__)]
    for start in starts:
        resolved = start.resolve()
        for folder in (resolved, *resolved.parents):
            if (folder / "data" / "reference").is_dir() and (folder / "notebooks").is_dir():
                return Project(folder)
    where = f"{ROOT_VARIABLE}={named}" if named else f"{Path.cwd()}"
    raise UserError(
        f"no project found from {where}: run this inside the repository, "
        f"or set {ROOT_VARIABLE} to its folder"
    )
