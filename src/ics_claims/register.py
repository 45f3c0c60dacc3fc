"""The register on a date: which systems exist, and how many people they have on one basis.

People are always of one basis and of the area that a system had on the date; the bases are never
mixed.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Literal

from ics_claims.dates import first_day
from ics_claims.errors import UserError

if TYPE_CHECKING:
    import pandas as pd

    from ics_claims.reference import Reference

# Residents, patients on GP lists (about 7% more), residents counted at the census.
BASES = ("ons_mid_year", "gp_registered", "census_2021")
# A mid-year estimate: of one year, the nearest to the date, or the latest whose day had passed
# when the month began, so that no estimate comes from after an announcement.
Year = int | Literal["nearest", "latest"]

# The series that system populations are sums of; the rebased one is no denominator for them.
_ORIGINAL = "original"


def systems_on(reference: Reference, date: str) -> pd.DataFrame:
    """Return the register's rows of the systems that exist on `date`: designated, not absorbed.

    A date known to the month or year counts from its first day. Raises UserError for no date.
    """
    day = first_day(date)
    systems = reference.systems
    begun = systems["designated_on"].map(lambda on: bool(on) and first_day(on) <= day)
    ended = systems["successor_on"].map(lambda on: bool(on) and first_day(on) <= day)
    return systems[begun.astype(bool) & ~ended.astype(bool)].reset_index(drop=True)


def population_on(
    reference: Reference,
    system_ids: Iterable[str],
    date: str,
    basis: str,
    year: Year = "latest",
) -> pd.DataFrame:
    """Return one row a system: system_id, population, reference_date and area, on one basis.

    For mid-year estimates the area is the one the system had on `date`, and `year` chooses the
    estimate. A population that the sources do not give is missing. Raises UserError for an
    unknown basis or a year without an estimate.
    """
    import pandas as pd

    rows = _of_basis(reference, basis)
    if basis == "ons_mid_year":
        rows = rows[rows["reference_date"] == reference_date_on(reference, date, basis, year)]
        rows = rows[_valid_on(rows, first_day(date))]
    wanted = pd.DataFrame({"system_id": list(system_ids)}, dtype="str")
    kept = rows[["system_id", "population", "reference_date", "area"]]
    return wanted.merge(kept, on="system_id", how="left", validate="one_to_one")


def reference_date_on(reference: Reference, date: str, basis: str, year: Year = "latest") -> str:
    """Return the day that a basis counts people on, as chosen by `year` for mid-year estimates."""
    days = sorted(set(_of_basis(reference, basis)["reference_date"]))
    if basis != "ons_mid_year":
        return str(days[0])
    if isinstance(year, int):
        chosen = [day for day in days if day.startswith(f"{year:04}-")]
    elif year == "nearest":
        chosen = [min(days, key=lambda day: abs(_ordinal(day) - _ordinal(first_day(date))))]
    else:
        month = first_day(date)[:7]
        chosen = [day for day in days if day < f"{month}-01"][-1:] or days[:1]
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


def _of_basis(reference: Reference, basis: str) -> pd.DataFrame:
    if basis not in BASES:
        raise UserError(f"no population basis '{basis}': use one of {', '.join(BASES)}")
    populations = reference.populations
    return populations[populations["basis"] == basis]


def _valid_on(rows: pd.DataFrame, day: str) -> pd.Series[bool]:
    begun = (rows["area_valid_from"] == "") | (rows["area_valid_from"] <= day)
    return begun & ((rows["area_valid_to"] == "") | (rows["area_valid_to"] >= day))


def _ordinal(day: str) -> int:
    from datetime import date

    return date.fromisoformat(day).toordinal()
