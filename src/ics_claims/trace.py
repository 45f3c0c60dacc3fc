"""One claim with all that leads from it: its sentence, its links and its findings."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from typing import TYPE_CHECKING, Any

from ics_claims.columns import records
from ics_claims.errors import UserError
from ics_claims.values import written_value

if TYPE_CHECKING:
    import pandas as pd

_FIELDS = (
    "claim_id announcement_id paragraph start end figure quote measured system_id place status "
    "kind direction period baseline attributed_to heading rule review"
).split()
_COLUMNS = (
    "what claim_id announcement_id start end figure quote relation codes changed severity "
    "statement evidence"
).split()
# What a spreadsheet takes for a formula: https://owasp.org/www-community/attacks/CSV_Injection
_FORMULA = tuple("=+-@\t\r")
# How the other claim of a link stands to this one, by relation: where it came before, or after.
_SAID = {
    "repeats": ("repeats", "is repeated by"),
    "renders": ("renders", "is rendered by"),
    "restates": ("restates", "is restated by"),
    "continues": ("continues", "is continued by"),
}


def trace(tables: Mapping[str, pd.DataFrame], claim_id: str) -> dict[str, Any]:
    """Return a claim with its document, its `links` and its `findings`, as plain values.

    Raises UserError with the nearest ids where there is no such claim.
    """
    claims = {claim["claim_id"]: claim for claim in records(tables["claims"])}
    if claim_id not in claims:
        raise _unknown(claim_id, list(claims))
    claim = claims[claim_id]
    documents = {row["announcement_id"]: row for row in records(tables["announcements"])}
    document = documents[claim["announcement_id"]]
    return {
        **{name: _plain(claim[name]) for name in _FIELDS},
        "value": _value(claim),
        **{name: document[name] for name in ("title", "publisher", "published", "url", "path")},
        "links": list(_links(tables["links"], claims, claim_id)),
        "findings": [
            {name: row[name] for name in ("rule", "severity", "statement", "evidence")}
            for row in records(tables["findings"])
            if claim_id in row["claim_ids"].split()
        ],
    }


def as_json(found: Mapping[str, Any]) -> str:
    """Return a traced claim as JSON."""
    return json.dumps(found, ensure_ascii=False, indent=2)


def as_csv(found: Mapping[str, Any]) -> str:
    """Return a traced claim as CSV: a row for the claim, each link and each finding."""
    rows = [
        {"what": "claim", **found},
        *({"what": "link", **link} for link in found["links"]),
        *({"what": "finding", **finding} for finding in found["findings"]),
    ]
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(_COLUMNS)
    writer.writerows([[_inert(row.get(name, "")) for name in _COLUMNS] for row in rows])
    return out.getvalue().rstrip("\n")


def as_text(found: Mapping[str, Any]) -> str:
    """Return a traced claim for a terminal: the sentence, what it says, links and findings."""
    shown = ("status", "kind", "direction", "system_id", "place", "period", "attributed_to")
    about = ", ".join(str(found[name]) for name in shown if found[name])
    lines = [
        f"{found['claim_id']}  {' '.join((found['value'], found['measured'])).strip()}",
        f"  {about}",
        f"  “{found['quote']}”",
        f"  {found['title']} – {found['publisher']}, {found['published']}",
        f"  {found['path']}, paragraph {found['paragraph']}, "
        f"characters {found['start']} to {found['end']}",
        *_link_lines(found["links"]),
        *_finding_lines(found["findings"]),
    ]
    return "\n".join(lines)


def _links(
    links: pd.DataFrame, claims: Mapping[str, dict[str, Any]], claim_id: str
) -> Iterator[dict[str, Any]]:
    for link in records(links):
        if claim_id not in (link["claim_id"], link["other_id"]):
            continue
        later = link["claim_id"] == claim_id
        other = claims[link["other_id"] if later else link["claim_id"]]
        yield {
            "relation": _SAID[link["relation"]][0 if later else 1],
            **{name: _plain(other[name]) for name in ("claim_id", "announcement_id", "figure")},
            "quote": other["quote"],
            "codes": link["codes"],
            "changed": link["changed"],
        }


def _link_lines(links: list[dict[str, Any]]) -> Iterator[str]:
    yield "links:" if links else "links: none"
    for link in links:
        yield f"  {link['relation']} {link['claim_id']} “{link['figure']}”"
        yield f"    “{link['quote']}”"
        yield f"    changed: {link['changed'] or 'nothing'}"


def _finding_lines(findings: list[dict[str, Any]]) -> Iterator[str]:
    yield "findings:" if findings else "findings: none"
    for finding in findings:
        yield f"  {finding['severity']} ({finding['rule']}): {finding['statement']}"
        yield f"    {finding['evidence']}"


def _unknown(claim_id: str, known: list[str]) -> UserError:
    near = get_close_matches(claim_id, known, n=3, cutoff=0.5)
    if near:
        return UserError(f"no claim '{claim_id}'; the nearest ids are {', '.join(near)}")
    return UserError(
        f"no claim '{claim_id}'; ids stand in data/processed/claims.csv, column claim_id"
    )


def _value(claim: Mapping[str, Any]) -> str:
    value = written_value(claim["value_low"], claim["value_high"], claim["hedge"], claim["unit"])
    return value or str(claim["figure"])


def _plain(value: Any) -> Any:  # noqa: ANN401 - a cell
    return value.item() if hasattr(value, "item") else value


def _inert(value: object) -> str:
    text = str(value)
    return f"'{text}" if text.startswith(_FORMULA) else text
