"""The file that an announcement becomes: its id, its front matter, its text."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Collection

from ics_claims.intake.records import Intake

# Legal forms at the end of a publisher's name, which do not help to tell it from others.
_FORM = re.compile(
    r"[\s,]+(?:(?:NHS )?(?:Foundation )?Trust|Integrated Care (?:Board|System|Partnership)|"
    r"Health (?:and|&) (?:Social )?Care Partnership|Clinical Commissioning Group|"
    r"IC[BSP]|CCG|Limited|Ltd|CIC)\s*$",
    re.I,
)
_ID_WORDS = 4
_NO_ID = "announcement"
# Line breaks and controls of YAML and Unicode that a quoted scalar must not hold unescaped:
# https://yaml.org/spec/1.2.2/#51-character-set
_ESCAPED = re.compile(r"[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")


def new_id(publisher: str, published: str, taken: Collection[str]) -> str:
    """Return an id such as `nhs-devon-2021-03`; one that is taken gets `-2`, `-3` and so on."""
    name = re.sub(r"^the\s+", "", _FORM.sub("", _FORM.sub("", publisher.strip())), flags=re.I)
    words = slug(name or publisher).split("-")
    if len(words) > _ID_WORDS:
        words = [word for word in words if word not in ("and", "of", "the", "for", "in")][
            :_ID_WORDS
        ]
    stem = "-".join([part for part in words if part] or [_NO_ID])
    base = f"{stem}-{published[:7]}" if published else stem
    found, number = base, 1
    while found in taken:
        number += 1
        found = f"{base}-{number}"
    return found


def slug(text: str) -> str:
    """Return `text` in small letters, digits and hyphens; letters lose their accents."""
    plain = unicodedata.normalize("NFKD", text.replace("&", " and ").replace("'", ""))
    plain = plain.replace("\N{RIGHT SINGLE QUOTATION MARK}", "")
    letters = "".join(char for char in plain if not unicodedata.combining(char))
    return re.sub(r"[^a-z0-9]+", "-", letters.lower()).strip("-")


def announcement_file(
    intake: Intake,
    *,
    announcement_id: str,
    title: str,
    publisher: str,
    kind: str,
    published: str,
    published_basis: str = "stated",
    published_note: str = "",
    author: str = "",
    url: str = "",
    event: str = "",
    system: str = "",
    derived_from: str = "",
) -> str:
    """Return the Markdown file of an announcement: front matter, a blank line, the whole text.

    Values are quoted, so that no value and no line of the text can end the front matter; those
    that are empty are left out.
    """
    facts = {
        "id": announcement_id,
        "title": title,
        "publisher": publisher,
        "author": author,
        "kind": kind,
        "published": published,
        "published_basis": published_basis,
        "published_note": published_note,
        "url": url,
        "derived_from": derived_from,
        "event": event,
        "system": system,
        "source_sha256": intake.source_sha256,
        "text": "original",
    }
    lines = [f"{key}: {quoted(value)}" for key, value in facts.items() if value.strip()]
    return "\n".join(["---", *lines, "---", "", intake.text, ""])


def quoted(value: str) -> str:
    """Return a value as one YAML double-quoted scalar, its white space single."""
    valid = value.encode("utf-8", "replace").decode("utf-8")
    text = json.dumps(re.sub(r"[ \t\r\n]+", " ", valid).strip(" "), ensure_ascii=False)
    return _ESCAPED.sub(lambda match: f"\\u{ord(match[0]):04x}", text)
