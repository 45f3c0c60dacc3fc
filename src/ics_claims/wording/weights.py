"""How much each piece of evidence weighs for two claims stating the same thing."""

from __future__ import annotations

from collections.abc import Mapping

# Weights of a logistic regression on the pairs of the sets linked by hand in tests/cases/drift:
# benchmarks/link_weights.py fits and prints them, with what they find in sets left out of the fit.
WEIGHTS: Mapping[str, float] = {
    "alike": -3.32,
    "alike-over-time": 3.16,
    "apart": -3.33,
    "apart-by": -6.19,
    "apart-over-time": 2.46,
    "common-no-word": -0.58,
    "common-other-counted": -0.19,
    "company": 0.59,
    "complement": -1.88,
    "converted": 1.00,
    "counted": 0.18,
    "equal-0": 1.28,
    "equal-1": 1.44,
    "equal-2": 1.59,
    "equal-3": 2.18,
    "equal-alone": -0.36,
    "equal-named": -0.30,
    "equal-size": 1.55,
    "headline": 2.50,
    "kind": 1.07,
    "measure": 0.29,
    "near": -0.68,
    "no-word": -0.59,
    "one-quantity": 0.86,
    "order": 2.55,
    "other-counted": -0.23,
    "other-direction": -0.61,
    "other-measure": -0.66,
    "other-place": -0.11,
    "other-subject": -0.90,
    "over-time": 1.06,
    "place": 0.46,
    "repeats": -0.97,
    "rounded": 1.72,
    "slip": 3.96,
    "subject": 0.32,
    "words": 1.92,
    "words-beside": 0.70,
}
BIAS = -2.52


def log_odds(evidence: Mapping[str, float]) -> float:
    """Return the logarithm of the odds that two claims state the same thing."""
    return BIAS + sum(WEIGHTS[name] * strength for name, strength in evidence.items())
