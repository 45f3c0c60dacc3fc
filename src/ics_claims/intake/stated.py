"""The publication date that a document states of itself."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from itertools import islice

_MONTHS = "january february march april may june july august september october november december"
_NUMBERS = {name[:3]: number for number, name in enumerate(_MONTHS.split(), start=1)}
_MONTH = r"(?P<month>jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?"
_LABEL = (
    r"(?:(?:(?:date )?(?:published|posted|issued|released)|(?:publication |release )?date|"
    r"(?:press|news|media) release|news|statement)(?: on| date)?\s*[:|,–—-]?\s*)?"
)
_DAY = r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s+)?"
_TIME = r"(?:,?\s+(?:at\s+)?\d{1,2}[:.]\d{2}\s?(?:[ap]m)?)?"
# A line that is a date and nothing else but a label; the day comes first, as in Britain.
_LINES = [
    re.compile(rf"{_LABEL}{_DAY}{form}{_TIME}\.?", re.I)
    for form in (
        rf"(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?: of)?\s+{_MONTH},?\s+(?P<year>\d{{4}})",
        rf"{_MONTH}\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<year>\d{{4}})",
        r"(?P<day>\d{1,2})/(?P<number>\d{1,2})/(?P<year>\d{4})",
        r"(?P<year>\d{4})-(?P<number>\d{2})-(?P<day>\d{2})",
        rf"{_MONTH}\s+(?P<year>\d{{4}})",
    )
]
# A date line stands under the headline or not at all.
_LINES_READ = 15


def stated_date(lines: Iterable[str]) -> str:
    """Return the date on the first of the top lines that is nothing but one, in ISO 8601, or ''."""
    top = islice((line.strip(" \t\u00a0#*_-|") for line in lines if line.strip()), _LINES_READ)
    for line in top:
        for pattern in _LINES:
            if match := pattern.fullmatch(line):
                return _iso(match.groupdict())
    return ""


def iso_date(text: str) -> str:
    """Return the date at the start of a time stamp such as 2021-03-04T09:00Z, or ''."""
    match = re.match(r"\s*(?P<year>\d{4})-(?P<number>\d{2})-(?P<day>\d{2})(?!\d)", text)
    return _iso(match.groupdict()) if match else stated_date([text[:60]])


def _iso(parts: dict[str, str | None]) -> str:
    month = int(parts.get("number") or 0) or _NUMBERS[(parts.get("month") or "jan")[:3].lower()]
    year, day = int(parts["year"] or 0), parts.get("day")
    try:
        stated = date(year, month, int(day or 1))
    except ValueError:
        return ""
    return stated.isoformat() if day else stated.isoformat()[:7]
