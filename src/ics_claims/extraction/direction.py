"""Whether a figure says more, less or neither."""

from __future__ import annotations

import re

from ics_claims.extraction import lexicon as lex
from ics_claims.extraction.clauses import (
    Parse,
    before_figure,
    clause_start,
    is_listed,
    noun_phrase_end,
    noun_phrase_start,
)
from ics_claims.extraction.tokens import FIGURE
from ics_claims.extraction.verbs import Group

UP, DOWN, LEVEL = "increase", "decrease", "level"
_OPPOSITE = {UP: DOWN, DOWN: UP, LEVEL: LEVEL}
_MULTIPLES = ("doubl", "trebl", "tripl", "quadrupl", "fold", "twice", "three times", "four times")
_COMPARED = frozenset("from than against versus vs".split())


def direction_of(
    reading: Parse, number: int, unit: str, values: tuple[float | None, ...]
) -> tuple[str, str]:
    """Return the direction of a figure and the rule that told it.

    `unit` is the figure's, `values` those of all figures of the sentence.
    """
    place = reading.places[number]
    token = reading.tokens[place]
    figure = reading.text[token.start : token.end]
    found = _from_to(reading, number, values)
    if found:
        return found, "from-to"
    if unit == "gbp":
        return _of_money(reading, number, place)
    for rule, tell in (
        ("comparator", _comparator),
        ("change-noun", _change_noun),
        ("modifier", _modifier),
        ("up-from", _postposed),
        ("by-to", _changed_by),
        ("verb", _governed),
        ("participle", _participle_after),
    ):
        found = tell(reading, number, place)
        if found:
            return found, rule
    return _of_the_words(figure, unit) or (LEVEL, "none")


def _from_to(reading: Parse, number: int, values: tuple[float | None, ...]) -> str:
    """Tell "from 60% to 75%": the first is where it stood, the second where it went."""
    if not number or before_figure(reading, reading.places[number]) != "to":
        return ""
    earlier, later = reading.places[number - 1 : number + 1]
    if before_figure(reading, earlier) != "from" or later - earlier > 8:
        return ""
    one, other = values[number - 1], values[number]
    if one is None or other is None or one == other:
        return ""
    return UP if other > one else DOWN


def _of_money(reading: Parse, number: int, place: int) -> tuple[str, str]:
    """Return level for sums, unless they are saved, added or the size of a change."""
    near = reading.words(place - 4, place + 5)
    link = reading.links[number]
    if reading.word(place - 1) in _COMPARED:
        return LEVEL, "comparator"
    found = _changed_by(reading, number, place)
    if found:
        return found, "by-to"
    lemma = link.group.lemma if link.group else ""
    saved = lemma in lex.DOWN_VERBS | {"release"} and link.role in ("object", "subject")
    if saved or any(word in lex.SAVING_WORDS for word in near):
        return DOWN, "saved"
    noun = _change_noun(reading, number, place)
    if noun and "boost" not in near and "uplift" not in near:
        return noun, "change-noun"
    if any(word in ("extra", "additional", "further") for word in reading.words(place - 2, place)):
        return UP, "added"
    after = reading.words(place + 1, place + 3)
    if after[:1] in (["less"], ["lower"]):
        return DOWN, "less"
    if after[:1] in (["more"], ["extra"]) or after in (["of", "extra"], ["of", "additional"]):
        return UP, "added"
    return LEVEL, "sum"


def _of_the_words(figure: str, unit: str) -> tuple[str, str] | None:
    lower = figure.lower()
    if re.search(r"\b(?:extra|additional|further|more$)", lower):
        return UP, "added"
    if unit == "ratio" and "halv" in lower:
        return DOWN, "multiple"
    if any(part in lower for part in _MULTIPLES):
        return UP, "multiple"
    return None


def _comparator(reading: Parse, number: int, place: int) -> str:
    """Return level for what a change is measured from: "from 12%", "compared with 12%"."""
    words = reading.words(place - 5, place)
    if not words:
        return ""
    if words[-1] in _COMPARED:
        return LEVEL
    if words[-2:] in (["compared", "to"], ["compared", "with"]):
        return LEVEL
    if words[-1] == "the" and len(words) > 1 and words[-2] in _COMPARED:
        return LEVEL
    if "average" in words and words[-1] in ("is", "was", "of") and "reduce" not in words:
        return "" if words[-1] == "of" else LEVEL
    return ""


def _polarity(words: list[str], better: str) -> str:
    """Return what getting better means for the measure that `words` name."""
    less = any(word in lex.LESS_IS_BETTER for word in words)
    performance = any(
        word in ("performance", "standard", "target", "satisfaction") for word in words
    )
    return _OPPOSITE[better] if less and not performance else better


def _change_noun(reading: Parse, number: int, place: int) -> str:
    """Tell "a 20% reduction in stays", "a reduction in stays of 20%", "a drop to 2%"."""
    verbs = [group.first for group in reading.groups if group.first > place]
    after = reading.words(place + 1, min(place + 5, *verbs, len(reading.tokens)))
    for ahead, word in enumerate(after):
        found = _of_noun(word, reading.words(place + 2 + ahead, place + 10))
        # "400 falls" are counted, "a 4% fall in" and "400 fewer" are changes.
        if found and (
            word not in lex.KIND_NOUNS["outcome"] or reading.word(place + 2 + ahead) == "in"
        ):
            return found
        if word in lex.PREPOSITIONS | lex.CONJUNCTIONS or not word[0].isalpha():
            break
    if before_figure(reading, place) not in ("of", "by", "to"):
        return ""
    start = clause_start(reading, place)
    for at in range(place - 2, start - 1, -1):
        if any(group.last == at and _stops(group) for group in reading.groups):
            return ""
        if reading.word(at) in lex.ADDING_NOUNS and reading.word(place - 1) == "of":
            return UP
        found = _of_noun(reading.word(at), reading.words(at + 1, place + 7))
        if found:
            return found
    return ""


def _stops(group: Group) -> bool:
    """Whether a verb between a noun of change and the figure parts them."""
    return group.finite and (group.first < group.last or lex.changes(group.lemma))


def _of_noun(noun: str, measure: list[str]) -> str:
    if noun in lex.UP_NOUNS:
        return UP
    if noun in lex.DOWN_NOUNS:
        return DOWN
    if noun in lex.BETTER_NOUNS:
        return _polarity(measure, UP)
    if noun in lex.WORSE_NOUNS:
        return _polarity(measure, DOWN)
    return ""


def _modifier(reading: Parse, number: int, place: int) -> str:
    """Tell "40 more beds", "an extra 40 beds", "three new areas", "12% lower"."""
    end = min(noun_phrase_end(reading, place), place + 6)
    words = reading.words(place + 1, end)
    first = words[0] if words else reading.word(place + 1)
    if first in lex.LOWER_WORDS | {"fewer", "less"}:
        return DOWN
    if first in lex.HIGHER_WORDS - {"later", "older", "above"}:
        return UP
    found = _modified(words)
    if found:
        return found
    start = noun_phrase_start(reading, place)
    before = reading.words(max(start, place - 3), place)
    listed = number > 0 and is_listed(reading, reading.places[number - 1], place)
    if listed and "extra" in reading.words(
        reading.places[number - 1] - 1, reading.places[number - 1]
    ):
        return UP
    if any(word in ("extra", "additional", "further", "another", "added") for word in before):
        return UP
    if before and before[-1] in ("fewer", "up"):
        return DOWN if before[-1] == "fewer" else UP
    return ""


def _modified(words: list[str]) -> str:
    for ahead, word in enumerate(words):
        if word == "of":
            break
        if word == "more" and ahead > 1:
            break
        if word == "further" and words[ahead + 1 : ahead + 2] == ["education"]:
            break
        if word in lex.MORE_WORDS:
            return UP
        if word in ("fewer", "shorter", "faster", "quicker", "sooner", "earlier"):
            return DOWN
    return ""


def _postposed(reading: Parse, number: int, place: int) -> str:
    """Tell "14 weeks, down from 26"."""
    end = noun_phrase_end(reading, place)
    for at in range(end, end + 10):
        if reading.word(at) in ("up", "down") and reading.word(at + 1) == "from":
            return UP if reading.word(at) == "up" else DOWN
        if reading.word(at) in (FIGURE, ";", "and", "but", "."):
            break
    return ""


def _changed_by(reading: Parse, number: int, place: int) -> str:
    """Tell "fell by 12%", "rose to 80%", "up 12%", "has gone down from 20% to 12%"."""
    before = before_figure(reading, place)
    two_before = reading.word(place - 2)
    verbs = {
        at
        for group in reading.groups
        for at in range(group.first, group.last + 1)
        if not group.lemma.endswith(("_up", "_down"))
    }
    for particle, found in (("up", UP), ("down", DOWN)):
        if place - 1 in verbs and before == particle:
            continue
        if before == particle or (two_before == particle and before in ("by", "to", "at")):
            return found
    link = reading.links[number]
    if link.group is None:
        return ""
    if before == "(" and reading.word(place + 1) == ")" and link.group.last == place - 2:
        return _of_verb(link.group.lemma, reading.words(link.group.first - 6, place))
    if before not in ("by", "to", "at", "below", "above", "under"):
        return ""
    if before == "to" and link.group.lemma in ("expand", "extend", "widen", "add", "raise"):
        return UP if link.group.lemma == "raise" else ""
    return _of_verb(link.group.lemma, reading.words(link.group.first - 6, place))


def _of_verb(lemma: str, measure: list[str]) -> str:
    if lemma in lex.UP_VERBS or lemma == "go_up" or lemma.endswith("_up"):
        return UP
    if lemma in lex.DOWN_VERBS or lemma.endswith("_down"):
        return DOWN
    if lemma in lex.BETTER_VERBS:
        return _polarity(measure, UP)
    if lemma in lex.WORSE_VERBS:
        return _polarity(measure, DOWN)
    return ""


def _governed(reading: Parse, number: int, place: int) -> str:
    """Tell the direction from the verb whose object or subject the figure is."""
    link = reading.links[number]
    if link.group is None or link.role not in ("object", "subject"):
        return ""
    group = link.group
    if (
        link.role == "subject"
        and not group.passive
        and group.lemma not in ("increase", "rise", "fall")
    ):
        return ""
    if link.role == "subject" and not group.passive:
        return ""
    if group.last >= place and link.role == "object":
        return ""
    return _of_verb(group.lemma, reading.words(place + 1, place + 6))


def _participle_after(reading: Parse, number: int, place: int) -> str:
    """Tell "96 attendances avoided" and "40 jobs created"."""
    end = noun_phrase_end(reading, place)
    for group in reading.groups:
        if group.first == end and group.tense in ("participle", "past"):
            return _of_verb(group.lemma, []) if group.lemma not in lex.BETTER_VERBS else ""
    return LEVEL if reading.word(end) == FIGURE else ""
