"""Sentences of tests/cases/attributes with their marked figures and what is said of them."""

import re
from pathlib import Path

import yaml

from ics_claims.extraction.attributes import Context
from ics_claims.extraction.facts import Around
from ics_claims.model import Figure, Span

CASES = Path(__file__).parent.parent / "cases" / "attributes"
DURATIONS = ("years", "months", "weeks", "days", "hours", "minutes")


def unit_of(figure):
    """Return the unit as the words of a marked figure show it."""
    low = figure.lower()
    if "£" in low:
        return "gbp"
    if "percentage point" in low:
        return "percentage_points"
    if "%" in low or "per cent" in low:
        return "percent"
    for unit in DURATIONS:
        if re.search(rf"\b{unit[:-1]}s?$", low):
            return unit
    if re.search(r"\bin\b|out of|half|third|quarter|doubl|trebl|fifth|tenth", low):
        return "ratio"
    return "count"


def value_of(figure):
    """Return the digits of a marked figure as a number, 1 where it is in words."""
    digits = re.search(r"\d[\d,.]*", figure)
    return float(digits[0].replace(",", "")) if digits else 1.0


def contexts(case):
    """Return a context for each marked figure of a case, and the marked figures' texts."""
    marked = case["text"]
    text, spans, at = "", [], 0
    for match in re.finditer(r"\[\[(.*?)\]\]", marked):
        text += marked[at : match.start()]
        spans.append((len(text), len(text) + len(match[1])))
        text += match[1]
        at = match.end()
    text += marked[at:]
    figures = tuple(
        Figure(start, end, value, value, "exact", unit_of(text[start:end]))
        for start, end in spans
        for value in [value_of(text[start:end])]
    )
    return [
        Context(
            text=text,
            sentence=Span(0, len(text)),
            figure=figure,
            figures=figures,
            form=case.get("form", "prose"),
            heading=case.get("heading", ""),
            lead_in=case.get("lead_in", ""),
            previous=None,
            headline=case.get("headline", False),
            around=Around(case.get("earlier", {}), case.get("digital", False)),
        )
        for figure in figures
    ]


def cases(folder=CASES):
    """Yield name, context and expected fields of every marked figure in the case files."""
    for path in sorted(folder.glob("*.yml")):
        for case in yaml.safe_load(path.read_text(encoding="utf-8")):
            wanted = case["is"] if isinstance(case["is"], list) else [case["is"]]
            found = contexts(case)
            assert len(found) == len(wanted), f"{path.name}: {case['text']}"
            for number, (context, fields) in enumerate(zip(found, wanted, strict=True)):
                yield f"{path.stem}: {case['text'][:70]} #{number}", context, fields.split()
