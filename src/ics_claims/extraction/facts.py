"""What the kind rules look at: a figure's own words, its verbs, and the kinds of nouns."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType

from ics_claims.extraction.clauses import Parse, before_figure, clause_end, noun_phrase_end
from ics_claims.extraction.lexicon import grammar, kinds, trend
from ics_claims.extraction.lexicon.rarer import RARER_NOUNS

SHARES = frozenset(["percent", "percentage_points", "ratio"])
EMPTY_HEADS = grammar.words(
    "number numbers proportion percentage share total average rate level levels set volume",
    "majority quarter third half sets range kind kinds types type",
)
# "Over-50s", "under-fives", "two-year-olds".
_MEASURED_IN_UNITS = frozenset("activity blood platelets plasma care".split())
_AGED = re.compile(r"(?:(?:over|under)-?\w+s|\w+-year-olds)$")
_NUMBER_WORDS = frozenset("one two three four five six seven eight nine ten".split())
_FALLING = trend.DOWN_VERBS | {"go_down", "come_down", "be_down", "cut_down"}


def _by_noun() -> dict[str, str]:
    found: dict[str, str] = {}
    # The first list that has a word decides; this is their order where two have it.
    for kind in ("digital", "workforce", "structure", "coverage", "cohort", "outcome", "activity"):
        for noun in kinds.KIND_NOUNS[kind]:
            found.setdefault(noun, kind)
    for kind, nouns in RARER_NOUNS.items():
        for noun in nouns:
            found.setdefault(noun, kind)
    return found


BY_NOUN: Mapping[str, str] = MappingProxyType(_by_noun())


@dataclass(frozen=True, slots=True)
class Around:
    """What was said before a sentence, as far as its figures may refer back to it.

    `kinds` holds the kind of the last claim of the paragraph for each class of units (as
    `class_of` names them); `digital` is whether the document or section is about records or
    technology; `measured` is what the last claim of the sentence before measured, by class.
    """

    kinds: Mapping[str, str]
    digital: bool = False
    measured: Mapping[str, str] = field(default_factory=dict)


NOTHING_AROUND = Around(MappingProxyType({}))


@dataclass(slots=True)
class Facts:
    """What the rules look at: the figure's own words and those around it."""

    reading: Parse
    number: int
    units: Sequence[str]
    direction: str
    noun: list[str]
    head: str
    clause: list[str]
    after: set[str]
    lemmas: set[str]
    around: Around = NOTHING_AROUND

    @property
    def unit(self) -> str:
        """The figure's unit."""
        return self.units[self.number]

    @property
    def place(self) -> int:
        """The figure's token."""
        return self.reading.places[self.number]

    @property
    def role(self) -> str:
        """The preposition or the role by which the figure hangs on its verb."""
        return self.reading.links[self.number].role


def class_of(unit: str) -> str:
    """Return what a unit measures in: figures of one class can stand for one another."""
    if unit in SHARES:
        return "share"
    if unit in ("count", "rate"):
        return "count"
    return unit if unit == "gbp" else "time"


def own_text(facts: Facts) -> str:
    """Return the figure as written, in lower case."""
    return facts.reading.written(facts.reading.places[facts.number]).lower()


def head_kind(noun: list[str]) -> tuple[str, str]:
    """Return the kind of the head noun (the last before "of" that a list has) and that noun."""
    part: list[str] = []
    for word in [*_before_number(noun), "of"]:
        if word not in grammar.PREPOSITIONS and word not in grammar.RELATIVES:
            part.append(word)
            continue
        for at in range(len(part) - 1, -1, -1):
            pair = " ".join(part[at - 1 : at + 1]) if at else ""
            if pair in kinds.COMPOUNDS:
                return kinds.COMPOUNDS[pair], part[at]
            if part[at] == "units" and noun[-1] in _MEASURED_IN_UNITS:
                return "activity", "units"
            if part[at] == "members" and word == "of" and len(noun) > len(part):
                continue
            if part[at] not in EMPTY_HEADS and part[at] in BY_NOUN:
                return BY_NOUN[part[at]], part[at]
            if _AGED.match(part[at]):
                return "cohort", part[at]
            if kinds.PROFESSION.search(part[at]) and part[at] not in kinds.NO_PROFESSIONS:
                return "workforce", part[at]
        part = []
    return "", ""


def _before_number(noun: list[str]) -> list[str]:
    """Return the words before a number that opens another phrase: "areas seven days a week"."""
    for at, word in enumerate(noun):
        if word in _NUMBER_WORDS and any(earlier in BY_NOUN for earlier in noun[:at]):
            return noun[:at]
    return noun


def lemmas_about(reading: Parse, number: int) -> set[str]:
    """Return the verbs that govern the figure and the participle that follows its noun phrase."""
    link = reading.links[number]
    found = {link.group.lemma} if link.group else set()
    if link.group and link.role == "subject" and not link.group.passive:
        # "people will see benefits" are not seen by anyone.
        found -= kinds.NOT_DONE_BY_PEOPLE
    end = noun_phrase_end(reading, reading.places[number])
    while reading.word(end) in grammar.ADVERBS:
        end += 1
    after = reading.begun_at(end)
    if after is not None and after.tense in ("participle", "past", "gerund"):
        found.add(after.lemma)
    return found


def is_ahead(facts: Facts) -> bool:
    """Tell whether the figure's verb speaks of what is still to come."""
    group = facts.reading.links[facts.number].group
    return group is not None and group.tense in ("future", "conditional", "expect", "plan")


def lemmas_in_clause(facts: Facts) -> set[str]:
    """Return the verbs between the figure and the end of its clause."""
    place = facts.reading.places[facts.number]
    end = clause_end(facts.reading, place)
    return {group.lemma for group in facts.reading.groups if place < group.first < end}


def falls(reading: Parse, number: int) -> bool:
    """Whether the figure is where something fell from: what fell is then a result as well."""
    group = reading.links[number].group
    before = before_figure(reading, reading.places[number])
    return before == "from" and group is not None and group.lemma in _FALLING


def resized(facts: Facts) -> bool:
    """Whether the verb says that something became larger or smaller."""
    return any(trend.changes(lemma) for lemma in facts.lemmas)
