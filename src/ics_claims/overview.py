"""What was read, what was found and what was left out: tallies for the first notebook."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ics_claims.columns import records
from ics_claims.model import KINDS, STATUSES
from ics_claims.values import written_value

if TYPE_CHECKING:
    import pandas as pd


def claims_by_kind(claims: pd.DataFrame) -> pd.DataFrame:
    """Return one row a kind with the number of claims by status, repeats left out."""
    import pandas as pd

    first = claims[claims["repeats"] == ""]
    kinds = [*KINDS, ""]
    statuses = {status: status for status in STATUSES} | {"": "not stated"}
    rows = []
    for kind in kinds:
        of_kind = first[first["kind"] == kind]
        counts = {name: int((of_kind["status"] == key).sum()) for key, name in statuses.items()}
        rows.append({"kind": kind or "not stated", **counts, "claims": len(of_kind)})
    frame = pd.DataFrame(rows)
    return frame[frame["claims"] > 0].reset_index(drop=True)


def left_out_by_reason(excluded: pd.DataFrame) -> pd.DataFrame:
    """Return one row a reason: how many figures it left out, in how many documents, and some."""
    import pandas as pd

    rows = []
    for reason, figures in excluded.groupby("reason"):
        examples = list(dict.fromkeys(figures["figure"]))[:4]
        rows.append(
            {
                "reason": reason,
                "figures": len(figures),
                "documents": figures["announcement_id"].nunique(),
                "examples": "; ".join(examples),
            }
        )
    frame = pd.DataFrame(rows, columns=["reason", "figures", "documents", "examples"])
    return frame.sort_values(["figures", "reason"], ascending=[False, True], kind="stable")


def claims_in_order(claims: pd.DataFrame, systems: pd.DataFrame) -> pd.DataFrame:
    """Return one row a claim in the order of the text, with its system's name and its value."""
    names = dict(zip(systems["system_id"], systems["name"], strict=True)) | {"": ""}
    ordered = claims.sort_values(["announcement_id", "start"], kind="stable")
    values = [
        written_value(row["value_low"], row["value_high"], row["hedge"], row["unit"])
        for row in records(ordered)
    ]
    return ordered.assign(system=ordered["system_id"].map(names), value=values).reset_index(
        drop=True
    )


def linked_claims(links: pd.DataFrame, claims: pd.DataFrame) -> pd.DataFrame:
    """Return one row a link with both documents and both figures as written, and what changed."""
    import pandas as pd

    by_id = {claim["claim_id"]: claim for claim in records(claims)}
    rows = [
        {
            "relation": link["relation"],
            "earlier": by_id[link["other_id"]]["announcement_id"],
            "figure": by_id[link["other_id"]]["figure"],
            "later": by_id[link["claim_id"]]["announcement_id"],
            "figure_later": by_id[link["claim_id"]]["figure"],
            "measured": by_id[link["claim_id"]]["measured"],
            "changed": link["changed"] or "nothing",
        }
        for link in records(links)
    ]
    columns = ["relation", "earlier", "figure", "later", "figure_later", "measured", "changed"]
    return pd.DataFrame(rows, columns=columns, dtype="str")
