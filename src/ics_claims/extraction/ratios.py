"""Fractions and multiples in words: "two-thirds", "half a million", "doubled", "threefold"."""

from __future__ import annotations

import re

from ics_claims.extraction import numbers
from ics_claims.extraction.units import PERIOD_WORD, UNIT_WORDS, Part, with_unit
from ics_claims.model import Unit

_HALF_NO = re.compile(
    r"-?(?:term|time|way|hearted|price|past|marathon|board|life|baked|yearly|brother|sister|moon|"
    r"century|centuries|volley)(?![a-z])|[- ](?:term|time|past|marathon|year|back|yearly|"
    r"century|hourly)(?![a-z])"
)
_PART_AFTER = re.compile(
    r" (?:of|the|all|what|their|its|our|his|her|those|these|as|that|more|fewer|less|higher|lower|"
    r"in|"
    r"to|from|"
    r"have|are|were|had|say|said|would|will|being|do|did|since|over|between|by|with|on|faster|"
    r"after|compared|is|was|don't|reported|felt|quicker|"
    r"reduction|increase|cut|rise|fall|drop|and|or|during|an|a|while|when|because|but|full|empty|"
    r"capacity|strength|speed|think|want|live|lives|sits?|goes|go)(?![a-z])|[.,;:!?)%—]|$|\n| \(|"
    r" -|-"
)
_PART_BEFORE = re.compile(
    r"(?:by|than|almost|nearly|about|around|over|under|roughly|up to|only|just|approximately|"
    r"between|least|from|in|up|down|fallen|risen|grown|increased|decreased|cut|reduced|shrunk|"
    r"grew|shrank|"
    r"fell|rose|dropped|circa|estimated|some|close to)(?: an?)? $"
)
# "A third full", "a quarter say"; a third of several would be a noun.
_IS_FULL = re.compile(
    r" (?:full|empty|are|were|have|say|said|think|thought|feel|felt|want|wanted)(?![a-z])"
)
_HALF_DONE = re.compile(
    r"-(?:[a-z]{2,}ed|[a-z]*built|full|empty|open|done|eaten|hidden|asleep)(?![a-z])"
)
_HEDGED = re.compile(
    r"(?:than|almost|nearly|under|over|around|about|roughly|least|between|up to) $"
)
_TO_PART = re.compile(r" to (?:a half|half|two[ -]|three[ -]|a quarter|one)")
_ORDINAL_BEFORE = re.compile(
    r"(?:first|second|third|fourth|last|next|final|this|previous|the|each|every|other|better|"
    r"top|bottom|per|either|consecutive|latter|opening|a year and a) $"
)
_MULTIPLE_BEFORE = re.compile(
    r"(?:to|will|would|can|could|has|have|had|more than|nearly|almost|over|about|around|up to|"
    r"at least|"
    r"roughly|is|are|was|were|be|been|well over|just over|just under|by|than|set to|should|not|"
    r"effectively|"
    r"approximately|virtually|it|and|they|numbers?|roughly|up|,|least|might|already|also|then|"
    r"now|since|a) $"
)
_MULTIPLE_AFTER = re.compile(
    r" (?:the|that|its|their|our|what|in|to|from|over|since|as|this|by|his|her|my|your|between|"
    r"last|those|all|compared|during|under|within|again|every|a|and|after|for|each|per|on|with|"
    r"at|this|overnight|capacity|funding|investment|numbers?|waiting)(?![a-z])"
    r"|[.,;:!?)]|$|\n"
)
_NO_MULTIPLE_AFTER = re.compile(
    r"[- ](?:check|checked|checking|bed|beds|bedroom|room|rooms|decker|digit|digits|figures?|"
    r"vaccinated|"
    r"jabbed|up|down|act|standards|glazing|glazed|whammy|doors?|edged|espresso|vision|bill|act|"
    r"life|blind|"
    r"dose|dip|lock|aim|aims|jeopardy|bass|time|click|lung|mastectomy|crown|header|page|spread|"
    r"winner|champion|gold|murder|shooting|bogey|fault|faults|yolk|counting|counted|"
    r"integration|aaa|a-rated|therapy|threat|negative|vaccine|board)(?![a-z])"
)
_SHARES_OF_TIME = frozenset(["half", "a half", "three quarters", "a quarter", "quarter"])
_SHARED_TIMES = frozenset(["hour", "day", "year", "minute"])
_OF_LARGE = re.compile(r" of an? (million|billion)(?![a-z])")
# "Half as many again" is one and a half times as many.
_AGAIN = re.compile(
    r" as (?:many|much|often|long|big|large|high|likely|fast) again(?![a-z])|"
    r" again as (?:many|much|often|long|big|large|high|likely)(?![a-z])"
)
_OFTEN = re.compile(
    rf"(?: |-)(?:(?:a|an|each|every|per) (?:{PERIOD_WORD})|daily|weekly|monthly|yearly|"
    rf"annually)(?![a-z])"
)
_OF_WHOLE = re.compile(
    r"[ -](?:an?|of an?)[ -](hour|day|year|mile|minute|century|decade|million|billion|"
    r"dozen)(?![a-z])|[- ](dozen|million|billion|hour|day)(?![a-z])"
)


def ratio_part(low: str, match: re.Match[str], last: int) -> tuple[Part | None, int]:
    """Return the quantity of a fraction, a multiple or a fraction character."""
    start, end = match.span()
    kind, words = match.lastgroup, match.group()
    if start and low[start - 1] == "-":
        return None, end
    if kind == "glyph":
        part = Part(start, end, numbers.glyph_value(words), 1, "ratio", ratio=True, bare_end=end)
        return _glyph_with_unit(low, part)
    if kind == "fold":
        value = numbers.words_value(words.removesuffix("fold").rstrip(" -"))
        return Part(start, end, value, 1, "ratio", ratio=True), end
    if kind == "multiple":
        return _multiple_part(low, start, end, words)
    return _fraction_words(low, start, end, words)


def _glyph_with_unit(low: str, part: Part) -> tuple[Part | None, int]:
    magnitude = numbers.MAGNITUDE.match(low, part.end)
    if magnitude and magnitude["word"]:
        value = numbers.MAGNITUDES[magnitude["word"].split()[-1]]
        part = part._replace(magnitude=value, end=magnitude.end(), unit=None, ratio=False)
    part = with_unit(low, part._replace(bare_end=part.end))
    return part, part.end


def _multiple_part(low: str, start: int, end: int, word: str) -> tuple[Part | None, int]:
    """Return the factor of "doubled", "twice the", "halving"; None for "double room"."""
    value = numbers.multiple_value(word)
    if _NO_MULTIPLE_AFTER.match(low, end) or low[end : end + 1] == "-":
        return None, end
    if word in {"twice", "thrice"}:
        if _OFTEN.match(low, end):
            return Part(start, end, value, 1, "rate", bare_end=end), end
        unit: Unit = (
            "ratio"
            if re.compile(r" (?:as|the|that|its|what|their|this)(?![a-z])").match(low, end)
            else "count"
        )
        ratio = unit == "ratio" or low.endswith("than ", 0, start)
        return Part(start, end, value, 1, "ratio" if ratio else "count", ratio=ratio), end
    verb = word.endswith(("ed", "ing"))
    before = _MULTIPLE_BEFORE.search(low, max(0, start - 24), start)
    follows = re.compile(
        r" (?:the|that|its|their|our|what|his|her|in|since|this|last|as)(?![a-z])"
    ).match(low, end)
    adjective = not verb and not follows and not (before and _MULTIPLE_AFTER.match(low, end))
    if adjective or (word in {"halves", "doubles", "triples"} and not follows):
        return None, end
    return Part(start, end, value, 1, "ratio", ratio=True), end


def _fraction_words(low: str, start: int, end: int, words: str) -> tuple[Part | None, int]:
    """Return the fraction in words, or the number that "half a million" amounts to."""
    value = numbers.part_value(words)
    if value >= 1:
        # "Eight quarters" are two years: the number alone is a quantity.
        count = re.split(r"[ -]", words)[0]
        bare = start + len(count)
        return Part(start, bare, numbers.words_value(count), 1, None, word=True, bare_end=bare), end
    if whole := _of_whole(low, start, end, words):
        return whole, whole.end
    if again := _AGAIN.match(low, end):
        return Part(start, again.end(), 1 + value, 1, "ratio", ratio=True), again.end()
    if _is_ordinal(low, start, end, words):
        return None, end
    return Part(start, end, value, 1, "ratio", ratio=True), end


def _of_whole(low: str, start: int, end: int, words: str) -> Part | None:
    """Return what "half a million", "a quarter of a million" and "half an hour" amount to."""
    value = numbers.part_value(words)
    if whole := _OF_WHOLE.match(low, end):
        word, stop = whole[1] or whole[2], whole.end()
        plain = not words.endswith("s") or (words[0] != "a" and " " in words)
        if word in numbers.MAGNITUDES and plain:
            size = numbers.MAGNITUDES[word]
            return with_unit(low, Part(start, stop, value, size, None, word=True, bare_end=stop))
        if words in _SHARES_OF_TIME and word in _SHARED_TIMES:
            return Part(start, stop, value, 1, UNIT_WORDS[word])
    if large := _OF_LARGE.match(low, end):
        size, stop = numbers.MAGNITUDES[large[1]], large.end()
        return with_unit(low, Part(start, stop, value, size, None, word=True, bare_end=stop))
    return None


def _is_ordinal(low: str, start: int, end: int, words: str) -> bool:
    """Tell "a third hospital", "first half of" and "half-term" from fractions."""
    *count, part = re.split(r"[ -]", words)
    if part == "half":
        fits = _PART_AFTER.match(low, end) or _PART_BEFORE.search(low, max(0, start - 20), start)
        return bool(
            _HALF_NO.match(low, end)
            or _HALF_DONE.match(low, end)
            or _ORDINAL_BEFORE.search(low, max(0, start - 16), start)
            or not fits
        )
    if not count or part == "halves":
        return True
    if part.endswith("s"):
        return count[0] in {"a", "an", "one"} or part == "seconds"
    if count[0] not in {"a", "an", "one"}:
        return "-" not in words
    if low.startswith((" sector", "-party", " party", " reading", " wave", " dose"), end):
        return True
    if low.startswith(" of", end) and not low.startswith(" off", end):
        return False
    if _HEDGED.search(low, max(0, start - 12), start) or _TO_PART.match(low, end):
        return False
    if _IS_FULL.match(low, end):
        return False
    before = _PART_BEFORE.search(low, max(0, start - 20), start)
    return not (before and _PART_AFTER.match(low, end)) and not re.compile(
        r" (?:more|fewer|less|higher|lower|reduction|increase|cut|rise|fall|drop|\()(?![a-z])"
    ).match(low, end)
