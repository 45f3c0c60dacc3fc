"""The parameters of a notebook, read and checked before a kernel starts.

papermill only warns of a parameter that a notebook lacks and checks no types; this does both.
"""

from __future__ import annotations

import ast
import datetime
import difflib
import io
import json
import re
import tokenize
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from ics_claims.errors import UserError, located
from ics_claims.paths import Project

# The tag that papermill gives meaning to.
TAG = "parameters"

_CHOICES = re.compile(r"\bone of:\s*(?P<values>.+)$", re.IGNORECASE)
_ISO_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
_TRUTH = {"true": True, "yes": True, "false": False, "no": False}
_WANTED = {
    "text": "a text",
    "date": "a date like 2021-12-31",
    "integer": "a whole number",
    "number": "a number",
    "boolean": "true or false",
    "list": "a list like ['a', 'b']",
    "any": "a value",
}


@dataclass(frozen=True, slots=True)
class Parameter:
    """One parameter: its default as a plain literal, its type, and the comment that explains it.

    `type` is text, date, integer, number, boolean, list or any (for a default of None). `choices`
    are the values that the comment allows with `one of: a, b`; none means that any will do.
    """

    name: str
    default: object
    type: str
    comment: str
    choices: tuple[str, ...] = ()


def parameters_of(notebook: Path) -> dict[str, Parameter]:
    """Return the parameters of `notebook` by name, from its cell tagged `parameters`.

    Raises UserError where the file is no notebook or the cell holds more than plain literals.
    """
    source = _tagged_source(notebook)
    try:
        tree = ast.parse(source)
    except SyntaxError as error:
        raise _bad_cell(notebook, f"line {error.lineno} is no Python") from None
    comments = _comments(source)
    return {
        found.name: found
        for found in (_parameter(notebook, statement, comments) for statement in tree.body)
    }


def check(notebook: Path, given: Mapping[str, object]) -> dict[str, object]:
    """Return `given` in the types of the notebook's defaults.

    Text as typed in a shell is converted. Raises UserError for a name that the notebook lacks,
    with the nearest that it has, and for a value of the wrong type or outside the choices.
    """
    known = parameters_of(notebook)
    for name in given:
        if name not in known:
            raise unknown_name(name, list(known), f"{notebook.name} has")
    return {name: converted(known[name], value) for name, value in given.items()}


def overrides(project: Project, given: Sequence[str]) -> dict[str, object]:
    """Return the parameters written as NAME=VALUE, checked against every notebook of the report.

    A name must belong to at least one notebook, and its value must suit each that has it. Raises
    UserError, before anything is run.
    """
    values: dict[str, object] = {}
    for pair in given:
        name, equals, value = pair.partition("=")
        if not equals or not name.strip():
            raise UserError(f"'{pair}' sets no parameter: write it as NAME=VALUE")
        values[name.strip()] = value
    check_all(report_notebooks(project), values)
    return values


def check_all(notebooks: Sequence[Path], given: Mapping[str, object]) -> None:
    """Raise UserError where a parameter belongs to none of `notebooks` or does not suit one."""
    known = {notebook: parameters_of(notebook) for notebook in notebooks}
    names = sorted({name for parameters in known.values() for name in parameters})
    for name in given:
        if name not in names:
            raise unknown_name(name, names, "the notebooks have")
    for notebook in notebooks:
        check(notebook, {name: given[name] for name in given if name in known[notebook]})


def report_notebooks(project: Project) -> list[Path]:
    """Return the notebooks of the report in order: those whose names start with a number."""
    found = sorted(project.notebooks.glob("[0-9]*_*.ipynb"))
    if not found:
        raise located("notebooks", None, "no notebook is there", "restore them from the repository")
    return found


def unknown_name(name: str, known: Sequence[str], owner: str) -> UserError:
    """Return the error for a parameter that nothing has, suggesting the nearest name."""
    if not known:
        return UserError(f"parameter '{name}' is unknown: {owner} no parameters")
    nearest = difflib.get_close_matches(name.lower(), known, n=1, cutoff=0.5)
    hint = f"did you mean '{nearest[0]}'? " if nearest else ""
    return UserError(f"parameter '{name}' is unknown: {hint}{owner} {', '.join(sorted(known))}")


def converted(parameter: Parameter, value: object) -> object:
    """Return `value` in the parameter's type; raises UserError where it is of another."""
    result = _converted(parameter.type, value)
    if result is None and not (value is None and parameter.default is None):
        raise UserError(
            f"parameter '{parameter.name}' must be {_WANTED[parameter.type]} "
            f"(default {_written(parameter.default)}), not '{value}'"
        )
    if parameter.choices and str(result) not in parameter.choices:
        nearest = difflib.get_close_matches(str(value), parameter.choices, n=1)
        hint = f"did you mean '{nearest[0]}'? " if nearest else ""
        raise UserError(
            f"parameter '{parameter.name}' cannot be '{value}': {hint}"
            f"it is one of {', '.join(parameter.choices)}"
        )
    return result


def _tagged_source(notebook: Path) -> str:
    try:
        document = json.loads(notebook.read_text(encoding="utf-8"))
        for cell in document["cells"]:
            if TAG in cell.get("metadata", {}).get("tags", []):
                source = cell["source"]
                return source if isinstance(source, str) else "".join(source)
    except FileNotFoundError:
        problem = "the notebook is missing"
    except (ValueError, KeyError, TypeError, AttributeError):
        problem = "not a notebook"
    else:
        return ""
    raise located(notebook.name, None, problem, "restore it from the repository")


def _parameter(notebook: Path, statement: ast.stmt, comments: Mapping[int, str]) -> Parameter:
    target: ast.expr
    value: ast.expr | None
    if isinstance(statement, ast.AnnAssign):
        target, value = statement.target, statement.value
    elif isinstance(statement, ast.Assign) and len(statement.targets) == 1:
        target, value = statement.targets[0], statement.value
    else:
        raise _bad_cell(notebook, f"line {statement.lineno} is no assignment")
    if not isinstance(target, ast.Name) or value is None:
        raise _bad_cell(notebook, f"line {statement.lineno} assigns no single name")
    try:
        default = ast.literal_eval(value)
    except ValueError:
        raise _bad_cell(notebook, f"the value of '{target.id}' is no plain literal") from None
    comment = comments.get(statement.end_lineno or statement.lineno, "")
    return Parameter(target.id, default, _type_of(default), comment, _choices(comment))


def _bad_cell(notebook: Path, problem: str) -> UserError:
    return located(
        notebook.name,
        None,
        f"in the parameters cell {problem}",
        "write one `name = literal  # what it is` a line",
    )


def _comments(source: str) -> dict[int, str]:
    tokens = tokenize.generate_tokens(io.StringIO(source).readline)
    return {
        token.start[0]: token.string.lstrip("# ").rstrip()
        for token in tokens
        if token.type == tokenize.COMMENT
    }


def _choices(comment: str) -> tuple[str, ...]:
    match = _CHOICES.search(comment)
    if match is None:
        return ()
    values = match["values"].rstrip(". ").split(",")
    return tuple(value.strip().strip("'\"`") for value in values if value.strip())


def _type_of(default: object) -> str:
    if isinstance(default, bool):
        return "boolean"
    if isinstance(default, int):
        return "integer"
    if isinstance(default, float):
        return "number"
    if isinstance(default, str):
        return "date" if _is_date(default) else "text"
    return "list" if isinstance(default, list | tuple) else "any"


def _is_date(text: str) -> bool:
    if not _ISO_DATE.fullmatch(text):
        return False
    try:
        datetime.date.fromisoformat(text)
    except ValueError:
        return False
    return True


def _converted(wanted: str, value: object) -> object:
    """Return the value in the type `wanted`, or None where it cannot be read as that."""
    text = value.strip() if isinstance(value, str) else None
    if wanted == "any":
        return value
    if wanted == "boolean":
        return value if isinstance(value, bool) else _TRUTH.get((text or "").lower())
    if wanted in ("integer", "number"):
        return _number(wanted, value if text is None else text)
    if wanted == "list":
        return _list(value if text is None else text)
    if text is None:
        return None
    return text if wanted == "text" or _is_date(text) else None


def _number(wanted: str, value: object) -> int | float | None:
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        return None
    try:
        number = float(value)
    except ValueError:
        return None
    if number - number != 0 or "_" in str(value):
        return None
    if wanted == "number":
        return number
    return int(number) if number.is_integer() and "." not in str(value) else None


def _list(value: object) -> list[object] | None:
    if isinstance(value, str):
        try:
            value = ast.literal_eval(value)
        except (ValueError, SyntaxError):
            return None
    return list(value) if isinstance(value, list | tuple) else None


def _written(default: object) -> str:
    return default if isinstance(default, str) and default else repr(default)
