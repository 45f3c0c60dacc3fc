"""Which sort of claim a figure makes, from what it counts and what is done with it."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from ics_claims.extraction import measured
from ics_claims.extraction.clauses import (
    Parse,
    clause_end,
    clause_start,
    left_of,
    noun_phrase_end,
)
from ics_claims.extraction.doings import kind_of_activity, kind_of_outcome, kind_of_workforce
from ics_claims.extraction.facts import (
    BY_NOUN,
    NOTHING_AROUND,
    SHARES,
    Around,
    Facts,
    head_kind,
    lemmas_about,
    own_text,
    resized,
)
from ics_claims.extraction.lexicon import grammar, kinds, trend
from ics_claims.extraction.lexicon.rarer import PLACES
from ics_claims.extraction.money import kind_of_money
from ics_claims.extraction.nameless import kind_without_noun
from ics_claims.extraction.people import kind_of_people
from ics_claims.extraction.referring import FOLLOWED, Referring, echo
from ics_claims.extraction.sites import kind_of_organisations, kind_of_sites
from ics_claims.extraction.technology import is_about_technology
from ics_claims.extraction.tokens import FIGURE

_DURATIONS = frozenset("years months weeks days hours minutes".split())
# How far behind a part its whole may stand: "two of the county's five".
_WHOLE = 6
# Characters of the bar before a row's label.
_BAR = 2
# What is done with hours that are set free, and with those that are given.
_FREEING = frozenset("free release relieve save spare return".split())
_GIVING = frozenset("give contribute volunteer donate deliver provide dedicate".split())
_INCOME = frozenset("income cost costs fees revenue spending budget".split())
_OF_ALL = frozenset("of for among from".split())
_OF_TIME = frozenset("last this previous same time year month week before earlier now".split())
_PER_MANY = re.compile(r"\s*(?:per|(?:in|for) every)\s+10{0,2},?000\b")
_NARROWING = grammar.PREPOSITIONS | grammar.RELATIVES


def kind_of(
    reading: Parse,
    number: int,
    units: Sequence[str],
    direction: str,
    span: tuple[int, int],
    around: Around = NOTHING_AROUND,
    depth: int = 0,
) -> tuple[str, str]:
    """Return the kind of a figure and the rule that told it; `span` are the tokens it measures.

    A figure that only multiplies or repeats another has that one's kind; `depth` counts how often
    that was followed. `units` are those of all figures of the sentence.
    """
    place, unit = reading.places[number], units[number]
    figure = Referring(reading, number, units, around, depth, _read_other)
    if unit == "gbp":
        return kind_of_money(figure, direction, reading.words(*span))
    noun = _own_noun(reading, place, span, unit == "count")
    all_told = _of_whole(reading, number)
    if all_told and not head_kind(noun)[0]:
        noun = all_told
    if unit not in SHARES and "|" in reading.text and (label := _cell(reading, place)):
        noun = label
    group = reading.links[number].group
    made_up = unit in SHARES and group is not None and group.lemma in kinds.MAKING_UP
    if made_up and reading.word(place + 1) == "of" and not set(noun) & kinds.DIGITAL_CUES:
        # "Insulin accounts for 28% of visits" is a share of the visits.
        noun = reading.words(place + 2, noun_phrase_end(reading, place + 1)) or noun
    if reading.words(place - 2, place) == [",", "currently"]:
        # "the number of forms, currently #"
        before = left_of(reading, place - 2)
        noun = reading.words(before.last + 1 if before else 0, place - 2)
    if not kinds.REACHED.isdisjoint(reading.words(place, clause_end(reading, place))):
        noun = _of_them(figure) or noun
    if noun and noun[-1] == "'s" and number + 1 < len(reading.places):
        # "98% of the county's # residents" is a share of the residents.
        whole = reading.places[number + 1]
        noun = reading.words(whole + 1, noun_phrase_end(reading, whole)) or noun
    if noun and _OF_TIME.issuperset(noun):
        # "against # last time"
        noun = []
    kind, head = head_kind(noun)
    if unit in ("count", "rate") and _PER_MANY.match(reading.text, reading.ends[place]):
        return "outcome", "per-thousand"
    if unit == "count" and _per_worker(reading, place + 1 + len(noun)):
        return "workforce", "per-worker"
    if unit in SHARES and "likely" in reading.words(place + 1, place + 4):
        return "outcome", "likelihood"
    echoed = echo(figure, direction, kind) if depth < FOLLOWED else None
    if echoed:
        return echoed
    facts = Facts(
        reading,
        number,
        units,
        direction,
        noun,
        head,
        reading.words(clause_start(reading, place), clause_end(reading, place)),
        _said_of(figure),
        lemmas_about(reading, number),
        around,
    )
    if unit in SHARES and _is_of_money(facts):
        return "investment", "share-of-money"
    if unit in _DURATIONS:
        found = _duration(facts, kind)
        if found:
            return found, "duration"
    if "leave" in facts.lemmas and "without" in facts.after:
        return "outcome", "left-without"
    if head in kinds.CREWS and reading.word(place - 1) == "of":
        return "workforce", "team-of"
    if reading.word(place - 1) == "of" and unit == "count":
        told = _many_of(reading, place, kind, head)
        if told:
            return told, "many-of"
    if kind != "digital" and is_about_technology(facts, kind):
        return "digital", "technology"
    if not kind:
        return kind_without_noun(facts, figure)
    rules = {
        "coverage": _people_or_sites,
        "cohort": _people_or_sites,
        "structure": kind_of_organisations,
        "activity": kind_of_activity,
        "outcome": kind_of_outcome,
        "workforce": kind_of_workforce,
    }
    mended = rules[kind](facts) if kind in rules else kind
    return mended, "noun:" + head


def _is_of_money(facts: Facts) -> bool:
    """Whether a share is one of money: "8% of income", "a third of the budget"."""
    reading, place = facts.reading, facts.place
    if reading.word(place + 1) == "of" and facts.direction != "decrease":
        whole = reading.words(place + 2, noun_phrase_end(reading, place + 1))
        if not _INCOME.isdisjoint(whole):
            return True
    told = (set(facts.noun) | _before_verb(facts)) & kinds.FUNDS
    return bool(told) and not (told == {"spending"} and "time" in facts.noun)


def _said_of(figure: Referring) -> set[str]:
    """Return the words from the figure to the end of its clause, and of its verb's clause."""
    reading, place = figure.reading, figure.place
    end = clause_end(reading, place)
    found = set(reading.words(place, end))
    link = reading.links[figure.number]
    if link.group is not None and link.role == "subject" and link.group.first > end:
        found.update(reading.words(link.group.first, clause_end(reading, link.group.last)))
    return found


def _per_worker(reading: Parse, at: int) -> bool:
    """Whether what is counted is shared among staff: "1,900 patients for every full-time GP"."""
    each = reading.words(at, at + 2) in (["for", "every"], ["for", "each"])
    if not each and reading.word(at) != "per":
        return False
    first = at + 2 if each else at + 1
    return any(word in kinds.KIND_NOUNS["workforce"] for word in reading.words(first, first + 3))


def _many_of(reading: Parse, place: int, kind: str, head: str) -> str:
    """Return the kind of what is so many: "a team of #", "a population of #", "a list of #"."""
    before = reading.word(place - 2)
    if {"survey", "poll"} & set(reading.words(place - 5, place - 1)):
        return "activity"
    if before in kinds.GROUPS_OF and (head in kinds.SITES or kind in ("structure", "")):
        return "structure"
    if kind:
        return ""
    if before in kinds.CREWS:
        return "workforce"
    if before in ("list", "roll", "register"):
        return "outcome" if "waiting" in reading.words(place - 5, place) else "coverage"
    found = BY_NOUN.get(before, "")
    return found if found in ("coverage", "cohort", "workforce") else ""


def _of_whole(reading: Parse, number: int) -> list[str]:
    """Return the noun of the whole for the part in "Of the # practices, # have signed up"."""
    place = reading.places[number]
    if not number or reading.word(0) not in _OF_ALL or reading.word(place - 1) != ",":
        return []
    whole = reading.places[number - 1]
    return reading.words(whole + 1, noun_phrase_end(reading, whole))


def _before_verb(facts: Facts) -> set[str]:
    """Return the words of a bare share's subject: "Spending per head has grown by"."""
    group = facts.reading.links[facts.number].group
    if group is None or (facts.noun and facts.role not in ("by", "to", "at", "from", "object")):
        return set()
    start = clause_start(facts.reading, group.first)
    if facts.reading.word(0) == "of" and facts.reading.word(facts.place - 1) == ",":
        # "Of the pot, three fifths will go": a share of the money.
        return set(facts.reading.words(1, facts.place))
    return set(facts.reading.words(max(start, group.first - 4), group.first))


def _duration(facts: Facts, kind: str) -> str:
    """Return activity for hours of care or opening, else outcome for a time."""
    opening = set(facts.clause) & {"open", "opens", "opening", "opened"}
    after = facts.reading.word(facts.reading.places[facts.number] + 1)
    hours = "hour" in own_text(facts)
    if facts.lemmas & _FREEING:
        return "outcome"
    if hours and facts.lemmas & _GIVING and facts.direction != "decrease":
        return "activity"
    if hours and (opening or (after == "of" and not set(facts.noun) & trend.LESS_IS_BETTER)):
        return "activity"
    return "outcome" if resized(facts) or kind not in ("workforce", "digital") else ""


def _cell(reading: Parse, place: int) -> list[str]:
    """Return the label of the row in whose cell the figure stands, if it does."""
    before = reading.text[: reading.begins[place]].rstrip()
    if not before.endswith("|"):
        return []
    label = before.strip("| ").split("|", 1)[0]
    return reading.words(0, min(place, bisect_right(reading.ends, len(label) + _BAR)))


def _of_them(figure: Referring) -> list[str]:
    """Return the noun of what "60% of them" is a share of, here or in the sentence before."""
    reading, place = figure.reading, figure.place
    if figure.unit not in SHARES or reading.word(place + 1) != "of":
        return []
    if reading.word(place + 2) not in ("them", "these", "those", "whom"):
        return []
    narrowed = reading.word(place + 3) in _NARROWING
    if narrowed and reading.word(place + 2) in ("these", "those"):
        return []
    for number in range(figure.number - 1, -1, -1):
        if figure.units[number] in ("count", "rate"):
            whole = reading.places[number]
            return reading.words(whole + 1, noun_phrase_end(reading, whole))
    return ["people"] if figure.around.kinds.get("count") in ("coverage", "cohort") else []


def _own_noun(reading: Parse, place: int, span: tuple[int, int], counts: bool = False) -> list[str]:
    """Return the words of the noun phrase itself, without what is said of it."""
    first, after = span
    end = first
    while end < after and end not in reading.starts and reading.word(end) not in grammar.RELATIVES:
        end += 1
    found = reading.words(first, end)
    if (
        counts
        and reading.word(place + 1) == "of"
        and reading.word(end) == FIGURE
        and end - place <= _WHOLE
    ):
        # "two of its five hospitals" counts hospitals.
        return reading.words(end + 1, noun_phrase_end(reading, end))
    return found


def _people_or_sites(facts: Facts) -> str:
    if facts.head in kinds.SITES or facts.head in PLACES:
        return kind_of_sites(facts)
    return kind_of_people(facts)


def _read_other(figure: Referring, number: int, direction: str) -> str:
    """Return the kind of another figure of the sentence, that `figure` refers to."""
    reading, units = figure.reading, figure.units
    span = measured.measured_span(reading, number, units[number])
    return kind_of(reading, number, units, direction, span, figure.around, figure.depth + 1)[0]
