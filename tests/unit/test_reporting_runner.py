"""Notebooks run headlessly, in this interpreter, and fail in one sentence."""

import json
import os
import sys
from pathlib import Path

import nbformat
import pytest

from ics_claims.errors import RunFailedError, UserError
from ics_claims.paths import Project
from ics_claims.reporting.progress import Lines
from ics_claims.reporting.runner import Job, run_jobs

NOTEBOOKS = Path(__file__).parents[1] / "fixtures" / "notebooks"

pytestmark = pytest.mark.xdist_group("reporting")


class Told:
    """Progress that keeps what it was told."""

    def __init__(self):
        self.events = []

    def started(self, name, title, cells):
        self.events.append(("started", name, title, cells))

    def advanced(self, name):
        self.events.append(("advanced", name))

    def finished(self, name):
        self.events.append(("finished", name))


def _job(name, **parameters):
    return Job(NOTEBOOKS / f"{name}.ipynb", parameters, name.replace("_", "-"), name.title())


def _printed(path):
    cells = nbformat.read(path, as_version=4).cells
    outputs = [output for cell in cells for output in cell.get("outputs", [])]
    return "".join(output.text for output in outputs if output.output_type == "stream")


def test_kernels_are_this_interpreter_over_private_sockets(tmp_path, monkeypatch):
    # A kernel that the user installed under the same name must not be taken.
    other = tmp_path / "jupyter" / "kernels" / "python3"
    other.mkdir(parents=True)
    spec = {"argv": ["/nonexistent/python", "{connection_file}"], "display_name": "Other"}
    (other / "kernel.json").write_text(json.dumps(spec))
    monkeypatch.setenv("JUPYTER_PATH", str(tmp_path / "jupyter"))
    monkeypatch.setenv("JUPYTER_DATA_DIR", str(tmp_path / "jupyter"))

    told = Told()
    [result] = run_jobs([_job("surroundings")], tmp_path / "work", told, Project(tmp_path))

    transport = "tcp" if os.name == "nt" else "ipc"
    assert _printed(result.executed).split() == [sys.executable, transport, str(tmp_path)]
    assert told.events == [
        ("started", "surroundings", "Surroundings", 1),
        ("advanced", "surroundings"),
        ("finished", "surroundings"),
    ]


def test_a_notebook_that_stops_is_named_with_cell_and_reason_and_kept(tmp_path):
    project = Project(tmp_path)
    with pytest.raises(RunFailedError) as caught:
        run_jobs([_job("stops", wanted="7"), _job("sleeps")], tmp_path / "work", Told(), project)

    message = str(caught.value)
    assert "stops.ipynb (Stops) stopped at cell [4]: ValueError: wanted 7 rows;" in message
    assert "what had run is in reports/.failed/stops.ipynb" in message
    assert "\n" not in message
    assert caught.value.exit_code == 3
    kept = nbformat.read(project.reports / ".failed" / "stops.ipynb", as_version=4)
    assert any("ValueError" in str(cell.get("outputs")) for cell in kept.cells)


def test_parameters_are_refused_before_any_notebook_runs(tmp_path):
    told = Told()
    with pytest.raises(UserError, match="did you mean 'wanted'"):
        run_jobs(
            [_job("surroundings"), _job("stops", wnated=1)], tmp_path / "w", told, Project(tmp_path)
        )
    assert told.events == []
    assert not (tmp_path / "w").exists()


def test_lines_count_what_has_run(capsys):
    lines = Lines(sys.stdout, 2)
    for name in ("a", "b"):
        lines.started(name, f"Notebook {name}", 3)
        lines.advanced(name)
        lines.finished(name)
    assert capsys.readouterr().out == "ran 1/2: Notebook a\nran 2/2: Notebook b\n"
