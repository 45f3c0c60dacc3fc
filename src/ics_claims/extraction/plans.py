"""Figures that a noun, a participle, a date or what introduces them says are planned."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise

from ics_claims.extraction.clauses import (
    Parse,
    clause_start,
    is_listed,
    left_of,
    noun_phrase_end,
    noun_phrase_start,
    parse,
)
from ics_claims.extraction.lexicon import grammar, outlook, trend
from ics_claims.extraction.standing import ACHIEVED, Setting
from ics_claims.extraction.verbs import Group

EXPECTED, PLANNED = "expected", "planned"

# "The next year" and the like right behind a figure that follows one of this year.
_NEXT = re.compile(
    r"\s*(?:[\w-]+ ){0,4}?(?:next (?:year|month|week|spring|summer|autumn|winter|april|march)|"
    r"in the (?:coming|following) (?:year|months?))\b",
    re.I,
)
TO_COME = frozenset("come follow open join start arrive".split())
_ON_ORDER = (["on", "order"], ["in", "the"], ["on", "the"])
_PIPELINE = frozenset("order pipeline way".split())
_ORDINALS = frozenset("first second third fourth fifth sixth last latest next".split())
NEXT_STEP = re.compile(
    r"\W*(?:next steps?|what next|coming (?:up|soon)|still to come)\s*[:–—-]", re.I
)
# "Targets for the year: # checks, # quits".
_AIM_LABEL = re.compile(
    r"\W*(?:[\w’']+ ){0,2}?(?:targets?|aims?|goals?|ambitions?|pledges?|objectives?|promises|"
    r"commitments|proposals?)(?: (?:for|by|in|to) [\w’' ]{1,30})?\s*:",
    re.I,
)
PLANS = frozenset("plan plans strategy blueprint proposal proposals".split())
PLANS_OF_CARE = frozenset("care treatment birth discharge support recovery personalised".split())
_DONE = frozenset("done completed opened delivered found already treated recruited".split())
_SENTENCE_END = re.compile(r"(?<=[.!?])\s+(?=[A-Z“‘])")
_REFERS = re.compile(
    r"(?:This|That|It|These|They|We|"
    r"The (?:money|funding|cash|plans?|programme|work|aim|investment))\b"
)
# Behind a figure's noun these say that it is only meant, pledged or foretold.
_MEANT = frozenset("planned proposed promised wanted intended needed required demanded".split())
_PLEDGED = frozenset("pledged sought requested earmarked pencilled".split())
_FORETOLD = frozenset("forecast expected predicted projected anticipated foreseen".split())
_CLOSING = grammar.PREPOSITIONS | {",", ";", ".", ""}
_CLOSING_ALL = (_CLOSING | grammar.TIME_OPENERS | {"this", "when", "as"}) - {"to", "than"}
_WE = frozenset("we they it he she".split())
_WANTED = frozenset("need want promise pledge seek request plan propose aim".split())
_WANTING_NOUNS = frozenset("case request requests appeal search hunt tender tenders quest".split())
_NOUNS_OF_PLANS = outlook.PLAN_NOUNS | PLANS | _WANTING_NOUNS | {"view"}
_AMBITIONS = frozenset("target ambition goal pledge commitment".split())
_BIDS = frozenset("bid proposal plan plans".split())
_CALLED_PLANS = _AMBITIONS | _BIDS
_ELECTIVE = frozenset(
    "care admissions operations procedures surgery appointments caesareans treatment treatments "
    "treatments cases hospital inpatient".split()
)
_POSSIBLE = frozenset(
    "scope potential prospect risk likelihood threat possibility fear fears warning "
    "warnings".split()
)
_LABEL_ENDS = frozenset("; . ( ) – — |".split())
_LEAD_ACHIEVED = re.compile(
    r"\b(?:success\w*|achiev\w*|to[ -]date|so far|highlights?|progress|results?|accomplish\w*|"
    r"delivered|completed|improvements? (?:include|made)|milestones?|facts|figures|at a glance|"
    r"last year|this year|key findings|has|have|had|was|were|did|celebrat\w*|impact)\b",
    re.I,
)
LEAD_PLANNED = re.compile(
    r"\b(?:plans?|aims?|ambitions?|priorit\w+|commit\w*|pledges?|targets?|goals?|objectives?|"
    r"next steps|"
    r"proposals?|propos\w+|intends?|promis\w+|what happens next|looking ahead|"
    r"(?:will|to) be used to|used to fund)\b",
    re.I,
)
LEAD_FUTURE = re.compile(
    r"\b(?:will|going to|set to|expected|forecast|would|is to|are to|"
    r"(?<!was )due to)\b",
    re.I,
)
_GOAL = re.compile(
    r"\b(?:by|before|until|to) (?:the end of |early |late |mid-?|spring |summer |autumn |"
    r"winter |march |"
    r"april |december |september |january |june |july )*(?:20[2-9]\d|2\d{3}|next|the decade)",
    re.I,
)
# Of a text without a verb: "40 nurses in post by summer".
_SEASON = re.compile(
    r"\bby (?:the )?(?:end of |early |late |mid-)?(?:the )?(?:spring|summer|autumn|winter|"
    r"christmas|easter|new year|year[- ]end)\b(?! \d)",
    re.I,
)


@lru_cache(maxsize=256)
def names_goal(sentence: str) -> bool:
    """Whether a date ahead stands in the sentence: asked again for each of its figures."""
    return bool(_GOAL.search(sentence))


def opens_planned_item(reading: Parse, place: int, setting: Setting) -> bool:
    """Whether a list item without a verb before its figure completes "wants to hire:"."""
    if setting.direction == "decrease":
        return False
    if any(group.finite and group.first < place for group in reading.groups):
        return False
    if any(group.tense == "perfect" for group in reading.groups):
        return False
    own = set(reading.words(place + 1, place + 9)) & _DONE
    return setting.kind != "outcome" and not own and _is_lead_of_plan(setting.lead_in)


def _is_lead_of_plan(lead: str) -> bool:
    """Whether the verb that a lead-in ends with is one of aim: "plans to open:", "proposes:"."""
    if not lead.endswith((":", "…", "–", "-")):
        return False
    groups = parse(_last_sentence(lead), ()).groups
    last = groups[-1] if groups else None
    if last is not None and last.tense == "infinitive" and len(groups) > 1:
        last = groups[-2]
        return last.tense in ("present", "plan", "obligation") and last.lemma in outlook.AIM_VERBS
    if last is None or last.tense not in ("present", "plan", "obligation"):
        return False
    return last.tense != "present" or last.lemma in ("propose", "plan", "want", "need", "pledge")


def _last_sentence(lead: str) -> str:
    """Return the sentence of a lead-in that introduces the list, unless it refers back."""
    parts = _SENTENCE_END.split(lead)
    return lead if _REFERS.match(parts[-1]) else parts[-1]


def to_be_done(reading: Parse, place: int) -> Group | None:
    """Return the infinitive behind a figure's noun: "one of eight to be built", "40 to come"."""
    end = noun_phrase_end(reading, place)
    if reading.word(place - 1) == "of" and reading.word(place - 2) in _ORDINALS:
        # "the third of seven to be approved": the seven are there.
        return None
    verb = reading.begun_at(end)
    if verb is None or verb.tense != "infinitive":
        return None
    return verb if verb.passive or verb.lemma in TO_COME else None


def due(reading: Parse, place: int) -> Group | None:
    """Return the verb of "12 pharmacists, due to start next month"."""
    end = noun_phrase_end(reading, place)
    if reading.word(end) != "," or reading.word(end + 1) not in ("due", "set", "scheduled"):
        return None
    return reading.begun_at(end + 1)


def own_participle(reading: Parse, place: int, setting: Setting) -> str:
    """Return what a participle right behind a figure's noun says: "a £4m unit planned for"."""
    end = noun_phrase_end(reading, place)
    word = reading.word(end)
    if reading.word(1) in ("planned", "proposed") and reading.word(2) in grammar.BE_FINITE:
        # "Also planned is a unit of # beds".
        return PLANNED
    if _is_still_wanted(reading, end) or _is_planned_noun(reading, place, end):
        return PLANNED
    foretold = _foretold(reading, place, end)
    if foretold:
        return foretold
    counted = setting.kind in ("investment", "structure", "activity", "workforce", "cohort")
    ordered = counted and word in ("on", "in") and reading.words(end, end + 2) in _ON_ORDER
    if ordered and not _PIPELINE.isdisjoint(reading.words(end + 1, end + 3)):
        return PLANNED
    closes = reading.word(end + 1) in _CLOSING
    if counted and word in _MEANT and closes:
        goes_on = reading.word(end + 1) == "to"
        return PLANNED if end in reading.starts and not goes_on else ""
    if word == "announced" and reading.word(end + 1) == "today" and setting.kind == "structure":
        # Bodies announced today are there from a date to come.
        return PLANNED if reading.word(place - 1) in grammar.DEFINITE else ""
    if setting.form != "item" or not closes or setting.kind == "investment":
        return ""
    own = reading.begun_at(end)
    if own is not None and own.tense == "participle":
        verbless = not any(g.finite and g.lemma not in outlook.AIM_VERBS for g in reading.groups)
        return ACHIEVED if verbless and own.lemma not in outlook.AIM_VERBS else ""
    return ""


def _is_planned_noun(reading: Parse, place: int, end: int) -> bool:
    """Whether the noun is one of things to come: "only 9 of the # planned homes"."""
    words = reading.words(place + 1, end)
    if not words or words[0] not in ("planned", "proposed", "promised"):
        return False
    return not _ELECTIVE & set(words) and "the" in reading.words(place - 1, place)


def is_prospect(reading: Parse, place: int, setting: Setting) -> bool:
    """Whether a figure is only a possibility: "scope for # more", "the prospect of # job cuts"."""
    if _POSSIBLE.isdisjoint(reading.said):
        return False
    start = noun_phrase_start(reading, place)
    for at in range(max(start - 1, 1), place):
        word, before = reading.word(at), reading.word(at - 1)
        named = before in _POSSIBLE and word in ("of", "for", "that", "over")
        if named and reading.word(at - 2) not in ("at", "no"):
            return before != "risk" or setting.unit not in ("percent", "ratio")
    return False


def _is_still_wanted(reading: Parse, end: int) -> bool:
    """Whether a relative clause says that the figure is only aimed at: "the # we need"."""
    at = end + 1 if reading.word(end) == "that" else end
    if reading.word(at) not in _WE:
        return False
    verb = reading.begun_at(at + 1)
    if verb is None or verb.passive:
        return False
    set_out = verb.lemma == "set" and reading.word(verb.last) == "out"
    return set_out or (verb.lemma in _WANTED and verb.tense in ("present", "past", "conditional"))


def _foretold(reading: Parse, place: int, end: int) -> str:
    """Return what "forecast" or "pledged" behind a figure or at the end of its noun says."""
    at = end - 1 if end > place + 1 and reading.word(end - 1) in _FORETOLD else end
    if reading.word(at + 1) not in _CLOSING_ALL:
        return ""
    if reading.word(at) in _FORETOLD:
        return EXPECTED
    return PLANNED if reading.word(at) in _PLEDGED and at in reading.starts else ""


def opens_with_aim(reading: Parse, place: int) -> bool:
    """Whether a figure is named behind a label of aim: "Targets for the year: # checks"."""
    label = _AIM_LABEL.match(reading.text) if ":" in reading.text else None
    if label is None or reading.begins[place] < label.end():
        return False
    behind = [at for at in range(place) if reading.begins[at] >= label.end()]
    done = any(g.tense in ("past", "perfect") and g.first in behind for g in reading.groups)
    return not done and not any(reading.word(at) in _LABEL_ENDS for at in behind)


def hangs_on_sum(reading: Parse, place: int, setting: Setting) -> bool:
    """Whether a figure says what the sum before it is to buy: "£9m for tests, including #"."""
    if setting.earlier_unit != "gbp" or setting.unit == "gbp" or setting.direction == "decrease":
        return False
    start = noun_phrase_start(reading, place)
    before = reading.word(start - 1)
    if before == "for" and reading.words(start - 3, start - 1) == ["with", "capacity"]:
        return True
    if setting.kind == "investment" and setting.unit in ("percent", "ratio"):
        return reading.word(place - 1) == ","
    return before in ("including", "with") and reading.word(start - 2) == ","


def is_apposed_change(reading: Parse, place: int) -> bool:
    """Whether a change sums up what was just said: "46% felt safe, a drop of #"."""
    if reading.word(place - 1) != "of" or reading.word(place - 2) not in trend.CHANGE_NOUNS:
        return False
    return reading.words(place - 4, place - 2) == [",", "a"]


def is_ahead(reading: Parse, number: int) -> bool:
    """Whether "next year" or "by March 2026" follows the figure of a list without its own verb."""
    place = reading.places[number]
    if not is_listed(reading, reading.places[number - 1], place):
        return False
    following = reading.places[number + 1] if number + 1 < len(reading.places) else None
    end = reading.begins[following] if following else len(reading.text)
    after = reading.text[reading.ends[place] : end]
    return bool(_NEXT.match(after))


def is_nominal_plan(reading: Parse, number: int, setting: Setting) -> bool:
    """Whether "plans for", "a target of" or the like stands between the verb and the figure."""
    place = reading.places[number]
    own = reading.words(place + 1, noun_phrase_end(reading, place))
    close = own[-1] if own else ""
    if close not in _CALLED_PLANS and _NOUNS_OF_PLANS.isdisjoint(reading.said):
        return False
    if "population" in reading.words(noun_phrase_start(reading, place), place):
        return False
    if close in _AMBITIONS:
        return True
    if close in _BIDS and setting.unit == "gbp" and "of" not in own:
        return True
    left = left_of(reading, place)
    first = max(clause_start(reading, place), left.last + 1 if left else 0, place - 12)
    words = reading.words(first, place)
    if _NOUNS_OF_PLANS.isdisjoint(words):
        return False
    if any(pair[1] in PLANS and pair[0] in PLANS_OF_CARE for pair in pairwise(words)):
        return False
    return any(
        (word in outlook.PLAN_NOUNS and after in ("for", "of", "to", "is", "that"))
        or (word in PLANS and after in ("with", "including"))
        or (word in outlook.PLAN_NOUNS and after == "under")
        or (word in _WANTING_NOUNS and after == "for")
        or (word == "view" and after == "to")
        for word, after in pairwise(words)
    )


def of_context(reading: Parse, place: int, setting: Setting) -> tuple[str, str]:
    """Return the status of a figure without a verb from what introduces it."""
    lead = setting.lead_in or (setting.heading if setting.form == "item" else "")
    lead = _last_sentence(lead)
    if _GOAL.match(reading.text.lstrip("-•*– ")):
        return PLANNED, "goal-first"
    if lead:
        if _LEAD_ACHIEVED.search(lead) and not LEAD_FUTURE.search(lead):
            return ACHIEVED, "lead-in"
        if LEAD_PLANNED.search(lead):
            return PLANNED, "lead-in"
        if LEAD_FUTURE.search(lead):
            served = setting.kind in ("coverage", "cohort", "outcome")
            return (EXPECTED if served else PLANNED), "lead-in"
    if names_goal(reading.text) or _SEASON.search(reading.text):
        return PLANNED, "goal"
    if setting.unit == "gbp" and setting.kind == "investment" and "|" not in reading.text:
        return PLANNED, "money-verbless"
    return ACHIEVED, "verbless"
