"""Which sort of claim things done, results and staff make, by what is said of them."""

from __future__ import annotations

from ics_claims.extraction.facts import SHARES, Facts, falls, lemmas_in_clause, own_text
from ics_claims.extraction.lexicon import grammar, kinds
from ics_claims.extraction.sites import houses_people, is_of_technology, kind_of_sites

# Words on either side of a figure.
_NEAR = 7
_RECRUITING = frozenset("recruitment recruiting hiring vacancies posts".split())
_APPLYING = grammar.words("applications applicants places placements")
_OUT_OF_AREA = frozenset(["out-of-area", "inappropriate", "unnecessary", "avoided"])
# What becomes of things that were to be done, and what is done so that they need not be.
_PUT_OFF = frozenset("postpone cancel reschedule disrupt lose scrap".split())
_AVOIDING = frozenset("avoid avert prevent".split())
_SPOILING = frozenset("postponement cancellation loss disruption".split())
_FREED = frozenset("appointment appointments slots sessions".split())
_EXAMINING = frozenset(
    "review investigate scrutinise examine analyse study audit look supervise deal".split()
)
_STUDIES = frozenset("review reviews study analysis audit investigation inquiry scrutiny".split())
_LISTS = frozenset("endoscopy theatre operating surgical surgery extra weekend clinic".split())
_SPOILT = _OUT_OF_AREA | kinds.SPOILT - {"overdue"}


def kind_of_activity(facts: Facts) -> str:
    """Return the kind of things done, or of beds: a result where there are fewer of them."""
    gathering = facts.head in kinds.GATHERINGS
    if not gathering and set(facts.noun) & kinds.DIGITAL_CUES:
        return "digital"
    if facts.head in ("bed", "beds") and facts.unit == "count":
        if facts.lemmas & {"free", "release", "save"}:
            return "outcome"
        if "fewer" in facts.noun or facts.lemmas & {"close", "cut", "shut", "remove"}:
            return "activity"
    if facts.head in ("cases", "case") and set(facts.noun) & kinds.DISEASES:
        return "outcome"
    if facts.unit == "count" and _is_spoilt(facts):
        return "outcome"
    if facts.head in _FREED and facts.lemmas & {"free", "release"}:
        return "activity"
    if facts.head in _APPLYING and {*facts.noun, *facts.after} & kinds.CARE_SUBJECTS:
        return "workforce"
    place = facts.reading.places[facts.number]
    near = facts.reading.words(place - _NEAR, place + _NEAR)
    if houses_people(facts):
        return kind_of_sites(facts)
    if facts.head in ("appointment", "appointments") and set(facts.clause) & _RECRUITING:
        return "workforce"
    if facts.head in kinds.PLACES_TO_LEARN and set(facts.noun) & kinds.LEARNING:
        return "workforce"
    if set(facts.noun) & kinds.SPOILT and facts.unit in SHARES:
        return "outcome"
    composed = facts.lemmas & kinds.MAKING_UP and facts.direction == "level"
    if composed and facts.unit in SHARES and facts.reading.word(facts.place + 1) == "of":
        # "Half of referrals come from": what they are made up of is no result.
        return "activity"
    fewer = facts.head not in ("bed", "beds") and falls(facts.reading, facts.number)
    if facts.direction == "decrease" or fewer:
        return "outcome"
    if "waiting" in facts.clause and "waiting" in near:
        return "outcome"
    if set(facts.noun) & _SPOILT:
        return "outcome"
    if facts.unit in SHARES and facts.direction == "level" and _is_share_of(facts):
        return "outcome"
    if facts.unit in SHARES and (
        facts.after & kinds.WITHIN or set(facts.clause) & {"target", "standard"}
    ):
        return "outcome"
    if facts.unit in SHARES and facts.head in ("homes", "houses", "properties"):
        return "outcome"
    if facts.unit in SHARES and facts.head in kinds.HARMFUL_ACTIVITY and facts.direction == "level":
        return "outcome"
    return "activity"


def _is_spoilt(facts: Facts) -> bool:
    """Whether things done are put off or kept from being needed: "postponed # operations"."""
    reading, place = facts.reading, facts.place
    if facts.lemmas & _PUT_OFF or _AVOIDING & (facts.lemmas | lemmas_in_clause(facts)):
        return True
    group = reading.links[facts.number].group
    off = group is not None and reading.word(group.last + 1) == "off"
    if off and facts.lemmas & {"put", "call"}:
        return True
    if facts.head in ("bed", "beds") and facts.lemmas & {"occupy", "block"}:
        return True
    return reading.word(place - 1) == "of" and reading.word(place - 2) in _SPOILING


def _is_looked_into(facts: Facts) -> bool:
    """Whether results are what somebody works on: "a review of # deaths", "examined # falls"."""
    if facts.unit not in ("count", "rate") or facts.direction != "level":
        return False
    before = facts.reading.words(facts.place - 2, facts.place)
    return bool(facts.lemmas & _EXAMINING) or (before[-1:] == ["of"] and before[0] in _STUDIES)


def _is_share_of(facts: Facts) -> bool:
    """Whether the figure is a part of things done: "two thirds of referrals"."""
    place = facts.reading.places[facts.number]
    return facts.reading.word(place + 1) == "of" or " in " in own_text(facts)


def kind_of_outcome(facts: Facts) -> str:
    """Return the kind of what is nearly always a result, but may be staff or a record's."""
    if facts.head in ("lists", "list") and set(facts.noun) & _LISTS and "waiting" not in facts.noun:
        return "activity"
    if facts.head == "times" and facts.unit in ("count", "rate"):
        digital = bool(facts.lemmas & {"view", "download", "access", "visit", "use", "log"})
        digital = digital or not kinds.DIGITAL_CUES.isdisjoint(facts.clause)
        digital = digital or ("open" in facts.lemmas and is_of_technology(facts))
        return "digital" if digital else "activity"
    if _is_looked_into(facts):
        return "activity"
    if facts.unit == "count" and facts.lemmas & {
        "respond",
        "attend",
        "handle",
        "answer",
        "process",
    }:
        return "activity"
    if set(facts.noun) & kinds.WORKFORCE_MEASURES and not set(facts.noun) & kinds.PUPILS:
        return "workforce"
    if set(facts.noun) & {"record", "records", "app", "digital", "online"}:
        return "digital"
    return "outcome"


def kind_of_workforce(facts: Facts) -> str:
    """Return the kind of a number or share of staff: what they think or use is no workforce."""
    if facts.head == "volunteers" and not kinds.TRIALS.isdisjoint(facts.reading.spelled):
        return "cohort"
    place = facts.reading.places[facts.number]
    surveyed = set(facts.clause) & {"survey", "questionnaire", "poll", "consultation"}
    if surveyed and facts.lemmas & {"answer", "complete", "respond"}:
        return "activity"
    if facts.head == "turnover" and facts.reading.word(place + 1) == "of":
        return "outcome"
    if facts.unit in SHARES and facts.lemmas & kinds.OPINION_VERBS and facts.role == "subject":
        return "outcome"
    if facts.unit in SHARES and facts.lemmas & {"vaccinate", "immunise"}:
        return "coverage"
    if facts.head == "absence" and set(facts.noun) & kinds.PUPILS:
        return "outcome"
    if set(facts.clause) & kinds.DIGITAL_FOR_PEOPLE and facts.lemmas & {
        "use",
        "log",
        "access",
        "download",
    }:
        return "digital"
    if "go" in facts.lemmas and "live" in facts.clause:
        return "digital"
    using = facts.lemmas & kinds.USING or facts.after & {"access", "pilot", "users", "log-ins"}
    if using and is_of_technology(facts) and facts.unit in ("count", "rate"):
        return "digital"
    return "workforce"
