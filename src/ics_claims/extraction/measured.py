"""What a figure counts or measures, as a stretch of the sentence's words."""

from __future__ import annotations

import re
from collections.abc import Mapping

from ics_claims.extraction import lexicon as lex
from ics_claims.extraction.clauses import (
    Parse,
    before_figure,
    clause_end,
    clause_start,
    noun_phrase_end,
)
from ics_claims.extraction.facts import class_of
from ics_claims.extraction.tokens import FIGURE
from ics_claims.extraction.verbs import Group

_CHANGE_NOUNS = lex.CHANGE_NOUNS
_CHANGE_VERBS = lex.CHANGE_VERBS
_MOVING_VERBS = lex.CHANGE_VERBS | {"go_up", "go_down"}
_JOINS = lex.CONJUNCTIONS | {FIGURE}
_NO_OPENING = lex.JOINING_WORDS | {"in", FIGURE}
_NO_NAME = lex.CLOSING_WORDS - {"of"} | {FIGURE}
_LONGEST = 12
_QUOTES = {"‘": "’", "“": "”", "'": "'", '"': '"'}
# A quotation mark that opens and is not closed again.
_OPENED = re.compile(r"(?:^|[\s(])([‘“'\"])[^’”'\"]*$")
_CUTS = frozenset([FIGURE, "(", ")", ";", ":", "–", "—", ".", ","])
# Words that name nothing on their own, and words at which a name cannot begin or end.
_NAMELESS = (
    lex.DETERMINERS
    | (lex.PRONOUNS - {"people", "staff"})
    | lex.ADVERBS
    | lex.MORE_WORDS
    | lex.words(
        "them us whom less apiece empty lower higher total average figure number one ones adrift",
        "time increase reduction rise fall half way as worth what times england country pound",
        "next last year present easter ago answer something back round promise plan coming on in",
        "target aim goal high low peak others rest event there it that this they those forecast",
        "previous it's that's there's we're they're what's record original",
    )
)
_THEREFORE = {"result", "consequence"}
_NO_START = (
    lex.CONJUNCTIONS | lex.PREPOSITIONS | lex.RELATIVES | lex.ADVERBS - {"more", "less"}
) | frozenset("to than that of as so".split())
_NO_END = (
    lex.CONJUNCTIONS
    | lex.PREPOSITIONS
    | lex.RELATIVES
    | lex.DETERMINERS
    | lex.ADVERBS
    | lex.BE
    | lex.HAVE
    | frozenset("to there they it we he she rather annually".split())
)
_TIMES = frozenset("year years month months week weeks days quarter spring summer winter".split())
_HOLDING_OPINIONS = lex.AIM_VERBS | lex.REPORT_VERBS
# Words that stand for what the sentence before was about.
_BACK = lex.words(
    "it it's that this they these those them there figure total number rate wait average target",
    "share proportion goal aim plan half most",
)
_SHARES = ("%", "cent", "half", "third", "thirds", "quarter", "quarters", "fifth", "fifths")
_THEM = frozenset("them these those whom which that this it".split())
_TARGETS_OF = [[noun, "of"] for noun in ("target", "total", "goal", "aim", "plan", "peak")]
_ING_NOUNS = lex.ING_NOUNS | lex.COUNTED | lex.SAVING_WORDS | lex.CHANGE_NOUNS
# Tokens before a figure that a label's colon may stand in front of.
_NEAR = 5
_TO_WHERE = frozenset("to below under at down up back past above over by from".split())
_STRONG = frozenset("; : ( ) – — . ?".split())
_BEFORE_LEVELS = (
    _TO_WHERE
    | lex.ADVERBS
    | lex.HEDGES
    | frozenset(", on average an a the further another".split())
)
_MOVING_OBJECTS = (
    lex.CHANGE_VERBS | frozenset("bring get take push drive keep hold want see have put".split())
) - {"lose", "save", "create", "recruit"}
_PARTED = frozenset([",", "and", "but", ";", FIGURE])
_PARTICIPLES_OF_NOUNS = lex.ATTRIBUTIVE
_STOOD = frozenset(
    "go go_up go_down settle stall run creep edge inch tick slip open use hover peak level recover "
    "improve be".split()
)
_ENDS = (lex.CLOSING_WORDS - {"of"}) | frozenset([FIGURE, "(", ")", ";", ":", "–", "—", ".", ","])
_MONTHS = frozenset(
    "january february march april may june july august september october november december".split()
)
_STANDING_VERBS = frozenset("come average differ remain stay run range cost touch rate".split())


def measured_span(reading: Parse, number: int, unit: str) -> tuple[int, int]:
    """Return the tokens, first and after the last, that name what the figure measures.

    Both are the same where the sentence does not name it.
    """
    return _span(reading, number, unit)


def named_span(reading: Parse, number: int, unit: str) -> tuple[int, int]:
    """Return the tokens of a noun phrase for what a figure measures, to be read on its own.

    Unlike `measured_span` it goes back to the subject or on to "for ..." where the figure has no
    noun beside it, and leaves out words that name nothing.
    """
    span = _own_span(reading, number, unit)
    if _names(reading, span) or unit == "gbp":
        return span
    # "Of the 85 people promised, 58 are in post": the one before says what is counted.
    place = reading.places[number]
    for earlier in range(number - 1, -1, -1):
        if _is_time(reading, earlier) == _is_time(reading, number) and _is_bare(reading, place):
            told = _own_span(
                reading, earlier, "percent" if _is_share(reading, earlier) else "count"
            )
            if _names(reading, told):
                return told
    return span


def _own_span(reading: Parse, number: int, unit: str) -> tuple[int, int]:
    place = reading.places[number]
    finders = (_part_of, _span, _further, _labelled, _moved, _stood, _sized, _so_many_times)
    if reading.word(place + 1) == "of" and reading.word(place + 2) in _THEM - {"those"}:
        return place + 1, place + 1
    for find in finders[1:5] if unit == "gbp" else finders:
        span = _tidied(reading, find(reading, number, unit))
        if _names(reading, span):
            return span
    return place + 1, place + 1


def phrase_of(reading: Parse, number: int, unit: str, before: Mapping[str, str]) -> str:
    """Return the words for what a figure measures, of the sentence before where it has none.

    `before` holds what the last figure of that sentence measured for each class of units (as
    `facts.class_of` names them).
    """
    found = text_of(reading, named_span(reading, number, unit))
    if found or unit == "gbp" or not _is_bare(reading, reading.places[number]):
        return found
    return before.get(class_of(unit), "") if _refers_back(reading, number) else ""


def _refers_back(reading: Parse, number: int) -> bool:
    """Whether "it", "the target", a part ("of them") or a lone figure points further back."""
    place = reading.places[number]
    if reading.word(place + 1) == "of":
        return True
    group, role = reading.links[number]
    if group is None or role == "subject":
        return True
    before = set(reading.words(max(0, group.first - 3), group.first))
    return bool(before & _BACK) or reading.words(place - 2, place) in _TARGETS_OF


def _is_time(reading: Parse, number: int) -> bool:
    token = reading.tokens[reading.places[number]]
    words = reading.text[token.start : token.end].lower().split()
    return bool({word.rstrip("s") for word in words} & lex.TIME_UNITS)


def _is_share(reading: Parse, number: int) -> bool:
    token = reading.tokens[reading.places[number]]
    own = reading.text[token.start : token.end].lower()
    return own.endswith(_SHARES) or " in " in own or " out of " in own


def _is_bare(reading: Parse, place: int) -> bool:
    """Whether no noun stands behind the figure that would say what it counts."""
    after = reading.word(place + 1)
    end = noun_phrase_end(reading, place)
    if after == "of":
        return reading.word(place + 2) in _THEM
    return after != "times" and (end == place + 1 or after in _NAMELESS)


def _part_of(reading: Parse, number: int, unit: str) -> tuple[int, int]:
    """Return X of "two of the five X"."""
    del unit
    place = reading.places[number]
    if reading.word(place + 1) == "of":
        for at in range(place + 2, place + _NEAR):
            if reading.word(at) == FIGURE:
                return _counted(reading, at)
            if reading.word(at) not in lex.DETERMINERS | lex.PREMODIFIERS:
                break
    return place + 1, place + 1


def _labelled(reading: Parse, number: int, unit: str) -> tuple[int, int]:
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
        if at in reading.taken or reading.word(at) in lex.PREPOSITIONS:
            break
    return place + 1, place + 1


def _moved(reading: Parse, number: int, unit: str) -> tuple[int, int]:
    """Return X of "bring X down to 22 weeks", "get X below 30", "cut X to 26"."""
    del unit
    place = reading.places[number]
    token = reading.tokens[place]
    own = reading.text[token.start : token.end].lower()
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


def _stood(reading: Parse, number: int, unit: str) -> tuple[int, int]:
    """Return the subject of a figure that says how high or how long something is."""
    place = reading.places[number]
    group, role = reading.links[number]
    nothing = place + 1, place + 1
    if group is None or group.last >= place or group.lemma in _HOLDING_OPINIONS:
        return nothing
    standing = group.lemma in _STOOD | _MOVING_VERBS | _STANDING_VERBS or group.lemma in (
        lex.MEASURE_VERBS
    )
    less = reading.word(place + 1) in ("less", "more", "fewer", "lower", "higher", "up", "down")
    timed = _is_time(reading, number) and role == "object" and group.finite
    between = set(reading.words(group.last + 1, place))
    if between - _BEFORE_LEVELS or ("," in between and role not in ("from", "to", "by")):
        return nothing
    if not (standing or timed or (less and unit in ("percent", "ratio"))):
        return nothing
    if reading.word(group.first - 1) in ("that", "which", "who"):
        return _noun_of_clause(reading, group.first - 1)
    found = _noun_before(reading, group.first) or nothing
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


def _sized(reading: Parse, number: int, unit: str) -> tuple[int, int]:
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


def _so_many_times(reading: Parse, number: int, unit: str) -> tuple[int, int]:
    """Return what was done 14,000 times: "opened the record 14,000 times"."""
    del unit
    place = reading.places[number]
    group = reading.links[number].group
    if reading.word(place + 1) != "times" or group is None or group.last >= place:
        return place + 1, place + 1
    if group.last + 1 < place and not group.passive:
        return group.last + 1, place
    return _noun_before(reading, group.first) or (place + 1, place + 1)


def _names(reading: Parse, span: tuple[int, int]) -> bool:
    """Whether the words say what is counted, rather than when or how much."""
    words = {word for word in reading.words(*span) if not word[0].isdigit()}
    return bool(words - _NAMELESS - _TIMES - _MONTHS)


def _tidied(reading: Parse, span: tuple[int, int]) -> tuple[int, int]:
    """Return the span up to a figure or mark, without words at its ends that name nothing."""
    first, after = span
    # "As a result falls will be prevented and £2m saved": what was saved is not said.
    if "as" in (reading.word(first - 1), reading.word(first)) and _THEREFORE & set(
        reading.words(first, first + 3)
    ):
        return first, first
    if number_words := [at for at in range(first, after) if reading.word(at) in _CUTS]:
        before_cut, after_cut = number_words[0] - first, after - number_words[-1] - 1
        if set(reading.words(first, number_words[0])) <= lex.DETERMINERS:
            before_cut = 0
        first, after = (first, number_words[0]) if before_cut else (number_words[-1] + 1, after)
        if not before_cut and not after_cut:
            return first, first
    verb = next((g for g in reading.groups if first <= g.first < after and _parts(g)), None)
    if verb is not None and not set(reading.words(first, verb.first)) & lex.RELATIVES:
        told = verb.lemma in _HOLDING_OPINIONS or reading.word(verb.first - 1) in lex.PRONOUNS
        if told and reading.word(first - 1) != "of":
            return first, first
        after = verb.first
    while first < after and reading.word(first) in _NO_START:
        first += 1
    while first < after and _ends_badly(reading, after - 1):
        after -= 1
    return first, max(first, after)


def _parts(group: Group) -> bool:
    return group.tense == "infinitive" or (group.finite and group.lemma != "be")


def _ends_badly(reading: Parse, at: int) -> bool:
    word = reading.word(at)
    form = lex.FORMS.get(word)
    verbal = form is not None and form.gerund and word not in _ING_NOUNS
    if verbal and reading.word(at - 1) not in lex.PREPOSITIONS:
        return True
    return word in _NO_END or (word.endswith("ly") and word not in lex.COUNTED)


def _further(reading: Parse, number: int, unit: str) -> tuple[int, int]:
    """Return what a figure without a noun is for, or whose measure it is."""
    place = reading.places[number]
    after = noun_phrase_end(reading, place)
    start = clause_start(reading, place)
    # "Paying them off cost": read as a noun behind the particle.
    costs = reading.word(place - 1) in ("cost", "costs") and place - 1 not in reading.taken
    if unit == "gbp" and costs and start in reading.starts:
        return start, place - 1
    paid = next((g for g in reading.groups if g.last == place - 2 and g.lemma == "have"), None)
    if unit == "gbp" and costs and paid is not None:
        return _noun_before(reading, paid.first) or (place + 1, place + 1)
    if unit == "gbp" and reading.word(after) in ("for", "in", "into", "on", "towards"):
        end = _phrase_end(reading, after)
        words = reading.words(after + 1, end)
        if words and not set(words) & _TIMES and not words[0][0].isdigit():
            return after + 1, end
    part = reading.words(place + 1, place + 3) in (
        ["of", "them"],
        ["of", "whom"],
        ["of", "these"],
    )
    if number and (part or _is_echo(reading, number)):
        return _span(reading, number - 1, "count")
    group = reading.links[number].group
    measures = group is not None and (
        group.lemma in lex.MEASURE_VERBS | _MOVING_VERBS or group.lemma in _STANDING_VERBS
    )
    if measures and group is not None and group.last < place:
        return _noun_before(reading, group.first) or (place + 1, place + 1)
    return place + 1, place + 1


def _is_echo(reading: Parse, number: int) -> bool:
    """Whether only a comma or "and" stands between a figure without a noun and the one before."""
    place, earlier = reading.places[number], reading.places[number - 1]
    between = set(reading.words(noun_phrase_end(reading, earlier), place))
    return place - earlier <= _LONGEST and between <= {
        ",",
        "to",
        "up",
        "down",
        "from",
        "(",
        "–",
    }


def _span(reading: Parse, number: int, unit: str) -> tuple[int, int]:
    place = reading.places[number]
    if number and before_figure(reading, place) == "to":
        # "from 92 to 74": both measure the same.
        earlier = reading.places[number - 1]
        if before_figure(reading, earlier) == "from" and place - earlier <= 4:
            return _span(reading, number - 1, unit)
    sized = _size_of_change(reading, place)
    if sized:
        return sized
    if unit in ("count", "rate"):
        counted = _counted(reading, place)
        if counted[0] < counted[1]:
            return counted
        return _changed(reading, place) or _subject(reading, number, place) or counted
    group = reading.links[number].group
    made_up = group is not None and group.lemma in ("make", "account", "represent", "form")
    if group is not None and FIGURE in reading.words(group.last + 1, place):
        made_up = False
    if unit == "percent" and group is not None and made_up:
        return _noun_before(reading, group.first) or _counted(reading, place)
    if unit == "ratio" and reading.word(place + 1) in lex.PEOPLE:
        return _counted(reading, place)
    found = _share(reading, place) or _changed(reading, place) or _before(reading, place)
    return found or _subject(reading, number, place) or _counted(reading, place)


def text_of(reading: Parse, span: tuple[int, int]) -> str:
    """Return the characters of the tokens in `span`; a quotation in them is whole or left out."""
    first, after = span
    if first >= after:
        return ""
    start, end = reading.tokens[first].start, reading.tokens[after - 1].end
    found = reading.text[start:end]
    opened = _OPENED.search(found)
    if opened is None:
        return found
    closes = reading.text[end : end + 1] == _QUOTES[opened[1]]
    return found + reading.text[end] if closes else found[opened.end(1) :]


def _size_of_change(reading: Parse, place: int) -> tuple[int, int] | None:
    """Return X of "a fall of 400 in X"."""
    changed = reading.word(place - 1) == "of" and reading.word(place - 2) in _CHANGE_NOUNS
    if changed and reading.word(place + 1) in ("in", "to", "among"):
        return place + 2, _thing_end(reading, place + 2)
    return None


def _counted(reading: Parse, place: int) -> tuple[int, int]:
    first, end = place + 1, noun_phrase_end(reading, place)
    if reading.word(first) in ("a", "an", "per", "every", "each"):
        return first, first
    if reading.word(first) == "of":
        first += 1
    head = reading.word(end - 1)
    if head in lex.PEOPLE and reading.word(end) in ("with", "on", "without"):
        end = _phrase_end(reading, end)
    return first, max(first, end)


def _phrase_end(reading: Parse, at: int) -> int:
    """Return the token after the prepositional phrase that begins at `at`."""
    end = at + 1
    last = clause_end(reading, at)
    stops = lex.CLOSING_WORDS
    while end < last and end not in reading.starts and reading.word(end) not in stops:
        end += 1
    return end


def _share(reading: Parse, place: int) -> tuple[int, int] | None:
    """Return the noun phrase of "20% of patients" with what is said of them."""
    after = reading.word(place + 1)
    if after == "of":
        return place + 2, min(_statement_end(reading, place + 2), place + 2 + _LONGEST)
    return None


def _statement_end(reading: Parse, at: int) -> int:
    end, last = at, clause_end(reading, at)
    while end < last and reading.word(end) not in _JOINS:
        end += 1
    return end


def _changed(reading: Parse, place: int) -> tuple[int, int] | None:
    """Return X of "a 20% reduction in X", "a reduction in X of 20%", "cut X by 20%"."""
    after = reading.words(place + 1, place + 4)
    for ahead, word in enumerate(after):
        if word in _CHANGE_NOUNS:
            if reading.word(place + 2 + ahead) in ("in", "of", "to", "for"):
                return place + 3 + ahead, _thing_end(reading, place + 3 + ahead)
            return (place + 1, place + 1 + ahead) if ahead else None
        if word in lex.PREPOSITIONS:
            break
    if reading.word(place - 1) in ("by", "to", "from", "of", "at"):
        return _thing_before(reading, place - 1)
    return None


def _thing_end(reading: Parse, at: int) -> int:
    end, last = at, clause_end(reading, at)
    starts = {group.first for group in reading.groups if group.finite}
    while end < last and end - at < _LONGEST and end not in starts:
        if reading.word(end) in (
            "by",
            "over",
            "since",
            "compared",
            "from",
            "across",
            "within",
            FIGURE,
        ):
            break
        end += 1
    return end


def _thing_before(reading: Parse, at: int) -> tuple[int, int] | None:
    start = clause_start(reading, at)
    for place in range(at - 1, start - 1, -1):
        if reading.words(place, place + 2) == ["number", "of"]:
            return place, at
        if reading.word(place) in _CHANGE_NOUNS and reading.word(place + 1) in (
            "in",
            "of",
            "to",
        ):
            return (place + 2, at) if place + 2 < at else None
    for group in reversed(reading.groups):
        if group.last < at and group.last >= start and group.lemma in _CHANGE_VERBS:
            if group.last + 1 < at:
                return group.last + 1, at
            return _noun_before(reading, group.first)
    return None


def _noun_before(reading: Parse, at: int) -> tuple[int, int] | None:
    for group in reversed(reading.groups):
        if group.last == at - 1:
            at = group.first
    start = clause_start(reading, at)
    groups = [
        group.last
        for group in reading.groups
        if group.last < at and group.finite and reading.word(group.first - 1) not in lex.RELATIVES
    ]
    start = max([start, *(last + 1 for last in groups)])
    while start < at and reading.word(start) in _NO_OPENING:
        start += 1
    return (start, at) if start < at else None


def _before(reading: Parse, place: int) -> tuple[int, int] | None:
    """Return X of "X of £2m", "X worth £2m", "an X costing £2m"."""
    word = reading.word(place - 1)
    be = next((g for g in reading.groups if g.last == place - 1 and g.lemma == "be"), None)
    if be is not None:
        return _noun_before(reading, be.first)
    if word in ("of", "worth", "costing", "totalling"):
        start = clause_start(reading, place - 1)
        taken = [group.last + 1 for group in reading.groups if group.last < place - 1]
        start = max([start, *taken])
        stops = _NO_NAME
        for at in range(place - 2, start - 1, -1):
            if reading.word(at) in stops:
                start = at + 1
                break
        return (start, place - 1) if start < place - 1 else None
    return None


def _subject(reading: Parse, number: int, place: int) -> tuple[int, int] | None:
    link = reading.links[number]
    if link.group is None or link.role == "subject" or link.group.lemma not in _MOVING_VERBS:
        return None
    if noun_phrase_end(reading, place) > place + 1:
        return None
    return _noun_before(reading, link.group.first)
