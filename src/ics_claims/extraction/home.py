"""What a document as a whole is about: a system, a place, or the country."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from ics_claims.extraction.country import (
    COUNT_OF_SYSTEMS,
    COUNTRY_CUE,
    NATIONAL_CUE,
    NATIONAL_HINTS,
    NATIONAL_PUBLISHER,
)
from ics_claims.extraction.mentions import Gazetteer, find_mentions, successor_on
from ics_claims.model import ENGLAND, Announcement, Mention, Paragraph

_PLACED = re.compile(
    r"\b(?:in|at|across|for|within|throughout|around|near|serving|covering|from|outside|"
    r"by)\s+(?:the\s+)?$",
    re.I,
)
# Where something was said is not what it is about, nor is the university that studied it.
_EVENT = re.compile(
    r"\b(?:conference|summit|congress|seminar|symposium|speech|speaking|awards?|ceremony)\s+"
    r"(?:held\s+|delivered\s+)?(?:in|at)\s+(?:the\s+)?$",
    re.I,
)
_UNIVERSITY = re.compile(r"^University\s+of\b|\b(?:University|College)$")
_NHS = re.compile(r"\W*NHS\s+")
_DATED = re.compile(r"\b(?:19|20)\d\d\b|\bnews\b", re.I)
_HOSPITAL = re.compile(r"Hospital|NHS|Health")
_DESCRIBED = re.compile(r",\s+(?:where|whose|which)\b")
BODY = re.compile(r"\b(?:Council|Hospitals?|Trust|Services)\b")
_TRUST_AFTER = (" NHS Trust", " NHS Foundation Trust", " Foundation Trust", " Trust")
OWN_VOICE = re.compile(r"\b(?:we|our|ours)\b", re.I)
_QUOTED = re.compile(r"“[^”]*”?|\"[^\"]*\"?|(?<!\w)‘.{0,400}?’(?!\w)")
# How much a mention says on what a document is about; a headline says more than a passing place.
_WEIGHT_SYSTEM, _WEIGHT_PLACE, _WEIGHT_TITLE, _WEIGHT_LEAD = 1.0, 0.7, 4.0, 1.5
# Shares of all that mentions say, from which a document counts as being about one system.
_SHARE_TITLED, _SHARE_NATIONAL, _SHARE_OPENING, _SHARE_THROUGHOUT = 0.4, 0.6, 0.6, 0.75
_SCORE_THROUGHOUT = 4.0
# A document that names a single system at least twice is about it where nothing is national.
_SCORE_ALONE = 1.4
# News that opens in one system may list many others after it: none comes near in weight.
_SCORE_PLACED, _TIMES_RIVAL = 2.0, 2.0
# So much more must be said of places outside England than of systems in it.
_TIMES_ABROAD = 3.0
# A body speaks for itself in at least so many paragraphs, quotations aside.
_OWN_PARAGRAPHS = 3
# From so many mentions on a place may be what a document in a system is about.
_PLACE_MENTIONS = 3
_SHORT_TITLE = 120
# A line shorter than this and without a stop is a letterhead, a date or a by-line.
SHORT_LINE = 90
_LETTERHEAD = 8
# A system's id and nothing, or nothing and a place that lies in no one system.
Area = tuple[str, str]


@dataclass(slots=True)
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
    """What the rules look at: the text, its mentions as of its date, and what it is about.

    `country` is what the document means by the country, its own nation where it `is_abroad`, about
    a place outside England; it is `local` where it is about something less than the country.
    """

    text: str
    mentions: Sequence[Mention]
    starts: Sequence[int]
    home: Subject
    successors: dict[str, str]
    gazetteer: Gazetteer
    country: Subject
    is_abroad: bool
    local: bool

    @property
    def abroad(self) -> frozenset[str]:
        """Names of places outside England."""
        return self.gazetteer.abroad

    def is_wider(self, mention: Mention) -> bool:
        """Tell whether a mention is the nation in which the place spoken of lies."""
        home = self.home.place
        nations = self.gazetteer.nations
        return mention.place in nations and home in self.abroad and home not in nations

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
        and not (mention.place in foreign and comes_from(mention, announcement.text))
    ]
    is_abroad = not home.system_id and home.place in gazetteer.abroad
    nation = gazetteer.nation_of(home.place) if is_abroad else ""
    return Reading(
        announcement.text,
        kept,
        [m.start for m in kept],
        home,
        successors,
        gazetteer,
        country=Subject("", nation) if nation else Subject(ENGLAND, ""),
        is_abroad=is_abroad,
        local=home.system_id != ENGLAND and bool(home.system_id or home.place),
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
    letterhead = _letterhead(announcement.text, paragraphs, mentions)
    if letterhead and not own:
        return Subject(letterhead.system_id, letterhead.place, "publisher")
    scores = _scores(announcement, paragraphs, mentions, gazetteer)
    area = max(scores, key=lambda a: (scores[a], a), default=("", ""))
    if scores and _is_home(announcement, paragraphs, mentions, gazetteer, scores, area):
        place = _own_place(announcement, paragraphs, mentions, gazetteer, area)
        return Subject(area[0], place or area[1], "document")
    shared = _shared_nation(announcement, paragraphs, mentions, gazetteer, scores)
    if shared:
        return Subject("", shared, "document")
    if not _speaks_of_country(announcement, scores):
        return Subject("", "", "document")
    return Subject(ENGLAND, _region(announcement, paragraphs, mentions, gazetteer), "document")


def _shared_nation(
    announcement: Announcement,
    paragraphs: Sequence[Paragraph],
    mentions: Sequence[Mention],
    gazetteer: Gazetteer,
    scores: dict[Area, float],
) -> str:
    """Return what a text on several places of one nation outside England is about.

    That is the nation where the headline names it, else the place that headline or opening name
    first, else the nation.
    """
    areas = {area[1] for area in scores if not area[0]}
    nations = {gazetteer.nation_of(area) for area in areas}
    weight = sum(score for area, score in scores.items() if not area[0])
    if len(nations) != 1 or weight < _TIMES_ABROAD * (sum(scores.values()) - weight):
        return ""
    (nation,) = nations
    opening = opening_of(announcement.text, paragraphs)
    first = [m.place for m in mentions if m.start < opening.stop and not m.system_id]
    inside = [place for place in first if gazetteer.nation_of(place) == nation]
    if not inside or "England" in announcement.text[opening]:
        return ""
    titled = named_in_title(announcement, paragraphs, gazetteer)
    return nation if ("", nation) in titled else inside[0]


def _letterhead(
    text: str, paragraphs: Sequence[Paragraph], mentions: Sequence[Mention]
) -> Mention | None:
    """Return the board whose name a short line at the top begins with: "NHS Highland, 2 June"."""
    for paragraph in paragraphs[:_LETTERHEAD]:
        if paragraph.end - paragraph.start >= SHORT_LINE or _stops(text, paragraph):
            continue
        inside = [m for m in mentions if paragraph.start <= m.start < paragraph.end]
        if len(inside) == 1 and _NHS.fullmatch(text, paragraph.start, inside[0].start):
            dated = text[inside[0].end : paragraph.end]
            return inside[0] if _DATED.search(dated) else None
    return None


def _region(
    announcement: Announcement,
    paragraphs: Sequence[Paragraph],
    mentions: Sequence[Mention],
    gazetteer: Gazetteer,
) -> str:
    """Return the part of England that publisher or headline and the opening name alone."""
    own = {m.place for m in find_mentions(announcement.publisher, gazetteer)}
    titled = {place or area for area, place in named_in_title(announcement, paragraphs, gazetteer)}
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
    lead = opening_of(announcement.text, paragraphs).stop
    first = [*titled, *(m for m in inside if m.start < lead)]
    if not area[0] or not inside or not first or not all(m.place for m in first):
        return ""
    district = _own_district(announcement, paragraphs, first, inside, gazetteer)
    if district:
        return district
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


def _own_district(
    announcement: Announcement,
    paragraphs: Sequence[Paragraph],
    first: Sequence[Mention],
    inside: Sequence[Mention],
    gazetteer: Gazetteer,
) -> str:
    """Return the one district that the opening names, where its system is hardly named after it.

    Towns and hospitals beside it may lie in it. One mention is enough of a text that says "we".
    """
    districts = {m.place for m in first} & gazetteer.districts
    if len(districts) != 1:
        return ""
    (district,) = districts
    said = Counter(m.place for m in inside)
    own = sum(number for place, number in said.items() if district in place)
    rivals = (said[place] for place in said.keys() & gazetteer.districts - districts)
    # News of a system named after its county names the county for short.
    short = district.lower().replace(" ", "-") in inside[0].system_id
    enough = (own >= 2 and not short) or _speaks_for_itself(announcement.text, paragraphs)
    return district if enough and own >= max(said[""], *rivals, 1) else ""


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
    body = BODY.search(first.surface)
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
    opening = announcement.text[opening_of(announcement.text, paragraphs)]
    published = _is_national(announcement.publisher)
    national = published or bool(COUNTRY_CUE.search(opening) or COUNT_OF_SYSTEMS.search(opening))
    if named_in_title(announcement, paragraphs, gazetteer) == {area}:
        below = scores[area] - _WEIGHT_TITLE
        own = not published and below >= rival / _TIMES_RIVAL and scores[area] >= rival
        if own and _speaks_for_itself(announcement.text, paragraphs):
            return True
        return share >= (_SHARE_NATIONAL if national else _SHARE_TITLED)
    if national:
        return False
    lead = opening_of(announcement.text, paragraphs).stop
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
        own += bool(OWN_VOICE.search(words) and OWN_VOICE.search(_QUOTED.sub("", words)))
        if own >= _OWN_PARAGRAPHS:
            return True
    return False


def _opens_in_system(
    announcement: Announcement, paragraphs: Sequence[Paragraph], mentions: Sequence[Mention]
) -> bool:
    """Tell whether the first sentence places its news, and no more is said of the country."""
    opening = opening_of(announcement.text, paragraphs)
    first = [m.start for m in mentions if opening.start <= m.start < opening.stop]
    placed = [
        start for start in first if _PLACED.search(announcement.text[max(0, start - 20) : start])
    ]
    cues = COUNTRY_CUE.finditer(announcement.text, opening.stop)
    return bool(placed) and sum(1 for _ in cues) <= len(mentions) / 2


def opening_of(text: str, paragraphs: Sequence[Paragraph]) -> slice:
    """Return where the headline and the first paragraph of prose stand."""
    prose = [p for p in paragraphs[:_LETTERHEAD] if p.form == "prose"]
    said = (p for p in prose if p.end - p.start >= SHORT_LINE or _stops(text, p))
    last = next(said, None) or (prose[0] if prose else paragraphs[0] if paragraphs else None)
    return slice(paragraphs[0].start, last.end) if last else slice(0, 0)


def _stops(text: str, paragraph: Paragraph) -> bool:
    return text[paragraph.start : paragraph.end].rstrip().endswith((".", "!", ":", ".”", '."'))


def _is_national(publisher: str) -> bool:
    return bool(NATIONAL_PUBLISHER.search(publisher))


def _area(mention: Mention) -> Area:
    """Return the system of a mention, or its place where that lies in no one system."""
    return (mention.system_id, "") if mention.system_id else ("", mention.place)


def named_in_title(
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
    lead = opening_of(announcement.text, paragraphs).stop
    scores: dict[Area, float] = defaultdict(float)
    for mention in mentions:
        weight = _WEIGHT_PLACE if mention.place else _WEIGHT_SYSTEM
        scores[_area(mention)] += weight * (_WEIGHT_LEAD if mention.start < lead else 1)
    for area in named_in_title(announcement, paragraphs, gazetteer):
        scores[area] += _WEIGHT_TITLE
    for area in [area for area in scores if area[1] and area[1] not in gazetteer.abroad]:
        score = scores.pop(area)
        # "South Pembrokeshire" says where Pembrokeshire is.
        if (whole := area[1].partition(" ")[2]) in gazetteer.abroad:
            scores["", whole] += score
    # "Wales" in a text that also names a Welsh board says only where the board is.
    nations = [
        area
        for area in scores
        if area[1].endswith(tuple(gazetteer.nations))
        and gazetteer.nation_of(area[1]) in ("", area[1])
    ]
    narrower = any(gazetteer.nation_of(area[1]) not in ("", area[1]) for area in scores)
    for area in nations if narrower else []:
        del scores[area]
    # The counties of a Welsh or Scottish board that is named too speak for the board.
    boards = []
    if any(area[1] for area in scores):
        around = {it for areas in gazetteer.within.values() for it in areas} - gazetteer.nations
        boards = [area for area in scores if area[1] in around]
    for area in [area for area in scores if area[1] and area not in boards]:
        own = [board for board in boards if gazetteer.lies_in(area[1], board[1])]
        if own:
            scores[max(own, key=lambda board: (scores[board], board))] += scores.pop(area)
    for old, succession in gazetteer.successions.items():
        if (old, "") in scores:
            scores[old, ""] += scores.pop((succession.successor_id, ""), 0.0)
    return scores


def comes_from(mention: Mention, text: str) -> bool:
    """Tell "nurses from Portugal", who are not there."""
    return text.endswith(("from ", "from\u00a0"), max(0, mention.start - 5), mention.start)


def _is_about(mention: Mention, text: str, own: set[str]) -> bool:
    """Tell whether a mention can be what a figure is about.

    In a document about one system a word that also names a town elsewhere needs a preposition or
    a relative clause; where a conference was held or who studied something is never the subject.
    """
    start = max(0, mention.start - 60)
    held = text[start : mention.start].rstrip().lower().endswith(("in", "at", "the"))
    if held and _EVENT.search(text, start, mention.start):
        return False
    if _UNIVERSITY.search(mention.surface) and not _HOSPITAL.search(mention.surface):
        return False
    if own & {ENGLAND, "", mention.system_id}:
        return True
    if mention.place == "" or " " in mention.surface:
        return True
    placed = _PLACED.search(text, max(0, mention.start - 20), mention.start)
    return bool(placed or _DESCRIBED.match(text, mention.end))
