"""Claimed changes without a figure: "fewer cancelled operations", "waits have improved"."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple

from ics_claims.extraction.change_words import DOWN, UP
from ics_claims.extraction.clauses import (
    Link,
    Parse,
    clause_start,
    parse,
)
from ics_claims.extraction.idioms import CUE, IDIOMS
from ics_claims.extraction.lexicon import grammar, kinds, trend
from ics_claims.extraction.normal import has_any, lower_case
from ics_claims.extraction.standing import Setting
from ics_claims.extraction.status import status_of
from ics_claims.extraction.tokens import FIGURE
from ics_claims.extraction.verbs import Group
from ics_claims.model import Figure, Paragraph, Sentence


class Change(NamedTuple):
    """A claimed change: the span of its phrase, what changes, how, and whether it did."""

    start: int
    end: int
    measured: str
    direction: str
    status: str


_DOMAIN = grammar.words(
    "health healthcare care access quality wait waits waiting times time performance outcome",
    "outcomes experience experiences services service support treatment treatments diagnosis",
    "diagnoses admissions admission attendances trips operations variation duplication waste",
    "deterioration stay stays pressure pressures independence wellbeing well-being lives life",
    "resources demand inequalities inequality efficiency safety capacity productivity staffing",
    "recruitment retention spending costs mortality deaths infections delays bureaucracy backlog",
    "backlogs lists satisfaction burden sharing collaboration working visits referrals",
    "appointments survival detection prevention flow discharge discharges hospitalisations",
    "hospitalisation morale sickness vacancies standards value advice tests killers smoking",
    "obesity decisions decision-making home needs benefits errors harm falls crisis coordination",
    "co-ordination continuity isolation loneliness travel journeys readmissions progress",
    "care-quality information technology community convenience choice engagement mental-health",
    "response poverty crime emissions pollution wages skills employment attainment unemployment",
    "homelessness people patients residents staff staying activity patient population workforce",
    "training homes jobs investment gap gaps calls",
)
_MORE = grammar.words(
    "more extra additional greater increased improved better enhanced higher stronger",
)
_GOOD = grammar.words(
    "faster quicker speedier earlier easier safer healthier closer nearer sooner longer rapid",
    "timely",
)
_FEWER = grammar.words("fewer less reduced lower shorter")
_COMPARATIVES = _MORE | _GOOD | _FEWER
_UP_VERBS = grammar.words(
    "go_up improve increase boost raise speed strengthen enhance better maximise expand widen",
    "extend accelerate grow transform rise modernise recover rebound",
)
_DOWN_VERBS = grammar.words(
    "go_down reduce cut prevent avoid slow minimise lessen relieve ease shorten lower tackle",
    "fight stop curb eliminate fall drop decline limit eradicate halve spare narrow shrink",
    "dwindle plummet slump tumble slide subside close",
)
_CHANGING = _UP_VERBS | _DOWN_VERBS
_INTRANSITIVE = grammar.words(
    "fall rise grow decline drop go_up go_down recover rebound shrink dwindle plummet slump tumble",
    "slide subside",
)
# "More about", "more information": an offer to the reader, no claim.
_OFFERED = grammar.words("about information details news on at from advice")
_ASKED = grammar.words("hear find read learn see know visit contact")
_TIMES = grammar.words("wait waits times time delays delay stay stays length queues")
_LONGEST = 12
# Characters of a sentence that are read at most.
_LONGEST_SENTENCE = 1600


def find_unquantified(
    text: str,
    paragraphs: Sequence[Paragraph],
    sentences: Sequence[Sentence],
    figures: Sequence[Figure],
) -> list[Change]:
    """Return the claimed changes in health, access, quality, performance or resources.

    Phrases that share a clause with one of the `figures` are no claims of their own.
    """
    forms = {paragraph.number: paragraph.form for paragraph in paragraphs}
    starts = [figure.start for figure in figures]
    found: list[Change] = []
    for sentence in sentences:
        words = text[sentence.start : min(sentence.end, sentence.start + _LONGEST_SENTENCE)]
        if forms.get(sentence.paragraph) == "heading" or not CUE.search(words.lower()):
            continue
        among = figures[bisect_left(starts, sentence.start) : bisect_left(starts, sentence.end)]
        spans = tuple(
            (figure.start - sentence.start, figure.end - sentence.start)
            for figure in among
            if figure.end - sentence.start <= len(words)
        )
        reading = parse(words, spans, False)
        found.extend(
            _in_sentence(reading, sentence.start, str(forms.get(sentence.paragraph, "prose")))
        )
    return found


def _in_sentence(reading: Parse, offset: int, form: str) -> list[Change]:
    changes: list[Change] = []
    at = 0
    for first, after, direction, cue in sorted(_phrases(reading)):
        if changes and first == at + 1 and reading.word(at) == "to":
            # "helping more people" goes on with "to stay well".
            at = after
            end = reading.ends[after - 1]
            last = changes[-1]
            phrase = reading.text[last.start - offset : end]
            changes[-1] = last._replace(end=offset + end, measured=phrase)
            continue
        if first < at or _belongs_to_figure(reading, first, after, cue):
            continue
        at = after
        start, end = reading.begins[first], reading.ends[after - 1]
        status = _status(reading, (first, after), cue, direction, form)
        changes.append(
            Change(offset + start, offset + end, reading.text[start:end], direction, status)
        )
    return changes


def _belongs_to_figure(reading: Parse, first: int, after: int, cue: int) -> bool:
    """Whether the phrase says something of a figure, and is then no claim of its own."""
    if FIGURE in reading.words(first, after):
        return True
    group = _governing(reading, cue)
    for place, link in zip(reading.places, reading.links, strict=True):
        governed = group is not None and link.group is group
        if place < first:
            people = set(reading.words(place + 1, place + 5)) & kinds.PEOPLE
            beside = clause_start(reading, place) == clause_start(reading, first)
            if (people and (governed or (beside and first - place < 14))) or place == first - 1:
                return True
        elif (governed and link.role in ("by", "to", "object", "at")) or (
            place <= after + 1 and link.role in ("by", "to", "of", "from")
        ):
            return True
    return False


def _governing(reading: Parse, cue: int) -> Group | None:
    left = None
    for group in reading.groups:
        if group.first <= cue <= group.last:
            return group
        if group.last < cue:
            left = group
    return left or next((g for g in reading.groups if g.first > cue and g.finite), None)


_Phrase = tuple[int, int, str, int]


def _phrases(reading: Parse) -> list[_Phrase]:
    """Return first token, token after the last, direction and the token of the cue."""
    found = _of_idioms(reading)
    if _DOMAIN.isdisjoint(reading.said):
        return found
    for group in reading.groups:
        if group.lemma in _CHANGING:
            found.extend(_of_verb(reading, group))
    if not _CHANGE_NOUNS.isdisjoint(reading.said):
        found.extend(_of_nouns(reading))
    if _COMPARATIVES.isdisjoint(reading.said):
        return found
    taken = {at for first, after, _, _ in found for at in range(first, after)}
    for at, word in enumerate(reading.spelled):
        if word in _COMPARATIVES and at not in taken:
            phrase = _of_comparative(reading, at)
            if phrase:
                found.append(phrase)
    return found


def _of_verb(reading: Parse, group: Group) -> list[_Phrase]:
    """Return what a verb of change says of its object or subject: "cut duplication"."""
    up = group.lemma in _UP_VERBS
    first, after = _object(reading, group)
    about = reading.words(first, after)
    if _DOMAIN.isdisjoint(about) or group.passive or group.lemma in _INTRANSITIVE:
        first = _subject_start(reading, group)
        about = reading.words(first, group.first)
        if _DOMAIN.isdisjoint(about) or FIGURE in about:
            return []
        return [(first, group.last + 1, _direction(up, group.lemma, about), group.first)]
    found = [(group.last, after, _direction(up, group.lemma, about), group.first)]
    for start, end in _more_items(reading, after):
        words = reading.words(start, end)
        found.append((start, end, _direction(up, group.lemma, words), group.first))
    return found


def _more_items(reading: Parse, after: int) -> list[tuple[int, int]]:
    """Return the further items of a list after its first: ", use of resources and staff"."""
    if reading.word(after) != ",":
        return []
    starts = reading.starts
    items: list[tuple[int, int]] = []
    start = after + 1
    for at in range(after + 1, min(after + 20, len(reading.spelled) + 1)):
        word = reading.word(at)
        if (
            word in ("", ",", "and", ".", ";", ":", "(", "–")
            or at in starts
            or word in grammar.RELATIVES
        ):
            words = reading.words(start, at)
            if (
                not 2 <= len(words) <= 6
                or not set(words) & _DOMAIN
                or set(words) & {"for", "with", "in"}
            ):
                break
            items.append((start, at))
            start = at + 1
            if word not in (",", "and"):
                break
    return items if at not in starts else items[:-1] if items and items[-1][1] == at else items


_LETTERS = re.compile(r"[a-z]+")
_OBJECT_ENDS = grammar.RELATIVES | frozenset(";:–—().!?") | {"by", "through"}
_PHRASE_ENDS = _OBJECT_ENDS | {",", "from", "than"}
_CHANGE_NOUNS = grammar.words(
    "improvement improvements reduction reductions progress increase increases rise rises growth",
    "fall falls drop drops decline declines cut cuts decrease decreases benefit benefits",
    "expansion spread innovation dip",
)
_LARGE = grammar.words("real huge major big significant further lasting marked small")


def _of_nouns(reading: Parse) -> list[_Phrase]:
    """Return "a reduction in cancelled operations", "improvements to performance"."""
    found: list[_Phrase] = []
    for at, noun in enumerate(reading.spelled):
        if noun not in _CHANGE_NOUNS or reading.word(at + 1) not in ("in", "to", "for", "of"):
            continue
        first = at - 1 if reading.word(at - 1) in _LARGE else at
        after = _object_end(reading, at + 2)
        words = reading.words(at + 2, after)
        of_benefits = noun.startswith("benefit") and reading.word(at + 1) == "of"
        if _DOMAIN.isdisjoint(words) or FIGURE in words or of_benefits:
            continue
        down = noun in trend.DOWN_NOUNS or noun == "dip"
        better = "improve" if noun.startswith("improve") else "grow"
        found.append((first, after, _direction(not down, better, words), first))
        for start, end in [] if down else _more_items(reading, after):
            about = reading.words(start, end)
            found.append((start, end, _direction(True, better, about), first))
    return found


def _of_idioms(reading: Parse) -> list[_Phrase]:
    found: list[_Phrase] = []
    lower = lower_case(reading.text)
    words = _heard(reading)
    for rarer, others, pattern, direction in IDIOMS:
        if rarer.isdisjoint(words) or not has_any(lower, others):
            continue
        for match in pattern.finditer(lower):
            first = bisect_left(reading.begins, match.start())
            after = bisect_left(reading.begins, match.end())
            if first < after:
                found.append((first, after, direction, first))
    return found


def _heard(reading: Parse) -> set[str]:
    """Return the words of a sentence, also those in compounds and figures."""
    heard = set(reading.said)
    for word in reading.said:
        if not word.isalpha():
            heard.update(_LETTERS.findall(word))
    for place in reading.places:
        heard.update(_LETTERS.findall(reading.written(place).lower()))
    return heard


def _direction(up: bool, lemma: str, about: list[str]) -> str:
    if not up:
        return DOWN
    if lemma == "speed" or (lemma in ("improve", "better") and set(about) & _TIMES):
        return DOWN if not set(about) & {"performance", "quality", "access"} else UP
    return UP


def _object(reading: Parse, group: Group) -> tuple[int, int]:
    """Return the tokens of what follows the verb, up to the next verb or mark."""
    return group.last + 1, _object_end(reading, group.last + 1)


def _object_end(reading: Parse, first: int) -> int:
    after, last = first, min(len(reading.spelled), first + _LONGEST)
    for group in reading.groups:
        if first <= group.first < last and group.finite:
            last = group.first
            break
    while after < last:
        word = reading.spelled[after]
        if word in _OBJECT_ENDS or (word == "," and not _joins_one_word(reading, after)):
            break
        after += 1
    return after


def _joins_one_word(reading: Parse, comma: int) -> bool:
    """Whether the comma stands in a list of single words: "access, quality and support"."""
    return reading.word(comma + 2) in (",", "and") and reading.word(comma + 1).isalpha()


def _subject_start(reading: Parse, group: Group) -> int:
    start = clause_start(reading, group.first)
    ends = [other.last + 1 for other in reading.groups if other.last < group.first and other.finite]
    start = max([start, *ends])
    while reading.word(start) in grammar.JOINING_WORDS and start < group.first:
        start += 1
    return start


_ADJECTIVE = re.compile(r"(?:ed|ive|ense|able|ible|ful|ous|ic|ent|ant|likely|difficult)$")


def _of_comparative(reading: Parse, at: int) -> _Phrase | None:
    word = reading.word(at)
    if reading.word(at + 1) in ("than", "of"):
        return None
    after = _phrase_end(reading, at)
    words = reading.words(at, after)
    start = at
    if _DOMAIN.isdisjoint(words[1:]) or word in ("sooner", "longer", "nearer", "closer", "faster"):
        start = _verb_before(reading, at)
        words = reading.words(start, after)
        if start == at or _DOMAIN.isdisjoint(words):
            return None
    if at and reading.text[reading.begins[at]].isupper():
        return None
    if word == "more" and _is_offer(reading, at):
        return None
    if word == "more" and _ADJECTIVE.search(reading.word(at + 1)):
        return None
    if word == "longer" and reading.word(at - 1) == "no":
        return None
    direction = DOWN if word in _FEWER else UP
    if word in ("better", "improved") and set(words[1:3]) & _TIMES:
        direction = DOWN
    return start, after, direction, at


def _is_offer(reading: Parse, at: int) -> bool:
    """Whether the reader is sent or asked for more: "for more information", "hear from more"."""
    if reading.word(at + 1) in _OFFERED:
        return True
    return bool(_ASKED & set(reading.words(at - 3, at))) and reading.word(at - 1) in (
        "from",
        "out",
        "about",
        *_ASKED,
    )


def _phrase_end(reading: Parse, at: int) -> int:
    after = at + 1
    last = min(len(reading.spelled), at + 8)
    for group in reading.groups:
        if after <= group.first < last and (group.finite or group.tense == "infinitive"):
            last = group.first
            break
    while after < last and reading.spelled[after] not in _PHRASE_ENDS:
        after += 1
    return after


def _verb_before(reading: Parse, at: int) -> int:
    before = [g for g in reading.groups if g.last < at]
    if not before or before[-1].last < at - 9:
        return at
    if any(
        word in grammar.RELATIVES or word in ",;:–—()"
        for word in reading.words(before[-1].last, at)
    ):
        return at
    group = before[-1]
    return _subject_start(reading, group) if group.finite else group.last


def _status(reading: Parse, phrase: tuple[int, int], cue: int, direction: str, form: str) -> str:
    """Return the status of the verb at the cue, or of the verb that governs it."""
    pretended = reading.with_figure(cue, Link(_governing(reading, cue), "object"))
    activity = set(reading.words(*phrase)) & {
        "visits",
        "appointments",
        "tests",
        "checks",
        "sessions",
    }
    kind = "activity" if activity else "outcome"
    return status_of(pretended, 0, Setting("percent", kind, direction, form, "", "", False))[0]
