"""Staff and beds that come, posts and places that go."""

from __future__ import annotations

import re

from ics_claims.extraction.change_words import DOWN, LEVEL, UP
from ics_claims.extraction.changes import LOSABLE
from ics_claims.extraction.clauses import Parse, noun_phrase_end
from ics_claims.extraction.lexicon import grammar, kinds, trend
from ics_claims.extraction.verbs import Group

_LISTED_HIRES = re.compile(r"\b(?:hire|recruit|appoint|employ|take on)\b\W*$", re.I)
_ARRIVING = frozenset("start arrive join qualify".split())
_SOUGHT = frozenset("need find require".split())
_VACANT = frozenset("vacant vacancies posts".split())
_PAID_FOR = frozenset("open reopen buy purchase commission procure fund build install".split())
# Room for patients: opening or paying for it adds to what there is.
_CAPACITY = frozenset("bed beds trolleys trolley bays bay cots cubicles places".split())
_TAKEN = frozenset("part place up".split())
# Whoever joins these is no new colleague.
_LISTS = grammar.words("register course programme scheme network union strike picket walkout study")
# What is promised, wanted or paid for of these is more than there was.
_GRANTING = grammar.words(
    "promise pledge want demand propose envisage fund finance bankroll sponsor guarantee",
)
_PAYING = frozenset("pay fund finance".split())
_MADE_ROOM = grammar.words(
    "places apprenticeships posts jobs traineeships internships fellowships workers nurses doctors",
    "midwives therapists counsellors practitioners paramedics",
)
_HIRING = frozenset("recruitment interviews hiring adverts advert".split())
_THREATS = frozenset(
    [("at", "risk"), ("for", "closure"), ("under", "threat"), ("facing", "closure"), ("the", "axe")]
)
_TOGETHER = frozenset("together roof under".split())
NOT_HAPPENING = frozenset("made redundancies no not never".split()).union(
    pair[0] for pair in _THREATS
)
_NEEDING = frozenset("need needs needed needing have has had require requires required".split())
# "No longer needed to be in hospital": they are there still.
_STAYING = frozenset("be stay remain".split())


def taken_on(reading: Parse, number: int, place: int) -> str:
    """Tell staff or beds that a body comes to have: "welcomed 40 nurses", "took on 12 staff"."""
    group = reading.links[number].group
    if group is not None and _is_brought_together(reading, group):
        return ""
    if group is not None and _is_coming(reading, number, place):
        return UP
    recruiting = "recruitment" in reading.said and reading.links[number].role == "for"
    if group is None or not (group.lemma in trend.TAKING_VERBS or recruiting):
        return ""
    if not _is_taken_on(reading, number, group):
        return ""
    end = min(noun_phrase_end(reading, place), place + 8)
    counted = set(reading.words(place + 1, end))
    staff = counted & kinds.KIND_NOUNS["workforce"] or (
        counted & kinds.PEOPLE and not trend.INTO_WORK.isdisjoint(reading.words(end, end + 6))
    )
    if staff and reading.links[number].role in ("object", "by", "on", "in", "subject"):
        return UP
    if group.lemma == "reopen" and reading.links[number].role == "object":
        return UP
    particle = reading.word(group.last + 1)
    hired = "recruitment" in reading.spelled[: group.first]
    if staff and hired and reading.links[number].role == "for":
        return UP
    return UP if hired and particle in ("in", "on") else ""


def _is_taken_on(reading: Parse, number: int, group: Group) -> bool:
    """Whether a body takes staff on: not "40 nurses took the course", "would take nine nurses"."""
    role, after = reading.links[number].role, reading.word(group.last + 1)
    if group.lemma == "take":
        needed = role != "object" or group.tense == "conditional" or after in _TAKEN
        return after == "on" or (group.passive and role != "by") or not needed
    if group.lemma == "join" and role == "subject":
        return not set(reading.words(group.last + 1, group.last + 4)) & _LISTS
    return True


def _is_brought_together(reading: Parse, group: Group) -> bool:
    """Whether what there is already comes under one roof: "brings together 14 practices"."""
    if group.lemma not in ("bring", "draw"):
        return False
    return not _TOGETHER.isdisjoint(reading.words(group.last + 1, group.last + 12))


def _is_coming(reading: Parse, number: int, place: int) -> bool:
    """Whether staff begin ("26 nurses have started") or are sought, or beds are paid for."""
    group, role = reading.links[number]
    if group is None:
        return False
    end = min(noun_phrase_end(reading, place), place + 8)
    counted = reading.words(place + 1, end)
    staff = not kinds.KIND_NOUNS["workforce"].isdisjoint(counted)
    if role == "subject" and not group.passive and group.lemma in _ARRIVING:
        return staff or reading.word(group.last + 1) == "work"
    if reading.word(end) in ("wanted", "sought"):
        return staff
    if role == "for":
        looking = group.lemma in ("advertise", "interview", "recruit")
        if looking or not _HIRING.isdisjoint(reading.spelled[:place]):
            return staff
        return group.lemma in _PAYING and not _MADE_ROOM.isdisjoint(counted)
    if role == "subject" and group.lemma == "reopen":
        return not _CAPACITY.isdisjoint(counted)
    if role != "object":
        return False
    if group.lemma == "place":
        return not trend.INTO_WORK.isdisjoint(reading.words(end, end + 6))
    if group.lemma in _SOUGHT:
        return staff and _VACANT.isdisjoint(counted)
    if group.lemma in _GRANTING and not _MADE_ROOM.isdisjoint(counted):
        return True
    return group.lemma in _PAID_FOR and not _CAPACITY.isdisjoint(counted)


def not_happening(reading: Parse, number: int, place: int) -> str:
    """Tell "480 strokes that will not happen"."""
    end = noun_phrase_end(reading, place)
    after = reading.words(end - 1, end + 5)
    if NOT_HAPPENING.isdisjoint(after):
        return ""
    del after[0]
    pairs = [tuple(after[at : at + 2]) for at in range(len(after))]
    if ("made", "redundant") in pairs or reading.word(end - 1) == "redundancies":
        return DOWN
    if _THREATS & set(pairs) and set(reading.words(place, end)) & (LOSABLE | trend.CLOSABLE):
        return DOWN
    if ("no", "longer") in pairs[:3] and set(after) & _NEEDING and not set(after) & _STAYING:
        return DOWN
    never = after[:1] in (["that"], ["which"]) and ("not" in after or "never" in after)
    return DOWN if never and set(after) & {"happen", "happened", "occur", "occurred"} else ""


def of_list(lead_in: str, kind: str, direction: str) -> str:
    """Return the direction of a list's item: staff under "we want to recruit:" are added."""
    hired = direction == LEVEL and kind == "workforce" and _LISTED_HIRES.search(lead_in)
    return UP if hired else direction
