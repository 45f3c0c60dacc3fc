"""What the words around a figure say of its kind, each with a weight learnt from labelled texts."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping
from functools import lru_cache
from importlib import resources

from ics_claims.extraction.clauses import Parse
from ics_claims.model import KINDS

# Words further away say little, and a word three away weighs half as much as the nearest.
_REACH, _HALF = 12, 3
_STRENGTHS = tuple(1 / (1 + distance / _HALF) for distance in range(_REACH))
_BESIDE = 0.5
# How much more the rules' kind weighs than any other, in log odds: of 1, 1.5, 2 and 2.5 the best on
# labelled passages left out of the fit that does not unsay the rules on the known documents.
OF_RULES = 2.5
BIAS = "(bias)"
# All strengths are multiples of one such part of one. A kind's sum of weights takes so many bits.
_WHOLE, _BITS = 360_360, 48
_PARTS = {strength: round(strength * _WHOLE) for strength in (*_STRENGTHS, _BESIDE)}
_MASK = (1 << _BITS) - 1
# A sum below zero would borrow from the one beside it.
_ABOVE_ZERO = sum(1 << _BITS * (place + 1) - 1 for place in range(len(KINDS)))
_OF_RULES = round(100 * OF_RULES) * _WHOLE
_ENDINGS = tuple("ations ation ments ment ings ing ied ies ed es s e y".split())
# So many letters are left of a word at least.
_STEM = 3


def likeliest(found: Mapping[str, float], ruled: str) -> str:
    """Return the kind that the words speak for most, the rules' kind having a start.

    `found` are the words as `words_around` returns them; `ruled` is what the rules say, or empty.
    """
    kinds, weights = _weights()
    total = _ABOVE_ZERO + weights[BIAS] * _WHOLE
    weight_of = weights.get
    for name, strength in found.items():
        weight = weight_of(name)
        if weight is not None:
            total += weight * (_PARTS.get(strength) or round(strength * _WHOLE))
    if ruled in kinds:
        total += _OF_RULES << _BITS * kinds.index(ruled)
    sums = [total >> _BITS * place & _MASK for place in range(len(kinds))]
    return kinds[sums.index(max(sums))]


def packed(weights: Iterable[float]) -> int:
    """Return weights in hundredths side by side in one number: one multiplication serves all."""
    total = 0
    for weight in reversed(list(weights)):
        total = (total << _BITS) + round(100 * weight)
    return total


def words_around(
    reading: Parse, number: int, unit: str, counted: tuple[int, int]
) -> dict[str, float]:
    """Return what is counted, the verb and the words on either side of a figure, with strengths.

    Each is named by where it stands: "counted nurs", "verb recruit", "after week"; strengths run
    from 0 to 1. `counted` are the tokens of what the figure measures.
    """
    place, (group, role) = reading.places[number], reading.links[number]
    found = {"unit " + unit: 1.0, "role " + role: 1.0}
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
    """Add the words of one side, the nearest first, with their strengths; and the first two."""
    for word, strength in zip(words, _STRENGTHS, strict=False):
        found.setdefault(side + stem(word), strength)
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
def _weights() -> tuple[list[str], Mapping[str, int]]:
    """Return the kinds and the weights of each word for them, packed.

    Weights of a logistic regression on the labelled texts in tests/annotated, which
    benchmarks/kind_weights.py fits and writes.
    """
    lines = resources.files(__package__).joinpath("kind_words.csv").read_text("utf-8").splitlines()
    (_, *kinds), *rows = csv.reader(lines)
    return kinds, {name: packed(map(float, row)) for name, *row in rows}
