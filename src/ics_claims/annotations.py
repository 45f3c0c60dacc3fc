"""The claims as W3C Web Annotations: https://www.w3.org/TR/annotation-model/."""

from __future__ import annotations

import json
import posixpath
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from ics_claims.columns import records
from ics_claims.tables import CLAIMS
from ics_claims.values import written_value

if TYPE_CHECKING:
    import pandas as pd

Row = Mapping[str, Any]
Json = dict[str, Any]

# The file's folder from the project's root: paths in the file are relative to the file.
FOLDER = "data/processed"
FILE = "claims.jsonld"

_URN = "urn:ics-claims"
_COLLECTION = f"{_URN}:claims"
_PAGE = f"{_URN}:claims:page:1"

# Terms that the annotation vocabulary lacks: schema.org's where it has them
# (https://schema.org/QuantitativeValue, https://schema.org/sha256), else the tables' own columns.
_OWN_TERMS = (
    "hedge", "direction", "status", "kind", "place", "period", "periodStart", "periodEnd",
    "baseline", "attributedTo", "heading", "rule", "review", "textKind", "publishedBasis",
)  # fmt: skip
_CONTEXT: list[str | Json] = [
    "http://www.w3.org/ns/anno.jsonld",
    {
        "QuantitativeValue": "https://schema.org/QuantitativeValue",
        "minValue": "https://schema.org/minValue",
        "maxValue": "https://schema.org/maxValue",
        "unitText": "https://schema.org/unitText",
        "measuredProperty": "https://schema.org/measuredProperty",
        "about": "https://schema.org/about",
        "datePublished": "https://schema.org/datePublished",
        "publisher": "https://schema.org/publisher",
        "url": "https://schema.org/url",
        "sha256": "https://schema.org/sha256",
        **{term: f"{_URN}:term:{term}" for term in _OWN_TERMS},
        # A claim's id is a node, not text.
        "repeats": {"@id": f"{_URN}:term:repeats", "@type": "@id"},
    },
]


def annotation_collection(tables: Mapping[str, pd.DataFrame]) -> Json:
    """Return the claims as an AnnotationCollection of one page, one Annotation a claim.

    Claims stand in the order of the claims table. Positions count Unicode code points of the whole
    file decoded as UTF-8, its front matter and line breaks as they are, from 0, the end exclusive;
    not UTF-16 units, not bytes (https://www.w3.org/TR/annotation-model/#text-position-selector).
    """
    documents = {row["announcement_id"]: row for row in records(tables["announcements"])}
    names = {row["system_id"]: row["name"] for row in records(tables["systems"])}
    claims = tables["claims"].sort_values(list(CLAIMS.order), kind="stable")
    items = [
        _annotation(claim, documents[claim["announcement_id"]], names) for claim in records(claims)
    ]
    collection: Json = {
        "@context": _CONTEXT,
        "id": _COLLECTION,
        "type": "AnnotationCollection",
        "label": "Claims about NHS integrated care systems",
        "total": len(items),
    }
    if not items:
        return collection
    page = {"id": _PAGE, "type": "AnnotationPage", "partOf": _COLLECTION, "startIndex": 0}
    return collection | {"first": page | {"items": items}, "last": _PAGE}


def annotations_file(tables: Mapping[str, pd.DataFrame]) -> bytes:
    """Return `annotation_collection` as JSON in UTF-8: the same tables always the same bytes."""
    text = json.dumps(annotation_collection(tables), ensure_ascii=False, indent=1, allow_nan=False)
    return (text + "\n").encode("utf-8")


def _annotation(claim: Row, document: Row, names: Mapping[str, str]) -> Json:
    return {
        "id": claim_urn(claim["claim_id"]),
        "type": "Annotation",
        "motivation": "describing",
        "body": [_words_for_people(claim, names), _value(claim, names)],
        "target": {
            "type": "SpecificResource",
            "source": _source(document),
            # Two ways to the same characters; a reader takes whichever still fits.
            "selector": [_quote_selector(claim), _position_selector(claim)],
        },
    }


def claim_urn(claim_id: str) -> str:
    """Return the IRI of a claim."""
    return f"{_URN}:claim:{quote(claim_id)}"


def _source(document: Row) -> Json:
    path = posixpath.relpath(document["path"], FOLDER)
    return _filled(
        {
            "id": quote(path),
            "type": "Text",
            "format": "text/markdown",
            "language": "en-GB",
            "sha256": document["sha256"],
            "textKind": document["text"],
            "label": document["title"],
            "publisher": document["publisher"],
            "datePublished": document["published"],
            "publishedBasis": document["published_basis"],
            "url": document["url"],
        }
    )


def _quote_selector(claim: Row) -> Json:
    return {
        "type": "TextQuoteSelector",
        "exact": _words(claim),
        "prefix": claim["prefix"],
        "suffix": claim["suffix"],
    }


def _position_selector(claim: Row) -> Json:
    return {
        "type": "TextPositionSelector",
        "start": int(claim["start"]),
        "end": int(claim["end"]),
    }


def _words_for_people(claim: Row, names: Mapping[str, str]) -> Json:
    low, high = _bound(claim["value_low"]), _bound(claim["value_high"])
    value = written_value(low, high, claim["hedge"], claim["unit"]) or _words(claim)
    system = names.get(claim["system_id"], claim["system_id"])
    parts = (value, claim["measured"], system, claim["status"] or "status not told")
    return {
        "type": "TextualBody",
        "purpose": "describing",
        "format": "text/plain",
        "language": "en-GB",
        "value": "; ".join(filter(None, parts)),
    }


def _value(claim: Row, names: Mapping[str, str]) -> Json:
    """Return the claim's fields as data; a field that could not be told is absent."""
    fields = {
        "type": ["Dataset", "QuantitativeValue"],
        "minValue": _bound(claim["value_low"]),
        "maxValue": _bound(claim["value_high"]),
        "unitText": claim["unit"],
        "measuredProperty": claim["measured"],
        "about": _system(claim["system_id"], names),
        "periodStart": claim["period_start"],
        "periodEnd": claim["period_end"],
        "attributedTo": claim["attributed_to"],
        "repeats": claim_urn(claim["repeats"]) if claim["repeats"] else "",
    }
    same = ("hedge", "direction", "status", "kind", "place", "period", "baseline", "heading")
    own = {name: claim[name] for name in (*same, "rule", "review")}
    return _filled(fields | own)


def _system(system_id: str, names: Mapping[str, str]) -> Json | None:
    if not system_id:
        return None
    return {"id": f"{_URN}:system:{quote(system_id)}", "label": names.get(system_id, system_id)}


def _words(claim: Row) -> str:
    """Return the figure as written, or the phrase where the claim has no figure."""
    start = claim["start"] - claim["quote_start"]
    return str(claim["figure"] or claim["quote"][start : start + claim["end"] - claim["start"]])


def _bound(value: float | None) -> int | float | None:
    """Return a bound in one spelling, whole numbers without a point; None is open."""
    if value is None or value != value:
        return None
    return int(value) if float(value).is_integer() else float(value)


def _filled(fields: Json) -> Json:
    return {name: value for name, value in fields.items() if value not in (None, "")}
