"""Every quantity in a text: where it stands, its bounds, its hedge and its unit."""

from __future__ import annotations

from dataclasses import replace

from ics_claims.extraction.hedges import hedge_after, hedge_after_noun, hedge_before
from ics_claims.extraction.joins import (
    chained,
    compound,
    elliptical_unit,
    is_score,
    noun_ratio,
    odds_of,
    range_of,
    ratio_of,
)
from ics_claims.extraction.normal import lowered
from ics_claims.extraction.parts import parts_of
from ics_claims.extraction.rates import is_rate
from ics_claims.extraction.units import DURATIONS, Part
from ics_claims.model import Figure, Hedge, Unit

# Numbers further apart make no ratio, range or duration together.
_NEIGHBOURS = 32


def find_figures(text: str) -> list[Figure]:
    """Return every quantity in `text`, in order and without overlap.

    Spans hold hedge, number and unit for percentages, money and durations, hedge and number for
    counts and rates. An open bound is None. Fractions and multiples are ratios (one in three
    0.3333, doubled 2). Dates, times, codes, labels, telephone and list numbers are left out.
    """
    low = lowered(text)
    return _figures(low, list(parts_of(text, low)))


def _figures(low: str, parts: list[Part]) -> list[Figure]:
    """Return the figures that the parts make, joined where they are ratios or ranges."""
    parts = chained(low, parts)
    figures: list[Figure] = []
    end = before = number = 0
    while number < len(parts):
        taken, part, high = _joined(low, parts, number, end)
        number += taken
        if part is None:
            continue
        if figures and (unit := elliptical_unit(low, figures[-1], part, before)):
            part = part._replace(unit=unit)
        limit = parts[number].start if number < len(parts) else len(low)
        figure = _figure(low, part, high, end, limit)
        if figures and figure.unit == "rate" and low[figures[-1].end : figure.start] == " to ":
            _make_rate(figures)
        before, end = end, figure.end
        figures.append(figure)
    return figures


def _joined(
    low: str, parts: list[Part], number: int, floor: int
) -> tuple[int, Part | None, float | None]:
    """Return how many parts make the next figure, the part they make and its upper value."""
    part = parts[number]
    following = parts[number + 1] if number + 1 < len(parts) else None
    if following is None or following.start - part.end >= _NEIGHBOURS:
        return 1, part, None
    joint = low[part.end : following.start]
    if is_score(low, part, following, joint):
        return 2, None, None
    if ratio := ratio_of(low, part, following, joint) or noun_ratio(low, part, following, joint):
        return 2, ratio, None
    if odds := odds_of(part, following, joint):
        return 2, odds, None
    if duration := compound(part, following, joint):
        return 2, duration, None
    if joined := range_of(low, part, following, joint, floor):
        return 2, joined[0], joined[1]
    return 1, part, None


def _make_rate(figures: list[Figure]) -> None:
    """Make the last count a rate: "from 30 to 40 a week"."""
    if figures[-1].unit == "count":
        figures[-1] = replace(figures[-1], unit="rate")


def _figure(low: str, part: Part, high: float | None, floor: int, limit: int) -> Figure:
    """Return the figure of a part with its hedges, bounds and rate."""
    # "over 75s" is an age, not a period that "over" introduces.
    plural_age = low[part.end - 1] == "s" and low[part.end - 2].isdigit()
    duration = part.unit in DURATIONS and not plural_age
    start, hedge = hedge_before(low, part.start, duration)
    if start < floor:
        start, hedge = part.start, "exact"
    end, after = hedge_after(low, part.end)
    if end > limit:
        end, after = part.end, "exact"
    unit: Unit = part.unit or "count"
    if unit == "count" and after == "exact":
        after = hedge_after_noun(low, end)
    if after != "exact" and hedge in {"exact", "about"}:
        hedge = after
    if unit == "count" and not part.money and is_rate(low, start, end, limit, floor):
        unit = "rate"
    if high is not None:
        return Figure(start, end, part.value, high, "between", unit)
    low_bound, high_bound = _bounds(part.value, hedge)
    return Figure(start, end, low_bound, high_bound, hedge, unit)


def _bounds(value: float, hedge: Hedge) -> tuple[float | None, float | None]:
    """Return the bounds that a hedge leaves; None is open."""
    if hedge in {"more_than", "at_least"}:
        return value, None
    if hedge in {"nearly", "up_to", "less_than"}:
        return None, value
    return value, value
