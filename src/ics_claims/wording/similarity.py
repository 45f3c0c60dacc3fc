"""What speaks for and against two claims stating the same thing, in numbers from 0 to 1."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from math import isnan, log, log10

from rapidfuzz import fuzz

from ics_claims.model import ENGLAND
from ics_claims.wording.rates import same_on_one_footing
from ics_claims.wording.statements import Statement, rarity

Sentence = tuple[str, int]
REPEATS, RENDERS, OVER_TIME = "repeats", "renders", "over time"

# Figures this far apart may be one figure, rounded.
_NEAR = 0.12
# "About a twentieth" may be 6 per cent, and "about 500 a month" 6,500 a year; what press offices
# convert they round a little in any case.
_ABOUT, _CONVERTED = 0.2, 0.05
# A bound says that the figure is not far from it: "over half" may be 58 per cent.
_BOUND = 0.35
# A figure on the wrong side of a bound is another one, but for a slip this small.
_AT_ODDS = 0.05
# Whole numbers below this stand in any text: that two agree tells little.
_COMMON = 13
# From so many significant digits on, more of them add nothing, nor do digits beyond a million.
_MOST_DIGITS = 3
_MILLION = 6
CLOSE = ("equal", "rounded", "near", "converted", "complement")
# Values as far apart as this or farther are equally unlike: twenty times.
_UNLIKE = 20.0
# "Seven in ten came" and "31 per cent stayed away" are one share, rounded, of either kind.
_WHOLE, _COMPLEMENT = 100.0, 1.5


@dataclass(frozen=True, slots=True)
class Setting:
    """What a pair is seen against: how rare words are, and what stands where in each document.

    `values` are those of each sentence; `places` run from 0 to 1 through a document.
    """

    rarity: Mapping[str, float]
    values: Mapping[Sentence, frozenset[tuple[float, float]]]
    places: Mapping[str, float]


def setting(statements: Iterable[Statement]) -> Setting:
    """Return what pairs of these claims are seen against; each document's in the text's order."""
    ready = list(statements)
    values: dict[Sentence, set[tuple[float, float]]] = {}
    for one in ready:
        values.setdefault(sentence_of(one), set()).add(one.bounds)
    long = Counter(str(one.claim["announcement_id"]) for one in ready)
    seen: Counter[str] = Counter()
    places = {}
    for one in ready:
        document = str(one.claim["announcement_id"])
        places[one.claim_id] = seen[document] / long[document]
        seen[document] += 1
    return Setting(rarity(ready), {key: frozenset(it) for key, it in values.items()}, places)


def sentence_of(one: Statement) -> Sentence:
    """Return the document and the first character of a claim's sentence."""
    return str(one.claim["announcement_id"]), int(one.claim["quote_start"])


def evidence(
    later: Statement, earlier: Statement, around: Setting, relation: str
) -> dict[str, float] | None:
    """Return what speaks for and against two claims stating the same thing, by name.

    None where they cannot: another family of units, a part and its whole, or two systems with two
    figures, however alike the words. `relation` is within a document, between documents of one
    event, or over time.
    """
    value = values(earlier, later)
    subject = _subject(earlier, later)
    if later.family != earlier.family or _part_and_whole(earlier, later, value):
        return None
    if subject == "other" and value != "equal":
        return None
    if value not in CLOSE and _converted(earlier, later):
        value = "converted"
    elif value not in CLOSE and _complement(earlier, later):
        value = "complement"
    counted = _counted(earlier, later)
    words = _near(later.near, earlier.near, around.rarity)
    beside = _shared(later.beside, earlier.beside)
    other_counted, no_word = float(counted == 0), float(words + beside == 0)
    found = {
        **_of_value(earlier, later, value, other_counted, no_word),
        "counted": counted,
        "other-counted": other_counted,
        "words": words,
        "words-beside": beside,
        "no-word": no_word,
        "subject": float(subject == "same"),
        "other-subject": float(subject == "other"),
        "one-national": float((later.system_id == ENGLAND) != (earlier.system_id == ENGLAND)),
        **_same_or_other("place", earlier, later, "place"),
        **_same_or_other("measure", earlier, later, "measure_id"),
        "kind": float(earlier.claim["kind"] == later.claim["kind"]),
        "other-direction": float(not _directions_agree(earlier, later)),
        "one-further": float(later.further != earlier.further),
        "company": float(_keep_company(later, earlier, around)),
    }
    return found | _of_relation(later, earlier, around, relation, value)


def _of_value(
    earlier: Statement, later: Statement, value: str, other_counted: float, no_word: float
) -> dict[str, float]:
    """Return what two values say: equal ones the more, the rarer their number is.

    They say less where nothing else agrees, and where both name what they count, and not the same.
    """
    if value in CLOSE[1:]:
        return {value: 1.0}
    if value != "equal":
        return {value: 1.0} | _as_written(earlier, later)
    told = min(digits(earlier), digits(later), _MOST_DIGITS)
    found = {f"equal-{told}": 1.0}
    if later.family in ("count", "gbp") and later.bounds[1] >= 1:
        found["equal-size"] = min(log10(later.bounds[1]), _MILLION) / _MILLION
    if not told:
        found |= {"common-other-counted": other_counted, "common-no-word": no_word}
    named = earlier.claim["measured"] != "" != later.claim["measured"]
    found |= {"equal-alone": other_counted * no_word, "equal-named": other_counted * named}
    return found


def _of_relation(
    later: Statement, earlier: Statement, around: Setting, relation: str, value: str
) -> dict[str, float]:
    """Return what counts in one relation only.

    A rendition keeps its source's order; what the headline says is taken up in the body.
    """
    if relation == RENDERS:
        apart = abs(around.places[later.claim_id] - around.places[earlier.claim_id])
        return {"order": 1 - apart}
    if relation == REPEATS:
        first, second = earlier.claim["paragraph"], later.claim["paragraph"]
        return {"repeats": 1.0, "headline": float(first == 1 < second)}
    # What is restated later is expected to have moved.
    found = {"over-time": 1.0, "one-quantity": float(_one_quantity(later, earlier))}
    return found | ({f"{value}-over-time": 1.0} if value not in CLOSE else {})


def _one_quantity(first: Statement, second: Statement) -> bool:
    """Whether two documents state one quantity by definition, whatever its value.

    The same measure of one system, or the people or the systems covered in the country.
    """
    fields = ("system_id", "kind", "unit", "direction")
    same = all(first.claim[name] == second.claim[name] for name in fields)
    if not same or _counted(first, second) < 1:
        return False
    if first.system_id == ENGLAND:
        return first.claim["kind"] in ("coverage", "structure")
    measure = first.claim["measure_id"]
    return measure == second.claim["measure_id"] and "" not in (measure, first.system_id)


def _keep_company(first: Statement, second: Statement, around: Setting) -> bool:
    """Whether both sentences have another value in common."""
    shared = around.values[sentence_of(first)] & around.values[sentence_of(second)]
    return bool(shared - {first.bounds, second.bounds})


def _part_and_whole(first: Statement, second: Statement, value: str) -> bool:
    """Whether one is the whole of "35 of 42" and the other not; "190 practices" may be a whole."""
    roles = {first.role, second.role}
    return "whole" in roles and len(roles) == 2 and ("" not in roles or value != "equal")


def _converted(first: Statement, second: Statement) -> bool:
    """Whether one value is the other's for another time: 500 a month and 6,000 a year."""
    if first.family not in ("count", "gbp") or isnan(first.bounds[1]) or isnan(second.bounds[1]):
        return False
    slack = _CONVERTED if {first.claim["hedge"], second.claim["hedge"]} <= {"exact"} else _ABOUT
    return same_on_one_footing(
        first.bounds[1],
        first.times,
        first.years,
        second.bounds[1],
        second.times,
        second.years,
        slack,
    )


def _complement(first: Statement, second: Statement) -> bool:
    """Whether one is the share that did and the other the share that did not."""
    together = first.bounds[1] + second.bounds[1]
    return first.family == "share" and abs(together - _WHOLE) <= _COMPLEMENT


def _same_or_other(name: str, first: Statement, second: Statement, column: str) -> dict[str, float]:
    """Return whether both say the same in a column, and whether they say two things."""
    said = {first.claim[column], second.claim[column]}
    return {
        name: float(len(said) == 1 and "" not in said),
        f"other-{name}": float(len(said) == 2 and "" not in said),
    }


def _shared(first: frozenset[str], second: frozenset[str]) -> float:
    return len(first & second) / max(1, min(len(first), len(second)))


def values(first: Statement, second: Statement) -> str:
    """Return how two values compare: equal, rounded, near, alike in size, or apart."""
    (low, high), (other_low, other_high) = first.bounds, second.bounds
    if (low, high) == (other_low, other_high):
        return "equal"
    at_odds = _beyond(first, other_low) or _beyond(second, low)
    about = "about" in (first.claim["hedge"], second.claim["hedge"])
    slack = (_AT_ODDS if at_odds else _ABOUT if about else _NEAR) * max(high, other_high)
    if low <= other_high + slack and other_low <= high + slack:
        points = low == high and other_low == other_high
        return "rounded" if points and _rounded(low, other_low) else "near"
    if _within(first, other_low) or _within(second, low):
        return "near"
    smaller, larger = sorted((high, other_high))
    return "alike" if smaller * 3 >= larger else "apart"


def _as_written(first: Statement, second: Statement) -> dict[str, float]:
    """Return how far two unequal values are apart, and whether one may be the other misread.

    A slip leaves the digits as they were but for their order or the size ("21" for "12", "£24m"
    for "£240m"), or mistakes one of three and more ("431 homes" for "451 homes").
    """
    value, other = first.bounds[1], second.bounds[1]
    if not (value > 0 and other > 0):
        return {}
    apart = min(abs(log(value / other)), log(_UNLIKE)) / log(_UNLIKE)
    return {"apart-by": apart, "slip": float(_slipped(_digits_of(value), _digits_of(other)))}


def _digits_of(value: float) -> str:
    """Return the significant digits of a value."""
    return f"{value:.6g}".partition("e")[0].replace(".", "").strip("0")


def _slipped(first: str, second: str) -> bool:
    if max(len(first), len(second)) < 2:
        return False
    one_other = sum(digit != other for digit, other in zip(first, second, strict=False)) == 1
    mistaken = len(first) == len(second) >= 3 and one_other
    return sorted(first) == sorted(second) or mistaken


def _beyond(bounded: Statement, value: float) -> bool:
    """Whether a value lies on the wrong side of a floor or a ceiling."""
    low, high = bounded.claim["value_low"], bounded.claim["value_high"]
    bound = bounded.bounds[0]
    if high is None or high != high:
        return value < bound
    return (low is None or low != low) and value > bound


def _within(bounded: Statement, value: float) -> bool:
    """Whether a floor or a ceiling holds for a value that is not far from it."""
    low, high = bounded.claim["value_low"], bounded.claim["value_high"]
    bound = bounded.bounds[0]
    if high is None or high != high:
        return bound <= value <= bound * (1 + _BOUND)
    return (low is None or low != low) and bound * (1 - _BOUND) <= value <= bound


def digits(one: Statement) -> int:
    """Return the significant digits of a value; whole numbers that are common have none."""
    low = one.bounds[0]
    if low != low or (one.family != "gbp" and low < _COMMON and low.is_integer()):
        return 0
    return len(_digits_of(low))


def _rounded(first: float, second: float) -> bool:
    """Whether one is the other with fewer significant digits."""
    return any(
        float(f"{exact:.{places}g}") == rough
        for exact, rough in ((first, second), (second, first))
        for places in (1, 2, 3)
    )


def _counted(first: Statement, second: Statement) -> float:
    """Return how much of the shorter measured phrase stands in the other, near-spellings too."""
    if not first.counted or not second.counted:
        return 0.5
    shorter, longer = sorted((first.counted, second.counted), key=len)
    found = [max(fuzz.ratio(word, other) for other in longer) for word in set(shorter)]
    return sum(score >= 85 for score in found) / len(found)


def _near(
    first: Mapping[str, float], second: Mapping[str, float], rarity: Mapping[str, float]
) -> float:
    """Return the weight of the shared words around both figures over the lighter one's."""
    shared = sum(
        min(first[word], second[word]) * rarity.get(word, 1.0) for word in first.keys() & second
    )
    whole, other = (
        sum(weight * rarity.get(word, 1.0) for word, weight in words.items())
        for words in (first, second)
    )
    if not whole or not other:
        return 0.0
    return (shared / min(whole, other) + 2 * shared / (whole + other)) / 2


def _subject(first: Statement, second: Statement) -> str:
    subjects = {first.system_id, second.system_id}
    if len(subjects) == 1 and not subjects & {"", ENGLAND}:
        return "same"
    return "open" if len(subjects) == 1 or subjects & {"", ENGLAND} else "other"


def _directions_agree(first: Statement, second: Statement) -> bool:
    directions = {first.claim["direction"], second.claim["direction"]} - {""}
    return len(directions) <= 1
