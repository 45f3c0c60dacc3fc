"""Claims that state the same thing: within a document, across renditions, over time."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from ics_claims.columns import records, typed
from ics_claims.tables import LINKS
from ics_claims.wording.changes import changes, surroundings
from ics_claims.wording.links import pairs
from ics_claims.wording.survival import survival

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["link_claims", "survival", "with_repeats"]


def link_claims(
    claims: pd.DataFrame,
    announcements: pd.DataFrame,
    mentions: pd.DataFrame | None = None,
    legal_terms: Sequence[Mapping[str, str]] = (),
) -> pd.DataFrame:
    """Return the links table: pairs of claims that state the same thing, and what changed.

    Names are compared where `mentions` are given, legal terms where `legal_terms` are: rows of
    term, mistaken_for and difference.
    """
    by_id = {claim["claim_id"]: claim for claim in records(claims)}
    named = records(mentions) if mentions is not None else []
    around = surroundings(by_id.values(), named, legal_terms)
    rows = []
    for later, earlier, relation in pairs(claims, announcements):
        found = changes(by_id[earlier], by_id[later], around)
        rows.append(
            {
                "claim_id": later,
                "other_id": earlier,
                "relation": relation,
                "codes": " ".join(dict.fromkeys(code for code, _ in found)),
                "changed": "; ".join(words for _, words in found),
            }
        )
    return typed(LINKS, rows, "links")


def with_repeats(claims: pd.DataFrame, links: pd.DataFrame) -> pd.DataFrame:
    """Return `claims` with the column `repeats` filled from the links of that relation."""
    repeats = links[links["relation"] == "repeats"].drop_duplicates("claim_id")
    earlier = dict(zip(repeats["claim_id"], repeats["other_id"], strict=True))
    return claims.assign(repeats=[earlier.get(claim_id, "") for claim_id in claims["claim_id"]])
