"""What a sentence says of a figure besides its value: the one way into the attribute rules."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import lru_cache

from ics_claims.extraction import attribution, measured, periods
from ics_claims.extraction.clauses import Parse, parse
from ics_claims.extraction.direction import direction_of
from ics_claims.extraction.facts import NOTHING_AROUND, Around
from ics_claims.extraction.gains import of_list
from ics_claims.extraction.kind import kind_of
from ics_claims.extraction.normal import has_any
from ics_claims.extraction.standing import Setting
from ics_claims.extraction.status import status_of
from ics_claims.extraction.weighed import likeliest, ruled, words_around
from ics_claims.model import Figure, Span, Unit


@dataclass(slots=True)
class Context:
    """A figure with the sentence it stands in and what surrounds that sentence.

    `figures` are all figures of the sentence in order; `form` is heading, item or prose; `heading`
    is the section heading it stands under, `lead_in` the sentence that introduces its list,
    `previous` the sentence before in the same paragraph; `headline` whether it is in the headline;
    `around` what its figures may refer back to.
    """

    text: str
    sentence: Span
    figure: Figure
    figures: tuple[Figure, ...]
    form: str
    heading: str
    lead_in: str
    previous: Span | None
    headline: bool
    around: Around = NOTHING_AROUND


@dataclass(slots=True)
class Attributes:
    """What is said of a figure; empty where it cannot be told. `rule` names the rules that "
    "decided."""

    measured: str
    unit: Unit
    direction: str
    status: str
    kind: str
    period: str
    baseline: str
    attributed_to: str
    rule: str


# A sentence of more characters is read in windows of that many: the rest tells nothing.
_LONGEST, _WINDOW = 1600, 800
_CLAUSE_MARK = re.compile(r"[;:(]|, ")
# "In a year" and "waited over a year" say how long, "four on each shift" how many at a time.
_PER = re.compile(
    r"\b(?:(?:(?<!\bon )(?:every|each|per)|(?<!\bin )(?<!\bwithin )(?<!\bover )(?<!\bthan )"
    r"(?<!\bfor )(?<!\bafter )(?<!\bduring )(?<!\bnearly )(?<!\babout )(?<!\balmost )"
    r"(?<!\bhalf )an?) (?:single )?(?:hour|day|night|week|fortnight|month|quarter|year|annum|"
    r"shift)\b|"
    r"(?-i:annually|daily|weekly|monthly|yearly)(?=\s*(?:$|[.,;]|in\b|for\b|at\b|across\b|by\b)))",
    re.I,
)

_TIMES = tuple("hour day daily night week month quarter year annu shift".split())


def describe(context: Context) -> Attributes:
    """Return what the sentence says of the figure, by ordered rules over its clauses."""
    window, figures = _window(context)
    sentence, offset = window.of(context.text), window.start
    spans = tuple([(figure.start - offset, figure.end - offset) for figure in figures])
    reading = parse(sentence, spans, context.headline or context.form == "heading")
    start, end = context.figure.start - offset, context.figure.end - offset
    number = spans.index((start, end))
    units = _units(reading, figures)
    unit = units[number]
    span = measured.measured_span(reading, number, unit)
    sizes = (
        _value(figures[number - 1]) if number else None,
        _value(context.figure),
        _value(figures[number + 1]) if number + 1 < len(figures) else None,
    )
    direction, by_direction = direction_of(reading, number, unit, sizes)
    kind, by_kind = kind_of(reading, number, units, direction, span, context.around)
    if context.form == "item":
        direction = of_list(context.lead_in, kind, direction)
    setting = Setting(
        unit,
        kind,
        direction,
        context.form,
        context.heading,
        context.lead_in,
        context.headline,
        units[number - 1] if number else "",
    )
    status, by_status = status_of(reading, number, setting)
    values = {"status": status, "direction": direction, "kind": kind}
    rules = {"status": by_status, "direction": by_direction, "kind": by_kind}
    weighed = likeliest(
        ruled(values, rules, unit) | words_around(reading, number, unit, sizes[1], span)
    )
    return Attributes(
        measured=measured.phrase_of(reading, number, unit, context.around.measured),
        unit=unit,
        status=weighed[0],
        direction=weighed[1],
        kind=weighed[2],
        period=periods.period_of(sentence, spans, number),
        baseline=attribution.baseline(sentence, start, end, spans),
        attributed_to=attribution.attributed_to(sentence),
        rule="; ".join(
            f"{field}:{_told_by(value, values[field], rules[field])}"
            for field, value in zip(values, weighed, strict=True)
        ),
    )


def _told_by(weighed: str, ruled: str, rule: str) -> str:
    """Return the rule that told a value, or that the weights overruled it or left it open."""
    if not weighed:
        return f"no odds, {ruled} by {rule}"
    return rule if weighed == ruled else f"words, not {ruled} by {rule}"


def _window(context: Context) -> tuple[Span, tuple[Figure, ...]]:
    """Return the sentence and its figures, of an endless one the part around the figure."""
    sentence, figure = context.sentence, context.figure
    if sentence.end - sentence.start <= _LONGEST:
        return sentence, context.figures
    # Steps of half a window, so that figures side by side share one reading.
    step = _WINDOW // 2
    start = sentence.start + max(0, (figure.start - sentence.start) // step * step - step // 2)
    end = min(sentence.end, max(start + _WINDOW, figure.end))
    first = bisect_left(context.figures, start, key=lambda f: f.start)
    after = bisect_right(context.figures, end, key=lambda f: f.end)
    return Span(start, end), context.figures[first:after]


@lru_cache(maxsize=64)
def _units(reading: Parse, figures: tuple[Figure, ...]) -> tuple[Unit, ...]:
    """Return the unit of each figure of a sentence: asked again for each of them."""
    return tuple(_unit(reading, number, figure.unit) for number, figure in enumerate(figures))


def _unit(reading: Parse, number: int, unit: Unit) -> Unit:
    """Return `rate` for a count that the words after it make so many a week, month or year."""
    if unit != "count":
        return unit
    place = reading.places[number]
    start = reading.ends[place]
    following = reading.places[number + 1] if number + 1 < len(reading.places) else None
    end = reading.begins[following] if following else len(reading.text)
    mark = _CLAUSE_MARK.search(reading.text, start, end)
    after = reading.text[start : mark.start() if mark else end]
    if len(after) < 120 and has_any(after.lower(), _TIMES) and _PER.search(after):
        return "rate"
    return unit


def _value(figure: Figure) -> float | None:
    return figure.value_low if figure.value_low is not None else figure.value_high
