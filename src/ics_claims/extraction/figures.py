"""Every quantity in a text: where it stands, its bounds, its hedge and its unit."""

from __future__ import annotations

import re
from dataclasses import replace

from ics_claims.extraction.hedges import hedge_after, hedge_after_noun, hedge_before
from ics_claims.extraction.normal import lowered
from ics_claims.extraction.parts import RATIO_JOIN, parts_of
from ics_claims.extraction.units import DURATIONS, PERIOD_WORD, Part
from ics_claims.model import Figure, Hedge, Unit

_RANGE_JOIN = re.compile(r" ?(?:-|—) ?| to |-to-| or |-or-")
# Of how many a share is usually said; a share of other numbers is two counts ("3 in 14 homes").
_ROUND_BASES = frozenset([*range(2, 11), 12, 15, 16, *range(20, 100, 10), 25, 75])
_AND = re.compile(r" and ")
_CHANGE_VERB = re.compile(
    r"(?:gained?|lost|added|edged up|edged down|slid|dipped|tumbled|plunged|surged|advanced|"
    r"rallied|lower|higher|rose|risen|rising|fell|fallen|falling|grew|grown|increased?|"
    r"increasing|decreased?|dropped|"
    r"drop|fall|rise|cut|down|up|went|gone|going|moved?|moving|climbed|declined|reduced|jumped|"
    r"soared|slumped|improved?|improving|improvement|raised?|raising|slipped|reducing|"
    r"expand(?:ed|ing)?|lowered|shrank|shrunk|slashed|doubled)(?: again| further)? $"
)
_FROM = re.compile(
    r"(?:^|[^a-z])from (?:an? |the |around |about |over |just |nearly |almost |under |more than |"
    r"approximately |roughly |less than |an average of |some |a high of |a low of |"
    r"a baseline of |below |above )*$"
)
_BETWEEN = re.compile(
    r"(?:^|[^a-z])(?:anywhere |somewhere )?(between|of between|from between) (?:around |about |"
    r"roughly |approximately )?$"
)
_SCORE_NOUN = re.compile(
    r" (?:win|defeat|loss|draw|victory|lead|aggregate|thrashing|scoreline|score|up|down|away|home|"
    r"vote|record|decision|ruling|start|run)(?![a-z])"
)
_RATE_AFTER = re.compile(
    r"(?P<between>(?: (?!and |but |which |who |that |while |with )[^\s,.;:!?()—0-9]+){0,9}?)"
    rf" (?:\(?(?:every|each|per|a|an) (?:single |working |calendar |financial |average |"
    rf"typical )?(?:{PERIOD_WORD})"
    r"|(?:weekly|daily|monthly|annually|yearly|nightly|hourly|p\.a)(?=[.,;:)]|$|\n| (?:in|at|"
    r"across|to|for|from|by|and|on)(?![a-z]))"
    r"|per (?:head|capita|[0-9][0-9,. ]*(?:k|m|million|thousand)?|thousand|hundred thousand|"
    r"million|person|patient|resident|"
    r"square|gp|practice|child|adult|household|(?:one |a )?(?:hundred|thousand|million)|100,000)"
    r"|for every (?:[0-9]|one hundred|thousand|hundred|ten |hundred))"
    r"(?![a-z-])(?! (?:ago|earlier|before|later|on|old|early|or more|after)(?![a-z])|'s|-)"
)
_NO_RATE_AFTER = frozenset(
    "than for over about around nearly almost within in after of up to under least waiting "
    "waited wait "
    "just once twice half from by only past last next until".split()
)
_RATE_BEFORE = re.compile(
    rf"(?:^|[^a-z])(?:every|each|per) (?:single )?(?:{PERIOD_WORD}),?(?: [a-z'-]+){{0,6}},? $"
)
_RATE_ADJECTIVE = re.compile(
    r" (?:extra |more |new |additional )?(?:weekly|daily|monthly|annual|yearly|nightly)(?![a-z])"
)


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
    parts = _chained(low, parts)
    figures: list[Figure] = []
    end = 0
    number = 0
    while number < len(parts):
        part = parts[number]
        following = parts[number + 1] if number + 1 < len(parts) else None
        number += 1
        high: float | None = None
        if following and following.start - part.end < 24:
            joint = low[part.end : following.start]
            if _is_score(low, part, following, joint):
                number += 1
                continue
            if ratio := _ratio(low, part, following, joint):
                part, number = ratio, number + 1
            elif joined := _range(low, part, following, joint, end):
                part, high, number = joined[0], joined[1], number + 1
        limit = parts[number].start if number < len(parts) else len(low)
        figure = _figure(low, part, high, end, limit)
        if figures and figure.unit == "rate" and low[figures[-1].end : figure.start] == " to ":
            figures[-1] = (
                replace(figures[-1], unit="rate") if figures[-1].unit == "count" else figures[-1]
            )
        end = figure.end
        figures.append(figure)
    return figures


def _chained(low: str, parts: list[Part]) -> list[Part]:
    """Return the parts with a unit or magnitude shared backwards: "12 and 15 per cent"."""
    done = list(parts)
    for number in range(len(done) - 2, -1, -1):
        part, following = done[number], done[number + 1]
        gap = following.start - part.end
        if gap > 12 or part.ratio or following.ratio:
            continue
        joint = low[part.end : following.start]
        if not (_AND.fullmatch(joint) or _RANGE_JOIN.fullmatch(joint)):
            continue
        magnitude = part.magnitude
        money = part.money == following.money or (part.money and following.unit in {None, "gbp"})
        if (
            magnitude == 1
            and following.magnitude > 1
            and part.number < 1000
            and money
            and following.magnitude != 12
            and part.unit != "percent"
            and (joint != " and " or _BETWEEN.search(low, max(0, part.start - 50), part.start))
        ):
            magnitude = following.magnitude
        unit = part.unit or (None if following.money else following.unit)
        if (
            part.money
            and not following.money
            and following.unit is None
            and (joint.strip() == "-" or _BETWEEN.search(low, max(0, part.start - 50), part.start))
        ):
            done[number + 1] = replace(following, unit=part.unit)
        done[number] = replace(part, magnitude=magnitude, unit=unit)
    return done


def _is_score(low: str, part: Part, following: Part, joint: str) -> bool:
    """Tell "a 3-2 win" and "60-40" from a range."""
    if joint != "-" or part.unit or following.unit or part.magnitude != 1:
        return False
    if part.value >= following.value:
        return True
    return part.value < 10 and bool(_SCORE_NOUN.match(low, following.end))


def _ratio(low: str, part: Part, following: Part, joint: str) -> Part | None:
    """Return "one in three" and "seven out of 10" as one ratio."""
    if not RATIO_JOIN.fullmatch(joint) or part.unit or part.magnitude != 1:
        return None
    if following.money or following.ratio or not 0 < part.value < following.value:
        return None
    if following.unit and following.unit != "count":
        return None
    if "out" not in joint and not _is_usual_base(part, following):
        return None
    ratio = part.value / following.value
    return Part(part.start, following.end, ratio, 1, "ratio", ratio=True)


def _is_usual_base(part: Part, following: Part) -> bool:
    """Tell "3 in 10" from "12 in 14 hospitals": the base is round or the share one."""
    base = following.value
    round_base = base in _ROUND_BASES
    return part.value == 1 or (round_base and part.value < 100) or base % 100 == 0


def _range(
    low: str, part: Part, following: Part, joint: str, floor: int
) -> tuple[Part, float] | None:
    """Return the joined part and its upper value for "10 to 12 per cent", else None."""
    begin = max(floor, part.start - 60)
    between = joint == " and " and _BETWEEN.search(low, begin, part.start)
    if not between and not _RANGE_JOIN.fullmatch(joint):
        return None
    if part.ratio != following.ratio or (joint == "-" and part.word != following.word):
        return None
    low_value, high_value = part.value, following.value
    if not low_value < high_value or (part.unit or following.unit) != (following.unit or part.unit):
        return None
    if not between and not _is_one_range(low, part, following, joint, begin):
        return None
    start = between.start(1) if between else part.start
    if between and between[1] != "between":
        start = low.index("between", between.start(1))
    unit = following.unit or part.unit
    return replace(
        part, start=start, end=following.end, unit=unit, bare_end=following.bare_end
    ), high_value


def _is_one_range(low: str, part: Part, following: Part, joint: str, begin: int) -> bool:
    """Tell "10 to 12 per cent" from "from 10 to 12 per cent" and "rose 10% to 12%"."""
    if "or" in joint:
        return part.bare_end == part.end and following.value - part.value <= max(2, part.value)
    if joint in {" to ", "-to-"}:
        if _FROM.search(low, begin, part.start):
            return False
        if low.endswith("by ", begin, part.start) and (
            part.bare_end != part.end or following.value >= 3 * part.value
        ):
            return False
        own_unit = part.money or part.bare_end != part.end
        # A step three times its size apart is a change and where it led: "fell 9,000 to 258,000".
        own_unit = own_unit or following.value >= 3 * part.value
        return not own_unit or not _CHANGE_VERB.search(low, begin, part.start)
    if " " in joint or "—" in joint:
        return (
            part.magnitude > 1
            or part.unit is not None
            or following.unit is not None
            or following.magnitude > 1
        )
    return True


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
    if unit == "count" and not part.money and _is_rate(low, start, end, limit, floor):
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


def _is_rate(low: str, start: int, end: int, limit: int, floor: int) -> bool:
    """Tell so many a week, a year or a thousand from a plain count."""
    match = _RATE_AFTER.match(low, end, min(len(low), end + 110))
    if match and (match.end() <= limit or "per " in match.group() or "for every" in match.group()):
        before = match["between"].split()
        if match.start() + len(match["between"]) <= limit:
            return not (before and before[-1] in _NO_RATE_AFTER)
    if adjective := _RATE_ADJECTIVE.match(low, end):
        return adjective.end() <= limit
    begin = max(floor, start - 70)
    window = low[begin:start]
    if "every " in window or "each " in window or "per " in window:
        return bool(_RATE_BEFORE.search(low, begin, start))
    return False
