"""How much each piece of evidence weighs for two claims stating the same thing."""

from __future__ import annotations

from collections.abc import Mapping

# Weights of a logistic regression on the pairs of the sets linked by hand in tests/cases/drift:
# benchmarks/link_weights.py fits and prints them, with what they find in sets left out of the fit.
WEIGHTS: Mapping[str, float] = {
    "alike": -3.14,
    "alike-over-time": 2.83,
    "apart": -2.84,
    "apart-by": -6.42,
    "apart-over-time": 1.96,
    "common-no-word": -0.56,
    "common-other-counted": -0.18,
    "company": 0.52,
    "complement": -1.76,
    "converted": 0.97,
    "counted": 0.21,
    "equal-0": 1.15,
    "equal-1": 1.41,
    "equal-2": 1.42,
    "equal-3": 1.83,
    "equal-alone": -0.23,
    "equal-named": -0.31,
    "equal-size": 1.63,
    "headline": 2.35,
    "kind": 0.96,
    "measure": 0.30,
    "near": -0.65,
    "no-word": -0.65,
    "one-quantity": 0.90,
    "order": 2.21,
    "other-counted": -0.21,
    "other-direction": -0.71,
    "other-measure": -0.61,
    "other-place": -0.10,
    "other-subject": -0.85,
    "over-time": 0.99,
    "place": 0.45,
    "repeats": -1.02,
    "rounded": 1.60,
    "slip": 3.38,
    "subject": 0.30,
    "words": 1.85,
    "words-beside": 0.66,
}
BIAS = -2.13


def log_odds(evidence: Mapping[str, float]) -> float:
    """Return the logarithm of the odds that two claims state the same thing."""
    return BIAS + sum(WEIGHTS[name] * strength for name, strength in evidence.items())
