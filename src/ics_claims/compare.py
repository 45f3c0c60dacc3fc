"""A ready answer: the claims of one domain, those that can be compared together, the others why."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from ics_claims.axes import apart, comparable, with_forms
from ics_claims.columns import records
from ics_claims.matrix import chosen, every_claim
from ics_claims.values import written_value

if TYPE_CHECKING:
    import pandas as pd

    from ics_claims.reference import Reference

_COLUMNS = (
    "domain axis system place result claim value_low value_high per per_low per_high residents "
    "period marks why other_id announcement_id claim_id quote"
).split()
# What a spreadsheet takes for a formula: https://owasp.org/www-community/attacks/CSV_Injection
_FORMULA = tuple("=+-@\t\r")
_FORMS = {"1,000": "per_1000", "head": "per_head"}


def compare(
    tables: Mapping[str, pd.DataFrame], reference: Reference, domain: str
) -> list[dict[str, Any]]:
    """Return one row a claim of a domain, those on one axis together, then the others.

    `axis` is empty where a claim shares none, and `why` then says what keeps it apart. Results and
    promises are never on one axis. Raises UserError with the nearest domain for an unknown one.
    """
    claims = chosen(every_claim(tables), tables, [domain])
    forms = {row["claim_id"]: row for row in records(with_forms(claims, tables, reference))}
    axes = {row["claim_id"]: row["axis"] for row in records(comparable(claims, tables, reference))}
    reasons = {row["claim_id"]: row for row in records(apart(claims, tables, reference))}
    order = [*axes, *(name for name in forms if name not in axes)]
    return [_row(forms[name], axes.get(name, ""), reasons.get(name, {})) for name in order]


def as_json(rows: Sequence[Mapping[str, Any]]) -> str:
    """Return compared claims as JSON; an open bound is null."""
    shown = [{name: row[name] for name in _COLUMNS} for row in rows]
    return json.dumps(shown, ensure_ascii=False, indent=2)


def as_csv(rows: Sequence[Mapping[str, Any]]) -> str:
    """Return compared claims as CSV; an open bound is empty."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(_COLUMNS)
    writer.writerows([[_cell(row[name]) for name in _COLUMNS] for row in rows])
    return out.getvalue().rstrip("\n")


def as_text(rows: Sequence[Mapping[str, Any]]) -> str:
    """Return compared claims for a terminal: a block an axis, then those that share none."""
    lines: list[str] = []
    for axis in dict.fromkeys(row["axis"] for row in rows):
        lines += ["", axis or "on no axis with another:"]
        for row in rows:
            if row["axis"] == axis:
                lines += list(_lines(row))
    return "\n".join(lines[1:]) if lines else "no claims in this domain"


def _row(claim: Mapping[str, Any], axis: str, reason: Mapping[str, Any]) -> dict[str, Any]:
    name = next((form for start, form in _FORMS.items() if claim["per"].startswith(start)), "")
    low, high = (claim[f"{name}_{end}"] if name else float("nan") for end in ("low", "high"))
    return {
        **{name: _plain(claim.get(name, "")) for name in _COLUMNS},
        "axis": axis,
        "per_low": _plain(low),
        "per_high": _plain(high),
        "why": reason.get("why", ""),
        "other_id": reason.get("other_id", ""),
        "per_value": written_value(_short(low), _short(high), claim["hedge"], _unit(claim)),
    }


def _lines(row: Mapping[str, Any]) -> Iterator[str]:
    place = f", {row['place']}" if row["place"] else ""
    per = f"; {row['per_value']} per {row['per']}" if row["per"] else ""
    period = f", {row['period']}" if row["period"] else ""
    yield f"  {row['system']}{place}: {row['claim']}{period} ({row['result']}){per}"
    if row["why"]:
        against = f" (against {row['other_id']})" if row["other_id"] else ""
        yield f"    {row['why']}{against}"
    yield f"    {row['marks']}  {row['claim_id']}"


def _unit(claim: Mapping[str, Any]) -> str:
    return "gbp" if claim["unit"] == "gbp" else "count"


def _short(value: float) -> float | None:
    return None if value != value else float(f"{value:.3g}")


def _plain(value: Any) -> Any:  # noqa: ANN401 - a cell
    if value is None or str(value) in ("<NA>", "nan"):
        return None
    return value.item() if hasattr(value, "item") else value


def _cell(value: object) -> str:
    text = "" if value is None else str(value)
    return f"'{text}" if text.startswith(_FORMULA) else text
