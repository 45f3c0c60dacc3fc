"""Front matter and text of an announcement; every fault is one sentence with file and line."""

from pathlib import Path

import pytest

from ics_claims.documents import read_announcement, read_announcements, read_text
from ics_claims.errors import UserError

FRONT = """---
id: "somewhere-2021-02"
title: "More beds"
publisher: "Somewhere Trust"
kind: press release
published: "2021-02"
published_basis: inferred
text: original
---
"""
BODY = "\nWe opened 40 beds.\r\nMore will follow.\n"


def write(folder: Path, content: str | bytes, name: str = "a.md") -> Path:
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def fault(folder: Path, content: str | bytes) -> str:
    with pytest.raises(UserError) as caught:
        read_announcement(write(folder, content), "raw/a.md")
    return str(caught.value)


def test_offsets_are_into_the_whole_file_with_its_own_newlines(tmp_path: Path) -> None:
    announcement = read_announcement(write(tmp_path, FRONT + BODY), "raw/a.md")
    assert announcement.text == FRONT + BODY
    assert announcement.text[announcement.body :] == BODY
    assert announcement.announcement_id == "somewhere-2021-02"
    assert announcement.published == "2021-02"
    assert announcement.text_kind == "original"


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        ("", "raw/a.md: the file is empty; add the announcement or remove the file"),
        ("\n \n", "raw/a.md: the file is empty; add the announcement or remove the file"),
        (
            "We opened 40 beds.\n",
            "raw/a.md:1: no front matter at the top of the file; "
            "begin the file with lines of 'key: value' between two lines of '---'",
        ),
        (
            FRONT.removesuffix("---\n") + BODY,
            "raw/a.md:1: the front matter is not closed; "
            "begin the file with lines of 'key: value' between two lines of '---'",
        ),
        (FRONT, "raw/a.md: no text below the front matter; add the announcement's text"),
        (
            FRONT.replace('title: "More beds"', 'title: "More beds') + BODY,
            "raw/a.md:4: malformed front matter",
        ),
        (
            FRONT.replace("kind: press release\n", "") + BODY,
            "raw/a.md:1: 'kind' is missing from the front matter; add 'kind: …'",
        ),
        (
            FRONT.replace("kind:", "kinds:") + BODY,
            "raw/a.md:5: unknown key 'kinds' in the front matter; did you mean 'kind'?",
        ),
        (
            FRONT.replace('"2021-02"', '"2021-02-30"') + BODY,
            "raw/a.md:6: '2021-02-30' is no date; write published as 2019-06-19, 2019-06 or 2019",
        ),
        (
            FRONT.replace("inferred", "guessed") + BODY,
            "raw/a.md:7: 'published_basis' is 'guessed'; write one of: stated, inferred",
        ),
        (
            FRONT.replace("somewhere-2021-02", "Somewhere 2021") + BODY,
            "raw/a.md:2: the id 'Somewhere 2021' is no id; use small letters, digits and hyphens",
        ),
        (
            FRONT.replace("kind: press release", "kind: [a, b]") + BODY,
            "raw/a.md:5: 'kind' is a list or a block; write a single value",
        ),
        (
            FRONT.encode() + b"\nWe opened 40 beds\xa0today.\n",
            "raw/a.md:11: not UTF-8; save the file as UTF-8",
        ),
    ],
)
def test_a_fault_is_one_sentence(tmp_path: Path, content: str | bytes, sentence: str) -> None:
    found = fault(tmp_path, content)
    assert found == sentence or (
        found.startswith(sentence) and sentence.endswith("malformed front matter")
    )
    assert "\n" not in found


def test_yaml_tags_are_text_never_code(tmp_path: Path) -> None:
    front = FRONT.replace('"More beds"', "!!python/object/apply:os.getcwd []")
    assert "'title' is a list or a block" in fault(tmp_path, front + BODY)


def test_two_files_with_one_id_are_refused(tmp_path: Path) -> None:
    write(tmp_path, FRONT + BODY, "a.md")
    write(tmp_path, FRONT + BODY, "b.md")
    with pytest.raises(UserError) as caught:
        read_announcements(tmp_path, "raw")
    assert str(caught.value) == (
        "raw/b.md:2: the id 'somewhere-2021-02' is already that of raw/a.md; "
        "give each announcement an id of its own"
    )


def test_a_source_that_is_not_there_is_refused(tmp_path: Path) -> None:
    write(tmp_path, FRONT.replace("text:", 'derived_from: "nowhere"\ntext:') + BODY)
    with pytest.raises(UserError, match=r"raw/a\.md:8: derived_from names 'nowhere'"):
        read_announcements(tmp_path, "raw")


def test_an_empty_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="no announcement found"):
        read_announcements(tmp_path, "raw")


def test_plain_text_is_read_under_its_own_name(tmp_path: Path) -> None:
    path = write(tmp_path, "\ufeffMore beds\r\n\r\nWe opened 40 beds.", "Local-News.txt")
    announcement = read_text(path, "Local-News.txt")
    assert announcement.announcement_id == "Local-News"
    assert announcement.body == 0
    assert announcement.text == "\ufeffMore beds\r\n\r\nWe opened 40 beds."
    assert announcement.published == ""


def test_front_matter_of_others_is_used_where_it_can_be(tmp_path: Path) -> None:
    front = FRONT.replace("kind: press release", "sort: release").replace("2021-02-30", "x")
    announcement = read_text(write(tmp_path, front + BODY), "a.md")
    assert announcement.publisher == "Somewhere Trust"
    assert announcement.published == "2021-02"
    assert announcement.text[announcement.body :] == BODY


def test_a_rule_of_dashes_is_no_front_matter(tmp_path: Path) -> None:
    announcement = read_text(write(tmp_path, "---\nWe opened 40 beds.\n---\nMore.\n"), "a.md")
    assert announcement.body == 0
