"""The numbers of a text that are quantities, one by one, in digits and in words."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ics_claims.extraction import nonfigures, numbers
from ics_claims.extraction.normal import covering, web_spans
from ics_claims.extraction.ratios import ratio_part
from ics_claims.extraction.units import ATTACHED, UNIT, Part, attached_unit, with_unit
from ics_claims.extraction.words import and_part, is_joined, word_part

_METRES = re.compile(
    r"(?: \([^()\n]{1,16}\))? (?:apart|away|distance|distancing|tall|high|wide|long|deep|race|"
    r"sprint|social|radius|hurdles|"
    r"freestyle|final|relay|below|above sea|from|rule)(?![a-z])"
)
_ABBREVIATED_HEDGE = re.compile(r"(?:^|[^a-z])(?:c|ca|approx|no)\.$")
_GROUPS = re.compile(r"(?: [0-9]{3}){1,4}(?![0-9/:]|[.,][0-9]| [0-9]{3}(?![0-9]))")
_SHORT_MONEY = re.compile(r"[bt](?![a-z0-9])")
_CURRENCY = "£$€¥₹"
_CURRENCY_WORDS = ("us", "a", "nz", "hk", "au", "ca", "can", "s", "c", "r")
# Before digits without a space and with a magnitude behind them: "Sh38 million", "kr30m".
_CURRENCY_LETTERS = re.compile(r"(?<![A-Za-z0-9])(?:K?Sh|Rs|[DNS]?Kr|kr|R|(?!GBP)[A-Z]{3})$")
_MAGNITUDE_AHEAD = re.compile(r"[0-9.,]+ ?(?:million|billion|crore|lakh|bn|m|k)(?![a-z0-9])")
# "5G" and the like are mobile networks.
_GENERATIONS = frozenset(range(2, 8))
_TAIL = re.compile(r"-[0-9]{1,3}(?:\.[0-9]{1,2})?(?![0-9a-z%])")


def parts_of(text: str, low: str) -> Iterator[Part]:
    """Yield the numbers of the text that are quantities by their own look and neighbours."""
    position = 0
    last = 0
    webs = web_spans(low)
    begins, search, number_at = numbers.HEAD.match, numbers.HEAD_AHEAD.search, numbers.NUMBER.match
    while True:
        if not begins(low, position):
            ahead = search(low, position)
            if ahead is None:
                return
            position = ahead.start() if ahead[1] else ahead.end()
        match = number_at(low, position)
        if not match:
            position += 1
            continue
        if webs and (web := covering(webs, match.start())):
            position = max(web, match.end())
            continue
        if match.lastgroup == "digits":
            part, position = _digit_part(text, low, match, last)
        elif match.lastgroup == "words":
            part, position = word_part(text, low, match, last)
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
    money_start = _currency_start(text, low, start)
    begin = start if money_start is None else money_start
    circa = begin and low[begin - 1] == "c" and _is_circa(low, begin)
    if not circa and _is_glued(text, low, begin, last):
        return None, _end_of_code(low, end)
    value = numbers.digits_value(token)
    if value is None:
        return _fraction_part(low, token, start, end)
    grouped = len(token) <= 3 and token.isdigit() and token[0] != "0"
    if grouped and (groups := _GROUPS.match(low, end)):
        end = groups.end()
        value = float(low[start:end].replace(" ", ""))
    elif start and low[start - 1] == "." and not low[max(0, start - 2)].isalnum():
        begin, value = begin - 1, float("0." + token) if token.isdigit() else value
    elif nonfigures.is_reference(token) and money_start is None:
        return None, end
    return _with_suffix(text, low, begin, end, value, money_start is not None)


def _is_circa(low: str, begin: int) -> bool:
    return begin < 2 or not low[begin - 2].isalnum()


def _currency_start(text: str, low: str, start: int) -> int | None:
    """Return where the currency sign before the digits begins, None without one."""
    sign = start - 1
    if sign >= 0 and low[sign].isalpha() and _MAGNITUDE_AHEAD.match(low, start):
        letters = _CURRENCY_LETTERS.search(text, max(0, start - 5), start)
        if letters:
            return letters.start()
    if sign > 0 and low[sign] == " ":
        sign -= 1
    if sign >= 0 and low[sign] in _CURRENCY:
        for word in _CURRENCY_WORDS:
            if (
                low[sign] != "£"
                and low.endswith(word, 0, sign)
                and (len(word) > 1 or text[sign - 1].isupper())
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
        return low[start - 2 : start - 1].isalpha() and not is_joined(text, low, start, last)
    if before == "." and _ABBREVIATED_HEDGE.search(low, max(0, start - 8), start):
        return False
    if before in "./":
        return low[start - 2 : start - 1].isalnum() or low[start - 2 : start - 1] in ")\"'"
    return before.isdigit()


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
        value += and_part(halves[1])
        end = halves.end()
    after = low[end : end + 1]
    attached = None
    if end == digits_end and (after.isalpha() or after == "_"):
        attached = ATTACHED.match(low, end)
        generation = attached is not None and attached.group() == "g" and value in _GENERATIONS
        if generation or (not attached and not UNIT.match(low, end)):
            return None, _end_of_code(low, end)
    part = Part(begin, end, value, magnitude, "gbp" if money else None, money, bare_end=end)
    return _with_unit(text, low, part, attached)


def _with_unit(
    text: str, low: str, part: Part, attached: re.Match[str] | None
) -> tuple[Part | None, int]:
    """Return the number with its unit, None where it is no quantity after all."""
    if part.money and low[part.start] != "£" and "gbp" not in low[part.start : part.start + 3]:
        part = part._replace(unit="count")
    whole = attached_unit(low, part, attached) if attached else with_unit(low, part)
    if whole is None:
        return None, part.end
    if nonfigures.why_not(text, low, whole.start, whole.bare_end, whole.end):
        # "Pages 4-6": what a label's number leads to is a label as well.
        tail = _TAIL.match(low, whole.bare_end)
        return None, tail.end() if tail else whole.bare_end
    return whole, whole.end


def _is_million(low: str, match: re.Match[str], end: int) -> bool:
    """Tell "1.8m residents" from metres."""
    if match["short"] != "m":
        return low[end] != " " or match["short"] != "k"
    return not _METRES.match(low, match.end())
