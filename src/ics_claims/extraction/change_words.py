"""What a verb, a noun of change or a word before a noun says: more, less or neither."""

from __future__ import annotations

import re

from ics_claims.extraction.clauses import Parse
from ics_claims.extraction.lexicon import grammar, trend
from ics_claims.extraction.verbs import Group

UP, DOWN, LEVEL = "increase", "decrease", "level"
_OPPOSITE = {UP: DOWN, DOWN: UP, LEVEL: LEVEL}
MULTIPLES = ("doubl", "trebl", "tripl", "quadrupl", "fold", "twice", "thrice")
_NEWLY = frozenset("qualified diagnosed discharged registered arrived elected appointed".split())
_SAYS_LESS = re.compile(r"\b(?:fewer|less|shorter|sooner|earlier|lower)\b(?! than)")
_SAYS_MORE = re.compile(
    r"\b(?:another|extra|additional|further|(?<!or )more$)|(?<!or )\bmore (?!than)"
)
# Verbs that say more with "up" and less with "down" or "back": the rest of them are no changes.
_STEPPED = grammar.words(
    "stand step ramp scale build tick edge inch creep nudge notch ratchet push drive move",
    "wind pare whittle slim thin trim cut come go bring force ease",
)
_BACK = frozenset("scale cut pare trim roll wind".split())
# What is new of these is not that there are more of them.
_NEW_PEOPLE = frozenset("mothers mums fathers dads parents babies families starters".split())
_AVOIDED = ("avoided", "prevented", "averted")


def of_the_words(figure: str) -> str:
    """Return what the words of a figure itself say: "40 fewer", "another six", "doubled"."""
    lower = figure.lower()
    if _SAYS_LESS.search(lower):
        return DOWN
    if _SAYS_MORE.search(lower):
        return UP
    return UP if any(part in lower for part in MULTIPLES) else LEVEL


def polarity(words: list[str], better: str) -> str:
    """Return what getting better means for the measure that `words` name."""
    less = any(word in trend.LESS_IS_BETTER for word in words)
    performance = any(
        word in ("performance", "standard", "target", "satisfaction") for word in words
    )
    return _OPPOSITE[better] if less and not performance else better


def of_noun(noun: str, measure: list[str]) -> str:
    """Return what a noun of change says; `measure` are the words that name what got better."""
    if noun in trend.UP_NOUNS:
        return UP
    if noun in trend.DOWN_NOUNS:
        return DOWN
    if noun in trend.BETTER_NOUNS:
        return polarity(measure, UP)
    if noun in trend.WORSE_NOUNS:
        return polarity(measure, DOWN)
    return ""


def modified(words: list[str]) -> str:
    """Return what the words between a figure and its noun say: "40 more beds"."""
    if words[:2] == ["or", "more"]:
        words = words[2:]
    for ahead, word in enumerate(words):
        if word == "of":
            extra = words[ahead + 1 : ahead + 2] in (["extra"], ["additional"], ["added"])
            return UP if extra and words[ahead + 2 : ahead + 3] != ["roles"] else ""
        if word == "more" and ahead > 1:
            break
        if word == "further" and words[ahead + 1 : ahead + 2] == ["education"]:
            break
        if word == "newly" and words[ahead + 1 : ahead + 2] and words[ahead + 1] in _NEWLY:
            break
        if word == "new" and words[ahead + 1 : ahead + 2] and words[ahead + 1] in _NEW_PEOPLE:
            break
        if word == "less" and ahead + 1 < len(words) and words[ahead - 1] != "or":
            return DOWN
        if word in trend.MORE_WORDS:
            return UP
        if word in ("fewer", "shorter", "faster", "quicker", "sooner", "earlier", *_AVOIDED):
            return DOWN
    return ""


def of_group(reading: Parse, group: Group, measure: list[str]) -> str:
    """Return what a verb says with its particle: "stepped up", "scaled back", "pared down"."""
    particles = (reading.word(group.last), reading.word(group.last + 1))
    if group.lemma in _STEPPED and "up" in particles:
        return UP
    if group.lemma in _STEPPED and "down" in particles:
        return DOWN
    if group.lemma in _BACK and "back" in particles:
        return DOWN
    return of_verb(group.lemma, measure)


def of_verb(lemma: str, measure: list[str]) -> str:
    """Return what a verb says; `measure` are the words that name what got better."""
    if lemma in trend.UP_VERBS or lemma == "go_up" or lemma.endswith("_up"):
        return UP
    if lemma in trend.DOWN_VERBS or lemma.endswith("_down"):
        return DOWN
    if lemma in trend.BETTER_VERBS:
        return polarity(measure, UP)
    if lemma in trend.WORSE_VERBS:
        return polarity(measure, DOWN)
    return ""
