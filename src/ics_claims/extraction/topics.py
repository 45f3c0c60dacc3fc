"""What a document, its sections and its sentences are about, before a figure is looked at."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from ics_claims.extraction.country import (
    ALL_SYSTEMS,
    COUNT_OF_SYSTEMS,
    COUNTRY_CUE,
    NATIONAL_CUE,
    NATIONAL_HINTS,
    NATIONAL_OPENING,
    NATIONAL_PUBLISHER,
    NATIONAL_SCHEME,
)
from ics_claims.extraction.mentions import Gazetteer, find_mentions, successor_on
from ics_claims.extraction.normal import has_any
from ics_claims.model import ENGLAND, Announcement, Mention, Paragraph, Sentence

_PLACED = re.compile(
    r"\b(?:in|at|across|for|within|throughout|around|near|serving|covering|from|outside|"
    r"by)\s+(?:the\s+)?$",
    re.I,
)
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
_SPEAKER = re.compile(r"\b(?:said|says|added|adds|explained|commented|according\s+to)\b", re.I)
_GENERIC_HEADING = re.compile(
    r"^(?:the\s+|our\s+|key\s+)?(?:challenges?|solutions?|impacts?|results?|outcomes?|approach|"
    r"what|"
    r"how|why|key\s+facts|benefits|lessons|aims?|achievements|progress|highlights|"
    r"context|problem|in\s+numbers|at\s+a\s+glance)\b(?!\s+(?:next|happens))",
    re.I,
)
# How much a mention says on what a document is about; a headline says more than a passing place.
_WEIGHT_SYSTEM, _WEIGHT_PLACE, _WEIGHT_TITLE, _WEIGHT_LEAD = 1.0, 0.7, 4.0, 1.5
# Shares of all that mentions say, from which a document counts as being about one system.
_SHARE_TITLED, _SHARE_NATIONAL, _SHARE_OPENING, _SHARE_THROUGHOUT = 0.4, 0.6, 0.6, 0.75
_SCORE_THROUGHOUT = 4.0
# A document that names a single system at least twice is about it where nothing is national.
_SCORE_ALONE = 1.4
# A line shorter than this and without a stop is a letterhead, a date or a by-line.
_SHORT_LINE = 90
_LETTERHEAD = 8
NATIONS = frozenset(["Wales", "Scotland", "Northern Ireland"])
_FEW_LETTERS = 25
# A sentence's subject may run on: "The minor injuries unit at Trowbridge".
_LONG_SUBJECT = re.compile(r"(?:The|An?|Our|Its)\s(?:[\w-]+\s){1,6}(?:in|at|of)\s(?:the\s)?")
# A system's id and nothing, or nothing and a place that lies in no one system.
Area = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Subject:
    """What a figure is about: a system's id, `england`, or nothing that could be told.

    `place` is narrower than the system, or alone where a place lies in no one system; `rule` says
    how it was found.
    """

    system_id: str
    place: str
    rule: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True)
class Reading:
    """What the rules look at: the text, its mentions as of its date, and what it is about."""

    text: str
    mentions: Sequence[Mention]
    starts: Sequence[int]
    home: Subject
    successors: dict[str, str]
    abroad: frozenset[str]

    def is_wider(self, mention: Mention) -> bool:
        """Tell whether a mention is the nation in which the place spoken of lies."""
        home = self.home.place
        return mention.place in NATIONS and home in self.abroad and home not in NATIONS

    @property
    def local(self) -> bool:
        """Whether the document is about something less than the country."""
        return self.home.system_id != ENGLAND and bool(self.home.system_id or self.home.place)

    def within(self, start: int, end: int) -> Sequence[Mention]:
        """Return the mentions that start between two offsets."""
        return self.mentions[bisect_left(self.starts, start) : bisect_left(self.starts, end)]


def read(
    announcement: Announcement,
    paragraphs: Sequence[Paragraph],
    mentions: Sequence[Mention],
    gazetteer: Gazetteer,
) -> Reading:
    """Return an announcement with what it is about and its mentions as of its date."""
    current = _as_of(mentions, announcement.published, gazetteer)
    home = document_subject(announcement, paragraphs, current, gazetteer)
    successors = {old: s.successor_id for old, s in gazetteer.successions.items()}
    own = {home.system_id, successors.get(home.system_id, home.system_id)}
    kept = [m for m in current if _is_about(m, announcement.text, own)]
    return Reading(
        announcement.text, kept, [m.start for m in kept], home, successors, gazetteer.abroad
    )


def _as_of(mentions: Iterable[Mention], published: str, gazetteer: Gazetteer) -> list[Mention]:
    """Return mentions with absorbed systems as places of the system that absorbed them.

    Without a date, a system counts as absorbed where the text names its successor too.
    """
    mentions = list(mentions)
    named = {mention.system_id for mention in mentions if mention.place == ""}
    latest = "9999"
    return [
        successor_on(mention, published, gazetteer)
        if published or _successor(mention, gazetteer) not in named
        else successor_on(mention, latest, gazetteer)
        for mention in mentions
    ]


def _successor(mention: Mention, gazetteer: Gazetteer) -> str:
    succession = gazetteer.successions.get(mention.system_id)
    return succession.successor_id if succession else ""


def document_subject(
    announcement: Announcement,
    paragraphs: Sequence[Paragraph],
    mentions: Sequence[Mention],
    gazetteer: Gazetteer,
) -> Subject:
    """Return what a document as a whole is about: its publisher's system, that of its title, or
    the one that most mentions lie in; else England."""
    # " ICS" lets names that are also slogans count.
    publisher = find_mentions(f"{announcement.publisher} ICS", gazetteer)
    own = _as_of(publisher, announcement.published, gazetteer)
    if len({_area(m) for m in own}) == 1 and not _is_national(announcement.publisher):
        return Subject(own[0].system_id, own[0].place, "publisher")
    scores = _scores(announcement, paragraphs, mentions, gazetteer)
    area = max(scores, key=lambda a: (scores[a], a), default=("", ""))
    if scores and _is_home(announcement, paragraphs, mentions, gazetteer, scores, area):
        return Subject(*area, "document")
    return Subject(ENGLAND if _speaks_of_country(announcement, scores) else "", "", "document")


def _speaks_of_country(announcement: Announcement, scores: dict[Area, float]) -> bool:
    """Tell whether a document is national: by its publisher, its words or the systems it names.

    A helpline's or a firm's news that names none of these says nothing of where it holds.
    """
    systems = {area[0] for area in scores if area[0]}
    return (
        _is_national(announcement.publisher)
        or len(systems) > 1
        or (
            any(hint in announcement.text for hint in NATIONAL_HINTS)
            and bool(NATIONAL_CUE.search(announcement.text, announcement.body))
        )
    )


def _is_home(
    announcement: Announcement,
    paragraphs: Sequence[Paragraph],
    mentions: Sequence[Mention],
    gazetteer: Gazetteer,
    scores: dict[Area, float],
    area: Area,
) -> bool:
    """Tell whether the area that says most is named in headline or opening, or throughout."""
    share = scores[area] / sum(scores.values())
    opening = announcement.text[_opening(announcement.text, paragraphs)]
    national = _is_national(announcement.publisher) or bool(
        COUNTRY_CUE.search(opening) or COUNT_OF_SYSTEMS.search(opening)
    )
    if _titled(announcement, paragraphs, gazetteer) == {area}:
        return share >= (_SHARE_NATIONAL if national else _SHARE_TITLED)
    if national:
        return False
    lead = _opening(announcement.text, paragraphs).stop
    first = {_area(m) for m in mentions if m.start < lead}
    if area in first and share >= (_SHARE_OPENING if len(first) == 1 else _SHARE_THROUGHOUT):
        return True
    if len(scores) == 1 and area[0] and scores[area] >= _SCORE_ALONE:
        cues = COUNTRY_CUE.finditer(announcement.text, announcement.body)
        return sum(1 for _ in cues) <= len(mentions)
    return share >= _SHARE_THROUGHOUT and scores[area] >= _SCORE_THROUGHOUT


def _opening(text: str, paragraphs: Sequence[Paragraph]) -> slice:
    """Return where the headline and the first paragraph of prose stand."""
    prose = [p for p in paragraphs[:_LETTERHEAD] if p.form == "prose"]
    said = (p for p in prose if p.end - p.start >= _SHORT_LINE or _stops(text, p))
    last = next(said, None) or (prose[0] if prose else paragraphs[0] if paragraphs else None)
    return slice(paragraphs[0].start, last.end) if last else slice(0, 0)


def _stops(text: str, paragraph: Paragraph) -> bool:
    return text[paragraph.start : paragraph.end].rstrip().endswith((".", "!", ":", ".”", '."'))


def _is_national(publisher: str) -> bool:
    return bool(NATIONAL_PUBLISHER.search(publisher))


def _area(mention: Mention) -> Area:
    """Return the system of a mention, or its place where that lies in no one system."""
    return (mention.system_id, "") if mention.system_id else ("", mention.place)


def _titled(
    announcement: Announcement, paragraphs: Sequence[Paragraph], gazetteer: Gazetteer
) -> set[Area]:
    """Return the areas that the headline names: the title, where it is no line of prose."""
    title = announcement.title
    if paragraphs and paragraphs[0].form != "heading":
        opening = announcement.text[paragraphs[0].start : paragraphs[0].end]
        # A first line without a stop is a headline or a letterhead; others are prose.
        prose = opening.partition("\n")[0].rstrip().endswith((".", ":", "…", "?"))
        title = "" if opening.startswith(title[:60]) and prose else title
    found = _as_of(find_mentions(title, gazetteer), announcement.published, gazetteer)
    return {_area(mention) for mention in found}


def _scores(
    announcement: Announcement,
    paragraphs: Sequence[Paragraph],
    mentions: Sequence[Mention],
    gazetteer: Gazetteer,
) -> dict[Area, float]:
    """Return how much the document's mentions say for each system or place outside all systems."""
    lead = _opening(announcement.text, paragraphs).stop
    scores: dict[Area, float] = defaultdict(float)
    for mention in mentions:
        weight = _WEIGHT_PLACE if mention.place else _WEIGHT_SYSTEM
        scores[_area(mention)] += weight * (_WEIGHT_LEAD if mention.start < lead else 1)
    for area in _titled(announcement, paragraphs, gazetteer):
        scores[area] += _WEIGHT_TITLE
    for area in [area for area in scores if area[1] and area[1] not in gazetteer.abroad]:
        del scores[area]
    # "Wales" in a text that also names a Welsh board says only where the board is.
    nations = [area for area in scores if area[1].endswith(tuple(NATIONS))]
    narrower = any(area[1] and area not in nations for area in scores)
    for area in nations if narrower else []:
        del scores[area]
    for old, succession in gazetteer.successions.items():
        if (old, "") in scores:
            scores[old, ""] += scores.pop((succession.successor_id, ""), 0.0)
    return scores


def _is_about(mention: Mention, text: str, own: set[str]) -> bool:
    """Tell whether a mention can be what a figure is about.

    In a document about one system a word that also names a town elsewhere needs a preposition.
    """
    if own & {ENGLAND, "", mention.system_id}:
        return True
    if mention.place == "" or " " in mention.surface:
        return True
    return bool(_PLACED.search(text, max(0, mention.start - 20), mention.start))


@dataclass(frozen=True, slots=True)
class Topic:
    """What a sentence is about before its own words are read, and by which rule."""

    subject: Subject
    rule: str


def topics_of(
    reading: Reading, paragraphs: Sequence[Paragraph], sentences: Sequence[Sentence]
) -> list[Topic]:
    """Return what each sentence takes over from its paragraph, list, section and document."""
    home = Topic(reading.home, reading.home.rule or "document")
    section, lead_in, carried = home, home, home
    topics: list[Topic] = []
    by_paragraph: dict[int, list[Sentence]] = {}
    for sentence in sentences:
        by_paragraph.setdefault(sentence.paragraph, []).append(sentence)
    headline = True
    for paragraph in paragraphs:
        inside = by_paragraph.get(paragraph.number, [])
        words = reading.text[max(0, paragraph.start - 3) : paragraph.start + 2]
        # A second-level mark under the headline already heads a section.
        headline = headline and paragraph.form == "heading" and "##" not in words
        if paragraph.form == "heading":
            topics.extend(home for _ in inside)
            if not headline:
                section = _section(reading, paragraph, section, home)
            lead_in = carried = home
            continue
        base = _base(paragraph, section, lead_in, home)
        base = _spoken(reading, paragraph, base, home)
        running = _running(reading, inside, base, carried, home)
        topics.extend(running[:-1])
        carried = running[-1] if paragraph.form == "prose" else base
        if paragraph.form == "prose":
            lead_in = _lead_in(reading, paragraph, home)
    return topics


def _base(paragraph: Paragraph, section: Topic, lead_in: Topic, home: Topic) -> Topic:
    if paragraph.form == "item" and lead_in is not home:
        return lead_in
    return section


def _section(reading: Reading, heading: Paragraph, before: Topic, home: Topic) -> Topic:
    """Return the topic of the section under a heading; general headings keep the one before."""
    found = only_subject(reading, reading.within(heading.start, heading.end))
    if found:
        return Topic(found, "section")
    words = reading.text[heading.start : heading.end]
    return before if _GENERIC_HEADING.match(words) else home


def _lead_in(reading: Reading, paragraph: Paragraph, home: Topic) -> Topic:
    """Return the topic that a paragraph ending with a colon gives to the list after it."""
    if not reading.text.endswith(":", paragraph.start, paragraph.end):
        return home
    found = only_subject(reading, reading.within(paragraph.start, paragraph.end))
    return Topic(found, "list") if found else home


def _spoken(reading: Reading, paragraph: Paragraph, base: Topic, home: Topic) -> Topic:
    """Return the speaker's system for a paragraph that opens with a quotation."""
    if base is not home or reading.local:
        return base
    words = reading.text[paragraph.start : paragraph.end]
    if not (_QUOTE.match(words) and _SPEAKER.search(words)):
        return base
    found = only_subject(reading, reading.within(paragraph.start, paragraph.end))
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
    for number, sentence in enumerate(sentences):
        words = reading.text[sentence.start : sentence.end]
        carries = carried is not home and carried.subject.place not in reading.abroad
        if number == 0 and running is home and carries and _refers_back(words):
            running = Topic(carried.subject, "continued")
        if ALL_SYSTEMS.match(words) or (not reading.local and _counts_systems(words)):
            running = base
        if exemplified and not _OF_EXAMPLE.search(words):
            running = base
        if reading.local:
            running = _national(reading, sentence, running, base)
        topics.append(running)
        running = _after(reading, sentence, running, base)
        exemplified = not reading.local and _gives_example(words)
    return [*topics, running if running.rule != "national" else base]


def _national(reading: Reading, sentence: Sentence, running: Topic, base: Topic) -> Topic:
    """Return England for what a local text says of the country, until it speaks of itself."""
    words = reading.text[sentence.start : sentence.end]
    if reading.within(sentence.start, sentence.end) or _OWN.search(words):
        return base if running.rule == "national" else running
    opens = NATIONAL_OPENING.match(words)
    if opens and (opens.lastgroup == "country" or NATIONAL_SCHEME.search(words)):
        return Topic(Subject(ENGLAND, ""), "national")
    return running


def _counts_systems(words: str) -> bool:
    return bool(_DIGIT.search(words) and _NUMBER_OF_SYSTEMS.search(words))


def _gives_example(words: str) -> bool:
    return has_any(words, _EXAMPLE_HINTS) and bool(_EXAMPLE.search(words))


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
    if subject.system_id == running.subject.system_id and subject.place:
        before = reading.text[sentence.start : found[0].start]
        opens = len(before) <= _FEW_LETTERS or bool(_LONG_SUBJECT.fullmatch(before))
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
        return Subject("" if mention.place in reading.abroad else inside, mention.place)
    if mention.place and reading.successors.get(inside) == mention.system_id:
        return Subject(inside, mention.place)
    return Subject(mention.system_id, mention.place)


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
    inside = {reading.successors[system_id]: system_id for system_id in named}
    return [
        Subject(inside.get(subject.system_id, subject.system_id), subject.place)
        if subject.place
        else subject
        for subject in subjects
    ]
