"""Little tables for tests: only the cells that a test is about need be named."""

from ics_claims import tables
from ics_claims.columns import typed

ANNOUNCEMENT = {
    "publisher": "A publisher",
    "title": "A title",
    "published_basis": "stated",
    "text": "brief",
    "path": "data/raw/announcements/a.md",
    "sha256": "0" * 64,
    "words": 0,
    "claims": 0,
    "excluded": 0,
}
CLAIM = {
    "announcement_id": "a",
    "paragraph": 1,
    "start": 0,
    "end": 1,
    "figure": "1",
    "quote": "1 thing",
    "quote_start": 0,
    "quote_end": 7,
    "value_low": 1,
    "value_high": 1,
    "hedge": "exact",
    "unit": "count",
    "review": "none",
}


def announcements(*rows):
    defaults = ({**ANNOUNCEMENT, "published": "2019-06-19"} | row for row in rows)
    return typed(tables.ANNOUNCEMENTS, list(defaults), "announcements")


def claims(*rows):
    numbered = ({**CLAIM, "claim_id": f"c{place}"} | row for place, row in enumerate(rows, 1))
    return typed(tables.CLAIMS, list(numbered), "claims")


def systems(*rows):
    defaults = {"kind": "ics", "final": True, "confidence": "verified", "claims": 0}
    return typed(tables.SYSTEMS, [defaults | row for row in rows], "systems")


def links(*rows):
    return typed(tables.LINKS, [{"changed": ""} | row for row in rows], "links")


def empty(name):
    return typed(tables.TABLES[name], [], name)
