"""What systems said they achieved or promised: claims to frames, plans never among results."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from ics_claims.columns import records
from ics_claims.errors import UserError
from ics_claims.model import ENGLAND
from ics_claims.values import written_value

if TYPE_CHECKING:
    import pandas as pd

OUTCOME_KINDS = ("outcome", "activity", "workforce", "investment", "digital")
ACHIEVED, PROMISED, NOT_STATED = "achieved", "promised", "not stated"
# Expected is foreseen and planned is aimed at: neither has happened.
RESULTS = {"achieved": ACHIEVED, "expected": PROMISED, "planned": PROMISED, "": NOT_STATED}
NO_SYSTEM = "(no system named)"


def outcomes_by_system(
    claims: pd.DataFrame, systems: pd.DataFrame, links: pd.DataFrame | None = None
) -> pd.DataFrame:
    """Return one row a claimed outcome, activity, workforce, investment or digital figure.

    Sorted by system, then achieved, promised, not stated (`result`). A claim that repeats another
    of its document, or by `links` renders one of another document, is that claim again: it has no
    row, and the first one's `also_in` names the document. Values keep their bounds; nothing is
    summed. `claim` says the value with what is measured.
    """
    named = dict(zip(systems["system_id"], systems["name"], strict=True))
    relevant = claims[claims["kind"].isin(OUTCOME_KINDS)]
    originals = first_statements(relevant, links)
    rows = [
        outcome_of(claim, named) | {"also_in": " ".join(originals[claim["claim_id"]])}
        for claim in records(relevant)
        if claim["claim_id"] in originals
    ]
    return _sorted_outcomes(rows)


def first_statements(
    claims: pd.DataFrame, links: pd.DataFrame | None = None
) -> dict[str, list[str]]:
    """Return the ids of claims that say something first, with the other documents that repeat it.

    A claim repeats another by its column `repeats`, or renders one by `links`.
    """
    documents = dict(zip(claims["claim_id"], claims["announcement_id"], strict=True))
    said_before = {row["claim_id"]: row["repeats"] for row in records(claims) if row["repeats"]}
    if links is not None:
        for link in records(links[links["relation"] == "renders"]):
            said_before.setdefault(link["claim_id"], link["other_id"])
    first = {claim_id: _first(claim_id, said_before, documents) for claim_id in documents}
    found: dict[str, list[str]] = {claim_id: [] for claim_id in documents}
    for claim_id, original in first.items():
        document = documents[claim_id]
        if claim_id != original and document not in (documents[original], *found[original]):
            found[original].append(document)
    return {claim_id: again for claim_id, again in found.items() if first[claim_id] == claim_id}


def results_of(outcomes: pd.DataFrame, result: str) -> pd.DataFrame:
    """Return the outcomes of one `result`; raises UserError where it is none of them."""
    if result not in RESULTS.values():
        raise UserError(f"no result '{result}': use one of {', '.join(_unique(RESULTS.values()))}")
    return outcomes[outcomes["result"] == result].reset_index(drop=True)


def counts_by_system(outcomes: pd.DataFrame) -> pd.DataFrame:
    """Return one row a system, kind and result with the number of claims, `claims`.

    Numbers of claims, never of what is claimed: results and promises stay in rows of their own.
    """
    keys = ["system_id", "system", "kind", "result"]
    counted = outcomes.groupby(keys, sort=False, observed=True).size().rename("claims")
    return counted.reset_index().astype({"claims": "Int64"})


def _first(claim_id: str, said_before: dict[str, str], known: dict[str, str]) -> str:
    """Return the claim at the start of the chain, among those that are `known`."""
    seen = {claim_id}
    while (before := said_before.get(claim_id, "")) in known and before not in seen:
        seen.add(before)
        claim_id = before
    return claim_id


def outcome_of(claim: dict[str, Any], names: dict[str, str]) -> dict[str, Any]:
    """Return a claim's row with its result and its value in words; `names` are of systems."""
    value = written_value(claim["value_low"], claim["value_high"], claim["hedge"], claim["unit"])
    system_id = claim["system_id"]
    kept = ("kind", "status", "value_low", "value_high", "hedge", "unit", "measured", "direction")
    return {
        "system_id": system_id,
        "system": names.get(system_id, system_id) or NO_SYSTEM,
        "result": RESULTS[claim["status"]],
        **{name: claim[name] for name in kept},
        "value": value,
        "claim": " ".join((value or claim["figure"], _bare(claim["measured"]))).strip(),
        **{name: claim[name] for name in ("place", "period", "announcement_id", "claim_id")},
        "quote": claim["quote"],
    }


def _bare(measured: str) -> str:
    """Return what is measured without its article: "2 million population"."""
    first, _, rest = measured.partition(" ")
    return rest if first.lower() in ("a", "an", "the") and rest else measured


_OUTCOME_COLUMNS = (
    "system_id system result kind claim status value value_low value_high hedge unit measured "
    "direction place period announcement_id also_in claim_id quote"
).split()


def _sorted_outcomes(rows: list[dict[str, Any]]) -> pd.DataFrame:
    import pandas as pd

    frame = pd.DataFrame(rows, columns=_OUTCOME_COLUMNS)
    last = frame["system_id"].map({ENGLAND: 1, "": 2}).fillna(0)
    order = {result: place for place, result in enumerate(RESULTS.values())}
    kinds = {kind: place for place, kind in enumerate(OUTCOME_KINDS)}
    keys = frame.assign(
        last=last, order=frame["result"].map(order), kinds=frame["kind"].map(kinds)
    ).sort_values(["last", "system", "order", "kinds"], kind="stable")
    return keys[_OUTCOME_COLUMNS].reset_index(drop=True)


def _unique(values: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(values))
