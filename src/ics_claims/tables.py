"""The published tables: one column spec each, the only place where columns are named."""

from __future__ import annotations

from ics_claims.columns import DATE, Column, ForeignKey, Table
from ics_claims.model import DIRECTIONS, ENGLAND, HEDGES, KINDS, STATUSES, UNITS

_SHA256 = r"[0-9a-f]{64}"
_IDS = r"\S+( \S+)*"

ANNOUNCEMENTS = Table(
    name="announcements",
    row="a document",
    description="Each announcement that was read, with where it comes from.",
    columns=(
        Column("announcement_id", "string", "The document's id.", required=True, unique=True),
        Column("event", "string", "The event it announces; documents of one event share it."),
        Column("publisher", "string", "Who published it.", required=True),
        Column("author", "string", "Who wrote it, where the document says so."),
        Column("kind", "string", "Press release, news article, blog, republication …"),
        Column("title", "string", "Its title.", required=True),
        Column(
            "published",
            "string",
            "When it was published, ISO 8601 in the precision known.",
            required=True,
            pattern=DATE,
        ),
        Column(
            "published_basis",
            "string",
            "Whether the date stands in the document or was inferred.",
            required=True,
            allowed=("stated", "inferred"),
        ),
        Column("url", "string", "Where it was published."),
        Column("derived_from", "string", "The announcement it repeats, if any."),
        Column(
            "text",
            "string",
            "What the repository holds: a brief in the project's words, or the original text.",
            required=True,
            allowed=("brief", "original"),
        ),
        Column("path", "string", "The file, from the project's root.", required=True),
        Column("sha256", "string", "SHA-256 of the file.", required=True, pattern=_SHA256),
        Column("source_sha256", "string", "SHA-256 of the publisher's text.", pattern=_SHA256),
        Column("words", "integer", "Words of its text.", required=True, minimum=0),
        Column("claims", "integer", "Claims found in it.", required=True, minimum=0),
        Column("excluded", "integer", "Figures that are no claim.", required=True, minimum=0),
    ),
    key=("announcement_id",),
    foreign_keys=(ForeignKey("derived_from", "announcements", "announcement_id"),),
)

SYSTEMS = Table(
    name="systems",
    row="an integrated care system, or a partnership that one grew from",
    description=(
        "The register: the 42 final systems, the four absorbed into others, three former "
        f"partnerships (STPs), and '{ENGLAND}' for national statements."
    ),
    columns=(
        Column("system_id", "string", "The system's id.", required=True, unique=True),
        Column("ods_code", "string", "NHS Organisation Data Service code.", pattern=r"[A-Z0-9]{3}"),
        Column("gss_code", "string", "ONS code of its latest area.", pattern=r"E\d{8}"),
        Column("name", "string", "Its name.", required=True),
        Column("region", "string", "NHS England region."),
        Column(
            "kind",
            "string",
            "Integrated care system, devolved system, partnership, or the country.",
            required=True,
            allowed=("ics", "devolved", "stp", "country"),
        ),
        Column("final", "boolean", "Whether it is one of the final 42.", required=True),
        Column("designated_on", "string", "When it was designated.", pattern=DATE),
        Column(
            "designated_precision",
            "string",
            "How precisely that is known.",
            allowed=("day", "month", "year"),
        ),
        Column("wave", "integer", "The wave it joined in.", minimum=1),
        Column("successor_id", "string", "The system it was absorbed into."),
        Column("successor_on", "string", "When it was absorbed.", pattern=DATE),
        Column(
            "confidence",
            "string",
            "How sure the row is.",
            required=True,
            allowed=("verified", "conflicting", "from-memory"),
        ),
        Column("claims", "integer", "Claims about it.", required=True, minimum=0),
    ),
    key=("system_id",),
    foreign_keys=(ForeignKey("successor_id", "systems", "system_id"),),
)

MENTIONS = Table(
    name="mentions",
    row="a system named in a document",
    description="Where each document names a system or a place in one.",
    columns=(
        Column("announcement_id", "string", "The document.", required=True),
        Column("start", "integer", "First character, from 0.", required=True, minimum=0),
        Column("end", "integer", "Character after the last.", required=True, minimum=1),
        Column("surface", "string", "The name as written.", required=True),
        Column("system_id", "string", "The system; empty where a place straddles several."),
        Column("place", "string", "The place, where it is narrower than a system."),
    ),
    key=("announcement_id", "start"),
    foreign_keys=(
        ForeignKey("announcement_id", "announcements", "announcement_id"),
        ForeignKey("system_id", "systems", "system_id"),
    ),
)

CLAIMS = Table(
    name="claims",
    row="a claim",
    description=(
        "What a document says about a figure. `text[start:end]` of the document is `figure`, "
        "to the character. Empty fields could not be told from the text."
    ),
    columns=(
        Column(
            "claim_id", "string", "Stable id, from the words claimed.", required=True, unique=True
        ),
        Column("announcement_id", "string", "The document.", required=True),
        Column("paragraph", "integer", "Paragraph number, from 1.", required=True, minimum=1),
        Column(
            "start", "integer", "First character of the figure, from 0.", required=True, minimum=0
        ),
        Column("end", "integer", "Character after its last.", required=True, minimum=1),
        Column("figure", "string", "The figure as written, hedge included.", required=True),
        Column("quote", "string", "The sentence it stands in.", required=True),
        Column("quote_start", "integer", "First character of the quote.", required=True, minimum=0),
        Column("quote_end", "integer", "Character after its last.", required=True, minimum=1),
        Column("prefix", "string", "Up to 32 characters before the figure."),
        Column("suffix", "string", "Up to 32 characters after the figure."),
        Column("value_low", "number", "Lower bound; empty is open.", minimum=0),
        Column("value_high", "number", "Upper bound; empty is open.", minimum=0),
        Column("hedge", "string", "How the figure is hedged.", required=True, allowed=HEDGES),
        Column(
            "unit", "string", "Unit of the value; money is in pounds.", required=True, allowed=UNITS
        ),
        Column("measured", "string", "What is counted or measured, as written."),
        Column("measure_id", "string", "The measure it maps to, if any."),
        Column("system_id", "string", "The system it is about; 'england' is the country."),
        Column("place", "string", "What is narrower than the system."),
        Column("direction", "string", "Which way it went.", allowed=DIRECTIONS),
        Column(
            "status",
            "string",
            "Achieved (past or under way), expected (foreseen) or planned (aimed at).",
            allowed=STATUSES,
        ),
        Column("kind", "string", "What sort of thing is claimed.", allowed=KINDS),
        Column("period", "string", "The period as written."),
        Column("period_start", "string", "First day or month.", pattern=DATE),
        Column("period_end", "string", "Last day or month.", pattern=DATE),
        Column(
            "period_precision",
            "string",
            "How precisely the dates are known.",
            allowed=("day", "month", "year"),
        ),
        Column("baseline", "string", "What it is compared with, as written."),
        Column("attributed_to", "string", "Who says so, where the sentence names them."),
        Column("heading", "string", "The heading or the words above the list it stands under."),
        Column("repeats", "string", "The claim of the same document that it repeats."),
        Column("rule", "string", "The rules that decided its fields."),
        Column(
            "review",
            "string",
            "Whether a person has reviewed it.",
            required=True,
            allowed=("none", "flagged", "overridden"),
        ),
    ),
    key=("claim_id",),
    order=("announcement_id", "start"),
    foreign_keys=(
        ForeignKey("announcement_id", "announcements", "announcement_id"),
        ForeignKey("system_id", "systems", "system_id"),
        ForeignKey("repeats", "claims", "claim_id"),
    ),
)

CHANGES = Table(
    name="changes",
    row="a claim without a figure",
    description=(
        "Stated or promised changes that name no figure. `text[start:end]` of the document is "
        "`phrase`. They stand apart from `claims`: without a value nothing can be added or drawn."
    ),
    columns=(
        Column("claim_id", "string", "Stable id, from the words.", required=True, unique=True),
        Column("announcement_id", "string", "The document.", required=True),
        Column("paragraph", "integer", "Paragraph number, from 1.", required=True, minimum=1),
        Column("start", "integer", "First character of the phrase.", required=True, minimum=0),
        Column("end", "integer", "Character after its last.", required=True, minimum=1),
        Column("phrase", "string", "The words that state the change.", required=True),
        Column("quote", "string", "The sentence it stands in.", required=True),
        Column("measured", "string", "What changes, as written."),
        Column("system_id", "string", "The system it is about; 'england' is the country."),
        Column("place", "string", "What is narrower than the system."),
        Column("direction", "string", "Which way.", allowed=DIRECTIONS),
        Column("status", "string", "Achieved, expected or planned.", allowed=STATUSES),
        Column("heading", "string", "The heading or the words above the list it stands under."),
        Column("rule", "string", "The rules that decided its fields."),
    ),
    key=("claim_id",),
    order=("announcement_id", "start"),
    foreign_keys=(
        ForeignKey("announcement_id", "announcements", "announcement_id"),
        ForeignKey("system_id", "systems", "system_id"),
    ),
)

EXCLUDED = Table(
    name="excluded",
    row="a figure that is no claim",
    description="What was left out of the claims, and why.",
    columns=(
        Column("announcement_id", "string", "The document.", required=True),
        Column("start", "integer", "First character, from 0.", required=True, minimum=0),
        Column("end", "integer", "Character after the last.", required=True, minimum=1),
        Column("figure", "string", "The figure as written.", required=True),
        Column("reason", "string", "Why it is no claim.", required=True),
    ),
    key=("announcement_id", "start"),
    foreign_keys=(ForeignKey("announcement_id", "announcements", "announcement_id"),),
)

COVERAGE = Table(
    name="coverage",
    row="an announcement event",
    description=(
        "Systems and people covered after each event: as claimed in the announcements read and in "
        "the press of the day, and as the register has it."
    ),
    columns=(
        Column("event", "string", "The event's id.", required=True, unique=True),
        Column("announced_on", "string", "When it was announced.", required=True, pattern=DATE),
        Column("systems_added", "integer", "Systems it added.", required=True, minimum=0),
        Column("systems_absorbed", "integer", "Systems it absorbed.", required=True, minimum=0),
        Column(
            "systems", "integer", "Systems after it, by the register.", required=True, minimum=0
        ),
        Column("systems_claimed", "string", "Systems in total as claimed, as written."),
        Column("people_claimed", "string", "People covered in total as claimed, as written."),
        Column("people_claimed_low", "number", "Its lower bound; empty is open.", minimum=0),
        Column("people_claimed_high", "number", "Its upper bound; empty is open.", minimum=0),
        Column("people", "integer", "People covered by the register.", required=True, minimum=0),
        Column("england", "integer", "People of England on that basis.", required=True, minimum=1),
        Column("share", "number", "Register people over England.", minimum=0, maximum=1),
        Column("residual_low", "number", "Claimed lower bound less register people."),
        Column("residual_high", "number", "Claimed upper bound less register people."),
        Column("basis", "string", "Population basis and reference date.", required=True),
        Column("claim_ids", "string", "The claims behind it, separated by spaces.", pattern=_IDS),
        Column("source", "string", "Where the claimed total comes from.", required=True),
    ),
    key=("event",),
    order=("announced_on", "event"),
)

LINKS = Table(
    name="links",
    row="two claims that state the same thing",
    description="Claims linked within a document and between documents of one event.",
    columns=(
        Column("claim_id", "string", "The later or derived claim.", required=True),
        Column("other_id", "string", "The earlier or original claim.", required=True),
        Column(
            "relation",
            "string",
            "Repeats (same document), renders (a rendition), or restates (a later event).",
            required=True,
            allowed=("repeats", "renders", "restates"),
        ),
        Column("changed", "string", "What changed: figure, hedge, status, wording …"),
    ),
    key=("claim_id", "other_id"),
    foreign_keys=(
        ForeignKey("claim_id", "claims", "claim_id"),
        ForeignKey("other_id", "claims", "claim_id"),
    ),
)

FINDINGS = Table(
    name="findings",
    row="something that does not add up",
    description="What cannot be true together, or stands under the wrong heading: both sides.",
    columns=(
        Column("finding_id", "string", "Stable id.", required=True, unique=True),
        Column("rule", "string", "The rule that found it.", required=True),
        Column(
            "severity",
            "string",
            "Contradiction, tension (one reading reconciles it) or ambiguity.",
            required=True,
            allowed=("contradiction", "tension", "ambiguity"),
        ),
        Column("statement", "string", "What does not add up, in a sentence.", required=True),
        Column("claim_ids", "string", "The claims at odds, separated by spaces.", pattern=_IDS),
        Column("evidence", "string", "The arithmetic or the words.", required=True),
    ),
    key=("finding_id",),
)

TABLES: dict[str, Table] = {
    table.name: table
    for table in (
        ANNOUNCEMENTS,
        SYSTEMS,
        MENTIONS,
        CLAIMS,
        CHANGES,
        EXCLUDED,
        COVERAGE,
        LINKS,
        FINDINGS,
    )
}
