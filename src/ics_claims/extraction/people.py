"""Which sort of claim a number or share of people makes: served, helped, treated, at work."""

from __future__ import annotations

from ics_claims.extraction.clauses import clause_start
from ics_claims.extraction.facts import SHARES, Facts, head_kind, is_ahead, lemmas_in_clause
from ics_claims.extraction.lexicon import grammar, kinds, trend

_TRAINED = frozenset("train upskill retrain qualify graduate".split())
_COURSES = frozenset("course courses degree degrees school programme".split())
_AIMED_AT = frozenset("aim target direct concentrate focus concern gear tailor match".split())
_NEEDY = frozenset("caseload eligible aged".split())
_WANTING = frozenset("want hope need aim plan wish".split())
_PAID = frozenset("overseas paid agency professional care-home home-care foreign".split())
_MEETING = grammar.words("standard target hour hours minutes within met repeat missed achieved")
_STUDIES = frozenset("pilot trial study evaluation research programme classes course group".split())
_FOLLOWED_UP = frozenset("follow enrol take recruit track study monitor".split())
_TOOK_PART = grammar.words(
    "fill fill_in fill_out reply respond comment vote turn_out turn_up pack gather flock enter",
    "write contribute watch listen line_up show_up complain",
)
_MARKS = frozenset([",", ";", ":", ".", "–", "("])
_WINNING_OVER = frozenset("tempt attract lure draw".split())
_TOGETHER = frozenset("work walk sit befriend engage".split())
# Words read before a number of people.
_BEFORE = 10
_USING = kinds.USING - {"open"}
_ANY_PEOPLE = kinds.ALL_PEOPLE | {"patients"}
_SERVING = kinds.SERVED_VERBS | kinds.COVERING_ACTS


def kind_of_people(facts: Facts) -> str:
    """Return the kind of a number or share of people, by what is said of them."""
    if _use_technology(facts):
        return "digital"
    if facts.lemmas & kinds.WORK_VERBS and facts.unit == "count":
        tried = facts.head in kinds.TRIAL_PEOPLE or set(facts.reading.spelled) & kinds.TRIALS
        return "cohort" if tried else "workforce"
    if facts.lemmas & kinds.PROTEST_VERBS and facts.unit == "count":
        return "activity"
    if _befalls(facts):
        return "outcome"
    if _is_caseload(facts):
        return "workforce"
    if _are_workers(facts):
        return "workforce"
    if is_kept_out(facts):
        return "outcome"
    if facts.lemmas & _TRAINED and facts.unit in ("count", "rate"):
        return "workforce" if facts.head != "patients" else "activity"
    if _give_their_time(facts) or _learn_to_care(facts):
        return "workforce"
    if _is_without(facts):
        return "outcome"
    if facts.lemmas & {"get", "go"} and "home" in facts.after and facts.unit != "count":
        return "outcome"
    no_more = "no" in facts.after and facts.after & {"longer", "further"}
    if no_more and facts.after & {"need", "needed", "met"}:
        return "outcome"
    if facts.after & {"say"} and "their" in facts.after and "have" in facts.lemmas:
        return "activity"
    if _is_room(facts):
        return "activity"
    if facts.unit not in SHARES and facts.lemmas & _AIMED_AT and facts.role in ("at", "on"):
        return "cohort"
    if "live" in facts.lemmas and "with" in facts.after and facts.after & kinds.CONDITIONS:
        return "cohort" if facts.unit not in SHARES else "outcome"
    if (
        facts.after & kinds.FATE_WORDS
        or (facts.lemmas & kinds.FOUND_OUT and not _are_picked_out(facts))
        or set(facts.noun) & kinds.FATE_WORDS
        or _are_stuck(facts)
    ):
        return "outcome"
    if facts.unit in SHARES:
        return _share_of_people(facts)
    won = "into" in facts.after and facts.lemmas & _WINNING_OVER
    if won and facts.after & {"care", "nursing", "medicine", "teaching"}:
        return "workforce"
    if _is_target_group(facts):
        return "cohort"
    if _is_cared_for(facts):
        return "activity" if facts.head in ("patients", "people") else "cohort"
    done = facts.lemmas & kinds.DONE_TO_PEOPLE
    if facts.role == "for":
        # "can now see a summary for # people": nobody sees them.
        done -= {"see", "watch", "review", "discuss"}
    if "deliver" in done and facts.role == "to" and set(facts.clause) & {"care", "services"}:
        done -= {"deliver"}
    if done or _has_been_done(facts):
        return "outcome" if facts.direction == "decrease" else "activity"
    if facts.direction == "decrease":
        return "outcome"
    where = facts.reading.words(
        facts.reading.places[facts.number], facts.reading.places[facts.number] + 8
    )
    if {"hospital", "hospitals"} & set(where) and "in" in where and "be" in facts.lemmas:
        return "activity"
    group = facts.reading.links[facts.number].group
    given = group is not None and group.tense in ("past", "perfect") and group.lemma == "give"
    if given and set(facts.clause) & kinds.THINGS_GIVEN:
        return "activity"
    served = facts.lemmas & kinds.SERVED_OR_HELPED
    if "apply" in facts.lemmas and facts.role == "subject":
        return "activity"
    place = facts.reading.places[facts.number]
    known = facts.reading.word(place - 1) == "the" and "who" in facts.after
    meant = facts.role == "for" and "build" not in facts.lemmas
    meant = meant and facts.reading.word(place - 2) not in kinds.KIND_NOUNS["activity"]
    if facts.unit == "rate" and not served and not known and not meant:
        return "activity"
    if facts.unit == "count" and facts.role == "subject" and _TOOK_PART & facts.lemmas:
        return "activity"
    if _comes_of_itself(facts):
        return "activity"
    if "take" in facts.lemmas and "part" in facts.after and facts.unit == "count":
        return "activity"
    if _is_group(facts) or _is_told_by_clause(facts):
        return "cohort"
    return "coverage"


def is_kept_out(facts: Facts) -> bool:
    """Tell whether people are kept out of a place or sent elsewhere: a result."""
    if facts.lemmas & {"divert", "deflect"} and facts.unit != "ratio":
        return True
    return "keep" in facts.lemmas and bool(facts.after & {"out", "away"})


def _give_their_time(facts: Facts) -> bool:
    """Whether people work unpaid: "1,200 people volunteered", "gave their time"."""
    if facts.unit not in ("count", "rate") or facts.role != "subject":
        return False
    return "volunteer" in facts.lemmas or ("give" in facts.lemmas and "time" in facts.after)


def _learn_to_care(facts: Facts) -> bool:
    """Whether students are those of a profession: "60 nursing students"."""
    if facts.head not in ("students", "student", "graduates", "undergraduates"):
        return False
    said = {*facts.clause, *facts.after}
    on_course = said & _COURSES and said & kinds.CARE_SUBJECTS
    return bool(on_course or set(facts.noun) & kinds.CARE_SUBJECTS)


def _is_without(facts: Facts) -> bool:
    """Whether people lack what they should have: "had no dentist", "seen without a chaperone"."""
    if facts.lemmas & {"have", "get", "receive"} and "no" in facts.after:
        return facts.role == "subject"
    return facts.unit in SHARES and "without" in facts.after


def _is_told_by_clause(facts: Facts) -> bool:
    """Whether a clause tells which people are meant: "the # women who give birth here"."""
    if facts.lemmas & kinds.SERVED_VERBS:
        return False
    near = facts.reading.words(facts.place + 1, facts.place + _BEFORE)
    told = next((word for word in near if word in _MARKS or word in grammar.RELATIVES), "")
    return told in ("who", "whose")


def _are_picked_out(facts: Facts) -> bool:
    """Whether a search finds people to be helped: "found # households at risk"."""
    group = facts.reading.links[facts.number].group
    if group is None or group.passive or facts.role != "object" or "diagnose" in facts.lemmas:
        return False
    return "risk" in facts.after or _is_told_by_clause(facts)


def _comes_of_itself(facts: Facts) -> bool:
    """Whether people come or are got through: "# people came along", "gets through # patients"."""
    if facts.unit not in ("count", "rate"):
        return False
    if "come" in facts.lemmas and facts.role == "subject":
        return "forward" not in facts.after
    return facts.role == "through" and bool(facts.lemmas & {"get", "go", "work"})


def _is_target_group(facts: Facts) -> bool:
    """Whether people are whom a programme is for, not whom it has reached yet."""
    reading, place = facts.reading, facts.place
    if facts.unit in SHARES:
        return False
    if facts.lemmas & _AIMED_AT and facts.role in ("at", "on", "towards", "for", "object"):
        return True
    if facts.after & _NEEDY or {"eligible"} & set(facts.clause):
        return True
    if {"we", "they"} & facts.after and facts.after & _WANTING and facts.role != "subject":
        return True
    studied = set(reading.words(place - _BEFORE, place)) | facts.after
    if facts.lemmas & _FOLLOWED_UP and studied & _STUDIES:
        return True
    return facts.lemmas & _TOGETHER != set() and facts.role in ("with", "alongside")


def _use_technology(facts: Facts) -> bool:
    """Whether people are counted as users of a record or an app, or as those it holds."""
    if set(facts.noun) & kinds.DIGITAL_CUES:
        return True
    if "help" in facts.lemmas:
        return False
    said = {*facts.clause, *facts.after}
    if facts.number and any(
        facts.reading.places[facts.number - 1] < group.first < facts.place
        and facts.reading.word(group.first - 1) in ("and", "but", "then")
        for group in facts.reading.groups
    ):
        # "searched # records and found # people": what was searched is another matter.
        said = facts.after
    if facts.unit in SHARES and facts.direction != "level":
        said = facts.after
    if said & kinds.DIGITAL_FOR_PEOPLE:
        return True
    if "account" in facts.after and facts.lemmas & {"have", "hold", "open", "create"}:
        return True
    if {"active", "users"} <= facts.after:
        return True
    own = facts.lemmas & _USING or facts.after & {"opted"}
    return facts.around.digital and bool(own)


def _is_cared_for(facts: Facts) -> bool:
    """Whether people have been cared for: that is work done, not a group."""
    group = facts.reading.links[facts.number].group
    if group is None or facts.unit in SHARES:
        return False
    if group.lemma != "care" and not (group.lemma == "look" and group.passive):
        return False
    return group.tense in ("past", "perfect") or group.progressive


def _is_room(facts: Facts) -> bool:
    """Whether people are those that a ward has room for."""
    place = facts.place
    return facts.role == "for" and facts.reading.word(place - 2) in ("room", "space", "capacity")


def _befalls(facts: Facts) -> bool:
    """Whether people are counted by what befell them: "have a heart attack", "are killed"."""
    if facts.lemmas & {"kill", "injure"} or ("affect" in facts.lemmas and facts.unit in SHARES):
        return True
    return bool(facts.lemmas & {"have", "suffer"} and facts.after & kinds.BEFALLING)


def _are_workers(facts: Facts) -> bool:
    """Whether people "work for" a body or come "into jobs"."""
    if facts.unit != "count":
        return False
    if facts.head in ("carers", "carer"):
        return bool(set(facts.noun) & _PAID or facts.lemmas & {"look", "care"})
    works = "work" in facts.lemmas and facts.role == "subject"
    jobs = trend.INTO_WORK & facts.after - {"work", "employment"}
    into = "into" in facts.after and bool(jobs) and not facts.lemmas & kinds.HELP_VERBS
    end = facts.reading.words(facts.place, facts.place + 9)
    if "join" in facts.lemmas and facts.after & {"team", "staff", "workforce"}:
        return True
    if facts.lemmas & {"have", "be"} and ("team" in end or "payroll" in end):
        return {"in", "on"} & set(end) != set()
    return bool(works and {"for", "in", "at", "across"} & facts.after) or bool(into)


def _is_caseload(facts: Facts) -> bool:
    """Whether people are so many to each of the staff: "each nurse looks after #"."""
    if facts.unit != "count":
        return False
    reading = facts.reading
    group = reading.links[facts.number].group
    if group is None or group.last >= facts.place:
        return False
    subject = reading.words(clause_start(reading, group.first), group.first)
    if {"caseload", "caseloads"} & set(subject):
        return True
    if group.tense != "present" or group.progressive or group.lemma not in ("look", "care"):
        return False
    kinds = facts.around.kinds
    return head_kind(subject)[0] == "workforce" or (
        subject[:1] == ["each"] and "workforce" in (kinds.get("count"), kinds.get("share"))
    )


def _are_stuck(facts: Facts) -> bool:
    """Whether people wait, or are in hospital though they need not be."""
    if facts.unit not in SHARES and facts.lemmas & {"delay", "strand"}:
        return True
    leaving = facts.after & {"leave", "discharge", "discharged"} or {"go", "home"} <= facts.after
    if facts.after & kinds.READY_WORDS and leaving:
        return True
    needless = facts.after & {"need", "needed", "reason"} and "there" in facts.after
    if needless and facts.after & {"not", "no", "longer", "didn't"}:
        return True
    listed = {"on", "list", "the"} <= facts.after and facts.unit == "count"
    if listed or {"beyond", "mark"} <= facts.after:
        return True
    if facts.lemmas & {"allow", "enable", "let"} and "avoid" in lemmas_in_clause(facts):
        return True
    start = max(0, facts.reading.places[facts.number] - _BEFORE)
    before = facts.reading.words(start, facts.reading.places[facts.number])
    return "waiting" in before and "list" in before and facts.unit == "count"


def _has_been_done(facts: Facts) -> bool:
    """Whether people had something done to them: "gone through review", "had an operation"."""
    group = facts.reading.links[facts.number].group
    habit = group is not None and group.tense == "present"
    return bool(
        not is_ahead(facts)
        and not (habit and facts.head in kinds.KIND_NOUNS["cohort"])
        and facts.lemmas & {"go", "have", "undergo", "receive", "get", "complete", "attend"}
        and facts.after & kinds.THINGS_DONE
    )


def _is_group(facts: Facts) -> bool:
    """Whether people are counted as a group that is helped or that has a condition."""
    group = facts.reading.links[facts.number].group
    helped = facts.role == "subject" and facts.lemmas & kinds.LENT_A_HAND
    named = facts.head in kinds.KIND_NOUNS["cohort"] and facts.head not in kinds.GENERIC_PEOPLE
    if helped and not named and group is not None and group.passive:
        # Whom a service has helped or will: it serves them.
        return bool(facts.after & kinds.CONDITIONS or set(facts.noun) - kinds.GENERIC_PEOPLE)
    if facts.head in kinds.ALL_PEOPLE and not facts.after & kinds.CONDITIONS:
        return bool(facts.lemmas & kinds.HELP_VERBS) and facts.head != "population"
    if facts.lemmas & kinds.SERVED_OR_JOINED and not facts.after & kinds.CONDITIONS:
        return False
    if facts.lemmas & kinds.HELP_VERBS or facts.head in kinds.KIND_NOUNS["cohort"]:
        return True
    place = facts.reading.places[facts.number]
    listed = {"register", "caseload"} & {*facts.noun, *facts.reading.words(place - 3, place)}
    if listed or {"on", "register"} <= facts.after:
        return True
    return (
        bool(facts.after & kinds.CONDITIONS)
        or not set(facts.noun) - {facts.head} <= kinds.GENERIC_PEOPLE
    )


def _share_of_people(facts: Facts) -> str:
    """Return coverage for shares of people served or living somewhere, else outcome."""
    if facts.head in ("coverage", "uptake", "take-up", "takeup"):
        return "coverage"
    if facts.after & kinds.PROTECTING and facts.direction == "level":
        return "coverage"
    if facts.role in ("for", "by") and set(facts.clause) & _MEETING:
        return "outcome"
    done = facts.lemmas & kinds.DONE_TO_PEOPLE and not facts.after & kinds.WITHIN
    if facts.direction == "increase" and done:
        return "activity"
    if facts.direction != "level" and facts.head in ("population", "populations"):
        return "coverage"
    if facts.direction != "level" or facts.after & kinds.OPINIONS:
        return "outcome"
    if facts.lemmas & {"go", "live"} and "home" in facts.after:
        return "outcome"
    if facts.after & kinds.WITHIN and "live" not in facts.after:
        return "outcome"
    if facts.after & kinds.DEPRIVED:
        return "outcome"
    if _is_predicate(facts, kinds.KIND_NOUNS["cohort"]):
        return "cohort"
    if facts.lemmas & kinds.SERVED_OR_COVERED or facts.after & kinds.REACHED:
        return "coverage"
    if facts.after & kinds.CONDITIONS or facts.lemmas & kinds.DONE_TO_PEOPLE or _have_done(facts):
        return "outcome"
    if facts.head not in _ANY_PEOPLE:
        return "outcome"
    return "cohort" if _are_so(facts) else "coverage"


def _have_done(facts: Facts) -> bool:
    """Whether a share of people did something themselves: "a tenth of adults had tried to"."""
    group = facts.reading.links[facts.number].group
    if group is None or facts.role != "subject" or group.passive:
        return False
    return group.tense in ("past", "perfect") and group.lemma not in kinds.SERVED_VERBS


def _are_so(facts: Facts) -> bool:
    """Whether a share of people is told by what they are: "a third of adults speak Polish"."""
    group = facts.reading.links[facts.number].group
    if group is None or facts.role != "subject" or group.passive or group.progressive:
        return False
    return group.tense == "present" and group.lemma not in _SERVING


def _is_predicate(facts: Facts, nouns: frozenset[str]) -> bool:
    """Whether the figure's people are said to be one of `nouns`: "is an unpaid carer"."""
    group = facts.reading.links[facts.number].group
    if group is None or group.lemma != "be" or facts.role != "subject":
        return False
    return bool(set(facts.reading.words(group.last + 1, group.last + 5)) & nouns)
