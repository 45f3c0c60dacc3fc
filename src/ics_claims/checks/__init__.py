"""Rules that find what does not add up: claims, links, texts and register in, findings out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from ics_claims.checks import counts, pairs, people, sums, wordings
from ics_claims.checks.lists import Lists, load_lists
from ics_claims.checks.material import Material, material
from ics_claims.checks.record import SEVERITIES, Finding
from ics_claims.columns import typed
from ics_claims.dates import last_day
from ics_claims.tables import FINDINGS

if TYPE_CHECKING:
    import pandas as pd

    from ics_claims.model import Announcement
    from ics_claims.reference import Reference

_FAMILIES = (counts.rules, people.rules, sums.rules, pairs.rules, wordings.rules)

__all__ = ["Finding", "Lists", "find", "load_lists"]


def find(
    frames: Mapping[str, pd.DataFrame],
    announcements: Sequence[Announcement],
    reference: Reference,
    lists: Lists,
) -> pd.DataFrame:
    """Return the findings table, ranked: one row for each thing that does not add up, by rule.

    `frames` are the tables announcements, claims, links, mentions and coverage; rules that need
    sentences without a figure read the texts of `announcements`.
    """
    read = material(frames, announcements, reference, lists)
    found = {finding.finding_id: finding for rules in _FAMILIES for finding in rules(read)}
    ranked = sorted(found.values(), key=_order)
    rows = [_row(read, finding, rank) for rank, finding in enumerate(ranked, 1)]
    return typed(FINDINGS, rows, "findings")


def _order(finding: Finding) -> tuple[Any, ...]:
    return SEVERITIES.index(finding.severity), -round(finding.size, 6), finding.finding_id


def _row(read: Material, finding: Finding, rank: int) -> dict[str, Any]:
    return {
        "finding_id": finding.finding_id,
        "rank": rank,
        "rule": finding.rule,
        "severity": finding.severity,
        "statement": finding.statement,
        "claim_ids": finding.claim_ids,
        "passages": " ".join(dict.fromkeys(map(str, finding.passages))),
        "evidence": finding.evidence,
        "reading": finding.reading,
        "known_from": _known_from(read, finding),
    }


def _known_from(read: Material, finding: Finding) -> str:
    """Return the last day of what a finding rests on: documents and the register's events."""
    documents = [read.documents[passage.document].published for passage in finding.passages]
    return max((last_day(day) for day in (*documents, *finding.events) if day), default="")
