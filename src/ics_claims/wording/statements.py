"""Claims made ready to be compared: what is counted, the words around, the value on one scale."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from math import log
from typing import Any

from ics_claims.wording.rates import times_a_year, years_in
from ics_claims.wording.words import content_words

# Words further away than this say little about a figure.
_REACH = 14
# The nearest words, before and after.
_JUST_BEFORE, _JUST_AFTER = 3, 4
# So many, counted without a noun as covered, are people and no places.
_CROWD = 1000
# "Nine out of 10" is a share; "37 out of 42" counts what there are 42 of.
_TENTHS = 10
_DAYS = {"years": 365.25, "months": 30.44, "weeks": 7.0, "days": 1.0, "hours": 1 / 24,
         "minutes": 1 / 1440}  # fmt: skip
_FAMILIES = dict.fromkeys(_DAYS, "time") | {
    "percent": "share",
    "ratio": "share",
    "percentage_points": "share",
    "rate": "count",
}
_WORDS = r"(?:[^\W\d][\w’'-]* ){0,3}"
_OF_A_WHOLE = re.compile(rf"\s*(?:out )?of {_WORDS}(\d[\d,]*)\b", re.I)
_WHOLE = re.compile(rf"\d[\d,.]* (?:\w+ )?(?:out )?of {_WORDS}$", re.I)
_PART_OF_WHOLE = re.compile(r"(\d[\d,]*) (?:out )?of (?:the |its |all )?(\d[\d,]*)$", re.I)
# "Two other partnerships" are not the two named before; "40 more beds" may be the 40 beds.
_OTHERS_BEFORE = re.compile(r"\b(?:further|another|additional|extra|other)\s*$", re.I)
_OTHERS_AFTER = re.compile(r"\s*(?:others?|further|more|additional|extra)\b", re.I)
_CLAUSE = re.compile(r"[;:()]|, (?=and |but |while |with |which )| – ")


@dataclass(frozen=True, slots=True)
class Statement:
    """A claim with its words: `counted` what is measured, `near` weighted by distance.

    `beside` are the nearest ones. `bounds` are in days for times and in hundredths for shares; of
    "35 of 42" the one's `role` is "of 42", the other's "whole". `times` a year and over `years` say
    on what footing the value is, 0 where nothing does; `further` tells "four others", "40 more".
    """

    claim: Mapping[str, Any]
    counted: tuple[str, ...]
    near: Mapping[str, float]
    beside: frozenset[str]
    family: str
    bounds: tuple[float, float]
    role: str
    times: float
    years: float
    further: bool

    @property
    def claim_id(self) -> str:
        """The claim's id."""
        return str(self.claim["claim_id"])

    @property
    def system_id(self) -> str:
        """The system it is about, or empty."""
        return str(self.claim["system_id"])


def statements(claims: Iterable[Mapping[str, Any]]) -> list[Statement]:
    """Return the claims made ready to be compared, in their order.

    "The four join 14 previously announced": what has no noun counts what the sentence counted last.
    """
    made: list[Statement] = []
    for claim in claims:
        one = statement(claim)
        last = made[-1] if made else None
        if last and not content_words(str(claim["measured"])) and _elliptical(one, last):
            one = replace(one, counted=last.counted)
        made.append(one)
    return made


def statement(claim: Mapping[str, Any]) -> Statement:
    """Return one claim made ready to be compared."""
    before, after = around(claim)
    part = _part(str(claim["figure"]))
    return Statement(
        claim=claim,
        counted=_counted(claim, before, after),
        near=_weighted(before, after),
        beside=frozenset(
            content_words(before)[-_JUST_BEFORE:] + content_words(after)[:_JUST_AFTER]
        ),
        family="count" if part else _FAMILIES.get(claim["unit"], claim["unit"]),
        bounds=(part, part) if part else _bounds(claim),
        role=_role(str(claim["figure"]), before, after),
        times=times_a_year(before, after),
        years=years_in(str(claim["quote"])),
        further=bool(_OTHERS_BEFORE.search(before) or _OTHERS_AFTER.match(after)),
    )


def around(claim: Mapping[str, Any]) -> tuple[str, str]:
    """Return the sentence before and after the claim's figure."""
    quote, start = str(claim["quote"]), int(claim["start"]) - int(claim["quote_start"])
    return quote[:start], quote[start + int(claim["end"]) - int(claim["start"]) :]


def rarity(statements: Iterable[Statement]) -> dict[str, float]:
    """Return the weight of each word: the fewer sentences have it, the more it tells."""
    sentences = {str(one.claim["quote"]) for one in statements}
    found = [set(content_words(sentence)) for sentence in sentences]
    counts = Counter(word for words in found for word in words)
    return {word: log(1 + (1 + len(found)) / count) for word, count in counts.items()}


def _weighted(before: str, after: str) -> dict[str, float]:
    """Return the words around a figure, each with a weight that falls with its distance."""
    weights: dict[str, float] = {}
    for words in (list(reversed(content_words(before))), content_words(after)):
        for distance, word in enumerate(words[:_REACH]):
            weights[word] = max(weights.get(word, 0.0), 1 / (1 + distance / 4))
    return weights


def _counted(claim: Mapping[str, Any], before: str, after: str) -> tuple[str, ...]:
    """Return the words of what is measured; of a part, those after the whole."""
    part = _OF_A_WHOLE.match(after)
    if part or _part(str(claim["figure"])):
        return _following("", after[part.end() :] if part else after)
    measured = tuple(content_words(str(claim["measured"])))
    if measured:
        return measured
    # Who is covered goes without saying: "will serve more than 20 million".
    if claim["kind"] == "coverage" and claim["unit"] == "count" and _bounds(claim)[1] >= _CROWD:
        return ("people",)
    return _following(before, after)


def _elliptical(one: Statement, last: Statement) -> bool:
    return one.counted != ("people",) and all(
        one.claim[field] == last.claim[field]
        for field in ("announcement_id", "quote_start", "unit")
    )


def _following(before: str, after: str) -> tuple[str, ...]:
    """Return the next words after the figure, or the last before it where none follow."""
    clause = _CLAUSE.split(after)[0]
    return tuple(content_words(clause)[:3] or content_words(before)[-3:])


def _bounds(claim: Mapping[str, Any]) -> tuple[float, float]:
    scale = _DAYS.get(claim["unit"], 100.0 if claim["unit"] == "ratio" else 1.0)
    low, high = claim["value_low"], claim["value_high"]
    known = [float(bound) * scale for bound in (low, high) if bound is not None and bound == bound]
    return (known[0], known[-1]) if known else (float("nan"), float("nan"))


def _part(figure: str) -> float | None:
    """Return 37 of the figure "37 out of 42", which is a count of boards, not only a share."""
    match = _PART_OF_WHOLE.search(figure)
    if match is None or int(match[2].replace(",", "")) <= _TENTHS:
        return None
    return float(match[1].replace(",", ""))


def _role(figure: str, before: str, after: str) -> str:
    part = _PART_OF_WHOLE.search(figure)
    whole = part[2] if part else (_OF_A_WHOLE.match(after) or ("", ""))[1]
    if whole:
        return f"of {whole.replace(',', '')}"
    return "whole" if _WHOLE.search(before) else ""
