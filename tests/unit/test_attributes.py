"""Sentences in the language of press offices, and what they say of the figures marked in them."""

import pytest
from attribute_cases import cases, contexts

from ics_claims.extraction.attributes import describe
from ics_claims.extraction.claims import extract
from ics_claims.extraction.mentions import Gazetteer
from ics_claims.model import Announcement


@pytest.mark.parametrize(
    ("context", "wanted"), [pytest.param(*case, id=name) for name, *case in cases()]
)
def test_direction_status_and_kind(context, wanted):
    found = describe(context)
    assert [found.direction, found.status, found.kind] == wanted, found.rule


FIELDS = [
    # A sentence, and what measured, period, baseline and attributed_to hold as written in it.
    (
        "Over the last year the trust has opened [[12]] new surgical beds.",
        {"measured": "new surgical beds", "period": "Over the last year"},
    ),
    (
        "A&E attendances by older people fell by [[14%]], compared with a rise elsewhere.",
        {
            "measured": "A&E attendances by older people",
            "baseline": "compared with a rise elsewhere",
        },
    ),
    ("There was a [[9%]] reduction in falls on the ward.", {"measured": "falls on the ward"}),
    ("They built a centre costing [[£4m]].", {"measured": "a centre"}),
    (
        "Vacancies have gone from [[12%]] to [[6%]] in two years.",
        {"period": "in two years", "baseline": ""},
    ),
    (
        "Dr Amina Shah, the trust's medical director, said [[80]] patients had been seen.",
        {"attributed_to": "Dr Amina Shah"},
    ),
    (
        "According to NHS England, [[90%]] of trusts met the standard.",
        {"attributed_to": "NHS England"},
    ),
    ("The clinic saw [[70]] people.", {"attributed_to": "", "baseline": "", "period": ""}),
    ("Its team has cut waits by [[a third]] since May.", {"period": "since May"}),
    (
        "The wait for a hearing test is now [[five weeks]].",
        {"measured": "The wait for a hearing test"},
    ),
    ("The scheme saves [[£8m]] a year for community services.", {"measured": "community services"}),
    ("Bed occupancy stood at [[96%]] in May.", {"measured": "Bed occupancy", "period": "in May"}),
    ("We want it to be [[half]] by Easter.", {"measured": ""}),
    ("It will be done with [[£4 million]] next year.", {"measured": ""}),
    ("As a result falls will be prevented and [[£1.4m]] saved in costs.", {"measured": ""}),
    ("There are [[six]] new ‘care hubs’ in Kent.", {"measured": "new ‘care hubs’"}),
    ("We opened [[two]] so-called “hot clinics” in Ely.", {"measured": "so-called “hot clinics”"}),
    ("They run [[four]] 'crisis houses for women' now.", {"measured": "crisis houses"}),
]


@pytest.mark.parametrize(("text", "wanted"), FIELDS)
def test_words_are_given_as_written(text, wanted):
    found = describe(contexts({"text": text})[0])
    assert {name: getattr(found, name) for name in wanted} == wanted


def test_the_level_reached_has_the_level_left_for_its_baseline():
    found = describe(contexts({"text": "Waits fell from [[20 days]] to [[9 days]]."})[1])
    assert found.baseline == "from 20 days"


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("The trust hires [[30]] nurses every year.", "rate"),
        ("Each clinic sees [[90]] people a week.", "rate"),
        ("The service costs [[£2m]] a year.", "gbp"),
        ("The trust hired [[30]] nurses last year.", "count"),
        ("It sees [[90]] people, and a week later they come back.", "count"),
        ("There are [[four]] nurses on each shift.", "count"),
        ("Some [[70]] people had waited over a year.", "count"),
        ("They recruited [[90]] helpers in a year.", "count"),
        ("Each nurse makes [[six]] calls a shift.", "rate"),
    ],
)
def test_so_many_in_a_time_is_a_rate(text, unit):
    assert describe(contexts({"text": text})[0]).unit == unit


PASSAGES = [
    # A document, and the kind and status of each of its claims in order.
    (
        "The trust has 140 link workers. By May there will be 190.",
        ["workforce achieved", "workforce planned"],
    ),
    (
        "There are 64 community hubs in the county. Fifty-one of these are open.",
        ["structure achieved", "structure achieved"],
    ),
    (
        "The county spends £40m on care. About a third of that is spent on homes.",
        ["investment achieved", "investment achieved"],
    ),
    (
        "# News\n\n## How many practices are there?\n\nThere are 62.",
        ["structure achieved"],
    ),
    (
        "The money will be used to:\n\n■ recruit 14 midwives\n\n■ open three clinics",
        ["workforce planned", "structure planned"],
    ),
    (
        "# News\n\n## Shared care record\n\nIt is used by 4,000 nurses.\n\n"
        "## Wards\n\nWe have 300 nurses.",
        ["digital achieved", "workforce achieved"],
    ),
]


def claims_of(text):
    document = Announcement(
        "x", "x.md", text, 0, "", "", "A trust", "news", "2022-05-19", "stated", "2022", "original"
    )
    return extract(document, Gazetteer.build([])).claims


@pytest.mark.parametrize(("gap", "referred"), [(" ", True), ("\n\n", False)])
def test_what_another_paragraph_counts_is_not_referred_to(gap, referred):
    _, last = claims_of(f"They see 90 patients.{gap}There are 12.")
    assert ("kind:none" not in last.rule and "by none" not in last.rule) == referred, last.rule


@pytest.mark.parametrize(("text", "wanted"), PASSAGES)
def test_a_figure_may_refer_to_the_claims_before_it(text, wanted):
    found = claims_of(text)
    assert [f"{claim.kind} {claim.status}" for claim in found] == wanted, [c.rule for c in found]


@pytest.mark.parametrize(
    "text",
    [
        "[[1]]",
        "[[1]] to",
        "will [[1]] to be been being",
        "to to to [[5]] and , and ( – ",
        "being " * 300 + "[[7]]",
        "x" * 5000 + " [[7]] " + "y" * 5000,
        "£ % ' ’s [[3]] ’s ’re",
        "\u200b\u00a0[[9]]\u00a0\ud7ff",
    ],
)
def test_no_text_makes_it_fail(text):
    found = describe(contexts({"text": text})[0])
    assert found.direction in ("increase", "decrease", "level", "")
    assert found.status in ("achieved", "expected", "planned", "")
