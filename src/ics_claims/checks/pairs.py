"""Rules on one statement made twice: headline and body, source and rendition, then and now."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ics_claims.checks.material import Material, Story
from ics_claims.checks.quantities import (
    after,
    before,
    bounds,
    counts_people,
    is_share,
    of_joining,
    overlap,
    share,
    step,
    value,
)
from ics_claims.checks.record import (
    Claim,
    Finding,
    Severity,
    capital,
    figure,
    listed,
    passages,
    percent,
    quoted,
)
from ics_claims.values import written_value

_NOT_EXACT = {"more_than": "a lower bound", "at_least": "a lower bound", "nearly": "an upper bound",
              "up_to": "an upper bound", "less_than": "an upper bound", "about": "a round figure",
              "between": "a range"}  # fmt: skip
# Money and organisations "are" and "will be" in one breath: their tense says little.
_RESULTS = ("coverage", "outcome", "activity", "digital", "workforce")
_FLOORS = ("more_than", "at_least")
# One quantity rounded in a headline differs from that in the body by less than this.
_ROUNDED = 0.15
# A bound this close to the number is how one writes it short.
_NEARLY = 0.03
_PATIENTS = re.compile(r"\bpatients?\b", re.I)
_EVERYONE = re.compile(r"\b(?:people|residents?|population|citizens|inhabitants)\b", re.I)


def rules(material: Material) -> Iterator[Finding]:
    """Yield every finding of this family."""
    seen: set[frozenset[str]] = set()
    under = list(_below_the_floor(material))
    # The exact number is the second passage; that it lost its hedge goes without saying then.
    broken = {finding.passages[1].claim_id for finding in under}
    yield from under
    for finding in (
        *_headlines(material),
        *_hedges_lost(material),
        *_values_changed(material),
    ):
        key = frozenset(finding.claim_ids.split())
        if key not in seen and not key & broken:
            seen.add(key)
            yield finding
    yield from _statuses_changed(material)
    yield from _floors_and_ceilings(material)
    yield from _restated(material)
    yield from _legal_words(material)
    yield from _patients_and_people(material)


def _first_of_document(claim: Claim, relation_is_repeat: bool) -> bool:
    """Whether a claim is to be held against its source: what is said twice is held once."""
    return relation_is_repeat or not claim["repeats"]


def _same_statements(material: Material) -> Iterator[tuple[Claim, Claim]]:
    """Yield pairs of one statement, within a document or between source and rendition."""
    yield from material.pairs("repeats")
    for first, second in material.pairs("renders"):
        if _first_of_document(second, False):
            yield first, second


def _hedges_lost(material: Material) -> Iterator[Finding]:
    for first, second in _same_statements(material):
        hedges = {first["hedge"], second["hedge"]}
        # A rendition that hedges what its source did not claims no more than it.
        gained = first["announcement_id"] != second["announcement_id"] and first["hedge"] == "exact"
        if "exact" in hedges and len(hedges) == 2 and first["unit"] == second["unit"]:
            exact, hedged = (first, second) if first["hedge"] == "exact" else (second, first)
            if gained or (value(exact) != value(hedged) and step(exact) < step(hedged)):
                # The finer number stands on its own.
                continue
            yield _hedge_lost(material, exact, hedged)


def _hedge_lost(material: Material, exact: Claim, hedged: Claim) -> Finding:
    same = exact["announcement_id"] == hedged["announcement_id"]
    where = "elsewhere in it" if same else f"in {material.label_of(hedged)}"
    ahead = exact["start"] < hedged["start"] if same else None
    role = "" if not same else ", further up," if ahead else ", further down,"
    return Finding(
        "hedge-lost",
        "tension",
        f"{capital(material.label_of(exact))}{role} states {quoted(exact)} as exact; {where} "
        f"{quoted(hedged)} is {_NOT_EXACT[hedged['hedge']]}.",
        passages(exact, hedged),
        f"{_written(exact)} against {_written(hedged)}",
        _of_hedge(exact, hedged),
        size=0.3,
    )


def _of_hedge(exact: Claim, hedged: Claim) -> str:
    if value(exact) == value(hedged):
        return "The hedge was dropped; the number itself is the same."
    rounded = overlap(bounds(exact), bounds(hedged))
    return "The number was rounded and its hedge dropped." if rounded else ""


def _written(claim: Claim) -> str:
    return written_value(claim["value_low"], claim["value_high"], claim["hedge"], claim["unit"])


def _headlines(material: Material) -> Iterator[Finding]:
    """Yield figures of a headline that its body gives otherwise: rounded, or with a hedge."""
    for document in material.documents.values():
        claims = material.claims_of(document)
        headings = {line.paragraph for line in document.lines if line.heading}
        headings |= {line.paragraph for line in document.lines[:1] if line.text[-1:] not in ".!?"}
        top = [c for c in claims if c["paragraph"] in headings and not c["heading"]]
        rest = [c for c in claims if c["paragraph"] not in headings]
        for headline in top:
            same = [c for c in rest if _one_quantity(headline, c)]
            if not same or any(_agree(headline, c) for c in same):
                continue
            body = min(same, key=lambda c: abs(_size(c) - _size(headline)))
            if _size(body) != _size(headline):
                gap = abs(_size(body) - _size(headline)) / _size(body)
                if _holds(headline, body) and gap < _NEARLY:
                    continue
                yield _rounded(material, headline, body)
            elif "exact" in (headline["hedge"], body["hedge"]):
                exact, hedged = (
                    (headline, body) if headline["hedge"] == "exact" else (body, headline)
                )
                yield _hedge_lost(material, exact, hedged)


def _agree(first: Claim, second: Claim) -> bool:
    return _size(first) == _size(second) and first["hedge"] == second["hedge"]


def _one_quantity(headline: Claim, body: Claim) -> bool:
    """Whether a claim of the body is that of the headline, by unit, subject, noun and size."""
    shares = is_share(headline) and is_share(body)
    if not (shares or headline["unit"] == body["unit"]) or headline["hedge"] == "between":
        return False
    one, other = _size(headline), _size(body)
    # A headline that names no system is about that of its body, but for the people of the country.
    silent = headline["system_id"] in ("", "england") and not counts_people(headline)
    if not (silent or headline["system_id"] == body["system_id"]):
        return False
    finer = step(headline) > step(body) or headline["unit"] == "ratio"
    near = abs(one - other) < _ROUNDED * max(one, other)
    if not near or (one != other and not finer) or (not shares and one < 1):
        return False
    if counts_people(headline) or counts_people(body):
        large = value(headline) >= 10_000 and headline["kind"] == body["kind"]
        return large and (
            of_joining(headline) == of_joining(body) or headline["system_id"] != "england"
        )
    words = _words(headline) & _words(body)
    return bool(words)


def _size(claim: Claim) -> float:
    """Return a share as a number from 0 to 1, any other value as it is."""
    return share(claim) if is_share(claim) else value(claim)


def _words(claim: Claim) -> set[str]:
    text = f"{claim['measured']} {after(claim)[:40]}".lower()
    return {w.rstrip("s") for w in re.findall(r"[a-z&]{4,}", text)} - _COMMON


_COMMON = frozenset("more with that this from have been will into over than which their extra "
                    "new people patient year".split())  # fmt: skip


def _rounded(material: Material, headline: Claim, body: Claim) -> Finding:
    gap = abs(_size(headline) - _size(body))
    up = _size(headline) > _size(body)
    outside = headline["unit"] == body["unit"] and not overlap(bounds(headline), bounds(body))
    literal = _holds(headline, body)
    severity: Severity = (
        "contradiction" if outside and up else "ambiguity" if literal else "tension"
    )
    return Finding(
        "headline-against-body",
        severity,
        f"The headline of {material.label_of(headline)} has {quoted(headline)}, its body "
        f"{quoted(body)}: rounded {'up' if up else 'down'}.",
        passages(headline, body),
        f"{_written(headline)} against {_written(body)}: "
        f"{percent(gap) + ' of all' if is_share(body) else f'{gap:,.10g}'} "
        f"({gap / _size(body):.1%}) {'more' if up else 'less'}",
        f"“{headline['figure']}” holds as a bound of the other."
        if literal
        else ""
        if outside
        else "Rounding alone accounts for the difference.",
        size=min(1.0, gap / _size(body) + 0.3),
    )


def _holds(headline: Claim, body: Claim) -> bool:
    """Whether a hedged headline is literally true beside the body's number."""
    low, high = headline["value_low"], headline["value_high"]
    if headline["unit"] != body["unit"]:
        return False
    return bool((high != high and low <= value(body)) or (low != low and high >= value(body)))


def _values_changed(material: Material) -> Iterator[Finding]:
    """Yield renditions whose number its source rules out."""
    for first, second in _same_statements(material):
        if first["announcement_id"] == second["announcement_id"] or first["unit"] != second["unit"]:
            continue
        if value(first) != value(second) and not overlap(bounds(first), bounds(second)):
            gap = abs(value(first) - value(second))
            yield Finding(
                "rendition-against-source",
                "contradiction",
                f"{capital(material.label_of(second))} gives {quoted(second)} where its source, "
                f"{material.label_of(first)}, gives {quoted(first)}.",
                passages(first, second),
                f"{_written(first)} against {_written(second)}: difference {gap:,.10g}",
                size=min(1.0, gap / max(value(first), 1e-9)),
            )


def _below_the_floor(material: Material) -> Iterator[Finding]:
    """Yield exact populations of a system that another document on the event puts a floor above."""
    for story in material.stories:
        claims = [
            claim
            for claim in material.claims_of(*story.documents)
            if claim["kind"] == "coverage"
            and counts_people(claim)
            and claim["system_id"] not in ("", "england")
            and not claim["place"]
            and value(claim) >= 100_000
        ]
        floors = [c for c in claims if c["hedge"] in _FLOORS]
        for exact in claims:
            over = [f for f in floors if _breaks(exact, f)]
            if over:
                yield _under(material, story, exact, over)


def _breaks(exact: Claim, floor: Claim) -> bool:
    return bool(
        exact["hedge"] == "exact"
        and exact["system_id"] == floor["system_id"]
        and 0.7 * value(floor) < value(exact) < value(floor)
    )


def _under(material: Material, story: Story, exact: Claim, floors: list[Claim]) -> Finding:
    floor = max(floors, key=value)
    others = [
        c
        for c in material.claims_of(*story.documents)
        if c["system_id"] == exact["system_id"]
        and c["hedge"] in _FLOORS
        and c["kind"] == "coverage"
        and value(c) == value(exact)
    ]
    rounding = overlap(bounds(exact), bounds(floor))
    gap = value(floor) - value(exact)
    return Finding(
        "below-the-floor",
        "ambiguity" if rounding else "tension",
        f"{capital(material.label_of(exact))} gives {material.register.name(exact['system_id'])} "
        f"{quoted(exact)}; {material.label_of(floor)} has {quoted(floor)}, which is a lower bound.",
        passages(floor, exact, *others),
        f"{value(exact):,.0f} is {gap:,.0f} below {value(floor):,.0f}",
        "The lower number is the other one rounded down, without its “more than”."
        if rounding
        else "",
        size=min(1.0, gap / value(floor) + 0.2),
    )


def _statuses_changed(material: Material) -> Iterator[Finding]:
    """Yield renditions that report as done what their source expects, or the other way round."""
    groups: dict[tuple[str, ...], list[tuple[Claim, Claim]]] = {}
    for first, second in _same_statements(material):
        statuses = (first["status"], second["status"])
        documents = (first["announcement_id"], second["announcement_id"])
        # A designation named and then spoken of as to come is the business of another rule.
        if "" in statuses or len({*statuses}) == 1 or len({*documents}) == 1:
            continue
        # Plan against forecast is a nuance; done against not done is not.
        if "achieved" in statuses and _of_results(first) and _of_results(second):
            groups.setdefault((*documents, *statuses), []).append((first, second))
    for group in groups.values():
        yield _status_changed(material, group)


def _of_results(claim: Claim) -> bool:
    """Whether a claim is of people, services or results, not the level that a change is from."""
    from_level = re.search(r"\b(?:from|than|against)\s*$", before(claim), re.I)
    return claim["kind"] in _RESULTS and not from_level


def _status_changed(material: Material, group: Sequence[tuple[Claim, Claim]]) -> Finding:
    first, second = group[0]
    verb = "is" if len(group) == 1 else "are"
    return Finding(
        "status-changed",
        "tension",
        f"{capital(listed(quoted(claim) for _, claim in group))} {verb} {_state(second)} in "
        f"{material.label_of(second)}, but {_state(first)} in its source, "
        f"{material.label_of(first)}.",
        passages(*(claim for pair in group for claim in pair)),
        "; ".join(
            f"source: {a['status']}, “{_near(a)}”; rendition: {b['status']}, “{_near(b)}”"
            for a, b in group
        ),
        size=0.3,
    )


def _near(claim: Claim) -> str:
    words = f"{before(claim)[-40:].lstrip()}{claim['figure']}{after(claim)[:40].rstrip()}"
    return " ".join(words.split())


def _state(claim: Claim) -> str:
    states = {"achieved": "reported as done", "expected": "still expected"}
    return states.get(claim["status"], "planned")


def _floors_and_ceilings(material: Material) -> Iterator[Finding]:
    """Yield one measure given as "more than" and as "nearly": what both allow is narrow."""
    for first, second in (*_same_statements(material), *material.pairs("restates")):
        low, high = (first, second) if first["value_high"] != first["value_high"] else (
            second, first)  # fmt: skip
        if low["value_high"] == low["value_high"] or high["value_low"] == high["value_low"]:
            continue
        if low["unit"] != high["unit"]:
            continue
        floor, ceiling = float(low["value_low"]), float(high["value_high"])
        periods = "; ".join(
            f"{material.label_of(c)}: {figure(c)} {c['period'] or 'with no period'}"
            for c in (first, second)
        )
        whole = low["unit"] == "count" and step(low) <= 10
        both = (
            f"{floor + 1:,.0f} to {ceiling - 1:,.0f}"
            if whole
            else f"{floor:,.10g} to {ceiling:,.10g}"
        )
        fits = floor < ceiling
        yield Finding(
            "floor-became-ceiling",
            "tension" if fits else "contradiction",
            f"{quoted(low)} in {material.label_of(low)} is a lower bound and {quoted(high)} in "
            f"{material.label_of(high)} an upper one: "
            + (f"both hold only for {both}." if fits else "they exclude each other."),
            passages(first, second),
            periods,
            f"The number lies between the two ({both})." if fits else "",
            size=0.5,
        )


def _restated(material: Material) -> Iterator[Finding]:
    """Yield a system's measure given again with another number, where a period is missing."""
    for first, second in material.pairs("restates"):
        if first["unit"] != second["unit"] or overlap(bounds(first), bounds(second)):
            continue
        if second["repeats"] or (first["period"] and second["period"]):
            continue
        # A stock grows from year to year; what was added in some time does not without its time.
        if "level" in (first["direction"], second["direction"]) or first["unit"] == "gbp":
            continue
        if first["value_high"] != first["value_high"] or second["value_low"] != second["value_low"]:
            continue
        without = [c for c in (first, second) if not c["period"]]
        one = f"{material.label_of(without[0])} does not say"
        silent = "neither says" if len(without) == 2 else one
        gap, times = abs(value(second) - value(first)), value(second) / max(value(first), 1e-9)
        yield Finding(
            "restated-without-period",
            "ambiguity",
            f"{capital(material.label_of(first))} gives {quoted(first)} and "
            f"{material.label_of(second)} {quoted(second)} for the same system, and "
            f"{silent} over what time.",
            passages(first, second),
            f"{_written(first)} ({first['period'] or 'no period'}) and {_written(second)} "
            f"({second['period'] or 'no period'}): {gap:,.10g} apart, {times:.2g} times",
            f"If it runs on from the earlier one, {gap:,.10g} came in between; if each is of one "
            f"year, the rate is {times:.2g} times as high.",
            size=0.4,
        )


def _legal_words(material: Material) -> Iterator[Finding]:
    """Yield statements whose rendition uses a word with another meaning in law."""
    for first, second in material.pairs("renders"):
        texts = [
            f"{before(c)[-20:]} {c['measured']} {after(c)[:40]}".lower() for c in (first, second)
        ]
        for row in material.lists.legal_terms:
            words = (row["term"], row["mistaken_for"])
            for a, b in (words, words[::-1]):
                if _has(texts[0], a) and _has(texts[1], b) and not (
                    _has(texts[0], b) or _has(texts[1], a)
                ):  # fmt: skip
                    yield Finding(
                        "legal-word-changed",
                        "ambiguity",
                        f"“{capital(a)}” in {material.label_of(first)} became “{b}” in "
                        f"{material.label_of(second)}: {_lower(row['difference'])}.",
                        passages(first, second),
                        f"“{first['figure']}{after(first)[:30]}”, “{second['figure']}"
                        f"{after(second)[:30]}”; {row['source']}",
                        size=0.3,
                    )


def _lower(text: str) -> str:
    return text[:1].lower() + text[1:]


def _has(text: str, word: str) -> bool:
    return bool(re.search(rf"\b{re.escape(word)}\b", text))


def _patients_and_people(material: Material) -> Iterator[Finding]:
    """Yield one share given of patients and of people: in a document or in two."""
    for story in material.stories:
        shares = [c for c in material.claims_of(*story.documents)
                  if is_share(c) and c["kind"] == "coverage"]  # fmt: skip
        of_patients = [c for c in shares if _PATIENTS.search(_whose(c))]
        of_people = [c for c in shares if _EVERYONE.search(_whose(c))]
        for claim in of_patients:
            match = [c for c in of_people if value(c) == value(claim)
                     and c["system_id"] == claim["system_id"]]  # fmt: skip
            if match:
                match.sort(key=lambda c: c["announcement_id"] != claim["announcement_id"])
                yield _denominator(material, claim, match[0], of_patients)
                break


def _whose(claim: Claim) -> str:
    return f"{claim['measured']} {' '.join(after(claim).split()[:2])}"


def _denominator(
    material: Material, patients: Claim, everyone: Claim, all_patients: list[Claim]
) -> Finding:
    same = patients["announcement_id"] == everyone["announcement_id"]
    other = "further down" if same else f"in {material.label_of(everyone)}"
    more = [c for c in all_patients if c is not patients
            and c["announcement_id"] == patients["announcement_id"]]  # fmt: skip
    return Finding(
        "patients-or-people",
        "ambiguity",
        f"{capital(material.label_of(patients))} has {quoted(patients)}, and {other} it is "
        f"{quoted(everyone)}.",
        passages(patients, *more, everyone),
        f"one number, {_written(patients)}, of two groups: those ill or registered with a "
        "practice, and everyone who lives there",
        "“Patients” is used loosely for everyone.",
        size=0.25,
    )
