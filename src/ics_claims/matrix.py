"""Every claim by system and domain, results and promises counted apart, never summed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from difflib import get_close_matches
from typing import TYPE_CHECKING, Any

from ics_claims.checkability import shown_marks
from ics_claims.columns import records
from ics_claims.errors import UserError
from ics_claims.measures import known_domains
from ics_claims.model import ENGLAND
from ics_claims.outcomes import (
    ACHIEVED,
    NO_SYSTEM,
    NOT_STATED,
    PROMISED,
    first_statements,
    outcome_of,
)
from ics_claims.tables import CHECKS

if TYPE_CHECKING:
    import pandas as pd

Tables = Mapping[str, "pd.DataFrame"]

NO_MEASURE = "no measure"
ALL = "all"
# Beside each number, so that no colour is needed to tell a result from a promise.
SYMBOLS = {ACHIEVED: "●", PROMISED: "○", NOT_STATED: "□"}
_NOTHING = "–"
_MOST_MARKS = len(CHECKS)
_COLUMNS = (
    "system_id system domain measure_id measure kind result status claim value value_low "
    "value_high hedge unit measured direction place period published announcement_id also_in "
    "marks score claim_id quote"
).split()


def every_claim(tables: Tables) -> pd.DataFrame:
    """Return one row a claim that says something first, with its domain, measure and six marks.

    Sorted by system (England and claims without one last), domain and result. A claim without a
    measure has the domain "no measure" and is never dropped.
    """
    import pandas as pd

    systems, announcements = tables["systems"], tables["announcements"]
    named = dict(zip(systems["system_id"], systems["name"], strict=True))
    published = dict(zip(announcements["announcement_id"], announcements["published"], strict=True))
    measures = {row["measure_id"]: row for row in records(tables["measures"])}
    checks = {row["claim_id"]: row for row in records(tables["checkability"])}
    again = first_statements(tables["claims"], tables["links"])
    rows = [
        _row(claim, named, measures, checks[claim["claim_id"]])
        | {
            "published": published[claim["announcement_id"]],
            "also_in": " ".join(again[claim["claim_id"]]),
        }
        for claim in records(tables["claims"])
        if claim["claim_id"] in again
    ]
    return _sorted(pd.DataFrame(rows, columns=_COLUMNS))


def chosen(
    claims: pd.DataFrame,
    tables: Tables,
    domains: Sequence[str] = (),
    systems: Sequence[str] = (),
    status: str = ALL,
    min_checkability: int = 0,
) -> pd.DataFrame:
    """Return the rows of `every_claim` that a reader asked for; empty lists ask for all.

    `status` is all, achieved, promised or not stated. Raises UserError for what there is not.
    """
    if status not in (ALL, *SYMBOLS):
        raise UserError(f"no status '{status}': use one of {', '.join((ALL, *SYMBOLS))}")
    if not 0 <= min_checkability <= _MOST_MARKS:
        raise UserError(f"min_checkability must be 0 to {_MOST_MARKS}, not {min_checkability}")
    wanted = known_domains(tables["measures"], domains)
    _check_systems(systems, list(tables["systems"]["system_id"]))
    kept = claims["score"] >= min_checkability
    if domains:
        kept &= claims["domain"].isin(wanted)
    if systems:
        kept &= claims["system_id"].isin(systems)
    if status != ALL:
        kept &= claims["result"] == status
    return claims[kept].reset_index(drop=True)


def matrix(claims: pd.DataFrame, tables: Tables, systems: Sequence[str] = ()) -> pd.DataFrame:
    """Return one row a system named in a document, one column a domain: "2 ● 1 ○", or a dash.

    ● is achieved, ○ promised, □ not stated. Beside each domain stands a column with the address of
    the first of its claims (`addresses` tells which): "#c-" and the claim's id.
    """
    import pandas as pd

    domains = [name for name in _domains(tables) if (claims["domain"] == name).any()]
    rows = []
    for system_id, name in _systems_named(claims, tables, systems):
        of_system = claims[claims["system_id"] == system_id]
        row: dict[str, str] = {"system": name, "system_address": _address(of_system)}
        for domain in domains:
            cell = of_system[of_system["domain"] == domain]
            row |= {domain: _counts(cell), f"{domain}_address": _address(cell)}
        rows.append(row)
    columns = [f"{name}{end}" for name in ("system", *domains) for end in ("", "_address")]
    return pd.DataFrame(rows, columns=columns, dtype="str")


def addresses(table: pd.DataFrame) -> dict[str, str]:
    """Return which column of `table` holds the address of which: those whose names end so."""
    return {
        name.removesuffix("_address"): name for name in table.columns if name.endswith("_address")
    }


def by_claim(claims: pd.DataFrame, tables: Tables) -> dict[str, dict[str, str]]:
    """Return the system, publisher and domain of each claim by its id: groups to total by."""
    announcements = tables["announcements"]
    publisher = dict(zip(announcements["announcement_id"], announcements["publisher"], strict=True))
    groups: dict[str, dict[str, str]] = {"system": {}, "publisher": {}, "domain": {}}
    for claim in records(claims):
        groups["system"][claim["claim_id"]] = claim["system"]
        groups["publisher"][claim["claim_id"]] = publisher[claim["announcement_id"]]
        groups["domain"][claim["claim_id"]] = claim["domain"]
    return groups


def _row(
    claim: dict[str, Any],
    named: dict[str, str],
    measures: Mapping[str, Mapping[str, Any]],
    checks: Mapping[str, Any],
) -> dict[str, Any]:
    measure = measures.get(claim["measure_id"], {})
    return outcome_of(claim, named) | {
        "domain": measure.get("domain", NO_MEASURE),
        "measure_id": claim["measure_id"],
        "measure": measure.get("name", ""),
        "marks": shown_marks(checks),
        "score": int(checks["marks"]),
    }


def _sorted(frame: pd.DataFrame) -> pd.DataFrame:
    order = {result: place for place, result in enumerate(SYMBOLS)}
    keys = frame.assign(
        last=frame["system_id"].map({ENGLAND: 1, "": 2}).fillna(0),
        unmapped=frame["domain"] == NO_MEASURE,
        order=frame["result"].map(order),
    ).sort_values(["last", "system", "unmapped", "domain", "order"], kind="stable")
    return keys[_COLUMNS].reset_index(drop=True)


def _check_systems(wanted: Iterable[str], known: list[str]) -> None:
    for name in wanted:
        if name not in known:
            near = get_close_matches(str(name), known, n=1)
            hint = f"did you mean '{near[0]}'?" if near else "see data/reference/systems.csv"
            raise UserError(f"no system '{name}' in the register; {hint}")


def _domains(tables: Tables) -> list[str]:
    return [*known_domains(tables["measures"]), NO_MEASURE]


def _systems_named(
    claims: pd.DataFrame, tables: Tables, wanted: Sequence[str]
) -> list[tuple[str, str]]:
    """Return id and name of each system that a document names or claims something of."""
    named = {*tables["mentions"]["system_id"], *tables["claims"]["system_id"]} - {"", ENGLAND}
    register = dict(zip(tables["systems"]["system_id"], tables["systems"]["name"], strict=True))
    rows = sorted(((it, register[it]) for it in named), key=lambda row: row[1])
    rows += [(ENGLAND, register.get(ENGLAND, "England")), ("", NO_SYSTEM)]
    claimed = set(claims["system_id"])
    return [
        row
        for row in rows
        if (row[0] in wanted if wanted else row[0] in claimed or row[0] in named)
    ]


def _counts(claims: pd.DataFrame) -> str:
    numbers = {result: int((claims["result"] == result).sum()) for result in SYMBOLS}
    found = [f"{number} {SYMBOLS[result]}" for result, number in numbers.items() if number]
    return " ".join(found) or _NOTHING


def _address(claims: pd.DataFrame) -> str:
    return f"#c-{claims['claim_id'].iloc[0]}" if len(claims) else ""
