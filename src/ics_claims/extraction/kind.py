"""Which sort of claim a figure makes, from what it counts and what is done with it."""

from __future__ import annotations

import re

from ics_claims.extraction import lexicon as lex
from ics_claims.extraction import measured
from ics_claims.extraction.clauses import (
    Parse,
    before_figure,
    clause_end,
    clause_start,
    noun_phrase_end,
)
from ics_claims.extraction.facts import (
    BY_NOUN,
    EMPTY_HEADS,
    SHARES,
    Facts,
    head_kind,
    lemmas_about,
    lemmas_in_clause,
    own_text,
)
from ics_claims.extraction.people import kind_of_people
from ics_claims.extraction.tokens import FIGURE

_DURATIONS = frozenset("years months weeks days hours minutes".split())
_NO_NOUNS = (lex.MORE_WORDS | lex.LESS_WORDS | lex.LOWER_WORDS | lex.HIGHER_WORDS | lex.ADVERBS) | {
    "other",
    "others",
    "announced",
    "the",
    "a",
}
_OWN_PARTS = (["of", "which"], ["of", "that"], ["of", "it"], ["of", "them"], ["of", "whom"])
_MULTIPLE = re.compile(
    r"(?:\btwice|\bthrice|\bdouble|\btreble|times|again)$|"
    r"^(?:twice|thrice|double|treble|half as)\b",
    re.I,
)
# Words between a share and the sum it is a share of.
_NEAR = 7
# How often one figure is followed to another.
_FOLLOWED = 3
_PRONOUNS = frozenset("it that this they".split())
_OUT_OF_AREA = frozenset(["out-of-area", "inappropriate", "unnecessary", "avoidable"])
_BUDGETS = frozenset("budget budgets allowance allowances allocation grant funding".split())
_LISTS = frozenset("endoscopy theatre operating surgical surgery extra weekend clinic".split())
_REACHING = frozenset("extend reach cover join expand widen spread".split())
_WORKING = frozenset("deliver provide handle perform employ manage carry_out treat see do".split())
_FREE = frozenset("available left free".split())
_PER_MANY = re.compile(r"\s*(?:per|(?:in|for) every)\s+10{0,2},?000\b")
_LOCAL = frozenset(
    "in across at to into within throughout over for through from between by on".split()
)


def kind_of(
    reading: Parse,
    number: int,
    unit: str,
    direction: str,
    span: tuple[int, int],
    depth: int = 0,
) -> tuple[str, str]:
    """Return the kind of a figure and the rule that told it; `span` are the tokens it measures.

    A figure that only multiplies or repeats another has that one's kind; `depth` counts how often
    that was followed.
    """
    place = reading.places[number]
    if unit == "gbp":
        return _money(reading, number, place, direction, reading.words(*span), depth)
    noun = _own_noun(reading, place, span) or _of_whole(reading, number)
    if noun and noun[-1] == "'s" and number + 1 < len(reading.places):
        # "98% of the county's # residents" is a share of the residents.
        whole = reading.places[number + 1]
        noun = reading.words(whole + 1, noun_phrase_end(reading, whole)) or noun
    kind, head = head_kind(noun)
    if unit in ("count", "rate") and _PER_MANY.match(reading.text, reading.tokens[place].end):
        return "outcome", "per-thousand"
    if "likely" in reading.words(place + 1, place + 4):
        return "outcome", "likelihood"
    echoed = _echo(reading, number, unit, direction, kind, depth) if depth < _FOLLOWED else None
    if echoed:
        return echoed
    facts = Facts(
        reading,
        number,
        unit,
        direction,
        noun,
        head,
        reading.words(clause_start(reading, place), clause_end(reading, place)),
        set(reading.words(place, clause_end(reading, place))),
        lemmas_about(reading, number),
    )
    if unit in SHARES and (set(noun) | _before_verb(facts)) & lex.FUNDS:
        return "investment", "share-of-money"
    if unit in _DURATIONS:
        found = _duration(facts, kind)
        if found:
            return found, "duration"
    if "leave" in facts.lemmas and "without" in facts.after:
        return "outcome", "left-without"
    if head in lex.CREWS and reading.word(place - 1) == "of":
        return "workforce", "team-of"
    if not kind and reading.word(place - 1) == "of" and reading.word(place - 2) in lex.CREWS:
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


def _of_whole(reading: Parse, number: int) -> list[str]:
    """Return the noun of the whole for the part in "Of the # practices, # have signed up"."""
    place = reading.places[number]
    if not number or reading.word(0) != "of" or reading.word(place - 1) != ",":
        return []
    whole = reading.places[number - 1]
    return reading.words(whole + 1, noun_phrase_end(reading, whole))


def _before_verb(facts: Facts) -> set[str]:
    """Return the words of a bare share's subject: "Spending per head has grown by"."""
    group = facts.reading.links[facts.number].group
    if group is None or (facts.noun and facts.role not in ("by", "to", "at", "from", "object")):
        return set()
    start = clause_start(facts.reading, group.first)
    return set(facts.reading.words(max(start, group.first - 4), group.first))


def _duration(facts: Facts, kind: str) -> str:
    """Return activity for hours of care or opening, else outcome for a time."""
    opening = set(facts.clause) & {"open", "opens", "opening", "opened"}
    after = facts.reading.word(facts.reading.places[facts.number] + 1)
    hours = "hour" in own_text(facts)
    if hours and (opening or (after == "of" and not set(facts.noun) & lex.LESS_IS_BETTER)):
        return "activity"
    timed = any(lex.changes(lemma) for lemma in facts.lemmas)
    return "outcome" if timed or kind not in ("workforce", "digital") else ""


def _echo(
    reading: Parse, number: int, unit: str, direction: str, kind: str, depth: int
) -> tuple[str, str] | None:
    """Return the kind of the figure before that this one only multiplies, shares or repeats."""
    place = reading.places[number]
    token = reading.tokens[place]
    following = reading.places[number + 1] if number + 1 < len(reading.places) else 0
    if unit in SHARES and reading.word(place + 1) == "of" and 0 < following - place <= _NEAR:
        sum_of = reading.tokens[following]
        if reading.text[sum_of.start] == "£":
            return _kind_at(reading, number + 1, direction, depth)[0], "share-of-sum"
    if not number:
        return None
    if unit in (*SHARES, "count") and _compares(reading, place, kind):
        found = _kind_at(reading, number - 1, direction, depth)[0]
        lessened = found == "activity" and direction == "decrease"
        return ("outcome" if lessened else found), "compared"
    earlier = reading.tokens[reading.places[number - 1]]
    grown = reading.text[earlier.start : earlier.end].lower().endswith(("bled", "pled"))
    if grown and not kind and before_figure(reading, place) == "to":
        return _kind_at(reading, number - 1, direction, depth)[0], "multiplied-to"
    bare = reading.word(place + 1) in ("more", "fewer") and not kind and unit in ("count", "rate")
    if bare:
        found, rule = _kind_at(reading, number - 1, "level", depth)
        if found == "workforce" or _unit_at(reading, number - 1) in _DURATIONS:
            return found, "bare;" + rule
    part = reading.words(place + 1, place + 3) in _OWN_PARTS
    if part and unit in SHARES and _kind_at(reading, number - 1, "level", depth)[0] == "workforce":
        return "workforce", "part-of"
    if part and unit in SHARES and _unit_at(reading, number - 1) == "gbp":
        return _kind_at(reading, number - 1, direction, depth)[0], "part-of"
    if part and unit in ("count", "rate") and not kind:
        return _kind_at(reading, number - 1, "level", depth)[0], "part-of"
    if unit == "ratio" and _MULTIPLE.search(reading.text[token.start : token.end]):
        bare = kind == "" or reading.word(place + 1) in ("the", "that", "as", "what")
        if bare:
            return _kind_at(reading, number - 1, direction, depth)[0], "multiple-of"
    group = reading.links[number].group
    again = unit == "count" and not kind and group is not None and group.lemma == "be"
    if again and group is not None and reading.word(group.first - 1) in _PRONOUNS:
        return _kind_at(reading, number - 1, direction, depth)[0], "again"
    return None


def _compares(reading: Parse, place: int, kind: str) -> bool:
    """Whether a share says how the figure before changed: "£3m, up 5%", "90 calls, 5% more"."""
    after = reading.word(place + 1)
    if reading.word(place - 1) in ("up", "down") and reading.word(place - 2) in (",", "(", "–"):
        return True
    if reading.word(place - 1) == "of" and reading.word(place - 2) in lex.BETTER_NOUNS:
        return reading.word(place + 1) == "on" or kind == ""
    apart = reading.word(place - 1) in (",", "(", "–")
    return apart and after in ("more", "fewer", "up", "down", "higher", "lower") and not kind


def _unit_at(reading: Parse, number: int) -> str:
    token = reading.tokens[reading.places[number]]
    words = reading.text[token.start : token.end].lower()
    if "£" in words:
        return "gbp"
    return "percent" if "%" in words or "per cent" in words or "percent" in words else "count"


def _kind_at(reading: Parse, number: int, direction: str, depth: int) -> tuple[str, str]:
    """Return the kind of another figure of the sentence."""
    unit = _unit_at(reading, number)
    span = measured.measured_span(reading, number, unit)
    return kind_of(reading, number, unit, direction, span, depth + 1)


def _own_noun(reading: Parse, place: int, span: tuple[int, int]) -> list[str]:
    """Return the words of the noun phrase itself, without what is said of it."""
    first, after = span
    end = first
    while end < after and end not in reading.starts and reading.word(end) not in lex.RELATIVES:
        end += 1
    return reading.words(first, end)


def _money(
    reading: Parse, number: int, place: int, direction: str, noun: list[str], depth: int
) -> tuple[str, str]:
    whole = reading.words(place + 1, place + 3) in _OWN_PARTS
    whole = whole or reading.words(place - 2, place) == ["of", "which"]
    if number > 0 and depth < _FOLLOWED and whole:
        return _kind_at(reading, number - 1, direction, depth)
    earlier = reading.places[number - 1] if number else -1
    start = max(place - _NEAR + 1, clause_start(reading, place), earlier)
    near = set(noun) | set(reading.words(start, place + 5))
    group = reading.links[number].group
    lemma = group.lemma if group else ""
    after = reading.words(place + 1, place + 5)
    if after[:1] == ["of"] and set(after[-2:]) & {"support", "funding"}:
        return "investment", "money-support"
    first = max(0, group.first - _NEAR) if group else place
    budgeted = set(reading.words(first, group.first)) & _BUDGETS if group else set()
    if budgeted and group is not None and not group.passive and reading.word(place - 1) == "to":
        return "investment", "money-budget"
    if near & lex.SUMS_OF_RESULT or direction == "decrease":
        return "outcome", "money-result"
    if reading.word(place - 1) == "from" and lemma in lex.DOWN_VERBS | {"go_down"}:
        return "outcome", "money-result"
    if lemma == "cost" and group is not None and group.finite:
        bearer = reading.words(group.last + 1, place)
        if set(bearer) & lex.BEARERS:
            return "outcome", "money-cost"
    return "investment", "money"


def _people_or_sites(facts: Facts) -> str:
    if facts.head in lex.SITES:
        return _sites(facts)
    return kind_of_people(facts)


def _organisations(facts: Facts) -> str:
    if set(facts.noun) & lex.DIGITAL_CUES or (
        "connect" in facts.lemmas and facts.head in lex.SITES
    ):
        return "digital"
    if facts.head == "members" and set(facts.clause) & lex.CREWS:
        return "workforce"
    spread = (facts.lemmas | lemmas_in_clause(facts)) & lex.PILOT_VERBS
    if facts.head in lex.AREAS and spread and facts.role in ("in", "across", "at"):
        return "coverage"
    if facts.head in ("clinics", "clinic") and "hold" in facts.lemmas:
        return "activity"
    rated = facts.after & lex.RATED_WORDS or "rate" in facts.lemmas
    if facts.unit in SHARES and rated:
        return "outcome"
    asked = facts.reading.words(
        facts.reading.places[facts.number] - 2, facts.reading.places[facts.number]
    )
    if facts.head == "leaders" and asked in (["survey", "of"], ["poll", "of"]):
        return "activity"
    if facts.head == "leaders" and facts.lemmas & lex.DONE_TO_PEOPLE:
        return "activity"
    if facts.unit in SHARES and facts.direction != "level" and facts.head not in lex.SITES:
        return "outcome"
    if facts.head == "places" and (facts.direction == "increase" or facts.after & _FREE):
        return "activity"
    return _sites(facts) if facts.head in lex.SITES else "structure"


def _sites(facts: Facts) -> str:
    """Return coverage for places a scheme runs in, structure for those that make up a system."""
    if set(facts.clause) & lex.DIGITAL_FOR_PEOPLE or facts.lemmas & {"connect", "log"}:
        return "digital"
    if "data" in facts.clause and facts.lemmas & {"bring", "share", "link", "hold", "combine"}:
        return "digital"
    if _are_doing(facts):
        return "structure"
    if facts.head == "homes" and facts.lemmas & lex.SERVED_OR_HELPED:
        return "coverage"
    if facts.head in lex.KIND_NOUNS["coverage"] or facts.unit in SHARES:
        return "coverage" if facts.direction == "level" or facts.unit == "count" else "outcome"
    composed = facts.role == "of" and facts.lemmas & {
        "make",
        "comprise",
        "consist",
        "compose",
        "form",
        "be",
    }
    place = facts.reading.places[facts.number]
    if "rank" in facts.lemmas and facts.reading.word(place - 1) == "of":
        return "structure"
    if facts.number == 0 and facts.reading.word(0) == "of" and place <= _NEAR - 4:
        # "Of the 58 practices, 51 have signed up": the first is the whole.
        return "structure"
    # "How many of the 36 practices" and "a promise of 40 hospitals" count what there is.
    before = facts.reading.words(place - 3, place)
    whole = facts.role == "of" and (
        before in (["many", "of", "the"], ["few", "of", "the"])
        or facts.reading.word(place - 2) in lex.PLAN_NOUNS
    )
    if whole:
        return "structure"
    if facts.role in ("in", "across", "at", "throughout", "of") and not composed:
        return "coverage"
    spread = (facts.lemmas | lemmas_in_clause(facts)) & lex.SPREAD_VERBS
    if spread and facts.role in _LOCAL | {"subject"}:
        return "coverage"
    if facts.lemmas & (lex.JOIN_VERBS | {"cover", "reach", "include_"}) and facts.head not in (
        "systems",
    ):
        return "coverage"
    return "structure"


def _are_doing(facts: Facts) -> bool:
    """Whether known sites do the work themselves: "Our # practices delivered"."""
    group = facts.reading.links[facts.number].group
    if group is None or facts.role != "subject" or group.passive or facts.unit != "count":
        return False
    before = facts.reading.word(facts.reading.places[facts.number] - 1)
    known = before in lex.POSSESSIVES | {"the", "'s", "these", "all"}
    return known and group.lemma in _WORKING


def _activity(facts: Facts) -> str:
    if set(facts.noun) & lex.DIGITAL_CUES or facts.after & lex.DIGITALLY:
        return "digital"
    if facts.head in ("bed", "beds") and facts.lemmas & {"close", "cut", "shut", "remove"}:
        return "activity"
    place = facts.reading.places[facts.number]
    near = facts.reading.words(place - _NEAR, place + _NEAR)
    if facts.head in ("homes", "schemes") and facts.lemmas & _REACHING:
        return "coverage"
    if facts.direction == "decrease" or ("waiting" in facts.clause and "waiting" in near):
        return "outcome"
    if set(facts.noun) & _OUT_OF_AREA:
        return "outcome"
    if facts.unit in SHARES and facts.direction == "level" and _is_share_of(facts):
        return "outcome"
    if facts.unit in SHARES and (
        facts.after & lex.WITHIN or set(facts.clause) & {"target", "standard"}
    ):
        return "outcome"
    if facts.unit in SHARES and facts.head in ("homes", "houses", "properties"):
        return "outcome"
    if facts.unit in SHARES and facts.head in lex.HARMFUL_ACTIVITY and facts.direction == "level":
        return "outcome"
    return "activity"


def _is_share_of(facts: Facts) -> bool:
    """Whether the figure is a part of things done: "two thirds of referrals"."""
    place = facts.reading.places[facts.number]
    return facts.reading.word(place + 1) == "of" or " in " in own_text(facts)


def _outcome(facts: Facts) -> str:
    if facts.head in ("lists", "list") and set(facts.noun) & _LISTS and "waiting" not in facts.noun:
        return "activity"
    if facts.head == "times" and facts.unit in ("count", "rate"):
        digital = facts.lemmas & {"view", "download", "access", "visit", "use", "log"}
        digital = digital or set(facts.clause) & lex.DIGITAL_CUES
        return "digital" if digital else "activity"
    if facts.unit == "count" and facts.lemmas & {
        "respond",
        "attend",
        "handle",
        "answer",
        "process",
    }:
        return "activity"
    if set(facts.noun) & lex.WORKFORCE_MEASURES and not set(facts.noun) & lex.PUPILS:
        return "workforce"
    if set(facts.noun) & {"record", "records", "app", "digital", "online"}:
        return "digital"
    return "outcome"


def _workforce(facts: Facts) -> str:
    place = facts.reading.places[facts.number]
    surveyed = set(facts.clause) & {"survey", "questionnaire", "poll", "consultation"}
    if surveyed and facts.lemmas & {"answer", "complete", "respond"}:
        return "activity"
    if facts.head == "turnover" and facts.reading.word(place + 1) == "of":
        return "outcome"
    if facts.unit in SHARES and facts.lemmas & {"vaccinate", "immunise"}:
        return "coverage"
    if facts.head == "absence" and set(facts.noun) & lex.PUPILS:
        return "outcome"
    if set(facts.clause) & lex.DIGITAL_FOR_PEOPLE and facts.lemmas & {
        "use",
        "log",
        "access",
        "download",
    }:
        return "digital"
    return "workforce"


def _without_noun(facts: Facts) -> tuple[str, str]:
    """Return the kind where no list has the noun: by the verb, or by the nouns beside it."""
    if facts.unit in SHARES:
        return _share_without_noun(facts)
    measures = facts.lemmas & lex.MEASURE_VERBS and facts.role == "object"
    if (facts.role in ("from", "to", "by", "at") or measures) and facts.unit == "count":
        changed = _changed_thing(facts, bool(measures))
        if changed:
            return changed, "changed"
    if set(facts.noun) & {"them", "these", "those", "whom", "which"}:
        return _beside(facts) or "activity", "beside"
    named = any(word not in _NO_NOUNS and not word.endswith("ly") for word in facts.noun)
    beside = "" if named and "include" not in facts.lemmas else _beside(facts)
    if "include" in facts.lemmas and beside:
        return beside, "beside"
    place = facts.reading.places[facts.number]
    if facts.unit == "count" and facts.reading.words(place - 2, place) == ["one", "of"]:
        return "structure", "one-of"
    group = facts.reading.links[facts.number].group
    run = group is not None and group.passive and group.lemma in ("run", "operate")
    if run and facts.role == "subject":
        return "structure", "run-by"
    for verbs, kind in (
        ({"wait", "queue"}, "outcome"),
        (lex.FOUND_OUT, "outcome"),
        ({"recruit", "hire", "employ", "appoint", "train"}, "workforce"),
        ({"view", "download"}, "digital"),
        ({"come", "attend"} | lex.PROTEST_VERBS, "activity"),
        ({"prevent", "avoid", "save", "avert"}, "outcome"),
        (lex.DONE_TO_PEOPLE, "activity"),
        (lex.SERVED_OR_HELPED, "coverage"),
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


def _changed_thing(facts: Facts, measures: bool = False) -> str:
    """Return the kind of what went from or to a bare number: "Backlogs went from # to #"."""
    reading, place = facts.reading, facts.reading.places[facts.number]
    group = reading.links[facts.number].group
    prepositional = before_figure(reading, place) in ("from", "to", "by", "at")
    if group is None or not (prepositional or measures):
        return ""
    start = clause_start(reading, group.first)
    for words in (reading.words(group.last + 1, place), reading.words(start, group.first)):
        kind, head = head_kind([word for word in words if word != FIGURE])
        if head == "team" and group.lemma in ("grow", "expand", "increase", "shrink"):
            return "workforce"
        if "figure" in words and {"waiting", "waits"} & set(reading.spelled):
            return "outcome"
        if kind:
            ends_less = facts.direction == "decrease" and kind in ("activity", "coverage", "cohort")
            return "outcome" if ends_less else kind
    return "outcome" if {"waiting", "waits"} & set(reading.spelled) else ""


def _share_without_noun(facts: Facts) -> tuple[str, str]:
    """Return the kind of a bare share from the nouns before it: "vacancies are down to 5%"."""
    place = facts.reading.places[facts.number]
    earlier = facts.reading.places[facts.number - 1] + 1 if facts.number else 0
    if not any(earlier < group.first < place and group.finite for group in facts.reading.groups):
        earlier = 0
    before = facts.reading.words(max(clause_start(facts.reading, place), earlier), place)
    if set(before) & lex.WORKFORCE_MEASURES:
        return "workforce", "clause"
    if facts.reading.words(place + 1, place + 3) == ["of", "us"]:
        ends = place + 3 >= clause_end(facts.reading, place)
        return ("coverage" if ends or facts.lemmas & lex.SERVED_VERBS else "outcome"), "of-us"
    if set(before) & {"account", "accounts"}:
        return "outcome", "share"
    if facts.after & {"eligible", "register"}:
        return "coverage", "eligible"
    kind, head = head_kind([word for word in before if word != FIGURE])
    if head in ("uptake", "coverage", "take-up", "takeup") or set(before) & {"uptake", "take-up"}:
        return "coverage", "clause:uptake"
    if kind in ("workforce", "digital"):
        return kind, "clause:" + head
    if kind == "activity" and facts.direction == "increase":
        return kind, "clause:" + head
    if facts.direction == "increase" and _beside(facts) == "activity":
        return "activity", "beside"
    return "outcome", "share"


def _beside(facts: Facts) -> str:
    """Return the kind of the nearest noun phrase before or after a figure that has none itself."""
    place = facts.reading.places[facts.number]
    before = facts.reading.words(max(0, place - 12), place)
    after = facts.reading.words(place + 1, place + 6)
    for word in [*reversed(before), *after]:
        if word in BY_NOUN and word not in EMPTY_HEADS:
            return BY_NOUN[word]
    return ""
