"""What goes on one axis, and what does not and why: frames ready for pictures and tables."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from ics_claims.columns import records
from ics_claims.comparison import comparisons, groups_of, sides_of
from ics_claims.model import ENGLAND
from ics_claims.normalised import normalised, people_of
from ics_claims.outcomes import NO_SYSTEM

if TYPE_CHECKING:
    import pandas as pd

    from ics_claims.reference import Reference

Tables = Mapping[str, "pd.DataFrame"]

_BOUNDS = ("per_year", "per_1000", "per_head")
_FORMS = [f"{name}_{end}" for name in _BOUNDS for end in ("low", "high")]
_COMPARED = (
    "axis system_id system result claim value_low value_high hedge unit axis_low axis_high "
    "axis_unit place period published marks residents claim_id quote"
).split()
_APART = "domain system claim claim_id result why against other_id measure".split()
_PER_HEAD = (
    "system_id system result status claim value_low value_high hedge unit per_head_low "
    "per_head_high residents place period why_not claim_id quote"
).split()


def with_forms(chosen: pd.DataFrame, tables: Tables, reference: Reference) -> pd.DataFrame:
    """Return the `chosen` claims with their normalised forms and the population's basis."""
    claims = tables["claims"].set_index("claim_id", drop=False).loc[list(chosen["claim_id"])]
    people = people_of(claims, tables["announcements"], reference)
    forms = normalised(claims, people, tables["measures"])[
        [*_FORMS, "per", "residents"]
    ].reset_index(drop=True)
    return chosen.join(forms)


def comparable(chosen: pd.DataFrame, tables: Tables, reference: Reference) -> pd.DataFrame:
    """Return one row a claim that shares an axis with another of the `chosen`, by axis.

    `axis` names measure, unit, change and result: a plan and a result are never of one. `axis_low`
    and `axis_high` are per 1,000 residents where that can be told of all on the axis, else as
    claimed; `axis_unit` says which.
    """
    import pandas as pd

    forms = with_forms(chosen, tables, reference)
    people = _people(tables, reference)
    compared = comparisons(tables, people, set(chosen["claim_id"]))
    sides = {side.claim_id: side for side in sides_of(tables, people)}
    by_id = {row["claim_id"]: row for row in records(forms)}
    rows = []
    for group in groups_of(compared, list(chosen["claim_id"])):
        members = [by_id[claim_id] for claim_id in group]
        side = sides[group[0]]
        unit, name = _axis_of(members, side.unit)
        words = [unit, side.change, *([side.cohort] if side.cohort else []), side.result]
        axis = {"axis": f"{members[0]['measure']} ({', '.join(words)})", "axis_unit": unit}
        rows += [
            axis | member | {"axis_low": member[f"{name}_low"], "axis_high": member[f"{name}_high"]}
            for member in members
        ]
    return pd.DataFrame(rows, columns=_COMPARED).round({"axis_low": 2, "axis_high": 2})


def of_system(compared: pd.DataFrame, system_id: str) -> pd.DataFrame:
    """Return the rows of the axes on which the system has a claim, its own and the others."""
    own = set(compared.loc[compared["system_id"] == system_id, "axis"])
    return compared[compared["axis"].isin(own)].reset_index(drop=True)


def apart(chosen: pd.DataFrame, tables: Tables, reference: Reference) -> pd.DataFrame:
    """Return one row a claim that shares no axis with another, and why.

    Held against the claim of its measure that fails the fewest conditions (`against`, `other_id`).
    """
    import pandas as pd

    compared = comparisons(tables, _people(tables, reference), set(chosen["claim_id"]))
    together = {it for group in groups_of(compared, list(chosen["claim_id"])) for it in group}
    nearest = _nearest(compared)
    by_id = {row["claim_id"]: row for row in records(chosen)}
    rows = []
    for claim_id, claim in by_id.items():
        if claim_id in together:
            continue
        other_id, fails = nearest.get(claim_id, ("", _alone(claim)))
        other = by_id.get(other_id)
        against = f"{other['system']}: {other['claim']}" if other else ""
        rows.append(claim | {"against": against, "why": fails, "other_id": other_id})
    return pd.DataFrame(rows, columns=_APART).astype("str")


def per_head(chosen: pd.DataFrame, tables: Tables, reference: Reference) -> pd.DataFrame:
    """Return one row a sum of investment, in pounds and per head of its system's residents.

    Results first; sums are never added. `why_not` says why one is not put per head.
    """
    import pandas as pd

    money = (chosen["kind"] == "investment") & (chosen["unit"] == "gbp")
    forms = with_forms(chosen[money].reset_index(drop=True), tables, reference)
    forms = forms.assign(why_not=[_why_not(row) for row in records(forms)])
    pence = {"per_head_low": 2, "per_head_high": 2}
    frame = pd.DataFrame(forms, columns=_PER_HEAD).round(pence)
    return frame.sort_values(["result", "system"], kind="stable").reset_index(drop=True)


def _people(tables: Tables, reference: Reference) -> pd.DataFrame:
    return people_of(tables["claims"], tables["announcements"], reference)


def _axis_of(members: list[dict[str, Any]], unit: str) -> tuple[str, str]:
    """Return the axis's unit and the columns of its bounds: normalised where all are, alike."""
    forms = {member["per"] for member in members}
    per = forms.pop() if len(forms) == 1 else ""
    if not per:
        return unit, "value"
    return (f"pounds per {per}", "per_head") if per == "head" else (f"number per {per}", "per_1000")


def _nearest(compared: pd.DataFrame) -> dict[str, tuple[str, str]]:
    """Return for each claim the other that fails fewest conditions, and what fails."""
    found: dict[str, tuple[str, str]] = {}
    for row in records(compared):
        fails = row["fails"] or "comparable, but not with all others of its axis"
        for claim_id, other_id in (
            (row["claim_id"], row["other_id"]),
            (row["other_id"], row["claim_id"]),
        ):
            best = found.get(claim_id)
            if best is None or fails.count("; ") < best[1].count("; "):
                found[claim_id] = (other_id, fails)
    return found


def _alone(claim: Mapping[str, Any]) -> str:
    if claim["system_id"] == ENGLAND:
        return "about the whole of England, not one system"
    if not claim["system_id"]:
        return "names no system"
    if not claim["measure_id"]:
        return "maps to no measure"
    return "no other claim of this measure"


def _why_not(row: Mapping[str, Any]) -> str:
    if row["per_head_low"] == row["per_head_low"] or row["per_head_high"] == row["per_head_high"]:
        return ""
    if row["system"] == NO_SYSTEM:
        return "names no system"
    if row["place"]:
        return f"for {row['place']}, a part of the system; its residents are not in the register"
    return "the register has no population of the system on that date"
