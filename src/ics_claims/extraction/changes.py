"""Whether the verb or noun that holds a figure says that something rose or fell."""

from __future__ import annotations

from ics_claims.extraction.change_words import (
    DOWN,
    LEVEL,
    UP,
    modified,
    of_group,
    of_noun,
    of_verb,
    polarity,
)
from ics_claims.extraction.clauses import (
    Parse,
    before_figure,
    clause_start,
    is_listed,
    left_of,
    noun_phrase_end,
    noun_phrase_start,
)
from ics_claims.extraction.comparing import (
    HIGHER,
    LONGEST_OBJECT,
    LOWER,
    MULTIPLIED,
    is_share,
    is_than_elsewhere,
    minutes,
)
from ics_claims.extraction.lexicon import grammar, kinds, trend
from ics_claims.extraction.tokens import FIGURE
from ics_claims.extraction.verbs import Group

_NO_DESCRIBED = grammar.CLOSING_WORDS | grammar.ADVERBS
# Of a measure: a level that it had not been at before.
_REACHING = frozenset("reach hit pass top".split())
_BESIDE = 3
_PASSED_ON = frozenset("down on over to by out".split())
# What is raised without there being more of it.
_RAISED = frozenset("concern concerns question questions issue issues alarm money funds".split())
_THOUGHT = grammar.words(
    "think believe estimate expect reckon say know understand calculate predict forecast project",
    "like",
)
_NEEDLESS = frozenset("unnecessary redundant superfluous avoidable obsolete".split())
_BROUGHT_ABOUT = grammar.words(
    "avoid prevent avert save cut spare axe remove scrap eliminate create add lose free shed",
)
# A level that something is bound for; one that it has reached is a level.
_BOUND_FOR = frozenset("future infinitive plan expect obligation".split())
_OBJECTS_BEGIN = grammar.DETERMINERS - frozenset("this that last each every all".split())
_BRINGING = frozenset("be bring get drive push take cut reduce want have keep hold see".split())
_NO_CHANGE_TO = frozenset("thanks due owing added according related linked addition".split())
_SPARED = trend.DOWN_VERBS - {"stop", "free", "limit", "slow", "ease"}
_SPENDING = frozenset("spend pay take cost need use".split())
_LEAVING = frozenset("disappear vanish".split())
_NEXT_TO = 4
# Of these, what they are done "to" or "by" is more where nothing else is said.
_CREEPING = frozenset("creep edge inch tick nudge go".split())
_RAISING = frozenset("push mount hoist top stretch".split())
# Verbs by which a part is taken "off", "out of" or "away from" a whole.
_TAKING_OFF = grammar.words(
    "take strip knock shave slice wipe trim clip cut remove chop carve keep divert deflect turn",
    "steer get shed withdraw",
)
_OFF = (["out", "of"], ["away", "from"])
# By so many months: a later day.
_PUT_OFF = frozenset("slip delay postpone defer overrun".split())
# "Posts will go" and what may follow it; "will go to" and "go live" are no losses.
_GONE = frozenset(["", ".", ",", "at", "under", "by", "in", "as", "over", "when", "next", "this"])
LOSABLE = frozenset("posts jobs roles staff positions costs beds".split())
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
WITHOUT_CUES = frozenset(pair[0] for pair in _WITHOUT)
_LEAVING_WORK = frozenset("leave resign quit retire".split())
_STAFF = kinds.KIND_NOUNS["workforce"] - {"recruitment", "retention", "sickness", "absence"}
_LOSING = frozenset("loss closure removal axing scrapping".split())
NOUNS_OF_CHANGE = trend.CHANGE_NOUNS | trend.ADDING_NOUNS | _LOSING
_BESIDE_CHANGED = LOWER | HIGHER
_ADDED = frozenset("extra additional further another added".split())
_TIME_OPENERS = grammar.TIME_OPENERS | {"next", "this"}
_RAISING_TO = _RAISING | {"restore"}


def reaching(reading: Parse, number: int, place: int) -> str:
    """Tell "is set to reach 60%" and "have doubled since 2019, reaching 78"."""
    group, role = reading.links[number]
    if group is None or role != "object" or group.lemma not in _REACHING or group.first > place:
        return ""
    if (group.lemma, group.tense) != ("reach", "gerund"):
        return UP if _is_reached(reading, group, place) else ""
    earlier = reading.written(reading.places[number - 1 if number else 0]).lower()
    if number and MULTIPLIED.search(earlier):
        return DOWN if "halv" in earlier else UP
    before = [g for g in reading.groups if g.last < group.first and g.finite][-1:]
    return of_group(reading, before[0], []) if before else ""


def _is_reached(reading: Parse, group: Group, place: int) -> bool:
    """Whether a measure is to rise to a bare figure; "reached 900 people" is whom it was for."""
    after = reading.word(place + 1)
    bare = noun_phrase_end(reading, place) == place + 1 and after != "of"
    bare = bare or after in _TIME_OPENERS
    near = place - group.last <= _BESIDE
    near = near and not _PASSED_ON & set(reading.words(group.last, place))
    near = near and reading.word(place - 1) not in grammar.DEFINITE
    return bare and near and group.tense in _BOUND_FOR and not group.passive


def off_the(reading: Parse, number: int, place: int) -> str:
    """Tell "a third off waiting times" and "3% off the bill"."""
    off = reading.word(place + 1) == "off" and reading.word(place + 2) not in ("", ".", ",", "sick")
    return DOWN if off and reading.links[number].group is None else ""


def being(reading: Parse, number: int, place: int) -> str:
    """Tell "the fall was 34%": what stands before "is" is a change."""
    group, role = reading.links[number]
    if group is None or role != "object" or group.lemma != "be" or place - group.last > 1:
        return ""
    noun, opening = reading.word(group.first - 1), reading.word(group.first - 2)
    return of_noun(noun, []) if opening in ("the", "a", "this", "that") else ""


def done_without(reading: Parse, number: int, place: int) -> str:
    """Tell "do away with 70 placements", "do without 20 beds", "stopped using 3,000 sheets"."""
    start = noun_phrase_start(reading, place)
    return DOWN if tuple(reading.words(start - 2, start)) in _WITHOUT else ""


def brought_below(reading: Parse, number: int, place: int) -> str:
    """Tell "bring waits below 36 weeks" and "get the backlog under 400"."""
    own = reading.written(place)[:6].lower() in ("below ", "under ")
    if not own and reading.word(place - 1) not in ("below", "under"):
        return ""
    group = next(
        (g for g in reversed(reading.groups) if g.last < place and g.lemma in _BRINGING), None
    )
    if group is None or place - group.last > LONGEST_OBJECT:
        return ""
    if "back" in reading.words(place - 2, place):
        return DOWN
    return DOWN if group.lemma != "be" and place - group.last > 1 else ""


def taken_off(reading: Parse, number: int, place: int) -> str:
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


def creeps_up(reading: Parse, number: int, place: int) -> bool:
    """Whether "up to" before a figure is no hedge: "crept up to 66"."""
    group, role = reading.links[number]
    moving = group is not None and group.lemma in _CREEPING and group.last == place - 1
    return moving and role == "object" and reading.written(place).lower().startswith("up to ")


def change_noun(reading: Parse, number: int, place: int) -> str:
    """Tell "a 20% reduction in stays", "a reduction in stays of 20%", "a drop to 2%"."""
    verb = next((group.first for group in reading.groups if group.first > place), place + 5)
    for at, word in enumerate(reading.words(place + 1, min(place + 5, verb)), place + 1):
        if word in trend.CHANGE_NOUNS:
            found = of_noun(word, reading.words(at + 1, place + 10))
            # "400 falls" are counted, "a 4% fall in" and "400 fewer" are changes.
            if word not in kinds.KIND_NOUNS["outcome"] or reading.word(at + 1) == "in":
                return found
        if word in grammar.LINKING_WORDS or not word[0].isalpha():
            break
    before = before_figure(reading, place)
    if before in ("totalling", "worth"):
        return of_noun(reading.word(place - 2), [])
    if before not in ("of", "by", "to", "at", "nearer", "near"):
        return ""
    start = clause_start(reading, place)
    parted = max([g.last for g in reading.groups if g.last < place - 1 and _stops(g)], default=-1)
    for at in range(place - 2, max(start - 1, parted), -1):
        word = reading.word(at)
        if word not in NOUNS_OF_CHANGE:
            continue
        if word in trend.ADDING_NOUNS and reading.word(place - 1) == "of":
            return UP
        lost = word in _LOSING and reading.word(place - 1) == "of"
        if lost and reading.text[reading.begins[place]] != "£":
            return DOWN
        found = of_noun(word, reading.words(at + 1, place + 7))
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
    return group.finite and (group.first < group.last or trend.changes(group.lemma))


def modifier(reading: Parse, number: int, place: int) -> str:
    """Tell "40 more beds", "an extra 40 beds", "three new areas", "12% lower"."""
    end = min(noun_phrase_end(reading, place), place + 6)
    words = reading.words(place + 1, end)
    first = words[0] if words else reading.word(place + 1)
    if first in _BESIDE_CHANGED and is_than_elsewhere(reading, place):
        return LEVEL
    if first in LOWER:
        return DOWN
    if first in HIGHER:
        return UP
    found = modified(words)
    if found:
        return found
    start = noun_phrase_start(reading, place)
    before = reading.words(max(start, place - 3), place)
    earlier = reading.places[number - 1] if number else 0
    if reading.word(earlier - 1) == "extra" and is_listed(reading, earlier, place):
        return UP
    if not _ADDED.isdisjoint(before):
        return DOWN if _is_spared(reading, number, place) else UP
    if before and before[-1] in ("fewer", "up"):
        return DOWN if before[-1] == "fewer" else UP
    return ""


def _is_spared(reading: Parse, number: int, place: int) -> bool:
    """Whether what is added is saved or avoided: "another 900 bed days could be saved"."""
    link = reading.links[number]
    if link.group is None or link.group.lemma not in _SPARED:
        return False
    return link.role in ("object", "by") or (link.role == "subject" and link.group.passive)


def changed_by(reading: Parse, number: int, place: int) -> str:
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
    for particle, found in (("up", UP), ("down", DOWN)):
        if (before == particle and _is_in_verb(reading, place - 1)) or (
            two_before == particle and _is_in_verb(reading, place - 2)
        ):
            continue
        if before == particle or (two_before == particle and before in ("by", "to", "at")):
            return found
    link = reading.links[number]
    if link.group is None:
        return ""
    if before == "(" and reading.word(place + 1) == ")" and link.group.last == place - 2:
        return of_verb(link.group.lemma, reading.words(link.group.first - 6, place))
    if before not in ("by", "to", "at", "below", "above", "under"):
        return ""
    if link.group.first > place and before in ("by", "at"):
        # "A pilot at four sites cut waits", "a service run by five councils saved".
        return ""
    if before == "at" and reading.word(place - 2) == "back" and link.group.lemma == "be":
        return UP
    if before == "at" and clause_start(reading, place) > link.group.first:
        return ""
    if before == "by" and two_before.endswith("er") and two_before in _BESIDE_CHANGED:
        return DOWN if two_before in LOWER else UP
    if before == "by" and link.group.lemma in _PUT_OFF and minutes(reading, place) > 1:
        return UP
    if before == "by" and link.group.lemma in _SPENDING:
        above = [group for group in reading.groups if group.last < link.group.first][-1:]
        return of_verb(above[0].lemma, []) if above and trend.changes(above[0].lemma) else ""
    start = reading.begins[place]
    sum_of = reading.text[start : start + 1] == "£"
    spread = link.group.lemma in ("expand", "extend", "widen", "add", "raise")
    if before == "to" and spread and not sum_of:
        return UP if link.group.lemma == "raise" else ""
    if before in ("by", "to") and link.group.lemma in _RAISING_TO:
        return UP
    taking = _taking(reading, link.group) if before == "to" else None
    if taking is not None:
        return _taken_to(reading, taking, place)
    return of_group(reading, link.group, reading.words(link.group.first - 6, place))


def _is_in_verb(reading: Parse, at: int) -> bool:
    """Whether a token is part of a verb that does not say by it which way something went."""
    return at in reading.taken and any(
        group.first <= at <= group.last and not group.lemma.endswith(("_up", "_down"))
        for group in reading.groups
    )


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
    return polarity(taken[: taken.index("of")] if "of" in taken else taken, UP)


def governed(reading: Parse, number: int, place: int) -> str:
    """Tell the direction from the verb whose object or subject the figure is."""
    link = reading.links[number]
    left = left_of(reading, place)
    if left is not None and left.lemma == "add" and left.tense in ("gerund", "infinitive"):
        # "Adding five years to healthy life is the aim": no subject of "is".
        return UP if left.last == noun_phrase_start(reading, place) - 1 else ""
    if link.group is None or link.role not in ("object", "subject", "off"):
        return ""
    group = link.group
    if creeps_up(reading, number, place):
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
        return DOWN if gone and nouns & (LOSABLE | trend.CLOSABLE) else ""
    if link.role == "subject" and not group.passive:
        if group.lemma in _LEAVING_WORK and group.tense in ("past", "perfect", "future"):
            alone = noun_phrase_end(reading, place) == place + 1 == group.first
            alone = alone and group.lemma != "quit" and not is_share(reading, place)
            return DOWN if alone or set(reading.words(place + 1, place + 5)) & _STAFF else ""
        shut = group.lemma in ("close", "shut") and group.tense != "present"
        if shut and noun_phrase_end(reading, place) == place + 1 == group.first:
            return DOWN
        return DOWN if shut and set(reading.words(place + 1, place + 6)) & trend.CLOSABLE else ""
    if group.last >= place and link.role == "object":
        return ""
    if group.lemma == "close" and not set(reading.words(place + 1, place + 6)) & trend.CLOSABLE:
        return ""
    if group.lemma == "lay" or link.role == "off":
        return DOWN if reading.word(group.last + 1) == "off" else ""
    after = set(reading.words(place + 1, place + 4))
    tried = after & {"people", "volunteers"} and set(reading.spelled) & kinds.TRIALS
    if group.lemma == "recruit" and (after & kinds.TRIAL_PEOPLE or tried):
        return ""
    if group.lemma == "raise" and after & _RAISED:
        return ""
    released = group.lemma == "release" and link.role == "object"
    if released and (after & trend.FREED or _is_time(reading, place)):
        return DOWN
    return of_group(reading, group, reading.words(place + 1, place + 6))


def _is_time(reading: Parse, place: int) -> bool:
    """Whether hours or days are counted, of which losing some leaves no fewer."""
    own = reading.written(place).lower().split()
    return bool({*own, reading.word(place + 1)} & {"hours", "days", "minutes", "weeks"})


def labelled(reading: Parse, number: int, place: int) -> str:
    """Tell "Falls prevented: 90" and "Nurses recruited since May: 275"."""
    if number or reading.word(place - 1) != ":" or noun_phrase_end(reading, place) > place + 1:
        return ""
    for group in reading.groups:
        if group.finite and group.tense != "past":
            return ""
        if group.first < place and group.tense in ("participle", "past"):
            return of_verb(group.lemma, [])
    return ""


def to_be(reading: Parse, number: int, place: int) -> str:
    """Tell "expects 50 falls to be avoided", "lets 90 patients avoid", "become unnecessary"."""
    end = noun_phrase_end(reading, place)
    link = reading.links[number]
    ahead = [group for group in reading.groups if group.first >= end][:2]
    if link.role == "subject" and ahead[:1] == [link.group]:
        ahead = ahead[1:] if link.group and link.group.lemma in _THOUGHT else ahead
        end = link.group.last + 1 if link.group else end
    if not ahead or ahead[0].first > end + 1 or reading.word(ahead[0].first) != "to":
        return ""
    verb = ahead[0]
    if verb.lemma == "become":
        return DOWN if reading.word(verb.last + 1) in _NEEDLESS else ""
    if verb.passive or "been" in reading.words(verb.first, verb.last):
        return of_verb(verb.lemma, []) if verb.lemma in _BROUGHT_ABOUT else ""
    return DOWN if verb.lemma == "avoid" else ""


def _has_object(reading: Parse, group: Group) -> bool:
    """Whether a verb behind the figure is its own doing: "nine hospitals cancelled surgery"."""
    after = reading.word(group.last + 1)
    return after in _OBJECTS_BEGIN or after in kinds.COUNTED


def _is_of_another(reading: Parse, group: Group, place: int) -> bool:
    """Whether the verb tells of what stands before: "deaths at the two hospitals fell by"."""
    inside = reading.word(noun_phrase_start(reading, place) - 1) in ("at", "in", "across", "among")
    return inside and reading.word(group.last + 1) in ("by", "to", "from")


def participle_after(reading: Parse, number: int, place: int) -> str:
    """Tell "96 attendances avoided" and "40 jobs created"."""
    end = noun_phrase_end(reading, place)
    if reading.links[number].role == "by":
        return ""
    for group in reading.groups if end in reading.starts else ():
        closing = group.lemma == "close" and group.tense == "infinitive"
        if group.first == end and (group.tense in ("participle", "past") or closing):
            if group.lemma == "close" and not set(reading.words(place, end)) & trend.CLOSABLE:
                return ""
            if _has_object(reading, group) or _is_of_another(reading, group, place):
                return ""
            return of_verb(group.lemma, []) if group.lemma not in trend.BETTER_VERBS else ""
    return LEVEL if reading.word(end) == FIGURE else ""
