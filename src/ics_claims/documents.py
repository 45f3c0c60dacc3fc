"""Announcements on disk: a file with front matter in, an Announcement out."""

from __future__ import annotations

import difflib
import hashlib
import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from ics_claims.columns import DATE
from ics_claims.errors import located
from ics_claims.model import Announcement

# Characters of the file up to and with the closing line of the front matter.
_FRONT_MATTER = re.compile(r"\ufeff?---[ \t]*\r?\n(?P<yaml>.*?)^---[ \t]*(?:\r?\n|\Z)", re.S | re.M)
_OPENING = re.compile(r"\ufeff?---[ \t]*(?:\r?\n|\Z)")
_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")

_REQUIRED = ("id", "title", "publisher", "kind", "published", "published_basis", "text")
_OPTIONAL = (
    "author",
    "derived_from",
    "event",
    "published_note",
    "source_sha256",
    "source_words",
    "system",
    "url",
)
_CLOSED = {"published_basis": ("stated", "inferred"), "text": ("brief", "original")}


def read_announcements(folder: Path, shown: str) -> list[Announcement]:
    """Return every `*.md` of `folder`, sorted by id; `shown` is the folder as messages name it.

    Raises UserError where a file is malformed, two have one id, or `derived_from` names none.
    """
    files = sorted(folder.glob("*.md"))
    if not files:
        raise located(shown, None, "no announcement found", "put at least one .md file there")
    found = [read_announcement(path, f"{shown}/{path.name}") for path in files]
    _check_ids(found)
    return sorted(found, key=lambda announcement: announcement.announcement_id)


def read_announcement(path: Path, shown: str) -> Announcement:
    """Return the announcement in `path`, whose front matter must be whole; else raise UserError."""
    content, text = _decoded(path, shown)
    match = _FRONT_MATTER.match(text)
    if not match:
        problem = (
            "the front matter is not closed"
            if _OPENING.match(text)
            else "no front matter at the top of the file"
        )
        remedy = "begin the file with lines of 'key: value' between two lines of '---'"
        raise located(shown, 1, problem, remedy)
    facts = _facts(match["yaml"], shown)
    _check_facts(facts, shown, text[: match.end()])
    if not text[match.end() :].strip():
        raise located(shown, None, "no text below the front matter", "add the announcement's text")
    return _announcement(facts, shown, text, match.end(), content)


def read_text(path: Path, shown: str) -> Announcement:
    """Return any text file as an announcement of its own name; front matter is used where present.

    The id is the file's stem, so that claims can be matched to the file. Raises UserError where
    the file is missing, empty or not UTF-8.
    """
    content, text = _decoded(path, shown)
    match = _FRONT_MATTER.match(text)
    found = _loaded(match["yaml"]) if match else None
    body = match.end() if match and isinstance(found, dict) else 0
    facts = {k: v for k, v in found.items() if isinstance(v, str)} if body and found else {}
    first = next((line.strip() for line in text[body:].splitlines() if line.strip()), path.stem)
    defaults = {
        "title": first[:200],
        "publisher": "",
        "kind": "text",
        "published_basis": "inferred",
    }
    if not _is_date(facts.get("published", "")):
        facts["published"] = ""
    known = defaults | {"text": "original"} | facts | {"id": path.stem}
    return _announcement(known, shown, text, body, content)


def _decoded(path: Path, shown: str) -> tuple[bytes, str]:
    try:
        content = path.read_bytes()
    except FileNotFoundError:
        raise located(shown, None, "no such file", "check the path") from None
    except OSError as error:
        raise located(
            shown, None, f"it cannot be read ({error.strerror})", "name a text file"
        ) from None
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        raise located(shown, line, "not UTF-8", "save the file as UTF-8") from None
    if not text.strip("\ufeff \t\r\n"):
        raise located(shown, None, "the file is empty", "add the announcement or remove the file")
    return content, text


def _loaded(block: str) -> Any:  # noqa: ANN401 - whatever the YAML holds
    import yaml

    try:
        # The base loader keeps every scalar a string: 2019-06 stays what it is.
        return yaml.load(block, Loader=yaml.BaseLoader)
    except yaml.YAMLError as error:
        return error


def _facts(block: str, shown: str) -> dict[str, str]:
    """Return the front matter's keys and values as strings, as written."""
    facts = _loaded(block)
    if isinstance(facts, Exception):
        mark = getattr(facts, "problem_mark", None)
        line = mark.line + 2 if mark else 1
        problem = f"malformed front matter ({getattr(facts, 'problem', None) or 'no valid YAML'})"
        raise located(shown, line, problem, "write one 'key: \"value\"' a line")
    if not isinstance(facts, dict):
        raise located(
            shown, 2, "malformed front matter (no keys)", "write one 'key: \"value\"' a line"
        )
    for key, value in facts.items():
        line = _line_of(block, str(key))
        if key not in _REQUIRED + _OPTIONAL:
            near = difflib.get_close_matches(str(key), _REQUIRED + _OPTIONAL, n=1)
            hint = f"did you mean '{near[0]}'?" if near else "remove it"
            raise located(shown, line, f"unknown key '{key}' in the front matter", hint)
        if not isinstance(value, str):
            raise located(shown, line, f"'{key}' is a list or a block", "write a single value")
    return facts


def _announcement(
    facts: dict[str, str], shown: str, text: str, body: int, content: bytes
) -> Announcement:
    return Announcement(
        announcement_id=facts["id"],
        path=shown,
        text=text,
        body=body,
        sha256=hashlib.sha256(content).hexdigest(),
        title=facts["title"],
        publisher=facts["publisher"],
        kind=facts["kind"],
        published=facts["published"],
        published_basis=facts["published_basis"],
        event=facts.get("event", ""),
        text_kind="brief" if facts["text"] == "brief" else "original",
        author=facts.get("author", ""),
        url=facts.get("url", ""),
        derived_from=facts.get("derived_from", ""),
        published_note=facts.get("published_note", ""),
        source_sha256=facts.get("source_sha256", ""),
        system=facts.get("system", ""),
    )


def _check_facts(facts: dict[str, str], shown: str, block: str) -> None:
    for key in _REQUIRED:
        if not facts.get(key, "").strip():
            raise located(shown, 1, f"'{key}' is missing from the front matter", f"add '{key}: …'")
    for key, allowed in _CLOSED.items():
        if facts[key] not in allowed:
            raise located(
                shown,
                _line_of(block, key),
                f"'{key}' is '{facts[key]}'",
                f"write one of: {', '.join(allowed)}",
            )
    if not _ID.fullmatch(facts["id"]):
        raise located(
            shown,
            _line_of(block, "id"),
            f"the id '{facts['id']}' is no id",
            "use small letters, digits and hyphens",
        )
    if not _is_date(facts["published"]):
        raise located(
            shown,
            _line_of(block, "published"),
            f"'{facts['published']}' is no date",
            "write published as 2019-06-19, 2019-06 or 2019",
        )


def _is_date(text: str) -> bool:
    """Whether `text` is a day, month or year that exists, in ISO 8601."""
    from datetime import date

    if not re.fullmatch(DATE, text):
        return False
    year, month, day = ([int(part) for part in text.split("-")] + [1, 1])[:3]
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True


def _line_of(block: str, key: str) -> int:
    """Return the line of the file on which `key` stands; `block` may lack the opening line."""
    offset = 1 if _OPENING.match(block) else 2
    for number, line in enumerate(block.splitlines()):
        if re.match(rf"{re.escape(key)}\s*:", line):
            return number + offset
    return 1


def _check_ids(found: Iterable[Announcement]) -> None:
    seen: dict[str, str] = {}
    for announcement in found:
        announcement_id = announcement.announcement_id
        if announcement_id in seen:
            line = _line_of(announcement.text[: announcement.body], "id")
            raise located(
                announcement.path,
                line,
                f"the id '{announcement_id}' is already that of {seen[announcement_id]}",
                "give each announcement an id of its own",
            )
        seen[announcement_id] = announcement.path
    for announcement in found:
        if announcement.derived_from and announcement.derived_from not in seen:
            line = _line_of(announcement.text[: announcement.body], "derived_from")
            raise located(
                announcement.path,
                line,
                f"derived_from names '{announcement.derived_from}', which is no announcement here",
                "correct the id or add that announcement",
            )
