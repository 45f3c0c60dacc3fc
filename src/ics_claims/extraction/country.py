"""Words that speak of the whole country rather than of one system."""

from __future__ import annotations

import re

_COUNTRY = (
    r"(?:(?<!NHS )(?<!Health )\bEngland['’]s|"
    r"(?<!East )(?<!West )(?<!North )(?<!South )(?<!Bank )(?<!Church )"
    r"\b(?:across|in|of|throughout|over|for|around)\s+"
    r"(?:the\s+whole\s+of\s+|all\s+of\s+|the\s+rest\s+of\s+)?"
    r"(?:England|the\s+UK|Britain|the\s+United\s+Kingdom)\b|"
    r"\bnationally\b|\bnation-?wide\b|\bcountry-?wide\b|"
    r"\b(?:England|national|English)\s+(?:average|mean|median|figure|rate|total|population)|"
    r"\b(?:across|in|around|throughout|up\s+and\s+down)\s+the\s+(?:whole\s+)?"
    r"(?:country|nation|NHS)\b|\belsewhere\b(?!\s+(?:in|across))|"
    r"\bthe\s+(?:NHS|country)\s+as\s+a\s+whole\b|"
    r"\bthe\s+whole\s+(?:country|of\s+the\s+NHS)\b)"
)
COUNTRY_CUE = re.compile(_COUNTRY, re.I)
COUNTRY_TRAILING = re.compile(rf"[^.;:,()–—]{{0,60}}?{_COUNTRY}", re.I)
# What is said of the national average holds for the figure next to it alone.
AVERAGE = re.compile(r"(?:England|national|English)\s+\w+$", re.I)
# "The largest system in England" says how a system ranks, not that a figure is England's.
RANKED = re.compile(
    r"\b(?:\w+est|first|most|only|best|worst|least|leading|top|\w+est\s+performing|pioneering)\b"
    r"[^.;:,]{0,60}$",
    re.I,
)
_NAMED_SYSTEMS = (
    r"integrated\s+care\s+(?:systems|boards|partnerships)|ICSs|ICS(?=\s*[,.;)]|\s+which)|ICBs|ICPs|"
    r"STPs|accountable\s+care\s+systems|ACSs|vanguards?|devolved\s+(?:health\s+)?systems|"
    r"sustainability\s+and\s+transformation\s+(?:partnerships|plans)|health\s+(?:and\s+care\s+)?"
    r"systems"
)
_QUALIFIERS = (
    r"(?:\s+(?!of\b|in\b|and\b|to\b|for\b|with\b|from\b|by\b)[\w'’‘“-]+){0,5}?\s+[‘“'\"(]?"
)
COUNT_OF_SYSTEMS = re.compile(rf"{_QUALIFIERS}(?:{_NAMED_SYSTEMS})", re.I)
COUNT_OF_AREAS = re.compile(
    rf"{_QUALIFIERS}(?:{_NAMED_SYSTEMS}|systems|areas|partnerships|regions|sites|pioneers|"
    r"parts\s+of\s+the\s+country)\b",
    re.I,
)
COUNT_PLAIN = re.compile(
    r"\s+(?:(?:new|other|existing|more|further|current|remaining|final|first)\s+)?systems\b"
)
# "Two thirds of systems", "31 of the 42 boards".
SHARE_OF_SYSTEMS = re.compile(
    rf"\s+(?:out\s+)?of\s+(?:all\s+)?(?:the\s+)?(?:\d+\s+)?(?:{_NAMED_SYSTEMS}|systems|"
    r"(?:system|ICS|ICB|trust|NHS)\s+(?:leaders|chairs|chief\s+executives|bosses))\b",
    re.I,
)
ALL_SYSTEMS = re.compile(
    r"^[“‘\"']?(?:Nationally|Across\s+(?:England|the\s+country)|The\s+NHS\b|NHS\s+England|"
    r"(?:These|The|All|Both|Such)\s+(?:\w+\s+){0,2}(?:systems|ICSs|ICBs|areas|partnerships)|"
    r"Systems|ICSs|ICBs|Integrated\s+care\s+(?:systems|boards)|Elsewhere)\b",
    re.I,
)
# As the subject of a sentence in a document about one system.
OTHER_SYSTEMS = re.compile(
    rf"^[“‘\"']?(?:(?:These|The|All|Both|Such)\s+)?(?:[\w-]+\s+){{0,3}}(?:{_NAMED_SYSTEMS}|"
    r"(?:new|other|existing|remaining)\s+systems)\b",
    re.I,
)
NATIONAL_PUBLISHER = re.compile(
    r"NHS Improvement|NHSE|Department of Health|DHSC|GOV\.?UK|King['’]?s Fund|Nuffield|"
    r"Health Foundation|NHS Confed|NHS Providers|HSJ|Health Service Journal|National|"
    r"Commission\b|OnMedica|PharmaTimes|Pulse|BMJ|Local Government|Healthcare Leader|Digital|"
    r"Institute|Royal College|Academy of|\bEngland\b|Parliament|\bUK\b|Government|Fund\b|"
    r"Federation|Think|College London(?! Hosp)|"
    r"\bUniversity\b(?!,? (?:Hosp|Health|NHS|Teaching|Foundation|College (?:London )?Hosp))",
    re.I,
)
