"""One column spec drives reading, writing, validation, the data dictionary and Table Schema."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from ics_claims.errors import UserError, located

if TYPE_CHECKING:
    import pandas as pd

ColumnType = Literal["string", "integer", "number", "boolean"]

# Nullable where pandas has no plain type with a missing value; numbers keep NaN for arithmetic.
DTYPES: dict[ColumnType, str] = {
    "string": "str",
    "integer": "Int64",
    "number": "float64",
    "boolean": "boolean",
}
# An ISO 8601 date in the precision known.
DATE = r"\d{4}(-\d{2}(-\d{2})?)?"


@dataclass(frozen=True, slots=True)
class Column:
    """One column: what it holds and what may stand in it.

    A column that is not `required` may be empty. `allowed` is a closed set, `pattern` must match
    the whole value, `minimum` and `maximum` include themselves.
    """

    name: str
    type: ColumnType
    description: str
    required: bool = False
    unique: bool = False
    allowed: tuple[str, ...] = ()
    pattern: str = ""
    minimum: float | None = None
    maximum: float | None = None


@dataclass(frozen=True, slots=True)
class ForeignKey:
    """`column` holds values of `reference_column` in the table `reference`, or nothing."""

    column: str
    reference: str
    reference_column: str


@dataclass(frozen=True, slots=True)
class Table:
    """A table: what one row is, its columns, its key (unique together) and its order."""

    name: str
    row: str
    description: str
    columns: tuple[Column, ...]
    key: tuple[str, ...]
    order: tuple[str, ...] = ()
    foreign_keys: tuple[ForeignKey, ...] = ()

    @property
    def names(self) -> list[str]:
        """The column names in their order."""
        return [column.name for column in self.columns]


def read_table(table: Table, path: Path, shown: str) -> pd.DataFrame:
    """Return the rows of `path`, typed and checked; empty strings stay, missing numbers are NaN.

    `shown` is the path as messages name it. Raises UserError with file, line and column.
    """
    rows, lines = _rows(path, shown)
    header = rows[0]
    _check_header(table, header, shown)
    for row, line in zip(rows[1:], lines[1:], strict=True):
        if len(row) != len(header):
            raise located(
                shown, line, f"{len(row)} cells where the header has {len(header)}", "mend the row"
            )
    return typed(table, [dict(zip(header, row, strict=True)) for row in rows[1:]], shown, lines[1:])


def typed(
    table: Table, records: Sequence[dict[str, Any]], shown: str, lines: Sequence[int] | None = None
) -> pd.DataFrame:
    """Return `records` as a checked frame with the table's columns, types and order of columns.

    Raises UserError naming `shown`, the line (where given), the column and the value at fault.
    """
    import pandas as pd

    written = {
        column.name: [_written(column, record.get(column.name)) for record in records]
        for column in table.columns
    }
    texts = pd.DataFrame(written, dtype="str")
    for column in table.columns:
        _check_type(column, written[column.name], shown, lines)
    frame = texts.astype("object")
    for column in table.columns:
        frame[column.name] = _converted(column, written[column.name])
    return checked(table, frame, shown, lines)


def checked(
    table: Table, frame: pd.DataFrame, shown: str, lines: Sequence[int] | None = None
) -> pd.DataFrame:
    """Return `frame` itself where every constraint of the spec holds; else raise UserError."""
    import pandera.errors

    try:
        pandera_schema(table).validate(frame, lazy=True)
    except pandera.errors.SchemaErrors as error:
        case = error.failure_cases.sort_values(["index", "column"], kind="stable").iloc[0]
        raise _failure(table, case, shown, lines) from None
    return frame


def records(frame: pd.DataFrame) -> list[dict[str, Any]]:
    """Return the rows of a frame as dictionaries, in their order."""
    return frame.to_dict("records")  # type: ignore[return-value]


def to_csv(table: Table, frame: pd.DataFrame) -> bytes:
    """Return `frame` as CSV in UTF-8, checked and sorted: the same rows always the same bytes."""
    checked(table, frame, f"{table.name}.csv")
    ordered = frame.sort_values(list(table.order or table.key), kind="stable")
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(table.names)
    cells = [
        [_written(column, value) for value in ordered[column.name]] for column in table.columns
    ]
    writer.writerows(zip(*cells, strict=True))
    return out.getvalue().encode("utf-8")


def table_schema(table: Table) -> dict[str, Any]:
    """Return the table as a Frictionless Table Schema descriptor (https://specs.frictionlessdata.io)."""
    descriptor: dict[str, Any] = {
        "fields": [_field(column) for column in table.columns],
        "primaryKey": list(table.key),
        "missingValues": [""],
    }
    if table.foreign_keys:
        descriptor["foreignKeys"] = [
            {
                "fields": [key.column],
                "reference": {
                    "resource": "" if key.reference == table.name else key.reference,
                    "fields": [key.reference_column],
                },
            }
            for key in table.foreign_keys
        ]
    return descriptor


@cache
def pandera_schema(table: Table) -> Any:  # noqa: ANN401 - pandera has no types
    """Return the pandera schema that holds the table's constraints."""
    import pandera.pandas as pa

    def checks(column: Column) -> list[Any]:
        found = []
        if column.allowed:
            values = [*column.allowed, *([] if column.required else [""])]
            found.append(pa.Check.isin(values, error=f"one of {', '.join(column.allowed)}"))
        if column.pattern:
            pattern = column.pattern if column.required else f"(?:{column.pattern})?"
            found.append(
                pa.Check.str_matches(rf"^(?:{pattern})\Z", error=f"of the form {column.pattern}")
            )
        if column.minimum is not None:
            found.append(pa.Check.ge(column.minimum, error=f"at least {column.minimum:g}"))
        if column.maximum is not None:
            found.append(pa.Check.le(column.maximum, error=f"at most {column.maximum:g}"))
        if column.required and column.type == "string":
            found.append(pa.Check(lambda cells: cells != "", error="not empty"))
        return found

    return pa.DataFrameSchema(
        {
            column.name: pa.Column(
                checks=checks(column),
                nullable=column.type != "string" and not column.required,
                unique=column.unique,
            )
            for column in table.columns
        },
        unique=list(table.key),
        strict=True,
        ordered=True,
    )


def _rows(path: Path, shown: str) -> tuple[list[list[str]], list[int]]:
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except FileNotFoundError:
        raise located(
            shown, None, "the file is missing", "restore it from the repository"
        ) from None
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        raise located(shown, line, "not UTF-8", "save the file as UTF-8") from None
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    rows: list[list[str]] = []
    lines: list[int] = []
    line = 1
    try:
        for row in reader:
            if row:
                rows.append(row)
                lines.append(line)
            line = reader.line_num + 1
    except csv.Error as error:
        raise located(shown, line, f"no valid CSV ({error})", "mend the quotes") from None
    if not rows:
        raise located(shown, None, "the file is empty", "restore it or write its header line")
    return rows, lines


def _check_header(table: Table, header: list[str], shown: str) -> None:
    missing = [name for name in table.names if name not in header]
    unknown = [name for name in header if name not in table.names]
    if missing:
        raise located(shown, 1, f"column '{missing[0]}' is missing", "add it to the header")
    if unknown or len(set(header)) != len(header):
        surplus = unknown[0] if unknown else next(n for n in header if header.count(n) > 1)
        raise located(shown, 1, f"column '{surplus}' is not expected", "remove it from the header")


def _check_type(column: Column, texts: list[str], shown: str, lines: Sequence[int] | None) -> None:
    wanted = {"integer": "whole number", "number": "number", "boolean": "true or false"}
    for row, text in enumerate(texts):
        if text != "" and column.type != "string" and _parsed(column, text) is None:
            raise located(
                shown,
                lines[row] if lines else None,
                f"column '{column.name}' holds '{text}', which is no {wanted[column.type]}",
                "correct the value or leave it empty",
            )


def _parsed(column: Column, text: str) -> Any:  # noqa: ANN401 - a cell
    try:
        if column.type == "integer":
            return int(text) if text.lstrip("-").isascii() and text.lstrip("-").isdigit() else None
        if column.type == "number":
            number = float(text)
            return number if number - number == 0 and "_" not in text else None
        return {"true": True, "false": False}.get(text)
    except ValueError:
        return None


def _converted(column: Column, texts: list[str]) -> pd.Series[Any]:
    import pandas as pd

    if column.type == "string":
        return pd.Series(texts, dtype=DTYPES["string"])
    values = [None if text == "" else _parsed(column, text) for text in texts]
    return pd.Series(values, dtype=DTYPES[column.type])


def _written(column: Column, value: Any) -> str:  # noqa: ANN401 - a cell
    """Return the one spelling of a value: whole numbers without a point, true and false."""
    if value is None or str(value) in ("<NA>", "nan"):
        return ""
    if column.type == "boolean" and not isinstance(value, str):
        return "true" if value else "false"
    if column.type == "number" and not isinstance(value, str):
        return str(int(value)) if float(value).is_integer() else repr(float(value))
    return str(value)


def _failure(
    table: Table,
    case: pd.Series[Any],
    shown: str,
    lines: Sequence[int] | None,
) -> UserError:
    index = case["index"]
    line = lines[int(index)] if lines and index == index and index is not None else None
    column = str(case["column"])
    check = str(case["check"])
    if check == "multiple_fields_uniqueness":
        return located(
            shown,
            line,
            f"two rows have the same {', '.join(table.key)}",
            "remove or correct one of them",
        )
    if check == "field_uniqueness":
        problem = f"'{case['failure_case']}' stands twice in the column '{column}'"
        return located(shown, line, problem, "ids must be unique")
    value = case["failure_case"]
    wanted = "not empty" if check == "not_nullable" else check
    return located(
        shown, line, f"column '{column}' holds '{value}' but must be {wanted}", "correct the value"
    )


def _field(column: Column) -> dict[str, Any]:
    constraints: dict[str, Any] = {}
    if column.required:
        constraints["required"] = True
    if column.unique:
        constraints["unique"] = True
    if column.allowed:
        constraints["enum"] = list(column.allowed)
    if column.pattern:
        constraints["pattern"] = column.pattern
    if column.minimum is not None:
        constraints["minimum"] = column.minimum
    if column.maximum is not None:
        constraints["maximum"] = column.maximum
    field: dict[str, Any] = {
        "name": column.name,
        "type": column.type,
        "description": column.description,
    }
    if column.type == "boolean":
        field |= {"trueValues": ["true"], "falseValues": ["false"]}
    if constraints:
        field["constraints"] = constraints
    return field
