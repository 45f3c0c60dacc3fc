"""The published tables: the only reader and writer of `data/processed/`."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ics_claims.annotations import FILE as ANNOTATIONS
from ics_claims.annotations import annotations_file
from ics_claims.columns import Column, Table, read_table, table_schema, to_csv
from ics_claims.errors import located
from ics_claims.tables import TABLES

if TYPE_CHECKING:
    import pandas as pd

Tables = Mapping[str, "pd.DataFrame"]

DESCRIPTOR = "datapackage.json"


def read_dataset(folder: Path) -> dict[str, pd.DataFrame]:
    """Return every published table by name, typed and checked; raises UserError."""
    return {
        name: read_table(table, folder / f"{name}.csv", f"{folder.name}/{name}.csv")
        for name, table in TABLES.items()
    }


def write_dataset(tables: Tables, folder: Path) -> list[str]:
    """Write the tables and the descriptor; return the names of the files that changed.

    All is checked before a byte is written, and each file is replaced in one step.
    """
    files = dataset_files(tables)
    folder.mkdir(parents=True, exist_ok=True)
    changed = []
    for name, content in files.items():
        path = folder / name
        if path.is_file() and path.read_bytes() == content:
            continue
        partial = path.with_name(f".{name}.partial")
        partial.write_bytes(content)
        partial.replace(path)
        changed.append(name)
    return changed


def dataset_files(tables: Tables) -> dict[str, bytes]:
    """Return the content of each file of the dataset; raises UserError where a table is wrong."""
    _check_foreign_keys(tables)
    files = {f"{name}.csv": to_csv(table, tables[name]) for name, table in TABLES.items()}
    descriptor = json.dumps(descriptor_of(files), indent=2, ensure_ascii=False) + "\n"
    return files | {
        DESCRIPTOR: descriptor.encode("utf-8"),
        ANNOTATIONS: annotations_file(tables),
    }


def descriptor_of(files: Mapping[str, bytes]) -> dict[str, Any]:
    """Return the Frictionless Data Package descriptor of the tables' `files`."""
    return {
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "name": "ics-claims",
        "title": "Claims about NHS integrated care systems",
        "description": "Figures that announcements state, each anchored to its characters.",
        "licenses": [
            {"name": "MIT", "title": "Code, briefs and derived tables"},
            {
                "name": "OGL-UK-3.0",
                "path": "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/",
                "title": "Contains ONS figures, Open Government Licence v3.0",
            },
        ],
        "resources": [_resource(table, files[f"{name}.csv"]) for name, table in TABLES.items()],
    }


def _resource(table: Table, content: bytes) -> dict[str, Any]:
    return {
        "name": table.name,
        "type": "table",
        "path": f"{table.name}.csv",
        "title": f"{table.name}: one row is {table.row}",
        "description": table.description,
        "scheme": "file",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": len(content),
        "hash": f"sha256:{hashlib.sha256(content).hexdigest()}",
        "dialect": {"lineTerminator": "\n"},
        "schema": table_schema(table),
    }


def _check_foreign_keys(tables: Tables) -> None:
    for name, table in TABLES.items():
        for key in table.foreign_keys:
            cells = tables[name][key.column]
            known = set(tables[key.reference][key.reference_column])
            unknown = sorted(set(cells[cells != ""]) - known)
            if unknown:
                raise located(
                    f"{name}.csv",
                    None,
                    f"column '{key.column}' names '{unknown[0]}', which {key.reference}.csv lacks",
                    f"add it to {key.reference} or correct the name",
                )


def dictionary_of() -> str:
    """Return the data dictionary as Markdown, one section a table."""
    parts = [
        "# Data dictionary",
        "",
        "Generated from the column specs in `src/ics_claims/tables.py` by "
        "`ics-claims dictionary`; do not edit. Files are in `data/processed/`, UTF-8, "
        "comma-separated, sorted. An empty cell is unknown or open.",
    ]
    for table in TABLES.values():
        parts += ["", f"## {table.name}", "", f"One row is {table.row}. {table.description}", ""]
        parts += [f"Key: {', '.join(f'`{name}`' for name in table.key)}.", ""]
        parts += ["| column | type | required | what it holds | allowed |", "|---|---|---|---|---|"]
        parts += [_dictionary_row(column) for column in table.columns]
    return "\n".join(parts) + "\n"


def _dictionary_row(column: Column) -> str:
    bounds = [f"≥ {column.minimum:g}"] if column.minimum is not None else []
    bounds += [f"≤ {column.maximum:g}"] if column.maximum is not None else []
    pattern = [f"`{column.pattern}`".replace("|", "\\|")] if column.pattern else []
    allowed = ", ".join([*column.allowed, *bounds, *pattern])
    required = "yes" if column.required else ""
    return f"| `{column.name}` | {column.type} | {required} | {column.description} | {allowed} |"
