"""Announcement sets with a fault and without: what the rules report of each, end to end."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest
import yaml

from ics_claims import pipeline
from ics_claims.columns import records
from ics_claims.paths import Project
from ics_claims.pipeline import Built, build
from ics_claims.reference import Names, Reference

ROOT = Path(__file__).parents[2]
CASES = ROOT / "tests" / "cases" / "findings"


def _sets() -> list[Any]:
    return [
        pytest.param(case, id=f"{path.stem}: {case['name']}")
        for path in sorted(CASES.glob("*.yml"))
        for case in yaml.safe_load(path.read_text("utf-8"))
    ]


@pytest.fixture(scope="session")
def reference_copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The reference tables without the reviewed corrections, which are of other documents."""
    folder = tmp_path_factory.mktemp("reference")
    shutil.copytree(ROOT / "data" / "reference", folder, dirs_exist_ok=True)
    (folder / "corrections.yml").write_text("[]\n", "utf-8")
    return folder


@pytest.fixture(scope="session")
def measures() -> Any:
    return pipeline.load_measures(ROOT / "data" / "reference")


@pytest.fixture
def built_from(
    tmp_path: Path,
    reference_copy: Path,
    reference: Reference,
    names: Names,
    measures: Any,
    monkeypatch: pytest.MonkeyPatch,
) -> Any:
    """A function that builds the tables of a set of documents."""
    # Read once for all sets: they differ in their documents only.
    monkeypatch.setattr(pipeline, "load_reference", lambda _: reference)
    monkeypatch.setattr(pipeline, "load_names", lambda _: names)
    monkeypatch.setattr(pipeline, "load_measures", lambda _: measures)
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "reference").symlink_to(reference_copy)
    folder = tmp_path / "data" / "raw" / "announcements"
    folder.mkdir(parents=True)

    def built(documents: list[dict[str, str]]) -> Built:
        for document in documents:
            facts = {
                "title": document["text"].split("\n")[0],
                "publisher": "A paper",
                "kind": "news article",
                "published_basis": "stated",
                "text": "original",
            } | {key: value for key, value in document.items() if key != "text"}
            front = "".join(f'{key}: "{value}"\n' for key, value in facts.items())
            path = folder / f"{document['id']}.md"
            path.write_text(f"---\n{front}---\n\n{document['text']}", "utf-8")
        return build(Project(tmp_path))

    return built


def _of_documents(built: Built) -> list[dict[str, Any]]:
    """Return the findings that rest on a document at least."""
    return [finding for finding in records(built.tables["findings"]) if finding["passages"]]


def _meets(wanted: dict[str, Any], finding: dict[str, Any], built: Built) -> bool:
    """Whether a finding has the severity, the words and the figures that a set asks for."""
    claims = built.tables["claims"]
    words = " ".join(finding[name] for name in ("statement", "evidence", "reading")).lower()
    of_finding = claims["claim_id"].isin(finding["claim_ids"].split())
    led_to = {figure.lower() for figure in claims.loc[of_finding, "figure"]}
    return (
        finding["severity"] == wanted["severity"]
        and all(str(phrase).lower() in words for phrase in wanted.get("says", []))
        and {str(figure).lower() for figure in wanted.get("figures", [])} <= led_to
    )


@pytest.mark.parametrize("case", _sets())
def test_a_set_yields_its_findings_and_no_others(case: dict[str, Any], built_from: Any) -> None:
    built = built_from(case["documents"])
    found = _of_documents(built)
    for wanted in case.get("find", []):
        of_rule = [finding for finding in found if finding["rule"] == wanted["rule"]]
        assert any(_meets(wanted, finding, built) for finding in of_rule), (
            wanted,
            [
                (f["rule"], f["severity"], f["statement"], f["evidence"], f["reading"])
                for f in found
            ],
        )
    silent = case.get("silent", [])
    found = [f for f in found if f["rule"] not in case.get("except", [])]
    loud = [f for f in found if silent == "all" or f["rule"] in silent]
    loud += [f for f in found for name in case.get("silent_on", []) if f"{name}:" in f["passages"]]
    assert not [(finding["rule"], finding["statement"]) for finding in loud]


def test_eighteen_is_right_where_the_words_of_may_2020_give_twenty(built: Built) -> None:
    of_rule = built.tables["findings"]["rule"] == "count-against-register"
    found = records(built.tables["findings"][of_rule])
    twenty = [finding for finding in found if "14 + 2 + 4 = 20" in finding["evidence"]]
    assert [finding["known_from"] for finding in twenty] == ["2020-05-31"]
    assert "14 + 4 = 18" in twenty[0]["reading"]
    assert len(twenty[0]["claim_ids"].split()) == 3
