"""Which figures are claims, and why the others are not."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from ics_claims.extraction import nonfigures, numbers
from ics_claims.extraction.figures import find_figures
from ics_claims.extraction.normal import lowered, web_spans
from ics_claims.model import Excluded, Figure, Paragraph, Sentence

_BEFORE = 90
_AFTER = 90
_DURATIONS = frozenset(["years", "months", "weeks", "days", "hours", "minutes"])
_LONG = frozenset(["years", "months"])
_BOUNDED = frozenset(["more_than", "at_least", "less_than", "nearly"])


@dataclass(frozen=True, slots=True)
class _Context:
    """A figure with what stands around it in its sentence, in lower case."""

    figure: Figure
    written: str
    before: str
    after: str
    original: str
    original_before: str
    original_after: str
    heading: bool
    paragraph_length: int

    @property
    def value(self) -> float:
        figure = self.figure
        return figure.value_high if figure.value_low is None else figure.value_low  # type: ignore[return-value]


def claimable(
    text: str,
    figures: Sequence[Figure],
    paragraphs: Sequence[Paragraph],
    sentences: Sequence[Sentence],
) -> tuple[list[Figure], list[Excluded]]:
    """Return the figures that are claims, and the others with the reason why they are not.

    A claim is about people, services, money, performance, organisations or time to a result;
    ages, terms, standards, periods, names, biography and page furniture are none.
    """
    low = lowered(text)
    starts = [sentence.start for sentence in sentences]
    by_number = {paragraph.number: paragraph for paragraph in paragraphs}
    claims: list[Figure] = []
    left_out: list[Excluded] = []
    for figure in figures:
        number = bisect_right(starts, figure.start) - 1
        sentence = sentences[number] if number >= 0 else Sentence(0, len(text), 0)
        context = _context(text, low, figure, sentence, by_number.get(sentence.paragraph))
        reason = _why_no_claim(context)
        if reason:
            left_out.append(Excluded(figure.start, figure.end, reason))
        else:
            claims.append(figure)
    return claims, left_out


def find_excluded(text: str) -> list[Excluded]:
    """Return the numbers in digits that are no quantities at all, with the reason of each.

    Reasons: date, year, financial year, time of day, phone, postcode, service number, list number,
    ordinal, name, address, web address, reference, denominator.
    """
    low = lowered(text)
    webs = web_spans(low)
    figures = find_figures(text)
    starts = [figure.start for figure in figures]
    found: list[Excluded] = []
    end = 0
    for match in numbers.NUMBER.finditer(low):
        if match.lastgroup != "digits" or match.start() < end:
            continue
        covering = bisect_right(starts, match.start()) - 1
        if covering >= 0 and figures[covering].end > match.start():
            continue
        while webs and webs[-1][1] <= match.start():
            webs.pop()
        in_address = bool(webs) and webs[-1][0] <= match.start()
        start, end, reason = nonfigures.excluded_at(text, low, match, in_address)
        found.append(Excluded(start, end, reason))
    return found


def _context(
    text: str, low: str, figure: Figure, sentence: Sentence, paragraph: Paragraph | None
) -> _Context:
    first = max(sentence.start, figure.start - _BEFORE)
    last = max(figure.end, min(sentence.end, figure.end + _AFTER))
    return _Context(
        figure,
        low[figure.start : figure.end],
        low[first : figure.start],
        low[figure.end : last],
        text[figure.start : figure.end],
        text[first : figure.start],
        text[figure.end : last],
        paragraph is not None and paragraph.form == "heading",
        paragraph.end - paragraph.start if paragraph else len(text),
    )


def _why_no_claim(context: _Context) -> str:
    """Return the reason why a figure is no claim, empty where it is one."""
    for reason, applies in _RULES:
        if applies(context):
            return reason
    return ""


# --- ages and biography ---------------------------------------------------------------------

_AGED = re.compile(
    r"(?:^|[^a-z])(?:aged|ages?|age of|ages of|age group|age groups|age range|aged from|born|"
    r"birthday|turns|turning|turned|age from)(?: (?:between|from|of|is|was|group|just|only))?:? ?$"
)
_YEARS_OLD = re.compile(
    r"[- ]?(?:s)?(?:-| )?(?:years?|months?|weeks?|days?)?(?:-| )(?:olds?|of age)(?![a-z])"
)
_NEXT_YEARS_OLD = re.compile(r"-? (?:and|or|to) [0-9]{1,2}[- ]years?[- ]olds?")
_COHORT = (
    "people|adults|children|those|patients|residents|women|men|anyone|everyone|pensioners|persons?|"
    "citizens|population|individuals|males|females|boys|girls|babies|infants|workers|staff|"
    "veterans|members|all|someone|everybody|anybody|parents|pupils|students|smokers|carers"
)
_COHORT_BEFORE = re.compile(
    rf"(?:^|[^a-z])(?:{_COHORT})(?: who are| that are| living| aged| and)?(?: the)?[ -]$"
)
_AGE_AFTER = re.compile(
    r"(?:s(?![a-z])|[.,;:)!?]|$| (?:and|who|with|in|at|to|or|have|are|were|will|can|living|"
    r"from|is|on|as|"
    r"across|that|had|by|than|for|would|should|may|registered|attending)(?![a-z]))"
)
_PARENT = re.compile(
    r"(?:father|mother|dad|mum|parent|grandfather|grandmother|grandad|granny|gran|grandparent|"
    r"mum-of|dad-of|mother-of|father-of|married with|family|widow|widower)(?:[ -]of|[ -]to)?[ -]$"
)
_EXPERIENCE = re.compile(
    r"'?s?'? (?:of )?(?:[a-z]+ )?(?:[a-z]+ )?(?:experience|service|expertise)(?![a-z])"
)
_ANNIVERSARY_BEFORE = re.compile(
    r"(?:turns|turned|turning|celebrat(?:e|es|ed|ing)|marks?|marking|marked)(?: its| the| their)? $"
)


def _is_age(context: _Context) -> bool:
    unit = context.figure.unit
    if unit not in {"count", "years", "months", "weeks", "days"}:
        return False
    if (
        _NEXT_YEARS_OLD.match(context.after)
        or _YEARS_OLD.match(context.after)
        or _AGED.search(context.before)
    ):
        return True
    if re.search(r"[0-9]s$|ties$", context.written) or "older" in context.written:
        return True
    if "younger" in context.written:
        return True
    if (
        unit not in {"count", "years"}
        or context.value > 110
        or context.written.endswith(("year", "years"))
    ):
        return False
    bounded = context.figure.hedge in {"more_than", "less_than", "at_least"}
    return bool(
        bounded and _COHORT_BEFORE.search(context.before) and _AGE_AFTER.match(context.after)
    )


def _is_aged_person(context: _Context) -> bool:
    """Tell the age of somebody named: "Jane Smith, 52, from Hull"."""
    return bool(
        context.figure.hedge == "exact"
        and context.written.isdigit()
        and 16 <= context.value <= 110
        and re.search(r"[A-Z][\w’'-]+ [A-Z][\w’'-]+(?:, | \()$", context.original_before)
        and re.match(r"[,)]", context.after)
    )


def _is_biography(context: _Context) -> bool:
    if _PARENT.search(context.before) and context.figure.unit == "count":
        return True
    return context.figure.unit in _DURATIONS and bool(_EXPERIENCE.match(context.after))


def _is_anniversary(context: _Context) -> bool:
    if context.figure.unit not in {"count", "years"}:
        return False
    return bool(_ANNIVERSARY_BEFORE.search(context.before)) and (
        context.figure.unit == "years"
        or (context.value <= 200 and not re.match(r" [a-z]+s(?![a-z])", context.after))
    )


# --- terms, standards, periods --------------------------------------------------------------

_HYPHENATED = re.compile(r"-(?:years?|months?|weeks?|days?|hours?|minutes?|mins?|hrs?)$")
# A hyphenated duration is a term or a period unless it is itself the change or the average.
_RESULT_NOUN = re.compile(
    r" (?:[a-z]+ )?(?:reduction|cut|decrease|increase|improvement|fall|drop|rise|saving|gain|"
    r"average|"
    r"mean|median)(?![a-z])"
)
_WITHIN = re.compile(
    r"(?:^|[^a-z])(?:within|inside)(?: (?:just|only|the|a|an|its|their))?(?: (?:required|"
    r"statutory|national|first|next|target|maximum|space of))* $"
)
_WAIT_BEFORE = re.compile(
    r"(?:^|[^a-z])(?:wait(?:s|ing|ed)?(?: times?)?|delay(?:s|ed)?|stay(?:s|ing|ed)?|lasting|"
    r"breach(?:es|ing)?|list|who|"
    r"hospital|department|bed|a&e|ae|trolley|ambulance)(?: of| for| times of| to be seen|"
    r" to be treated| lasting)? $"
)
_AVERAGE = re.compile(r"average|median|mean |typical|on average|usual")
_FROM_EVENT = re.compile(
    r" (?:of|from|after|following|before|between) (?:the |a |their |an |being |initial |first |"
    r"urgent |gp |receiving |their )*(?:referral|referred|arrival|arriving|"
    r"diagnosis|diagnosed|admission|admitted|discharge|receipt|birth|surgery|request|contact|"
    r"decision|receiving|calling|delivery|referring|suspected)(?![a-z])"
)
_PERIOD_ADJECTIVE = (
    "next|last|past|first|coming|previous|final|following|initial|recent|further|another|"
    "subsequent|"
    "remaining|opening|preceding|ensuing|full|second|third|same|whole|entire|latest|early|future"
)
_PERIOD_BEFORE = re.compile(
    rf"(?:^|[^a-z])(?:(?:{_PERIOD_ADJECTIVE})(?: (?:around|about|or|few|just|full|consecutive))*"
    r"|(?:over|during|throughout|across|for|after|since|every|in the space of|period of|course of|"
    r"span of|term of|space of|in under|once every|at least every|between|until|each|for up to|"
    r"spanning|"
    r"duration of|inside|covering|next|contract of|with|previous)(?: (?:the|a|an|its|their|"
    r"this|these|those|at|just|only|another|up to|almost|nearly|around|about|some|well))*"
    rf"(?: (?:{_PERIOD_ADJECTIVE}))*) $"
)
_IN_BEFORE = re.compile(
    r"(?:^|[^a-z])in(?: (?:the|a|an|just|only|as little as|under|around|about|its|their))*"
    rf"(?: (?:{_PERIOD_ADJECTIVE}))* $"
)
_COMPARED_AFTER = re.compile(
    r".{0,40}(?:down from|up from|compared|rather than|instead of|on average|, from|faster|"
    r"sooner|quicker|previously)"
)
_PERIOD_AFTER = re.compile(
    r"(?: ago| from now| later| into| since| prior| in a row| running| to come| hence| apart|"
    r" on[,. ]| on$|"
    r" after| before|'? time(?![a-z])| of operation| of operating| previously| to (?:the end|"
    r"march|june|september|december|april|january|"
    r"february|may|july|august|october|november)| ending| ended| of the (?:programme|pilot|"
    r"scheme|project|trial|"
    r"pandemic)| in advance| beforehand| afterwards| straight| of (?:funding|austerity|training|"
    r"study|war|planning|consultation|engagement|research|data|negotiation|the year|"
    r"campaigning|talks|hard work))"
)
_PROCEDURE_NEAR = re.compile(
    r"consultation|consult |engagement period|notice|deadline|appeal|call-in|submit|respond|"
    r"objection"
)
_OPENING_HOURS = re.compile(
    r"(?:,? (?:a|per|each|every) (?:day|week|year)|-a-(?:day|week))(?![a-z])"
)
_POSSESSIVE = re.compile(r"'(?![a-z])")


def _is_duration(context: _Context) -> bool:
    return context.figure.unit in _DURATIONS


def _is_term(context: _Context) -> bool:
    """Tell "four-hour target" and "a six-week consultation" from "a three-week cut"."""
    if not _is_duration(context) or not _HYPHENATED.search(context.written):
        return False
    return not _RESULT_NOUN.match(context.after)


def _is_definition(context: _Context) -> bool:
    """Tell a standard or the bound of a cohort ("within four hours", "waiting over 52 weeks")."""
    if not _is_duration(context) or _AVERAGE.search(
        context.before[-50:] + re.split(r"[,.;:]", context.after)[0][:30]
    ):
        return False
    if _WITHIN.search(context.before):
        return True
    if context.figure.hedge in _BOUNDED and _WAIT_BEFORE.search(context.before):
        return True
    return bool(_FROM_EVENT.match(context.after)) and not _is_change(context)


def _is_change(context: _Context) -> bool:
    """Tell "cut by three weeks", "two days earlier", "down to 12 minutes" by what is around."""
    if re.search(
        r"(?:^|[^a-z])(?:by|to|from|saves?|saving|saved|cut|cuts|reduced) $", context.before
    ):
        return True
    return bool(
        re.match(
            r" (?:faster|sooner|quicker|shorter|longer|fewer|less|more|better)(?![a-z])",
            context.after,
        )
    )


def _is_period(context: _Context) -> bool:
    if not _is_duration(context):
        return False
    if _AVERAGE.search(context.before[-50:]) or re.match(r" (?:on|in) average", context.after):
        return False
    if _PERIOD_BEFORE.search(context.before) or _PERIOD_AFTER.match(context.after):
        return not re.match(r" (?:faster|sooner|quicker|shorter)(?![a-z])", context.after)
    whole = context.value == int(context.value)
    if (
        whole
        and context.figure.unit in _LONG
        and re.match(r" (?:earlier|before|old)(?![a-z])", context.after)
    ):
        return True
    if _POSSESSIVE.match(context.after):
        return True
    if _IN_BEFORE.search(context.before):
        return not _COMPARED_AFTER.match(context.after)
    return False


def _is_schedule(context: _Context) -> bool:
    """Tell "24 hours a day, seven days a week" and "twice a week"."""
    if context.written.endswith(("twice", "thrice")) and context.figure.unit != "ratio":
        return True
    if not _is_duration(context) or not _OPENING_HOURS.match(context.after):
        return False
    return (context.value, context.figure.unit) == (24, "hours") or context.figure.unit in {
        "days",
        "weeks",
    }


def _is_procedure(context: _Context) -> bool:
    return _is_duration(context) and bool(
        _PROCEDURE_NEAR.search(context.before[-50:]) or _PROCEDURE_NEAR.search(context.after[:30])
    )


_STANDARD_AFTER = re.compile(
    r" (?:national |operational |constitutional |nhs |four-hour |government |performance |"
    r"waiting time |"
    r"waiting times |a&e |recovery )*(?:target|standard|threshold|benchmark|ambition)(?![a-z])"
)


_SLICE_BEFORE = re.compile(
    r"(?:poorest|deprived|richest|wealthiest|lowest|highest|worst|best|top|bottom|affluent) $"
)
_SLICE_AFTER = re.compile(r" (?:most|least|poorest|richest|wealthiest|worst|best)(?![a-z])")


def _is_standard(context: _Context) -> bool:
    """Tell "the 95% target" and "the poorest 20%" from a result."""
    if context.figure.unit != "percent":
        return False
    if _SLICE_BEFORE.search(context.before) or _SLICE_AFTER.match(context.after):
        return True
    return bool(_STANDARD_AFTER.match(context.after))


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


def _is_comparator(context: _Context) -> bool:
    """Tell a figure of others that only sets off the claim: "(national average is 10 days)"."""
    if _ELSEWHERE_AVERAGE.search(context.before):
        return True
    opening = context.before.rfind("(")
    if opening < 0 or ")" in context.before[opening:]:
        return False
    inside = context.before[opening:] + context.after.split(")")[0]
    others = _ELSEWHERE.search(inside) and re.search(
        r"average|compar|against|versus|\bvs\b|target|standard|nationally", inside
    )
    return bool(others)


# --- names, idioms, furniture ---------------------------------------------------------------

_PROGRAMME = re.compile(
    r"(?: [A-Z][\w’'-]+| for| of| and| to){0,4} (?:Project|Plan|Programme|Program|Campaign|"
    r"Challenge|"
    r"Initiative|Strategy|Scheme|Review|Commission|Vision|Framework|View|Pledge|Study|Trial|Way|"
    r"Partnership|Alliance|Together|Fund|Lives|Genomes|Act|Rule)\b"
)
_TITLE_YEAR = re.compile(r"[ -](?:Year|Day|Hour|Week|Minute)s?\b")
_ONE_NAME = re.compile(r" (?:[A-Z]|& )")
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
_ANAPHOR_AFTER = re.compile(
    r"(?: (?:come|comes|came|are|were|will|have|had|has|is|was|join|joined|joining|of|in|that|"
    r"which|who|and|"
    r"to|now|would|can|could|cover|covers|work|worked|working|serve|share|shared|follow|bring|"
    r"also|should|must|"
    r"may|might|on|at|with|as|from|then|together|become|became|each|all|do|did|agreed|agree|"
    r"already|both|being|if|when|but|or|include|included|made|make|said|say|took|take|won|were|"
    r"under|by)(?![a-z])|[.,;:!?)’'”\"—]|$| -| \()"
)
_FURNITURE_AFTER = re.compile(
    r"[ -]?(?: ?(?:comments?|shares?|likes?|views?|retweets?|replies|reads)(?![a-z])|"
    r"[ -](?:min(?:ute)?s?)? ?read(?![a-z])| of [0-9]{1,3}$)"
)
_FURNITURE_BEFORE = re.compile(
    r"(?:^|[^a-z])(?:comments?|shares?|views?|likes|reading time|read time|page|word count|"
    r"words|retweets)"
    r"\s*[:(]?\s*$|page [0-9]+ of $"
)
_SHORT_PARAGRAPH = 60
_LIST_OF_COUNTS = re.compile(
    r"(?:[0-9]|two|three|four|five|six|seven|eight|nine|ten|eleven|"
    r"twelve)(?: [a-z'&-]+){1,6}(?:,| and|, and) $"
)
_MORE_COUNTS = re.compile(
    r"(?: [a-z'&-]+){1,6}(?:,| and|, and)(?: (?:a|the))? (?:[0-9]|two|three|four|five|six|"
    r"seven|eight|nine|ten|"
    r"eleven|twelve)(?![a-z])"
)


def _is_name(context: _Context) -> bool:
    """Tell "Five Year Forward View" and "100,000 Genomes Project" from counts."""
    after = context.original_after
    if (
        context.figure.unit == "years"
        and context.original.endswith(("Year", "Years"))
        and not context.heading
    ):
        return True
    if _TITLE_YEAR.match(after) and not context.heading:
        return True
    if (
        context.figure.unit == "days"
        and context.before.endswith("first ")
        and context.value >= 1000
    ):
        return True
    if context.heading or context.figure.hedge != "exact" or context.figure.unit != "count":
        return False
    if _PROGRAMME.match(after):
        return True
    inside = re.search(r"[\w’'&]+ $", context.original_before)
    capital = context.original[0].isalpha() and context.original[0].isupper()
    return bool(capital and inside and _ONE_NAME.match(after))


def _is_idiom(context: _Context) -> bool:
    after = context.after
    if context.figure.unit == "percent":
        return context.value >= 100 and bool(_HUNDRED_IDIOM.match(after))
    if context.figure.unit not in {"count", "ratio"}:
        return False
    if _IDIOM_AFTER.match(after) or _TOP.search(context.before):
        return True
    vague = context.figure.hedge == "between" and " or " in context.written
    return vague and (context.figure.value_high or 0) <= 3


# What is counted here is neither people nor services, money, performance or organisations.
_IDEAS = re.compile(
    r" (?:[a-z-]+ ){0,2}(?:things|reasons|ways|priorities|aims|themes|pillars|objectives|"
    r"principles|goals|"
    r"challenges|points|strands|elements|aspects|factors|criteria|questions|missions|ambitions|"
    r"options|"
    r"scenarios|ideas|lessons|messages|values|facts|commandments|words|chapters|tests|steps|phases|"
    r"stages|dimensions|key areas|areas of focus|examples|categories|headings|issues)(?![a-z-])"
)
_COUNTED_FIRST = re.compile(
    r" [a-z-]*(?:people|patients|staff|residents|services|more|new)(?![a-z])"
)


def _is_count_of_ideas(context: _Context) -> bool:
    """Tell "three priorities" from "three areas"."""
    if context.figure.unit != "count" or context.value > 20:
        return False
    return bool(_IDEAS.match(context.after)) and not _COUNTED_FIRST.match(context.after)


def _is_compound(context: _Context) -> bool:
    """Tell "a three-way deal" from "a 24-bed ward"."""
    match = _COMPOUND.match(context.after)
    if not match or context.figure.unit != "count" or context.written[0] in "£$€":
        return False
    return match[1] not in _COUNTING_COMPOUND


def _is_one(context: _Context) -> bool:
    """Tell "one" as an article from "one" as a count beside other counts."""
    if context.written not in {"one", "just one", "only one"} or context.figure.unit != "count":
        return False
    if not re.match(r" [a-z]", context.original_after):
        return True
    if " for every " in context.after:
        return False
    return not (_LIST_OF_COUNTS.search(context.before) or _MORE_COUNTS.match(context.after))


def _is_anaphor(context: _Context) -> bool:
    """Tell "the three come after" from "the three areas"."""
    if context.figure.unit != "count" or context.figure.hedge != "exact" or context.value > 20:
        return False
    return bool(_ANAPHOR_BEFORE.search(context.before) and _ANAPHOR_AFTER.match(context.after))


def _is_furniture(context: _Context) -> bool:
    if _FURNITURE_BEFORE.search(context.before) and context.paragraph_length < _SHORT_PARAGRAPH:
        return True
    read = re.match(r"[- ]?(?:min(?:ute)?s?)? ?read(?![a-z])", context.after)
    short = context.paragraph_length < _SHORT_PARAGRAPH
    return bool(read or (short and _FURNITURE_AFTER.match(context.after)))


_RULES: tuple[tuple[str, Callable[[_Context], bool]], ...] = (
    ("page furniture", _is_furniture),
    ("age", _is_age),
    ("age", _is_aged_person),
    ("biography", _is_biography),
    ("anniversary", _is_anniversary),
    ("name", _is_name),
    ("schedule", _is_schedule),
    ("measure definition", _is_term),
    ("baseline", _is_comparator),
    ("measure definition", _is_definition),
    ("period", _is_period),
    ("procedural deadline", _is_procedure),
    ("measure definition", _is_standard),
    ("idiom", _is_idiom),
    ("one as a pronoun or article", _is_one),
    ("count of ideas", _is_count_of_ideas),
    ("name", _is_compound),
    ("anaphor", _is_anaphor),
)
