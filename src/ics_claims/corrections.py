"""Reviewed decisions on single claims: read from a file with their lines, applied to the tables."""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, get_args

from ics_claims.columns import Column, records, typed
from ics_claims.errors import UserError, located
from ics_claims.tables import CLAIMS, EXCLUDED

if TYPE_CHECKING:
    import pandas as pd
    from yaml.nodes import MappingNode, Node, ScalarNode

Action = Literal["drop", "override", "flag"]
Value = str | float | None

# What a reader may decide; where a claim stands and what it says are the text's.
SETTABLE: tuple[str, ...] = (
    "value_low", "value_high", "hedge", "unit", "measured", "measure_id", "system_id", "place",
    "direction", "status", "kind", "period", "period_start", "period_end", "period_precision",
    "baseline", "attributed_to",
)  # fmt: skip

_ACTIONS: tuple[str, ...] = get_args(Action)
_COLUMNS = {column.name: column for column in CLAIMS.columns}
_KEYS = (
    "announcement", "figure", "context", "claim", "action", "set", "reason", "reviewer", "reviewed",
)  # fmt: skip
_ALWAYS = ("action", "reason", "reviewer", "reviewed")
_VALUES = ("value_low", "value_high", "hedge")
_PERIOD = ("period", "period_start", "period_end", "period_precision")
# The bounds that each hedge sets, by the meaning of the closed set in `ics_claims.model`.
_LOWER = ("more_than", "at_least")
_UPPER = ("nearly", "up_to", "less_than")
_EQUAL = ("exact", "about")
_IDS_SHOWN = 4
_NULL = "tag:yaml.org,2002:null"
# Hyphens and dashes of all widths, quotation marks of all shapes: one spelling each.
_SAME_MARKS = str.maketrans("‘’‛“”‟–—‒−‐‑", "'''\"\"\"------")


@dataclass(frozen=True, slots=True)
class Correction:
    """One reviewed decision and where it is written (`shown`, `line`).

    The claim is named by `claim`, or by `announcement`, `figure` and `context`; whatever of them
    is not empty must match. `values` are the fields that an override sets; None empties a field.
    """

    shown: str
    line: int
    announcement: str
    figure: str
    context: str
    claim: str
    action: Action
    values: tuple[tuple[str, Value], ...]
    reason: str
    reviewer: str
    reviewed: str

    def error(self, problem: str, remedy: str) -> UserError:
        """Return the error that names the entry's file and line."""
        return located(self.shown, self.line, problem, remedy)


def load_corrections(
    path: Path, shown: str, systems: Collection[str] | None = None
) -> list[Correction]:
    """Return the reviewed decisions of `path` in their order; `shown` is the file in messages.

    `systems` are the ids that an override may set `system_id` to; None leaves that to the dataset's
    own check. Raises UserError with file, line and what to do.
    """
    root = _composed(path, shown)
    if root is None or root.tag == _NULL:
        return []
    if _form(root) != "sequence":
        raise located(shown, _line(root), "not a list", "begin each entry with '- action: …'")
    found = [_correction(node, shown) for node in root.value]
    for correction in found:
        _check_system(correction, systems)
    return found


def apply(
    claims: pd.DataFrame, excluded: pd.DataFrame, corrections: Sequence[Correction]
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Return both tables with every correction applied; each must match one claim of `claims`.

    All are matched before any is applied, so that their order does not matter. Raises UserError.
    """
    rows = records(claims)
    chosen = _chosen(rows, corrections)
    if not chosen:
        return claims, excluded
    dropped = {index for index, correction in chosen.items() if correction.action == "drop"}
    gone = {rows[index]["claim_id"] for index in dropped}
    kept = [
        _without_repeat(_reviewed(row, chosen.get(index)), gone)
        for index, row in enumerate(rows)
        if index not in dropped
    ]
    left_out = [_left_out(rows[index], chosen[index]) for index in sorted(dropped)]
    return (
        typed(CLAIMS, kept, "claims"),
        typed(EXCLUDED, _in_order([*records(excluded), *left_out]), "excluded"),
    )


def _composed(path: Path, shown: str) -> Node | None:
    """Return the YAML as nodes, which keep their lines; nothing in it is ever constructed."""
    import yaml

    try:
        text = path.read_bytes().decode("utf-8-sig")
    except OSError:
        remedy = "restore it, or write a file that holds '[]'"
        raise located(shown, None, "the file cannot be read", remedy) from None
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        raise located(shown, line, "not UTF-8", "save the file as UTF-8") from None
    try:
        return yaml.compose(text, Loader=yaml.SafeLoader)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        problem = f"no valid YAML ({getattr(error, 'problem', None) or 'a control character'})"
        remedy = "write each entry as the head of the file shows"
        raise located(shown, mark.line + 1 if mark else None, problem, remedy) from None
    except RecursionError:
        raise located(shown, None, "nested too deeply", "write a plain list of entries") from None


def _correction(node: Node, shown: str) -> Correction:
    fields = _fields(node, shown, _KEYS, "key")
    line = _line(node)
    texts = {key: _text(node, key, shown) for key, (_, node) in fields.items() if key != "set"}
    for key in _ALWAYS:
        if not texts.get(key):
            raise located(shown, line, f"the entry has no '{key}'", f"add '{key}: …'")
    _check_action(texts["action"], shown, _line(fields["action"][0]))
    _check_day(texts["reviewed"], shown, _line(fields["reviewed"][0]))
    _check_named(texts, shown, line)
    return Correction(
        shown=shown,
        line=line,
        announcement=texts.get("announcement", ""),
        figure=texts.get("figure", ""),
        context=texts.get("context", ""),
        claim=texts.get("claim", ""),
        action=texts["action"],  # type: ignore[arg-type]
        values=_values(fields.get("set"), texts["action"], shown, line),
        reason=texts["reason"],
        reviewer=texts["reviewer"],
        reviewed=texts["reviewed"],
    )


def _fields(
    node: Node, shown: str, allowed: Collection[str], what: str
) -> dict[str, tuple[ScalarNode, Node]]:
    """Return a mapping's keys and values as nodes; unknown and repeated keys are errors."""
    if _form(node) != "mapping":
        raise located(shown, _line(node), "not a block of keys", "write one 'key: value' a line")
    found: dict[str, tuple[ScalarNode, Node]] = {}
    mapping: MappingNode = node  # type: ignore[assignment]
    for key, value in mapping.value:
        name = str(key.value) if _form(key) == "scalar" else "?"
        if name not in allowed:
            near = difflib.get_close_matches(name, list(allowed), n=1)
            hint = f"did you mean '{near[0]}'?" if near else f"use one of: {', '.join(allowed)}"
            raise located(shown, _line(key), f"'{name}' is no {what} of a correction", hint)
        if name in found:
            raise located(shown, _line(key), f"'{name}' stands twice in the entry", "remove one")
        found[name] = (key, value)
    return found


def _text(node: Node, key: str, shown: str) -> str:
    if _form(node) != "scalar":
        raise located(shown, _line(node), f"'{key}' is a list or a block", "write a single value")
    return "" if node.tag == _NULL else " ".join(str(node.value).split())


def _check_action(action: str, shown: str, line: int) -> None:
    if action not in _ACTIONS:
        raise located(
            shown, line, f"the action is '{action}'", f"write one of: {', '.join(_ACTIONS)}"
        )


def _check_day(text: str, shown: str, line: int) -> None:
    try:
        if not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", text):
            raise ValueError
        date.fromisoformat(text)
    except ValueError:
        problem = f"'{text}' is no day"
        raise located(shown, line, problem, "write reviewed as 2019-06-19") from None


def _check_named(texts: Mapping[str, str], shown: str, line: int) -> None:
    if texts.get("claim"):
        return
    for key in ("announcement", "figure", "context"):
        if not texts.get(key):
            raise located(
                shown,
                line,
                f"the entry has no '{key}'",
                "name the claim by announcement, figure and context, or by its id in 'claim'",
            )


def _values(
    entry: tuple[ScalarNode, Node] | None, action: str, shown: str, line: int
) -> tuple[tuple[str, Value], ...]:
    if action != "override":
        if entry is not None:
            problem = f"'set' stands beside the action '{action}'"
            raise located(shown, _line(entry[0]), problem, "remove it or write 'action: override'")
        return ()
    if entry is None:
        raise located(shown, line, "the override sets nothing", "add 'set:' with fields below it")
    fields = _fields(entry[1], shown, SETTABLE, "field")
    if not fields:
        raise located(shown, _line(entry[0]), "the override sets nothing", "name fields below it")
    return tuple((name, _value(name, node, shown)) for name, (_, node) in fields.items())


def _value(name: str, node: Node, shown: str) -> Value:
    """Return what a field is set to, checked against the field's column; None empties it."""
    column, text = _COLUMNS[name], _text(node, name, shown)
    problem = f"'{name}' is set to '{text}'"
    if not text:
        if column.required:
            raise located(shown, _line(node), problem, f"write one of: {', '.join(column.allowed)}")
        return None
    if column.allowed and text not in column.allowed:
        raise located(shown, _line(node), problem, f"write one of: {', '.join(column.allowed)}")
    if column.pattern and not re.fullmatch(column.pattern, text):
        raise located(shown, _line(node), problem, "write a date as 2019-06-19, 2019-06 or 2019")
    return _number(column, text, node, shown) if column.type == "number" else text


def _number(column: Column, text: str, node: Node, shown: str) -> float:
    if not re.fullmatch(r"[0-9]{1,15}(\.[0-9]{1,15})?", text):
        raise located(
            shown,
            _line(node),
            f"'{column.name}' is set to '{text}'",
            "write a plain number such as 2500000 or 0.5, or null for an open bound",
        )
    return float(text)


def _check_system(correction: Correction, systems: Collection[str] | None) -> None:
    for name, value in correction.values:
        if systems is None or name != "system_id" or value is None or value in systems:
            continue
        near = difflib.get_close_matches(str(value), list(systems), n=1)
        hint = f"did you mean '{near[0]}'?" if near else "use an id of systems.csv"
        raise correction.error(f"'system_id' is set to '{value}', which is no system", hint)


def _chosen(
    rows: Sequence[Mapping[str, Any]], corrections: Sequence[Correction]
) -> dict[int, Correction]:
    """Return the correction of each row that has one, by the row's number."""
    chosen: dict[int, Correction] = {}
    for correction in corrections:
        index = _match(rows, correction)
        if index in chosen:
            raise correction.error(
                f"the claim {rows[index]['claim_id']} already has the correction of line "
                f"{chosen[index].line}",
                "merge the two or remove one",
            )
        chosen[index] = correction
    return chosen


def _match(rows: Sequence[Mapping[str, Any]], correction: Correction) -> int:
    """Return the number of the one row that the correction names."""
    found = list(range(len(rows)))
    for (name, holds), problem in zip(_NAMED_BY.items(), _NO_MATCH, strict=True):
        wanted = getattr(correction, name)
        if not wanted:
            continue
        found = [index for index in found if holds(rows[index], wanted)]
        if not found:
            raise correction.error(
                f"the correction matches nothing: {problem} '{wanted}'",
                "correct it, or remove the entry if the text or the rules have changed",
            )
    if len(found) > 1:
        ids = ", ".join(str(rows[index]["claim_id"]) for index in found[:_IDS_SHOWN])
        raise correction.error(
            f"the correction matches {len(found)} claims ({ids}"
            f"{', …' if len(found) > _IDS_SHOWN else ''})",
            "make the context longer or name one of them with 'claim: …'",
        )
    return found[0]


def _words(row: Mapping[str, Any]) -> str:
    """Return the figure as written, or the phrase where the claim has no figure."""
    start = row["start"] - row["quote_start"]
    return str(row["figure"] or row["quote"][start : start + row["end"] - row["start"]])


def _plain(text: str) -> str:
    """Return `text` in one spelling of spaces, quotes and dashes, so that it can be typed."""
    return " ".join(text.translate(_SAME_MARKS).split())


_NAMED_BY: dict[str, Callable[[Mapping[str, Any], str], bool]] = {
    "claim": lambda row, wanted: row["claim_id"] == wanted,
    "announcement": lambda row, wanted: row["announcement_id"] == wanted,
    "figure": lambda row, wanted: _plain(_words(row)) == _plain(wanted),
    "context": lambda row, wanted: _plain(wanted) in _plain(row["quote"]),
}
_NO_MATCH = (
    "no claim has the id",
    "no claim is of the announcement",
    "no claim there has the figure",
    "no sentence of that figure holds",
)


def _left_out(row: Mapping[str, Any], correction: Correction) -> dict[str, Any]:
    same = {name: row[name] for name in ("announcement_id", "start", "end")}
    return {**same, "figure": _words(row), "reason": f"reviewed: {correction.reason}"}


def _in_order(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return sorted(rows, key=lambda row: (row["announcement_id"], row["start"]))


def _without_repeat(row: dict[str, Any], gone: Collection[str]) -> dict[str, Any]:
    return {**row, "repeats": ""} if row["repeats"] in gone else row


def _reviewed(row: dict[str, Any], correction: Correction | None) -> dict[str, Any]:
    if correction is None:
        return row
    if correction.action == "flag":
        return {**row, "review": "flagged", "rule": _rule(row, f"flag: {correction.reason}")}
    names = ", ".join(name for name, _ in correction.values)
    decided = f"override of {names}: {correction.reason}"
    changed = {**row, **dict(correction.values)}
    _check_values(changed, correction)
    _check_period(changed, correction)
    return {**changed, "review": "overridden", "rule": _rule(row, decided)}


def _rule(row: Mapping[str, Any], decided: str) -> str:
    return "; ".join(filter(None, (str(row["rule"]), decided)))


def _check_values(row: Mapping[str, Any], correction: Correction) -> None:
    """Check that hedge and bounds agree where the override sets one of them."""
    if not any(name in _VALUES for name, _ in correction.values):
        return
    low, high, hedge = _bound(row["value_low"]), _bound(row["value_high"]), row["hedge"]
    wanted = _wanted(low, high, hedge)
    if wanted:
        raise correction.error(
            f"the override leaves hedge '{hedge}', value_low {_shown(low)} and "
            f"value_high {_shown(high)}, which do not agree",
            f"set {wanted}",
        )


def _wanted(low: float | None, high: float | None, hedge: str) -> str:
    """Return what the bounds must be to agree with the hedge, '' where they do."""
    if hedge in _LOWER:
        agrees, wanted = low is not None and high is None, "value_low, and value_high to null"
    elif hedge in _UPPER:
        agrees, wanted = low is None and high is not None, "value_high, and value_low to null"
    elif hedge in _EQUAL:
        agrees, wanted = low is not None and low == high, "value_low and value_high to one number"
    else:
        agrees = low is not None and high is not None and low < high
        wanted = "value_low and a greater value_high"
    return "" if agrees else wanted


def _check_period(row: Mapping[str, Any], correction: Correction) -> None:
    """Check that the period's words and dates agree where the override sets one of them."""
    names = {name for name, _ in correction.values}
    if not names & set(_PERIOD):
        return
    if "period" in names and not names >= {"period_start", "period_end"}:
        raise correction.error(
            "the override sets 'period' but not its dates",
            "set period_start and period_end too, to null where they are unknown",
        )
    start, end = str(row["period_start"] or ""), str(row["period_end"] or "")
    length = min(len(start), len(end))
    if start[:length] > end[:length]:
        raise correction.error(
            f"the override leaves a period from {start} to {end}", "set both dates in order"
        )
    if bool(start or end) != bool(row["period_precision"]):
        raise correction.error(
            "the override leaves a period's dates and period_precision at odds",
            "set period_precision to day, month or year with dates, to null without",
        )


def _bound(value: float | None) -> float | None:
    return None if value is None or value != value else float(value)


def _shown(value: float | None) -> str:
    return "open" if value is None else f"{value:.15g}"


def _line(node: Node) -> int:
    return int(node.start_mark.line) + 1


def _form(node: Node) -> str:
    return str(node.id)  # type: ignore[attr-defined]
