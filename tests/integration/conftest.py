"""What the whole project yields, built once."""

import shutil
from pathlib import Path

import pytest

from ics_claims.paths import Project, project
from ics_claims.pipeline import Built, build

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="session")
def here() -> Project:
    return Project(ROOT)


@pytest.fixture(scope="session")
def built(here: Project) -> Built:
    return build(here)


@pytest.fixture
def copy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Project:
    """A copy of the project's data that a test may break; commands run in it work on it."""
    for folder in ("data", "notebooks"):
        shutil.copytree(ROOT / folder, tmp_path / folder)
    (tmp_path / "reports").mkdir()
    monkeypatch.setenv("ICS_CLAIMS_ROOT", str(tmp_path))
    return project()
