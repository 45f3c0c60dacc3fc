"""What sections, lists and sentences are about, before a figure is looked at."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ics_claims.extraction.country import (
    ALL_SYSTEMS,
    COUNT_OF_BODIES,
    COUNT_OF_SYSTEMS,
    EVERY_HINTS,
    EVERY_SYSTEM,
    EVERY_SYSTEM_HINTS,
    MOST_IN_A_SYSTEM,
    NAMED_HINTS,
    NATIONAL_OPENING,
    NATIONAL_SCHEME,
    NATIONAL_SPEAKER,
    ONE_OF_AREAS,
    SPEAKS_OF_THIS,
    TOGETHER,
)
from ics_claims.extraction.home import BODY, OWN_VOICE, SHORT_LINE, Reading, Subject
from ics_claims.extraction.normal import has_any, present
from ics_claims.model import Mention, Paragraph, Sentence

_BACK = re.compile(
    r"\b(?:the|this|its|their|our|that|these|those)\s+(?:\w+\s+)?(?:system|partnership|ICS|ICB|"
    r"board|"
    r"trust|hospitals?|scheme|service|project|programme|pilot|initiative|teams?|council|county|"
    r"city|"
    r"town|borough|region|practices?|alliance|model|approach|collaborative|partners|clinic|centre|"
    r"unit|work|changes|patients|residents|organisations)\b|\b(?:it|its|locally|those|them|"
    r"participants)\b|"
    r"^[“‘\"']?(?:They|Their|This|We|Our|Here|There|As\s+a\s+result|So\s+far|To\s+date|"
    r"Since\s+then)\b",
    re.I,
)
# "Contrast Dorset, which has": what follows speaks of the rest again unless it refers back.
_EXAMPLE = re.compile(
    r"(?:^|[—–;:]\s*)(?:Contrast|Compare|Take|Consider|Look\s+at)\b|"
    r"\b(?:for\s+(?:example|instance)|such\s+as|e\.g\.)(?=\W)",
)
# A sentence without one of these gives no example: cheap to ask first.
_EXAMPLE_HINTS = ("example", "instance", "such", "e.g.", "Con", "Compare", "Take", "Look")
_OF_EXAMPLE = re.compile(
    r"^[“‘\"']?(?:It|Its|They|Their|Here|This|That)\b|\b(?:its|locally|their)\b|"
    r"\bthere\b(?!\s+(?:is|are|was|were|will|has|have|had)\b)",
)
_OWN = re.compile(
    r"\b(?:we|our|us|here|locally|the\s+(?:trust|county|board|council|ICB|ICS|system|partnership|"
    r"hospital|city|town|borough|district|area|region|vanguard)(?:['’]s)?)\b",
    re.I,
)
_NUMBER_OF_SYSTEMS = re.compile(rf"\b\d+{COUNT_OF_SYSTEMS.pattern}", re.I)
_DIGIT = re.compile(r"\d")
_QUOTE = re.compile(r"^[“\"‘]")
_STOP = re.compile(r"[.!?]\s+[A-Z“\"]")
_SPEAKER = re.compile(r"\b(?:said|says|added|adds|explained|commented|according\s+to)\b", re.I)
_SPEAKER_HINTS = tuple("said says added adds explained commented according".split())
_GENERIC_HEADING = re.compile(
    r"^(?:the\s+|our\s+|key\s+)?(?:challenges?|solutions?|impacts?|results?|outcomes?|approach|"
    r"what|"
    r"how|why|key\s+facts|benefits|lessons|aims?|achievements|progress|highlights|"
    r"context|problem|in\s+numbers|at\s+a\s+glance)\b"
    r"(?!\s+(?:next|happens|(?:\w+\s+)?(?:should|must|needs?|can|could)|others|comes|now|"
    r"this\s+means|it\s+(?:all\s+)?means))",
    re.I,
)
# Headings that close a document whatever section they follow.
_CLOSING_HEADING = re.compile(
    r"^(?:\W|\d)*(?:notes?\b|about\b|contacts?\b|further\s+(?:information|reading)|"
    r"more\s+information|background|references|sources|ends?\b|conclusions?|recommendations?|"
    r"next\s+steps|what\s+(?:next|happens|(?:\w+\s+)?(?:should|must|needs?)|now)|where\s+next|"
    r"looking\s+(?:ahead|forward)|did\s+you\s+know|the\s+(?:national|bigger|wider)\s+picture|"
    r".{0,40}\bin\s+common\b|nationally|elsewhere|lessons\s+(?:for|from|learn\w*\s+(?:across|elsewhere|nationally))|"
    r"summary|editor|related|media|press)",
    re.I,
)
_QUESTION = re.compile(r"(?:Q(?:uestion)?\s*\d*[.:)]?\s+)?[A-Z][^.?!:“”]*\?\s*")
_MARK = re.compile(r"\s*(#{1,6})\s")
# Headings without a mark are below those with one.
_UNMARKED = 7
# Letters beside its name in a numbered heading: "NHS", "ICS", a colon.
_BESIDE_NAME = 12
_FEW_LETTERS = 25
# A sentence's subject may run on: "The minor injuries unit at Trowbridge".
_LONG_SUBJECT = re.compile(r"(?:The|An?|Our|Its)\s(?:[\w-]+\s){1,6}(?:in|at|of)\s(?:the\s)?")


@dataclass(slots=True)
class Topic:
    """What a sentence is about before its own words are read, and by which rule."""

    subject: Subject
    rule: str


@dataclass(slots=True)
class Section:
    """What a section is about and the level of its heading, which others may divide."""

    topic: Topic
    level: int
    divided: bool = False


def topics_of(
    reading: Reading, paragraphs: Sequence[Paragraph], sentences: Sequence[Sentence]
) -> list[Topic]:
    """Return what each sentence takes over from its paragraph, list, section and document."""
    home = Topic(reading.home, reading.home.rule or "document")
    section, lead_in, carried = Section(home, 0), home, home
    before = ""
    topics: list[Topic] = []
    by_paragraph: dict[int, list[Sentence]] = {}
    for sentence in sentences:
        by_paragraph.setdefault(sentence.paragraph, []).append(sentence)
    headline = True
    for paragraph in paragraphs:
        inside = by_paragraph.get(paragraph.number, [])
        words = reading.text[max(0, paragraph.start - 3) : paragraph.start + 2]
        heading = (
            paragraph.form == "heading"
            or _asks(reading.text, paragraph)
            or _is_label(reading, paragraphs, paragraph.number)
        )
        # A second-level mark or a bare name under the headline already heads a section.
        bare = paragraph.number > 0 and heading and _is_name(reading, paragraph)
        headline = headline and not bare and paragraph.form == "heading" and "##" not in words
        if heading:
            topics.extend(home for _ in inside)
            if not headline:
                section = _section(reading, paragraph, section, home, before == "heading")
            lead_in = carried = home
            before = "heading"
            continue
        before = paragraph.form
        base = _base(paragraph, section.topic, lead_in, home)
        base = _spoken(reading, paragraph, base, home)
        running = _running(reading, inside, base, carried, home)
        topics.extend(running[:-1])
        carried = running[-1] if paragraph.form == "prose" else base
        if paragraph.form == "prose":
            lead_in = _lead_in(reading, paragraph, home)
    return topics


def _asks(text: str, paragraph: Paragraph) -> bool:
    """Tell whether a paragraph is a question by itself, which heads what answers it."""
    if paragraph.form != "prose" or paragraph.end - paragraph.start >= SHORT_LINE:
        return False
    return bool(_QUESTION.fullmatch(text, paragraph.start, paragraph.end))


def _is_label(reading: Reading, paragraphs: Sequence[Paragraph], number: int) -> bool:
    """Tell whether a list item is but a name over prose, as numbered headings are."""
    item, following = paragraphs[number], paragraphs[number + 1 : number + 2]
    before = paragraphs[number - 1].form if number else ""
    if item.form != "item" or before == "item" or not following or following[0].form != "prose":
        return False
    return _is_name(reading, item)


def _is_name(reading: Reading, paragraph: Paragraph) -> bool:
    """Tell whether a paragraph is hardly more than the name of a system or place."""
    found = reading.within(paragraph.start, paragraph.end)
    named = sum(mention.end - mention.start for mention in found)
    return bool(found) and paragraph.end - paragraph.start - named <= _BESIDE_NAME


def _base(paragraph: Paragraph, section: Topic, lead_in: Topic, home: Topic) -> Topic:
    if paragraph.form == "item" and lead_in is not home:
        return lead_in
    return section


def _section(
    reading: Reading, heading: Paragraph, before: Section, home: Topic, follows: bool
) -> Section:
    """Return the section under a heading; `follows` is whether a heading stands right above it.

    General headings keep the section before; so do deeper ones and those between the heading that
    names a system and its first paragraph, with the later ones of their level.
    """
    level = _level(reading.text, heading)
    found = only_subject(reading, reading.within(heading.start, heading.end))
    if found:
        return Section(Topic(found, "section"), level)
    words = reading.text[heading.start : heading.end]
    if _CLOSING_HEADING.match(words):
        return Section(home, level)
    if _GENERIC_HEADING.match(words) or before.topic is home or level > before.level:
        return before
    if level == before.level and (follows or before.divided):
        return Section(before.topic, level, divided=True)
    return Section(home, level)


def _level(text: str, heading: Paragraph) -> int:
    """Return how deep a heading is: its number of marks, or below them all without any."""
    line = max(text.rfind("\n", 0, heading.start), text.rfind("\r", 0, heading.start)) + 1
    mark = _MARK.match(text, line, heading.start + 1)
    return len(mark[1]) if mark else _UNMARKED


def _lead_in(reading: Reading, paragraph: Paragraph, home: Topic) -> Topic:
    """Return the topic that a paragraph ending with a colon gives to the list after it."""
    if not reading.text.endswith(":", paragraph.start, paragraph.end):
        return home
    found = only_subject(reading, reading.within(paragraph.start, paragraph.end))
    return Topic(found, "list") if found else home


def _spoken(reading: Reading, paragraph: Paragraph, base: Topic, home: Topic) -> Topic:
    """Return the speaker's system for a paragraph that opens with a quotation."""
    if base is not home:
        return base
    words = reading.text[paragraph.start : paragraph.end]
    if not (reading.local or _QUOTE.match(words)) or not has_any(words.lower(), _SPEAKER_HINTS):
        return base
    speaker = _SPEAKER.search(words)
    if not speaker:
        return base
    if reading.local:
        national = NATIONAL_SPEAKER.search(words) and OWN_VOICE.search(words)
        named = reading.within(paragraph.start, paragraph.end) or SPEAKS_OF_THIS.search(words)
        return Topic(reading.country, "speaker") if national and not named else base
    stop = _STOP.search(words, speaker.end())
    end = paragraph.start + stop.start() if stop else paragraph.end
    found = only_subject(reading, reading.within(paragraph.start, end))
    return Topic(found, "speaker") if found else base


def _running(
    reading: Reading,
    sentences: Sequence[Sentence],
    base: Topic,
    carried: Topic,
    home: Topic,
) -> list[Topic]:
    """Return the topic with which each sentence of a paragraph starts, and the last one."""
    running = base
    topics = []
    exemplified = False
    previous = ""
    for number, sentence in enumerate(sentences):
        words = reading.text[sentence.start : sentence.end]
        carries = carried is not home and carried.subject.place not in reading.abroad
        if number == 0 and running is home and carries and _refers_back(words):
            running = Topic(carried.subject, "continued")
        if ALL_SYSTEMS.match(words) or (not reading.local and _is_on_all(words, reading.text)):
            running = base
        if exemplified and not _OF_EXAMPLE.search(words):
            running = base
        if reading.local:
            running = _national(reading, sentence, running, base)
            if TOGETHER.match(words) and ONE_OF_AREAS.search(previous):
                running = Topic(reading.country, "national")
        previous = words
        topics.append(running)
        running = _after(reading, sentence, running, base)
        exemplified = not reading.local and _gives_example(words, reading.text)
    return [*topics, running if running.rule != "national" else base]


def _national(reading: Reading, sentence: Sentence, running: Topic, base: Topic) -> Topic:
    """Return England for what a local text says of the country, until it speaks of itself."""
    words = reading.text[sentence.start : sentence.end]
    opens = NATIONAL_OPENING.match(words)
    said = words[opens.end() :] if opens else words
    if reading.within(sentence.start, sentence.end) or _OWN.search(said):
        return base if running.rule == "national" else running
    if opens and (opens.lastgroup == "country" or NATIONAL_SCHEME.search(words)):
        return Topic(reading.country, "national")
    if _counts_too_many(words):
        return Topic(reading.country, "national")
    return running


def _counts_too_many(words: str) -> bool:
    """Tell whether a sentence counts more bodies than any one system has."""
    if not _DIGIT.search(words):
        return False
    return any(
        int(match[1].replace(",", "")) > MOST_IN_A_SYSTEM[match[2].lower()]
        for match in COUNT_OF_BODIES.finditer(words)
    )


def _is_on_all(words: str, text: str) -> bool:
    """Tell whether a sentence of the text speaks of every system or counts them."""
    low = words.lower()
    systems = present(text, EVERY_SYSTEM_HINTS, lower=True)
    every = has_any(low, EVERY_HINTS) and has_any(low, systems)
    if every and EVERY_SYSTEM.search(words):
        return True
    counts = _DIGIT.search(words) and has_any(low, present(text, NAMED_HINTS, lower=True))
    return bool(counts and _NUMBER_OF_SYSTEMS.search(words))


def _gives_example(words: str, text: str) -> bool:
    return has_any(words, present(text, _EXAMPLE_HINTS)) and bool(_EXAMPLE.search(words))


def _refers_back(words: str) -> bool:
    return bool(_BACK.search(words)) and not ALL_SYSTEMS.match(words)


def _after(reading: Reading, sentence: Sentence, running: Topic, base: Topic) -> Topic:
    """Return the topic after a sentence: what it names, where that is one thing."""
    found = reading.within(sentence.start, sentence.end)
    if not found:
        return running
    subject = only_subject(reading, found, running.subject)
    if subject is None:
        return running if running.subject in seen_all(reading, found, running.subject) else base
    if reading.local and subject.system_id != reading.home.system_id:
        return base
    bodies = any(BODY.search(mention.place) for mention in found)
    several = len({mention.place for mention in found if mention.system_id}) > 1
    if subject.system_id == running.subject.system_id and several and not bodies:
        return running
    if subject.system_id == running.subject.system_id and subject.place:
        before = reading.text[sentence.start : found[0].start]
        short = len(before) <= _FEW_LETTERS and "which" not in before
        opens = short or bool(_LONG_SUBJECT.fullmatch(before))
        return Topic(subject, "paragraph") if opens else running
    return Topic(subject, "paragraph")


def seen_all(
    reading: Reading, mentions: Iterable[Mention], running: Subject | None = None
) -> list[Subject]:
    """Return what mentions stand for, seen from what the text was about so far."""
    running = running or reading.home
    return [seen_from(reading, mention, running) for mention in mentions]


def seen_from(reading: Reading, mention: Mention, running: Subject) -> Subject:
    """Return what a mention stands for, seen from what the text was about so far.

    A place that lies in no one system is a place of the system spoken of; so is a place of a
    system that was to absorb that one only later.
    """
    inside = running.system_id
    if mention.system_id == "":
        if reading.is_abroad and _is_part(reading, mention.place):
            return Subject("", reading.home.place)
        return Subject("" if mention.place in reading.abroad else inside, mention.place)
    if mention.place and reading.successors.get(inside) == mention.system_id:
        return Subject(inside, mention.place)
    return Subject(mention.system_id, mention.place)


def _is_part(reading: Reading, place: str) -> bool:
    """Tell whether a place lies in the one outside England that a document is about."""
    home = reading.home.place
    nation = home in reading.gazetteer.nations
    return reading.gazetteer.lies_in(place, home) or (not nation and home in place)


def only_subject(
    reading: Reading, mentions: Sequence[Mention], running: Subject | None = None
) -> Subject | None:
    """Return the one system that the mentions lie in, with the first one's place; else None."""
    subjects = predecessors_first(reading, seen_all(reading, mentions, running))
    systems = {subject.system_id or subject.place for subject in subjects}
    if len(systems) != 1:
        return None
    whole = [subject for subject in subjects if not subject.place]
    return whole[0] if whole and subjects[0].place == "" else subjects[0]


def predecessors_first(reading: Reading, subjects: list[Subject]) -> list[Subject]:
    """Return subjects with places of a later system as places of the absorbed one named there."""
    named = {s.system_id for s in subjects if not s.place and s.system_id in reading.successors}
    if not named:
        return subjects
    inside = {reading.successors[system_id]: system_id for system_id in named}
    return [
        Subject(inside.get(subject.system_id, subject.system_id), subject.place)
        if subject.place
        else subject
        for subject in subjects
    ]
