"""The last report stays whole whatever happens to the next."""

import os
import subprocess
import sys
from datetime import UTC, datetime

import pytest

from ics_claims.errors import UserError
from ics_claims.reporting import folders

NOON = datetime(2026, 11, 21, 12, 5, 59, tzinfo=UTC)


def _dead_pid():
    process = subprocess.Popen([sys.executable, "-c", ""])
    process.wait()
    return process.pid


def _publish(reports, name, text):
    with folders.partial(reports, name) as folder:
        (folder / "index.html").write_text(text)
        return folders.put_in_place(folder, reports, name)


def test_a_run_is_named_by_its_time_and_numbered_where_taken(tmp_path):
    assert folders.run_name(tmp_path, NOON) == "2026-11-21T1205Z"
    (tmp_path / "2026-11-21T1205Z").mkdir()
    assert folders.run_name(tmp_path, NOON) == "2026-11-21T1205Z-2"
    (tmp_path / "2026-11-21T1205Z-2").mkdir()
    assert folders.run_name(tmp_path, NOON) == "2026-11-21T1205Z-3"


def test_latest_leads_to_the_last_report(tmp_path):
    _publish(tmp_path, "first", "1")
    final = _publish(tmp_path, "second", "2")
    assert final == tmp_path / "second"
    assert (tmp_path / "latest" / "index.html").read_text() == "2"
    assert (tmp_path / "first" / "index.html").read_text() == "1"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["first", "latest", "second"]


def test_a_run_that_fails_leaves_the_last_report_and_nothing_else(tmp_path):
    _publish(tmp_path, "first", "1")

    def fail():
        with folders.partial(tmp_path, "second") as folder:
            (folder / "index.html").write_text("half")
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        fail()
    assert (tmp_path / "latest" / "index.html").read_text() == "1"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["first", "latest"]


def test_where_there_are_no_links_a_file_names_the_last_report(tmp_path, monkeypatch):
    def refuse(*_args, **_keywords):
        raise OSError("no symbolic links here")

    monkeypatch.setattr("pathlib.Path.symlink_to", refuse)
    _publish(tmp_path, "first", "1")
    assert (tmp_path / "latest.txt").read_text() == "first\n"
    assert not os.path.lexists(tmp_path / "latest")


def test_only_what_dead_runs_left_is_removed(tmp_path):
    dead = tmp_path / f".partial-2026-11-21T1205Z.{_dead_pid()}"
    living = tmp_path / f".partial-2026-11-21T1206Z.{os.getpid()}"
    other = tmp_path / ".partial-by-hand"
    for folder in (dead, living, other):
        folder.mkdir()
        (folder / "index.html").write_text("half")
    folders.remove_stale(tmp_path)
    assert not dead.exists()
    assert living.exists()
    assert other.exists()


def test_a_second_run_at_the_same_time_is_refused_and_a_later_one_not(tmp_path):
    with (
        folders.only_run(tmp_path),
        pytest.raises(UserError, match="another report is being made") as caught,
        folders.only_run(tmp_path),
    ):
        pass
    assert caught.value.exit_code == 2
    with folders.only_run(tmp_path):
        pass
