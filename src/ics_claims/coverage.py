"""How many systems there were, how many people they covered, and what was claimed of it.

Functions from frames to frames: the ledger of events, and the months between them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from ics_claims import claimed
from ics_claims.columns import records, typed
from ics_claims.dates import first_day, last_day, months_between
from ics_claims.errors import UserError
from ics_claims.intervals import OPEN, Interval, interval
from ics_claims.register import (
    READINGS,
    Reading,
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
    reading: str = "both",
) -> pd.DataFrame:
    """Return the coverage table: one row an event up to `until`, the register beside the claims.

    The claimed total is what the event's announcements say of England's people, originals before
    renditions; where they say nothing, the press of the day as `waves` has it. A total that is
    claimed as a share is that share of England on the same basis. Bounds left open stay open. On a
    basis without a figure for a system that was absorbed, `people` is missing.

    Of the two readings of the register `people` is the generous one, unless `reading` is strict;
    `people_low` and `people_high` span those that `reading` allows.
    """
    readings = _readings(reading)
    replayed = {it: _events(reference, it) for it in readings}
    rows = []
    summed = OPEN
    for event in replayed[readings[-1]]:
        if until and last_day(event["on"]) > last_day(until):
            continue
        in_readings = {it: _same(replayed[it], event) for it in readings}
        register = _register_after(reference, in_readings, basis, year)
        row = _event_row(event, register, claims, announcements, summed)
        summed = interval(row["summed_low"], row["summed_high"])
        rows.append(row)
    return typed(_LEDGER, rows, "coverage")


def coverage_by_month(
    reference: Reference,
    basis: str = "ons_mid_year",
    until: str = "2022-07",
    year: Year = "latest",
    reading: str = "both",
) -> pd.DataFrame:
    """Return one row a month since June 2017: systems and people at its end, and England's.

    Columns with `_low` and `_high` span the readings of the register. `people` and `share` are
    missing where a system has no figure on that basis.
    """
    import pandas as pd

    rows = [
        {"month": month}
        | coverage_on(reference, min(last_day(month), last_day(until)), basis, year, reading)
        for month in months_between(FIRST_WAVE, until)
    ]
    columns = ["month", "systems", "systems_low", "systems_high", "people", "people_low"]
    columns += ["people_high", "england", "share", "share_low", "share_high", "basis"]
    counts = dict.fromkeys(["people", "people_low", "people_high"], "Int64")
    shares = dict.fromkeys(["share", "share_low", "share_high"], "float64")
    return pd.DataFrame(rows, columns=columns).astype(counts | shares)


def coverage_on(
    reference: Reference,
    date: str,
    basis: str = "ons_mid_year",
    year: Year = "latest",
    reading: str = "both",
) -> dict[str, Any]:
    """Return systems, people, England and share on a day, with the span of the readings."""
    readings = _readings(reading)
    present = {it: list(systems_on(reference, date, it)["system_id"]) for it in readings}
    counts = {it: (ids, date) for it, ids in present.items()}
    numbers = [len(ids) for ids in present.values()]
    return {
        "systems": numbers[-1],
        "systems_low": min(numbers),
        "systems_high": max(numbers),
    } | _counted(reference, counts, basis, year)


def systems_after_events(reference: Reference, reading: str = "both") -> list[dict[str, list[str]]]:
    """Return the systems after each event by its id, one dictionary a reading."""
    return [
        {event["event_id"]: event["after"] for event in _events(reference, it)}
        for it in _readings(reading)
    ]


def claims_alone(claims: pd.DataFrame, announcements: pd.DataFrame) -> pd.DataFrame:
    """Return one row an event of the documents with what they alone claim: no register, no press.

    Nothing is converted: people are missing where only a share is claimed, and the other way.
    """
    import pandas as pd

    dated = announcements.sort_values(["published", "announcement_id"])
    rows = []
    for event, documents in dated[dated["event"] != ""].groupby("event", sort=False):
        read, names = claimed.read_for(str(event), claims, announcements)
        systems, shares = claimed.systems_claimed(read), claimed.share_claimed(read)
        people, added = claimed.people_claimed(read), claimed.added_claimed(read, ())
        ids = [*systems.claim_ids, *people.claim_ids, *shares.claim_ids, *added.claim_ids]
        rows.append(
            {"event": event, "published": _published(documents, names)}
            | _systems_cells(systems)
            | _cells("people_claimed", people)
            | _cells("share_claimed", shares)
            | _cells("added_claimed", added)
            | {"documents": ", ".join(names), "claim_ids": " ".join(ids)}
        )
    columns = ["event", "published", *_CLAIMED_COLUMNS, "documents", "claim_ids"]
    frame = pd.DataFrame(rows, columns=columns)
    numbers = [name for name in columns if name.endswith(("_low", "_high"))]
    whole = dict.fromkeys(["systems_claimed_strict", "systems_claimed_generous"], "Int64")
    return frame.astype(dict.fromkeys(numbers, "float64") | whole)


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


def _published(documents: pd.DataFrame, names: Sequence[str]) -> str:
    return str(documents.loc[documents["announcement_id"].isin(names), "published"].iloc[0])


_CLAIMED_COLUMNS = (
    "systems_claimed systems_claimed_strict systems_claimed_generous "
    "people_claimed people_claimed_low people_claimed_high "
    "share_claimed share_claimed_low share_claimed_high "
    "added_claimed added_claimed_low added_claimed_high"
).split()


def _readings(reading: str) -> list[Reading]:
    """Return the readings to span, the one to show last."""
    if reading not in READINGS:
        raise UserError(f"no reading '{reading}': use one of {', '.join(READINGS)}")
    both: list[Reading] = ["strict", "generous"]
    return both if reading == "both" else [it for it in both if it == reading]


def _counted(
    reference: Reference,
    counts: Mapping[Reading, tuple[Sequence[str], str]],
    basis: str,
    year: Year,
) -> dict[str, Any]:
    """Return people with their span, England's people, shares and the basis with its day.

    `counts` holds systems and their day by reading; the last one is shown.
    """
    totals = []
    for reading, (system_ids, date) in counts.items():
        people = population_on(reference, system_ids, date, basis, year, reading)["population"]
        totals.append(None if people.isna().any() else int(people.sum()))
        counted_on = reference_date_on(reference, date, basis, year)
    england = england_on(reference, basis, counted_on)
    known = [it for it in totals if it is not None]
    whole = len(known) == len(totals)
    span = {
        "people": totals[-1],
        "people_low": min(known) if whole else None,
        "people_high": max(known) if whole else None,
    }
    shares = {
        name.replace("people", "share"): None if it is None else round(it / england, 4)
        for name, it in span.items()
    }
    return span | {"england": england, **shares, "basis": f"{basis} {counted_on}"}


def _events(reference: Reference, reading: Reading) -> list[dict[str, Any]]:
    """Return the events in order, each with its date `on`, its day `day`, and the systems after."""
    moves = reference.wave_systems
    designated = dict(
        zip(reference.systems["system_id"], reference.systems["designated_on"], strict=True)
    )
    datings = reference.datings[reference.datings["change"] == "designated"]
    latest = dict(zip(datings["system_id"], datings["latest_on"], strict=True))
    events = []
    for event in records(reference.waves):
        of_event = moves[moves["event_id"] == event["event_id"]]
        added = list(of_event.loc[of_event["action"] == "added", "system_id"])
        absorbed = list(of_event.loc[of_event["action"] == "absorbed", "system_id"])
        known = [event["announced_on"], event["effective_on"], *(designated[it] for it in added)]
        on = next(date for date in known if date)
        days = [first_day(event["effective_on"] or on)]
        if reading == "strict":
            days += [first_day(latest[it]) for it in added if it in latest]
        events.append(event | {"on": on, "day": max(days), "added": added, "absorbed": absorbed})
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


def _same(events: list[dict[str, Any]], event: dict[str, Any]) -> dict[str, Any]:
    return next(it for it in events if it["event_id"] == event["event_id"])


def _register_after(
    reference: Reference, in_readings: dict[Reading, dict[str, Any]], basis: str, year: Year
) -> dict[str, Any]:
    counts = {it: (event["after"], event["day"]) for it, event in in_readings.items()}
    shown = list(in_readings.values())[-1]
    return {
        "systems_added": len(shown["added"]),
        "systems_absorbed": len(shown["absorbed"]),
        "systems": len(shown["after"]),
    } | _counted(reference, counts, basis, year)


def _event_row(
    event: dict[str, Any],
    register: dict[str, Any],
    claims: pd.DataFrame,
    announcements: pd.DataFrame,
    summed_before: Interval,
) -> dict[str, Any]:
    read, documents = claimed.read_for(event["event_id"], claims, announcements)
    about = interval(event["claimed_share_low"], event["claimed_share_high"])
    systems = claimed.systems_claimed(read)
    people, shares = claimed.people_claimed(read), claimed.share_claimed(read, about)
    added = claimed.added_claimed(read, event["added"])
    total, source = _total(event, people, shares, register["england"], documents, read)
    shares = shares if shares.claim_ids else _of_press(event, "share")
    added = added if added.claim_ids else _of_press(event, "added")
    counted = people.bounds if people.claim_ids else _of_press(event, "total").bounds
    summed = _summed(summed_before, counted, added.bounds)
    others = [*systems.claim_ids, *shares.claim_ids, *added.claim_ids]
    return {
        "event": event["event_id"],
        "announced_on": event["on"],
        **register,
        **_systems_cells(systems),
        **_cells("people_claimed", total),
        **_cells("share_claimed", shares),
        **_cells("added_claimed", added),
        "summed_low": summed.low,
        "summed_high": summed.high,
        **_residuals(total.bounds, register),
        "holds": _holds(total, people, shares, register),
        "claim_ids": " ".join(total.claim_ids),
        "other_claim_ids": " ".join(
            dict.fromkeys(it for it in others if it not in total.claim_ids)
        ),
        "source": source,
    }


def _total(
    event: dict[str, Any],
    people: claimed.Stated,
    shares: claimed.Stated,
    england: int,
    documents: Sequence[str],
    read: pd.DataFrame,
) -> tuple[claimed.Stated, str]:
    """Return the total claimed and its source: in people where given, else from a share."""
    stated = people if people.claim_ids else _in_people(shares, england)
    if stated.claim_ids:
        behind = set(read.loc[read["claim_id"].isin(stated.claim_ids), "announcement_id"])
        named = ", ".join(name for name in documents if name in behind)
        return stated, f"announcements read: {named}"
    press, share = _of_press(event, "total"), _of_press(event, "share")
    if not press.bounds.known:
        converted = _in_people(share, england)
        press = replace(converted, written=press.written or converted.written)
    return press, f"press of the day: {event['sources']}" if press.written else "no total found"


def _of_press(event: dict[str, Any], name: str) -> claimed.Stated:
    """Return what the press of the day gave, by the row of `waves`."""
    bounds = interval(event[f"claimed_{name}_low"], event[f"claimed_{name}_high"])
    written = event[f"claimed_{name}_as_written"]
    read = (claimed.as_rounded(bounds, name == "share"),) if bounds.known else ()
    return claimed.Stated(written, bounds, (), read)


def _in_people(shares: claimed.Stated, england: int) -> claimed.Stated:
    read = tuple(it.times(england) for it in shares.read)
    return replace(shares, bounds=shares.bounds.times(england), read=read)


def _summed(before: Interval, total: Interval, added: Interval) -> Interval:
    """Return the last closed total in people and all said to be added since, as an interval."""
    if total.low is not None and total.high is not None:
        return total
    return before + added if before.known else OPEN


def _residuals(bounds: Interval, register: dict[str, Any]) -> dict[str, Any]:
    least, most = register["people_low"], register["people_high"]
    low = None if bounds.low is None or most is None else bounds.low - most
    high = None if bounds.high is None or least is None else bounds.high - least
    return {
        "residual_low": low,
        "residual_high": high,
        "residual_percent_low": None if low is None else round(100 * low / most, 1),
        "residual_percent_high": None if high is None else round(100 * high / least, 1),
    }


def _holds(
    total: claimed.Stated,
    people: claimed.Stated,
    shares: claimed.Stated,
    register: dict[str, Any],
) -> str:
    """Return whether the register lies within every statement: yes, in one reading or no."""
    statements = [*total.read, *people.read, *_in_people(shares, register["england"]).read]
    ends = [register["people_low"], register["people_high"]]
    if not statements or None in ends:
        return ""
    held = [all(it.holds(end) for it in statements) for end in ends]
    return "yes" if all(held) else ("in one reading" if any(held) else "no")


def _systems_cells(systems: claimed.Systems) -> dict[str, Any]:
    return {
        "systems_claimed": systems.written,
        "systems_claimed_strict": systems.strict,
        "systems_claimed_generous": systems.generous,
    }


def _cells(name: str, stated: claimed.Stated) -> dict[str, Any]:
    low, high = stated.bounds.low, stated.bounds.high
    return {name: stated.written, f"{name}_low": low, f"{name}_high": high}


__all__ = [
    "FIRST_WAVE",
    "changes",
    "claims_alone",
    "coverage_by_event",
    "coverage_by_month",
    "coverage_on",
    "systems_after_events",
    "systems_on",
    "with_status",
]
