"""The kind of a figure whose noun no list has: by its verb, or by what stands beside it."""

from __future__ import annotations

import re

from ics_claims.extraction.clauses import (
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
    falls,
    head_kind,
    own_text,
)
from ics_claims.extraction.lexicon import grammar, kinds, outlook, trend
from ics_claims.extraction.money import PUTTING_IN
from ics_claims.extraction.people import is_kept_out
from ics_claims.extraction.referring import PRONOUNS, Referring
from ics_claims.extraction.sites import is_about_balance
from ics_claims.extraction.tokens import FIGURE

_NO_NOUNS = (
    trend.MORE_WORDS | trend.LESS_WORDS | trend.LOWER_WORDS | trend.HIGHER_WORDS | grammar.ADVERBS
) | {
    "other",
    "others",
    "do",
    "did",
    "does",
    "announced",
    "the",
    "a",
}
_NAMELESS = frozenset("there we they figure number total and average answer tally".split())
_BACK = frozenset("them these those".split())
_ANOTHER = frozenset("another further extra additional remaining other others".split())
# Verbs that tell the kind of a figure without a noun, and those that only hint at it.
_TELLING: tuple[tuple[frozenset[str], str], ...] = (
    (frozenset(["wait", "queue"]), "outcome"),
    (kinds.FOUND_OUT, "outcome"),
    (kinds.HIRING, "workforce"),
    (frozenset(["view", "download"]), "digital"),
    (frozenset(["come", "attend", "draw"]) | kinds.PROTEST_VERBS, "activity"),
    (frozenset(["prevent", "avoid", "save", "avert"]), "outcome"),
    (frozenset(["merge"]), "structure"),
)
_HINTING: tuple[tuple[frozenset[str], str], ...] = (
    (kinds.DONE_TO_PEOPLE | {"do"}, "activity"),
    (kinds.SERVED_OR_HELPED, "coverage"),
)
_LEVELS = frozenset("from to by at below above under beneath past".split())
_STANDING = frozenset("be stand reach become remain hit total".split())
_ENDING = frozenset("finish end close do go".split())
_RISES = frozenset("award awards uplift rise rises deal offer increase settlement".split())
_REPORTING = outlook.REPORT_VERBS | frozenset("calculate reckon expect predict forecast".split())
_ASKED = frozenset("respondents those them us staff asked surveyed".split())
_FATES = kinds.FATE_WORDS | {"found"}
_HANDING = frozenset("pass pass_down delegate hand hand_over hand_down devolve transfer".split())
# So many that, without a noun, they are the people of an area.
_MILLIONS = re.compile(r"million|\d[\d,]{6,}|[1-9]\d{2},\d{3}")
_BEFORE_NOUNS = grammar.PREMODIFIERS | grammar.DETERMINERS


def kind_without_noun(facts: Facts, figure: Referring) -> tuple[str, str]:
    """Return the kind where no list has the noun: by the verb, or by the nouns beside it."""
    if facts.unit in SHARES:
        return _share_without_noun(facts, figure)
    measures = facts.lemmas & outlook.MEASURE_VERBS and facts.role == "object"
    levelled = facts.role in _LEVELS or own_text(facts).startswith(("below", "under"))
    if (levelled or measures) and facts.unit in ("count", "rate"):
        changed = _changed_thing(facts, figure, bool(measures))
        if changed:
            return changed, "changed"
    if is_about_balance(facts):
        return "outcome", "balance"
    if facts.lemmas & {"rate", "score", "rank"}:
        return "outcome", "rated"
    if "us" in facts.after and facts.after & kinds.CREWS:
        return "workforce", "of-us"
    if is_kept_out(facts):
        return "outcome", "kept-out"
    if facts.number == 0 and set(facts.noun) & _BACK and facts.around.kinds.get("count"):
        return facts.around.kinds["count"], "said-before"
    if set(facts.noun) & {"them", "these", "those", "whom", "which"}:
        return _beside(facts) or "activity", "beside"
    named = any(word not in _NO_NOUNS and not word.endswith("ly") for word in facts.noun)
    beside = "" if named and "include" not in facts.lemmas else _beside(facts)
    if "include" in facts.lemmas and beside:
        return beside, "beside"
    place = facts.place
    if facts.unit == "count" and facts.reading.words(place - 2, place) == ["one", "of"]:
        return "structure", "one-of"
    group = facts.reading.links[facts.number].group
    run = group is not None and group.passive and group.lemma in ("run", "operate")
    if run and facts.role == "subject":
        return "structure", "run-by"
    done = group is not None and group.passive and facts.role == "subject"
    if done and facts.lemmas & kinds.DONE_TO_PEOPLE and facts.direction != "decrease":
        return "activity", "verb"
    ailing = bool(facts.lemmas & {"need", "have"} and facts.after & kinds.THINGS_DONE)
    if facts.role == "subject" and not named and (ailing or _FATES & facts.after):
        return "outcome", "fate"
    told = _of_verbs(facts, _TELLING)
    if told:
        return told, "verb"
    if facts.lemmas & kinds.HIRING and named and kinds.AGENT.search(facts.noun[-1]):
        return "workforce", "agents"
    referred = "" if named else figure.referred()
    if (referred or beside) in ("coverage", "cohort") and facts.lemmas & {"shut", "close"}:
        return "structure", "shut"
    if referred and _refers_back(facts):
        lessened = referred == "activity" and facts.direction == "decrease"
        return ("outcome" if lessened else referred), "said-before"
    told = _of_verbs(facts, _HINTING)
    if told:
        return told, "verb"
    if beside == "activity" and facts.direction == "decrease":
        return "outcome", "beside"
    if beside:
        return beside, "beside"
    if referred and facts.unit == "count":
        return referred, "said-before"
    if (
        (not named or facts.noun[0] in grammar.FORMS)
        and _MILLIONS.search(own_text(facts))
        and facts.direction == "level"
    ):
        return "coverage", "population"
    if facts.around.digital:
        return "digital", "topic"
    if facts.lemmas & outlook.OWN_ACTIONS:
        return "activity", "action"
    return "activity", "none"


def _of_verbs(facts: Facts, table: tuple[tuple[frozenset[str], str], ...]) -> str:
    """Return the kind that the first fitting verbs of a table tell."""
    return next((kind for verbs, kind in table if facts.lemmas & verbs), "")


def _refers_back(facts: Facts) -> bool:
    """Whether a figure without a noun stands for things named before: "another 10", "it is 43"."""
    reading, place = facts.reading, facts.place
    before, after = reading.word(place - 1), reading.word(place + 1)
    if before in _ANOTHER or after in ("more", "fewer", "others", "other"):
        return True
    group = reading.links[facts.number].group
    if group is None:
        return facts.number > 0
    if facts.role == "subject":
        return True
    subject = reading.word(group.first - 1)
    if facts.role == "object" and group.lemma in ("have", "get", "cover", "reach"):
        return True
    if group.lemma in _ENDING or (group.lemma in outlook.AIM_VERBS and facts.role == "for"):
        return True
    return group.lemma in ("be", "become", "make") and (
        subject in PRONOUNS | _NAMELESS or group.first == 0
    )


def _changed_thing(facts: Facts, figure: Referring, measures: bool = False) -> str:
    """Return the kind of what went from or to a bare number: "Backlogs went from # to #"."""
    reading, place = facts.reading, facts.reading.places[facts.number]
    group = reading.links[facts.number].group
    prepositional = before_figure(reading, place) in _LEVELS
    prepositional = prepositional or own_text(facts).startswith(("below", "under"))
    if group is None or not (prepositional or measures):
        return ""
    start = clause_start(reading, group.first)
    thing = reading.words(group.last + 1, place)
    while thing and thing[-1] in _BEFORE_NOUNS:
        thing.pop()
    ahead = reading.words(place + 1, clause_end(reading, place))
    if not thing and "number" in ahead:
        # "It cuts from # to # the number of trusts"
        thing = ahead[ahead.index("number") + 1 :]
    if set(thing) & {"them", "it", "that", "this"}:
        # "The unit will reduce them to #": what was spoken of before, not the subject.
        earlier = figure.referred()
        if earlier:
            lessened = facts.direction == "decrease" and earlier == "activity"
            return "outcome" if lessened else earlier
    for words in (thing, reading.words(start, group.first)):
        kind, head = head_kind([word for word in words if word != FIGURE])
        if head in kinds.CREWS and (trend.changes(group.lemma) or group.lemma in ("bring", "take")):
            return "workforce"
        if "figure" in words and {"waiting", "waits"} & set(reading.spelled):
            return "outcome"
        if head in ("cases", "case") and set(words) & kinds.DISEASES:
            return "outcome"
        if kind:
            less = facts.direction == "decrease" or falls(reading, facts.number)
            ends_less = less and kind in ("activity", "coverage", "cohort")
            return "outcome" if ends_less else kind
    return "outcome" if {"waiting", "waits"} & set(reading.spelled) else ""


def _share_without_noun(facts: Facts, figure: Referring) -> tuple[str, str]:
    """Return the kind of a bare share from the nouns before it: "vacancies are down to 5%"."""
    place = facts.place
    earlier = facts.reading.places[facts.number - 1] + 1 if facts.number else 0
    if not any(earlier < group.first < place and group.finite for group in facts.reading.groups):
        earlier = 0
    start = clause_start(facts.reading, place)
    if facts.reading.word(start) in ("to", "at", "from") and facts.reading.word(start - 1) == ",":
        # "Sickness among nurses halved, to 3%": the share is what the clause before measures.
        start = clause_start(facts.reading, start - 2)
    before = facts.reading.words(max(start, earlier, _reported_from(facts)), place)
    if set(facts.clause) & kinds.PROTECTING or facts.lemmas & kinds.COVERING_ACTS:
        return "coverage", "protected"
    if set(before) & kinds.WORKFORCE_MEASURES or _is_off_sick(facts) or _is_pay(before):
        return "workforce", "clause"
    if _is_of_staff(facts, figure):
        return "workforce", "of-staff"
    if facts.reading.words(place + 1, place + 3) == ["of", "us"]:
        ends = place + 3 >= clause_end(facts.reading, place)
        return ("coverage" if ends or facts.lemmas & kinds.SERVED_VERBS else "outcome"), "of-us"
    if set(before) & {"account", "accounts"}:
        return "outcome", "share"
    if facts.lemmas & (PUTTING_IN | _HANDING) and facts.around.kinds.get("gbp"):
        return facts.around.kinds["gbp"], "said-before"
    if facts.role == "subject" and facts.after & kinds.DIGITAL_FOR_PEOPLE:
        return "digital", "digital"
    if facts.reading.words(place + 1, place + 3) == ["of", "that"]:
        part = figure.before() if facts.number else facts.around.kinds.get("count", "")
        if part:
            return part, "part-of"
    if _is_the_figure(facts) and (referred := figure.referred()):
        return referred, "said-before"
    if facts.lemmas & {"cover", "span"} and facts.role == "object":
        return "coverage", "covered"
    of_people = set(before) & kinds.ALL_PEOPLE and set(before) & kinds.REACHED
    if of_people or facts.after & {"eligible", "register", "covered"}:
        return "coverage", "eligible"
    told = _rate_alone(_subject_of_change(facts) or [w for w in before if w != FIGURE])
    kind, head = head_kind(told)
    if head in ("uptake", "coverage", "take-up", "takeup") or set(before) & {"uptake", "take-up"}:
        return "coverage", "clause:uptake"
    spoilt = set(before) & kinds.SPOILT
    taken_from = facts.role == "object" and facts.reading.word(place + 1) == "of"
    taken_from = taken_from and not facts.lemmas & kinds.MAKING_UP
    if kind in ("workforce", "digital") and not taken_from:
        return kind, "clause:" + head
    goes_on = facts.role != "subject" or "do" in facts.lemmas
    nameless = not kind and BY_NOUN.keys().isdisjoint(own_text(facts).split())
    if goes_on and nameless and not taken_from:
        referred = figure.referred()
        if referred in ("coverage", "workforce"):
            return referred, "said-before"
    if kind == "activity" and facts.direction == "increase" and not spoilt:
        return kind, "clause:" + head
    if not kind and facts.direction == "increase" and _beside(facts) == "activity" and not spoilt:
        return "activity", "beside"
    return "outcome", "share"


def _is_off_sick(facts: Facts) -> bool:
    """Whether the share follows a colon after staff who are off: "Too many staff are sick: #"."""
    start = clause_start(facts.reading, facts.place)
    if facts.reading.word(start - 1) != ":":
        return False
    stretch = set(facts.reading.words(clause_start(facts.reading, start - 2), start))
    return "sick" in stretch or bool(stretch & kinds.WORKFORCE_MEASURES)


def _rate_alone(words: list[str]) -> list[str]:
    """Return the words of a rate without what stands before "and": "# joined and rates fell"."""
    for at in range(len(words) - 1, -1, -1):
        if words[at] in grammar.CONJUNCTIONS and not {"rate", "rates"}.isdisjoint(words[at:]):
            return words[at + 1 :]
    return words


def _is_pay(before: list[str]) -> bool:
    """Whether the share is what pay goes up by: "a pay award of 3%"."""
    return "pay" in before and not _RISES.isdisjoint(before)


def _reported_from(facts: Facts) -> int:
    """Return the token at which what is reported begins: "managers say it will use # less"."""
    own = facts.reading.links[facts.number].group
    return max(
        (
            group.last + 1
            for group in facts.reading.groups
            if group.last < facts.place and group is not own and group.lemma in _REPORTING
        ),
        default=0,
    )


def _is_of_staff(facts: Facts, figure: Referring) -> bool:
    """Whether a bare share is one of the staff just counted: "Of # nurses asked, # had left"."""
    if facts.role != "subject" and not set(facts.noun) & _ASKED:
        return False
    for number in range(facts.number - 1, -1, -1):
        if facts.units[number] in ("count", "rate"):
            whole = facts.reading.places[number]
            asked = facts.reading.words(whole + 1, noun_phrase_end(facts.reading, whole))
            return head_kind(asked)[0] == "workforce"
    asked = figure.around.measured.get("count", "").lower().split()
    around = figure.around.kinds
    return "workforce" in (head_kind(asked)[0], around.get("count"), around.get("share"))


def _is_the_figure(facts: Facts) -> bool:
    """Whether a pronoun or "the figure" stands for what was measured before."""
    group = facts.reading.links[facts.number].group
    if group is None or group.last >= facts.place:
        return False
    subject = facts.reading.words(max(0, group.first - 4), group.first)
    moved = group.lemma == "be" or trend.changes(group.lemma)
    if moved and subject[-1:] and subject[-1] in PRONOUNS | {"'ll", "'s"}:
        return True
    if group.lemma == "be" and facts.reading.word(group.first) in ("it's", "that's"):
        return True
    if (
        facts.role in ("object", "for", "to")
        and group.lemma in outlook.AIM_VERBS
        and not facts.noun
    ):
        return BY_NOUN.keys().isdisjoint(own_text(facts).split())
    named = {"figure", "rate", "share", "proportion", "aim", "target"} & set(subject)
    return bool(named) and (group.lemma in _STANDING or trend.changes(group.lemma))


def _subject_of_change(facts: Facts) -> list[str]:
    """Return the noun before a verb of change, after the last "and" before it."""
    group = facts.reading.links[facts.number].group
    if group is None or facts.role not in ("from", "to", "by", "at"):
        return []
    if not trend.changes(group.lemma):
        return []
    words = facts.reading.words(clause_start(facts.reading, group.first), group.first)
    for at in range(len(words) - 1, -1, -1):
        if words[at] in grammar.CONJUNCTIONS:
            return words[at + 1 :]
    return []


def _beside(facts: Facts) -> str:
    """Return the kind of the nearest noun phrase before or after a figure that has none itself."""
    place = facts.reading.places[facts.number]
    before = facts.reading.words(max(0, place - 12), place)
    after = facts.reading.words(place + 1, place + 6)
    for word in [*reversed(before), *after]:
        if word in BY_NOUN and word not in EMPTY_HEADS:
            return BY_NOUN[word]
    return ""
