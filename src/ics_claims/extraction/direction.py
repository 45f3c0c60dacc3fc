"""Whether a figure says more, less or neither."""

from __future__ import annotations

import re

from ics_claims.extraction import lexicon as lex
from ics_claims.extraction.clauses import (
    Parse,
    before_figure,
    clause_start,
    is_listed,
    left_of,
    noun_phrase_end,
    noun_phrase_start,
)
from ics_claims.extraction.tokens import FIGURE
from ics_claims.extraction.verbs import Group
from ics_claims.model import Unit

UP, DOWN, LEVEL = "increase", "decrease", "level"
_OPPOSITE = {UP: DOWN, DOWN: UP, LEVEL: LEVEL}
_MULTIPLIED = re.compile(r"\b(?:doubl|trebl|tripl|quadrupl|halv)(?:es?|ed|ing)$")
_MULTIPLES = ("doubl", "trebl", "tripl", "quadrupl", "fold", "twice", "thrice")
# "Seven times the year before" is a rise, "seven times the national average" a comparison.
_LONGEST_OBJECT = 8
_LOWER = lex.LOWER_WORDS | {"fewer", "less"}
_HIGHER = lex.HIGHER_WORDS - {"later", "older", "above"}
_NO_DESCRIBED = lex.CLOSING_WORDS | lex.ADVERBS
_TIMES_AS = frozenset("as more higher greater bigger the that what its last".split())
_BRINGING = frozenset("bring get drive push take cut reduce want have keep hold see".split())
_RANGING = frozenset("range ranges ranging ranged vary varies varying varied runs spans".split())
_NO_CHANGE_TO = frozenset("thanks due owing added according related linked addition".split())
_SPARED = lex.DOWN_VERBS - {"stop", "free", "limit", "slow", "ease"}
_SPENDING = frozenset("spend pay take cost need use".split())
_NEWLY = frozenset("qualified diagnosed discharged registered arrived elected appointed".split())
_LEAVING = frozenset("disappear vanish".split())
_LISTED_HIRES = re.compile(r"\b(?:hire|recruit|appoint|employ|take on)\b\W*$", re.I)
_SAYS_LESS = re.compile(r"\b(?:fewer|less|shorter|sooner|earlier|lower)\b(?! than)")
_SAYS_MORE = re.compile(
    r"\b(?:another|extra|additional|further|(?<!or )more$)|(?<!or )\bmore (?!than)"
)
_NEXT_TO = 4
# Verbs that say more with "up" and less with "down" or "back": the rest of them are no changes.
_STEPPED = lex.words(
    "stand step ramp scale build tick edge inch creep nudge notch ratchet push drive move",
    "wind pare whittle slim thin trim cut come go bring force ease",
)
_BACK = frozenset("scale cut pare trim roll wind".split())
# Of these, what they are done "to" or "by" is more where nothing else is said.
_CREEPING = frozenset("creep edge inch tick nudge go".split())
_RAISING = frozenset("push mount hoist top".split())
# Verbs by which a part is taken "off", "out of" or "away from" a whole.
_TAKING_OFF = lex.words(
    "take strip knock shave slice wipe trim clip cut remove chop carve keep divert deflect turn",
    "steer get shed withdraw",
)
_OFF = (["out", "of"], ["away", "from"])
# By so many months: a later day.
_PUT_OFF = frozenset("slip delay postpone defer overrun".split())
_ARRIVING = frozenset("start arrive join qualify".split())
_SOUGHT = frozenset("need find require".split())
_VACANT = frozenset("vacant vacancies posts".split())
_PAID_FOR = frozenset("open reopen buy purchase commission procure fund build install".split())
# Room for patients: opening or paying for it adds to what there is.
_CAPACITY = frozenset("bed beds trolleys trolley bays bay cots cubicles places".split())
# "Posts will go" and what may follow it; "will go to" and "go live" are no losses.
_GONE = frozenset(["", ".", ",", "at", "under", "by", "in", "as", "over", "when", "next", "this"])
_LOSABLE = frozenset("posts jobs roles staff positions costs beds".split())
_NOWADAYS = frozenset("now today currently nowadays yesterday".split())
_NO_CONTRAST = frozenset("of than compared against versus".split())
_STANDING_AT = frozenset("be have take stand look average number last run employ get".split())
_AHEAD = ("plan", "expect", "future")
_MARKS = ("£", "%", "cent", "minute", "hour", "day", "week", "month", "year", "point")
_PLANNED = frozenset("plan plans planned target targets goal aim needed required set".split())
_MINUTES = {
    "minute": 1,
    "hour": 60,
    "day": 1440,
    "week": 7 * 1440,
    "fortnight": 14 * 1440,
    "month": 30 * 1440,
    "year": 365 * 1440,
}
_HIRING = frozenset("recruitment interviews hiring adverts advert".split())
_WITHOUT = frozenset(
    [
        ("away", "with"),
        ("do", "without"),
        ("dispense", "with"),
        ("dispensed", "with"),
        ("dispensing", "with"),
        ("rid", "of"),
        ("stop", "using"),
        ("stopped", "using"),
    ]
)
_THIS = frozenset("week month year winter summer autumn spring".split())
_THREATS = frozenset(
    [("at", "risk"), ("for", "closure"), ("under", "threat"), ("facing", "closure"), ("the", "axe")]
)
_NEEDING = frozenset("need needs needed needing have has had require requires required".split())
_LEAVING_WORK = frozenset("leave resign quit retire".split())
_STAFF = lex.KIND_NOUNS["workforce"] - {"recruitment", "retention", "sickness", "absence"}
# After a sum these belong to what follows: "£3m up front", "£5m under the deal".
_ASIDE_OF = frozenset("up down below under above".split())
# "No longer needed to be in hospital": they are there still.
_STAYING = frozenset("be stay remain".split())
_ONCE = frozenset("once formerly previously originally".split())
# What is new of these is not that there are more of them.
_NEW_PEOPLE = frozenset("mothers mums fathers dads parents babies families starters".split())
_STANDARDS = frozenset("average mean england national size length population".split())
_HALF_OF = frozenset("time wait length cost level number rate price long often many much".split())
_EARLIER = lex.words(
    "earlier before previous previously last ago year month quarter january february march april",
    "may june july august september october november december winter summer spring autumn",
)
_COMPARED = frozenset("from than against versus vs".split())
_BEYOND = frozenset("higher lower more fewer less better shorter greater".split())


def direction_of(
    reading: Parse, number: int, unit: str, values: tuple[float | None, float | None]
) -> tuple[str, str]:
    """Return the direction of a figure and the rule that told it.

    `unit` is the figure's, `values` are those of the figure before it and its own.
    """
    place = reading.places[number]
    token = reading.tokens[place]
    figure = reading.text[token.start : token.end]
    found = _from_to(reading, number, values)
    if found:
        return found, "from-to"
    if reading.word(place - 1) == "of" and reading.word(place - 2) in lex.BASES:
        return LEVEL, "base"
    found = _then_and_now(reading, number, unit, values)
    if found:
        return found, "then-and-now"
    if unit == "gbp":
        return _of_money(reading, number, place)
    for rule, tell in (
        ("below", _brought_below),
        ("off", _off_the),
        ("record", _record),
        ("reaching", _reaching),
        ("change-is", _being),
        ("done-without", _done_without),
        ("equal-to", _equal_to),
        ("taken-off", _taken_off),
        ("sign", _sign),
        ("comparator", _comparator),
        ("change-noun", _change_noun),
        ("modifier", _modifier),
        ("up-from", _postposed),
        ("by-to", _changed_by),
        ("verb", _governed),
        ("gapped", _gapped),
        ("participle", _participle_after),
        ("labelled", _labelled),
        ("taken-on", _taken_on),
        ("of-them", _of_them),
        ("not-happening", _not_happening),
    ):
        found = tell(reading, number, place)
        if found:
            return found, rule
    found = _multiple(reading, number, figure, unit)
    return (found, "multiple") if found else (_of_the_words(figure), "none")


_AVOIDED = ("avoided", "prevented", "averted")
_LOSING = frozenset("loss closure removal axing scrapping".split())
_EQUAL = frozenset("equivalent equal amounts amounting".split())


def _then_and_now(
    reading: Parse, number: int, unit: str, values: tuple[float | None, float | None]
) -> str:
    """Tell "in May it was 44%; it is 79% now" and "it took 90 days; it now takes 40"."""
    one, other = values
    if not number or one is None or other is None or one == other:
        return ""
    earlier, place = reading.places[number - 1 : number + 1]
    group, role = reading.links[number]
    if group is None or role not in ("object", "at", "subject") or not _are_alike(reading, number):
        return ""
    if noun_phrase_end(reading, place) > place + 1 and reading.word(place + 1) not in _NOWADAYS:
        return ""
    start = max(clause_start(reading, place), earlier + 1)
    own = set(reading.words(start, place + 4))
    since = (
        (own & _NOWADAYS or ("this" in own and own & _THIS))
        and not own & _NO_CONTRAST
        and group.lemma in _STANDING_AT
    )
    ahead = group.tense in _AHEAD and group.lemma in _STANDING_AT
    past = (
        any(
            g.tense in ("past", "present") and abs(g.first - earlier) < _LONGEST_OBJECT
            for g in reading.groups
            if g.first < start and (ahead or g.tense == "past")
        )
        or set(reading.words(earlier - 3, earlier)) & _ONCE
    )
    if not (since or ahead) or not past or group.first < earlier:
        return ""
    return UP if other > one else DOWN


def _are_alike(reading: Parse, number: int) -> bool:
    """Whether a figure and the one before it are shares both, or times, or counts."""
    texts = [
        reading.text[reading.tokens[at].start : reading.tokens[at].end].lower()
        for at in reading.places[number - 1 : number + 1]
    ]
    kinds = [
        next((mark for mark in _MARKS if mark in text), "in" if " in " in text else "")
        for text in texts
    ]
    return kinds[0] == kinds[1]


def _reaching(reading: Parse, number: int, place: int) -> str:
    """Tell "have doubled since 2019, reaching 78": the change is in the verb before."""
    group, role = reading.links[number]
    if group is None or role != "object" or (group.lemma, group.tense) != ("reach", "gerund"):
        return ""
    token = reading.tokens[reading.places[number - 1 if number else 0]]
    earlier = reading.text[token.start : token.end].lower()
    if number and _MULTIPLIED.search(earlier):
        return DOWN if "halv" in earlier else UP
    before = [g for g in reading.groups if g.last < group.first and g.finite][-1:]
    return _of_group(reading, before[0], []) if before else ""


def _off_the(reading: Parse, number: int, place: int) -> str:
    """Tell "a third off waiting times" and "3% off the bill"."""
    off = reading.word(place + 1) == "off" and reading.word(place + 2) not in ("", ".", ",", "sick")
    return DOWN if off and reading.links[number].group is None else ""


def _record(reading: Parse, number: int, place: int) -> str:
    """Tell "a record 54,000" and "an all-time low of 3%"."""
    before = reading.words(place - 3, place)
    if before[-2:] == ["a", "record"]:
        return UP
    if before[-1:] != ["of"] or before[-2:-1] not in (["high"], ["low"]):
        return ""
    return UP if before[-2] == "high" else DOWN


def _being(reading: Parse, number: int, place: int) -> str:
    """Tell "the fall was 34%": what stands before "is" is a change."""
    group, role = reading.links[number]
    if group is None or role != "object" or group.lemma != "be" or place - group.last > 1:
        return ""
    noun, opening = reading.word(group.first - 1), reading.word(group.first - 2)
    return _of_noun(noun, []) if opening in ("the", "a", "this", "that") else ""


def _done_without(reading: Parse, number: int, place: int) -> str:
    """Tell "do away with 70 placements", "do without 20 beds", "stopped using 3,000 sheets"."""
    start = noun_phrase_start(reading, place)
    return DOWN if tuple(reading.words(start - 2, start)) in _WITHOUT else ""


def _brought_below(reading: Parse, number: int, place: int) -> str:
    """Tell "bring waits below 36 weeks" and "get the backlog under 400"."""
    token = reading.tokens[place]
    figure = reading.text[token.start : token.end].lower()
    group = next(
        (g for g in reversed(reading.groups) if g.last < place and g.lemma in _BRINGING | {"be"}),
        None,
    )
    if group is None or place - group.last > _LONGEST_OBJECT:
        return ""
    own = figure.startswith(("below ", "under ")) or reading.word(place - 1) in ("below", "under")
    if own and "back" in reading.words(place - 2, place):
        return DOWN
    return DOWN if own and group.lemma != "be" and place - group.last > 1 else ""


def _taken_off(reading: Parse, number: int, place: int) -> str:
    """Tell "keep 900 people out of hospital", "knock £2m off the bill", "take £3m out of costs"."""
    group, role = reading.links[number]
    if group is None or group.lemma not in _TAKING_OFF or role != "object" or group.first > place:
        return ""
    after = reading.words(place + 1, place + 9)
    after = after[: after.index(FIGURE)] if FIGURE in after else after
    pairs = [after[at : at + 2] for at in range(len(after))]
    if any(pair in _OFF for pair in pairs) or (group.lemma != "keep" and _off_it(after)):
        return DOWN
    kept_from = group.lemma in ("keep", "divert", "deflect") and "from" in after
    return DOWN if kept_from and (group.lemma != "keep" or "hospital" in after) else ""


def _off_it(after: list[str]) -> bool:
    at = after.index("off") + 1 if "off" in after else 0
    return bool(at) and after[at : at + 1] not in (["me"], ["us"], ["him"], ["you"])


def _sign(reading: Parse, number: int, place: int) -> str:
    """Tell "-58%", "+12%" and "minus 1,940 days"."""
    start = reading.tokens[place].start
    sign = reading.text[start - 1 : start] if start else ""
    before = reading.text[start - 2 : start - 1] if start > 1 else " "
    if not before.isalnum() and sign in ("-", "−", "–", "‑", "+") and before not in ("£", "%"):
        return UP if sign == "+" else DOWN
    return (
        {"minus": DOWN, "plus": UP}.get(reading.word(place - 1), "")
        if place == 1
        or (reading.word(place - 2) in ("", ":", "(", "–", "-"))
        or (reading.word(place - 2) == "," and _is_share(reading, place))
        else ""
    )


def _equal_to(reading: Parse, number: int, place: int) -> str:
    """Return the direction of the sum that a share only puts otherwise: "equal to 5%"."""
    if not number or reading.word(place - 1) != "to" or reading.word(place - 2) not in _EQUAL:
        return ""
    token = reading.tokens[reading.places[number - 1]]
    unit: Unit = "gbp" if reading.text[token.start] == "£" else "count"
    return direction_of(reading, number - 1, unit, (None, None))[0]


def _is_share(reading: Parse, place: int) -> bool:
    token = reading.tokens[place]
    own = reading.text[token.start : token.end].lower()
    return own.endswith(("%", "cent", "half", "third", "thirds", "quarter", "quarters", "fifth"))


def _taken_on(reading: Parse, number: int, place: int) -> str:
    """Tell staff or beds that a body comes to have: "welcomed 40 nurses", "took on 12 staff"."""
    group = reading.links[number].group
    if group is not None and _is_brought_together(reading, group):
        return ""
    if group is not None and _is_coming(reading, number, place):
        return UP
    recruiting = "recruitment" in reading.spelled and reading.links[number].role == "for"
    if group is None or not (group.lemma in lex.TAKING_VERBS or recruiting):
        return ""
    if reading.word(group.last + 1) in ("part", "place", "up") and group.lemma == "take":
        return ""
    end = min(noun_phrase_end(reading, place), place + 8)
    counted = set(reading.words(place + 1, end))
    staff = counted & lex.KIND_NOUNS["workforce"] or (
        counted & lex.PEOPLE and set(reading.words(end, end + 6)) & lex.INTO_WORK
    )
    if staff and reading.links[number].role in ("object", "by", "on", "in", "subject"):
        return UP
    if group.lemma == "reopen" and reading.links[number].role == "object":
        return UP
    particle = reading.word(group.last + 1)
    hired = "recruitment" in reading.spelled[: group.first]
    if staff and hired and reading.links[number].role == "for":
        return UP
    return UP if hired and particle in ("in", "on") else ""


def _is_brought_together(reading: Parse, group: Group) -> bool:
    """Whether what there is already comes under one roof: "brings together 14 practices"."""
    after = reading.words(group.last + 1, group.last + 12)
    joined = after[:1] == ["together"] or any(pair in after for pair in ("together", "roof"))
    under = any(after[at : at + 1] == ["under"] for at in range(len(after)))
    return group.lemma in ("bring", "draw") and (joined or under)


def _is_coming(reading: Parse, number: int, place: int) -> bool:
    """Whether staff begin ("26 nurses have started") or are sought, or beds are paid for."""
    group, role = reading.links[number]
    if group is None:
        return False
    end = min(noun_phrase_end(reading, place), place + 8)
    counted = set(reading.words(place + 1, end))
    after = reading.words(group.last + 1, group.last + 4)
    if role == "subject" and not group.passive and group.lemma in _ARRIVING:
        begun = after[:1] == ["work"] or (group.lemma == "start" and after[:1] == ["in"])
        return bool(counted & lex.KIND_NOUNS["workforce"]) or (begun and after[:1] == ["work"])
    staff = bool(counted & lex.KIND_NOUNS["workforce"])
    looking = group.lemma in ("advertise", "interview", "recruit") or (
        set(reading.spelled[:place]) & _HIRING
    )
    if (role == "for" and looking) or reading.word(end) in ("wanted", "sought"):
        return staff
    if role == "object" and group.lemma == "place":
        return bool(set(reading.words(end, end + 6)) & lex.INTO_WORK)
    if role == "object" and group.lemma in _SOUGHT:
        return staff and not counted & _VACANT
    if role == "subject" and group.lemma == "reopen":
        return bool(counted & _CAPACITY)
    return role == "object" and group.lemma in _PAID_FOR and bool(counted & _CAPACITY)


def _creeps_up(reading: Parse, number: int, place: int) -> bool:
    """Whether "up to" before a figure is no hedge: "crept up to 66"."""
    group, role = reading.links[number]
    own = reading.text[reading.tokens[place].start : reading.tokens[place].end].lower()
    moving = group is not None and group.lemma in _CREEPING and group.last == place - 1
    return moving and own.startswith("up to ") and role == "object"


def _of_them(reading: Parse, number: int, place: int) -> str:
    """Return the direction of what "six of them" or "16 of whom" is a part of."""
    part = reading.words(place + 1, place + 3)
    if part not in (["of", "them"], ["of", "whom"], ["of", "these"]) or _is_share(reading, place):
        return ""
    whole = number - 1
    if number and any(
        reading.places[whole] < group.first and group.last == place - 1 for group in reading.groups
    ):
        # "opened 46 beds and will keep 30 of them": a verb of its own.
        return ""
    chained = number and reading.words(reading.places[whole] + 1, reading.places[whole] + 3) == part
    if number and not chained:
        return direction_of(reading, whole, "count", (None, None))[0]
    first = reading.word(clause_start(reading, place))
    opening = reading.word(0)
    return UP if first in ("extra", "additional") or opening in ("extra", "additional") else ""


def _not_happening(reading: Parse, number: int, place: int) -> str:
    """Tell "480 strokes that will not happen"."""
    end = noun_phrase_end(reading, place)
    after = reading.words(end, end + 5)
    pairs = [tuple(after[at : at + 2]) for at in range(len(after))]
    if ("made", "redundant") in pairs or reading.word(end - 1) == "redundancies":
        return DOWN
    if _THREATS & set(pairs) and set(reading.words(place, end)) & (_LOSABLE | lex.CLOSABLE):
        return DOWN
    if ("no", "longer") in pairs[:3] and set(after) & _NEEDING and not set(after) & _STAYING:
        return DOWN
    never = after[:1] in (["that"], ["which"]) and ("not" in after or "never" in after)
    return DOWN if never and set(after) & {"happen", "happened", "occur", "occurred"} else ""


def _multiple(reading: Parse, number: int, figure: str, unit: str) -> str:
    """Tell "doubled", "half the wait" and "seven times the year before"."""
    place, lower = reading.places[number], figure.lower()
    following = reading.words(place + 1, place + 4)
    if unit != "ratio":
        return ""
    if lower == "half" and reading.word(place - 1) == "in" and _is_cut(reading, number):
        return DOWN
    if "again" in lower or (following[:1] == ["as"] and "again" in following):
        return UP
    if "halv" in lower:
        return DOWN
    if "likely" in following:
        return LEVEL
    if lower.endswith("half") and following[:1] in (["the"], ["as"]):
        timed = set(following[1:]) & _HALF_OF
        return DOWN if timed else ""
    compared = _STANDARDS - ({"size", "length"} if _MULTIPLIED.search(lower) else set())
    if set(reading.words(place + 1, place + 5)) & compared:
        return LEVEL
    if any(part in lower for part in _MULTIPLES):
        return UP
    times = lower.endswith("times") or following[:1] == ["times"]
    after = following[1:2] if following[:1] == ["times"] else following[:1]
    return UP if times and after and after[0] in _TIMES_AS else ""


def _is_cut(reading: Parse, number: int) -> bool:
    """Whether "in half" is what something is cut in."""
    group = reading.links[number].group
    return group is not None and group.lemma in ("cut", "reduce", "slash")


def _from_to(reading: Parse, number: int, values: tuple[float | None, float | None]) -> str:
    """Tell "from 60% to 75%": the first is where it stood, the second where it went."""
    if not number or before_figure(reading, reading.places[number]) != "to":
        return ""
    earlier, later = reading.places[number - 1 : number + 1]
    token = reading.tokens[earlier]
    word = reading.text[token.start : token.end].lower()
    if _MULTIPLIED.search(word) and later - earlier <= _LONGEST_OBJECT:
        # "doubled its beds to #"
        return DOWN if "halv" in word else UP
    if before_figure(reading, earlier) != "from" or later - earlier > 8:
        return ""
    if set(reading.words(earlier - 6, earlier)) & _RANGING:
        return ""
    one, other = values
    if one is None or other is None or one == other:
        return ""
    one, other = one * _minutes(reading, earlier), other * _minutes(reading, later)
    return UP if other > one else DOWN


def _minutes(reading: Parse, place: int) -> int:
    """Return the minutes of the unit of time that a figure is in, 1 for what is no time."""
    token = reading.tokens[place]
    last = reading.text[token.start : token.end].lower().split()[-1].rstrip("s")
    return _MINUTES.get(last, 1)


def _of_money(reading: Parse, number: int, place: int) -> tuple[str, str]:
    """Return level for sums, unless they are saved, added or the size of a change."""
    near = reading.words(place - 4, place + 5)
    link = reading.links[number]
    if reading.word(place - 1) in _COMPARED:
        return LEVEL, "comparator"
    earlier = reading.places[number - 1] if number else 0
    chained = reading.words(earlier - 2, earlier) == ["of", "which"]
    if number and not chained and reading.words(place - 2, place) == ["of", "which"]:
        return _of_money(reading, number - 1, earlier)[0], "of-which"
    part = reading.words(place + 1, place + 3) in (["of", "it"], ["of", "that"])
    if number and part and reading.text[reading.tokens[earlier].start] == "£":
        return _of_money(reading, number - 1, earlier)[0], "part-of"
    if number and _is_target_of(reading, number, place):
        return _of_money(reading, number - 1, earlier)[0], "target-of"
    found = _changed_by(reading, number, place)
    if found:
        return found, "by-to"
    lemma = link.group.lemma if link.group else ""
    passive = link.group is not None and link.group.passive
    if lemma == "cost" and link.role == "object":
        return LEVEL, "cost"
    governed = link.role == "object" or (link.role == "subject" and passive)
    saved = lemma in lex.DOWN_VERBS | {"release"} and governed
    if lemma == "release" and link.group is not None:
        # A funder that releases money gives it; others save it.
        first = link.group.first
        saved = saved and not set(reading.words(first - 4, first)) & lex.FUNDERS
    if _taken_off(reading, number, place) or _is_worth_saved(reading, number, place):
        return DOWN, "saved"
    if saved or any(word in lex.SAVING_WORDS for word in near):
        return DOWN, "saved"
    if reading.words(place + 1, place + 3) in (["for", "every"], ["for", "each"]):
        return LEVEL, "return"
    if _creeps_up(reading, number, place):
        return UP, "up-to"
    noun = _change_noun(reading, number, place)
    if noun and "boost" not in near and "uplift" not in near:
        return noun, "change-noun"
    before = reading.words(place - 2, place)
    added = any(word in ("extra", "additional", "further") for word in before)
    if added and before[-1] != ",":
        return UP, "added"
    after = reading.words(place + 1, place + 3)
    if after[:1] and after[0] in _LOWER - _ASIDE_OF and not _is_than_planned(reading, place):
        return DOWN, "less"
    if after[:1] and after[0] in _HIGHER - _ASIDE_OF and not _is_than_planned(reading, place):
        return UP, "added"
    # "Additional roles" is what the scheme for staff in general practice is called.
    named = reading.word(place + 3) == "roles"
    added = after in (["of", "extra"], ["of", "additional"]) and not named
    if after[:1] in (["more"], ["extra"]) or added:
        return UP, "added"
    return LEVEL, "sum"


def _is_than_planned(reading: Parse, place: int) -> bool:
    """Whether a sum is only set against what it should be: "£7m worse than plan"."""
    after = reading.words(place + 2, place + 8)
    return after[:1] == ["than"] and bool(
        set(after) & (_PLANNED | {"should", "expected", "budget"})
    )


def _is_target_of(reading: Parse, number: int, place: int) -> bool:
    """Whether a sum is what the sum before it was meant to be: "short of the £16m planned"."""
    earlier = reading.places[number - 1]
    between = reading.words(earlier + 1, place)
    if reading.text[reading.tokens[earlier].start] != "£" or len(between) > 2 * _LONGEST_OBJECT:
        return False
    beside = {*between[-4:], *reading.words(place + 1, place + 6)}
    return bool(set(between[-4:]) & {"against", "short", "versus"} and beside & _PLANNED)


def _is_worth_saved(reading: Parse, number: int, place: int) -> bool:
    """Whether a sum is what something saved is worth: "900 bed days freed, worth £2m"."""
    group = reading.links[number].group
    valued = reading.word(place - 1) == "at" and group is not None and group.lemma == "value"
    if not number or not (valued or reading.word(place - 1) == "worth"):
        return False
    return direction_of(reading, number - 1, "count", (None, None))[0] == DOWN


def _of_the_words(figure: str) -> str:
    lower = figure.lower()
    if _SAYS_LESS.search(lower):
        return DOWN
    if _SAYS_MORE.search(lower):
        return UP
    return UP if any(part in lower for part in _MULTIPLES) else LEVEL


def _comparator(reading: Parse, number: int, place: int) -> str:
    """Return level for what a change is measured from: "from 12%", "compared with 12%"."""
    words = reading.words(place - 5, place)
    if not words:
        return ""
    if words[-1] in _COMPARED:
        return LEVEL
    if words[-2:] in (["compared", "to"], ["compared", "with"]):
        return LEVEL
    if words[-1] == "the" and len(words) > 1 and words[-2] in _COMPARED:
        return LEVEL
    if reading.word(place + 1) in _LOWER | _HIGHER:
        return ""
    if "average" in words and words[-1] in ("is", "was", "of") and "reduce" not in words:
        return "" if words[-1] == "of" else LEVEL
    return ""


def _polarity(words: list[str], better: str) -> str:
    """Return what getting better means for the measure that `words` name."""
    less = any(word in lex.LESS_IS_BETTER for word in words)
    performance = any(
        word in ("performance", "standard", "target", "satisfaction") for word in words
    )
    return _OPPOSITE[better] if less and not performance else better


def _change_noun(reading: Parse, number: int, place: int) -> str:
    """Tell "a 20% reduction in stays", "a reduction in stays of 20%", "a drop to 2%"."""
    verbs = [group.first for group in reading.groups if group.first > place]
    after = reading.words(place + 1, min(place + 5, *verbs, len(reading.tokens)))
    for ahead, word in enumerate(after):
        found = _of_noun(word, reading.words(place + 2 + ahead, place + 10))
        # "400 falls" are counted, "a 4% fall in" and "400 fewer" are changes.
        if found and (
            word not in lex.KIND_NOUNS["outcome"] or reading.word(place + 2 + ahead) == "in"
        ):
            return found
        if word in lex.LINKING_WORDS or not word[0].isalpha():
            break
    before = before_figure(reading, place)
    if before in ("totalling", "worth"):
        return _of_noun(reading.word(place - 2), [])
    if before not in ("of", "by", "to", "at", "nearer", "near"):
        return ""
    start = clause_start(reading, place)
    for at in range(place - 2, start - 1, -1):
        if any(group.last == at and _stops(group) for group in reading.groups):
            return ""
        if reading.word(at) in lex.ADDING_NOUNS and reading.word(place - 1) == "of":
            return UP
        lost = reading.word(at) in _LOSING and reading.word(place - 1) == "of"
        if lost and reading.text[reading.tokens[place].start] != "£":
            return DOWN
        found = _of_noun(reading.word(at), reading.words(at + 1, place + 7))
        # In "the falls team responds to" the noun of change only describes another.
        if found and (at + 1 >= place - 1 or not _describes(reading, at)):
            return found
    return ""


def _describes(reading: Parse, at: int) -> bool:
    after = reading.word(at + 1)
    return (
        after.isalpha()
        and after not in _NO_DESCRIBED
        and not any(group.first == at + 1 for group in reading.groups)
    )


def _stops(group: Group) -> bool:
    """Whether a verb between a noun of change and the figure parts them."""
    return group.finite and (group.first < group.last or lex.changes(group.lemma))


def _of_noun(noun: str, measure: list[str]) -> str:
    if noun in lex.UP_NOUNS:
        return UP
    if noun in lex.DOWN_NOUNS:
        return DOWN
    if noun in lex.BETTER_NOUNS:
        return _polarity(measure, UP)
    if noun in lex.WORSE_NOUNS:
        return _polarity(measure, DOWN)
    return ""


def _modifier(reading: Parse, number: int, place: int) -> str:
    """Tell "40 more beds", "an extra 40 beds", "three new areas", "12% lower"."""
    end = min(noun_phrase_end(reading, place), place + 6)
    words = reading.words(place + 1, end)
    first = words[0] if words else reading.word(place + 1)
    if first in _LOWER | _HIGHER and _is_than_elsewhere(reading, place):
        return LEVEL
    if first in _LOWER:
        return DOWN
    if first in _HIGHER:
        return UP
    found = _modified(words)
    if found:
        return found
    start = noun_phrase_start(reading, place)
    before = reading.words(max(start, place - 3), place)
    listed = number > 0 and is_listed(reading, reading.places[number - 1], place)
    if listed and "extra" in reading.words(
        reading.places[number - 1] - 1, reading.places[number - 1]
    ):
        return UP
    if any(word in ("extra", "additional", "further", "another", "added") for word in before):
        return DOWN if _is_spared(reading, number, place) else UP
    if before and before[-1] in ("fewer", "up"):
        return DOWN if before[-1] == "fewer" else UP
    return ""


def _is_than_elsewhere(reading: Parse, place: int) -> bool:
    """Whether the comparison is with another place: "eight years shorter than in Fernleigh"."""
    after = reading.words(place + 2, place + 10)
    if after[:1] != ["than"] or set(after) & (_EARLIER | {"comparison", "control", "group"}):
        return False
    if set(after) & (_STANDARDS | {"elsewhere"}):
        return True
    return after[1:2] == ["in"] and after[2:3] != [] and not after[2][0].isdigit()


def _is_spared(reading: Parse, number: int, place: int) -> bool:
    """Whether what is added is saved or avoided: "another 900 bed days could be saved"."""
    link = reading.links[number]
    if link.group is None or link.group.lemma not in _SPARED:
        return False
    return link.role in ("object", "by") or (link.role == "subject" and link.group.passive)


def _modified(words: list[str]) -> str:
    if words[:2] == ["or", "more"]:
        words = words[2:]
    for ahead, word in enumerate(words):
        if word == "of":
            extra = words[ahead + 1 : ahead + 2] in (["extra"], ["additional"], ["added"])
            return UP if extra and words[ahead + 2 : ahead + 3] != ["roles"] else ""
        if word == "more" and ahead > 1:
            break
        if word == "further" and words[ahead + 1 : ahead + 2] == ["education"]:
            break
        if word == "newly" and words[ahead + 1 : ahead + 2] and words[ahead + 1] in _NEWLY:
            break
        if word == "new" and words[ahead + 1 : ahead + 2] and words[ahead + 1] in _NEW_PEOPLE:
            break
        if word == "less" and ahead + 1 < len(words) and words[ahead - 1] != "or":
            return DOWN
        if word in lex.MORE_WORDS:
            return UP
        if word in ("fewer", "shorter", "faster", "quicker", "sooner", "earlier", *_AVOIDED):
            return DOWN
    return ""


def _postposed(reading: Parse, number: int, place: int) -> str:
    """Tell "14 weeks, down from 26"."""
    end = noun_phrase_end(reading, place)
    for at in range(end, end + 10):
        if reading.word(at) in ("up", "down") and reading.word(at + 1) in ("from", "on"):
            return UP if reading.word(at) == "up" else DOWN
        if reading.word(at) in _BEYOND and reading.word(at + 1) == "than":
            return _than_before(reading, at)
        if reading.word(at) in (FIGURE, ";", "and", "but", "."):
            break
    return ""


def _than_before(reading: Parse, at: int) -> str:
    """Tell "63.8%, better than the 59.1% of a year earlier" from other comparisons."""
    after = reading.words(at + 2, at + 12)
    dated = after[:1] == ["in"] and any(re.fullmatch(r"(?:19|20)\d\d\.?", w) for w in after[1:3])
    if not dated and not set(after) & {"earlier", "before", "previous", "previously", "last"}:
        return ""
    return DOWN if reading.word(at) in ("lower", "fewer", "less", "shorter") else UP


def _changed_by(reading: Parse, number: int, place: int) -> str:
    """Tell "fell by 12%", "rose to 80%", "up 12%", "has gone down from 20% to 12%"."""
    before = before_figure(reading, place)
    two_before = reading.word(place - 2)
    if before == "to" and two_before in _NO_CHANGE_TO:
        return ""
    if before == "to" and number and two_before in (",", FIGURE):
        earlier = reading.places[number - 1]
        moved = reading.word(earlier - 1)
        if moved in ("up", "down") and place - earlier <= _NEXT_TO:
            return UP if moved == "up" else DOWN
    verbs = {
        at
        for group in reading.groups
        for at in range(group.first, group.last + 1)
        if not group.lemma.endswith(("_up", "_down"))
    }
    for particle, found in (("up", UP), ("down", DOWN)):
        if (place - 1 in verbs and before == particle) or (
            place - 2 in verbs and two_before == particle
        ):
            continue
        if before == particle or (two_before == particle and before in ("by", "to", "at")):
            return found
    link = reading.links[number]
    if link.group is None:
        return ""
    if before == "(" and reading.word(place + 1) == ")" and link.group.last == place - 2:
        return _of_verb(link.group.lemma, reading.words(link.group.first - 6, place))
    if before not in ("by", "to", "at", "below", "above", "under"):
        return ""
    if before == "at" and reading.word(place - 2) == "back" and link.group.lemma == "be":
        return UP
    if before == "at" and clause_start(reading, place) > link.group.first:
        return ""
    if before == "by" and two_before.endswith("er") and two_before in _LOWER | _HIGHER:
        return DOWN if two_before in _LOWER else UP
    if before == "by" and link.group.lemma in _PUT_OFF and _minutes(reading, place) > 1:
        return UP
    if before == "by" and link.group.lemma in _SPENDING:
        above = [group for group in reading.groups if group.last < link.group.first][-1:]
        return _of_verb(above[0].lemma, []) if above and lex.changes(above[0].lemma) else ""
    start = reading.tokens[place].start
    sum_of = reading.text[start : start + 1] == "£"
    spread = link.group.lemma in ("expand", "extend", "widen", "add", "raise")
    if before == "to" and spread and not sum_of:
        return UP if link.group.lemma == "raise" else ""
    if before in ("by", "to") and link.group.lemma in _RAISING:
        return UP
    taking = _taking(reading, link.group) if before == "to" else None
    if taking is not None:
        return _taken_to(reading, taking, place)
    return _of_group(reading, link.group, reading.words(link.group.first - 6, place))


def _taking(reading: Parse, group: Group) -> Group | None:
    """Return the verb of "take the share of calls answered in a minute to 85%"."""
    at = reading.groups.index(group)
    while at and group.lemma != "take" and group.tense in ("participle", "past"):
        at -= 1
        group = reading.groups[at]
    return group if group.lemma == "take" else None


def _taken_to(reading: Parse, group: Group, place: int) -> str:
    """Tell "take the share to 60%": what is taken so far is a measure, not people."""
    taken = reading.words(group.last + 1, place - 1)
    bare = noun_phrase_end(reading, place) == place + 1
    counted = not taken or set(taken) & {FIGURE, "total", "number", "figure"}
    if not bare or counted:
        return ""
    return _polarity(taken[: taken.index("of")] if "of" in taken else taken, UP)


def _of_group(reading: Parse, group: Group, measure: list[str]) -> str:
    """Return what a verb says with its particle: "stepped up", "scaled back", "pared down"."""
    particles = (reading.word(group.last), reading.word(group.last + 1))
    if group.lemma in _STEPPED and "up" in particles:
        return UP
    if group.lemma in _STEPPED and "down" in particles:
        return DOWN
    if group.lemma in _BACK and "back" in particles:
        return DOWN
    return _of_verb(group.lemma, measure)


def _of_verb(lemma: str, measure: list[str]) -> str:
    if lemma in lex.UP_VERBS or lemma == "go_up" or lemma.endswith("_up"):
        return UP
    if lemma in lex.DOWN_VERBS or lemma.endswith("_down"):
        return DOWN
    if lemma in lex.BETTER_VERBS:
        return _polarity(measure, UP)
    if lemma in lex.WORSE_VERBS:
        return _polarity(measure, DOWN)
    return ""


def _governed(reading: Parse, number: int, place: int) -> str:
    """Tell the direction from the verb whose object or subject the figure is."""
    link = reading.links[number]
    left = left_of(reading, place)
    if left is not None and left.lemma == "add" and left.tense in ("gerund", "infinitive"):
        # "Adding five years to healthy life is the aim": no subject of "is".
        return UP if left.last == noun_phrase_start(reading, place) - 1 else ""
    if link.group is None or link.role not in ("object", "subject", "off"):
        return ""
    group = link.group
    if _creeps_up(reading, number, place):
        return UP
    if link.role == "subject" and group.lemma in _LEAVING:
        return DOWN
    if group.lemma == "lift" or (group.lemma == "lose" and _is_time(reading, place)):
        return ""
    if group.lemma in ("give", "hand", "win") and reading.word(group.last + 1) == "back":
        return DOWN if _is_time(reading, place) else ""
    if link.role == "subject" and group.lemma == "go":
        gone = reading.word(group.last + 1) in _GONE
        nouns = set(reading.words(place + 1, place + 6))
        return DOWN if gone and nouns & (_LOSABLE | lex.CLOSABLE) else ""
    if link.role == "subject" and not group.passive:
        if group.lemma in _LEAVING_WORK and group.tense in ("past", "perfect", "future"):
            return DOWN if set(reading.words(place + 1, place + 5)) & _STAFF else ""
        shut = group.lemma in ("close", "shut") and group.tense != "present"
        return DOWN if shut and set(reading.words(place + 1, place + 6)) & lex.CLOSABLE else ""
    if group.last >= place and link.role == "object":
        return ""
    if group.lemma == "close" and not set(reading.words(place + 1, place + 6)) & lex.CLOSABLE:
        return ""
    if group.lemma == "lay" or link.role == "off":
        return DOWN if reading.word(group.last + 1) == "off" else ""
    after = set(reading.words(place + 1, place + 4))
    tried = "people" in after and set(reading.spelled) & lex.TRIALS
    if group.lemma == "recruit" and (after & lex.TRIAL_PEOPLE or tried):
        return ""
    if group.lemma == "release" and link.role == "object" and after & lex.FREED:
        return DOWN
    return _of_group(reading, group, reading.words(place + 1, place + 6))


def _is_time(reading: Parse, place: int) -> bool:
    """Whether hours or days are counted, of which losing some leaves no fewer."""
    token = reading.tokens[place]
    own = reading.text[token.start : token.end].lower().split()
    return bool({*own, reading.word(place + 1)} & {"hours", "days", "minutes", "weeks"})


def of_list(lead_in: str, kind: str, direction: str) -> str:
    """Return the direction of a list's item: staff under "we want to recruit:" are added."""
    hired = direction == LEVEL and kind == "workforce" and _LISTED_HIRES.search(lead_in)
    return UP if hired else direction


def _gapped(reading: Parse, number: int, place: int) -> str:
    """Return the direction of a figure whose verb is left out: "and its reach to 2 million"."""
    if not number:
        return ""
    earlier = reading.places[number - 1]
    between = reading.words(earlier + 1, place)
    if "and" not in between or any(earlier < group.first < place for group in reading.groups):
        return ""
    one, other = before_figure(reading, earlier), before_figure(reading, place)
    after = noun_phrase_end(reading, place)
    both_from = reading.word(after) == "from" and "from" in between and between[-1] == "and"
    if not both_from and not (one == other and one in ("to", "by") and between.count("and") == 1):
        return ""
    sum_of = reading.text[reading.tokens[earlier].start] == "£"
    return direction_of(reading, number - 1, "gbp" if sum_of else "count", (None, None))[0]


def _labelled(reading: Parse, number: int, place: int) -> str:
    """Tell "Falls prevented: 90" and "Nurses recruited since May: 275"."""
    if number or reading.word(place - 1) != ":" or noun_phrase_end(reading, place) > place + 1:
        return ""
    for group in reading.groups:
        if group.finite and group.tense != "past":
            return ""
        if group.first < place and group.tense in ("participle", "past"):
            return _of_verb(group.lemma, [])
    return ""


def _participle_after(reading: Parse, number: int, place: int) -> str:
    """Tell "96 attendances avoided" and "40 jobs created"."""
    end = noun_phrase_end(reading, place)
    if reading.links[number].role == "by":
        return ""
    for group in reading.groups:
        closing = group.lemma == "close" and group.tense == "infinitive"
        if group.first == end and (group.tense in ("participle", "past") or closing):
            if group.lemma == "close" and not set(reading.words(place, end)) & lex.CLOSABLE:
                return ""
            return _of_verb(group.lemma, []) if group.lemma not in lex.BETTER_VERBS else ""
    return LEVEL if reading.word(end) == FIGURE else ""
