"""The reference tables: systems, their names, codes, places, populations and waves."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from pathlib import Path
from typing import TYPE_CHECKING

from ics_claims.columns import DATE, Column, ForeignKey, Table, read_table
from ics_claims.dates import first_day
from ics_claims.errors import UserError, located

if TYPE_CHECKING:
    import pandas as pd

CONFIDENCES = ("verified", "conflicting", "from-memory")
PRECISIONS = ("year", "month", "day")
SYSTEMS_FILE = "data/reference/systems.csv"

_SYSTEM = ForeignKey("system_id", "systems", "system_id")
# An area is of the kind and the list that its codes come from, as in system_codes.csv.
_AREA_FORM = "'STP April 2020' (STP, CCG or ICB, and the month and year of its list)"
_AREA = re.compile(r"(?:STP|CCG|ICB) (?:April 20(?:17|18|19|20|21|24)|July 2022)\b")
_ID = r"[a-z0-9]+(-[a-z0-9]+)*"


def _text(
    name: str,
    description: str,
    *,
    required: bool = False,
    unique: bool = False,
    allowed: tuple[str, ...] = (),
    pattern: str = "",
) -> Column:
    return Column(name, "string", description, required, unique, allowed, pattern)


_SOURCES = _text(
    "sources",
    "Ids in sources.csv, separated by semicolons.",
    required=True,
    pattern=r"[^;]+(;[^;]+)*",
)
_CONFIDENCE = _text(
    "confidence",
    "verified: read in the sources or computed from them; conflicting: the sources disagree; "
    "from-memory: good for recognising, not for publishing.",
    required=True,
    allowed=CONFIDENCES,
)
_NOTE = _text("note", "What else a reader should know.")
_SYSTEM_ID = _text("system_id", "The system.", required=True, pattern=_ID)

SYSTEMS = Table(
    "systems",
    "a system: the 42 final ones, those absorbed into others, and former partnerships (STPs)",
    "Integrated care systems, when they were designated and what became of them.",
    (
        _text("system_id", "The system's id.", required=True, unique=True, pattern=_ID),
        _text("name", "Its canonical name.", required=True, unique=True),
        _text(
            "kind",
            "ics; devolved: a devolved health system; stp: a partnership never designated.",
            required=True,
            allowed=("ics", "devolved", "stp"),
        ),
        _text("region", "Its NHS region.", required=True),
        _text(
            "region_basis",
            "listed: in NHS Digital's practice maps; containing_system: that of its successor.",
            required=True,
            allowed=("listed", "containing_system"),
        ),
        _text("ods_code", "Its Organisation Data Service code.", pattern=r"Q[A-Z0-9]{2}"),
        Column("one_of_final_42", "boolean", "Whether it is one of the 42 of July 2022.", True),
        _text("designated_on", "When it was designated, in the precision known.", pattern=DATE),
        _text("designated_precision", "The precision of that date.", allowed=PRECISIONS),
        Column("wave", "integer", "The wave of designations, 1 to 6.", minimum=1, maximum=6),
        _text("successor_id", "The system it was absorbed into.", pattern=_ID),
        _text("successor_on", "When it was absorbed, in the precision known.", pattern=DATE),
        _text("successor_precision", "The precision of that date.", allowed=PRECISIONS),
        _text("statutory_on", "When its integrated care board was established.", pattern=DATE),
        _SOURCES,
        _CONFIDENCE,
        _NOTE,
    ),
    ("system_id",),
    foreign_keys=(ForeignKey("successor_id", "systems", "system_id"),),
)

SYSTEM_CODES = Table(
    "system_codes",
    "a code of a system, with the dates for which it was used",
    "Codes of systems by date; a change between two lists is dated to the later list.",
    (
        _SYSTEM_ID,
        _text(
            "scheme",
            "gss: Office for National Statistics; ccg_ods: clinical commissioning groups.",
            required=True,
            allowed=("gss", "ccg_ods"),
        ),
        _text("code", "The code.", required=True),
        _text(
            "relation",
            "own: the code of this very area; within: of a larger area; part: one of several.",
            required=True,
            allowed=("own", "within", "part"),
        ),
        _text("valid_from", "First day of use; empty where not known.", pattern=DATE),
        _text("valid_to", "Last day of use; empty where still in use or not known.", pattern=DATE),
        _SOURCES,
        _CONFIDENCE,
    ),
    ("system_id", "scheme", "code", "valid_from"),
    foreign_keys=(_SYSTEM,),
)

ALIASES = Table(
    "aliases",
    "a name by which a system is called",
    "Names of systems; forms with ICS, ICB, Partnership, NHS, '&' or another order are understood.",
    (
        _text("alias", "The name as written.", required=True),
        _SYSTEM_ID,
        _text(
            "kind",
            "name: canonical; later_name; former_name; alias; abbreviation and brand: only in "
            "their own capitals.",
            required=True,
            allowed=("name", "later_name", "former_name", "alias", "abbreviation", "brand"),
        ),
        _text("valid_from", "From when the name was used, where known.", pattern=DATE),
        _text("valid_to", "Until when the name was used, where known.", pattern=DATE),
        Column(
            "ambiguous",
            "boolean",
            "Whether the name counts only with a word such as ICS, ICB or partnership after it.",
            True,
        ),
        _SOURCES,
        _CONFIDENCE,
        _NOTE,
    ),
    ("alias", "system_id"),
    order=("system_id", "kind", "alias"),
    foreign_keys=(_SYSTEM,),
)

PLACES = Table(
    "places",
    "a place or health body, of one kind, and the system that it lies in",
    "Places, trusts and hospitals by system.",
    (
        _text("place", "Its name.", required=True),
        _text("qualifier", "What tells it from another place of the same name; abroad, its area."),
        _text(
            "kind",
            "district and ccg: of April 2020; county: of 2019; area: a name in common use; nation "
            "and outside_england: not in England.",
            required=True,
            allowed=(
                "town",
                "district",
                "ccg",
                "county",
                "region",
                "area",
                "trust",
                "hospital",
                "nation",
                "outside_england",
            ),
        ),
        _text("system_id", "The system with the largest share of it; empty: no one system."),
        Column(
            "share_in_system",
            "number",
            "Share of its small areas (LSOA 2011) that lie in the system; empty where not counted.",
            minimum=0,
            maximum=1,
        ),
        Column("ambiguous", "boolean", "Whether the name is also a common word or surname.", True),
        _SOURCES,
        _CONFIDENCE,
    ),
    ("place", "qualifier", "kind", "system_id"),
    foreign_keys=(_SYSTEM,),
)

ABROAD = Table(
    "abroad",
    "a name of a place or health body outside the United Kingdom",
    "Places abroad, for telling announcements that are about none in England.",
    (
        _text("name", "The name as written.", required=True),
        _text(
            "place", "What it is called in the tables, where the name is another.", required=True
        ),
        _text("within", "The area that it lies in; empty for nations."),
        _text(
            "kind",
            "nation; region: of ISO 3166-2, or a name for its people; town; body: of health care.",
            required=True,
            allowed=("nation", "region", "town", "body"),
        ),
        Column("ambiguous", "boolean", "Whether the name is also a common word or surname.", True),
        _SOURCES,
        _CONFIDENCE,
    ),
    ("name", "within"),
)

POPULATIONS = Table(
    "populations",
    "a system's population on one date on one basis, for the area stated",
    "Populations of systems; the row for a date has area_valid_from <= date <= area_valid_to.",
    (
        _SYSTEM_ID,
        _text("reference_date", "The date it is for, in the precision known.", pattern=DATE),
        _text(
            "basis",
            "See bases.csv; never mix two in one calculation.",
            required=True,
            allowed=("ons_mid_year", "gp_registered", "census_2021", "announced"),
        ),
        Column("population", "integer", "People; empty where only bounds are known.", minimum=0),
        Column("low", "integer", "Lower bound in people.", minimum=0),
        Column("high", "integer", "Upper bound in people.", minimum=0),
        _text("as_written", "The figure as the source writes it."),
        _text("area", "The area it counts, by its vintage.", required=True),
        _text("area_valid_from", "First day on which the system had that area.", pattern=DATE),
        _text("area_valid_to", "Last such day; empty where it still has it.", pattern=DATE),
        _SOURCES,
        _CONFIDENCE,
        _NOTE,
    ),
    ("system_id", "basis", "reference_date", "area_valid_from", "as_written", "sources"),
    foreign_keys=(_SYSTEM,),
)

ENGLAND_POPULATION = Table(
    "england",
    "England's population on one date in one series",
    "Populations of England; divide system populations by the series 'original' only.",
    (
        _text("reference_date", "The date it is for.", required=True, pattern=DATE),
        _text(
            "series",
            "See bases.csv.",
            required=True,
            allowed=(
                "original",
                "rebased_exact",
                "rebased_rounded",
                "census_based_first",
                "rebased_first_release",
            ),
        ),
        Column("population", "integer", "People.", True, minimum=1),
        _SOURCES,
        _CONFIDENCE,
        _NOTE,
    ),
    ("reference_date", "series"),
)


def _claimed(name: str, what: str, type_: str = "integer") -> tuple[Column, ...]:
    maximum = None if type_ == "integer" else 1
    return (
        _text(f"claimed_{name}_as_written", f"{what}, as written."),
        Column(
            f"claimed_{name}_low",
            "integer" if type_ == "integer" else "number",
            f"{what}: lower bound.",
            minimum=0,
            maximum=maximum,
        ),
        Column(
            f"claimed_{name}_high",
            "integer" if type_ == "integer" else "number",
            f"{what}: upper bound.",
            minimum=0,
            maximum=maximum,
        ),
    )


WAVES = Table(
    "waves",
    "an event at which systems were added or absorbed",
    "Announcements of new systems, what was claimed and what the official figures say.",
    (
        _text("event_id", "The event's id.", required=True, unique=True, pattern=_ID),
        _text("announced_on", "When it was announced, in the precision known.", pattern=DATE),
        _text("announced_precision", "The precision of that date.", allowed=PRECISIONS),
        _text("effective_on", "When it took effect; the earliest date given.", pattern=DATE),
        _text("effective_on_latest", "The latest date given, where sources differ.", pattern=DATE),
        Column("icss_after", "integer", "Systems after the event.", True, minimum=0),
        _text("icss_after_note", "How that number comes about."),
        *_claimed("added", "People said to be added"),
        *_claimed("total", "People said to be covered"),
        *_claimed("share", "Share of England said to be covered", "number"),
        Column("ons_added", "integer", "Residents of the systems added, from populations.csv."),
        Column("ons_total", "integer", "Residents of all systems after the event, likewise."),
        _text("ons_date", "The reference date of those residents.", pattern=DATE),
        _text("ons_note", "Which areas they count."),
        _text("announced_by", "Who announced it.", required=True),
        _SOURCES,
        _CONFIDENCE,
        _NOTE,
    ),
    ("event_id",),
)

WAVE_SYSTEMS = Table(
    "wave_systems",
    "a system added or absorbed at an event",
    "Which systems each event added or absorbed.",
    (
        _text("event_id", "The event.", required=True, pattern=_ID),
        _SYSTEM_ID,
        _text("action", "What became of it.", required=True, allowed=("added", "absorbed")),
    ),
    ("event_id", "action", "system_id"),
    foreign_keys=(ForeignKey("event_id", "waves", "event_id"), _SYSTEM),
)

DATINGS = Table(
    "datings",
    "a change of a system that sources date differently",
    "Earliest and latest dates of changes on which sources differ; the others have one date.",
    (
        _SYSTEM_ID,
        _text("change", "What is dated.", required=True, allowed=("designated", "absorbed")),
        _text(
            "earliest_on", "The earliest date that a source allows.", required=True, pattern=DATE
        ),
        _text("latest_on", "The latest such date.", required=True, pattern=DATE),
        _SOURCES,
        _CONFIDENCE,
        _NOTE,
    ),
    ("system_id", "change"),
    foreign_keys=(_SYSTEM,),
)

TILES = Table(
    "tiles",
    "a system's tile on the map",
    "Where each system's tile stands; an absorbed system shares its successor's.",
    (
        _SYSTEM_ID,
        _text(
            "label",
            "A short name; its words may each have a line, a hyphen and a space split one.",
            required=True,
        ),
        Column("row", "integer", "Row from the north, from 0.", True, minimum=0),
        Column("column", "integer", "Column from the west, from 0.", True, minimum=0),
    ),
    ("system_id",),
    foreign_keys=(_SYSTEM,),
)

BASES = Table(
    "bases",
    "a basis of populations or a series for England",
    "What the short names of bases and series mean.",
    (
        _text("basis", "The short name.", required=True),
        _text("table", "Where it is used.", required=True, allowed=("populations", "england")),
        _text("description", "What is counted, and from what.", required=True),
    ),
    ("table", "basis"),
)

SOURCES = Table(
    "sources",
    "a source",
    "Sources, each address once.",
    (
        _text("source_id", "The source's id.", required=True, unique=True, pattern=_ID),
        _text("url", "Where it is; empty for what has no page.", pattern=r"https?://\S+"),
        _text("publisher", "Who published it."),
        _NOTE,
    ),
    ("source_id",),
)

TABLES = (
    SYSTEMS,
    SYSTEM_CODES,
    ALIASES,
    PLACES,
    ABROAD,
    POPULATIONS,
    ENGLAND_POPULATION,
    WAVES,
    WAVE_SYSTEMS,
    DATINGS,
    TILES,
    BASES,
    SOURCES,
)


@dataclass(frozen=True)
class Reference:
    """The reference tables, one frame each, named as their files."""

    systems: pd.DataFrame
    system_codes: pd.DataFrame
    aliases: pd.DataFrame
    places: pd.DataFrame
    abroad: pd.DataFrame
    populations: pd.DataFrame
    england: pd.DataFrame
    waves: pd.DataFrame
    wave_systems: pd.DataFrame
    datings: pd.DataFrame
    tiles: pd.DataFrame
    bases: pd.DataFrame
    sources: pd.DataFrame

    def latest_gss_codes(self) -> dict[str, str]:
        """Return each system's own GSS code, the latest one; absorbed systems may have none."""
        codes = self.system_codes
        own = codes[(codes["scheme"] == "gss") & (codes["relation"] == "own")]
        latest = own.sort_values("valid_from").groupby("system_id")["code"].last()
        return {str(system_id): str(code) for system_id, code in latest.items()}


@dataclass(frozen=True)
class Names:
    """The rows that name systems and places, as read: enough to find mentions."""

    systems: tuple[Mapping[str, str], ...]
    aliases: tuple[Mapping[str, str], ...]
    places: tuple[Mapping[str, str], ...]
    abroad: tuple[Mapping[str, str], ...]

    @property
    def system_names(self) -> dict[str, str]:
        """The canonical name of each system by its id."""
        return {row["system_id"]: row["name"] for row in self.systems}


def load_reference(folder: Path) -> Reference:
    """Return the checked tables of `folder`.

    Raises UserError with file, line and column for a missing file, a value of the wrong form, an
    id that stands twice, an unknown system or source, systems whose succession cannot be, and
    populations of no known area or of one area and date that differ.
    """
    frames = {
        table.name: read_table(table, folder / f"{table.name}.csv", _shown(table))
        for table in TABLES
    }
    for table in TABLES:
        for key in table.foreign_keys:
            _check_key(table, key, frames, folder)
        if "sources" in table.names:
            _check_sources(table, frames, folder)
    check_succession(_records(frames["systems"]), _lines(SYSTEMS, folder))
    check_populations(_records(frames["populations"]), _lines(POPULATIONS, folder))
    _check_datings(frames["datings"], folder)
    _check_replay(frames, folder)
    return Reference(**{field.name: frames[field.name] for field in fields(Reference)})


def load_names(folder: Path) -> Names:
    """Return the rows that name systems and places without building frames, for quick starts.

    Raises UserError where a file is missing, a column is missing or a system is unknown.
    """
    read = {table.name: _plain_rows(table, folder) for table in (SYSTEMS, ALIASES, PLACES, ABROAD)}
    known = {row["system_id"] for row in read["systems"]}
    for table in (ALIASES, PLACES):
        for row in read[table.name]:
            if row["system_id"] and row["system_id"] not in known:
                lines = _lines(table, folder)
                raise _unknown_system(table, lines[read[table.name].index(row)], row["system_id"])
    return Names(**{name: tuple(rows) for name, rows in read.items()})


def check_succession(systems: Sequence[Mapping[str, str]], lines: Sequence[int]) -> None:
    """Raise UserError where a system succeeds itself by a chain or was designated too late."""
    successors = {row["system_id"]: row["successor_id"] for row in systems}
    for row, line in zip(systems, lines, strict=True):
        chain = list(_chain(row["system_id"], successors))
        if row["system_id"] in chain:
            problem = f"'{row['system_id']}' is its own successor by {' -> '.join(chain)}"
            raise located(SYSTEMS_FILE, line, problem, "correct the column successor_id")
        designated, absorbed = row["designated_on"], row["successor_on"]
        precision = min(len(designated), len(absorbed))
        if precision and designated[:precision] > absorbed[:precision]:
            problem = f"'{row['system_id']}' was designated ({designated}) after it was absorbed"
            raise located(SYSTEMS_FILE, line, f"{problem} ({absorbed})", "correct one of the dates")


def check_populations(populations: Sequence[Mapping[str, str]], lines: Sequence[int]) -> None:
    """Raise UserError for a population of no known area, or two of one area and date.

    What announcements state is left alone: there two figures for one area are news.
    """
    counted: dict[tuple[str, str, str], list[Mapping[str, str]]] = {}
    for row, line in zip(populations, lines, strict=True):
        announced = row["basis"] == "announced"
        if not (row["area"] == "as stated" if announced else _AREA.match(row["area"])):
            problem = f"column 'area' holds '{row['area']}', which is no known area"
            raise located(_shown(POPULATIONS), line, problem, f"write it as {_AREA_FORM}")
        if announced:
            continue
        earlier = counted.setdefault((row["system_id"], row["basis"], row["reference_date"]), [])
        for other in earlier:
            if other["area"] == row["area"] or _overlap(other, row):
                raise _counted_twice(other, row, line)
        earlier.append(row)


def _overlap(one: Mapping[str, str], other: Mapping[str, str]) -> bool:
    """Return whether two rows hold on a day in common; an empty end is open."""
    first, second = sorted((one, other), key=lambda row: row["area_valid_from"])
    return not first["area_valid_to"] or first["area_valid_to"] >= second["area_valid_from"]


def _counted_twice(one: Mapping[str, str], other: Mapping[str, str], line: int) -> UserError:
    problem = (
        f"'{other['system_id']}' has {other['population']} people on {other['reference_date']} "
        f"({other['basis']}, {other['area']}), and {one['population']} in another row "
        "for the same area and date"
    )
    return located(_shown(POPULATIONS), line, problem, "keep the one that the source gives")


def _check_datings(datings: pd.DataFrame, folder: Path) -> None:
    for row, line in zip(_records(datings), _lines(DATINGS, folder), strict=True):
        if first_day(row["earliest_on"]) > first_day(row["latest_on"]):
            problem = f"'{row['system_id']}' has an earliest date after the latest"
            raise located(_shown(DATINGS), line, problem, "swap or correct the two")


def _check_replay(frames: Mapping[str, pd.DataFrame], folder: Path) -> None:
    """Raise UserError where an event adds or absorbs what the register dates otherwise."""
    systems = {row["system_id"]: row for row in _records(frames["systems"])}
    lines = _lines(WAVE_SYSTEMS, folder)
    for row, line in zip(_records(frames["wave_systems"]), lines, strict=True):
        column = "designated_on" if row["action"] == "added" else "successor_on"
        if not systems[row["system_id"]][column]:
            problem = f"'{row['system_id']}' is {row['action']} but has no {column}"
            raise located(_shown(WAVE_SYSTEMS), line, problem, f"add the date to {SYSTEMS_FILE}")


def _records(frame: pd.DataFrame) -> list[dict[str, str]]:
    return [
        {str(name): str(cell) for name, cell in row.items()} for row in frame.to_dict("records")
    ]


def _chain(system_id: str, successors: Mapping[str, str]) -> Iterator[str]:
    seen = set()
    while (system_id := successors.get(system_id, "")) and system_id not in seen:
        seen.add(system_id)
        yield system_id


def _check_key(
    table: Table, key: ForeignKey, frames: Mapping[str, pd.DataFrame], folder: Path
) -> None:
    known = {*frames[key.reference][key.reference_column], ""}
    for row, value in enumerate(frames[table.name][key.column]):
        if value not in known:
            line = _lines(table, folder)[row]
            if key.reference == "systems":
                raise _unknown_system(table, line, value)
            problem = f"column '{key.column}' holds the unknown '{value}'"
            raise located(_shown(table), line, problem, f"add it to {key.reference}.csv")


def _check_sources(table: Table, frames: Mapping[str, pd.DataFrame], folder: Path) -> None:
    known = set(frames["sources"]["source_id"])
    for row, cell in enumerate(frames[table.name]["sources"]):
        for source in cell.split(";"):
            if source not in known:
                problem = f"column 'sources' holds the unknown source '{source}'"
                line = _lines(table, folder)[row]
                raise located(_shown(table), line, problem, "add it to data/reference/sources.csv")


def _unknown_system(table: Table, line: int, system_id: str) -> UserError:
    return located(
        _shown(table), line, f"unknown system '{system_id}'", f"add it to {SYSTEMS_FILE}"
    )


def _plain_rows(table: Table, folder: Path) -> list[dict[str, str]]:
    path = folder / f"{table.name}.csv"
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            reader = csv.DictReader(file)
            rows = [{name: cell or "" for name, cell in row.items() if name} for row in reader]
    except FileNotFoundError:
        remedy = "restore it from the repository"
        raise located(_shown(table), None, "the file is missing", remedy) from None
    except UnicodeDecodeError:
        raise located(_shown(table), None, "not UTF-8", "save the file as UTF-8") from None
    missing = [name for name in table.names if name not in (reader.fieldnames or ())]
    if missing:
        raise located(_shown(table), 1, f"column '{missing[0]}' is missing", "add it to the header")
    return rows


def _lines(table: Table, folder: Path) -> list[int]:
    """Return the line on which each row starts; only read where there is an error to report."""
    starts, line = [], 1
    with (folder / f"{table.name}.csv").open(encoding="utf-8-sig", newline="") as file:
        reader = csv.reader(file)
        for row in reader:
            if row:
                starts.append(line)
            line = reader.line_num + 1
    return starts[1:]


def _shown(table: Table) -> str:
    return f"data/reference/{table.name}.csv"
