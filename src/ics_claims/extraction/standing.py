"""Figures that state what is, whatever the verb beside them says."""

from __future__ import annotations

from dataclasses import dataclass

from ics_claims.extraction import lexicon as lex
from ics_claims.extraction.clauses import (
    Parse,
    before_figure,
    noun_phrase_end,
    noun_phrase_start,
)
from ics_claims.extraction.tokens import FIGURE

ACHIEVED = "achieved"
_NOW = frozenset(["currently", "presently", "now"])
_PARTS = frozenset(["one", "none", "any", "each", "most", "some", "every", FIGURE])
# How far behind a part its whole may stand: "two of the county's five".
_FAR = 6
# What bodies do that are there already.
_JOINING = frozenset("merge become move join unite combine share close cease form".split())
_COVERING = frozenset("cover serve employ have include".split())
_STOPS = frozenset("; : – — .".split())
_NOT_YET = frozenset("new planned proposed future extra additional more further".split())
_STANDING = frozenset("already existing current currently previously established earlier".split())


@dataclass(frozen=True, slots=True)
class Setting:
    """What the status rules need to know besides the sentence."""

    unit: str
    kind: str
    direction: str
    form: str
    heading: str
    lead_in: str
    headline: bool
    earlier_unit: str = ""


def is_standing(reading: Parse, number: int, setting: Setting) -> str:
    """Name the rule by which a figure states what is, whatever the verb beside it says."""
    place = reading.places[number]
    end = noun_phrase_end(reading, place)
    start = noun_phrase_start(reading, place)
    after = reading.words(place + 1, min(end + 4, place + 9))
    stop = next((at for at, word in enumerate(after) if word in _STOPS), len(after))
    near = reading.words(max(start, place - 2), place) + after[:stop]
    counted = setting.kind in ("structure", "coverage", "cohort", "workforce", "activity")
    if counted and any(word in _STANDING for word in near):
        return "standing"
    if reading.word(place - 1) in _NOW and reading.word(place - 2) in (",", "(", "–", ";"):
        return "now"
    if _is_whole(reading, place, setting):
        return "whole"
    base = reading.word(place - 1) == "of" and reading.word(place - 2) in lex.BASES
    if base and reading.word(place - 4) == "from":
        return "baseline"
    at_present = {reading.word(place + 1), reading.word(end)} & {"today", "now", "currently"}
    if at_present and before_figure(reading, place) in ("from", "with", "against", "than"):
        return "baseline"
    if _is_held_by_subject(reading, number):
        return "held"
    definite = setting.kind == "structure" and "the" in reading.words(start, place)
    if definite and reading.word(end) in lex.RELATIVES and _is_present(reading, end + 1):
        return "relative"
    built = setting.unit == "gbp" and reading.word(end) in ("that", "which") and end > place + 1
    built = built and reading.word(end - 1) != "of"
    if built and _is_done(reading, end + 1):
        return "relative"
    group_of = reading.word(place - 1) == "of" and reading.word(place - 2) in lex.GROUPS_OF
    if group_of and setting.kind == "structure":
        return "group-of"
    if before_figure(reading, place) == "from" and lex.changes(_lemma(reading, number)):
        return "baseline"
    if before_figure(reading, place) == "than" and "rather" in reading.words(place - 4, place):
        return "baseline"
    words = reading.words(start, place)
    if "population" in words and reading.word(start - 1) in ("with", "has", "have"):
        return "population"
    if _is_outset(reading, number):
        return "baseline"
    link = reading.links[number]
    if link.group is None:
        return ""
    possessed = reading.word(place - 1) in lex.POSSESSIVES | {"'s"}
    lasting = setting.kind in ("coverage", "structure", "digital")
    if possessed and lasting and link.group.tense == "infinitive":
        return "possessed"
    ahead = set(reading.words(place + 1, end)) & _NOT_YET
    if possessed and setting.kind == "structure" and link.role == "subject" and not ahead:
        return "possessed"
    held = setting.unit == "gbp" and reading.word(end - 1) in ("budget", "turnover", "income")
    if possessed and held and link.role != "to":
        return "possessed"
    opens = link.group.tense == "gerund" and link.group.first == 0
    return "covering" if opens and link.group.lemma in _COVERING else ""


def _is_whole(reading: Parse, place: int, setting: Setting) -> bool:
    """Whether a figure is the whole of which a part is counted: "each of its 12 networks"."""
    if setting.kind not in ("structure", "coverage", "workforce", "digital"):
        return False
    at = place - 1
    while at > 0 and reading.word(at) != "of" and place - at < _FAR:
        if at in reading.taken or reading.word(at) in (",", FIGURE):
            return False
        at -= 1
    known = set(reading.words(at + 1, place)) & (lex.POSSESSIVES | {"the", "'s"})
    if reading.word(at - 1) == "each" and at < _FAR and not reading.word(at - 2).isalpha():
        # "Each of the nine councils will appoint": what they are to do is what counts.
        return False
    if reading.word(at) != "of" or not known or reading.word(at - 1) not in _PARTS:
        return False
    end = noun_phrase_end(reading, place)
    after = set(reading.words(place + 1, end + 3))
    return not after & (_NOT_YET | {"we", "promised", "to", "needed"})


def _is_held_by_subject(reading: Parse, number: int) -> bool:
    """Whether what a body has now is told of one that will change: "CCGs with a deficit of #"."""
    link = reading.links[number]
    group, place = link.group, reading.places[number]
    if "with" not in reading.words(place - 5, place):
        return False
    verb = next((g for g in reading.groups if g.first > place and g.finite), None)
    if verb is None or verb.lemma not in _JOINING or verb.tense not in ("future", "expect"):
        return False
    between = reading.words(noun_phrase_end(reading, place), verb.first)
    return (group is verb or group is None) and "," not in between


def _lemma(reading: Parse, number: int) -> str:
    group = reading.links[number].group
    return group.lemma if group else ""


def _is_present(reading: Parse, at: int) -> bool:
    """Whether the verb that begins at `at` or the token after states what is or was."""
    tenses = ("present", "past", "perfect")
    return any(group.first in (at, at + 1) and group.tense in tenses for group in reading.groups)


def _is_outset(reading: Parse, number: int) -> bool:
    """Whether a figure is where a change starts: "The budget, £9m in 2023, will fall to £7m"."""
    if (
        number + 1 >= len(reading.places)
        or before_figure(reading, reading.places[number + 1]) != "to"
    ):
        return False
    place, following = reading.places[number], reading.places[number + 1]
    verb = next((g for g in reading.groups if g.first > place and g.finite), None)
    if verb is None or not place < verb.first < following:
        return False
    apposed = reading.word(place - 1) == "," and reading.word(verb.first - 1).endswith(",")
    subject = reading.word(place - 1) == "of" and reading.links[number].group is verb
    changed = lex.changes(verb.lemma) or (subject and verb.lemma == "be")
    return changed and (apposed or subject)


def _is_done(reading: Parse, at: int) -> bool:
    """Whether the verb at `at` says that something has been done: "which opened", "has gone up"."""
    return any(group.first == at and group.tense in ("past", "perfect") for group in reading.groups)
