"""Durations and percentages that are terms, standards, periods or deadlines."""

from __future__ import annotations

import re

from ics_claims.extraction.surroundings import Surroundings

_HYPHENATED = re.compile(r"-(?:years?|months?|weeks?|days?|hours?|minutes?|mins?|hrs?)$")
# "The 62 day performance": a duration in the singular is a term too.
_SINGULAR = re.compile(r" (?:year|month|week|day|hour|minute)$")
_NOUN = re.compile(r" [a-z]{3,}")
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
    r"hospital|department|bed|a&e|ae|trolley|ambulance|handovers?|waiters|waiting lists?|pathways?|"
    r"backlogs?|longer)(?: of| for| times of| to be seen|"
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
    r" on[,.: ]| on$|"
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
_BEYOND = re.compile(r"(?:^|[^a-z])beyond (?:the )?$")
# "Patients face waits of over a year": here the length of the wait is what is claimed.
_FACED = re.compile(
    r"(?:^|[^a-z])(?:fac(?:e|es|ed|ing)|endur(?:e|es|ed|ing)|experienc(?:e|es|ed|ing)|"
    r"suffer(?:s|ed|ing)?|there (?:are|were)|seen?|saw|report(?:s|ed|ing)?|with)(?: [a-z-]+){0,2}"
    r" (?:waits?|delays?|queues?) (?:of|for) $"
)
_IN_PLACES = re.compile(
    r" (?:in (?:some|many|several|most|a few|certain|other)? ?(?:places|parts|areas|cases|"
    r"specialties|regions|counties)|are (?:common|typical|normal|not unusual)|have become)"
)
_FASTER = re.compile(r" (?:faster|sooner|quicker|shorter|longer|fewer|less|more|better)(?![a-z])")
_SOONER = re.compile(r" (?:faster|sooner|quicker|shorter)(?![a-z])")
_CHANGED_BEFORE = re.compile(r"(?:^|[^a-z])(?:by|to|from|saves?|saving|saved|cut|cuts|reduced) $")
_CLAUSE_END = re.compile(r"[,.;:]")
_ON_AVERAGE = re.compile(r" (?:on|in) average")
_EARLIER = re.compile(r" (?:earlier(?! than)|before|old)(?![a-z])")
_AMOUNT = re.compile(r" (?:of|a|per|each|every) ")
_MANY = 100
_SPANS_AFTER = re.compile(
    r" (?:summers?|winters?|springs?|autumns?|decades?|generations?|centuries|elections?|nights?|"
    r"mornings?|evenings?|seasons?|terms?|quarters?|parliaments?|governments?|christmases)"
    r"(?: (?:ago|earlier|later|before|running|in a row|of)(?![a-z])|[.,;:]|$)"
)
_SPANS = re.compile(r" (?:decades?|generations?|centuries|parliaments?)(?![a-z])")
_TO_DO = re.compile(r" (?:in which )?to [a-z]+")
_GIVEN = re.compile(
    r"(?:^|[^a-z])(?:has|have|had|given|gives?|gave|allowed|allows|got|get|gets)"
    r"(?: (?:just|only|up to|at least|another|until))? $"
)
# "Open 8 till 8"
_TILL_AFTER = re.compile(r" (?:till|til|until) [0-9]{1,2}(?![0-9])")
# "By month six", "in year two", "stage one or two"
_LABELLED = re.compile(
    r"(?:^|[^a-z])(?:by|at|in|of|from|to|until|for|since|after|than)(?: the end of)? "
    r"(?:month|year|week|day|quarter|stages?|phase|cohorts?|wave) (?:[a-z]+ (?:or|to|and) )?$"
)
_WORD = re.compile(r"[a-z]+$")
_TILL_BEFORE = re.compile(r"[0-9] (?:till|til|until) $|(?:^|[^a-z])opens? (?:at|from|until|till) $")
_TILL_LAST = frozenset("till til until at from".split())
_MIDNIGHT = 24
_POSSESSIVE = re.compile(r"'(?![a-z])")
_LONG = frozenset(["years", "months"])
_BOUNDED = frozenset(["more_than", "at_least", "less_than", "nearly"])


def is_term(around: Surroundings) -> bool:
    """Tell "four-hour target" and "a six-week consultation" from "a three-week cut"."""
    if not around.is_duration:
        return False
    singular = around.value > 1 and _SINGULAR.search(around.written) and _NOUN.match(around.after)
    if not singular and not _HYPHENATED.search(around.written):
        return False
    return not _RESULT_NOUN.match(around.after)


def is_definition(around: Surroundings) -> bool:
    """Tell a standard or the bound of a cohort ("within four hours", "waiting over 52 weeks")."""
    if around.figure.unit == "count" and around.after.startswith(" seconds"):
        return bool(_WITHIN.search(around.before))
    if not around.is_duration or _AVERAGE.search(
        around.before[-50:] + _CLAUSE_END.split(around.after, maxsplit=1)[0][:30]
    ):
        return False
    if _WITHIN.search(around.before) or _BEYOND.search(around.before):
        return True
    if around.figure.hedge in _BOUNDED and _WAIT_BEFORE.search(around.before):
        return not (_FACED.search(around.before) or _IN_PLACES.match(around.after))
    return bool(_FROM_EVENT.match(around.after)) and not _is_change(around)


def _is_change(around: Surroundings) -> bool:
    """Tell "cut by three weeks", "two days earlier", "down to 12 minutes" by what is around."""
    return bool(_CHANGED_BEFORE.search(around.before) or _FASTER.match(around.after))


def is_period(around: Surroundings) -> bool:
    """Tell when or for how long ("over three years", "18 months ago") from a time to a result."""
    if not around.is_duration:
        return _is_loose_period(around)
    if _AVERAGE.search(around.before[-50:]) or _ON_AVERAGE.match(around.after):
        return False
    if _is_amount(around):
        return False
    if _PERIOD_BEFORE.search(around.before) or _PERIOD_AFTER.match(around.after):
        return not _SOONER.match(around.after)
    whole = around.value == int(around.value)
    if whole and around.figure.unit in _LONG and _EARLIER.match(around.after):
        return True
    if _POSSESSIVE.match(around.after):
        return True
    if _IN_BEFORE.search(around.before):
        return not _COMPARED_AFTER.match(around.after)
    return False


def _is_loose_period(around: Surroundings) -> bool:
    """Tell "two summers ago" and "for two decades"."""
    if around.figure.unit != "count":
        return False
    if _SPANS_AFTER.match(around.after):
        return True
    return bool(_SPANS.match(around.after) and _PERIOD_BEFORE.search(around.before))


def _is_amount(around: Surroundings) -> bool:
    """Tell "paid for 6,300 hours of respite" and "open for 21 hours a week" from periods."""
    unit = around.figure.unit
    if unit not in {"hours", "minutes"} or (unit, around.value) == ("hours", 24):
        return False
    if not _AMOUNT.match(around.after):
        return False
    return around.value >= _MANY or not around.after.startswith(" of ")


def is_schedule(around: Surroundings) -> bool:
    """Tell "24 hours a day, seven days a week" and "twice a week"."""
    if around.written.endswith(("twice", "thrice")) and around.figure.unit != "ratio":
        return True
    if around.figure.unit == "count" and _LABELLED.search(around.close):
        return bool(_WORD.match(around.written))
    if around.figure.unit == "count" and around.value <= _MIDNIGHT:
        opens = around.last in _TILL_LAST and _TILL_BEFORE.search(around.before)
        return bool(opens or _TILL_AFTER.match(around.after))
    if not around.is_duration or not _OPENING_HOURS.match(around.after):
        return False
    unit = around.figure.unit
    return (around.value, unit) == (24, "hours") or unit in {"days", "weeks"}


def is_procedure(around: Surroundings) -> bool:
    """Tell the time given to answer, pay or appeal."""
    if not around.is_duration:
        return False
    if _GIVEN.search(around.before) and _TO_DO.match(around.after):
        return True
    near = around.before[-50:], around.after[:30]
    return any(_PROCEDURE_NEAR.search(side) for side in near)
