"""Briefs against originals: claims pair by value, unit and system; what differs is named."""

import hashlib
import re
from pathlib import Path

import pytest

from ics_claims.errors import UserError
from ics_claims.extraction.mentions import Gazetteer
from ics_claims.model import Announcement, Claim, Period
from ics_claims.verify import (
    MISSING_IN_BRIEF,
    MISSING_IN_ORIGINAL,
    differences,
    matched,
    pairs,
    verify,
)

BRIEF = "Forty nurses have joined. Savings of £2m will follow. Waits are down by 12%."
ORIGINAL = "There are 40 new nurses. Some £2m will be saved! Waits fell by 12%."


def document(
    text: str, kind: str = "brief", source: str = "", name: str = "a-2021"
) -> Announcement:
    return Announcement(
        announcement_id=name,
        path=f"{name}.md",
        text=text,
        body=0,
        sha256="",
        title="",
        publisher="",
        kind="press release",
        published="2021-03",
        published_basis="stated",
        event="",
        text_kind="brief" if kind == "brief" else "original",
        source_sha256=source,
        system="Devon",
    )


def claim(
    text: str, figure: str, value: float | None, unit: str = "count", **fields: object
) -> Claim:
    """A claim of `text` at the first place of `figure`, its sentence cut at full stops."""
    start = text.index(figure)
    before = [m.end() for m in re.finditer(r"[.!?] ", text) if m.end() <= start]
    after = re.compile(r"[.!?](?= |$)").search(text, start + len(figure))
    facts: dict[str, object] = {
        "claim_id": f"{figure}-{start}",
        "announcement_id": "a-2021",
        "paragraph": 1,
        "start": start,
        "end": start + len(figure),
        "figure": figure,
        "quote_start": before[-1] if before else 0,
        "quote_end": after.end() if after else len(text),
        "value_low": value,
        "value_high": value,
        "hedge": "exact",
        "unit": unit,
        "measured": "",
        "system_id": "devon",
        "place": "",
        "direction": "level",
        "status": "achieved",
        "kind": "outcome",
        "period": Period(""),
        "baseline": "",
        "attributed_to": "",
        "heading": "",
        "rule": "",
    }
    return Claim(**(facts | fields))  # type: ignore[arg-type]


def both() -> tuple[list[Claim], list[Claim]]:
    """The claims of BRIEF and of ORIGINAL, which agree."""
    ours = [
        claim(BRIEF, "Forty", 40, measured="nurses", kind="workforce"),
        claim(BRIEF, "£2m", 2e6, "gbp", status="expected"),
        claim(BRIEF, "12%", 12, "percent", direction="decrease"),
    ]
    theirs = [
        claim(ORIGINAL, "40", 40, measured="new nurses", kind="workforce"),
        claim(ORIGINAL, "£2m", 2e6, "gbp", status="expected"),
        claim(ORIGINAL, "12%", 12, "percent", direction="decrease"),
    ]
    return ours, theirs


def found(ours: list[Claim], theirs: list[Claim]) -> list[tuple[str, str, str]]:
    brief, original = document(BRIEF), document(ORIGINAL, "original")
    return [(d.field, d.brief, d.original) for d in differences(brief, ours, original, theirs)]


def changed(one: Claim, **fields: object) -> Claim:
    from dataclasses import replace

    return replace(one, **fields)  # type: ignore[arg-type]


def test_no_difference_between_claims_that_agree() -> None:
    assert found(*both()) == []


@pytest.mark.parametrize(
    ("number", "fields", "expected"),
    [
        (1, {"hedge": "about"}, ("hedge", "exact", "about")),
        (1, {"hedge": "more_than", "value_high": None}, ("value", "2000000", "2000000 to …")),
        (1, {"system_id": "dorset"}, ("system", "devon", "dorset")),
        (1, {"status": ""}, ("status", "expected", "")),
        (2, {"direction": "increase"}, ("direction", "decrease", "increase")),
        (0, {"kind": "activity"}, ("kind", "workforce", "activity")),
        (0, {"unit": "rate"}, ("unit", "count", "rate")),
        (0, {"value_low": 50.0, "value_high": 50.0}, ("value", "40", "50")),
    ],
)
def test_a_field_that_differs_is_named_with_both_values(
    number: int, fields: dict[str, object], expected: tuple[str, str, str]
) -> None:
    ours, theirs = both()
    theirs[number] = changed(theirs[number], **fields)
    assert expected in found(ours, theirs)
    assert all(
        field not in (MISSING_IN_BRIEF, MISSING_IN_ORIGINAL) for field, *_ in found(ours, theirs)
    )


def test_a_claim_missing_on_either_side_is_told_with_its_sentence() -> None:
    ours, theirs = both()
    brief, original = document(BRIEF), document(ORIGINAL, "original")
    lines = [d.line() for d in differences(brief, ours[:2], original, theirs[1:])]
    assert lines == [
        "a-2021: missing in the original: ‘Forty’ (40, count, nurses, devon), "
        "in “Forty nurses have joined.”",
        "a-2021: missing in the brief: ‘12%’ (12, percent, devon), in “Waits fell by 12%.”",
    ]


def test_a_difference_is_one_line_with_both_sentences() -> None:
    ours, theirs = both()
    theirs[1] = changed(theirs[1], status="planned")
    brief, original = (
        document(BRIEF),
        document(
            ORIGINAL.replace("! ", "!\n").replace("£2m will be", "£2m will\x1bbe"), "original"
        ),
    )
    assert [d.line() for d in differences(brief, ours, original, theirs)] == [
        "a-2021: status: the brief has expected in “Savings of £2m will follow.”, "
        "the original planned in “Some £2m will be saved!”"
    ]


def test_the_same_value_twice_pairs_by_what_is_counted_whatever_the_order() -> None:
    text = "We saw 40 nurses. We saw 40 beds. We saw 40 homes."
    nouns = ["nurses", "beds", "homes"]
    first = [claim(text, f"40 {noun}", 40, measured=noun) for noun in nouns]
    second = [first[2], first[0], first[1]]
    assert pairs(first, text, second, text) == [(0, 1), (1, 2), (2, 0)]


def test_claims_without_a_figure_pair_by_their_words() -> None:
    text = "There are fewer falls at home. The town has better bus links."
    falls = claim(text, "fewer falls", None, unit="")
    buses = claim(text, "better bus links", None, unit="")
    assert pairs([falls], text, [buses], text) == []
    assert pairs([falls, buses], text, [buses, falls], text) == [(0, 1), (1, 0)]


def test_originals_are_known_by_their_bytes_and_take_the_brief_s_date(tmp_path: Path) -> None:
    content = "\ufeffWe hired 40 nurses.\r\n".encode()
    (tmp_path / "whatever.txt").write_bytes(content)
    (tmp_path / "other.txt").write_text("We hired 50 nurses.")
    (tmp_path / "folder").mkdir()
    brief = document("Forty nurses came.", source=hashlib.sha256(content).hexdigest())
    [(same, original)] = matched([brief, document("x", name="b-2021", source="0" * 64)], tmp_path)
    assert same is brief
    assert original.text == content.decode()
    assert (original.published, original.system, original.text_kind) == (
        "2021-03",
        "Devon",
        "original",
    )


def test_no_original_of_any_brief_is_a_user_error(tmp_path: Path) -> None:
    (tmp_path / "other.txt").write_text("We hired 50 nurses.")
    with pytest.raises(UserError, match=r"originals: no file here is the original of a brief"):
        matched([document("x", source="0" * 64), document("y", source="")], tmp_path, "originals")
    with pytest.raises(UserError, match=r"nowhere: no such folder; name the folder"):
        matched([document("x")], tmp_path / "nowhere", "nowhere")


def test_verify_reads_both_texts_and_finds_what_was_changed(tmp_path: Path) -> None:
    content = b"The trust has hired 40 nurses.\n\nIt treated more than 1,200 patients last year.\n"
    (tmp_path / "o.txt").write_bytes(content)
    source = hashlib.sha256(content).hexdigest()
    faithful = (
        "Forty nurses have been hired by the trust.\n\nLast year it treated over 1,200 patients."
    )
    names = Gazetteer.build([])
    assert verify([document(faithful, source=source)], tmp_path, names) == []
    bolder = faithful.replace("over 1,200", "1,300")
    fields = [d.field for d in verify([document(bolder, source=source)], tmp_path, names)]
    assert set(fields) == {"value", "hedge"}
