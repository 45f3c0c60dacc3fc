"""The shape of the notebooks: a question, a call, an answer, and nothing else in them."""

import ast
import re
from pathlib import Path

import nbformat
import pytest

from ics_claims.dataset import read_dataset
from ics_claims.paths import project

FOLDER = Path(__file__).resolve().parents[2] / "notebooks"
NOTEBOOKS = sorted(FOLDER.glob("*.ipynb"))


@pytest.fixture(params=NOTEBOOKS, ids=lambda path: path.stem)
def notebook(request):
    return nbformat.read(request.param, as_version=4)


def code_cells(notebook):
    return [cell for cell in notebook.cells if cell.cell_type == "code"]


def parameters_cell(notebook):
    tagged = [cell for cell in notebook.cells if "parameters" in cell.metadata.get("tags", [])]
    assert len(tagged) == 1
    return tagged[0]


def test_the_notebooks_are_there():
    names = {path.stem for path in NOTEBOOKS}
    assert names >= {
        "01_announcements",
        "02_coverage_growth",
        "03_claimed_outcomes",
        "05_system_profile",
        "explore",
    }


def test_it_is_valid_and_between_12_and_20_cells(notebook):
    nbformat.validate(notebook)
    assert 12 <= len(notebook.cells) <= 20


def test_every_code_cell_has_run_in_order_without_error(notebook):
    counts = [cell.execution_count for cell in code_cells(notebook)]
    assert counts == list(range(1, len(counts) + 1))
    outputs = [output for cell in code_cells(notebook) for output in cell.outputs]
    assert all(output.output_type != "error" for output in outputs)
    assert all(output.get("name") != "stderr" for output in outputs)


def test_no_cell_is_over_ten_lines_or_defines_anything(notebook):
    for cell in code_cells(notebook):
        assert len(cell.source.splitlines()) <= 10, cell.id
        nodes = list(ast.walk(ast.parse(cell.source)))
        definitions = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef, ast.Lambda)
        assert not any(isinstance(node, definitions) for node in nodes), cell.id


def test_parameters_are_plain_literals_each_with_a_comment(notebook):
    cell = parameters_cell(notebook)
    for line, node in zip(cell.source.splitlines(), ast.parse(cell.source).body, strict=True):
        assert isinstance(node, ast.Assign)
        ast.literal_eval(node.value)
        assert re.search(r"  # \w.+$", line), line


def test_no_number_from_the_data_is_typed_in_prose(notebook):
    for cell in notebook.cells:
        if cell.cell_type == "markdown":
            numbers = re.findall(r"\d[\d,.]*\d", cell.source)
            assert all(re.fullmatch(r"20\d\d", number) for number in numbers), cell.source


def test_every_picture_has_words_and_its_table_follows(notebook):
    shown = [
        output.metadata.get("ics-claims", {}).get("object")
        for cell in code_cells(notebook)
        for output in cell.outputs
        if output.output_type == "execute_result"
    ]
    for cell in code_cells(notebook):
        for output in cell.outputs:
            data = output.get("data", {})
            assert "image/png" not in data
            if "image/svg+xml" in data:
                assert output.metadata["image/svg+xml"]["alt"].strip()
                assert output.metadata["image/svg+xml"]["alt"] == data["text/plain"]
    for place, kind in enumerate(shown[:-1]):
        assert kind != "picture" or shown[place + 1] == "table"


def test_outputs_hold_no_address_path_or_time_of_the_run(notebook):
    for cell in code_cells(notebook):
        assert "execution" not in cell.metadata
        for output in cell.outputs:
            for mime, content in output.get("data", {"text": output.get("text", "")}).items():
                if mime != "image/svg+xml":
                    assert not re.search(r"0x[0-9a-f]{6,}|[A-Z]:\\", content)
                    assert str(FOLDER.parent) not in content


def marked_outputs(notebook, kind):
    """The outputs of a kind of object by its name: what the report knows of each, and its data."""
    marks = [
        (output.metadata.get("ics-claims", {}), output.data)
        for cell in code_cells(notebook)
        for output in cell.outputs
        if "metadata" in output
    ]
    return {mark["name"]: (mark, data) for mark, data in marks if mark.get("object") == kind}


PLOTS_OF_CLAIMS = [path for path in NOTEBOOKS if path.stem[:2] in {"01", "02", "03", "04", "05"}]


@pytest.mark.parametrize("path", PLOTS_OF_CLAIMS, ids=lambda path: path.stem)
def test_every_mark_of_a_picture_leads_to_a_text_or_to_a_table_that_leads_there(path):
    notebook = nbformat.read(path, as_version=4)
    tables, pictures = (marked_outputs(notebook, kind) for kind in ("table", "picture"))
    dataset = read_dataset(project().processed)
    ids = {*dataset["claims"]["claim_id"], *dataset["announcements"]["announcement_id"]}
    unmarked = set()
    for name, (mark, _) in pictures.items():
        targets = {target for target, *_ in mark["links"]}
        empty = mark["alt"].startswith("Nothing to show")
        unmarked |= set() if targets or empty else {name}
        for target in targets - ids:
            _, data = tables[target.removeprefix("#table-")]
            assert re.search(r'data-label="claim ids?"', data["text/html"]), (name, target)
    assert not unmarked
