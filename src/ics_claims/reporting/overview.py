"""What the index page of a report shows, from the published tables."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ics_claims.model import ENGLAND, STATUSES
from ics_claims.reporting.display import Table
from ics_claims.reporting.render import Link, linked_ids, table_box
from ics_claims.reporting.runner import Job
from ics_claims.tables import TABLES

if TYPE_CHECKING:
    import pandas as pd

    Tables = Mapping[str, pd.DataFrame]

_SEVERITIES = ("contradiction", "tension", "ambiguity")
# So that one rule that finds much does not hide what the others find.
_OF_A_RULE = 3
_SUMMARY_LENGTH = 260


@dataclass(frozen=True, slots=True)
class Number:
    """A headline number with its label and what it is made of."""

    value: str
    label: str
    detail: str


@dataclass(frozen=True, slots=True)
class Entry:
    """A page in the list: its link and a line on it."""

    link: Link
    summary: str


def overview(
    tables: Tables,
    entries: Sequence[tuple[Link, Job]],
    evidence: Mapping[str, str],
    findings_shown: int,
) -> dict[str, Any]:
    """Return what the index template names: numbers, pages, profiles and three tables as HTML."""
    claims_of = dict(zip(tables["systems"]["system_id"], tables["systems"]["claims"], strict=True))
    profiles = [(link, job) for link, job in entries if "system_id" in job.parameters]
    others = [(link, job) for link, job in entries if "system_id" not in job.parameters]
    return {
        "headline": headline(tables),
        "pages": [Entry(link, summary_of(job.notebook)) for link, job in others],
        "profiles": [
            Entry(
                Link(link.href, link.title.split(": ", 1)[-1]),
                _counted(int(claims_of.get(job.parameters["system_id"], 0)), "claim"),
            )
            for link, job in profiles
        ],
        "findings": _findings(tables["findings"], evidence, findings_shown),
        "announcements": _announcements(tables["announcements"], evidence),
        "data": _data(tables),
    }


def headline(tables: Tables) -> list[Number]:
    """Return the numbers of a report: documents, events, claims, systems, findings."""
    announcements, claims, findings = (
        tables["announcements"],
        tables["claims"],
        tables["findings"],
    )
    systems = set(claims["system_id"]) - {"", ENGLAND}
    events = set(announcements["event"]) - {""}
    years = sorted({str(day)[:4] for day in announcements["published"]})
    register = tables["systems"]
    return [
        Number(str(len(announcements)), "documents", _span(years)),
        Number(str(len(events)), "events", "that they announce"),
        Number(f"{len(claims):,}", "claims", _counts(claims["status"], STATUSES)),
        Number(str(len(systems)), "systems", f"with a claim, of {len(register) - 1} registered"),
        Number(
            str(len(findings)), "findings", _counts(findings["severity"], _SEVERITIES, nouns=True)
        ),
    ]


def summary_of(notebook: Path) -> str:
    """Return the first paragraph under a notebook's title, as plain text."""
    import nbformat

    cells = nbformat.read(notebook, as_version=4).cells  # type: ignore[no-untyped-call]
    for cell in cells:
        text = re.sub(r"^#.*$", "", cell.source, flags=re.MULTILINE).strip()
        if cell.cell_type == "markdown" and text:
            plain = re.sub(r"\[([^\]]*)\]\([^)]*\)|[*_`]", r"\1", text.split("\n\n")[0])
            return _shortened(" ".join(plain.split()))
    return ""


def _shortened(text: str) -> str:
    if len(text) <= _SUMMARY_LENGTH:
        return text
    sentences, _, rest = text[:_SUMMARY_LENGTH].rpartition(". ")
    return f"{sentences}." if sentences else rest.rsplit(" ", 1)[0].rstrip(",;:") + " …"


def _span(years: Sequence[str]) -> str:
    if not years:
        return ""
    return f"of {years[0]}" if years[0] == years[-1] else f"of {years[0]} to {years[-1]}"


def _counts(values: pd.Series[Any], order: Sequence[str], nouns: bool = False) -> str:
    counts = {value: int((values == value).sum()) for value in order}
    return ", ".join(
        _counted(number, value) if nouns else f"{number} {value}"
        for value, number in counts.items()
        if number
    )


def _counted(number: int, noun: str) -> str:
    if number == 1:
        return f"1 {noun}"
    return f"{number} {noun.removesuffix('y')}ies" if noun.endswith("y") else f"{number} {noun}s"


def _findings(findings: pd.DataFrame, evidence: Mapping[str, str], shown: int) -> str:
    if findings.empty:
        return "<p>Nothing was found that does not add up.</p>"
    order = findings["severity"].map({name: place for place, name in enumerate(_SEVERITIES)})
    ordered = findings.assign(order=order).sort_values(["order", "rank", "finding_id"])
    some = ordered if len(ordered) <= shown else ordered.groupby("rule").head(_OF_A_RULE)
    frame = some[["severity", "statement", "evidence", "reading", "claim_ids"]].head(shown)
    caption = "Each is stated with both sides; a tension has a reading that reconciles it."
    if len(frame) < len(findings):
        caption += (
            f" Shown are {len(frame)} of {len(findings)}, at most {_OF_A_RULE} of one rule; "
            "the CSV has all."
        )
    return _boxed(Table(frame, "findings", caption), "data/findings.csv", evidence)


def _announcements(announcements: pd.DataFrame, evidence: Mapping[str, str]) -> str:
    columns = ["title", "publisher", "published", "claims", "excluded", "url"]
    ordered = announcements.sort_values(["published", "announcement_id"], kind="stable")
    frame = ordered[columns].rename(columns={"excluded": "figures_left_out"})
    frame["page"] = [evidence.get(name, "") for name in ordered["announcement_id"]]
    caption = (
        "In order of publication. Titles lead to the text with each claim marked in it, "
        "publishers to where it was published."
    )
    table = Table(frame, "announcements", caption, links={"title": "page", "publisher": "url"})
    return _boxed(table, "data/announcements.csv")


def _data(tables: Tables) -> str:
    import pandas as pd

    rows = [
        {
            "table": f"{name}.csv",
            "path": f"data/{name}.csv",
            "rows": len(tables[name]),
            "one_row_is": spec.row,
        }
        for name, spec in TABLES.items()
    ]
    caption = "Copies of data/processed/, from which this report was made."
    table = Table(pd.DataFrame(rows), "data", caption, links={"table": "path"})
    return _boxed(table, "")


def _boxed(table: Table, path: str, evidence: Mapping[str, str] | None = None) -> str:
    identifier = f"table-{table.name}"
    csv_link = f' <a class="file" href="{path}">CSV</a>' if path else ""
    heading = (
        f'<figcaption id="{identifier}-caption">{escape(table.caption)}{csv_link}</figcaption>'
    )
    html = linked_ids(table.html(), evidence or {})
    return table_box(html, identifier, heading, table.caption)
