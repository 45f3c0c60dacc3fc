"""The published tables as one workbook: cover, contents, notes, and one table a sheet.

Laid out by gptables as the Government Analysis Function asks for:
https://analysisfunction.civilservice.gov.uk/policy-store/releasing-statistics-in-spreadsheets/
"""

from __future__ import annotations

import tempfile
import warnings
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ics_claims.columns import Column
from ics_claims.columns import Table as Spec
from ics_claims.reporting.display import inert
from ics_claims.tables import TABLES

if TYPE_CHECKING:
    import pandas as pd

    from ics_claims.reporting.provenance import Provenance

FILE = "claims.xlsx"
# The tables that a reader looks for first; the others follow in the order of the dictionary.
_FIRST = ("claims", "measures", "comparisons", "checkability", "coverage", "links", "findings")
# The same data give the same bytes: a workbook otherwise holds the time of its making.
_EPOCH = datetime(2000, 1, 1, tzinfo=UTC)
# Nothing in a cell is run or followed: text stays text.
_OPTIONS = {
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
    "nan_inf_to_errors": False,
}
# A cell holds so many characters: https://support.microsoft.com/office/1672b34d-7043-467e-8e27
_LONGEST = 32_767
_WIDEST = 60
_NOTES = (
    ("status", "Achieved is past or under way, expected is foreseen, planned is aimed at. Never "
     "add them up: an expected or planned figure had not happened when it was written."),
    ("bounds", "Values are bounds. An empty value_low or value_high is open: “more than 300” has a "
     "lower bound only. They are bounds of the words, not statistical intervals."),
    ("said", "A claim is what an announcement says. Nobody has checked it by its being here."),
    ("axis", "Two claims can share an axis only where measure, unit, kind of change, status and "
     "denominator agree, periods overlap or are of equal length, and populations are known."),
    ("marks", "Six marks say what the text gives a reader to check a claim by: figure, baseline, "
     "comparator, period, denominator or cohort, named source. They are no verdict on its truth."),
    ("text", "Text that a spreadsheet could read as a formula has an apostrophe before it."),
)  # fmt: skip
_NOTES_OF = {
    "claims": ("status", "bounds", "said", "text"),
    "comparisons": ("axis",),
    "checkability": ("marks",),
}


def workbook(tables: Mapping[str, pd.DataFrame], provenance: Provenance | None = None) -> bytes:
    """Return the workbook of the published `tables`: the same tables always give the same bytes."""
    import gptables
    import pandas as pd

    order = [*_FIRST, *(name for name in TABLES if name not in _FIRST)]
    sheets = {
        name: gptables.GPTable(**_sheet(TABLES[name], tables[name]))
        for name in order
        if name in tables
    }
    notes = pd.DataFrame(list(_NOTES), columns=["Note reference", "Note text"])
    with tempfile.TemporaryDirectory() as folder, warnings.catch_warnings():
        # A note stands although the tables given leave out its own; empty cells are explained.
        warnings.filterwarnings("ignore", message="The following notes are not referenced")
        warnings.filterwarnings("ignore", message=r"\s*Empty or null cell found")
        warnings.filterwarnings("ignore", category=DeprecationWarning, module="gptables")
        warnings.filterwarnings("ignore", category=FutureWarning, module="gptables")
        path = Path(folder) / FILE
        book = gptables.produce_workbook(
            filename=str(path),
            sheets=sheets,
            cover=_cover(gptables, provenance),
            contentsheet_options={"additional_elements": ["subtitles"]},
            notes_table=notes,
            workbook_options=_OPTIONS,
        )
        for sheet in book.worksheets()[3:]:
            _narrow(sheet)
        book.set_properties({"title": "Claims about integrated care systems", "created": _EPOCH})
        book.close()
        return path.read_bytes()


def _cover(gptables: Any, provenance: Provenance | None) -> Any:  # noqa: ANN401 - no types
    made = [f"Made by run {provenance.run}."] if provenance else []
    return gptables.Cover(
        cover_label="Cover",
        title="Claims about integrated care systems",
        intro=[
            "Introductory information",
            "Figures that announcements state about NHS integrated care systems, each with the "
            "sentence it stands in. One table a sheet; the contents lead to each.",
            *made,
        ],
        about=[
            "About these data",
            "Claims are what announcements say, not measured results. A plan is never a result.",
            "Sheets are the tables of the data folder of the report; its data dictionary says what "
            "each column holds.",
            "Population figures: Office for National Statistics, Open Government Licence v3.0.",
        ],
        contact=["Contact", "See the repository’s README."],
    )


def _sheet(spec: Spec, frame: pd.DataFrame) -> dict[str, Any]:
    references = "".join(f"$${name}$$" for name in _NOTES_OF.get(spec.name, ()))
    return {
        "table": _cells(spec, frame),
        "table_name": f"{spec.name}_table",
        "title": f"{spec.name}: one row is {spec.row}{references}",
        "subtitles": [spec.description],
        "instructions": "This worksheet contains one table. Empty cells are unknown or open.",
        "index_columns": {},
    }


def _cells(spec: Spec, frame: pd.DataFrame) -> pd.DataFrame:
    """Return a table's cells: numbers as numbers, text that nothing can run, empty as None."""
    import pandas as pd

    columns = {
        column.name: pd.Series(
            [_cell(column, value) for value in frame[column.name]], dtype="object"
        )
        for column in spec.columns
    }
    if not len(frame):
        # gptables refuses a table without a word in it.
        columns = {name: pd.Series(["(no rows)"], dtype="object") for name in columns}
    return pd.DataFrame(columns)


def _cell(column: Column, value: Any) -> Any:  # noqa: ANN401 - a cell
    if value is None or str(value) in ("", "<NA>", "nan"):
        return None
    if column.type == "integer":
        return int(value)
    if column.type == "number":
        return float(value)
    if column.type == "boolean":
        return "yes" if value else "no"
    # "[words](address)" would become a link to wherever an announcement says.
    return inert(str(value).replace("](", "] ("))[:_LONGEST]


def _narrow(sheet: Any) -> None:  # noqa: ANN401 - a worksheet
    """Keep columns of prose to a width that a screen holds."""
    for column, info in list(sheet.col_info.items()):
        if info.width and info.width > _WIDEST * 7:
            sheet.set_column_pixels(column, column, _WIDEST * 7)
