"""Which verb governs a figure in its sentence.

A light-weight reading without a language model: commas, conjunctions and relative pronouns mark the
clauses, and the nearest verb that fits takes the figure as subject or object.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from ics_claims.extraction.lexicon import grammar, kinds, outlook, trend
from ics_claims.extraction.tokens import FIGURE, tokens_of
from ics_claims.extraction.verbs import Group, groups_of

_STRONG = frozenset(";:–—-()[]")
_BREAKS = _STRONG | {","}
_ENDS = _BREAKS | frozenset(".!?…")
_PHRASE_ENDS = (
    _ENDS | grammar.CONJUNCTIONS | grammar.RELATIVES | (grammar.PREPOSITIONS - {"of"}) | {FIGURE}
)
_NEW_PHRASE = grammar.DETERMINERS - {"more", "most", "fewer", "less"}
_CLEAR_SUBJECTS = frozenset("they we he she it i you".split())
_NEW_SUBJECT = grammar.DETERMINERS - {"all", "both", "each"} | _CLEAR_SUBJECTS
_BEFORE_FIGURE = (grammar.DETERMINERS - {"that"}) | grammar.PREMODIFIERS
_NO_NOUN = (
    grammar.PREPOSITIONS
    | grammar.CONJUNCTIONS
    | grammar.RELATIVES
    | (grammar.PRONOUNS - {"people", "staff"})
)
# Between a noun and a verb, these say that the noun is not the verb's subject.
_NO_SUBJECT_AFTER = (
    frozenset([",", "and", "or", "but", "than"])
    | _CLEAR_SUBJECTS
    | grammar.SUBORDINATORS
    | _STRONG
    | grammar.RELATIVES
)
_PER = frozenset("a an per each every".split())
_LIST_WORDS = frozenset([",", "and", "or", "plus"])
_UNLISTED = (
    (grammar.PREPOSITIONS - {"of", "for", "in", "on", "to", "with", "per"})
    | _STRONG
    | grammar.RELATIVES
)
_ASIDE = 5
# "There will be # left": what is to be is no subject of what follows.
_AHEAD = frozenset("future conditional expect plan obligation infinitive".split())
_APART = _BREAKS | grammar.RELATIVES | grammar.SUBORDINATORS


class Link(NamedTuple):
    """How a figure hangs on a verb: as its subject, object, or by the preposition in `role`."""

    group: Group | None
    role: str


class _Words(dict[int, str]):
    """The words of a sentence by their place, with empty ones outside it."""

    def __missing__(self, place: int) -> str:
        return ""


# Equal only to itself, so that what is found in it can be kept beside it.
@dataclass(slots=True, eq=False)
class Parse:
    """The words and verb groups of one sentence; `places` are the tokens of its figures.

    `said` are its words without order; `begins` and `ends` are the offsets of its tokens; `word`
    returns the word at a place, empty outside the sentence; `starts` and `taken` are the tokens at
    which verb groups begin and those in them.
    """

    text: str
    spelled: list[str]
    said: frozenset[str]
    begins: list[int]
    ends: list[int]
    word: Callable[[int], str]
    groups: tuple[Group, ...]
    starts: frozenset[int]
    taken: frozenset[int]
    places: tuple[int, ...]
    links: Sequence[Link]

    def words(self, first: int, last: int) -> list[str]:
        """Return the words of tokens `first` up to, not including, `last`."""
        return self.spelled[first if first > 0 else 0 : last if last > 0 else 0]

    def begun_at(self, place: int) -> Group | None:
        """Return the verb group that begins at `place`."""
        if place not in self.starts:
            return None
        return next(group for group in self.groups if group.first == place)

    def with_figure(self, place: int, link: Link) -> Parse:
        """Return the reading as it were if the only figure stood at `place`."""
        return Parse(
            self.text,
            self.spelled,
            self.said,
            self.begins,
            self.ends,
            self.word,
            self.groups,
            self.starts,
            self.taken,
            (place,),
            (link,),
        )

    def written(self, place: int) -> str:
        """Return the token at `place` as it stands in the text."""
        return self.text[self.begins[place] : self.ends[place]]


@lru_cache(maxsize=1024)
def parse(text: str, figures: tuple[tuple[int, int], ...], heading: bool = False) -> Parse:
    """Return the reading of sentence `text` with figures at the given spans (in order).

    In a heading, "trust to open two wards" has a future tense.
    """
    words, begins, ends = tokens_of(text, figures)
    # Asked for so often that it must not be a function of Python's.
    word = _Words(enumerate(words)).__getitem__
    groups = tuple(groups_of(words, word, heading))
    # Filled in below, figure by figure: those before tell where the next one belongs.
    links: list[Link] = []
    reading = Parse(
        text,
        words,
        frozenset(words),
        begins,
        ends,
        word,
        groups,
        starts=frozenset([group.first for group in groups]),
        taken=frozenset([at for group in groups for at in range(group.first, group.last + 1)]),
        places=tuple(_places(words, len(figures))),
        links=links,
    )
    for number in range(len(reading.places)):
        links.append(_link(reading, number, links))
    _share_subjects(reading, links)
    return reading


def _places(words: list[str], figures: int) -> Iterator[int]:
    """Yield where the figures stand among the words."""
    place = -1
    for _ in range(figures):
        place = words.index(FIGURE, place + 1)
        yield place


@lru_cache(maxsize=4096)
def noun_phrase_end(reading: Parse, place: int) -> int:
    """Return the token after the noun phrase that begins with the figure at `place`."""
    at = place + 1
    while at < len(reading.spelled) and at not in reading.starts:
        word = reading.spelled[at]
        if word in grammar.CONJUNCTIONS and at > place + 1 and _joins_modifiers(reading, at):
            at += 1
            continue
        if word in _PHRASE_ENDS:
            break
        if at > place + 1 and _opens_phrase(reading, at):
            break
        at += 1
    return at


def _joins_modifiers(reading: Parse, at: int) -> bool:
    """Whether "and" at `at` joins words before one noun: "# health and care partnerships"."""
    before = reading.word(at - 1)
    if before.endswith("s") or before in kinds.PEOPLE or reading.word(at) not in ("and", "or"):
        return False
    for ahead in range(at + 1, at + 6):
        word = reading.word(ahead)
        if ahead in reading.starts:
            return ahead > at + 1
        if word in ("and", "or") and not reading.word(ahead - 1).endswith("s"):
            continue
        if not _is_noun(word) or word in grammar.DETERMINERS:
            return False
        if word.endswith("s") and word in kinds.COUNTED:
            return True
    return False


def _opens_phrase(reading: Parse, at: int) -> bool:
    """Whether a new phrase begins at `at`: "gave # patients better access"."""
    word = reading.word(at)
    if word in grammar.COMPARATIVES or word in grammar.TIME_OPENERS or word in _CLEAR_SUBJECTS:
        return True
    return word in _NEW_PHRASE and reading.word(at - 1) != "of"


@lru_cache(maxsize=4096)
def noun_phrase_start(reading: Parse, place: int) -> int:
    """Return the first token of what stands before the figure in its own noun phrase.

    "a population of #" begins at "a"; "more than" and the like belong to the figure already.
    """
    taken = reading.taken
    at = place
    in_noun = False
    while at > 0 and at - 1 not in taken:
        word = reading.word(at - 1)
        if word == "of" and reading.word(at) in grammar.DEFINITE:
            break
        if word == "of" and at - 2 not in taken and _is_noun(reading.word(at - 2)):
            at -= 2
            in_noun = True
        elif word == "'s":
            at -= 2
        elif word in _BEFORE_FIGURE or (in_noun and _is_noun(word) and word not in grammar.ADVERBS):
            at -= 1
        else:
            break
    return max(at, 0)


def _is_noun(word: str) -> bool:
    return bool(word) and word[0].isalpha() and word not in _NO_NOUN


@lru_cache(maxsize=4096)
def clause_start(reading: Parse, place: int) -> int:
    """Return the first token of the stretch between marks in which `place` stands."""
    at = place
    while at > 0 and reading.word(at - 1) not in _BREAKS:
        at -= 1
    return at


@lru_cache(maxsize=4096)
def clause_end(reading: Parse, place: int) -> int:
    """Return the token after the stretch between marks in which `place` stands."""
    at = place
    while at < len(reading.spelled) and reading.spelled[at] not in _ENDS:
        at += 1
    return at


def left_of(reading: Parse, place: int) -> Group | None:
    """Return the nearest verb group that ends before `place`."""
    found = None
    for group in reading.groups:
        if group.last >= place:
            break
        if found is None or not is_aside(reading, group):
            found = group
    return found


def is_aside(reading: Parse, group: Group) -> bool:
    """Whether a verb of saying stands between commas: "It will open in May, bosses say, with"."""
    if group.lemma not in outlook.SAYING_VERBS or reading.word(group.last + 1) != ",":
        return False
    first = clause_start(reading, group.first)
    return 0 < group.first - first <= _ASIDE and reading.word(first - 1) == ","


def subject_of(reading: Parse, place: int) -> Group | None:
    """Return the finite verb whose subject the figure at `place` is, or None."""
    end = noun_phrase_end(reading, place)
    if reading.word(end) in _PER and reading.word(end + 1) in grammar.TIME_UNITS:
        end += 2
    if reading.word(end) == "that" and reading.word(end - 1) == "of":
        end += 1
    if reading.word(end) in _NEW_SUBJECT:
        return None
    joined = _joined_subject(reading, place, end)
    if joined is not None:
        return joined
    # The noun phrase may go on with prepositions, a participle or a parenthesis.
    for group in reading.groups:
        if group.first < end or _in_parenthesis(reading, end, group.first):
            continue
        between = _without_parenthesis(reading.words(end, group.first))
        if not _NO_SUBJECT_AFTER.isdisjoint(between):
            return None
        if group.finite:
            return group
        if group.tense in ("infinitive", "bare"):
            return None
        end = group.last + 1
    return None


def _joined_subject(reading: Parse, place: int, end: int) -> Group | None:
    """Return the verb of "# strokes and heart attacks are": two nouns that open a clause."""
    if reading.word(end) != "and":
        return None
    before = reading.word(noun_phrase_start(reading, place) - 1)
    if before not in ("", ",", ";", ":", "and"):
        return None
    verb = next((group for group in reading.groups if group.first > end), None)
    if verb is None or not verb.finite or not 1 < verb.first - end <= _ASIDE - 1:
        return None
    between = reading.words(end + 1, verb.first)
    plain = all(_is_noun(word) and word not in grammar.DETERMINERS for word in between)
    return verb if plain and between[-1].endswith("s") else None


_SEMICOLONS = frozenset(";:")
_OPENS_PARENTHESIS = frozenset("(–—-[")
_CLOSES = {"(": ")", "[": "]", ",": ",", "–": "–", "—": "—", "-": "-"}


def _without_parenthesis(words: list[str]) -> list[str]:
    """Return `words` without what stands between two commas, dashes or brackets, if that ends "
    "them."""
    if _CLOSES.keys().isdisjoint(words):
        return words
    opening = next(at for at, word in enumerate(words) if word in _CLOSES)
    closing = _CLOSES[words[opening]]
    if words[-1] == closing and len(words) - 1 > opening:
        return words[:opening]
    return words


def _in_parenthesis(reading: Parse, start: int, place: int) -> bool:
    """Whether `place` stands in a parenthesis in dashes or brackets that opened after `start`."""
    words = reading.words(start, place)
    if _OPENS_PARENTHESIS.isdisjoint(words):
        return False
    opening = next(at for at, word in enumerate(words) if word in _OPENS_PARENTHESIS)
    closing = _CLOSES[words[opening]]
    return closing not in words[opening + 1 :] and closing in reading.words(
        place, len(reading.spelled)
    )


def _is_apposition(reading: Parse, earlier: int, later: int) -> bool:
    """Whether the later figure only restates the earlier: "one in three people, # million, are"."""
    between = reading.words(earlier + 1, later)
    if _CLOSES.keys().isdisjoint(between):
        return False
    if any(earlier < group.first < later and group.lemma != "be" for group in reading.groups):
        return False
    marks = [at for at, word in enumerate(between) if word in _CLOSES]
    if len(marks) != 1 or any(word in ("and", "or", "but") for word in between):
        return False
    tail = between[marks[0] + 1 :]
    if any(word not in ("that", "is", "or", "about", "some", "which", "means") for word in tail):
        return False
    end = noun_phrase_end(reading, later)
    return reading.word(end) == _CLOSES[between[marks[0]]]


def _link(reading: Parse, number: int, before: list[Link]) -> Link:
    place = reading.places[number]
    start = noun_phrase_start(reading, place)
    role = _role(reading, start, place)
    left = left_of(reading, place)
    subject = subject_of(reading, place)
    if number and _is_apposition(reading, reading.places[number - 1], place):
        return before[-1]
    opener, closer = reading.word(place - 1), reading.word(place + 1)
    if opener in ("–", "—", "-", "(") and closer == _CLOSES[opener]:
        # "a scheme – £7m – is to": the figure only tells the size of the subject.
        verb = reading.begun_at(place + 2)
        if verb is not None and verb.finite:
            return Link(verb, "apart")
    higher = reading.word(place - 1) in ("up", "down") and reading.word(place - 2) == ","
    if number and higher and left is not None and left.tense == "infinitive":
        return Link(before[-1].group, "apart")
    opening = role in ("", "after", "before", "as", "since", "until", "than")
    inside = role == "with" or (role in ("at", "in", "across") and left is not None)
    if inside and subject is not None and subject.first == noun_phrase_end(reading, place):
        opening = subject.tense in ("future", "expect", "plan")
    if opening and subject is not None and _opens_clause(reading, start, left):
        return Link(subject, "subject")
    if number and is_listed(reading, reading.places[number - 1], place):
        return before[-1]
    if role in ("by", "to", "from", "at") and left is not None:
        return Link(_changing(reading, left, place), role)
    if left is None:
        right = next(
            (group for group in reading.groups if group.first > place and group.finite), None
        )
        if right is not None and _opens_aside(reading, place, right):
            right = None
        return Link(right, role or "apart")
    return Link(left, role or _object_or_apart(reading, left, start))


def _opens_aside(reading: Parse, place: int, verb: Group) -> bool:
    """Whether a verb only says more of what sums up: "they wait #, a gap that it has to"."""
    words = reading.words(max(clause_start(reading, verb.first), place + 1), verb.first)
    summed = words[:1] == ["a"] and "that" in words[:4]
    return summed and reading.word(clause_start(reading, verb.first) - 1) == ","


def _changing(reading: Parse, left: Group, place: int) -> Group:
    """Return the verb of change that "by" or "to" before the figure goes with, else `left`."""
    adjacent = left.last >= place - 3 and (left.passive or left.tense == "participle")
    if adjacent:
        return left
    for group in reversed(reading.groups[: reading.groups.index(left) + 1]):
        if not _SEMICOLONS.isdisjoint(reading.words(group.last + 1, place)):
            break
        if trend.changes(group.lemma):
            return group
        opener = reading.word(group.first - 1)
        if group.finite and opener not in grammar.RELATIVES and opener not in grammar.PRONOUNS:
            break
    return left


def before_figure(reading: Parse, place: int) -> str:
    """Return the word before a figure, hedges left out: "by just #" gives "by"."""
    at = place - 1
    while (word := reading.word(at)) in grammar.HEDGES:
        at -= 1
    return word


def _role(reading: Parse, start: int, place: int) -> str:
    """Return the preposition before the figure's noun phrase, or nothing."""
    nearest = before_figure(reading, place)
    if nearest in ("by", "to", "from", "at") and place - 1 not in reading.starts:
        return nearest
    word = reading.word(start - 1)
    if start - 1 in reading.taken:
        return ""
    return word if word in grammar.PREPOSITIONS else ""


def _opens_clause(reading: Parse, start: int, left: Group | None) -> bool:
    """Whether the noun phrase at `start` can be a subject: not the object of the verb before it."""
    if left is None or left.last < start - 1:
        return True
    if left.lemma == "be" and left.tense in _AHEAD:
        return False
    if left.lemma in ("see", "have") and reading.word(left.first - 1) in ("that", "which", "who"):
        return False
    return left.lemma in outlook.REPORT_VERBS or left.lemma in (
        "help",
        "let",
        "have",
        "expect",
        "be",
    )


def _object_or_apart(reading: Parse, left: Group, start: int) -> str:
    between = reading.words(left.last + 1, start)
    return "object" if _APART.isdisjoint(between) else "apart"


def is_listed(reading: Parse, earlier: int, later: int) -> bool:
    """Whether two figures stand in one list: nothing but their noun phrases and "and" between."""
    between = reading.words(earlier + 1, later)
    if _LIST_WORDS.isdisjoint(between[-3:]) or not _UNLISTED.isdisjoint(between):
        return False
    return not any(earlier < group.first < later for group in reading.groups)


def _share_subjects(reading: Parse, links: list[Link]) -> None:
    """Let figures listed before a subject share its verb: "# schools and # pupils have"."""
    for number in range(len(links) - 2, -1, -1):
        place, after = reading.places[number], links[number + 1]
        if after.role != "subject" or not is_listed(reading, place, reading.places[number + 1]):
            continue
        start = noun_phrase_start(reading, place)
        left = left_of(reading, place)
        if left is None or (
            _opens_clause(reading, start, left) and links[number].role in ("apart", "")
        ):
            links[number] = after
