"""Prints how well claims are found and valued in the annotated announcements, beside libraries.

Run it as `python benchmarks/claims_accuracy.py [PYTHON]`; with the path of a Python that has
quantulum3 and recognizers-text-number-with-unit (and emoji before 2), they read the same texts in
the same run. They look for quantities and not for claims, so of them what they find of the claims
counts most. A find counts where it overlaps the figure; its value is right within a thousandth of
either bound.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from ics_claims.paths import project
from ics_claims.pipeline import gold_records

ANNOTATED = Path(__file__).resolve().parents[1] / "tests" / "annotated"
Found = tuple[int, int, tuple[float, ...]]
PEERS = """
import json, logging, sys, warnings
warnings.simplefilter("ignore"); logging.disable(logging.CRITICAL)
texts = json.load(sys.stdin)
def quantulum(text):
    from quantulum3 import parser
    return [(*q.span, [q.value]) for q in parser.parse(text)]
def recognizers(text):
    from recognizers_number import Culture, recognize_number, recognize_percentage
    from recognizers_number_with_unit import recognize_currency
    found = []
    for read in (recognize_currency, recognize_percentage, recognize_number):
        for it in read(text, Culture.English):
            value = str((it.resolution or {}).get("value") or "").rstrip("%")
            if any(a <= it.end and it.start < b for a, b, _ in found):
                continue
            try:
                found.append((it.start, it.end + 1, [float(value)]))
            except ValueError:
                pass
    return found
print(json.dumps({"quantulum3": [quantulum(text) for text in texts],
                  "Recognizers-Text": [recognizers(text) for text in texts]}))
"""


def main() -> None:
    """Print one row a set and reader: precision, recall and F1 of finding, values right."""
    print(f"{'set':10} {'reader':18} {'precision':>9} {'recall':>7} {'F1':>6} {'values':>7}")
    for folder in sorted(path for path in ANNOTATED.iterdir() if (path / "docs").is_dir()):
        paths = sorted((folder / "docs").iterdir())
        gold = [json.loads(line) for line in (folder / "gold.jsonl").open(encoding="utf-8")]
        for reader, found in readings(paths).items():
            precision, recall, right = agreement(gold, dict(zip(stems(paths), found, strict=True)))
            whole = 2 * precision * recall / (precision + recall)
            print(
                f"{folder.name:10} {reader:18} {precision:9.3f} {recall:7.3f} {whole:6.3f} "
                f"{right:7.3f}"
            )


def stems(paths: Iterable[Path]) -> list[str]:
    """Return the names by which the annotation knows the documents."""
    return [path.stem for path in paths]


def readings(paths: list[Path]) -> dict[str, list[list[Found]]]:
    """Return what each reader finds in each document: start, end and values."""
    own: dict[str, list[Found]] = {name: [] for name in stems(paths)}
    for row in gold_records(project(), paths):
        if row["figure"]:
            own[row["doc"]].append((row["char_start"], row["char_end"], bounds(row)))
    found = {"ics-claims": list(own.values())}
    if len(sys.argv) > 1:
        texts = json.dumps([path.read_bytes().decode("utf-8") for path in paths])
        done = subprocess.run(
            [sys.argv[1], "-c", PEERS], input=texts, capture_output=True, text=True, check=True
        )
        found |= json.loads(done.stdout)
    return found


def bounds(row: dict[str, Any]) -> tuple[float, ...]:
    """Return the bounds of a claim that are known."""
    return tuple(row[name] for name in ("value_low", "value_high") if row[name] is not None)


def agreement(
    gold: list[dict[str, Any]], found: dict[str, list[Found]]
) -> tuple[float, float, float]:
    """Return precision and recall of finding, and the share of values right among those found."""
    matched, right, taken = 0, 0, set()
    wanted = [row for row in gold if not row.get("optional")]
    for row in gold:
        for place, (start, end, values) in enumerate(found[row["doc"]]):
            key = (row["doc"], place)
            if start < row["char_end"] and row["char_start"] < end and key not in taken:
                taken.add(key)
                if not row.get("optional"):
                    matched += 1
                    right += agree(bounds(row), values)
                break
    optional = len(taken) - matched
    total = sum(map(len, found.values())) - optional
    return matched / total, matched / len(wanted), right / matched


def agree(wanted: Iterable[float], found: Iterable[float]) -> bool:
    """Whether every value found is one of those wanted; a share may be given in hundredths."""
    known = [value for bound in wanted for value in (bound, bound / 100, bound * 100)]
    return all(
        any(abs(value - it) <= 0.001 * max(abs(it), 1e-9) for it in known) for value in found
    )


if __name__ == "__main__":
    main()
