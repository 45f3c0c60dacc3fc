"""ISO 8601 dates in the precision known: `2019-06-19`, `2019-06` or `2019`."""

from __future__ import annotations

import calendar
import re

from ics_claims.errors import UserError

# Not from the locale, so that the same data give the same words everywhere.
_MONTHS = (
    "January February March April May June July August September October November December"
).split()
_PARTIAL = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")


def first_day(date: str) -> str:
    """Return the earliest day that `date` can mean; raises UserError where it is no date."""
    year, month, day = _parts(date)
    return f"{year:04}-{month or 1:02}-{day or 1:02}"


def last_day(date: str) -> str:
    """Return the latest day that `date` can mean; raises UserError where it is no date."""
    year, month, day = _parts(date)
    return f"{year:04}-{month or 12:02}-{day or _month_length(year, month or 12):02}"


def months_between(first: str, last: str) -> list[str]:
    """Return every month from that of `first` to that of `last`, as `2017-06`."""
    start, end = first_day(first)[:7], last_day(last)[:7]
    years = range(int(start[:4]), int(end[:4]) + 1)
    months = [f"{year:04}-{month:02}" for year in years for month in range(1, 13)]
    return [month for month in months if start <= month <= end]


def month_name(date: str) -> str:
    """Return a date as "June 2019", or as the year alone where no more is known."""
    year, month, _ = _parts(date)
    return f"{_MONTHS[month - 1]} {year}" if month else f"{year}"


def _parts(date: str) -> tuple[int, int, int]:
    """Return year, month and day, 0 where not known."""
    match = _PARTIAL.fullmatch(date)
    if match is None:
        raise _no_date(date)
    year, month, day = (int(part or 0) for part in match.groups())
    if year < 1 or (match[2] and not 1 <= month <= 12):
        raise _no_date(date)
    if match[3] and not 1 <= day <= _month_length(year, month):
        raise _no_date(date)
    return year, month, day


def _month_length(year: int, month: int) -> int:
    return calendar.monthrange(year, month)[1]


def _no_date(date: str) -> UserError:
    return UserError(f"'{date}' is no date: write it as 2019-06-19, 2019-06 or 2019")
