"""Whether a figure is higher or lower than the one it is compared with."""

from __future__ import annotations

import re

from ics_claims.extraction.change_words import DOWN, LEVEL, MULTIPLES, UP
from ics_claims.extraction.clauses import Parse, before_figure, clause_start, noun_phrase_end
from ics_claims.extraction.lexicon import grammar, trend
from ics_claims.extraction.tokens import FIGURE

MULTIPLIED = re.compile(r"\b(?:doubl|trebl|tripl|quadrupl|halv)(?:es?|ed|ing)$")
# "Seven times the year before" is a rise, "seven times the national average" a comparison.
LONGEST_OBJECT = 8
LOWER = trend.LOWER_WORDS | {"fewer", "less"}
HIGHER = trend.HIGHER_WORDS - {"later", "older", "above"}
_TIMES_AS = frozenset("as more higher greater bigger the that what its last".split())
_RANGING = frozenset("range ranges ranging ranged vary varies varying varied runs spans".split())
_NOWADAYS = frozenset("now today currently nowadays yesterday".split())
_NO_CONTRAST = frozenset("of than compared against versus".split())
_STANDING_AT = frozenset("be have take stand look average number last run employ get".split())
_AHEAD = ("plan", "expect", "future")
_MARKS = ("£", "%", "cent", "minute", "hour", "day", "week", "month", "year", "point")
_MINUTES = {
    "minute": 1,
    "hour": 60,
    "day": 1440,
    "week": 7 * 1440,
    "fortnight": 14 * 1440,
    "month": 30 * 1440,
    "year": 365 * 1440,
}
_THIS = frozenset("week month year winter summer autumn spring".split())
_ONCE = frozenset("once formerly previously originally".split())
_STANDARDS = frozenset("average mean england national size length population".split())
_OTHERS = frozenset("others peers counterparts neighbours".split())
_LONGEST_APART = 16
_HALF_OF = frozenset("time wait length cost level number rate price long often many much".split())
_EARLIER = grammar.words(
    "earlier before previous previously last ago year month quarter january february march april",
    "may june july august september october november december winter summer spring autumn",
)
COMPARED = frozenset("from than against versus vs".split())
_BEYOND = frozenset("higher lower more fewer less better shorter greater".split())
_DATED = _EARLIER | {"when"}
_NO_PLACE = _EARLIER | {"comparison", "control", "group"}
_ELSEWHERE = _STANDARDS | {"elsewhere"}


def then_and_now(reading: Parse, number: int, unit: str, values: tuple[float | None, ...]) -> str:
    """Tell "in May it was 44%; it is 79% now" and "it took 90 days; it now takes 40"."""
    one, other = values[:2]
    if not number or one is None or other is None or one == other:
        return ""
    earlier, place = reading.places[number - 1 : number + 1]
    group, role = reading.links[number]
    if group is None or role not in ("object", "at", "subject") or not _are_alike(reading, number):
        return ""
    if noun_phrase_end(reading, place) > place + 1 and reading.word(place + 1) not in _NOWADAYS:
        return ""
    start = max(clause_start(reading, place), earlier + 1)
    own = set(reading.words(start, place + 4))
    since = (
        (own & _NOWADAYS or ("this" in own and own & _THIS))
        and not own & _NO_CONTRAST
        and group.lemma in _STANDING_AT
    )
    ahead = group.tense in _AHEAD and group.lemma in _STANDING_AT
    past = (
        any(
            g.tense in ("past", "present") and abs(g.first - earlier) < LONGEST_OBJECT
            for g in reading.groups
            if g.first < start and (ahead or g.tense == "past")
        )
        or set(reading.words(earlier - 3, earlier)) & _ONCE
    )
    if not (since or ahead) or not past or group.first < earlier:
        return ""
    return UP if other > one else DOWN


def _are_alike(reading: Parse, number: int) -> bool:
    """Whether a figure and the one before it are shares both, or times, or counts."""
    texts = [reading.written(at).lower() for at in reading.places[number - 1 : number + 1]]
    signs = [
        next((mark for mark in _MARKS if mark in text), "in" if " in " in text else "")
        for text in texts
    ]
    return signs[0] == signs[1]


def record(reading: Parse, number: int, place: int) -> str:
    """Tell "a record 54,000" and "an all-time low of 3%"."""
    before = reading.words(place - 3, place)
    if before[-2:] == ["a", "record"]:
        return UP
    if before[-1:] != ["of"] or before[-2:-1] not in (["high"], ["low"]):
        return ""
    return UP if before[-2] == "high" else DOWN


def sign(reading: Parse, number: int, place: int) -> str:
    """Tell "-58%", "+12%" and "minus 1,940 days"."""
    start = reading.begins[place]
    sign = reading.text[start - 1 : start] if start else ""
    before = reading.text[start - 2 : start - 1] if start > 1 else " "
    if not before.isalnum() and sign in ("-", "−", "–", "‑", "+") and before not in ("£", "%"):
        return UP if sign == "+" else DOWN
    return (
        {"minus": DOWN, "plus": UP}.get(reading.word(place - 1), "")
        if place == 1
        or (reading.word(place - 2) in ("", ":", "(", "–", "-"))
        or (reading.word(place - 2) == "," and is_share(reading, place))
        else ""
    )


def is_share(reading: Parse, place: int) -> bool:
    """Whether a figure is a percentage or a fraction."""
    own = reading.written(place).lower()
    return " in " in own or own.endswith(
        ("%", "cent", "half", "third", "thirds", "quarter", "quarters", "fifth")
    )


def multiple(reading: Parse, number: int, figure: str, unit: str) -> str:
    """Tell "doubled", "half the wait" and "seven times the year before"."""
    place, lower = reading.places[number], figure.lower()
    following = reading.words(place + 1, place + 4)
    if unit != "ratio":
        return ""
    if lower == "half" and reading.word(place - 1) == "in" and _is_cut(reading, number):
        return DOWN
    if "again" in lower or (following[:1] == ["as"] and "again" in following):
        return UP
    if "halv" in lower:
        return DOWN
    if "likely" in following:
        return LEVEL
    if lower.endswith("half") and following[:1] in (["the"], ["as"]):
        timed = set(following[1:]) & _HALF_OF
        return DOWN if timed else ""
    compared = _STANDARDS - ({"size", "length"} if MULTIPLIED.search(lower) else set())
    if set(reading.words(place + 1, place + 5)) & compared:
        return LEVEL
    if any(part in lower for part in MULTIPLES):
        return UP
    times = lower.endswith("times") or following[:1] == ["times"]
    after = following[1:2] if following[:1] == ["times"] else following[:1]
    return UP if times and after and after[0] in _TIMES_AS else ""


def _is_cut(reading: Parse, number: int) -> bool:
    """Whether "in half" is what something is cut in."""
    group = reading.links[number].group
    return group is not None and group.lemma in ("cut", "reduce", "slash")


def from_to(reading: Parse, number: int, values: tuple[float | None, ...]) -> str:
    """Tell "from 60% to 75%": the first is where it stood, the second where it went."""
    if number and _becomes(reading, number) and None not in values[:2] and values[0] != values[1]:
        return UP if (values[1] or 0) > (values[0] or 0) else DOWN
    if not number or before_figure(reading, reading.places[number]) != "to":
        return ""
    earlier, later = reading.places[number - 1 : number + 1]
    word = reading.written(earlier).lower()
    if MULTIPLIED.search(word) and later - earlier <= LONGEST_OBJECT:
        # "doubled its beds to #"
        return DOWN if "halv" in word else UP
    if before_figure(reading, earlier) != "from" or later - earlier > 8:
        return ""
    if set(reading.words(earlier - 6, earlier)) & _RANGING:
        return ""
    one, other = values[:2]
    if one is None or other is None or one == other:
        return ""
    one, other = one * minutes(reading, earlier), other * minutes(reading, later)
    return UP if other > one else DOWN


def _becomes(reading: Parse, number: int) -> bool:
    """Whether so many become so many: "the nine boards became five"."""
    earlier, later = reading.places[number - 1 : number + 1]
    verb = next((g for g in reading.groups if g.last == later - 1 and g.first > earlier), None)
    if verb is None or verb.lemma != "become":
        return False
    bare = noun_phrase_end(reading, later) == later + 1 and reading.word(later + 1) != "of"
    return (
        bare
        and verb.first - earlier <= LONGEST_OBJECT
        and "," not in reading.words(earlier, verb.first)
    )


def since_earlier(reading: Parse, number: int, unit: str, values: tuple[float | None, ...]) -> str:
    """Tell "in use at 60% of trusts, against 45% in 2021" and "stands at 8%, having been 11%".

    Only of shares, and of times that have changed: what else is set beside an earlier figure is
    reported for itself.
    """
    after = number + 1
    if unit in ("count", "rate", "gbp", "ratio") or after >= len(reading.places):
        return ""
    one, other = values[1], values[2] if len(values) > 2 else None
    place, later = reading.places[number], reading.places[after]
    aimed = {"target", "goal", "aim"} & set(reading.words(place - 3, place))
    if one is None or other is None or aimed or later - place > _LONGEST_APART:
        return ""
    between = reading.words(place + 1, later)
    if not _is_set_against(reading, between, later, unit) or not _are_alike(reading, after):
        return ""
    one, other = one * minutes(reading, place), other * minutes(reading, later)
    return "" if one == other else UP if one > other else DOWN


def _is_set_against(reading: Parse, between: list[str], later: int, unit: str) -> bool:
    """Whether the figure at `later` is what the one before it was at an earlier time."""
    near = [word for word in between if word not in ("just", "only", "around", "about", "the")]
    if near[-2:] == ["having", "been"]:
        return True
    if unit != "percent":
        return False
    compared = near[-2:] in (["compared", "with"], ["compared", "to"]) or near[-1:] == ["against"]
    after = reading.words(later + 1, later + 6)
    dated = any(re.fullmatch(r"(?:19|20)\d\d(?:[-–/]\d+)?\.?", word) for word in after)
    return compared and (dated or bool(set(after) & _DATED))


def minutes(reading: Parse, place: int) -> int:
    """Return the minutes of the unit of time that a figure is in, 1 for what is no time."""
    last = reading.written(place).lower().split()[-1].rstrip("s")
    return _MINUTES.get(last, 1)


def comparator(reading: Parse, number: int, place: int) -> str:
    """Return level for what a change is measured from: "from 12%", "compared with 12%"."""
    words = reading.words(place - 5, place)
    if not words:
        return ""
    if words[-1] in COMPARED:
        return LEVEL
    if words[-2:] in (["compared", "to"], ["compared", "with"]):
        return LEVEL
    if words[-1] == "the" and len(words) > 1 and words[-2] in COMPARED:
        return LEVEL
    if "average" in words and words[-1] in ("is", "was") and "reduce" not in words:
        beside = reading.word(place + 1)
        return "" if beside in LOWER or beside in HIGHER else LEVEL
    return ""


def is_than_elsewhere(reading: Parse, place: int) -> bool:
    """Whether the comparison is with another place: "eight years shorter than in Fernleigh"."""
    after = reading.words(place + 2, place + 10)
    if after[:1] != ["than"] or set(after) & _NO_PLACE:
        return False
    if set(after) & _ELSEWHERE or set(after[1:3]) & _OTHERS:
        return True
    return after[1:2] == ["in"] and after[2:3] != [] and not after[2][0].isdigit()


def postposed(reading: Parse, number: int, place: int) -> str:
    """Tell "14 weeks, down from 26"."""
    end = noun_phrase_end(reading, place)
    for at, word in enumerate(reading.words(end, end + 10), end):
        if word in ("up", "down") and reading.word(at + 1) in ("from", "on"):
            return UP if word == "up" else DOWN
        if word in _BEYOND and reading.word(at + 1) == "than":
            return _than_before(reading, at)
        if word in (FIGURE, ";", "and", "but", "."):
            break
    return ""


def _than_before(reading: Parse, at: int) -> str:
    """Tell "63.8%, better than the 59.1% of a year earlier" from other comparisons."""
    after = reading.words(at + 2, at + 12)
    dated = after[:1] == ["in"] and any(re.fullmatch(r"(?:19|20)\d\d\.?", w) for w in after[1:3])
    if after[:1] in (["a"], ["an"]) and not {"ago", "earlier", "before"} & set(after[2:4]):
        # "lasting more than a day last year"
        return ""
    if not dated and not set(after) & {"earlier", "before", "previous", "previously", "last"}:
        return ""
    return DOWN if reading.word(at) in ("lower", "fewer", "less", "shorter") else UP
