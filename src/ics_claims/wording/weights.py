"""How much each piece of evidence weighs for two claims stating the same thing."""

from __future__ import annotations

from collections.abc import Mapping

# Weights of a logistic regression on the pairs of the sets linked by hand in tests/cases/drift:
# benchmarks/link_weights.py fits and prints them, with what they find in sets left out of the fit.
WEIGHTS: Mapping[str, float] = {
    "alike": -3.95,
    "alike-over-time": 2.29,
    "apart": -6.37,
    "apart-over-time": 1.28,
    "company": 1.07,
    "converted": 2.58,
    "counted": -0.95,
    "equal-0": 0.92,
    "equal-1": 2.09,
    "equal-2": 1.58,
    "equal-3": 2.05,
    "kind": 0.68,
    "measure": 0.34,
    "near": -0.68,
    "no-word": -1.28,
    "one-quantity": 1.34,
    "order": 1.75,
    "other-counted": -1.22,
    "other-direction": -0.97,
    "other-measure": -0.44,
    "other-place": -0.02,
    "other-subject": -0.71,
    "over-time": 1.26,
    "place": 0.60,
    "repeats": -0.61,
    "rounded": 1.79,
    "subject": 0.33,
    "words": 1.46,
    "words-beside": 1.23,
}
BIAS = -0.54


def log_odds(evidence: Mapping[str, float]) -> float:
    """Return the logarithm of the odds that two claims state the same thing."""
    return BIAS + sum(WEIGHTS[name] * strength for name, strength in evidence.items())
