"""What a column spec accepts and refuses, as little tables in and a sentence out."""

from pathlib import Path

import pandas as pd
import pytest

from ics_claims.columns import Column, Table, read_table, table_schema, to_csv, typed
from ics_claims.errors import UserError

FRUIT = Table(
    name="fruit",
    row="a fruit",
    description="For the tests.",
    columns=(
        Column("name", "string", "Its name.", required=True),
        Column("number", "integer", "How many.", minimum=0),
        Column("weight", "number", "Kilograms.", maximum=10),
        Column("ripe", "boolean", "Whether ripe."),
        Column("colour", "string", "Its colour.", allowed=("red", "green")),
        Column("picked", "string", "When.", pattern=r"\d{4}-\d{2}"),
    ),
    key=("name",),
)
HEADER = "name,number,weight,ripe,colour,picked\n"


def read(tmp_path: Path, content: str | bytes) -> pd.DataFrame:
    path = tmp_path / "fruit.csv"
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return read_table(FRUIT, path, "data/fruit.csv")


def test_cells_have_the_types_of_the_spec(tmp_path: Path) -> None:
    frame = read(tmp_path, HEADER + "pear,3,0.5,true,green,2020-05\napple,,,,,\n")
    pear, apple = frame.to_dict("records")
    assert pear == {
        "name": "pear",
        "number": 3,
        "weight": 0.5,
        "ripe": True,
        "colour": "green",
        "picked": "2020-05",
    }
    assert apple["colour"] == "" and pd.isna(apple["number"]) and pd.isna(apple["weight"])


def test_what_is_written_is_sorted_and_reads_back_the_same(tmp_path: Path) -> None:
    frame = read(tmp_path, HEADER + "pear,3,2,false,green,\n'apple,007,0.25,,,2020-05\n")
    written = to_csv(FRUIT, frame)
    assert written == (HEADER + "'apple,7,0.25,,,2020-05\npear,3,2,false,green,\n").encode()
    assert to_csv(FRUIT, read(tmp_path, written)) == written


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        ("", "data/fruit.csv: the file is empty; restore it or write its header line"),
        (
            "name,number,weight,ripe,colour\n",
            "data/fruit.csv:1: column 'picked' is missing; add it to the header",
        ),
        (
            "name,number,weight,ripe,colour,picked,size\n",
            "data/fruit.csv:1: column 'size' is not expected; remove it from the header",
        ),
        (
            HEADER + "pear,3,1,true,green,\nfig,some,1,true,green,\n",
            "data/fruit.csv:3: column 'number' holds 'some', which is no whole number; "
            "correct the value or leave it empty",
        ),
        (
            HEADER + "fig,1,1e999,true,green,\n",
            "data/fruit.csv:2: column 'weight' holds '1e999', which is no number; "
            "correct the value or leave it empty",
        ),
        (
            HEADER + "fig,1,1,yes,green,\n",
            "data/fruit.csv:2: column 'ripe' holds 'yes', which is no true or false; "
            "correct the value or leave it empty",
        ),
        (
            HEADER + '"two\nlines",1,1,true,green,\nfig,1,1,true,blue,\n',
            "data/fruit.csv:4: column 'colour' holds 'blue' but must be one of red, green; "
            "correct the value",
        ),
        (
            HEADER + "fig,-1,1,true,red,\n",
            "data/fruit.csv:2: column 'number' holds '-1' but must be at least 0; "
            "correct the value",
        ),
        (
            HEADER + "fig,1,11,true,red,\n",
            "data/fruit.csv:2: column 'weight' holds '11.0' but must be at most 10; "
            "correct the value",
        ),
        (
            HEADER + "fig,1,1,true,red,2020-05-01\n",
            "data/fruit.csv:2: column 'picked' holds '2020-05-01' but must be of the form "
            r"\d{4}-\d{2}; correct the value",
        ),
        (
            HEADER + ",1,1,true,red,\n",
            "data/fruit.csv:2: column 'name' holds '' but must be not empty; correct the value",
        ),
        (
            HEADER + "fig,1,1,true,red,\nfig,2,1,true,red,\n",
            "data/fruit.csv:2: two rows have the same name; remove or correct one of them",
        ),
        (
            HEADER + "fig,1,1\n",
            "data/fruit.csv:2: 3 cells where the header has 6; mend the row",
        ),
        (
            (HEADER + "fig,1,1,true,red,\ncaf").encode() + b"\xe9,1,1,true,red,\n",
            "data/fruit.csv:3: not UTF-8; save the file as UTF-8",
        ),
    ],
)
def test_a_fault_is_one_sentence_with_file_line_and_remedy(
    tmp_path: Path, content: str | bytes, sentence: str
) -> None:
    with pytest.raises(UserError) as caught:
        read(tmp_path, content)
    assert str(caught.value) == sentence


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(UserError, match=r"data/x\.csv: the file is missing"):
        read_table(FRUIT, tmp_path / "x.csv", "data/x.csv")


def test_numbers_survive_to_the_last_digit() -> None:
    frame = typed(FRUIT, [{"name": "fig", "weight": 0.1 + 0.2}], "fruit")
    assert b"0.30000000000000004" in to_csv(FRUIT, frame)


def test_the_schema_says_what_the_spec_says() -> None:
    schema = table_schema(FRUIT)
    assert schema["primaryKey"] == ["name"]
    by_name = {field["name"]: field for field in schema["fields"]}
    assert by_name["name"]["constraints"] == {"required": True}
    assert by_name["colour"]["constraints"] == {"enum": ["red", "green"]}
    assert by_name["weight"]["type"] == "number"
