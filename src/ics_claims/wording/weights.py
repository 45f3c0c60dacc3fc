"""How much each piece of evidence weighs for two claims stating the same thing."""

from __future__ import annotations

from collections.abc import Mapping

# Weights of a logistic regression on the pairs of the sets linked by hand in tests/cases/drift:
# benchmarks/link_weights.py fits and prints them, with what they find in sets left out of the fit.
WEIGHTS: Mapping[str, float] = {
    "alike": -3.05,
    "alike-over-time": 2.86,
    "apart": -2.75,
    "apart-by": -6.47,
    "apart-over-time": 1.97,
    "common-no-word": -0.54,
    "common-other-counted": -0.57,
    "company": 0.53,
    "complement": -1.70,
    "converted": 1.14,
    "counted": 0.19,
    "equal-0": 1.18,
    "equal-1": 1.24,
    "equal-2": 1.20,
    "equal-3": 1.61,
    "equal-size": 1.60,
    "headline": 2.34,
    "kind": 0.88,
    "measure": 0.30,
    "near": -0.57,
    "no-word": -0.71,
    "one-quantity": 0.76,
    "order": 2.19,
    "other-counted": -0.36,
    "other-direction": -0.68,
    "other-measure": -0.44,
    "other-place": -0.13,
    "other-subject": -0.84,
    "over-time": 1.00,
    "place": 0.43,
    "repeats": -1.00,
    "rounded": 1.69,
    "slip": 3.40,
    "subject": 0.27,
    "words": 1.80,
    "words-beside": 0.64,
}
BIAS = -2.01


def log_odds(evidence: Mapping[str, float]) -> float:
    """Return the logarithm of the odds that two claims state the same thing."""
    return BIAS + sum(WEIGHTS[name] * strength for name, strength in evidence.items())
