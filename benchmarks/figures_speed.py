"""Prints how many megabytes a second the figure rules read, on prose and on hard texts."""

from __future__ import annotations

import platform
import time
from collections.abc import Callable

from ics_claims.extraction.figures import find_figures
from ics_claims.extraction.filters import claimable
from ics_claims.text import paragraphs, sentences

SENTENCES = (
    "The trust said that more than 300 nurses have joined since April, a rise of 12 per cent. ",
    "Working together, hospitals, surgeries and councils will keep people well and at home. ",
    "Around £22m is to be spent on the new centre, which one in three residents could use. ",
    "Staff, patients and carers were asked what matters most to them, and said so plainly. ",
    "Average stays fell from 11.4 to 9.2 days, and waits are two weeks shorter than before. ",
    "The new way of working means that people tell their story once, and that help comes sooner. ",
    "Partners across the county have agreed how money, buildings and records will be shared. ",
    "Leaders say that the test will be whether residents notice the difference in daily life. ",
    "The board thanked everyone who took part and will report on what it heard in the spring. ",
)
SIZE = 1_000_000


def megabytes_a_second(read: Callable[[str], object], text: str) -> float:
    """Return how fast `read` is by CPU time."""
    start = time.process_time()
    read(text)
    return len(text) / 1e6 / (time.process_time() - start)


def read_claims(text: str) -> object:
    """Return what the whole of the figure rules makes of a text."""
    blocks = paragraphs(text)
    return claimable(text, find_figures(text), blocks, sentences(text, blocks))


def main() -> None:
    """Print the table."""
    prose = "".join(SENTENCES)
    lines = "\n".join(SENTENCES) + "\n"
    texts = {
        "prose, one line": prose * (SIZE // len(prose)),
        "prose, short lines": lines * (SIZE // len(lines)),
        "prose, 10 MB line without a stop": prose.replace(".", "") * (10 * SIZE // len(prose)),
        "digits only": "1" * SIZE,
        "1,1,1,…": "1," * (SIZE // 2),
        "one in one in …": "one in " * (SIZE // 7),
        "more than more than …": "more than " * (SIZE // 10),
    }
    print(f"Python {platform.python_version()}, {platform.machine()}, one core, CPU time")
    print(f"{'text':34} {'figures MB/s':>13} {'claims MB/s':>12}")
    for name, text in texts.items():
        figures = megabytes_a_second(find_figures, text)
        claims = megabytes_a_second(read_claims, text)
        print(f"{name:34} {figures:13.2f} {claims:12.2f}")


if __name__ == "__main__":
    main()
