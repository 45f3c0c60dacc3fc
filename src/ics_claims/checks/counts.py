"""Rules on how many systems there are: before an event, added by it, after it, still to come."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise

from ics_claims.checks.material import Event, Material, Story
from ics_claims.checks.quantities import after, counts_systems, role, value
from ics_claims.checks.record import (
    Claim,
    Finding,
    Passage,
    capital,
    distinct,
    in_words,
    listed,
    passages,
)

_PLUS = re.compile(
    r"\b(?:plus|as well as|and|along with|alongside|together with|in addition to|besides|with)\b",
    re.I,
)
_ANNOUNCED_IN = re.compile(
    r"\b(?:announced|announcement|named|designated|approved|created|launched|chosen|selected|"
    r"confirmed|unveiled|set up|established)\b[^.;:]{0,20}\b(?:in|during)\s+(?:\w+\s+)?(20\d\d)\b",
    re.I,
)
_NAMED_SYSTEMS = re.compile(r"\b(?:ICSs?|ACSs?|integrated care systems?)\b|^“[^ ]+”$", re.I)
# A number of systems further off than this is of something else.
_PLAUSIBLE = 0.4
_WHOLE = re.compile(
    r"\b(?:the whole of|the entirety of|all of|every part of|entire)\s+(?:the\s+)?([A-Z][a-z]+)\b"
    r"(?!\s+(?:of|south|north|east|west)\b)"
)


@dataclass(frozen=True, slots=True)
class Count:
    """What one event's documents say of the number of systems.

    `existing` are the parts of the number before it, `extra` those of them that are added to the
    first with "plus", "as well as"; `added` and `total` are empty where not said.
    """

    story: Story
    existing: tuple[Claim, ...]
    extra: tuple[Claim, ...]
    added: tuple[Claim, ...]
    total: tuple[Claim, ...]
    remaining: tuple[Claim, ...]

    @property
    def claims(self) -> tuple[Claim, ...]:
        """All of them, in the order in which they are added up."""
        return (*self.existing, *self.extra, *self.added, *self.total)

    @property
    def befores(self) -> tuple[int, ...]:
        """The readings of how many there were before: every part, then the first part alone."""
        if not self.existing:
            return ()
        first, rest = int(value(self.existing[0])), sum(int(value(c)) for c in self.extra)
        return tuple(dict.fromkeys((first + rest, first)))

    @property
    def afters(self) -> tuple[int, ...]:
        """The readings of how many there are afterwards, added up from the parts."""
        if not self.added:
            return ()
        return tuple(number + int(value(self.added[0])) for number in self.befores)


def rules(material: Material) -> Iterator[Finding]:
    """Yield every finding of this family."""
    counted = [_count(material, story) for story in material.stories]
    for count in counted:
        yield from _against_register(material, count)
        yield from _against_own_total(material, count)
        yield from _total_against_register(material, count)
        yield from _of_outlets(material, count)
        yield from _left(material, count)
    for earlier, later in pairwise([count for count in counted if count.existing or count.added]):
        yield from _carried(material, earlier, later)
    yield from _announced_in(material)
    yield from _never_listed(material, counted)
    yield from _whole_of(material)


def _count(material: Material, story: Story) -> Count:
    """Return the counts of a story as its first document gives them."""
    by_role: dict[str, list[Claim]] = {}
    for claim in material.claims_of(*story.originals):
        if counts_systems(claim):
            by_role.setdefault(role(claim), []).append(claim)
    existing = distinct(by_role.get("existing", []))
    largest = max(existing, key=value, default=None)
    # Parts are added up only where one sentence adds them up.
    extra = [
        claim
        for claim in existing
        if largest and claim is not largest and claim["quote_start"] == largest["quote_start"]
        and claim["announcement_id"] == largest["announcement_id"]
        and _PLUS.search(_between(largest, claim))
    ]  # fmt: skip
    added = _one_value(distinct(by_role.get("added", [])))
    return Count(
        story,
        (largest,) if largest else (),
        tuple(extra),
        added,
        _one_value(distinct(by_role.get("total", []))),
        tuple(by_role.get("remaining", [])),
    )


def _one_value(claims: Sequence[Claim]) -> tuple[Claim, ...]:
    """Return the claims where all state one number; a choice among several is not made."""
    return tuple(claims[:1]) if len({value(claim) for claim in claims}) == 1 else ()


def _between(first: Claim, second: Claim) -> str:
    start, end = sorted((first["start"], second["start"]))
    return str(first["quote"][start - first["quote_start"] : end - first["quote_start"]])


def _sum(count: Count) -> str:
    """Return the sum in words: 14 + 2 + 4 = 20."""
    parts = [int(value(claim)) for claim in (*count.existing, *count.extra, *count.added)]
    return f"{' + '.join(map(str, parts))} = {sum(parts)}"


def _parts(count: Count) -> str:
    return listed(in_words(claim) for claim in (*count.existing, *count.extra, *count.added))


def _against_register(material: Material, count: Count) -> Iterator[Finding]:
    """Yield sums of the stated parts that are not the register's number after the event."""
    event = count.story.event
    if not event or not event.added or not count.afters or count.afters[0] == len(event.after):
        return
    stated, known = count.afters[0], len(event.after)
    reading = _reading(material, count, event)
    where = material.label_of(count.added[0])
    yield Finding(
        "count-against-register",
        "tension" if reading else "contradiction",
        f"In {where}, {_parts(count)} add up to {stated} systems; the register has {known} "
        "after that event.",
        passages(*count.existing, *count.extra, *count.added),
        f"stated: {_sum(count)}; register: {event.before} before, {len(event.added)} added, "
        f"{len(event.absorbed)} absorbed, {known} after",
        reading,
        size=0.9 if reading else 1.0,
        events=(event.on,),
    )


def _reading(material: Material, count: Count, event: Event) -> str:
    """Return what makes the stated parts the register's number, empty where nothing does."""
    known, absorbed = len(event.after), len(event.absorbed)
    base, extra = int(value(count.existing[0])), [int(value(c)) for c in count.extra]
    added = int(value(count.added[0]))
    inside = f"the {base} already contain the {listed(map(str, extra))} named beside them"
    gone = (
        f"{listed(material.register.name(s) for s in event.absorbed)} "
        f"{'was' if absorbed == 1 else 'were'} absorbed into the new systems"
    )
    if extra and base + added == known:
        return capital(f"{inside}: {base} + {added} = {known}.")
    if absorbed and base + sum(extra) + added - absorbed == known:
        return capital(f"{gone}: {base + sum(extra)} + {added} - {absorbed} = {known}.")
    if absorbed and extra and base + added - absorbed == known:
        return capital(f"{inside}, and {gone}: {base} + {added} - {absorbed} = {known}.")
    return ""


def _against_own_total(material: Material, count: Count) -> Iterator[Finding]:
    """Yield a stated total that the parts stated beside it do not add up to."""
    if not count.total or not count.afters:
        return
    total = int(value(count.total[0]))
    event = count.story.event
    absorbed = len(event.absorbed) if event else 0
    if total in count.afters:
        return
    closed = bool(absorbed) and total + absorbed in count.afters
    yield Finding(
        "count-against-total",
        "tension" if closed else "contradiction",
        f"{capital(material.label_of(count.total[0]))} gives a total of "
        f"{in_words(count.total[0])}, but its parts, {_parts(count)}, add up to {count.afters[0]}.",
        passages(*count.claims),
        f"{_sum(count)}, not {total}",
        f"{absorbed} earlier systems were absorbed into new ones." if closed else "",
        size=0.9,
        events=(event.on,) if event and closed else (),
    )


def _total_against_register(material: Material, count: Count) -> Iterator[Finding]:
    """Yield a stated number of integrated care systems in all that the register does not have."""
    event = count.story.event
    if not count.total or not event or not event.added:
        return
    claim, known = count.total[0], len(event.after)
    stated = int(value(claim))
    # The number of areas in all is no number of systems so far.
    if stated in (known, material.register.final) or not _NAMED_SYSTEMS.search(in_words(claim)):
        return
    if abs(stated - known) > _PLAUSIBLE * known:
        return
    devolved = sum(material.register.systems[s]["kind"] == "devolved" for s in event.after)
    apart = stated == known - devolved
    yield Finding(
        "total-against-register",
        "tension" if apart else "contradiction",
        f"{capital(material.label_of(claim))} gives {in_words(claim)} in total; the register has "
        f"{known} after that event.",
        passages(claim, *count.added),
        f"stated {stated}; register: {event.before} before, {len(event.added)} added, "
        f"{len(event.absorbed)} absorbed, {known} after",
        f"Without the {devolved} devolved systems there were {known - devolved}." if apart else "",
        size=0.8,
        events=(event.on,),
    )


def _carried(material: Material, earlier: Count, later: Count) -> Iterator[Finding]:
    """Yield neighbouring events where no reading of "after" is a reading of "before"."""
    if not earlier.afters or not later.befores or set(earlier.afters) & set(later.befores):
        return
    if not _adjacent(material, earlier.story.event, later.story.event):
        return
    reading, events = _absorbed_between(material, earlier, later)
    yield Finding(
        "count-not-carried",
        "tension" if reading else "contradiction",
        f"By {material.label_of(earlier.added[0])} there were then {_either(earlier.afters)} "
        f"systems; {material.label_of(later.existing[0])} starts from {_either(later.befores)}.",
        passages(*earlier.existing, *earlier.extra, *earlier.added, *later.existing, *later.extra),
        f"earlier: {_parts(earlier)}, {_sum(earlier)}"
        + (f" or, without the last before the new ones, {earlier.afters[-1]}"
           if len(earlier.afters) > 1 else "")
        + f"; later: {listed(in_words(c) for c in (*later.existing, *later.extra))}, "
        f"{_either(later.befores)}",
        reading,
        size=0.8,
        events=events,
    )  # fmt: skip


def _absorbed_between(
    material: Material, earlier: Count, later: Count
) -> tuple[str, tuple[str, ...]]:
    event = earlier.story.event
    if not event or not event.absorbed:
        return "", ()
    gone = len(event.absorbed)
    for number in earlier.afters:
        if number - gone in later.befores:
            names = listed(material.register.name(s) for s in event.absorbed)
            text = (
                f"{names} were absorbed into the new systems: {number} - {gone} = {number - gone}"
            )
            inside = (
                f", so that the later {number - gone} already contain the "
                f"{listed(str(int(value(c))) for c in later.extra)} named beside them"
                if later.extra and number - gone == later.befores[-1]
                else ""
            )
            return f"{text}{inside}.", (event.on,)
    return "", ()


def _adjacent(material: Material, first: Event | None, second: Event | None) -> bool:
    """Whether no event of the register that added systems lies between two."""
    if not first or not second or first is second:
        return False
    places = material.register.place_of(first), material.register.place_of(second)
    between = material.register.events[places[0] + 1 : places[1]]
    return places[0] < places[1] and not any(event.added for event in between)


def _either(numbers: Sequence[int]) -> str:
    return " or ".join(map(str, numbers))


def _of_outlets(material: Material, count: Count) -> Iterator[Finding]:
    """Yield numbers of one event that its documents give differently: added, total, left."""
    for wanted, words in (
        ("added", "systems added"),
        ("total", "systems in total"),
        ("remaining", "areas that remain"),
    ):
        first: dict[str, Claim] = {}
        for claim in material.claims_of(*count.story.documents):
            if counts_systems(claim) and role(claim) == wanted:
                first.setdefault(claim["announcement_id"], claim)
        for a, b in combinations(first.values(), 2):
            if value(a) != value(b):
                yield _disagreement(material, count, wanted, words, a, b)
                break


def _disagreement(
    material: Material, count: Count, wanted: str, words: str, a: Claim, b: Claim
) -> Finding:
    known = _known(material, count.story.event, wanted)
    right = [claim for claim in (a, b) if known is not None and int(value(claim)) == known]
    side = f"; {material.label_of(right[0])} agrees with it" if right else ""
    register = f"; the register gives {known}{side}" if known is not None else ""
    return Finding(
        "outlets-differ",
        "contradiction",
        f"On one event, {material.label_of(a)} counts {in_words(a)} and {material.label_of(b)} "
        f"counts {in_words(b)} for the {words}.",
        passages(a, b),
        f"{int(value(a))} against {int(value(b))}{register}",
        size=0.8,
        events=(count.story.event.on,) if count.story.event and known is not None else (),
    )


def _known(material: Material, event: Event | None, wanted: str) -> int | None:
    if not event:
        return None
    after_it = len(event.after)
    numbers = {
        "added": len(event.added),
        "total": after_it,
        "remaining": material.register.final - after_it,
    }
    return numbers[wanted]


def _left(material: Material, count: Count) -> Iterator[Finding]:
    """Yield a number of areas still to come that is not what the register leaves."""
    known = _known(material, count.story.event, "remaining")
    for claim in count.remaining[:1]:
        if known is None or int(value(claim)) == known:
            continue
        event = count.story.event
        assert event is not None
        yield Finding(
            "left-against-register",
            "contradiction",
            f"{capital(material.label_of(claim))} leaves {in_words(claim)} to come; by the "
            f"register {known} of the final {material.register.final} were left.",
            passages(claim, *count.total, *count.added),
            f"{material.register.final} - {len(event.after)} = {known}, not {int(value(claim))}",
            size=0.7,
            events=(event.on,),
        )


def _announced_in(material: Material) -> Iterator[Finding]:
    """Yield numbers of systems "announced in" a year that knew fewer announcements."""
    groups: dict[tuple[int, int], list[Claim]] = {}
    for claim in material.claims:
        match = _ANNOUNCED_IN.search(after(claim)[:110])
        if match and counts_systems(claim) and role(claim) != "added":
            groups.setdefault((int(match[1]), int(value(claim))), []).append(claim)
    for (year, number), claims in groups.items():
        designated = [
            system
            for event in material.register.events
            for system in event.added
            if event.on.startswith(f"{year}")
        ]
        if number > len(designated):
            yield _too_many_in_year(material, year, number, claims, designated)


def _too_many_in_year(
    material: Material, year: int, number: int, claims: list[Claim], designated: list[str]
) -> Finding:
    first = next((c for c in claims if not material.documents[c["announcement_id"]].derived_from),
                 claims[0])  # fmt: skip
    others = [
        claim
        for claim in material.claims
        if counts_systems(claim)
        and role(claim) in ("existing", "added")
        and material.documents[claim["announcement_id"]].published.startswith(str(year))
        and not claim["repeats"]
    ]
    said = "; ".join(f"{material.label_of(c)} counts {in_words(c)}" for c in others)
    return Finding(
        "announced-in-year",
        "contradiction",
        f"{capital(material.label_of(first))} has {in_words(first)} announced in {year}; by the "
        f"register {len(designated)} were, and the others were older.",
        passages(first, *others, *(c for c in claims if c is not first)),
        f"register for {year}: {listed(map(material.register.name, designated)) or 'none'}; "
        f"{number} - {len(designated)} = {number - len(designated)} too many"
        + (f"; {said}" if said else ""),
        f"The name was new in {year}, not all of the systems, if earlier ones were renamed.",
        size=0.7,
        events=(f"{year}",),
    )


def _named_until(material: Material, story: Story) -> set[str]:
    """Return the systems that documents name by the time of a story."""
    return {
        mention["system_id"]
        for other in material.stories
        if other.on <= story.on
        for document in other.documents
        for mention in document.mentions
        if mention["system_id"] and not mention["place"]
    }


def _never_listed(material: Material, counted: Sequence[Count]) -> Iterator[Finding]:
    """Yield the numbers of existing systems that no document up to then lists by name."""
    found: list[tuple[Claim, int]] = []
    for count in counted:
        event = count.story.event
        if not count.existing or not event:
            continue
        place = material.register.place_of(event)
        old = {s for e in material.register.events[:place] for s in e.added}
        named = len(_named_until(material, count.story) & old)
        if named < value(count.existing[0]):
            found.append((count.existing[0], named))
    # One count in passing is no list; a run of them that never names anything is worth a word.
    if len(found) > 1:
        yield Finding(
            "counted-but-never-listed",
            "ambiguity",
            f"The documents count {listed(in_words(c) for c, _ in found)} but never list them, so "
            "the numbers cannot be checked from the documents alone.",
            passages(*(claim for claim, _ in found)),
            "; ".join(
                f"{material.label_of(c)}: {int(value(c))} counted, {named} of them named by then"
                for c, named in found
            ),
            size=0.2,
        )


def _whole_of(material: Material) -> Iterator[Finding]:
    """Yield "the whole of" a part of the country of which the documents name only some systems."""
    final = {s: row["name"] for s, row in material.register.systems.items()
             if row["one_of_final_42"]}  # fmt: skip
    for story in material.stories:
        named = _named_until(material, story)
        for document in story.documents:
            for line in document.lines:
                for match in _WHOLE.finditer(line.text):
                    word = re.compile(rf"\b{match[1]}\b")
                    within = [s for s, name in final.items() if word.search(name)]
                    missing = [s for s in within if s not in named]
                    if len(within) > 1 and missing and len(missing) < len(within):
                        span = Passage(document.announcement_id, line.start + match.start(),
                                       line.start + match.end())  # fmt: skip
                        yield _unsupported(material, story, span, match[0], within, missing)


def _unsupported(
    material: Material,
    story: Story,
    span: Passage,
    words: str,
    within: list[str],
    missing: list[str],
) -> Finding:
    document = material.documents[span.document]
    near = [c for c in material.claims_of(document) if counts_systems(c)]
    nearest = min(near, key=lambda c: abs(c["start"] - span.start), default=None)
    name, event = material.register.name, story.event
    present = set(event.after) if event else set()
    covered = event is not None and set(missing) <= present
    return Finding(
        "whole-of-an-area",
        "ambiguity",
        f"{capital(document.label)} says “{words}” is covered, but no document up to then names "
        f"{listed(map(name, missing))}.",
        (span, *(passages(nearest) if nearest else ())),
        f"systems named after it: {listed(map(name, within))}; named in the documents: "
        f"{listed(name(s) for s in within if s not in missing)}",
        f"By the register {listed(map(name, missing))} had joined before." if covered else "",
        size=0.3,
        events=(event.on,) if covered and event else (),
    )
