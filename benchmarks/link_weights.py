"""Fits the weights that link claims, and prints how well they link in sets left out of the fit.

    .venv/bin/python benchmarks/link_weights.py

One logistic regression (Newton's method, ridge penalty) on the pairs of the sets linked by hand in
tests/cases/drift. Each set is then linked with weights fitted on the others: precision is the share
of links that are right, recall the share of statements that are linked. The sets in held/ are
linked with the weights of all others; those of outlets also without the links over time to what was
measured anew, which has a label of its own there. Beside it, two plain ways with rapidfuzz:
sentences that are alike, and the same with equal figures.
"""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np
from rapidfuzz import fuzz

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "tests" / "unit"))

import drift_cases  # noqa: E402

from ics_claims.columns import records  # noqa: E402
from ics_claims.dataset import read_dataset  # noqa: E402
from ics_claims.extraction.mentions import Gazetteer  # noqa: E402
from ics_claims.paths import project  # noqa: E402
from ics_claims.reference import load_names  # noqa: E402
from ics_claims.wording import links, weights  # noqa: E402

# In these a figure measured anew a year later has another label, in the others the same one: what
# of it is one quantity, they do not tell.
ANEW = ("fifth-", "sixth-")
OWN, HELD = "in sets left out of the fit", "in held sets"
OUTLETS, BUT_ANEW = "in held sets of outlets", "the same but measured anew"
PLAIN = ("rapidfuzz", "rapidfuzz, equal figures")
RIDGE = 0.3
STEPS = 40
Link = tuple[str, str]


def main() -> None:
    """Print weights fitted on all sets, and how well each set is linked without its own."""
    gazetteer = Gazetteer.of(load_names(ROOT / "data" / "reference"))
    sets = {name: drift_cases.read_set(name, gazetteer) for name in drift_cases.names()}
    sets["known"] = drift_cases.known_set(read_dataset(project().processed))
    pairs = {
        name: list(links.candidates(one.claims, one.announcements)) for name, one in sets.items()
    }
    names = sorted({name for rows in pairs.values() for _, _, found in rows for name in found})
    weighed = fitted(names, sets, pairs)
    show_weights(names, weighed)
    with_weights(names, weighed)
    held = {name: drift_cases.read_set(name, gazetteer) for name in drift_cases.names("held")}
    ways = {way: {} for way in (OWN, HELD, OUTLETS, BUT_ANEW, *PLAIN)}
    ways[HELD] = {name: tallied(one, ours(one)) for name, one in held.items()}
    outlets = {name: one for name, one in held.items() if name.endswith("-outlets")}
    ways[OUTLETS] = {name: ways[HELD][name] for name in outlets}
    ways[BUT_ANEW] = {
        name: tallied(one, drift_cases.but_anew(one, related(one))) for name, one in outlets.items()
    }
    for name, one in sets.items():
        others = {other: rows for other, rows in pairs.items() if other != name}
        with_weights(names, fitted(names, sets, others))
        ways[OWN][name] = tallied(one, ours(one))
        ways[PLAIN[0]][name] = tallied(one, plain(one, equal=False))
        ways[PLAIN[1]][name] = tallied(one, plain(one, equal=True))
    for way, counts in ways.items():
        found, right, wanted, linked = np.sum(list(counts.values()), axis=0)
        print(f"{way:30} precision {right / found:.3f}  recall {linked / wanted:.3f}")


def fitted(names, sets, pairs):
    """Return bias and weights of the logistic regression."""
    rows, alike = [], []
    for name, candidates in pairs.items():
        labels = sets[name].labels
        for later, earlier, found in candidates:
            if name.startswith(ANEW) and found.keys() & {"alike-over-time", "apart-over-time"}:
                continue
            rows.append([1.0, *(found.get(key, 0.0) for key in names)])
            alike.append(float(labels.get(later, later) == labels.get(earlier)))
    x, y = np.array(rows), np.array(alike)
    weighed = np.zeros(x.shape[1])
    ridge = np.full(x.shape[1], RIDGE)
    ridge[0] = 1e-6
    for _ in range(STEPS):
        likely = 1 / (1 + np.exp(-x @ weighed))
        slope = x.T @ (likely - y) + ridge * weighed
        curve = (x * (likely * (1 - likely))[:, None]).T @ x + np.diag(ridge)
        weighed -= np.linalg.solve(curve, slope)
    return weighed


def with_weights(names, weighed):
    """Have links made with these weights."""
    weights.BIAS = float(weighed[0])
    weights.WEIGHTS = dict(zip(names, map(float, weighed[1:]), strict=True))


def show_weights(names, weighed):
    """Print the weights as wording/weights.py has them."""
    print(f"BIAS = {weighed[0]:.2f}")
    for name, weight in zip(names, weighed[1:], strict=True):
        print(f'    "{name}": {weight:.2f},')


def ours(one) -> list[Link]:
    """Return the links that the project makes."""
    return [(later, earlier) for later, earlier, _ in related(one)]


def related(one) -> list[links.Pair]:
    """Return the links that the project makes, each with its relation."""
    return links.pairs(one.claims, one.announcements)


def plain(one, equal: bool) -> list[Link]:
    """Return each claim with the earlier one whose sentence is most alike by token_set_ratio."""
    found = []
    rows = {row["claim_id"]: row for row in records(one.claims)}
    order = drift_cases.in_order(one)
    for place, later in enumerate(order):
        own = rows[later]
        scores = {
            earlier: fuzz.token_set_ratio(own["quote"], rows[earlier]["quote"])
            for earlier in order[:place]
            if not equal or same_figure(own, rows[earlier])
        }
        best = max(scores, key=scores.get, default="")
        if best and scores[best] >= (40 if equal else 60):
            found.append((later, best))
    return found


def same_figure(one, other) -> bool:
    """Whether two claims have one unit and one value."""
    bounds = [(row["unit"], *(str(row[key]) for key in ("value_low", "value_high")))
              for row in (one, other)]  # fmt: skip
    return bounds[0] == bounds[1]


def tallied(one, found):
    """Return links, right ones, statements to be linked, and those that are."""
    return drift_cases.tally(found, one.labels, drift_cases.in_order(one))


if __name__ == "__main__":
    main()
