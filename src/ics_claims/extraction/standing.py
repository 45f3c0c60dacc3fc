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
    last = min(end + 4, place + 9)
    after = reading.words(place + 1, last + 2)
    stop = next((at for at in range(len(after)) if _stops(after, at)), last - place - 1)
    near = reading.words(max(start, place - 2), place) + after[: min(stop, last - place - 1)]
    counted = setting.kind != "outcome" and setting.unit != "gbp"
    if counted and any(word in _STANDING for word in near):
        return "standing"
    if reading.word(place - 1) in _AT_PRESENT:
        return "now"
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
    looked = _INQUIRIES & set(reading.words(place - 4, place))
    if looked and before_figure(reading, place) == "into":
        return "looked-into"
    if _is_compared(reading, place):
        return "compared"
    opens = reading.words(start - 1, place) in (["of"], ["of", "the"], ["of", "its"])
    if opens and not reading.word(start - 2).isalpha() and FIGURE in reading.words(end, end + 3):
        return "whole-of"
    if _is_so_far(reading, place, end):
        return "so-far"
    if _is_held_by_subject(reading, number):
        return "held"
    if _is_agent(reading, number, setting):
        return "agent"
    merged = reading.words(place - 2, place) == ["of", "the"] and setting.kind == "structure"
    if merged and reading.word(place - 3) in _UNIONS:
        return "known"
    if reading.words(place - 3, place) == [",", "one", "of"] and setting.kind == "structure":
        return "known"
    if reading.words(start - 3, start) == [",", "home", "to"]:
        return "population"
    if _is_part_of_people(reading, place):
        return "of-whom"
    if _is_outstanding(reading, number, start):
        return "outstanding"
    known = setting.kind in ("structure", "coverage", "cohort", "workforce")
    definite = known and bool({"the", "those"} & set(reading.words(start, place)))
    opens = reading.word(end) in lex.RELATIVES - {"when", "if", "unless"}
    verb = end + 2 if reading.word(end) == "whose" else end + 1
    if definite and opens and _is_present(reading, verb):
        return "relative"
    built = setting.unit == "gbp" and reading.word(end) in ("that", "which") and end > place + 1
    built = built and reading.word(end - 1) != "of"
    if built and _is_done(reading, end + 1):
        return "relative"
    group_of = reading.word(place - 1) == "of" and reading.word(place - 2) in lex.GROUPS_OF
    wanted = _lemma(reading, number) in lex.AIMING_VERBS and reading.links[number].role != "subject"
    if group_of and setting.kind == "structure" and not wanted:
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
    known = setting.kind == "workforce" and link.role == "subject"
    ahead = set(reading.words(place + 1, end)) & _NOT_YET
    if known and reading.word(place - 1) == "the" and not ahead and setting.unit == "count":
        return "known"
    possessed = reading.word(place - 1) in lex.POSSESSIVES | {"'s"}
    lasting = setting.kind in ("coverage", "structure", "digital")
    if possessed and lasting and link.group.tense == "infinitive":
        return "possessed"
    if possessed and setting.kind == "structure" and link.role == "subject" and not ahead:
        return "possessed"
    held = setting.unit == "gbp" and reading.word(end - 1) in ("budget", "turnover", "income")
    if possessed and held and link.role != "to":
        return "possessed"
    earlier = any(g.finite and g.last < link.group.first for g in reading.groups)
    behind = reading.word(link.group.first - 1)
    opens = link.group.tense == "gerund" and not earlier
    opens = opens and (not behind or behind not in lex.PREPOSITIONS | {",", "and"})
    return "covering" if opens and link.group.lemma in _COVERING else ""


def _stops(after: list[str], at: int) -> bool:
    """Whether what follows the word at `at` no longer belongs to the figure."""
    word, following = after[at], after[at + 1 : at + 3]
    if word in _STOPS:
        return True
    # "The reviews, currently #": of the next figure; "current and former smokers": of both.
    own = word in _STANDING and following
    return bool(own) and (following[0] == FIGURE or following[-1] in ("former", "past"))


def _is_compared(reading: Parse, place: int) -> bool:
    """Whether a figure is what another is set against: "compared with #", "up from #"."""
    word = before_figure(reading, place)
    if word not in _COMPARING:
        return False
    at = place - 1
    while reading.word(at) != word:
        at -= 1
    start = max(at - 2, 0)
    if word == "from":
        return reading.word(at - 1) in ("up", "down") and at - 1 not in reading.taken
    compared = word == "against" or (word in ("with", "to") and reading.word(at - 1) == "compared")
    near = reading.words(start, noun_phrase_end(reading, place) + 4)
    return compared and not set(near) & _AIMED


def _is_so_far(reading: Parse, place: int, end: int) -> bool:
    """Whether "so far" or "to date" stands beside a figure."""
    if "far" not in reading.spelled and "date" not in reading.spelled:
        return False
    beside = (place - 2, place + 1, end)
    return any(reading.words(at, at + 2) in _SO_FAR for at in beside)


def _is_agent(reading: Parse, number: int, setting: Setting) -> bool:
    """Whether bodies do something already: "services bought by # boroughs are to be joined"."""
    link = reading.links[number]
    if setting.kind != "structure" or link.role != "by" or link.group is None:
        return False
    now = link.group.passive and link.group.tense in ("present", "plan")
    return (now or link.group.tense == "participle") and not lex.changes(link.group.lemma)


def _is_part_of_people(reading: Parse, place: int) -> bool:
    """Whether a share is told of people or bodies that are there: "two in five of whom live"."""
    if reading.words(place + 1, place + 3) not in (["of", "whom"], ["of", "which"]):
        return False
    ahead = ("future", "conditional", "expect", "plan", "obligation")
    return not any(g.first in (place + 3, place + 4) and g.tense in ahead for g in reading.groups)


def _is_outstanding(reading: Parse, number: int, start: int) -> bool:
    """Whether a figure sizes what is to be cut: "to halve the gap of # years", "our backlog of"."""
    place = reading.places[number]
    if reading.word(place - 1) != "of":
        return False
    at = place - 2
    while at > start - _FAR and reading.word(at) not in _OUTSTANDING:
        at -= 1
    opener = reading.word(at - 1)
    changed = lex.changes(_lemma(reading, number)) or FIGURE in reading.words(at - 2, at)
    return changed and reading.word(at) in _OUTSTANDING and opener in lex.DEFINITE | {"'s"}


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
