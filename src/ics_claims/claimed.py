"""What announcements claim of an event's coverage: systems, people, those who join, shares.

Statements of one event are held against each other, never added: a headline and its body, a
release and its renditions say one thing. Only parts that do not overlap are summed, as intervals.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from ics_claims.columns import records
from ics_claims.intervals import OPEN, Interval, agreed, interval
from ics_claims.model import ENGLAND

if TYPE_CHECKING:
    import pandas as pd

Claim = dict[str, Any]

# "About" sets no bounds; `waves` bounds "around half" by 45 and 55 per cent, a tenth either way.
ABOUT = 0.1
# What is written in millions is round to a million at most.
_LARGEST_STEP = 1e6
# A figure of people below this is no population of a system: the smallest had 310,000.
_SMALLEST = 100_000

_PEOPLE = re.compile(r"\b(?:people|residents?|patients?|population|citizens|inhabitants)\b", re.I)
_EVERYONE = re.compile(
    r"(?:(?:local )?(?:people|residents|population|citizens|inhabitants))?", re.I
)
_MORE = re.compile(r"(?:more|further|extra|additional|others?)\b.*", re.I)
_SYSTEMS = re.compile(
    r"\b(?:systems?|areas?|ICSs?|ACSs?|ICBs?|boards?|partnerships?|STPs?|footprints?)\b", re.I
)
# "Four new systems, which serve …": a figure of those that join, not of all.
_JOINING = re.compile(
    r"\b(?:new|newest|further|additional|extra|another|latest)\b[^.;:]{0,40}?"
    r"\b(?:systems?|areas?|ICSs?|ACSs?|partnerships?)\b[^.;]*$",
    re.I,
)
_NEW = re.compile(r"(?:new|newest|further|additional|extra|more)\b", re.I)
_EXISTING = re.compile(
    r"\b(?:already|existing|previous(?:ly)?|earlier|earliest|current(?:ly)?|first|announced)\b",
    re.I,
)
_DEVOLVED = re.compile(r"\b(?:devol(?:ved|ution)|delegated)\b", re.I)
_LEFT = re.compile(r"\b(?:remaining|remain|left|yet to|still to|rest|others?)\b", re.I)
_TOTAL = re.compile(
    r"\b(?:total(?:s|ling)?|in all|altogether|all|there are now|"
    r"(?:bring|brought|tak|took)\w*\b[^.;]{0,20}\bnumber\b[^.;]{0,40})\b",
    re.I,
)


@dataclass(frozen=True)
class Stated:
    """A quantity as claimed: as written, its bounds, the claims behind it.

    `read` holds each statement with its rounding, as a value must lie in it to agree.
    """

    written: str = ""
    bounds: Interval = OPEN
    claim_ids: tuple[str, ...] = ()
    read: tuple[Interval, ...] = ()


@dataclass(frozen=True)
class Systems:
    """A number of systems as claimed.

    `strict` adds the counts up as written, `generous` takes devolved systems to be among those
    that were there before.
    """

    written: str = ""
    strict: int | None = None
    generous: int | None = None
    claim_ids: tuple[str, ...] = ()


def read_for(
    event: str, claims: pd.DataFrame, announcements: pd.DataFrame
) -> tuple[pd.DataFrame, list[str]]:
    """Return an event's claims and documents: renditions only where no original was read."""
    documents = announcements[announcements["event"] == event]
    originals = documents[documents["derived_from"] == ""]
    names = list((originals if len(originals) else documents)["announcement_id"])
    return claims[claims["announcement_id"].isin(names)], names


def people_claimed(claims: pd.DataFrame) -> Stated:
    """Return how many people documents say are covered in total."""
    return _stated([claim for claim in _totals(claims) if claim["unit"] == "count"])


def share_claimed(claims: pd.DataFrame, about: Interval | None = None) -> Stated:
    """Return what share of England documents say is covered, from 0 to 1.

    `about` are the bounds of a share hedged with "about", where they are known.
    """
    shares = [claim for claim in _totals(claims) if claim["unit"] in ("ratio", "percent")]
    return _stated(shares, about)


def added_claimed(claims: pd.DataFrame, joining: Sequence[str]) -> Stated:
    """Return how many people documents say were added.

    Where no figure for all who join is given, the sum of the populations of `joining`, if each
    has one.
    """
    about_all = claims[(claims["system_id"] == ENGLAND) & (claims["kind"] == "coverage")]
    increments = [claim for claim in records(about_all) if _is_increment(claim)]
    if increments:
        return _stated(increments)
    parts = [_population_claimed(claims[claims["system_id"] == it]) for it in joining]
    if not parts or not all(part.claim_ids for part in parts):
        return Stated()
    return Stated(
        " + ".join(part.written.replace("; ", " or ") for part in parts),
        sum((part.bounds for part in parts[1:]), parts[0].bounds),
        tuple(claim_id for part in parts for claim_id in part.claim_ids),
    )


def systems_claimed(claims: pd.DataFrame) -> Systems:
    """Return how many systems documents say there are, by both readings of devolved ones."""
    about_all = claims[(claims["system_id"] == ENGLAND) & (claims["kind"] == "structure")]
    first = [claim for claim in records(about_all[about_all["repeats"] == ""]) if _whole(claim)]
    parts = [claim for claim in first if _of_systems(claim)]
    if not parts:
        return Systems()
    written = _distinct(f"{claim['figure']} {claim['measured']}".strip() for claim in parts)
    strict, generous = _added_up(parts)
    return Systems(written, strict, generous, tuple(claim["claim_id"] for claim in parts))


def bounds_of(claim: Claim, about: Interval | None = None) -> Interval:
    """Return a claim's bounds, shares from 0 to 1; "about" gets bounds, as it states none."""
    scale = 0.01 if claim["unit"] == "percent" else 1
    stated = interval(claim["value_low"], claim["value_high"])
    low, high = (None if it is None else it * scale for it in (stated.low, stated.high))
    if claim["hedge"] != "about" or low is None or low != high:
        return Interval(low, high)
    if about and about.known:
        return about
    return Interval(round(low * (1 - ABOUT), 6), round(low * (1 + ABOUT), 6))


def as_rounded(stated: Interval, is_share: bool = False) -> Interval:
    """Return an exact value with the half step that its writing rounds to; other bounds stay.

    21 million stands for 20.5 to 21.5 million, one in three for anything nearer to it than to one
    in two or four.
    """
    value = stated.low
    if value is None or value != stated.high or value <= 0:
        return stated
    if is_share:
        whole = round(1 / value)
        if whole > 1 and abs(value * whole - 1) < 1e-3:
            return Interval(1 / (whole + 0.5), 1 / (whole - 0.5))
        return Interval(value - 0.005, value + 0.005) if value < 1 else stated
    step = 1.0
    while value % (step * 10) == 0 and step < _LARGEST_STEP:
        step *= 10
    return Interval(value - step / 2, value + step / 2) if step > 1 else stated


def _stated(claims: Sequence[Claim], about: Interval | None = None) -> Stated:
    if not claims:
        return Stated()
    bounds = [bounds_of(claim, about) for claim in claims]
    shares = [claim["unit"] != "count" for claim in claims]
    return Stated(
        _distinct(claim["figure"] for claim in claims),
        agreed(bounds),
        tuple(claim["claim_id"] for claim in claims),
        tuple(as_rounded(it, share) for it, share in zip(bounds, shares, strict=True)),
    )


def _totals(claims: pd.DataFrame) -> list[Claim]:
    about_all = claims[(claims["system_id"] == ENGLAND) & (claims["kind"] == "coverage")]
    return [claim for claim in records(about_all) if _is_total(claim)]


def _is_total(claim: Claim) -> bool:
    """Whether a claim about England is about everyone covered, not about those who join."""
    if claim["place"] or claim["direction"] == "increase":
        return False
    counts_people = not claim["measured"] or _PEOPLE.search(claim["measured"])
    return bool(counts_people) and not _JOINING.search(_before(claim))


def _is_increment(claim: Claim) -> bool:
    counts_people = _PEOPLE.search(claim["measured"]) or _MORE.fullmatch(
        claim["measured"] or "more"
    )
    if not counts_people or claim["unit"] != "count" or claim["place"]:
        return False
    return claim["direction"] == "increase" or bool(_JOINING.search(_before(claim)))


def _population_claimed(claims: pd.DataFrame) -> Stated:
    """Return what documents say a system's population is."""
    return _stated(
        [
            claim
            for claim in records(claims[(claims["kind"] == "coverage") & (claims["place"] == "")])
            if claim["unit"] == "count"
            and _EVERYONE.fullmatch(claim["measured"])
            and max(it or 0 for it in _pair(bounds_of(claim))) >= _SMALLEST
        ]
    )


def _added_up(parts: Sequence[Claim]) -> tuple[int | None, int | None]:
    totals = [_number(claim) for claim in parts if _near(claim, _TOTAL) and not _is_new(claim)]
    if totals:
        return min(totals), max(totals)
    new = max((_number(claim) for claim in parts if _is_new(claim)), default=0)
    rest = [claim for claim in parts if not _is_new(claim)]
    devolved = max((_number(it) for it in rest if _DEVOLVED.search(it["measured"])), default=0)
    plain = [claim for claim in rest if not _DEVOLVED.search(claim["measured"])]
    before = max((_number(claim) for claim in plain if _near(claim, _EXISTING)), default=0)
    if before:
        return before + devolved + new, before + new
    there = max((_number(claim) for claim in plain), default=0)
    return (there, there) if there else (None, None)


def _of_systems(claim: Claim) -> bool:
    """Whether a claim counts systems that are there or join, not those left or among others."""
    if _LEFT.search(claim["measured"]) or _LEFT.search(_before(claim)[-15:]):
        return False
    counted = _SYSTEMS.search(claim["measured"]) or _EXISTING.search(claim["measured"])
    return bool(counted or not claim["measured"])


def _is_new(claim: Claim) -> bool:
    return claim["direction"] == "increase" or bool(_NEW.match(claim["measured"]))


def _near(claim: Claim, words: re.Pattern[str]) -> bool:
    """Whether words stand in what is counted, or on either side of the figure."""
    sides = (claim["measured"], _before(claim)[-40:], _after(claim)[:20])
    return any(words.search(side) for side in sides)


def _whole(claim: Claim) -> bool:
    low, high = claim["value_low"], claim["value_high"]
    return claim["unit"] == "count" and low == high and float(low).is_integer()


def _number(claim: Claim) -> int:
    return int(claim["value_low"])


def _before(claim: Claim) -> str:
    return str(claim["quote"][: claim["start"] - claim["quote_start"]])


def _after(claim: Claim) -> str:
    return str(claim["quote"][claim["end"] - claim["quote_start"] :])


def _pair(bounds: Interval) -> tuple[float | None, float | None]:
    return bounds.low, bounds.high


def _distinct(texts: Iterable[str]) -> str:
    """Return texts as written, each once whatever its case."""
    first: dict[str, str] = {}
    for text in texts:
        first.setdefault(text.lower(), text)
    return "; ".join(first.values())
