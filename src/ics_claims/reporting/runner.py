"""Notebooks executed headlessly, a few at a time, each in a kernel of this interpreter."""

from __future__ import annotations

import logging
import os
import shutil
import signal
import sys
import tempfile
import threading
import uuid
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ics_claims import paths
from ics_claims.errors import RunFailedError
from ics_claims.paths import ROOT_VARIABLE, Project
from ics_claims.reporting.parameters import check
from ics_claims.reporting.progress import Progress

# Each kernel takes some 200 MB; beyond four the start-up of pandas is no longer what one waits for.
_MOST_AT_ONCE = 4
_START_TIMEOUT = 120
_CELL_TIMEOUT = 600
FAILED = ".failed"


@dataclass(frozen=True, slots=True)
class Job:
    """A notebook to run once: its checked parameters, and the name and title of its page."""

    notebook: Path
    parameters: Mapping[str, object]
    output_name: str
    title: str


@dataclass(frozen=True, slots=True)
class Result:
    """A notebook that ran: where its executed copy is."""

    job: Job
    executed: Path


class _Kernels:
    """The kernels under way, so that all of them can be ended at once."""

    def __init__(self, folder: Path, root: Path) -> None:
        self.folder = folder
        self.root = root
        self.stopping = threading.Event()
        self._managers: list[Any] = []

    def manager_class(self) -> type[Any]:
        """Return a kernel manager for this interpreter, whatever kernels the user has installed.

        It talks over sockets in a private folder, not over unencrypted TCP ports, and keeps the
        user's IPython profile and history out.
        """
        from jupyter_client.kernelspec import KernelSpec
        from jupyter_client.manager import AsyncKernelManager

        kernels = self
        argv = [sys.executable, "-m", "ipykernel_launcher", "-f", "{connection_file}"]
        environment = {
            "IPYTHONDIR": str(self.folder / "ipython"),
            "PYDEVD_DISABLE_FILE_VALIDATION": "1",
            ROOT_VARIABLE: str(self.root),
        }
        spec = KernelSpec(
            argv=argv, env=environment, display_name="Python 3", language="python", metadata={}
        )

        class ThisInterpreter(AsyncKernelManager):
            def __init__(self, **settings: Any) -> None:  # noqa: ANN401
                # Windows has no such sockets.
                settings["transport"] = "tcp" if os.name == "nt" else "ipc"
                name = f"{uuid.uuid4().hex[:8]}.json"
                super().__init__(connection_file=str(kernels.folder / name), **settings)
                self._kernel_spec = spec
                kernels._managers.append(self)

        return ThisInterpreter

    def end(self) -> None:
        """Kill every kernel under way; those who wait for them see a dead kernel."""
        self.stopping.set()
        for manager in list(self._managers):
            process = getattr(manager.provisioner, "process", None)
            if process is not None and process.poll() is None:
                with suppress(OSError):
                    process.kill()


def run_jobs(
    jobs: Sequence[Job], workdir: Path, progress: Progress, project: Project | None = None
) -> list[Result]:
    """Execute `jobs` into `workdir` and return them in order.

    Parameters are checked first. Raises RunFailedError for the first notebook that stops: the
    others are ended, and its partly executed copy is kept in `reports/.failed/`.
    """
    jobs = [_checked(job) for job in jobs]
    project = project or paths.project()
    workdir.mkdir(parents=True, exist_ok=True)
    _quieten()
    with _kernels(project) as kernels, _sigterm_as_interrupt():
        workers = max(1, min(len(jobs), os.cpu_count() or 1, _MOST_AT_ONCE))
        with ThreadPoolExecutor(workers, thread_name_prefix="notebook") as pool:
            futures = [pool.submit(_run, job, workdir, progress, kernels, project) for job in jobs]
            try:
                _wait_for(futures)
            except BaseException:
                for future in futures:
                    future.cancel()
                kernels.end()
                raise
    return [future.result() for future in futures]


def _checked(job: Job) -> Job:
    return Job(job.notebook, check(job.notebook, job.parameters), job.output_name, job.title)


@contextmanager
def _kernels(project: Project) -> Iterator[_Kernels]:
    # Short, because the path of a socket may have 103 characters on some systems.
    folder = Path(tempfile.mkdtemp(prefix="ics"))
    kernels = _Kernels(folder, project.root)
    try:
        yield kernels
    finally:
        kernels.end()
        shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def _sigterm_as_interrupt() -> Iterator[None]:
    """Let a polite kill end the run as Ctrl-C does, so that kernels go and nothing half stays."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return

    def interrupt(number: int, frame: object) -> None:
        raise KeyboardInterrupt

    before = signal.signal(signal.SIGTERM, interrupt)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


def _wait_for(futures: Sequence[Future[Result]]) -> None:
    """Return when all are done; raise the first error at once."""
    pending = set(futures)
    while pending:
        # In short waits, because a signal is only seen between them on some systems.
        done, pending = wait(pending, timeout=0.5, return_when=FIRST_COMPLETED)
        for future in done:
            future.result()


def _run(
    job: Job, workdir: Path, progress: Progress, kernels: _Kernels, project: Project
) -> Result:
    if kernels.stopping.is_set():
        raise KeyboardInterrupt
    executed = workdir / f"{job.output_name}.ipynb"
    progress.started(job.output_name, job.title, _cells(job.notebook))
    try:
        _execute(job, executed, kernels, lambda: progress.advanced(job.output_name))
    except RunFailedError:
        raise
    except Exception as error:
        if kernels.stopping.is_set():
            raise KeyboardInterrupt from None
        raise _failure(job, executed, error, project) from error
    progress.finished(job.output_name)
    return Result(job, executed)


def _execute(job: Job, executed: Path, kernels: _Kernels, on_cell: Callable[[], None]) -> None:
    import papermill

    def cell_done(**_: object) -> None:
        on_cell()

    papermill.execute_notebook(
        job.notebook,
        executed,
        parameters=dict(job.parameters),
        kernel_name="python3",
        language="python",
        progress_bar=False,
        start_timeout=_START_TIMEOUT,
        execution_timeout=_CELL_TIMEOUT,
        kernel_manager_class=kernels.manager_class(),
        on_cell_executed=cell_done,
    )


def _cells(notebook: Path) -> int:
    import nbformat

    cells = nbformat.read(notebook, as_version=4).cells  # type: ignore[no-untyped-call]
    return sum(cell.cell_type == "code" and bool(cell.source.strip()) for cell in cells)


def _failure(job: Job, executed: Path, error: Exception, project: Project) -> RunFailedError:
    kept = project.reports / FAILED / f"{job.output_name}.ipynb"
    where = ""
    if executed.is_file():
        kept.parent.mkdir(parents=True, exist_ok=True)
        shutil.move(executed, kept)
        where = f"; what had run is in {project.relative(kept)}"
    return RunFailedError(
        f"{project.relative(job.notebook)} ({job.title}) stopped at {_reason(error)}{where}; "
        "the last report was kept"
    )


def _reason(error: Exception) -> str:
    """Return the cell and the first line of what went wrong in it."""
    number = getattr(error, "exec_count", None)
    name = getattr(error, "ename", None) or type(error).__name__
    message = str(getattr(error, "evalue", "") or ("" if number else error)).strip()
    first = message.splitlines()[0].strip() if message else ""
    place = f"cell [{number}]" if number else "an unknown cell"
    return f"{place}: {name}: {first}" if first else f"{place}: {name}"


def _quieten() -> None:
    """Keep papermill's own log from the terminal: what it says stands in our one sentence."""
    for name in ("papermill", "traitlets", "asyncio"):
        logging.getLogger(name).setLevel(logging.CRITICAL)
