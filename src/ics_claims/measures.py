"""What announcements measure: the list of measures, and which of them a claim is about."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ics_claims.columns import records, typed
from ics_claims.errors import UserError, located
from ics_claims.model import KINDS, UNITS
from ics_claims.tables import BETTER, MEASURES, OVER

if TYPE_CHECKING:
    import pandas as pd

FILE = "measures.yml"
SHOWN = f"data/reference/{FILE}"
# Every measure can change by a share, and a count can be so many a week.
_ANY_MEASURE = frozenset({"percent", "percentage_points", "ratio"})
_GAP = r"(?:[\s\-‐‑–]+[\w’'&]+){0,3}"
_BETWEEN = r"[\s\-‐‑–]+"
# Where one statement ends and the next begins, as far as punctuation tells.
_CLAUSE = re.compile(r"[,;:()\[\]–—]|\s-\s|\.\s")
# After a figure: what it is a part of follows. The figure itself is blanked with dots.
_OF = re.compile(r"·+\s+(?:of|in)\b")
_FIELDS = ("id", "name", "definition", "domain", "units", "better", "over", "basis", "synonyms")


@dataclass(frozen=True)
class Synonym:
    """A phrase of so many words that names a measure; `context`, if any, must stand near."""

    words: int
    pattern: re.Pattern[str]
    context: re.Pattern[str] | None


@dataclass(frozen=True)
class Measure:
    """One measure; `over` is time or moment, `kinds` are those it is limited to, empty for all."""

    measure_id: str
    name: str
    definition: str
    domain: str
    units: tuple[str, ...]
    better: str
    over: str
    kinds: tuple[str, ...]
    basis: str
    synonyms: tuple[Synonym, ...]
    phrases: tuple[str, ...]

    def suits(self, claim: Mapping[str, Any]) -> bool:
        """Whether a claim's unit and kind can be of this measure."""
        unit = claim["unit"]
        of_unit = unit in self.units or (unit == "rate" and "count" in self.units)
        of_kind = not self.kinds or claim["kind"] in self.kinds
        return of_kind and (of_unit or (unit in _ANY_MEASURE and not self.kinds))


@dataclass(frozen=True)
class Measures:
    """All measures, and the names of their domains by id."""

    measures: tuple[Measure, ...]
    domains: dict[str, str]

    @cached_property
    def by_id(self) -> dict[str, Measure]:
        """The measures by their ids."""
        return {measure.measure_id: measure for measure in self.measures}


@dataclass(frozen=True)
class Match:
    """The measure a claim maps to, and the words it was told by."""

    measure_id: str
    words: str


NO_MATCH = Match("", "")


def load_measures(folder: Path) -> Measures:
    """Return the measures of `folder`/measures.yml; raises UserError naming line and field."""
    import yaml

    path = folder / FILE
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        raise located(SHOWN, None, "the file is missing", "restore it") from None
    try:
        content = yaml.load(text, getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = mark.line + 1 if mark else None
        raise located(SHOWN, line, "no valid YAML", "mend the indentation or quotes") from None
    return _measures(content, text)


def known_domains(measures: pd.DataFrame, wanted: Sequence[str] = ()) -> list[str]:
    """Return the domains to show, all of the `measures` table where none are wanted.

    Raises UserError naming the nearest for one that there is not.
    """
    from difflib import get_close_matches

    known = list(dict.fromkeys(measures["domain"]))
    for name in wanted:
        if name not in known:
            near = get_close_matches(str(name).lower(), known, n=1, cutoff=0.4)
            hint = f"did you mean '{near[0]}'? " if near else ""
            raise UserError(f"no domain '{name}': {hint}the domains are {', '.join(known)}")
    return [name for name in known if not wanted or name in wanted]


def with_measures(claims: pd.DataFrame, measures: Measures) -> pd.DataFrame:
    """Return `claims` with `measure_id` and `measure_words` filled; a reviewed id is kept."""
    of_quote = _claims_by_quote(claims)
    matches = []
    for claim in records(claims):
        if claim["measure_id"]:
            matches.append(Match(claim["measure_id"], claim["measure_words"]))
            continue
        same = of_quote[(claim["announcement_id"], claim["quote_start"])]
        matches.append(measure_of(claim, measures, same))
    ids = [match.measure_id for match in matches]
    words = [match.words for match in matches]
    return claims.assign(measure_id=ids, measure_words=words).astype(
        {"measure_id": "str", "measure_words": "str"}
    )


def measures_table(measures: Measures, claims: pd.DataFrame) -> pd.DataFrame:
    """Return the published table of measures, with the number of claims that map to each."""
    counts = claims["measure_id"].value_counts()
    rows = [
        {
            **{name: getattr(measure, name, "") for name in MEASURES.names},
            "units": " ".join(measure.units),
            "synonyms": "; ".join(measure.phrases),
            "claims": int(counts.get(measure.measure_id, 0)),
        }
        for measure in measures.measures
    ]
    return typed(MEASURES, rows, "measures")


def measure_of(
    claim: Mapping[str, Any], measures: Measures, same_quote: Sequence[Mapping[str, Any]] = ()
) -> Match:
    """Return the measure of a claim with the words that tell it, or no match.

    The phrase that is counted decides. Where it names none, the words around the figure do, as
    far as the next figure on either side and without what other claims of the quote count.
    """
    suited = [measure for measure in measures.measures if measure.suits(claim)]
    near = f"{claim['heading']}\n{claim['quote']}"
    found = list(_found(suited, claim["measured"], near))
    if found:
        return max(found, key=lambda hit: (hit.words, len(hit.surface), -hit.start)).match
    others = [other for other in same_quote if other["start"] != claim["start"]]
    before, after = _territory(claim, others)
    around = _without(claim["quote"], claim, others)[before:after]
    at = claim["start"] - claim["quote_start"] - before
    hits = list(_found(suited, around, near))
    return max(hits, key=lambda hit: _nearness(hit, around, at), default=_NOTHING).match


@dataclass(frozen=True)
class _Hit:
    measure: str
    surface: str
    context: str
    words: int
    start: int
    end: int

    @property
    def match(self) -> Match:
        words = f"{self.surface} … {self.context}" if self.context else self.surface
        return Match(self.measure, " ".join(words.split()))


_NOTHING = _Hit("", "", "", 0, 0, 0)


def _found(measures: Sequence[Measure], text: str, near: str) -> Iterator[_Hit]:
    """Yield where each synonym first stands in `text`, its context anywhere in `near`."""
    if not text.strip():
        return
    for measure in measures:
        for synonym in measure.synonyms:
            hit = synonym.pattern.search(text)
            if hit is None:
                continue
            context = synonym.context.search(near) if synonym.context else None
            if synonym.context and context is None:
                continue
            yield _Hit(
                measure.measure_id,
                hit[0],
                context[0] if context else "",
                synonym.words,
                *hit.span(),
            )


def _nearness(hit: _Hit, around: str, at: int) -> tuple[bool, bool, int, int]:
    """Return how well a hit belongs to the figure: clause, "2% of …", words, then distance."""
    of_what = _OF.match(around, at) is not None and hit.start > at
    between = around[min(hit.end, at) : max(hit.start, at)]
    distance = max(hit.start - at, at - hit.end, 0)
    return not _CLAUSE.search(between), of_what, hit.words, -distance


def _territory(claim: Mapping[str, Any], others: Sequence[Mapping[str, Any]]) -> tuple[int, int]:
    """Return where in the quote the words of this figure begin and end."""
    base = claim["quote_start"]
    earlier = [other["end"] - base for other in others if other["end"] <= claim["start"]]
    later = [other["start"] - base for other in others if other["start"] >= claim["end"]]
    return max([0, *earlier]), min([len(claim["quote"]), *later])


def _without(quote: str, claim: Mapping[str, Any], others: Sequence[Mapping[str, Any]]) -> str:
    """Return the quote with the figure, and what other figures count, blanked out."""
    base = claim["quote_start"]
    blanked = [(claim["start"] - base, claim["end"] - base)]
    for other in others:
        at = quote.find(other["measured"], max(other["end"] - base, 0))
        if other["measured"] and 0 <= at <= other["end"] - base + 2:
            blanked.append((at, at + len(other["measured"])))
    for start, end in blanked:
        quote = quote[:start] + "\N{MIDDLE DOT}" * (end - start) + quote[end:]
    return quote


def _claims_by_quote(claims: pd.DataFrame) -> dict[tuple[str, int], list[dict[str, Any]]]:
    found: dict[tuple[str, int], list[dict[str, Any]]] = {}
    for claim in records(claims):
        found.setdefault((claim["announcement_id"], claim["quote_start"]), []).append(claim)
    return found


def _measures(content: Any, text: str) -> Measures:  # noqa: ANN401 - parsed YAML
    sections = content if isinstance(content, dict) else {}
    missing = {"domains", "spellings", "measures"} - set(sections)
    if missing:
        raise located(SHOWN, 1, f"the section '{min(missing)}' is missing", "add it")
    spellings = {
        name: _alternation([str(phrase) for phrase in phrases])
        for name, phrases in sections["spellings"].items()
    }
    found = tuple(
        _measure(row, sections["domains"], spellings, text) for row in sections["measures"]
    )
    ids = [measure.measure_id for measure in found]
    twice = next((name for name in ids if ids.count(name) > 1), "")
    if twice:
        raise located(SHOWN, _line(text, twice), f"'{twice}' stands twice", "ids must be unique")
    return Measures(found, dict(sections["domains"]))


def _measure(
    row: dict[str, Any], domains: Mapping[str, str], spellings: Mapping[str, str], text: str
) -> Measure:
    line = _line(text, str(row.get("id", "")))
    missing = [name for name in _FIELDS if not row.get(name)]
    if missing:
        raise located(SHOWN, line, f"'{missing[0]}' is missing", "fill it in")
    closed = {"domain": tuple(domains), "better": BETTER, "over": OVER}
    for name, allowed in closed.items():
        _check(row[name], allowed, name, line)
    for unit in row["units"]:
        _check(unit, UNITS, "units", line)
    for kind in row.get("kinds", ()):
        _check(kind, KINDS, "kinds", line)
    phrases = tuple(str(phrase) for phrase in row["synonyms"])
    try:
        synonyms = tuple(_synonym(phrase, spellings) for phrase in phrases)
    except KeyError as error:
        raise located(SHOWN, line, f"no spelling {error}", "add it under spellings") from None
    texts = {name: str(row[name]) for name in ("name", "definition", "domain", "better", "basis")}
    kinds = tuple(row.get("kinds", ()))
    return Measure(
        measure_id=str(row["id"]),
        units=tuple(row["units"]),
        over=str(row["over"]),
        kinds=kinds,
        synonyms=synonyms,
        phrases=phrases,
        **texts,
    )


def _check(value: object, allowed: Sequence[str], name: str, line: int | None) -> None:
    if value not in allowed:
        raise located(
            SHOWN, line, f"{name} '{value}' is unknown", f"use one of {', '.join(allowed)}"
        )


def _line(text: str, measure_id: str) -> int | None:
    lines = text.splitlines()
    places = [
        number for number, line in enumerate(lines, 1) if line.strip() == f"- id: {measure_id}"
    ]
    return places[-1] if places else None


def _synonym(phrase: str, spellings: Mapping[str, str]) -> Synonym:
    first, _, context = (part.strip() for part in phrase.partition("&"))
    # "a & e" is a spelling, never a synonym: an ampersand between phrases is the context's.
    pattern = _regex(first, spellings)
    words = sum(1 for word in phrase.split() if word not in ("*", "&"))
    return Synonym(words, pattern, _regex(context, spellings) if context else None)


def _regex(phrase: str, spellings: Mapping[str, str]) -> re.Pattern[str]:
    return _compiled(_pattern(phrase, spellings))


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    """Return the compiled pattern; there are more of them than `re` itself remembers."""
    return re.compile(pattern, re.IGNORECASE)


def _pattern(phrase: str, spellings: Mapping[str, str]) -> str:
    built = ""
    for word in phrase.split():
        if word == "*":
            built += _GAP
            continue
        named = re.fullmatch(r"\{(\w+)\}", word)
        built += (_BETWEEN if built else "") + (spellings[named[1]] if named else _word(word))
    return rf"(?<![\w&]){built}(?!\w)"


def _alternation(phrases: Sequence[str]) -> str:
    """Return a group that matches any of the phrases, the longest first."""
    ordered = sorted(phrases, key=len, reverse=True)
    return f"(?:{'|'.join(_BETWEEN.join(_word(w) for w in phrase.split()) for phrase in ordered)})"


def _word(word: str) -> str:
    """Return a word in singular and plural, with or without an apostrophe; `a|b` is either."""
    if "|" in word:
        return f"(?:{'|'.join(_word(part) for part in word.split('|'))})"
    escaped = re.escape(word).replace("’", "[’']").replace(r"\-", r"[\s\-‐‑–]")
    if word.endswith("y") and not word.endswith(("ay", "ey", "oy")):
        return f"{escaped[:-1]}(?:y|ies|ies[’'])(?:[’']s)?"
    if not word[-1].isalpha():
        return f"{escaped}[’']?"
    return f"{escaped}(?:(?:s|es)?[’']|(?:[’']s)|s|es)?"
