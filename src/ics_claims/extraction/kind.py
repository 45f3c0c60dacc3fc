"""Which sort of claim a figure makes, from what it counts and what is done with it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ics_claims.extraction import lexicon as lex
from ics_claims.extraction import measured
from ics_claims.extraction.clauses import (
    Parse,
    before_figure,
    clause_end,
    clause_start,
    left_of,
    noun_phrase_end,
)
from ics_claims.extraction.doings import kind_of_activity, kind_of_outcome, kind_of_workforce
from ics_claims.extraction.facts import (
    BY_NOUN,
    EMPTY_HEADS,
    NOTHING_AROUND,
    SHARES,
    Around,
    Facts,
    class_of,
    falls,
    head_kind,
    lemmas_about,
    own_text,
    resized,
)
from ics_claims.extraction.people import kind_of_people
from ics_claims.extraction.sites import (
    is_about_balance,
    kind_of_organisations,
    kind_of_sites,
)
from ics_claims.extraction.tokens import FIGURE

_DURATIONS = frozenset("years months weeks days hours minutes".split())
_NO_NOUNS = (lex.MORE_WORDS | lex.LESS_WORDS | lex.LOWER_WORDS | lex.HIGHER_WORDS | lex.ADVERBS) | {
    "other",
    "others",
    "announced",
    "the",
    "a",
}
_OWN_PARTS = (["of", "which"], ["of", "that"], ["of", "it"], ["of", "them"], ["of", "whom"])
_MULTIPLE = re.compile(
    r"(?:\btwice|\bthrice|\bdouble|\btreble|times|again)$|"
    r"^(?:twice|thrice|double|treble|half as)\b",
    re.I,
)
# Words between a share and the sum it is a share of.
_NEAR = 7
# How often one figure is followed to another.
_FOLLOWED = 3
# How many words back a figure without a noun may refer within its sentence.
_REFERRED = 24
# How far behind a part its whole may stand: "two of the county's five".
_WHOLE = 6
_YARDSTICKS = frozenset("target plan goal aim trajectory limit cap expectation ceiling".split())
_NAMELESS = frozenset("there we they figure number total and average answer tally".split())
_BACK = frozenset("them these those".split())
_ANOTHER = frozenset("another further extra additional remaining other others".split())
# Verbs that tell the kind of a figure without a noun, and those that only hint at it.
_TELLING: tuple[tuple[frozenset[str], str], ...] = (
    (frozenset(["wait", "queue"]), "outcome"),
    (lex.FOUND_OUT, "outcome"),
    (lex.HIRING, "workforce"),
    (frozenset(["view", "download"]), "digital"),
    (frozenset(["come", "attend", "draw"]) | lex.PROTEST_VERBS, "activity"),
    (frozenset(["prevent", "avoid", "save", "avert"]), "outcome"),
    (frozenset(["merge"]), "structure"),
)
_HINTING: tuple[tuple[frozenset[str], str], ...] = (
    (lex.DONE_TO_PEOPLE | {"do"}, "activity"),
    (lex.SERVED_OR_HELPED, "coverage"),
)
_PUTTING_IN = frozenset(
    "set reserve invest spend put commit inject allocate devote earmark award".split()
)
_EQUAL = frozenset("equivalent equal amounts amounting".split())
_HANDING = frozenset("pass pass_down delegate hand hand_over hand_down devolve transfer".split())
# So many that, without a noun, they are the people of an area.
_MILLIONS = re.compile(r"million|\d[\d,]{6,}|[1-9]\d{2},\d{3}")
# Characters of the bar before a row's label.
_BAR = 2
_RUN_UP = frozenset(
    "backlog deficit gap shortfall debt debts overspend overspending overspends underspend bill "
    "surplus loss losses deficits".split()
)
_AMOUNTING = frozenset("be total reach hit come_to stand average".split())
_FORESEEING = frozenset("forecast predict project report post record".split())
_EXTREMES = frozenset("largest smallest biggest highest lowest worst best rest remainder".split())
_RETURNING = frozenset("get pay give bring put".split())
_PRONOUNS = frozenset("it that this they".split())
_BUDGETS = frozenset(
    "pot purse budget budgets allowance allowances allocation grant funding".split()
)
_PER_MANY = re.compile(r"\s*(?:per|(?:in|for) every)\s+10{0,2},?000\b")


def kind_of(
    reading: Parse,
    number: int,
    units: Sequence[str],
    direction: str,
    span: tuple[int, int],
    around: Around = NOTHING_AROUND,
    depth: int = 0,
) -> tuple[str, str]:
    """Return the kind of a figure and the rule that told it; `span` are the tokens it measures.

    A figure that only multiplies or repeats another has that one's kind; `depth` counts how often
    that was followed. `units` are those of all figures of the sentence.
    """
    place, unit = reading.places[number], units[number]
    figure = _Figure(reading, number, units, around, depth)
    if unit == "gbp":
        return _money(figure, direction, reading.words(*span))
    noun = _own_noun(reading, place, span, unit == "count") or _of_whole(reading, number)
    if unit not in SHARES and "|" in reading.text and (label := _cell(reading, place)):
        noun = label
    group = reading.links[number].group
    made_up = unit in SHARES and group is not None and group.lemma in lex.MAKING_UP
    if made_up and reading.word(place + 1) == "of" and not set(noun) & lex.DIGITAL_CUES:
        # "Insulin accounts for 28% of visits" is a share of the visits.
        noun = reading.words(place + 2, noun_phrase_end(reading, place + 1)) or noun
    if reading.words(place - 2, place) == [",", "currently"]:
        # "the number of forms, currently #"
        before = left_of(reading, place - 2)
        noun = reading.words(before.last + 1 if before else 0, place - 2)
    if set(reading.words(place, clause_end(reading, place))) & lex.REACHED:
        noun = _of_them(figure) or noun
    if noun and noun[-1] == "'s" and number + 1 < len(reading.places):
        # "98% of the county's # residents" is a share of the residents.
        whole = reading.places[number + 1]
        noun = reading.words(whole + 1, noun_phrase_end(reading, whole)) or noun
    kind, head = head_kind(noun)
    if unit in ("count", "rate") and _PER_MANY.match(reading.text, reading.tokens[place].end):
        return "outcome", "per-thousand"
    if unit == "count" and _per_worker(reading, place + 1 + len(noun)):
        return "workforce", "per-worker"
    if "likely" in reading.words(place + 1, place + 4):
        return "outcome", "likelihood"
    echoed = _echo(figure, direction, kind) if depth < _FOLLOWED else None
    if echoed:
        return echoed
    facts = Facts(
        reading,
        number,
        units,
        direction,
        noun,
        head,
        reading.words(clause_start(reading, place), clause_end(reading, place)),
        _said_of(figure),
        lemmas_about(reading, number),
        around,
    )
    if unit in SHARES and (set(noun) | _before_verb(facts)) & lex.FUNDS:
        return "investment", "share-of-money"
    if unit in _DURATIONS:
        found = _duration(facts, kind)
        if found:
            return found, "duration"
    if "leave" in facts.lemmas and "without" in facts.after:
        return "outcome", "left-without"
    if head in lex.CREWS and reading.word(place - 1) == "of":
        return "workforce", "team-of"
    if reading.word(place - 1) == "of" and unit == "count":
        told = _many_of(reading, place, kind, head)
        if told:
            return told, "many-of"
    if not kind:
        return _without_noun(facts, figure)
    rules = {
        "coverage": _people_or_sites,
        "cohort": _people_or_sites,
        "structure": kind_of_organisations,
        "activity": kind_of_activity,
        "outcome": kind_of_outcome,
        "workforce": kind_of_workforce,
    }
    mended = rules[kind](facts) if kind in rules else kind
    return mended, "noun:" + head


def _said_of(figure: _Figure) -> set[str]:
    """Return the words from the figure to the end of its clause, and of its verb's clause."""
    reading, place = figure.reading, figure.place
    end = clause_end(reading, place)
    found = set(reading.words(place, end))
    link = reading.links[figure.number]
    if link.group is not None and link.role == "subject" and link.group.first > end:
        found.update(reading.words(link.group.first, clause_end(reading, link.group.last)))
    return found


def _per_worker(reading: Parse, at: int) -> bool:
    """Whether what is counted is shared among staff: "1,900 patients for every full-time GP"."""
    each = reading.words(at, at + 2) in (["for", "every"], ["for", "each"])
    if not each and reading.word(at) != "per":
        return False
    first = at + 2 if each else at + 1
    return any(word in lex.KIND_NOUNS["workforce"] for word in reading.words(first, first + 3))


def _many_of(reading: Parse, place: int, kind: str, head: str) -> str:
    """Return the kind of what is so many: "a team of #", "a population of #", "a list of #"."""
    before = reading.word(place - 2)
    if {"survey", "poll"} & set(reading.words(place - 5, place - 1)):
        return "activity"
    if before in lex.GROUPS_OF and (head in lex.SITES or kind in ("structure", "")):
        return "structure"
    if kind:
        return ""
    if before in lex.CREWS:
        return "workforce"
    if before in ("list", "roll", "register"):
        return "outcome" if "waiting" in reading.words(place - 5, place) else "coverage"
    found = BY_NOUN.get(before, "")
    return found if found in ("coverage", "cohort", "workforce") else ""


def _of_whole(reading: Parse, number: int) -> list[str]:
    """Return the noun of the whole for the part in "Of the # practices, # have signed up"."""
    place = reading.places[number]
    if not number or reading.word(0) != "of" or reading.word(place - 1) != ",":
        return []
    whole = reading.places[number - 1]
    return reading.words(whole + 1, noun_phrase_end(reading, whole))


def _before_verb(facts: Facts) -> set[str]:
    """Return the words of a bare share's subject: "Spending per head has grown by"."""
    group = facts.reading.links[facts.number].group
    if group is None or (facts.noun and facts.role not in ("by", "to", "at", "from", "object")):
        return set()
    start = clause_start(facts.reading, group.first)
    return set(facts.reading.words(max(start, group.first - 4), group.first))


def _duration(facts: Facts, kind: str) -> str:
    """Return activity for hours of care or opening, else outcome for a time."""
    opening = set(facts.clause) & {"open", "opens", "opening", "opened"}
    after = facts.reading.word(facts.reading.places[facts.number] + 1)
    hours = "hour" in own_text(facts)
    if hours and (opening or (after == "of" and not set(facts.noun) & lex.LESS_IS_BETTER)):
        return "activity"
    return "outcome" if resized(facts) or kind not in ("workforce", "digital") else ""


@dataclass(frozen=True, slots=True)
class _Figure:
    """A figure in its sentence, and how often one figure was followed to another to reach it."""

    reading: Parse
    number: int
    units: Sequence[str]
    around: Around
    depth: int

    @property
    def place(self) -> int:
        return self.reading.places[self.number]

    @property
    def unit(self) -> str:
        return self.units[self.number]

    def before(self, direction: str = "level") -> str:
        """Return the kind of the figure before."""
        return self.at(self.number - 1, direction)

    def at(self, number: int, direction: str = "level") -> str:
        """Return the kind of another figure of the sentence."""
        span = measured.measured_span(self.reading, number, self.units[number])
        return kind_of(
            self.reading, number, self.units, direction, span, self.around, self.depth + 1
        )[0]

    def unit_before(self) -> str:
        return self.units[self.number - 1] if self.number else ""

    def alike(self) -> int:
        """Return the number of the last figure before that measures in the same, else -1."""
        wanted = class_of(self.unit)
        for number in range(self.number - 1, -1, -1):
            if self.place - self.reading.places[number] > _REFERRED:
                break
            if class_of(self.units[number]) == wanted:
                return number
        return -1

    def referred(self, direction: str = "level") -> str:
        """Return the kind of the claim that a figure without a noun refers back to."""
        number = self.alike() if self.depth < _FOLLOWED else -1
        if number >= 0:
            return self.at(number, direction)
        return self.around.kinds.get(class_of(self.unit), "")


def _echo(figure: _Figure, direction: str, kind: str) -> tuple[str, str] | None:
    """Return the kind of the figure before that this one only multiplies, shares or repeats."""
    reading, number, unit, place = figure.reading, figure.number, figure.unit, figure.place
    token = reading.tokens[place]
    following = reading.places[number + 1] if number + 1 < len(reading.places) else 0
    # "40% of the £3m", "more than half, £3m, would go": a share of the money.
    money = 0 < following - place <= _NEAR and figure.units[number + 1] == "gbp"
    if unit in SHARES and money and (reading.word(place + 1) == "of" or following == place + 2):
        if set(reading.words(place, following)) & lex.SUMS_OF_RESULT:
            return "outcome", "share-of-sum"
        return figure.at(number + 1, direction), "share-of-sum"
    if not number:
        return None
    if unit in SHARES and reading.word(place - 1) == "to" and reading.word(place - 2) in _EQUAL:
        return figure.before(direction), "equal-to"
    people = reading.words(place + 1, place + 4) == ["of", "the", "population"]
    if unit in SHARES and people and reading.word(place - 1) == ",":
        return figure.before(direction), "apposed"
    if unit in (*SHARES, "count") and _compares(reading, place, kind):
        found = figure.before(direction)
        lessened = found == "activity" and direction == "decrease"
        return ("outcome" if lessened else found), "compared"
    earlier = reading.tokens[reading.places[number - 1]]
    grown = reading.text[earlier.start : earlier.end].lower().endswith(("bled", "pled"))
    if grown and not kind and before_figure(reading, place) == "to":
        return figure.before(direction), "multiplied-to"
    bare = reading.word(place + 1) in ("more", "fewer") and not kind and unit in ("count", "rate")
    if bare:
        found = figure.before()
        if found == "workforce" or class_of(figure.unit_before()) == "time":
            return found, "bare;more"
    part = reading.words(place + 1, place + 3) in _OWN_PARTS
    if part and unit in SHARES and figure.before() == "workforce":
        return "workforce", "part-of"
    if part and unit in SHARES and figure.unit_before() == "gbp":
        return figure.before(direction), "part-of"
    if part and unit in ("count", "rate") and not kind:
        return figure.before(), "part-of"
    if unit == "ratio" and _MULTIPLE.search(reading.text[token.start : token.end]):
        bare = kind == "" or reading.word(place + 1) in ("the", "that", "as", "what")
        if bare:
            return figure.before(direction), "multiple-of"
    group = reading.links[number].group
    again = unit == "count" and not kind and group is not None and group.lemma == "be"
    if again and group is not None and reading.word(group.first - 1) in _PRONOUNS:
        return figure.before(direction), "again"
    return None if kind else _paired(figure, direction)


def _paired(figure: _Figure, direction: str) -> tuple[str, str] | None:
    """Return the kind of the figure before for "to # from #", "up from #", "a target of #"."""
    reading, place = figure.reading, figure.place
    number = figure.alike()
    if number < 0:
        return None
    before, two_before = before_figure(reading, place), reading.word(place - 2)
    earlier = before_figure(reading, reading.places[number])
    near = place - reading.places[number] <= _REFERRED // 2
    if near and (before, earlier) in (("from", "to"), ("to", "from")):
        found = figure.at(number, direction)
        lessened = found == "activity" and (
            direction == "decrease" or falls(reading, figure.number)
        )
        return ("outcome" if lessened else found), "pair"
    form = lex.FORMS.get(two_before)
    if before == "to" and form is not None and form.gerund and lex.changes(form.lemma):
        return figure.at(number, direction), "going-on-to"
    if before == "from" and two_before in ("up", "down"):
        return figure.at(number, "increase" if two_before == "up" else "decrease"), "up-from"
    if before in ("with", "to", "against") and (two_before == "compared" or before == "against"):
        return figure.at(number, direction), "compared-with"
    if before == "of" and two_before in _YARDSTICKS:
        return figure.at(number), "yardstick"
    if reading.words(place + 1, place + 4) == ["of", "the", "total"]:
        return figure.at(number), "of-total"
    return None


def _cell(reading: Parse, place: int) -> list[str]:
    """Return the label of the row in whose cell the figure stands, if it does."""
    before = reading.text[: reading.tokens[place].start].rstrip()
    if not before.endswith("|"):
        return []
    label = before.strip("| ").split("|", 1)[0]
    return [token.word for token in reading.tokens[:place] if token.end <= len(label) + _BAR]


def _of_them(figure: _Figure) -> list[str]:
    """Return the noun of what "60% of them" is a share of, here or in the sentence before."""
    reading, place = figure.reading, figure.place
    if figure.unit not in SHARES or reading.word(place + 1) != "of":
        return []
    if reading.word(place + 2) not in ("them", "these", "those", "whom"):
        return []
    narrowed = reading.word(place + 3) in lex.PREPOSITIONS | lex.RELATIVES
    if narrowed and reading.word(place + 2) in ("these", "those"):
        return []
    for number in range(figure.number - 1, -1, -1):
        if figure.units[number] in ("count", "rate"):
            whole = reading.places[number]
            return reading.words(whole + 1, noun_phrase_end(reading, whole))
    return ["people"] if figure.around.kinds.get("count") in ("coverage", "cohort") else []


def _compares(reading: Parse, place: int, kind: str) -> bool:
    """Whether a share says how the figure before changed: "£3m, up 5%", "90 calls, 5% more"."""
    after = reading.word(place + 1)
    if reading.word(place - 1) in ("up", "down") and reading.word(place - 2) in (",", "(", "–"):
        return True
    if reading.word(place - 1) == "of" and reading.word(place - 2) in lex.BETTER_NOUNS:
        return reading.word(place + 1) == "on" or kind == ""
    apart = reading.word(place - 1) in (",", "(", "–")
    return apart and after in ("more", "fewer", "up", "down", "higher", "lower") and not kind


def _own_noun(reading: Parse, place: int, span: tuple[int, int], counts: bool = False) -> list[str]:
    """Return the words of the noun phrase itself, without what is said of it."""
    first, after = span
    end = first
    while end < after and end not in reading.starts and reading.word(end) not in lex.RELATIVES:
        end += 1
    found = reading.words(first, end)
    if (
        counts
        and reading.word(place + 1) == "of"
        and reading.word(end) == FIGURE
        and end - place <= _WHOLE
    ):
        # "two of its five hospitals" counts hospitals.
        return reading.words(end + 1, noun_phrase_end(reading, end))
    return found


def _money(figure: _Figure, direction: str, noun: list[str]) -> tuple[str, str]:
    reading, number, place = figure.reading, figure.number, figure.place
    group = reading.links[number].group
    if group is not None and group.passive and group.lemma in _PUTTING_IN and group.first > place:
        return "investment", "money-put-in"
    whole = reading.words(place + 1, place + 3) in _OWN_PARTS
    whole = whole or reading.words(place - 2, place) == ["of", "which"]
    if number > 0 and figure.depth < _FOLLOWED and whole:
        return figure.before(direction), "part-of"
    earlier = reading.places[number - 1] if number else -1
    start = max(place - _NEAR + 1, clause_start(reading, place), earlier)
    if reading.words(place - 2, place) == [",", "of"]:
        start = place - 4
    lemma = group.lemma if group else ""
    after = reading.words(place + 1, min(place + 5, _stop_after(reading, place)))
    near = set(noun) | set(reading.words(start, place)) | set(after)
    if after[:1] == ["of"] and set(after[-2:]) & {"support", "funding"}:
        return "investment", "money-support"
    first = max(0, group.first - _NEAR - 3) if group else place
    subject = set(reading.words(first, group.first)) if group else set()
    budgeted = subject & _BUDGETS
    moved = reading.word(place - 1) in ("to", "by")
    if budgeted and group is not None and not group.passive and moved:
        return "investment", "money-budget"
    if lemma == "release" and subject & lex.FUNDERS:
        return "investment", "money-released"
    same = _same_sum(figure, lemma, subject)
    if same:
        return same, "money-said-before"
    put_in = group is not None and not group.passive and lemma in _PUTTING_IN
    if put_in and reading.links[number].role == "object" and direction != "decrease":
        return "investment", "money-put-in"
    if near & lex.SUMS_OF_RESULT or direction == "decrease":
        return "outcome", "money-result"
    if reading.words(place - 2, place) in (["benefits", "of"], ["benefit", "of"]):
        return "outcome", "money-result"
    back = group is not None and reading.word(group.last + 1) == "back"
    if (back and lemma in _RETURNING) or (
        lemma in ("take", "strip", "cut") and after[:2] == ["out", "of"]
    ):
        return "outcome", "money-result"
    if _is_off_plan(after) or _is_worth_of_result(figure, lemma):
        return "outcome", "money-result"
    role = reading.links[number].role
    grown = role in ("to", "by", "at") and (lex.changes(lemma) or lemma in ("stand", "be"))
    grown = grown or (role == "object" and lemma in _AMOUNTING)
    if grown and subject & _RUN_UP and not budgeted:
        return "outcome", "money-result"
    if reading.word(place - 1) == "from" and lemma in lex.DOWN_VERBS | {"go_down"}:
        return "outcome", "money-result"
    if lemma == "cost" and group is not None and group.finite:
        bearer = reading.words(group.last + 1, place)
        if set(bearer) & lex.BEARERS:
            return "outcome", "money-cost"
    return "investment", "money"


def _same_sum(figure: _Figure, lemma: str, subject: set[str]) -> str:
    """Return "outcome" for a sum that goes on about one: "the largest was #", "they forecast #"."""
    if lemma not in _FORESEEING and not (lemma == "be" and subject & _EXTREMES):
        return ""
    if subject & (_BUDGETS | {"cost", "costs", "price"}):
        return ""
    found = figure.around.kinds.get("gbp", "")
    number = figure.alike()
    if number >= 0 and figure.depth < _FOLLOWED:
        found = figure.at(number)
    return "outcome" if found == "outcome" else ""


def _stop_after(reading: Parse, place: int) -> int:
    """Return the token of the next semicolon or stop, after which something else is said."""
    at = place + 1
    while reading.word(at) not in (";", ".", ""):
        at += 1
    return at


def _is_off_plan(after: list[str]) -> bool:
    """Whether a sum says how far a body is from its budget: "£3m under budget", "in the red"."""
    words = [word for word in after if word not in lex.ADVERBS]
    return (
        words[:2] in (["under", "budget"], ["over", "budget"], ["worse", "than"], ["off", "plan"])
        or words[:2] in (["behind", "plan"], ["ahead", "of"], ["better", "than"], ["short", "of"])
        or words[:3] in (["in", "the", "red"], ["in", "the", "black"], ["adrift", "of", "plan"])
    )


def _is_worth_of_result(figure: _Figure, lemma: str) -> bool:
    """Whether a sum puts a price on the result before it: "# bed days freed, worth £2m"."""
    reading, place = figure.reading, figure.place
    priced = reading.word(place - 1) == "worth" or (
        lemma == "value" and reading.word(place - 1) == "at"
    )
    if not priced or not figure.number or figure.depth >= _FOLLOWED:
        return False
    return figure.before() == "outcome"


def _people_or_sites(facts: Facts) -> str:
    if facts.head in lex.SITES:
        return kind_of_sites(facts)
    return kind_of_people(facts)


def _without_noun(facts: Facts, figure: _Figure) -> tuple[str, str]:
    """Return the kind where no list has the noun: by the verb, or by the nouns beside it."""
    if facts.unit in SHARES:
        return _share_without_noun(facts, figure)
    measures = facts.lemmas & lex.MEASURE_VERBS and facts.role == "object"
    if (facts.role in ("from", "to", "by", "at") or measures) and facts.unit == "count":
        changed = _changed_thing(facts, figure, bool(measures))
        if changed:
            return changed, "changed"
    if is_about_balance(facts):
        return "outcome", "balance"
    if facts.number == 0 and set(facts.noun) & _BACK and facts.around.kinds.get("count"):
        return facts.around.kinds["count"], "said-before"
    if set(facts.noun) & {"them", "these", "those", "whom", "which"}:
        return _beside(facts) or "activity", "beside"
    named = any(word not in _NO_NOUNS and not word.endswith("ly") for word in facts.noun)
    beside = "" if named and "include" not in facts.lemmas else _beside(facts)
    if "include" in facts.lemmas and beside:
        return beside, "beside"
    place = facts.place
    if facts.unit == "count" and facts.reading.words(place - 2, place) == ["one", "of"]:
        return "structure", "one-of"
    group = facts.reading.links[facts.number].group
    run = group is not None and group.passive and group.lemma in ("run", "operate")
    if run and facts.role == "subject":
        return "structure", "run-by"
    done = group is not None and group.passive and facts.role == "subject"
    if done and facts.lemmas & lex.DONE_TO_PEOPLE and facts.direction != "decrease":
        return "activity", "verb"
    told = _of_verbs(facts, _TELLING)
    if told:
        return told, "verb"
    if facts.lemmas & lex.HIRING and named and lex.AGENT.search(facts.noun[-1]):
        return "workforce", "agents"
    referred = "" if named else figure.referred()
    if referred and _refers_back(facts):
        lessened = referred == "activity" and facts.direction == "decrease"
        return ("outcome" if lessened else referred), "said-before"
    told = _of_verbs(facts, _HINTING)
    if told:
        return told, "verb"
    if beside == "activity" and facts.direction == "decrease":
        return "outcome", "beside"
    if beside:
        return beside, "beside"
    if referred and facts.unit == "count":
        return referred, "said-before"
    if (
        (not named or facts.noun[0] in lex.FORMS)
        and _MILLIONS.search(own_text(facts))
        and facts.direction == "level"
    ):
        return "coverage", "population"
    if facts.around.digital:
        return "digital", "topic"
    if facts.lemmas & lex.OWN_ACTIONS:
        return "activity", "action"
    return "activity", "none"


def _of_verbs(facts: Facts, table: tuple[tuple[frozenset[str], str], ...]) -> str:
    """Return the kind that the first fitting verbs of a table tell."""
    return next((kind for verbs, kind in table if facts.lemmas & verbs), "")


def _refers_back(facts: Facts) -> bool:
    """Whether a figure without a noun stands for things named before: "another 10", "it is 43"."""
    reading, place = facts.reading, facts.place
    before, after = reading.word(place - 1), reading.word(place + 1)
    if before in _ANOTHER or after in ("more", "fewer", "others", "other"):
        return True
    group = reading.links[facts.number].group
    if group is None:
        return facts.number > 0
    if facts.role == "subject":
        return True
    subject = reading.word(group.first - 1)
    if facts.role == "object" and group.lemma in ("have", "get", "cover", "reach"):
        return True
    return group.lemma in ("be", "become", "make") and (
        subject in _PRONOUNS | _NAMELESS or group.first == 0
    )


def _changed_thing(facts: Facts, figure: _Figure, measures: bool = False) -> str:
    """Return the kind of what went from or to a bare number: "Backlogs went from # to #"."""
    reading, place = facts.reading, facts.reading.places[facts.number]
    group = reading.links[facts.number].group
    prepositional = before_figure(reading, place) in ("from", "to", "by", "at")
    if group is None or not (prepositional or measures):
        return ""
    start = clause_start(reading, group.first)
    thing = reading.words(group.last + 1, place)
    if set(thing) & {"them", "it", "that", "this"}:
        # "The unit will reduce them to #": what was spoken of before, not the subject.
        earlier = figure.referred()
        if earlier:
            lessened = facts.direction == "decrease" and earlier == "activity"
            return "outcome" if lessened else earlier
    for words in (thing, reading.words(start, group.first)):
        kind, head = head_kind([word for word in words if word != FIGURE])
        if head in lex.CREWS and (lex.changes(group.lemma) or group.lemma in ("bring", "take")):
            return "workforce"
        if "figure" in words and {"waiting", "waits"} & set(reading.spelled):
            return "outcome"
        if kind:
            less = facts.direction == "decrease" or falls(reading, facts.number)
            ends_less = less and kind in ("activity", "coverage", "cohort")
            return "outcome" if ends_less else kind
    return "outcome" if {"waiting", "waits"} & set(reading.spelled) else ""


def _share_without_noun(facts: Facts, figure: _Figure) -> tuple[str, str]:
    """Return the kind of a bare share from the nouns before it: "vacancies are down to 5%"."""
    place = facts.place
    earlier = facts.reading.places[facts.number - 1] + 1 if facts.number else 0
    if not any(earlier < group.first < place and group.finite for group in facts.reading.groups):
        earlier = 0
    start = clause_start(facts.reading, place)
    if facts.reading.word(start) in ("to", "at", "from") and facts.reading.word(start - 1) == ",":
        # "Sickness among nurses halved, to 3%": the share is what the clause before measures.
        start = clause_start(facts.reading, start - 2)
    before = facts.reading.words(max(start, earlier), place)
    if set(before) & lex.WORKFORCE_MEASURES or _is_off_sick(facts):
        return "workforce", "clause"
    if facts.reading.words(place + 1, place + 3) == ["of", "us"]:
        ends = place + 3 >= clause_end(facts.reading, place)
        return ("coverage" if ends or facts.lemmas & lex.SERVED_VERBS else "outcome"), "of-us"
    if set(before) & {"account", "accounts"}:
        return "outcome", "share"
    if facts.lemmas & (_PUTTING_IN | _HANDING) and facts.around.kinds.get("gbp"):
        return facts.around.kinds["gbp"], "said-before"
    if facts.role == "subject" and facts.after & lex.DIGITAL_FOR_PEOPLE:
        return "digital", "digital"
    if facts.reading.words(place + 1, place + 3) == ["of", "that"]:
        part = figure.before() if facts.number else facts.around.kinds.get("count", "")
        if part:
            return part, "part-of"
    if _is_the_figure(facts) and (referred := figure.referred()):
        return referred, "said-before"
    if facts.after & {"eligible", "register", "covered"}:
        return "coverage", "eligible"
    kind, head = head_kind(_subject_of_change(facts) or [w for w in before if w != FIGURE])
    if head in ("uptake", "coverage", "take-up", "takeup") or set(before) & {"uptake", "take-up"}:
        return "coverage", "clause:uptake"
    spoilt = set(before) & lex.SPOILT
    if kind in ("workforce", "digital"):
        return kind, "clause:" + head
    if kind == "activity" and facts.direction == "increase" and not spoilt:
        return kind, "clause:" + head
    if facts.direction == "increase" and _beside(facts) == "activity" and not spoilt:
        return "activity", "beside"
    return "outcome", "share"


def _is_off_sick(facts: Facts) -> bool:
    """Whether the share follows a colon after staff who are off: "Too many staff are sick: #"."""
    start = clause_start(facts.reading, facts.place)
    if facts.reading.word(start - 1) != ":":
        return False
    stretch = set(facts.reading.words(clause_start(facts.reading, start - 2), start))
    return "sick" in stretch or bool(stretch & lex.WORKFORCE_MEASURES)


def _is_the_figure(facts: Facts) -> bool:
    """Whether a pronoun or "the figure" stands for what was measured before."""
    group = facts.reading.links[facts.number].group
    if group is None or group.last >= facts.place:
        return False
    subject = facts.reading.words(max(0, group.first - 4), group.first)
    if group.lemma == "be" and subject[-1:] and subject[-1] in _PRONOUNS | {"'ll", "'s"}:
        return True
    if group.lemma == "be" and facts.reading.word(group.first) in ("it's", "that's"):
        return True
    named = {"figure", "rate", "share", "proportion"} & set(subject)
    return bool(named) and group.lemma in ("be", "stand", "rise", "fall", "reach", "become")


def _subject_of_change(facts: Facts) -> list[str]:
    """Return the noun before a verb of change, after the last "and" before it."""
    group = facts.reading.links[facts.number].group
    if group is None or facts.role not in ("from", "to", "by", "at"):
        return []
    if not lex.changes(group.lemma):
        return []
    words = facts.reading.words(clause_start(facts.reading, group.first), group.first)
    for at in range(len(words) - 1, -1, -1):
        if words[at] in lex.CONJUNCTIONS:
            return words[at + 1 :]
    return []


def _beside(facts: Facts) -> str:
    """Return the kind of the nearest noun phrase before or after a figure that has none itself."""
    place = facts.reading.places[facts.number]
    before = facts.reading.words(max(0, place - 12), place)
    after = facts.reading.words(place + 1, place + 6)
    for word in [*reversed(before), *after]:
        if word in BY_NOUN and word not in EMPTY_HEADS:
            return BY_NOUN[word]
    return ""
