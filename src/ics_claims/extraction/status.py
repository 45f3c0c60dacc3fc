"""Whether a figure is a result, a forecast or a plan."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import pairwise

from ics_claims.extraction import lexicon as lex
from ics_claims.extraction.clauses import (
    Link,
    Parse,
    before_figure,
    clause_start,
    left_of,
    noun_phrase_end,
    noun_phrase_start,
    parse,
)
from ics_claims.extraction.verbs import Group

ACHIEVED, EXPECTED, PLANNED = "achieved", "expected", "planned"

_COVERING = frozenset("cover serve employ have include".split())
_STANDING = frozenset("already existing current currently previously established earlier".split())
_LEAD_ACHIEVED = re.compile(
    r"\b(?:success\w*|achiev\w*|to[ -]date|so far|highlights?|progress|results?|accomplish\w*|"
    r"delivered|completed|improvements? (?:include|made)|milestones?|facts|figures|at a glance|"
    r"last year|this year|key findings|has|have|had|was|were|did|celebrat\w*|impact)\b",
    re.I,
)
_LEAD_PLANNED = re.compile(
    r"\b(?:plans?|aims?|ambitions?|priorit\w+|commit\w*|pledges?|targets?|goals?|objectives?|"
    r"next steps|"
    r"proposals?|propos\w+|intends?|promis\w+|what happens next|looking ahead|"
    r"(?:will|to) be used to|used to fund)\b",
    re.I,
)
_LEAD_FUTURE = re.compile(
    r"\b(?:will|going to|set to|expected|forecast|would|is to|are to|"
    r"due to)\b",
    re.I,
)
_GOAL = re.compile(
    r"\b(?:by|before|until|to) (?:the end of |early |late |mid-?|spring |summer |autumn |"
    r"winter |march |"
    r"april |december |september |january |june |july )*(?:20[2-9]\d|2\d{3}|next|the decade)",
    re.I,
)
_LATER_DATE = re.compile(
    r"\bfrom (?:\d{1,2} )?(?:january|february|march|april|may|june|july|august|september|october|"
    r"november|december|next|spring|summer|autumn|winter)\b",
    re.I,
)


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


def status_of(reading: Parse, number: int, setting: Setting) -> tuple[str, str]:
    """Return the status of a figure and the rule that told it; empty where it cannot be told."""
    place = reading.places[number]
    link = reading.links[number]
    standing = _is_standing(reading, number, setting)
    if standing:
        return ACHIEVED, standing
    if _is_nominal_plan(reading, number):
        return PLANNED, "plan-noun"
    found, rule = _Resolver(reading, number, setting).of_link(link)
    if link.role == "for" and setting.earlier_unit == "gbp" and found == ACHIEVED:
        money = replace(setting, unit="gbp", kind="investment", earlier_unit="")
        if status_of(reading, number - 1, money)[0] == PLANNED:
            return PLANNED, "funded"
    ahead = _to_be_done(reading, place)
    if ahead is not None and found != PLANNED:
        found, rule = _Resolver(reading, number, setting).future(ahead)
    if not found:
        found, rule = _of_context(reading, place, setting)
    return _mended(reading, number, setting, found, rule)


def _is_standing(reading: Parse, number: int, setting: Setting) -> str:
    """Name the rule by which a figure states what is, whatever the verb beside it says."""
    place = reading.places[number]
    end = noun_phrase_end(reading, place)
    start = noun_phrase_start(reading, place)
    near = reading.words(max(start, place - 2), place) + reading.words(
        place + 1, min(end + 4, place + 9)
    )
    counted = setting.kind in ("structure", "coverage", "cohort", "workforce", "activity")
    if counted and any(word in _STANDING for word in near):
        return "standing"
    definite = setting.kind == "structure" and "the" in reading.words(start, place)
    if definite and reading.word(end) in lex.RELATIVES and _is_present(reading, end + 1):
        return "relative"
    if before_figure(reading, place) == "from" and lex.changes(_lemma(reading, number)):
        return "baseline"
    words = reading.words(start, place)
    if "population" in words and reading.word(start - 1) in ("with", "has", "have"):
        return "population"
    link = reading.links[number]
    if link.group is None:
        return ""
    possessed = reading.word(place - 1) in lex.POSSESSIVES | {"'s"}
    lasting = setting.kind in ("coverage", "structure", "digital")
    if possessed and lasting and link.group.tense == "infinitive":
        return "possessed"
    opens = link.group.tense == "gerund" and link.group.first == 0
    return "covering" if opens and link.group.lemma in _COVERING else ""


def _lemma(reading: Parse, number: int) -> str:
    group = reading.links[number].group
    return group.lemma if group else ""


def _to_be_done(reading: Parse, place: int) -> Group | None:
    """Return the passive infinitive behind a figure's noun: "one of eight to be built"."""
    end = noun_phrase_end(reading, place)
    return next(
        (g for g in reading.groups if g.first == end and g.tense == "infinitive" and g.passive),
        None,
    )


def _is_present(reading: Parse, at: int) -> bool:
    """Whether the verb that begins at `at` or the token after states what is or was."""
    tenses = ("present", "past", "perfect")
    return any(group.first in (at, at + 1) and group.tense in tenses for group in reading.groups)


def _is_nominal_plan(reading: Parse, number: int) -> bool:
    """Whether "plans for", "a target of" or the like stands between the verb and the figure."""
    place = reading.places[number]
    if "population" in reading.words(noun_phrase_start(reading, place), place):
        return False
    left = left_of(reading, place)
    first = max(clause_start(reading, place), left.last + 1 if left else 0, place - 12)
    words = reading.words(first, place)
    own = reading.words(place + 1, noun_phrase_end(reading, place))
    if own and own[-1] in ("target", "ambition", "goal", "pledge", "commitment"):
        return True
    return any(
        word in lex.PLAN_NOUNS and after in ("for", "of", "to", "is", "that")
        for word, after in pairwise(words)
    )


class _Resolver:
    """Follows a figure's verb to the verb that says whether it is done, forecast or planned."""

    def __init__(self, reading: Parse, number: int, setting: Setting) -> None:
        self.reading = reading
        self.number = number
        self.setting = setting
        self.place = reading.places[number]

    def of_link(self, link: Link) -> tuple[str, str]:
        if link.group is None:
            return "", ""
        if link.role == "subject" and link.group.finite:
            return self.subject(link.group)
        return self.state(link.group, 0)

    def is_aim(self, group: Group) -> bool:
        """Whether the verb says what an aim is: "the ambition is for 75% of cancers"."""
        first = clause_start(self.reading, group.first)
        subject = self.reading.words(max(first, group.first - 6), group.first)
        after = self.reading.word(group.last + 1)
        return (
            group.lemma == "be"
            and after in ("for", "to", "that")
            and any(word in lex.PLAN_NOUNS for word in subject)
        )

    def is_of_plan(self, group: Group) -> bool:
        """Whether a plan is the subject: "the winter plan provides for"."""
        first = clause_start(self.reading, group.first)
        words = self.reading.words(max(first, group.first - 4), group.first)
        return bool(
            set(words) & {"plan", "plans", "strategy", "blueprint", "proposal", "proposals"}
        )

    def subject(self, group: Group) -> tuple[str, str]:
        """Return the status of a subject's verb, or of "ensure", "mean", "so that" above it."""
        above = left_of(self.reading, self.place)
        own = self.state(group, 0)
        if own[0] == ACHIEVED and self.reading.words(self.place - 2, self.place) == ["so", "that"]:
            return PLANNED, "so-that"
        if own[0] != ACHIEVED or above is None:
            return own
        between = self.reading.words(above.last + 1, self.place)
        if "so" in between and "that" in between:
            return PLANNED, "so-that"
        complement = above.lemma in (
            "ensure",
            "mean",
            "see",
            "hope",
            "expect",
            "predict",
            "aim",
            "guarantee",
        )
        if complement and "," not in between and ";" not in between:
            found, rule = self.state(above, 0)
            return (found, "complement;" + rule) if found else own
        return own

    def state(self, group: Group, depth: int) -> tuple[str, str]:
        if depth > 8:
            return "", ""
        if group.finite:
            return self.finite(group)
        if group.tense == "infinitive":
            return self.infinitive(group, depth)
        if group.tense == "bare":
            return self.bare(group, depth)
        if group.tense == "gerund":
            return self.gerund(group, depth)
        return self.participle(group, depth)

    # -- finite verbs

    def finite(self, group: Group) -> tuple[str, str]:
        tense, lemma = group.tense, group.lemma
        if tense == "future":
            return self.future(group)
        if tense == "conditional":
            owned = self.own_action(group) and self.modal(group) == "would"
            return (PLANNED if owned else EXPECTED), "conditional"
        stated = tense == "past" and group.first == group.last and self.setting.form != "prose"
        if stated and _GOAL.search(self.reading.text):
            return PLANNED, "goal"
        if tense in ("plan", "obligation"):
            return PLANNED, tense
        if tense == "expect" or (
            lemma in ("expect", "forecast", "predict", "anticipate", "project")
        ):
            return EXPECTED, "expected"
        if lemma == "need" and tense == "present" and _GOAL.search(self.reading.text):
            return PLANNED, "needed-by"
        if self.is_aim(group):
            return PLANNED, "aim-is"
        link = self.reading.links[self.number]
        acts = link.role == "subject" and link.group is group and not group.passive
        if lemma in lex.AIMING_VERBS and not acts:
            return PLANNED, "aim"
        if tense == "present" and lemma in lex.PLAN_CONTENTS and self.is_of_plan(group):
            return PLANNED, "plan-says"
        money = self.setting.unit == "gbp"
        following = self.reading.words(group.last + 1, self.place + 3)
        if money and ((lemma == "make" and "available" in following) or "aside" in following):
            return PLANNED, "set-aside"
        if lemma in lex.ANNOUNCE_VERBS and self.setting.kind in (
            "investment",
            "workforce",
            "activity",
        ):
            return PLANNED, "announced"
        return ACHIEVED, tense

    def modal(self, group: Group) -> str:
        return self.reading.word(group.first)

    def future(self, group: Group) -> tuple[str, str]:
        kind = self.setting.kind
        people = kind in ("coverage", "cohort") and not self.counts_places()
        if kind == "structure":
            return PLANNED, "will-structure"
        if people or self.setting.direction == "decrease":
            return EXPECTED, "will-result"
        if kind == "outcome":
            return EXPECTED, "will-result"
        if self.own_action(group):
            return PLANNED, "will-act"
        return EXPECTED, "will"

    def counts_places(self) -> bool:
        end = noun_phrase_end(self.reading, self.place)
        return any(word in lex.PLACES_SERVED for word in self.reading.words(self.place + 1, end))

    def own_action(self, group: Group) -> bool:
        """Whether the verb is something a body does itself, rather than what comes of it."""
        if group.lemma in lex.BY_WHOM and not group.passive:
            return self.has_body_subject(group)
        return group.lemma in lex.OWN_ACTIONS

    def has_body_subject(self, group: Group) -> bool:
        first = clause_start(self.reading, group.first)
        words = self.reading.words(max(first, group.first - 10), group.first)
        return any(word in lex.BODIES for word in words)

    # -- verbs that take their time from another

    def before(self, group: Group) -> Group | None:
        return left_of(self.reading, group.first)

    def main_after(self, group: Group) -> Group | None:
        return next((g for g in self.reading.groups if g.first > group.last and g.finite), None)

    def infinitive(self, group: Group, depth: int) -> tuple[str, str]:
        word = self.reading.word(group.first - 1)
        if word in ("order", "as") or word in lex.PLAN_NOUNS or word in lex.PLAN_ADJECTIVES:
            return PLANNED, "purpose"
        above = self.before(group)
        if above is None:
            return self.first_infinitive(group)
        between = self.reading.words(above.last + 1, group.first)
        if word in ("and", "or", ",") and above.tense in ("infinitive", "plan", "expect", "future"):
            if above.tense == "future":
                return self.future(group)
            return self.state(above, depth + 1)
        if not between or all(w in lex.ADVERBS for w in between):
            return self.after_verb(above, group, depth)
        carries = above.lemma in lex.CARRY_OBJECTS and not any(w in ",;:–—" for w in between)
        if carries:
            return self.state(above, depth + 1)
        if group.lemma in lex.RESULT_INFINITIVES and above.lemma in lex.CARRY_VERBS:
            return self.state(above, depth + 1)
        heading = self.setting.headline or self.setting.form == "heading"
        if heading and above.lemma in lex.REPORT_VERBS:
            return self.future(group)
        if above.lemma in ("expect", "forecast", "predict"):
            return EXPECTED, "expected"
        if word in ("possible", "able", "easier", "quicker", "free", "simpler"):
            return self.state(above, depth + 1)
        return PLANNED, "purpose"

    def first_infinitive(self, group: Group) -> tuple[str, str]:
        if group.first > 0 and (self.setting.headline or self.setting.form == "heading"):
            return self.future(group)
        return PLANNED, "purpose"

    def after_verb(self, above: Group, group: Group, depth: int) -> tuple[str, str]:
        if above.tense == "expect" or above.lemma in (
            "expect",
            "forecast",
            "project",
            "predict",
            "anticipate",
        ):
            return EXPECTED, "expects-to"
        if above.lemma in ("agree", "decide", "choose", "need") and above.tense in (
            "past",
            "perfect",
        ):
            return PLANNED, "decided-to"
        if above.lemma in lex.AIM_VERBS:
            return PLANNED, "aims-to"
        if above.lemma in lex.CARRY_VERBS or above.lemma == "estimate":
            if above.tense == "future" and above.lemma in ("start", "begin", "help", "continue"):
                return self.future(group)
            return self.state(above, depth + 1)
        return PLANNED, "purpose"

    def bare(self, group: Group, depth: int) -> tuple[str, str]:
        above = self.before(group)
        if above is not None:
            if above.tense == "future":
                return self.future(group)
            return self.state(above, depth + 1)
        return self.of_lead_in(group)

    def of_lead_in(self, group: Group) -> tuple[str, str]:
        lead = self.setting.lead_in
        if lead:
            last = parse(lead, ()).groups[-1:] or ()
            if last and last[0].tense in ("future", "conditional", "expect"):
                return self.future(group)
            if _LEAD_PLANNED.search(lead):
                return PLANNED, "lead-in"
            if _LEAD_FUTURE.search(lead):
                return self.future(group)
        if self.setting.unit == "gbp":
            return PLANNED, "imperative"
        return (PLANNED, "imperative") if self.setting.form == "item" else ("", "")

    def gerund(self, group: Group, depth: int) -> tuple[str, str]:
        word = self.reading.word(group.first - 1)
        earlier = self.reading.word(group.first - 2)
        if word in ("at", "towards", "toward") and earlier in (
            "aimed",
            "aiming",
            "targeted",
            "working",
            "work",
        ):
            return PLANNED, "aimed-at"
        if word in ("of", "for") and earlier in lex.PLAN_NOUNS:
            return PLANNED, "plan-noun"
        above = self.before(group)
        if word == "to" and above is not None and above.lemma in lex.AIM_VERBS:
            return PLANNED, "committed-to"
        if word == "for" and self.setting.unit == "gbp":
            return PLANNED, "for-purpose"
        return self.inherited(group, above or self.main_after(group), depth)

    def participle(self, group: Group, depth: int) -> tuple[str, str]:
        if group.lemma == "be" and self.reading.word(group.first - 1) in lex.PLAN_NOUNS:
            return PLANNED, "aim-being"
        above = self.before(group) or self.main_after(group)
        if above is None:
            return (
                ("", "")
                if self.setting.lead_in or _GOAL.search(self.reading.text)
                else (ACHIEVED, "participle")
            )
        return self.inherited(group, above, depth)

    def inherited(self, group: Group, above: Group | None, depth: int) -> tuple[str, str]:
        if above is None:
            return "", ""
        if above.tense == "future" and above.first < group.first:
            # What comes of an announced action is a forecast, unless it is itself an action.
            return self.future(group)
        found, rule = self.state(above, depth + 1)
        return found, f"{group.tense};{rule}" if found else rule


def _of_context(reading: Parse, place: int, setting: Setting) -> tuple[str, str]:
    """Return the status of a figure without a verb from what introduces it."""
    lead = setting.lead_in or (setting.heading if setting.form == "item" else "")
    if lead:
        if _LEAD_ACHIEVED.search(lead) and not _LEAD_FUTURE.search(lead):
            return ACHIEVED, "lead-in"
        if _LEAD_PLANNED.search(lead):
            return PLANNED, "lead-in"
        if _LEAD_FUTURE.search(lead):
            served = setting.kind in ("coverage", "cohort", "outcome")
            return (EXPECTED if served else PLANNED), "lead-in"
    if _GOAL.search(reading.text):
        return PLANNED, "goal"
    if setting.unit == "gbp" and setting.kind == "investment":
        return PLANNED, "money-verbless"
    return ACHIEVED, "verbless"


def _mended(
    reading: Parse, number: int, setting: Setting, found: str, rule: str
) -> tuple[str, str]:
    """Return the status with what holds for money and for people served from a date."""
    money = setting.unit == "gbp" and setting.kind == "investment"
    if money and found == EXPECTED:
        return PLANNED, rule + ";unspent"
    if money and found == ACHIEVED and _is_received_for_purpose(reading, number):
        return PLANNED, "received-for"
    if found == EXPECTED and setting.kind == "coverage" and _LATER_DATE.search(reading.text):
        return PLANNED, rule + ";from-date"
    return found, rule


def _is_received_for_purpose(reading: Parse, number: int) -> bool:
    """Whether money was got for something still ahead: "awarded £3m to upgrade its theatres"."""
    group, place = reading.links[number].group, reading.places[number]
    if group is None or group.lemma not in lex.RECEIVE_VERBS:
        return False
    return any(g.first > place and g.tense in ("infinitive", "future") for g in reading.groups)
