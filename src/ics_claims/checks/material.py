"""What the rules read: claims, links, documents with their text, and the register's events."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from ics_claims.checks.record import Claim, label
from ics_claims.columns import records
from ics_claims.dates import first_day, last_day
from ics_claims.text import paragraphs, sentences

if TYPE_CHECKING:
    import pandas as pd

    from ics_claims.checks.lists import Lists
    from ics_claims.model import Announcement
    from ics_claims.reference import Reference

# The series of England's people that system populations are sums of.
_SERIES = "original"
# A document this many days from an event's announcement may be about it.
_NEAR = 45


@dataclass(frozen=True, slots=True)
class Line:
    """One sentence of a document, with the paragraph that it stands in."""

    start: int
    end: int
    text: str
    paragraph: int
    heading: bool


@dataclass(frozen=True, slots=True)
class Document:
    """A document as findings speak of it; `lines` is empty where its text is not at hand."""

    announcement_id: str
    event: str
    label: str
    published: str
    derived_from: str
    lines: tuple[Line, ...] = ()
    mentions: tuple[dict[str, Any], ...] = ()


@dataclass(frozen=True, slots=True)
class Event:
    """An event of the register: systems added and absorbed, how many there were, the press."""

    event_id: str
    on: str
    until: str
    added: tuple[str, ...]
    absorbed: tuple[str, ...]
    before: int
    after: tuple[str, ...]
    press: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Register:
    """Systems by id, events in order, people of systems and of England."""

    systems: dict[str, dict[str, Any]]
    events: tuple[Event, ...]
    populations: tuple[dict[str, Any], ...]
    england: tuple[tuple[str, int], ...]

    @property
    def final(self) -> int:
        """How many systems there are in the end."""
        return sum(bool(system["one_of_final_42"]) for system in self.systems.values())

    def name(self, system_id: str) -> str:
        """Return a system's name, or its id where the register has none."""
        return str(self.systems.get(system_id, {}).get("name", system_id))

    def people_of_england(self, day: str) -> int | None:
        """Return the latest mid-year estimate before `day`, else the first; None without any."""
        known = [number for on, number in self.england if on < first_day(day)]
        return known[-1] if known else (self.england[0][1] if self.england else None)

    def people_of(self, system_id: str, day: str) -> int | None:
        """Return a system's residents by the latest mid-year estimate before `day`."""
        rows = [
            row
            for row in self.populations
            if row["system_id"] == system_id
            and row["basis"] == "ons_mid_year"
            and row["population"] == row["population"]
            and (not row["area_valid_from"] or row["area_valid_from"] <= first_day(day))
            and (not row["area_valid_to"] or row["area_valid_to"] >= first_day(day))
        ]
        rows.sort(key=lambda row: row["reference_date"])
        past = [row for row in rows if row["reference_date"] < first_day(day)]
        chosen = (past or rows[:1])[-1:]
        return int(chosen[0]["population"]) if chosen else None

    def event_of(self, event_id: str, day: str) -> Event | None:
        """Return the event by its id, else the one that added systems within weeks of `day`."""
        for event in self.events:
            if event.event_id == event_id:
                return event
        near = [event for event in self.events if event.added and _days(event.on, day) <= _NEAR]
        return min(near, key=lambda event: _days(event.on, day), default=None)

    def place_of(self, event: Event) -> int:
        """Return the number of an event in their order."""
        return self.events.index(event)


@dataclass(frozen=True, slots=True)
class Story:
    """The documents that report one event, originals first, and the register's event, if any."""

    key: str
    on: str
    documents: tuple[Document, ...]
    event: Event | None

    @property
    def originals(self) -> tuple[Document, ...]:
        """Those that repeat no other; all where every one does."""
        return tuple(d for d in self.documents if not d.derived_from) or self.documents


@dataclass(frozen=True, slots=True)
class Material:
    """Everything that a rule may read."""

    claims: tuple[Claim, ...]
    links: tuple[dict[str, Any], ...]
    coverage: tuple[dict[str, Any], ...]
    documents: dict[str, Document]
    register: Register
    lists: Lists
    stories: tuple[Story, ...]

    def claims_of(self, *documents: Document) -> list[Claim]:
        """Return the claims of documents, in their order."""
        by_id = [document.announcement_id for document in documents]
        return [
            claim for name in by_id for claim in self.claims if claim["announcement_id"] == name
        ]

    def label_of(self, claim: Claim) -> str:
        """Return the name for readers of the document that a claim stands in."""
        return self.documents[claim["announcement_id"]].label

    def pairs(self, *relations: str) -> Iterable[tuple[Claim, Claim]]:
        """Yield linked claims as (earlier or original, later or derived), by relation."""
        by_id = {claim["claim_id"]: claim for claim in self.claims}
        for link in self.links:
            if link["relation"] in relations:
                yield by_id[link["other_id"]], by_id[link["claim_id"]]


def material(
    frames: Mapping[str, pd.DataFrame],
    announcements: Sequence[Announcement],
    reference: Reference,
    lists: Lists,
) -> Material:
    """Return what the rules read, from the tables built so far, the texts and the register."""
    texts = {announcement.announcement_id: announcement for announcement in announcements}
    mentions = records(frames["mentions"])
    documents = {}
    for row in records(frames["announcements"].sort_values(["published", "announcement_id"])):
        name = row["announcement_id"]
        own = tuple(mention for mention in mentions if mention["announcement_id"] == name)
        lines = _lines(texts[name]) if name in texts else ()
        documents[name] = Document(
            name, row["event"], label(row), row["published"], row["derived_from"], lines, own
        )
    register = _register(reference)
    return Material(
        tuple(records(frames["claims"].sort_values(["announcement_id", "start"]))),
        tuple(records(frames["links"])),
        tuple(records(frames["coverage"])),
        documents,
        register,
        lists,
        _stories(documents.values(), register),
    )


def _lines(announcement: Announcement) -> tuple[Line, ...]:
    blocks = paragraphs(announcement.text, announcement.body)
    return tuple(
        Line(s.start, s.end, announcement.text[s.start : s.end], s.paragraph + 1,
             blocks[s.paragraph].form == "heading")
        for s in sentences(announcement.text, blocks)
    )  # fmt: skip


def _stories(documents: Iterable[Document], register: Register) -> tuple[Story, ...]:
    grouped: dict[str, list[Document]] = {}
    for document in documents:
        event = register.event_of(document.event, document.published)
        near = event.event_id if event else document.announcement_id
        grouped.setdefault(document.event or near, []).append(document)
    stories = []
    for key, found in grouped.items():
        found.sort(key=lambda d: (bool(d.derived_from), first_day(d.published)))
        on = found[0].published
        stories.append(Story(key, on, tuple(found), register.event_of(key, on)))
    return tuple(sorted(stories, key=lambda story: first_day(story.on)))


def _register(reference: Reference) -> Register:
    systems = {row["system_id"]: row for row in records(reference.systems)}
    england = reference.england[reference.england["series"] == _SERIES]
    by_day = sorted(zip(england["reference_date"], england["population"].astype(int), strict=True))
    populations = tuple(records(reference.populations))
    return Register(systems, _events(reference, systems), populations, tuple(by_day))


def _events(reference: Reference, systems: dict[str, dict[str, Any]]) -> tuple[Event, ...]:
    moves = records(reference.wave_systems)
    found = []
    for wave in records(reference.waves):
        of_event = [move for move in moves if move["event_id"] == wave["event_id"]]
        added = tuple(m["system_id"] for m in of_event if m["action"] == "added")
        absorbed = tuple(m["system_id"] for m in of_event if m["action"] == "absorbed")
        dates = [wave["announced_on"], wave["effective_on"]]
        dates += [systems[system_id]["designated_on"] for system_id in added]
        on = next((day for day in dates if day), "")
        # An event of no known date says nothing of when.
        if on:
            found.append((first_day(wave["effective_on"] or on), wave, on, added, absorbed))
    found.sort(key=lambda row: (row[0], row[1]["event_id"]))
    return tuple(_replayed(found))


def _replayed(found: Sequence[tuple[str, dict[str, Any], str, Any, Any]]) -> Iterable[Event]:
    present: tuple[str, ...] = ()
    for _, wave, on, added, absorbed in found:
        before = len(present)
        present = tuple(s for s in (*present, *added) if s not in absorbed)
        until = wave["effective_on_latest"] or wave["effective_on"] or on
        yield Event(wave["event_id"], on, until, added, absorbed, before, present, wave)


def _days(first: str, second: str) -> int:
    """Return the days between two dates, none where one lies within the other's precision."""
    starts = [date.fromisoformat(first_day(day)) for day in (first, second)]
    ends = [date.fromisoformat(last_day(day)) for day in (first, second)]
    return max(0, (starts[0] - ends[1]).days, (starts[1] - ends[0]).days)
