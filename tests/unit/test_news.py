"""Quantities of general news, marked by a reader who knew no rule: found, with value and bound."""

import re
from pathlib import Path

from ics_claims.extraction.figures import find_figures

MARKED = Path(__file__).parents[1] / "cases" / "figures" / "blind" / "news.txt"
MARK = re.compile(r"\[([^\[\]|]+)\|(\S+) (-?[\d.]+)(?:-(-?[\d.]+))? ([^\[\]|]+)\]")
# Pence and cents are hundredths of the currency here.
HUNDREDTHS = {"penny", "pence", "cent"}
BOUNDS = {
    "exact": "=", "between": "=", "about": "~", "nearly": "<", "up_to": "<", "less_than": "<",
    "more_than": ">", "at_least": ">",
}  # fmt: skip


def marked(line):
    """The text of a line, and the span, bound and bounds of each of its marks."""
    text, last, marks = "", 0, []
    for match in MARK.finditer(line):
        text += line[last : match.start()]
        surface, change, low, high, unit = match.groups()
        scale = 0.01 if unit.split()[0] in HUNDREDTHS else 1
        bound = "".join(sign for sign in change if sign in "<>~") or "="
        values = [abs(float(value)) * scale for value in (low, high or low)]
        marks.append((len(text), len(text) + len(surface), bound, values))
        text += surface
        last = match.end()
    return text + line[last:], marks


def same(figure, values):
    """Whether a figure has these bounds, within the hundredth to which they were rounded."""
    own = [abs(it) for it in (figure.value_low, figure.value_high) if it is not None]
    pairs = zip((own[0], own[-1]), values if len(own) == 2 else values[-1:] * 2, strict=True)
    return all(abs(a - b) <= 0.011 * max(a, b) for a, b in pairs)


def tallied():
    """Quantities marked, found, with the right value, and with the right bound too."""
    wanted = found = right = bounded = 0
    for line in MARKED.read_text("utf-8").splitlines():
        text, marks = marked(line)
        figures = find_figures(text)
        wanted, found = wanted + len(marks), found + len(figures)
        for start, end, bound, values in marks:
            met = [it for it in figures if it.start < end and start < it.end]
            if met and same(met[0], values):
                right += 1
                bounded += BOUNDS[met[0].hedge] == bound
    return wanted, found, right, bounded


def test_quantities_of_general_news_have_their_values(record_property):
    wanted, found, right, bounded = tallied()
    assert wanted >= 400
    values, bounds = (2 * it / (wanted + found) for it in (right, bounded))
    record_property(
        "score", f"general news, {wanted} quantities: value F1 {values:.3f}, bound {bounds:.3f}"
    )
    # What is asked of news is 0.92: docs/method.md.
    assert values >= 0.95
    assert bounds >= 0.92
