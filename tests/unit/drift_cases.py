"""Sets of announcements whose claims are linked by hand: tests/cases/drift/README.md."""

import csv
import re
from dataclasses import dataclass
from pathlib import Path

import yaml

from ics_claims import pipeline
from ics_claims.columns import records
from ics_claims.extraction.claims import extract
from ics_claims.measures import load_measures, with_measures
from ics_claims.model import Announcement
from ics_claims.paths import project
from ics_claims.wording.links import _documents

FOLDER = Path(__file__).parents[1] / "cases" / "drift"
MARK = re.compile(r"\[([\w-]+)\|([^\]]+)\]")


@dataclass(frozen=True)
class Set:
    """One set as read, its tables, and the label of each claim that has one."""

    documents: list[dict]
    announcements: object
    claims: object
    mentions: object
    labels: dict[str, str]
    unread: list[str]

    def of(self, document, label):
        """The ids of the claims of a document that bear a label, in the order of the text."""
        return [
            claim["claim_id"]
            for claim in records(self.claims.sort_values("start"))
            if claim["announcement_id"] == document and self.labels.get(claim["claim_id"]) == label
        ]


def names(folder=""):
    return sorted(str(path.relative_to(FOLDER))[:-4] for path in (FOLDER / folder).glob("*.yml"))


def known_set(tables):
    """The project's own announcements as a set, by the labels of known.csv: no documents."""
    rows = csv.DictReader((FOLDER / "known.csv").read_text("utf-8").splitlines())
    marks = {(row["announcement_id"], int(row["start"])): row["label"] for row in rows}
    labels = {
        claim["claim_id"]: label
        for claim in records(tables["claims"])
        for (document, start), label in marks.items()
        if claim["announcement_id"] == document and claim["start"] <= start < claim["end"]
    }
    return Set([], tables["announcements"], tables["claims"], tables["mentions"], labels, [])


def read_set(name, gazetteer):
    documents = yaml.safe_load((FOLDER / f"{name}.yml").read_text("utf-8"))["documents"]
    found = [announced(document) for document in documents]
    announcements = [announcement for announcement, _ in found]
    extractions = [extract(announcement, gazetteer) for announcement in announcements]
    measures = load_measures(project().reference)
    claims = with_measures(pipeline._claims(announcements, extractions), measures)
    excluded = pipeline._excluded(announcements, extractions)
    labels, unread = {}, []
    for announcement, marks in found:
        own = records(claims[claims["announcement_id"] == announcement.announcement_id])
        for start, end, label in marks:
            met = [c["claim_id"] for c in own if c["start"] < end and start < c["end"]]
            labels |= dict.fromkeys(met[:1], label)
            unread += [] if met else [f"{announcement.announcement_id}:{label}"]
    return Set(
        documents,
        pipeline._announcements(announcements, claims, excluded),
        claims,
        pipeline._mentions(announcements, extractions),
        labels,
        unread,
    )


def announced(document):
    """Return the announcement without its marks, and where they were."""
    text, marks = "", []
    last = 0
    for match in MARK.finditer(document["text"]):
        text += document["text"][last : match.start()]
        marks.append((len(text), len(text) + len(match[2]), match[1]))
        text += match[2]
        last = match.end()
    text += document["text"][last:]
    announcement = Announcement(
        announcement_id=document["id"],
        path=f"{document['id']}.md",
        text=text,
        body=0,
        sha256="0" * 64,
        title=text.splitlines()[0],
        publisher=document.get("publisher", document["id"]),
        kind=document["kind"],
        published=document["published"],
        published_basis="stated",
        event=document.get("event", ""),
        text_kind="original",
        derived_from=document.get("derived_from", ""),
    )
    return announcement, marks


def tally(found, labels, order):
    """Return links found, those that are right, statements to be linked, and those that are.

    A link is right where both claims bear one label. A claim is to be linked where its label stands
    before it, in its document or in an earlier one; `order` has all claim ids by document and text.
    """
    right = [(one, other) for one, other in found if labels.get(one, one) == labels.get(other)]
    linked = {one for one, _ in right}
    seen, wanted = set(), []
    for claim_id in order:
        label = labels.get(claim_id)
        if label in seen:
            wanted.append(claim_id)
        elif label:
            seen.add(label)
    return len(found), len(right), len(wanted), sum(one in linked for one in wanted)


def but_anew(one, found):
    """Return (later, earlier) of links but those of a quantity with its unequal later measure.

    `found` has (later, earlier, relation). In the sets of outlets what is measured anew has a label
    of its own, though links over time are there to show how it moved: neither right nor wrong.
    """
    values = {claim["claim_id"]: str(claim["value_low"]) for claim in records(one.claims)}
    return [
        (later, earlier)
        for later, earlier, relation in found
        if relation not in ("restates", "continues")
        or values[later] == values[earlier]
        or one.labels.get(later, later) == one.labels.get(earlier)
    ]


def in_order(one):
    """All claim ids of a set, by document as they were published and then by place."""
    rank = [document.announcement_id for document in _documents(one.announcements)]
    rows = one.claims.assign(rank=one.claims["announcement_id"].map(rank.index))
    return list(rows.sort_values(["rank", "start"])["claim_id"])
