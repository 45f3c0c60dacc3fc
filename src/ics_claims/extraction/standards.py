"""Figures of others: standards, targets that are met or missed, and national comparators."""

from __future__ import annotations

import re

from ics_claims.extraction.surroundings import Surroundings

_STANDARD_AFTER = re.compile(
    r" (?:national |operational |constitutional |nhs |four-hour |government |performance |"
    r"waiting time |"
    r"waiting times |a&e |recovery )*(?:target|standard|threshold|benchmark|ambition)(?![a-z])"
)


_SLICE_BEFORE = re.compile(
    r"(?:poorest|deprived|richest|wealthiest|lowest|highest|worst|best|top|bottom|affluent) $"
)
_SLICE_AFTER = re.compile(r" (?:most|least|poorest|richest|wealthiest|worst|best)(?![a-z])")
# Characters before a figure within which a comparator is named.
_REACH = 60
_TARGET_WORD = re.compile(
    "standard|target|threshold|requirement|benchmark|ambition|goal|trajectory|[(\\[](?:plan|aim)"
)
_NAME_OF_STANDARD = (
    r"(?:(?:national|nhs|government|constitutional|statutory|operational|minimum|required|legal|"
    r"england|waiting[- ]times?|four-hour|faster diagnosis)(?:'s)?(?: [a-z&-]+){0,2}"
    r" (?:standard|target|threshold|requirement|benchmark|ambition)|"
    r"(?:the|this|that|a|an) (?:[a-z-]+ )?(?:standard|threshold|benchmark)|"
    r"(?:the|our|its|their) target(?= (?:is|was|remains|being|stands)))"
)
_IS = (
    r"(?:(?:,? which)? (?:of|is|was|remains|stands at|set at|being|to be|currently|at|for|now|"
    r"at least|just|a|only))*:? ?"
)
_STANDARD_BEFORE = re.compile(rf"(?:^|[^a-z]){_NAME_OF_STANDARD}{_IS}$")
# A target is a claim where it is set, none where something else is held against it.
_HELD_AGAINST = re.compile(
    r"(?:^|[^a-z])(?:against|below|above|short of|miss(?:ed|ing|es)?|met|meet(?:ing|s)?|"
    r"exceed(?:ed|ing|s)?|beat(?:ing|s)?|surpass(?:ed|ing)?|under|over|than|to|hit(?:ting)?|"
    r"reach(?:ed|ing)?|behind|outside|inside|off|ahead of|versus|vs\.?) (?:a|an|the|its|our|"
    r"their|this year's)"
    rf"(?: [a-z'-]+){{0,3}} (?:target|standard|threshold|goal|ambition|trajectory|benchmark){_IS}$"
)
_IN_BRACKETS = re.compile(
    r"[(\[]\s*(?:the |a |against )*(?:[a-z]+ ){0,2}(?:target|standard|threshold|trajectory|goal|"
    r"benchmark|ambition|plan|aim)(?:[:= ]|is|was|of|<|>)*$"
)
_ASKED = re.compile(
    r" (?:(?:that |which )?(?:we|trusts|they|hospitals|systems|providers|boards|it|services|"
    r"everyone) (?:are|is|were|was|have been|has been|must) (?:asked|expected|required|told|meant|"
    r"supposed|reach|meet)|(?:that (?:is|are) )?(?:asked (?:of|for)|expected of|laid down|"
    r"set (?:down|out|by|nationally|in)|required by|demanded by|stipulated|mandated|"
    r"recommended by|allowed by|permitted))(?![a-z])"
)
_CONDITION = re.compile(
    r"(?:that|which|who|any|those)(?: [a-z]+)? (?:(?:do|does|did) not|fail(?:s|ed)? to|don't|"
    r"doesn't|cannot) (?:reach|meet|hit|achieve|exceed|attain) $"
)


# "Compliance with the four-hour standard was 61.7%": what was reached, not what is asked.
_REACHED = re.compile(
    r"(?:compliance|performance|achievement|attainment|delivery|adherence|progress) "
    r"(?:with|against|of|on|to|towards) [^.;:]{0,60}"
    r"(?:standard|target|threshold|ambition|benchmark) "
    r"(?:is|was|stands at|stood at|remains|remained|has been|averaged|reached|hit|fell to|"
    r"rose to|dropped to|improved to|slipped to)(?: (?:at|just|only|now|still))* ?$"
)


def is_standard(around: Surroundings) -> bool:
    """Tell "the 95% target", "against a standard of 75%" and "the poorest 20%" from a result."""
    if around.figure.unit == "percent":
        if _SLICE_BEFORE.search(around.before) or _SLICE_AFTER.match(around.after):
            return True
        if _REACHED.search(around.before):
            return False
        if _STANDARD_AFTER.match(around.after) or _CONDITION.search(around.before):
            return True
    elif not around.is_duration:
        return False
    if _ASKED.match(around.after):
        return True
    if not _TARGET_WORD.search(around.before):
        return False
    return bool(
        _STANDARD_BEFORE.search(around.before)
        or _HELD_AGAINST.search(around.before)
        or _IN_BRACKETS.search(around.before)
    )


_ELSEWHERE = re.compile(
    r"(?:national|nationally|england|english|uk|country|regional|region's|london|scotland|"
    r"wales|peer|peers|"
    r"global|european|sector|elsewhere|target|standard|benchmark)"
)
_ELSEWHERE_AVERAGE = re.compile(
    r"(?:national|england|english|uk|regional|country|europe(?:an)?|peer|global|nhs)(?:'s|-wide)?"
    r"(?: [a-z]+)? (?:average|mean|median|figure|rate|benchmark)(?: (?:is|was|of|at|stands at|"
    r"being|rate of|for))*:? $"
)
_AVERAGE_LAST = frozenset(
    "average mean median figure rate benchmark is was of at being for".split()
)
_OTHERS_BRACKET = re.compile(
    r"[(\[]\s*(?:the |in |for |across )*(?:england|uk|scotland|wales|national(?:ly)?|country|"
    r"english|regional|region|london|europe|nhs)(?:'s)?(?: (?:average|mean|median|figure|rate|"
    r"total|as a whole))?(?:[:=, ]| is| was| of| at| stands at)*$"
)
_HELD_TO = re.compile(
    r"(?:^|[^a-z])(?:compared (?:with|to)|against|versus|vs\.?|than|while(?: [a-z]+ing by)?|"
    r"whereas|as against|as opposed to)"
    r"(?: (?:the|a|an|just|only|about|around|over|some))* ?$"
)
_OF_OTHERS = re.compile(
    r"(?: [a-z-]+){0,3}? (?:nationally|elsewhere|across (?:england|the country|the uk|the nhs|"
    r"britain|scotland|wales|the region)|(?:rises?|falls?|cuts?|drops?) in [a-z]+ (?:outside|"
    r"without|not)|in [a-z]+ (?:that|which|who) (?:were|was|did|had) not|of (?:the|a) control "
    r"group|in (?:england|the rest of|the country|the uk|scotland|"
    r"wales|other)|for (?:england|the country|the nhs)|(?:national|england|english) average)"
    r"(?![a-z])"
)
_COMPARES = re.compile(r"average|compar|against|versus|\bvs\b|target|standard|nationally")


def is_comparator(around: Surroundings) -> bool:
    """Tell a figure of others that only sets off the claim: "(national average is 10 days)"."""
    near = around.before[-_REACH:]
    if around.last in _AVERAGE_LAST and _ELSEWHERE_AVERAGE.search(near):
        return True
    if ("(" in near or "[" in near) and _OTHERS_BRACKET.search(near):
        return True
    if _OF_OTHERS.match(around.after) and _HELD_TO.search(near):
        return True
    opening = around.before.rfind("(")
    if opening < 0 or ")" in around.before[opening:]:
        return False
    inside = around.before[opening:] + around.after.split(")")[0]
    return bool(_ELSEWHERE.search(inside) and _COMPARES.search(inside))
