"""Tells which system or place each figure of a document is about."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import pairwise

from ics_claims.extraction.country import (
    AMONG_AREAS,
    AVERAGE,
    BODIES_COUNTED,
    CHOSEN,
    COUNT_OF_AREAS,
    COUNT_OF_BOARDS,
    COUNT_OF_SYSTEMS,
    COUNT_PLAIN,
    COUNTRY_CUE,
    COUNTRY_HINTS,
    COUNTRY_TRAILING,
    COUNTRY_WORDS,
    GIVEN_TO_ALL,
    LIKE_THIS,
    MOST_IN_A_SYSTEM,
    NATIONAL_ENDS,
    ONE_OF,
    OTHER_BOARDS,
    OTHER_SYSTEMS,
    PART_OF_NATIONAL,
    RANKED,
    RANKED_AMONG,
    SET_AGAINST,
    SHARE_OF_SYSTEMS,
    SYSTEM_HINTS,
    THE_NHS,
    TRAILING_HINTS,
)
from ics_claims.extraction.home import Reading, Subject, read
from ics_claims.extraction.mentions import Gazetteer
from ics_claims.extraction.normal import has_any, lower_case, present
from ics_claims.extraction.topics import (
    Topic,
    only_subject,
    predecessors_first,
    seen_all,
    seen_from,
    topics_of,
)
from ics_claims.model import ENGLAND, Announcement, Figure, Mention, Paragraph, Sentence

__all__ = ["Subject", "subjects_of"]

_POSSESSED = re.compile(
    r"(?:\b(?:its|their|our|has|have|comprises?|includes?|including|made\s+up\s+of|consists?\s+of|"
    r"brings?\s+together|between|across\s+its|each\s+of)|['’]s?)(?:\s+(?:the|all|its))*\s*$",
    re.I,
)
_IN_PLACE = re.compile(
    r"[^.;:,()–—]{0,70}?\b(?:in|across|at|for|within|throughout|of|by|around|serving|covering)\s+"
    r"(?:the\s+|all\s+of\s+|neighbouring\s+|nearby\s+|(?:most|much|parts)\s+of\s+|rural\s+)*$",
    re.I,
)
# After "in Leeds 40 per cent" what follows "and in" has a figure of its own.
_AND_IN = re.compile(r"\b(?:and|but|while|with)\s+(?:in|at|across)\s+(?:the\s+)?$", re.I)
_WHERE = re.compile(r"\b(?:in|at|across|within|throughout)\s+(?:the\s+)?$", re.I)
# For text in lower case. It begins with one character, so that the search passes over all others.
_CLAUSE = re.compile(
    r"[;:–—(),\s](?:(?<=\s)(?=[abctw])(?:"
    r"(?:than|above|below)(?=\s+the\s+(?:national|england|english)\b)|"
    r"(?:while|whilst|whereas|compared\s+(?:with|to)|against|but)\s)|"
    r"(?<=[;:–—()])|"
    r"(?<=,)\s+(?:and|but|while|whilst|whereas|with|as|so|which|where|after|plus|above|below|"
    r"among|including|notably|especially|"
    r"up|down|against|compared|higher|lower|better|worse|just|ahead|behind|short|well|slightly)\b)",
)
_BRACKETS = re.compile(r"\([^()]*\)")
_LISTED = re.compile(r"(?:[,;]?\s+(?:and|&|or|plus|with)\s+|[,;]\s+)(?:the\s+|in\s+|at\s+)?", re.I)
# "Leeds, where 40 people", but not where the clause ends before the figure.
_RELATIVE = re.compile(
    r"(?:,|\s\(|\s[–—-])?\s*(?:where|whose|which\s+(?:(?:has|had|is|was|will)\b|[a-z]+s\s))"
    r"(?!\s+(?:both|all|together|each|between\s+them|they)\b)"
    r"(?:[^.;:—,()]|[,.](?=\d)|,\s+(?:and|or|with|but)\b){0,150}",
    re.I,
)
# What follows these is the next clause; its own figures come after it.
_NEXT_CLAUSE = re.compile(
    r"(?:,\s+(?:and|but|of\s+which)|;(?:\s+and)?|,?\s+(?:while|whilst|whereas))\s+"
    r"(?:in\s+|at\s+|across\s+)?"
    r"(?:the\s+)?$",
    re.I,
)
_COMPARED = re.compile(
    r"\b(?:if|unless|as\s+(?:in|at)|like|unlike|than|repeat\w*|cop(?:y|ied)|match\w*|emulat\w*|"
    r"similar\s+to|modelled\s+on|inspired\s+by|elsewhere)\b[^.;:,]{0,60}$",
    re.I,
)
_ASIDE = re.compile(
    r",\s(?:[^.;:]|\.(?=\d)){3,160}?,\s+(?:was|is|are|were|has|have|had|will|would|can|could|plans?|expects?|"
    r"hopes?|says?|said|aims?|got|gets|received|reports?|reported|spen(?:d|t|ds))\b",
)
_OURS = re.compile(
    r"\b(?:ours|our\s+(?:own\s+)?(?:share|part|figure|rate))(?:\s+(?:of\s+(?:it|this|that)\s+)?"
    r"(?:is|are|was|were|will\s+be|stands\s+at|comes\s+to|came\s+to))?\s*$",
    re.I,
)
# Staff who come from abroad work here.
_RECRUITS = re.compile(r"\brecruit|\b(?:hire|train)(?:d|s|ed)?\b|\b(?:us|our)\b", re.I)
_OWNS = re.compile(r"['’]s?\s+(?:£|\d|\w+\s+(?:million|per\s+cent|percent)\b|half\b)")
_FOLLOWED = re.compile(r"\b(?:followed\s+by|ahead\s+of|behind|trailed\s+by|then)\b", re.I)
# The first cell of a row of a table.
_NATIONAL_ROW = re.compile(r"\W*(?:England|English|National(?:ly)?|UK)\b[^|\t\n]{0,40}[|\t]", re.I)
# "Stroke is the fourth commonest cause of death in the country."
_AT_LARGE = re.compile(
    r"\s*[“\"‘']?(?!(?:The|This|These|That|Those|It|Its|Our|We|They|As|In|An?|One|Among)\b)"
    r"[A-Z][\w-]*(?:\s+[a-z]+){0,2}\s+(?:is|are|remains?)\s"
)
_NAMES_COUNTRY = re.compile(r"Engl(?:and|ish)|\bUK\b|Britain|United\s+Kingdom", re.I)
_FEW = 2
_FEW_LETTERS = 25
_NEXT = 40
_GIVEN = 80
_GIVING = tuple("giv gave allocated awarded offered promised handed".split())
# So many systems elsewhere in one list stand for the country.
_SEVERAL = 3
_NEAR = 500
# Characters of a sentence that are read at most.
_LONGEST = 1600


def subjects_of(
    announcement: Announcement,
    paragraphs: Sequence[Paragraph],
    sentences: Sequence[Sentence],
    mentions: Sequence[Mention],
    figures: Sequence[Figure],
    gazetteer: Gazetteer,
) -> list[Subject]:
    """Return the subject of each of `figures`, in their order.

    A figure is about what is named beside it, else what its sentence, list, section or paragraph is
    about, else what the document as a whole is about: one system, or England.
    """
    reading = read(announcement, paragraphs, mentions, gazetteer)
    topics = topics_of(reading, paragraphs, sentences)
    first = [sentence.start for sentence in sentences]
    subjects = []
    for figure in figures:
        number = max(0, bisect_right(first, figure.start) - 1)
        if sentences:
            near = _clipped(sentences[number], figure)
            two = _of_two(reading, sentences, number, figure)
            subjects.append(two or _subject(reading, near, figure, topics[number]))
        else:
            subjects.append(reading.home)
    return subjects


def _clipped(sentence: Sentence, figure: Figure) -> Sentence:
    """Return the sentence as far as it is near the figure: tables without stops stay cheap."""
    start, end = figure.start - _NEAR, figure.end + _NEAR
    if start <= sentence.start and sentence.end <= end:
        return sentence
    return Sentence(max(sentence.start, start), min(sentence.end, end), sentence.paragraph)


def _outside_brackets(reading: Reading, sentence: Sentence, figure: Figure) -> Sequence[Mention]:
    """Return the sentence's mentions without those in brackets that the figure is not in."""
    found = reading.within(sentence.start, sentence.end)
    if not found:
        return found
    plain = found
    if reading.text.find("(", sentence.start, sentence.end) >= 0:
        brackets = [
            match.span()
            for match in _BRACKETS.finditer(reading.text, sentence.start, sentence.end)
            if not match.start() <= figure.start < match.end()
        ]
        plain = [m for m in found if not any(a <= m.start < b for a, b in brackets)] or found
    narrow = [m for m in plain if not reading.is_wider(m)]
    # The nation governs where it alone is named before the figure.
    if len(narrow) < len(plain) and plain[0] not in narrow and plain[0].end <= figure.start:
        return narrow if narrow and narrow[0].start < figure.start else plain
    return narrow or plain


def _of_two(
    reading: Reading, sentences: Sequence[Sentence], number: int, figure: Figure
) -> Subject | None:
    """Return which of the two that the sentence before names is "the former" or "the latter"."""
    if not number:
        return None
    sentence, before = sentences[number], sentences[number - 1]
    said = reading.text[max(sentence.start, figure.start - _LONGEST) : figure.start].lower()
    at = max(said.rfind("the former"), said.rfind("the latter"))
    if at < 0:
        return None
    named: list[Subject] = []
    for mention in reading.within(before.start, before.end):
        subject = Subject(mention.system_id, mention.place, "former-latter")
        if subject not in named:
            named.append(subject)
    if len(named) != _FEW:
        return None
    return named[0] if said.startswith("the former", at) else named[1]


def _among(
    reading: Reading, mention: Mention, found: Sequence[Mention], running: Subject
) -> Subject:
    """Return what one of a sentence's mentions stands for, given the others."""
    seen = [seen_from(reading, mention, running), *seen_all(reading, found, running)]
    return predecessors_first(reading, seen)[0]


def _subject(reading: Reading, sentence: Sentence, figure: Figure, topic: Topic) -> Subject:
    """Return what one figure is about; the rules from the nearest words to the whole document."""
    found = _outside_brackets(reading, sentence, figure)
    if _counts_systems(reading, sentence, figure, topic):
        return replace(reading.country, rule="counts systems")
    beside = _trailing(reading, sentence, figure, found, topic)
    if beside:
        return beside
    if reading.local and _OURS.search(reading.text, max(0, figure.start - _NEXT), figure.start):
        return reading.home
    if _is_of_national(reading.text, sentence, figure):
        return replace(reading.country, rule="part of national")
    clause = _clause(reading.text, sentence, figure)
    if _on_others(reading, sentence, figure, found):
        return replace(reading.country, rule="country")
    country = _country(reading, clause, figure, found)
    if country:
        return country
    if _NATIONAL_ROW.match(reading.text, sentence.start, figure.start):
        return replace(reading.country, rule="country")
    if found:
        relative = _relative(reading, figure, found, topic)
        if relative:
            return relative
        named = _named(reading, sentence, clause, figure, found, topic)
        if named and _governs(reading, sentence, named, found):
            return named
        if _on_several(reading, figure, found):
            return replace(reading.country, rule="several elsewhere")
    return Subject(topic.subject.system_id, topic.subject.place, topic.rule)


def _on_others(
    reading: Reading, sentence: Sentence, figure: Figure, found: Sequence[Mention]
) -> bool:
    """Tell whether a sentence, or the quotation that holds the figure, begins with all systems."""
    quoted = reading.text.rfind("“", sentence.start, figure.start)
    for start in {sentence.start, max(quoted, sentence.start)}:
        if any(start <= m.start < figure.start for m in found):
            continue
        if ";" in reading.text[start : figure.start]:
            continue
        words = reading.text[start : figure.end]
        if OTHER_SYSTEMS.match(words) or (reading.is_abroad and OTHER_BOARDS.match(words)):
            return True
        after = reading.text[start : min(sentence.end, figure.end + _NEXT)]
        if reading.is_abroad and OTHER_BOARDS.match(after):
            return True
    return False


def _relative(
    reading: Reading, figure: Figure, found: Sequence[Mention], topic: Topic
) -> Subject | None:
    """Return what a relative clause with the figure is tied to: "Leeds, where 40 people"."""
    before = [mention for mention in found if mention.end <= figure.start]
    if not before or not _RELATIVE.fullmatch(reading.text, before[-1].end, figure.start):
        return None
    seen = _among(reading, before[-1], found, topic.subject)
    return Subject(seen.system_id, seen.place, "relative clause")


def _counts_systems(reading: Reading, sentence: Sentence, figure: Figure, topic: Topic) -> bool:
    """Tell whether a figure counts systems or areas of the country rather than parts of one."""
    text = reading.text
    if SHARE_OF_SYSTEMS.match(text, figure.end, sentence.end):
        return True
    start = max(sentence.start, figure.start - _GIVEN)
    given = has_any(text[start : figure.start], present(text, _GIVING))
    if given and GIVEN_TO_ALL.search(text, start, figure.start):
        return True
    if figure.unit != "count":
        return False
    bodies = BODIES_COUNTED.match(text, figure.end, sentence.end)
    if bodies and (figure.value_low or 0) > MOST_IN_A_SYSTEM[bodies[1].lower()]:
        return True
    after = text[figure.end : min(sentence.end, figure.end + 90)]
    if not has_any(after.lower(), present(text, SYSTEM_HINTS, lower=True)):
        return False
    if _POSSESSED.search(text, max(sentence.start, figure.start - 30), figure.start):
        return False
    few = figure.value_low is not None and figure.value_low <= _FEW
    if COUNT_PLAIN.match(after) and not (reading.local and few):
        return True
    if reading.is_abroad and not few and COUNT_OF_BOARDS.match(after):
        return True
    if reading.local or topic.subject.system_id != ENGLAND:
        return not few and bool(COUNT_OF_SYSTEMS.match(after))
    opening = reading.within(sentence.start, figure.start)
    if opening and opening[0].start - sentence.start <= _FEW_LETTERS:
        return bool(COUNT_OF_SYSTEMS.match(after))
    return bool(COUNT_OF_AREAS.match(after))


def _is_of_national(text: str, sentence: Sentence, figure: Figure) -> bool:
    """Tell a figure that the local one is a part of: "one of eight announced", "19th of 151"."""
    start = max(sentence.start, figure.start - _NEXT)
    before = text[start : figure.start].rstrip().lower()
    part = None
    if before.endswith(NATIONAL_ENDS):
        part = PART_OF_NATIONAL.search(text, start, figure.start)
    if part:
        ranked = part.group().rstrip().lower().endswith(("of", "of the", "of all"))
        shared = part.group().lower().startswith(("share", "national", "nationwide"))
        return shared or not ranked or bool(RANKED_AMONG.match(text, figure.end, sentence.end))
    if has_any(before, ("one", "among")) and ONE_OF.search(text, start, figure.start):
        chosen = CHOSEN.match(text, figure.end, sentence.end)
        if chosen or AMONG_AREAS.match(text, figure.end, sentence.end):
            return True
    after = text[figure.end : sentence.end].lower()
    return "like" in after and bool(LIKE_THIS.match(text, figure.end, sentence.end))


def _clause(text: str, sentence: Sentence, figure: Figure) -> tuple[int, int]:
    """Return start and end of the clause that holds the figure."""
    offset = sentence.start
    start, end = offset, sentence.end
    for first, after in _marks(text[offset : sentence.end]):
        if offset + after <= figure.start:
            start = offset + after
        elif offset + first >= figure.end:
            end = offset + first
            break
    return start, end


@lru_cache(maxsize=64)
def _marks(words: str) -> tuple[tuple[int, int], ...]:
    """Return where clauses meet in a sentence: asked again for each of its figures."""
    return tuple([mark.span() for mark in _CLAUSE.finditer(lower_case(words))])


def _trailing(
    reading: Reading,
    sentence: Sentence,
    figure: Figure,
    found: Sequence[Mention],
    topic: Topic,
) -> Subject | None:
    """Return what follows the figure as in "300 more appointments in Dorset"; England likewise."""
    text = reading.text
    following = next((m for m in found if m.start >= figure.end and not reading.is_wider(m)), None)
    first = following is None or found[0].start >= figure.end
    goes_on = following and not first and _AND_IN.search(text, figure.end, following.start)
    if following and not goes_on and _IN_PLACE.fullmatch(text, figure.end, following.start):
        if _lists_systems(text, following, found):
            return Subject(topic.subject.system_id, topic.subject.place, topic.rule)
        seen = _among(reading, following, found, topic.subject)
        listed = _in_list(text, following, found) and seen.place != reading.home.place
        return Subject(seen.system_id, "" if listed else seen.place, "named after")
    limit = min(following.start if following else sentence.end, sentence.end)
    country = None
    if has_any(text[figure.end : limit].lower(), present(text, TRAILING_HINTS, lower=True)):
        country = COUNTRY_TRAILING.match(text, figure.end, limit)
    if country and not RANKED.search(text[figure.end : country.end()]):
        cue = COUNTRY_CUE.search(text, figure.end, country.end())
        between = text[figure.end : cue.start()] if cue else ""
        compared = cue and AVERAGE.match(cue.group()) and SET_AGAINST.search(between)
        named = any(m.end <= figure.start for m in found) or reading.local
        return None if compared and named else _of_country(reading, country.group())
    return None


def _of_country(reading: Reading, words: str) -> Subject:
    """Return the country that words speak of: that of the document unless they name another."""
    if _NAMES_COUNTRY.search(words):
        return Subject(ENGLAND, "", "country")
    return replace(reading.country, rule="country")


def _country(
    reading: Reading, clause: tuple[int, int], figure: Figure, found: Sequence[Mention]
) -> Subject | None:
    """Return the country where the clause speaks of it, with no system named between."""
    words = reading.text[slice(*clause)]
    if not has_any(words, present(reading.text, COUNTRY_HINTS)):
        lower = words.lower() if "NHS" in words else ""
        if not has_any(lower, COUNTRY_WORDS) and not THE_NHS.search(lower):
            return None
    for cue in COUNTRY_CUE.finditer(reading.text, *clause):
        before = reading.text[clause[0] : cue.start()]
        if RANKED.search(before) and (found or not _AT_LARGE.match(before)):
            continue
        if AVERAGE.match(cue.group()) and not -_FEW_LETTERS < figure.start - cue.end() < _NEXT:
            continue
        low, high = sorted((cue.start(), figure.start))
        if cue.group().lower() == "elsewhere" and ", " in reading.text[figure.end : high]:
            continue
        if not any(low <= mention.start < high for mention in found):
            return _of_country(reading, cue.group())
    return None


def _on_several(reading: Reading, figure: Figure, found: Sequence[Mention]) -> bool:
    """Tell whether a local text names several other systems before the figure, not its own."""
    systems = {m.system_id for m in found if m.end <= figure.start and m.system_id}
    return reading.local and len(systems) >= _SEVERAL and reading.home.system_id not in systems


def _governs(
    reading: Reading, sentence: Sentence, named: Subject, found: Sequence[Mention]
) -> bool:
    """Tell whether a system other than the document's own is what a sentence is about.

    It has to be the sentence's subject or where things happen, not where patients travel to.
    """
    home = reading.home.system_id
    if home and named.place in reading.abroad and not named.system_id:
        return not _RECRUITS.search(reading.text, sentence.start, sentence.end)
    if home in (ENGLAND, "", named.system_id) or reading.successors.get(home) == named.system_id:
        return True
    return any(
        mention.start - sentence.start <= _FEW_LETTERS
        or _WHERE.search(reading.text, max(sentence.start, mention.start - 20), mention.start)
        for mention in found
        if mention.system_id == named.system_id
    )


def _named(
    reading: Reading,
    sentence: Sentence,
    clause: tuple[int, int],
    figure: Figure,
    found: Sequence[Mention],
    topic: Topic,
) -> Subject | None:
    """Return what the sentence names: its one system, else the nearest in or before the clause."""
    if _is_aside(reading, found, figure, topic):
        return Subject(topic.subject.system_id, topic.subject.place, topic.rule)
    resumed = _resumed(reading.text, sentence, found, figure)
    if resumed:
        seen = _among(reading, resumed, found, topic.subject)
        return Subject(seen.system_id, seen.place, "resumed")
    inside = _definite([m for m in found if clause[0] <= m.start < clause[1]], reading)
    only = only_subject(reading, found, topic.subject)
    if only and not only.system_id:
        return Subject("", only.place, "sentence")
    if only:
        near = _nearest(inside, figure) or (found[0] if _opens(sentence, found[0]) else None)
        alone = near is not None and not _in_list(reading.text, near, found)
        place = _among(reading, near, found, topic.subject).place if near and alone else ""
        if not alone and only.place and only.system_id == reading.home.system_id:
            # Towns of a list lie in the place that the document is about; its neighbours do not.
            listed = {mention.place for mention in found} - {reading.home.place}
            place = "" if listed & reading.gazetteer.districts else reading.home.place
        return Subject(only.system_id, place, "sentence")
    if _is_enumeration(reading.text, found, figure):
        if _on_several(reading, figure, found):
            return replace(reading.country, rule="several elsewhere")
        among = any(mention.place == topic.subject.place for mention in found)
        place = topic.subject.place if among or not topic.subject.system_id else ""
        return Subject(topic.subject.system_id, place, topic.rule)
    inside = [m for m in inside if not _is_next(reading.text, m, figure)]
    nearest = _nearest(inside, figure) or _nearest(found, figure)
    if nearest is None:
        return None
    seen = _among(reading, nearest, found, topic.subject)
    return Subject(seen.system_id, seen.place, "nearest")


def _is_aside(reading: Reading, found: Sequence[Mention], figure: Figure, topic: Topic) -> bool:
    """Tell whether what is first named after the figure only begins the next clause or compares."""
    if any(mention.start < figure.start for mention in found):
        return False
    between = reading.text[figure.end : found[0].start]
    if _NEXT_CLAUSE.search(between):
        return True
    compared = _COMPARED.search(between)
    return bool(compared) and found[0].system_id != topic.subject.system_id


def _is_next(text: str, mention: Mention, figure: Figure) -> bool:
    """Tell whether a mention after the figure has a figure of its own: "followed by Leeds"."""
    if mention.start < figure.start:
        return False
    return bool(_OWNS.match(text, mention.end) or _FOLLOWED.search(text, figure.end, mention.start))


def _resumed(
    text: str, sentence: Sentence, found: Sequence[Mention], figure: Figure
) -> Mention | None:
    """Return the subject of a sentence that goes on after an aside: "Leeds, unlike York, has"."""
    before = [mention for mention in found if mention.end <= figure.start]
    if not before or not _opens(sentence, before[0]):
        return None
    aside = _ASIDE.match(text, before[0].end, figure.start)
    if aside is None or not aside.start() < before[-1].start < aside.end():
        return None
    return before[0]


def _definite(mentions: Sequence[Mention], reading: Reading) -> Sequence[Mention]:
    """Return mentions that lie in a system, where there are any beside ones that do not.

    Regions and places outside England stand for themselves.
    """
    regions, abroad = reading.gazetteer.regions, reading.abroad
    return [
        m for m in mentions if m.system_id or m.place in regions or m.place in abroad
    ] or mentions


def _opens(sentence: Sentence, mention: Mention) -> bool:
    """Tell whether a sentence begins with a mention, as in "In Leeds, ..."."""
    return mention.start - sentence.start <= _FEW_LETTERS


def _nearest(mentions: Sequence[Mention], figure: Figure) -> Mention | None:
    """Return the last mention before the figure, else the first after it."""
    before = [mention for mention in mentions if mention.end <= figure.start]
    if before:
        return before[-1]
    return next((mention for mention in mentions if mention.start >= figure.end), None)


def _is_enumeration(text: str, found: Sequence[Mention], figure: Figure) -> bool:
    """Tell whether the mention nearest to the figure on its left, else right, ends a list."""
    before = [mention for mention in found if mention.end <= figure.start]
    if before:
        return len(before) > 1 and _linked(text, before[-2], before[-1])
    after = [mention for mention in found if mention.start >= figure.end]
    return len(after) > 1 and _linked(text, after[0], after[1])


def _in_list(text: str, mention: Mention, found: Sequence[Mention]) -> bool:
    """Tell whether a mention stands in a list of several ("A, B and C")."""
    return any(
        _linked(text, a, b) for a, b in pairwise(found) if mention.start in (a.start, b.start)
    )


def _lists_systems(text: str, first: Mention, found: Sequence[Mention]) -> bool:
    """Tell whether a mention begins a list of several systems: "in Devon, Dorset and Kent"."""
    systems = {first.system_id}
    for a, b in pairwise(m for m in found if m.start >= first.start):
        if not _linked(text, a, b):
            break
        systems.add(b.system_id)
    return len(systems - {""}) > 1


def _linked(text: str, first: Mention, second: Mention) -> bool:
    return bool(_LISTED.fullmatch(text, first.end, second.start))
