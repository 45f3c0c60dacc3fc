"""What stands around a figure's verb: the signs by which its status is told."""

from __future__ import annotations

from itertools import pairwise

from ics_claims.extraction.clauses import (
    Parse,
    clause_start,
    left_of,
    noun_phrase_end,
)
from ics_claims.extraction.lexicon import grammar, kinds, outlook, trend
from ics_claims.extraction.plans import PLANS, PLANS_OF_CARE, TO_COME, names_goal
from ics_claims.extraction.standing import Setting
from ics_claims.extraction.verbs import Group

_PROMISES = frozenset(
    "promise aim ambition target goal pledge plan objective trajectory intention task challenge "
    "mission commitment recommendation proposal aspiration".split()
)
_STILL_AIMS = frozenset("target aim goal ambition".split())
_DEMANDS = frozenset("recommend urge demand want propose insist".split())
PUT = frozenset("put estimate reckon price cost value".split())
MONTH_WORDS = frozenset(
    "january february march april may june july august september october november december "
    "spring summer autumn winter monday tuesday wednesday thursday friday saturday sunday".split()
)
_LATER = frozenset("year month week spring summer autumn winter this".split()) | MONTH_WORDS
_FORECASTS = frozenset(
    "forecast forecasts projection projections outlook prediction predictions modelling".split()
)
_PROJECTING = _FORECASTS | {"scenario", "scenarios", "likely"}
WANTING = frozenset(
    "hope intend aim plan propose recommend want ask demand pledge promise vow undertake require "
    "stipulate request urge commit".split()
)
_ASKING = frozenset(
    "ask call bid appeal apply advertise look search press push lobby campaign plead pitch budget "
    "hunt petition argue fundraise".split()
)
_PUT_OFF = frozenset("slip delay postpone stall pause shelve defer freeze".split())
_PLANNED_ADJECTIVES = frozenset("planned proposed budgeted".split())
_IN_HAND = (["in", "place"], ["in", "hand"], ["in", "train"], ["being", "drawn"], ["under", "way"])
_PROSPECTS = frozenset("cards pipeline offing horizon consideration discussion negotiation".split())
_LEAVE = frozenset("approval permission consent backing clearance".split())
_COUNTING_ON = frozenset("bank count bet gamble".split())
_BRACING = frozenset("brace prepare gear head ready".split())
_INTENDING = frozenset("intend plan hope want wish expect apply aim propose".split())
_OPENING_CONDITIONS = frozenset("when once if unless".split())
_OFFERS = frozenset("table offer grabs".split())
_AIM_BEGINS = grammar.DETERMINERS | {"what"}
_AIM_ENDS = grammar.PREPOSITIONS | grammar.RELATIVES | {",", ".", ";"}
_MORE = trend.MORE_WORDS | {"another"}


class Signs:
    """The figure's verb and what its clause says of it."""

    def __init__(self, reading: Parse, number: int, setting: Setting) -> None:
        self.reading = reading
        self.number = number
        self.setting = setting
        self.place = reading.places[number]
        self.link = reading.links[number]
        # Whether a sum is counted, or a share of one that is put in.
        shares = setting.unit in ("percent", "ratio")
        self.money = setting.unit == "gbp" or (shares and setting.kind == "investment")

    def is_aim(self, group: Group) -> bool:
        """Whether the verb says what an aim is: "the ambition is for 75% of cancers"."""
        if self.is_called_aim(group):
            return True
        ahead = group.tense == "future" and self.aimed(group)
        if not ahead and group.lemma not in ("be", "remain", "stand"):
            return False
        subject = self.before_verb(group, 8)
        after = self.reading.word(group.last + 1)
        if ahead:
            return bool(subject) and subject[-1] in _PROMISES
        if group.lemma in ("remain", "stand"):
            return group.tense == "present" and bool(subject) and subject[-1] in _PROMISES
        in_place = self.reading.words(group.last + 1, group.last + 3)
        if in_place[:1] == ["afoot"] or in_place in _IN_HAND:
            return any(word in ("plan", "plans", "proposals") for word in subject)
        if after in ("for", "to", "that"):
            return any(word in outlook.PLAN_NOUNS for word in subject)
        # "The promise is three weeks": the noun itself says that it is ahead.
        named = next((at for at, word in enumerate(subject) if word == "for"), len(subject))
        subject = subject[:named] if named else subject
        stated = bool(subject) and subject[-1] in _PROMISES
        return stated and (group.tense == "present" or subject[-1] in _STILL_AIMS)

    def before_verb(self, group: Group, most: int) -> list[str]:
        """Return the words of a verb's clause before it, those before an aside if it has none."""
        last = group.first
        first = clause_start(self.reading, last)
        if first == last:
            # "The plan, agreed last week, includes": the subject is before the aside.
            last = clause_start(self.reading, last - 1) - 1
            first = clause_start(self.reading, last)
        return self.reading.words(max(first, last - most), last)

    def is_called_aim(self, group: Group) -> bool:
        """Whether the figure before a verb is called an aim: "adding # years is our goal"."""
        if group.lemma != "be" or group.first < self.place or group.tense != "present":
            return False
        words = self.reading.words(group.last + 1, group.last + 8)
        if words[:1] and words[0] not in _AIM_BEGINS:
            return False
        ends = _AIM_ENDS
        stop = next((at for at, word in enumerate(words) if word in ends), len(words))
        return bool(_PROMISES & set(words[:stop])) and not {"no", "not"} & set(words[:stop])

    def is_one_off(self, group: Group) -> bool:
        """Whether a cost that is "put at" a sum is one to come, not one of every year."""
        first = clause_start(self.reading, group.first)
        subject = self.reading.words(max(first, group.first - 8), group.first)
        subject += self.reading.words(group.last + 1, self.place)
        ahead = names_goal(self.reading.text)
        yearly = set(subject) & {"annual", "yearly"} or self.setting.unit == "rate"
        after = self.reading.words(self.place + 1, self.place + 4)
        costs = set(subject) & {"cost", "costs", "bill", "price", "outlay", "spend"}
        if set(after) & {"date", "far", "already"}:
            return False
        yearly = bool(yearly) or "year" in after or after[:1] in (["a"], ["per"], ["each"])
        return bool(costs) and (ahead or not yearly) and " of " not in subject

    def figure_text(self) -> str:
        """Return the figure as written, hedge included, in lower case."""
        return self.reading.written(self.place).lower()

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
            if word in ("in", "on", "from") and set(following) & MONTH_WORDS:
                return True
            if word in ("next", "later") and following and following[0] in _LATER:
                return True
            if word == "this" and following[:1] and following[0] in MONTH_WORDS:
                return True
            if word in ("in", "this") and "new" in following and "year" in after:
                return True
        return False

    def is_projection(self, group: Group) -> bool:
        """Whether a forecast is the subject: "The year-end forecast is £12m"."""
        if group.first > self.place and group.lemma != "be":
            return False
        if _PROJECTING.isdisjoint(self.reading.said):
            return False
        subject = self.before_verb(group, 6)
        within = self.reading.words(group.last + 1, self.place)
        if subject[-1:] and subject[-1] in _FORECASTS:
            return True
        if "forecast" in subject and subject[0] in grammar.DETERMINERS:
            return True
        scenario = self.reading.words(0, group.first) if self.reading.word(0) == "under" else []
        return bool({"scenario", "scenarios"} & set(scenario)) or (
            group.lemma in PUT and "likely" in within
        )

    def aimed(self, group: Group) -> bool:
        """Whether the verb is "was to see" rather than "will see"."""
        return self.modal(group) in grammar.BE

    def is_of_planned(self, group: Group) -> bool:
        """Whether a planned thing is the subject: "The largest planned deficit is £9m"."""
        planned = group.lemma == "be" and not _PLANNED_ADJECTIVES.isdisjoint(self.reading.said)
        words = self.before_verb(group, 8) if planned else []
        return (
            bool(words)
            and words[0] in grammar.DETERMINERS
            and bool(_PLANNED_ADJECTIVES & set(words))
        )

    def is_of_plan(self, group: Group) -> bool:
        """Whether a plan is the subject: "the winter plan provides for"."""
        if PLANS.isdisjoint(self.reading.said):
            return False
        words = self.before_verb(group, 4)
        if any(pair[1] in PLANS and pair[0] in PLANS_OF_CARE for pair in pairwise(words)):
            return False
        return bool(set(words) & PLANS)

    def is_wanted(self, above: Group) -> bool:
        """Whether the clause is what somebody hopes, asks or aims for: "hopes that # will"."""
        between = self.reading.words(above.last + 1, self.place)
        if {",", ";", ":"} & set(between):
            return False
        that = between[:1] == ["that"]
        if above.lemma == "be":
            return that and self.is_aim(above)
        wanting = above.lemma in WANTING and (that or above.lemma == "hope")
        return wanting and above.tense not in ("infinitive", "gerund")

    def acts(self, group: Group) -> bool:
        """Whether the figure is the subject of what the verb says is done."""
        own = self.link.role == "subject" and self.link.group is group
        return own and not group.passive

    def is_under_way(self, group: Group) -> bool:
        """Whether a verb tells what goes on and is not done: "is recruiting #", "# being hired"."""
        if group.passive:
            return "being" in self.reading.words(group.first, group.last)
        ends = self.reading.word(group.last).endswith("ing") and group.first < group.last
        return ends and self.link.role == "object"

    def is_slipping(self, group: Group) -> bool:
        """Whether a sum's project is put off or dropped: "the £90m rebuild has slipped"."""
        link = self.reading.links[self.number]
        return group.lemma in _PUT_OFF and link.role in ("subject", "apart")

    def asks_for(self, group: Group) -> bool:
        """Whether the figure is what somebody asks or looks for: "applied to NHS England for #"."""
        if group.lemma not in _ASKING or group.passive or group.first > self.place:
            return False
        between = self.reading.words(group.last + 1, self.place)
        return "for" in between[-5:] and not {",", ";", "to"} & set(between[between.index("for") :])

    def reckons_with(self, group: Group) -> bool:
        """Whether somebody counts on the figure or gets ready for it: "is bracing for #"."""
        if group.passive or group.first > self.place or group.tense not in ("present", "past"):
            return False
        between = self.reading.words(group.last + 1, self.place)[:3]
        counts = group.lemma in _COUNTING_ON and between[:1] in (["on"], ["upon"])
        if group.lemma == "fear":
            return True
        return counts or (group.lemma in _BRACING and "for" in between)

    def is_short_of(self, group: Group) -> bool:
        """Whether somebody needs what is counted: "needs £2m", "need # more nurses"."""
        if group.passive or group.tense not in ("present", "past"):
            return False
        end = noun_phrase_end(self.reading, self.place)
        alone = end == self.place + 1 and self.setting.unit == "count"
        if alone and group.last + 1 == self.place:
            return True
        near = set(self.reading.words(self.place - 2, self.place + 2))
        more = self.setting.kind == "workforce" and near & _MORE
        return self.setting.unit == "gbp" or (bool(more) and end > self.place)

    def is_in_prospect(self, group: Group) -> bool:
        """Whether "is on the cards" or "are in the pipeline" is said of the figure."""
        offers = _OFFERS if self.setting.unit == "gbp" else frozenset[str]()
        for at in (group.last + 1, self.place + 1):
            after = self.reading.words(at, at + 3)
            opens = after[:1] in (["on"], ["in"], ["under"], ["up"])
            if opens and (_PROSPECTS | offers) & set(after[1:]):
                return True
        return False

    def is_let_go_ahead(self, group: Group) -> bool:
        """Whether a thing gets leave to begin: "was given the green light", "gets go-ahead"."""
        if group.lemma not in ("get", "give", "win", "receive", "secure", "grant", "gain"):
            return False
        if group.first < self.place and self.setting.unit != "gbp":
            return False
        if group.lemma in ("give", "grant") and not group.passive and group.first > self.place:
            return False
        after = self.reading.words(group.last + 1, group.last + 5)
        subject = self.before_verb(group, 6)
        leave = bool({"go-ahead", *_LEAVE} & set(after)) or bool(_LEAVE & set(subject[-2:]))
        return leave or ("green", "light") in pairwise(after + subject)

    def goes_on(self, group: Group) -> bool:
        """Whether an infinitive follows at once: "stand to gain"."""
        return any(g.first == group.last + 1 and g.tense == "infinitive" for g in self.groups)

    def is_past_modal(self, group: Group) -> bool:
        """Whether "could have" or "may have" tells of what is past, happened or not."""
        if self.modal(group) in ("could", "may", "might"):
            return True
        form = grammar.FORMS.get(self.reading.word(group.last))
        perfect = group.last > group.first + 1 and form is not None and form.participle
        return self.modal(group) == "would" and perfect and group.lemma != "be"

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
        bounded = self.figure_text().startswith(("no ", "at least", "a minimum", "a maximum"))
        if bounded or self.before_verb(group, 8)[:1] == ["no"]:
            return True
        share = self.setting.unit in ("percent", "ratio") and group.lemma in ("have", "be")
        return share and names_goal(self.reading.text)

    def own_stretch(self, group: Group) -> str:
        """Return the text from the figure to the next verb, to which a time belongs."""
        first = clause_start(self.reading, min(self.place, group.first))
        following = next(
            (g for g in self.reading.groups if g.first > max(self.place, group.last)), None
        )
        end = self.reading.begins[following.first] if following else len(self.reading.text)
        return self.reading.text[self.reading.begins[first] : end]

    def is_in_line(self, group: Group) -> bool:
        """Whether a body is only "in line for" or "in the running for" a sum."""
        if group.lemma != "be" or self.reading.word(group.last + 1) not in ("in", "on"):
            return False
        after = self.reading.words(group.last + 1, group.last + 5)
        return after[1:3] in (["line", "for"], ["course", "for"], ["track", "for"]) or (
            after[1:] == ["the", "running", "for"]
        )

    def opens_condition(self, group: Group) -> bool:
        """Whether the verb stands in a clause of time before what will be: "When # is spent"."""
        if _OPENING_CONDITIONS.isdisjoint(self.reading.said):
            return False
        first = clause_start(self.reading, group.first)
        earlier = left_of(self.reading, group.first)
        first = max(first, earlier.last + 1 if earlier else 0)
        if _OPENING_CONDITIONS.isdisjoint(self.reading.words(first, group.first)[:3]):
            return False
        ahead = ("future", "expect", "conditional")
        return any(g.tense in ahead for g in self.groups)

    @property
    def groups(self) -> tuple[Group, ...]:
        """The verb groups of the sentence."""
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
        """Return the word a verb group begins with: "would", "was"."""
        return self.reading.word(group.first)

    def is_there(self, group: Group) -> bool:
        """Whether things or staff will be there: "will be in post", "there will be", "to come"."""
        if self.setting.kind not in ("workforce", "activity", "digital"):
            return False
        if group.lemma in TO_COME and group.tense == "infinitive":
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

    def is_staffing(self, group: Group) -> bool:
        """Whether the staff that something takes are counted: "would take # more midwives"."""
        takes = group.lemma in ("take", "need", "require") and not group.passive
        return takes and self.setting.kind == "workforce" and self.link.role == "object"

    def is_perfect(self, group: Group) -> bool:
        """Whether an infinitive tells of what is past: "to have prevented"."""
        words = self.reading.words(group.first, group.last + 1)
        return len(words) > 2 and words[1] == "have"

    def intends(self, group: Group) -> bool:
        """Whether those counted mean to do something: "two in five plan to leave"."""
        intent = group.lemma in _INTENDING and group.tense in ("present", "past", "perfect")
        before = self.modal(group) == "had"
        return intent and not before and self.acts(group) and self.goes_on(group)

    def is_supposed(self, group: Group) -> bool:
        """Whether "if" and a past tense only suppose: "if they took #, dentists would"."""
        first = clause_start(self.reading, group.first)
        later = next((g for g in self.groups if g.first > group.last and g.finite), None)
        opens = "if" in self.reading.words(first, group.first)[:2]
        return opens and later is not None and later.tense == "conditional"

    def counts_places(self) -> bool:
        """Whether places or sites are counted rather than people."""
        end = noun_phrase_end(self.reading, self.place)
        return any(word in kinds.PLACES_SERVED for word in self.reading.words(self.place + 1, end))

    def own_action(self, group: Group) -> bool:
        """Whether the verb is something a body does itself, rather than what comes of it."""
        if group.lemma in outlook.BY_WHOM and not group.passive:
            return self.has_body_subject(group)
        return group.lemma in outlook.OWN_ACTIONS

    def has_body_subject(self, group: Group) -> bool:
        """Whether an organisation, not a thing, is what acts."""
        first = clause_start(self.reading, group.first)
        words = self.reading.words(max(first, group.first - 10), group.first)
        return any(word in outlook.BODIES for word in words)

    def before(self, group: Group) -> Group | None:
        """Return the verb before a group, from which it takes its time."""
        return left_of(self.reading, group.first)

    def main_after(self, group: Group) -> Group | None:
        """Return the first finite verb behind a group."""
        return next((g for g in self.reading.groups if g.first > group.last and g.finite), None)

    def past_condition(self, above: Group | None) -> Group | None:
        """Return the verb before a clause of condition instead of that clause's own."""
        if above is None or not above.finite or above.tense == "future":
            return above
        earlier = self.before(above)
        between = self.reading.words(earlier.last + 1, above.first) if earlier else []
        conditional = earlier is not None and earlier.tense in ("conditional", "future")
        return earlier if conditional and set(between) & {"if", "once", "unless"} else above
