"""Claims that state the same thing: within a document, across renditions, over time."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import combinations
from typing import TYPE_CHECKING, Any

from ics_claims.columns import records
from ics_claims.model import ENGLAND

if TYPE_CHECKING:
    import pandas as pd

# What a claim counts, in plain words: one spelling for the names that press offices vary.
_SPELLINGS = (
    (re.compile(r"\b(?:general practices?|gp surger(?:y|ies)|gps?)\b"), "gp"),
    (re.compile(r"\b(?:integrated care systems?|icss?|areas?|systems?)\b"), "system"),
    (re.compile(r"\b(?:people|patients?|residents?|population|citizens)\b"), "people"),
    (re.compile(r"\b(?:accident and emergency|emergency departments?)\b"), "a&e"),
)
_STOP = frozenset(
    "a an and as at by for from in into its it of on or our so the their them these this to up "
    "was were which who whom with will more extra additional further other".split()
)
# Two claims share a measure where half of the words of the shorter one stand in the other.
_SAME_MEASURE = 0.5
# Values this far apart may still be one quantity, rounded in a headline.
_ROUNDING = 0.1
_COMPARED = ("figure", "hedge", "status", "direction", "period", "place", "attributed_to")


def link_claims(claims: pd.DataFrame, announcements: pd.DataFrame) -> pd.DataFrame:
    """Return the links table: pairs of claims that state the same thing, and what changed.

    A claim repeats the nearest earlier one of its document, renders one of the announcement that
    its document is derived from, or restates one of an earlier event about the same system.
    """
    import pandas as pd

    rows = [*_repeats(claims), *_renditions(claims, announcements), *_series(claims, announcements)]
    frame = pd.DataFrame(rows, columns=["claim_id", "other_id", "relation", "changed"], dtype="str")
    return frame.drop_duplicates(["claim_id", "other_id"]).reset_index(drop=True)


def with_repeats(claims: pd.DataFrame, links: pd.DataFrame) -> pd.DataFrame:
    """Return `claims` with the column `repeats` filled from the links of that relation."""
    repeats = links[links["relation"] == "repeats"].drop_duplicates("claim_id")
    earlier = dict(zip(repeats["claim_id"], repeats["other_id"], strict=True))
    return claims.assign(repeats=[earlier.get(claim_id, "") for claim_id in claims["claim_id"]])


def measure_words(measured: str) -> frozenset[str]:
    """Return the content words of what a claim measures, in one spelling, without plural s."""
    text = measured.lower().replace("’", "'")
    for pattern, spelling in _SPELLINGS:
        text = pattern.sub(spelling, text)
    words = re.findall(r"[a-z&]+", text)
    return frozenset(word.removesuffix("s") for word in words if word not in _STOP)


def _repeats(claims: pd.DataFrame) -> Iterator[tuple[str, str, str, str]]:
    for _, of_document in claims.sort_values("start").groupby("announcement_id"):
        taken: set[str] = set()
        for first, second in combinations(records(of_document), 2):
            if second["claim_id"] not in taken and _same_claim(first, second):
                taken.add(second["claim_id"])
                yield second["claim_id"], first["claim_id"], "repeats", _changed(second, first)


def _renditions(
    claims: pd.DataFrame, announcements: pd.DataFrame
) -> Iterator[tuple[str, str, str, str]]:
    derived = announcements[announcements["derived_from"] != ""]
    for rendition, source in zip(derived["announcement_id"], derived["derived_from"], strict=True):
        sources = records(claims[claims["announcement_id"] == source])
        for claim in records(claims[claims["announcement_id"] == rendition]):
            other = _best(claim, sources)
            if other is not None:
                yield claim["claim_id"], other["claim_id"], "renders", _changed(claim, other)


def _series(
    claims: pd.DataFrame, announcements: pd.DataFrame
) -> Iterator[tuple[str, str, str, str]]:
    """Yield the same system's same measure in a later release; renditions are linked already."""
    releases = announcements[announcements["derived_from"] == ""].sort_values("published")
    local = claims[(claims["system_id"] != ENGLAND) & (claims["system_id"] != "")]
    groups = [
        records(local[local["announcement_id"] == announcement_id])
        for announcement_id in releases["announcement_id"]
    ]
    for earlier, later in combinations(groups, 2):
        for claim in later:
            for other in earlier:
                if _same_subject(claim, other) and claim["direction"] == other["direction"]:
                    yield claim["claim_id"], other["claim_id"], "restates", _changed(claim, other)
                    break


def _best(claim: dict[str, Any], sources: Iterable[dict[str, Any]]) -> dict[str, Any] | None:
    """Return the source claim with the same value and most shared words, if there is one."""
    likely = [other for other in sources if _same_unit(claim, other) and _near(claim, other)]
    likely = [other for other in likely if _similarity(claim, other) > 0]
    return max(
        likely,
        key=lambda other: (_same_bounds(claim, other), _similarity(claim, other)),
        default=None,
    )


def _same_claim(first: dict[str, Any], second: dict[str, Any]) -> bool:
    return _same_subject(first, second) and _near(first, second)


def _same_subject(first: dict[str, Any], second: dict[str, Any]) -> bool:
    return (
        first["system_id"] == second["system_id"]
        and _same_unit(first, second)
        and first["kind"] == second["kind"]
        and _similarity(first, second) >= _SAME_MEASURE
    )


def _same_unit(first: dict[str, Any], second: dict[str, Any]) -> bool:
    return bool(first["unit"] == second["unit"])


def _similarity(first: dict[str, Any], second: dict[str, Any]) -> float:
    a, b = measure_words(first["measured"]), measure_words(second["measured"])
    return len(a & b) / min(len(a), len(b)) if a and b else 0.0


def _bounds(claim: dict[str, Any]) -> tuple[float, float]:
    low, high = claim["value_low"], claim["value_high"]
    return (low if low == low else high, high if high == high else low)


def _same_bounds(first: dict[str, Any], second: dict[str, Any]) -> bool:
    return _bounds(first) == _bounds(second)


def _near(first: dict[str, Any], second: dict[str, Any]) -> bool:
    """Whether the stated values lie within rounding of each other."""
    (low, high), (other_low, other_high) = _bounds(first), _bounds(second)
    slack = _ROUNDING * max(high, other_high)
    return low <= other_high + slack and other_low <= high + slack


def _changed(later: dict[str, Any], earlier: dict[str, Any]) -> str:
    """Return what differs, as 'hedge: about → exact; …', empty where nothing does."""
    changes = []
    for field in _COMPARED:
        a, b = earlier[field], later[field]
        same = a.lower() == b.lower() or (field == "figure" and _same_bounds(later, earlier))
        if not same:
            changes.append(f"{field}: {a or 'none'} → {b or 'none'}")
    return "; ".join(changes)
