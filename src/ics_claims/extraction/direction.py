"""Whether a figure says more, less or neither: the order in which the rules are asked."""

from __future__ import annotations

from collections.abc import Callable

from ics_claims.extraction.change_words import DOWN, LEVEL, UP, of_the_words
from ics_claims.extraction.changes import (
    NOUNS_OF_CHANGE,
    WITHOUT_CUES,
    being,
    brought_below,
    change_noun,
    changed_by,
    creeps_up,
    done_without,
    governed,
    labelled,
    modifier,
    off_the,
    participle_after,
    reaching,
    taken_off,
    to_be,
)
from ics_claims.extraction.clauses import Parse, before_figure, clause_start, noun_phrase_end
from ics_claims.extraction.comparing import (
    COMPARED,
    HIGHER,
    LONGEST_OBJECT,
    LOWER,
    comparator,
    from_to,
    is_share,
    multiple,
    postposed,
    record,
    sign,
    since_earlier,
    then_and_now,
)
from ics_claims.extraction.gains import NOT_HAPPENING, not_happening, taken_on
from ics_claims.extraction.lexicon import trend
from ics_claims.model import Unit

_PLANNED = frozenset("plan plans planned target targets goal aim needed required set".split())
# After a sum these belong to what follows: "£3m up front", "£5m under the deal".
_ASIDE_OF = frozenset("up down below under above".split())
_EQUAL = frozenset("equivalent equal amounts amounting".split())
_CUTS = frozenset("cuts cut savings synergies efficiencies reductions".split())
_SAVED_BY = trend.DOWN_VERBS | {"release"}
_BUDGETED = _PLANNED | {"should", "expected", "budget"}


def direction_of(
    reading: Parse, number: int, unit: str, values: tuple[float | None, ...]
) -> tuple[str, str]:
    """Return the direction of a figure and the rule that told it.

    `unit` is the figure's, `values` are those of the figure before it, its own and of the next.
    """
    place = reading.places[number]
    figure = reading.written(place)
    found = from_to(reading, number, values)
    if found:
        return found, "from-to"
    if reading.word(place - 1) == "of" and reading.word(place - 2) in trend.BASES:
        return LEVEL, "base"
    found = then_and_now(reading, number, unit, values)
    if found:
        return found, "then-and-now"
    found = since_earlier(reading, number, unit, values)
    if found:
        return found, "since-earlier"
    if unit == "gbp":
        return _of_money(reading, number, place)
    said = reading.said
    for rule, tell, cues in _RULES:
        if cues and cues.isdisjoint(said):
            continue
        found = tell(reading, number, place)
        if found:
            return found, rule
    found = multiple(reading, number, figure, unit)
    return (found, "multiple") if found else (of_the_words(figure), "none")


def _equal_to(reading: Parse, number: int, place: int) -> str:
    """Return the direction of the sum that a share only puts otherwise: "equal to 5%"."""
    if not number or reading.word(place - 1) != "to" or reading.word(place - 2) not in _EQUAL:
        return ""
    start = reading.begins[reading.places[number - 1]]
    unit: Unit = "gbp" if reading.text[start] == "£" else "count"
    return direction_of(reading, number - 1, unit, (None, None))[0]


def _of_them(reading: Parse, number: int, place: int) -> str:
    """Return the direction of what "six of them" or "16 of whom" is a part of."""
    part = reading.words(place + 1, place + 3)
    if part not in (["of", "them"], ["of", "whom"], ["of", "these"]) or is_share(reading, place):
        return ""
    whole = number - 1
    if number and any(
        reading.places[whole] < group.first and group.last == place - 1 for group in reading.groups
    ):
        # "opened 46 beds and will keep 30 of them": a verb of its own.
        return ""
    chained = number and reading.words(reading.places[whole] + 1, reading.places[whole] + 3) == part
    if number and not chained:
        return direction_of(reading, whole, "count", (None, None))[0]
    first = reading.word(clause_start(reading, place))
    opening = reading.word(0)
    return UP if first in ("extra", "additional") or opening in ("extra", "additional") else ""


def _of_money(reading: Parse, number: int, place: int) -> tuple[str, str]:
    """Return level for sums, unless they are saved, added or the size of a change."""
    near = reading.words(place - 4, place + 5)
    link = reading.links[number]
    if reading.word(place - 1) in COMPARED:
        return LEVEL, "comparator"
    earlier = reading.places[number - 1] if number else 0
    chained = reading.words(earlier - 2, earlier) == ["of", "which"]
    if number and not chained and reading.words(place - 2, place) == ["of", "which"]:
        return _of_money(reading, number - 1, earlier)[0], "of-which"
    part = reading.words(place + 1, place + 3) in (["of", "it"], ["of", "that"])
    if number and part and reading.text[reading.begins[earlier]] == "£":
        return _of_money(reading, number - 1, earlier)[0], "part-of"
    if number and _is_target_of(reading, number, place):
        return _of_money(reading, number - 1, earlier)[0], "target-of"
    found = changed_by(reading, number, place)
    if found:
        return found, "by-to"
    lemma = link.group.lemma if link.group else ""
    passive = link.group is not None and link.group.passive
    if lemma == "cost" and link.role == "object":
        return LEVEL, "cost"
    governed = link.role == "object" or (link.role == "subject" and passive)
    saved = lemma in _SAVED_BY and governed
    if lemma == "release" and link.group is not None:
        # A funder that releases money gives it; others save it.
        first = link.group.first
        saved = saved and not set(reading.words(first - 4, first)) & trend.FUNDERS
    if taken_off(reading, number, place) or _is_worth_saved(reading, number, place):
        return DOWN, "saved"
    if saved or any(word in trend.SAVING_WORDS for word in near):
        return DOWN, "saved"
    if reading.words(place + 1, place + 3) in (["for", "every"], ["for", "each"]):
        return LEVEL, "return"
    if reading.word(place + 1) == "of" and set(reading.words(place + 2, place + 4)) & _CUTS:
        return DOWN, "saved"
    if reaching(reading, number, place) or _is_added_to(reading, number, place):
        return UP, "reaching"
    if creeps_up(reading, number, place):
        return UP, "up-to"
    noun = change_noun(reading, number, place)
    if noun and "boost" not in near and "uplift" not in near:
        return noun, "change-noun"
    before = reading.words(place - 2, place)
    added = any(word in ("extra", "additional", "further") for word in before)
    if added and before[-1] != ",":
        return UP, "added"
    after = reading.words(place + 1, place + 3)
    if after[:1] and after[0] in LOWER - _ASIDE_OF and not _is_than_planned(reading, place):
        return DOWN, "less"
    if after[:1] and after[0] in HIGHER - _ASIDE_OF and not _is_than_planned(reading, place):
        return UP, "added"
    # "Additional roles" is what the scheme for staff in general practice is called.
    named = reading.word(place + 3) == "roles"
    added = after in (["of", "extra"], ["of", "additional"]) and not named
    if after[:1] in (["more"], ["extra"]) or added:
        return UP, "added"
    return LEVEL, "sum"


def _is_added_to(reading: Parse, number: int, place: int) -> bool:
    """Whether a sum comes on top of what is paid: "will add £2m to costs"."""
    group, role = reading.links[number]
    adds = group is not None and group.lemma == "add" and group.last < place and role == "object"
    return adds and "to" in reading.words(place + 1, place + 6)


def _is_than_planned(reading: Parse, place: int) -> bool:
    """Whether a sum is only set against what it should be: "£7m worse than plan"."""
    after = reading.words(place + 2, place + 8)
    return after[:1] == ["than"] and bool(set(after) & _BUDGETED)


def _is_target_of(reading: Parse, number: int, place: int) -> bool:
    """Whether a sum is what the sum before it was meant to be: "short of the £16m planned"."""
    earlier = reading.places[number - 1]
    between = reading.words(earlier + 1, place)
    if reading.text[reading.begins[earlier]] != "£" or len(between) > 2 * LONGEST_OBJECT:
        return False
    beside = {*between[-4:], *reading.words(place + 1, place + 6)}
    return bool(set(between[-4:]) & {"against", "short", "versus"} and beside & _PLANNED)


def _is_worth_saved(reading: Parse, number: int, place: int) -> bool:
    """Whether a sum is what something saved is worth: "900 bed days freed, worth £2m"."""
    group = reading.links[number].group
    valued = reading.word(place - 1) == "at" and group is not None and group.lemma == "value"
    if not number or not (valued or reading.word(place - 1) == "worth"):
        return False
    return direction_of(reading, number - 1, "count", (None, None))[0] == DOWN


def _gapped(reading: Parse, number: int, place: int) -> str:
    """Return the direction of a figure whose verb is left out: "and its reach to 2 million"."""
    if not number:
        return ""
    earlier = reading.places[number - 1]
    between = reading.words(earlier + 1, place)
    if "and" not in between or any(earlier < group.first < place for group in reading.groups):
        return ""
    one, other = before_figure(reading, earlier), before_figure(reading, place)
    after = noun_phrase_end(reading, place)
    both_from = reading.word(after) == "from" and "from" in between and between[-1] == "and"
    if not both_from and not (one == other and one in ("to", "by") and between.count("and") == 1):
        return ""
    sum_of = reading.text[reading.begins[earlier]] == "£"
    return direction_of(reading, number - 1, "gbp" if sum_of else "count", (None, None))[0]


# Asked in this order; those with words only where the sentence has one of them.
_Rule = Callable[[Parse, int, int], str]
_ANYWHERE: frozenset[str] = frozenset()
_RULES: tuple[tuple[str, _Rule, frozenset[str]], ...] = (
    ("below", brought_below, _ANYWHERE),
    ("off", off_the, frozenset(["off"])),
    ("record", record, frozenset(["record", "high", "low"])),
    ("reaching", reaching, _ANYWHERE),
    ("change-is", being, trend.CHANGE_NOUNS),
    ("done-without", done_without, WITHOUT_CUES),
    ("equal-to", _equal_to, _EQUAL),
    ("taken-off", taken_off, _ANYWHERE),
    ("sign", sign, _ANYWHERE),
    ("comparator", comparator, COMPARED | {"compared", "average"}),
    ("change-noun", change_noun, NOUNS_OF_CHANGE),
    ("modifier", modifier, _ANYWHERE),
    ("up-from", postposed, frozenset(["up", "down", "than"])),
    ("by-to", changed_by, _ANYWHERE),
    ("verb", governed, _ANYWHERE),
    ("gapped", _gapped, frozenset(["and"])),
    ("to-be", to_be, frozenset(["to"])),
    ("participle", participle_after, _ANYWHERE),
    ("labelled", labelled, frozenset([":"])),
    ("taken-on", taken_on, _ANYWHERE),
    ("of-them", _of_them, frozenset(["of"])),
    ("not-happening", not_happening, NOT_HAPPENING),
)
