"""Figures that state what is, whatever the verb beside them says."""

from __future__ import annotations

from dataclasses import dataclass

from ics_claims.extraction.clauses import (
    Link,
    Parse,
    before_figure,
    noun_phrase_end,
    noun_phrase_start,
)
from ics_claims.extraction.lexicon import grammar, kinds, outlook, trend
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
_AT_PRESENT = frozenset("present current existing".split())
# What is compared with these is no result: "against a plan of #".
_AIMED = frozenset(
    "target targets plan planned budget budgeted forecast expected standard goal ambition would "
    "will next projected trajectory".split()
)
_OUTSTANDING = frozenset(
    "gap backlog deficit shortfall debt queue overspend waitlist total average caseload".split()
)
_UNIONS = frozenset(
    "merger merging union combination integration partnership boards leaders chiefs staff areas "
    "patients residents executives chairs".split()
)
_COMPARING = frozenset(["from", "against", "with", "to"])
_SO_FAR = (["so", "far"], ["to", "date"], ["thus", "far"])
_NOT_YET = frozenset("new planned proposed future extra additional more further".split())
_INQUIRIES = frozenset(
    "inquiry inquiries review reviews investigation investigations probe inquest inquests research "
    "audit insight questions".split()
)
_STANDING = frozenset("already existing current currently previously established earlier".split())
_NOT_DONE = _NOT_YET | {"we", "promised", "to", "needed"}
_POSSESSED = grammar.POSSESSIVES | {"the", "'s"}
_DEFINITE = grammar.DEFINITE | {"'s"}
_RELATIVES = grammar.RELATIVES - {"when", "if", "unless"}
_JOINING_ON = grammar.PREPOSITIONS | {",", "and"}
_WITH_PARTS = frozenset("structure coverage workforce digital".split())
_KNOWN = frozenset("structure coverage cohort workforce".split())
_FROM_NOW = frozenset("from with against than".split())
_TODAY = frozenset("today now currently".split())
_ITS = frozenset(["the", "its"])
_THE = frozenset(["the", "those"])


@dataclass(slots=True)
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
    place, link = reading.places[number], reading.links[number]
    end = noun_phrase_end(reading, place)
    start = noun_phrase_start(reading, place)
    word, said, kind = reading.word, reading.said, setting.kind
    money = setting.unit == "gbp"
    before, second, third = word(place - 1), word(place - 2), word(place - 3)
    hedged = before_figure(reading, place)
    if kind != "outcome" and not money and not _STANDING.isdisjoint(said):
        last = min(end + 4, place + 9)
        after = reading.words(place + 1, last + 2)
        stop = next((at for at in range(len(after)) if _stops(after, at)), last - place - 1)
        near = reading.words(max(start, place - 2), place) + after[: min(stop, last - place - 1)]
        if not _STANDING.isdisjoint(near):
            return "standing"
    if before in _AT_PRESENT:
        return "now"
    if before in _NOW and second in (",", "(", "–", ";"):
        return "now"
    if kind in _WITH_PARTS and _is_whole(reading, place):
        return "whole"
    if before == "of" and second in trend.BASES and word(place - 4) == "from":
        return "baseline"
    if hedged in _FROM_NOW and not _TODAY.isdisjoint((word(place + 1), word(end))):
        return "baseline"
    if hedged == "into" and not _INQUIRIES.isdisjoint(reading.words(place - 4, place)):
        return "looked-into"
    if hedged in _COMPARING and _is_compared(reading, place, hedged):
        return "compared"
    of_them = word(start - 1) == "of" and (
        start == place or (start + 1 == place and before in _ITS)
    )
    if of_them and not word(start - 2).isalpha() and FIGURE in reading.words(end, end + 3):
        return "whole-of"
    if _is_so_far(reading, place, end):
        return "so-far"
    if "with" in said and _is_held_by_subject(reading, number):
        return "held"
    if kind == "structure" and link.role == "by" and _is_agent(link):
        return "agent"
    if kind == "structure" and before == "the" and second == "of" and third in _UNIONS:
        return "known"
    if kind == "structure" and before == "of" and second == "one" and third == ",":
        return "known"
    if word(start - 1) == "to" and reading.words(start - 3, start) == [",", "home", "to"]:
        return "population"
    if word(place + 1) == "of" and _is_part_of_people(reading, place):
        return "of-whom"
    if before == "of" and _is_outstanding(reading, number, start):
        return "outstanding"
    if kind in _KNOWN and word(end) in _RELATIVES and _is_present_of_known(reading, place, end):
        return "relative"
    built = money and word(end) in ("that", "which") and end > place + 1
    if built and word(end - 1) != "of" and _is_done(reading, end + 1):
        return "relative"
    lemma = link.group.lemma if link.group else ""
    group_of = kind == "structure" and before == "of" and second in kinds.GROUPS_OF
    if group_of and not (lemma in outlook.AIMING_VERBS and link.role != "subject"):
        return "group-of"
    if hedged == "from" and trend.changes(lemma):
        return "baseline"
    if hedged == "than" and "rather" in reading.words(place - 4, place):
        return "baseline"
    has_population = "population" in said and "population" in reading.words(start, place)
    if has_population and word(start - 1) in ("with", "has", "have"):
        return "population"
    if _is_outset(reading, number):
        return "baseline"
    return _of_what_is_had(reading, number, setting, end) if link.group is not None else ""


def _of_what_is_had(reading: Parse, number: int, setting: Setting, end: int) -> str:
    """Name the rule by which what a body has or covers is there already."""
    place, (group, role), kind = reading.places[number], reading.links[number], setting.kind
    if group is None:
        return ""
    before = reading.word(place - 1)
    if before in _POSSESSED:
        ahead = not _NOT_YET.isdisjoint(reading.words(place + 1, end))
        known = kind == "workforce" and role == "subject" and before == "the"
        if known and not ahead and setting.unit == "count":
            return "known"
        lasting = kind in ("coverage", "structure", "digital") and before != "the"
        if lasting and group.tense == "infinitive":
            return "possessed"
        if lasting and kind == "structure" and role == "subject" and not ahead:
            return "possessed"
        held = setting.unit == "gbp" and reading.word(end - 1) in ("budget", "turnover", "income")
        if held and before != "the" and role != "to":
            return "possessed"
    if group.tense != "gerund" or group.lemma not in _COVERING:
        return ""
    earlier = any(g.finite and g.last < group.first for g in reading.groups)
    behind = reading.word(group.first - 1)
    opens = not earlier and (not behind or behind not in _JOINING_ON)
    return "covering" if opens else ""


def _stops(after: list[str], at: int) -> bool:
    """Whether what follows the word at `at` no longer belongs to the figure."""
    word, following = after[at], after[at + 1 : at + 3]
    if word in _STOPS:
        return True
    # "The reviews, currently #": of the next figure; "current and former smokers": of both.
    own = word in _STANDING and following
    return bool(own) and (following[0] == FIGURE or following[-1] in ("former", "past"))


def _is_compared(reading: Parse, place: int, word: str) -> bool:
    """Whether a figure is what another is set against: "compared with #", "up from #".

    `word` is what stands before the figure and its hedges.
    """
    at = place - 1
    while reading.word(at) != word:
        at -= 1
    start = max(at - 2, 0)
    if word == "from":
        return reading.word(at - 1) in ("up", "down") and at - 1 not in reading.taken
    if word != "against" and reading.word(at - 1) != "compared":
        return False
    near = reading.words(start, noun_phrase_end(reading, place) + 4)
    return _AIMED.isdisjoint(near)


def _is_so_far(reading: Parse, place: int, end: int) -> bool:
    """Whether "so far" or "to date" stands beside a figure."""
    if "far" not in reading.said and "date" not in reading.said:
        return False
    beside = (place - 2, place + 1, end)
    return any(reading.words(at, at + 2) in _SO_FAR for at in beside)


def _is_agent(link: Link) -> bool:
    """Whether bodies do something already: "services bought by # boroughs are to be joined"."""
    group = link.group
    if group is None:
        return False
    now = group.passive and group.tense in ("present", "plan")
    return (now or group.tense == "participle") and not trend.changes(group.lemma)


def _is_part_of_people(reading: Parse, place: int) -> bool:
    """Whether a share is told of people or bodies that are there: "two in five of whom live"."""
    if reading.word(place + 2) not in ("whom", "which"):
        return False
    ahead = ("future", "conditional", "expect", "plan", "obligation")
    return not any(g.first in (place + 3, place + 4) and g.tense in ahead for g in reading.groups)


def _is_outstanding(reading: Parse, number: int, start: int) -> bool:
    """Whether a figure sizes what is to be cut: "to halve the gap of # years", "our backlog of"."""
    at = reading.places[number] - 2
    while at > start - _FAR and reading.word(at) not in _OUTSTANDING:
        at -= 1
    if reading.word(at) not in _OUTSTANDING or reading.word(at - 1) not in _DEFINITE:
        return False
    group = reading.links[number].group
    changed = group is not None and trend.changes(group.lemma)
    return changed or FIGURE in reading.words(at - 2, at)


def _is_whole(reading: Parse, place: int) -> bool:
    """Whether a figure is the whole of which a part is counted: "each of its 12 networks"."""
    at = place - 1
    while at > 0 and reading.word(at) != "of" and place - at < _FAR:
        if at in reading.taken or reading.word(at) in (",", FIGURE):
            return False
        at -= 1
    if reading.word(at) != "of":
        return False
    if reading.word(at - 1) == "each" and at < _FAR and not reading.word(at - 2).isalpha():
        # "Each of the nine councils will appoint": what they are to do is what counts.
        return False
    known = not _POSSESSED.isdisjoint(reading.words(at + 1, place))
    if not known or reading.word(at - 1) not in _PARTS:
        return False
    end = noun_phrase_end(reading, place)
    return _NOT_DONE.isdisjoint(reading.words(place + 1, end + 3))


def _is_held_by_subject(reading: Parse, number: int) -> bool:
    """Whether what a body has now is told of one that will change: "CCGs with a deficit of #"."""
    link = reading.links[number]
    group, place = link.group, reading.places[number]
    if "with" not in reading.words(place - 5, place):
        return False
    verb = next((g for g in reading.groups if g.first > place and g.finite), None)
    due = ("due", "set", "scheduled")
    apart = verb is not None and reading.word(verb.first) in due
    if verb is None or (apart and verb.first == noun_phrase_end(reading, place)):
        return False
    if verb.lemma not in _JOINING or verb.tense not in ("future", "expect"):
        return False
    between = reading.words(noun_phrase_end(reading, place), verb.first)
    start = noun_phrase_start(reading, place)
    aside = reading.words(start - 2, start) == [",", "with"]
    if aside and between[-1:] == [","]:
        between = between[:-1]
    return (group is verb or group is None or aside) and "," not in between


def _is_present_of_known(reading: Parse, place: int, end: int) -> bool:
    """Whether a relative clause says what those do that are known: "the 40 nurses who work"."""
    definite = not _THE.isdisjoint(reading.words(noun_phrase_start(reading, place), place))
    verb = end + 2 if reading.word(end) == "whose" else end + 1
    return definite and _is_present(reading, verb)


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
    changed = trend.changes(verb.lemma) or (subject and verb.lemma == "be")
    return changed and (apposed or subject)


def _is_done(reading: Parse, at: int) -> bool:
    """Whether the verb at `at` says that something has been done: "which opened", "has gone up"."""
    return any(group.first == at and group.tense in ("past", "perfect") for group in reading.groups)
