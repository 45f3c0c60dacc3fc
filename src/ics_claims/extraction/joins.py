"""What neighbouring numbers make together: ratios, ranges, scores, shared units."""

from __future__ import annotations

import re

from ics_claims.extraction.units import DURATIONS, Part
from ics_claims.extraction.words import RATIO_JOIN
from ics_claims.model import Figure, Unit

_RANGE_JOIN = re.compile(r" ?(?:-|—) ?| to |-to-|- to | or |-or-|- or ")
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

# "one practice in three", "nine scans in ten": what is counted stands inside the ratio.
_NOUN_RATIO = re.compile(r"(?: [a-z][a-z'-]+){1,3} (?:in|out of)(?: every| each)? ")
_NOUN_RATIO_BASES = frozenset([*range(2, 11), 12, 20, 50, 100, 1000])
# "One person in 250": of these only one is said to be.
_ONE_IN = frozenset([11, 14, 15, 16, 18, 25, 30, 40, 60, 80])
_MANY = 100
# What goes on after such a ratio; a noun there is what the second number counts.
_NOUN_RATIO_AFTER = re.compile(
    r"[.,;:!?)\]'\"”’—]|$|\n| ?-(?= )| (?:is|are|was|were|be|been|being|has|have|had|do|does|did|"
    r"don't|doesn't|didn't|isn't|aren't|can|can't|cannot|could|couldn't|will|would|may|might|must|"
    r"should|no longer|not|now|still|already|also|never|ever|only|fewer|more|less|who|that|which|"
    r"to|with|and|or|but|across|after|before|by|at|on|in|for|from|of|under|over|among|nationally|"
    r"locally|here|there|say|says|said|think|thinks|thought|feel|feels|felt|live|lives|lived|"
    r"go|goes|went|come|comes|came|get|gets|got|need|needs|take|takes|took|die|dies|use|uses|"
    r"give|gives|gave|wait|waits|smoke|smokes|suffer|suffers|work|works|leave|leaves|left|"
    r"lack|lacks|report|reports|struggle|struggles|drink|drinks|fail|fails|arrive|arrives|"
    r"make|makes|made|saw|know|knows|knew|found|spend|spends|spent|done|seen|given|"
    r"[a-z]{3,}ed|[a-z]{2,}ing)(?![a-z-])"
)
_LARGER_SMALLER: dict[Unit, tuple[Unit, int]] = {
    "hours": ("minutes", 60),
    "days": ("hours", 24),
    "weeks": ("days", 7),
    "months": ("weeks", 5),
    "years": ("months", 12),
}
_COMPOUND_JOIN = re.compile(r",? and |,? ")
# "3.8 days, against 6.5 in May": the unit is said once and holds for both.
_ELLIPSIS = re.compile(
    r"(?:(?: [a-z][a-z'-]*){0,4}?(?P<to> to )|(?:,? ?[a-z][a-z'-]*){0,6}?,? \(?"
    r"(?:up from|down from|against|as against|compared with|compared to|versus|vs\.?|rather than|"
    r"instead of|was|were|up on|down on)|,? and (?:in|at|for|across)(?: [a-z][a-z'&-]*){1,4}"
    r")(?: ?(?:just|only|a|an average of|around|about|over|under|nearly|almost|more than|"
    r"less than|fewer than|some|the))* ?$"
)
_ELLIPSIS_AFTER = re.compile(
    r"[,;:!?)]|\.(?![0-9])|$|\n| (?:in|on|at|by|for|last|a (?:year|month|week|decade) (?:ago|"
    r"earlier|"
    r"before)|the (?:year|month|week|day|winter|summer) before|previously|before|now|today|"
    r"nationally|during|this|when|but|since|elsewhere|and (?:in|at))(?![a-z])"
)
_ELLIPSIS_REACH = 60
_DIFFERENCE_BEFORE = re.compile(
    r"(?:(?:by|of)(?: (?:around|about|over|nearly|almost|just|some|a further|another))*|up|down|"
    r"rose|risen|fell|fallen|grew|grown|increased|decreased|dropped|cut|gained|lost|jumped) $"
)
_RANGE_BEFORE = re.compile(r"(?:^|[^a-z])from (?:[a-z]+ ){0,3}$")


def chained(low: str, parts: list[Part]) -> list[Part]:
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
        magnitude = 100.0 if _shares_hundred(low, part, following) else part.magnitude
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
            done[number + 1] = following._replace(unit=part.unit)
        done[number] = part._replace(magnitude=magnitude, unit=unit)
    return done


def _shares_hundred(low: str, part: Part, following: Part) -> bool:
    """Whether the hundred is said once for both: "two or three hundred"."""
    hundreds = low.endswith(" hundred", following.start, following.bare_end)
    return part.word and hundreds and part.value < following.value / 100 < 10


def is_score(low: str, part: Part, following: Part, joint: str) -> bool:
    """Tell "a 3-2 win" and "60-40" from a range."""
    if joint != "-" or part.unit or following.unit or part.magnitude != 1:
        return False
    if part.value >= following.value:
        return True
    return part.value < 10 and bool(_SCORE_NOUN.match(low, following.end))


def odds_of(part: Part, following: Part, joint: str) -> Part | None:
    """Return "4-to-1" as the four that it is."""
    if joint != "-to-" or following.value != 1 or part.unit or following.unit or part.value <= 1:
        return None
    return part._replace(end=following.end, unit="ratio", ratio=True)


def ratio_of(low: str, part: Part, following: Part, joint: str) -> Part | None:
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


def range_of(
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
    return part._replace(
        start=start, end=following.end, unit=unit, bare_end=following.bare_end
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


def noun_ratio(low: str, part: Part, following: Part, joint: str) -> Part | None:
    """Return "one practice in three" and "nine scans in ten" as one ratio."""
    if part.unit or part.magnitude != 1 or not 0 < part.value < following.value:
        return None
    if following.unit or following.money or following.ratio or following.magnitude != 1:
        return None
    usual = following.value in _NOUN_RATIO_BASES or (
        part.value == 1 and (following.value in _ONE_IN or following.value >= _MANY)
    )
    if part.value > 100 or not usual:
        return None
    if not _NOUN_RATIO.fullmatch(joint) or not _NOUN_RATIO_AFTER.match(low, following.end):
        return None
    ratio = part.value / following.value
    return Part(part.start, following.end, ratio, 1, "ratio", ratio=True)


def compound(part: Part, following: Part, joint: str) -> Part | None:
    """Return "3 hours and 40 minutes" as one duration, in the larger unit."""
    if part.unit not in DURATIONS or not _COMPOUND_JOIN.fullmatch(joint):
        return None
    smaller, in_one = _LARGER_SMALLER.get(part.unit, ("minutes", 0))
    if following.unit != smaller or not 0 < following.value < in_one:
        return None
    value = part.value + following.value / in_one
    return part._replace(number=value, magnitude=1, end=following.end)


def elliptical_unit(low: str, previous: Figure, part: Part, floor: int) -> Unit | None:
    """Return the unit that a bare number takes from the figure before it, None if it takes none.

    "From 96 minutes to 35", "3.8 days, against 6.5 in May", "from five mornings a week to two".
    """
    if part.unit or part.money or part.ratio or part.start - previous.end > _ELLIPSIS_REACH:
        return None
    if previous.unit in {"count", "ratio"} or not _ELLIPSIS_AFTER.match(low, part.end):
        return None
    if previous.unit == "gbp" and part.magnitude < 1000:
        return None
    if part.magnitude > 1 and previous.unit not in {"gbp", "rate"}:
        return None
    match = _ELLIPSIS.fullmatch(low, previous.end, part.start)
    if not match:
        return None
    begin = max(floor, previous.start - 40)
    if match["to"] and not _RANGE_BEFORE.search(low, begin, previous.start):
        return None
    if previous.unit == "percent" and (
        part.value > 100 or _DIFFERENCE_BEFORE.search(low, begin, previous.start)
    ):
        return None
    return previous.unit
