"""What a user can break: one sentence, exit code 2, nothing half written."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from ics_claims.paths import Project


def command(*words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "ics_claims.cli", *words], capture_output=True, text=True
    )


def contents(folder: Path) -> dict[str, bytes]:
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def replace(name: str, old: str, new: str) -> Callable[[Project], None]:
    def fault(here: Project) -> None:
        path = here.root / name
        text = path.read_bytes().decode("utf-8")
        assert old in text
        path.write_bytes(text.replace(old, new, 1).encode("utf-8"))

    return fault


def write(name: str, content: bytes) -> Callable[[Project], None]:
    return lambda here: (here.root / name).write_bytes(content) and None


BRIEF = "data/raw/announcements/nhe-2018-05.md"
POPULATIONS = "data/reference/populations.csv"
FAULTS = [
    (write(BRIEF, b"Four more areas.\n"), f"{BRIEF}:1: no front matter"),
    (write(BRIEF, b"---\nid: [\n---\nText\n"), f"{BRIEF}:"),
    (write(BRIEF, b""), f"{BRIEF}: the file is empty"),
    (write(BRIEF, b"---\nid: a\xff\n---\n"), f"{BRIEF}:2: not UTF-8"),
    (replace(BRIEF, 'id: "nhe-2018-05"', 'id: "nhse-2020-05"'), "the id 'nhse-2020-05' is already"),
    (replace(BRIEF, "event:", 'system: "Gloucestershrie"\nevent:'), "'Gloucestershrie'"),
    (replace(POPULATIONS, ",911087,", ",911O87,"), f"{POPULATIONS}:"),
    (replace(POPULATIONS, "\nbath-ne-", "\nbathh-ne-"), "'bathh-ne-"),
    (replace("data/reference/systems.csv", "\ndorset,", "\ndevon,"), "systems.csv:"),
]


@pytest.mark.parametrize(("fault", "sentence"), FAULTS)
@pytest.mark.parametrize("words", [["build"], ["report"]])
def test_a_fault_in_the_data_is_one_sentence(
    copy: Project, fault: Callable[[Project], None], sentence: str, words: list[str]
) -> None:
    fault(copy)
    before = contents(copy.root)
    done = command(*words)
    assert done.returncode == 2
    assert sentence in done.stderr
    assert done.stderr.startswith("error: ") and done.stderr.count("\n") == 1
    assert "Traceback" not in done.stderr
    assert contents(copy.root) == before


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        ("as_off=2019-01-01", "as_of"),
        ("as_of=yesterday", "as_of"),
        ("population_basis=guess", "ons_mid_year"),
        ("as_of", "NAME=VALUE"),
    ],
)
def test_a_mistyped_parameter_is_refused_before_anything_runs(
    copy: Project, given: str, sentence: str
) -> None:
    before = contents(copy.root)
    done = command("report", "-p", given)
    assert done.returncode == 2
    assert sentence in done.stderr and "Traceback" not in done.stderr
    assert contents(copy.root) == before


def test_extract_says_what_is_wrong_with_a_file(tmp_path: Path) -> None:
    path = tmp_path / "x.txt"
    path.write_bytes(b"caf\xe9")
    done = command("extract", str(path))
    assert (done.returncode, done.stdout) == (2, "")
    assert "x.txt:1: not UTF-8; save the file as UTF-8" in done.stderr
    assert command("extract", str(tmp_path / "none.txt")).returncode == 2


def test_text_of_an_announcement_cannot_steer_the_terminal(tmp_path: Path) -> None:
    path = tmp_path / "x.txt"
    path.write_text("Devon opened 40 \x1b]0;owned\x07beds last year.\n", "utf-8")
    done = command("extract", str(path))
    assert done.returncode == 0
    assert "40" in done.stdout and "\x1b" not in done.stdout
