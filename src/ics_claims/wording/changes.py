"""What changed between two claims that state the same thing: codes of a closed set, and words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from ics_claims.model import ENGLAND
from ics_claims.wording.similarity import values
from ics_claims.wording.statements import statement
from ics_claims.wording.words import content_words

Claim = Mapping[str, Any]
Change = tuple[str, str]

_BOUNDS = {"more_than": "floor", "at_least": "floor", "nearly": "ceiling", "up_to": "ceiling",
           "less_than": "ceiling"}  # fmt: skip
_PROMISES = ("expected", "planned")
# Whom a figure is a number or a share of: people are residents, but not patients.
_WHOM = tuple(
    (name, re.compile(rf"\b(?:{forms})\b", re.I))
    for name, forms in (
        ("patients", r"patients?|service users?"),
        ("people", r"people|persons?|residents?|populations?|citizens?|inhabitants|public"),
        ("adults", r"adults?"),
        ("children", r"child(?:ren)?|pupils?|students?|schoolchildren|young people|youngsters"),
        ("households", r"households?|homes|families"),
        ("carers", r"carers?"),
        ("staff", r"staff|employees|workers|colleagues|nurses|doctors|gps"),
        ("women", r"women|mothers"),
        ("men", r"men"),
    )
)
_CARRIED_BY = frozenset(("serv", "benefit", "provid", "hom", "look"))
_SO_FAR = re.compile(r"\b(?:to[- ]date|so far)\b", re.I)
_NAMED = r"(?:[A-Z][\w&’'-]*)(?: (?:of |for |and |the |& )?[A-Z][\w&’'-]*)*"
_HEADING_SAYS = re.compile(
    rf"\b(?P<before>{_NAMED}) (?:says?|said|highlight(?:s|ed)?|report(?:s|ed)?|claims?|lists?)\b"
    rf"|\b(?:highlighted|reported|claimed|listed|named|according to|says|said)(?: by)? "
    rf"(?P<after>{_NAMED})"
)
_GENERIC = frozenset(
    "ics icb icp stp nhs the and of & integrated care system systems board partnership health "
    "sustainability transformation s".split()
)


@dataclass(frozen=True)
class Surroundings:
    """What a comparison needs besides the claims: names in each document, sentences, terms.

    `names` are (start, end, surface) by document and system, `sentences` the claims by document and
    sentence, `legal_terms` rows of term, mistaken_for, difference.
    """

    names: Mapping[tuple[str, str], Sequence[tuple[int, int, str]]] = field(default_factory=dict)
    sentences: Mapping[tuple[str, int], Sequence[Claim]] = field(default_factory=dict)
    legal_terms: Sequence[Mapping[str, str]] = ()


def surroundings(
    claims: Iterable[Claim], mentions: Iterable[Claim], legal_terms: Sequence[Mapping[str, str]]
) -> Surroundings:
    """Return what comparisons of these claims need."""
    names: dict[tuple[str, str], list[tuple[int, int, str]]] = {}
    for mention in mentions:
        if not mention["place"]:
            key = (mention["announcement_id"], mention["system_id"])
            names.setdefault(key, []).append(
                (int(mention["start"]), int(mention["end"]), mention["surface"])
            )
    sentences: dict[tuple[str, int], list[Claim]] = {}
    for claim in claims:
        sentences.setdefault(_sentence(claim), []).append(claim)
    return Surroundings(names, sentences, legal_terms)


def changes(earlier: Claim, later: Claim, around: Surroundings) -> list[Change]:
    """Return (code, words) of all that differs, the words as "hedge dropped: over → none"."""
    return [
        *_figure(earlier, later),
        *_hedge(earlier, later),
        *_status(earlier, later),
        *_direction(earlier, later),
        *_subject(earlier, later),
        *_scope(earlier, later, around),
        *_denominator(earlier, later),
        *_period(earlier, later),
        *_attribution(earlier, later),
        *_name(earlier, later, around),
        *_legal_term(earlier, later, around),
    ]


def _arrow(code: str, words: str, before: str, after: str) -> Change:
    return code, f"{words}: {before or 'none'} → {after or 'none'}"


def _figure(earlier: Claim, later: Claim) -> Iterator[Change]:
    first, second = statement(earlier), statement(later)
    compared = values(first, second)
    if compared == "equal" or first.bounds == second.bounds:
        return
    code = "figure-rounded" if compared == "rounded" else "figure"
    words = "figure rounded" if compared == "rounded" else "figure"
    yield _arrow(code, words, earlier["figure"], later["figure"])


def _hedge(earlier: Claim, later: Claim) -> Iterator[Change]:
    before, after = earlier["hedge"], later["hedge"]
    if before == after:
        return
    shown = before.replace("_", " "), after.replace("_", " ")
    if after == "exact":
        yield _arrow("hedge-dropped", "hedge dropped", *shown)
    elif before == "exact":
        yield _arrow("hedge-added", "hedge added", *shown)
    else:
        sides = _BOUNDS.get(before), _BOUNDS.get(after)
        turned = {
            ("floor", "ceiling"): ("hedge-floor-to-ceiling", "hedge: floor became ceiling"),
            ("ceiling", "floor"): ("hedge-ceiling-to-floor", "hedge: ceiling became floor"),
        }
        yield _arrow(*turned.get(sides, ("hedge-changed", "hedge changed")), *shown)  # type: ignore[arg-type]


def _status(earlier: Claim, later: Claim) -> Iterator[Change]:
    before, after = earlier["status"], later["status"]
    if not before or not after or before == after:
        return
    if after == "achieved":
        yield _arrow("status-to-achieved", "status: promise became result", before, after)
    elif before == "achieved":
        yield _arrow("status-to-promised", "status: result became promise", before, after)
    else:
        yield _arrow("status-changed", "status changed", before, after)


def _direction(earlier: Claim, later: Claim) -> Iterator[Change]:
    before, after = earlier["direction"], later["direction"]
    if {before, after} == {"increase", "decrease"}:
        yield _arrow("direction", "direction", before, after)


def _subject(earlier: Claim, later: Claim) -> Iterator[Change]:
    before, after = earlier["system_id"], later["system_id"]
    if before and after and before != after:
        yield _arrow("subject", "subject", before, after)


def _scope(earlier: Claim, later: Claim, around: Surroundings) -> Iterator[Change]:
    """Yield a place gained or lost, or people of all put on some organisations, or back."""
    if earlier["place"] != later["place"] and earlier["system_id"] == later["system_id"]:
        yield _arrow("scope", "scope", _whole(earlier), _whole(later))
    elif earlier["kind"] == later["kind"] == "coverage":
        before, after = (_carrier(claim, around) for claim in (earlier, later))
        if bool(before) != bool(after):
            yield _arrow(
                "scope", "scope", *(carrier or "all that it names" for carrier in (before, after))
            )


def _whole(claim: Claim) -> str:
    return str(claim["place"] or claim["system_id"] or "not named")


def _carrier(claim: Claim, around: Surroundings) -> str:
    """Return which organisations the sentence says serve a claim's people: "3 new areas"."""
    quote, quote_start = str(claim["quote"]), int(claim["quote_start"])
    for other in around.sentences.get(_sentence(claim), ()):
        if other["kind"] != "structure" or int(other["end"]) > int(claim["start"]):
            continue
        between = quote[int(other["end"]) - quote_start : int(claim["start"]) - quote_start]
        if _CARRIED_BY & set(content_words(between)):
            return f"{other['figure']} {other['measured']}".strip()
    return ""


def _sentence(claim: Claim) -> tuple[str, int]:
    return str(claim["announcement_id"]), int(claim["quote_start"])


def _denominator(earlier: Claim, later: Claim) -> Iterator[Change]:
    if earlier["unit"] not in ("count", "ratio", "percent", "rate"):
        return
    before, after = _whom(earlier), _whom(later)
    if before and after and not set(before) & set(after):
        yield _arrow("denominator", "denominator", " and ".join(before), " and ".join(after))


def _whom(claim: Claim) -> list[str]:
    """Return of whom a figure is; where it has no noun, whom alone its sentence speaks of."""
    found = _groups(str(claim["measured"]))
    if found or content_words(str(claim["measured"])):
        return found
    in_sentence = _groups(str(claim["quote"]))
    return in_sentence if len(in_sentence) == 1 else []


def _groups(text: str) -> list[str]:
    return [name for name, form in _WHOM if form.search(text)]


def _period(earlier: Claim, later: Claim) -> Iterator[Change]:
    before, after = _period_of(earlier), _period_of(later)
    dates = [(claim["period_start"], claim["period_end"]) for claim in (earlier, later)]
    if before.lower() == after.lower() or (dates[0] == dates[1] and any(dates[0]) and after):
        return
    if not after:
        yield _arrow("period-dropped", "period dropped", before, after)
    elif not before:
        yield _arrow("period-added", "period added", before, after)
    else:
        yield _arrow("period-changed", "period changed", before, after)


def _period_of(claim: Claim) -> str:
    """Return the period as written, or "to date" where the heading above says so."""
    heading = _SO_FAR.search(str(claim["heading"]))
    return str(claim["period"]) or (heading[0] if heading else "")


def _attribution(earlier: Claim, later: Claim) -> Iterator[Change]:
    before, after = _said_by(earlier), _said_by(later)
    if before.lower() == after.lower():
        return
    if not before:
        yield _arrow("attribution-gained", "attribution gained", before, after)
    elif not after:
        yield _arrow("attribution-lost", "attribution lost", before, after)
    else:
        yield _arrow("attribution-changed", "attribution changed", before, after)


def _said_by(claim: Claim) -> str:
    match = _HEADING_SAYS.search(str(claim["heading"]))
    return str(claim["attributed_to"]) or (match["before"] or match["after"] if match else "")


def _name(earlier: Claim, later: Claim, around: Surroundings) -> Iterator[Change]:
    """Yield a system's name in other words or another order; short forms are no change."""
    if earlier["system_id"] != later["system_id"] or later["system_id"] in ("", ENGLAND):
        return
    before, after = (_named(claim, around) for claim in (earlier, later))
    if not before or not after:
        return
    words = [_name_words(name) for name in (before, after)]
    shorter, longer = sorted((set(part) for part in words), key=len)
    if words[0] != words[1] and (len(shorter) == len(longer) or not shorter <= longer):
        yield _arrow("name", "name", before, after)


def _named(claim: Claim, around: Surroundings) -> str:
    """Return the name of its system in a claim's sentence; abbreviations are none."""
    start, end = int(claim["quote_start"]), int(claim["quote_end"])
    found = around.names.get((str(claim["announcement_id"]), str(claim["system_id"])), ())
    inside = [name for first, last, name in found if start <= first and last <= end]
    return next((name for name in inside if not name.isupper()), "")


def _name_words(name: str) -> list[str]:
    return [word for word in re.findall(r"[\w&]+", name.lower()) if word not in _GENERIC]


def _legal_term(earlier: Claim, later: Claim, around: Surroundings) -> Iterator[Change]:
    before, after = (str(claim["quote"]).lower() for claim in (earlier, later))
    for row in around.legal_terms:
        for term, other in ((row["term"], row["mistaken_for"]), (row["mistaken_for"], row["term"])):
            gone = _has(before, term) and not _has(after, term)
            come = _has(after, other) and not _has(before, other)
            if gone and come and _about(earlier, term, around) and _about(later, other, around):
                code, words = _arrow("legal-term", "legal term", term, other)
                yield code, f"{words} ({row['difference']})"


def _about(claim: Claim, term: str, around: Surroundings) -> bool:
    """Whether a term of its sentence is said of this claim, and not of another one's figure."""
    beside = [other for other in around.sentences.get(_sentence(claim), ()) if other is not claim]
    owned = any(_has(str(other["measured"]).lower(), term) for other in beside)
    return _has(str(claim["measured"]).lower(), term) or not owned


def _has(text: str, term: str) -> bool:
    return re.search(rf"\b{re.escape(term)}\b", text) is not None
