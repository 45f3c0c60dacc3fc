"""Figures that go on about another one, and which kind they have from it."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from ics_claims.extraction.clauses import Parse, before_figure, clause_end
from ics_claims.extraction.facts import SHARES, Around, class_of, falls
from ics_claims.extraction.lexicon import grammar, kinds, trend

OWN_PARTS = (["of", "which"], ["of", "that"], ["of", "it"], ["of", "them"], ["of", "whom"])
_MULTIPLE = re.compile(
    r"(?:\btwice|\bthrice|\bdouble|\btreble|times|again)$|"
    r"^(?:twice|thrice|double|treble|half as)\b",
    re.I,
)
# Words between a share and the sum it is a share of.
NEAR = 7
# How often one figure is followed to another.
FOLLOWED = 3
# How many words back a figure without a noun may refer within its sentence.
_REFERRED = 24
_YARDSTICKS = frozenset(
    "target plan goal aim trajectory limit cap expectation ceiling high low peak record baseline "
    "forecast estimate average maximum minimum threshold benchmark trough tally".split()
)
# What became of some of those spoken of before.
_FATES = (kinds.FATE_WORDS | grammar.words("found cured confirmed")) - {"reside", "slept"}
_EQUAL = frozenset("equivalent equal amounts amounting".split())
PRONOUNS = frozenset("it that this they".split())


_Reader = Callable[["Referring", int, str], str]


@dataclass(slots=True)
class Referring:
    """A figure in its sentence, and how often one figure was followed to another to reach it."""

    reading: Parse
    number: int
    units: Sequence[str]
    around: Around
    depth: int
    # How another figure of the sentence is read.
    read: _Reader

    @property
    def place(self) -> int:
        """The figure's token."""
        return self.reading.places[self.number]

    @property
    def unit(self) -> str:
        """The figure's unit."""
        return self.units[self.number]

    def before(self, direction: str = "level") -> str:
        """Return the kind of the figure before."""
        return self.at(self.number - 1, direction)

    def at(self, number: int, direction: str = "level") -> str:
        """Return the kind of another figure of the sentence."""
        return self.read(self, number, direction)

    def unit_before(self) -> str:
        """Return the unit of the figure before, empty for the first."""
        return self.units[self.number - 1] if self.number else ""

    def alike(self) -> int:
        """Return the number of the last figure before that measures in the same, else -1."""
        wanted = class_of(self.unit)
        for number in range(self.number - 1, -1, -1):
            if self.place - self.reading.places[number] > _REFERRED:
                break
            if class_of(self.units[number]) == wanted:
                return number
        return -1

    def referred(self, direction: str = "level") -> str:
        """Return the kind of the claim that a figure without a noun refers back to."""
        number = self.alike() if self.depth < FOLLOWED else -1
        if number >= 0:
            return self.at(number, direction)
        return self.around.kinds.get(class_of(self.unit), "")


def echo(figure: Referring, direction: str, kind: str) -> tuple[str, str] | None:
    """Return the kind of the figure before that this one only multiplies, shares or repeats."""
    reading, number, unit, place = figure.reading, figure.number, figure.unit, figure.place
    following = reading.places[number + 1] if number + 1 < len(reading.places) else 0
    # "40% of the £3m", "more than half, £3m, would go": a share of the money.
    money = 0 < following - place <= NEAR and figure.units[number + 1] == "gbp"
    if unit in SHARES and money and (reading.word(place + 1) == "of" or following == place + 2):
        if set(reading.words(place, following)) & kinds.SUMS_OF_RESULT:
            return "outcome", "share-of-sum"
        return figure.at(number + 1, direction), "share-of-sum"
    if not number:
        return None
    if unit in SHARES and reading.word(place - 1) == "to" and reading.word(place - 2) in _EQUAL:
        return figure.before(direction), "equal-to"
    people = reading.words(place + 1, place + 4) == ["of", "the", "population"]
    if unit in SHARES and people and reading.word(place - 1) == ",":
        return figure.before(direction), "apposed"
    if unit in (*SHARES, "count") and _compares(reading, place, kind):
        found = figure.before(direction)
        lessened = found == "activity" and direction == "decrease"
        return ("outcome" if lessened else found), "compared"
    grown = reading.written(reading.places[number - 1]).lower().endswith(("bled", "pled"))
    if grown and not kind and before_figure(reading, place) == "to":
        return figure.before(direction), "multiplied-to"
    bare = reading.word(place + 1) in ("more", "fewer") and not kind and unit in ("count", "rate")
    if bare:
        found = figure.before()
        if found == "workforce" or class_of(figure.unit_before()) == "time":
            return found, "bare;more"
    part = reading.words(place + 1, place + 3) in OWN_PARTS
    if part and figure.before() == "workforce":
        return "workforce", "part-of"
    if part and unit in SHARES and figure.unit_before() == "gbp":
        return figure.before(direction), "part-of"
    if part and unit in ("count", "rate") and not kind:
        fate = _FATES.intersection(reading.words(place + 3, clause_end(reading, place)))
        return ("outcome", "fate") if fate else (figure.before(), "part-of")
    if unit == "ratio" and _MULTIPLE.search(reading.written(place)):
        bare = kind == "" or reading.word(place + 1) in ("the", "that", "as", "what")
        if bare:
            return figure.before(direction), "multiple-of"
    group = reading.links[number].group
    again = unit == "count" and not kind and group is not None and group.lemma == "be"
    if again and group is not None and reading.word(group.first - 1) in PRONOUNS:
        return figure.before(direction), "again"
    return None if kind else _paired(figure, direction)


def _paired(figure: Referring, direction: str) -> tuple[str, str] | None:
    """Return the kind of the figure before for "to # from #", "up from #", "a target of #"."""
    reading, place = figure.reading, figure.place
    number = figure.alike()
    if number < 0:
        return None
    before, two_before = before_figure(reading, place), reading.word(place - 2)
    earlier = before_figure(reading, reading.places[number])
    near = place - reading.places[number] <= _REFERRED // 2
    if near and (before, earlier) in (("from", "to"), ("to", "from")):
        found = figure.at(number, direction)
        lessened = found == "activity" and (
            direction == "decrease" or falls(reading, figure.number)
        )
        return ("outcome" if lessened else found), "pair"
    form = grammar.FORMS.get(two_before)
    if before == "to" and form is not None and form.gerund and trend.changes(form.lemma):
        return figure.at(number, direction), "going-on-to"
    if before == "from" and two_before in ("up", "down"):
        return figure.at(number, "increase" if two_before == "up" else "decrease"), "up-from"
    if before in ("with", "to", "against") and (two_before == "compared" or before == "against"):
        return figure.at(number, direction), "compared-with"
    if before == "of" and two_before in _YARDSTICKS:
        return figure.at(number), "yardstick"
    if reading.words(place + 1, place + 4) == ["of", "the", "total"]:
        return figure.at(number), "of-total"
    return None


def _is_apposed_change(reading: Parse, place: int) -> bool:
    """Whether a change is told behind a comma, as in "9,000 calls, a drop of 5%"."""
    opening = reading.words(place - 5, place - 1)
    if "," not in opening:
        return False
    told = opening[opening.index(",") + 1 :]
    if any(at in reading.taken for at in range(place - 1 - len(told), place - 1)):
        return False
    return any(word in trend.CHANGE_NOUNS or word in ("up", "down") for word in told)


def _compares(reading: Parse, place: int, kind: str) -> bool:
    """Whether a share says how the figure before changed: "£3m, up 5%", "90 calls, 5% more"."""
    after = reading.word(place + 1)
    if reading.word(place - 1) in ("up", "down") and reading.word(place - 2) in (",", "(", "–"):
        return True
    if reading.word(place - 1) == "of" and reading.word(place - 2) in trend.BETTER_NOUNS:
        return reading.word(place + 1) == "on" or kind == ""
    if reading.word(place - 1) in ("of", "by") and _is_apposed_change(reading, place):
        return True
    apart = reading.word(place - 1) in (",", "(", "–")
    return apart and after in ("more", "fewer", "up", "down", "higher", "lower") and not kind
