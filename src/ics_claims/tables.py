"""The published tables: one column spec each, the only place where columns are named."""

from __future__ import annotations

from ics_claims.columns import DATE, Column, ForeignKey, Table
from ics_claims.model import (
    CHANGE_CODES,
    DIRECTIONS,
    ENGLAND,
    HEDGES,
    KINDS,
    RELATIONS,
    STATUSES,
    UNITS,
)

_SHA256 = r"[0-9a-f]{64}"
_IDS = r"\S+( \S+)*"
_CODE = rf"(?:{'|'.join(CHANGE_CODES)})"
_CODES = rf"{_CODE}( {_CODE})*"
BETTER = ("higher", "lower", "neither")
OVER = ("time", "moment")
# What a reader would need to check a claim, in the order in which the marks are shown.
CHECKS = ("figure", "baseline", "comparator", "period", "denominator", "source")

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
        Column("measure_words", "string", "The words by which it maps to the measure."),
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
        ForeignKey("measure_id", "measures", "measure_id"),
    ),
)

MEASURES = Table(
    name="measures",
    row="a measure",
    description="What claims are about, by plain definition; from data/reference/measures.yml.",
    columns=(
        Column("measure_id", "string", "The measure's id.", required=True, unique=True),
        Column("name", "string", "Its name.", required=True),
        Column("definition", "string", "What it counts or measures.", required=True),
        Column("domain", "string", "The part of health and care it belongs to.", required=True),
        Column("units", "string", "Units of its level.", required=True, pattern=_IDS),
        Column("better", "string", "Which way is better.", required=True, allowed=BETTER),
        Column(
            "over",
            "string",
            "Counted over a time, or a stock at a moment.",
            required=True,
            allowed=OVER,
        ),
        Column("synonyms", "string", "Phrases that name it.", required=True),
        Column("basis", "string", "Where the definition comes from.", required=True),
        Column("claims", "integer", "Claims that map to it.", required=True, minimum=0),
    ),
    key=("measure_id",),
    order=("domain", "measure_id"),
)

CHECKABILITY = Table(
    name="checkability",
    row="a claim",
    description=(
        "What a reader would need to check a claim: each column holds the words of the text that "
        "give it, or nothing. No verdict on whether the claim is true."
    ),
    columns=(
        Column("claim_id", "string", "The claim.", required=True, unique=True),
        Column("figure", "string", "The figure claimed."),
        Column("baseline", "string", "What it was before, or is measured from."),
        Column("comparator", "string", "What others have, or the standard."),
        Column("period", "string", "When it holds, or from when to when."),
        Column("denominator", "string", "Of whom or what it is a part: denominator or cohort."),
        Column("source", "string", "The named source of the figure."),
        Column("marks", "integer", "How many of the six.", required=True, minimum=0, maximum=6),
    ),
    key=("claim_id",),
    foreign_keys=(ForeignKey("claim_id", "claims", "claim_id"),),
)

COMPARISONS = Table(
    name="comparisons",
    row="two claims of one measure",
    description=(
        "Every two claims of one measure about named systems, of two systems or documents: whether "
        "they can share an axis, and if not, what differs or is not known."
    ),
    columns=(
        Column("claim_id", "string", "The first claim.", required=True),
        Column("other_id", "string", "The second claim.", required=True),
        Column("measure_id", "string", "Their measure.", required=True),
        Column("comparable", "boolean", "Whether they can share an axis.", required=True),
        Column("fails", "string", "What differs or is not known, separated by semicolons."),
    ),
    key=("claim_id", "other_id"),
    foreign_keys=(
        ForeignKey("claim_id", "claims", "claim_id"),
        ForeignKey("other_id", "claims", "claim_id"),
        ForeignKey("measure_id", "measures", "measure_id"),
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
        Column(
            "systems_claimed_strict",
            "integer",
            "That total where the counts add up as written.",
            minimum=0,
        ),
        Column(
            "systems_claimed_generous",
            "integer",
            "That total where devolved systems are among those there before.",
            minimum=0,
        ),
        Column("people_claimed", "string", "People covered in total as claimed, as written."),
        Column("people_claimed_low", "number", "Its lower bound; empty is open.", minimum=0),
        Column("people_claimed_high", "number", "Its upper bound; empty is open.", minimum=0),
        Column("share_claimed", "string", "Share of England covered as claimed, as written."),
        Column("share_claimed_low", "number", "Its lower bound, from 0 to 1; empty is open."),
        Column("share_claimed_high", "number", "Its upper bound, from 0 to 1; empty is open."),
        Column("added_claimed", "string", "People added as claimed, as written."),
        Column("added_claimed_low", "number", "Its lower bound; empty is open.", minimum=0),
        Column("added_claimed_high", "number", "Its upper bound; empty is open.", minimum=0),
        Column(
            "summed_low",
            "number",
            "The last total claimed as a number with both bounds and all claimed as added since: "
            "lower bound; empty is open.",
            minimum=0,
        ),
        Column("summed_high", "number", "Its upper bound; empty is open.", minimum=0),
        Column("people", "integer", "People covered by the register.", required=True, minimum=0),
        Column("people_low", "integer", "The least, where sources differ on dates or areas."),
        Column("people_high", "integer", "The most, likewise."),
        Column("england", "integer", "People of England on that basis.", required=True, minimum=1),
        Column("share", "number", "Register people over England.", minimum=0, maximum=1),
        Column("share_low", "number", "The least, likewise.", minimum=0, maximum=1),
        Column("share_high", "number", "The most, likewise.", minimum=0, maximum=1),
        Column("residual_low", "number", "Claimed lower bound less the most register people."),
        Column("residual_high", "number", "Claimed upper bound less the least register people."),
        Column("residual_percent_low", "number", "The former in per cent of those people."),
        Column("residual_percent_high", "number", "The latter in per cent of those people."),
        Column(
            "holds",
            "string",
            "Whether register people lie within all that is claimed, read to its own hedge and "
            "rounding: in every reading of the register, in one only, in none.",
            allowed=("yes", "in one reading", "no"),
        ),
        Column("basis", "string", "Population basis and reference date.", required=True),
        Column("claim_ids", "string", "The claims behind it, separated by spaces.", pattern=_IDS),
        Column(
            "other_claim_ids",
            "string",
            "The claims behind systems, share and people added, likewise.",
            pattern=_IDS,
        ),
        Column("source", "string", "Where the claimed total comes from.", required=True),
    ),
    key=("event",),
    order=("announced_on", "event"),
)

LINKS = Table(
    name="links",
    row="two claims that state the same thing",
    description="Claims linked within a document, between documents of one event and over time.",
    columns=(
        Column("claim_id", "string", "The later or derived claim.", required=True),
        Column("other_id", "string", "The earlier or original claim.", required=True),
        Column(
            "relation",
            "string",
            "Repeats (same document), renders (a rendition), restates (the same measure of the "
            "same system in a later event) or continues (a national quantity at a later date).",
            required=True,
            allowed=RELATIONS,
        ),
        Column("codes", "string", f"What changed: {', '.join(CHANGE_CODES)}.", pattern=_CODES),
        Column("changed", "string", "What changed, in words; empty where nothing did."),
    ),
    key=("claim_id", "other_id"),
    foreign_keys=(
        ForeignKey("claim_id", "claims", "claim_id"),
        ForeignKey("other_id", "claims", "claim_id"),
    ),
)

SURVIVAL = Table(
    name="survival",
    row="a claim of a source and a rendition of that source",
    description=(
        "What became of each claim of a release in each document made from it, or in each other "
        "document of its event."
    ),
    columns=(
        Column("claim_id", "string", "The claim of the source.", required=True),
        Column("announcement_id", "string", "The rendition.", required=True),
        Column("other_id", "string", "The claim that renders it; empty where it was dropped."),
        Column(
            "survival",
            "string",
            "Kept (nothing that the codes name changed), changed, or dropped.",
            required=True,
            allowed=("kept", "changed", "dropped"),
        ),
        Column("codes", "string", "What changed, as in links; or dropped.", pattern=_CODES),
        Column("changed", "string", "What changed, in words."),
    ),
    key=("claim_id", "announcement_id"),
    foreign_keys=(
        ForeignKey("claim_id", "claims", "claim_id"),
        ForeignKey("announcement_id", "announcements", "announcement_id"),
        ForeignKey("other_id", "claims", "claim_id"),
    ),
)

FINDINGS = Table(
    name="findings",
    row="something that does not add up",
    description="What cannot be true together, or stands under the wrong heading: both sides.",
    columns=(
        Column("finding_id", "string", "Stable id.", required=True, unique=True),
        Column("rank", "integer", "Place by severity, then by size; 1 first.", minimum=1),
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
        Column(
            "passages",
            "string",
            "Where it stands, as document:start-end, separated by spaces.",
            pattern=_IDS,
        ),
        Column("evidence", "string", "The arithmetic or the words.", required=True),
        Column("reading", "string", "How both sides can be true, where there is a way."),
        Column(
            "known_from",
            "string",
            "Last day of what it rests on: documents, and events of the register.",
            pattern=DATE,
        ),
    ),
    key=("finding_id",),
    order=("rank", "finding_id"),
)

TABLES: dict[str, Table] = {
    table.name: table
    for table in (
        ANNOUNCEMENTS,
        SYSTEMS,
        MENTIONS,
        CLAIMS,
        MEASURES,
        CHECKABILITY,
        COMPARISONS,
        CHANGES,
        EXCLUDED,
        COVERAGE,
        LINKS,
        SURVIVAL,
        FINDINGS,
    )
}
