"""Pairs of claims that state the same thing: in a document, in renditions, over time."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, product
from typing import TYPE_CHECKING

from ics_claims.columns import records
from ics_claims.dates import last_day
from ics_claims.model import ENGLAND
from ics_claims.wording.matching import best_pairs
from ics_claims.wording.similarity import (
    OVER_TIME,
    RENDERS,
    REPEATS,
    Setting,
    evidence,
    sentence_of,
    setting,
    values,
)
from ics_claims.wording.statements import Statement, statements
from ics_claims.wording.weights import log_odds

if TYPE_CHECKING:
    import pandas as pd

Pair = tuple[str, str, str]
# The claims so far that state one thing, in the order of their documents.
Quantity = list[Statement]

# The log odds from which a pair is a link: a little under even, where the best of several is taken.
_LEAST = {REPEATS: 0.0, RENDERS: -0.2, OVER_TIME: 0.0}
# The same measure of the same system, and what the country has and covers, is stated anew in words
# and numbers of the day: only the best of several such pairs needs the evidence.
_LEAST_OF_QUANTITY = -6.0
# Of two statements of one quantity, that with the same figure is meant.
_SAME_FIGURE = 3.0
# From so much more on a claim may state what another of its document states too.
_SURE = 4.0


@dataclass(frozen=True, slots=True)
class Document:
    """A document's place in its event: where it comes from, and when it can be known."""

    announcement_id: str
    event: str
    derived_from: str
    publisher: str
    order: tuple[bool, str, bool, str]


@dataclass(frozen=True, slots=True)
class Odds:
    """How much likelier than needed each pair (later, earlier) is to state one thing."""

    relations: Mapping[tuple[str, str], str]
    found: Mapping[tuple[str, str], float]

    def of(self, one: Statement, other: Statement, relation: str) -> float | None:
        """Return the odds of a pair in that relation, None where it is none."""
        pair = one.claim_id, other.claim_id
        return self.found[pair] if self.relations.get(pair) == relation else None


def pairs(claims: pd.DataFrame, announcements: pd.DataFrame) -> list[Pair]:
    """Return (later or derived claim, earlier or original claim, relation) of every link.

    Claims gather into quantities document by document. A claim is linked to the source's statement
    of its quantity, else to the first of its event, or to the last one of an earlier event.
    """
    documents = _documents(announcements)
    said = _said(claims, documents)
    odds = _odds(documents, said)
    quantities: list[Quantity] = []
    again: list[Pair] = []
    told_again: list[Pair] = []
    for document in documents:
        own = said[document.announcement_id]
        repeats = _repeats(own, odds)
        renders = _taken_up(own, quantities, odds, RENDERS, repeats)
        new = [one for one in own if one.claim_id not in repeats.keys() | renders.keys()]
        restates = _taken_up(new, quantities, odds, OVER_TIME, {})
        again += [(later, earlier, "repeats") for later, earlier in repeats.items()]
        for told in _by_quantity(own, renders, quantities):
            again += _rendered(*told, odds, document.derived_from, repeats)
        for told in _by_quantity(own, restates, quantities):
            told_again += _restated(*told, odds)
        _gather(own, quantities, renders | restates, repeats)
    return again + told_again


def candidates(
    claims: pd.DataFrame, announcements: pd.DataFrame
) -> Iterator[tuple[str, str, Mapping[str, float]]]:
    """Yield (later claim, earlier claim, evidence) of every pair that could be a link."""
    documents = _documents(announcements)
    for one, other, _, found in _pairs_seen(documents, _said(claims, documents)):
        yield one.claim_id, other.claim_id, found


def document_pairs(announcements: pd.DataFrame) -> list[tuple[str, str]]:
    """Return (source, rendition) ids: what a document is derived from, else its event's first."""
    documents = _documents(announcements)
    found = []
    for place, document in enumerate(documents):
        sources = _sources(document, documents[:place])
        found += [(source, document.announcement_id) for source in sources[:1]]
    return found


def _documents(announcements: pd.DataFrame) -> list[Document]:
    """Return the documents by date; a release before what others made of it."""
    found = [
        Document(
            row["announcement_id"],
            row["event"],
            row["derived_from"],
            row["publisher"],
            (
                bool(row["derived_from"]),
                last_day(row["published"]),
                "release" not in row["kind"].lower(),
                row["announcement_id"],
            ),
        )
        for row in records(announcements)
    ]
    return sorted(found, key=lambda document: document.order)


def _sources(document: Document, earlier: list[Document]) -> list[str]:
    """Return the documents that it may have its claims from: its source, then by date."""
    same_event = [
        other.announcement_id
        for other in earlier
        if document.event and other.event == document.event
    ]
    own = [document.derived_from] if document.derived_from else []
    return list(dict.fromkeys([*own, *same_event]))


def _said(claims: pd.DataFrame, documents: list[Document]) -> dict[str, list[Statement]]:
    """Return each document's claims, made ready to be compared, in the order of its text."""
    said: dict[str, list[Statement]] = {document.announcement_id: [] for document in documents}
    for one in statements(records(claims.sort_values(["announcement_id", "start"]))):
        said[one.claim["announcement_id"]].append(one)
    return said


def _pairs_seen(
    documents: list[Document], said: Mapping[str, list[Statement]]
) -> Iterator[tuple[Statement, Statement, str, Mapping[str, float]]]:
    """Yield (later, earlier, relation, evidence) of all pairs that are not ruled out."""
    around = setting(one for own in said.values() for one in own)
    for place, document in enumerate(documents):
        own = said[document.announcement_id]
        for earlier, later in combinations(own, 2):
            if sentence_of(earlier) != sentence_of(later):
                yield from _seen(later, earlier, REPEATS, around)
        for other in documents[:place]:
            relation = RENDERS if _one_event(other, document) else OVER_TIME
            one_publisher = other.publisher == document.publisher
            for later, earlier in product(own, said[other.announcement_id]):
                if relation == RENDERS or _same_system(later, earlier, one_publisher):
                    yield from _seen(later, earlier, relation, around)


def _seen(
    later: Statement, earlier: Statement, relation: str, around: Setting
) -> Iterator[tuple[Statement, Statement, str, Mapping[str, float]]]:
    found = evidence(later, earlier, around, relation)
    if found is not None:
        yield later, earlier, relation, found


def _odds(documents: list[Document], said: Mapping[str, list[Statement]]) -> Odds:
    relations, found = {}, {}
    for later, earlier, relation, seen in _pairs_seen(documents, said):
        pair = later.claim_id, earlier.claim_id
        relations[pair] = relation
        least = _LEAST_OF_QUANTITY if seen.get("one-quantity") else _LEAST[relation]
        found[pair] = log_odds(seen) - least
    return Odds(relations, found)


def _repeats(own: Sequence[Statement], odds: Odds) -> dict[str, str]:
    """Return each claim of a document that repeats one before it, with the first such."""
    first_of: dict[str, str] = {}
    for place, one in enumerate(own):
        scores = {
            earlier.claim_id: score
            for earlier in own[:place]
            if (score := odds.of(one, earlier, REPEATS)) is not None and score > 0
        }
        if scores:
            best = max(scores, key=lambda claim_id: scores[claim_id])
            first_of[one.claim_id] = first_of.get(best, best)
    return first_of


def _taken_up(
    own: Sequence[Statement],
    quantities: Sequence[Quantity],
    odds: Odds,
    relation: str,
    repeats: Mapping[str, str],
) -> dict[str, int]:
    """Return which quantity each claim states again: the best pairs, and what repeats them."""
    scores: dict[tuple[str, str], float] = {}
    for one in own:
        for place, quantity in enumerate(quantities):
            best = max((odds.of(one, other, relation) or 0.0 for other in quantity), default=0.0)
            if best > 0:
                scores[one.claim_id, str(place)] = best
    found = dict(best_pairs(scores))
    if relation == RENDERS:
        for (claim_id, number), score in sorted(scores.items(), key=lambda item: -item[1]):
            first = repeats.get(claim_id, claim_id)
            # A headline and what repeats it state one thing, whichever of them was paired.
            again = number in {found.get(one) for one in found if first in (one, repeats.get(one))}
            if claim_id not in found and (again or score > _SURE):
                found[claim_id] = number
    return {claim_id: int(number) for claim_id, number in found.items()}


def _by_quantity(
    own: Sequence[Statement], taken_up: Mapping[str, int], quantities: Sequence[Quantity]
) -> Iterator[tuple[list[Statement], Quantity]]:
    """Yield each quantity that a document takes up, after the claims that do so."""
    for place in dict.fromkeys(taken_up.values()):
        yield [one for one in own if taken_up.get(one.claim_id) == place], quantities[place]


def _rendered(
    again: Sequence[Statement],
    quantity: Quantity,
    odds: Odds,
    source: str,
    repeats: Mapping[str, str],
) -> Iterator[Pair]:
    """Yield each claim with the statement it renders, two with two where both have two.

    They are those of the source, or of the first document that it can be held against.
    """
    own: dict[str, dict[str, float]] = {}
    for one in again:
        known = [it for it in quantity if odds.of(one, it, RENDERS) is not None]
        documents = [str(it.claim["announcement_id"]) for it in known]
        told = source if source in documents else documents[0]
        for other, document in zip(known, documents, strict=True):
            if document == told:
                score = odds.of(one, other, RENDERS) or 0.0
                same = values(other, one) == "equal"
                of_one = own.setdefault(one.claim_id, {})
                of_one[other.claim_id] = score + _SAME_FIGURE * same
    found = _one_by_one(own, repeats)
    for name in own:
        yield name, found.get(name) or _else(name, own, repeats, found), "renders"


def _one_by_one(
    own: Mapping[str, Mapping[str, float]], repeats: Mapping[str, str]
) -> dict[str, str]:
    """Return which statement of a source each claim renders, none by two while others are free.

    `own` has the scores of each claim. What repeats another claim chooses after that one: of
    several the one that would give up most by following it takes what is free.
    """
    spread = 1.0 + max(max(it.values()) - min(it.values()) for it in own.values())
    found: dict[str, str] = {}
    for repeating in (False, True):
        free = {other for it in own.values() for other in it} - set(found.values())
        gains = {
            (name, other): score - it[_else(name, own, repeats, found)] + spread
            for name, it in own.items()
            for other, score in it.items()
            if (repeats.get(name) in own) == repeating and other in free
        }
        found |= best_pairs(gains)
    return found


def _else(
    name: str,
    own: Mapping[str, Mapping[str, float]],
    repeats: Mapping[str, str],
    found: Mapping[str, str],
) -> str:
    """Return what a claim renders by itself: what the one that it repeats does, else its best."""
    first = found.get(repeats.get(name, ""), "")
    return first if first in own[name] else max(own[name], key=lambda other: own[name][other])


def _restated(again: Sequence[Statement], quantity: Quantity, odds: Odds) -> Iterator[Pair]:
    """Yield each claim with the last document's first statement; a country's figure moves on."""
    for one in again:
        known = [it for it in quantity if odds.of(one, it, OVER_TIME) is not None]
        last = known[-1].claim["announcement_id"]
        other = next(it for it in known if it.claim["announcement_id"] == last)
        national = one.system_id == other.system_id == ENGLAND
        moved = national and values(other, one) != "equal"
        yield one.claim_id, other.claim_id, "continues" if moved else "restates"


def _gather(
    own: Sequence[Statement],
    quantities: list[Quantity],
    taken_up: Mapping[str, int],
    repeats: Mapping[str, str],
) -> None:
    """Add a document's claims to the quantities that they state, or to new ones."""
    place_of = dict(taken_up)
    for one in own:
        if one.claim_id not in place_of:
            first = repeats.get(one.claim_id, "")
            place_of[one.claim_id] = place_of.get(first, len(quantities))
        if place_of[one.claim_id] == len(quantities):
            quantities.append([])
        quantities[place_of[one.claim_id]].append(one)


def _same_system(one: Statement, other: Statement, same_publisher: bool) -> bool:
    """Whether both are about one system, or one publisher's own where either names none."""
    if one.system_id == other.system_id != "":
        return True
    return same_publisher and bool({one.system_id, other.system_id} & {"", ENGLAND})


def _one_event(first: Document, second: Document) -> bool:
    return (
        (first.event == second.event and bool(first.event))
        or second.derived_from == first.announcement_id
        or first.derived_from == second.announcement_id
    )
