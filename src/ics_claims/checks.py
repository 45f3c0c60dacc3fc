"""Rules that find what does not add up: claims and register in, findings out."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from ics_claims.columns import records

if TYPE_CHECKING:
    import pandas as pd

Claim = dict[str, Any]
Row = tuple[str, str, str, str, str]

# Words over a list that promise results: what stands below should have happened.
_SUCCESS = re.compile(
    r"\b(?:success(?:es)?|achieve(?:d|ments?)|accomplish(?:ed|ments?)|results so far|"
    r"to[- ]date|what we have (?:done|delivered)|delivered)\b",
    re.I,
)
# A claimed total this far from the register's may still be the register's, rounded.
_ROUNDING = 0.05
_NOT_EXACT = {"more_than": "a lower bound", "at_least": "a lower bound", "nearly": "an upper bound",
              "up_to": "an upper bound", "less_than": "an upper bound", "about": "a round figure",
              "between": "a range"}  # fmt: skip


def find(claims: pd.DataFrame, links: pd.DataFrame, coverage: pd.DataFrame) -> pd.DataFrame:
    """Return the findings table: one row for each thing that does not add up, by rule."""
    import pandas as pd

    rows = [
        *_promises_under_successes(claims),
        *_hedges_lost(claims, links),
        *_statuses_changed(claims, links),
        *_floors_and_ceilings(claims, links),
        *_coverage_residuals(coverage),
    ]
    columns = ["rule", "severity", "statement", "claim_ids", "evidence"]
    frame = pd.DataFrame(rows, columns=columns, dtype="str")
    ids = [
        _finding_id(rule, ids, evidence)
        for rule, ids, evidence in zip(
            frame["rule"], frame["claim_ids"], frame["evidence"], strict=True
        )
    ]
    return frame.assign(finding_id=pd.Series(ids, dtype="str"))[["finding_id", *columns]]


def _finding_id(rule: str, claim_ids: str, evidence: str) -> str:
    digest = hashlib.sha256("\x1f".join((rule, claim_ids, evidence)).encode()).hexdigest()
    return f"{rule}-{digest[:8]}"


def _promises_under_successes(claims: pd.DataFrame) -> Iterator[Row]:
    """Yield each heading that announces results over promises, with all of its promises."""
    # The size of a group that a plan is for is a fact, not the plan.
    promised = claims[claims["status"].isin(["expected", "planned"]) & (claims["kind"] != "cohort")]
    for (document, heading), group in promised.groupby(["announcement_id", "heading"]):
        if not _SUCCESS.search(str(heading)):
            continue
        under = claims[(claims["announcement_id"] == document) & (claims["heading"] == heading)]
        yield (
            "promise-under-successes",
            "contradiction",
            f"Under “{heading}”, {len(group)} of {len(under)} claims of {document} are "
            "plans or forecasts.",
            " ".join(group["claim_id"]),
            "; ".join(f"“{c['figure']}” is {c['status']}" for c in records(group)),
        )


def _linked(
    claims: pd.DataFrame, links: pd.DataFrame, relations: tuple[str, ...]
) -> Iterator[tuple[Claim, Claim]]:
    """Yield each pair (earlier or original claim, later or derived claim)."""
    by_id = {claim["claim_id"]: claim for claim in records(claims)}
    for link in records(links[links["relation"].isin(relations)]):
        later = by_id[link["claim_id"]]
        # What a document says twice is held against its source once.
        if link["relation"] == "repeats" or not later["repeats"]:
            yield by_id[link["other_id"]], later


def _pair(first: Claim, second: Claim) -> tuple[str, str]:
    ids = f"{first['claim_id']} {second['claim_id']}"
    words = (
        f"{first['announcement_id']}: “{first['figure']}”, {first['status']}; "
        f"{second['announcement_id']}: “{second['figure']}”, {second['status']}"
    )
    return ids, words


def _hedges_lost(claims: pd.DataFrame, links: pd.DataFrame) -> Iterator[Row]:
    for first, second in _linked(claims, links, ("repeats", "renders")):
        hedges = {first["hedge"], second["hedge"]}
        if "exact" in hedges and len(hedges) == 2:
            exact, hedged = (first, second) if first["hedge"] == "exact" else (second, first)
            ids, evidence = _pair(first, second)
            yield (
                "hedge-lost",
                "tension",
                f"“{exact['figure']}” in {exact['announcement_id']} is stated as exact where "
                f"“{hedged['figure']}” in {hedged['announcement_id']} is "
                f"{_NOT_EXACT[hedged['hedge']]}.",
                ids,
                evidence,
            )


def _statuses_changed(claims: pd.DataFrame, links: pd.DataFrame) -> Iterator[Row]:
    for first, second in _linked(claims, links, ("repeats", "renders")):
        statuses = (first["status"], second["status"])
        if "" not in statuses and statuses[0] != statuses[1]:
            ids, evidence = _pair(first, second)
            yield (
                "status-changed",
                "tension",
                f"“{second['figure']}” is {statuses[1]} in {second['announcement_id']} but "
                f"{statuses[0]} in {first['announcement_id']}.",
                ids,
                evidence,
            )


def _floors_and_ceilings(claims: pd.DataFrame, links: pd.DataFrame) -> Iterator[Row]:
    for first, second in _linked(claims, links, ("repeats", "renders", "restates")):
        low, high = (
            (first, second) if first["value_high"] != first["value_high"] else (second, first)
        )
        if low["value_high"] == low["value_high"] or high["value_low"] == high["value_low"]:
            continue
        ids, evidence = _pair(first, second)
        floor, ceiling = low["value_low"], high["value_high"]
        yield (
            "floor-became-ceiling",
            "tension" if floor < ceiling else "contradiction",
            f"“{low['figure']}” and “{high['figure']}” both hold only between "
            f"{floor:,.0f} and {ceiling:,.0f}.",
            ids,
            evidence,
        )


def _coverage_residuals(coverage: pd.DataFrame) -> Iterator[Row]:
    """Yield events whose claimed people cannot be the register's, by their own hedge."""
    for event in records(coverage):
        low, high = event["people_claimed_low"], event["people_claimed_high"]
        people = event["people"]
        too_few = high == high and people > high * (1 + _ROUNDING)
        too_many = low == low and people < low * (1 - _ROUNDING)
        if too_few or too_many:
            gap = abs(people - (high if too_few else low))
            yield (
                "coverage-residual",
                "contradiction",
                f"After {event['event']}, “{event['people_claimed']}” is {gap:,.0f} "
                f"{'below' if too_few else 'above'} the register's people.",
                event["claim_ids"],
                f"register {people:,} on {event['basis']}; claimed “{event['people_claimed']}”",
            )
