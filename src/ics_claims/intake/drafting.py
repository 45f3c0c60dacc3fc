"""A test case for a sentence, as far as the rules can fill it in."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ics_claims.extraction.claims import extract
from ics_claims.extraction.mentions import Gazetteer
from ics_claims.intake.frontmatter import quoted
from ics_claims.intake.preview import bounds, plain
from ics_claims.model import Announcement, Claim, Span

_MARKED = re.compile(r"\[\[(.*?)\]\]")
# What the reader has to fill in: the rules could not tell.
_UNKNOWN = "?"


def draft_case(
    sentence: str,
    gazetteer: Gazetteer,
    *,
    heading: str = "",
    lead_in: str = "",
    published: str = "",
) -> str:
    """Return a case for tests/cases/attributes/: the sentence with its figures marked, and fields.

    Where the sentence has marks [[so]], those figures are taken, else those that are found. A field
    that could not be told is '?'. Lines of comment below give what the case does not test.
    """
    plain_sentence = plain(_MARKED.sub(r"\1", sentence)).strip()
    claims = _claims(plain_sentence, gazetteer, heading, lead_in, published)
    spans = _marks(plain(sentence).strip()) or [(Span(c.start, c.end), c) for c in claims]
    found = [(span, claim or _at(span, claims)) for span, claim in spans]
    case = {"text": _marked(plain_sentence, [span for span, _ in found])}
    if lead_in:
        case |= {"form": "item", "lead_in": plain(lead_in)}
    if heading:
        case["heading"] = plain(heading)
    lines = [f"{key}: {_scalar(value)}" for key, value in case.items()]
    fields = [_fields(claim) for _, claim in found]
    lines.append(f"is: {fields[0] if len(fields) == 1 else '[' + ', '.join(fields) + ']'}")
    lines += [_note(plain_sentence, span, claim) for span, claim in found]
    lines += [] if found else ["# no figure found: mark it in the sentence, [[like this]]"]
    return (
        "\n".join(f"{'  ' if number else '- '}{line}" for number, line in enumerate(lines)) + "\n"
    )


def _claims(
    sentence: str, gazetteer: Gazetteer, heading: str, lead_in: str, published: str
) -> list[Claim]:
    """Return the claims of the sentence with a figure, their offsets into the sentence."""
    above = (f"## {heading}\n\n" if heading else "") + (f"{lead_in}\n\n- " if lead_in else "")
    document = Announcement(
        announcement_id="draft",
        path="draft",
        text=above + sentence,
        body=0,
        sha256="",
        title="",
        publisher="",
        kind="text",
        published=published,
        published_basis="inferred",
        event="",
        text_kind="original",
    )
    from dataclasses import replace

    shift = len(above)
    return [
        replace(claim, start=claim.start - shift, end=claim.end - shift)
        for claim in extract(document, gazetteer).claims
        if claim.start >= shift and (claim.value_low is not None or claim.value_high is not None)
    ]


def _marks(sentence: str) -> list[tuple[Span, Claim | None]]:
    """Return the spans of the figures marked, as offsets into the sentence without marks."""
    return [
        (Span(match.start() - 4 * number, match.end() - 4 * (number + 1)), None)
        for number, match in enumerate(_MARKED.finditer(sentence))
    ]


def _at(span: Span, claims: Sequence[Claim]) -> Claim | None:
    return next((c for c in claims if c.start < span.end and span.start < c.end), None)


def _marked(sentence: str, spans: Sequence[Span]) -> str:
    text, at = "", 0
    for span in spans:
        text += f"{sentence[at : span.start]}[[{span.of(sentence)}]]"
        at = span.end
    return text + sentence[at:]


def _fields(claim: Claim | None) -> str:
    if claim is None:
        return quoted(" ".join([_UNKNOWN] * 3))
    fields = [claim.direction or _UNKNOWN, claim.status or _UNKNOWN, claim.kind or _UNKNOWN]
    return quoted(" ".join(fields)) if _UNKNOWN in fields else " ".join(fields)


def _note(sentence: str, span: Span, claim: Claim | None) -> str:
    """Return a comment with what was read from one figure beside the fields tested."""
    if claim is None:
        return f"# {span.of(sentence)}: not found as a claim"
    about = [
        f"{bounds(claim)} ({claim.value_low} to {claim.value_high}, {claim.hedge})",
        claim.unit,
    ]
    about += [f"system {claim.system_id or 'not told'}"]
    about += [f"place {claim.place}"] if claim.place else []
    about += [f"period {claim.period.text}"] if claim.period.text else []
    about += [f"counts {claim.measured}"] if claim.measured else []
    return plain(f"# {span.of(sentence)}: {'; '.join(about)}")


def _scalar(value: str) -> str:
    """Return a value as YAML: plain where that reads back as the same string, else quoted."""
    import yaml

    try:
        same = yaml.safe_load(f"- key: {value}\n  next: 1") == [{"key": value, "next": 1}]
    except yaml.YAMLError:
        same = False
    return value if same else quoted(value)
