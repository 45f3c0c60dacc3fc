"""What became of each claim of a source in each rendition: kept, changed or dropped."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from ics_claims.columns import records, typed
from ics_claims.tables import SURVIVAL
from ics_claims.wording.links import document_pairs

if TYPE_CHECKING:
    import pandas as pd

KEPT, CHANGED, DROPPED = "kept", "changed", "dropped"


def survival(
    claims: pd.DataFrame, announcements: pd.DataFrame, links: pd.DataFrame
) -> pd.DataFrame:
    """Return the survival table: one row a claim of a source and a rendition of that source.

    The source of a document is the one it is derived from, else the first of its event. A claim
    that two claims of a rendition render is told by the one with the fewest changes.
    """
    rows = []
    for source, rendition in document_pairs(announcements):
        own = claims[claims["announcement_id"] == source].sort_values("start")
        told = claims.loc[claims["announcement_id"] == rendition, "claim_id"]
        rendered = _rendered(links, set(told))
        rows += list(_told(records(own), rendition, rendered))
    return typed(SURVIVAL, rows, "survival")


def _rendered(links: pd.DataFrame, told: set[str]) -> dict[str, dict[str, Any]]:
    """Return the best link by source claim, of the claims `told` in the rendition."""
    found: dict[str, dict[str, Any]] = {}
    for link in records(links[links["relation"] == "renders"]):
        if link["claim_id"] in told:
            best = found.get(link["other_id"])
            if best is None or len(link["codes"].split()) < len(best["codes"].split()):
                found[link["other_id"]] = link
    return found


def _told(
    own: list[dict[str, Any]], rendition: str, rendered: dict[str, dict[str, Any]]
) -> Iterator[dict[str, Any]]:
    for claim in own:
        link = rendered.get(claim["claim_id"])
        row = {"claim_id": claim["claim_id"], "announcement_id": rendition}
        if link is None:
            again = _said_again(claim, own, rendered)
            yield row | {"survival": DROPPED, "codes": "dropped", "changed": again}
        else:
            state = CHANGED if link["codes"] else KEPT
            same = {name: link[name] for name in ("codes", "changed")}
            yield row | same | {"survival": state, "other_id": link["claim_id"]}


def _said_again(
    claim: dict[str, Any], own: list[dict[str, Any]], rendered: dict[str, dict[str, Any]]
) -> str:
    """Return which other statement of a dropped claim survived, in words."""
    first = claim["repeats"] or claim["claim_id"]
    others = [
        other["figure"]
        for other in own
        if first in (other["claim_id"], other["repeats"]) and other["claim_id"] in rendered
    ]
    return f"dropped; “{others[0]}”, which says it too, survives" if others else "dropped"
