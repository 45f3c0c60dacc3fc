"""Report folders: one a run, put in place in one step, with `latest` leading to the last."""

from __future__ import annotations

import os
import re
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path
from typing import IO

from ics_claims.errors import UserError

PARTIAL = ".partial-"
LATEST = "latest"
# Holds the name of the last report where the system has no symbolic links.
LATEST_FALLBACK = "latest.txt"
_LOCK = ".lock"
_PARTIAL_NAME = re.compile(rf"{re.escape(PARTIAL)}.+\.(?P<pid>\d+)")


@contextmanager
def only_run(reports: Path) -> Iterator[None]:
    """Hold the lock of `reports`; raises UserError where another run holds it.

    The system gives it back when the process ends, however it ends.
    """
    reports.mkdir(parents=True, exist_ok=True)
    with (reports / _LOCK).open("a+b") as lock:
        if not _locked(lock):
            raise UserError(
                f"{reports.name}/{_LOCK}: another report is being made; "
                "wait until it is done and run this again"
            )
        yield


def run_name(reports: Path, started: datetime) -> str:
    """Return the name of a run: its UTC time to the minute, with a number where it is taken."""
    stem = f"{started:%Y-%m-%dT%H%MZ}"
    name, number = stem, 2
    while os.path.lexists(reports / name):
        name, number = f"{stem}-{number}", number + 1
    return name


@contextmanager
def partial(reports: Path, name: str) -> Iterator[Path]:
    """Yield a hidden folder to build the report `name` in; gone afterwards unless published."""
    folder = reports / f"{PARTIAL}{name}.{os.getpid()}"
    folder.mkdir(parents=True)
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def put_in_place(folder: Path, reports: Path, name: str) -> Path:
    """Rename the finished `folder` to `reports/name`, lead `latest` to it, and return it."""
    _to_disk(folder)
    final = reports / name
    folder.rename(final)
    _lead_latest_to(reports, name)
    return final


def remove_stale(reports: Path) -> None:
    """Remove what runs that were killed left half done; those of living processes stay."""
    for folder in reports.glob(f"{PARTIAL}*"):
        match = _PARTIAL_NAME.fullmatch(folder.name)
        if match is not None and not _alive(int(match["pid"])):
            shutil.rmtree(folder, ignore_errors=True)
    for link in reports.glob(f".{LATEST}-*"):
        link.unlink(missing_ok=True)


def _lead_latest_to(reports: Path, name: str) -> None:
    new = reports / f".{LATEST}-{os.getpid()}"
    new.unlink(missing_ok=True)
    try:
        new.symlink_to(name, target_is_directory=True)
        new.replace(reports / LATEST)
    except OSError:
        new.unlink(missing_ok=True)
        new.write_text(f"{name}\n", encoding="utf-8")
        new.replace(reports / LATEST_FALLBACK)
    else:
        (reports / LATEST_FALLBACK).unlink(missing_ok=True)


def _to_disk(folder: Path) -> None:
    """Write the files out before the rename, so that no power cut leaves empty ones in place."""
    if os.name == "nt":
        return
    for path in [folder, *folder.rglob("*")]:
        descriptor = os.open(path, os.O_RDONLY)
        try:
            with suppress(OSError):
                os.fsync(descriptor)
        finally:
            os.close(descriptor)


def _alive(pid: int) -> bool:
    if pid == os.getpid():
        return True
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except OSError:
        # It lives but is another user's; on Windows, no such process ends here too.
        return os.name != "nt"
    return True


def _locked(lock: IO[bytes]) -> bool:
    try:
        if sys.platform == "win32":
            import msvcrt

            lock.seek(0)
            msvcrt.locking(lock.fileno(), msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True
