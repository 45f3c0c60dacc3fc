"""Fixtures that read files once a session."""

from __future__ import annotations

from pathlib import Path

import pytest

from ics_claims.extraction.mentions import Gazetteer
from ics_claims.reference import Names, Reference, load_names, load_reference

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="session")
def shared() -> Path:
    """The publishers' own texts and the gold annotation, kept beside the project."""
    folder = ROOT.parent / "shared"
    if not folder.is_dir():
        pytest.skip("the publishers' texts and the gold annotation are not beside the project")
    return folder


@pytest.fixture(scope="session")
def reference() -> Reference:
    return load_reference(ROOT / "data" / "reference")


@pytest.fixture(scope="session")
def names() -> Names:
    return load_names(ROOT / "data" / "reference")


@pytest.fixture(scope="session")
def gazetteer(names: Names) -> Gazetteer:
    return Gazetteer.of(names)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Print the scores that tests recorded, also those of other processes."""
    scores = [
        value
        for reports in terminalreporter.stats.values()
        for report in reports
        for key, value in getattr(report, "user_properties", [])
        if key == "score" and getattr(report, "when", "") == "call"
    ]
    if scores:
        terminalreporter.section("agreement with a careful reader")
        for score in sorted(scores):
            terminalreporter.write_line(score)
