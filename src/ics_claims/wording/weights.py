"""How much each piece of evidence weighs for two claims stating the same thing."""

from __future__ import annotations

from collections.abc import Mapping

# Weights of a logistic regression on the pairs of the sets linked by hand in tests/cases/drift:
# benchmarks/link_weights.py fits and prints them, with what they find in sets left out of the fit.
WEIGHTS: Mapping[str, float] = {
    "alike": -3.09,
    "alike-over-time": 2.08,
    "apart": -3.17,
    "apart-by": -7.49,
    "apart-over-time": 1.96,
    "company": 0.74,
    "complement": -1.34,
    "converted": 0.96,
    "counted": -0.01,
    "equal-0": 0.88,
    "equal-1": 1.31,
    "equal-2": 1.62,
    "equal-3": 2.06,
    "kind": 0.94,
    "measure": 0.41,
    "near": -0.82,
    "no-word": -0.85,
    "one-quantity": 0.36,
    "order": 2.05,
    "other-counted": -0.50,
    "other-direction": -0.71,
    "other-measure": -0.27,
    "other-place": -0.17,
    "other-subject": -0.79,
    "over-time": 1.31,
    "place": 0.48,
    "repeats": -0.19,
    "rounded": 1.60,
    "slip": 3.14,
    "subject": 0.19,
    "words": 2.20,
    "words-beside": 0.62,
}
BIAS = -1.71


def log_odds(evidence: Mapping[str, float]) -> float:
    """Return the logarithm of the odds that two claims state the same thing."""
    return BIAS + sum(WEIGHTS[name] * strength for name, strength in evidence.items())
