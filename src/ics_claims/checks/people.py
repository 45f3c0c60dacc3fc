"""Rules on how many people are covered: totals, what joins, shares of England, parts of a sum."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import inf

from ics_claims.checks.material import Document, Event, Material, Story
from ics_claims.checks.quantities import (
    Bounds,
    bounds,
    counts_people,
    counts_systems,
    covers_country,
    is_share,
    of_joining,
    role,
    share,
    value,
)
from ics_claims.checks.record import (
    Claim,
    Finding,
    Passage,
    capital,
    figure,
    listed,
    passages,
    people,
    percent,
)

# Sums and shares this close, relatively, are one number rounded.
_CLOSE = 0.05
_CLOSE_SHARE = 0.08
# From here on a share and a number of people are not one thing rounded.
_FAR_SHARE = 0.3
# A number of people this many times what its systems hold is not theirs.
_NOT_THEIRS = 1.5
# A number of people of the country's coverage; smaller ones are of something else.
_MILLION = 1e6


@dataclass(frozen=True, slots=True)
class Stated:
    """People as stated by claims or, without any, in the press of the day that the register has."""

    low: float
    high: float
    words: str
    claims: tuple[Claim, ...] = ()
    event: Event | None = None
    note: str = ""


def rules(material: Material) -> Iterator[Finding]:
    """Yield every finding of this family."""
    yield from _over_time(material)
    for story in material.stories:
        yield from _shares(material, story)
        yield from _total_on_the_new(material, story)
        yield from _counted_twice(material, story)
    yield from _ledger(material)


def _totals(material: Material, documents: Sequence[Document]) -> list[Claim]:
    """Return the claims of how many people all systems cover."""
    return [
        claim
        for claim in material.claims_of(*documents)
        if covers_country(claim)
        and counts_people(claim)
        and value(claim) >= _MILLION
        and not of_joining(claim)
    ]


def _joining(material: Material, documents: Sequence[Document]) -> list[Claim]:
    """Return the claims of how many people the systems that join cover."""
    return [
        claim
        for claim in material.claims_of(*documents)
        if covers_country(claim) and counts_people(claim) and of_joining(claim)
        and value(claim) >= _MILLION / 10
    ]  # fmt: skip


def _populations(
    material: Material, documents: Sequence[Document], system_ids: Sequence[str]
) -> dict[str, Claim]:
    """Return for each system the sharpest claim of how many people it covers."""
    found: dict[str, Claim] = {}
    for claim in material.claims_of(*documents):
        if claim["system_id"] not in system_ids or claim["kind"] != "coverage" or claim["place"]:
            continue
        if not counts_people(claim) or value(claim) < _MILLION / 10:
            continue
        known = found.get(claim["system_id"])
        if known is None or value(claim) > value(known):
            found[claim["system_id"]] = claim
    return found


def _system_people(
    material: Material, documents: Sequence[Document], event: Event | None
) -> dict[str, Claim]:
    return _populations(material, documents, event.added if event else ())


def _added(material: Material, story: Story) -> Stated | None:
    """Return the people said to be added: as one number, else added up, else in the press."""
    event = story.event
    claims = _joining(material, story.originals)
    if claims:
        best = max(claims, key=lambda c: (c["value_low"] == c["value_low"], value(c), c["hedge"]
                                          in ("more_than", "at_least")))  # fmt: skip
        return Stated(*_bounds(best), figure(best), (best,), event)
    parts = _system_people(material, story.originals, event)
    if event and parts and len(parts) == len(event.added):
        own = list(parts.values())
        lows, highs = zip(*map(_bounds, own), strict=True)
        words = " + ".join(f"“{c['figure']}”" for c in own)
        return Stated(sum(lows), sum(highs), words, tuple(own), event)
    return _press(event, "added") if event else None


def _bounds(claim: Claim) -> Bounds:
    """Return a claim's bounds as stated, without rounding."""
    low, high = claim["value_low"], claim["value_high"]
    return (0.0 if low != low else float(low), inf if high != high else float(high))


def _press(event: Event, what: str) -> Stated | None:
    """Return what the press of the day gave for an event, by its row of the register."""
    low, high = event.press[f"claimed_{what}_low"], event.press[f"claimed_{what}_high"]
    if not _given(low):
        return None
    top = float(high) if _given(high) else inf
    both = (
        people(float(low)) if top in (inf, float(low)) else f"{people(float(low))} to {people(top)}"
    )
    words = f"{'more than ' if top == inf else ''}{both}"
    return Stated(float(low), top, words, (), event, event.press[f"claimed_{what}_as_written"])


def _total(material: Material, story: Story) -> Stated | None:
    claims = _totals(material, story.originals)
    if claims:
        # The sharper of two: a number rather than a bound, then the higher bound.
        best = max(claims, key=lambda c: (c["hedge"] in ("exact", "about"), value(c)))
        return Stated(*_bounds(best), figure(best), (best,), story.event)
    return _press(story.event, "total") if story.event else None


def _over_time(material: Material) -> Iterator[Finding]:
    """Yield totals that are not the last total given in people plus what joined since."""
    base: Stated | None = None
    added: list[Stated] = []
    for story in _every_event(material):
        joined, total = _added(material, story), _total(material, story)
        if base and joined:
            added.append(joined)
        elif base and story.event and story.event.added:
            base, added = None, []
        goal = total or _share_of_england(material, story) or _press_share(material, story)
        if base and goal and added:
            yield from _compared(material, base, added, goal, story)
        if total:
            base, added = total, []


def _every_event(material: Material) -> Iterator[Story]:
    """Yield an event of the register each, with its documents, in order."""
    for event in material.register.events:
        found = [story for story in material.stories if story.event is event]
        documents = tuple(document for story in found for document in story.documents)
        yield Story(event.event_id, event.on, documents, event)


def _share_of_england(material: Material, story: Story) -> Stated | None:
    """Return the people that a stated share of England is, where a document states one."""
    england = material.register.people_of_england(story.on)
    claims = [c for c in material.claims_of(*story.originals)
              if covers_country(c) and is_share(c) and not of_joining(c)]  # fmt: skip
    if not claims or not england:
        return None
    low, high = bounds(claims[0])
    scale = england / (100 if claims[0]["unit"] == "percent" else 1)
    # A floor of a share is no more than the country.
    return Stated(low * scale, min(high, 1) * scale if high < inf else england,
                  figure(claims[0]), (claims[0],), story.event)  # fmt: skip


def _press_share(material: Material, story: Story) -> Stated | None:
    """Return the people that the press's share of England is, where the register has one."""
    england = material.register.people_of_england(story.on)
    stated = _press(story.event, "share") if story.event else None
    if not stated or not england:
        return None
    words = f"“{story.event.press['claimed_share_as_written']}”" if story.event else ""
    return Stated(stated.low * england, min(stated.high, 1) * england, words, (), story.event)


def _compared(
    material: Material, base: Stated, added: Sequence[Stated], goal: Stated, story: Story
) -> Iterator[Finding]:
    low = base.low + sum(part.low for part in added)
    high = base.high + sum(part.high for part in added)
    gap = max(low - _top(goal), goal.low - _top(Stated(low, high, "")))
    if gap <= _CLOSE * max(low, goal.low):
        return
    parts = [base, *added]
    notes = dict.fromkeys(f"; as written: “{p.note}”" for p in (*parts, goal) if p.note)
    short = low > _top(goal)
    disjoint = low > goal.high or high < goal.low
    events = tuple(p.event.on for p in (*parts, goal) if p.event and not p.claims)
    register = _register_people(material, story)
    yield Finding(
        "total-against-increments",
        "contradiction" if disjoint else "tension",
        f"{capital(_who(material, goal, story))} gives {goal.words} in total; "
        f"{_chain(material, parts)} come to {people(low)}{_open(high)}, "
        f"{people(gap)} {'more' if short else 'less'}.",
        passages(*(c for p in (*parts, goal) for c in p.claims)),
        f"{' + '.join(people(p.low) for p in parts)} = {people(low)}; total {people(goal.low)}; "
        f"difference {people(gap)}{register}{''.join(notes)}",
        _gap_reading(short, disjoint),
        size=min(1.0, gap / max(low, goal.low) + 0.6),
        events=events,
    )


def _top(stated: Stated) -> float:
    """Return the most that is plainly meant: a bound's own number where it is open."""
    return stated.high if stated.high < inf else stated.low


def _open(high: float) -> str:
    return " or more" if high == inf else ""


def _gap_reading(short: bool, disjoint: bool) -> str:
    if disjoint:
        return ""
    if short:
        return "The total is a lower bound: it is literally true, but leaves people out."
    return (
        "The earlier numbers are lower bounds, or the earlier total leaves out systems that the "
        "later one counts."
    )


def _who(material: Material, stated: Stated, story: Story) -> str:
    if stated.claims:
        return material.label_of(stated.claims[0])
    when = story.on if len(story.on) == 4 else _month(story.on)
    return f"the press of {when}"


def _month(day: str) -> str:
    from ics_claims.dates import month_name

    return month_name(day[:7])


def _chain(material: Material, parts: Sequence[Stated]) -> str:
    texts = []
    for place, part in enumerate(parts):
        where = (
            material.label_of(part.claims[0])
            if part.claims
            else f"the press of {_month(part.event.on)}"
            if part.event
            else ""
        )
        texts.append(f"{part.words} {'covered before' if place == 0 else 'added'} ({where})")
    return listed(texts)


def _register_people(material: Material, story: Story) -> str:
    """Return the register's people after the event, as its row of waves sums them."""
    number = story.event.press["ons_total"] if story.event else None
    return f"; register {people(float(str(number)))}" if _given(number) else ""


def _shares(material: Material, story: Story) -> Iterator[Finding]:
    """Yield a share of England beside a number of people that is another share of it."""
    england = material.register.people_of_england(story.on)
    shares = [c for c in material.claims_of(*story.documents)
              if covers_country(c) and is_share(c) and not of_joining(c)]  # fmt: skip
    totals = _totals(material, story.documents)
    if not england or not shares or not totals:
        return
    first = shares[0]
    same = [c for c in shares if value(c) == value(first)]
    total = max(totals, key=lambda c: (c["announcement_id"] == first["announcement_id"],
                                       c["hedge"] in ("exact", "about")))  # fmt: skip
    low, high = _bounds(total)
    stated, found = (
        share(first),
        (low if high == inf else high if low == 0 else value(total)) / england,
    )
    if _fits(first, low / england, high / england):
        return
    floor = stated < found and abs(found - stated) < _FAR_SHARE * stated
    yield Finding(
        "share-against-people",
        "tension" if floor else "contradiction",
        f"{capital(material.label_of(first))} gives {figure(first)} people in England, and "
        f"{_elsewhere(material, total, first)}{figure(total)} people: that is {percent(found)}, "
        f"nearer {_fraction(found)}.",
        passages(first, total, *same[1:], *(c for c in totals if c is not total)),
        f"{people(value(total))} / {people(england)} = {percent(found)}; stated {percent(stated)}, "
        f"which is {people(stated * england)}",
        "The share is rounded down and holds as “at least”." if floor else "",
        size=min(1.0, abs(found - stated) / stated),
    )


def _elsewhere(material: Material, claim: Claim, other: Claim) -> str:
    """Return the name of a claim's document, unless it is that of the other."""
    same = claim["announcement_id"] == other["announcement_id"]
    return "" if same else f"{material.label_of(claim)} "


def _fits(claim: Claim, low: float, high: float) -> bool:
    """Whether a stated share can be rounded from people between two shares of the country."""
    bottom, top = (edge / (100 if claim["unit"] == "percent" else 1) for edge in bounds(claim))
    return low <= top * (1 + _CLOSE_SHARE) and high >= bottom * (1 - _CLOSE_SHARE)


_WORDS = {
    Fraction(1, 2): "half", Fraction(1, 3): "one in three", Fraction(2, 3): "two thirds",
    Fraction(1, 4): "a quarter", Fraction(3, 4): "three quarters", Fraction(1, 5): "one in five",
    Fraction(2, 5): "two in five", Fraction(3, 5): "three in five", Fraction(4, 5): "four in five",
    Fraction(1, 6): "one in six", Fraction(5, 6): "five in six", Fraction(3, 8): "three in eight",
    Fraction(5, 8): "five in eight", Fraction(7, 8): "seven in eight",
    Fraction(1, 8): "one in eight",
    Fraction(1, 10): "one in ten", Fraction(1, 20): "one in twenty", Fraction(1): "everyone",
}  # fmt: skip


def _fraction(number: float) -> str:
    """Return the simple fraction nearest to a share, in words."""
    return _WORDS[min(_WORDS, key=lambda fraction: abs(float(fraction) - number))]


def _total_on_the_new(material: Material, story: Story) -> Iterator[Finding]:
    """Yield people said to be those of the systems that join, which these cannot hold."""
    by_value = {(c["announcement_id"], value(c)): c for c in _joining(material, story.documents)}
    for claim in by_value.values():
        document = material.documents[claim["announcement_id"]]
        parts = _system_people(material, story.documents, story.event)
        total, words, official = _parts_sum(material, story, parts)
        if not total or value(claim) <= 0:
            continue
        ratio = max(bounds(claim)[0], 1) / total
        if 1 / _NOT_THEIRS < ratio < _NOT_THEIRS:
            continue
        if ratio < 1 and bounds(claim)[1] == inf:
            continue
        yield _misplaced(material, story, claim, document, parts, total, words, official)


def _parts_sum(
    material: Material, story: Story, parts: dict[str, Claim]
) -> tuple[float, str, bool]:
    """Return what the systems that join hold: as claimed, and by the register where not."""
    event = story.event
    if event is None:
        return 0.0, "", False
    numbers, words, official = [], [], False
    for system in event.added:
        claim = parts.get(system)
        known = value(claim) if claim else material.register.people_of(system, story.on)
        if known is None:
            return 0.0, "", False
        official = official or claim is None
        name = material.register.name(system)
        numbers.append(float(known))
        words.append(f"{name} {people(known)}" + ("" if claim else " (register)"))
    return sum(numbers), " + ".join(words), official


def _misplaced(
    material: Material,
    story: Story,
    claim: Claim,
    document: Document,
    parts: dict[str, Claim],
    total: float,
    words: str,
    official: bool,
) -> Finding:
    elsewhere = [c for c in _totals(material, story.documents) if value(c) == value(claim)]
    source = (
        f" In {material.label_of(elsewhere[0])} {figure(elsewhere[0])} is the total of all systems."
        if elsewhere
        else ""
    )
    own = [c for c in material.claims_of(document) if c["system_id"] in parts and
           counts_people(c) and c["kind"] == "coverage"]  # fmt: skip
    number = [c for c in material.claims_of(document) if counts_systems(c) and role(c) == "added"]
    times = max(value(claim) / total, total / value(claim))
    return Finding(
        "people-on-the-new-systems",
        "contradiction",
        f"{capital(document.label)} puts {figure(claim)} people on the systems that join, which "
        f"hold about {people(total)}: out by a factor of {times:.1f}.{source}",
        passages(claim, *number[:1], *own, *elsewhere[:2], *parts.values()),
        f"{words} = {people(total)}; stated {people(value(claim))}",
        size=1.0,
        events=(story.event.on,) if official and story.event else (),
    )


def _counted_twice(material: Material, story: Story) -> Iterator[Finding]:
    """Yield new systems whose people include those of a system that was counted before."""
    event = story.event
    if not event:
        return
    for gone in event.absorbed:
        successor = str(material.register.systems[gone]["successor_id"])
        claims = _populations(material, story.documents, [successor])
        earlier = _earlier_counts(material, story, gone)
        if successor not in event.added or not claims or not earlier:
            continue
        number = material.register.people_of(gone, story.on)
        new = claims[successor]
        name = _surfaces(material, earlier) | {successor: material.register.name(successor)}
        net = f": {people(value(new))} - {people(number)} = " \
              f"{people(value(new) - number)} are new" if number else ""  # fmt: skip
        both = [
            c
            for c in material.claims_of(*story.originals)
            if counts_systems(c) and role(c) in ("added", "existing") and not c["repeats"]
        ]
        yield Finding(
            "absorbed-counted-twice",
            "tension",
            f"{name[gone]} was already one of the systems added in "
            f"{material.label_of(earlier[0])}; its people are counted again in {figure(new)} of "
            f"{name[successor]}, called new in {material.label_of(new)}.",
            (
                *passages(new, *earlier, *both),
                *_names(material, earlier, gone),
                *_names(material, [new], successor),
            ),
            f"{name[gone]}{f' {people(number)}' if number else ''} lies in {name[successor]}{net}",
            f"Counted net of {name[gone]}, nobody is counted twice.",
            size=min(1.0, (number or 0) / value(new)),
            events=(event.on,),
        )  # fmt: skip


def _surfaces(material: Material, claims: Sequence[Claim]) -> dict[str, str]:
    """Return the names under which the documents of claims call the systems."""
    documents = [material.documents[claim["announcement_id"]] for claim in claims]
    return {
        m["system_id"]: m["surface"]
        for document in documents
        for m in reversed(document.mentions)
        if m["system_id"] and not m["place"]
    }


def _names(material: Material, claims: Sequence[Claim], system: str) -> tuple[Passage, ...]:
    """Return where the document of the first claim names a system, the first time."""
    document = material.documents[claims[0]["announcement_id"]]
    found = [m for m in document.mentions if m["system_id"] == system]
    return tuple(Passage(m["announcement_id"], m["start"], m["end"]) for m in found[:1])


def _earlier_counts(material: Material, story: Story, gone: str) -> list[Claim]:
    """Return the counts of systems added at the earlier event whose documents name `gone`."""
    for other in material.stories:
        if other is story or not other.event or gone not in other.event.added:
            continue
        named = any(m["system_id"] == gone for d in other.documents for m in d.mentions)
        claims = [c for c in material.claims_of(*other.originals)
                  if counts_systems(c) and role(c) == "added"]  # fmt: skip
        if named and claims:
            return claims[:2]
    return []


def _ledger(material: Material) -> Iterator[Finding]:
    """Yield events whose claimed people cannot be the register's, by their own hedge."""
    for row in material.coverage:
        low, high = _number(row.get("people_claimed_low")), _number(row.get("people_claimed_high"))
        number = _number(row.get("people"))
        if number is None or not row.get("people_claimed"):
            continue
        too_few = high is not None and number > high * (1 + _CLOSE)
        too_many = low is not None and number < low * (1 - _CLOSE)
        if not (too_few or too_many):
            continue
        gap = abs(number - ((high if too_few else low) or 0))
        ids = str(row.get("claim_ids") or "").split()
        claims = [claim for claim in material.claims if claim["claim_id"] in ids]
        yield Finding(
            "coverage-residual",
            "contradiction",
            f"After the event of {_month(row['announced_on'])}, “{row['people_claimed']}” is "
            f"{people(gap)} {'below' if too_few else 'above'} the register's people.",
            passages(*claims),
            f"register {people(number)} ({row['basis']}); claimed "
            f"“{row['people_claimed']}”; difference {people(gap)}",
            size=min(1.0, gap / number),
            events=(row["announced_on"],),
        )


def _given(bound: object) -> bool:
    return bound is not None and str(bound) not in ("nan", "<NA>", "None", "")


def _number(cell: object) -> float | None:
    return float(str(cell)) if _given(cell) else None
