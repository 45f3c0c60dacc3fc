"""Parameters are refused before a kernel starts, with a word on what would be right."""

import shutil
from pathlib import Path

import pytest

from ics_claims.errors import UserError
from ics_claims.paths import Project
from ics_claims.reporting.parameters import check, overrides, parameters_of

NOTEBOOKS = Path(__file__).parents[1] / "fixtures" / "notebooks"
GROWTH = NOTEBOOKS / "02_growth.ipynb"


@pytest.fixture
def project(tmp_path):
    (tmp_path / "notebooks").mkdir()
    for name in ("01_documents", "02_growth", "05_one_system"):
        shutil.copy(NOTEBOOKS / f"{name}.ipynb", tmp_path / "notebooks")
    return Project(tmp_path)


def test_parameters_are_read_with_type_default_and_comment():
    found = parameters_of(GROWTH)
    assert {name: entry.type for name, entry in found.items()} == {
        "as_of": "date",
        "basis": "text",
        "least": "integer",
        "share": "number",
        "open_only": "boolean",
        "names": "list",
        "note": "text",
    }
    assert found["as_of"].default == "2022-07-31"
    assert found["as_of"].comment == "last day that is counted"
    assert found["basis"].choices == ("registered", "resident")
    assert found["note"].default == "x"


def test_a_notebook_without_the_cell_has_none():
    assert parameters_of(NOTEBOOKS / "01_documents.ipynb") == {}


@pytest.mark.parametrize(
    ("name", "typed", "value"),
    [
        ("as_of", "2019-01-01", "2019-01-01"),
        ("basis", "resident", "resident"),
        ("least", "12", 12),
        ("least", "-3", -3),
        ("share", "0.25", 0.25),
        ("share", 1, 1.0),
        ("open_only", "true", True),
        ("open_only", "No", False),
        ("names", "['x']", ["x"]),
    ],
)
def test_text_from_the_shell_becomes_the_type_of_the_default(name, typed, value):
    found = check(GROWTH, {name: typed})[name]
    assert found == value
    assert type(found) is type(value)


@pytest.mark.parametrize(
    ("name", "typed", "wanted"),
    [
        ("as_of", "yesterday", "a date like 2021-12-31 (default 2022-07-31), not 'yesterday'"),
        ("as_of", "2019-02-30", "a date"),
        ("as_of", "20190201", "a date"),
        ("as_of", "2019-W01-1", "a date"),
        ("least", "1.5", "a whole number (default 1), not '1.5'"),
        ("least", "1_000", "a whole number"),
        ("least", True, "a whole number"),
        ("share", "nan", "a number"),
        ("share", "much", "a number"),
        ("open_only", "perhaps", "true or false (default False)"),
        ("open_only", 1, "true or false"),
        ("names", "x", "a list"),
        ("note", 3, "a text"),
    ],
)
def test_a_value_of_the_wrong_type_is_refused(name, typed, wanted):
    with pytest.raises(UserError) as caught:
        check(GROWTH, {name: typed})
    assert f"parameter '{name}' must be {wanted}" in str(caught.value)


def test_a_value_outside_the_choices_is_refused_with_the_nearest():
    with pytest.raises(UserError) as caught:
        check(GROWTH, {"basis": "registerd"})
    assert str(caught.value) == (
        "parameter 'basis' cannot be 'registerd': did you mean 'registered'? "
        "it is one of registered, resident"
    )


def test_an_unknown_name_is_refused_with_the_nearest():
    with pytest.raises(UserError) as caught:
        check(GROWTH, {"asof": "2019-01-01"})
    assert "parameter 'asof' is unknown: did you mean 'as_of'? 02_growth.ipynb has as_of," in str(
        caught.value
    )


def test_a_parameter_of_a_notebook_that_has_none_is_refused():
    with pytest.raises(UserError, match=r"01_documents\.ipynb has no parameters"):
        check(NOTEBOOKS / "01_documents.ipynb", {"as_of": "2019-01-01"})


def test_a_cell_that_computes_is_refused():
    with pytest.raises(UserError, match="line 1 is no assignment"):
        parameters_of(NOTEBOOKS / "computed.ipynb")


@pytest.mark.parametrize("content", ["", "{}", "[]", '{"cells": 1}', "not json"])
def test_a_file_that_is_no_notebook_is_refused(tmp_path, content):
    path = tmp_path / "broken.ipynb"
    path.write_text(content)
    with pytest.raises(UserError, match=r"broken\.ipynb: not a notebook"):
        parameters_of(path)


def test_overrides_go_through_every_notebook(project):
    assert overrides(project, ["as_of=2019-01-01", "note=a=b"]) == {
        "as_of": "2019-01-01",
        "note": "a=b",
    }


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ("as_off=2019-01-01", "did you mean 'as_of'"),
        ("as_of=soon", "must be a date"),
        ("as_of", "write it as NAME=VALUE"),
        ("=3", "write it as NAME=VALUE"),
    ],
)
def test_overrides_that_suit_no_notebook_are_refused(project, given, message):
    with pytest.raises(UserError, match=message):
        overrides(project, [given])


def test_a_project_without_notebooks_is_told_so(tmp_path):
    (tmp_path / "notebooks").mkdir()
    with pytest.raises(UserError, match="no notebook is there"):
        overrides(Project(tmp_path), [])
