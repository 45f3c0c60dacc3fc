"""How much each piece of evidence weighs for two claims stating the same thing."""

from __future__ import annotations

from collections.abc import Mapping

# Weights of a logistic regression on the pairs of the sets linked by hand in tests/cases/drift:
# benchmarks/link_weights.py fits and prints them, with what they find in sets left out of the fit.
WEIGHTS: Mapping[str, float] = {
    "alike": -3.93,
    "alike-over-time": 2.26,
    "apart": -6.35,
    "apart-over-time": 1.27,
    "company": 1.05,
    "converted": 2.53,
    "counted": -0.92,
    "equal-0": 0.92,
    "equal-1": 2.11,
    "equal-2": 1.63,
    "equal-3": 1.99,
    "kind": 0.68,
    "measure": 0.29,
    "near": -0.69,
    "no-word": -1.28,
    "one-quantity": 1.44,
    "order": 1.70,
    "other-counted": -1.17,
    "other-direction": -0.94,
    "other-measure": -0.52,
    "other-place": -0.16,
    "other-subject": -0.75,
    "over-time": 1.23,
    "place": 0.68,
    "repeats": -0.62,
    "rounded": 1.80,
    "subject": 0.36,
    "words": 1.34,
    "words-beside": 1.33,
}
BIAS = -0.56


def log_odds(evidence: Mapping[str, float]) -> float:
    """Return the logarithm of the odds that two claims state the same thing."""
    return BIAS + sum(WEIGHTS[name] * strength for name, strength in evidence.items())
