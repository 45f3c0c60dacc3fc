"""How much each piece of evidence weighs for two claims stating the same thing."""

from __future__ import annotations

from collections.abc import Mapping

# Weights of a logistic regression on the pairs of the sets linked by hand in tests/cases/drift:
# benchmarks/link_weights.py fits and prints them, with what they find in sets left out of the fit.
WEIGHTS: Mapping[str, float] = {
    "alike": -3.20,
    "alike-over-time": 2.86,
    "apart": -2.89,
    "apart-by": -6.33,
    "apart-over-time": 1.92,
    "common-no-word": -0.60,
    "common-other-counted": -0.22,
    "company": 0.44,
    "complement": -1.67,
    "converted": 0.90,
    "counted": 0.14,
    "equal-0": 1.21,
    "equal-1": 1.49,
    "equal-2": 1.44,
    "equal-3": 1.87,
    "equal-alone": -0.12,
    "equal-named": -0.40,
    "equal-size": 1.46,
    "headline": 2.39,
    "kind": 1.07,
    "measure": 0.23,
    "near": -0.74,
    "no-word": -0.70,
    "one-further": -0.45,
    "one-national": -0.85,
    "one-quantity": 0.97,
    "order": 2.13,
    "other-counted": -0.30,
    "other-direction": -0.58,
    "other-measure": -0.43,
    "other-place": -0.16,
    "other-subject": -1.05,
    "over-time": 0.86,
    "place": 0.45,
    "repeats": -1.15,
    "rounded": 1.58,
    "slip": 3.43,
    "subject": 0.07,
    "words": 1.92,
    "words-beside": 0.43,
}
BIAS = -1.75


def log_odds(evidence: Mapping[str, float]) -> float:
    """Return the logarithm of the odds that two claims state the same thing."""
    return BIAS + sum(WEIGHTS[name] * strength for name, strength in evidence.items())
