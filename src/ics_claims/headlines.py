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


def residuals_headline(events: pd.DataFrame) -> str:
    """Return how many claimed totals hold within their own hedge, and how far the furthest is."""
    judged = events[events["holds"] != ""]
    if judged.empty:
        return "No total was claimed for people covered"
    held = int((judged["holds"] == "yes").sum())
    short = -float(judged["residual_low"].min()) / 1e6
    gap = f"; the lowest is {short:.1f} million short of the register" if short >= 0.1 else ""
    return f"{held} of {_counted(len(judged), 'claimed total')} hold within their own hedge{gap}"


def tiles_headline(tiles: pd.DataFrame) -> str:
    """Return how many of the areas were full after the first and after the last event."""
    if tiles.empty:
        return "No integrated care system yet"
    events = list(dict.fromkeys(tiles["event"]))
    full = [_full(tiles[tiles["event"] == event]) for event in (events[0], events[-1])]
    areas = int((tiles["event"] == events[0]).sum())
    return (
        f"{full[0]} of {areas} areas had a system of their own after the first announcement, "
        f"{full[1]} after {_counted(len(events), 'announcement')}"
    )


def alone_headline(alone: pd.DataFrame) -> str:
    """Return what the documents alone leave open for the last event that they count."""
    known = alone[alone["systems_claimed_strict"].notna()]
    if known.empty:
        return "The documents alone give no number of systems"
    last = records(known)[-1]
    numbers = sorted({int(last["systems_claimed_generous"]), int(last["systems_claimed_strict"])})
    written = " or ".join(str(number) for number in numbers)
    return f"By the documents alone there were {written} systems in {month_name(last['published'])}"


def _full(tiles: pd.DataFrame) -> int:
    return int(tiles["state"].isin(["new", "covered"]).sum())


def comparable_headline(compared: pd.DataFrame, claims: pd.DataFrame) -> str:
    """Return how many of the claims share an axis with another, and on how many axes."""
    if compared.empty:
        return f"No two of {_counted(len(claims), 'claim')} can share an axis"
    axes = int(compared["axis"].nunique())
    return (
        f"{len(compared)} of {_counted(len(claims), 'claim')} can be compared with another, "
        f"on {axes} {'axis' if axes == 1 else 'axes'}"
    )


def alike_headline(name: str, compared: pd.DataFrame) -> str:
    """Return how many claims of other systems can be held against those of one."""
    others = int((compared["system"] != name).sum())
    if not others:
        return f"No other system’s claim can be held against one of {name}"
    return f"{name}: {_counted(others, 'claim')} of other systems can be held against its own"


def investment_headline(money: pd.DataFrame) -> str:
    """Return how many of the sums named are promised rather than under way."""
    return (
        f"{_of(money, PROMISED)} of {_counted(len(money), 'sum')} of investment "
        "named for systems are promised, not spent"
    )


def checkable_headline(claims: pd.DataFrame) -> str:
    """Return how many claims give a reader at least half of what it takes to check them."""
    half = int((claims["score"] >= 3).sum())
    return (
        f"{half} of {_counted(len(claims), 'claim')} give three or more of the six things "
        "that it takes to check them"
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
