"""Feeds made-up texts to the extraction; any exception or misplaced span stops it.

Every text is read for figures, and which of them are claims; one in eight is extracted whole.

Needs atheris, which is not among the project's own requirements:

    python -m venv /tmp/fuzz && /tmp/fuzz/bin/pip install atheris pyyaml pandas pandera
    PYTHONPATH=src /tmp/fuzz/bin/python fuzz/extract.py -runs=1000000
"""

from __future__ import annotations

import math
import sys

import atheris

with atheris.instrument_imports(include=["ics_claims.extraction", "ics_claims.text"]):
    from ics_claims.extraction.claims import extract
    from ics_claims.extraction.figures import find_figures
    from ics_claims.extraction.filters import claimable, find_excluded
    from ics_claims.text import paragraphs, sentences

from ics_claims.extraction.mentions import Gazetteer
from ics_claims.model import Announcement
from ics_claims.paths import project
from ics_claims.reference import load_names

# What texts are made of beside arbitrary characters: words that rules look for.
PIECES = (
    "1|0|12|1,000|1.5|999|2018|2018-19|7.2|£|$|€|%|-|–|—| to | and | in | out of |one|two|three|"
    "twenty|hundred|thousand| million|m|bn|k|a half|third|quarter|twice|doubled|more than |over |"
    "under |up to |or so|plus| every week| per 1,000|aged |years|days|-year-old|a week|points|"
    "(|)|[|]|.|,|;|:|'|’|“|”|/|@|www.|http://|½|²|٣|\n|\r\n|\t|\u00a0|\u202f|\u200b|\ud800|İ|ß|"
    "e\u0301|\u202e| | of patients| staff| will be | has been | fell | rose | from | Leeds|"
    "Dorset ICS|NHS England| the former| two systems|# |- |* |1. ||votes |target of |England: |"
    "by March 2024|said | fewer | better | aims to "
).split("|")
GAZETTEER = Gazetteer.of(load_names(project().reference))
LONGEST = 400
# One text in so many goes through the whole extraction, by its length in bytes.
WHOLE = 8


def text_of(data: bytes) -> str:
    """Return the text that the bytes stand for: pieces, and now and then any characters."""
    provider = atheris.FuzzedDataProvider(data)
    pieces: list[str] = []
    while provider.remaining_bytes() and len(pieces) < LONGEST:
        number = provider.ConsumeIntInRange(0, 255)
        if number < len(PIECES):
            pieces.append(PIECES[number])
        else:
            pieces.append(provider.ConsumeUnicode(number % 8))
    return "".join(pieces)


def check_figures(text: str) -> None:
    """Raise AssertionError where the span or a bound of a figure is none."""
    end = 0
    figures = find_figures(text)
    for figure in figures:
        assert end <= figure.start < figure.end <= len(text)
        end = figure.end
        bounds = [b for b in (figure.value_low, figure.value_high) if b is not None]
        assert bounds and all(math.isfinite(b) and b >= 0 for b in bounds)
        assert bounds == sorted(bounds)
    blocks = paragraphs(text)
    kept, left_out = claimable(text, figures, blocks, sentences(text, blocks))
    assert len(kept) + len(left_out) == len(figures)
    for span in find_excluded(text, figures):
        assert 0 <= span.start < span.end <= len(text)


def check_whole(text: str) -> None:
    """Raise AssertionError where a claim does not stand where it says."""
    announcement = Announcement(
        "x", "x.md", text, 0, "", "", "NHS England", "news", "2019-06-19", "stated", "2019-06",
        "original",
    )  # fmt: skip
    found = extract(announcement, GAZETTEER)
    for claim in found.claims:
        assert text[claim.start : claim.end] == claim.figure
        assert claim.quote_start <= claim.start < claim.end <= claim.quote_end
    for span in (*found.changes, *found.mentions, *found.excluded):
        assert 0 <= span.start < span.end <= len(text)


def check(data: bytes) -> None:
    """Check the text that the bytes stand for."""
    text = text_of(data)
    check_figures(text)
    if len(data) % WHOLE == 0:
        check_whole(text)


def main() -> None:
    """Run until atheris has had enough."""
    atheris.Setup(sys.argv, check)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
