"""How many systems there were, how many people they covered, and what was claimed of it.

Functions from frames to frames: the ledger of events, and the months between them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from ics_claims.columns import records, typed
from ics_claims.dates import first_day, last_day, months_between
from ics_claims.model import ENGLAND
from ics_claims.register import (
    Year,
    england_on,
    population_on,
    reference_date_on,
    systems_on,
)
from ics_claims.tables import COVERAGE

if TYPE_CHECKING:
    import pandas as pd

    from ics_claims.reference import Reference

FIRST_WAVE = "2017-06"

_PEOPLE = re.compile(r"\b(?:people|residents?|patients?|population|citizens|inhabitants)\b", re.I)
_SYSTEMS = re.compile(r"\b(?:systems?|areas?|ICSs?|ACSs?|partnerships?|STPs?)\b", re.I)
# "Four new systems, which serve …": a figure of those that join, not of all.
_JOINING = re.compile(
    r"\b(?:new|newest|further|additional|extra|another|latest)\b[^.;:]{0,40}?"
    r"\b(?:systems?|areas?|ICSs?|ACSs?|partnerships?)\b[^.;]*$",
    re.I,
)
# A census or list of patients knows no people for a system absorbed before its date.
_LEDGER = replace(
    COVERAGE,
    columns=tuple(
        replace(column, required=column.required and column.name != "people")
        for column in COVERAGE.columns
    ),
)


def coverage_by_event(
    reference: Reference,
    claims: pd.DataFrame,
    announcements: pd.DataFrame,
    basis: str = "ons_mid_year",
    year: Year = "latest",
    until: str = "",
) -> pd.DataFrame:
    """Return the coverage table: one row an event up to `until`, the register beside the claims.

    The claimed total is what the event's announcements say of England's people, originals before
    renditions; where they say nothing, the press of the day as `waves` has it. A total that is
    claimed as a share is that share of England on the same basis. Bounds left open stay open. On a
    basis without a figure for a system that was absorbed, `people` is missing.
    """
    events = [event for event in _events(reference) if not until or _by(event["on"], until)]
    rows = [
        _event_row(event, _register_after(reference, event, basis, year), claims, announcements)
        for event in events
    ]
    return typed(_LEDGER, rows, "coverage")


def coverage_by_month(
    reference: Reference, basis: str = "ons_mid_year", until: str = "2022-07", year: Year = "latest"
) -> pd.DataFrame:
    """Return one row a month since June 2017: systems and people at its end, and England's.

    `people` and `share` are missing where a system has no figure on that basis.
    """
    import pandas as pd

    rows = []
    for month in months_between(FIRST_WAVE, until):
        day = min(last_day(month), last_day(until))
        system_ids = list(systems_on(reference, day)["system_id"])
        counted = _counted(reference, system_ids, day, basis, year)
        rows.append({"month": month, "systems": len(system_ids)} | counted)
    columns = ["month", "systems", "people", "england", "share", "basis"]
    return pd.DataFrame(rows, columns=columns).astype({"people": "Int64", "share": "float64"})


def _by(date: str, until: str) -> bool:
    return last_day(date) <= last_day(until)


def with_status(events: pd.DataFrame, claims: pd.DataFrame) -> pd.DataFrame:
    """Return the ledger with `claimed_status`: achieved, promised (any claim behind it), press.

    Empty where no total was claimed.
    """
    ahead = set(claims.loc[claims["status"].isin(["expected", "planned"]), "claim_id"])
    statuses = [
        ("press" if written else "")
        if not ids
        else ("promised" if ahead & set(ids.split()) else "achieved")
        for ids, written in zip(events["claim_ids"], events["people_claimed"], strict=True)
    ]
    return events.assign(claimed_status=statuses)


def changes(months: pd.DataFrame) -> pd.DataFrame:
    """Return the months in which the number of systems or of people changed, the first included."""
    before = months[["systems", "people"]].shift()
    same = (months["systems"] == before["systems"]) & (
        (months["people"] == before["people"]) | (months["people"].isna() & before["people"].isna())
    )
    return months[~same.fillna(False).astype(bool)].reset_index(drop=True)


def _counted(
    reference: Reference, system_ids: Sequence[str], date: str, basis: str, year: Year
) -> dict[str, Any]:
    """Return people, England's people, share and the basis with its day."""
    counted_on = reference_date_on(reference, date, basis, year)
    people = population_on(reference, system_ids, date, basis, year)["population"]
    england = england_on(reference, basis, counted_on)
    total = None if people.isna().any() else int(people.sum())
    return {
        "people": total,
        "england": england,
        "share": None if total is None else round(total / england, 4),
        "basis": f"{basis} {counted_on}",
    }


def _events(reference: Reference) -> list[dict[str, Any]]:
    """Return the events in order, each with its date `on`, its day `day`, and the systems after."""
    moves = reference.wave_systems
    designated = dict(
        zip(reference.systems["system_id"], reference.systems["designated_on"], strict=True)
    )
    events = []
    for event in records(reference.waves):
        of_event = moves[moves["event_id"] == event["event_id"]]
        added = list(of_event.loc[of_event["action"] == "added", "system_id"])
        absorbed = list(of_event.loc[of_event["action"] == "absorbed", "system_id"])
        known = [event["announced_on"], event["effective_on"], *(designated[it] for it in added)]
        on = next(date for date in known if date)
        day = first_day(event["effective_on"] or on)
        events.append(event | {"on": on, "day": day, "added": added, "absorbed": absorbed})
    events.sort(key=lambda event: (event["day"], event["event_id"]))
    return _replayed(events)


def _replayed(events: list[dict[str, Any]]) -> list[dict[str, Any]]:
    present: list[str] = []
    replayed = []
    for event in events:
        gone = set(event["absorbed"])
        present = [system for system in [*present, *event["added"]] if system not in gone]
        replayed.append(event | {"after": present})
    return replayed


def _register_after(
    reference: Reference, event: dict[str, Any], basis: str, year: Year
) -> dict[str, Any]:
    return {
        "systems_added": len(event["added"]),
        "systems_absorbed": len(event["absorbed"]),
        "systems": len(event["after"]),
    } | _counted(reference, event["after"], event["day"], basis, year)


def _event_row(
    event: dict[str, Any],
    register: dict[str, Any],
    claims: pd.DataFrame,
    announcements: pd.DataFrame,
) -> dict[str, Any]:
    documents = announcements[announcements["event"] == event["event_id"]]
    originals = documents[documents["derived_from"] == ""]
    read = list((originals if len(originals) else documents)["announcement_id"])
    of_event = claims[claims["announcement_id"].isin(read) & (claims["system_id"] == ENGLAND)]
    total = _claimed_in_documents(of_event, event, register["england"]) or _claimed_in_press(
        event, register["england"]
    )
    low, high = total["people_claimed_low"], total["people_claimed_high"]
    return {
        "event": event["event_id"],
        "announced_on": event["on"],
        "systems_claimed": _systems_claimed(of_event),
        "residual_low": _less(low, register["people"]),
        "residual_high": _less(high, register["people"]),
        **register,
        **total,
    }


def _claimed_in_documents(
    claims: pd.DataFrame, event: dict[str, Any], england: int
) -> dict[str, Any] | None:
    """Return the total that documents claim: people where they give people, else a share."""
    about_all = [claim for claim in records(claims) if _is_total(claim)]
    counts = [claim for claim in about_all if claim["unit"] == "count"]
    shares = [claim for claim in about_all if claim["unit"] in ("ratio", "percent")]
    chosen = counts or shares
    if not chosen:
        return None
    bounds = (
        [(_open(claim["value_low"]), _open(claim["value_high"])) for claim in counts]
        if counts
        else [_people_of_share(claim, event, england) for claim in shares]
    )
    low, high = _agreed(bounds)
    documents = dict.fromkeys(claim["announcement_id"] for claim in chosen)
    return {
        "people_claimed": _distinct(claim["figure"] for claim in chosen),
        "people_claimed_low": low,
        "people_claimed_high": high,
        "claim_ids": " ".join(claim["claim_id"] for claim in chosen),
        "source": f"announcements read: {', '.join(documents)}",
    }


def _is_total(claim: dict[str, Any]) -> bool:
    """Whether a claim about England is about everyone covered, not about those who join."""
    if claim["kind"] != "coverage" or claim["place"] or claim["direction"] == "increase":
        return False
    before = claim["quote"][: claim["start"] - claim["quote_start"]]
    counts_people = not claim["measured"] or _PEOPLE.search(claim["measured"])
    return bool(counts_people) and not _JOINING.search(before)


def _people_of_share(
    claim: dict[str, Any], event: dict[str, Any], england: int
) -> tuple[float | None, float | None]:
    """Return a share as people; one hedged with "about" takes the event's bounds for it."""
    scale = 100 if claim["unit"] == "percent" else 1
    low, high = _open(claim["value_low"]), _open(claim["value_high"])
    given = (_open(event["claimed_share_low"]), _open(event["claimed_share_high"]))
    if claim["hedge"] == "about" and None not in given:
        low, high, scale = *given, 1
    return _times(low, england / scale), _times(high, england / scale)


def _claimed_in_press(event: dict[str, Any], england: int) -> dict[str, Any]:
    """Return the total that the press of the day gave, by the row of `waves`."""
    low, high = _open(event["claimed_total_low"]), _open(event["claimed_total_high"])
    written = event["claimed_total_as_written"] or event["claimed_share_as_written"]
    if low is None and high is None:
        low = _times(_open(event["claimed_share_low"]), england)
        high = _times(_open(event["claimed_share_high"]), england)
    return {
        "people_claimed": written,
        "people_claimed_low": low,
        "people_claimed_high": high,
        "claim_ids": "",
        "source": f"press of the day: {event['sources']}" if written else "no total found",
    }


def _systems_claimed(claims: pd.DataFrame) -> str:
    """Return what documents say of the number of systems, part by part as written."""
    parts = [
        claim
        for claim in records(claims[(claims["kind"] == "structure") & (claims["repeats"] == "")])
        if not claim["measured"] or _SYSTEMS.search(claim["measured"])
    ]
    return _distinct(f"{claim['figure']} {claim['measured']}".strip() for claim in parts)


def _distinct(texts: Iterable[str]) -> str:
    """Return texts as written, each once whatever its case."""
    first: dict[str, str] = {}
    for text in texts:
        first.setdefault(text.lower(), text)
    return "; ".join(first.values())


def _agreed(
    bounds: Sequence[tuple[float | None, float | None]],
) -> tuple[float | None, float | None]:
    """Return the interval in which all statements hold; where none does, the one round them all."""
    lows = [low for low, _ in bounds if low is not None]
    highs = [high for _, high in bounds if high is not None]
    low, high = max(lows, default=None), min(highs, default=None)
    if low is None or high is None or low <= high:
        return low, high
    return (
        min(lows) if len(lows) == len(bounds) else None,
        max(highs) if len(highs) == len(bounds) else None,
    )


def _open(value: Any) -> float | None:  # noqa: ANN401 - a cell
    """Return a bound as a number, None where it is open."""
    return None if value is None or str(value) in ("", "nan", "<NA>") else float(value)


def _times(value: float | None, factor: float) -> float | None:
    return None if value is None else float(round(value * factor))


def _less(value: float | None, people: int | None) -> float | None:
    return None if value is None or people is None else value - people
