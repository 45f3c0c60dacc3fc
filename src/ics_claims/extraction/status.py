"""Whether a figure is a result, a forecast or a plan."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache
from itertools import pairwise

from ics_claims.extraction import lexicon as lex
from ics_claims.extraction.clauses import (
    Link,
    Parse,
    clause_start,
    is_listed,
    left_of,
    noun_phrase_end,
    noun_phrase_start,
    parse,
    subject_of,
)
from ics_claims.extraction.standing import ACHIEVED, Setting, is_standing
from ics_claims.extraction.verbs import Group

EXPECTED, PLANNED = "expected", "planned"

# "The next year" and the like right behind a figure that follows one of this year.
_NEXT = re.compile(
    r"\s*(?:[\w-]+ ){0,4}?(?:next (?:year|month|week|spring|summer|autumn|winter|april|march)|"
    r"in the (?:coming|following) (?:year|months?))\b",
    re.I,
)
_LEAD_TO = re.compile(r"\b(?:to|will|would|we|plans?|aims?|pledges?)\s*[:…–-]?\s*$", re.I)
# A list item's letter and bracket may stand before its verb.
_ITEM_MARK = 3
_NEXT_YEAR = re.compile(r"\b(?:next|the coming|this coming) (?:financial )?year\b", re.I)
_NEXT_YEARS = re.compile(r"\bover the (?:next|coming) (?:[\w-]+ )?(?:years|months)\b", re.I)
_OPINIONS = frozenset("recommend like prefer choose welcome support back vote".split())
_TO_COME = frozenset("come follow open join start arrive".split())
_PROMISES = frozenset(
    "promise aim ambition target goal pledge plan objective trajectory intention task challenge "
    "mission commitment".split()
)
_STILL_AIMS = frozenset("target aim goal ambition".split())
_BACKING = frozenset("back endorse authorise green-light".split())
_ON_ORDER = (["on", "order"], ["in", "the"], ["on", "the"])
# By these hang bodies that are there already: "drawn from the county's # practices".
_DRAWN_ON = frozenset("from among between across with".split())
_DEMANDS = frozenset("recommend urge demand want propose insist".split())
_ORDINALS = frozenset("first second third fourth fifth sixth last latest next".split())
_NEXT_STEP = re.compile(
    r"\W*(?:next steps?|what next|coming (?:up|soon)|still to come)\s*[:–—-]", re.I
)
_FROM_THEN = re.compile(
    r"\bfrom (?:next |early |late |autumn |spring |summer |september |april )*20\d\d\b|"
    r"\bfrom next \w+",
    re.I,
)
_PLANS = frozenset("plan plans strategy blueprint proposal proposals".split())
_PLANS_OF_CARE = frozenset("care treatment birth discharge support recovery personalised".split())
_PUT = frozenset("put estimate reckon price".split())
_SCHEDULED = frozenset("start begin open launch close come go move transfer arrive follow".split())
_MONTH_WORDS = frozenset(
    "january february march april may june july august september october november december "
    "spring summer autumn winter".split()
)
_LATER = frozenset("year month week spring summer autumn winter this".split()) | _MONTH_WORDS
_SURVEYS = frozenset("survey surveys poll polls questionnaire respondents asked".split())
_SUMS_TO_COME = frozenset("gap shortfall deficit forecast overspend pressure pressures".split())
_DONE = frozenset("done completed opened delivered found already treated recruited".split())
_SENTENCE_END = re.compile(r"(?<=[.!?])\s+(?=[A-Z“‘])")
_REFERS = re.compile(
    r"(?:This|That|It|These|They|We|"
    r"The (?:money|funding|cash|plans?|programme|work|aim|investment))\b"
)
_MEANS = frozenset("capacity ability potential chance opportunity room space".split())
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
_LATER_DATE = re.compile(
    r"\bfrom (?:\d{1,2} )?(?:january|february|march|april|may|june|july|august|september|october|"
    r"november|december|next|spring|summer|autumn|winter)\b",
    re.I,
)


@lru_cache(maxsize=256)
def _names_goal(sentence: str) -> bool:
    """Whether a date ahead stands in the sentence: asked again for each of its figures."""
    return bool(_GOAL.search(sentence))


def status_of(reading: Parse, number: int, setting: Setting) -> tuple[str, str]:
    """Return the status of a figure and the rule that told it; empty where it cannot be told."""
    place = reading.places[number]
    link = reading.links[number]
    if number and _is_of_sum_before(reading, place, setting):
        whole, rule = status_of(reading, number - 1, setting)
        return whole, "part-of;" + rule
    if number and reading.words(place - 2, place) in (["of", "which"], ["of", "whom"]):
        present = link.group is not None and link.group.tense == "present"
        whole, rule = status_of(reading, number - 1, setting) if present else ("", "")
        if whole in (EXPECTED, PLANNED):
            return whole, "part-of;" + rule
    standing = is_standing(reading, number, setting)
    if standing:
        return ACHIEVED, standing
    if _NEXT_STEP.match(reading.text):
        return PLANNED, "next-step"
    own = _own_participle(reading, place, setting)
    if own:
        return own, "own-participle"
    if number and _hangs_on_sum(reading, place, setting):
        money = replace(setting, unit="gbp", kind="investment", earlier_unit="")
        if status_of(reading, number - 1, money)[0] == PLANNED:
            return PLANNED, "of-sum"
    if _is_nominal_plan(reading, number, setting):
        return PLANNED, "plan-noun"
    if _is_ahead(reading, number, setting):
        resolver = _Resolver(reading, number, setting)
        return (PLANNED if setting.unit == "gbp" else resolver.of_result()), "next-year"
    if _opens_planned_item(reading, place, setting):
        return PLANNED, "lead-in"
    item = _Resolver(reading, number, setting).of_item()
    if item[0]:
        return item
    found, rule = _Resolver(reading, number, setting).of_link(link)
    if link.role == "for" and setting.earlier_unit == "gbp" and found == ACHIEVED:
        money = replace(setting, unit="gbp", kind="investment", earlier_unit="")
        if status_of(reading, number - 1, money)[0] == PLANNED:
            return PLANNED, "funded"
    ahead = _to_be_done(reading, place) or _due(reading, place)
    if ahead is not None and found != PLANNED:
        found, rule = _Resolver(reading, number, setting).future(ahead)
    if not found:
        found, rule = _of_context(reading, place, setting)
    return _mended(reading, number, setting, found, rule)


def _is_of_sum_before(reading: Parse, place: int, setting: Setting) -> bool:
    """Whether a sum only divides the one before it: "£4m of it", "– £50,000 for each"."""
    own = subject_of(reading, place)
    if own is not None and own.passive and own.lemma in ("put", "set", "earmark", "reserve"):
        return False
    if setting.unit != "gbp" or setting.earlier_unit != "gbp":
        return False
    after = reading.words(place + 1, place + 3)
    return after in (["of", "it"], ["of", "that"], ["of", "this"], ["for", "each"]) or after[
        :1
    ] in (
        ["each"],
        ["apiece"],
    )


def _opens_planned_item(reading: Parse, place: int, setting: Setting) -> bool:
    """Whether a list item without a verb before its figure completes "wants to hire:"."""
    if setting.form != "item" or setting.direction == "decrease":
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
        return last.tense in ("present", "plan", "obligation") and last.lemma in lex.AIM_VERBS
    if last is None or last.tense not in ("present", "plan", "obligation"):
        return False
    return last.tense != "present" or last.lemma in ("propose", "plan", "want", "need", "pledge")


def _last_sentence(lead: str) -> str:
    """Return the sentence of a lead-in that introduces the list, unless it refers back."""
    parts = _SENTENCE_END.split(lead)
    return lead if _REFERS.match(parts[-1]) else parts[-1]


def _to_be_done(reading: Parse, place: int) -> Group | None:
    """Return the infinitive behind a figure's noun: "one of eight to be built", "40 to come"."""
    end = noun_phrase_end(reading, place)
    if reading.word(place - 1) == "of" and reading.word(place - 2) in _ORDINALS:
        # "the third of seven to be approved": the seven are there.
        return None
    return next(
        (
            g
            for g in reading.groups
            if g.first == end and g.tense == "infinitive" and (g.passive or g.lemma in _TO_COME)
        ),
        None,
    )


def _due(reading: Parse, place: int) -> Group | None:
    """Return the verb of "12 pharmacists, due to start next month"."""
    end = noun_phrase_end(reading, place)
    if reading.word(end) != ",":
        return None
    return next(
        (
            g
            for g in reading.groups
            if g.first == end + 1 and reading.word(g.first) in ("due", "set", "scheduled")
        ),
        None,
    )


def _own_participle(reading: Parse, place: int, setting: Setting) -> str:
    """Return what a participle right behind a figure's noun says: "a £4m unit planned for"."""
    end = noun_phrase_end(reading, place)
    word = reading.word(end)
    if reading.word(1) in ("planned", "proposed") and reading.word(2) in lex.BE_FINITE:
        # "Also planned is a unit of # beds".
        return PLANNED
    counted = setting.kind in ("investment", "structure", "activity", "workforce")
    if reading.words(end, end + 2) == ["we", "need"] and setting.kind == "workforce":
        return PLANNED
    ordered = reading.words(end, end + 2) in _ON_ORDER and counted
    if ordered and {"order", "pipeline", "way"} & set(reading.words(end + 1, end + 3)):
        return PLANNED
    closes = reading.word(end + 1) in lex.PREPOSITIONS | {",", ";", "."}
    if counted and word in ("planned", "proposed", "promised") and closes:
        return PLANNED if end in reading.starts else ""
    if setting.kind == "structure" and reading.words(end, end + 2) == ["announced", "today"]:
        # Bodies announced today are there from a date to come.
        return PLANNED if reading.word(place - 1) in lex.DEFINITE else ""
    if setting.form != "item" or not closes or setting.kind == "investment":
        return ""
    own = next((g for g in reading.groups if g.first == end and g.tense == "participle"), None)
    if own is not None:
        verbless = not any(g.finite and g.lemma not in lex.AIM_VERBS for g in reading.groups)
        return ACHIEVED if verbless and own.lemma not in lex.AIM_VERBS else ""
    return ""


def _hangs_on_sum(reading: Parse, place: int, setting: Setting) -> bool:
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


def _is_ahead(reading: Parse, number: int, setting: Setting) -> bool:
    """Whether "next year" or "by March 2026" follows the figure of a list without its own verb."""
    if not number or not _is_listed_after(reading, number):
        return False
    place = reading.places[number]
    following = reading.places[number + 1] if number + 1 < len(reading.places) else None
    end = reading.tokens[following].start if following else len(reading.text)
    after = reading.text[reading.tokens[place].end : end]
    return bool(_NEXT.match(after))


def _is_listed_after(reading: Parse, number: int) -> bool:
    return is_listed(reading, reading.places[number - 1], reading.places[number])


def _is_nominal_plan(reading: Parse, number: int, setting: Setting) -> bool:
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
    money = setting.unit == "gbp" and "of" not in own
    if money and own and own[-1] in ("bid", "proposal", "plan", "plans"):
        return True
    if any(pair[1] in _PLANS and pair[0] in _PLANS_OF_CARE for pair in pairwise(words)):
        return False
    return any(
        (word in lex.PLAN_NOUNS and after in ("for", "of", "to", "is", "that"))
        or (word in _PLANS and after in ("with", "including"))
        for word, after in pairwise(words)
    )


class _Resolver:
    """Follows a figure's verb to the verb that says whether it is done, forecast or planned."""

    def __init__(self, reading: Parse, number: int, setting: Setting) -> None:
        self.reading = reading
        self.number = number
        self.setting = setting
        self.place = reading.places[number]
        self.link = reading.links[number]

    def of_link(self, link: Link) -> tuple[str, str]:
        if link.group is None:
            return "", ""
        if link.role == "subject" and link.group.finite:
            return self.subject(link.group)
        return self.state(link.group, 0)

    def of_result(self) -> str:
        """Return expected for what comes about, planned for what a body does itself."""
        served = self.setting.kind in ("coverage", "cohort", "outcome")
        return EXPECTED if served and not self.counts_places() else PLANNED

    def of_item(self) -> tuple[str, str]:
        """Return the status of a list item that goes on the lead-in's "aims to" or "will"."""
        if self.setting.form != "item" or not self.reading.groups:
            return "", ""
        first = self.reading.groups[0]
        opens = first.first <= _ITEM_MARK and first.tense in ("bare", "present", "past")
        form = lex.FORMS.get(self.reading.word(first.first))
        if not (opens and form is not None and form.base) or first.first >= self.place:
            return "", ""
        left = left_of(self.reading, self.place)
        if not _LEAD_TO.search(self.setting.lead_in) or left is None:
            return "", ""
        changed = lex.changes(first.lemma) and self.reading.links[self.number].role in ("to", "by")
        relative = not changed and any(
            self.reading.word(at) in lex.RELATIVES for at in range(first.last, self.place)
        )
        finite = not changed and left is not first and left.finite and left.tense != "present"
        return ("", "") if relative or finite else self.of_lead_in(first)

    def is_aim(self, group: Group) -> bool:
        """Whether the verb says what an aim is: "the ambition is for 75% of cancers"."""
        first = clause_start(self.reading, group.first)
        subject = self.reading.words(max(first, group.first - 8), group.first)
        after = self.reading.word(group.last + 1)
        if self.aimed(group) and group.tense == "future":
            return bool(subject) and subject[-1] in _PROMISES
        if group.lemma in ("remain", "stand"):
            return group.tense == "present" and bool(subject) and subject[-1] in _PROMISES
        if group.lemma != "be":
            return False
        in_place = self.reading.words(group.last + 1, group.last + 3)
        if in_place in (["in", "place"], ["in", "hand"], ["being", "drawn"]):
            return any(word in ("plan", "plans", "proposals") for word in subject)
        if after in ("for", "to", "that"):
            return any(word in lex.PLAN_NOUNS for word in subject)
        # "The promise is three weeks": the noun itself says that it is ahead.
        named = next((at for at, word in enumerate(subject) if word == "for"), len(subject))
        subject = subject[:named] if named else subject
        stated = bool(subject) and subject[-1] in _PROMISES
        return stated and (group.tense == "present" or subject[-1] in _STILL_AIMS)

    def is_one_off(self, group: Group) -> bool:
        """Whether a cost that is "put at" a sum is one to come, not one of every year."""
        first = clause_start(self.reading, group.first)
        subject = self.reading.words(max(first, group.first - 8), group.first)
        subject += self.reading.words(group.last + 1, self.place)
        yearly = set(subject) & {"annual", "yearly"} or self.setting.unit == "rate"
        after = self.reading.words(self.place + 1, self.place + 4)
        costs = set(subject) & {"cost", "costs", "bill", "price"}
        if set(after) & {"date", "far", "already"}:
            return False
        return bool(costs) and not yearly and "year" not in after and " of " not in subject

    def is_at_risk(self) -> bool:
        """Whether jobs or services that may go are counted: "put the jobs at risk at 900"."""
        near = self.reading.words(self.place - 6, self.place + 7)
        return any(pair == ("at", "risk") for pair in pairwise(near)) and bool(
            set(near) & {"jobs", "posts", "roles"}
        )

    def is_for_purpose(self, group: Group) -> bool:
        """Whether a sum's verb says what it is meant for: "£5m is for scanners"."""
        link = self.reading.links[self.number]
        if self.setting.unit != "gbp" or link.group is not group or group.first < self.place:
            return False
        if link.role not in ("subject", "apart"):
            return False
        return self.reading.word(group.last + 1) in ("for", "towards", "to")

    def is_dated(self, group: Group) -> bool:
        """Whether a time behind a verb of starting makes its present tense a timetable."""
        after = self.reading.words(group.last + 1, group.last + 6)
        for at, word in enumerate(after[:-1]):
            following = after[at + 1 : at + 3]
            if word in ("in", "on", "from") and set(following) & _MONTH_WORDS:
                return True
            if word in ("next", "later") and following and following[0] in _LATER:
                return True
            if word in ("in", "this") and "new" in following and "year" in after:
                return True
        return False

    def is_projection(self, group: Group) -> bool:
        """Whether a forecast is the subject: "The year-end forecast is £12m"."""
        before = self.reading.word(group.first - 1)
        return before in ("forecast", "projection", "outlook", "prediction")

    def aimed(self, group: Group) -> bool:
        """Whether the verb is "was to see" rather than "will see"."""
        return self.modal(group) in lex.BE

    def is_of_plan(self, group: Group) -> bool:
        """Whether a plan is the subject: "the winter plan provides for"."""
        first = clause_start(self.reading, group.first)
        last = group.first
        if first == last:
            # "The plan, agreed last week, includes": the subject is before the aside.
            last = clause_start(self.reading, last - 1) - 1
            first = clause_start(self.reading, last)
        words = self.reading.words(max(first, last - 4), last)
        return bool(set(words) & _PLANS)

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
            negation = self.reading.word(group.first + 1)
            if self.modal(group) in ("could", "couldn't") and (
                negation in ("not", "only") or self.modal(group) == "couldn't"
            ):
                return ACHIEVED, "could-not"
            if self.modal(group) == "should" and self.is_demanded(group):
                return PLANNED, "should"
            opinion = self.setting.unit in ("percent", "ratio") and lemma in _OPINIONS
            if opinion and self.reading.links[self.number].role == "subject":
                return ACHIEVED, "would-recommend"
            if self.reading.word(group.first + 1) == "have" and self.modal(group) == "could":
                return ACHIEVED, "could-have"
            asked = self.setting.unit in ("percent", "ratio")
            surveyed = asked and self.reading.links[self.number].role == "subject"
            if surveyed and not group.passive and set(self.reading.spelled) & _SURVEYS:
                return ACHIEVED, "could-say"
            owned = self.own_action(group) or self.is_there(group)
            owned = owned and self.modal(group) == "would"
            return (PLANNED if owned else EXPECTED), "conditional"
        stated = tense == "past" and group.first == group.last and self.setting.form != "prose"
        if stated and _names_goal(self.reading.text):
            return PLANNED, "goal"
        if lemma == "need" and group.passive and self.setting.direction == "decrease":
            return ACHIEVED, "needed-less"
        if tense in ("plan", "obligation"):
            return PLANNED, tense
        money = self.setting.unit == "gbp" or (
            self.setting.kind == "investment" and self.setting.unit in ("percent", "ratio")
        )
        if money and tense == "present" and _NEXT_YEAR.search(self.own_stretch(group)):
            return PLANNED, "next-year"
        if (
            money
            and tense in ("present", "perfect")
            and _NEXT_YEARS.search(self.own_stretch(group))
        ):
            return PLANNED, "next-years"
        if money and self.is_in_line(group):
            return PLANNED, "in-line"
        if money and tense == "present" and self.opens_condition(group):
            return PLANNED, "when"
        if lemma == "stand" and tense == "present" and self.goes_on(group):
            return self.future(group)
        if self.modal(group) == "can" and self.is_not_yet_open(group):
            return EXPECTED, "when-open"
        opens = not self.reading.word(group.first - 1).isalpha()
        if lemma == "let" and opens and self.reading.word(group.first) == "let":
            return PLANNED, "let"
        if tense == "expect" or (
            lemma in ("expect", "forecast", "predict", "anticipate", "project")
        ):
            return EXPECTED, "expected"
        if lemma == "plan" and self.reading.word(group.last + 1) in ("services", "care", "and"):
            return ACHIEVED, "plans-services"
        if lemma == "need" and tense == "present" and _names_goal(self.reading.text):
            return PLANNED, "needed-by"
        if lemma == "plan" and self.setting.kind == "coverage" and tense == "present":
            # A board that "plans for 800,000 people" has them already.
            return ACHIEVED, "plans-for-people"
        if self.is_aim(group):
            return PLANNED, "aim-is"
        if money and lemma == "have" and tense == "present" and self.has_purpose(group):
            return PLANNED, "has-for"
        heading = self.setting.headline or self.setting.form == "heading"
        secured = lemma in lex.RECEIVE_VERBS and tense in ("present", "past", "participle")
        if (
            money
            and heading
            and secured
            and "for" in self.reading.words(self.place, self.place + 8)
        ):
            return PLANNED, "secured"
        put = lemma in _PUT and "at" in self.reading.words(group.last + 1, self.place)
        if put and (self.is_one_off(group) or self.is_at_risk()):
            return EXPECTED, "estimated"
        if tense == "present" and lemma in ("be", "go") and self.is_for_purpose(group):
            return PLANNED, "is-for"
        if tense == "present" and lemma in _SCHEDULED and self.is_dated(group):
            return self.future(group)
        survey = tense in ("present", "past") and lemma == "be" and self.is_projection(group)
        if survey:
            return EXPECTED, "projection"
        link = self.reading.links[self.number]
        acts = link.role == "subject" and link.group is group and not group.passive
        if lemma in lex.AIMING_VERBS and not acts:
            return PLANNED, "aim"
        if lemma in lex.PLAN_CONTENTS and self.is_of_plan(group):
            return PLANNED, "plan-says"
        following = self.reading.words(group.last + 1, max(self.place + 3, group.last + 4))
        if money and lemma == "sign" and following[:1] == ["off"]:
            return PLANNED, "signed-off"
        if money and lemma in _BACKING and link.role == "object" and not group.passive:
            return PLANNED, "backed"
        later = lemma in lex.RECEIVE_VERBS and group.passive and tense == "perfect"
        if later and _FROM_THEN.search(self.reading.text):
            return PLANNED, "given-from"
        if money and ((lemma == "make" and "available" in following) or "aside" in following):
            return PLANNED, "set-aside"
        if lemma in lex.ANNOUNCE_VERBS and self.setting.kind in (
            "investment",
            "workforce",
            "activity",
        ):
            return PLANNED, "announced"
        return ACHIEVED, tense

    def goes_on(self, group: Group) -> bool:
        """Whether an infinitive follows at once: "stand to gain"."""
        return any(g.first == group.last + 1 and g.tense == "infinitive" for g in self.groups)

    def is_not_yet_open(self, group: Group) -> bool:
        """Whether what can do something is to open first: "the unit, which opens in May, can"."""
        return any(
            g.last < group.first
            and g.lemma in ("open", "launch", "start", "complete")
            and (g.tense == "future" or (g.tense == "present" and self.is_dated(g)))
            for g in self.groups
        )

    def is_demanded(self, group: Group) -> bool:
        """Whether "should" is a demand rather than a guess: "NHS England should halve"."""
        above = left_of(self.reading, group.first)
        if above is not None and above.lemma in _DEMANDS:
            return True
        share = self.setting.unit in ("percent", "ratio") and group.lemma in ("have", "be")
        return share and _names_goal(self.reading.text)

    def own_stretch(self, group: Group) -> str:
        """Return the text from the figure to the next verb, to which a time belongs."""
        tokens = self.reading.tokens
        first = clause_start(self.reading, min(self.place, group.first))
        following = next(
            (g for g in self.reading.groups if g.first > max(self.place, group.last)), None
        )
        end = tokens[following.first].start if following else len(self.reading.text)
        return self.reading.text[tokens[first].start : end]

    def is_in_line(self, group: Group) -> bool:
        """Whether a body is only "in line for" or "in the running for" a sum."""
        after = self.reading.words(group.last + 1, group.last + 4)
        return group.lemma == "be" and (
            after[:2] == ["in", "line"] or after == ["in", "the", "running"]
        )

    def opens_condition(self, group: Group) -> bool:
        """Whether the verb stands in a clause of time before what will be: "When # is spent"."""
        start = self.reading.words(clause_start(self.reading, group.first), group.first)
        opens = bool(start) and start[0] in ("when", "once", "if")
        return opens and any(g.first > self.place and g.tense == "future" for g in self.groups)

    @property
    def groups(self) -> tuple[Group, ...]:
        return self.reading.groups

    def has_purpose(self, group: Group) -> bool:
        """Whether money is had for something still to be done: "has £2m to put nurses in"."""
        if group.last > self.place:
            return False
        end = noun_phrase_end(self.reading, self.place)
        if any(g.first == end and g.tense == "infinitive" for g in self.groups):
            return True
        before = left_of(self.reading, group.first)
        return before is not None and before.tense == "infinitive" and before.first == 0

    def modal(self, group: Group) -> str:
        return self.reading.word(group.first)

    def future(self, group: Group) -> tuple[str, str]:
        kind = self.setting.kind
        if self.is_aim(group) or (self.is_of_plan(group) and self.aimed(group)):
            return PLANNED, "aim-is"
        owned = kind in ("workforce", "activity", "investment")
        if owned and group.lemma in lex.HELD_OR_CUT:
            return PLANNED, "will-act"
        aimed = self.aimed(group) and group.passive and self.setting.direction == "level"
        if kind == "outcome" and aimed:
            return PLANNED, "is-to-be"
        if self.is_there(group) or self.is_paid_for(group):
            return PLANNED, "will-be-there"
        people = kind in ("coverage", "cohort") and not self.counts_places()
        if kind == "structure":
            known = self.reading.words(noun_phrase_start(self.reading, self.place), self.place)
            if self.link.role in _DRAWN_ON and set(known) & (lex.POSSESSIVES | {"the", "'s"}):
                return ACHIEVED, "known"
            return PLANNED, "will-structure"
        if people or self.setting.direction == "decrease":
            return EXPECTED, "will-result"
        if kind == "outcome":
            return EXPECTED, "will-result"
        if self.own_action(group):
            return PLANNED, "will-act"
        return EXPECTED, "will"

    def is_there(self, group: Group) -> bool:
        """Whether things or staff will be there: "will be in post", "there will be", "to come"."""
        if self.setting.kind not in ("workforce", "activity", "digital"):
            return False
        if group.lemma in _TO_COME and group.tense == "infinitive":
            return True
        if group.lemma != "be":
            return False
        after = self.reading.words(group.last + 1, group.last + 3)
        there = self.reading.word(group.first - 1) == "there"
        return there or after in (["in", "post"], ["in", "place"], ["up", "and"], ["on", "duty"])

    def is_paid_for(self, group: Group) -> bool:
        """Whether a sum will go on what is counted: "£3m will go on # beds"."""
        goes = group.lemma in ("go", "pay") and self.number > 0
        if not goes or self.setting.earlier_unit != "gbp" or self.setting.unit == "gbp":
            return False
        served = self.setting.kind in ("coverage", "cohort", "outcome")
        return not served and self.reading.places[self.number - 1] < group.first < self.place

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
        if word == "ought":
            level = self.setting.kind == "outcome" and group.lemma == "be"
            return (PLANNED, "ought-to") if level else self.future(group)
        enabled = self.before(group) if word in _MEANS else None
        if enabled is not None:
            return self.state(enabled, depth + 1)
        if word in ("order", "as") or word in lex.PLAN_NOUNS or word in lex.PLAN_ADJECTIVES:
            return PLANNED, "purpose"
        above = self.before(group)
        if above is None:
            return self.first_infinitive(group)
        joined: Group | None = above
        while word == "and" and joined is not None and joined.tense in ("participle", "gerund"):
            joined = self.before(joined)
        if joined is not None and joined.tense == "infinitive":
            above = joined
        between = self.reading.words(above.last + 1, group.first)
        if word in ("and", "or", ",") and above.tense in ("infinitive", "plan", "expect", "future"):
            if above.tense == "future":
                return self.future(group)
            return self.state(above, depth + 1)
        if not between or all(w in lex.ADVERBS for w in between):
            return self.after_verb(above, group, depth)
        if above.lemma in ("use", "take") and not any(w in ",;:–—" for w in between):
            return self.of_use(above, group)
        if above.lemma == "ask" and not above.passive:
            return PLANNED, "asks-to"
        carries = above.lemma in lex.CARRY_OBJECTS and not any(w in ",;:–—" for w in between)
        if carries and above.tense == "future":
            return self.future(group)
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

    def of_use(self, above: Group, group: Group) -> tuple[str, str]:
        """Return the status of "have used it to find #", "it took weeks to set up #"."""
        # "Took steps to strengthen" is no more than a purpose.
        it_took = self.reading.word(above.first - 1) == "it" or above.lemma == "use"
        done = not above.passive or (above.tense == "perfect" and above.lemma == "use")
        if it_took and above.tense in ("past", "perfect") and done:
            return ACHIEVED, "used-to"
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
            if self.modal(above) in ("can", "could") and group.lemma == "live":
                return ACHIEVED, "life-expectancy"
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
        if word == "," and above is not None and above.tense == "infinitive":
            # "Using tablets to take notes, freeing up #": what comes of the use, not its purpose.
            higher = self.before(above)
            above = higher if higher is not None and higher.lemma == "use" else above
        return self.inherited(group, self.past_condition(above) or self.main_after(group), depth)

    def past_condition(self, above: Group | None) -> Group | None:
        """Return the verb before a clause of condition instead of that clause's own."""
        if above is None or not above.finite or above.tense == "future":
            return above
        earlier = self.before(above)
        between = self.reading.words(earlier.last + 1, above.first) if earlier else []
        conditional = earlier is not None and earlier.tense in ("conditional", "future")
        return earlier if conditional and set(between) & {"if", "once", "unless"} else above

    def participle(self, group: Group, depth: int) -> tuple[str, str]:
        if group.lemma == "be" and self.reading.word(group.first - 1) in lex.PLAN_NOUNS:
            return PLANNED, "aim-being"
        above = self.before(group) or self.main_after(group)
        if above is None:
            return (
                ("", "")
                if self.setting.lead_in or _names_goal(self.reading.text)
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
    lead = _last_sentence(lead)
    if _GOAL.match(reading.text.lstrip("-•*– ")):
        return PLANNED, "goal-first"
    if lead:
        if _LEAD_ACHIEVED.search(lead) and not _LEAD_FUTURE.search(lead):
            return ACHIEVED, "lead-in"
        if _LEAD_PLANNED.search(lead):
            return PLANNED, "lead-in"
        if _LEAD_FUTURE.search(lead):
            served = setting.kind in ("coverage", "cohort", "outcome")
            return (EXPECTED if served else PLANNED), "lead-in"
    if _names_goal(reading.text) or _SEASON.search(reading.text):
        return PLANNED, "goal"
    if setting.unit == "gbp" and setting.kind == "investment" and "|" not in reading.text:
        return PLANNED, "money-verbless"
    return ACHIEVED, "verbless"


def _mended(
    reading: Parse, number: int, setting: Setting, found: str, rule: str
) -> tuple[str, str]:
    """Return the status with what holds for money and for people served from a date."""
    money = setting.unit == "gbp" and setting.kind == "investment"
    if money and found == EXPECTED and not _comes_about(reading, number):
        return PLANNED, rule + ";unspent"
    if money and found == ACHIEVED and _is_received_for_purpose(reading, number):
        return PLANNED, "received-for"
    if found == EXPECTED and setting.kind == "coverage" and _LATER_DATE.search(reading.text):
        return PLANNED, rule + ";from-date"
    return found, rule


def _comes_about(reading: Parse, number: int) -> bool:
    """Whether a sum is a gap or a return rather than money that somebody has still to spend."""
    group, place = reading.links[number].group, reading.places[number]
    if group is None:
        return False
    subject = reading.words(max(clause_start(reading, group.first), group.first - 12), group.first)
    named = set(subject) & _SUMS_TO_COME and reading.links[number].role != "subject"
    given = group.lemma in ("return", "repay", "recoup", "release", "save") and group.first < place
    return bool(named or given)


def _is_received_for_purpose(reading: Parse, number: int) -> bool:
    """Whether money was got for something still ahead: "awarded £3m to upgrade its theatres"."""
    group, place = reading.links[number].group, reading.places[number]
    if group is None or group.lemma not in lex.RECEIVE_VERBS:
        return False
    if any(g.first > place and g.tense in ("infinitive", "future") for g in reading.groups):
        return True
    after = reading.words(place + 1, place + 10)
    return bool({"for", "towards"} & set(after) and {"new", "second", "planned"} & set(after))
