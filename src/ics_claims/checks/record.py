"""The record of a finding, and how documents, figures and numbers are spoken of in one."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from ics_claims.dates import month_name

Claim = dict[str, Any]
Severity = Literal["contradiction", "tension", "ambiguity"]
SEVERITIES: tuple[Severity, ...] = ("contradiction", "tension", "ambiguity")

_UNNAMED = re.compile(r"^\W*(?:not (?:named|given|stated|known)|unknown|none)\b", re.I)

_NOUN = re.compile(
    r"[^.]{0,50}?\b(?:systems?|ICSs?|ACSs?|STPs?|areas?|partnerships?|regions?)\b", re.I
)
_STOP = re.compile(
    r"[.,;:(–—]|\b(?:which|that|who|were|was|are|is|have|has|and|plus|to|of|for|in)\b", re.I
)


@dataclass(frozen=True, slots=True)
class Passage:
    """Characters of a document that a finding rests on, with the claim made there, if any."""

    document: str
    start: int
    end: int
    claim_id: str = ""

    @classmethod
    def of(cls, claim: Claim) -> Passage:
        """Return the passage of a claim: its figure."""
        return cls(claim["announcement_id"], claim["start"], claim["end"], claim["claim_id"])

    def __str__(self) -> str:
        return f"{self.document}:{self.start}-{self.end}"


@dataclass(frozen=True, slots=True)
class Finding:
    """What does not add up: `size` (0 to 1) ranks it among those of its severity.

    `events` are dates of the register's events that it rests on beside the documents.
    """

    rule: str
    severity: Severity
    statement: str
    passages: tuple[Passage, ...]
    evidence: str
    reading: str = ""
    size: float = 0.1
    events: tuple[str, ...] = ()

    @property
    def finding_id(self) -> str:
        """An id from what is found, so that it stays while other findings come and go."""
        ids = " ".join(passage.claim_id or str(passage) for passage in self.passages)
        digest = hashlib.sha256("\x1f".join((self.rule, ids, self.evidence)).encode()).hexdigest()
        return f"{self.rule}-{digest[:8]}"

    @property
    def claim_ids(self) -> str:
        """The claims at odds, each once, in the order of the passages."""
        return " ".join(dict.fromkeys(p.claim_id for p in self.passages if p.claim_id))


def passages(*claims: Claim) -> tuple[Passage, ...]:
    """Return the passages of claims, each once, in their order."""
    return tuple(dict.fromkeys(Passage.of(claim) for claim in claims))


def label(announcement: dict[str, Any]) -> str:
    """Return a document's name for readers: "NHS England's press release of 19 June 2019"."""
    publisher = str(announcement["publisher"])
    if not publisher or _UNNAMED.search(publisher):
        publisher = "an unnamed publisher"
    kind = str(announcement.get("kind") or "document")
    published = str(announcement["published"])
    when = f" of {day_name(published)}" if published else ""
    return f"{publisher}’s {kind}{when}"


def day_name(date: str) -> str:
    """Return an ISO date in the precision known as "19 June 2019", "June 2019" or "2019"."""
    day = date.split("-")[2:]
    return f"{int(day[0])} {month_name(date)}" if day else month_name(date)


def quoted(claim: Claim) -> str:
    """Return a claim's figure with what it counts, as written, in quotation marks."""
    words = str(claim["measured"])
    after = claim["suffix"].lstrip()[: len(words)].lower()
    return f"“{claim['figure']} {words}”" if words and after == words.lower() else figure(claim)


def in_words(claim: Claim) -> str:
    """Return a count with the words after it up to the next stop, in quotation marks."""
    after = str(claim["quote"])[claim["end"] - claim["quote_start"] :]
    words = _STOP.split(after)[0]
    noun = _NOUN.match(words)
    text = " ".join(re.sub(r"[‘’'“”]", "", noun[0] if noun else words).split()[:6])
    return f"“{claim['figure']} {text}”" if text else figure(claim)


def figure(claim: Claim) -> str:
    """Return a claim's figure as written, in quotation marks."""
    return f"“{claim['figure']}”"


def people(number: float) -> str:
    """Return a number of people to two decimals of a million, or in full below one."""
    return f"{number / 1e6:.2f} million" if number >= 1e6 else f"{number:,.0f}"


def percent(share: float) -> str:
    """Return a share as a percentage with one decimal."""
    return f"{share * 100:.1f}%"


def listed(words: Iterable[str]) -> str:
    """Return words as "a, b and c", each once."""
    each = list(dict.fromkeys(words))
    return each[0] if len(each) == 1 else f"{', '.join(each[:-1])} and {each[-1]}" if each else ""


def capital(text: str) -> str:
    """Return a sentence with a capital first letter."""
    return text[:1].upper() + text[1:]


def distinct(claims: Sequence[Claim]) -> list[Claim]:
    """Return claims without those that repeat another of the same document."""
    return [claim for claim in claims if not claim["repeats"]] or list(claims)
