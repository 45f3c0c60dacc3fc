"""What is shown while notebooks run: bars on a terminal, plain lines elsewhere."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Protocol, TextIO

if TYPE_CHECKING:
    from rich.progress import Progress as Bars
    from rich.progress import TaskID


class Progress(Protocol):
    """Told of each run by its name; called from several threads."""

    def started(self, name: str, title: str, cells: int) -> None:
        """A notebook with so many code cells begins."""

    def advanced(self, name: str) -> None:
        """One of its cells has run."""

    def finished(self, name: str) -> None:
        """All of it has run."""


class Lines:
    """A line a notebook, for logs and files."""

    def __init__(self, stream: TextIO, total: int) -> None:
        self._stream = stream
        self._total = total
        self._done = 0
        self._titles: dict[str, str] = {}
        self._lock = threading.Lock()

    def started(self, name: str, title: str, cells: int) -> None:
        """Keep the title for the line."""
        self._titles[name] = title

    def advanced(self, name: str) -> None:
        """Say nothing: a line a cell is too many."""

    def finished(self, name: str) -> None:
        """Write the line."""
        with self._lock:
            self._done += 1
            text = f"ran {self._done}/{self._total}: {self._titles.get(name, name)}"
            print(text, file=self._stream, flush=True)


class TerminalBars:
    """A bar a notebook and a system, each over its cells."""

    def __init__(self, bars: Bars) -> None:
        self._bars = bars
        self._tasks: dict[str, TaskID] = {}

    def started(self, name: str, title: str, cells: int) -> None:
        """Add a bar."""
        self._tasks[name] = self._bars.add_task(title, total=cells)

    def advanced(self, name: str) -> None:
        """Move its bar by a cell."""
        self._bars.advance(self._tasks[name])

    def finished(self, name: str) -> None:
        """Fill its bar, whatever cells it skipped."""
        task = self._tasks[name]
        total = next(entry.total for entry in self._bars.tasks if entry.id == task)
        self._bars.update(task, completed=total or 0)


@contextmanager
def showing(stream: TextIO, total: int) -> Iterator[Progress]:
    """Yield what fits `stream`: bars if it is a terminal, lines if not."""
    if not stream.isatty():
        yield Lines(stream, total)
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeElapsedColumn
    from rich.progress import Progress as Bars

    columns = (
        TextColumn("{task.description}", markup=False),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("cells"),
        TimeElapsedColumn(),
    )
    with Bars(*columns, console=Console(file=stream)) as bars:
        yield TerminalBars(bars)
