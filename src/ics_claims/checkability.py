"""What a reader would need to check a claim: six marks, each with the words that give it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from ics_claims.columns import records, typed
from ics_claims.tables import CHECKABILITY, CHECKS

if TYPE_CHECKING:
    import pandas as pd

MARKED, UNMARKED = "●", "○"
LABELS = {
    "figure": "a figure",
    "baseline": "a baseline",
    "comparator": "a comparator",
    "period": "a period",
    "denominator": "a denominator or cohort",
    "source": "a named source",
}

_YEAR = r"(?:19|20)\d\d(?:[-/–]\d\d(?:\d\d)?)?"
_MONTH = (
    r"(?:january|february|march|april|may|june|july|august|september|october|november|december)"
)
_BEFORE = (
    rf"(?:the (?:previous|preceding|same)|last|previous|prior|a) (?:financial )?"
    rf"(?:year|month|quarter|week|winter|summer|period|day)s?(?: (?:earlier|before|ago|last year))?"
    rf"|(?:{_MONTH} )?{_YEAR}|pre-(?:pandemic|covid(?:-19)?)(?: levels?)?|before the pandemic"
    r"|the start of (?:the )?\w+|(?:\w+ ){1,2}(?:years?|months?) (?:ago|earlier|before)"
    r"|the baseline"
)
_BASELINE = re.compile(
    rf"(?:compared (?:with|to)|against|relative to|than in|than|since|up on|down on|on) "
    rf"(?:in |levels? in )?(?:{_BEFORE})\b"
    r"|\b(?:down|up|reduced|cut|fell|fallen|rose|risen|increased|improved|dropped|grown|grew)"
    r"(?: \w+){0,4}? from (?:around |about |over |nearly |an? |the )?[\d£½¼¾]\S*"
    r"(?:\s(?:per cent|percent|million|billion|days?|weeks?|hours?|minutes?|months?))?"
    r"|\bfrom a baseline\b[^,.;]*|\bpre-(?:pandemic|covid)(?: levels?)?\b|\byear[- ]on[- ]year\b",
    re.I,
)
_COMPARATOR = re.compile(
    r"(?:compared (?:with|to)|against|than|above|below|versus|while|whereas|better than|worse than)"
    r" (?:the |an? |any |all |its |our |those |in |by |other )*(?:\w+[- ]){0,4}?"
    r"(?:average|mean|nationally|england|the rest of|rest of|elsewhere|other|others|national|"
    r"neighbou?ring|region|regional|similar|control group|comparison group|peers?|target|"
    r"standard|part of|parts of|counterparts)\b[^,.;)]*"
    r"|(?:the )?(?:national|england|english|regional|uk|nhs) (?:average|mean|figure|target|"
    r"standard|rate|median|benchmark)\b[^,.;)]*"
    r"|(?:control|comparison) group|matched (?:controls|patients|cohort)"
    r"|(?:more|better|faster|higher|lower|less|fewer) (?:\w+ )?than (?:any|all|most) other[^,.;)]*"
    r"|than any (?:other )?part of[^,.;)]*|(?:than|compared (?:with|to)) elsewhere\b",
    re.I,
)
_NOT_A_PERIOD = re.compile(
    r"^(?:to date|so far|by now|now|today|already|currently|at present|this|recently|"
    r"(?:every|each|per|a|an) \w+|(?:daily|weekly|monthly|annually|yearly)|a year)$",
    re.I,
)
_COHORT = re.compile(
    r"\b(?:among(?:st)?|in|for|of)\s+(?:the\s+|those\s+|all\s+|its\s+|our\s+|these\s+)*"
    r"(?:\w+[- ]){0,3}?(?:aged|over the age of|under the age of|over-\d+s|under-\d+s|"
    r"(?:people|patients|residents|adults|children|women|men|pupils|those|carers|staff|users|"
    r"households|practices|care homes|referrals|attendances|admissions|cases)"
    r"(?:\s+(?:with|who|whose|aged|over|under|in|at|on|from|referred|living|registered|seen)\b)"
    r")[^,.;()]*"
    r"|\bamong(?:st)?\s(?!them\b|these\b|others\b|the\b)[^,.;()]+"
    r"|\b(?:this|the|that|a) cohort(?:[’']s)?\b[^,.;()]*"
    r"|\bthose (?:over|under|aged|with|who)\b[^,.;()]*"
    r"|\baged (?:over |under |between )?\d+[^,.;()]*"
    r"|\bper (?:100|1,000|10,000|100,000|head|person|patient|resident)\b[^,.;()]*"
    r"|\b(?:over|under)-\d\ds\b|\bout of (?:every )?\d[\d,]*\b",
    re.I,
)
_PER = re.compile(
    r"\b(?:per|for each|for every|a) (?:100|1,000|10,000|100,000|head|person|patient|resident)\b",
    re.I,
)
# After a share: what it is a share of.
_OF_WHAT = re.compile(
    r"^\s*of\s+(?:the |its |our |all |those |these |their )?(?:\w+[’'-]?\s?){1,6}", re.I
)
_CLAUSE_END = re.compile(r";|,(?!\d|\s*(?:among|of whom|of which|for those|in those))", re.I)
_SOURCE = re.compile(
    r"(?i:according to|figures from|data from|data published by|published by|statistics from|"
    r"analysis by|evaluated by|an evaluation by|evaluation by|audited by|audit by|a study by|"
    r"research by|research from|a report by|a survey by|measured by|reported by|inspectors from)"
    r"\s+(?:the\s+)?[A-Z][\w&’'-]*(?:\s+(?:of|and|for|the|in|[A-Z][\w&’'-]*))*"
    r"|\b(?:NHS Digital|ONS|Office for National Statistics|CQC|Care Quality Commission|"
    r"GP Patient Survey|National Audit Office|Public Health England|Nuffield Trust|King[’']s Fund|"
    r"Health Foundation|Dr Foster|SSNAP|CVDPREVENT|Hospital Episode Statistics)\b"
    r"(?= (?:data|figures|statistics|report|survey|analysis|shows?|found|says?|estimates?|rated))",
)
_SHARES = ("percent", "ratio", "percentage_points")


def checkability(claims: pd.DataFrame) -> pd.DataFrame:
    """Return the checkability table: for each claim the words that earn each of the six marks."""
    of_quote = _by_quote(claims)
    rows = []
    for claim in records(claims):
        others = of_quote[(claim["announcement_id"], claim["quote_start"])]
        words = marks_of(claim, own_words(claim, others))
        marks = sum(1 for found in words.values() if found)
        rows.append({"claim_id": claim["claim_id"], **words, "marks": marks})
    return typed(CHECKABILITY, rows, "checkability")


def marks_of(claim: Mapping[str, Any], around: tuple[str, str]) -> dict[str, str]:
    """Return the words for each mark, empty where the text does not give it.

    `around` are the words before and after the figure that no other figure of the sentence takes.
    """
    before, after = around
    near = f"{before} {after}"
    stated = claim["baseline"]
    against_others = bool(stated) and bool(_COMPARATOR.search(stated))
    return {
        "figure": claim["figure"] if _has_value(claim) else "",
        "baseline": (stated if stated and not against_others else "") or _first(_BASELINE, near),
        "comparator": stated if against_others else _first(_COMPARATOR, near),
        "period": "" if _NOT_A_PERIOD.match(claim["period"].strip()) else claim["period"],
        "denominator": cohort_of(claim, around),
        "source": claim["attributed_to"] or _first(_SOURCE, claim["quote"]),
    }


def cohort_of(claim: Mapping[str, Any], around: tuple[str, str]) -> str:
    """Return the words that say of whom or what the claim is a part, empty where none do."""
    before, after = around
    if claim["unit"] == "gbp":
        return _first(_PER, after)
    of_what = _first(_OF_WHAT, after) if claim["unit"] in _SHARES else ""
    # What follows a comma is said of something else, unless it goes on with "among".
    clause = _CLAUSE_END.split(after)[0]
    found = _first(_COHORT, claim["measured"]) or of_what or _first(_COHORT, clause)
    # After another figure of the sentence, words before a comma are that figure's.
    begins = claim["quote"].startswith(before)
    return found or _first(_COHORT, before if begins else re.split("[,;]", before)[-1])


def own_words(claim: Mapping[str, Any], same_quote: Iterable[Mapping[str, Any]]) -> tuple[str, str]:
    """Return the words of the quote before and after the figure, up to its other figures."""
    base = claim["quote_start"]
    start, end = claim["start"] - base, claim["end"] - base
    earlier = [o["end"] - base for o in same_quote if o["end"] <= claim["start"]]
    later = [o["start"] - base for o in same_quote if o["start"] >= claim["end"]]
    before = claim["quote"][max([0, *earlier]) : start]
    return before, claim["quote"][end : min([len(claim["quote"]), *later])]


def totals(
    claims: pd.DataFrame, checks: pd.DataFrame, groups: Mapping[str, Mapping[str, str]]
) -> pd.DataFrame:
    """Return one row a group: by, name, number of claims, and of those with each mark.

    `groups` maps "system", "publisher" or "domain" to the group of each claim by its id.
    """
    import pandas as pd

    marks = {row["claim_id"]: row for row in records(checks)}
    rows = []
    for by, group_of in groups.items():
        members: dict[str, list[dict[str, Any]]] = {}
        for claim_id in claims["claim_id"]:
            members.setdefault(group_of[claim_id], []).append(marks[claim_id])
        for name in sorted(members):
            counts = {check: sum(1 for m in members[name] if m[check]) for check in CHECKS}
            rows.append({"by": by, "name": name, "claims": len(members[name]), **counts})
    return pd.DataFrame(rows, columns=["by", "name", "claims", *CHECKS])


def of_claims(claims: pd.DataFrame, checks: pd.DataFrame) -> pd.DataFrame:
    """Return `claims` with the words that give each mark, those with most marks first."""
    import pandas as pd

    found = {row["claim_id"]: row for row in records(checks)}
    words = pd.DataFrame(
        [{check: found[claim_id][check] for check in CHECKS} for claim_id in claims["claim_id"]],
        columns=list(CHECKS),
        dtype="str",
    )
    joined = claims.drop(columns=[c for c in CHECKS if c in claims]).join(words)
    return joined.sort_values("score", ascending=False, kind="stable").reset_index(drop=True)


def shown_marks(row: Mapping[str, Any]) -> str:
    """Return the six marks in their order, "●○○●○○": what the text gives and what it does not."""
    return "".join(MARKED if row[check] else UNMARKED for check in CHECKS)


def _has_value(claim: Mapping[str, Any]) -> bool:
    return any(claim[bound] == claim[bound] for bound in ("value_low", "value_high"))


def _first(pattern: re.Pattern[str], text: str) -> str:
    found = pattern.search(text)
    return " ".join(found[0].split()) if found else ""


def _by_quote(claims: pd.DataFrame) -> dict[tuple[str, int], list[dict[str, Any]]]:
    found: dict[tuple[str, int], list[dict[str, Any]]] = {}
    for claim in records(claims):
        found.setdefault((claim["announcement_id"], claim["quote_start"]), []).append(claim)
    return found
