"""The numbers of a text that are quantities, one by one, in digits and in words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from ics_claims.extraction import nonfigures, numbers
from ics_claims.extraction.normal import covering, web_spans
from ics_claims.extraction.ratios import ratio_part
from ics_claims.extraction.units import ATTACHED, UNIT, Part, attached_unit, with_unit

_METRES = re.compile(
    r" (?:apart|away|distance|distancing|tall|high|wide|long|deep|race|sprint|social|radius|"
    r"hurdles|"
    r"freestyle|final|relay|below|above sea|from|rule)(?![a-z])"
)
_ABBREVIATED_HEDGE = re.compile(r"(?:^|[^a-z])(?:c|ca|approx|no)\.$")
_GROUPS = re.compile(r"(?: [0-9]{3}){1,4}(?![0-9/:]|[.,][0-9]| [0-9]{3}(?![0-9]))")
_SHORT_MONEY = re.compile(r"[bt](?![a-z0-9])")
_CURRENCY = "£$€¥₹"
_CURRENCY_WORDS = ("us", "a", "nz", "hk", "au", "ca", "can", "s")
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
_PER = re.compile(r"(?:^|[^a-z])(?:per|for every|to every) $")


def parts_of(text: str, low: str) -> Iterator[Part]:
    """Yield the numbers of the text that are quantities by their own look and neighbours."""
    position = 0
    last = 0
    webs = web_spans(low)
    search, number_at = numbers.HEAD.search, numbers.NUMBER.match
    while head := search(low, position):
        match = number_at(low, head.start())
        if not match:
            position = head.start() + 1
            continue
        if webs and (web := covering(webs, match.start())):
            position = max(web, match.end())
            continue
        if match.lastgroup == "digits":
            part, position = _digit_part(text, low, match, last)
        elif match.lastgroup == "words":
            part, position = _word_part(text, low, match, last)
        else:
            part, position = ratio_part(low, match, last)
        if part:
            last = part.end
            yield part


def _digit_part(text: str, low: str, match: re.Match[str], last: int) -> tuple[Part | None, int]:
    """Return the quantity that begins with the digits of `match`, or None, and where to go on."""
    start, end = match.span()
    token = match.group()
    if other := nonfigures.digits_at(text, low, start):
        return None, max(other[0], end)
    money_start = _currency_start(low, start)
    begin = start if money_start is None else money_start
    circa = money_start is None and begin and low[begin - 1] == "c" and _is_circa(low, begin)
    if not circa and _is_glued(text, low, begin, last):
        return None, _end_of_code(low, end)
    value = numbers.digits_value(token)
    if value is None:
        return _fraction_part(low, token, start, end)
    if len(token) <= 3 and (groups := _GROUPS.match(low, end)) and token[0] != "0":
        end = groups.end()
        value = float(low[start:end].replace(" ", ""))
    elif start and low[start - 1] == "." and not low[max(0, start - 2)].isalnum():
        begin, value = begin - 1, float("0." + token) if token.isdigit() else value
    elif nonfigures.is_reference(token) and money_start is None:
        return None, end
    return _with_suffix(text, low, begin, end, value, money_start is not None)


def _is_circa(low: str, begin: int) -> bool:
    return begin < 2 or not low[begin - 2].isalnum()


def _currency_start(low: str, start: int) -> int | None:
    """Return where the currency sign before the digits begins, None without one."""
    sign = start - 1
    if sign > 0 and low[sign] == " ":
        sign -= 1
    if sign >= 0 and low[sign] in _CURRENCY:
        for word in _CURRENCY_WORDS:
            if (
                low.endswith(word, 0, sign)
                and not low[sign - len(word) - 1 : sign - len(word)].isalnum()
            ):
                return sign - len(word)
        return sign
    if low.endswith("gbp", 0, sign + 1):
        return sign - 2
    return None


def _is_glued(text: str, low: str, start: int, last: int) -> bool:
    """Tell whether the digits are the tail of a code, a name, a footnote or another number."""
    if not start:
        return False
    before = low[start - 1]
    if before == "'":
        return low[start - 2 : start - 1].isalnum()
    if before.isalpha() or before in "_#@\\":
        return True
    if before == "-":
        if low.endswith(("over-", "under-"), 0, start):
            return False
        return low[start - 2 : start - 1].isalpha() and not _is_joined(text, low, start, last)
    if before == "." and _ABBREVIATED_HEDGE.search(low, max(0, start - 8), start):
        return False
    if before in "./":
        return low[start - 2 : start - 1].isalnum() or low[start - 2 : start - 1] in ")\"'"
    return before.isdigit()


def _is_joined(text: str, low: str, start: int, last: int) -> bool:
    """Tell whether "-" before `start` joins a range or sets off a clause, not part of a name."""
    if last == start - 1 or (
        last and low[last:start] in {"-to-", "-in-", "-or-", "-and-", "-out-of-"}
    ):
        return True
    return text[start - 1] in "–—" and text[start - 2].islower()


def _end_of_code(low: str, end: int) -> int:
    """Return the end of the run of letters and digits that goes on at `end`."""
    limit = min(len(low), end + 40)
    while end < limit and low[end].isalnum():
        end += 1
    return end


def _fraction_part(low: str, token: str, start: int, end: int) -> tuple[Part | None, int]:
    """Return a fraction in digits ("3/4") as a quantity."""
    value = numbers.fraction_value(token)
    if value is None or token == "9/11" or low[start - 1 : start] in "£$€-":
        return None, end
    for tail in ("rds", "ths", "th", "rd"):
        if low.startswith(tail, end):
            end += len(tail)
            break
    return Part(start, end, value, 1, "ratio", ratio=True), end


def _with_suffix(
    text: str, low: str, begin: int, end: int, value: float, money: bool
) -> tuple[Part | None, int]:
    """Return the number with the magnitude and unit that follow it."""
    digits_end = end
    if low[end : end + 1] in numbers.GLYPHS and end < len(low):
        value, end = value + numbers.glyph_value(low[end]), end + 1
    magnitude = 1.0
    if match := numbers.MAGNITUDE.match(low, end):
        word = match["word"] or match["short"]
        if match["word"] or money or _is_million(low, match, end):
            magnitude = 1e5 if word == "hundred thousand" else numbers.MAGNITUDES[word]
            end = match.end()
    elif money and (short := _SHORT_MONEY.match(low, end)):
        magnitude, end = numbers.MAGNITUDES[short.group()], short.end()
    elif halves := numbers.AND_PART.match(low, end):
        value += _and_part(halves[1])
        end = halves.end()
    after = low[end : end + 1]
    attached = None
    if end == digits_end and (after.isalpha() or after == "_"):
        attached = ATTACHED.match(low, end)
        generation = attached is not None and attached.group() == "g" and value < 10
        if generation or (not attached and not UNIT.match(low, end)):
            return None, _end_of_code(low, end)
    part = Part(begin, end, value, magnitude, "gbp" if money else None, money, bare_end=end)
    if money and low[begin] != "£" and "gbp" not in low[begin : begin + 3]:
        part = replace(part, unit="count")
    whole = attached_unit(low, part, attached) if attached else with_unit(low, part)
    if whole is None or nonfigures.why_not(text, low, whole.start, whole.bare_end, whole.end):
        return None, end if whole is None else whole.bare_end
    return whole, whole.end


def _is_million(low: str, match: re.Match[str], end: int) -> bool:
    """Tell "1.8m residents" from metres."""
    if match["short"] != "m":
        return low[end] != " " or match["short"] != "k"
    return not _METRES.match(low, match.end())


def _and_part(words: str) -> float:
    return 0.75 if words.startswith("three") else numbers.part_value(words)


def _word_part(text: str, low: str, match: re.Match[str], last: int) -> tuple[Part | None, int]:
    """Return the quantity that begins with the number words of `match`, and where to go on."""
    start, end = match.span()
    words = match.group()
    if start and low[start - 1] == "-" and low[start - 2 : start - 1].isalnum():
        joined = _is_joined(text, low, start, last) or low[start - 2].isdigit()
        if not joined:
            return None, end
    if (low[end : end + 1] in "'_" and end < len(low)) or low[end : end + 1].isdigit():
        return None, end
    value = numbers.words_value(words)
    magnitude = 1.0
    if size := numbers.MAGNITUDE.match(low, end):
        if word := size["word"]:
            magnitude = 1e5 if word == "hundred thousand" else numbers.MAGNITUDES[word]
            end = size.end()
            if magnitude == 1e3 or magnitude >= 1e6:
                value, end = _rest(low, end, value, magnitude)
        elif words == "a":
            return None, end
    elif words == "a":
        return None, end
    if halves := numbers.AND_PART.match(low, end):
        value, end = value + _and_part(halves[1]), halves.end()
        if (more := numbers.MAGNITUDE.match(low, end)) and more["word"] and magnitude == 1:
            magnitude, end = numbers.MAGNITUDES[more["word"].split()[-1]], more.end()
    if words == "one" and magnitude == 1 and _is_pronoun(low, start, end):
        return None, end
    if words == "zero" and (
        low[end : end + 1] == "-"
        or low.endswith("net ", 0, start)
        or low.startswith(" tolerance", end)
    ):
        return None, end
    if low.startswith(" o'clock", end) or low.endswith(
        ("half past ", "quarter past ", "quarter to "), 0, start
    ):
        return None, end
    part = with_unit(low, Part(start, end, value, magnitude, None, word=True, bare_end=end))
    if nonfigures.is_label(text, low, start, end, word=True) or _NO_NUMBER_AFTER_WORD.match(
        low, end
    ):
        return None, end
    if _PER.search(low, max(0, start - 14), start):
        return None, end
    return part, part.end


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
