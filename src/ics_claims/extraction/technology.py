"""Whether a claim is about records and technology, from the words around its verb."""

from __future__ import annotations

import re
from functools import lru_cache

from ics_claims.extraction.clauses import Parse, clause_end, clause_start
from ics_claims.extraction.facts import SHARES, Facts
from ics_claims.extraction.lexicon import grammar, kinds, outlook, trend
from ics_claims.extraction.sites import is_owned
from ics_claims.extraction.verbs import Group

# Words that name technology wherever they stand, old kinds included.
_TECHNOLOGY = grammar.words(
    "platform platforms app apps portal portals website websites online digital digitally",
    "digitised digitising digitisation electronic electronically paperless software telephony",
    "telehealth telecare telemedicine broadband wifi wi-fi cyber",
    "cyber-security cybersecurity ransomware email emails",
    "emailed e-mail e-mails texting chatbot chatbots ai algorithm algorithms automated automation",
    "robots database databases datasets dashboard dashboards laptop laptops smartphone",
    "smartphones ipads ipad wearable wearables sensor sensors login logins log-in log-ins password",
    "passwords sign-on single-sign-on barcode barcodes cloud-based servers internet intranet",
    "pager pagers bleeps fax faxes ehr ehrs epr eprs kiosks webcam webcams computers",
    "technology technologies e-consultation videoconferencing teleconsultations interoperability",
    "smartcard smartcards biometric chat-bot cloud telephone-system smartwatches",
    "smart-watches handsets headsets tele-health microchips rfid apps' app's chats webchat",
)
# "E-rostering" is technology, an "e-cigarette" is none.
_E_WORD = re.compile(r"e-(?!cig|bik|scoot|petition)[a-z]{4,}$")
# Words that name it only together: "care record", "paper notes", "remote monitoring".
_PAIRS: tuple[tuple[frozenset[str], frozenset[str]], ...] = (
    (
        grammar.words("care shared patient medical health summary single joint paper clinical"),
        grammar.words("record records notes"),
    ),
    (
        grammar.words("video remote remotely virtual text"),
        grammar.words("consultation consultations appointment appointments call calls monitoring"),
    ),
    (grammar.words("remote home"), grammar.words("monitoring monitored")),
    (
        grammar.words("it data"),
        grammar.words("system systems centre centres suppliers sharing platform"),
    ),
    (grammar.words("text"), grammar.words("messages message messaging reminders")),
    (grammar.words("full optical"), grammar.words("fibre fiber")),
    (grammar.words("copper telephone phone"), grammar.words("wire wires lines system systems")),
    (grammar.words("machine deep"), grammar.words("learning")),
    (grammar.words("share sharing shared send"), grammar.words("notes photographs data")),
    (grammar.words("voice speech"), grammar.words("recognition")),
    (grammar.words("image imaging information"), grammar.words("exchange sharing")),
    (grammar.words("fax"), grammar.words("machine machines")),
    (grammar.words("on without"), grammar.words("paper")),
    (grammar.words("switched switch"), grammar.words("on")),
    (grammar.words("virtual"), grammar.words("reality")),
    (grammar.words("monitoring"), grammar.words("kit kits equipment")),
    (grammar.words("use uses used using given with"), grammar.words("tablet tablets phones")),
)
_SECOND = frozenset(word for _, seconds in _PAIRS for word in seconds)
# Verbs that speak of the people themselves, whatever technology is beside them.
_ABOUT_PEOPLE = grammar.words("help staff employ recruit train")
# What brings a result about stands behind these, and is not what the figure is about.
_CAUSES = grammar.SUBORDINATORS | grammar.words("since thanks following owing due among")
# What a record does with those it holds.
_OF_RECORDS = grammar.words("hold link draw pull feed connect view combine store")
_RECORDS = grammar.words("record records")
_DATA = grammar.words("data records")
# How an appointment or a review is held.
_AT_A_DISTANCE = grammar.words("video remotely virtually")
_ANY = _TECHNOLOGY | _SECOND | _RECORDS | _DATA | _AT_A_DISTANCE | grammar.words("system live")
# How far behind its verb a figure stands that has another object before it.
_APART = 3


def is_about_technology(facts: Facts, kind: str) -> bool:
    """Tell whether what is counted is or uses technology.

    A share or a result is about it only where technology is what the verb is said of.
    """
    shrunk = facts.direction == "decrease" and kind not in ("workforce", "activity")
    if shrunk or (facts.direction == "decrease" and facts.unit not in SHARES):
        return False
    if not _may_name_it(facts.reading):
        return False
    if facts.head in kinds.GATHERINGS or facts.lemmas & _ABOUT_PEOPLE or is_owned(facts):
        return False
    group = facts.reading.links[facts.number].group
    if _names_it(facts.noun):
        return True
    if kind == "outcome" and facts.unit not in SHARES:
        return False
    subject = [] if _is_cause(facts, group) else _subject(facts, group)
    if kind in ("outcome", "") and facts.unit in SHARES:
        return _names_it(subject) or "video" in subject
    said = _said(facts, group)
    if kind == "activity" and facts.unit not in SHARES and facts.lemmas & {"send", "write"}:
        # "6,000 letters are sent by email" counts letters.
        said = []
    if facts.lemmas & _OF_RECORDS and (_RECORDS & {*subject} or _DATA & {*subject, *said}):
        return True
    if _is_in_use(facts) and _names_it(list(facts.reading.spelled)):
        return True
    if facts.lemmas & kinds.USING and "system" in said and kind in ("coverage", "structure"):
        return True
    if kind != "structure" and "go" in facts.lemmas and "live" in said:
        return True
    at_distance = kind == "activity" and not _AT_A_DISTANCE.isdisjoint(said)
    return at_distance or _names_it(subject) or _names_it(said)


def _is_in_use(facts: Facts) -> bool:
    """Whether the figure is of where something is used: "now in use at #", "live in #"."""
    before = facts.reading.words(facts.place - 3, facts.place)
    if before[-1:] == ["of"] or not before or before[-1] not in ("in", "at", "across"):
        return False
    return before[:2] == ["in", "use"] or before[-2:-1] in (["live"], ["installed"])


@lru_cache(maxsize=1024)
def _may_name_it(reading: Parse) -> bool:
    """Whether any word of a sentence could speak of technology: most have none."""
    if not _ANY.isdisjoint(reading.spelled):
        return True
    return any(word[:2] == "e-" for word in reading.spelled)


def _is_cause(facts: Facts, group: Group | None) -> bool:
    """Whether the subject only brings a change about: "a text raised attendance by #"."""
    if group is None or facts.role not in ("by", "to", "from") or group.passive:
        return False
    return trend.changes(group.lemma) and facts.place - group.last > _APART


def _subject(facts: Facts, group: Group | None) -> list[str]:
    """Return the words that the verb is said of: back to the start of what it goes on from."""
    if group is None:
        return []
    reading = facts.reading
    start, end = clause_start(reading, group.first), group.first
    if reading.word(end - 1) in ("and", "but", "or"):
        # "It holds # records and links # trusts": one subject for both verbs.
        first = next((g for g in reading.groups if start <= g.first < end and g.finite), None)
        end = first.first if first else end
    while _is_aside(facts, start, end):
        # "Texting, now used by # nurses", "The record, launched in May, holds".
        start = clause_start(reading, start - 2)
    earlier = [place for place in reading.places if start <= place < end and place != facts.place]
    first_word = earlier[-1] if earlier else start
    return _before_cause(reading.words(first_word, end), last=True)


def _is_aside(facts: Facts, start: int, end: int) -> bool:
    """Whether what begins behind a comma has neither a verb nor a subject of its own."""
    joined = facts.reading.word(start) in grammar.CONJUNCTIONS
    return facts.reading.word(start - 1) == "," and not joined and not _has_verb(facts, start, end)


def _has_verb(facts: Facts, start: int, end: int) -> bool:
    """Whether a finite verb stands between two tokens."""
    return any(start <= group.first < end and group.finite for group in facts.reading.groups)


def _said(facts: Facts, group: Group | None) -> list[str]:
    """Return the words of the figure's own stretch, up to what brought it about."""
    reading, place = facts.reading, facts.place
    start = clause_start(reading, place)
    if group is not None and start <= group.first < place:
        start = group.first
    end = clause_end(reading, place)
    later = group is not None and facts.role == "subject" and group.first >= end
    if group is not None and later and not _has_verb(facts, place, group.first):
        end = clause_end(reading, group.last)
    before = _before_cause(reading.words(start, place), last=True)
    after = reading.words(place + 1, end)
    if "that" in after and facts.lemmas & outlook.REPORT_VERBS:
        # "A pilot in # wards found that": what it found is another matter.
        after = after[: after.index("that")]
    return before + _before_cause(after)


def _before_cause(words: list[str], last: bool = False) -> list[str]:
    """Return the words up to a cause or, with `last`, those behind the last one."""
    if _CAUSES.isdisjoint(words):
        return words
    places = [at for at, word in enumerate(words) if word in _CAUSES]
    return words[places[-1] + 1 :] if last else words[: places[0]]


def _names_it(words: list[str]) -> bool:
    """Whether one of the words, or two beside each other, name technology."""
    if not _TECHNOLOGY.isdisjoint(words):
        return True
    for at, word in enumerate(words):
        if word[:2] == "e-" and _E_WORD.match(word):
            return True
        if word in _SECOND and at:
            before = words[at - 1]
            if any(before in firsts and word in seconds for firsts, seconds in _PAIRS):
                return True
    return False
