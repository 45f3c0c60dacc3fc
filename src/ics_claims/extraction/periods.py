"""Expressions of time in a text, and the dates they mean."""

from __future__ import annotations

import calendar
import re
from collections.abc import Callable
from datetime import date, timedelta
from functools import lru_cache

from ics_claims.extraction.normal import has_any, lower_case
from ics_claims.model import Period

_MONTHS = [name.lower() for name in calendar.month_name][1:]
_MONTH = (
    r"(?:january|february|march|april|may|june|july|august|september|october|november|"
    r"december|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\.?"
)
_SEASON = r"(?:spring|summer|autumn|winter|christmas|easter)"
_YEAR = r"(?:19|20)\d{2}"
_FINANCIAL = rf"{_YEAR}\s?[-–/]\s?(?:{_YEAR}|\d{{2}})(?!\d)"
_COUNT = (
    r"(?:\d{1,3}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|eighteen|"
    r"twenty|a few|few|several|couple of|a couple of|a)"
)
_UNIT = r"(?:day|week|fortnight|month|quarter|year|decade|winter|summer|weekend|hour)"
_DATE = (
    rf"(?:\d{{1,2}}(?:st|nd|rd|th)?\s(?:of\s)?{_MONTH}(?:\s{_YEAR})?|{_MONTH}\s\d{{1,2}}(?:st|"
    rf"nd|rd|th)?(?!\d)(?:,?\s{_YEAR})?"
    rf"|{_MONTH}(?:\s{_YEAR}|\s(?:this|last|next)\syear)?|{_FINANCIAL}|{_YEAR}(?![-–/,.]?\d)|"
    rf"(?:early|late|mid)[- ]{_YEAR}"
    rf"|(?:(?:early|late|mid)[- ])?(?:this |last |next |the )?{_SEASON}(?: of)?(?:\s{_YEAR})?"
    rf"|(?:the )?(?:first|second|third|fourth|final|last) (?:quarter|"
    rf"half)(?: of (?:{_FINANCIAL}|{_YEAR}|the (?:financial )?year|this year|last year))?"
    rf"|q[1-4](?:\s(?:of\s)?(?:{_FINANCIAL}|{_YEAR}))?)"
)
_END_OF = (
    rf"(?:the )?(?:(?:very )?(?:end|start|beginning|middle) of )(?:(?:the|this|next|"
    rf"last) (?:financial |calendar |academic )?(?:{_UNIT}|{_SEASON})|{_DATE})"
)
_RELATIVE = (
    rf"(?:last|this|next|the previous|the past|the last|the next|the coming|the following|"
    rf"the current|the same)"
    rf" (?:financial |calendar |academic |full |calendar )?(?:{_COUNT} )?(?:full |financial |"
    rf"calendar )?"
    rf"(?:{_UNIT}s?|{_SEASON}|{_MONTH}|bank holiday|monday|tuesday|wednesday|thursday|friday|"
    rf"saturday|sunday)\b"
)
_WHEN = (
    rf"(?:{_END_OF}|{_RELATIVE}|{_DATE}|(?:the )?(?:pandemic|launch|lockdown|its launch)|"
    rf"then|yesterday|today|tomorrow|now)"
)
# For text in lower case.
_EXPRESSION = re.compile(
    # How one begins: all other words are passed over at once.
    r"\b(?=\d|a[ fcnst]|b[ey]|c[ou]|du|e[ivla]|f[roie]|in|la|n[ie]|o[vn]|pe|s[ieo]|t[hwieo]|"
    r"u[np]|wi|ye)(?:"
    rf"between {_WHEN} and {_WHEN}"
    rf"|from {_WHEN} (?:to|until|till) {_WHEN}"
    rf"|(?:in|for|over|during) the (?:{_COUNT} )?(?:(?:financial |calendar )?(?:year|months|"
    rf"quarter|weeks)) (?:to|ending|ended)(?: in| on)? {_DATE}"
    rf"|(?:in|over|during|within|for|throughout|after|across) (?:the |its |"
    rf"their )?first (?:full )?(?:{_COUNT} )?{_UNIT}s?(?: of operation| of opening)?"
    rf"|(?:in|over|during|within|for|throughout|across) (?:the )?(?:last|past|next|coming|"
    rf"previous|following|final) (?:{_COUNT} )?(?:full |financial |calendar )?{_UNIT}s?"
    rf"|(?:within|in under|in less than|in just|in only|in|over|"
    rf"for) {_COUNT} {_UNIT}s?(?: time)?(?! (?:of (?:age|their|birth|referral|arriv\w+)|old|"
    rf"or more|wait))"
    rf"|{_COUNT} {_UNIT}s? (?:ago|earlier|later|before)"
    rf"|(?:by|in|at|during|since|until|till|before|after|from|to|throughout|through|on|over|"
    rf"for|as of) {_WHEN}"
    r"|(?:to|up to) date|so far(?: this (?:year|month|winter|week))?|until now|at present|currently"
    r"|(?:every|each|per) (?:single )?(?:hour|day|night|week|fortnight|month|quarter|year|"
    r"annum|shift)"
    r"|an? (?:hour|day|night|week|fortnight|month|quarter|year)(?=\s*(?:[.,;:)]|$|and|to|in|"
    r"for|at|by|across|from|on|with|since|under|over|more|when|who|which|as))"
    rf"|{_RELATIVE}|{_FINANCIAL}|today|yesterday|tomorrow|tonight|annually|year[- ]on[- ]year"
    r")(?!\w)",
)
# "may" and "march" are verbs as well, "second" and "spring" nouns: a month needs its capital.
_SMALL_MONTH = re.compile(r"\b(?:may|march|mar|dec|sep|sept|jun|oct)\b")
_NO_TIME = re.compile(r"(?:to|from|for|on|over) (?:now|then)")
_RATE = re.compile(r"^(?:every|each|per|an?) |^annually$", re.I)


# A text without one of these has no expression of time: cheap to ask first.
_CUES = (
    *"year month week day date night quarter decade hour far q1 q2 q3 q4 annu".split(),
    *"winter summer spring autumn easter christmas present currently tomorrow".split(),
    *"january february march april june july august september october november december".split(),
    *"pandemic launch lockdown then now shift half".split(),
)
_CUE = re.compile(r"(?:20|19)\d\d|may\b")


_CLAUSE_MARK = re.compile(r"[;:]|, ")
_BREAK = re.compile(r"[,;:–()]")
_RELATIVE_CLAUSE = re.compile(r"[,;:–(]\s*(?:which|who|whose|where|when)\b|\bthat\b")
_SUBORDINATE = re.compile(r"\b(?:as|after|because|while|since|once|until)\b")
_OPENS_RELATIVE = re.compile(
    r"[,;:–(]\s*(?:all |most )?(?:which|who|whose|where|when)\b|"
    r"[,;:–(]\s*\w+ (?:announced|opened|launched|held)\b|, held"
)


def find_periods(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Return the spans of the expressions of time from `start` to `end` of the text, in order."""
    low = lower_case(text)
    around = low[start:end]
    if not has_any(around, _CUES) and not _CUE.search(around):
        return []
    found = []
    for match in _EXPRESSION.finditer(low, start, end):
        if _SMALL_MONTH.search(text[match.start() : match.end()]) or _NO_TIME.fullmatch(
            match.group()
        ):
            continue
        found.append(match.span())
    return found


def period_of(sentence: str, figures: tuple[tuple[int, int], ...], number: int) -> str:
    """Return the period of the figure at `figures[number]` as written, or nothing.

    The period of the figure's own clause comes first, then one that opens the sentence, then the
    nearest; "every week" belongs only to the figure whose noun it follows.
    """
    found = _of_sentence(sentence)
    if not found:
        return ""
    nearest, period = None, ""
    for first, last in found:
        if any([first < end and start < last for start, end in figures]):  # noqa: C419
            continue
        distance = _distance(sentence, figures, number, first, last)
        if distance is not None and (nearest is None or distance < nearest):
            nearest, period = distance, sentence[first:last]
    return period.rstrip(" .,;:")


@lru_cache(maxsize=256)
def _of_sentence(sentence: str) -> tuple[tuple[int, int], ...]:
    return tuple(find_periods(sentence, 0, len(sentence)))


def _distance(
    sentence: str, figures: tuple[tuple[int, int], ...], number: int, first: int, last: int
) -> int | None:
    """Return how far a period is from a figure, None where it belongs to another."""
    start, end = figures[number]
    between = sentence[end:first] if first >= end else sentence[last:start]
    crossed = [f for f in figures if min(end, last) <= f[0] and f[1] <= max(start, first)]
    if _RATE.match(sentence[first:last]):
        near = first >= end and not crossed and not _CLAUSE_MARK.search(between)
        return len(between) if near else None
    if first < start and not sentence[:first].strip(" ,\"'“‘("):
        return 60
    if first < start and _in_relative_clause(sentence, first) and "," in between:
        return None
    relative = ("wh" in between or "that" in between) and _RELATIVE_CLAUSE.search(between)
    if crossed and (relative or _SUBORDINATE.search(between)):
        return None
    breaks = len(_BREAK.findall(between))
    if relative and first < start:
        return None
    return len(between) + 40 * breaks + 60 * len(crossed) + (120 if relative else 0)


def _in_relative_clause(sentence: str, place: int) -> bool:
    """Whether the clause in which `place` stands opens with a relative pronoun."""
    opened = max(sentence.rfind(mark, 0, place) for mark in ",;:–(")
    return opened >= 0 and bool(_OPENS_RELATIVE.match(sentence[opened:place]))


# -- dates

_SINGLE = {
    "one": 1, "a": 1, "an": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7,
    "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "eighteen": 18, "twenty": 20,
    "couple of": 2, "a couple of": 2,
}  # fmt: skip
# First month of a season; winter runs into the next year.
_SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "winter": 12}
_Span = tuple[date, date]


@lru_cache(maxsize=1024)
def resolve(period: str, published: str) -> Period:
    """Return the period with the dates it means, as far as `published` tells.

    `published` is ISO 8601 to day, month or year. Financial years run from April to March, winter
    from December to February. What needs the day of publication stays open without it.
    """
    low = re.sub(r"\s+", " ", period.lower().replace("–", "-")).strip()
    found = _interval(low, published) if low else None
    if found is None:
        return Period(period)
    start, end, precision = found
    return Period(
        period,
        start.isoformat() if start else "",
        end.isoformat() if end else "",
        precision,
    )


_Interval = tuple[date | None, date | None, str]


def _interval(low: str, published: str) -> _Interval | None:
    for rule in (_two_sided, _year_to, _rolling, _since_or_by, _plain):
        found = rule(low, published)
        if found is not None:
            return found
    return None


def _two_sided(low: str, published: str) -> _Interval | None:
    match = re.match(r"(?:between|from) (.+?) (?:and|to|until|till) (.+)", low)
    if not match:
        return None
    last = _when(match[2], published)
    first = _when(match[1], published)
    if last and not re.search(_YEAR, match[1]) and re.search(_YEAR, match[2]):
        first = _when(f"{match[1]} {last[0].year}", published)
        if first and first[0] > last[1]:
            first = _when(f"{match[1]} {last[0].year - 1}", published)
    if not first or not last:
        return None
    return first[0], last[1], _coarser(first[2], last[2])


def _year_to(low: str, published: str) -> _Interval | None:
    match = re.match(
        r"(?:in|for|over|during) the (.*?)(year|months|quarter|weeks) (?:to|"
        r"ending|ended)(?: in| on)? (.+)",
        low,
    )
    if not match:
        return None
    last = _when(match[3], published)
    if not last:
        return None
    count = _number(match[1].strip()) or 1
    months = {"year": 12, "months": count, "quarter": 3}.get(match[2])
    if months is None:
        return None
    return _add_months(last[1], -months) + timedelta(days=1), last[1], last[2]


def _rolling(low: str, published: str) -> _Interval | None:
    """Return "over the last three years", "in the next two months", "within two years"."""
    match = re.match(
        rf"(?:(?:in|over|during|within|for|throughout|across) )?(?:the )?(last|past|previous|"
        rf"next|coming|following)"
        rf" (?:({_COUNT}) )?(day|week|fortnight|month|quarter|year|decade)s?$",
        low,
    )
    ahead = re.match(
        rf"(?:within|in) ({_COUNT}) (day|week|fortnight|month|year|"
        rf"decade)s?(?: time)?$",
        low,
    )
    if not match and not ahead:
        return None
    day = _known(published)
    if day is None:
        return None
    if ahead or match is None:
        count, unit, later = _number(ahead[1]) if ahead else 0, ahead[2] if ahead else "", True
    else:
        count = _number(match[2]) if match[2] else 1
        unit, later = match[3], match[1] in ("next", "coming", "following")
    calendar_year = (
        match is not None
        and not match[2]
        and "the " not in low
        and unit in ("year", "month", "week")
    )
    if not count or calendar_year:
        return None
    other = _shift(day, unit, count if later else -count)
    precision = _precision(published)
    return (day, other, precision) if later else (other, day, precision)


def _since_or_by(low: str, published: str) -> _Interval | None:
    match = re.match(r"(since|by|until|till|before|to|after|from|as of) (.+)", low)
    if not match:
        return None
    when = _when(match[2], published)
    if not when:
        return None
    if match[1] in ("since", "from", "after", "as of"):
        day = _known(published)
        end = day if match[1] == "since" else None
        return when[0], end, when[2]
    if match[1] == "before":
        return None, when[0] - timedelta(days=1), when[2]
    return None, when[1], when[2]


def _plain(low: str, published: str) -> _Interval | None:
    if low in ("to date", "so far", "up to date", "until now"):
        day = _known(published)
        return (None, day, _precision(published)) if day else None
    stripped = re.sub(r"^(?:in|at|during|on|over|for|throughout|through) ", "", low)
    return _when(stripped, published)


_When = tuple[date, date, str]


def _when(words: str, published: str) -> _When | None:
    """Return the days from first to last that `words` name, and to what precision."""
    low = words.strip().removeprefix("the ")
    edge = re.match(r"(?:very )?(end|start|beginning|middle) of (.+)", low)
    if edge:
        return _when(edge[2], published)
    rules: tuple[Callable[[str, str], _When | None], ...] = (
        _relative,
        _quarter,
        _financial_year,
        _day,
        _month,
        _season,
        _year,
    )
    for rule in rules:
        found = rule(low, published)
        if found:
            return found
    return None


def _relative(low: str, published: str) -> _When | None:
    day = _known(published)
    if day is None:
        return None
    if low in ("today", "yesterday", "tomorrow", "now") and len(published) == 10:
        moved = day + timedelta(days={"yesterday": -1, "tomorrow": 1}.get(low, 0))
        return moved, moved, "day"
    match = re.match(
        r"(last|this|next|previous|current|following|past|"
        r"coming)? ?(financial )?(week|month|year)$",
        low,
    )
    if not match or (not match[1] and low == "week"):
        return None
    step = {"last": -1, "previous": -1, "past": -1, "next": 1, "following": 1, "coming": 1}.get(
        match[1] or "", 0
    )
    if match[3] == "week":
        if len(published) < 10:
            return None
        monday = day - timedelta(days=day.weekday()) + timedelta(weeks=step)
        return monday, monday + timedelta(days=6), "day"
    if match[3] == "month":
        return _whole_month(_add_months(day.replace(day=1), step)) if len(published) >= 7 else None
    if match[2]:
        first = day.year if day.month >= 4 else day.year - 1
        return (*_financial(first + step), "month") if len(published) >= 7 else None
    year = day.year + step
    return date(year, 1, 1), date(year, 12, 31), "year"


def _quarter(low: str, published: str) -> _When | None:
    match = re.match(
        r"(?:q([1-4])|(first|second|third|fourth|final|last) (quarter|"
        r"half))(?: (?:of )?(.+))?$",
        low,
    )
    if not match:
        return None
    order = {"first": 1, "second": 2, "third": 3, "fourth": 4, "final": 4, "last": 4}
    place = int(match[1]) if match[1] else order[match[2]]
    months = 6 if match[3] == "half" else 3
    place = min(place, 12 // months)
    whole = _when(match[4], published) if match[4] else None
    if whole is None:
        return None
    first = _add_months(whole[0], (place - 1) * months)
    return first, _add_months(first, months) - timedelta(days=1), "month"


def _financial_year(low: str, published: str) -> _When | None:
    match = re.match(r"((?:19|20)\d{2}) ?[-/] ?((?:19|20)?\d{2})$", low)
    if not match or int(match[2][-2:]) != (int(match[1]) + 1) % 100:
        return None
    return (*_financial(int(match[1])), "month")


def _day(low: str, published: str) -> _When | None:
    match = (
        re.match(rf"(\d{{1,2}})(?:st|nd|rd|th)? (?:of )?({_MONTH})(?: ({_YEAR}))?$", low) or None
    )
    other = re.match(rf"({_MONTH}) (\d{{1,2}})(?:st|nd|rd|th)?(?:,? ({_YEAR}))?$", low)
    if match:
        number, name, year = match[1], match[2], match[3]
    elif other:
        number, name, year = other[2], other[1], other[3]
    else:
        return None
    found = _dated(name, year, published)
    if found is None or not 1 <= int(number) <= calendar.monthrange(*found)[1]:
        return None
    day = date(*found, int(number))
    return day, day, "day"


def _month(low: str, published: str) -> _When | None:
    match = re.match(rf"(last|this|next)? ?({_MONTH})(?: ({_YEAR})| (this|last|next) year)?$", low)
    if not match:
        return None
    year = match[3]
    day = _known(published)
    if match[4] and day:
        year = str(day.year + {"last": -1, "this": 0, "next": 1}[match[4]])
    found = _dated(match[2], year, published)
    return _whole_month(date(*found, 1)) if found else None


def _season(low: str, published: str) -> _When | None:
    match = re.match(
        rf"(?:(?:early|late|mid)[- ])?(last|this|next)? ?(spring|summer|autumn|"
        rf"winter)(?: of)?(?: ({_YEAR}))?$",
        low,
    )
    if not match:
        return None
    month = _SEASONS[match[2]]
    if match[3]:
        year = int(match[3])
    else:
        day = _known(published)
        if day is None or len(published) < 7:
            return None
        year = day.year
        started = date(year, month, 1) <= day
        if match[1] == "last" and not (started and _add_months(date(year, month, 1), 3) <= day):
            year -= 1
        if match[1] in ("next",) and started:
            year += 1
    first = date(year, month, 1)
    return first, _add_months(first, 3) - timedelta(days=1), "month"


def _year(low: str, published: str) -> _When | None:
    match = re.match(rf"(?:(?:early|late|mid)[- ])?({_YEAR})$", low)
    if not match:
        return None
    return date(int(match[1]), 1, 1), date(int(match[1]), 12, 31), "year"


def _dated(name: str, year: str | None, published: str) -> tuple[int, int] | None:
    """Return year and month; without a year the one nearest before the publication, or ahead "
    "of it."""
    month = next(at for at, full in enumerate(_MONTHS, 1) if full.startswith(name.rstrip(".")[:3]))
    if year:
        return int(year), month
    day = _known(published)
    if day is None or len(published) < 7:
        return None
    return min(
        ((candidate, month) for candidate in (day.year - 1, day.year, day.year + 1)),
        key=lambda pair: abs((pair[0] - day.year) * 12 + month - day.month),
    )


def _known(published: str) -> date | None:
    """Return the publication date, its last day where only month or year is known."""
    parts = published.split("-")
    if not re.fullmatch(r"\d{4}(?:-\d{2}){0,2}", published):
        return None
    year = int(parts[0])
    month = int(parts[1]) if len(parts) > 1 else 12
    if not 1 <= month <= 12 or year < 1:
        return None
    last = calendar.monthrange(year, month)[1]
    day = int(parts[2]) if len(parts) > 2 else last
    return date(year, month, day) if 1 <= day <= last else None


def _precision(published: str) -> str:
    return {10: "day", 7: "month", 4: "year"}.get(len(published), "")


def _coarser(one: str, other: str) -> str:
    order = ["day", "month", "year"]
    return max(one, other, key=order.index)


def _financial(first: int) -> _Span:
    return date(first, 4, 1), date(first + 1, 3, 31)


def _whole_month(first: date) -> _When:
    return first, _add_months(first, 1) - timedelta(days=1), "month"


def _add_months(day: date, months: int) -> date:
    """Return the same day `months` later, the last of the month where it has no such day."""
    total = day.year * 12 + day.month - 1 + months
    year, month = divmod(total, 12)
    length = calendar.monthrange(year, month + 1)[1]
    ends = day.day == calendar.monthrange(day.year, day.month)[1]
    return date(year, month + 1, length if ends else min(day.day, length))


def _shift(day: date, unit: str, count: int) -> date:
    if unit in ("day", "week", "fortnight"):
        return day + timedelta(days=count * {"day": 1, "week": 7, "fortnight": 14}[unit])
    return _add_months(day, count * {"month": 1, "quarter": 3, "year": 12, "decade": 120}[unit])


def _number(words: str | None) -> int:
    if not words:
        return 0
    return int(words) if words.isdigit() else _SINGLE.get(words, 0)
