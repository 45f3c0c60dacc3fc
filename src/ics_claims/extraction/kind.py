"""Which sort of claim a figure makes, from what it counts and what is done with it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from ics_claims.extraction import lexicon as lex
from ics_claims.extraction.clauses import (
    Parse,
    clause_end,
    clause_start,
    noun_phrase_end,
)
from ics_claims.extraction.tokens import FIGURE

_DURATIONS = frozenset("years months weeks days hours minutes".split())
_SHARES = frozenset(["percent", "percentage_points", "ratio"])
_EMPTY_HEADS = lex.words(
    "number numbers proportion percentage share total average rate level levels set volume",
    "majority quarter third half sets range kind kinds types type",
)
_NO_NOUNS = (lex.MORE_WORDS | lex.LESS_WORDS | lex.LOWER_WORDS | lex.HIGHER_WORDS | lex.ADVERBS) | {
    "other",
    "others",
    "announced",
    "the",
    "a",
}
_LOCAL = frozenset(
    "in across at to into within throughout over for through from between by on".split()
)


def _by_noun() -> dict[str, str]:
    found: dict[str, str] = {}
    # The first list that has a word decides; this is their order where two have it.
    for kind in ("digital", "workforce", "structure", "coverage", "cohort", "outcome", "activity"):
        for noun in lex.KIND_NOUNS[kind]:
            found.setdefault(noun, kind)
    return found


_BY_NOUN: Mapping[str, str] = MappingProxyType(_by_noun())


@dataclass(frozen=True, slots=True)
class _Facts:
    """What the rules look at: the figure's own words and those around it."""

    reading: Parse
    number: int
    unit: str
    direction: str
    noun: list[str]
    head: str
    clause: list[str]
    after: set[str]
    lemmas: set[str]

    @property
    def role(self) -> str:
        """The preposition or the role by which the figure hangs on its verb."""
        return self.reading.links[self.number].role


def kind_of(
    reading: Parse, number: int, unit: str, direction: str, span: tuple[int, int]
) -> tuple[str, str]:
    """Return the kind of a figure and the rule that told it; `span` are the tokens it measures."""
    place = reading.places[number]
    if unit == "gbp":
        return _money(reading, number, place, direction, reading.words(*span))
    noun = _own_noun(reading, place, span)
    kind, head = _head_kind(noun)
    facts = _Facts(
        reading,
        number,
        unit,
        direction,
        noun,
        head,
        reading.words(clause_start(reading, place), clause_end(reading, place)),
        set(reading.words(place, clause_end(reading, place))),
        _lemmas_about(reading, number),
    )
    if unit in _SHARES and set(noun) & lex.FUNDS:
        return "investment", "share-of-money"
    if unit in _DURATIONS and kind not in ("workforce", "digital"):
        return "outcome", "duration"
    if head in lex.CREWS and reading.word(place - 1) == "of":
        return "workforce", "team-of"
    if not kind:
        return _without_noun(facts)
    rules = {
        "coverage": _people_or_sites,
        "cohort": _people_or_sites,
        "structure": _organisations,
        "activity": _activity,
        "outcome": _outcome,
        "workforce": _workforce,
    }
    mended = rules[kind](facts) if kind in rules else kind
    return mended, "noun:" + head


def _own_noun(reading: Parse, place: int, span: tuple[int, int]) -> list[str]:
    """Return the words of the noun phrase itself, without what is said of it."""
    first, after = span
    stops = {group.first for group in reading.groups}
    end = first
    while end < after and end not in stops and reading.word(end) not in lex.RELATIVES:
        end += 1
    return reading.words(first, end)


def _money(
    reading: Parse, number: int, place: int, direction: str, noun: list[str]
) -> tuple[str, str]:
    near = set(noun) | set(reading.words(place - 4, place + 5))
    group = reading.links[number].group
    lemma = group.lemma if group else ""
    if near & (lex.FINANCE_OUTCOMES | lex.SAVING_WORDS) or direction == "decrease":
        return "outcome", "money-result"
    if reading.word(place - 1) == "from" and lemma in lex.DOWN_VERBS | {"go_down"}:
        return "outcome", "money-result"
    if lemma == "cost" and group is not None and group.finite:
        bearer = reading.words(group.last + 1, place)
        if set(bearer) & {
            "nhs",
            "economy",
            "taxpayer",
            "taxpayers",
            "society",
            "us",
            "councils",
            "council",
        }:
            return "outcome", "money-cost"
    return "investment", "money"


def _head_kind(noun: list[str]) -> tuple[str, str]:
    """Return the kind of the head noun (the last before "of" that a list has) and that noun."""
    part: list[str] = []
    for word in [*noun, "of"]:
        if word not in lex.PREPOSITIONS and word not in lex.RELATIVES:
            part.append(word)
            continue
        for at in range(len(part) - 1, -1, -1):
            pair = " ".join(part[at - 1 : at + 1]) if at else ""
            if pair in lex.COMPOUNDS:
                return lex.COMPOUNDS[pair], part[at]
            if part[at] == "members" and word == "of" and len(noun) > len(part):
                continue
            if part[at] not in _EMPTY_HEADS and part[at] in _BY_NOUN:
                return _BY_NOUN[part[at]], part[at]
            if lex.PROFESSION.search(part[at]) and part[at] not in lex.NO_PROFESSIONS:
                return "workforce", part[at]
        part = []
    return "", ""


def _lemmas_about(reading: Parse, number: int) -> set[str]:
    """Return the verbs that govern the figure and the participle that follows its noun phrase."""
    link = reading.links[number]
    found = {link.group.lemma} if link.group else set()
    if link.group and link.role == "subject" and not link.group.passive:
        # "people will see benefits" are not seen by anyone.
        found -= lex.DONE_TO_PEOPLE - lex.DONE_BY_PEOPLE
    end = noun_phrase_end(reading, reading.places[number])
    while reading.word(end) in lex.ADVERBS:
        end += 1
    return found | {
        group.lemma
        for group in reading.groups
        if group.first == end and group.tense in ("participle", "past", "gerund")
    }


def _people_or_sites(facts: _Facts) -> str:
    if facts.head in lex.SITES:
        return _sites(facts)
    return _people(facts)


def _people(facts: _Facts) -> str:
    """Return the kind of a number or share of people, by what is said of them."""
    if set(facts.clause) & lex.DIGITAL_FOR_PEOPLE or set(facts.noun) & lex.DIGITAL_CUES:
        return "digital"
    if facts.lemmas & lex.WORK_VERBS and facts.unit == "count":
        return "workforce"
    if "keep" in facts.lemmas and "out" in facts.after:
        return "outcome"
    if (
        facts.after & lex.FATE_WORDS
        or "diagnose" in facts.lemmas
        or set(facts.noun) & lex.FATE_WORDS
    ):
        return "outcome"
    if facts.unit in _SHARES:
        return _share_of_people(facts)
    if facts.lemmas & lex.DONE_TO_PEOPLE or _has_been_done(facts):
        return "outcome" if facts.direction == "decrease" else "activity"
    if facts.direction == "decrease":
        return "outcome"
    if _is_group(facts):
        return "cohort"
    return "coverage"


def _has_been_done(facts: _Facts) -> bool:
    """Whether people had something done to them: "gone through review", "had an operation"."""
    return bool(
        not _is_ahead(facts)
        and facts.lemmas & {"go", "have", "undergo", "receive", "get", "complete", "attend"}
        and facts.after & lex.THINGS_DONE
    )


def _is_ahead(facts: _Facts) -> bool:
    group = facts.reading.links[facts.number].group
    return group is not None and group.tense in ("future", "conditional", "expect", "plan")


def _is_group(facts: _Facts) -> bool:
    """Whether people are counted as a group that is helped or that has a condition."""
    if facts.head in lex.ALL_PEOPLE and not facts.after & lex.CONDITIONS:
        return bool(facts.lemmas & lex.HELP_VERBS) and facts.head != "population"
    if facts.lemmas & (lex.SERVED_VERBS | lex.JOIN_VERBS) and not facts.after & lex.CONDITIONS:
        return False
    if facts.lemmas & lex.HELP_VERBS or facts.head in lex.KIND_NOUNS["cohort"]:
        return True
    return (
        bool(facts.after & lex.CONDITIONS)
        or not set(facts.noun) - {facts.head} <= lex.GENERIC_PEOPLE
    )


def _share_of_people(facts: _Facts) -> str:
    """Return coverage for shares of people served or living somewhere, else outcome."""
    if facts.head in ("coverage", "uptake", "take-up", "takeup"):
        return "coverage"
    done = facts.lemmas & lex.DONE_TO_PEOPLE and not facts.after & lex.WITHIN
    if facts.direction == "increase" and done:
        return "activity"
    if facts.direction != "level" or facts.after & lex.OPINIONS:
        return "outcome"
    if facts.after & lex.WITHIN and "live" not in facts.after:
        return "outcome"
    if facts.lemmas & lex.SERVED_VERBS or facts.after & lex.REACHED:
        return "coverage"
    if facts.after & lex.CONDITIONS or facts.lemmas & lex.DONE_TO_PEOPLE:
        return "outcome"
    return "coverage" if facts.head in lex.ALL_PEOPLE | {"patients"} else "outcome"


def _organisations(facts: _Facts) -> str:
    if set(facts.noun) & lex.DIGITAL_CUES:
        return "digital"
    if facts.unit in _SHARES and facts.direction != "level" and facts.head not in lex.SITES:
        return "outcome"
    if facts.head == "places" and (facts.direction == "increase" or "available" in facts.after):
        return "activity"
    return _sites(facts) if facts.head in lex.SITES else "structure"


def _sites(facts: _Facts) -> str:
    """Return coverage for places a scheme runs in, structure for those that make up a system."""
    if set(facts.clause) & lex.DIGITAL_FOR_PEOPLE:
        return "digital"
    if facts.head in lex.KIND_NOUNS["coverage"] or facts.unit in _SHARES:
        return "coverage" if facts.direction == "level" or facts.unit == "count" else "outcome"
    composed = facts.role == "of" and facts.lemmas & {
        "make",
        "comprise",
        "consist",
        "compose",
        "form",
        "be",
    }
    if facts.role in ("in", "across", "at", "throughout", "of") and not composed:
        return "coverage"
    spread = (facts.lemmas | _lemmas_in_clause(facts)) & lex.SPREAD_VERBS
    if spread and facts.role in _LOCAL | {"subject"}:
        return "coverage"
    if facts.lemmas & (lex.JOIN_VERBS | {"cover", "reach", "include_"}) and facts.head not in (
        "systems",
    ):
        return "coverage"
    return "structure"


def _lemmas_in_clause(facts: _Facts) -> set[str]:
    """Return the verbs between the figure and the end of its clause."""
    place = facts.reading.places[facts.number]
    end = clause_end(facts.reading, place)
    return {group.lemma for group in facts.reading.groups if place < group.first < end}


def _activity(facts: _Facts) -> str:
    if set(facts.noun) & lex.DIGITAL_CUES or facts.after & lex.DIGITALLY:
        return "digital"
    if facts.direction == "decrease" or "waiting" in facts.clause:
        return "outcome"
    if facts.unit in _SHARES and (
        facts.after & lex.WITHIN or set(facts.clause) & {"target", "standard"}
    ):
        return "outcome"
    if facts.unit in _SHARES and facts.head in ("homes", "houses", "properties"):
        return "outcome"
    if facts.unit in _SHARES and facts.head in lex.HARMFUL_ACTIVITY and facts.direction == "level":
        return "outcome"
    return "activity"


def _outcome(facts: _Facts) -> str:
    if facts.head == "times" and facts.unit == "count":
        digital = facts.lemmas & {"view", "download", "access", "visit", "use", "log", "open"}
        return "digital" if digital else "activity"
    if facts.unit == "count" and facts.lemmas & {
        "respond",
        "attend",
        "handle",
        "answer",
        "process",
    }:
        return "activity"
    if set(facts.noun) & lex.WORKFORCE_MEASURES:
        return "workforce"
    if set(facts.noun) & {"record", "records", "app", "digital", "online"}:
        return "digital"
    return "outcome"


def _workforce(facts: _Facts) -> str:
    if set(facts.clause) & lex.DIGITAL_FOR_PEOPLE and facts.lemmas & {
        "use",
        "log",
        "access",
        "download",
    }:
        return "digital"
    return "workforce"


def _without_noun(facts: _Facts) -> tuple[str, str]:
    """Return the kind where no list has the noun: by the verb, or by the nouns beside it."""
    if facts.unit in _SHARES:
        return _share_without_noun(facts)
    if set(facts.noun) & {"them", "these", "those", "whom", "which"}:
        return _beside(facts) or "activity", "beside"
    named = any(word not in _NO_NOUNS and not word.endswith("ly") for word in facts.noun)
    beside = "" if named and "include" not in facts.lemmas else _beside(facts)
    if "include" in facts.lemmas and beside:
        return beside, "beside"
    for verbs, kind in (
        ({"recruit", "hire", "employ", "appoint", "train"}, "workforce"),
        ({"view", "download"}, "digital"),
        ({"prevent", "avoid", "save", "avert"}, "outcome"),
        (lex.DONE_TO_PEOPLE, "activity"),
        (lex.SERVED_VERBS | lex.HELP_VERBS, "coverage"),
    ):
        if facts.lemmas & verbs:
            return kind, "verb"
    if beside == "activity" and facts.direction == "decrease":
        return "outcome", "beside"
    if beside:
        return beside, "beside"
    if facts.lemmas & lex.OWN_ACTIONS:
        return "activity", "action"
    return "activity", "none"


def _share_without_noun(facts: _Facts) -> tuple[str, str]:
    """Return the kind of a bare share from the nouns before it: "vacancies are down to 5%"."""
    place = facts.reading.places[facts.number]
    before = facts.reading.words(clause_start(facts.reading, place), place)
    if set(before) & lex.WORKFORCE_MEASURES:
        return "workforce", "clause"
    kind, head = _head_kind([word for word in before if word != FIGURE])
    if kind in ("workforce", "digital"):
        return kind, "clause:" + head
    if kind == "activity" and facts.direction == "increase":
        return kind, "clause:" + head
    if facts.direction == "increase" and _beside(facts) == "activity":
        return "activity", "beside"
    return "outcome", "share"


def _beside(facts: _Facts) -> str:
    """Return the kind of the nearest noun phrase before or after a figure that has none itself."""
    place = facts.reading.places[facts.number]
    before = facts.reading.words(max(0, place - 12), place)
    after = facts.reading.words(place + 1, place + 6)
    for word in [*reversed(before), *after]:
        if word in _BY_NOUN and word not in _EMPTY_HEADS:
            return _BY_NOUN[word]
    return ""
