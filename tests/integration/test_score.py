"""How well the claims of the known documents agree with a careful reader's."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from ics_claims.paths import Project
from ics_claims.pipeline import gold_records

FILES = {"briefs": "*.md", "originals": "*.txt"}
_FIELDS = ("f1", "value", "hedge", "unit", "system", "status", "direction", "kind")
BARS = {
    "briefs": dict(zip(_FIELDS, (0.98, 0.99, 0.99, 0.98, 0.96, 0.95, 0.95, 0.92), strict=True)),
    "briefs.unquantified": {"precision": 0.8, "recall": 0.7},
    "originals": dict(zip(_FIELDS, (0.97, 0.99, 0.99, 0.98, 0.95, 0.93, 0.93, 0.90), strict=True)),
    "originals.unquantified": {"precision": 0.8, "recall": 0.7},
}


@pytest.mark.originals
@pytest.mark.parametrize("gold", list(BARS))
def test_claims_agree_with_the_gold(
    gold: str, here: Project, shared: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    texts = gold.split(".")[0]
    paths = sorted((shared / "announcements" / texts).glob(FILES[texts]))
    predicted = tmp_path / "predicted.jsonl"
    lines = [json.dumps(record) for record in gold_records(here, paths)]
    predicted.write_text("\n".join(lines), "utf-8")
    labels = shared / "gold" / f"{gold}.jsonl"
    done = subprocess.run(
        [sys.executable, shared / "checks" / "score.py", labels, predicted, "--json"],
        capture_output=True,
        text=True,
        check=True,
    )
    scores = json.loads(done.stdout)
    with capsys.disabled():
        shown = "  ".join(f"{key} {scores[key]:.3f}" for key in _SHOWN if key in scores)
        print(f"\n{gold}, {scores['gold']} claims: {shown}")
    for field, bar in BARS[gold].items():
        assert scores[field] >= bar, f"{field} of {gold}: {scores[field]:.3f} is below {bar}"


_SHOWN = ("precision", "recall", *_FIELDS, "all")
