"""Numbers in names, idioms and back-references."""

from __future__ import annotations

import re

from ics_claims.extraction.normal import has_any
from ics_claims.extraction.surroundings import Surroundings

_WORD_BEFORE = re.compile(r"[\w’'&]+ $")
_PROGRAMME = re.compile(
    r"(?: [A-Z][\w’'-]+| for| of| and| to){0,4} (?:Project|Plan|Programme|Program|Campaign|"
    r"Challenge|"
    r"Initiative|Strategy|Scheme|Review|Commission|Vision|Framework|View|Pledge|Study|Trial|Way|"
    r"Partnership|Alliance|Together|Fund|Lives|Genomes|Act|Rule)\b"
)
_TITLE_YEAR = re.compile(r"[ -](?:Year|Day|Hour|Week|Minute)s?\b")
_ONE_NAME = re.compile(r" (?:[A-Z]|& )")
_ADVICE = re.compile(
    r"(?:^|[^a-z])(?:press|dial|couch to) $|^[“\"']?(?:please |always |then )?(?:drink|wash|eat|"
    r"rinse|"
    r"boil|swallow|press|dial|scan)(?: [a-z']+){0,6} $"
)
_ADVISING = tuple("press dial couch drink wash eat rinse boil swallow scan".split())
_DOSE = re.compile(r" (?:tablets?|pills?|capsules?|puffs?)(?: every| a day| daily|[.,]|$)")
_LOWER_AFTER = re.compile(r" [a-z]")
_FOR_EVERY = re.compile(r" (?:[a-z'-]+ ){1,4}for every ")
# "One new ward" counts, "one building" alone may be an article.
_ONE_MORE = re.compile(r" (?:new|more|additional|extra|further) (?!thing|way|step|reason|time|day)")
_EVERY = re.compile(
    r"(?:^|[^a-z])(?<!in )(?:every|each)(?: single)? $|(?:[0-9]p|pence) (?:in|of|out of) every $"
)
_EVERY_LAST = frozenset("every each single".split())
_DISTANCE = re.compile(
    r"[ -](?:square )?(?:miles?|km|kilomet(?:re|er)s?|metres?|yards?|mph|degrees?|stone|"
    r"°)(?! of )(?![a-z])"
)
_PHYSICAL = re.compile(r"[0-9](?:km|mph|kph|cm|mm|ft|c)$")
_SAVED = re.compile(r"sav(?:e|es|ed|ing)|cut|avoid|fewer|reduc|spar(?:e|ed|ing)")
_IDIOM_AFTER = re.compile(
    r"(?: sizes?| fits all|-size|-stop| ticks?|-degrees?| degree| degrees| sides? of| corners|"
    r" walls| pillars of| worlds|"
    r" hats?| feet on| voices?| tier| way| steps? ahead| steps? further| heads are| birds| minds|"
    r" fingers| thumbs| sectors?(?: approach)?| miles? an hour| words| things| aspects| fronts|"
    r" years running| cheers| halves| ways in|"
    r" (?:miles?|km|metres?) (?:from|away|apart|north|south|east|west))(?![a-z])"
)
_HUNDRED_IDIOM = re.compile(
    r" (?:committed|behind|sure|certain|supportive|focused|focussed|confident|right|convinced|"
    r"clear|"
    r"dedicated|agree|in favour|honest)(?![a-z])"
)
# "Nine times out of ten"
_NINE_TIMES = re.compile(r" times out of (?:ten|10|100|a hundred)(?![a-z0-9])")
_TIMES_OUT_OF = re.compile(r"(?:nine|eight|9|8|99) times out of $")
_TOP_LAST = frozenset("top bottom the big net ground".split())
_TOP = re.compile(r"(?:^|[^a-z])(?:top|bottom|under the|the big|net|ground) $")
_COMPOUND = re.compile(r"-([a-z]+)")
# Compounds that count something: "a 24-bed ward", "a 300-strong team".
_COUNTING_COMPOUND = frozenset(
    "bed beds bedded bedroom bedroomed place places seat seater patient strong site chair slot "
    "person practice home unit hospital theatre trust council member school bay room "
    "space flat house apartment cubicle partner organisation plus odd acre pupil".split()
)
_ANAPHOR_BEFORE = re.compile(
    r"(?:^|[^a-z])(?:the|these|those|all|other|of the|both|remaining|between the) $"
)
_ANAPHOR_LAST = frozenset("the these those all other both remaining".split())
_ANAPHOR_AFTER = re.compile(
    r"(?: (?:come|comes|came|are|were|will|have|had|has|is|was|join|joined|joining|of|in|that|"
    r"which|who|and|"
    r"to|now|would|can|could|cover|covers|work|worked|working|serve|share|shared|follow|bring|"
    r"also|should|must|"
    r"may|might|on|at|with|as|from|then|together|become|became|each|all|do|did|agreed|agree|"
    r"already|both|being|if|when|but|or|include|included|made|make|said|say|took|take|won|were|"
    r"under|by|told|finished|ended|reported|wanted|expect|showed|saw|met|failed|got|went|gave|"
    r"face|remain|need|offer|biggest|largest|smallest)(?![a-z])|[.,;:!?)’'”\"—]|$| -| \()"
)
_LIST_OF_COUNTS = re.compile(
    r"(?:[0-9]|two|three|four|five|six|seven|eight|nine|ten|eleven|"
    r"twelve)(?: [a-z'&-]+){1,6}(?:,| and|, and) $"
)
_MORE_COUNTS = re.compile(
    r"(?: [a-z'&-]+){1,6}(?:,| and|, and)(?: the)? (?:[0-9]|two|three|four|five|six|"
    r"seven|eight|nine|ten|"
    r"eleven|twelve)(?![a-z])"
)


# "ISO 9001", "HC 417": the numbers of standards and papers.
_NUMBERED_LAST = frozenset("iso iec bs pas hc hl si cp iras dcb cloud crd".split())
_NUMBERED = re.compile(r"(?:^|[^A-Za-z])(?:ISO|IEC|BS|PAS|HC|HL|SI|CP|IRAS|DCB|G-Cloud|CRD) $")
# "Blood pressure 190 over 110"
_READING = re.compile(r" over [0-9]{2,3}(?![0-9%,])")
_OF_READING = re.compile(r"[0-9]{2,3} $")


def is_name(around: Surroundings) -> bool:
    """Tell "Five Year Forward View" and "100,000 Genomes Project" from counts."""
    after = around.original_after
    if (
        around.figure.unit == "years"
        and around.original.endswith(("Year", "Years"))
        and not around.heading
    ):
        return True
    if _TITLE_YEAR.match(after) and not around.heading:
        return True
    if around.last in _NUMBERED_LAST and _NUMBERED.search(around.original_before):
        return True
    if around.figure.unit == "days" and around.before.endswith("first ") and around.value >= 1000:
        return True
    if around.heading or around.figure.hedge != "exact" or around.figure.unit != "count":
        return False
    if _PROGRAMME.match(after):
        return True
    if not around.original[0].isalpha() or not around.original[0].isupper():
        return False
    return bool(_WORD_BEFORE.search(around.original_before) and _ONE_NAME.match(after))


def is_reading(around: Surroundings) -> bool:
    """Tell a blood pressure, "150 over 95", from counts."""
    if around.figure.unit != "count":
        return False
    if around.written.isdigit() and _READING.match(around.after):
        return True
    return around.written.startswith("over ") and bool(_OF_READING.search(around.before))


def is_idiom(around: Surroundings) -> bool:
    """Tell "100% committed", "one or two problems" and "top 10" from figures."""
    after = around.after
    if _NINE_TIMES.match(after) or (around.last == "of" and _TIMES_OUT_OF.search(around.close)):
        return True
    if around.figure.unit == "percent":
        return around.value >= 100 and bool(_HUNDRED_IDIOM.match(after))
    if around.figure.unit not in {"count", "ratio", "rate"}:
        return False
    if around.last in _TOP_LAST and _TOP.search(around.close):
        return True
    if _IDIOM_AFTER.match(after) or _is_advice(around):
        return True
    vague = around.figure.hedge == "between" and " or " in around.written
    return vague and (around.figure.value_high or 0) <= 3


# What is counted here is neither people nor services, money, performance or organisations.
_IDEAS = re.compile(
    r" (?:[a-z-]+ ){0,2}(?:things|reasons|ways|priorities|aims|themes|pillars|objectives|"
    r"principles|goals|"
    r"challenges|points|strands|elements|aspects|factors|criteria|questions|missions|ambitions|"
    r"options|"
    r"scenarios|ideas|lessons|messages|values|facts|commandments|words|chapters|tests|steps|phases|"
    r"stages|dimensions|key areas|areas of focus|examples|categories|headings|issues|"
    r"extensions|instalments|asks|recommendations|conclusions|findings|proposals)(?![a-z-])"
)
_COUNTED_FIRST = re.compile(
    r" [a-z-]*(?:people|patients|staff|residents|services|more|new)(?![a-z])"
)


def _is_advice(around: Surroundings) -> bool:
    """Tell "wash your hands for 20 seconds" and "press 1" from what was done."""
    advised = has_any(around.before, _ADVISING) and _ADVICE.search(around.before)
    return bool(advised or _DOSE.match(around.after))


def is_count_of_ideas(around: Surroundings) -> bool:
    """Tell "three priorities" from "three areas"."""
    if around.figure.unit != "count" or around.value > 20:
        return False
    return bool(_IDEAS.match(around.after)) and not _COUNTED_FIRST.match(around.after)


def is_compound(around: Surroundings) -> bool:
    """Tell "a three-way deal" from "a 24-bed ward"."""
    match = _COMPOUND.match(around.after)
    if not match or around.figure.unit != "count" or around.written[0] in "£$€":
        return False
    return match[1] not in _COUNTING_COMPOUND


def is_one(around: Surroundings) -> bool:
    """Tell "one" as an article from "one" as a count beside other counts."""
    if around.written not in {"one", "just one", "only one"} or around.figure.unit != "count":
        return False
    if not _LOWER_AFTER.match(around.original_after):
        return True
    if _FOR_EVERY.match(around.after) or _ONE_MORE.match(around.after):
        return False
    return not (_LIST_OF_COUNTS.search(around.before) or _MORE_COUNTS.match(around.after))


def is_anaphor(around: Surroundings) -> bool:
    """Tell "the three come after" from "the three areas"."""
    if around.figure.unit != "count" or around.figure.hedge != "exact" or around.value > 20:
        return False
    if around.last not in _ANAPHOR_LAST:
        return False
    return bool(_ANAPHOR_BEFORE.search(around.close) and _ANAPHOR_AFTER.match(around.after))


def is_denominator(around: Surroundings) -> bool:
    """Tell the pound that is spent from what it brings: "every £1 spent returns £4"."""
    every = around.figure.unit == "gbp" and around.last in _EVERY_LAST
    return every and bool(_EVERY.search(around.before))


def is_distance(around: Surroundings) -> bool:
    """Tell how far it is from the miles that were saved."""
    if around.figure.unit != "count":
        return False
    if not _DISTANCE.match(around.after) and not _PHYSICAL.search(around.written):
        return False
    return not _SAVED.search(around.before)
