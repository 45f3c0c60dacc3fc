"""What a sum of money is: put in, or a result such as a saving or a deficit."""

from __future__ import annotations

from dataclasses import dataclass

from ics_claims.extraction.clauses import Parse, clause_start
from ics_claims.extraction.lexicon import grammar, kinds, trend
from ics_claims.extraction.referring import FOLLOWED, NEAR, OWN_PARTS, Referring

PUTTING_IN = frozenset(
    "set reserve invest spend put commit inject allocate devote earmark award plough pump channel "
    "steer redirect dedicate sink".split()
)
_RUN_UP = frozenset(
    "backlog deficit gap shortfall debt debts overspend overspending overspends underspend bill "
    "surplus loss losses deficits".split()
)
_AMOUNTING = frozenset("be total reach hit come_to stand average".split())
_FORESEEING = frozenset("forecast predict project report post record".split())
_EXTREMES = frozenset("largest smallest biggest highest lowest worst best rest remainder".split())
_TAKING = frozenset("take strip cut knock shave trim lop slash wipe".split())
_BENEFITS = frozenset("benefit benefits payback synergies".split())
_UNCLAIMED = frozenset("unpaid unclaimed missed due".split())
# What a body takes in says how large it is.
_SIZES = frozenset("income turnover revenue revenues sales".split())
_RETURNING = frozenset("get pay give bring put".split())
_BUDGETS = frozenset(
    "pot purse budget budgets allowance allowances allocation grant funding".split()
)
_FALLING = trend.DOWN_VERBS | {"go_down"}
_PRICES = _BUDGETS | {"cost", "costs", "price"}


@dataclass(slots=True)
class _Sum:
    """A sum with its verb, the words about it, those of the verb's subject and those behind it."""

    figure: Referring
    direction: str
    lemma: str
    role: str
    near: set[str]
    subject: set[str]
    after: list[str]

    @property
    def before(self) -> list[str]:
        """The two words before the sum."""
        place = self.figure.place
        return self.figure.reading.words(place - 2, place)

    @property
    def active(self) -> bool:
        """Whether the verb is active."""
        group = self.figure.reading.links[self.figure.number].group
        return group is not None and not group.passive


def kind_of_money(figure: Referring, direction: str, noun: list[str]) -> tuple[str, str]:
    """Return the kind of a sum, and the rule: investment unless something makes it a result."""
    reading, number, place = figure.reading, figure.number, figure.place
    group = reading.links[number].group
    if group is not None and group.passive and group.lemma in PUTTING_IN and group.first > place:
        return "investment", "money-put-in"
    whole = reading.words(place + 1, place + 3) in OWN_PARTS
    whole = whole or reading.words(place - 2, place) in (["of", "which"], ["balance", "of"])
    if number > 0 and figure.depth < FOLLOWED and whole:
        return figure.before(direction), "part-of"
    told = _sum_of(figure, direction, noun)
    if rule := _is_put_in(told):
        return "investment", rule
    same = _same_sum(figure, told.lemma, told.subject)
    if same:
        return same, "money-said-before"
    if rule := _is_result(told):
        return "outcome", rule
    return "investment", "money"


def _sum_of(figure: Referring, direction: str, noun: list[str]) -> _Sum:
    """Return a sum with what its rules look at."""
    reading, number, place = figure.reading, figure.number, figure.place
    link = reading.links[number]
    group = link.group
    earlier = reading.places[number - 1] if number else -1
    start = max(place - NEAR + 1, clause_start(reading, place), earlier)
    if reading.words(place - 2, place) == [",", "of"]:
        start = place - 4
    if reading.word(place - 1) == "(":
        # "The largest deficit is in the north (£198m)": what the bracket puts a sum on.
        start = clause_start(reading, place - 2)
    after = reading.words(place + 1, min(place + 5, _stop_after(reading, place)))
    near = set(noun) | set(reading.words(start, place)) | set(after)
    first = max(0, group.first - NEAR - 3) if group else place
    subject = set(reading.words(first, group.first)) if group else set()
    lemma = group.lemma if group else ""
    return _Sum(figure, direction, lemma, link.role, near, subject, after)


def _is_put_in(told: _Sum) -> str:
    """Return the rule by which a sum is money put in, or nothing."""
    if told.after[:1] == ["of"] and set(told.after[-2:]) & {"support", "funding"}:
        return "money-support"
    if told.subject & _BUDGETS and told.active and told.before[-1] in ("to", "by"):
        return "money-budget"
    if told.before == ["cut", "of"] and set(told.after) & _BUDGETS:
        return "money-budget"
    if told.lemma == "release" and told.subject & trend.FUNDERS:
        return "money-released"
    if told.active and told.lemma in PUTTING_IN and told.role == "object":
        return "money-put-in" if told.direction != "decrease" else ""
    return ""


def _is_result(told: _Sum) -> str:
    """Return the rule by which a sum is a result such as a saving or a deficit, or nothing."""
    figure, lemma, after = told.figure, told.lemma, told.after
    reading = figure.reading
    group = reading.links[figure.number].group
    sold = {"surplus"} if lemma == "sell" else set()
    if (told.near & kinds.SUMS_OF_RESULT) - sold - _SIZES or told.direction == "decrease":
        return "money-result"
    if _BENEFITS & set(reading.words(figure.place - 4, figure.place)):
        return "money-result"
    written_off = lemma == "write" and group is not None and reading.word(group.last + 1) == "off"
    if lemma == "owe" or written_off or (_UNCLAIMED & told.near and "benefits" in told.near):
        return "money-result"
    if set(after[:4]) & {"less", "lower", "cheaper"} and after[:1] != ["less"]:
        return "money-result"
    back = group is not None and reading.word(group.last + 1) == "back"
    taken = lemma in _TAKING and (after[:2] == ["out", "of"] or after[:1] == ["off"])
    if (back and lemma in _RETURNING) or taken or (lemma in _TAKING and "bills" in after):
        return "money-result"
    if _is_off_plan(after) or _is_worth_of_result(figure, lemma):
        return "money-result"
    grown = told.role in ("to", "by", "at") and (trend.changes(lemma) or lemma in ("stand", "be"))
    grown = grown or (told.role == "object" and lemma in _AMOUNTING)
    if grown and told.subject & _RUN_UP and not (told.subject & _BUDGETS and told.active):
        return "money-result"
    if told.before[-1:] == ["from"] and lemma in _FALLING:
        return "money-result"
    if lemma == "cost" and group is not None and group.finite:
        bearer = reading.words(group.last + 1, figure.place)
        if set(bearer) & kinds.BEARERS:
            return "money-cost"
    return ""


def _same_sum(figure: Referring, lemma: str, subject: set[str]) -> str:
    """Return "outcome" for a sum that goes on about one: "the largest was #", "they forecast #"."""
    reading, place = figure.reading, figure.place
    group = reading.links[figure.number].group
    goes_on = group is not None and reading.word(group.last + 1) == "it" and lemma == "put"
    goes_on = goes_on or reading.words(place + 1, place + 3) in (["less", "than"], ["more", "than"])
    extreme = lemma == "be" and bool(subject & _EXTREMES)
    if lemma not in _FORESEEING and not extreme and not goes_on:
        return ""
    if subject & _PRICES:
        return ""
    found = figure.around.kinds.get("gbp", "")
    number = figure.alike()
    if number >= 0 and figure.depth < FOLLOWED:
        found = figure.at(number)
    return "outcome" if found == "outcome" else ""


def _stop_after(reading: Parse, place: int) -> int:
    """Return the token of the next semicolon or stop, after which something else is said."""
    at = place + 1
    while reading.word(at) not in (";", ".", ""):
        at += 1
    return at


def _is_off_plan(after: list[str]) -> bool:
    """Whether a sum says how far a body is from its budget: "£3m under budget", "in the red"."""
    words = [word for word in after if word not in grammar.ADVERBS]
    return (
        words[:2] in (["under", "budget"], ["over", "budget"], ["worse", "than"], ["off", "plan"])
        or words[:2] in (["behind", "plan"], ["ahead", "of"], ["better", "than"], ["short", "of"])
        or words[:2] in (["better", "off"], ["worse", "off"])
        or words[:3] in (["in", "the", "red"], ["in", "the", "black"], ["adrift", "of", "plan"])
    )


def _is_worth_of_result(figure: Referring, lemma: str) -> bool:
    """Whether a sum puts a price on the result before it: "# bed days freed, worth £2m"."""
    reading, place = figure.reading, figure.place
    priced = reading.word(place - 1) == "worth" or (
        lemma == "value" and reading.word(place - 1) == "at"
    )
    if not priced or not figure.number or figure.depth >= FOLLOWED:
        return False
    return figure.before() == "outcome"
