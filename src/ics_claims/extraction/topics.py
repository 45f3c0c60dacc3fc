"""What a document, its sections and its sentences are about, before a figure is looked at."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from ics_claims.extraction.country import (
    ALL_SYSTEMS,
    COUNT_OF_BODIES,
    COUNT_OF_SYSTEMS,
    COUNTRY_CUE,
    EVERY_SYSTEM,
    MOST_IN_A_SYSTEM,
    NATIONAL_CUE,
    NATIONAL_HINTS,
    NATIONAL_OPENING,
    NATIONAL_PUBLISHER,
    NATIONAL_SCHEME,
    NATIONAL_SPEAKER,
    ONE_OF_AREAS,
    SPEAKS_OF_THIS,
    TOGETHER,
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
# Where something was said is not what it is about, nor is the university that studied it.
_EVENT = re.compile(
    r"\b(?:conference|summit|congress|seminar|symposium|speech|speaking|awards?|ceremony)\s+"
    r"(?:held\s+|delivered\s+)?(?:in|at)\s+(?:the\s+)?$",
    re.I,
)
_UNIVERSITY = re.compile(r"^University\s+of\b|\b(?:University|College)$")
_HOSPITAL = re.compile(r"Hospital|NHS|Health")
_DESCRIBED = re.compile(r",\s+(?:where|whose|which)\b")
_BODY = re.compile(r"\b(?:Council|Hospitals?|Trust|Services)\b")
_TRUST_AFTER = (" NHS Trust", " NHS Foundation Trust", " Foundation Trust", " Trust")
_OWN_VOICE = re.compile(r"\b(?:we|our|ours)\b", re.I)
_QUOTED = re.compile(r"“[^”]*”?|\"[^\"]*\"?|(?<!\w)‘.{0,400}?’(?!\w)")
_QUOTE = re.compile(r"^[“\"‘]")
_STOP = re.compile(r"[.!?]\s+[A-Z“\"]")
_SPEAKER = re.compile(r"\b(?:said|says|added|adds|explained|commented|according\s+to)\b", re.I)
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
# How much a mention says on what a document is about; a headline says more than a passing place.
_WEIGHT_SYSTEM, _WEIGHT_PLACE, _WEIGHT_TITLE, _WEIGHT_LEAD = 1.0, 0.7, 4.0, 1.5
# Shares of all that mentions say, from which a document counts as being about one system.
_SHARE_TITLED, _SHARE_NATIONAL, _SHARE_OPENING, _SHARE_THROUGHOUT = 0.4, 0.6, 0.6, 0.75
_SCORE_THROUGHOUT = 4.0
# A document that names a single system at least twice is about it where nothing is national.
_SCORE_ALONE = 1.4
# News that opens in one system may list many others after it: none comes near in weight.
_SCORE_PLACED, _TIMES_RIVAL = 2.0, 2.0
# A body speaks for itself in at least so many paragraphs, quotations aside.
_OWN_PARAGRAPHS = 3
# From so many mentions on a place may be what a document in a system is about.
_PLACE_MENTIONS = 3
_SHORT_TITLE = 120
# Letters beside its name in a numbered heading: "NHS", "ICS", a colon.
_BESIDE_NAME = 12
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
    gazetteer: Gazetteer

    @property
    def abroad(self) -> frozenset[str]:
        """Names of places outside England."""
        return self.gazetteer.abroad

    @property
    def country(self) -> Subject:
        """What a document means by the country: its own nation where it is not about England."""
        nation = self.gazetteer.nation_of(self.home.place) if self.is_abroad else ""
        return Subject("", nation) if nation else Subject(ENGLAND, "")

    @property
    def is_abroad(self) -> bool:
        """Whether the document is about a place outside England."""
        return not self.home.system_id and self.home.place in self.gazetteer.abroad

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
    foreign = frozenset() if home.place in gazetteer.abroad else gazetteer.abroad
    kept = [
        mention
        for mention in current
        if _is_about(mention, announcement.text, own)
        and not (mention.place in foreign and _comes_from(mention, announcement.text))
    ]
    return Reading(announcement.text, kept, [m.start for m in kept], home, successors, gazetteer)


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
        place = _own_place(announcement, paragraphs, mentions, gazetteer, area)
        return Subject(area[0], place or area[1], "document")
    if not _speaks_of_country(announcement, scores):
        return Subject("", "", "document")
    return Subject(ENGLAND, _region(announcement, paragraphs, mentions, gazetteer), "document")


def _region(
    announcement: Announcement,
    paragraphs: Sequence[Paragraph],
    mentions: Sequence[Mention],
    gazetteer: Gazetteer,
) -> str:
    """Return the part of England that publisher or headline and the opening name alone."""
    own = {m.place for m in find_mentions(announcement.publisher, gazetteer)}
    titled = {place or area for area, place in _titled(announcement, paragraphs, gazetteer)}
    (only,) = own if len(own) == 1 else titled if len(titled) == 1 else {""}
    said = sum(m.place == only for m in mentions)
    return only if only in gazetteer.regions and (own or said > 1) else ""


def _own_place(
    announcement: Announcement,
    paragraphs: Sequence[Paragraph],
    mentions: Sequence[Mention],
    gazetteer: Gazetteer,
    area: Area,
) -> str:
    """Return the place in a system that headline or opening name alone and the text keeps to.

    So it is with the newsletter of a town's council: its system is hardly named.
    """
    inside = [m for m in mentions if m.system_id == area[0]]
    title = _as_of(find_mentions(announcement.title, gazetteer), announcement.published, gazetteer)
    titled = [m for m in title if m.system_id == area[0]]
    lead = _opening(announcement.text, paragraphs).stop
    first = [*titled, *(m for m in inside if m.start < lead)]
    if not area[0] or not first or not all(m.place for m in first):
        return ""
    place = min((m.place for m in titled or first), key=len)
    body = _body_of(announcement.text, first[0])
    own = sum(place in m.place for m in inside) + announcement.text.lower().count(body or "\0")
    whole = sum(not m.place for m in inside)
    # A headline says as much as a text that speaks of little else.
    enough = (_PLACE_MENTIONS, whole + 1) if titled else (_PLACE_MENTIONS, len(inside) / 2)
    enough = (2, whole + 1) if body else enough
    rivals = Counter(m.place for m in inside if m.place and place not in m.place)
    kept = own >= max(*enough, *rivals.values()) and (titled or own >= 2 * whole)
    return place if kept and all(place in m.place for m in titled or first) else ""


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


def _body_of(text: str, first: Mention) -> str:
    """Return "the council" or "the trust" where a mention is one, else nothing."""
    body = _BODY.search(first.surface)
    if not body and not text.startswith(_TRUST_AFTER, first.end):
        return ""
    return "the council" if body and body.group() == "Council" else "the trust"


def _is_home(
    announcement: Announcement,
    paragraphs: Sequence[Paragraph],
    mentions: Sequence[Mention],
    gazetteer: Gazetteer,
    scores: dict[Area, float],
    area: Area,
) -> bool:
    """Tell whether the area that says most is named in headline or opening, or throughout."""
    others = [scores[other] for other in scores if not _related(gazetteer, area, other)]
    share = scores[area] / (scores[area] + sum(others))
    rival = _TIMES_RIVAL * max(others, default=0.0)
    opening = announcement.text[_opening(announcement.text, paragraphs)]
    published = _is_national(announcement.publisher)
    national = published or bool(COUNTRY_CUE.search(opening) or COUNT_OF_SYSTEMS.search(opening))
    if _titled(announcement, paragraphs, gazetteer) == {area}:
        below = scores[area] - _WEIGHT_TITLE
        own = not published and below >= rival / _TIMES_RIVAL and scores[area] >= rival
        if own and _speaks_for_itself(announcement.text, paragraphs):
            return True
        return share >= (_SHARE_NATIONAL if national else _SHARE_TITLED)
    if national:
        return False
    lead = _opening(announcement.text, paragraphs).stop
    first = {_area(m) for m in mentions if m.start < lead}
    if area in first and share >= (_SHARE_OPENING if len(first) == 1 else _SHARE_THROUGHOUT):
        return True
    leads = first == {area} and scores[area] >= max(_SCORE_PLACED, rival / _TIMES_RIVAL)
    if leads and not published and _speaks_for_itself(announcement.text, paragraphs):
        return True
    if leads and area[0] and scores[area] >= rival:
        return _opens_in_system(announcement, paragraphs, mentions)
    if len(scores) == 1 and area[0] and scores[area] >= _SCORE_ALONE:
        cues = COUNTRY_CUE.finditer(announcement.text, announcement.body)
        return sum(1 for _ in cues) <= len(mentions)
    return share >= _SHARE_THROUGHOUT and scores[area] >= _SCORE_THROUGHOUT


def _related(gazetteer: Gazetteer, area: Area, other: Area) -> bool:
    """Tell whether two areas are one, or one outside England lies in the other."""
    if area == other:
        return True
    return gazetteer.lies_in(area[1], other[1]) or gazetteer.lies_in(other[1], area[1])


def _speaks_for_itself(text: str, paragraphs: Sequence[Paragraph]) -> bool:
    """Tell whether several paragraphs say "we" or "our" outside quotations."""
    own = 0
    for paragraph in paragraphs:
        words = text[paragraph.start : paragraph.end]
        own += bool(_OWN_VOICE.search(words) and _OWN_VOICE.search(_QUOTED.sub("", words)))
        if own >= _OWN_PARAGRAPHS:
            return True
    return False


def _opens_in_system(
    announcement: Announcement, paragraphs: Sequence[Paragraph], mentions: Sequence[Mention]
) -> bool:
    """Tell whether the first sentence places its news, and no more is said of the country."""
    opening = _opening(announcement.text, paragraphs)
    first = [m.start for m in mentions if opening.start <= m.start < opening.stop]
    placed = [
        start for start in first if _PLACED.search(announcement.text[max(0, start - 20) : start])
    ]
    cues = COUNTRY_CUE.finditer(announcement.text, opening.stop)
    return bool(placed) and sum(1 for _ in cues) <= len(mentions) / 2


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
        line = opening.partition("\n")[0].rstrip()
        prose = line.endswith((".", ":", "…")) or (line[-1:] == "?" and len(line) > _SHORT_TITLE)
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
    nations = [
        area
        for area in scores
        if area[1].endswith(tuple(NATIONS)) and gazetteer.nation_of(area[1]) in ("", area[1])
    ]
    narrower = any(area[1] and area not in nations for area in scores)
    for area in nations if narrower else []:
        del scores[area]
    for old, succession in gazetteer.successions.items():
        if (old, "") in scores:
            scores[old, ""] += scores.pop((succession.successor_id, ""), 0.0)
    return scores


def _comes_from(mention: Mention, text: str) -> bool:
    """Tell "nurses from Portugal", who are not there."""
    return text.endswith(("from ", "from\u00a0"), max(0, mention.start - 5), mention.start)


def _is_about(mention: Mention, text: str, own: set[str]) -> bool:
    """Tell whether a mention can be what a figure is about.

    In a document about one system a word that also names a town elsewhere needs a preposition or
    a relative clause; where a conference was held or who studied something is never the subject.
    """
    if _EVENT.search(text, max(0, mention.start - 60), mention.start):
        return False
    if _UNIVERSITY.search(mention.surface) and not _HOSPITAL.search(mention.surface):
        return False
    if own & {ENGLAND, "", mention.system_id}:
        return True
    if mention.place == "" or " " in mention.surface:
        return True
    placed = _PLACED.search(text, max(0, mention.start - 20), mention.start)
    return bool(placed or _DESCRIBED.match(text, mention.end))


@dataclass(frozen=True, slots=True)
class Topic:
    """What a sentence is about before its own words are read, and by which rule."""

    subject: Subject
    rule: str


@dataclass(frozen=True, slots=True)
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
    if paragraph.form != "prose" or paragraph.end - paragraph.start >= _SHORT_LINE:
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
    speaker = _SPEAKER.search(words)
    if not speaker:
        return base
    if reading.local:
        national = NATIONAL_SPEAKER.search(words) and _OWN_VOICE.search(words)
        named = reading.within(paragraph.start, paragraph.end) or SPEAKS_OF_THIS.search(words)
        return Topic(reading.country, "speaker") if national and not named else base
    if not _QUOTE.match(words):
        return base
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
        if ALL_SYSTEMS.match(words) or (not reading.local and _is_on_all(words)):
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
        exemplified = not reading.local and _gives_example(words)
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


def _is_on_all(words: str) -> bool:
    """Tell whether a sentence speaks of every system or counts them."""
    if EVERY_SYSTEM.search(words):
        return True
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
    bodies = any(_BODY.search(mention.place) for mention in found)
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
    return reading.gazetteer.lies_in(place, home) or (home not in NATIONS and home in place)


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
