"""Changes claimed without a figure that a rendition takes over from its source."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING, Any

from rapidfuzz import fuzz

from ics_claims.columns import records
from ics_claims.wording.links import document_pairs
from ics_claims.wording.matching import best_pairs
from ics_claims.wording.words import content_words

if TYPE_CHECKING:
    import pandas as pd

# Phrases and their sentences alike by half at least, on the mean of both.
_LEAST = 0.58


def change_pairs(changes: pd.DataFrame, announcements: pd.DataFrame) -> list[tuple[str, str]]:
    """Return (rendition's claim, source's claim) ids of changes that state the same thing.

    Each has one partner, by the best total; a rise and a fall are never one.
    """
    by_document: dict[str, list[dict[str, Any]]] = {}
    for change in records(changes):
        by_document.setdefault(change["announcement_id"], []).append(change)
    found: list[tuple[str, str]] = []
    for source, rendition in document_pairs(announcements):
        scores = {}
        for later, earlier in product(by_document.get(rendition, []), by_document.get(source, [])):
            score = _alike(later, earlier)
            if score >= _LEAST:
                scores[later["claim_id"], earlier["claim_id"]] = score
        found += best_pairs(scores)
    return found


def _alike(later: dict[str, Any], earlier: dict[str, Any]) -> float:
    if later["direction"] != earlier["direction"]:
        return 0.0
    phrases, sentences = (
        fuzz.token_set_ratio(*(" ".join(content_words(it[name])) for it in (later, earlier))) / 100
        for name in ("phrase", "quote")
    )
    return (phrases + sentences) / 2
