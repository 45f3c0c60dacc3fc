"""Rules on sums within one document: parts of a total, parts and their share, from and to."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise

from ics_claims.checks.material import Material
from ics_claims.checks.quantities import (
    after,
    before,
    bounds,
    counts_systems,
    is_share,
    overlap,
    share,
    step,
    value,
)
from ics_claims.checks.record import Claim, Finding, capital, figure, listed, passages, percent
from ics_claims.values import written_value

# A list of parts that is said to be complete.
_COMPLETE = re.compile(
    r"^[^.;]{0,60}?(?::|\b(?:made up of|comprising|comprises?|consisting of|consists? of|"
    r"split (?:into|between|across)|divided (?:into|between|across)|broken down (?:into|as)|"
    r"namely|that is|i\.e\.)\b)",
    re.I,
)
# A list of parts that may leave some out.
_SOME = re.compile(r"\b(?:including|includes?|among (?:them|which|whom)|such as|for example|"
                   r"of (?:which|whom|these|them)|up to|at least)\b", re.I)  # fmt: skip
_SUM_AFTER = re.compile(r"^[^.;,]{0,40}\b(?:in total|altogether|in all|all told|combined|"
                        r"overall)\b", re.I)  # fmt: skip
_SUM_BEFORE = re.compile(
    r"\b(?:(?:a |combined |grand |overall )?total (?:of|is|was|comes to|stands at)|totalling|"
    r"adding up to|bringing (?:the|this) total to|altogether|in total,?|in all,?)\s*$",
    re.I,
)
_OUT_OF = re.compile(r"^\s*(?:\w+\s+){0,2}?(?:out of|of)\s+(?:the|its|their|all|a total of|our)?\s*"
                     r"(?:\w+\s+)?$", re.I)  # fmt: skip
_FROM = re.compile(r"\bfrom\s+(?:[\w’']+\s+){0,3}$", re.I)
_TO = re.compile(r"^[^.;:]{0,40}\bto\s+(?:[\w’']+\s+){0,3}$", re.I)
_SUMMED = ("count", "gbp")
_LISTED = 2
# A rate of change worked out from rounded ends may be off by this many points.
_POINTS = 1.5


def rules(material: Material) -> Iterator[Finding]:
    """Yield every finding of this family."""
    for document in material.documents.values():
        claims = material.claims_of(document)
        for _, group in groupby(claims, key=lambda c: c["paragraph"]):
            found = list(group)
            yield from _parts_of_total(material, found)
            yield from _ratios(material, found)
            yield from _changes(material, found)


def _parts_of_total(material: Material, claims: Sequence[Claim]) -> Iterator[Finding]:
    """Yield totals that the parts listed with them do not add up to."""
    for place, total in enumerate(claims):
        if total["unit"] not in _SUMMED:
            continue
        parts, complete = _parts(claims, place)
        # How systems add up over time is the business of another rule.
        if len(parts) < _LISTED or all(map(counts_systems, (total, *parts))):
            continue
        edges = [bounds(part, strict=True) for part in parts]
        low, high = (sum(ends) for ends in zip(*edges, strict=True))
        stated = bounds(total, strict=True)
        over = low > stated[1]
        if overlap((low, high), stated) or (not complete and not over):
            continue
        number = sum(map(value, parts))
        unit = total["unit"]
        written = written_value(number, number, "exact", unit)
        yield Finding(
            "parts-against-total",
            "contradiction",
            f"{capital(material.label_of(total))} gives {figure(total)}, but the parts it lists, "
            f"{listed(figure(part) for part in parts)}, add up to {written}.",
            passages(total, *parts),
            f"{' + '.join(written_value(value(p), value(p), 'exact', unit) for p in parts)} = "
            f"{written}; stated {written_value(value(total), value(total), 'exact', unit)}",
            size=min(1.0, abs(number - value(total)) / max(value(total), 1) + 0.4),
        )


def _parts(claims: Sequence[Claim], place: int) -> tuple[list[Claim], bool]:
    """Return the parts listed for the claim at `place`, and whether the list is complete."""
    total = claims[place]
    same = [c for c in claims if c is not total and c["quote_start"] == total["quote_start"]
            and c["unit"] == total["unit"]]  # fmt: skip
    later = [c for c in same if c["start"] > total["start"]]
    earlier = [c for c in same if c["start"] < total["start"]]
    if _SUM_BEFORE.search(before(total)) or _SUM_AFTER.match(after(total)):
        # "a, b and c: in total d" or "in total d: a, b and c"
        listed_parts = earlier if len(earlier) >= _LISTED else later
        return _alike(listed_parts), listed_parts is earlier or _said_complete(total, later)
    if later and _said_complete(total, later):
        return _alike(later), True
    return [], False


def _said_complete(total: Claim, later: Sequence[Claim]) -> bool:
    if not later:
        return False
    gap = after(total)[: later[0]["start"] - total["end"]]
    return bool(_COMPLETE.match(gap)) and not _SOME.search(gap)


def _alike(claims: Sequence[Claim]) -> list[Claim]:
    """Return the parts where each is a part of its own: no baseline, no smaller part within one."""
    if any(_SOME.search(before(claim)[-24:]) for claim in claims):
        return []
    kinds = {claim["kind"] for claim in claims}
    return list(claims) if len(kinds) == 1 else []


def _ratios(material: Material, claims: Sequence[Claim]) -> Iterator[Finding]:
    """Yield "a of b" beside a share that is not a over b."""
    counts = [claim for claim in claims if claim["unit"] == "count"]
    for first, second in pairwise(counts):
        part, whole = sorted((first, second), key=value)
        if first["quote_start"] != second["quote_start"] or not _part_of(part, whole):
            continue
        for claim in claims:
            if not is_share(claim) or not _beside(claim, part, whole):
                continue
            low, high = (
                bounds(part)[0] / bounds(whole)[1],
                bounds(part)[1] / max(bounds(whole)[0], 1),
            )
            scale = 100 if claim["unit"] == "percent" else 1
            stated = tuple(edge / scale for edge in bounds(claim))
            slack = 0.5 / 100 if claim["unit"] == "percent" else 0.03
            if not overlap((low - slack, high + slack), (stated[0], stated[1])):
                yield _wrong_share(material, claim, part, whole)


def _part_of(part: Claim, whole: Claim) -> bool:
    """Whether two numbers of a sentence are "a of b" or "of b, a"."""
    if value(whole) <= value(part):
        return False
    if part["start"] < whole["start"]:
        return bool(_OUT_OF.match(after(part)[: whole["start"] - part["end"]]))
    gap = after(whole)[: part["start"] - whole["end"]]
    led = re.search(
        r"\b(?:of|out of|among)\s+(?:the |all |its |our |these )*$", before(whole), re.I
    )
    return bool(led) and bool(re.fullmatch(r"[^.;:\d]{0,80}", gap))


def _beside(claim: Claim, part: Claim, whole: Claim) -> bool:
    """Whether a share stands within a few words of "a of b", in the same sentence."""
    if claim["quote_start"] != part["quote_start"]:
        return False
    text, start = str(part["quote"]), part["quote_start"]
    last, first = max(whole["end"], part["end"]), min(part["start"], whole["start"])
    if claim["start"] > last:
        gap = text[last - start : claim["start"] - start]
    elif claim["end"] < first:
        gap = text[claim["end"] - start : first - start]
    else:
        return False
    return bool(
        re.fullmatch(r"\s*[\w’' -]{0,24}\s*[(–—,:]\s*(?:or |that is |i\.e\. |about )?\s*", gap)
    )


def _wrong_share(material: Material, claim: Claim, part: Claim, whole: Claim) -> Finding:
    found = value(part) / value(whole)
    return Finding(
        "share-against-parts",
        "contradiction",
        f"{capital(material.label_of(claim))} calls {figure(part)} of {figure(whole)} "
        f"{figure(claim)}; it is {percent(found)}.",
        passages(part, whole, claim),
        f"{value(part):,.10g} / {value(whole):,.10g} = {percent(found)}; stated "
        f"{percent(share(claim))}",
        size=min(1.0, abs(found - share(claim)) / max(share(claim), 0.01)),
    )


def _changes(material: Material, claims: Sequence[Claim]) -> Iterator[Finding]:
    """Yield "from a to b" beside a percentage that is not the change from a to b."""
    for first, second in pairwise(claims):
        if first["unit"] != second["unit"] or first["quote_start"] != second["quote_start"]:
            continue
        gap = after(first)[: second["start"] - first["end"]]
        if not (_FROM.search(before(first)) and _TO.match(gap)) or value(first) <= 0:
            continue
        rates = [c for c in claims if c["unit"] == "percent" and c not in (first, second)
                 and c["quote_start"] == first["quote_start"]
                 and c["direction"] != "level"]  # fmt: skip
        if len(rates) == 1 and rates[0]["hedge"] in ("exact", "about"):
            yield from _change(material, first, second, rates[0])


def _change(material: Material, first: Claim, second: Claim, rate: Claim) -> Iterator[Finding]:
    exact = abs(value(second) / value(first) - 1) * 100
    slack = _POINTS + 50 * (step(first) + step(second)) / value(first)
    if abs(exact - value(rate)) <= slack:
        return
    points = abs(value(second) - value(first))
    as_points = first["unit"] == "percent" and abs(points - value(rate)) <= 0.5
    yield Finding(
        "change-against-ends",
        "ambiguity" if as_points else "contradiction",
        f"{capital(material.label_of(rate))} puts the change from {figure(first)} to "
        f"{figure(second)} at {figure(rate)}; it is {exact:.1f}%.",
        passages(first, second, rate),
        f"|{value(second):,.10g} - {value(first):,.10g}| / {value(first):,.10g} = {exact:.1f}%; "
        f"stated {value(rate):g}%",
        "Percentage points are meant, not per cent." if as_points else "",
        size=min(1.0, abs(exact - value(rate)) / max(value(rate), 1)),
    )
