"""The records that the modules hand to each other; they know nothing else."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

Hedge = Literal[
    "exact", "more_than", "at_least", "nearly", "up_to", "about", "less_than", "between"
]
Unit = Literal[
    "count",
    "percent",
    "percentage_points",
    "gbp",
    "years",
    "months",
    "weeks",
    "days",
    "hours",
    "minutes",
    "ratio",
    "rate",
]
Direction = Literal["increase", "decrease", "level"]
Status = Literal["achieved", "expected", "planned"]
Kind = Literal[
    "coverage",
    "outcome",
    "activity",
    "investment",
    "workforce",
    "digital",
    "structure",
    "cohort",
]

HEDGES: tuple[str, ...] = get_args(Hedge)
UNITS: tuple[str, ...] = get_args(Unit)
DIRECTIONS: tuple[str, ...] = get_args(Direction)
STATUSES: tuple[str, ...] = get_args(Status)
KINDS: tuple[str, ...] = get_args(Kind)

# How one claim states again what another does, and what may change on the way.
RELATIONS: tuple[str, ...] = ("repeats", "renders", "restates", "continues")
CHANGE_CODES: tuple[str, ...] = tuple(
    (
        "figure figure-rounded hedge-dropped hedge-added hedge-changed hedge-floor-to-ceiling "
        "hedge-ceiling-to-floor status-to-achieved status-to-promised status-changed direction "
        "subject scope denominator period-dropped period-added period-changed attribution-gained "
        "attribution-lost attribution-changed name legal-term dropped"
    ).split()
)

# The canonical "system" of a statement about the whole country.
ENGLAND = "england"


@dataclass(frozen=True, slots=True)
class Span:
    """Characters `start` to `end` of one text."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """Return the characters themselves."""
        return text[self.start : self.end]


@dataclass(frozen=True, slots=True)
class Announcement:
    """One document with its provenance; `text` is the whole file, the body starts at `body`.

    `published` is ISO 8601 in the precision known: `2019-06-19`, `2019-06` or `2019`.
    `sha256` is of the file, `source_sha256` of the publisher's own text. `system` is the name of
    the system that it is about or that published it, where its front matter gives one.
    """

    announcement_id: str
    path: str
    text: str
    body: int
    sha256: str
    title: str
    publisher: str
    kind: str
    published: str
    published_basis: str
    event: str
    text_kind: Literal["brief", "original"]
    author: str = ""
    url: str = ""
    derived_from: str = ""
    published_note: str = ""
    source_sha256: str = ""
    system: str = ""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One block of a text: a heading, a list item or prose.

    `section` is the number of the heading it stands under, None before the first one.
    """

    number: int
    start: int
    end: int
    form: Literal["heading", "item", "prose"]
    section: int | None


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of the paragraph numbered `paragraph`."""

    start: int
    end: int
    paragraph: int


@dataclass(frozen=True, slots=True)
class Figure:
    """One quantity as written: hedge, number and, where the unit is part of it, the unit.

    `value_low` and `value_high` are magnitudes; None is an open bound.
    """

    start: int
    end: int
    value_low: float | None
    value_high: float | None
    hedge: Hedge
    unit: Unit


@dataclass(frozen=True, slots=True)
class Excluded:
    """A figure that is no claim, and why: date, year, age band, service number, name ..."""

    start: int
    end: int
    reason: str


@dataclass(frozen=True, slots=True)
class Mention:
    """A system (`system_id`) or a place in one, named at `start` to `end`.

    A place that is no system has its name in `place`; `system_id` is then the system that it lies
    in, or empty where it straddles several.
    """

    start: int
    end: int
    surface: str
    system_id: str
    place: str = ""


@dataclass(frozen=True, slots=True)
class Period:
    """A time span as written, with its dates as far as the text and the publication date tell.

    `start` and `end` are ISO dates or empty; `precision` is day, month, year, or empty.
    """

    text: str
    start: str = ""
    end: str = ""
    precision: str = ""


@dataclass(frozen=True, slots=True)
class Claim:
    """What a document says of one figure, anchored; empty fields could not be told.

    `start` and `end` span `figure`; `quote_start` and `quote_end` the sentence it stands in.
    `heading` is the heading or the words above the list that it stands under.
    """

    claim_id: str
    announcement_id: str
    paragraph: int
    start: int
    end: int
    figure: str
    quote_start: int
    quote_end: int
    value_low: float | None
    value_high: float | None
    hedge: str
    unit: str
    measured: str
    system_id: str
    place: str
    direction: str
    status: str
    kind: str
    period: Period
    baseline: str
    attributed_to: str
    heading: str
    rule: str
