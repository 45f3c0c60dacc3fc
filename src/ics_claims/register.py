"""The register on a date: which systems exist, under which codes, and how many people they have.

People are always of one basis and of the area that a system had on the date; the bases are never
mixed. Where sources date a change differently, a reading chooses: generous takes the earliest date
and the wider area, strict the latest date and the narrower area.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Literal

from ics_claims.columns import records
from ics_claims.dates import first_day
from ics_claims.errors import UserError

if TYPE_CHECKING:
    import pandas as pd

    from ics_claims.reference import Reference

# Residents, patients on GP lists (about 7% more), residents counted at the census.
BASES = ("ons_mid_year", "gp_registered", "census_2021")
# A mid-year estimate: of one year, the nearest to the date, or the latest whose day had passed
# when the month began, so that no estimate comes from after an announcement.
Year = int | str
READINGS = ("strict", "generous", "both")
Reading = Literal["strict", "generous"]

# The series that system populations are sums of; the rebased one is no denominator for them.
_ORIGINAL = "original"


def systems_on(reference: Reference, date: str, reading: Reading = "generous") -> pd.DataFrame:
    """Return the register's rows of the systems that exist on `date`: designated, not absorbed.

    A date known to the month or year counts from its first day. A system whose successor exists
    is never counted beside it. Raises UserError for no date.
    """
    day = first_day(date)
    systems = reference.systems
    begun = changed_on(reference, "designated", reading)
    ended = changed_on(reference, "absorbed", reading)
    present = {it for it, on in begun.items() if on <= day and not ended.get(it, "9") <= day}
    successors = dict(zip(systems["system_id"], systems["successor_id"], strict=True))
    present = {it for it in present if not present & set(_successors(it, successors))}
    return systems[systems["system_id"].isin(present)].reset_index(drop=True)


def changed_on(
    reference: Reference, change: Literal["designated", "absorbed"], reading: Reading
) -> dict[str, str]:
    """Return the first day on which each system was designated or absorbed, by one reading."""
    column = {"designated": "designated_on", "absorbed": "successor_on"}[change]
    systems = reference.systems
    dated = systems.loc[systems[column] != "", ["system_id", column]]
    days = {it: first_day(on) for it, on in zip(dated["system_id"], dated[column], strict=True)}
    for row in records(reference.datings[reference.datings["change"] == change]):
        if (on := days.get(row["system_id"])) is None:
            continue
        earliest, latest = first_day(row["earliest_on"]), first_day(row["latest_on"])
        days[row["system_id"]] = max(on, latest) if reading == "strict" else min(on, earliest)
    return days


def register_on(
    reference: Reference,
    date: str,
    basis: str = "ons_mid_year",
    year: Year = "latest",
    reading: Reading = "generous",
) -> pd.DataFrame:
    """Return one row a system that exists on `date`: name and codes of the day, area and people.

    `absorbed` names what it had taken in by then, `becomes` and `becomes_on` what it will be part
    of. A population that the sources do not give is missing.
    """
    systems = systems_on(reference, date, reading)
    gone = changed_on(reference, "absorbed", reading)
    taken: dict[str, list[str]] = {}
    for row in records(reference.systems):
        if gone.get(row["system_id"], "9") <= first_day(date) and row["kind"] != "stp":
            taken.setdefault(row["successor_id"], []).append(row["system_id"])
    ids = list(systems["system_id"])
    people = population_on(reference, ids, date, basis, year, reading)
    return systems[["system_id", "ods_code", "kind", "region"]].assign(
        name=_named_on(reference, systems, date),
        gss_code=_gss_on(reference, ids, date),
        absorbed=[" ".join(taken.get(it, [])) for it in ids],
        becomes=systems["successor_id"],
        becomes_on=[gone.get(it, "") for it in ids],
        area=people["area"],
        population=people["population"],
        reference_date=people["reference_date"],
    )


def population_on(
    reference: Reference,
    system_ids: Iterable[str],
    date: str,
    basis: str,
    year: Year = "latest",
    reading: Reading = "generous",
) -> pd.DataFrame:
    """Return one row a system: system_id, population, reference_date and area, on one basis.

    For mid-year estimates the area is the one the system had on `date`, and `year` chooses the
    estimate. In the strict reading a system made of commissioning groups keeps the area it was
    designated with. A population that the sources do not give is missing. Raises UserError for an
    unknown basis or a year without an estimate.
    """
    import pandas as pd

    wanted = pd.DataFrame({"system_id": list(system_ids)}, dtype="str")
    rows = _of_basis(reference, basis)
    if basis == "ons_mid_year":
        rows = rows[rows["reference_date"] == reference_date_on(reference, date, basis, year)]
        days = dict.fromkeys(wanted["system_id"], first_day(date))
        if reading == "strict":
            days |= _days_of_first_area(reference, first_day(date))
        rows = rows[rows["system_id"].isin(days)]
        rows = rows[_valid_on(rows, rows["system_id"].map(days))]
    kept = rows[["system_id", "population", "reference_date", "area"]]
    return wanted.merge(kept, on="system_id", how="left", validate="one_to_one")


def reference_date_on(reference: Reference, date: str, basis: str, year: Year = "latest") -> str:
    """Return the day that a basis counts people on, as chosen by `year` for mid-year estimates.

    Before the first estimate that is the first one, as there is no other.
    """
    days = sorted(set(_of_basis(reference, basis)["reference_date"]))
    if not days:
        raise UserError(f"nobody had been counted as '{basis}' by then: use ons_mid_year")
    if basis != "ons_mid_year":
        return str(days[0])
    if year == "nearest":
        chosen = [min(days, key=lambda day: abs(_ordinal(day) - _ordinal(first_day(date))))]
    elif year == "latest":
        month = first_day(date)[:7]
        chosen = [day for day in days if day < f"{month}-01"][-1:] or days[:1]
    else:
        chosen = [day for day in days if day.startswith(f"{year}-")]
    if not chosen:
        known = ", ".join(day[:4] for day in days)
        raise UserError(f"no mid-year estimate of {year}: use {known}, nearest or latest")
    return str(chosen[0])


def england_on(reference: Reference, basis: str, reference_date: str) -> int:
    """Return England's people on a basis: the original ONS series, or the sum of the final 42."""
    if basis == "ons_mid_year":
        england = reference.england
        chosen = (england["series"] == _ORIGINAL) & (england["reference_date"] == reference_date)
        return int(england.loc[chosen, "population"].iloc[0])
    final = reference.systems.loc[reference.systems["one_of_final_42"], "system_id"]
    rows = _of_basis(reference, basis)
    return int(rows.loc[rows["system_id"].isin(final), "population"].sum())


def _successors(system_id: str, successors: Mapping[str, str]) -> list[str]:
    chain: list[str] = []
    while (system_id := successors.get(system_id, "")) and system_id not in chain:
        chain.append(system_id)
    return chain


def _days_of_first_area(reference: Reference, day: str) -> dict[str, str]:
    """Return the day whose area each system made of commissioning groups keeps on `day`.

    Groups gained places after such a system was named; no source says that the system did.
    """
    begun = changed_on(reference, "designated", "strict")
    populations = reference.populations
    made_of_groups = populations.loc[populations["area"].str.startswith("CCG"), "system_id"]
    return {it: min(begun[it], day) for it in set(made_of_groups) if it in begun}


def _named_on(reference: Reference, systems: pd.DataFrame, date: str) -> list[str]:
    """Return the name in use on `date`: the one taken by then, else the canonical one."""
    aliases = reference.aliases
    later = aliases[(aliases["kind"] == "later_name") & (aliases["valid_from"] <= first_day(date))]
    taken = dict(zip(later["system_id"], later["alias"], strict=True))
    pairs = zip(systems["system_id"], systems["name"], strict=True)
    return [taken.get(system_id, name) for system_id, name in pairs]


def _gss_on(reference: Reference, system_ids: list[str], date: str) -> list[str]:
    """Return each system's own ONS code on `date`, empty where it had none."""
    codes = reference.system_codes
    own = codes[(codes["scheme"] == "gss") & (codes["relation"] == "own")]
    day = first_day(date)
    used = own[
        (own["valid_from"] <= day) & ((own["valid_to"] == "") | (own["valid_to"] >= day))
    ].sort_values("valid_from")
    by_system = dict(zip(used["system_id"], used["code"], strict=True))
    return [by_system.get(system_id, "") for system_id in system_ids]


def _of_basis(reference: Reference, basis: str) -> pd.DataFrame:
    if basis not in BASES:
        raise UserError(f"no population basis '{basis}': use one of {', '.join(BASES)}")
    populations = reference.populations
    return populations[populations["basis"] == basis]


def _valid_on(rows: pd.DataFrame, days: pd.Series[str]) -> pd.Series[bool]:
    begun = (rows["area_valid_from"] == "") | (rows["area_valid_from"] <= days)
    return begun & ((rows["area_valid_to"] == "") | (rows["area_valid_to"] >= days))


def _ordinal(day: str) -> int:
    from datetime import date

    return date.fromisoformat(day).toordinal()
