"""Briefs held against the originals that they were written from, claim by claim."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from ics_claims.errors import UserError, located
from ics_claims.extraction.claims import extract
from ics_claims.extraction.mentions import Gazetteer
from ics_claims.intake.formats import LARGEST, read_any
from ics_claims.model import Announcement, Claim

MISSING_IN_BRIEF = "missing in the brief"
MISSING_IN_ORIGINAL = "missing in the original"

# What the two must agree in, in the order of report.
_COMPARED = ("value", "hedge", "unit", "system", "status", "direction", "kind")
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff]+")
# How alike (of 7, see `_likeness`) two claims must be to be one whose value or unit was changed.
_ALIKE = 4.0


@dataclass(frozen=True, slots=True)
class Difference:
    """Where a brief and its original disagree: `field` is one compared, or a claim missing."""

    announcement_id: str
    field: str
    brief: str
    original: str
    brief_sentence: str
    original_sentence: str

    def line(self) -> str:
        """Return the difference on one line, without control characters."""
        if self.field in (MISSING_IN_BRIEF, MISSING_IN_ORIGINAL):
            what = self.brief or self.original
            sentence = self.brief_sentence or self.original_sentence
            text = f"{self.announcement_id}: {self.field}: {what}, in “{sentence}”"
        else:
            text = (
                f"{self.announcement_id}: {self.field}: the brief has {self.brief or 'none'} in "
                f"“{self.brief_sentence}”, the original {self.original or 'none'} in "
                f"“{self.original_sentence}”"
            )
        return _CONTROL.sub(" ", text)


def verify(
    briefs: Sequence[Announcement], originals_folder: Path, gazetteer: Gazetteer, shown: str = ""
) -> list[Difference]:
    """Return where the claims of briefs and of their originals differ, in the order of the briefs.

    A file is the original of the brief whose `source_sha256` is that of its bytes, whatever its
    name. Raises UserError where the folder holds the original of none; `shown` names it there.
    """
    pairs = matched(briefs, originals_folder, shown)
    return [
        difference
        for brief, original in pairs
        for difference in differences(
            brief, extract(brief, gazetteer).claims, original, extract(original, gazetteer).claims
        )
    ]


def matched(
    briefs: Sequence[Announcement], folder: Path, shown: str = ""
) -> list[tuple[Announcement, Announcement]]:
    """Return each brief with its original, where the folder has it, sorted by id.

    The original is read with the brief's publication date and system, so that the same words mean
    the same in both. Raises UserError where the folder is missing or matches none.
    """
    where = shown or str(folder)
    if not folder.is_dir():
        raise located(where, None, "no such folder", "name the folder of the originals")
    wanted = {b.source_sha256.lower(): b for b in briefs if b.text_kind == "brief"}
    found: dict[str, tuple[Announcement, Announcement]] = {}
    for path in sorted(folder.iterdir()):
        digest = _digest(path)
        if (brief := wanted.get(digest)) and digest and brief.announcement_id not in found:
            original = _original(path, f"{where}/{path.name}", brief)
            found[brief.announcement_id] = (brief, original)
    if not found:
        problem = "no file here is the original of a brief (none has its SHA-256)"
        raise located(where, None, problem, "put the originals there, byte for byte")
    return [found[name] for name in sorted(found)]


def _digest(path: Path) -> str:
    """Return the SHA-256 of a file, '' where it is none or too large to be an announcement."""
    try:
        if not path.is_file() or path.stat().st_size > LARGEST:
            return ""
        return hashlib.sha256(path.read_bytes()).hexdigest()
    except OSError:
        return ""


def _original(path: Path, shown: str, brief: Announcement) -> Announcement:
    """Return the original as an announcement with the facts of its brief."""
    text = _text(path, shown)
    return replace(
        brief,
        path=shown,
        text=text,
        body=0,
        sha256=brief.source_sha256,
        source_sha256="",
        text_kind="original",
    )


def _text(path: Path, shown: str) -> str:
    """Return the text of an original: of a text file every character, of others what is read."""
    if path.suffix.lower() in (".txt", ".text", ".md", ""):
        try:
            return path.read_bytes().decode("utf-8")
        except UnicodeDecodeError:
            raise located(shown, None, "not UTF-8", "save the file as UTF-8") from None
    return read_any(path, shown).text


def differences(
    brief: Announcement,
    brief_claims: Sequence[Claim],
    original: Announcement,
    original_claims: Sequence[Claim],
) -> list[Difference]:
    """Return where two sets of claims differ, in the order of the brief, then of the original."""
    paired = pairs(brief_claims, brief.text, original_claims, original.text)
    of_brief = dict(paired)
    of_original = {second for _, second in paired}
    found: list[Difference] = []
    for number, claim in enumerate(brief_claims):
        if number in of_brief:
            other = original_claims[of_brief[number]]
            found.extend(_compared(brief, claim, original, other))
        else:
            found.append(_missing(brief, MISSING_IN_ORIGINAL, claim, None))
    for number, claim in enumerate(original_claims):
        if number not in of_original:
            found.append(_missing(original, MISSING_IN_BRIEF, None, claim))
    return found


def pairs(
    first: Sequence[Claim], first_text: str, second: Sequence[Claim], second_text: str
) -> list[tuple[int, int]]:
    """Return the numbers of claims that belong together: first those that agree in most."""
    candidates = _candidates(first, first_text, second, second_text)
    left, right = set(range(len(first))), set(range(len(second)))
    found: list[tuple[int, int]] = []
    for key in _KEYS:
        for likeness, _, i, j in candidates:
            if i not in left or j not in right or key(first[i]) != key(second[j]):
                continue
            if likeness >= _ALIKE or not (key in _WEAK or _magnitude(first[i]) is None):
                found.append((i, j))
                left.discard(i)
                right.discard(j)
    return sorted(found)


def _candidates(
    first: Sequence[Claim], first_text: str, second: Sequence[Claim], second_text: str
) -> list[tuple[float, float, int, int]]:
    """Return all pairs, the most alike first: likeness, distance, and the numbers of both.

    The distance is that of their places in the order of the documents, from 0 to 1.
    """
    words = [_words(claim, first_text) for claim in first]
    others = [_words(claim, second_text) for claim in second]
    candidates = [
        (
            _likeness(one, words[i], other, others[j]),
            abs(i / max(1, len(first)) - j / max(1, len(second))),
            i,
            j,
        )
        for i, one in enumerate(first)
        for j, other in enumerate(second)
    ]
    return sorted(candidates, key=lambda found: (-found[0], *found[1:]))


def _magnitude(claim: Claim) -> float | None:
    """Return one number for a value: its lower bound, or its upper; None without a figure."""
    return claim.value_low if claim.value_low is not None else claim.value_high


# From all that tells a claim to the little that is left where its value or unit was changed. A
# claim without a figure has no magnitude: there the words decide.
_KEYS: tuple[Callable[[Claim], tuple[object, ...]], ...] = (
    lambda c: (c.value_low, c.value_high, c.unit, c.system_id),
    lambda c: (_magnitude(c), c.unit, c.system_id),
    lambda c: (_magnitude(c), c.unit),
    lambda c: (_magnitude(c), c.system_id),
    lambda c: (_magnitude(c) is None, c.unit, c.system_id),
)
_WEAK = _KEYS[3:]


def _likeness(first: Claim, words: frozenset[str], second: Claim, others: frozenset[str]) -> float:
    """Return how alike two claims are, 0 to 7: fields that agree, and words that they share."""
    same = sum(_field(first, name) == _field(second, name) for name in _COMPARED[1:])
    shared = len(words & others) / max(1, min(len(words), len(others)))
    return same / 2 + 4 * shared


def _words(claim: Claim, text: str) -> frozenset[str]:
    """Return the words of what is counted; where that is not told, of the sentence."""
    told = claim.measured or text[claim.quote_start : claim.quote_end]
    return frozenset(word for word in re.findall(r"[^\W\d_]{3,}", told.lower()))


def _field(claim: Claim, name: str) -> str:
    if name == "system":
        return claim.place or claim.system_id
    if name != "value":
        return str(getattr(claim, name))
    bounds = [claim.value_low, claim.value_high]
    if bounds[0] == bounds[1]:
        return "" if bounds[0] is None else f"{bounds[0]:.10g}"
    low, high = ("…" if bound is None else f"{bound:.10g}" for bound in bounds)
    return f"{low} to {high}"


def _compared(
    brief: Announcement, claim: Claim, original: Announcement, other: Claim
) -> Iterator[Difference]:
    for name in _COMPARED:
        ours, theirs = _field(claim, name), _field(other, name)
        if name == "system" and claim.system_id == other.system_id:
            continue
        if ours != theirs:
            yield Difference(
                brief.announcement_id,
                name,
                ours,
                theirs,
                _sentence(brief.text, claim),
                _sentence(original.text, other),
            )


def _missing(
    document: Announcement, field: str, brief: Claim | None, original: Claim | None
) -> Difference:
    claim = brief or original
    if claim is None:
        raise UserError("a claim that is missing on both sides cannot be reported")
    about = [_field(claim, "value"), claim.unit, claim.measured, _field(claim, "system")]
    what = f"‘{claim.figure or document.text[claim.start : claim.end]}’ "
    what += f"({', '.join(part for part in about if part)})"
    sentence = _sentence(document.text, claim)
    return Difference(
        document.announcement_id,
        field,
        what if brief else "",
        what if original else "",
        sentence if brief else "",
        sentence if original else "",
    )


def _sentence(text: str, claim: Claim) -> str:
    return " ".join(text[claim.quote_start : claim.quote_end].split())
