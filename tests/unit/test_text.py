from hypothesis import given
from hypothesis import strategies as st

from ics_claims.text import paragraphs, sentences


def forms(text, body=0):
    return [(p.form, text[p.start : p.end], p.section) for p in paragraphs(text, body)]


def split(text):
    return [text[s.start : s.end] for s in sentences(text, paragraphs(text))]


def test_headings_items_and_prose():
    text = (
        "# Results\n\nIt grew fast.\n- first point here\n* second\n1. third\n\n"
        "Notes to editors\nAll is well.\n"
    )
    assert forms(text) == [
        ("heading", "Results", None),
        ("prose", "It grew fast.", 0),
        ("item", "first point here", 0),
        ("item", "second", 0),
        ("item", "third", 0),
        ("heading", "Notes to editors", None),
        ("prose", "All is well.", 5),
    ]


def test_text_before_the_first_heading_has_no_section():
    assert forms("It grew fast.\nLater") == [
        ("prose", "It grew fast.", None),
        ("heading", "Later", None),
    ]


def test_front_matter_is_skipped():
    text = "---\ntitle: x\n---\nIt grew fast.\n"
    assert forms(text, body=text.index("It")) == [("prose", "It grew fast.", None)]


def test_windows_line_ends_and_no_break_spaces():
    text = "\u00a0\u00a0It grew fast.\r\n\r\n\u00a0\r\n•\u00a0More beds\r\n"
    assert forms(text) == [("prose", "It grew fast.", None), ("item", "More beds", None)]


def test_lines_without_content_are_no_block():
    assert forms("***\n---\n \n“”\n") == []


def test_a_colon_introduces_a_list_but_may_end_a_short_heading():
    assert forms("The results so far include:")[0][0] == "prose"
    assert forms("Notes to editors:")[0][0] == "heading"


def test_hard_wrapped_lines_are_one_block():
    text = (
        "The trust said that the new\nservice would open in the\nspring for all.\n\n"
        "It has ten\nbeds in\nall.\n"
    )
    assert [p[1].replace("\n", " ") for p in forms(text)] == [
        "The trust said that the new service would open in the spring for all.",
        "It has ten beds in all.",
    ]


def test_sentences_end_at_stops():
    assert split("It grew. Did it? Yes! So… Fine.") == [
        "It grew.",
        "Did it?",
        "Yes!",
        "So…",
        "Fine.",
    ]


def test_closing_quotation_marks_belong_to_the_sentence():
    assert split("“It grew.” She left. ‘Good!’ (He stayed.) End.") == [
        "“It grew.”",
        "She left.",
        "‘Good!’",
        "(He stayed.)",
        "End.",
    ]


def test_abbreviations_decimals_and_initials_do_not_end_sentences():
    text = (
        "Dr. A. Smith of St. Ann's saw 1.5 million, e.g. No. 10 and approx. 5 p.m. calls vs. Leeds."
    )
    assert split(text) == [text]


def test_number_abbreviation_ends_a_sentence_before_a_word():
    assert split("They said no. Then they left.") == ["They said no.", "Then they left."]


def test_stop_and_space_before_lower_case_goes_on():
    assert split("He said stop. and went.") == ["He said stop. and went."]


@given(
    st.text(max_size=300)
    | st.lists(st.sampled_from(["a", "A.", ". ", "\n", "\r\n", "- ", "# ", "”", "1. "])).map(
        "".join
    )
)
def test_spans_are_ordered_and_cover_every_word(text):
    blocks = paragraphs(text)
    end = 0
    for number, block in enumerate(blocks):
        assert block.number == number
        assert end <= block.start < block.end <= len(text)
        end = block.end
    end = 0
    covered = 0
    for sentence in sentences(text, blocks):
        block = blocks[sentence.paragraph]
        assert end <= sentence.start < sentence.end and block.start <= sentence.start
        assert sentence.end <= block.end
        end = sentence.end
        covered += sum(map(str.isalnum, text[sentence.start : sentence.end]))
    assert covered == sum(sum(map(str.isalnum, text[b.start : b.end])) for b in blocks)
