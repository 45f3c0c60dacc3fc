"""Numbers with their magnitude and unit, before neighbours and hedges are looked at."""

from __future__ import annotations

import re
from typing import NamedTuple

from ics_claims.model import Unit

_BOUNDED_AGE = re.compile(r"(?:over|under|above|below)[ -]$")
UNIT_WORDS: dict[str, Unit] = {
    "%": "percent", "per cent": "percent", "percent": "percent", "pc": "percent",
    "pct": "percent", "per-cent": "percent",
    "year": "years", "yr": "years", "month": "months", "mth": "months", "week": "weeks",
    "wk": "weeks", "day": "days", "hour": "hours", "hr": "hours", "minute": "minutes",
    "min": "minutes", "pound": "gbp", "quid": "gbp", "pence": "gbp", "penny": "gbp", "gbp": "gbp",
}  # fmt: skip
_POINTS = r"(?:[ -]?(?:percentage|%|per cent|percent)[ -]points?| ?ppts?| ?pp| ?p\.p\.)(?![a-z])"
_BETWEEN_UNIT = (
    "(?:working |calendar |consecutive |full |whole |extra |additional |more |fewer |further |"
    "less |clear |straight |solid |long |short |entire |extra whole )?"
)
UNIT = re.compile(
    rf"(?P<points>{_POINTS})"
    r"|(?: {0,2}%| {1,2}(?:per[ -]?cent|pct|pc)|-per-?cent|-percent|percent|pct|pc)(?![a-z])"
    rf"|(?P<time>(?: {{1,2}}{_BETWEEN_UNIT}|-)(?:years?|yrs?|months?|mths?|weeks?|wks?|days?|"
    rf"hours?|hrs?|"
    r"minutes?|mins?)(?![a-z]))(?!-?to-day|[ -](?:surger|case|unit|hospital|bed|centre|nurser|"
    r"care|patient|"
    r"treatment|release|trip|attend|procedure|service|ward|off(?!er)))"
    r"|(?P<money> {1,2}(?:pounds?|pence|penny|gbp|quid)(?![a-z])(?! (?:lighter|heavier|"
    r"overweight))|"
    r"-pound(?![a-z]))"
    r"|(?P<plain_points> points?(?![a-z-]))"
)
# "Points" are of a percentage where one stands near and no index or league is meant.
_PERCENT_NEAR = re.compile(r"%|per ?cent|percentage")
_OTHER_POINTS = re.compile(r"index|ftse|dow|nasdaq|s&p|dax|nikkei|shares?|league|table|basis|game")
_POINTS_REACH = 160
DURATIONS = frozenset(["years", "months", "weeks", "days", "hours", "minutes"])
_TIME_WORD = re.compile(r"[a-z]+$")
# Letters that may stand directly behind digits and leave them a quantity.
ATTACHED = re.compile(
    r"(?P<money>p)(?![a-z0-9])|(?P<multiple>x)(?![a-z0-9])|(?P<time>yrs?|hrs?|mins?)(?![a-z0-9])"
    r"|(?P<physical>km|kg|mg|g|ml|mm|cm|mph|kph|kwh|mwh|mw|gw|gwh|kw|ft|lb|lbs|oz|mcg|μg|cc|ha|"
    r"sq|km/h|c|f|st|l|ghz|mhz|khz|hz|gb|tb|mb|kb|gbps|mbps|kbps|bps|in|hp|bhp|rpm|bpm|fps|mpg|psi|"
    r"ppm|kcal|cal|mi|yds?|secs?|ms|mah|mp|nm|v|w|m|s)(?![a-z0-9])"
)
_TIMES = re.compile(
    r" ?times (?:as|more|the|that|higher|lower|greater|larger|bigger|faster|less|fewer|likelier|"
    r"longer|its|their|what|quicker|over)(?![a-z])|-(?:times|fold)(?![a-z])"
)
PERIOD_WORD = (
    "day|week|month|year|night|hour|fortnight|quarter|weekday|weekend|minute|second|shift|annum|"
    "session|season"
)


# "312p" is a price, more of them the pages of a book.
_PENCE = 1000


class Part(NamedTuple):
    """One number with its magnitude and unit, before neighbours and hedges are looked at."""

    start: int
    end: int
    number: float
    magnitude: float
    unit: Unit | None
    money: bool = False
    ratio: bool = False
    word: bool = False
    bare_end: int = 0

    @property
    def value(self) -> float:
        """Return the number with its magnitude, without the noise of the multiplication."""
        return round(self.number * self.magnitude, 6)


def with_unit(low: str, part: Part) -> Part:
    """Return the part with the unit words that follow its number."""
    if match := UNIT.match(low, part.end):
        if match["points"]:
            return part._replace(end=match.end(), unit="percentage_points")
        if match["time"]:
            word = _TIME_WORD.search(match["time"])
            unit = UNIT_WORDS[word.group().removesuffix("s")] if word else None
            return part if part.money else part._replace(end=match.end(), unit=unit)
        if match["money"]:
            pence = "pen" in match["money"]
            magnitude = 0.01 if pence else part.magnitude
            return part._replace(end=match.end(), unit="gbp", magnitude=magnitude)
        if match["plain_points"]:
            return _points(low, part, match.end())
        return part._replace(end=match.end(), unit="percent")
    if not part.money and (match := _TIMES.match(low, part.end)):
        form = "fold" if match.group() == "-fold" else "times"
        end = part.end + low[part.end : match.end()].index(form) + len(form)
        return part._replace(end=end, unit="ratio", ratio=True)
    return part


def _points(low: str, part: Part, end: int) -> Part:
    """Return the part in percentage points where a percentage stands near, else as a count."""
    first, last = max(0, part.start - _POINTS_REACH), end + _POINTS_REACH // 2
    near = _PERCENT_NEAR.search(low, first, last)
    if not near or part.money or _OTHER_POINTS.search(low, first, last):
        return part
    return part._replace(end=end, unit="percentage_points")


def attached_unit(low: str, part: Part, match: re.Match[str]) -> Part | None:
    """Return the part with a unit written directly behind the digits."""
    end = match.end()
    if match["money"]:
        return part._replace(end=end, unit="gbp", magnitude=0.01) if part.number < _PENCE else None
    if match["multiple"]:
        return part._replace(end=end, unit="ratio", ratio=True)
    if match["time"]:
        return part._replace(end=end, unit=UNIT_WORDS[match["time"].rstrip("s")])
    if match["physical"] == "s":
        if _BOUNDED_AGE.search(low, max(0, part.start - 8), part.start):
            return part._replace(end=end, unit="years")
        return None
    return part._replace(end=end, unit="count")
