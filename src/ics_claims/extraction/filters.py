"""Which figures are claims, and why the others are not."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Sequence

from ics_claims.extraction import nonfigures, numbers
from ics_claims.extraction.ages import is_age, is_aged_person, is_anniversary, is_biography
from ics_claims.extraction.furniture import is_furniture, is_list_number, is_vote, standard_cells
from ics_claims.extraction.naming import (
    is_anaphor,
    is_compound,
    is_count_of_ideas,
    is_denominator,
    is_distance,
    is_idiom,
    is_name,
    is_one,
    is_reading,
)
from ics_claims.extraction.normal import lowered, web_spans
from ics_claims.extraction.standards import is_comparator, is_standard
from ics_claims.extraction.surroundings import Surroundings, numbered, surroundings
from ics_claims.extraction.terms import (
    is_definition,
    is_period,
    is_procedure,
    is_schedule,
    is_term,
)
from ics_claims.model import Excluded, Figure, Paragraph, Sentence

# Tried in this order; the first that applies is the reason given.
_RULES: tuple[tuple[str, Callable[[Surroundings], bool]], ...] = (
    ("page furniture", is_furniture),
    ("list number", is_list_number),
    ("vote", is_vote),
    ("age", is_age),
    ("age", is_aged_person),
    ("biography", is_biography),
    ("anniversary", is_anniversary),
    ("name", is_name),
    ("schedule", is_schedule),
    ("measure definition", is_term),
    ("baseline", is_comparator),
    ("measure definition", is_standard),
    ("measure definition", is_definition),
    ("procedural deadline", is_procedure),
    ("period", is_period),
    ("denominator", is_denominator),
    ("measurement", is_reading),
    ("idiom", is_idiom),
    ("one as a pronoun or article", is_one),
    ("count of ideas", is_count_of_ideas),
    ("name", is_compound),
    ("anaphor", is_anaphor),
    ("distance", is_distance),
)


def claimable(
    text: str,
    figures: Sequence[Figure],
    paragraphs: Sequence[Paragraph],
    sentences: Sequence[Sentence],
) -> tuple[list[Figure], list[Excluded]]:
    """Return the figures that are claims, and the others with the reason why they are not.

    A claim is about people, services, money, performance, organisations or time to a result;
    ages, terms, standards, periods, names, biography and page furniture are none.
    """
    low = lowered(text)
    starts = [sentence.start for sentence in sentences]
    blocks = numbered(paragraphs)
    cells = standard_cells(text, paragraphs) if "|" in text else []
    cell_starts = [start for start, _, _ in cells]
    claims: list[Figure] = []
    left_out: list[Excluded] = []
    for figure in figures:
        number = bisect_right(starts, figure.start) - 1
        sentence = sentences[number] if number >= 0 else Sentence(0, len(text), 0)
        cell = bisect_right(cell_starts, figure.start) - 1
        if cell >= 0 and figure.start < cells[cell][1]:
            reason = cells[cell][2]
        else:
            reason = _why_no_claim(surroundings(text, low, figure, sentence, blocks))
        if reason:
            left_out.append(Excluded(figure.start, figure.end, reason))
        else:
            claims.append(figure)
    return claims, left_out


def find_excluded(text: str, figures: Sequence[Figure]) -> list[Excluded]:
    """Return the numbers in digits that are no quantities at all, with the reason of each.

    `figures` are those found in `text`. Reasons: date, year, financial year, time of day, phone,
    postcode, service number, list number, ordinal, name, web address, reference, denominator.
    """
    low = lowered(text)
    webs = web_spans(low)
    starts = [figure.start for figure in figures]
    found: list[Excluded] = []
    end = 0
    for match in numbers.DIGITS.finditer(low):
        if match.start() < end:
            continue
        covering = bisect_right(starts, match.start()) - 1
        if covering >= 0 and figures[covering].end > match.start():
            continue
        while webs and webs[-1][1] <= match.start():
            webs.pop()
        in_address = bool(webs) and webs[-1][0] <= match.start()
        start, end, reason = nonfigures.excluded_at(text, low, match, in_address)
        found.append(Excluded(start, end, reason))
    return found


def _why_no_claim(around: Surroundings) -> str:
    """Return the reason why a figure is no claim, empty where it is one."""
    for reason, applies in _RULES:
        if applies(around):
            return reason
    return ""
