"""Whether a figure says more, less or neither."""

from __future__ import annotations

import re

from ics_claims.extraction import lexicon as lex
from ics_claims.extraction.clauses import (
    Parse,
    before_figure,
    clause_start,
    is_listed,
    noun_phrase_end,
    noun_phrase_start,
)
from ics_claims.extraction.tokens import FIGURE
from ics_claims.extraction.verbs import Group
from ics_claims.model import Unit

UP, DOWN, LEVEL = "increase", "decrease", "level"
_OPPOSITE = {UP: DOWN, DOWN: UP, LEVEL: LEVEL}
_MULTIPLES = ("doubl", "trebl", "tripl", "quadrupl", "fold", "twice", "thrice")
# "Seven times the year before" is a rise, "seven times the national average" a comparison.
_LONGEST_OBJECT = 8
_LOWER = lex.LOWER_WORDS | {"fewer", "less"}
_HIGHER = lex.HIGHER_WORDS - {"later", "older", "above"}
_NO_DESCRIBED = lex.CLOSING_WORDS | lex.ADVERBS
_TIMES_AS = frozenset("as more higher greater bigger the that what its last".split())
_BRINGING = frozenset("bring get drive push take cut reduce".split())
_RANGING = frozenset("range ranges ranging ranged vary varies varying varied runs spans".split())
_NO_CHANGE_TO = frozenset("thanks due owing added according related linked addition".split())
_SPARED = frozenset("save avoid prevent avert spare cut close reduce".split())
_SPENDING = frozenset("spend pay take cost need use".split())
_NEWLY = frozenset("qualified diagnosed discharged registered arrived elected appointed".split())
_LEAVING = frozenset("disappear vanish".split())
_LISTED_HIRES = re.compile(r"\b(?:hire|recruit|appoint|employ|take on)\b\W*$", re.I)
_SAYS_LESS = re.compile(r"\b(?:fewer|less|shorter|sooner|earlier|lower)\b(?! than)")
_SAYS_MORE = re.compile(
    r"\b(?:another|extra|additional|further|(?<!or )more$)|(?<!or )\bmore (?!than)"
)
_NEXT_TO = 4
_STANDARDS = frozenset("average rate mean england national size length".split())
_THINGS_OF_TIME = frozenset("time wait length cost".split())
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
    if unit == "gbp":
        return _of_money(reading, number, place)
    for rule, tell in (
        ("below", _brought_below),
        ("equal-to", _equal_to),
        ("kept-out", _kept_out),
        ("sign", _sign),
        ("comparator", _comparator),
        ("change-noun", _change_noun),
        ("modifier", _modifier),
        ("up-from", _postposed),
        ("by-to", _changed_by),
        ("verb", _governed),
        ("participle", _participle_after),
        ("taken-on", _taken_on),
        ("of-them", _of_them),
        ("not-happening", _not_happening),
    ):
        found = tell(reading, number, place)
        if found:
            return found, rule
    found = _multiple(reading, place, figure, unit)
    return (found, "multiple") if found else (_of_the_words(figure), "none")


_AVOIDED = ("avoided", "prevented", "averted")
_LOSING = frozenset("loss closure removal axing scrapping".split())
_EQUAL = frozenset("equivalent equal amounts amounting".split())


def _brought_below(reading: Parse, number: int, place: int) -> str:
    """Tell "bring waits below 36 weeks" and "get the backlog under 400"."""
    token = reading.tokens[place]
    figure = reading.text[token.start : token.end].lower()
    group = reading.links[number].group
    if group is None or group.lemma not in _BRINGING or group.first > place:
        return ""
    own = figure.startswith(("below ", "under ")) or reading.word(place - 1) in ("below", "under")
    return DOWN if own and place - group.last > 1 else ""


def _kept_out(reading: Parse, number: int, place: int) -> str:
    """Tell "keep 900 people out of hospital"."""
    group = reading.links[number].group
    if group is None or group.lemma != "keep" or reading.links[number].role != "object":
        return ""
    after = reading.words(noun_phrase_end(reading, place), place + 8)
    kept = after[:2] == ["out", "of"] or (after[:1] == ["from"] and "hospital" in after)
    return DOWN if kept else ""


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
    return "cent" in reading.text[token.start : token.end] or (
        "%" in reading.text[token.start : token.end]
    )


def _taken_on(reading: Parse, number: int, place: int) -> str:
    """Tell staff or beds that a body comes to have: "welcomed 40 nurses", "took on 12 staff"."""
    group = reading.links[number].group
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


def _of_them(reading: Parse, number: int, place: int) -> str:
    """Return the direction of what "six of them" or "16 of whom" is a part of."""
    part = reading.words(place + 1, place + 3)
    if part not in (["of", "them"], ["of", "whom"], ["of", "these"]):
        return ""
    whole = number - 1
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
    if after[:2] == ["at", "risk"] and set(reading.words(place, end)) & {"jobs", "posts", "roles"}:
        return DOWN
    never = after[:1] in (["that"], ["which"]) and ("not" in after or "never" in after)
    return DOWN if never and set(after) & {"happen", "happened", "occur", "occurred"} else ""


def _multiple(reading: Parse, place: int, figure: str, unit: str) -> str:
    """Tell "doubled", "half the wait" and "seven times the year before"."""
    lower = figure.lower()
    following = reading.words(place + 1, place + 4)
    if unit != "ratio":
        return ""
    if "again" in lower or (following[:1] == ["as"] and "again" in following):
        return UP
    if "halv" in lower:
        return DOWN
    if lower.endswith("half") and following[:1] in (["the"], ["as"]):
        timed = set(following[1:]) & (_THINGS_OF_TIME | {"long", "often", "many", "much"})
        return DOWN if timed else ""
    if set(following) & _STANDARDS:
        return ""
    if any(part in lower for part in _MULTIPLES):
        return UP
    times = lower.endswith("times") or following[:1] == ["times"]
    after = following[1:2] if following[:1] == ["times"] else following[:1]
    return UP if times and after and after[0] in _TIMES_AS else ""


def _from_to(reading: Parse, number: int, values: tuple[float | None, float | None]) -> str:
    """Tell "from 60% to 75%": the first is where it stood, the second where it went."""
    if not number or before_figure(reading, reading.places[number]) != "to":
        return ""
    earlier, later = reading.places[number - 1 : number + 1]
    token = reading.tokens[earlier]
    word = reading.text[token.start : token.end].lower()
    if word.endswith(("bled", "pled", "lved")) and later - earlier <= _LONGEST_OBJECT:
        # "doubled its beds to #"
        return DOWN if word == "halved" else UP
    if before_figure(reading, earlier) != "from" or later - earlier > 8:
        return ""
    if set(reading.words(earlier - 6, earlier)) & _RANGING:
        return ""
    one, other = values
    if one is None or other is None or one == other:
        return ""
    return UP if other > one else DOWN


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
    if _is_taken_out(reading, number, place) or _is_worth_saved(reading, number, place):
        return DOWN, "saved"
    if saved or any(word in lex.SAVING_WORDS for word in near):
        return DOWN, "saved"
    noun = _change_noun(reading, number, place)
    if noun and "boost" not in near and "uplift" not in near:
        return noun, "change-noun"
    before = reading.words(place - 2, place)
    added = any(word in ("extra", "additional", "further") for word in before)
    if added and before[-1] != ",":
        return UP, "added"
    after = reading.words(place + 1, place + 3)
    if after[:1] in (["less"], ["lower"]):
        return DOWN, "less"
    # "Additional roles" is what the scheme for staff in general practice is called.
    named = reading.word(place + 3) == "roles"
    added = after in (["of", "extra"], ["of", "additional"]) and not named
    if after[:1] in (["more"], ["extra"]) or added:
        return UP, "added"
    return LEVEL, "sum"


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
    if before_figure(reading, place) not in ("of", "by", "to", "at", "nearer", "near"):
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


def _is_spared(reading: Parse, number: int, place: int) -> bool:
    """Whether what is added is saved or avoided: "another 900 bed days could be saved"."""
    link = reading.links[number]
    if link.group is None or link.group.lemma not in _SPARED:
        return False
    return link.role == "object" or (link.role == "subject" and link.group.passive)


def _modified(words: list[str]) -> str:
    if words[:2] == ["or", "more"]:
        words = words[2:]
    for ahead, word in enumerate(words):
        if word == "of":
            break
        if word == "more" and ahead > 1:
            break
        if word == "further" and words[ahead + 1 : ahead + 2] == ["education"]:
            break
        if word == "newly" and words[ahead + 1 : ahead + 2] and words[ahead + 1] in _NEWLY:
            break
        if word in lex.MORE_WORDS:
            return UP
        if word in ("fewer", "shorter", "faster", "quicker", "sooner", "earlier", *_AVOIDED):
            return DOWN
    return ""


def _postposed(reading: Parse, number: int, place: int) -> str:
    """Tell "14 weeks, down from 26"."""
    end = noun_phrase_end(reading, place)
    for at in range(end, end + 10):
        if reading.word(at) in ("up", "down") and reading.word(at + 1) == "from":
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
    if before == "by" and link.group.lemma in _SPENDING:
        above = [group for group in reading.groups if group.last < link.group.first][-1:]
        return _of_verb(above[0].lemma, []) if above and lex.changes(above[0].lemma) else ""
    start = reading.tokens[place].start
    sum_of = reading.text[start : start + 1] == "£"
    spread = link.group.lemma in ("expand", "extend", "widen", "add", "raise")
    if before == "to" and spread and not sum_of:
        return UP if link.group.lemma == "raise" else ""
    return _of_verb(link.group.lemma, reading.words(link.group.first - 6, place))


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
    if link.group is None or link.role not in ("object", "subject", "off"):
        return ""
    group = link.group
    if link.role == "subject" and group.lemma in _LEAVING:
        return DOWN
    if group.lemma == "lose" and _is_time(reading, place):
        return ""
    if link.role == "subject" and not group.passive:
        shut = group.lemma in ("close", "shut") and group.tense in ("past", "perfect", "future")
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
    if _is_taken_out(reading, number, place):
        return DOWN
    return _of_verb(group.lemma, reading.words(place + 1, place + 6))


def _is_taken_out(reading: Parse, number: int, place: int) -> bool:
    """Whether a part is taken out of something: "take £21m out of its costs"."""
    group = reading.links[number].group
    if group is None or group.lemma not in ("take", "strip") or group.first > place:
        return False
    after = reading.words(place + 1, place + 7)
    return any(after[at : at + 2] == ["out", "of"] for at in range(len(after)))


def _is_time(reading: Parse, place: int) -> bool:
    """Whether hours or days are counted, of which losing some leaves no fewer."""
    token = reading.tokens[place]
    own = reading.text[token.start : token.end].lower().split()
    return bool({*own, reading.word(place + 1)} & {"hours", "days", "minutes", "weeks"})


def of_list(lead_in: str, kind: str, direction: str) -> str:
    """Return the direction of a list's item: staff under "we want to recruit:" are added."""
    hired = direction == LEVEL and kind == "workforce" and _LISTED_HIRES.search(lead_in)
    return UP if hired else direction


def _participle_after(reading: Parse, number: int, place: int) -> str:
    """Tell "96 attendances avoided" and "40 jobs created"."""
    end = noun_phrase_end(reading, place)
    for group in reading.groups:
        closing = group.lemma == "close" and group.tense == "infinitive"
        if group.first == end and (group.tense in ("participle", "past") or closing):
            if group.lemma == "close" and not set(reading.words(place, end)) & lex.CLOSABLE:
                return ""
            return _of_verb(group.lemma, []) if group.lemma not in lex.BETTER_VERBS else ""
    return LEVEL if reading.word(end) == FIGURE else ""
