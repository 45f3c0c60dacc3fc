"""What a figure counts or measures, as a stretch of the sentence's words."""

from __future__ import annotations

import re

from ics_claims.extraction import lexicon as lex
from ics_claims.extraction.clauses import (
    Parse,
    before_figure,
    clause_end,
    clause_start,
    noun_phrase_end,
)
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
    span = _tidied(reading, _span(reading, number, unit))
    if _names(reading, span):
        return span
    further = _tidied(reading, _further(reading, number, unit))
    return further if _names(reading, further) else (span[0], span[0])


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
        first, after = (first, number_words[0]) if before_cut else (number_words[-1] + 1, after)
        if not before_cut and not after_cut:
            return first, first
    verb = next((g for g in reading.groups if first <= g.first < after and _parts(g)), None)
    if verb is not None and not set(reading.words(first, verb.first)) & lex.RELATIVES:
        if verb.lemma in _HOLDING_OPINIONS or reading.word(verb.first - 1) in lex.PRONOUNS:
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
    return word in _NO_END or (word.endswith("ly") and word not in lex.COUNTED)


def _further(reading: Parse, number: int, unit: str) -> tuple[int, int]:
    """Return what a figure without a noun is for, or whose measure it is."""
    place = reading.places[number]
    after = noun_phrase_end(reading, place)
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
    if unit == "percent" and group and group.lemma in ("make", "account", "represent", "form"):
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
