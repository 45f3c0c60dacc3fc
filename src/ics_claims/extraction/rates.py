"""So many a week, a year or a thousand: what makes a rate of a count."""

from __future__ import annotations

import re

from ics_claims.extraction.units import PERIOD_WORD

_RATE_AFTER = re.compile(
    r"(?P<between>(?: (?!and |but |which |who |that |while |with )[^\s,.;:!?()—0-9]+){0,9}?)"
    rf" (?:\(?(?:every|each|per|a|an) (?:single |working |calendar |financial |average |"
    rf"typical )?(?:{PERIOD_WORD})"
    r"|(?:weekly|daily|monthly|annually|yearly|nightly|hourly|p\.a)(?=[.,;:)]|$|\n| (?:in|at|"
    r"across|to|for|from|by|and|on)(?![a-z]))"
    r"|per (?:head|capita|[0-9][0-9,. ]*(?:k|m|million|thousand)?|thousand|hundred thousand|"
    r"million|person|patient|resident|"
    r"square|gp|practice|child|adult|household|(?:one |a )?(?:hundred|thousand|million)|100,000)"
    r"|for every (?:[0-9]|one hundred|thousand|hundred|ten |hundred))"
    r"(?![a-z-])(?! (?:ago|earlier|before|later|on|old|early|or more|after)(?![a-z])|'s|-)"
)
_NO_RATE_AFTER = frozenset(
    "on during at into across between than for over about around nearly almost within in after "
    "of up to under least waiting "
    "waited wait "
    "just once twice half from by only past last next until".split()
)
_RATE_BEFORE = re.compile(
    rf"(?:^|[^a-z])(?:every|each|per) (?:single )?(?:{PERIOD_WORD}),?(?: [a-z'-]+){{0,6}},? $"
    r"|(?:^|[^a-z])per (?:head|capita|person|[0-9][0-9,. ]*)(?: [a-z]+){0,2}"
    r"(?: (?:was|were|is|of|at))? ?[:|]? ?$"
)
_RATE_ADJECTIVE = re.compile(
    r" (?:extra |more |new |additional )?(?:weekly|daily|monthly|annual|yearly|nightly)(?![a-z])"
)


def is_rate(low: str, start: int, end: int, limit: int, floor: int) -> bool:
    """Tell so many a week, a year or a thousand from a plain count."""
    match = _RATE_AFTER.match(low, end, min(len(low), end + 110))
    if match and (match.end() <= limit or "per " in match.group() or "for every" in match.group()):
        before = match["between"].split()
        if match.start() + len(match["between"]) <= limit:
            return not (before and before[-1] in _NO_RATE_AFTER)
    if adjective := _RATE_ADJECTIVE.match(low, end):
        return adjective.end() <= limit
    begin = max(floor, start - 70)
    window = low[begin:start]
    if "every " in window or "each " in window or "per " in window:
        return bool(_RATE_BEFORE.search(low, begin, start))
    return False
