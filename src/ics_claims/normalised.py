"""Claims per year, per 1,000 residents and per head, where that is honest, with their bounds."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from ics_claims.columns import records
from ics_claims.comparison import days_in, rate_of
from ics_claims.dates import first_day, last_day
from ics_claims.model import ENGLAND
from ics_claims.outcomes import OUTCOME_KINDS
from ics_claims.register import england_on, population_on, reference_date_on

if TYPE_CHECKING:
    import pandas as pd

    from ics_claims.reference import Reference

BASIS = "ons_mid_year"
# Gregorian mean, so that a weekly rate and a yearly count meet: 365.2425 days.
_YEAR = 365.2425
_RATES_A_YEAR = {
    "a day": _YEAR,
    "a week": _YEAR / 7,
    "a fortnight": _YEAR / 14,
    "a month": 12.0,
    "a quarter": 4.0,
    "a year": 1.0,
}
# What was counted over less than this is not stretched to a year: seasons and beginnings differ.
_WHOLE_YEAR = 364
_COUNTED = ("count", "rate", "gbp")
# A system's residents, or its organisations, are no quantity per resident.
_KINDS = (*OUTCOME_KINDS, "cohort")
Bounds = tuple[float, float]


def people_of(
    claims: pd.DataFrame, announcements: pd.DataFrame, reference: Reference
) -> pd.DataFrame:
    """Return claim_id, people and basis: residents of each claim's system when it was published.

    ONS mid-year estimates, the latest whose day had passed, of the area that the system then had.
    Missing where the claim is about a part of a system, or the register has no figure.
    """
    import pandas as pd

    dates = dict(zip(announcements["announcement_id"], announcements["published"], strict=True))
    found: dict[tuple[str, str], tuple[int | None, str]] = {}
    rows = []
    for claim in records(claims):
        key = (claim["system_id"], dates[claim["announcement_id"]])
        if key not in found:
            found[key] = _residents(reference, *key)
        people, basis = (None, "") if claim["place"] else found[key]
        rows.append({"claim_id": claim["claim_id"], "people": people, "basis": basis})
    frame = pd.DataFrame(rows, columns=["claim_id", "people", "basis"])
    return frame.astype({"claim_id": "str", "people": "Int64", "basis": "str"})


def normalised(claims: pd.DataFrame, people: pd.DataFrame, measures: pd.DataFrame) -> pd.DataFrame:
    """Return `claims` with bounds a year, per 1,000 residents and per head, and their basis.

    Adds per_year, per_1000 and per_head, each `_low` and `_high` with NaN for open or not computed,
    and `per` in words. Counts go per 1,000, money per head; per year where the text gives a rate or
    a period of a year or more. What is counted over less is left as it is, and what is counted
    over a time that the text does not tell is put per nothing.
    """
    residents = {row["claim_id"]: row for row in records(people)}
    over = dict(zip(measures["measure_id"], measures["over"], strict=True))
    added = [
        forms_of(claim, residents[claim["claim_id"]], over.get(claim["measure_id"], "time"))
        for claim in records(claims)
    ]
    names = list(added[0]) if added else list(forms_of(_NOTHING, {"people": None, "basis": ""}))
    columns = {name: [forms[name] for forms in added] for name in names}
    return claims.assign(**columns)


def forms_of(
    claim: Mapping[str, Any], residents: Mapping[str, Any], over: str = "time"
) -> dict[str, Any]:
    """Return the normalised forms of one claim by column name; NaN where not honest."""
    bounds = (claim["value_low"], claim["value_high"])
    unit, people = claim["unit"], residents["people"]
    of_kind = claim["kind"] in _KINDS
    known = of_kind and _is_known(people)
    years = _years(claim) if of_kind and unit in _COUNTED else None
    timed = years is not None or (unit == "count" and bool(_days(claim)))
    counted = (
        unit in ("count", "rate")
        and known
        and (timed or (over == "moment" and not _changes(claim)))
    )
    a_year = _scaled(bounds, 1 / years) if years else _OPEN
    money = known and unit == "gbp"
    return {
        **_pair("per_year", a_year),
        **_pair(
            "per_1000",
            _scaled(a_year if years else bounds, 1000 / int(people)) if counted else _OPEN,
        ),
        **_pair("per_head", _scaled(bounds, 1 / int(people)) if money else _OPEN),
        "per": _words(counted, money, years is not None, timed),
        "residents": residents["basis"] if counted or money else "",
    }


_OPEN: Bounds = (float("nan"), float("nan"))
_NOTHING: dict[str, Any] = {
    "kind": "",
    "direction": "",
    "value_low": float("nan"),
    "value_high": float("nan"),
    "unit": "",
    "figure": "",
    "period": "",
    "period_start": "",
    "period_end": "",
    "quote": "",
    "quote_start": 0,
    "end": 0,
}


def _residents(reference: Reference, system_id: str, date: str) -> tuple[int | None, str]:
    counted_on = reference_date_on(reference, date, BASIS)
    basis = f"ONS mid-{counted_on[:4]}"
    if not system_id:
        return None, ""
    if system_id == ENGLAND:
        people = england_on(reference, BASIS, counted_on)
        return people, f"{people:,}, {basis}"
    row = records(population_on(reference, [system_id], date, BASIS))[0]
    people = row["population"]
    return (int(people), f"{int(people):,}, {basis}") if _is_known(people) else (None, "")


def _years(claim: Mapping[str, Any]) -> float | None:
    """Return how many years a claim is counted over; None where that is not told or under one."""
    if claim["unit"] == "rate":
        rate = _RATES_A_YEAR.get(rate_of(claim))
        return 1 / rate if rate else None
    days = _days(claim)
    if not days:
        return None
    # A period "over the last year" has both its end days, one more than a year.
    whole = round(days / _YEAR)
    if whole and abs(days - whole * _YEAR) < 2:
        return float(whole)
    return days / _YEAR if days >= _WHOLE_YEAR else None


def _days(claim: Mapping[str, Any]) -> int:
    """Return the days of a claim's period, 0 where its start or end is not told."""
    start, end = claim["period_start"], claim["period_end"]
    return days_in((first_day(start), last_day(end))) if start and end else 0


def _scaled(bounds: Bounds, factor: float) -> Bounds:
    low, high = bounds
    return low * factor, high * factor


def _pair(name: str, bounds: Bounds) -> dict[str, float]:
    return {f"{name}_low": bounds[0], f"{name}_high": bounds[1]}


def _words(counted: bool, money: bool, a_year: bool, timed: bool) -> str:
    if not counted:
        return "head" if money else ""
    return "1,000 residents" + (" a year" if a_year else " in the period" if timed else "")


def _is_known(people: Any) -> bool:  # noqa: ANN401 - a cell, which may be missing
    return people is not None and str(people) not in ("<NA>", "nan")


def _changes(claim: Mapping[str, Any]) -> bool:
    return claim["direction"] in ("increase", "decrease")
