"""One page an announcement: its text with each claim marked in place, and a table of its claims."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import deque
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote, urlsplit

from markupsafe import Markup, escape

from ics_claims.columns import records
from ics_claims.model import Announcement, Paragraph
from ics_claims.tables import CLAIMS
from ics_claims.text import paragraphs
from ics_claims.values import written_value

if TYPE_CHECKING:
    import pandas as pd

    from ics_claims.reporting.provenance import Provenance

Row = Mapping[str, Any]

# The letter beside a mark and the words for it: colour is never the only cue.
STATUS_LETTERS = {"achieved": "A", "expected": "E", "planned": "P", "none": "?"}
_STATUS_WORDS = {
    "achieved": "achieved: past or under way",
    "expected": "expected: foreseen",
    "planned": "planned: aimed at",
    "none": "the text does not tell",
}
_TEMPLATES = Path(__file__).parent / "templates"
# What no browser shows and HTML or UTF-8 forbids.
_UNPRINTABLE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]"
)
_MARKER = re.compile(r"\(?[0-9a-z]{1,3}[.)]")


@dataclass(frozen=True, slots=True)
class _Shown:
    """A claim as the page shows it; `number` is its place in the table, from 1."""

    row: Row
    number: int
    start: int
    end: int

    @property
    def claim_id(self) -> str:
        return str(self.row["claim_id"])

    @property
    def status(self) -> str:
        return str(self.row["status"]) or "none"

    @property
    def label(self) -> str:
        return f"{STATUS_LETTERS[self.status]}{self.number}"


@dataclass(frozen=True, slots=True)
class _Part:
    """What of a claim lies in one block; `first` and `last` of its parts."""

    claim: _Shown
    start: int
    end: int
    first: bool
    last: bool


def page_of(announcement_id: str) -> str:
    """Return the file name of an announcement's page."""
    return f"announcement-{quote(announcement_id, safe='')}.html"


def link_to(claim_id: str, announcement_id: str) -> str:
    """Return the address of a claim's mark, relative to the report's folder."""
    return f"{page_of(announcement_id)}#{quote(claim_id)}"


def evidence_pages(
    tables: Mapping[str, pd.DataFrame],
    announcements: Iterable[Announcement],
    provenance: Provenance | None = None,
    listed: Mapping[str, str] | None = None,
) -> dict[str, str]:
    """Return the page of every announcement by file name; `tables` are those of the dataset.

    `listed` maps a claim's id to the address where the report lists it: the way back.
    """
    by_id = {row["announcement_id"]: row for row in records(tables["announcements"])}
    claims = _with_changes(tables)
    return {
        page_of(document.announcement_id): evidence_page(
            by_id[document.announcement_id],
            document.text,
            document.body,
            claims,
            tables["systems"],
            findings=tables.get("findings"),
            excluded=tables.get("excluded"),
            provenance=provenance,
            listed=listed,
        )
        for document in announcements
    }


def _with_changes(tables: Mapping[str, pd.DataFrame]) -> pd.DataFrame:
    """Return the claims followed by those without a figure, whose span is their phrase."""
    import pandas as pd

    claims, changes = tables["claims"], tables.get("changes")
    if changes is None or changes.empty:
        return claims
    texts = [column.name for column in CLAIMS.columns if column.type == "string"]
    blank = {name: "" for name in texts if name not in changes}
    alike = changes.assign(**blank).reindex(columns=claims.columns)
    return pd.concat([claims, alike], ignore_index=True)


def evidence_page(
    announcement: Row,
    text: str,
    body: int,
    claims: pd.DataFrame,
    systems: pd.DataFrame,
    findings: pd.DataFrame | None = None,
    excluded: pd.DataFrame | None = None,
    provenance: Provenance | None = None,
    listed: Mapping[str, str] | None = None,
) -> str:
    """Return one page as HTML that needs no other file; all that comes from data is escaped.

    `announcement` is a row of the announcements table, `text` its whole file, whose body starts at
    `body`. The frames may hold more than this announcement; claims named by findings are linked
    to their own pages.
    """
    announcement_id = str(announcement["announcement_id"])
    owners = dict(zip(claims["claim_id"], claims["announcement_id"], strict=True))
    shown = _shown(claims[claims["announcement_id"] == announcement_id], text)
    blocks = paragraphs(text, body)
    parts = _parts(blocks, shown)
    placed = {part.claim.claim_id for found in parts for part in found}
    names = dict(zip(systems["system_id"], systems["name"], strict=True))
    numbers = {claim.claim_id: claim.number for claim in shown}
    context = {
        "title": str(announcement["title"]),
        "notice": _notice(str(announcement["text"])),
        "facts": _facts(announcement),
        "legend": [(letter, s, _STATUS_WORDS[s]) for s, letter in STATUS_LETTERS.items()],
        "text": _text_html(text, blocks, parts),
        "claims": [
            _claim_row(claim, numbers, names, claim.claim_id in placed)
            | {"listed": (listed or {}).get(claim.claim_id, "")}
            for claim in shown
        ],
        "findings": _finding_rows(findings, announcement_id, shown, owners),
        "excluded": _excluded_rows(excluded, announcement_id),
        "provenance": provenance,
    }
    html = str(_environment().get_template("evidence.html.j2").render(context))
    return _UNPRINTABLE.sub("\N{REPLACEMENT CHARACTER}", html)


def _environment() -> Any:  # noqa: ANN401 - a template environment
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    folders = (_TEMPLATES, _TEMPLATES / "report")
    environment = Environment(
        loader=FileSystemLoader(folders), autoescape=True, undefined=StrictUndefined
    )
    style = (_TEMPLATES / "report" / "style.css").read_text(encoding="utf-8")
    environment.globals["style"] = Markup(style)
    return environment


def _shown(claims: pd.DataFrame, text: str) -> list[_Shown]:
    rows = records(claims.sort_values(["start", "end", "claim_id"], kind="stable"))
    return [
        _Shown(row, number, min(int(row["start"]), len(text)), min(int(row["end"]), len(text)))
        for number, row in enumerate(rows, 1)
    ]


def _notice(text_kind: str) -> str:
    if text_kind == "brief":
        return (
            "This is a brief: the announcement’s facts and figures in this project’s words. "
            "What is marked is the brief’s wording, not a quotation of the publisher."
        )
    return "This is the publisher’s own text; what is marked is quoted from it."


def _facts(announcement: Row) -> list[tuple[str, str | Markup]]:
    """Return what is known of the announcement, each as a label and its value."""
    basis = {"stated": "stated in the document", "inferred": "inferred"}
    published = _date(str(announcement["published"]))
    found: list[tuple[str, str | Markup]] = [
        ("Publisher", str(announcement["publisher"])),
        ("Author", str(announcement["author"])),
        ("Kind", str(announcement["kind"])),
        ("Published", f"{published}, {basis.get(announcement['published_basis'], 'inferred')}"),
        ("Address", _web_link(str(announcement["url"]))),
        ("Repeats", _page_link(str(announcement["derived_from"]))),
        ("Event", str(announcement["event"])),
        ("Text here", "brief" if announcement["text"] == "brief" else "original"),
        ("File", str(announcement["path"])),
        ("SHA-256 of the file", _code(str(announcement["sha256"]))),
        ("SHA-256 of the publisher’s text", _code(str(announcement["source_sha256"]))),
    ]
    return [(label, value) for label, value in found if value]


def _date(text: str) -> str:
    """Return an ISO date as read, in the precision that it has: "19 June 2019", "June 2019"."""
    from datetime import date

    parts = text.split("-")
    try:
        day = date(*([int(part) for part in parts] + [1, 1])[:3])
    except (ValueError, TypeError):
        return text
    return {1: f"{day.year}", 2: f"{day:%B %Y}"}.get(len(parts), f"{day.day} {day:%B %Y}")


def _web_link(url: str) -> str | Markup:
    """Return a link where `url` is an address of the web; anything else stays text."""
    try:
        parts = urlsplit(url)
        is_web = parts.scheme in ("http", "https") and bool(parts.hostname)
    except ValueError:
        is_web = False
    if not is_web or re.search(r"[\x00-\x20\x7f]", url):
        return url
    return Markup('<a href="{0}" rel="noopener noreferrer">{0}</a>').format(url)


def _page_link(announcement_id: str) -> str | Markup:
    if not announcement_id:
        return ""
    page = page_of(announcement_id)
    return Markup('<a href="{0}">{1}</a>').format(page, announcement_id)


def _code(text: str) -> str | Markup:
    return Markup("<code>{0}</code>").format(text) if text else ""


def _parts(blocks: Sequence[Paragraph], claims: Sequence[_Shown]) -> list[list[_Part]]:
    """Return the parts of claims that lie in each block, in the order of the claims."""
    found: list[list[_Part]] = [[] for _ in blocks]
    ends = [block.end for block in blocks]
    for claim in claims:
        first = last = bisect_right(ends, claim.start)
        while last < len(blocks) and blocks[last].start < claim.end:
            last += 1
        for number in range(first, last):
            start, end = max(claim.start, blocks[number].start), min(claim.end, ends[number])
            if start < end:
                part = _Part(claim, start, end, number == first, number == last - 1)
                found[number].append(part)
    return [sorted(parts, key=lambda part: part.start) for parts in found]


def _text_html(text: str, blocks: Sequence[Paragraph], parts: Sequence[Sequence[_Part]]) -> Markup:
    """Return headings, lists and paragraphs of the text with the claims marked."""
    html: list[Markup] = []
    in_list = False
    for block, here in zip(blocks, parts, strict=True):
        is_item = block.form == "item"
        if is_item != in_list:
            html.append(Markup('<ul class="items">' if is_item else "</ul>"))
        in_list = is_item
        html.append(_block_html(text, block, here))
    return Markup("\n").join([*html, *([Markup("</ul>")] if in_list else [])])


def _block_html(text: str, block: Paragraph, parts: Sequence[_Part]) -> Markup:
    inner = _marked(text, block, parts)
    if block.form == "heading":
        return Markup("<h3>{0}</h3>").format(inner)
    if block.form == "prose":
        return Markup("<p>{0}</p>").format(inner)
    line_start = max(text.rfind("\n", 0, block.start), text.rfind("\r", 0, block.start)) + 1
    marker = text[line_start : block.start].strip()
    if not _MARKER.fullmatch(marker):
        return Markup("<li>{0}</li>").format(inner)
    return Markup('<li class="numbered"><span class="marker">{0}</span> {1}</li>').format(
        marker, inner
    )


def _marked(text: str, block: Paragraph, parts: Sequence[_Part]) -> Markup:
    """Return a block's text with its claims marked.

    Claims may overlap: the text is cut at every start and end, and each piece is one mark that
    bears the claim which starts last, so that marks never cross. Each claim's id stands once.
    """
    edges = {block.start, block.end, *(at for part in parts for at in (part.start, part.end))}
    html: list[Markup] = []
    over: list[_Part] = []
    waiting = deque(parts)
    for start, end in pairwise(sorted(edges)):
        over = [part for part in over if part.end > start]
        while waiting and waiting[0].start == start:
            over.append(waiting.popleft())
        html.append(_piece(text[start:end], start, end, over))
    return Markup("").join(html)


def _piece(words: str, start: int, end: int, over: Sequence[_Part]) -> Markup:
    if not over:
        return escape(words)
    top = over[-1].claim
    begun = [part.claim for part in over if part.first and part.start == start]
    ended = [part.claim for part in over if part.last and part.end == end]
    anchors = [Markup('<span id="{0}"></span>').format(c.claim_id) for c in begun if c is not top]
    identifier = Markup(' id="{0}"').format(top.claim_id) if top in begun else Markup("")
    mark = Markup('<mark{0} class="status-{1}" title="{2}">{3}</mark>').format(
        identifier, top.status, _summary(top.row), words
    )
    return Markup("").join([*anchors, mark, *map(_reference, ended)])


def _reference(claim: _Shown) -> Markup:
    """Return the small letter and number after a mark, which lead to the claim's row."""
    words = f"claim {claim.number}, {'no status' if claim.status == 'none' else claim.status}"
    return Markup('<sup class="ref"><a href="#row-{0}" aria-label="{1}">{2}</a></sup>').format(
        quote(claim.claim_id), words, claim.label
    )


def _summary(row: Row) -> str:
    parts = (_value(row), row["measured"], row["status"] or "no status")
    return " · ".join(str(part) for part in parts if part)


def _value(row: Row) -> str:
    return written_value(row["value_low"], row["value_high"], row["hedge"], row["unit"])


def _bounds(row: Row) -> str:
    """Return both bounds as stored: "300 to open"; '' where there is no value."""
    low, high = (_bound(row[name]) for name in ("value_low", "value_high"))
    if low == high:
        return "" if low == "open" else low
    return f"{low} to {high}"


def _bound(value: float | None) -> str:
    if value is None or value != value:
        return "open"
    return f"{value:,.0f}" if float(value).is_integer() else f"{value:,.6g}"


def _claim_row(
    claim: _Shown, numbers: Mapping[str, int], names: Mapping[str, str], placed: bool
) -> dict[str, Any]:
    row = claim.row
    fields = {
        "figure": row["figure"] or row["measured"] or "(no figure)",
        "measured": row["measured"],
        "value": _value(row),
        "bounds": _bounds(row),
        "hedge": str(row["hedge"]).replace("_", " "),
        "unit": str(row["unit"]).replace("_", " "),
        "system": names.get(row["system_id"], row["system_id"]),
        "place": row["place"],
        "status": row["status"],
        "direction": row["direction"],
        "kind": row["kind"],
        "period": row["period"],
        "attributed_to": row["attributed_to"],
        "rule": row["rule"],
        "review": "" if row["review"] == "none" else row["review"],
        "repeats": numbers.get(row["repeats"], ""),
    }
    texts = {name: str(value) for name, value in fields.items()}
    return texts | {
        "id": claim.claim_id,
        "dates": list(dict.fromkeys(filter(None, (row["period_start"], row["period_end"])))),
        "href": quote(claim.claim_id),
        "repeats_href": quote(str(row["repeats"])),
        "label": claim.label,
        "placed": placed,
    }


def _finding_rows(
    findings: pd.DataFrame | None,
    announcement_id: str,
    shown: Sequence[_Shown],
    owners: Mapping[str, str],
) -> list[dict[str, Any]]:
    """Return the findings that name a claim of this page, with links to all claims they name."""
    own = {claim.claim_id: claim for claim in shown}
    rows = [] if findings is None else records(findings)
    return [
        {
            **{name: str(row[name]) for name in ("severity", "statement", "evidence", "reading")},
            "claims": [
                (link_to(name, owners.get(name, announcement_id)), _named(name, own, owners))
                for name in str(row["claim_ids"]).split()
            ],
        }
        for row in rows
        if own.keys() & set(str(row["claim_ids"]).split())
    ]


def _named(claim_id: str, own: Mapping[str, _Shown], owners: Mapping[str, str]) -> str:
    if claim_id in own:
        claim = own[claim_id]
        return f"{claim.label} “{claim.row['figure']}”"
    return f"claim in {owners.get(claim_id, claim_id)}"


def _excluded_rows(excluded: pd.DataFrame | None, announcement_id: str) -> list[tuple[str, str]]:
    if excluded is None:
        return []
    rows = excluded[excluded["announcement_id"] == announcement_id].sort_values("start")
    return list(zip(rows["figure"], rows["reason"], strict=True))
