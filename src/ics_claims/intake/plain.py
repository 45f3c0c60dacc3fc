"""Text and Markdown files."""

from __future__ import annotations

import re

from ics_claims.errors import located
from ics_claims.intake.boilerplate import normalised, without_furniture
from ics_claims.intake.records import Reading
from ics_claims.intake.stated import iso_date, stated_date

_FRONT = re.compile(r"---[ \t]*\n(?P<yaml>.*?)^(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.S | re.M)
_TITLE_LENGTH = 200

_TABLE_ROW = re.compile(r"[ \t]*\|(?P<cells>.*[^\\])\|[ \t]*")
_TABLE_RULE = re.compile(r"[ \t]*\|?(?:[ \t]*:?-{3,}:?[ \t]*\|)+(?:[ \t]*:?-{3,}:?[ \t]*)?")
_UNDERLINED = re.compile(r"(?P<mark>=|-)(?P=mark){2,}[ \t]*")
_LINK = re.compile(r"!?\[(?P<text>[^\[\]]*)\]\([^()\s]*(?:\s+\"[^\"]*\")?\)")
_STRONG = re.compile(r"(?<![*\w])(\*\*|\*)(?=\S)([^*\n]*?\S)\1(?![*\w])")


def decoded(content: bytes, shown: str) -> str:
    """Return the text of UTF-8 bytes; raises UserError with the line of the first other byte."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        raise located(shown, line, "not UTF-8", "save the file as UTF-8 text") from None
    if "\0" in text:
        line = text[: text.index("\0")].count("\n") + 1
        raise located(shown, line, "this is no text but binary data", "save it as UTF-8 text")
    return text


def read_plain(content: bytes, shown: str) -> Reading:
    """Return the reading of a text file, its lines as they are."""
    return _reading(normalised(decoded(content, shown)), {})


def read_markdown(content: bytes, shown: str) -> Reading:
    """Return the reading of a Markdown file: front matter read, links as their words."""
    text = normalised(decoded(content, shown))
    facts, body = _front_matter(text)
    body = _LINK.sub(lambda match: match["text"], _without_comments(body))
    lines = [_without_emphasis(line) for line in _headings(body.split("\n"))]
    rows = [_row(line) for line in lines if not _TABLE_RULE.fullmatch(line)]
    return _reading("\n".join(rows), facts)


def _reading(text: str, facts: dict[str, str]) -> Reading:
    cleaned = normalised("\n".join(without_furniture(text.split("\n"))))
    lines = [line for line in cleaned.split("\n") if any(map(str.isalnum, line))]
    title = facts.get("title") or (lines[0].lstrip("# ").strip(" *_") if lines else "")
    stated = iso_date(facts.get("published") or facts.get("date") or "")
    return Reading(
        cleaned,
        title[:_TITLE_LENGTH],
        stated or stated_date(lines),
        facts.get("publisher", ""),
        facts.get("author", ""),
        facts.get("url", ""),
    )


def _front_matter(text: str) -> tuple[dict[str, str], str]:
    """Return the facts of YAML front matter and the text below it; a mere rule is text."""
    import yaml

    match = _FRONT.match(text)
    if match is None:
        return {}, text
    try:
        # The base loader keeps every scalar a string and builds no objects.
        found = yaml.load(match["yaml"], Loader=yaml.BaseLoader)
    except (yaml.YAMLError, RecursionError):
        return {}, text
    if not isinstance(found, dict) or not {"title", "date", "published", "id"} & set(found):
        return {}, text
    facts = {str(key): value for key, value in found.items() if isinstance(value, str)}
    return facts, text[match.end() :]


def _without_comments(text: str) -> str:
    """Return `text` without HTML comments; one that is never closed stays."""
    parts, position = [], 0
    while (start := text.find("<!--", position)) >= 0 and (end := text.find("-->", start)) >= 0:
        parts.append(text[position:start])
        position = end + 3
    return "".join([*parts, text[position:]])


def _headings(lines: list[str]) -> list[str]:
    """Return lines with underlined headings marked with # instead."""
    found: list[str] = []
    for number, line in enumerate(lines):
        rule = _UNDERLINED.fullmatch(line)
        alone = number < 2 or not lines[number - 2].strip()
        if rule and alone and found and found[-1].strip() and found[-1][0] not in "#|-*>":
            found[-1] = f"{'#' if rule['mark'] == '=' else '##'} {found[-1].strip()}"
        else:
            found.append(line)
    return found


def _without_emphasis(line: str) -> str:
    """Return a line without emphasis within it; one that is all bold stays, as a heading."""
    return line if re.fullmatch(r"\*\*[^*]+\*\*:?", line) else _STRONG.sub(r"\2", line)


def _row(line: str) -> str:
    match = _TABLE_ROW.fullmatch(line)
    if match is None:
        return line
    return " | ".join(cell.strip() for cell in re.split(r"(?<!\\)\|", match["cells"])).strip()
