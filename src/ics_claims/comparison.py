"""Which claims can share an axis, and which conditions fail where they cannot.

Two claims can where measure, unit, kind of change, status and denominator agree, their periods
overlap or are of equal length, and the populations they are about are known.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING, Any

from ics_claims.checkability import cohort_of, own_words
from ics_claims.columns import records, typed
from ics_claims.dates import first_day, last_day
from ics_claims.model import ENGLAND
from ics_claims.outcomes import NOT_STATED, RESULTS, first_statements
from ics_claims.tables import COMPARISONS

if TYPE_CHECKING:
    import pandas as pd

Claim = Mapping[str, Any]
Tables = Mapping[str, "pd.DataFrame"]

# Calendar years and months of one kind differ by so many days.
_SAME_LENGTH = 3
_RELATIVE = {"percent": "relative", "ratio": "relative", "percentage_points": "points"}
_UNIT_NAMES = {"count": "number", "gbp": "pounds", "percent": "per cent"}
_RATE = re.compile(
    r"\b(?:every|each|per|a|an) (?:single |working )?(day|week|fortnight|month|quarter|year)\b"
    r"|\b(daily|weekly|fortnightly|monthly|quarterly|yearly|annually|annual)\b",
    re.I,
)
_RATE_NAMES = {"daily": "day", "annually": "year", "annual": "year", "yearly": "year"}
_PER_PEOPLE = re.compile(r"\b(?:per|for every|in every) ([\d,]+|head|person)\b", re.I)
_NO_CONTENT = frozenset(
    "a all among amongst an and are at by for from had has have his in is its of on or our out "
    "that the their them these this those to was were who whose with".split()
)
# A claim of a time that the text does not tell is of no time that could be compared.
_UNKNOWN = ("", "")


@dataclass(frozen=True, slots=True)
class Side:
    """A claim as far as comparing goes; `account` is its document and system.

    `window` is its first and last day, empty if not told; `population` what is not known, if any.
    """

    claim_id: str
    account: tuple[str, str]
    measure: str
    unit: str
    change: str
    result: str
    cohort: str
    window: tuple[str, str]
    population: str


def comparisons(
    tables: Tables, people: pd.DataFrame, among: Collection[str] | None = None
) -> pd.DataFrame:
    """Return the comparisons table: every two claims of one measure about named systems.

    Two claims of one document about one system are parts of one account and are not compared.
    `people` has the population of each claim by `claim_id`, missing where it is not known; `among`
    are the ids of the claims to compare, all if not given.
    """
    sides = sides_of(tables, people, among)
    rows = [
        _row(one, other)
        for one, other in combinations(sides, 2)
        if one.measure and one.measure == other.measure and one.account != other.account
    ]
    return typed(COMPARISONS, rows, "comparisons")


def failures(one: Side, other: Side) -> list[str]:
    """Return what keeps two claims from one axis, each as "condition: what differs"."""
    checks = (
        ("measure", _differs(one.measure, other.measure, "no measure")),
        ("unit", _differs(one.unit, other.unit)),
        ("change", _differs(one.change, other.change)),
        ("status", _status(one.result, other.result)),
        ("denominator", _cohorts(one.cohort, other.cohort)),
        ("period", _periods(one.window, other.window)),
        ("population", _populations(one.population, other.population)),
    )
    return [f"{name}: {words}" for name, words in checks if words]


def groups_of(compared: pd.DataFrame, order: Sequence[str]) -> list[list[str]]:
    """Return groups of claims in which every two can share an axis; a claim is in one at most.

    Taken greedily in the given order of claims: overlapping periods do not make a chain.
    """
    pairs = {
        frozenset((row["claim_id"], row["other_id"]))
        for row in records(compared[compared["comparable"].astype(bool)])
    }
    likely = {name for pair in pairs for name in pair}
    groups: list[list[str]] = []
    for claim_id in order:
        if claim_id not in likely:
            continue
        home = next(
            (group for group in groups if all(frozenset((claim_id, m)) in pairs for m in group)),
            None,
        )
        if home is None:
            groups.append([claim_id])
        else:
            home.append(claim_id)
    return [group for group in groups if len(group) > 1]


def sides_of(
    tables: Tables, people: pd.DataFrame, among: Collection[str] | None = None
) -> list[Side]:
    """Return the sides of the claims about a named system that say something first, in order."""
    claims = tables["claims"]
    first = first_statements(claims, tables["links"])
    by_quote: dict[tuple[str, int], list[Claim]] = {}
    for claim in records(claims):
        by_quote.setdefault((claim["announcement_id"], claim["quote_start"]), []).append(claim)
    over = dict(zip(tables["measures"]["measure_id"], tables["measures"]["over"], strict=True))
    announcements = tables["announcements"]
    published = dict(zip(announcements["announcement_id"], announcements["published"], strict=True))
    known = set(people.loc[people["people"].notna(), "claim_id"])
    return [
        side_of(
            claim,
            over.get(claim["measure_id"], "time"),
            published[claim["announcement_id"]],
            claim["claim_id"] in known and not claim["place"],
            by_quote[(claim["announcement_id"], claim["quote_start"])],
        )
        for claim in records(claims)
        if claim["claim_id"] in first
        and claim["system_id"] not in ("", ENGLAND)
        and (among is None or claim["claim_id"] in among)
    ]


def side_of(
    claim: Claim, over: str, published: str, known: bool, same_quote: Iterable[Claim] = ()
) -> Side:
    """Return a claim's side; `over` is its measure's, `known` whether its population is."""
    change = change_of(claim)
    return Side(
        claim_id=claim["claim_id"],
        account=(claim["announcement_id"], claim["system_id"]),
        measure=claim["measure_id"],
        unit=unit_of(claim),
        change=change,
        result=RESULTS[claim["status"]],
        cohort=_content(cohort_of(claim, own_words(claim, same_quote))),
        window=_window(claim, over == "moment" and change == "level", published),
        population="" if known else (claim["place"] or claim["system_id"]),
    )


def change_of(claim: Claim) -> str:
    """Return the kind of change: level, or absolute, relative or points with its direction."""
    if claim["direction"] in ("", "level"):
        return "points" if claim["unit"] == "percentage_points" else "level"
    return f"{_RELATIVE.get(claim['unit'], 'absolute')} {claim['direction']}"


def unit_of(claim: Claim) -> str:
    """Return the unit in words; of a rate with what it is per, "number a week"."""
    unit = str(claim["unit"])
    if unit != "rate":
        return _UNIT_NAMES.get(unit, unit.replace("_", " "))
    return f"number {rate_of(claim) or 'a time that is not told'}"


def rate_of(claim: Claim) -> str:
    """Return what a rate is per, "a week" or "per 1,000"; empty where the words do not tell."""
    after = claim["quote"][claim["end"] - claim["quote_start"] :]
    for text in (claim["figure"], claim["period"], after):
        people = _PER_PEOPLE.search(text)
        if people:
            return f"per {people[1]}"
        found = _RATE.search(text)
        if found:
            word = (found[1] or found[2]).lower()
            return f"a {_RATE_NAMES.get(word, word.removesuffix('ly'))}"
    return ""


def _row(one: Side, other: Side) -> dict[str, Any]:
    fails = failures(one, other)
    return {
        "claim_id": one.claim_id,
        "other_id": other.claim_id,
        "measure_id": one.measure,
        "comparable": not fails,
        "fails": "; ".join(fails),
    }


def _differs(one: str, other: str, nothing: str = "none") -> str:
    return "" if one == other and one else f"{one or nothing} v {other or nothing}"


def _status(one: str, other: str) -> str:
    if one == other:
        return "not stated" if one == NOT_STATED else ""
    return f"{one} v {other}"


def _cohorts(one: str, other: str) -> str:
    if one == other:
        return ""
    shown = [f"“{words}”" if words else "not stated" for words in (one, other)]
    return " v ".join(shown)


def _populations(one: str, other: str) -> str:
    unknown = list(dict.fromkeys(name for name in (one, other) if name))
    return f"of {' and '.join(unknown)} not known" if unknown else ""


def _periods(one: tuple[str, str], other: tuple[str, str]) -> str:
    unknown = sum(1 for window in (one, other) if "" in window)
    if unknown:
        return "not stated" if unknown == 2 else "stated for one only"
    if one[0] <= other[1] and other[0] <= one[1]:
        return ""
    if abs(days_in(one) - days_in(other)) <= _SAME_LENGTH:
        return ""
    return f"{_span(one)} v {_span(other)}, neither overlapping nor of equal length"


def days_in(window: tuple[str, str]) -> int:
    """Return the days from the first to the last of a window, both counted."""
    from datetime import date

    first, last = (date.fromisoformat(day) for day in window)
    return (last - first).days + 1


def _window(claim: Claim, at_a_moment: bool, published: str) -> tuple[str, str]:
    start, end = claim["period_start"], claim["period_end"]
    if start and end:
        return first_day(start), last_day(end)
    if not at_a_moment:
        return _UNKNOWN
    # A stock is of the day it is promised for, or else, where it is no promise, of publication.
    if RESULTS[claim["status"]] == "promised" and not end:
        return _UNKNOWN
    day = end or published
    return first_day(day), last_day(day)


def _span(window: tuple[str, str]) -> str:
    return window[0] if window[0] == window[1] else f"{window[0]} to {window[1]}"


def _content(words: str) -> str:
    """Return the words of a cohort that carry meaning, so that "of the" makes no difference."""
    found = re.findall(r"[\w&’'-]+", words.lower())
    return " ".join(word for word in found if word not in _NO_CONTENT)
