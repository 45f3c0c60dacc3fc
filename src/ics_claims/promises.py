"""Promises among claims: their share, which stand under successes, and what became of them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from ics_claims.columns import records
from ics_claims.headings import is_success_heading
from ics_claims.outcomes import (
    ACHIEVED,
    NOT_STATED,
    PROMISED,
    RESULTS,
    first_statements,
    outcome_of,
)

if TYPE_CHECKING:
    import pandas as pd

Tables = Mapping[str, "pd.DataFrame"]

# Words over a list that promise results: what stands below should have happened.
# The size of a group that a plan is for is a fact of today, not the plan.
_FACTS = ("cohort",)
_SHARE_COLUMNS = (
    "published announcement_id publisher claims achieved promised not_stated promised_share "
    "promises_under_successes claim_ids"
).split()
_COLUMNS = (
    "published due system claim status under_successes taken_up_in taken_up_as became "
    "other_id announcement_id claim_id"
).split()


def promised_as_success(claims: pd.DataFrame) -> pd.DataFrame:
    """Return the claims under a heading of successes whose wording is a plan or a forecast."""
    kept = [
        RESULTS[row["status"]] == PROMISED
        and row["kind"] not in _FACTS
        and is_success_heading(row["heading"])
        for row in records(claims)
    ]
    return claims.loc[[place for place, keep in zip(claims.index, kept, strict=True) if keep]]


def promise_shares(tables: Tables) -> pd.DataFrame:
    """Return one row an announcement: its claims by result and "9 of 23" that are promises.

    What a document says twice counts once. Also how many promises stand under a heading of
    successes, with the ids of those claims.
    """
    import pandas as pd

    claims = tables["claims"][tables["claims"]["repeats"] == ""]
    rows = []
    for document in records(tables["announcements"].sort_values(["published", "announcement_id"])):
        own = claims[claims["announcement_id"] == document["announcement_id"]]
        results = [RESULTS[status] for status in own["status"]]
        flagged = promised_as_success(own)
        rows.append(
            {
                **{name: document[name] for name in ("published", "announcement_id", "publisher")},
                "claims": len(own),
                "achieved": results.count(ACHIEVED),
                "promised": results.count(PROMISED),
                "not_stated": results.count(NOT_STATED),
                "promised_share": f"{results.count(PROMISED)} of {len(own)}",
                "promises_under_successes": len(flagged),
                "claim_ids": " ".join(flagged["claim_id"]),
            }
        )
    return pd.DataFrame(rows, columns=_SHARE_COLUMNS)


def promises(tables: Tables, chosen: pd.DataFrame | None = None) -> pd.DataFrame:
    """Return one row a promise: when it is due, and the later claim that takes it up, if any.

    A promise is taken up where `links` has a later claim that restates it. Those that none takes
    up come first, by due date; only `chosen` claims, if given. `became` is what
    the later claim says: achieved, or promised again.
    """
    import pandas as pd

    claims = {row["claim_id"]: row for row in records(tables["claims"])}
    systems = tables["systems"]
    named = dict(zip(systems["system_id"], systems["name"], strict=True))
    published = dict(
        zip(
            tables["announcements"]["announcement_id"],
            tables["announcements"]["published"],
            strict=True,
        )
    )
    restated = tables["links"][tables["links"]["relation"].isin(["restates", "continues"])]
    later = dict(zip(restated["other_id"], restated["claim_id"], strict=True))
    first = set(first_statements(tables["claims"], tables["links"]))
    if chosen is not None:
        first &= set(chosen["claim_id"])
    rows = [
        _promise(claim, claims.get(later.get(claim_id, "")), named, published)
        for claim_id, claim in claims.items()
        if claim_id in first
        and RESULTS[claim["status"]] == PROMISED
        and claim["kind"] not in _FACTS
    ]
    frame = pd.DataFrame(rows, columns=_COLUMNS, dtype="str")
    keys = frame.assign(open=frame["other_id"] != "", undated=frame["due"] == "")
    ordered = keys.sort_values(["open", "undated", "due", "system", "published"], kind="stable")
    return ordered[_COLUMNS].reset_index(drop=True)


def _promise(
    claim: dict[str, Any],
    later: dict[str, Any] | None,
    named: dict[str, str],
    published: Mapping[str, str],
) -> dict[str, Any]:
    said = outcome_of(claim, named)
    again = outcome_of(later, named) if later else None
    return {
        "published": published[claim["announcement_id"]],
        "due": claim["period_end"],
        **{name: said[name] for name in ("system", "claim", "status")},
        "under_successes": "yes" if is_success_heading(claim["heading"]) else "",
        "taken_up_in": again["announcement_id"] if again else "",
        "taken_up_as": again["claim"] if again else "not taken up",
        "became": again["result"] if again else "",
        "other_id": again["claim_id"] if again else "",
        "announcement_id": claim["announcement_id"],
        "claim_id": claim["claim_id"],
    }
