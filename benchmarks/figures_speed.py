"""Prints how many megabytes a second are read: prose, documents, hard texts, and as texts grow.

Run it as `python benchmarks/figures_speed.py [PYTHON]`; with the path of a Python that has
quantulum3, that is timed on the same prose in the same run.
"""

from __future__ import annotations

import platform
import subprocess
import sys
import time
from collections.abc import Callable

from ics_claims.extraction.claims import Extraction, extract
from ics_claims.extraction.figures import find_figures
from ics_claims.extraction.mentions import Gazetteer
from ics_claims.model import Announcement
from ics_claims.paths import project
from ics_claims.reference import load_names

# Three figures in each thousand characters, as in announcements of health systems.
PROSE = (
    "The trust said that more than 300 nurses have joined since April, after a year of work. ",
    "Working together, hospitals, surgeries and councils will keep people well and at home. ",
    "Staff, patients and carers were asked what matters most to them, and said so plainly. ",
    "Around £22m is to be spent on the new centre, which will open to residents in the autumn. ",
    "The new way of working means that people tell their story once, and that help comes sooner. ",
    "Partners across the county have agreed how money, buildings and records will be shared. ",
    "A visit now takes place in the evening as well, so that those who work need not lose pay. ",
    "Leaders say that the test will be whether residents notice the difference in daily life. ",
    "Average stays are two days shorter than before, and the wards are calmer than they were. ",
    "The board thanked everyone who took part and will report on what it heard in the spring. ",
)
# As many figures as a table in words: twenty in each thousand characters.
DENSE = (
    "The trust said that more than 300 nurses have joined since April, a rise of 12 per cent. ",
    "Around £22m is to be spent on the new centre, which one in three residents could use. ",
    "Average stays fell from 11.4 to 9.2 days, and waits are two weeks shorter than before. ",
    "The board thanked everyone who took part and will report on what it heard in the spring. ",
)
MB = 1_000_000
HARD = {
    "prose without a stop": "".join(PROSE).replace(".", ""),
    "digits only": "1",
    "1,1,1,…": "1,",
    "one in one in …": "one in ",
    "more than more than …": "more than ",
    "figures in one sentence": "120 beds, ",
    "brackets": "((12) ",
    "new lines": "12\n",
}
SIZES = (10_000, 100_000, 1_000_000)
# Of texts that are all figures, the whole extraction reads half a megabyte at most.
SIZES_WHOLE = (5_000, 50_000, 500_000)
PEER = """
import sys, time, warnings, logging
warnings.simplefilter("ignore"); logging.disable(logging.CRITICAL)
from quantulum3 import parser
text = sys.stdin.read(); parser.parse(text[:200])
start = time.process_time(); found = parser.parse(text)
print(len(text) / 1e6 / (time.process_time() - start), len(found))
"""


def filled(piece: str, size: int) -> str:
    """Return `piece` repeated up to about `size` characters."""
    return piece * max(1, size // len(piece))


def seconds(read: Callable[[str], object], text: str) -> float:
    """Return the CPU time that `read` takes for `text`, the best of three for short times."""
    best = float("inf")
    for _ in range(3):
        start = time.process_time()
        read(text)
        best = min(best, time.process_time() - start)
        if best > 1:
            break
    return best


def extractor() -> Callable[[str], Extraction]:
    """Return the whole extraction as a function of a text."""
    gazetteer = Gazetteer.of(load_names(project().reference))

    def read(text: str) -> Extraction:
        return extract(
            Announcement(
                "x", "x.md", text, 0, "", "", "NHS England", "news", "2019-06-19", "stated",
                "2019-06", "original",
            ),
            gazetteer,
        )  # fmt: skip

    return read


def peer(python: str, text: str) -> str:
    """Return the speed of quantulum3 under another Python, in megabytes a second."""
    done = subprocess.run(
        [python, "-c", PEER], input=text, capture_output=True, text=True, check=True
    )
    return f"{float(done.stdout.split()[0]):.3f}"


def print_prose(read: Callable[[str], object], python: str) -> None:
    """Print the speed on prose, in lines of a paragraph each and as one line."""
    print("| prose | find_figures, MB/s | extract, MB/s | quantulum3, MB/s |")
    print("|---|--:|--:|--:|")
    for name, text in {
        "announcements, 3 figures a kB": filled("\n".join(PROSE) + "\n", MB),
        "the same in one line": filled("".join(PROSE), MB),
        "dense, 20 figures a kB": filled("\n".join(DENSE) + "\n", MB),
    }.items():
        size = len(text) / MB
        figures, whole = size / seconds(find_figures, text), size / seconds(read, text)
        other = peer(python, text[:60_000]) if python else "not run"
        print(f"| {name} | {figures:.2f} | {whole:.2f} | {other} |")


def print_read_once(read: Callable[[str], Extraction], python: str) -> None:
    """Print the speed on documents none of which was read before; the first set warms up."""
    print("\n| read once | claims a kB | find_figures, MB/s | extract, MB/s | quantulum3, MB/s |")
    print("|---|--:|--:|--:|--:|")
    here = project()
    sets = {
        "annotated announcements": sorted(here.root.glob("tests/annotated/[!f]*/docs/*")),
        "the briefs": sorted(here.announcements.glob("*.md")),
    }
    for path in here.root.glob("tests/annotated/first/docs/*"):
        read(path.read_text("utf-8"))
    for name, paths in sets.items():
        texts = [path.read_text("utf-8") for path in paths]
        size = sum(map(len, texts))
        start = time.process_time()
        claims = sum(len(read(text).claims) for text in texts)
        whole = time.process_time() - start
        figures = seconds(lambda _, texts=texts: [find_figures(text) for text in texts], "")
        other = peer(python, "\n".join(texts)[:60_000]) if python else "not run"
        print(
            f"| {name} | {1000 * claims / size:.1f} | {size / MB / figures:.2f} "
            f"| {size / MB / whole:.2f} | {other} |"
        )


def print_growth(read: Callable[[str], object]) -> None:
    """Print microseconds a character as texts grow tenfold: level where time is linear."""
    for title, function, sizes in (
        ("find_figures", find_figures, SIZES),
        ("extract", read, SIZES_WHOLE),
    ):
        print(f"\n| {title}, characters | {' | '.join(f'{size:,}' for size in sizes)} |")
        print("|---|" + "--:|" * len(sizes))
        for name, piece in HARD.items():
            times = [(size, seconds(function, filled(piece, size))) for size in sizes]
            cells = [f"{1e6 * time / size:.2f}" for size, time in times]
            print(f"| {name} | {' | '.join(cells)} |", flush=True)
    text = filled("".join(PROSE).replace(".", ""), 10 * MB)
    print(f"\n10 MB without a stop: find_figures {seconds(find_figures, text):.1f} s")


def main() -> None:
    """Print the tables."""
    read = extractor()
    print(f"Python {platform.python_version()}, {platform.machine()}, one core, CPU time\n")
    python = sys.argv[1] if len(sys.argv) > 1 else ""
    print_prose(read, python)
    print_read_once(read, python)
    print_growth(read)


if __name__ == "__main__":
    main()
