"""What a finite verb says of its figure: done, forecast or planned."""

from __future__ import annotations

import re

from ics_claims.extraction.clauses import noun_phrase_start
from ics_claims.extraction.lexicon import grammar, outlook, trend
from ics_claims.extraction.plans import EXPECTED, PLANNED, names_goal
from ics_claims.extraction.signs import PUT, Signs
from ics_claims.extraction.standing import ACHIEVED
from ics_claims.extraction.verbs import Group

_NEXT_YEAR = re.compile(r"\b(?:next|the coming|this coming) (?:financial )?year\b", re.I)
_NEXT_YEARS = re.compile(r"\bover the (?:next|coming) (?:[\w-]+ )?(?:years|months)\b", re.I)
_GETTING = frozenset("get give receive gain".split())
_OPINIONS = frozenset("recommend like prefer choose welcome support back vote".split())
_BACKING = frozenset("back endorse authorise green-light".split())
# By these hang bodies that are there already: "drawn from the county's # practices".
_DRAWN_ON = frozenset("from among between across with".split())
_FROM_THEN = re.compile(
    r"\bfrom (?:next |early |late |autumn |spring |summer |september |april )*20\d\d\b|"
    r"\bfrom next \w+",
    re.I,
)
_SCHEDULED = frozenset(
    "start begin open launch close come go move transfer arrive follow join".split()
)
_SURVEYS = frozenset("survey surveys poll polls questionnaire respondents asked".split())
# By these a number comes out, rather than is decided on: "would take membership to #".
_COMES_TO = frozenset("take bring mean leave grow rise increase swell be".split())
_PLAN_DOES = frozenset("create add save deliver free fund pay build cover turn".split())
_SET_ASIDE = frozenset("earmark reserve ringfence ring-fence".split())
# Under way, but without what is counted until it ends: "# nurses are being recruited".
_SEEKING = frozenset("recruit hire seek procure order buy appoint advertise".split())
_ALLOTTED = frozenset("allot budget pool".split())
_LOSSES = frozenset(
    "cancellation closure redundancy axe losing being delay delays eviction".split()
)
# In the present tense with "from May" these tell of what is to come.
_OPENING_UP = frozenset("make become gain get bring extend expand offer apply".split())
_DIARISED = frozenset(
    "advertise schedule pencil timetable diarise budget ring-fence ringfence".split()
)
# Done to people, but told as what a body is about to do.
_APPROACHING = frozenset("send write approach contact text mail email notify".split())
_TRADING = frozenset("sell replace electrify auction lease inspect audit survey".split())
# With "will" these tell what comes about, not what anybody does.
_COMES_ABOUT = frozenset(
    "allow enable bring expect have keep lift process qualify retire see stand benefit gain leave "
    "remain need be become operate complete get free release save prevent avoid avert spare mean "
    "result lead help let give total exceed average last live stay handle treat serve support "
    "cover carry attract generate yield reach require miss lose face depend experience encounter "
    "telephone ring call attend receive do add take deal use access join arrive return".split()
)
_STARTS = frozenset("open launch start begin".split())
LATER_DATE = re.compile(
    r"\bfrom (?:\d{1,2} )?(?:january|february|march|april|may|june|july|august|september|october|"
    r"november|december|next|spring|summer|autumn|winter)\b",
    re.I,
)
_DEFINITE = grammar.POSSESSIVES | {"the", "'s"}
_COMES_OF_ITSELF = _COMES_ABOUT | outlook.BY_WHOM | outlook.MEASURE_VERBS


class Finite(Signs):
    """Tells the status that a verb with a tense of its own gives, by tense, verb and subject."""

    def of_result(self) -> str:
        """Return expected for what comes about, planned for what a body does itself."""
        served = self.setting.kind in ("coverage", "cohort", "outcome")
        return EXPECTED if served and not self.counts_places() else PLANNED

    def finite(self, group: Group) -> tuple[str, str]:
        """Return the status that a verb with a tense of its own gives, and the rule."""
        if group.tense == "future":
            return self.future(group)
        if group.tense == "conditional":
            return self.conditional(group)
        # The first that tells it decides.
        told = (
            self.of_tense(group)
            or self.of_next_year(group)
            or self.of_condition(group)
            or self.of_foretelling(group)
            or self.of_named_aim(group)
            or self.of_timetable(group)
            or self.of_asking(group)
            or self.of_reckoning(group)
            or self.of_leave(group)
            or self.of_contents(group)
        )
        return told or (ACHIEVED, group.tense)

    def conditional(self, group: Group) -> tuple[str, str]:
        """Return the status that "would", "could" and "should" give."""
        negation = self.reading.word(group.first + 1)
        if self.modal(group) in ("could", "couldn't") and (
            negation in ("not", "only") or self.modal(group) == "couldn't"
        ):
            return ACHIEVED, "could-not"
        if self.modal(group) == "should" and self.is_demanded(group):
            return PLANNED, "should"
        opinion = self.setting.unit in ("percent", "ratio") and group.lemma in _OPINIONS
        if opinion and self.reading.links[self.number].role == "subject":
            return ACHIEVED, "would-recommend"
        if self.reading.word(group.first + 1) == "have" and self.is_past_modal(group):
            return ACHIEVED, "would-have"
        asked = self.setting.unit in ("percent", "ratio")
        surveyed = asked and self.reading.links[self.number].role == "subject"
        if surveyed and not group.passive and set(self.reading.spelled) & _SURVEYS:
            return ACHIEVED, "could-say"
        return self.would(group), "conditional"

    def of_tense(self, group: Group) -> tuple[str, str] | None:
        """Return what the tense alone tells: "must", "is planned", a goal in a headline."""
        tense, lemma = group.tense, group.lemma
        stated = tense == "past" and group.first == group.last and self.setting.form != "prose"
        if stated and names_goal(self.reading.text):
            return PLANNED, "goal"
        if lemma == "need" and group.passive and self.setting.direction == "decrease":
            return ACHIEVED, "needed-less"
        if lemma == "need" and group.passive and self.setting.kind == "workforce":
            return PLANNED, "needed"
        asked = self.setting.unit in ("percent", "ratio") and self.acts(group)
        if asked and tense == "plan" and self.modal(group) in ("planned", "intended", "hoped"):
            return ACHIEVED, "share-intends"
        if tense in ("plan", "obligation"):
            return PLANNED, tense
        return None

    def of_next_year(self, group: Group) -> tuple[str, str] | None:
        """Return the status of a sum that a time ahead goes with: "rises to # next year"."""
        tense = group.tense
        if not self.money:
            return None
        if tense == "present" and _NEXT_YEAR.search(self.own_stretch(group)):
            forecast = self.setting.kind == "outcome" and not self.is_aim(group)
            return (EXPECTED if forecast else PLANNED), "next-year"
        if tense in ("present", "perfect") and _NEXT_YEARS.search(self.own_stretch(group)):
            return PLANNED, "next-years"
        return None

    def of_condition(self, group: Group) -> tuple[str, str] | None:
        """Return the status of what hangs on something still to come: "once # is spent"."""
        tense, lemma = group.tense, group.lemma
        if self.is_in_line(group):
            on_course = self.reading.word(group.last + 1) == "on"
            return (PLANNED if self.money and not on_course else self.of_result()), "in-line"
        if tense == "past" and self.opens_condition(group) and self.is_supposed(group):
            return EXPECTED, "if"
        if tense == "present" and self.opens_condition(group):
            return (PLANNED if self.money else self.of_result()), "when"
        if tense == "present" and self.is_of_planned(group):
            return PLANNED, "planned-is"
        if lemma == "stand" and tense == "present" and self.goes_on(group):
            return self.future(group)
        if self.modal(group) == "can" and self.is_not_yet_open(group):
            return EXPECTED, "when-open"
        opens = not self.reading.word(group.first - 1).isalpha()
        if lemma == "let" and opens and self.reading.word(group.first) == "let":
            return PLANNED, "let"
        return None

    def of_foretelling(self, group: Group) -> tuple[str, str] | None:
        """Return what a verb of foretelling or of planning says."""
        tense, lemma = group.tense, group.lemma
        # What bodies expect of themselves is a forecast, what a survey's people do a finding.
        told = lemma != "expect" or self.setting.kind != "structure"
        if told and self.intends(group) and self.setting.unit in ("percent", "ratio"):
            return ACHIEVED, "share-intends"
        if tense == "expect" or lemma in outlook.FORETELLING:
            return EXPECTED, "expected"
        if lemma == "plan" and tense == "present" and not group.passive:
            next_words = self.reading.words(group.last + 1, group.last + 4)
            if next_words[:1] in (["care"], ["and"]) or "services" in next_words:
                return ACHIEVED, "plans-services"
        if lemma == "need" and tense == "present" and names_goal(self.reading.text):
            return PLANNED, "needed-by"
        if lemma == "plan" and self.setting.kind == "coverage" and tense == "present":
            # A board that "plans for 800,000 people" has them already.
            return ACHIEVED, "plans-for-people"
        return None

    def of_named_aim(self, group: Group) -> tuple[str, str] | None:
        """Return the status of what is called an aim, meant for a purpose or put at a sum."""
        tense, lemma = group.tense, group.lemma
        if self.is_aim(group):
            return PLANNED, "aim-is"
        if self.money and lemma == "have" and tense == "present" and self.has_purpose(group):
            return PLANNED, "has-for"
        heading = self.setting.headline or self.setting.form == "heading"
        secured = lemma in outlook.RECEIVE_VERBS and tense in ("present", "past", "participle")
        if (
            self.money
            and heading
            and secured
            and "for" in self.reading.words(self.place, self.place + 8)
        ):
            return PLANNED, "secured"
        put = lemma in PUT and "at" in self.reading.words(group.last + 1, self.place)
        if put and (self.is_one_off(group) or self.is_at_risk()):
            return EXPECTED, "estimated"
        if lemma == "be" and self.figure_text().startswith("estimated") and self.is_one_off(group):
            return EXPECTED, "estimated"
        return None

    def of_timetable(self, group: Group) -> tuple[str, str] | None:
        """Return what the present tense says of a timetable: "opens in May", "is on the cards"."""
        tense, lemma = group.tense, group.lemma
        multiple = self.setting.unit == "ratio" and self.reading.word(self.place - 1) == "to"
        if multiple and lemma in outlook.AIM_VERBS and not group.passive:
            return PLANNED, "aims-to"
        risen = tense == "present" and trend.changes(lemma) and self.link.role in ("to", "by")
        if self.money and risen and group.first < self.place and lemma in trend.UP_VERBS:
            return PLANNED, "rises-to"
        if tense == "present" and lemma in ("be", "go") and self.is_for_purpose(group):
            return PLANNED, "is-for"
        if lemma == "be" and self.is_in_prospect(group):
            return (PLANNED if self.money else self.of_result()), "in-prospect"
        if lemma == "look" and self.reading.word(group.last + 1) == "forward":
            return self.of_result(), "looks-forward"
        opened = lemma in _OPENING_UP and LATER_DATE.search(self.own_stretch(group))
        if tense == "present" and (opened or (lemma in _SCHEDULED and self.is_dated(group))):
            return self.future(group)
        if tense in ("present", "past") and self.is_projection(group):
            return EXPECTED, "projection"
        return None

    def of_asking(self, group: Group) -> tuple[str, str] | None:
        """Return the status of what somebody aims, asks or looks for."""
        tense, lemma = group.tense, group.lemma
        if self.intends(group) and self.setting.unit in ("count", "rate"):
            return PLANNED, "intends-to"
        if self.money and group.passive and lemma == "back" and self.link.role in ("by", "with"):
            return PLANNED, "backed"
        if lemma in outlook.AIMING_VERBS and not self.acts(group):
            return PLANNED, "aim"
        if self.asks_for(group) or (
            lemma == "need" and not self.acts(group) and self.is_short_of(group)
        ):
            return PLANNED, "asks-for"
        if lemma in outlook.MULLING and tense == "present" and self.link.role == "object":
            return PLANNED, "weighing"
        return None

    def of_reckoning(self, group: Group) -> tuple[str, str] | None:
        """Return the status of what somebody counts on, faces or keeps back."""
        tense, lemma = group.tense, group.lemma
        if self.reckons_with(group):
            return EXPECTED, "reckons-with"
        if (
            lemma == "face"
            and self.acts(group)
            and _LOSSES & set(self.reading.words(group.last, group.last + 4))
        ):
            return EXPECTED, "faces"
        kept = group.passive and lemma in ("hold", "keep") and tense in ("present", "perfect")
        if self.money and kept and self.reading.word(group.last + 1) in ("for", "back", "in"):
            return PLANNED, "held-back"
        return None

    def of_leave(self, group: Group) -> tuple[str, str] | None:
        """Return the status of what is set aside, scheduled or given leave to begin."""
        tense, lemma = group.tense, group.lemma
        if lemma == "commit" and self.link.role == "to":
            return PLANNED, "committed-to"
        if lemma in _SET_ASIDE and self.link.role != "subject":
            return PLANNED, "set-aside"
        if self.money and lemma in _ALLOTTED and tense in ("present", "perfect"):
            return PLANNED, "set-aside"
        if group.passive and lemma in _DIARISED and tense in ("present", "perfect"):
            return PLANNED, "scheduled"
        if lemma in _SEEKING and self.is_under_way(group):
            return PLANNED, "being-sought"
        if lemma == "order" and self.link.role == "object" and not group.passive:
            return PLANNED, "ordered"
        if self.link.role != "from" and self.is_let_go_ahead(group):
            return self.of_result(), "go-ahead"
        if (
            self.money
            and tense == "present"
            and lemma in _STARTS
            and self.link.role in ("subject", "apart")
        ):
            return PLANNED, "opens"
        return None

    def of_contents(self, group: Group) -> tuple[str, str] | None:
        """Return what plans contain, and what is announced, backed or put off."""
        tense, lemma = group.tense, group.lemma
        contents = lemma in outlook.PLAN_CONTENTS or (tense == "present" and lemma in _PLAN_DOES)
        if (contents or (tense == "present" and trend.changes(lemma))) and self.is_of_plan(group):
            return PLANNED, "plan-says"
        following = self.reading.words(group.last + 1, max(self.place + 3, group.last + 4))
        if self.money and lemma == "sign" and following[:1] == ["off"]:
            return PLANNED, "signed-off"
        if (
            self.money
            and lemma in _BACKING
            and self.link.role in ("object", "apart")
            and not group.passive
        ):
            return PLANNED, "backed"
        if self.money and self.is_slipping(group):
            return PLANNED, "slipped"
        later = lemma in outlook.RECEIVE_VERBS and group.passive and tense == "perfect"
        if later and _FROM_THEN.search(self.reading.text):
            return PLANNED, "given-from"
        if self.money and ((lemma == "make" and "available" in following) or "aside" in following):
            return PLANNED, "set-aside"
        counted = self.setting.kind == "activity" and lemma == "confirm"
        if counted:
            return ACHIEVED, "confirmed"
        if (
            lemma == "agree"
            and not group.passive
            and self.setting.kind == "outcome"
            and self.link.role in ("object", "to")
        ):
            return PLANNED, "agreed"
        if lemma in outlook.ANNOUNCE_VERBS and self.setting.kind in (
            "investment",
            "workforce",
            "activity",
        ):
            return PLANNED, "announced"
        return None

    def would(self, group: Group) -> str:
        """Return the status of what "would" or "could" be: as "will", but for what comes of it."""
        if self.modal(group) not in ("would", "wouldn't", "'d"):
            return EXPECTED
        if self.is_staffing(group):
            return PLANNED
        if group.lemma in ("have", "see", "gain") or (
            self.setting.kind == "structure" and group.lemma in _COMES_TO
        ):
            return EXPECTED
        return PLANNED if self.is_of_plan(group) else self.future(group)[0]

    def future(self, group: Group) -> tuple[str, str]:
        """Return planned for what a body says it will do, expected for what will come of it."""
        kind = self.setting.kind
        if self.is_aim(group) or (self.is_of_plan(group) and self.aimed(group)):
            return PLANNED, "aim-is"
        owned = kind in ("workforce", "activity", "investment")
        having = group.lemma in outlook.HOLDING_VERBS and self.link.role == "subject"
        if owned and group.lemma in outlook.HELD_OR_CUT and not having:
            return PLANNED, "will-act"
        aimed = self.aimed(group) and group.passive and self.setting.direction == "level"
        if kind == "outcome" and aimed:
            return PLANNED, "is-to-be"
        if kind in ("workforce", "activity", "digital") and group.lemma in _GETTING:
            return PLANNED, "will-get"
        if self.is_there(group) or self.is_paid_for(group):
            return PLANNED, "will-be-there"
        if kind == "workforce" and group.lemma == "go":
            return PLANNED, "will-go"
        if kind == "investment" and self.setting.unit in ("percent", "ratio"):
            return PLANNED, "will-spend"
        if self.aimed(group) and group.passive and trend.changes(group.lemma):
            return PLANNED, "is-to-be"
        if self.is_staffing(group):
            return PLANNED, "will-need"
        people = kind in ("coverage", "cohort") and not self.counts_places()
        if people and group.lemma in _APPROACHING and self.link.role != "subject":
            return PLANNED, "will-approach"
        if kind in ("coverage", "cohort") and group.lemma in _TRADING:
            return PLANNED, "will-act"
        if kind == "structure":
            known = self.reading.words(noun_phrase_start(self.reading, self.place), self.place)
            if self.link.role in _DRAWN_ON and set(known) & _DEFINITE:
                return ACHIEVED, "known"
            return PLANNED, "will-structure"
        if people or self.setting.direction == "decrease":
            return EXPECTED, "will-result"
        if kind == "outcome":
            return EXPECTED, "will-result"
        if "able" in self.reading.words(group.first, group.last):
            return EXPECTED, "will-be-able"
        if self.own_action(group) or self.counts_places():
            return PLANNED, "will-act"
        come = group.lemma in _COMES_OF_ITSELF
        come = come or trend.changes(group.lemma)
        follows = group.tense in ("gerund", "participle") or self.setting.unit == "rate"
        return (EXPECTED, "will") if come or follows else (PLANNED, "will-do")
