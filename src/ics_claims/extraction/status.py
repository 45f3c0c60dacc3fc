"""Whether a figure is a result, a forecast or a plan."""

from __future__ import annotations

import re
from dataclasses import replace

from ics_claims.extraction.clauses import (
    Link,
    Parse,
    clause_start,
    left_of,
    parse,
    subject_of,
)
from ics_claims.extraction.finite import LATER_DATE, Finite
from ics_claims.extraction.lexicon import grammar, outlook, trend
from ics_claims.extraction.plans import (
    EXPECTED,
    LEAD_FUTURE,
    LEAD_PLANNED,
    NEXT_STEP,
    PLANNED,
    due,
    hangs_on_sum,
    is_ahead,
    is_apposed_change,
    is_nominal_plan,
    is_prospect,
    names_goal,
    of_context,
    opens_planned_item,
    opens_with_aim,
    own_participle,
    to_be_done,
)
from ics_claims.extraction.signs import WANTING
from ics_claims.extraction.standing import ACHIEVED, Setting, is_standing
from ics_claims.extraction.verbs import Group

_LEAD_TO = re.compile(r"\b(?:to|will|would|we|plans?|aims?|pledges?)\s*[:…–-]?\s*$", re.I)
# A list item's letter and bracket may stand before its verb.
_ITEM_MARK = 3
_SUMS_TO_COME = frozenset(
    "gap shortfall deficit forecast overspend pressure pressures loss losses surplus arrears "
    "underspend debt debts".split()
)
_BILLS = frozenset("cost costs bill bills".split())
# What follows these as a clause is as far from done as they are.
_WITH_CLAUSES = frozenset("ensure mean see aim guarantee".split())
_STILL_AHEAD = frozenset("start begin help continue use go work".split())
_GIVING = frozenset("give hand award find allocate release provide put grant offer".split())
# "Is reckoned to save #": what somebody says is so.
_SAID_TO_BE = frozenset("reckon claim calculate judge hold deem".split())
_SINCE = frozenset("after since despite following".split())
_TASKING = frozenset("task charge".split())
_WEIGHING = (
    outlook.MULLING | _TASKING | frozenset("advise suggest discuss debate recommend".split())
)
# "The unit, built at a cost of #, will open": done before what the main verb says.
_FINISHED = frozenset("build open found launch establish complete hit attend watch use see".split())
_OF_IT = (("of", "it"), ("of", "that"), ("of", "this"), ("for", "each"))
_ARRIVING = frozenset("arrive return come wake go turn enter visit log".split())
_FINDING = frozenset("find discover learn see hear".split())
_MEANS = frozenset("capacity ability potential chance opportunity room space".split())
_OF_CLAUSES = _WITH_CLAUSES | outlook.FORETELLING | WANTING
_LOOKING_AHEAD = outlook.AIM_VERBS | outlook.FORETELLING
_SPENT_BY = outlook.OWN_ACTIONS | outlook.RECEIVE_VERBS | outlook.FORETELLING


def status_of(reading: Parse, number: int, setting: Setting) -> tuple[str, str]:
    """Return the status of a figure and the rule that told it; empty where it cannot be told."""
    place = reading.places[number]
    link = reading.links[number]
    money = setting.unit == "gbp" and setting.earlier_unit == "gbp"
    if money and number and _is_of_sum_before(reading, place):
        whole, rule = status_of(reading, number - 1, setting)
        return whole, "part-of;" + rule
    if number and reading.word(place - 2) == "of" and reading.word(place - 1) in ("which", "whom"):
        present = link.group is not None and link.group.tense == "present"
        whole, rule = status_of(reading, number - 1, setting) if present else ("", "")
        if whole in (EXPECTED, PLANNED):
            return whole, "part-of;" + rule
    if number and is_apposed_change(reading, place):
        whole, rule = status_of(reading, number - 1, replace(setting, unit="percent"))
        return whole, "apposed;" + rule
    standing = is_standing(reading, number, setting)
    if standing:
        return ACHIEVED, standing
    if NEXT_STEP.match(reading.text) or opens_with_aim(reading, place):
        return PLANNED, "next-step"
    own = own_participle(reading, place, setting)
    if own:
        return own, "own-participle"
    hangs = number and hangs_on_sum(reading, place, setting)
    if hangs and _is_sum_planned(reading, number - 1, setting):
        return PLANNED, "of-sum"
    if is_nominal_plan(reading, number, setting):
        return PLANNED, "plan-noun"
    if is_prospect(reading, place, setting):
        return EXPECTED, "prospect"
    resolver = _Resolver(reading, number, setting)
    if number and is_ahead(reading, number):
        return (PLANNED if setting.unit == "gbp" else resolver.of_result()), "next-year"
    if setting.form == "item":
        if opens_planned_item(reading, place, setting):
            return PLANNED, "lead-in"
        item = resolver.of_item()
        if item[0]:
            return item
    found, rule = resolver.of_link(link)
    funded = link.role == "for" and setting.earlier_unit == "gbp" and found == ACHIEVED
    if funded and (
        _is_to_be_bought(link, setting) or _is_sum_planned(reading, number - 1, setting)
    ):
        return PLANNED, "funded"
    ahead = None if found == PLANNED else to_be_done(reading, place) or due(reading, place)
    if ahead is not None:
        found, rule = resolver.future(ahead)
    if not found:
        found, rule = of_context(reading, place, setting)
    return _mended(reading, number, setting, found, rule)


def _is_sum_planned(reading: Parse, number: int, setting: Setting) -> bool:
    """Whether the sum before a figure in the setting is one still to be spent."""
    money = replace(setting, unit="gbp", kind="investment", earlier_unit="")
    return status_of(reading, number, money)[0] == PLANNED


def _is_to_be_bought(link: Link, setting: Setting) -> bool:
    """Whether a sum was only just given for what is counted: "has handed trusts £9m for # vans"."""
    bought = setting.kind in ("workforce", "activity", "digital")
    return bought and link.group is not None and link.group.lemma in _GIVING


def _is_of_sum_before(reading: Parse, place: int) -> bool:
    """Whether a sum only divides the one before it: "£4m of it", "– £50,000 for each"."""
    own = subject_of(reading, place)
    if own is not None and own.passive and own.lemma in ("put", "set", "earmark", "reserve"):
        return False
    after = tuple(reading.words(place + 1, place + 3))
    return after in _OF_IT or after[:1] in (("each",), ("apiece",))


class _Resolver(Finite):
    """Follows a figure's verb to the verb that says whether it is done, forecast or planned."""

    def of_link(self, link: Link) -> tuple[str, str]:
        if link.group is None:
            return "", ""
        if link.role == "subject" and link.group.finite:
            return self.subject(link.group)
        return self.state(link.group, 0)

    def of_item(self) -> tuple[str, str]:
        """Return the status of a list item that goes on the lead-in's "aims to" or "will"."""
        if not self.reading.groups:
            return "", ""
        first = self.reading.groups[0]
        opens = first.first <= _ITEM_MARK and first.tense in ("bare", "present", "past")
        form = grammar.FORMS.get(self.reading.word(first.first))
        if not (opens and form is not None and form.base) or first.first >= self.place:
            return "", ""
        left = left_of(self.reading, self.place)
        if not _LEAD_TO.search(self.setting.lead_in) or left is None:
            return "", ""
        changed = trend.changes(first.lemma) and self.reading.links[self.number].role in (
            "to",
            "by",
        )
        relative = not changed and any(
            self.reading.word(at) in grammar.RELATIVES for at in range(first.last, self.place)
        )
        finite = not changed and left is not first and left.finite and left.tense != "present"
        return ("", "") if relative or finite else self.of_lead_in(first)

    def subject(self, group: Group) -> tuple[str, str]:
        """Return the status of a subject's verb, or of "ensure", "mean", "so that" above it."""
        above = left_of(self.reading, self.place)
        opener = self.reading.words(above.first - 2, above.first) if above is not None else []
        near = above is not None and above.tense == "gerund" and above.last >= self.place - 2
        if near and opener[-1:] in (["of"], ["for"]) and opener[0] in outlook.PLAN_NOUNS:
            return PLANNED, "plan-noun"
        own = self.state(group, 0)
        if above is not None and self.is_wanted(above):
            return PLANNED, "aim-that"
        if own[0] == ACHIEVED and self.reading.words(self.place - 2, self.place) == ["so", "that"]:
            return PLANNED, "so-that"
        if own[0] != ACHIEVED or above is None:
            return own
        between = self.reading.words(above.last + 1, self.place)
        if "so" in between and "that" in between:
            return PLANNED, "so-that"
        complement = above.lemma in _OF_CLAUSES
        if above.lemma == "assume" and "," not in between:
            return EXPECTED, "assumed"
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

    def infinitive(self, group: Group, depth: int) -> tuple[str, str]:
        word = self.reading.word(group.first - 1)
        if group.lemma in outlook.FORETELLING:
            return EXPECTED, "to-expect"
        if word == "ought":
            level = self.setting.kind == "outcome" and group.lemma == "be"
            return (PLANNED, "ought-to") if level else self.future(group)
        enabled = self.before(group) if word in _MEANS else None
        if enabled is not None:
            return self.state(enabled, depth + 1)
        if word in ("order", "as") or word in outlook.PLAN_NOUNS or word in outlook.PLAN_ADJECTIVES:
            return PLANNED, "purpose"
        above = self.before(group)
        if above is None:
            return self.first_infinitive(group)
        ahead = above.tense in ("expect", "plan") or above.lemma in _LOOKING_AHEAD
        if self.is_perfect(group) and above.finite and not ahead:
            return ACHIEVED, "to-have-done"
        if group.lemma in _FINDING and above.tense == "past" and above.lemma in _ARRIVING:
            return ACHIEVED, "came-to-find"
        foretold = self.before(above) if above.tense == "participle" and word != "and" else None
        if foretold is not None and foretold.lemma in outlook.FORETELLING:
            return EXPECTED, "expected"
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
        if not between or all(w in grammar.ADVERBS for w in between):
            return self.after_verb(above, group, depth)
        if above.lemma in ("use", "take") and not any(w in ",;:–—" for w in between):
            return self.of_use(above, group)
        if above.lemma == "ask" and not above.passive:
            return PLANNED, "asks-to"
        carries = above.lemma in outlook.CARRY_OBJECTS and not any(w in ",;:–—" for w in between)
        if carries and above.tense == "future":
            return self.future(group)
        if carries:
            return self.state(above, depth + 1)
        if group.lemma in outlook.RESULT_INFINITIVES and above.lemma in outlook.CARRY_VERBS:
            return self.state(above, depth + 1)
        heading = self.setting.headline or self.setting.form == "heading"
        if heading and above.lemma in outlook.REPORT_VERBS:
            return self.future(group)
        if above.lemma in outlook.FORETELLING:
            return EXPECTED, "expected"
        if word in ("possible", "able", "easier", "quicker", "free", "simpler"):
            return self.state(above, depth + 1)
        return PLANNED, "purpose"

    def of_use(self, above: Group, group: Group) -> tuple[str, str]:
        """Return the status of "have used it to find #", "it took weeks to set up #"."""
        # "Took steps to strengthen" is no more than a purpose.
        timed = any(above.last < at < group.first for at in self.reading.places)
        tool = above.lemma == "use" and above.tense == "present" and not above.passive
        if tool and self.setting.unit != "gbp" and self.setting.earlier_unit != "gbp":
            return ACHIEVED, "uses-to"
        it_took = timed or self.reading.word(above.first - 1) == "it" or above.lemma == "use"
        done = not above.passive or (above.tense == "perfect" and above.lemma == "use")
        if it_took and above.tense in ("past", "perfect") and done:
            return ACHIEVED, "used-to"
        return PLANNED, "purpose"

    def first_infinitive(self, group: Group) -> tuple[str, str]:
        if group.first > 0 and (self.setting.headline or self.setting.form == "heading"):
            return self.future(group)
        return PLANNED, "purpose"

    def after_verb(self, above: Group, group: Group, depth: int) -> tuple[str, str]:
        if above.tense == "expect" or above.lemma in outlook.FORETELLING:
            if self.modal(above) in ("can", "could") and group.lemma == "live":
                return ACHIEVED, "life-expectancy"
            return EXPECTED, "expects-to"
        if above.lemma in ("agree", "decide", "choose", "need") and above.tense in (
            "past",
            "perfect",
        ):
            return PLANNED, "decided-to"
        if above.lemma == "have" and above.tense in ("perfect", "past"):
            return ACHIEVED, "had-to"
        if above.lemma in outlook.AIM_VERBS:
            return PLANNED, "aims-to"
        said = above.passive and above.lemma in _SAID_TO_BE
        if said or above.lemma in outlook.CARRY_VERBS or above.lemma == "estimate":
            if above.tense == "future" and above.lemma in _STILL_AHEAD:
                return self.future(group)
            return self.state(above, depth + 1)
        return PLANNED, "purpose"

    def bare(self, group: Group, depth: int) -> tuple[str, str]:
        above = self.before(group)
        higher = self.before(above) if above is not None and above.tense == "present" else None
        if higher is not None and higher.tense in ("future", "conditional", "infinitive"):
            above = higher
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
            if LEAD_PLANNED.search(lead):
                return PLANNED, "lead-in"
            if LEAD_FUTURE.search(lead):
                return self.future(group)
        if self.setting.unit == "gbp":
            return PLANNED, "imperative"
        return (PLANNED, "imperative") if self.setting.form == "item" else ("", "")

    def gerund(self, group: Group, depth: int) -> tuple[str, str]:
        word = self.reading.word(group.first - 1)
        earlier = self.reading.word(group.first - 2)
        if self.reading.word(group.first) == "having":
            return ACHIEVED, "having"
        if group.lemma in outlook.AIMING_VERBS and self.link.group is group:
            return PLANNED, "aiming"
        if word in _SINCE and not any(g.finite for g in self.groups if g.last < group.first):
            return ACHIEVED, "after-doing"
        near = self.before(group)
        if near is not None and near.last >= group.first - 2 and near.lemma in _WEIGHING:
            tasked = word == "with" and near.passive
            if tasked or (near.last == group.first - 1 and near.lemma not in _TASKING):
                return PLANNED, "weighing"
        if word in ("at", "towards", "toward") and earlier in (
            "aimed",
            "aiming",
            "targeted",
            "working",
            "work",
        ):
            return PLANNED, "aimed-at"
        if word in ("of", "for") and earlier in outlook.PLAN_NOUNS:
            return PLANNED, "plan-noun"
        above = self.before(group)
        if word == "to" and above is not None and above.lemma in outlook.AIM_VERBS:
            return PLANNED, "committed-to"
        if word == "for" and self.setting.unit == "gbp":
            return PLANNED, "for-purpose"
        if word == "," and above is not None and above.tense == "infinitive":
            # "Using tablets to take notes, freeing up #": what comes of the use, not its purpose.
            higher = self.before(above)
            above = higher if higher is not None and higher.lemma == "use" else above
        return self.inherited(group, self.past_condition(above) or self.main_after(group), depth)

    def participle(self, group: Group, depth: int) -> tuple[str, str]:
        if group.lemma == "be" and self.reading.word(group.first - 1) in outlook.PLAN_NOUNS:
            return PLANNED, "aim-being"
        if (
            self.reading.word(group.first) == "being"
            and self.reading.word(group.first - 1) in _SINCE
        ):
            return ACHIEVED, "after-being"
        aside = self.reading.word(group.first - 1) == "," and group.first > 1
        if aside and group.lemma in _FINISHED and group.last < self.place:
            return ACHIEVED, "participle"
        above = self.before(group) or self.main_after(group)
        if above is None:
            return (
                ("", "")
                if self.setting.lead_in or names_goal(self.reading.text)
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


def _mended(
    reading: Parse, number: int, setting: Setting, found: str, rule: str
) -> tuple[str, str]:
    """Return the status with what holds for money and for people served from a date."""
    money = setting.unit == "gbp" and setting.kind == "investment"
    money = money and rule != "projection"
    if money and found == EXPECTED and not _comes_about(reading, number):
        return PLANNED, rule + ";unspent"
    if money and found == ACHIEVED and _is_received_for_purpose(reading, number):
        return PLANNED, "received-for"
    if found == EXPECTED and setting.kind == "coverage" and LATER_DATE.search(reading.text):
        return PLANNED, rule + ";from-date"
    return found, rule


def _comes_about(reading: Parse, number: int) -> bool:
    """Whether a sum is a gap or a return rather than money that somebody has still to spend."""
    group, place = reading.links[number].group, reading.places[number]
    if group is None:
        return False
    subject = reading.words(max(clause_start(reading, group.first), group.first - 12), group.first)
    after = reading.words(place + 1, place + 4)
    if _SUMS_TO_COME & set(after) or after[:1] in (["better"], ["worse"], ["less"]):
        return True
    if group.lemma == "add" and after[:1] == ["to"] and _BILLS & set(after):
        return True
    named = set(subject) & _SUMS_TO_COME and reading.links[number].role != "subject"
    spent = _SPENT_BY
    if group.tense == "expect" and group.lemma not in spent:
        return True
    given = group.lemma in ("return", "repay", "recoup", "release", "save") and group.first < place
    return bool(named or given)


def _is_received_for_purpose(reading: Parse, number: int) -> bool:
    """Whether money was got for something still ahead: "awarded £3m to upgrade its theatres"."""
    group, place = reading.links[number].group, reading.places[number]
    if group is None or group.lemma not in outlook.RECEIVE_VERBS:
        return False
    later = [g for g in reading.groups if g.first > place and g.tense in ("infinitive", "future")]
    if later:
        return reading.word(later[0].first - 1) != "enough"
    after = reading.words(place + 1, place + 10)
    return bool({"for", "towards"} & set(after) and {"new", "second", "planned"} & set(after))
