"""Words that speak of the whole country rather than of one system."""

from __future__ import annotations

import re

_COUNTRY = (
    # Only where a word begins, or before "per cent": all else is passed over at once.
    r"(?=\b\w|[p%])(?:(?<!NHS )(?<!Health )\bEngland['’]s|"
    r"(?<!East )(?<!West )(?<!North )(?<!South )(?<!Bank )(?<!Church )"
    r"\b(?:across|in|of|throughout|over|for|around)\s+"
    r"(?:the\s+whole\s+of\s+|all\s+of\s+|the\s+rest\s+of\s+)?"
    r"(?:England|the\s+UK|Britain|the\s+United\s+Kingdom)\b|"
    r"\bnationally\b|\bnation-?wide\b|\bcountry-?wide\b|"
    r"(?<!Welsh )(?<!Scottish )\bgovernment['’]s\s+(?:\w+\s+){0,2}"
    r"(?:promise|pledge|commitment|target|ambition|programme)s?\b|"
    r"\b(?:England|national|English)\s+(?:average|mean|median|figure|rate|total|population)|"
    r"\b(?:across|in|around|throughout|up\s+and\s+down)\s+the\s+(?:whole\s+)?"
    r"(?:country|nation|NHS)\b|"
    r"(?<!people )(?<!patients )(?<!those )(?<!areas )(?<!places )(?<!from )(?<!than )"
    r"\belsewhere\b(?!\s+(?:(?:only|also|just)\s+)?(?:in|across|at|within))|"
    r"(?:per\s+cent|percent|%|\bhalf|\bthirds?|\bquarters?|\bmost|\ball)\s+of\s+the\s+(?:whole\s+)?"
    r"(?:country|nation)\b|"
    r"\bthe\s+(?:NHS|country)\s+as\s+a\s+whole\b|"
    r"\bthe\s+whole\s+(?:country|of\s+the\s+NHS)\b)"
)
COUNTRY_CUE = re.compile(_COUNTRY, re.I)
# A clause without one of these or "NHS" has no cue: cheap to ask first.
COUNTRY_HINTS = tuple(
    "England english English ENGLAND ational ation-wide ationwide ountry UK Britain United "
    "lsewhere LSEWHERE overnment ATION".split()
)
# The same in lower case for all of it; "NHS" only behind "the" or "whole".
COUNTRY_WORDS = tuple(
    "england english nation country uk britain united government elsewhere".split()
)
THE_NHS = re.compile(r"nhs(?<![^e\s] nhs)")
# The same for what speaks of the country anywhere in a text.
NATIONAL_HINTS = (
    *COUNTRY_HINTS,
    *"NHS ritish inisters ecretary ystems artnership lans ICS ICB ICP STP ACS anguard".split(),
)
TRAILING_HINTS = (*COUNTRY_WORDS, "nhs")
COUNTRY_TRAILING = re.compile(rf"[^.;:,()–—]{{0,60}}?{_COUNTRY}", re.I)
# A local figure set against the national one is the local one's.
SET_AGAINST = re.compile(
    r"\b(?:than|above|below|behind|against|compared\s+(?:with|to)|of|under|over|beyond|on|to)\s+"
    r"(?:the\s+)?[\w-]*\s*$",
    re.I,
)
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
    r"STPs|accountable\s+care\s+systems|ACSs|vanguards|vanguard\s+sites|devolved\s+(?:health\s+)?systems|"
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
# How a local text turns to the country; a government may also give to one place alone.
NATIONAL_OPENING = re.compile(
    r"[“‘\"']?(?:(?P<country>Nationally\b|Nationwide\b|(?:Across|In)\s+(?:England|the\s+country)\b|"
    r"(?:An?|The|Our|One)\s+(?:(?:recent|new|latest|separate)\s+)?(?:national|nationwide|UK-wide)\s+"
    r"(?:survey|poll|audit|study|report|review|body|figures|data|analysis|census)\b|"
    r"(?:An?|The)\s+(?:(?:recent|new|latest|separate)\s+)?(?:survey|poll|audit|study|report|review)\s+"
    r"(?:by|from|for)\s+(?:our|the|a)\s+national\s+\w+|"
    r"The\s+national\s+(?:average|backlog|bill|cost|deficit|figure|picture|rate|shortage|target|total|"
    r"waiting\s+list)\b|"
    r"If\s+(?:every|each|all)\s+(?:other\s+)?(?:systems?|ICBs?|ICSs?|councils?|areas?|regions?|"
    r"(?:health\s+)?boards?)\b)|"
    r"(?P<government>(?:The\s+(?:UK\s+)?[Gg]overnment|Ministers|The\s+Department\s+of\s+Health"
    r"(?:\s+and\s+Social\s+Care)?|NHS\s+England|The\s+national\s+\w+)\b(?!['’]s)))"
)
NATIONAL_SCHEME = re.compile(
    r"\b(?:the|its|a)\s+(?:\w+\s+){0,3}(?:programme|fund|strategy|target|ambition|scheme|NHS|"
    r"country|nation|initiative)\b|"
    r"\b(?:told|tells|asked|asks|instructed|ordered|urged|wants?|requires?|expects?|given|give)\s+"
    r"(?:all\s+|every\s+|local\s+|NHS\s+|England['’]s\s+)*(?:CCGs?|trusts?|systems|boards|ICBs?|"
    r"councils|practices|commissioners|hospitals|health\s+boards|areas|(?:the\s+)?NHS)\b",
)
# "Ministers have given boards £300m": not yet what one of them gets.
GIVEN_TO_ALL = re.compile(
    r"\b(?:Government|[Mm]inisters|NHS\s+England|DHSC|Department\s+of\s+Health(?:\s+and\s+Social\s+"
    r"Care)?|Treasury|[Cc]hancellor)\s+(?:has\s+|have\s+|had\s+|will\s+|is\s+to\s+)?"
    r"(?:given|give|gave|gives|giving|allocated|awarded|offered|promised|handed)\s+(?:all\s+|local\s+|"
    r"the\s+|health\s+)*(?:boards|councils|trusts|systems|ICBs|ICSs|CCGs|areas|NHS|"
    r"local\s+authorities|practices)\s+(?:an?\s+(?:extra|additional|further)\s+|"
    r"another\s+|extra\s+)?$",
)
# More of these in one text than any one system has are the country's. The largest systems had 12
# commissioning groups, 16 councils, 30 trusts, 70 networks and 450 practices (NHS Digital's
# practice maps of 2020 and 2022 and general knowledge), with a margin.
MOST_IN_A_SYSTEM = {
    "ccgs": 14,
    "clinical commissioning groups": 14,
    "primary care trusts": 14,
    "trusts": 40,
    "foundation trusts": 40,
    "councils": 40,
    "local authorities": 40,
    "hospitals": 120,
    "primary care networks": 120,
    "pcns": 120,
    "practices": 800,
    "gp practices": 800,
    "surgeries": 800,
    "gp surgeries": 800,
    "care homes": 2500,
}
_BODIES = (
    r"\s+(?:NHS\s+|acute\s+|hospital\s+|different\s+|other\s+)?"
    rf"({'|'.join(sorted(MOST_IN_A_SYSTEM, key=len, reverse=True))})\b"
)
COUNT_OF_BODIES = re.compile(
    rf"(?<![\w.,£-])(\d[\d,]*){_BODIES}",
    re.I,
)
BODIES_COUNTED = re.compile(_BODIES, re.I)
# "Every region", "each of the 42".
EVERY_SYSTEM = re.compile(
    r"\b(?:every|each|all|any)\s+(?:other\s+)?(?:regions?|systems?|ICSs?|ICBs?|trusts?|"
    r"(?:integrated\s+care\s+)?boards?|parts?\s+of\s+the\s+country)\b(?!\s+(?:partners?|leaders?|"
    r"members?|of\s+the\s+(?:trust|county|city)))|\b(?:each|all|every\s+one|none)\s+of\s+the\s+"
    r"(?:42|44|\d+\s+(?:systems|boards|ICBs|ICSs|trusts))\b",
    re.I,
)
# What has none of these in lower case names no systems, speaks of no areas or boards, or not of
# every system: cheap to ask first.
NAMED_HINTS = tuple("system ics icb icp stp acs vanguard transformation board partner".split())
SYSTEM_HINTS = (*NAMED_HINTS, *"part region area site pioneer authorities ijb rpb hscp".split())
EVERY_HINTS = tuple("every each all any none".split())
EVERY_SYSTEM_HINTS = tuple("part system trust board region ics icb 42 44".split())
# Who speaks for the country, and words that tie what is said to the place at hand.
NATIONAL_SPEAKER = re.compile(
    r"\b(?:spokes\w+|chief\s+executive|director|minister|secretary|chair\w*|president|head)\b"
    r"[^.“”‘]{0,60}?\b(?:for|of|at|from)\s+(?:the\s+)?(?:NHS\s+(?:England|Improvement|Providers|"
    r"Confederation|Scotland|Wales)|Department\s+(?:of|for)\s+Health|King['’]s\s+Fund|"
    r"Nuffield\s+Trust|Health\s+Foundation|Royal\s+College|BMA|British\s+Medical|"
    r"Local\s+Government\s+Association|Government)\b|"
    r"\b(?:Health|Care)\s+(?:Secretary|Minister)\b|\bMinister\s+(?:of\s+State\s+)?for\s+",
    re.I,
)
SPEAKS_OF_THIS = re.compile(
    r"\b(?:here|this|these|the\s+(?:new|local|trust|county|council|ICB|board|system|partnership|"
    r"hospital|city|town|borough|district|area|scheme|project|team|centre|hub)|region|local|"
    r"locally|residents)\b",
    re.I,
)
# "Its share of the £90m", "from the national £2bn fund", "eleventh of 151 councils".
PART_OF_NATIONAL = re.compile(
    r"(?:\bshare\s+of\s+(?:the|a)\s+(?:government['’]s\s+|national\s+|total\s+)?|"
    r"\b(?:national|nationwide)\s+(?:[\w-]+\s+){0,2}(?:fund|pot|programme|scheme|budget)\s+(?:of|worth)\s+|"
    r"\b(?:national|nationwide)\s+|\bgovernment['’]s\s+(?:new\s+)?|"
    r"\b(?:\d+(?:st|nd|rd|th)|first|second|third|\w+(?:th|rd|nd|st))\s+(?:best\s+|worst\s+)?"
    r"(?:out\s+)?of\s+(?:the\s+|all\s+)?)$",
    re.I,
)
# In lower case, what ends such words.
NATIONAL_ENDS = (
    "of",
    "worth",
    "the",
    "all",
    "a",
    "total",
    "new",
    "national",
    "nationwide",
    "'s",
    "’s",
)
RANKED_AMONG = re.compile(
    r"\s+(?:\w+\s+){0,3}?(?:trusts|councils|authorities|systems|boards|ICBs|ICSs|CCGs|areas|"
    r"regions|counties|partnerships|"
    r"hospitals|local\s+authorities)\b",
    re.I,
)
# "One of the last 13 areas to be chosen. Together they cover 15 million people."
ONE_OF_AREAS = re.compile(
    r"\b(?:one\s+of|among)\s+(?:the\s+|only\s+|just\s+)?(?:[\w-]+\s+){0,4}?(?:areas|systems|sites|"
    r"pilots|vanguards|pioneers|ICSs|ICBs|regions|partnerships)\b",
    re.I,
)
TOGETHER = re.compile(r"[“‘\"']?(?:Together|Between\s+them),?\s+(?:they|the|these|all)\b")
ONE_OF = re.compile(
    r"\b(?:one\s+of|among)\s+(?:the\s+|only\s+|just\s+)?(?:(?:first|last|final|next|other|remaining)\s+)?$",
    re.I,
)
AMONG_AREAS = re.compile(
    r"\s+(?:new\s+|other\s+)?(?:areas|systems|regions|ICSs|ICBs)\b"
    r"(?!\s+(?:in|of|across|within|where|at|on|we|it|they)\b)",
    re.I,
)
CHOSEN = re.compile(
    r"(?:\s+(?!in\b|at\b|of\b|by\b|run\b|across\b)[\w-]+){0,4}?\s+(?:announced|chosen|selected|picked|named|"
    r"designated|approved|shortlisted|vanguards?|pioneers|pathfinders|trailblazers|test\s+beds|"
    r"pilot\s+(?:sites|areas)|national\s+\w+)\b(?!\s+by\s+(?:the\s+)?(?:trust|council|board))",
    re.I,
)
LIKE_THIS = re.compile(
    r"[^.;:,()–—]{0,30}?\b(?:in|at|through|by)\s+(?:\w+\s+)?(?:centres|hubs|sites|clinics|services|"
    r"teams|schemes|places|units)\s+like\s+(?:this|these|ours|it)\b",
    re.I,
)
# As the subject of a sentence in a document about one system.
OTHER_SYSTEMS = re.compile(
    rf"^[“‘\"']?(?!(?:An?|One|This|Our|Its|Each)\s)(?:(?:These|The|All|Both|Such)\s+)?"
    rf"(?:[\w-]+\s+){{0,3}}(?:{_NAMED_SYSTEMS}|"
    r"(?:new|other|existing|remaining)\s+systems)\b",
    re.I,
)
# The same for a nation whose systems are health boards or partnerships of them.
_NAMED_BOARDS = (
    r"(?:health\s+|partnership\s+|integration\s+joint\s+)*boards|IJBs|RPBs|"
    r"integration\s+authorities|health\s+and\s+social\s+care\s+partnerships|HSCPs|regions"
)
COUNT_OF_BOARDS = re.compile(rf"{_QUALIFIERS}(?:{_NAMED_BOARDS})\b", re.I)
OTHER_BOARDS = re.compile(
    rf"^[“‘\"']?(?:(?:These|The|All|Both|Other)\s+)(?:[\w-]+\s+){{0,2}}(?:{_NAMED_BOARDS})\b", re.I
)
# What speaks of the country's health service or government anywhere in a text.
NATIONAL_CUE = re.compile(
    rf"{_COUNTRY}|\b(?i:the\s+NHS)\b|\bNHS\s+(?:England|Improvement|leaders|bosses)\b|\bEngland\b|"
    r"\bBritish\b|\b[Mm]inisters\b|\b[Hh]ealth\s+[Ss]ecretary\b|\b[Tt]he\s+[Gg]overnment\b|"
    rf"\b(?:{_NAMED_SYSTEMS})\b|\bNHS\b",
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
