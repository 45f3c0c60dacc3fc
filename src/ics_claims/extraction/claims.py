"""The one way from an announcement to its claims."""

from __future__ import annotations

import hashlib
import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from ics_claims.extraction.abroad import names_in
from ics_claims.extraction.attributes import Attributes, Context, describe
from ics_claims.extraction.facts import NOTHING_AROUND, Around, class_of, head_kind
from ics_claims.extraction.figures import find_figures
from ics_claims.extraction.filters import claimable, find_excluded
from ics_claims.extraction.mentions import Gazetteer, resolve_on
from ics_claims.extraction.periods import resolve
from ics_claims.extraction.subjects import Subject, subjects_of
from ics_claims.extraction.unquantified import Change, find_unquantified
from ics_claims.model import (
    Announcement,
    Claim,
    Excluded,
    Figure,
    Mention,
    Paragraph,
    Period,
    Sentence,
    Span,
)
from ics_claims.text import paragraphs, sentences

# Characters of a sentence on either side of a figure that its claim's identifier depends on.
_KEY_REACH = 2000
# A heading that asks for a number: what stands under it answers.
_ASKED = re.compile(r"How many ((?:[\w-]+ ){1,2})", re.I)
_BULLETS = frozenset("■□►▶✓✔➔→»")
# How many claims back a figure without a noun may refer.
_LOOK_BACK = 12
# Words by which a headline or a section is about records or technology.
_DIGITAL = re.compile(
    r"\b(?:(?:shared?|care|patient|health|medical|electronic|digital|summary|single) "
    r"(?:care |patient |health )?records?|apps?|digital(?:ly)?|digitis\w+|electronic|epr|online|"
    r"wearables?|telehealth|telemedicine|remote monitoring|technology|software|platform|portal|"
    r"(?:link|linked|shar\w+|join\w*) (?:up )?(?:their |our |its )?data)\b",
    re.I,
)
_DIGITAL_WORDS = frozenset(
    word + mark
    for word in (
        *("record", "records", "data", "app", "apps", "digital", "digitally", "software"),
        *("platform", "portal", "epr", "users", "views", "viewing", "log-ins", "logins", "online"),
        *("downloads", "downloaded", "electronic", "telehealth", "wearables", "technology"),
    )
    for mark in ("", ".", ",", ";", ":", ")")
)
# A document of which this share of paragraphs speaks of records or technology is about them.
_MOSTLY = 0.5


@dataclass(frozen=True, slots=True)
class Extraction:
    """What was found in one document, each in the order of the text.

    `changes` are the claims without a figure: their span is that of the phrase.
    """

    claims: tuple[Claim, ...]
    changes: tuple[Claim, ...]
    mentions: tuple[Mention, ...]
    excluded: tuple[Excluded, ...]


@dataclass(slots=True)
class Setting:
    """What stands over a paragraph: its heading, the words that introduce its list."""

    heading: str
    lead_in: str
    headline: bool


@dataclass(frozen=True, slots=True)
class Layout:
    """A document's paragraphs with their settings, and its sentences."""

    text: str
    paragraphs: tuple[Paragraph, ...]
    settings: tuple[Setting, ...]
    sentences: tuple[Sentence, ...]
    starts: tuple[int, ...]

    def sentence_at(self, offset: int) -> int:
        """Return the number of the sentence that holds the character at `offset`."""
        return max(0, bisect_right(self.starts, offset) - 1)


def layout_of(text: str, body: int = 0) -> Layout:
    """Return the paragraphs and sentences of `text` from the character `body` on."""
    blocks = paragraphs(text, body)
    found = sentences(text, blocks)
    starts = tuple(sentence.start for sentence in found)
    return Layout(text, tuple(blocks), _settings(text, blocks), tuple(found), starts)


def _settings(text: str, blocks: Sequence[Paragraph]) -> tuple[Setting, ...]:
    """Return the setting of each block, in one pass."""
    heading, lead_in, headline = "", "", True
    settings: list[Setting] = []
    for block in blocks:
        words = text[block.start : block.end].strip()
        # A marked section heading may follow the title without prose between them.
        mark = text[max(0, block.start - 4) : block.start].rstrip()
        section = bool(settings) and mark.endswith("##")
        headline = headline and block.form == "heading" and not section
        form = _form(text, block)
        settings.append(
            Setting(
                heading if form != "heading" else "", lead_in if form == "item" else "", headline
            )
        )
        # A headline stands over the whole document: it heads no section.
        if block.form == "heading" and headline:
            continue
        if form == "heading":
            heading, lead_in = words.lstrip("# ").strip(), ""
        elif form == "prose":
            lead_in = words if words.endswith((":", "…", "–", "-")) else ""
    return tuple(settings)


def digital_blocks(layout: Layout) -> frozenset[int]:
    """Return the paragraphs of documents and sections about records or technology."""
    text, blocks = layout.text, layout.paragraphs
    prose = [
        not _DIGITAL_WORDS.isdisjoint(text[block.start : block.end].lower().split())
        for block in blocks
        if block.form != "heading"
    ]
    if prose and sum(prose) > _MOSTLY * len(prose):
        return frozenset(range(len(blocks)))
    headings = {setting.heading for setting in layout.settings}
    digital = {heading for heading in headings if _DIGITAL.search(heading)}
    settings = enumerate(layout.settings) if digital else ()
    return frozenset(number for number, setting in settings if setting.heading in digital)


def _form(text: str, block: Paragraph) -> str:
    """Return the form of a paragraph; one behind a square or a tick is a list's item."""
    return "item" if block.form == "prose" and text[block.start] in _BULLETS else block.form


def extract(announcement: Announcement, gazetteer: Gazetteer) -> Extraction:
    """Return what an announcement claims and names; offsets are into its whole text."""
    text = announcement.text
    layout = layout_of(text, announcement.body)
    quantities = find_figures(text)
    figures = [f for f in quantities if f.start >= announcement.body]
    kept, left_out = claimable(text, figures, layout.paragraphs, layout.sentences)
    mentions, names = names_in(announcement, layout.paragraphs, gazetteer)
    changes = find_unquantified(text, layout.paragraphs, layout.sentences, figures)
    # A phrase is about what a figure in its place would be about.
    phrases = [Figure(change.start, change.end, None, None, "exact", "count") for change in changes]
    subjects = subjects_of(
        announcement, layout.paragraphs, layout.sentences, mentions, [*kept, *phrases], names
    )
    return Extraction(
        tuple(_claims(announcement, layout, kept, subjects[: len(kept)])),
        tuple(_changes(announcement, layout, changes, subjects[len(kept) :])),
        tuple(resolve_on(mentions, text, announcement.published, gazetteer)),
        tuple(_all_excluded(announcement, quantities, kept, left_out)),
    )


def _claims(
    announcement: Announcement,
    layout: Layout,
    figures: Sequence[Figure],
    subjects: Sequence[Subject],
) -> list[Claim]:
    grouped: dict[int, list[Figure]] = {}
    for figure in figures:
        grouped.setdefault(layout.sentence_at(figure.start), []).append(figure)
    by_sentence = {number: tuple(together) for number, together in grouped.items()}
    seen: Counter[str] = Counter()
    claims: list[Claim] = []
    around, last = NOTHING_AROUND, -1
    topics = digital_blocks(layout)
    for figure, subject in zip(figures, subjects, strict=True):
        number = layout.sentence_at(figure.start)
        if number != last:
            around = _around(layout, claims, number, topics)
            last = number
        context = _context(layout, number, figure, by_sentence[number], around)
        claims.append(_claim(announcement, layout, context, subject, seen))
    return claims


def _around(layout: Layout, claims: Sequence[Claim], number: int, topics: frozenset[int]) -> Around:
    """Return what the claims made so far in the paragraph of a sentence were about."""
    paragraph = layout.sentences[number].paragraph
    kinds: dict[str, str] = {}
    for claim in reversed(claims[-_LOOK_BACK:]):
        if claim.paragraph != paragraph + 1:
            break
        if claim.kind:
            kinds.setdefault(class_of(claim.unit), claim.kind)
    asked = _ASKED.match(layout.settings[paragraph].heading)
    if asked and "count" not in kinds and (kind := head_kind(asked[1].lower().split())[0]):
        kinds["count"] = kind
    return Around(kinds, paragraph in topics, _measured_before(layout, claims, number))


def _measured_before(layout: Layout, claims: Sequence[Claim], number: int) -> dict[str, str]:
    """Return what the claims of the sentence before measured, the last of each class of units."""
    before = layout.sentences[number - 1] if number else None
    found: dict[str, str] = {}
    if before is None or before.paragraph != layout.sentences[number].paragraph:
        return found
    for claim in reversed(claims[-_LOOK_BACK:]):
        if claim.start < before.start:
            break
        if claim.measured:
            found.setdefault(class_of(claim.unit), claim.measured)
    return found


def _context(
    layout: Layout, number: int, figure: Figure, figures: tuple[Figure, ...], around: Around
) -> Context:
    sentence = layout.sentences[number]
    block, setting = layout.paragraphs[sentence.paragraph], layout.settings[sentence.paragraph]
    before = layout.sentences[number - 1] if number else None
    previous = (
        Span(before.start, before.end) if before and before.paragraph == block.number else None
    )
    return Context(
        text=layout.text,
        sentence=Span(sentence.start, sentence.end),
        figure=figure,
        figures=figures,
        form=_form(layout.text, block),
        heading=setting.heading,
        lead_in=setting.lead_in,
        previous=previous,
        headline=setting.headline,
        around=around,
    )


def _claim(
    announcement: Announcement,
    layout: Layout,
    context: Context,
    subject: Subject,
    seen: Counter[str],
) -> Claim:
    figure, sentence = context.figure, context.sentence
    found: Attributes = describe(context)
    words = layout.text[figure.start : figure.end]
    around = layout.text[
        max(sentence.start, figure.start - _KEY_REACH) : min(sentence.end, figure.end + _KEY_REACH)
    ]
    key = "\x1f".join((announcement.announcement_id, words, around))
    seen[key] += 1
    return Claim(
        claim_id=_claim_id(announcement.announcement_id, key, seen[key]),
        announcement_id=announcement.announcement_id,
        paragraph=layout.sentences[layout.sentence_at(figure.start)].paragraph + 1,
        start=figure.start,
        end=figure.end,
        figure=words,
        quote_start=min(sentence.start, figure.start),
        quote_end=max(sentence.end, figure.end),
        value_low=figure.value_low,
        value_high=figure.value_high,
        hedge=figure.hedge,
        unit=found.unit,
        measured=found.measured,
        system_id=subject.system_id,
        place=subject.place,
        direction=found.direction,
        status=found.status,
        kind=found.kind,
        period=resolve(found.period, announcement.published),
        baseline=found.baseline,
        attributed_to=found.attributed_to,
        heading=context.lead_in or context.heading,
        rule="; ".join(filter(None, (found.rule, subject.rule))),
    )


def _changes(
    announcement: Announcement,
    layout: Layout,
    changes: Sequence[Change],
    subjects: Sequence[Subject],
) -> list[Claim]:
    """Return the claims without a figure; value, hedge, unit and kind are empty."""
    seen: Counter[str] = Counter()
    claims = []
    for change, subject in zip(changes, subjects, strict=True):
        number = layout.sentence_at(change.start)
        sentence = layout.sentences[number]
        setting = layout.settings[sentence.paragraph]
        words = layout.text[change.start : change.end]
        key = "\x1f".join((announcement.announcement_id, words))
        seen[key] += 1
        claims.append(
            Claim(
                claim_id=_claim_id(announcement.announcement_id, key, seen[key]),
                announcement_id=announcement.announcement_id,
                paragraph=sentence.paragraph + 1,
                start=change.start,
                end=change.end,
                figure="",
                quote_start=sentence.start,
                quote_end=sentence.end,
                value_low=None,
                value_high=None,
                hedge="",
                unit="",
                measured=change.measured,
                system_id=subject.system_id,
                place=subject.place,
                direction=change.direction,
                status=change.status,
                kind="",
                period=Period(""),
                baseline="",
                attributed_to="",
                heading=setting.lead_in or setting.heading,
                rule=subject.rule,
            )
        )
    return claims


def _claim_id(announcement_id: str, key: str, nth: int) -> str:
    """Return an id that depends on the words claimed, not on where they stand or what else does."""
    digest = hashlib.sha256(f"{key}\x1f{nth}".encode("utf-8", "surrogatepass")).hexdigest()
    return f"{announcement_id}-{digest[:8]}"


def _all_excluded(
    announcement: Announcement,
    quantities: Sequence[Figure],
    kept: Sequence[Figure],
    left_out: Sequence[Excluded],
) -> list[Excluded]:
    """Return figures left out and other numbers that are none, where they do not overlap."""
    taken = [*((f.start, f.end) for f in kept), *((e.start, e.end) for e in left_out)]
    taken = sorted([*taken, (len(announcement.text), len(announcement.text))])
    starts = [start for start, _ in taken]
    others = []
    for other in find_excluded(announcement.text, quantities):
        after = bisect_right(starts, other.start)
        clear = other.end <= taken[after][0] if after < len(taken) else True
        if (
            other.start >= announcement.body
            and clear
            and (after == 0 or taken[after - 1][1] <= other.start)
        ):
            others.append(other)
    return sorted([*left_out, *others], key=lambda e: (e.start, e.end))
