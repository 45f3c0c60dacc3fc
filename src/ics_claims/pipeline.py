"""From raw announcements and reference data to the published tables."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ics_claims import checks, corrections, tables, wording
from ics_claims.columns import records, typed
from ics_claims.documents import read_announcements, read_text
from ics_claims.errors import located
from ics_claims.extraction.claims import Extraction, extract
from ics_claims.extraction.mentions import Gazetteer, find_mentions
from ics_claims.measures import load_measures, measures_table, with_measures
from ics_claims.model import ENGLAND, Announcement, Claim
from ics_claims.paths import Project
from ics_claims.reference import load_names, load_reference

if TYPE_CHECKING:
    import pandas as pd

    from ics_claims.reference import Names, Reference

# Characters kept on either side of a figure, so that its anchor survives small edits:
# https://www.w3.org/TR/annotation-model/#text-quote-selector
_CONTEXT = 32


@dataclass(frozen=True, slots=True)
class Built:
    """The published tables by name, and the announcements they were read from."""

    tables: dict[str, pd.DataFrame]
    announcements: tuple[Announcement, ...]


def build(project: Project) -> Built:
    """Return the tables of the whole project; nothing is written. Raises UserError."""
    from ics_claims.checkability import checkability
    from ics_claims.comparison import comparisons
    from ics_claims.coverage import coverage_by_event
    from ics_claims.normalised import people_of

    reference = load_reference(project.reference)
    folder = project.announcements
    announcements = read_announcements(folder, project.relative(folder))
    names = load_names(project.reference)
    gazetteer = Gazetteer.of(names)
    for announcement in announcements:
        _check_system(announcement, gazetteer)
    extractions = [extract(announcement, gazetteer) for announcement in announcements]
    claims, excluded = _reviewed(project, announcements, extractions, names)
    described = _announcements(announcements, claims, excluded)
    measures = load_measures(project.reference)
    claims = with_measures(claims, measures)
    lists = checks.load_lists(project.reference)
    mentions = _mentions(announcements, extractions)
    links = wording.link_claims(claims, described, mentions, lists.legal_terms)
    claims = wording.with_repeats(claims, links)
    coverage = coverage_by_event(reference, claims, described)
    frames = {
        "announcements": described,
        "systems": _systems(reference, claims),
        "mentions": mentions,
        "claims": claims,
        "measures": measures_table(measures, claims),
        "checkability": checkability(claims),
        "changes": _changes(announcements, extractions),
        "excluded": excluded,
        "coverage": coverage,
        "links": links,
        "survival": wording.survival(claims, described, links),
    }
    people = people_of(claims, described, reference)
    frames["comparisons"] = comparisons(frames, people)
    frames["findings"] = checks.find(frames, announcements, reference, lists)
    return Built(frames, tuple(announcements))


def gold_records(project: Project, paths: Sequence[Path]) -> Iterator[dict[str, Any]]:
    """Yield the claims of text files in the fields of a gold annotation, one dictionary a claim.

    `doc` is the file's stem, `system` a canonical name; offsets are into the whole file. A claim
    without a figure has an empty `figure`, and its phrase between the offsets.
    """
    names = load_names(project.reference)
    gazetteer = Gazetteer.of(names)
    for announcement in [read_text(path, project.relative(path)) for path in paths]:
        found = extract(announcement, gazetteer)
        for claim in sorted([*found.claims, *found.changes], key=lambda claim: claim.start):
            yield _gold(claim, announcement, names.system_names)


def gazetteer_of(project: Project) -> Gazetteer:
    """Return the names that the project's reference data hold."""
    return Gazetteer.of(load_names(project.reference))


def claims_of(project: Project, announcement: Announcement) -> tuple[Claim, ...]:
    """Return the claims of one announcement, before reviewed decisions."""
    return extract(announcement, gazetteer_of(project)).claims


def summary(frames: dict[str, pd.DataFrame]) -> list[str]:
    """Return what was read and what was found, a line each."""
    about = frames["claims"]["system_id"]
    named = sorted(set(about) - {"", ENGLAND})
    return [
        f"read: {len(frames['announcements'])} announcements, "
        f"{frames['announcements']['words'].sum():,} words",
        f"found: {len(frames['claims'])} claims about {len(named)} systems and England, "
        f"{len(frames['excluded'])} figures left out with a reason, "
        f"{len(frames['changes'])} changes claimed without a figure",
        f"linked: {len(frames['links'])} pairs of claims; "
        f"{len(frames['findings'])} findings to look at",
    ]


def _check_system(announcement: Announcement, gazetteer: Gazetteer) -> None:
    """Raise UserError where the front matter names a system that the register does not have."""
    if announcement.system and not find_mentions(announcement.system, gazetteer):
        raise located(
            announcement.path,
            None,
            f"unknown system name '{announcement.system}'",
            "correct it, or add the name to data/reference/aliases.csv",
        )


def _gold(claim: Claim, announcement: Announcement, names: dict[str, str]) -> dict[str, Any]:
    return {
        "doc": announcement.announcement_id,
        "quote": announcement.text[claim.quote_start : claim.quote_end],
        "figure": claim.figure,
        "char_start": claim.start,
        "char_end": claim.end,
        "value_low": claim.value_low,
        "value_high": claim.value_high,
        "hedge": claim.hedge,
        "unit": claim.unit,
        "noun": claim.measured,
        "system": names.get(claim.system_id, claim.system_id),
        "place": claim.place,
        "direction": claim.direction,
        "status": claim.status,
        "kind": claim.kind,
        "period": claim.period.text,
        "baseline": claim.baseline,
        "id": claim.claim_id,
    }


def _paired(
    announcements: Iterable[Announcement], extractions: Iterable[Extraction]
) -> Iterator[tuple[Announcement, Extraction]]:
    return zip(announcements, extractions, strict=True)


def _reviewed(
    project: Project,
    announcements: Sequence[Announcement],
    extractions: Sequence[Extraction],
    names: Names,
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Return the claims and the excluded figures after the reviewed decisions."""
    path = project.reference / "corrections.yml"
    decisions = corrections.load_corrections(path, project.relative(path), names.system_names)
    return corrections.apply(
        _claims(announcements, extractions), _excluded(announcements, extractions), decisions
    )


def _announcements(
    announcements: Sequence[Announcement], claims: pd.DataFrame, excluded: pd.DataFrame
) -> pd.DataFrame:
    found = claims["announcement_id"].value_counts()
    left_out = excluded["announcement_id"].value_counts()
    rows = [
        {
            **{name: getattr(document, name, "") for name in tables.ANNOUNCEMENTS.names},
            "text": document.text_kind,
            "words": len(re.findall(r"\w+(?:[’'-]\w+)*", document.text[document.body :])),
            "claims": int(found.get(document.announcement_id, 0)),
            "excluded": int(left_out.get(document.announcement_id, 0)),
        }
        for document in announcements
    ]
    return typed(tables.ANNOUNCEMENTS, rows, "announcements")


def _claims(
    announcements: Sequence[Announcement], extractions: Sequence[Extraction]
) -> pd.DataFrame:
    rows = [
        _claim_row(claim, document.text)
        for document, found in _paired(announcements, extractions)
        for claim in found.claims
    ]
    return typed(tables.CLAIMS, rows, "claims")


def _claim_row(claim: Claim, text: str) -> dict[str, Any]:
    same = {name: getattr(claim, name, "") for name in tables.CLAIMS.names}
    return {
        **same,
        "quote": text[claim.quote_start : claim.quote_end],
        "prefix": text[max(0, claim.start - _CONTEXT) : claim.start],
        "suffix": text[claim.end : claim.end + _CONTEXT],
        "period": claim.period.text,
        "period_start": claim.period.start,
        "period_end": claim.period.end,
        "period_precision": claim.period.precision,
        "review": "none",
    }


def _changes(
    announcements: Sequence[Announcement], extractions: Sequence[Extraction]
) -> pd.DataFrame:
    rows = [
        {
            **{name: getattr(change, name, "") for name in tables.CHANGES.names},
            "phrase": document.text[change.start : change.end],
            "quote": document.text[change.quote_start : change.quote_end],
        }
        for document, found in _paired(announcements, extractions)
        for change in found.changes
    ]
    return typed(tables.CHANGES, rows, "changes")


def _mentions(
    announcements: Sequence[Announcement], extractions: Sequence[Extraction]
) -> pd.DataFrame:
    rows = [
        {
            "announcement_id": document.announcement_id,
            **{name: getattr(mention, name) for name in tables.MENTIONS.names[1:]},
        }
        for document, found in _paired(announcements, extractions)
        for mention in found.mentions
    ]
    return typed(tables.MENTIONS, rows, "mentions")


def _excluded(
    announcements: Sequence[Announcement], extractions: Sequence[Extraction]
) -> pd.DataFrame:
    rows = [
        {
            "announcement_id": document.announcement_id,
            "start": left_out.start,
            "end": left_out.end,
            "figure": document.text[left_out.start : left_out.end],
            "reason": left_out.reason,
        }
        for document, found in _paired(announcements, extractions)
        for left_out in found.excluded
    ]
    return typed(tables.EXCLUDED, rows, "excluded")


def _systems(reference: Reference, claims: pd.DataFrame) -> pd.DataFrame:
    counts = claims["system_id"].value_counts()
    codes = reference.latest_gss_codes()
    country = {
        "system_id": ENGLAND,
        "name": "England",
        "kind": "country",
        "final": False,
        "confidence": "verified",
    }
    rows = [
        {
            **{name: row.get(name, "") for name in tables.SYSTEMS.names},
            "gss_code": codes.get(row["system_id"], ""),
            "final": row.get("one_of_final_42", False),
            "claims": int(counts.get(row["system_id"], 0)),
        }
        for row in [*records(reference.systems), country]
    ]
    return typed(tables.SYSTEMS, rows, "systems")
