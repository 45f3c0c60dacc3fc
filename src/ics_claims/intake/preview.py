"""What was found, for a reader in a terminal to check."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from ics_claims.model import Announcement, Claim

if TYPE_CHECKING:
    from rich.text import Text

# Colour is never the only cue: the status is also written out.
_STYLES = {"achieved": "green", "expected": "yellow", "planned": "magenta", "": "dim"}
_FIGURE = "bold underline"
# What a terminal would obey rather than show: controls, marks of writing direction, surrogates.
_UNSAFE = re.compile(
    r"[\x00-\x1f\x7f-\x9f\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ud800-\udfff]"
)
_SPACE = re.compile(r"[\t\n\r\x0b\x0c\x85\u2028\u2029]+")


def preview(announcement: Announcement, claims: Sequence[Claim]) -> list[Text]:
    """Return two lines a claim: what was read, and its sentence with [[the figure]] marked."""
    from rich.text import Text

    if not claims:
        return [Text(f"{plain(announcement.announcement_id)}: no claims found", "dim")]
    lines = [Text(f"{plain(announcement.announcement_id)}: {len(claims)} claims", "bold")]
    for claim in claims:
        lines += [_facts(announcement, claim), _sentence(announcement.text, claim)]
    return lines


def plain(text: str) -> str:
    """Return `text` on one line, without what a terminal would obey."""
    return _UNSAFE.sub("\N{REPLACEMENT CHARACTER}", _SPACE.sub(" ", text))


def bounds(claim: Claim) -> str:
    """Return the value of a claim: `40`, `> 40` with its hedge's sense, or `10 to 20`."""
    low, high = claim.value_low, claim.value_high
    if low is None and high is None:
        return "no figure"
    if low == high or low is None or high is None:
        one = f"{low if low is not None else high:,.10g}"
        return one if claim.hedge in ("", "exact") else f"{claim.hedge.replace('_', ' ')} {one}"
    return f"{low:,.10g} to {high:,.10g}"


def _facts(announcement: Announcement, claim: Claim) -> Text:
    from rich.text import Text

    line = announcement.text.count("\n", 0, claim.start) + 1
    about = [
        f"{bounds(claim)} {claim.unit.replace('_', ' ')}".strip(),
        claim.measured,
        claim.place or claim.system_id or "system unknown",
        claim.direction,
        claim.kind,
        claim.period.text,
    ]
    text = Text().append(f"line {line}  ", "dim")
    text.append(plain(claim.status or "status unknown"), _STYLES.get(claim.status, ""))
    return text.append("  " + plain("; ".join(part for part in about if part)))


def _sentence(text: str, claim: Claim) -> Text:
    from rich.text import Text

    shown = Text("    ")
    shown.append(plain(text[claim.quote_start : claim.start]))
    marked = f"{_FIGURE} {_STYLES.get(claim.status, '')}".strip().replace("dim", "").strip()
    shown.append(f"[[{plain(text[claim.start : claim.end])}]]", marked)
    return shown.append(plain(text[claim.end : claim.quote_end]))
