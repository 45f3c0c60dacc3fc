"""What the words around a figure and the rules say together, with weights learnt from texts."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from importlib import resources
from itertools import accumulate

from ics_claims.extraction.clauses import Parse
from ics_claims.model import DIRECTIONS, KINDS, STATUSES

# Words further away say little, and a word three away weighs half as much as the nearest.
_REACH, _HALF = 12, 3
_STRENGTHS = tuple(1 / (1 + distance / _HALF) for distance in range(_REACH))
_BESIDE = 0.5
# A value of more digits than this is as large as one of so many.
_MANY = 6
BIAS = "(bias)"
AROUND = "around "
FIELDS: Mapping[str, tuple[str, ...]] = {
    "status": STATUSES,
    "direction": DIRECTIONS,
    "kind": KINDS,
}
COLUMNS = tuple(value for values in FIELDS.values() for value in values)
# All strengths are multiples of one such part of one. A value's sum of weights takes so many bits.
_WHOLE, _BITS = 360_360, 48
_PARTS = {strength: round(strength * _WHOLE) for strength in (*_STRENGTHS, _BESIDE)}
_MASK = (1 << _BITS) - 1
# A sum below zero would borrow from the one beside it.
_ABOVE_ZERO = sum(1 << _BITS * (place + 1) - 1 for place in range(len(COLUMNS)))
_ENDS = tuple(accumulate(map(len, FIELDS.values())))
# Statuses whose odds are within a tenth of each other.
_ALIKE = 10
_ENDINGS = tuple("ations ation ments ment ings ing ied ies ed es s e y".split())
# So many letters are left of a word at least.
_STEM = 3


def likeliest(found: Mapping[str, float]) -> tuple[str, ...]:
    """Return the status, the direction and the kind that most is said for, as `chosen` has them.

    `found` is what the functions below return, together.
    """
    weights = _weights()
    total = _ABOVE_ZERO + weights[BIAS] * _WHOLE
    weight_of = weights.get
    for name, strength in found.items():
        weight = weight_of(name)
        if weight is not None:
            total += weight * (_PARTS.get(strength) or round(strength * _WHOLE))
    return chosen([(total >> _BITS * place & _MASK) / _WHOLE for place in range(len(COLUMNS))])


def chosen(sums: Sequence[float]) -> tuple[str, ...]:
    """Return the value of each field with the greatest sum of weights (hundredths, by column).

    The status is empty where two are as likely as each other: a wrong guess costs more than none.
    """
    told = [
        COLUMNS[sums.index(max(sums[end - len(values) : end]), end - len(values))]
        for values, end in zip(FIELDS.values(), _ENDS, strict=True)
    ]
    first, second, *_ = sorted(sums[: len(STATUSES)], reverse=True)
    if first - second < _ALIKE:
        told[0] = ""
    return tuple(told)


def packed(weights: Iterable[int]) -> int:
    """Return weights in hundredths side by side in one number: one multiplication serves all."""
    total = 0
    for weight in reversed(list(weights)):
        total = (total << _BITS) + weight
    return total


def ruled(values: Mapping[str, str], rules: Mapping[str, str], unit: str) -> dict[str, float]:
    """Return what the rules say of each field, and which of them, with full strength.

    A rule counts for as much as it was right on labelled texts, each value also by its unit and
    by what the other fields say.
    """
    found = {"ruled " + " ".join(values.values()): 1.0}
    for field, value in values.items():
        found[f"{field} {value}"] = 1.0
        found[f"{field} {value} {unit}"] = 1.0
        found[f"{field} by {rules[field]}"] = 1.0
    return found


def words_around(
    reading: Parse, number: int, unit: str, value: float | None, counted: tuple[int, int]
) -> dict[str, float]:
    """Return what is counted, how many, the verb and the words on either side, with strengths.

    Each is named by where it stands: "counted nurs", "verb recruit", "after week"; strengths run
    from 0 to 1. `counted` are the tokens of what the figure measures.
    """
    place, (group, role) = reading.places[number], reading.links[number]
    found = {"unit " + unit: 1.0, "role " + role: 1.0}
    if value is not None:
        # Hundreds of thousands are people; organisations are counted in tens.
        found[f"{unit} of {min(len(str(int(value))), _MANY)} digits"] = 1.0
    named = [stem(word) for word in reading.words(*counted) if word[0].isalpha()]
    for word in named:
        found["counted " + word] = 1.0
    if named:
        found["head " + named[-1]] = 1.0
        found[f"head {named[-1]} {unit}"] = _BESIDE
    if group is not None:
        found["verb " + group.lemma] = 1.0
        found[f"verb {group.lemma} {role}"] = 1.0
        found["tense " + group.tense] = 1.0
    _add_side(found, "before ", reading.words(place - _REACH, place)[::-1])
    _add_side(found, "after ", reading.words(place + 1, place + 1 + _REACH))
    return found


def _add_side(found: dict[str, float], side: str, words: list[str]) -> None:
    """Add the words of one side, the nearest first, with their strengths; and the first two.

    What a text speaks of is told by its words on whichever side, near or far.
    """
    for word, strength in zip(words, _STRENGTHS, strict=False):
        stemmed = stem(word)
        found.setdefault(side + stemmed, strength)
        found[AROUND + stemmed] = 1.0
    if words:
        found[f"{side}first {words[0]}"] = 1.0
    if len(words) > 1:
        found[f"{side}first {words[0]} {words[1]}"] = 1.0


@lru_cache(maxsize=20_000)
def stem(word: str) -> str:
    """Return a word without its inflection."""
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _STEM:
            return word[: -len(ending)]
    return word


@lru_cache(maxsize=1)
def _weights() -> Mapping[str, int]:
    """Return the weights of each word and rule for the values of each field, packed.

    Weights in hundredths of three logistic regressions on the labelled texts in tests/annotated,
    which benchmarks/claim_weights.py fits and writes.
    """
    file = resources.files(__package__).joinpath("weighed.csv")
    _, *rows = csv.reader(file.read_text("utf-8").splitlines())
    return {name: packed(map(int, row)) for name, *row in rows}
