"""What a figure without a noun of its own refers to: the subject, a label, the figure before."""

from __future__ import annotations

from ics_claims.extraction.beside import (
    LONGEST,
    MOVING_VERBS,
    noun_before,
    noun_counted,
    phrase_end,
    span_beside,
)
from ics_claims.extraction.clauses import Parse, clause_start, noun_phrase_end
from ics_claims.extraction.lexicon import grammar, outlook, trend
from ics_claims.extraction.tokens import FIGURE

# Words that name nothing on their own, and words at which a name cannot begin or end.
NAMELESS = (
    grammar.DETERMINERS
    | (grammar.PRONOUNS - {"people", "staff"})
    | grammar.ADVERBS
    | trend.MORE_WORDS
    | grammar.words(
        "them us whom less apiece empty lower higher total average figure number one ones adrift",
        "time increase reduction rise fall half way as worth what times england country pound",
        "next last year present easter ago answer something back round promise plan coming on in",
        "target aim goal high low peak others rest event there it that this they those forecast",
        "previous it's that's there's we're they're what's record original",
    )
)
TIMES = frozenset("year years month months week weeks days quarter spring summer winter".split())
HOLDING_OPINIONS = outlook.AIM_VERBS | outlook.REPORT_VERBS
# Words that stand for what the sentence before was about.
_BACK = grammar.words(
    "it it's that this they these those them there figure total number rate wait average target",
    "share proportion goal aim plan half most",
)
_SHARES = ("%", "cent", "half", "third", "thirds", "quarter", "quarters", "fifth", "fifths")
THEM = frozenset("them these those whom which that this it".split())
_TARGETS_OF = [[noun, "of"] for noun in ("target", "total", "goal", "aim", "plan", "peak")]
# Tokens before a figure that a label's colon may stand in front of.
_NEAR = 5
_TO_WHERE = frozenset("to below under at down up back past above over by from".split())
_STRONG = frozenset("; : ( ) – — . ?".split())
_BEFORE_LEVELS = (
    _TO_WHERE
    | grammar.ADVERBS
    | grammar.HEDGES
    | frozenset(", on average an a the further another".split())
)
_MOVING_OBJECTS = (
    trend.CHANGE_VERBS | frozenset("bring get take push drive keep hold want see have put".split())
) - {"lose", "save", "create", "recruit"}
_PARTED = frozenset([",", "and", "but", ";", FIGURE])
_PARTICIPLES_OF_NOUNS = grammar.ATTRIBUTIVE
_STOOD = frozenset(
    "go go_up go_down settle stall run creep edge inch tick slip open use hover peak level recover "
    "improve be".split()
)
_OF_THINGS = frozenset(["which", "that"])
# Whoever does it is named in so many words at most, the relative before them.
_DOERS = 5
_ENDS = (grammar.CLOSING_WORDS - {"of"}) | frozenset(
    [FIGURE, "(", ")", ";", ":", "–", "—", ".", ","]
)
_STANDING_VERBS = frozenset("come average differ remain stay run range cost touch rate".split())
_BEFORE_NOUNS = grammar.DETERMINERS | grammar.PREMODIFIERS
_MEASURING = MOVING_VERBS | _STANDING_VERBS | outlook.MEASURE_VERBS
_LEVEL_VERBS = _STOOD | _MEASURING


def refers_back(reading: Parse, number: int) -> bool:
    """Whether "it", "the target", a part ("of them") or a lone figure points further back."""
    place = reading.places[number]
    if reading.word(place + 1) == "of":
        return True
    group, role = reading.links[number]
    if group is None or role == "subject":
        return True
    before = set(reading.words(max(0, group.first - 3), group.first))
    return bool(before & _BACK) or reading.words(place - 2, place) in _TARGETS_OF


def is_time(reading: Parse, number: int) -> bool:
    """Whether a figure is a duration."""
    words = reading.written(reading.places[number]).lower().split()
    return bool({word.rstrip("s") for word in words} & grammar.TIME_UNITS)


def is_share(reading: Parse, number: int) -> bool:
    """Whether a figure is a percentage, a fraction or so many in so many."""
    own = reading.written(reading.places[number]).lower()
    return own.endswith(_SHARES) or " in " in own or " out of " in own


def is_bare(reading: Parse, place: int) -> bool:
    """Whether no noun stands behind the figure that would say what it counts."""
    after = reading.word(place + 1)
    end = noun_phrase_end(reading, place)
    if after == "of":
        return reading.word(place + 2) in THEM
    return after != "times" and (end == place + 1 or after in NAMELESS)


def part_of(reading: Parse, number: int, unit: str) -> tuple[int, int]:
    """Return X of "two of the five X"."""
    del unit
    place = reading.places[number]
    if reading.word(place + 1) == "of":
        for at in range(place + 2, place + _NEAR):
            if reading.word(at) == FIGURE:
                return noun_counted(reading, at)
            if reading.word(at) not in _BEFORE_NOUNS:
                break
    return place + 1, place + 1


def labelled(reading: Parse, number: int, unit: str) -> tuple[int, int]:
    """Return X of "X: 275" and "X: 212 on programme"."""
    del unit
    place = reading.places[number]
    for at in range(place - 1, max(place - _NEAR, 0), -1):
        if reading.word(at) == ":":
            start = at
            while start > 0 and reading.word(start - 1) not in _STRONG:
                start -= 1
            told = any(start <= group.first < at and group.finite for group in reading.groups)
            return (at, at) if told else (start, at)
        if at in reading.taken or reading.word(at) in grammar.PREPOSITIONS:
            break
    return place + 1, place + 1


def moved(reading: Parse, number: int, unit: str) -> tuple[int, int]:
    """Return X of "bring X down to 22 weeks", "get X below 30", "cut X to 26"."""
    del unit
    place = reading.places[number]
    own = reading.written(place).lower()
    at = place
    while reading.word(at - 1) in _TO_WHERE:
        at -= 1
    if at == place and not own.startswith(("below", "under", "up to", "above", "over")):
        return place + 1, place + 1
    for group in reversed(reading.groups):
        if group.last >= at or reading.word(group.first) in _PARTICIPLES_OF_NOUNS:
            continue
        if set(reading.words(group.last + 1, at)) & _PARTED:
            break
        if group.lemma in _MOVING_OBJECTS:
            return group.last + 1, at
        if group.finite and group.tense != "past":
            break
    return place + 1, place + 1


def stood(reading: Parse, number: int, unit: str) -> tuple[int, int]:
    """Return the subject of a figure that says how high or how long something is."""
    place = reading.places[number]
    group, role = reading.links[number]
    nothing = place + 1, place + 1
    if group is None or group.last >= place or group.lemma in HOLDING_OPINIONS:
        return nothing
    standing = group.lemma in _LEVEL_VERBS
    less = reading.word(place + 1) in ("less", "more", "fewer", "lower", "higher", "up", "down")
    timed = is_time(reading, number) and role == "object" and group.finite
    between = set(reading.words(group.last + 1, place))
    if between - _BEFORE_LEVELS or ("," in between and role not in ("from", "to", "by")):
        return nothing
    if not (standing or timed or (less and unit in ("percent", "ratio"))):
        return nothing
    if reading.word(group.first - 1) in ("that", "which", "who"):
        return _noun_of_clause(reading, group.first - 1)
    found = noun_before(reading, group.first) or nothing
    figures = [at for at in range(*found) if reading.word(at) == FIGURE]
    return (figures[-1] + 1, found[1]) if figures else found


def _noun_of_clause(reading: Parse, at: int) -> tuple[int, int]:
    """Return the noun that "that" or "which" at `at` stands for: "a scan that took an hour"."""
    if reading.word(at - 1) == ",":
        return clause_start(reading, at - 1), at - 1
    start = end = at
    while start > 0 and start - 1 not in reading.taken and reading.word(start - 1) not in _ENDS:
        start -= 1
    return start, end


def sized(reading: Parse, number: int, unit: str) -> tuple[int, int]:
    """Return X of "a catchment of 386,000" and "a team of 36"."""
    del unit
    place = reading.places[number]
    at = place - 1
    if reading.word(at) != "of":
        return place + 1, place + 1
    start = at
    while start > 0 and start - 1 not in reading.taken and reading.word(start - 1) not in _ENDS:
        start -= 1
    return start, at


def so_many_times(reading: Parse, number: int, unit: str) -> tuple[int, int]:
    """Return what was done 14,000 times: "opened the record 14,000 times"."""
    del unit
    place = reading.places[number]
    group = reading.links[number].group
    if reading.word(place + 1) != "times" or group is None or group.last >= place:
        return place + 1, place + 1
    if group.last + 1 < place and not group.passive:
        return group.last + 1, place
    # "Plans, which nurses opened 14,000 times": it counts no nurses.
    doers = reading.words(group.first - _DOERS, group.first)
    if not (group.passive or _OF_THINGS.isdisjoint(doers)):
        return place + 1, place + 1
    return noun_before(reading, group.first) or (place + 1, place + 1)


def further(reading: Parse, number: int, unit: str) -> tuple[int, int]:
    """Return what a figure without a noun is for, or whose measure it is."""
    place = reading.places[number]
    after = noun_phrase_end(reading, place)
    start = clause_start(reading, place)
    # "Paying them off cost": read as a noun behind the particle.
    costs = reading.word(place - 1) in ("cost", "costs") and place - 1 not in reading.taken
    if unit == "gbp" and costs and start in reading.starts:
        return start, place - 1
    if unit == "gbp" and costs:
        paid = next((g for g in reading.groups if g.last == place - 2 and g.lemma == "have"), None)
        if paid is not None:
            return noun_before(reading, paid.first) or (place + 1, place + 1)
    if unit == "gbp" and reading.word(after) in ("for", "in", "into", "on", "towards"):
        end = phrase_end(reading, after)
        words = reading.words(after + 1, end)
        if words and not set(words) & TIMES and not words[0][0].isdigit():
            return after + 1, end
    part = reading.word(place + 1) == "of" and reading.word(place + 2) in ("them", "whom", "these")
    if number and (part or _is_echo(reading, number)):
        return span_beside(reading, number - 1, "count")
    group = reading.links[number].group
    if group is not None and group.last < place and group.lemma in _MEASURING:
        return noun_before(reading, group.first) or (place + 1, place + 1)
    return place + 1, place + 1


def _is_echo(reading: Parse, number: int) -> bool:
    """Whether only a comma or "and" stands between a figure without a noun and the one before."""
    place, earlier = reading.places[number], reading.places[number - 1]
    between = set(reading.words(noun_phrase_end(reading, earlier), place))
    return place - earlier <= LONGEST and between <= {
        ",",
        "to",
        "up",
        "down",
        "from",
        "(",
        "–",
    }
