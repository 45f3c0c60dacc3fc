"""Pairs of claims that state the same thing: in a document, in renditions, over time."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations, product
from typing import TYPE_CHECKING

from ics_claims.columns import records
from ics_claims.dates import last_day
from ics_claims.model import ENGLAND
from ics_claims.wording.matching import best_pairs
from ics_claims.wording.similarity import Likeness, likeness
from ics_claims.wording.statements import Statement, rarity, statements

if TYPE_CHECKING:
    import pandas as pd

Pair = tuple[str, str, str]
Sentence = tuple[str, int]

# How alike the words must be, by how the values compare: what two figures share in value they may
# lack in words, and the other way round.
_SAME_DOCUMENT = {"equal": 0.5, "rounded": 0.5, "near": 0.55}
_RENDITION = {"equal": 0.34, "rounded": 0.4, "near": 0.45, "alike": 0.62, "apart": 0.85}
_SERIES = {"equal": 0.42, "rounded": 0.45, "near": 0.5, "alike": 0.55, "apart": 0.85}
# Values of many digits agree by chance more seldom than small or round ones.
_BY_DIGITS = {0: 0.14, 1: 0.08, 2: 0.0}
_MANY_DIGITS = -0.1
# What a sum of money or a share is of is said in many ways.
_NOT_COUNTED = -0.08
_BY_SUBJECT = {"same": -0.06, "open": 0.0, "other": 0.25}
_SAME_SORT = -0.04
_WORTH = {"equal": 1.0, "rounded": 0.8, "near": 0.6, "alike": 0.3, "apart": 0.1}
# A rendition tends to keep the order of its source: that decides between claims as alike.
_ORDER = 0.15
# So do the figures of one sentence.
_COMPANY = 0.15
# Sums, shares and times that stand alone in both documents need few words in common.
_ALONE = {"equal": 0.08, "rounded": 0.12, "near": 0.16}
_MARGIN = 0.1
_CLOSE = ("equal", "rounded", "near")
# With so many digits two figures are one although a place is named with only one of them.
_TELLING = 2
_CONTINUED = ("coverage", "structure")


@dataclass(frozen=True, slots=True)
class Document:
    """A document's place in its event: where it comes from, and when it can be known."""

    announcement_id: str
    event: str
    derived_from: str
    publisher: str
    order: tuple[bool, str, bool, str]


def pairs(claims: pd.DataFrame, announcements: pd.DataFrame) -> list[Pair]:
    """Return (later or derived claim, earlier or original claim, relation) of every link."""
    documents = _documents(announcements)
    ready = statements(records(claims.sort_values(["announcement_id", "start"])))
    weights = rarity(ready)
    of_document = {
        document.announcement_id: [
            one for one in ready if one.claim["announcement_id"] == document.announcement_id
        ]
        for document in documents
    }
    repeats = {
        later: earlier for own in of_document.values() for later, earlier in _repeats(own, weights)
    }
    found: list[Pair] = [(later, earlier, "repeats") for later, earlier in repeats.items()]
    renders = _renditions(documents, of_document, repeats, weights)
    found += [(later, earlier, "renders") for later, earlier in renders.items()]
    said_before = repeats.keys() | renders.keys()
    first = {
        name: [one for one in own if one.claim_id not in said_before]
        for name, own in of_document.items()
    }
    return found + list(_series(documents, first, weights))


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


def _repeats(own: list[Statement], weights: Mapping[str, float]) -> Iterator[tuple[str, str]]:
    """Yield each claim of a document that repeats one before it, with the first such."""
    first_of: dict[str, str] = {}
    ordered = sorted(own, key=lambda one: int(one.claim["start"]))
    best: dict[str, tuple[float, str]] = {}
    for earlier, later in combinations(ordered, 2):
        alike = likeness(earlier, later, weights)
        if alike is None or not _may_repeat(earlier, later, alike):
            continue
        score = _score(alike, _SAME_DOCUMENT)
        if score and score > best.get(later.claim_id, (0.0, ""))[0]:
            best[later.claim_id] = (score, earlier.claim_id)
    for one in ordered:
        if one.claim_id in best:
            earlier_id = best[one.claim_id][1]
            first_of[one.claim_id] = first_of.get(earlier_id, earlier_id)
    yield from first_of.items()


def _renditions(
    documents: list[Document],
    of_document: Mapping[str, list[Statement]],
    repeats: Mapping[str, str],
    weights: Mapping[str, float],
) -> dict[str, str]:
    """Return each claim that another document of the event stated before, with that claim."""
    found: dict[str, str] = {}
    for place, document in enumerate(documents):
        for source in _sources(document, documents[:place]):
            own, others = (
                [one for one in of_document[name] if one.claim_id not in found]
                for name in (document.announcement_id, source)
            )
            found.update(_matched(own, others, repeats, weights))
    return found


def _sources(document: Document, earlier: list[Document]) -> list[str]:
    """Return the documents that it may have its claims from: its source, then by date."""
    same_event = [
        other.announcement_id
        for other in earlier
        if document.event and other.event == document.event
    ]
    own = [document.derived_from] if document.derived_from else []
    return list(dict.fromkeys([*own, *same_event]))


def _matched(
    own: list[Statement],
    others: list[Statement],
    repeats: Mapping[str, str],
    weights: Mapping[str, float],
) -> dict[str, str]:
    """Return the best pairs of claims of two documents; a repeat may share its first one's."""
    company = _company([*own, *others])
    scores: dict[tuple[str, str], tuple[float, str]] = {}
    for (place, one), (number, other) in product(enumerate(own), enumerate(others)):
        alike = likeness(other, one, weights)
        if alike and (score := _score(alike, _RENDITION)):
            apart = place / len(own) - number / len(others)
            score += _beside(apart, one, other, company)
            scores[one.claim_id, other.claim_id] = (score, alike.value)
    scores = _without_settled(scores, repeats)
    found = dict(best_pairs({pair: score for pair, (score, _) in scores.items()}))
    for (one_id, other_id), (_, value) in sorted(scores.items(), key=lambda item: -item[1][0]):
        again = found.get(repeats.get(one_id, ""), "")
        if one_id not in found and (one_id, again) in scores:
            found[one_id] = again
        elif one_id not in found and value == "equal" and other_id in found.values():
            found[one_id] = other_id
    return found | _left_over(own, others, found, weights)


def _without_settled(
    scores: Mapping[tuple[str, str], tuple[float, str]], repeats: Mapping[str, str]
) -> dict[tuple[str, str], tuple[float, str]]:
    """Return the pairs without those of unlike figures where either claim has a like one."""
    first = {pair: tuple(repeats.get(name, name) for name in pair) for pair in scores}
    settled = {
        name for pair, (_, value) in scores.items() if value in _CLOSE for name in first[pair]
    }
    return {
        pair: score
        for pair, score in scores.items()
        if score[1] in _CLOSE or not settled.intersection(first[pair])
    }


def _left_over(
    own: list[Statement],
    others: list[Statement],
    found: Mapping[str, str],
    weights: Mapping[str, float],
) -> dict[str, str]:
    """Return pairs of sums, shares or times that stand alone: no other figure could be either."""
    mine = [one for one in own if one.claim_id not in found]
    theirs = [other for other in others if other.claim_id not in found.values()]
    likely = {
        (one.claim_id, other.claim_id): alike.words + _WORTH[alike.value]
        for one in mine
        for other in theirs
        if (alike := likeness(other, one, weights)) and _could_be(alike)
        if _directions_agree(one, other)
    }
    return {
        one: other
        for one, other in best_pairs(likely)
        if likely[one, other] >= _MARGIN + max(_rivals(likely, one, other), default=0.0)
    }


def _rivals(scores: Mapping[tuple[str, str], float], one: str, other: str) -> list[float]:
    """Return the scores of the other pairs that either claim could be in."""
    return [score for (row, column), score in scores.items() if (row == one) != (column == other)]


def _could_be(alike: Likeness) -> bool:
    exact = alike.value == "equal" and alike.digits > 2
    if alike.subject == "other" or (alike.family == "count" and not exact):
        return False
    needed = _ALONE.get(alike.value)
    return needed is not None and alike.words >= needed + (0.0 if alike.digits > 1 else 0.06)


def _company(statements: list[Statement]) -> dict[Sentence, set[tuple[float, float]]]:
    """Return the values that stand in each sentence."""
    found: dict[Sentence, set[tuple[float, float]]] = {}
    for one in statements:
        found.setdefault(_sentence(one), set()).add(one.bounds)
    return found


def _beside(
    apart: float,
    one: Statement,
    other: Statement,
    company: Mapping[Sentence, set[tuple[float, float]]],
) -> float:
    """Return what decides between claims as alike: their order, and the figures beside them."""
    shared = company[_sentence(one)] & company[_sentence(other)] - {one.bounds, other.bounds}
    return _ORDER * (1 - abs(apart)) + (_COMPANY if shared else 0.0)


def _series(
    documents: list[Document],
    first: Mapping[str, list[Statement]],
    weights: Mapping[str, float],
) -> Iterator[Pair]:
    """Yield the same system's same measure, or the country's same quantity, in a later event."""
    linked: set[tuple[str, str]] = set()
    ordered = sorted(documents, key=lambda document: document.order[1:])
    for place, later in enumerate(ordered):
        for earlier in reversed(ordered[:place]):
            if _one_event(earlier, later):
                continue
            own = [one for one in first[later.announcement_id] if (one.claim_id, "") not in linked]
            others = first[earlier.announcement_id]
            scores = dict(_restated(own, others, weights, earlier.publisher == later.publisher))
            for pair in best_pairs({ids: score for ids, (score, _) in scores.items()}):
                linked.add((pair[0], ""))
                yield (*pair, scores[pair][1])


def _restated(
    own: list[Statement],
    others: list[Statement],
    weights: Mapping[str, float],
    same_publisher: bool,
) -> Iterator[tuple[tuple[str, str], tuple[float, str]]]:
    """Yield (ids, (score, relation)) of claims that could be of one quantity."""
    for one, other in product(own, others):
        if one.family != other.family or not _same_system(one, other, same_publisher):
            continue
        if alike := likeness(other, one, weights):
            relation, score = _over_time(one, other, alike)
            if score:
                yield (one.claim_id, other.claim_id), (score, relation)


def _over_time(one: Statement, other: Statement, alike: Likeness) -> tuple[str, float]:
    """Return how a claim takes up an earlier event's, and how well; 0 where it does not."""
    if one.system_id == other.system_id == ENGLAND and alike.value != "equal":
        return "continues", _continued(one, other, alike)
    return "restates", _score(alike, _SERIES) if _directions_agree(one, other) else 0.0


def _same_system(one: Statement, other: Statement, same_publisher: bool) -> bool:
    """Whether both are about one system, or one publisher's own where a text names none."""
    if one.system_id == other.system_id != "":
        return True
    return same_publisher and {one.system_id, other.system_id} <= {"", ENGLAND}


def _continued(one: Statement, other: Statement, alike: Likeness) -> float:
    """Return how well a national quantity takes up an earlier one, 0 where it is another."""
    kind = str(one.claim["kind"])
    same = all(one.claim[field] == other.claim[field] for field in ("kind", "unit", "direction"))
    needed = 0.5 if kind in _CONTINUED else 0.62
    alone = alike.value == "apart" or alike.counted < 0.5 or alike.words < needed
    return alike.words + _WORTH[alike.value] if same and not alone else 0.0


def _one_event(first: Document, second: Document) -> bool:
    return (
        (first.event == second.event and bool(first.event))
        or second.derived_from == first.announcement_id
        or first.derived_from == second.announcement_id
    )


def _score(alike: Likeness, least: Mapping[str, float]) -> float:
    """Return how good a pair is, 0 where its words are too far apart for its values."""
    # Two systems with two figures have made two claims, however alike the words.
    if alike.value not in least or (alike.subject == "other" and alike.value != "equal"):
        return 0.0
    needed = least[alike.value] + _BY_SUBJECT[alike.subject]
    if alike.value == "equal":
        needed += _BY_DIGITS.get(alike.digits, _MANY_DIGITS)
        needed += 0.0 if alike.family == "count" else _NOT_COUNTED
        needed += _SAME_SORT if alike.sort else 0.0
    elif alike.value in ("alike", "apart"):
        needed += 0.0 if alike.digits else 0.15
    exact = alike.value == "equal" and alike.digits > 2
    if alike.counted == 0 and alike.family == "count" and not exact:
        needed += 0.15
    if alike.words < needed:
        return 0.0
    return alike.words + _WORTH[alike.value] * (1.0 if alike.digits else 0.5)


def _sentence(one: Statement) -> Sentence:
    return str(one.claim["announcement_id"]), int(one.claim["quote_start"])


def _may_repeat(earlier: Statement, later: Statement, alike: Likeness) -> bool:
    """Whether two claims of a document have one subject, and one kind where figures differ."""
    fields = ["system_id", *([] if alike.value == "equal" else ["kind"])]
    fields += ["place"] if alike.digits < _TELLING else []
    same = all(earlier.claim[field] == later.claim[field] for field in fields)
    return same and _sentence(earlier) != _sentence(later)


def _directions_agree(first: Statement, second: Statement) -> bool:
    directions = {first.claim["direction"], second.claim["direction"]} - {""}
    return len(directions) <= 1
