"""Hedges: how sure a figure is said to be, in words before it or after it."""

from __future__ import annotations

import re
from collections import defaultdict

from ics_claims.model import Hedge

# Phrases that end directly before the number; `|` parts phrases of one meaning.
_BEFORE: dict[Hedge, str] = {
    "more_than": (
        "somewhere north of|somewhat over|somewhat above|more than|over|above|well over|just "
        "over|a little over|slightly over|far more than|"
        "well above|just above|in excess of|well in excess of|upwards of|upward of|greater than|"
        "higher than|larger than|bigger than|longer than|older than|better than|exceeding|"
        "exceeds|exceeded|exceed|north of|comfortably over|way over|a bit more than|"
        "just more than|much more than|slightly more than|a little more than|well more than|"
        "surpassing|surpassed|surpasses|topping|heavier than|taller than|comfortably more than|"
        "considerably more than|significantly more than|slightly above|a shade over|far above|"
        "far in excess of|>"
    ),
    "at_least": (
        "at least|at the very least|a minimum of|minimum of|no fewer than|no less than|"
        "not fewer than|not less than|as few as|as little as|at a minimum|no lower than|"
        "not lower than|no shorter than|≥|>="
    ),
    "nearly": (
        "nearly|almost|just under|close to|approaching|just below|a little under|slightly under|"
        "just short of|just shy of|shy of|short of|a little less than|slightly less than|"
        "just less than|very nearly|very close to|nearing|getting on for|verging on|"
        "a shade under|fractionally under|slightly fewer than|just fewer than|virtually|"
        "not quite|slightly below|a fraction under|a little short of|nigh on|well nigh|close on|"
        "a whisker under|a whisker below|a hair under|the best part of|the better part of|"
        "the thick end of|knocking on|a touch under|a touch below|a shade below|"
        "a whisker short of|a shade short of|a fraction below|marginally under|marginally below"
    ),
    "up_to": (
        "up to|as many as|as much as|a maximum of|maximum of|no more than|not more than|at most|"
        "no greater than|no higher than|as high as|no longer than|capped at|anything up to|"
        "not exceeding|as long as|≤|<="
    ),
    "less_than": (
        "less than|fewer than|under|below|well under|well below|lower than|smaller than|"
        "shorter than|younger than|much less than|far less than|far fewer than|south of|"
        "considerably less than|considerably fewer than|lighter than|not even|nowhere near|"
        "somewhat less than|somewhat fewer than|significantly less than|"
        "significantly fewer than|substantially less than|substantially fewer than|<"
    ),
    "about": (
        "around|about|approximately|roughly|circa|c|c.|ca|ca.|approx|approx.|some|an estimated|"
        "estimated|estimated at|estimated to be|in the region of|in the order of|of the order of|"
        "somewhere around|broadly|an approximate|approximate|in the vicinity of|"
        "somewhere in the region of|more or less|just about|believed to be|thought to be|"
        "round about|in the neighbourhood of|in the neighborhood of|somewhere near|~|≈|"
        "somewhere between|the estimated|something like|in or around|on the order of"
    ),
}
_AFTER: dict[Hedge, str] = {
    "at_least": (
        "or more|or above|or over|or older|or higher|or greater|or longer|and counting|and over|"
        "and above|and older|and upwards|and up|or upwards|plus|-plus|+|or better|and rising|"
        "and climbing|and beyond"
    ),
    "up_to": "or fewer|or less|or under|or below|or younger|or lower|or shorter|and under",
    "about": "or so|or thereabouts|-odd|-ish|give or take|approximately|or similar",
}
# What a word before makes of a preposition that would else be a hedge: "information about 30
# services", "built around three pillars", "falls under two headings", "the above three".
_NO_HEDGE_AFTER: dict[str, frozenset[str]] = {
    "about": frozenset(
        "information talk talking talks talked concern concerns concerned hear heard hearing learn "
        "learning learned learnt know knowing knows more think thinking thought question questions "
        "worried worry story stories complaint complaints report reports ask asked asking told "
        "tell "
        "data details news speak speaking spoke spoken evidence feedback facts advice something "
        "all it's what how write wrote written read complained complain excited happy "
        "brought bring bringing".split()
    ),
    "around": frozenset(
        "built organised organized centred centered based structured focused focussed revolve "
        "revolves wrapped shaped designed developed arranged formed grouped build building "
        "travel travelled walk walking".split()
    ),
    "under": frozenset(
        "fall falls grouped organised set brought come comes placed managed".split()
    ),
    "above": frozenset(["the", "see", "as"]),
    "below": frozenset(["the", "see", "as"]),
    "some": frozenset(["and", "or", "then"]),
    # "Edged up to 50.3" says where it went.
    "up to": frozenset(
        "edged edges edging crept creeps inched ticked nudged shot went moved bumped firmed".split()
    ),
    "short of": frozenset("is are was were be been being fall falls fell falling still".split()),
    "over": frozenset(["taken", "taking", "takes", "take", "handed", "all"]),
}
# Where a duration follows, "over" is a hedge only after such a word; else it is a period
# ("£2m over three years").
_OVER_IS_HEDGE_AFTER = frozenset(
    "for of by in after with waiting wait waits waited took taking takes take lasting lasted last "
    "spent spend spending is was are were be been just well a from to within aged stay stayed "
    "slightly at average averaged averages averaging than and or little now currently still "
    "stretched rose risen fell fallen increased decreased".split()
)
_FILLERS = (" another", " an extra", " an additional", " a further")
# "Under one roof", "under three headings"
_UNDER_ONE = re.compile(
    r" (?:[a-z]+|[0-9]{1,2}) (?:single |main |broad |key |different )?(?:roof|headings?|themes?|"
    r"umbrellas?|banners?|management|leadership|ownership|pillars?|categories|names?|strands?|"
    r"chief|managers?|governments?|prime|ministers?|directors?|brands?|contracts?|titles?|roofs|"
    r"system|board|plan|programme|organisation)(?![a-z])"
)
_LARGE = re.compile(r" [£$€]?(?:[0-9]{3}|[0-9]{1,2},[0-9])")
_BOUNDARY = re.compile(r"[a-z0-9_-]")
_MONEY = re.compile(r"[£$€][0-9]")
_LAST_WORD = re.compile(r"[a-z.]+$")
_LONGEST_WORD = 16
_MOST_STACKED = 3


def _by_last_word(phrases: dict[Hedge, str]) -> dict[str, list[tuple[str, Hedge]]]:
    table: dict[str, list[tuple[str, Hedge]]] = defaultdict(list)
    for hedge, joined in phrases.items():
        for phrase in joined.split("|"):
            table[phrase.rsplit(" ", 1)[-1]].append((phrase, hedge))
    for entries in table.values():
        entries.sort(key=lambda entry: -len(entry[0]))
    return dict(table)


_PHRASES = _by_last_word(_BEFORE)
_AFTER_HEDGE = {phrase: hedge for hedge, joined in _AFTER.items() for phrase in joined.split("|")}
_AFTER_PATTERN = re.compile(
    r" ?\+(?! ?[0-9£$])|-(?:plus|odd|ish)(?![a-z])|(?: |,(?= give or take)) {0,1}(?:"
    + "|".join(sorted((p for p in _AFTER_HEDGE if p[0] not in "-+"), key=len, reverse=True))
    + r")(?![a-z])"
)
# "300 patients or more": the hedge stands after the noun, outside the figure.
_AFTER_NOUN = re.compile(
    r"(?: [a-z'-]+){1,2},? (or more|or fewer|or so|or less|and counting|or over|or above|"
    r"or thereabouts|give or take)(?![a-z])"
    r"(?! (?:of|than))"
)


def hedge_before(low: str, start: int, duration: bool) -> tuple[int, Hedge]:
    """Return where the hedges before `start` begin, and what they mean together.

    `low` is the text in lower case. Of stacked hedges the outermost bound counts, "about" only
    where there is none. Without a hedge: `start` and "exact".
    """
    found: Hedge = "exact"
    for _ in range(_MOST_STACKED):
        hit = _phrase_before(low, start, duration)
        if hit is None:
            break
        start, hedge = hit
        if hedge != "about" or found == "exact":
            found = hedge
    return start, found


def hedge_after(low: str, end: int) -> tuple[int, Hedge]:
    """Return where a hedge directly after `end` ends and what it means; else `end` and "exact"."""
    match = _AFTER_PATTERN.match(low, end)
    if not match:
        return end, "exact"
    phrase = match.group().lstrip(", ")
    if phrase == "plus" and _adds_on(low, match.end()):
        return end, "exact"
    return match.end(), _AFTER_HEDGE[phrase]


def _adds_on(low: str, end: int) -> bool:
    """Tell "14 systems and 12 plus two" from "300 plus patients"."""
    following = low[end : end + 12].split()
    articles = {"a", "an", "the", "one", "two", "three", "four", "five", "six", "another"}
    return not following or following[0] in articles or following[0][0] in "0123456789£$"


def hedge_after_noun(low: str, end: int) -> Hedge:
    """Return the hedge that follows the noun of a count ("300 patients or more"), else "exact"."""
    match = _AFTER_NOUN.match(low, end, end + 60)
    return _AFTER_HEDGE[match[1]] if match else "exact"


def _phrase_before(low: str, start: int, duration: bool) -> tuple[int, Hedge] | None:
    """Return the hedge that ends directly before `start`, longest phrase first."""
    end = start
    while end > 0 and low[end - 1] == " " and start - end < 2:
        end -= 1
    if end == start and low[end - 1 : end] == "-":
        end -= low.endswith(("over-", "under-"), 0, end)
    elif end == start and low[end - 1 : end] not in "~<>≥≤≈c.=":
        return None
    if low.endswith(_FILLERS, 0, end):
        end -= next(len(filler) for filler in _FILLERS if low.endswith(filler, 0, end))
    for phrase, hedge in _PHRASES.get(_last_word(low, end), ()):
        if low.endswith(phrase, 0, end):
            begin = end - len(phrase)
            if begin and _BOUNDARY.match(low[begin - 1]) and phrase[0] not in "~<>≥≤≈":
                continue
            return (begin, hedge) if _is_hedge(low, begin, phrase, duration) else None
    return None


def _last_word(low: str, end: int) -> str:
    """Return the word (or symbol) that ends at `end`."""
    if word := _LAST_WORD.search(low, max(0, end - _LONGEST_WORD), end):
        return word.group()
    pair = low[max(end - 2, 0) : end]
    return pair if pair in {">=", "<="} else low[end - 1 : end]


def _is_hedge(low: str, begin: int, phrase: str, duration: bool) -> bool:
    """Tell a hedge from a preposition by the word before it."""
    if phrase not in _NO_HEDGE_AFTER:
        return True
    before = low[max(0, begin - 20) : begin].split()
    word = before[-1].lstrip("(\"'“‘") if before else ""
    if phrase == "under" and _UNDER_ONE.match(low, begin + len(phrase)):
        return False
    if phrase == "over" and duration and word in {"spent", "spend", "spending"}:
        # "Would be spent over three years" says when, "spent over three days there" how long.
        return "be" not in before[-2:] and not _MONEY.search(low, max(0, begin - 60), begin)
    if phrase == "over" and duration:
        return word in _OVER_IS_HEDGE_AFTER or before[-2:] == ["in", "hospital"]
    if phrase == "some" and _LARGE.match(low, begin + len(phrase)):
        return True
    return word not in _NO_HEDGE_AFTER[phrase]
