"""Ages and biography: figures about a person, not about a service."""

from __future__ import annotations

import re

from ics_claims.extraction.surroundings import Surroundings
from ics_claims.extraction.units import DURATIONS

_AGED = re.compile(
    r"(?:^|[^a-z])(?:aged|ages?|age of|ages of|age group|age groups|age range|aged from|born|"
    r"birthday|turns|turning|turned|age from)(?: (?:between|from|of|is|was|group|just|only))?:? ?$"
)
_AGED_LAST = frozenset(
    "aged age ages of group groups range from born birthday turns turning turned between is was "
    "just only".split()
)
_YEARS_OLD = re.compile(
    r"[- ]?(?:s)?(?:-| )?(?:years?|months?|weeks?|days?)?(?:-| )(?:olds?|of age)(?![a-z])"
)
_NEXT_YEARS_OLD = re.compile(
    r"-? (?:and|or|to) (?:[0-9]{1,2}|[a-z]{3,9}(?:teen)?)[- ]years?[- ]olds?"
)
_COHORT = (
    "people|adults|children|those|patients|residents|women|men|anyone|everyone|pensioners|persons?|"
    "citizens|population|individuals|males|females|boys|girls|babies|infants|workers|staff|"
    "veterans|members|all|you are|you're|you|someone|everybody|anybody|parents|pupils|students|"
    "smokers|carers"
)
_THEY_ARE = re.compile(r"(?:^|[^a-z])(?:is|are|was|were|somebody|someone|anybody|anyone)[ -]$")
_COHORT_BEFORE = re.compile(
    rf"(?:^|[^a-z])(?:{_COHORT})(?: who are| that are| living| aged| and| are|"
    r" were)?(?: the)?[ -]$"
)
_AGE_AFTER = re.compile(
    r"(?:s(?![a-z])|[.,;:)!?]|$| (?:and|who|with|in|at|to|or|have|are|were|will|can|living|"
    r"from|is|on|as|"
    r"through|whom|when|while|before|after|because|into|get|got|live|need|across|that|had|by|than|for|would|should|may|registered|attending)(?![a-z]))"
)
_PARENT = re.compile(
    r"(?:father|mother|dad|mum|parent|grandfather|grandmother|grandad|granny|gran|grandparent|"
    r"mum-of|dad-of|mother-of|father-of|married with|family|widow|widower)(?:[ -]of|[ -]to)?[ -]$"
)
_PARENT_LAST = tuple(
    "father mother dad mum parent granny gran family widow widower of to with".split()
)
_HAS = re.compile(
    r"(?:^|[^a-z])(?:who has|who have|he has|she has|i have|they have|couple have|her|his|my|their|"
    r"married with) $"
)
_FAMILY = re.compile(
    r" (?:young |small |grown-up |adult |little |teenage )?(?:children|kids|sons|daughters|"
    r"grandchildren|boys|girls|brothers|sisters)(?![a-z])"
)
_EXPERIENCE = re.compile(
    r"'?s?'? (?:of )?(?:[a-z]+ )?(?:[a-z]+ )?(?:experience|service|expertise)(?![a-z])"
)
_ANNIVERSARY_LAST = tuple(
    "turns turned turning celebrate celebrates celebrated celebrating mark marks marking marked "
    "its the their".split()
)
_PLURAL = re.compile(r" [a-z]+s(?![a-z])")
_ANNIVERSARY_BEFORE = re.compile(
    r"(?:turns|turned|turning|celebrat(?:e|es|ed|ing)|marks?|marking|marked)(?: its| the| their)? $"
)


# A capitalised word that is no person's name, before a number set off by commas.
_NO_PERSON = re.compile(
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December|"
    r"Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|Hospitals?|Trusts?|Council|NHS|"
    r"Board|University|Care|Cent(?:re|er)|Group|Scotland|England|Wales|Ireland|Britain|Europe|"
    r"London|Total|Services?|Health|Practices?|Surgery|Room|Road|Street|House|Kingdom|States|"
    r"Figure|Table|Page|Day|Week|Year|Band|Level|Park|United|City|Town)(?:, | \()$"
)
_PERSON_BEFORE = re.compile(r"[A-Z][a-z][\w’'-]*(?:, | \()$")
_TITLE_BEFORE = re.compile(r"[A-Z][\w’'-]+ [A-Z][\w’'-]+(?:, | \()$")
_GOES_ON = re.compile(
    r",(?: (?:from|of|who|whose|a|an|the|has|had|is|was|were|said|says|and|lives|lived|works|"
    r"worked|added|told|felt|came|went|became|now|from|spent|died|suffered|received|needed|lost|"
    r"waited|got|with|still|could|can|also|first|broke|fell|moved|retired|recalls|explained)"
    r"(?![a-z])|$| [a-z'-]+(?: [a-z'-]+)?[.)”\"]?$)|[,)]? ?$|\."
)
_HE_IS = re.compile(
    r"(?:^|[^a-z])(?:(?:he|she)(?: [a-z0-9]+){0,6},?|who|(?:oldest|youngest) [a-z]+)"
    r" (?:is|was)(?: now| only| just)? $|(?:oldest|youngest)(?: of (?:them|these|whom))? $"
)
_HE_IS_LAST = tuple("is was now only just oldest youngest them these whom".split())
_LETTER = re.compile(r" ?[a-z(%-]")
_AGED_WORD = re.compile(r"[0-9]s$|ties$")
_PLURAL_YEARS = ("year", "years")
_GROWN_UP, _OLDEST = 16, 110


def is_age(around: Surroundings) -> bool:
    """Tell ages and age bands: "aged 65", "over-75s", "a 52-year-old"."""
    unit = around.figure.unit
    if unit not in {"count", "years", "months", "weeks", "days"}:
        return False
    last = around.last
    if _YEARS_OLD.match(around.after) or (last in _AGED_LAST and _AGED.search(around.close)):
        return True
    he_is = last.endswith(_HE_IS_LAST) and _HE_IS.search(around.before)
    if he_is and not _LETTER.match(around.after):
        return around.value <= _OLDEST and around.figure.hedge == "exact"
    if _NEXT_YEARS_OLD.match(around.after) or _AGED_WORD.search(around.written):
        return True
    if "older" in around.written or "younger" in around.written:
        return True
    if unit not in {"count", "years"} or around.value > _OLDEST:
        return False
    if around.written.endswith(_PLURAL_YEARS):
        return False
    if around.figure.hedge not in {"more_than", "less_than", "at_least"}:
        return False
    whose = _COHORT_BEFORE.search(around.before)
    told = around.value >= _GROWN_UP and _THEY_ARE.search(around.close)
    return bool((whose or told) and _AGE_AFTER.match(around.after))


def is_aged_person(around: Surroundings) -> bool:
    """Tell the age of somebody named: "Jane Smith, 52, from Hull" and "said Derek, 74."."""
    before = around.original_before
    if around.figure.hedge != "exact" or not around.written.isdigit():
        return False
    if not 0 < around.value <= _OLDEST or not _PERSON_BEFORE.search(before):
        return False
    if _NO_PERSON.search(before):
        return False
    grown_up = around.value >= _GROWN_UP
    if grown_up and _TITLE_BEFORE.search(before):
        return around.after[:1] in {",", ")", "."}
    if before.endswith("("):
        return False
    return (grown_up or around.after.startswith(",")) and bool(_GOES_ON.match(around.after))


def is_biography(around: Surroundings) -> bool:
    """Tell "a mother of two" and "20 years of experience"."""
    if around.figure.unit == "count":
        if around.last.endswith(_PARENT_LAST) and _PARENT.search(around.close):
            return True
        family = _FAMILY.match(around.after)
        return bool(family and _HAS.search(around.close))
    return around.figure.unit in DURATIONS and bool(_EXPERIENCE.match(around.after))


def is_anniversary(around: Surroundings) -> bool:
    """Tell "as the service turns 70"."""
    if around.figure.unit not in {"count", "years"} or not around.last.endswith(_ANNIVERSARY_LAST):
        return False
    return bool(_ANNIVERSARY_BEFORE.search(around.close)) and (
        around.figure.unit == "years" or (around.value <= 200 and not _PLURAL.match(around.after))
    )
