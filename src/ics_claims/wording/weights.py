"""How much each piece of evidence weighs for two claims stating the same thing."""

from __future__ import annotations

from collections.abc import Mapping

# Weights of a logistic regression on the pairs of the sets linked by hand in tests/cases/drift:
# benchmarks/link_weights.py fits and prints them, with what they find in sets left out of the fit.
WEIGHTS: Mapping[str, float] = {
    "alike": -3.93,
    "alike-over-time": 2.45,
    "apart": -6.87,
    "apart-over-time": 1.98,
    "company": 0.93,
    "complement": 0.19,
    "converted": 1.64,
    "counted": -0.27,
    "equal-0": 1.26,
    "equal-1": 2.09,
    "equal-2": 1.80,
    "equal-3": 2.24,
    "kind": 0.91,
    "measure": 0.35,
    "near": -0.30,
    "no-word": -1.09,
    "one-quantity": 0.99,
    "order": 2.13,
    "other-counted": -0.59,
    "other-direction": -0.88,
    "other-measure": -0.63,
    "other-place": -0.63,
    "other-subject": -0.82,
    "over-time": 1.38,
    "place": 0.30,
    "repeats": -0.51,
    "rounded": 1.90,
    "subject": 0.30,
    "words": 1.27,
    "words-beside": 1.24,
}
BIAS = -1.80


def log_odds(evidence: Mapping[str, float]) -> float:
    """Return the logarithm of the odds that two claims state the same thing."""
    return BIAS + sum(WEIGHTS[name] * strength for name, strength in evidence.items())
