"""The dataset as it could have been known on a day."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from ics_claims.columns import records
from ics_claims.dates import first_day, last_day
from ics_claims.tables import TABLES

if TYPE_CHECKING:
    import pandas as pd

    from ics_claims.reference import Reference

_DESIGNATION = ("designated_on", "designated_precision")
_ABSORPTION = ("successor_id", "successor_on", "successor_precision")


def known_on(tables: Mapping[str, pd.DataFrame], as_of: str) -> dict[str, pd.DataFrame]:
    """Return the tables without what was published, or may have been, after `as_of`.

    A document dated "May 2020" is known from 31 May: nothing announced later leaks in. Raises
    UserError where `as_of` is no date.
    """
    day = last_day(as_of)
    announcements = tables["announcements"]
    read = announcements[_until(announcements["published"], day)]
    claim_ids = set(_of(read, tables["claims"])["claim_id"])
    known = {name: _of(read, table) for name, table in tables.items()}
    known = {name: _about(claim_ids, name, table) for name, table in known.items()}
    known |= {"announcements": read.reset_index(drop=True)}
    return known | _derived(known, day)


def _of(read: pd.DataFrame, table: pd.DataFrame) -> pd.DataFrame:
    """Return the rows on documents that were read, or all of a table on something else."""
    if "announcement_id" not in table:
        return table
    in_read = table["announcement_id"].isin(read["announcement_id"])
    return table[in_read].reset_index(drop=True)


def _about(claim_ids: set[str], name: str, table: pd.DataFrame) -> pd.DataFrame:
    """Return the rows that name no claim but known ones."""
    for key in TABLES[name].foreign_keys:
        if key.reference == "claims":
            table = table[table[key.column].isin([*claim_ids, ""])].reset_index(drop=True)
    return table


def reference_known_on(reference: Reference, as_of: str) -> Reference:
    """Return the reference tables without what was announced, dated or counted after `as_of`.

    A designation or absorption is known once its event was announced; an estimate once the day
    that it counts people on had come, as the sources do not say when each was published. The
    first day counted stays in any case, so that there is something to count with. Raises
    UserError where `as_of` is no date.
    """
    day = last_day(as_of)
    estimates = reference.populations[reference.populations["basis"] == "ons_mid_year"]
    first = str(estimates["reference_date"].min())
    waves = reference.waves[[known <= day for known in _event_days(reference)]]
    moves = reference.wave_systems
    moves = moves[moves["event_id"].isin(waves["event_id"])]
    added, absorbed = (
        set(moves.loc[moves["action"] == action, "system_id"]) for action in ("added", "absorbed")
    )
    datings = reference.datings
    dated = datings["system_id"].isin(added | absorbed)
    return replace(
        reference,
        waves=waves.reset_index(drop=True),
        wave_systems=moves.reset_index(drop=True),
        systems=_without_changes(reference.systems, added, absorbed, day),
        datings=datings[dated].reset_index(drop=True),
        populations=_counted_by(reference.populations, max(day, first)),
        england=_counted_by(reference.england, max(day, first)),
    )


def _event_days(reference: Reference) -> list[str]:
    """Return the day by which each event of `waves` was surely known, in their order."""
    designated = dict(
        zip(reference.systems["system_id"], reference.systems["designated_on"], strict=True)
    )
    datings = reference.datings[reference.datings["change"] == "designated"]
    latest = dict(zip(datings["system_id"], datings["latest_on"], strict=True))
    moves = reference.wave_systems[reference.wave_systems["action"] == "added"]
    days = []
    for event in records(reference.waves):
        added = list(moves.loc[moves["event_id"] == event["event_id"], "system_id"])
        stated = event["announced_on"] or event["effective_on"]
        dates = [stated] if stated else [designated[it] for it in added]
        # A system that sources found at work by some day was known by then.
        dates += [latest[it] for it in added if it in latest and not stated]
        days.append(min((last_day(date) for date in dates if date), default="9"))
    return days


def _without_changes(
    systems: pd.DataFrame, added: set[str], absorbed: set[str], day: str
) -> pd.DataFrame:
    """Return the register with the changes of events after `day` blank; partnerships stay."""
    known = systems.copy()
    is_stp = known["kind"] == "stp"
    for columns, changed in ((_DESIGNATION, added), (_ABSORPTION, absorbed)):
        later = ~known["system_id"].isin(changed) & ~is_stp
        known.loc[later, list(columns)] = ""
    known.loc[known["designated_on"] == "", "wave"] = None
    known.loc[known["statutory_on"].map(lambda on: bool(on) and on > day), "statutory_on"] = ""
    return known


def _counted_by(frame: pd.DataFrame, day: str) -> pd.DataFrame:
    counted = frame["reference_date"].map(lambda on: bool(on) and last_day(on) <= day)
    return frame[counted.astype(bool)].reset_index(drop=True)


def _derived(tables: Mapping[str, pd.DataFrame], day: str) -> dict[str, pd.DataFrame]:
    """Return the tables that rest on claims, with only the claims that `tables` still has."""
    claims = tables["claims"]
    claim_ids = set(claims["claim_id"])
    findings, coverage, systems = tables["findings"], tables["coverage"], tables["systems"]
    shown = coverage[
        _until(coverage["announced_on"], day)
        & _rest_on(coverage["claim_ids"], claim_ids)
        & _rest_on(coverage["other_claim_ids"], claim_ids)
    ]
    # A finding that says neither from when nor on which claims rests on the register as a whole.
    complete = len(shown) == len(coverage)
    dated = findings["known_from"].map(lambda on: bool(on) and last_day(on) <= day).astype(bool)
    undated = (findings["known_from"] == "") & ((findings["claim_ids"] != "") | complete)
    found = _rest_on(findings["claim_ids"], claim_ids) & (dated | undated)
    counted = systems["system_id"].map(claims["system_id"].value_counts())
    derived = {
        "findings": findings[found].reset_index(drop=True),
        "coverage": shown.reset_index(drop=True),
        "systems": _as_known(systems, day).assign(claims=counted.fillna(0).astype("Int64")),
    }
    if "measures" in tables:
        measures = tables["measures"]
        mapped = measures["measure_id"].map(claims["measure_id"].value_counts())
        derived["measures"] = measures.assign(claims=mapped.fillna(0).astype("Int64"))
    return derived


def _as_known(systems: pd.DataFrame, day: str) -> pd.DataFrame:
    """Return the published register without designations and absorptions after `day`."""
    known = systems.copy()
    for date, columns in (("designated_on", _DESIGNATION), ("successor_on", _ABSORPTION[:2])):
        later = known[date].map(lambda on: bool(on) and first_day(on) > day)
        known.loc[later.astype(bool), list(columns)] = ""
    known.loc[known["designated_on"] == "", "wave"] = None
    return known


def _until(dates: pd.Series[str], day: str) -> pd.Series[bool]:
    return dates.map(last_day) <= day


def _rest_on(cells: pd.Series[str], claim_ids: set[str]) -> pd.Series[bool]:
    return cells.map(lambda ids: set(ids.split()) <= claim_ids).astype(bool)
