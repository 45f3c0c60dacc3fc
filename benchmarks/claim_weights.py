"""Fits what words and rules say of a claim, and prints how often fields are right with and without.

    .venv/bin/python benchmarks/claim_weights.py [--write]

One multinomial logistic regression a field (accelerated gradient, ridge penalty) on the labelled
texts of tests/annotated, but for the sets that are held, and on the cases of tests/cases; `--write`
writes the weights where the extraction reads them. The passages that no rule was mended by are
left out of the fit in turn, to show what rules and weights do on texts of which neither knows.
"""

from __future__ import annotations

import csv
import json
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import yaml

from ics_claims.extraction import attributes, weighed
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
HELD = ("second", "eighth", "ninth", "tenth", "eleventh", "twelfth")
# Rules were mended by these passages; by the others none was.
READ = ("one", "two", "three", "four", "five", "six")
WEIGHTS = ROOT / "src" / "ics_claims" / "extraction" / "weighed.csv"
RIDGE = 2.0
# Steps are this much longer than the bound on the curvature allows; 300 of them end within 0.1 % of
# where 400 do.
CURVE, STEPS = 32, 300
# Words seen less often, and weights that are smaller for every value, are left out.
SEEN, LEAST = 4, 0.1
FOLDS = 3
# What a rule's own value weighs more than fitted, in hundredths: costs nothing or half a point on
# the sets that are held, and unsays the rules less often on the known announcements.
START = {"status": 60, "direction": 15, "kind": 15}
# What a figure did is told by the words before and after it: words on whichever side cost a third
# of a point.
SIDED = ("direction",)
# A case of tests/cases counts as so many labelled figures: its label was read most often.
CASE = 8


@dataclass(frozen=True)
class Row:
    """A labelled figure: its words and rules, what the rules say, and what is right."""

    source: str
    document: str
    found: Mapping[str, float]
    ruled: Mapping[str, str]
    right: Mapping[str, str]
    also: Mapping[str, str]


def main() -> None:
    """Print the table; with --write, write the weights."""
    rows = list(labelled())
    taught = [row for row in rows if row.source not in HELD]
    table = fitted(taught)
    print(f"{len(taught):,} labelled claims, {len(table):,} words and rules\n")
    print("| texts | claims |" + "".join(f" {f}: rules | weighed |" for f in weighed.FIELDS))
    print("|---|--:|" + "--:|--:|" * len(weighed.FIELDS))
    for source in HELD:
        show(source, [row for row in rows if row.source == source], [table])
    folds = [fitted([row for row in taught if fold(row) != part]) for part in range(FOLDS)]
    show("passages, left out", [row for row in rows if fold(row) >= 0], folds)
    if "--write" in sys.argv[1:]:
        write(table)


def labelled() -> Iterator[Row]:
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
            own = [label | {"char_start": label["start"]} for label in passage["claims"]]
            yield from of_text(path.stem, f"{path.stem}-{number}", passage["text"], own, gazetteer)
    for text, own in short_texts():
        yield from of_text("cases", "", text, own, gazetteer)
    for name, context, values in attribute_cases.cases():
        ((found, ruled),) = told_by(lambda context=context: attributes.describe(context))[1]
        yield Row("cases", name, found, ruled, of_fields(values), {})


def short_texts() -> Iterator[tuple[str, list[dict[str, Any]]]]:
    """Yield the short announcements of the test cases with their labelled figures."""
    for case in yaml.safe_load(SHORT_TEXTS.read_text("utf-8")):
        labels, start = [], 0
        for figure, said, *_ in case["figures"]:
            start = case["text"].index(figure, start)
            labels.append({"figure": figure, "char_start": start, **of_fields(said.split()[-3:])})
            start += len(figure)
        yield case["text"], labels


def of_fields(values: Iterable[str]) -> dict[str, str]:
    """Return direction, status and kind as the cases have them, by field."""
    return dict(zip(("direction", "status", "kind"), values, strict=True))


def told_by(read):
    """Return what `read` does, and the words and rules of each figure it reads with its values."""
    told, weighed_before, ruled_before = [], attributes.likeliest, attributes.ruled

    def ruled(values, rules, unit):
        told.append(values)
        return ruled_before(values, rules, unit)

    def likeliest(found):
        told[-1] = (found, told[-1])
        return tuple(told[-1][1].values())

    attributes.likeliest, attributes.ruled = likeliest, ruled
    try:
        return read(), told
    finally:
        attributes.likeliest, attributes.ruled = weighed_before, ruled_before


def of_text(source, document, text, gold, gazetteer) -> Iterator[Row]:
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
            right = {field: label[field] for field in weighed.FIELDS}
            yield Row(source, document, *met[0], right, label.get("also") or {})


def fold(row: Row) -> int:
    """Return which part of the passages that no rule was mended by a figure is in, else -1."""
    source, _, number = row.document.rpartition("-")
    passage = source == row.source and row.source not in READ
    return int(number) % FOLDS if passage else -1


def fitted(rows: list[Row]) -> dict[str, np.ndarray]:
    """Return the weights of each word and rule for each value, in hundredths, and the bias."""
    counts = Counter(name for row in rows for name in row.found)
    names = sorted(name for name, count in counts.items() if count >= SEEN)
    at = {name: place for place, name in enumerate(names)}
    met = [(row, at[name], strength) for row, it in enumerate(rows)
           for name, strength in it.found.items() if name in at]  # fmt: skip
    sided = [it for it in met if not names[it[1]].startswith(weighed.AROUND)]
    parts = [
        of_field(rows, field, sided if field in SIDED else met, len(names))
        for field in weighed.FIELDS
    ]
    bias, weights = (np.concatenate(part, axis=-1) for part in zip(*parts, strict=True))
    kept = {name: row for name, row in zip(names, weights, strict=True)
            if abs(row).max() >= LEAST}  # fmt: skip
    table = {
        name: np.rint(100 * row).astype(int) for name, row in {weighed.BIAS: bias, **kept}.items()
    }
    for field, start in START.items():
        for value in weighed.FIELDS[field]:
            table[f"{field} {value}"][weighed.COLUMNS.index(value)] += start
    return table


def of_field(rows: list[Row], field: str, met, size: int) -> tuple[np.ndarray, np.ndarray]:
    """Return bias and weights of one field's logistic regression."""
    row, word, strength = (np.array(column) for column in zip(*met, strict=True))
    values = weighed.FIELDS[field]
    right = np.array([[float(it.right[field] == value) for value in values] for it in rows])
    share = np.array([float(CASE if it.source == "cases" else 1) for it in rows])
    share /= share.sum()
    columns = range(len(values))
    weights, bias = np.zeros((size, len(values))), np.log(share @ right)
    ahead, ahead_bias, pace, last = weights, bias, 1.0, np.inf
    curve = np.bincount(row, strength**2).max() / CURVE
    ridge = RIDGE / len(rows)
    for _ in range(STEPS):
        score = ahead_bias + np.stack(
            [np.bincount(row, ahead[word, k] * strength, len(rows)) for k in columns], 1
        )
        likely = np.exp(score - score.max(1, keepdims=True))
        likely /= likely.sum(1, keepdims=True)
        loss = -share @ np.log((likely * right).sum(1)) + ridge / 2 * (ahead**2).sum()
        # Where a step went too far, the acceleration begins anew.
        pace, last = 1.0 if loss > last else pace, loss
        off = (likely - right) * share[:, None]
        slope = np.stack([np.bincount(word, off[row, k] * strength, size) for k in columns], 1)
        new = ahead - (slope + ridge * ahead) / curve
        new_bias = ahead_bias - off.sum(0) / curve
        faster = (1 + np.sqrt(1 + 4 * pace**2)) / 2
        ahead = new + (pace - 1) / faster * (new - weights)
        ahead_bias = new_bias + (pace - 1) / faster * (new_bias - bias)
        weights, bias, pace = new, new_bias, faster
    return bias, weights


def show(name: str, rows: list[Row], tables: list[dict[str, np.ndarray]]) -> None:
    """Print the share of each field that is right: by the rules, and weighed."""
    by_words = [told(row, tables[fold(row) if len(tables) > 1 else 0]) for row in rows]
    cells = []
    for field in weighed.FIELDS:
        for said in ([row.ruled for row in rows], by_words):
            right = sum(values[field] in (row.right[field], row.also.get(field))
                        for row, values in zip(rows, said, strict=True))  # fmt: skip
            cells.append(f"{right / len(rows):.3f}")
    print(f"| {name} | {len(rows):,} | " + " | ".join(cells) + " |", flush=True)


def told(row: Row, table: dict[str, np.ndarray]) -> dict[str, str]:
    """Return the value of each field that these weights tell."""
    score = sum((strength * table[name] for name, strength in row.found.items() if name in table),
                table[weighed.BIAS].astype(float))  # fmt: skip
    return dict(zip(weighed.FIELDS, weighed.chosen(list(score)), strict=True))


def write(table: dict[str, np.ndarray]) -> None:
    """Write the weights where the extraction reads them."""
    with WEIGHTS.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(["words", *weighed.COLUMNS])
        for name, row in sorted(table.items()):
            writer.writerow([name, *row])


if __name__ == "__main__":
    main()
