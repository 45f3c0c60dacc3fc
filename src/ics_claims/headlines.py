"""What a chart's frame says in one line: titles made from the data, for plots and reports."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ics_claims.columns import records
from ics_claims.dates import month_name
from ics_claims.outcomes import ACHIEVED, PROMISED

if TYPE_CHECKING:
    import pandas as pd


def documents_headline(announcements: pd.DataFrame) -> str:
    """Return how many claims the documents hold, and how many figures were left out."""
    found, left_out = int(announcements["claims"].sum()), int(announcements["excluded"].sum())
    return (
        f"{_counted(len(announcements), 'document')} "
        f"{'holds' if len(announcements) == 1 else 'hold'} {_counted(found, 'claim')}; "
        f"{_counted(left_out, 'other figure')} left out"
    )


def systems_headline(months: pd.DataFrame) -> str:
    """Return how far the number of systems grew, and by when."""
    if months.empty:
        return "No integrated care system yet"
    first, last = months.iloc[0], months.iloc[-1]
    if first["systems"] == last["systems"]:
        return f"{last['systems']} systems in {month_name(last['month'])}"
    reached = months.loc[months["systems"] == last["systems"], "month"].iloc[0]
    return (
        f"Systems grew from {first['systems']} in {month_name(first['month'])} "
        f"to {last['systems']} in {month_name(reached)}"
    )


def people_headline(events: pd.DataFrame) -> str:
    """Return which claimed total is furthest from the register, or that all hold."""
    gaps = {event["event"]: _gap(event) for event in records(events)}
    known = {name: gap for name, gap in gaps.items() if gap is not None}
    if not known:
        return "No total was claimed for people covered"
    furthest = max(known, key=lambda name: known[name])
    event = records(events[events["event"] == furthest])[0]
    if not known[furthest]:
        return "Every claimed total agrees with the register within its own bounds"
    written = event["people_claimed"].split(" (")[0].split(" /")[0]
    return (
        f"Furthest from the register’s {event['people'] / 1e6:.1f} million: “{written}” "
        f"in {month_name(event['announced_on'])}"
    )


def outcomes_headline(outcomes: pd.DataFrame) -> str:
    """Return how many claims are stated as achieved and how many are promises."""
    return (
        f"Of {_counted(len(outcomes), 'claimed figure')} on care and services, "
        f"{_of(outcomes, ACHIEVED)} are stated as achieved and {_of(outcomes, PROMISED)} promised"
    )


def investment_headline(outcomes: pd.DataFrame) -> str:
    """Return how many of the sums named are promised rather than under way."""
    return (
        f"{_of(outcomes, PROMISED)} of {_counted(len(outcomes), 'sum')} of investment "
        "named by systems are promised, not spent"
    )


def profile_headline(name: str, claims: pd.DataFrame) -> str:
    """Return how much is claimed about a system, and how much of that as achieved."""
    achieved, promised = _of(claims, ACHIEVED), _of(claims, PROMISED)
    return f"{name}: {_counted(len(claims), 'claim')}, {achieved} achieved, {promised} promised"


def _gap(event: dict[str, Any]) -> float | None:
    """Return how many people lie between the register and the nearest bound that was stated."""
    import pandas as pd

    low, high, people = event["people_claimed_low"], event["people_claimed_high"], event["people"]
    stated = [bound for bound in (low, high) if bound == bound]
    if not stated or pd.isna(people):
        return None
    if len(stated) == 2 and low < high and low <= people <= high:
        return 0.0
    return float(min(abs(bound - people) for bound in stated))


def _of(claims: pd.DataFrame, result: str) -> int:
    return int((claims["result"] == result).sum())


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
