"""What a figure counts or measures, as a stretch of the sentence's words."""

from __future__ import annotations

import re
from collections.abc import Mapping

from ics_claims.extraction.beside import span_beside
from ics_claims.extraction.clauses import Parse
from ics_claims.extraction.elliptical import (
    HOLDING_OPINIONS,
    NAMELESS,
    THEM,
    TIMES,
    further,
    is_bare,
    is_share,
    is_time,
    labelled,
    moved,
    part_of,
    refers_back,
    sized,
    so_many_times,
    stood,
)
from ics_claims.extraction.facts import class_of
from ics_claims.extraction.lexicon import grammar, kinds, trend
from ics_claims.extraction.tokens import FIGURE
from ics_claims.extraction.verbs import Group

_QUOTES = {"‘": "’", "“": "”", "'": "'", '"': '"'}
# A quotation mark that opens and is not closed again.
_OPENED = re.compile(r"(?:^|[\s(])([‘“'\"])[^’”'\"]*$")
_CUTS = frozenset([FIGURE, "(", ")", ";", ":", "–", "—", ".", ","])
_THEREFORE = {"result", "consequence"}
_NO_START = (
    grammar.CONJUNCTIONS
    | grammar.PREPOSITIONS
    | grammar.RELATIVES
    | grammar.ADVERBS - {"more", "less"}
) | frozenset("to than that of as so".split())
_NO_END = (
    grammar.CONJUNCTIONS
    | grammar.PREPOSITIONS
    | grammar.RELATIVES
    | grammar.DETERMINERS
    | grammar.ADVERBS
    | grammar.BE
    | grammar.HAVE
    | frozenset("to there they it we he she rather annually".split())
)
_ING_NOUNS = grammar.ING_NOUNS | kinds.COUNTED | trend.SAVING_WORDS | trend.CHANGE_NOUNS
_MONTHS = frozenset(
    "january february march april may june july august september october november december".split()
)

# What is counted is named at most so many figures before.
_BACK = 8
_NAMING_NOTHING = NAMELESS | TIMES | _MONTHS


def measured_span(reading: Parse, number: int, unit: str) -> tuple[int, int]:
    """Return the tokens, first and after the last, that name what the figure measures.

    Both are the same where the sentence does not name it.
    """
    return span_beside(reading, number, unit)


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
    for earlier in range(number - 1, max(-1, number - 1 - _BACK), -1):
        if is_time(reading, earlier) == is_time(reading, number) and is_bare(reading, place):
            told = _own_span(reading, earlier, "percent" if is_share(reading, earlier) else "count")
            if _names(reading, told):
                return told
    return span


def _own_span(reading: Parse, number: int, unit: str) -> tuple[int, int]:
    place = reading.places[number]
    finders = (part_of, span_beside, further, labelled, moved, stood, sized, so_many_times)
    if reading.word(place + 1) == "of" and reading.word(place + 2) in THEM - {"those"}:
        return place + 1, place + 1
    for find in finders[1:5] if unit == "gbp" else finders:
        found = find(reading, number, unit)
        if found[0] < found[1] and _names(reading, span := _tidied(reading, found)):
            return span
    return place + 1, place + 1


def phrase_of(reading: Parse, number: int, unit: str, before: Mapping[str, str]) -> str:
    """Return the words for what a figure measures, of the sentence before where it has none.

    `before` holds what the last figure of that sentence measured for each class of units (as
    `facts.class_of` names them).
    """
    found = text_of(reading, named_span(reading, number, unit))
    if found or unit == "gbp" or not is_bare(reading, reading.places[number]):
        return found
    return before.get(class_of(unit), "") if refers_back(reading, number) else ""


def _names(reading: Parse, span: tuple[int, int]) -> bool:
    """Whether the words say what is counted, rather than when or how much."""
    for word in reading.words(*span):
        if word not in _NAMING_NOTHING and not word[0].isdigit():
            return True
    return False


def _tidied(reading: Parse, span: tuple[int, int]) -> tuple[int, int]:
    """Return the span up to a figure or mark, without words at its ends that name nothing."""
    first, after = span
    # "As a result falls will be prevented and £2m saved": what was saved is not said.
    if "as" in (reading.word(first - 1), reading.word(first)) and _THEREFORE & set(
        reading.words(first, first + 3)
    ):
        return first, first
    if not _CUTS.isdisjoint(reading.words(first, after)):
        number_words = [at for at in range(first, after) if reading.word(at) in _CUTS]
        before_cut, after_cut = number_words[0] - first, after - number_words[-1] - 1
        if set(reading.words(first, number_words[0])) <= grammar.DETERMINERS:
            before_cut = 0
        first, after = (first, number_words[0]) if before_cut else (number_words[-1] + 1, after)
        if not before_cut and not after_cut:
            return first, first
    verb = None
    if not reading.starts.isdisjoint(range(first, after)):
        verb = next((g for g in reading.groups if first <= g.first < after and _parts(g)), None)
    if verb is not None and not set(reading.words(first, verb.first)) & grammar.RELATIVES:
        told = verb.lemma in HOLDING_OPINIONS or reading.word(verb.first - 1) in grammar.PRONOUNS
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
    form = grammar.FORMS.get(word)
    verbal = form is not None and form.gerund and word not in _ING_NOUNS
    if verbal and reading.word(at - 1) not in grammar.PREPOSITIONS:
        return True
    return word in _NO_END or (word.endswith("ly") and word not in kinds.COUNTED)


def text_of(reading: Parse, span: tuple[int, int]) -> str:
    """Return the characters of the tokens in `span`; a quotation in them is whole or left out."""
    first, after = span
    if first >= after:
        return ""
    start, end = reading.begins[first], reading.ends[after - 1]
    found = reading.text[start:end]
    opened = _OPENED.search(found)
    if opened is None:
        return found
    closes = reading.text[end : end + 1] == _QUOTES[opened[1]]
    return found + reading.text[end] if closes else found[opened.end(1) :]
