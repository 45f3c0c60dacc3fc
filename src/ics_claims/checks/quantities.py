"""What a claim's figure can mean: its interval as rounded, what it counts, whose it is."""

from __future__ import annotations

import re
from math import inf

from ics_claims.checks.record import Claim
from ics_claims.model import ENGLAND

Bounds = tuple[float, float]

# "About" is taken as within a tenth.
_ABOUT = 0.1
_NUMBER = re.compile(r"\d[\d,\u00a0\u202f ]*(?:\.\d+)?")
# Whole numbers below this are counted, not rounded.
_COUNTED = 1000

_SYSTEM = r"(?:systems?|ICSs?|ACSs?|ICBs?|STPs?|ICPs?|areas?|partnerships?|regions?)\b"
_SYSTEMS = re.compile(rf"\b{_SYSTEM}", re.I)
_OTHER_BODIES = re.compile(
    r"\b(?:networks?|places?|local authorit\w+|councils?|trusts?|CCGs?|commissioning groups?|"
    r"hospitals?|schools?|colleges?|organisations?|practices?|boroughs?|neighbourhoods?)\b",
    re.I,
)
_PEOPLE = re.compile(
    r"\b(?:people|residents?|patients?|population|citizens|inhabitants|persons|"
    r"members of the public)\b",
    re.I,
)
_ADDED = re.compile(r"\b(?:new|more|further|additional|extra|another|latest|newest)\b", re.I)
_REMAINING = re.compile(
    r"\b(?:remaining|remain|remains|left|leaves|leaving|outstanding|yet to|still to|the rest|"
    r"not yet|still without)\b",
    re.I,
)
_TOTAL = re.compile(
    r"\b(?:total|altogether|in all|brings?|bringing|takes?|taking|number of|there (?:are|were)|"
    r"now (?:has|have|stands?|covers?))\b",
    re.I,
)
_SUM = re.compile(r"\b(?:total|altogether|in all)\b", re.I)
# A noun phrase is short; what is longer has caught words of the sentence.
_NOUN_LENGTH = 45
_ELLIPSIS = re.compile(r"\s*(?:[,.;)]|$)")
_EXISTING = re.compile(
    r"\b(?:already|existing|previous(?:ly)?|earlier|earliest|current(?:ly)?|devolved|first|"
    r"original|established|join(?:s|ed|ing)? the|alongside the)\b",
    re.I,
)
_PART = re.compile(r"\b(?:other|two of|three of|of (?:the|these|them|which|whom))\b", re.I)
_NEW_SYSTEMS = (
    rf"\b(?:new|newest|further|additional|extra|another|latest)\b[^.;:]{{0,40}}?\b{_SYSTEM}"
)
_JOINING_BEFORE = re.compile(rf"{_NEW_SYSTEMS}[^.;]*$", re.I)
_JOINING_AFTER = re.compile(
    rf"^[^.;]{{0,60}}\b(?:by|in|across|of|from) (?:the |these |those |all )?(?:\w+ )?"
    rf"{_NEW_SYSTEMS}",
    re.I,
)
_NATION = re.compile(r"\b(?:England|the country|the nation|nationally|English)\b")


def value(claim: Claim) -> float:
    """Return the one number of a claim: the bound that is given, or the middle of two."""
    low, high = claim["value_low"], claim["value_high"]
    if low != low:
        return float(high)
    return float(low) if high != high else (float(low) + float(high)) / 2


def bounds(claim: Claim, strict: bool = False) -> Bounds:
    """Return the interval that a claim's words allow, rounding as written included; see `step`."""
    low, high = claim["value_low"], claim["value_high"]
    if low != low or high != high:
        return (0.0 if low != low else float(low), inf if high != high else float(high))
    slack = step(claim, strict) / 2
    if claim["hedge"] == "about":
        slack = max(slack, _ABOUT * float(high))
    return float(low) - slack, float(high) + slack


def step(claim: Claim, strict: bool = False) -> float:
    """Return what one more in the last digit written would add; 0 where it is counted, not rounded.

    14.5 million: 100,000. 21 million: 1,000,000. 250,000: 10,000. 42: 0. 20 million may be given to
    the ten million; where `strict`, it is to the million, as beside numbers that it is the sum of.
    """
    if claim["unit"] == "ratio":
        return 0.0
    number, match = value(claim), _NUMBER.search(claim["figure"])
    digits = re.sub(r"[^\d.]", "", match[0]) if match else ""
    _, _, decimals = digits.partition(".")
    written = float(digits or 0)
    scale = number / written if written else 1.0
    if decimals or (strict and scale >= _COUNTED):
        return scale * 10.0 ** -len(decimals)
    if claim["unit"] in ("percent", "percentage_points"):
        return 1.0
    if number < _COUNTED and float(number).is_integer():
        return 0.0
    zeros = len(str(int(number))) - len(str(int(number)).rstrip("0"))
    return float(10**zeros)


def overlap(first: Bounds, second: Bounds) -> bool:
    """Whether two intervals have a number in common."""
    return first[0] <= second[1] and second[0] <= first[1]


def before(claim: Claim) -> str:
    """Return the words of the claim's sentence before its figure."""
    return str(claim["quote"][: claim["start"] - claim["quote_start"]])


def after(claim: Claim) -> str:
    """Return the words of the claim's sentence after its figure."""
    return str(claim["quote"][claim["end"] - claim["quote_start"] :])


def counts_people(claim: Claim) -> bool:
    """Whether a claim is a number of people: by its noun, or with none a million or more."""
    if claim["unit"] != "count":
        return False
    words = f"{claim['measured']} {after(claim)[:24]}"
    return bool(_PEOPLE.search(words)) or (not _noun(claim) and value(claim) >= 1e6)


def _noun(claim: Claim) -> str:
    """Return what is counted, unless it is only a "more" or a stray word of the sentence."""
    words = str(claim["measured"])
    return "" if words.lower() in ("", "more", "of", "that") else words


def counts_systems(claim: Claim) -> bool:
    """Whether a claim is a number of integrated care systems in the country."""
    if claim["unit"] != "count" or claim["system_id"] not in ("", ENGLAND):
        return False
    if claim["kind"] in ("workforce", "investment") or value(claim) > 100:
        return False
    words = f"{claim['measured']} {after(claim)[:30]}"
    if _ELLIPSIS.match(after(claim)) and _EXISTING.search(before(claim)[-24:]):
        # "11 systems join the existing 18."
        return bool(_SYSTEMS.search(before(claim)))
    head = re.split(r"\b(?:of|in|for|with|which|that|from)\b|[.;:(]", words)[0]
    if _OTHER_BODIES.search(head) and not re.search(r"\bhealth systems?\b", head, re.I):
        return False
    counted = re.split(r"(?<!number) (?:of|in|for|with)\b", str(claim["measured"]))[0]
    if _SYSTEMS.search(counted) and not _OTHER_BODIES.search(counted):
        return len(counted) < _NOUN_LENGTH
    return bool(_SYSTEMS.search(head)) or bool(re.match(r"\W*previously\b", words))


def role(claim: Claim) -> str:
    """Return what a number of systems stands for: added, existing, remaining, total, part or ''."""
    near = f"{before(claim)[-30:]} | {claim['measured']} {after(claim)[:34]}"
    tail = re.split(r"[.;:,(–—]", after(claim))[0][:40]
    close = f"{re.split(r'[.;:,(–—]', before(claim))[-1][-26:]} {claim['measured']} {tail}"
    if _REMAINING.search(close):
        return "remaining"
    if _SUM.search(before(claim)[-24:]) or _SUM.search(tail):
        return "total"
    noun = f"{before(claim)[-14:]} {claim['measured']} {after(claim)[:16]}"
    if claim["direction"] == "increase" or _ADDED.search(noun):
        return "added"
    if _PART.search(f"{claim['measured']} {after(claim)[:14]}"):
        return "part"
    if _EXISTING.search(close):
        return "existing"
    return "total" if _TOTAL.search(near) else ""


def of_joining(claim: Claim) -> bool:
    """Whether people are those of systems that join, not of all: "four new systems serve …"."""
    if claim["direction"] == "increase" or re.match(r"\s*more\b", after(claim)):
        return True
    return bool(_JOINING_BEFORE.search(before(claim)) or _JOINING_AFTER.search(after(claim)))


def covers_country(claim: Claim) -> bool:
    """Whether a claim is about how many people of England the systems cover."""
    return bool(
        claim["system_id"] == ENGLAND and claim["kind"] == "coverage" and not claim["place"]
    )


def is_share(claim: Claim) -> bool:
    """Whether a claim is a share: a percentage, or a fraction such as "one in three"."""
    return claim["unit"] == "percent" or (claim["unit"] == "ratio" and value(claim) <= 1)


def share(claim: Claim) -> float:
    """Return a share as a number from 0 to 1."""
    return value(claim) / (100 if claim["unit"] == "percent" else 1)
