"""How coverage grew, as it could be known on a day: what the notebook and the command show."""

from __future__ import annotations

import csv
import difflib
import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from ics_claims.columns import records
from ics_claims.coverage import (
    claims_alone,
    coverage_by_event,
    coverage_by_month,
    coverage_on,
    systems_after_events,
    with_status,
)
from ics_claims.dates import last_day
from ics_claims.errors import UserError
from ics_claims.register import Year
from ics_claims.selection import known_on, reference_known_on

if TYPE_CHECKING:
    import pandas as pd

    from ics_claims.reference import Reference

Place = tuple[int, int]

# States of a tile after an event, from full to empty.
NEW, COVERED, UNSURE, PART, AHEAD = "new", "covered", "unsure", "part", "not yet"


@dataclass(frozen=True)
class Growth:
    """The frames behind the pictures of growth, all as known on one day.

    `months` and `events` set register and claims side by side, `tiles` is the map after each
    event, `alone` what the documents claim without register and press, `behind` their claims.
    """

    months: pd.DataFrame
    events: pd.DataFrame
    tiles: pd.DataFrame
    alone: pd.DataFrame
    behind: pd.DataFrame


def growth(
    reference: Reference,
    tables: Mapping[str, pd.DataFrame],
    as_of: str,
    basis: str = "ons_mid_year",
    year: Year = "latest",
    reading: str = "both",
    highlight: Sequence[str] = (),
) -> Growth:
    """Return how coverage grew by `as_of`; nothing announced or counted later is in any frame.

    `highlight` marks systems on the map. Raises UserError for a date, basis, year, reading or
    system that there is not.
    """
    known, read = reference_known_on(reference, as_of), known_on(tables, as_of)
    claims, announcements = read["claims"], read["announcements"]
    events = coverage_by_event(known, claims, announcements, basis, year, reading=reading)
    alone = claims_alone(claims, announcements)
    ids = " ".join([*events["claim_ids"], *events["other_claim_ids"]]).split()
    return Growth(
        coverage_by_month(known, basis, as_of, year, reading),
        with_status(_with_absorbed(known, events), claims),
        tiles_by_event(known, events, reading, highlight),
        alone,
        claims[claims["claim_id"].isin([*ids, *" ".join(alone["claim_ids"]).split()])],
    )


def tiles_by_event(
    reference: Reference, events: pd.DataFrame, reading: str = "both", highlight: Sequence[str] = ()
) -> pd.DataFrame:
    """Return one row a tile and event that added systems: where it stands and its `state`.

    The tiles are the 42 areas; one that only a smaller, later absorbed system lies in is "part",
    one that a reading of the register leaves out "unsure". Raises UserError for an unknown system
    in `highlight`.
    """
    import pandas as pd

    tiles = {tile["system_id"]: tile for tile in records(reference.tiles)}
    _check_highlight(highlight, list(tiles))
    marked = {_place(tiles[system_id]) for system_id in highlight}
    final = set(reference.systems.loc[reference.systems["one_of_final_42"], "system_id"])
    after = systems_after_events(reference, reading)
    joined = reference.wave_systems[reference.wave_systems["action"] == "added"]
    rows: list[dict[str, Any]] = []
    for event in records(events[_is_wave(events)]):
        states = _states([it[event["event"]] for it in after], tiles, final)
        added = set(joined.loc[joined["event_id"] == event["event"], "system_id"])
        for tile in (tiles[system_id] for system_id in sorted(final)):
            state = states.get(_place(tile), AHEAD)
            is_new = state == COVERED and tile["system_id"] in added
            rows.append(
                {name: event[name] for name in ("event", "announced_on", "systems")}
                | tile
                | {"state": NEW if is_new else state, "highlighted": _place(tile) in marked}
            )
    return pd.DataFrame(rows, columns=_TILE_COLUMNS)


def tiles_in_words(tiles: pd.DataFrame) -> pd.DataFrame:
    """Return one row an event with the tiles that are new, covered in part, unsure or not yet."""
    import pandas as pd

    rows = []
    whole = tiles.assign(label=tiles["label"].str.replace("- ", "", regex=False))
    for event, of_event in whole.groupby("event", sort=False):
        by_state = {
            state: list(of_event.loc[of_event["state"] == state, "label"])
            for state in (NEW, COVERED, PART, UNSURE, AHEAD)
        }
        rows.append(
            {
                "event": event,
                "announced_on": of_event["announced_on"].iloc[0],
                "systems": of_event["systems"].iloc[0],
                "new": ", ".join(by_state[NEW]),
                "already": len(by_state[COVERED]),
                "in_part": ", ".join(by_state[PART]),
                "unsure": ", ".join(by_state[UNSURE]),
                "not_yet": len(by_state[AHEAD]),
                "highlighted": ", ".join(of_event.loc[of_event["highlighted"], "label"]),
            }
        )
    columns = ["event", "announced_on", "systems", "new", "already", "in_part", "unsure"]
    return pd.DataFrame(rows, columns=[*columns, "not_yet", "highlighted"])


def answer(
    reference: Reference,
    tables: Mapping[str, pd.DataFrame],
    as_of: str,
    basis: str = "ons_mid_year",
    year: Year = "latest",
    reading: str = "both",
) -> dict[str, Any]:
    """Return coverage on a day and what did not add up by then.

    Keys: as_of, systems, people_low, people_high, england, share_low, share_high (from 0 to 1),
    basis and findings, each with its id, rule, severity, statement, evidence and claim_ids. People
    are None where the basis has no figure for a system.
    """
    known = reference_known_on(reference, as_of)
    row = coverage_on(known, last_day(as_of), basis, year, reading)
    findings = known_on(tables, as_of)["findings"]
    kept = [name for name in _FINDING if name in findings]
    names = ("systems", "people_low", "people_high", "england", "share_low", "share_high", "basis")
    return (
        {"as_of": as_of}
        | {name: row[name] for name in names}
        | {"findings": [_listed(row) for row in records(findings[kept])]}
    )


def event_on(
    reference: Reference,
    tables: Mapping[str, pd.DataFrame],
    as_of: str,
    basis: str = "ons_mid_year",
    year: Year = "latest",
    reading: str = "both",
) -> dict[str, Any] | None:
    """Return the ledger's row of the last event known on a day, None before the first."""
    known, read = reference_known_on(reference, as_of), known_on(tables, as_of)
    claims, announcements = read["claims"], read["announcements"]
    ledger = coverage_by_event(known, claims, announcements, basis, year, reading=reading)
    return records(ledger)[-1] if len(ledger) else None


def answer_as_csv(found: Mapping[str, Any]) -> str:
    """Return an answer as a header and one row; findings are their ids, separated by spaces."""
    row = dict(found) | {"findings": " ".join(it["finding_id"] for it in found["findings"])}
    out = io.StringIO()
    writer = csv.DictWriter(out, list(row), lineterminator="\n")
    writer.writeheader()
    writer.writerow(row)
    return out.getvalue()


def answer_in_words(found: Mapping[str, Any], event: Mapping[str, Any] | None) -> list[str]:
    """Return an answer in lines to read, with the ledger's line of the last event."""
    people = _either(found["people_low"], found["people_high"], "{:,}")
    share = _either(found["share_low"], found["share_high"], "{:.1%}")
    lines = [
        f"{found['as_of']}: {found['systems']} systems, {people} of {found['england']:,} people "
        f"in England ({share}), {found['basis']}",
        *(_event_in_words(event) if event else ["no event known by then"]),
        f"findings: {len(found['findings'])}",
    ]
    for finding in found["findings"]:
        lines += [
            f"  [{finding['severity']}] {finding['statement']}",
            f"      {finding['evidence']} ({finding['rule']}: {' '.join(finding['claim_ids'])})",
        ]
    return lines


def _event_in_words(event: Mapping[str, Any]) -> list[str]:
    absorbed = f" −{event['systems_absorbed']}" if event["systems_absorbed"] else ""
    lines = [f"last event: {event['event']}, +{event['systems_added']}{absorbed} systems"]
    strict, generous = event["systems_claimed_strict"], event["systems_claimed_generous"]
    if event["systems_claimed"]:
        number = "" if str(strict) == "<NA>" else f" ({_either(generous, strict, '{}')})"
        lines.append(f"  systems claimed: {event['systems_claimed']}{number}")
    if event["people_claimed"]:
        bounds = _span(event["people_claimed_low"], event["people_claimed_high"], "{:,.0f}")
        gap = _span(event["residual_low"], event["residual_high"], "{:+,.0f}")
        percent = _span(event["residual_percent_low"], event["residual_percent_high"], "{:+.1f}%")
        lines += [
            f"  people claimed: “{event['people_claimed']}” ({bounds}); {event['source']}",
            f"  claimed less register: {gap} ({percent}); "
            f"holds within its own hedge: {event['holds'] or 'cannot be told'}",
        ]
    if event["claim_ids"]:
        lines.append(f"  claims: {event['claim_ids']}")
    return lines


def _either(low: Any, high: Any, form: str) -> str:  # noqa: ANN401 - cells
    if low is None or high is None:
        return "an unknown number"
    return form.format(low) if low == high else f"{form.format(low)} or {form.format(high)}"


def _span(low: float, high: float, form: str) -> str:
    """Return bounds in words; NaN is open."""
    if low != low:
        return f"at most {form.format(high)}" if high == high else "no bounds"
    if high != high:
        return f"at least {form.format(low)}"
    return form.format(low) if low == high else f"{form.format(low)} to {form.format(high)}"


_TILE_COLUMNS = ("event announced_on systems system_id label row column state highlighted").split()
_FINDING = ("finding_id", "rule", "severity", "statement", "evidence", "claim_ids")


def _with_absorbed(reference: Reference, events: pd.DataFrame) -> pd.DataFrame:
    """Return the ledger with the short names of the systems that each event absorbed."""
    labels = dict(zip(reference.tiles["system_id"], reference.tiles["label"], strict=True))
    gone = reference.wave_systems[reference.wave_systems["action"] == "absorbed"]
    names = [
        ", ".join(labels[it] for it in gone.loc[gone["event_id"] == event, "system_id"])
        for event in events["event"]
    ]
    return events.assign(absorbed_names=names)


def _is_wave(events: pd.DataFrame) -> pd.Series[bool]:
    """Whether an event added systems at a time that is known to the month."""
    return (events["systems_added"] > 0) & (events["announced_on"].str.len() > 4)


def _listed(finding: dict[str, Any]) -> dict[str, Any]:
    return finding | {"claim_ids": str(finding["claim_ids"]).split()}


def _states(
    present: Sequence[Sequence[str]], tiles: Mapping[str, dict[str, Any]], final: set[str]
) -> dict[Place, str]:
    """Return the state of each tile that is not empty, by the systems of each reading."""
    filled: list[dict[Place, str]] = []
    for system_ids in present:
        found: dict[Place, str] = {}
        for tile in (tiles[it] for it in system_ids if it in tiles):
            whole = tile["system_id"] in final
            found[_place(tile)] = COVERED if whole else found.get(_place(tile), PART)
        filled.append(found)
    states = {}
    for place in sorted({place for found in filled for place in found}):
        per_reading = {found.get(place, AHEAD) for found in filled}
        states[place] = per_reading.pop() if len(per_reading) == 1 else UNSURE
    return states


def _place(tile: Mapping[str, Any]) -> Place:
    return int(tile["row"]), int(tile["column"])


def _check_highlight(highlight: Sequence[str], known: Sequence[str]) -> None:
    for system_id in highlight:
        if system_id not in known:
            nearest = difflib.get_close_matches(str(system_id), known, n=1)
            hint = f"did you mean '{nearest[0]}'?" if nearest else "see data/reference/tiles.csv"
            raise UserError(f"no system '{system_id}' to highlight: {hint}")
