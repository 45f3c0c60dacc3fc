"""The noun phrase beside a figure, or the one that a change is of."""

from __future__ import annotations

from ics_claims.extraction.clauses import (
    Parse,
    before_figure,
    clause_end,
    clause_start,
    noun_phrase_end,
)
from ics_claims.extraction.lexicon import grammar, kinds, trend
from ics_claims.extraction.tokens import FIGURE

_CHANGE_NOUNS = trend.CHANGE_NOUNS
_CHANGE_VERBS = trend.CHANGE_VERBS
MOVING_VERBS = trend.CHANGE_VERBS | {"go_up", "go_down"}
_JOINS = grammar.CONJUNCTIONS | {FIGURE}
_NO_OPENING = grammar.JOINING_WORDS | {"in", FIGURE}
_NO_NAME = grammar.CLOSING_WORDS - {"of"} | {FIGURE}
LONGEST = 12


def span_beside(reading: Parse, number: int, unit: str) -> tuple[int, int]:
    """Return the noun phrase beside a figure, or of what its change is one; empty without."""
    place = reading.places[number]
    if number and before_figure(reading, place) == "to":
        # "from 92 to 74": both measure the same.
        earlier = reading.places[number - 1]
        if before_figure(reading, earlier) == "from" and place - earlier <= 4:
            return span_beside(reading, number - 1, unit)
    sized = _size_of_change(reading, place)
    if sized:
        return sized
    if unit in ("count", "rate"):
        counted = noun_counted(reading, place)
        if counted[0] < counted[1]:
            return counted
        return _changed(reading, place) or _subject(reading, number, place) or counted
    group = reading.links[number].group
    made_up = group is not None and group.lemma in ("make", "account", "represent", "form")
    if group is not None and FIGURE in reading.words(group.last + 1, place):
        made_up = False
    if unit == "percent" and group is not None and made_up:
        return noun_before(reading, group.first) or noun_counted(reading, place)
    if unit == "ratio" and reading.word(place + 1) in kinds.PEOPLE:
        return noun_counted(reading, place)
    found = _share(reading, place) or _changed(reading, place) or _before(reading, place)
    return found or _subject(reading, number, place) or noun_counted(reading, place)


def _size_of_change(reading: Parse, place: int) -> tuple[int, int] | None:
    """Return X of "a fall of 400 in X", "a drop to 2% in X"."""
    changed = reading.word(place - 1) in ("of", "to") and reading.word(place - 2) in _CHANGE_NOUNS
    if changed and reading.word(place + 1) in ("in", "to", "among"):
        return place + 2, _thing_end(reading, place + 2)
    return None


def noun_counted(reading: Parse, place: int) -> tuple[int, int]:
    """Return the noun phrase that follows a figure: X of "30 X"."""
    first, end = place + 1, noun_phrase_end(reading, place)
    if reading.word(first) in ("a", "an", "per", "every", "each"):
        return first, first
    if reading.word(first) == "of":
        first += 1
    head = reading.word(end - 1)
    if head in kinds.PEOPLE and reading.word(end) in ("with", "on", "without"):
        end = phrase_end(reading, end)
    return first, max(first, end)


def phrase_end(reading: Parse, at: int) -> int:
    """Return the token after the prepositional phrase that begins at `at`."""
    end = at + 1
    last = clause_end(reading, at)
    stops = grammar.CLOSING_WORDS
    while end < last and end not in reading.starts and reading.word(end) not in stops:
        end += 1
    return end


def _share(reading: Parse, place: int) -> tuple[int, int] | None:
    """Return the noun phrase of "20% of patients" with what is said of them."""
    after = reading.word(place + 1)
    if after == "of":
        return place + 2, min(_statement_end(reading, place + 2), place + 2 + LONGEST)
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
        if word in grammar.PREPOSITIONS:
            break
    if reading.word(place - 1) in ("by", "to", "from", "of", "at"):
        return _thing_before(reading, place - 1)
    return None


def _thing_end(reading: Parse, at: int) -> int:
    end, last = at, clause_end(reading, at)
    starts = {group.first for group in reading.groups if group.finite}
    while end < last and end - at < LONGEST and end not in starts:
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
            return noun_before(reading, group.first)
    return None


def noun_before(reading: Parse, at: int) -> tuple[int, int] | None:
    """Return the noun phrase that ends before the verbs at `at`, or None."""
    for group in reversed(reading.groups):
        if group.last == at - 1:
            at = group.first
    start = clause_start(reading, at)
    groups = [
        group.last
        for group in reading.groups
        if group.last < at
        and group.finite
        and reading.word(group.first - 1) not in grammar.RELATIVES
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
        return noun_before(reading, be.first)
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
    if link.group is None or link.role == "subject" or link.group.lemma not in MOVING_VERBS:
        return None
    if noun_phrase_end(reading, place) > place + 1:
        return None
    return noun_before(reading, link.group.first)
