"""Numbers that are no quantities: dates, times, telephone numbers, codes, labels, list numbers."""

from __future__ import annotations

import re

MONTHS = (
    "january february march april may june july august september october november december "
    "jan feb mar apr jun jul aug sep sept oct nov dec"
).split()
_MONTH = "|".join(sorted(MONTHS, key=len, reverse=True))
_DAYS = "monday|tuesday|wednesday|thursday|friday|saturday|sunday|mon|tues?|wed|thurs?|fri"

# Tried at a digit; the name of the group that matches is the reason.
_AT_DIGIT = re.compile(
    rf"""
      (?P<date>
          (?:19|20)[0-9]{{2}}-[0-9]{{2}}-[0-9]{{2}}(?![0-9])
        | [0-9]{{1,2}}(?P<mark>[/.-])[0-9]{{1,2}}(?P=mark)(?:19|20)?[0-9]{{2}}(?![0-9])
        | [0-9]{{1,2}}(?:st|nd|rd|th)?(?:(?:[ ]?-[ ]?|[ ]to[ ]|[ ]and[ ]|[ ]&[ ]|,[ ])
          [0-9]{{1,2}}(?:st|nd|rd|th)?)?(?:[ ]of)?[ ]?(?P<month>{_MONTH})(?![a-z])\.?
          (?:,?[ ]?(?:19|20)[0-9]{{2}}(?![0-9]))?
      )
    | (?P<year_range>
          (?:19|20)[0-9]{{2}}(?:(?:[ ]?[-/][ ]?|[ ]to[ ]|[ ]and[ ])(?:19|20)[0-9]{{2}}
          |[-/][0-9]{{2}}(?![0-9]|[ ]?%))(?![0-9]|,[0-9])
        | (?<=\()1[0-9]{{3}}[ ]?-[ ]?(?:1[0-9]|20)[0-9]{{2}}(?=\))
      )
    | (?P<time>
          [0-9]{{1,2}}(?:[:.][0-9]{{2}})?(?:(?:[ ]?-[ ]?|[ ]to[ ]|[ ]until[ ])
          [0-9]{{1,2}}(?:[:.][0-9]{{2}})?)?[ ]?(?:am|pm|a\.m|p\.m|noon|midnight|o'clock)(?![a-z])
        | [0-9]{{1,2}}:[0-9]{{2}}(?::[0-9]{{2}})?(?![0-9])
      )
    | (?P<phone>
          0[0-9]{{2,4}}[ )-]{{1,2}}[0-9]{{3,4}}(?:[ -]?[0-9]{{3,4}})?(?![0-9])
        | 0[0-9]{{8,10}}(?![0-9])
        | 44[ ]?\(?0?\)?[ ]?[0-9]{{2,4}}[ ][0-9]{{3,4}}[ ]?[0-9]{{3,4}}(?![0-9])
      )
    | (?P<ordinal>[0-9]+(?:,[0-9]{{3}})*(?:st|nd|rd|th)(?![a-z]))
    | (?P<decade>(?:1[0-9]|20)[0-9]0'?s(?![a-z]))
    | (?P<service_number>24(?:/|-)7(?![0-9]))
    | (?P<code>[0-9]+(?:(?:-[0-9]+){{2,}}(?![a-z])|-(?!to-|in-|or-|and-)[a-z]{{1,4}}-[0-9]+))
    | (?P<version>[0-9]+(?:\.[0-9]+){{2,}})
    """,
    re.VERBOSE,
)
_REASONS = {
    "date": "date",
    "month": "date",
    "year_range": "financial year",
    "time": "time of day",
    "phone": "phone",
    "ordinal": "ordinal",
    "decade": "year",
    "service_number": "service number",
    "code": "reference",
    "version": "name",
}
MONTH_BEFORE = re.compile(rf"(?:^|[^a-z])(?:{_MONTH})\.?,? (?:the )?$")
_DAY_BEFORE = re.compile(rf"(?:^|[^a-z])(?:{_DAYS}),? (?:the )?$")
# Words that make a label of the number after them: "Band 5", "phase two", "page 3".
LABELS = frozenset(
    "band bands phase phases tier tiers grade grades level levels stage stages step type types "
    "part "
    "parts chapter chapters section sections table tables box page pages note notes appendix annex "
    "article category cat class unit ward room floor block zone route junction wave lot schedule "
    "regulation rule item priority pillar version volume vol paragraph paragraphs para paras "
    "clause no no. nos nos. "
    "number numbers round option question slide figure fig fig. exhibit goal objective "
    "recommendation "
    "domain principle standard key-stage group channel radio formula apollo boeing airbus windows "
    "iphone platform gate bus flight scenario cohort building suite ref reference id code act "
    "ftse s&p dax nasdaq nikkei cac russell stoxx asx fortune forbes war covid sars hepatitis "
    "hiv omega vitamin agenda vision horizon euro expo brexit "
    "dose wave highway interstate nhs bleep ext ext. extension pager p p. pp pp.".split()
)
# Labels that are also everyday counts of time: a label only after a preposition.
TIME_LABELS = frozenset("year day week month quarter season game set primary".split())
LABEL_PREPOSITIONS = frozenset(
    ["in", "from", "of", "by", "on", "at", "to", "and", "since", "until"]
)
# Labels so weak that a number word after them is a count ("the unit two years ago").
WORD_LABELS = frozenset(
    "band phase tier grade level stage step type part chapter section category wave priority "
    "pillar "
    "version round number option volume page class dose".split()
)
SERVICE_NUMBERS = frozenset(["111", "999", "101", "112", "911", "119", "118"])
SERVICE_BEFORE = frozenset(
    "nhs nhs111 call calling called calls ring ringing rang dial dialling dialled phone "
    "phoning via through the contact contacting contacted using use used and or to of "
    "our from with 24/7 "
    "enhanced online integrated by for on regional its text a "
    "emergency non-emergency in about".split()
)
SERVICE_AFTER = re.compile(
    r" (?:service|services|online|call|calls|caller|callers|first|helpline|provider|providers|"
    r"handler|handlers|contact|contacts|number|line|advisers?|advisors?|team|teams|staff|or|and|"
    r"crews?|clinicians?|system|response|ambulance|app|website|phone|telephone|option|demand|"
    r"by)(?![a-z])"
    r"(?! per| for every)|/|[.,;:!?)\"'”’]|$|-"
)
# A bare four-digit number from 1900 to 2100 counts as a year unless it is round and counts things.
COUNTED = re.compile(
    r" (?:new |more |extra |additional |local |older |young |children|people|men|women|staff|"
    r"[a-z-]+ )?(?:children|people|men|women|staff|personnel|[a-z]{3,}s)(?![a-z'])"
)
NO_PLURAL = re.compile(
    r" (?:[a-z]+ )?(?:was|has|is|as|its|this|does|says|sees|plus|thus|less|across|towards|hours|"
    r"includes|shows|results|figures|statistics|elections?|games|olympics|reforms|levels|accounts|"
    r"prices|rates|bonus|census|saws|sees|marks|needs|provides|follows|means)(?![a-z])"
)
YEAR_BEFORE = frozenset(
    "in since by from until till during before after circa for early late mid of spring summer "
    "autumn "
    "winter fy year the between to and or through throughout end beyond january february march "
    "april "
    "may june july august september october november december jan feb mar apr jun jul aug sep sept "
    "oct nov dec pre post financial back around about".split()
)


_DENOMINATOR = re.compile(
    r"(?:^|[^a-z])(?:per|for every|to every)(?: single)? $|(?:^|[.;:\n“\"] ?)(?:out )?of every $"
)
_STREET = re.compile(
    r" [A-Z][a-z]+(?: [A-Z][a-z]+)? (?:Street|Road|Avenue|Lane|Square|Crescent|Close|Drive|Terrace|"
    r"Gardens|Place|Row|Hill|St|Rd|Ave)(?![a-z])"
)
_ITEM_AFTER = re.compile(r"\. [A-Z]")
# "Text HEALTH to 60777"
_TEXT_TO = re.compile(r"(?:^|[^a-z])text(?:ing)?(?: [^0-9.]{1,24} to)? $")
_SHORT_CODE = 5
# Labels only where they are capitalised: "Standing Order 14", "Risk 7".
# "Paragraphs 4.2 to 4.6": the second number is a label as well.
_JOINS = frozenset(["to", "and", "&"])
CAPITAL_LABELS = frozenset(
    "order risk outcome bill form document report paper minute action studio annexe day week "
    "year division zone area model series issue edition agenda figures chart charts photo "
    "photos pier quay picture image images map maps video bay bays wards risks orders "
    "terminal court stand gate row lane hall dock berth shed pad android wi-fi falcon voyager "
    "switch pixel galaxy playstation xbox".split()
)
_WORD_BEFORE = 24
# "3.1 83,410 people": two numbers side by side, the first that of a report's paragraph.
_PARAGRAPH_NUMBER = re.compile(r"[0-9]{1,2}\.[0-9]{1,2}(?=\*{0,2} [0-9£])")
_REFERENCE_DIGITS = 8


def digits_at(text: str, low: str, start: int) -> tuple[int, str] | None:
    """Return the end of the date, time, ordinal, ... that begins at `start`, and what it is."""
    match = _AT_DIGIT.match(low, start)
    if not match:
        return None
    if match["month"] in {"may", "march"} and not text[match.start("month")].isupper():
        return None
    reason = _REASONS[next(name for name in _REASONS if match[name])]
    return match.end(), reason


def is_reference(token: str) -> bool:
    """Tell a reference number, "007" or "10000000", from a quantity."""
    digits = token.split(".")[0]
    return (token.isdigit() and len(token) >= _REFERENCE_DIGITS) or (
        len(digits) > 1 and digits[0] == "0"
    )


def why_not(text: str, low: str, start: int, bare_end: int, end: int) -> str:
    """Return why digits without a unit are no quantity, empty where they are one.

    `start` to `bare_end` is the number with its magnitude, `end` the end with its unit.
    """
    if _is_list_number(text, low, start, bare_end):
        return "list number"
    if is_label(text, low, start, bare_end, word=False):
        return "name"
    if _is_denominator(low, start):
        return "denominator"
    if end != bare_end:
        return ""
    if _is_capital_label(text, low, start, bare_end):
        return "name"
    if low[start].isdigit() and _STREET.match(text, bare_end):
        return "address"
    token = low[start:bare_end]
    if not token.isdigit():
        return ""
    if _is_day_of_month(text, low, start, token):
        return "date"
    if len(token) == 4 and _is_year(low, start, bare_end):
        return "year"
    if len(token) >= _SHORT_CODE and _TEXT_TO.search(low, max(0, start - 40), start):
        return "phone"
    if token in SERVICE_NUMBERS and _is_service_number(low, start, bare_end):
        return "service number"
    return ""


def is_label(text: str, low: str, start: int, end: int, word: bool) -> bool:
    """Tell whether the number is part of a label: "Band 5", "phase two", "COVID 19"."""
    if start < 2 or low[start - 1] != " ":
        return False
    before = low[max(0, start - _WORD_BEFORE) : start].split()
    if not before:
        return False
    if not word and before[-1] in _JOINS and len(before) > 2 and before[-2][:1].isdigit():
        counts = end - start > 2 or COUNTED.match(low, end)
        if before[-1] == "and" and counts and not before[-3].endswith("s"):
            return False
        before = before[:-2]
    label = before[-1].lstrip("(\"'“[|")
    if label in TIME_LABELS:
        first = text[start - 1 - len(label)]
        if not word and first.isupper() and end - start < 3 and text[start - 1] == " ":
            return True
        return (
            len(before) > 1
            and before[-2] in LABEL_PREPOSITIONS
            and (low[end : end + 1] in ",.;:)" or low.startswith((" of", " and"), end))
        )
    if word:
        return label in WORD_LABELS and low[end : end + 1] != "-"
    if label in {"covid", "nhs"}:
        return low[start:end] in {"19", "111", "24", "70", "75"}
    return label in LABELS and not _has_plural(low, end, label)


def _is_capital_label(text: str, low: str, start: int, end: int) -> bool:
    """Tell "Risk 14" from "at risk 14 people": the label is capitalised, nothing is counted."""
    if end - start > 4 or low[start - 1 : start] != " ":
        return False
    words = text[max(0, start - _WORD_BEFORE) : start].split()
    if len(words) > 2 and words[-1] in _JOINS and words[-3].endswith("s"):
        words = words[:-2]
    if not words or not words[-1][0].isupper() or words[-1].lower() not in CAPITAL_LABELS:
        return False
    return not COUNTED.match(low, end)


def _has_plural(low: str, end: int, label: str) -> bool:
    """Tell "last year's figure 300 patients" from a label, for labels that are everyday words."""
    return label in {"part", "group", "code", "act", "note", "set", "reference"} and bool(
        re.compile(r" (?:[a-z]+ )?(?:patients|people|staff|residents)").match(low, end)
    )


def _is_list_number(text: str, low: str, start: int, end: int) -> bool:
    """Tell "1. Prevention" and "3.1 400 people" at the start of a line, "(2)" and "[12]"."""
    before, after = low[start - 1 : start] if start else "", low[end : end + 1]
    if _PARAGRAPH_NUMBER.match(low, start, end + 4):
        return start == 0 or low[start - 1] in "\n*"
    if after not in {".", ")", "]"}:
        return False
    if before == "[" and after == "]":
        return True
    if before == "(" and after == ")":
        return end - start == 1
    if low[start - 2 : start] in {": ", "; "} and _ITEM_AFTER.match(text, end):
        return end - start <= 2
    line_start = low[max(0, start - 6) : start].rstrip(" (#*").rsplit("\n", 1)[-1] == ""
    at_start = line_start and (start < 6 or "\n" in low[max(0, start - 6) : start])
    return bool(
        at_start
        and end - start <= 2
        and after in {".", ")"}
        and low[end + 1 : end + 2] in {"", " ", "\n"}
    )


def _is_denominator(low: str, start: int) -> bool:
    """Tell the thousand in "12 per 1,000" and the pound in "£4 for every £1"."""
    ends = low.endswith(("per ", "every ", "single ", "\n"), 0, start)
    return ends and bool(_DENOMINATOR.search(low, max(0, start - 14), start))


def _is_day_of_month(text: str, low: str, start: int, token: str) -> bool:
    if len(token) > 2 or int(token) > 31 or low[start - 1 : start] != " ":
        return False
    match = MONTH_BEFORE.search(low, max(0, start - 16), start)
    if match:
        first = match.start() + (not low[match.start()].isalpha())
        follows = COUNTED.match(low, start + len(token))
        return text[first].isupper() and not follows
    return bool(_DAY_BEFORE.search(low, max(0, start - 16), start))


def _is_year(low: str, start: int, end: int) -> bool:
    """Tell a year from a bare four-digit count: years stand after "in", counts before nouns."""
    year = int(low[start:end])
    before = low[max(0, start - _WORD_BEFORE) : start].split()
    word = before[-1].lstrip("(\"'“") if before else ""
    counts = COUNTED.match(low, end) and not NO_PLURAL.match(low, end)
    if 1900 <= year <= 2100:
        if word == "than" or word in {"over", "nearly", "almost", "some", "approximately", "least"}:
            return not counts
        return not (counts and year % 50 == 0 and word not in YEAR_BEFORE)
    return 1000 <= year < 1900 and word in {"in", "since", "from", "until"} and not counts


def _is_service_number(low: str, start: int, end: int) -> bool:
    before = low[max(0, start - _WORD_BEFORE) : start].split()
    word = before[-1].lstrip("(\"'“‘") if before else ""
    if SERVICE_AFTER.match(low, end):
        return True
    return word == "nhs" or (word in SERVICE_BEFORE and not COUNTED.match(low, end))


_POSTCODE = re.compile(r"[A-Z]{1,2}[0-9][0-9A-Z]? ?[0-9][A-Z]{2}(?![A-Za-z0-9])")
_POSTCODE_REACH = 6


def excluded_at(
    text: str, low: str, match: re.Match[str], in_address: bool
) -> tuple[int, int, str]:
    """Return the span of a number in digits that is no quantity, and the reason."""
    start, end = match.span()
    if in_address:
        return start, end, "web address"
    reach = max(0, start - _POSTCODE_REACH)
    # A postcode has a capital before its digits.
    for first in range(reach, start) if text[reach:start] != low[reach:start] else ():
        postcode = _POSTCODE.match(text, first)
        if postcode and postcode.end() > start:
            return first, postcode.end(), "postcode"
    if other := digits_at(text, low, start):
        return start, max(other[0], end), other[1]
    before, after = low[start - 1 : start] if start else "", low[end : end + 1]
    if before.isalpha() or after.isalpha() or before == "-":
        return start, end, "name"
    if is_reference(match.group()):
        return start, end, "reference"
    return start, end, why_not(text, low, start, end, end) or "name"
