"""Two reviewed lists that rules read: words with a legal meaning, and how common conditions are."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ics_claims.columns import Column, Table, read_table, records

LEGAL_TERMS = Table(
    "legal_terms",
    "a word with a legal meaning that is mistaken for another",
    "Words of health policy that are not synonyms though they are used as such.",
    (
        Column("term", "string", "The word.", required=True),
        Column("mistaken_for", "string", "The word it is mistaken for.", required=True),
        Column("difference", "string", "What sets the two apart.", required=True),
        Column("source", "string", "Where that is laid down.", required=True),
        Column(
            "confidence",
            "string",
            "verified: read in the source; from-memory: not yet looked up again.",
            required=True,
            allowed=("verified", "from-memory"),
        ),
    ),
    key=("term", "mistaken_for"),
)
PREVALENCE = Table(
    "prevalence",
    "a condition or group, and how common it is",
    "Share of everyone in England, for telling which numbers of people are implausible.",
    (
        Column("group", "string", "The word that names it.", required=True, unique=True),
        Column("share", "number", "Share of everyone.", required=True, minimum=0, maximum=1),
        Column("source", "string", "Where the share is from.", required=True),
        Column(
            "confidence",
            "string",
            "verified: read in the source; from-memory: not yet looked up again.",
            required=True,
            allowed=("verified", "from-memory"),
        ),
    ),
    key=("group",),
)


@dataclass(frozen=True, slots=True)
class Lists:
    """The reviewed lists, as rows."""

    legal_terms: tuple[dict[str, Any], ...] = ()
    prevalence: tuple[dict[str, Any], ...] = ()


def load_lists(folder: Path) -> Lists:
    """Return the lists in `folder`, typed and checked. Raises UserError with file and row."""
    return Lists(
        *(
            tuple(records(read_table(table, folder / name, f"data/reference/{name}")))
            for table, name in ((LEGAL_TERMS, "legal_terms.csv"), (PREVALENCE, "prevalence.csv"))
        )
    )
