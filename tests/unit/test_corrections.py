"""Reviewed decisions: entries in, changed tables out; every fault is a sentence with its line."""

from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from ics_claims import tables
from ics_claims.columns import records, typed
from ics_claims.corrections import Correction, apply, load_corrections
from ics_claims.errors import UserError

TEXT = "More than 300 nurses joined “Anyshire Care”. Two wards and two clinics will open."
ENTRY = """\
- announcement: town-2021
  figure: "More than 300"
  context: nurses joined
  action: {action}
  reason: Read again.
  reviewer: A. Reader
  reviewed: 2024-05-01
"""


def claim(claim_id: str, figure: str, start: int, **other: object) -> dict[str, Any]:
    first, second = TEXT[:44], TEXT[45:]
    quote, quote_start = (first, 0) if start < 45 else (second, 45)
    return {
        "claim_id": claim_id,
        "announcement_id": "town-2021",
        "paragraph": 1,
        "start": start,
        "end": start + len(figure),
        "figure": figure,
        "quote": quote,
        "quote_start": quote_start,
        "quote_end": quote_start + len(quote),
        "value_low": 2,
        "value_high": 2,
        "hedge": "exact",
        "unit": "count",
        "rule": "tense",
        "review": "none",
        **other,
    }


@pytest.fixture
def claims() -> pd.DataFrame:
    rows = [
        claim(
            "town-2021-a",
            "More than 300",
            0,
            value_low=300,
            value_high=None,
            hedge="more_than",
            status="expected",
        ),
        claim("town-2021-b", "Two", 45),
        claim("town-2021-c", "two", 59, repeats="town-2021-a"),
    ]
    assert [TEXT[row["start"] : row["end"]] for row in rows] == [row["figure"] for row in rows]
    return typed(tables.CLAIMS, rows, "claims")


@pytest.fixture
def excluded() -> pd.DataFrame:
    row = {
        "announcement_id": "town-2021",
        "start": 70,
        "end": 72,
        "figure": "xx",
        "reason": "date",
    }
    return typed(tables.EXCLUDED, [row], "excluded")


def load(folder: Path, content: str | bytes, **options: Any) -> list[Correction]:
    path = folder / "corrections.yml"
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return load_corrections(path, "data/reference/corrections.yml", **options)


def fault(folder: Path, content: str | bytes, **options: Any) -> str:
    with pytest.raises(UserError) as caught:
        load(folder, content, **options)
    message = str(caught.value)
    assert message.startswith("data/reference/corrections.yml")
    assert "\n" not in message
    return message


def override(*lines: str) -> str:
    return ENTRY.format(action="override") + "  set:\n" + "".join(f"    {x}\n" for x in lines)


def by_id(frame: pd.DataFrame) -> dict[str, dict[str, Any]]:
    return {row["claim_id"]: row for row in records(frame)}


def test_the_committed_file_is_read() -> None:
    path = Path(__file__).parents[2] / "data" / "reference" / "corrections.yml"
    assert isinstance(load_corrections(path, "corrections.yml"), list)


@pytest.mark.parametrize("content", ["", "# only words\n", "[]\n", "\ufeff# head\n[]\n", "---\n"])
def test_no_entry_is_no_correction(tmp_path: Path, content: str) -> None:
    assert load(tmp_path, content) == []


def test_nothing_to_correct_leaves_the_tables(claims: pd.DataFrame, excluded: pd.DataFrame) -> None:
    left, right = apply(claims, excluded, [])
    assert left is claims
    assert right is excluded


def test_an_entry_keeps_its_line(tmp_path: Path) -> None:
    found = load(tmp_path, "# head\n\n" + ENTRY.format(action="flag") * 2)
    assert [(entry.line, entry.reviewed) for entry in found] == [
        (3, "2024-05-01"),
        (10, "2024-05-01"),
    ]


def test_drop_moves_the_claim_to_excluded(
    tmp_path: Path, claims: pd.DataFrame, excluded: pd.DataFrame
) -> None:
    kept, left_out = apply(claims, excluded, load(tmp_path, ENTRY.format(action="drop")))
    assert list(kept["claim_id"]) == ["town-2021-b", "town-2021-c"]
    assert records(left_out)[0] == {
        "announcement_id": "town-2021",
        "start": 0,
        "end": 13,
        "figure": "More than 300",
        "reason": "reviewed: Read again.",
    }
    assert len(left_out) == 2
    # What repeated the dropped claim repeats nothing now.
    assert list(kept["repeats"]) == ["", ""]


def test_flag_marks_the_claim_and_changes_no_field(
    tmp_path: Path, claims: pd.DataFrame, excluded: pd.DataFrame
) -> None:
    kept, left_out = apply(claims, excluded, load(tmp_path, ENTRY.format(action="flag")))
    assert list(kept["review"]) == ["flagged", "none", "none"]
    assert list(kept["rule"]) == ["tense; flag: Read again.", "tense", "tense"]
    same = [name for name in tables.CLAIMS.names if name not in ("review", "rule")]
    pd.testing.assert_frame_equal(kept[same], claims[same])
    pd.testing.assert_frame_equal(left_out, excluded)


def test_override_sets_and_empties_fields(
    tmp_path: Path, claims: pd.DataFrame, excluded: pd.DataFrame
) -> None:
    lines = ("hedge: about", "value_low: 300", "value_high: 300", "status: null", "kind: cohort")
    kept, _ = apply(claims, excluded, load(tmp_path, override(*lines)))
    row = by_id(kept)["town-2021-a"]
    assert (row["hedge"], row["value_low"], row["value_high"]) == ("about", 300.0, 300.0)
    assert (row["status"], row["kind"], row["review"]) == ("", "cohort", "overridden")
    assert row["rule"] == (
        "tense; override of hedge, value_low, value_high, status, kind: Read again."
    )
    assert by_id(kept)["town-2021-b"] == by_id(claims)["town-2021-b"]


def test_spaces_quotes_and_dashes_need_not_be_the_texts(
    tmp_path: Path, claims: pd.DataFrame, excluded: pd.DataFrame
) -> None:
    content = ENTRY.format(action="flag").replace("nurses joined", "'joined  \"Anyshire Care\"'")
    kept, _ = apply(claims, excluded, load(tmp_path, content))
    assert by_id(kept)["town-2021-a"]["review"] == "flagged"


def test_a_claim_can_be_named_by_its_id(
    tmp_path: Path, claims: pd.DataFrame, excluded: pd.DataFrame
) -> None:
    content = "- {claim: town-2021-c, action: flag, reason: r, reviewer: A, reviewed: 2024-05-01}\n"
    kept, _ = apply(claims, excluded, load(tmp_path, content))
    assert by_id(kept)["town-2021-c"]["review"] == "flagged"


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("town-2021", "town-2022", "no claim is of the announcement 'town-2022'"),
        ("More than 300", "300", "no claim there has the figure '300'"),
        ("nurses joined", "doctors left", "no sentence of that figure holds 'doctors left'"),
        ("announcement: town-2021", "claim: gone-1", "no claim has the id 'gone-1'"),
    ],
)
def test_an_entry_that_matches_nothing_stops(
    tmp_path: Path,
    claims: pd.DataFrame,
    excluded: pd.DataFrame,
    old: str,
    new: str,
    words: str,
) -> None:
    corrections = load(tmp_path, "\n" + ENTRY.format(action="drop").replace(old, new))
    with pytest.raises(UserError) as caught:
        apply(claims, excluded, corrections)
    assert str(caught.value) == (
        f"data/reference/corrections.yml:2: the correction matches nothing: {words}; "
        "correct it, or remove the entry if the text or the rules have changed"
    )


def test_an_entry_that_matches_two_claims_stops(
    tmp_path: Path, claims: pd.DataFrame, excluded: pd.DataFrame
) -> None:
    rows = [*records(claims), claim("town-2021-d", "two", 60)]
    content = ENTRY.format(action="flag").replace("More than 300", "two")
    corrections = load(tmp_path, content.replace("nurses joined", "will open"))
    with pytest.raises(UserError, match=r"matches 2 claims \(town-2021-c, town-2021-d\); make"):
        apply(typed(tables.CLAIMS, rows, "claims"), excluded, corrections)


def test_two_entries_for_one_claim_stop(
    tmp_path: Path, claims: pd.DataFrame, excluded: pd.DataFrame
) -> None:
    corrections = load(tmp_path, ENTRY.format(action="flag") + ENTRY.format(action="drop"))
    with pytest.raises(UserError, match=r"yml:8: .* already has the correction of line 1; merge"):
        apply(claims, excluded, corrections)


def test_no_claims_at_all_is_a_match_of_nothing(tmp_path: Path, excluded: pd.DataFrame) -> None:
    corrections = load(tmp_path, ENTRY.format(action="drop"))
    with pytest.raises(UserError, match="no claim is of the announcement 'town-2021'"):
        apply(typed(tables.CLAIMS, [], "claims"), excluded, corrections)


@pytest.mark.parametrize(
    ("lines", "words"),
    [
        # The claim stands as more than 300: low 300, high open.
        (["value_high: 400"], "hedge 'more_than', value_low 300 and value_high 400"),
        (["hedge: exact"], "set value_low and value_high to one number"),
        (["hedge: up_to"], "set value_high, and value_low to null"),
        (["hedge: up_to", "value_high: 300"], "set value_high, and value_low to null"),
        (["hedge: between", "value_high: 200"], "set value_low and a greater value_high"),
        (["hedge: between", "value_high: 300"], "set value_low and a greater value_high"),
        (["value_low: null"], "set value_low, and value_high to null"),
        (["hedge: about", "value_high: 301"], "set value_low and value_high to one number"),
        (["period: this year"], "sets 'period' but not its dates"),
        (
            ["period_start: 2021-05", "period_end: 2021-04-30", "period_precision: day"],
            "a period from 2021-05 to 2021-04-30",
        ),
        (["period_start: 2021-05"], "period_precision at odds"),
    ],
)
def test_an_override_must_leave_the_claim_consistent(
    tmp_path: Path, claims: pd.DataFrame, excluded: pd.DataFrame, lines: list[str], words: str
) -> None:
    with pytest.raises(UserError) as caught:
        apply(claims, excluded, load(tmp_path, override(*lines)))
    assert str(caught.value).startswith("data/reference/corrections.yml:1: the override")
    assert words in str(caught.value)


@pytest.mark.parametrize(
    "lines",
    [
        ["hedge: at_least"],
        ["value_low: 310"],
        ["hedge: nearly", "value_low: null", "value_high: 300"],
        ["hedge: between", "value_high: 400"],
        [
            "period: in May",
            "period_start: 2021-05",
            "period_end: 2021-05",
            "period_precision: month",
        ],
        ["period_start: 2021", "period_end: 2021-03-01", "period_precision: day"],
    ],
)
def test_a_consistent_override_passes(
    tmp_path: Path, claims: pd.DataFrame, excluded: pd.DataFrame, lines: list[str]
) -> None:
    kept, _ = apply(claims, excluded, load(tmp_path, override(*lines)))
    assert by_id(kept)["town-2021-a"]["review"] == "overridden"


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("status: done", ":9: 'status' is set to 'done'; write one of: achieved, expected"),
        ("staus: planned", ":9: 'staus' is no field of a correction; did you mean 'status'?"),
        ("claim_id: x", ":9: 'claim_id' is no field of a correction; use one of: value_low"),
        ("value_low: many", ":9: 'value_low' is set to 'many'; write a plain number"),
        ("value_low: -3", ":9: 'value_low' is set to '-3'; write a plain number"),
        ("value_low: .inf", ":9: 'value_low' is set to '.inf'; write a plain number"),
        (f"value_low: {10**400}", ":9: 'value_low' is set to '1000"),
        ("value_low: 1e400", ":9: 'value_low' is set to '1e400'; write a plain number"),
        ("hedge: null", ":9: 'hedge' is set to ''; write one of: exact, more_than"),
        ("period_start: May", ":9: 'period_start' is set to 'May'; write a date"),
        ("place: [a, b]", ":9: 'place' is a list or a block; write a single value"),
        ("system_id: anyshir", ":1: 'system_id' is set to 'anyshir', which is no system; did you"),
    ],
)
def test_a_wrong_field_is_named_with_its_line(tmp_path: Path, line: str, words: str) -> None:
    assert words in fault(tmp_path, override(line), systems=["anyshire"])


def test_a_known_system_passes(tmp_path: Path) -> None:
    entry = load(tmp_path, override("system_id: anyshire"), systems=["anyshire"])[0]
    assert entry.values == (("system_id", "anyshire"),)


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("action: flag", "action: delete", ":4: the action is 'delete'; write one of: drop"),
        ("  reason: Read again.\n", "", ":1: the entry has no 'reason'; add 'reason: …'"),
        ("  reviewer: A. Reader\n", "  reviewer: ''\n", ":1: the entry has no 'reviewer'"),
        ("2024-05-01", "2024-02-30", ":7: '2024-02-30' is no day; write reviewed as 2019-06-19"),
        ("2024-05-01", "20240501", ":7: '20240501' is no day"),
        ("  context: nurses joined\n", "", ":1: the entry has no 'context'; name the claim by"),
        ("  context:", "  contxt:", ":3: 'contxt' is no key of a correction; did you mean 'con"),
        ("  context:", "  figure:", ":3: 'figure' stands twice in the entry; remove one"),
        ("nurses joined", "[nurses]", ":3: 'context' is a list or a block; write a single value"),
        ("nurses joined", "!!python/object/apply:os.system [ls]", ":3: 'context' is a list"),
        ("nurses joined", "a: b", ":3: no valid YAML (mapping values are not allowed here)"),
        ("nurses joined", "*unknown", ":3: no valid YAML (found undefined alias 'unknown')"),
        ("  reason:", "  set: {kind: cohort}\n  reason:", ":5: 'set' stands beside the action"),
        ("- ann", "x: 1\nann", "no valid YAML"),
        ("Read again.", "Read \x07 again.", "no valid YAML (a control character)"),
    ],
)
def test_a_wrong_entry_is_named_with_its_line(
    tmp_path: Path, old: str, new: str, words: str
) -> None:
    content = ENTRY.format(action="flag")
    assert old in content
    assert words in fault(tmp_path, content.replace(old, new, 1))


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("a: 1\n", ":1: not a list; begin each entry with '- action: …'"),
        ("\nwords\n", ":2: not a list"),
        ("- words\n", ":1: not a block of keys; write one 'key: value' a line"),
        ("- []\n", ":1: not a block of keys"),
        ("- {[a]: b}\n", ":1: '?' is no key of a correction"),
        (b"# caf\xe9\n", ":1: not UTF-8; save the file as UTF-8"),
        ("- &a {set: *a}\n", ":1: "),
        ("[]\n- action: flag\n", ":2: no valid YAML"),
        ("[" * 20_000, "nested too deeply; write a plain list of entries"),
        (ENTRY.format(action="override"), ":1: the override sets nothing; add 'set:'"),
        (ENTRY.format(action="override") + "  set: {}\n", ":8: the override sets nothing"),
    ],
)
def test_a_wrong_file_is_refused(tmp_path: Path, content: str | bytes, words: str) -> None:
    assert words in fault(tmp_path, content)


def test_a_missing_file_is_no_empty_list(tmp_path: Path) -> None:
    with pytest.raises(UserError, match=r"^c\.yml: the file cannot be read; restore it, or write"):
        load_corrections(tmp_path / "c.yml", "c.yml")


def test_a_claim_without_figure_is_named_by_its_phrase(
    tmp_path: Path, claims: pd.DataFrame, excluded: pd.DataFrame
) -> None:
    # Once such claims are published their figure is empty; the phrase is in the quote.
    rows = records(claims)
    frame = pd.DataFrame([rows[0] | {"figure": ""}, *rows[1:]])
    content = ENTRY.format(action="drop")
    _, left_out = apply(frame, excluded, load(tmp_path, content))
    assert list(left_out["figure"]) == ["More than 300", "xx"]
