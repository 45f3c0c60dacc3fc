"""Fits what words say of a claim's kind, and prints how often kinds are right without and with it.

    .venv/bin/python benchmarks/kind_weights.py [--write]

One multinomial logistic regression (accelerated gradient, ridge penalty) on the labelled texts of
tests/annotated, but for the sets that are held, and on the cases of tests/cases; `--write` writes
its weights where the extraction reads them. The passages that no rule was mended by are also left
out of the fit a fifth at a time, to show what rules and words do on texts of which neither knows.
"""

from __future__ import annotations

import csv
import json
import sys
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import yaml

from ics_claims.extraction import attributes, kind_words
from ics_claims.extraction.claims import extract
from ics_claims.extraction.mentions import Gazetteer
from ics_claims.model import Announcement
from ics_claims.paths import project
from ics_claims.reference import load_names

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "tests" / "unit"))

import attribute_cases  # noqa: E402

ANNOTATED = ROOT / "tests" / "annotated"
SHORT_TEXTS = ROOT / "tests" / "cases" / "mentions" / "short-texts.yml"
HELD = ("second", "eighth")
# No rule was mended by these.
FRESH = ("seven",)
WEIGHTS = ROOT / "src" / "ics_claims" / "extraction" / "kind_words.csv"
RIDGE = 3.3
# Steps are this much longer than the bound on the curvature allows; 300 of them end within 0.1 % of
# where 400 do.
CURVE, STEPS = 32, 300
# Words seen less often, and weights smaller than this for every kind, are left out.
SEEN, LEAST = 3, 0.15
FOLDS = 5
STARTS = (1.0, 1.5, 2.0, 2.5)


@dataclass(frozen=True)
class Row:
    """A labelled figure: the words around it, what the rules say, and what is right."""

    source: str
    document: str
    words: dict[str, float]
    ruled: str
    right: str
    also: str


def main() -> None:
    """Print the tables; with --write, write the weights."""
    rows = list(labelled())
    taught = [row for row in rows if row.source not in HELD]
    kinds = sorted({row.right for row in taught})
    weighed = fitted(taught, kinds)
    print(f"{len(taught):,} labelled claims, {len(weighed):,} words\n")
    print("| texts | claims | rules | words | " + " | ".join(f"both, {s}" for s in STARTS) + " |")
    print("|---|--:|--:|--:|" + "--:|" * len(STARTS))
    for source in HELD:
        show(source, [row for row in rows if row.source == source], [weighed], kinds)
    fresh = [row for row in rows if row.source in FRESH]
    folds = [fitted([row for row in taught if fold(row) != part or row.source not in FRESH], kinds)
             for part in range(FOLDS)]  # fmt: skip
    show("passages, left out", fresh, folds, kinds)
    if "--write" in sys.argv[1:]:
        write(weighed, kinds)


def labelled():
    """Yield the labelled figures that the extraction finds."""
    gazetteer = Gazetteer.of(load_names(project().reference))
    for folder in sorted(path for path in ANNOTATED.iterdir() if (path / "docs").is_dir()):
        gold = [
            json.loads(line) for line in (folder / "gold.jsonl").read_text("utf-8").splitlines()
        ]
        for path in sorted((folder / "docs").iterdir()):
            own = [label for label in gold if label["doc"] == path.stem]
            text = path.read_bytes().decode("utf-8")
            yield from of_text(folder.name, path.stem, text, own, gazetteer)
    for path in sorted((ANNOTATED / "passages").glob("*.jsonl")):
        for number, line in enumerate(path.read_text("utf-8").splitlines()):
            passage = json.loads(line)
            text = passage["text"]
            own = [label | {"char_start": text.index(label["figure"])}
                   for label in passage["claims"]]  # fmt: skip
            yield from of_text(path.stem, f"{path.stem}-{number}", text, own, gazetteer)
    for text, own in short_texts():
        yield from of_text("cases", "", text, own, gazetteer)
    for name, context, (_, _, kind) in attribute_cases.cases():
        ((words, ruled),) = told_by(lambda context=context: attributes.describe(context))[1]
        yield Row("cases", name, words, ruled, kind, "")


def short_texts():
    """Yield the short announcements of the test cases with their labelled figures."""
    for case in yaml.safe_load(SHORT_TEXTS.read_text("utf-8")):
        labels, start = [], 0
        for figure, said, *_ in case["figures"]:
            start = case["text"].index(figure, start)
            labels.append({"figure": figure, "char_start": start, "kind": said.split()[-1]})
            start += len(figure)
        yield case["text"], labels


def told_by(read):
    """Return what `read` does, and the words and the rules' kind of each figure it reads."""
    told = []
    attributes.likeliest = lambda words, ruled: told.append((words, ruled)) or ruled
    return read(), told


def of_text(source, document, text, gold, gazetteer):
    """Yield the labelled figures of one text."""
    announcement = Announcement(
        "x", "x.md", text, 0, "", "", "NHS England", "news", "2019-06-19", "stated", "2019-06",
        "original",
    )  # fmt: skip
    found, told = told_by(lambda: extract(announcement, gazetteer))
    read = list(zip(found.claims, told, strict=True))
    for label in gold:
        end = label["char_start"] + len(label["figure"])
        met = [it for claim, it in read if claim.start < end and label["char_start"] < claim.end]
        if met and not label.get("optional"):
            also = label.get("also", {}).get("kind", "")
            yield Row(source, document, *met[0], label["kind"], also)


def fold(row: Row) -> int:
    """Return the fifth of the passages that a figure is in."""
    return int(row.document.rpartition("-")[2]) % FOLDS if row.source in FRESH else -1


def fitted(rows: list[Row], kinds: list[str]) -> dict[str, np.ndarray]:
    """Return the weights of each word for each kind, and the bias."""
    counts = Counter(name for row in rows for name in row.words)
    names = sorted(name for name, count in counts.items() if count >= SEEN)
    at = {name: place for place, name in enumerate(names)}
    where = [(row, at[name], strength) for row, it in enumerate(rows)
             for name, strength in it.words.items() if name in at]  # fmt: skip
    row, word, strength = (np.array(column) for column in zip(*where, strict=True))
    right = np.array([[float(it.right == kind) for kind in kinds] for it in rows])
    size, columns = len(rows), range(len(kinds))
    weights, bias = np.zeros((len(names), len(kinds))), np.log(right.mean(0))
    ahead, ahead_bias, pace, last = weights, bias, 1.0, np.inf
    curve = np.bincount(row, strength**2, size).max() / CURVE
    for _ in range(STEPS):
        score = ahead_bias + np.stack(
            [np.bincount(row, ahead[word, k] * strength, size) for k in columns], 1
        )
        likely = np.exp(score - score.max(1, keepdims=True))
        likely /= likely.sum(1, keepdims=True)
        loss = -np.log((likely * right).sum(1)).sum() + RIDGE / 2 * (ahead**2).sum()
        # Where a step went too far, the acceleration begins anew.
        pace, last = 1.0 if loss > last else pace, loss
        off = (likely - right) / size
        slope = np.stack(
            [np.bincount(word, off[row, k] * strength, len(names)) for k in columns], 1
        )
        new = ahead - (slope + RIDGE / size * ahead) / curve
        new_bias = ahead_bias - off.sum(0) / curve
        faster = (1 + np.sqrt(1 + 4 * pace**2)) / 2
        ahead = new + (pace - 1) / faster * (new - weights)
        ahead_bias = new_bias + (pace - 1) / faster * (new_bias - bias)
        weights, bias, pace = new, new_bias, faster
    found = {name: weights[place].round(2) for name, place in at.items()}
    kept = {name: row for name, row in found.items() if abs(row).max() >= LEAST}
    return {kind_words.BIAS: bias.round(2)} | kept


def show(name, rows, folds, kinds) -> None:
    """Print the shares of kinds that are right: by the rules, by the words and by both."""

    def share(start: float) -> int:
        return sum(told(row, folds, kinds, start) in (row.right, row.also) for row in rows)

    cells = [sum(row.ruled in (row.right, row.also) for row in rows), share(0.0)]
    cells += [share(start) for start in STARTS]
    print(f"| {name} | {len(rows):,} | " + " | ".join(f"{c / len(rows):.3f}" for c in cells) + " |")


def told(row, folds, kinds, start) -> str:
    """Return the kind told by the weights that did not see the row."""
    weighed = folds[fold(row) if len(folds) > 1 else 0]
    score = sum((strength * weighed[name] for name, strength in row.words.items()
                 if name in weighed), weighed[kind_words.BIAS].copy())  # fmt: skip
    if row.ruled in kinds:
        score[kinds.index(row.ruled)] += start
    return kinds[int(score.argmax())]


def write(weighed, kinds) -> None:
    """Write the weights where the extraction reads them."""
    with WEIGHTS.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(["words", *kinds])
        for name, row in sorted(weighed.items()):
            writer.writerow([name, *(f"{weight:g}" for weight in row)])


if __name__ == "__main__":
    main()
