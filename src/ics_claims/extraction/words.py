"""Quantities in words: "twenty-three", "two and a half million", "less than a week"."""

from __future__ import annotations

import re

from ics_claims.extraction import nonfigures, numbers
from ics_claims.extraction.hedges import hedge_before
from ics_claims.extraction.units import Part, with_unit

RATIO_JOIN = re.compile(r"(?: (?:in|out of)(?: every| each)? | out of a total of |-in-|-out-of-)")
_ONE_PRONOUN_BEFORE = frozenset(
    "no this that any every each some which the another such a someone's only first last own "
    "number "
    "good new red big little loved everyone's same right wrong next other it's not".split()
)
_ONE_PRONOUN_AFTER = re.compile(
    r" (?:of|another|day|or|who|that|which|is|was|are|can|could|would|might|may|should|has|by|"
    r"and|to|"
    r"with|for|in|on|at|from|as|but|if|when|where|thing|will|side|hand|step|stop|size|"
    r"where|way|else|time)(?![a-z])(?!(?:(?<= in)|(?<= of)) (?:every|[0-9]|two|three|four|five|"
    r"six|seven|eight|"
    r"nine|ten|twelve|twenty|fifty|a hundred|a thousand))|[.,;:!?)'\"—]|-(?:stop|to-one|off|"
    r"way|size|sided|time|on-one|in-a)|$| *\n"
)
# "one covers Sussex": what looks like a plural after "one" is a verb.
_VERB_AFTER = re.compile(r" [a-z]{2,}[^us']s(?![a-z])")
_NO_NUMBER_AFTER_WORD = re.compile(r"-(?:stop|ticks|fold|handed|piece|legged|nil|all)(?![a-z])")
_BY_THE_HOUR = re.compile(r" (?:an|a|per|each) (?:hour|day|week|month|year|head|time)(?![a-z])")
_PAST_HOUR = re.compile(
    r" past (?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)(?![a-z-])"
)
# "An hour and 32 minutes"
_AND_MINUTES = re.compile(r" and (?:[0-9]{1,2}|[a-z]+(?:-[a-z]+)?) (?:minutes|days|weeks|months)")
_PER = re.compile(r"(?:^|[^a-z])(?:per|for every|to every) $")
_CLOCK = (
    "half past ",
    "quarter past ",
    "quarter to ",
    "five past ",
    "ten past ",
    "twenty past ",
)


def word_part(text: str, low: str, match: re.Match[str], last: int) -> tuple[Part | None, int]:
    """Return the quantity that begins with the number words of `match`, and where to go on."""
    start, end = match.span()
    words = match.group()
    if _is_inside_word(text, low, start, end, last):
        return None, end
    size = numbers.MAGNITUDE.match(low, end)
    if words in {"a", "an"} and not (size and size["word"]):
        return (None, end) if size else _single_part(low, start, end)
    value, magnitude, end = _amount(low, end, words, size)
    if words == "one" and magnitude == 1 and _is_pronoun(low, start, end):
        return None, end
    if _is_no_quantity(text, low, start, end, words):
        return None, end
    part = with_unit(low, Part(start, end, value, magnitude, None, word=True, bare_end=end))
    return part, part.end


def _is_inside_word(text: str, low: str, start: int, end: int, last: int) -> bool:
    """Tell number words that are part of a longer word or of a code."""
    if start and low[start - 1] == "-" and low[start - 2 : start - 1].isalnum():
        joined = is_joined(text, low, start, last) or low[start - 2].isdigit()
        if not joined:
            return True
    following = low[end : end + 1]
    return following in {"'", "_"} or following.isdigit()


def _amount(low: str, end: int, words: str, size: re.Match[str] | None) -> tuple[float, float, int]:
    """Return the number that the words amount to, its magnitude and where both end."""
    value, magnitude = numbers.words_value(words), 1.0
    if size and (word := size["word"]):
        magnitude = 1e5 if word == "hundred thousand" else numbers.MAGNITUDES[word]
        end = size.end()
        if magnitude == 1e3 or magnitude >= 1e6:
            value, end = _rest(low, end, value, magnitude)
    if halves := numbers.AND_PART.match(low, end):
        value, end = value + and_part(halves[1]), halves.end()
        if (more := numbers.MAGNITUDE.match(low, end)) and more["word"] and magnitude == 1:
            magnitude, end = numbers.MAGNITUDES[more["word"].split()[-1]], more.end()
    return value, magnitude, end


def _is_no_quantity(text: str, low: str, start: int, end: int, words: str) -> bool:
    """Tell times of day, labels, denominators and "zero tolerance" from quantities."""
    if words == "zero" and (
        low.startswith(("-", " tolerance"), end) or low.endswith("net ", 0, start)
    ):
        return True
    if low.startswith(" o'clock", end) or _PAST_HOUR.match(low, end):
        return True
    if low.endswith(_CLOCK, 0, start) or _NO_NUMBER_AFTER_WORD.match(low, end):
        return True
    if nonfigures.is_label(text, low, start, end, word=True):
        return True
    return _PER.search(low, max(0, start - 14), start) is not None


def _single_part(low: str, start: int, end: int) -> tuple[Part | None, int]:
    """Return the one of "less than a week" and "by a pound an hour", None for any other "a"."""
    part = with_unit(low, Part(start, end, 1, 1, None, word=True, bare_end=end))
    if part.unit is None:
        return None, end
    if part.unit == "gbp":
        fits = bool(_BY_THE_HOUR.match(low, part.end))
    elif half := numbers.AND_PART.match(low, part.end):
        value = 1 + and_part(half[1])
        return part._replace(number=value, end=half.end()), half.end()
    else:
        fits = hedge_before(low, start, duration=True)[1] != "exact" or bool(
            _AND_MINUTES.match(low, part.end)
        )
    return (part, part.end) if fits else (None, end)


def _rest(low: str, end: int, value: float, magnitude: float) -> tuple[float, int]:
    """Return the number with the lower places that follow a magnitude, in units of it."""
    match = numbers.REST.match(low, end)
    if not match or match.end() == end or (match["thousands"] and magnitude < 1e6):
        return value, end
    if magnitude >= 1e6 and match["units"] and not match["thousands"]:
        return value, end
    below = 0.0
    if match["thousands"] and magnitude >= 1e6:
        below += 1000 * numbers.words_value(match["thousands"])
    for name in ("hundreds", "units"):
        below += numbers.words_value(match[name]) if match[name] else 0
    return value + below / magnitude, match.end()


def _is_pronoun(low: str, start: int, end: int) -> bool:
    """Tell the pronoun "one" from the number."""
    join = RATIO_JOIN.match(low, end)
    if join and numbers.NUMBER.match(low, join.end()):
        return False
    if low.startswith((" or two", " or three", " to two", " to three"), end):
        return False
    before = low[max(0, start - 14) : start].split()
    if before and low[start - 1] == " " and before[-1].lstrip("(\"'“") in _ONE_PRONOUN_BEFORE:
        return True
    return bool(_ONE_PRONOUN_AFTER.match(low, end) or _VERB_AFTER.match(low, end))


def and_part(words: str) -> float:
    """Return what "and a half" or "and three quarters" adds."""
    return 0.75 if words.startswith("three") else numbers.part_value(words)


def is_joined(text: str, low: str, start: int, last: int) -> bool:
    """Tell whether "-" before `start` joins a range or sets off a clause, not part of a name."""
    if last == start - 1 or (
        last and low[last:start] in {"-to-", "-in-", "-or-", "-and-", "-out-of-"}
    ):
        return True
    return text[start - 1] in "–—" and text[start - 2].islower()
