"""One system: its register row, its lineage, its populations and what is claimed about it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from ics_claims.columns import records
from ics_claims.errors import UserError
from ics_claims.normalised import people_of
from ics_claims.outcomes import RESULTS, first_statements, outcome_of

if TYPE_CHECKING:
    import pandas as pd

    from ics_claims.reference import Reference


@dataclass(frozen=True)
class Profile:
    """One system: its register row, its lineage, its populations and what is claimed about it."""

    system_id: str
    name: str
    designated_on: str
    register: pd.DataFrame
    lineage: pd.DataFrame
    populations: pd.DataFrame
    coverage: pd.DataFrame
    claims: pd.DataFrame
    drift: pd.DataFrame


def profile(reference: Reference, tables: Mapping[str, pd.DataFrame], system_id: str) -> Profile:
    """Return what the register and the claims hold on one system.

    Raises UserError naming the nearest id where `system_id` is not in the register.
    """
    systems = tables["systems"]
    chosen = systems[systems["system_id"] == system_id]
    if chosen.empty:
        raise _unknown_system(system_id, list(systems["system_id"]))
    row = records(chosen)[0]
    return Profile(
        system_id=system_id,
        name=row["name"],
        designated_on=row["designated_on"],
        register=_register(row),
        lineage=_lineage(systems, system_id),
        populations=_populations(reference, system_id),
        coverage=_coverage(reference, tables, system_id),
        claims=_claims_of(tables, system_id),
        drift=_drift(tables, system_id),
    )


def _unknown_system(system_id: str, known: list[str]) -> UserError:
    from difflib import get_close_matches

    near = get_close_matches(system_id, known, n=1)
    hint = f"did you mean '{near[0]}'?" if near else "see data/reference/systems.csv"
    return UserError(f"no system '{system_id}' in the register; {hint}")


_REGISTER_FIELDS = {
    "name": "name",
    "kind": "kind",
    "region": "NHS England region",
    "ods_code": "ODS code",
    "gss_code": "ONS code",
    "designated_on": "designated",
    "designated_precision": "known to the",
    "wave": "wave",
    "successor_id": "absorbed into",
    "successor_on": "absorbed on",
    "confidence": "confidence",
}


def _register(row: dict[str, Any]) -> pd.DataFrame:
    import pandas as pd

    shown = [
        {"field": label, "value": str(row[name])}
        for name, label in _REGISTER_FIELDS.items()
        if str(row[name]) not in ("", "<NA>", "nan")
    ]
    return pd.DataFrame(shown, columns=["field", "value"], dtype="str")


def _lineage(systems: pd.DataFrame, system_id: str) -> pd.DataFrame:
    """Return one row a system that this one grew from or went into: relation, name, date."""
    import pandas as pd

    into = systems[systems["successor_id"] == system_id]
    own = systems[(systems["system_id"] == system_id) & (systems["successor_id"] != "")]
    names = dict(zip(systems["system_id"], systems["name"], strict=True))
    rows = [
        {"relation": "grew from", "system": row["name"], "on": row["successor_on"]}
        for row in records(into)
    ] + [
        {
            "relation": "went into",
            "system": names[row["successor_id"]],
            "on": row["successor_on"],
        }
        for row in records(own)
    ]
    return pd.DataFrame(rows, columns=["relation", "system", "on"], dtype="str")


def _populations(reference: Reference, system_id: str) -> pd.DataFrame:
    """Return one row a population: basis, day, people, bounds as announced, area and its days."""
    of_system = reference.populations[reference.populations["system_id"] == system_id]
    shown = {
        "basis": "basis",
        "reference_date": "counted_on",
        "population": "people",
        "as_written": "as_written",
        "area": "area",
        "area_valid_from": "area_from",
        "area_valid_to": "area_to",
    }
    ordered = of_system.sort_values(["basis", "area_valid_from", "reference_date"], kind="stable")
    return ordered[list(shown)].rename(columns=shown).reset_index(drop=True)


_COVERAGE_COLUMNS = (
    "published claim result people_low people_high register difference_low difference_high basis "
    "announcement_id claim_id"
).split()
_PEOPLE_SERVED = "people-served"


def _coverage(
    reference: Reference, tables: Mapping[str, pd.DataFrame], system_id: str
) -> pd.DataFrame:
    """Return one row a statement of how many people the whole system serves, against the register.

    Differences are the stated bounds less the residents of its area when it was published.
    """
    import pandas as pd

    claims, announcements = tables["claims"], tables["announcements"]
    dates = dict(zip(announcements["announcement_id"], announcements["published"], strict=True))
    served = (claims["measure_id"] == _PEOPLE_SERVED) & (claims["place"] == "")
    stated = claims[served & (claims["system_id"] == system_id)]
    people = records(people_of(stated, announcements, reference))
    rows = []
    for claim, residents in zip(records(stated), people, strict=True):
        known = None if pd.isna(residents["people"]) else int(residents["people"])
        bounds = {"low": claim["value_low"], "high": claim["value_high"]}
        rows.append(
            outcome_of(claim, {})
            | {
                "published": dates[claim["announcement_id"]],
                "register": known,
                "basis": residents["basis"].split(", ")[-1],
                **{f"people_{end}": bound for end, bound in bounds.items()},
                **{
                    f"difference_{end}": None if known is None else bound - known
                    for end, bound in bounds.items()
                },
            }
        )
    frame = pd.DataFrame(rows, columns=_COVERAGE_COLUMNS)
    return frame.sort_values(["published", "claim_id"], kind="stable").reset_index(drop=True)


_DRIFT_COLUMNS = (
    "relation measured earlier figure later figure_later changed other_id claim_id"
).split()


def _drift(tables: Mapping[str, pd.DataFrame], system_id: str) -> pd.DataFrame:
    """Return one row two claims about the system that state the same thing, and what changed."""
    import pandas as pd

    by_id = {claim["claim_id"]: claim for claim in records(tables["claims"])}
    rows = []
    for link in records(tables["links"]):
        later, earlier = by_id[link["claim_id"]], by_id[link["other_id"]]
        if system_id in (later["system_id"], earlier["system_id"]):
            rows.append(
                {
                    **{name: link[name] for name in ("relation", "other_id", "claim_id")},
                    "measured": later["measured"],
                    "earlier": earlier["announcement_id"],
                    "figure": earlier["figure"],
                    "later": later["announcement_id"],
                    "figure_later": later["figure"],
                    "changed": link["changed"] or "nothing",
                }
            )
    return pd.DataFrame(rows, columns=_DRIFT_COLUMNS, dtype="str")


_CLAIM_COLUMNS = (
    "published kind result claim status value value_low value_high hedge unit measured place "
    "period period_start period_end announcement_id also_in claim_id"
).split()


def _claims_of(tables: Mapping[str, pd.DataFrame], system_id: str) -> pd.DataFrame:
    """Return one row a claim about a system, said once or again, by kind, result and date."""
    import pandas as pd

    claims, announcements = tables["claims"], tables["announcements"]
    dates = dict(zip(announcements["announcement_id"], announcements["published"], strict=True))
    of_system = claims[claims["system_id"] == system_id]
    originals = first_statements(of_system, tables["links"])
    rows = [
        claim
        | outcome_of(claim, {})
        | {
            "published": dates[claim["announcement_id"]],
            "also_in": " ".join(originals[claim["claim_id"]]),
        }
        for claim in records(of_system)
        if claim["claim_id"] in originals
    ]
    frame = pd.DataFrame(rows, columns=_CLAIM_COLUMNS)
    order = {result: place for place, result in enumerate(RESULTS.values())}
    keys = frame.assign(order=frame["result"].map(order))
    ordered = keys.sort_values(["kind", "order", "published"], kind="stable")
    return ordered[_CLAIM_COLUMNS].reset_index(drop=True)
