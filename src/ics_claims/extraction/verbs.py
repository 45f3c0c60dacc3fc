"""The verb groups of a sentence, and what each says of time.

Auxiliaries, modals and inflections mark the verbs; a word that may be a noun as well is told by its
neighbours.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from ics_claims.extraction.lexicon import grammar, kinds, outlook, trend
from ics_claims.extraction.tokens import FIGURE

_STRONG = frozenset(";:–—-()[]")
_BREAKS = _STRONG | {","}
_STOPS = frozenset(["", "."])
# What may stand behind a verb's object or behind no object at all.
_CLOSING = grammar.PREPOSITIONS | _BREAKS | grammar.CONJUNCTIONS | _STOPS
_NO_NOUN = _CLOSING | grammar.DETERMINERS | {"to", FIGURE}
_NO_VERB_AFTER = _CLOSING | grammar.BE
_AFTER_VERB = (_NO_NOUN - grammar.CONJUNCTIONS) - {"to"}
_MEANT_FOR = frozenset(["to", "at", "for"])
# "That closed" at the start of a sentence is no relative clause.
_THAT = 2
_PAIR = 2
_MOVING = frozenset("go come bring drive push force move edge inch creep".split())
_LABELS = frozenset("target plan forecast aim standard".split())
_BEFORE_LABELS = frozenset("; , ( : – — / against".split())
_BEFORE_A_MONTH = frozenset(
    "in of since by until from during last next late early this between to after before".split()
)
_PROPER_PRONOUNS = grammar.PRONOUNS - {"this", "that", "these", "those", "people", "staff"}
# What a passive says of time: "is expected", "is planned".
_OF_PASSIVES = {
    **dict.fromkeys(("expected", "forecast", "projected", "predicted"), "expect"),
    **dict.fromkeys(("planned", "proposed", "intended", "meant", "earmarked", "needed"), "plan"),
}
_OF_HAVE = {"had": "past", "having": "gerund"}
_ONLY_DETERMINERS = grammar.DETERMINERS - grammar.PRONOUNS
_OPEN_NOUN = grammar.DETERMINERS - grammar.PRONOUNS | grammar.PREPOSITIONS - {"than", "down", "up"}
_OPEN_NOUN_AGAIN = (grammar.PREMODIFIERS | trend.MORE_WORDS) - grammar.ADVERBS
_OPENINGS = frozenset(["", ":", "–", "—", "-"])
_NO_SUBJECTS = frozenset(["'s", FIGURE, "per", "new"])
_CLEAR_SUBJECTS = frozenset("they we which who it that he she i you".split())
_OBJECTS_OF_PAST = grammar.DETERMINERS | {FIGURE, "that"}
_OBJECTS = grammar.DETERMINERS - {"that"} | {FIGURE, "around", "about", "over", "them"}
_PLANNING = outlook.PLAN_ADJECTIVES - {"needed", "wanting", "required"}
_BEFORE_TO = outlook.PLAN_NOUNS | {"chance", "ability"}
_SAYING = outlook.REPORT_VERBS | outlook.AIM_VERBS
_NO_NAMES = grammar.DETERMINERS | grammar.PREPOSITIONS | grammar.CONJUNCTIONS
# What people do: "people work in the NHS" needs no object to be a sentence.
_LIVING = frozenset("work live wait volunteer travel".split())
_AHEAD = ("bare", "infinitive", "future", "conditional", "plan", "expect")
_PLURALS = frozenset("people staff they we women men children who which that".split())
_BEFORE_ADJECTIVES = (
    grammar.DETERMINERS
    | grammar.PREPOSITIONS - {"than", "as", "up", "down", "out", "off"}
    | {"'s", FIGURE}
)
_MODAL_BEFORE = frozenset("if would could should".split())
# "The poorest are # more likely to": no forecast.
_COMPARING = frozenset("more less most least as so twice times equally".split()) | {FIGURE}
# These take no object, so that no participle of theirs describes a noun.
_CUTTING = trend.UP_VERBS | trend.DOWN_VERBS
_ARTICLES = frozenset("the a an its their our this".split())
_ON_THE_MOVE = frozenset("slipped slid inched edged crept drifted crawled lingered".split())
# What may follow a verb whose subject is a bare share: "45% reach a unit", "78% do so".
_AFTER_SHARE = frozenset("so not they that their it them".split())
_SHARES_MEAN = frozenset("expect hope want intend need prefer wish".split())
_SHARES_LIVE = frozenset("live die belong come go remain depend agree rely qualify".split())
_SCHEDULED = frozenset("set due scheduled slated poised".split())
_ADJECTIVES_WITH_TO = outlook.FUTURE_ADJECTIVES | outlook.PLAN_ADJECTIVES
# Words that are no verbs of their own or more than that.
_AUXILIARIES = (
    frozenset(grammar.MODALS)
    | grammar.HAVE
    | grammar.BE
    | _ADJECTIVES_WITH_TO
    | {"to", "'ve", "'m", "'d", "'s", "'re"}
)
# Words at which a verb group can begin; all others are passed over.
_STARTS = frozenset(grammar.FORMS) | _AUXILIARIES
_BEFORE_ASIDE = grammar.PREPOSITIONS | {","}
_NO_NOUN_BY = _NO_NOUN | {"by"}
_BREAKS_FIGURE = _BREAKS | {FIGURE}
_AFTER_LIVING = grammar.PREPOSITIONS | _STOPS


def _moves(form: grammar.Form) -> bool:
    return trend.changes(form.lemma) or form.lemma in ("open", "merge")


def form_is_noun(word: str) -> bool:
    """Whether a word in -s that may be a verb is counted far more often: "networks"."""
    form = grammar.FORMS.get(word)
    return form is not None and form.third and word in kinds.COUNTED


# Never changed. Frozen it would take four times as long to make, a tuple thrice as long to read.
@dataclass(slots=True)
class Group:
    """A verb group: tokens `first` to `last`, what it says of time, and the lemma of its head.

    `tense` is past, present, perfect, future, conditional, obligation, plan, expect (those are
    finite) or infinitive, gerund, participle, bare (those are not).
    """

    first: int
    last: int
    tense: str
    lemma: str
    passive: bool = False
    progressive: bool = False

    @property
    def finite(self) -> bool:
        """Whether the group can be the main verb of a clause."""
        return self.tense not in ("infinitive", "gerund", "participle", "bare")

    def begun(self, first: int, tense: str = "", progressive: bool = False) -> Group:
        """Return the group with another first token and, if given, another tense."""
        progressive = progressive or self.progressive
        return Group(first, self.last, tense or self.tense, self.lemma, self.passive, progressive)


class _Scanner:
    """Walks the tokens from left to right and collects the verb groups."""

    def __init__(
        self, words: list[str], at: Callable[[int], str], starts: list[int], relaxed: bool = False
    ) -> None:
        self.words = words
        self.at = at
        self.starts = starts
        self.groups: list[Group] = []
        self.relaxed = relaxed

    def skip(self, place: int) -> int:
        """Return the first place from `place` on that is no adverb (nor a parenthesis of "
        "adverbs)."""
        word = self.at(place)
        while word in grammar.ADVERBS or (
            word[-2:] == "ly"
            and word not in grammar.FORMS
            and word not in outlook.FUTURE_ADJECTIVES
        ):
            place += 1
            word = self.at(place)
        return place

    def scan(self) -> list[Group]:
        free = 0
        for place in self.starts:
            if place >= free:
                group = self.group(place)
                if group is not None:
                    self.groups.append(group)
                    free = group.last + 1
        return self.groups

    def group(self, place: int) -> Group | None:
        word = self.words[place]
        if word not in _AUXILIARIES:
            return self.lexical(place)
        if word in grammar.MODALS:
            return self.after_modal(place, grammar.MODALS[word])
        if word in grammar.HAVE or word == "'ve":
            return self.after_have(place)
        if (
            word in grammar.BE_FINITE
            or word in ("'re", "'m")
            or (word == "'s" and self.is_clitic_be(place))
        ):
            return self.after_be(place, "past" if word in grammar.PAST_BE else "present")
        if word == "to":
            return self.infinitive(place)
        to = self.to_after(place) if word in _ADJECTIVES_WITH_TO else 0
        if to and self.at(place - 1) not in grammar.PRONOUNS and not self.is_compared(place):
            if word in outlook.FUTURE_ADJECTIVES:
                return self.pointing(place, to, self.pointed(word))
            if word in _PLANNING:
                return self.pointing(place, to, "plan")
        if word == "'d":
            return self.after_would(place)
        if word in ("being", "be", "been"):
            return self.after_be(place, "participle" if word == "being" else "bare")
        return self.lexical(place)

    def is_clitic_be(self, place: int) -> bool:
        return self.at(place - 1) in ("it", "that", "there", "he", "she", "what", "who")

    def after_modal(self, place: int, tense: str) -> Group | None:
        if place and self.at(place - 1) in ("the", "a", "free", "their", "political"):
            return None
        if self.words[place] == "may" and self.at(place - 1) in _BEFORE_A_MONTH:
            return None
        head = self.skip(place + 1)
        word = self.at(head)
        form = grammar.FORMS.get(word)
        if word == "be":
            return self.after_be(head, tense).begun(place)
        if word == "have":
            inner = self.after_have(head)
            shown = tense if inner.lemma == "have" or tense != "present" else "perfect"
            if inner.tense == "obligation" and tense == "future":
                shown = "obligation"
            return inner.begun(place, shown)
        if form is not None and form.base:
            shown = "expect" if tense == "present" and word == "expect" else tense
            return Group(place, self.particle(head), shown, self.phrasal(form.lemma, head))
        head = self.after_aside(place + 1)
        if head and tense != "present":
            return Group(place, self.particle(head), tense, self.phrasal(self.lemma(head), head))
        if self.words[place] in ("do", "does", "did") and self.at(place + 1) == "so":
            return Group(place, place, "past" if self.words[place] == "did" else "present", "do")
        alone = ("future", "conditional", "obligation")
        return Group(place, place, tense, "do") if tense in alone else None

    def after_would(self, place: int) -> Group | None:
        """Return the group of "we'd expect" (would) or "we'd seen" (had)."""
        form = grammar.FORMS.get(self.at(self.skip(place + 1)))
        if self.at(self.skip(place + 1)) == "be" or (form is not None and form.base):
            return self.after_modal(place, "conditional")
        return self.after_have(place)

    def after_have(self, place: int) -> Group:
        tense = "gerund" if self.at(place) == "having" else "perfect"
        head = self.skip(place + 1)
        form = grammar.FORMS.get(self.at(head))
        # "have in the last year cut": an adverbial of time may stand between.
        if form is None or not form.participle:
            head = self.after_adverbial(place + 1)
            form = grammar.FORMS.get(self.at(head))
        if self.at(head) == "been":
            return self.after_be(head, tense).begun(place)
        if form is not None and form.participle and self.at(head) != "cost":
            return Group(place, self.particle(head), tense, self.phrasal(form.lemma, head))
        if self.at(place + 1) == "to" and self.is_base(place + 2):
            done = self.at(place) == "had" and place and self.at(place - 1) not in _MODAL_BEFORE
            shown = "gerund" if tense == "gerund" else "past" if done else "obligation"
            return Group(place, place + 2, shown, self.lemma(place + 2))
        tense = _OF_HAVE.get(self.at(place), "present")
        if self.at(place) == "have" and self.opens(place) and self.at(place + 1) not in _BREAKS:
            tense = "bare"
        return Group(place, place, tense, "have")

    def after_adverbial(self, place: int) -> int:
        """Return the place after a prepositional phrase of at most six words before a "
        "participle."""
        if self.at(place) not in (
            "in",
            "over",
            "during",
            "since",
            "by",
            "within",
            "for",
            "at",
            ",",
        ):
            return place
        for ahead in range(place + 1, place + 8):
            form = grammar.FORMS.get(self.at(ahead))
            if self.at(ahead) == "been" or (form and form.participle and not form.base):
                return ahead
            if self.at(ahead) in _STRONG:
                break
        return place

    def after_aside(self, place: int) -> int:
        """Return the place of the verb behind "must between them" or "will, by law,", else 0."""
        if self.at(place) not in _BEFORE_ASIDE:
            return 0
        for ahead in range(place + 2, place + 6):
            form = grammar.FORMS.get(self.at(ahead))
            if form is not None and form.base and self.at(ahead) not in grammar.NOUNISH:
                return ahead if self.at(ahead) != "be" else 0
            if self.at(ahead) in _STRONG:
                break
        return 0

    def after_be(self, place: int, tense: str) -> Group:
        head = self.skip(place + 1)
        word = self.at(head)
        if word in ("on", "in"):
            on_track = self.at(head + 1) in ("track", "course", "line")
            if on_track and self.at(head + 2) == "to" and self.is_base(head + 3):
                return self.pointing(place, head + 2, "expect")
            if self.words[head : head + 4] == ["in", "the", "course", "of"]:
                inner = self.group(head + 4) if head + 4 < len(self.words) else None
                if inner is not None:
                    return inner.begun(place, tense, progressive=True)
        if word == "to" and self.is_base(self.skip(head + 1)) and tense in ("present", "past"):
            return self.pointing(place, head, "future")
        to = self.to_after(head)
        if to and word in ("able", "unable"):
            return Group(place, self.skip(to + 1), tense, self.lemma(self.skip(to + 1)))
        if to and word == "going":
            return self.pointing(place, to, "future" if tense == "present" else "conditional")
        if to and word in outlook.FUTURE_ADJECTIVES and not self.is_compared(head):
            return self.pointing(place, to, self.pointed(word))
        if to and word in outlook.PLAN_ADJECTIVES:
            return self.pointing(place, to, "plan")
        return self.predicate(place, head, tense)

    def is_compared(self, place: int) -> bool:
        """Whether "likely" at `place` only compares: "are # more likely to"."""
        return self.at(place) in ("likely", "unlikely") and self.at(place - 1) in _COMPARING

    def pointed(self, word: str) -> str:
        return "future" if word in _SCHEDULED else "expect"

    def to_after(self, head: int) -> int:
        """Return the place of "to" + verb behind the adjective at `head`, else 0."""
        to = head + 1
        return to if self.at(to) == "to" and self.is_base(self.skip(to + 1)) else 0

    def pointing(self, place: int, to: int, tense: str) -> Group:
        """Return the group whose head stands after the "to" at `to`."""
        head = self.skip(to + 1)
        if self.at(head) == "be":
            inner = self.after_be(head, "bare")
            return Group(place, inner.last, tense, inner.lemma, inner.passive)
        if self.at(head) == "have":
            inner = self.after_have(head)
            return Group(place, inner.last, tense, inner.lemma, inner.passive)
        return Group(place, self.particle(head), tense, self.phrasal(self.lemma(head), head))

    def predicate(self, place: int, head: int, tense: str) -> Group:
        word = self.at(head)
        form = grammar.FORMS.get(word)
        if word == "being":
            inner = self.after_be(head, tense)
            return inner.begun(place, tense, progressive=True)
        if form is not None and form.gerund and self.at(head + 1) != "of":
            lemma = self.phrasal(form.lemma, head)
            return Group(place, self.particle(head), tense, lemma, progressive=True)
        if (
            form is not None
            and form.participle
            and (word not in ("set", "cost") or self.at(head + 1) == "aside")
        ):
            lemma = self.phrasal(form.lemma, head)
            shown = _OF_PASSIVES.get(word, tense) if tense in ("present", "past") else tense
            shown = tense if shown == "plan" and tense == "past" else shown
            return Group(place, self.particle(head), shown, lemma, passive=True)
        if word in ("up", "down"):
            return Group(place, head, tense, "go_" + word)
        if word == "due" and tense == "present":
            return Group(place, head, "future", "be")
        return Group(place, place, tense, "be")

    def infinitive(self, place: int) -> Group | None:
        head = self.skip(place + 1)
        if not self.is_base(head) and self.at(place + 1) == "better":
            head = place + 1
        if not self.is_base(head):
            return None
        word = self.at(head)
        if word == "be":
            inner = self.after_be(head, "infinitive")
            return Group(place, inner.last, "infinitive", inner.lemma, inner.passive)
        if word == "have":
            inner = self.after_have(head)
            return Group(place, inner.last, "infinitive", inner.lemma)
        return Group(place, self.particle(head), "infinitive", self.phrasal(self.lemma(head), head))

    def is_base(self, place: int) -> bool:
        form = grammar.FORMS.get(self.at(place))
        return form is not None and form.base

    def lemma(self, place: int) -> str:
        return grammar.FORMS[self.at(place)].lemma

    def particle(self, head: int) -> int:
        """Return the place of the particle that belongs to the verb at `head`, or `head`."""
        return (
            head + 1
            if self.at(head + 1) in ("up", "down", "out") and self.at(head + 2) != "of"
            else head
        )

    def phrasal(self, lemma: str, head: int) -> str:
        after = self.at(head + 1)
        return f"go_{after}" if after in ("up", "down") and lemma in _MOVING else lemma

    def lexical(self, place: int) -> Group | None:
        word = self.words[place]
        form = grammar.FORMS.get(word)
        if form is None:
            return self.unknown(place)
        if form.gerund:
            return self.gerund(place, form)
        if form.past or form.participle:
            return self.past(place, form)
        if form.third or form.base:
            return self.present(place, form)
        return None

    def unknown(self, place: int) -> Group | None:
        """Return a group for a word in -ed that no list has, where it looks like a verb."""
        word = self.words[place]
        before = self.at(place - 1)
        if not word.endswith("ed") or len(word) < 6 or before in grammar.DETERMINERS or "-" in word:
            return None
        if self.at(place + 1) == "by" or self.at(place + 1) in _OBJECTS_OF_PAST or self.relaxed:
            return Group(
                place, place, "past" if self.at(place + 1) != "by" else "participle", word[:-2]
            )
        return None

    def gerund(self, place: int, form: grammar.Form) -> Group | None:
        before, after = self.at(place - 1), self.at(place + 1)
        if self.words[place] in grammar.ING_NOUNS:
            opens = before in ("", ",", "by", "and") or before.endswith("s")
            takes = after in (FIGURE,) or after in (
                "the",
                "a",
                "an",
                "in",
                "on",
                "together",
                "with",
            )
            if not (opens and takes):
                return None
        elif before in ("the", "a", "an", "of") and after in ("of", "and", ",", ".", ""):
            return None
        return Group(place, self.particle(place), "gerund", self.phrasal(form.lemma, place))

    def past(self, place: int, form: grammar.Form) -> Group | None:
        word = self.words[place]
        lemma = self.phrasal(form.lemma, place)
        if form.base:
            if not self.verb_here(place):
                return None
            past = form.past and not (word == "cut" and self.plural_before(place))
            tense = "bare" if past and self.goes_on_ahead(place) else "past" if past else "present"
            return Group(place, self.particle(place), tense, lemma)
        if self.is_adjective(place, form):
            return None
        return Group(place, self.particle(place), self.past_or_participle(place, form), lemma)

    def goes_on_ahead(self, place: int) -> bool:
        """Whether a verb goes on what is ahead: "will take until May and cost £2m"."""
        ahead = bool(self.groups) and self.groups[-1].tense in _AHEAD
        return ahead and self.at(place - 1) in ("and", "or")

    def is_adjective(self, place: int, form: grammar.Form) -> bool:
        """Whether a form in -ed stands before a noun: "integrated care", "the reduced waits"."""
        word, before, after = self.words[place], self.at(place - 1), self.at(place + 1)
        after_verb = bool(self.groups) and self.groups[-1].last == place - 1
        after_noun = before.isalpha() and before not in _NO_NAMES
        verb = trend.changes(form.lemma) and after_noun and not after_verb
        verb = (verb and before not in grammar.PREMODIFIERS) or (
            not place and word in grammar.OPENING_PASTS
        )
        verb = verb or before in kinds.PEOPLE
        if word in grammar.ATTRIBUTIVE and not verb and after not in _AFTER_VERB:
            return True
        if after_verb and self.groups[-1].lemma in _CUTTING and after not in _NO_NOUN_BY:
            # "Will cut lost hours": a verb of change has its object right behind it.
            return True
        if before in _ONLY_DETERMINERS and after == FIGURE and form.participle:
            return True
        adjectival = before in _BEFORE_ADJECTIVES
        named = grammar.FORMS.get(after)
        noun = named is None or after in grammar.NOUNISH or (named.base and before in _ARTICLES)
        return bool(adjectival and after not in _NO_NOUN and form.participle and noun)

    def past_or_participle(self, place: int, form: grammar.Form) -> str:
        """Tell "the trust saved £2m" from "the £2m saved" and "schemes funded by the trust"."""
        word, before, after = self.words[place], self.at(place - 1), self.at(place + 1)
        if not form.participle or not form.past:
            return "past" if form.past else "participle"
        if (
            word in outlook.PLAN_ADJECTIVES
            and after in _MEANT_FOR
            and before not in grammar.PRONOUNS
        ):
            return "participle"
        changes, last = (
            trend.changes(form.lemma),
            self.groups[-1] if self.groups else None,
        )
        seen = last is not None and last.lemma == "see" and not last.passive
        if changes and seen and last is not None and last.last < place - 1:
            return "participle"
        if changes and after in ("by", "from", "to") and before not in _BREAKS_FIGURE:
            return "past"
        if before == "that" and after in grammar.PREPOSITIONS and after != "by" and place > _THAT:
            return "past"
        if after in grammar.MODALS and before.isalpha() and before not in _PROPER_PRONOUNS:
            return "participle"
        if before == FIGURE and self.at(place - 2) in ("", ";", "what"):
            # "# started in May" with nothing before: the figure is the subject.
            return "past" if after != "by" else "participle"
        if before == "," and self.closes_aside():
            return "past"
        if before in _PROPER_PRONOUNS or not place:
            return "past" if after != "by" or not place else "participle"
        if word in _ON_THE_MOVE and after in ("by", "to", "at", "from") and before.isalpha():
            return "past"
        if self.at(self.skip(self.particle(place) + 1)) in _OBJECTS_OF_PAST:
            return "past"
        return "participle" if self.goes_with_noun(place) else "past"

    def closes_aside(self) -> bool:
        """Whether only the subject's aside has a verb yet: "The team, formed in May, shared"."""
        aside = any(g.tense == "participle" and self.at(g.first - 1) == "," for g in self.groups)
        return aside and not any(group.finite for group in self.groups)

    def goes_with_noun(self, place: int) -> bool:
        """Whether a form in -ed without an object only describes the noun before it."""
        before, after = self.at(place - 1), self.at(place + 1)
        if after == "to":
            settled = any(group.finite for group in self.groups)
            return settled and not self.is_base(place + 2)
        return (after in _CLOSING and after != ":") or before in _BREAKS

    def present(self, place: int, form: grammar.Form) -> Group | None:
        if not self.verb_here(place):
            return None
        tense = "bare" if form.base and (self.opens(place) or self.disagrees(place)) else "present"
        if form.lemma == "lie" and self.at(place + 1) == "ahead":
            tense = "future"
        above = self.groups[-1].lemma if self.groups else ""
        if form.base and (above in ("help", "let", "make") or (above == "see" and _moves(form))):
            tense = "infinitive"
        return Group(place, self.particle(place), tense, self.phrasal(form.lemma, place))

    def opens(self, place: int) -> bool:
        """Whether the word opens the sentence or goes on a list of bare verbs."""
        before = self.at(place - 1)
        if before in _OPENINGS:
            return True
        if before in ("and", ",", "then", "or") and self.groups:
            return self.groups[-1].tense in _AHEAD
        return False

    def disagrees(self, place: int) -> bool:
        """Whether a base form cannot go on a third person: "will use less than it has and cut"."""
        if self.at(place - 1) not in ("and", "or") or len(self.groups) < _PAIR:
            return False
        last = grammar.FORMS.get(self.at(self.groups[-1].first))
        third = last is not None and last.third and self.groups[-1].tense == "present"
        return third and self.groups[-2].tense in _AHEAD

    def verb_here(self, place: int) -> bool:
        """Tell a verb from the noun of the same spelling by its neighbours."""
        before, after = self.at(place - 1), self.at(place + 1)
        last = self.groups[-1] if self.groups else None
        if before == FIGURE and self.follows_share(place):
            return True
        if before in _OPEN_NOUN or before in _NO_SUBJECTS:
            return False
        named = before in ("former", "latter") and self.at(place - 2) == "the"
        if before in _OPEN_NOUN_AGAIN and not named:
            return False
        if after == "of" and before not in grammar.PRONOUNS:
            return False
        counted = (
            form_is_noun(self.words[place]) and FIGURE in self.words[max(0, place - 4) : place]
        )
        if counted and self.in_noun(place):
            return False
        # "79% in May; target 85%": a label, no verb.
        if self.words[place] in _LABELS and after == FIGURE and before in _BEFORE_LABELS:
            return False
        if before == "which" and self.at(place - 2) in grammar.PREPOSITIONS:
            return False
        if last is not None and last.last == place - 1 and last.lemma not in ("help", "let"):
            return False
        subject = self.before_adverbs(place)
        form = grammar.FORMS[self.words[place]]
        takes = self.takes_object(place, form)
        if subject in _OPENINGS:
            return self.is_imperative(place, form)
        return self.fits_subject(place, form, subject, takes)

    def follows_share(self, place: int) -> bool:
        """Whether a bare figure is the verb's subject: "45% reach a unit", "78% do so"."""
        form = grammar.FORMS[self.words[place]]
        after = self.at(place + 1)
        if not form.base or form.past:
            return False
        if self.words[place] in grammar.NOUNISH:
            return after in _ARTICLES
        if self.words[place] in _SHARES_MEAN and after == "to":
            return True
        if self.words[place] in _SHARES_LIVE:
            return after in _AFTER_LIVING
        return self.takes_object(place, form) or after in _AFTER_SHARE

    def in_noun(self, place: int) -> bool:
        """Whether only words of one noun stand between a figure and the word at `place`."""
        back = place - 1
        while self.at(back) != FIGURE:
            word = self.at(back)
            if not word.isalpha() or word in _NO_NOUN or word.endswith("s") or word in _PLURALS:
                return False
            back -= 1
        return back < place - 1

    def before_adverbs(self, place: int) -> str:
        """Return the word before `place`, adverbs left out."""
        back = place - 1
        word = self.at(back)
        while word in grammar.ADVERBS or (word[-2:] == "ly" and word not in grammar.FORMS):
            back -= 1
            word = self.at(back)
        return word if word not in _ONLY_DETERMINERS else self.at(place - 1)

    def takes_object(self, place: int, form: grammar.Form) -> bool:
        """Whether an object follows; in a sentence that has no other verb, any noun will do."""
        before, after = self.at(place - 1), self.at(place + 1)
        if after in ("a", "per", "every", "each") and self.at(place + 2) in grammar.TIME_UNITS:
            after = ""
        if after in _OBJECTS or (after == "that" and form.lemma in _SAYING):
            return True
        moved = trend.changes(form.lemma) and after in ("to", "by", "from")
        if moved and self.at(place + 2) == FIGURE and form.third != self.plural_before(place):
            return True
        if not self.relaxed or not before[:1].isalpha():
            return False
        steady = self.plural_before(place) or (form.third and trend.changes(form.lemma))
        prepositional = after in grammar.PREPOSITIONS and after not in ("in", "of")
        return after not in _NO_VERB_AFTER or (steady and prepositional)

    def is_imperative(self, place: int, form: grammar.Form) -> bool:
        after = self.at(place + 1)
        goes_on = after not in _NO_VERB_AFTER or after == "."
        if after in ("on", "out", "up", "off", "down", "in"):
            goes_on = self.at(place + 2) in _OBJECTS
        described = after in grammar.FORMS and grammar.FORMS[after].participle
        if self.words[place] in outlook.BODIES:
            return False
        if (
            self.words[place] in _PLURALS
            and after in grammar.FORMS
            and after not in grammar.NOUNISH
        ):
            return False
        return form.base and goes_on and not described

    def fits_subject(self, place: int, form: grammar.Form, subject: str, takes: bool) -> bool:
        """Whether the word before can be the verb's subject, or shares it with the last verb."""
        word, after = self.words[place], self.at(place + 1)
        last = self.groups[-1] if self.groups else None
        nounish = word in grammar.NOUNISH or (form.third and word in kinds.COUNTED)
        if subject in ("and", ",", "or"):
            joined = last is not None and last.finite and (form.base or form.third)
            # "The plan, agreed last week, includes #": the aside has no subject of its own.
            aside = subject == "," and last is not None and last.tense == "participle"
            if takes and (joined or form.past or (aside and form.third)):
                return True
            # "Its head, a nurse, says it will": an apposition has no verb of its own either.
            told = form.third and form.lemma in outlook.REPORT_VERBS and not self.groups
            if subject == "," and told and (takes or after in _CLEAR_SUBJECTS):
                return True
            if aside and form.third and not nounish:
                return True
            shared = last is not None and last.tense in (*_AHEAD, "present")
            return shared and (takes or not nounish) and (form.base or form.third)
        living = word in _LIVING and after in grammar.PREPOSITIONS and not self.groups
        if subject in ("people", "staff") and living:
            return True
        if subject == "them" and self.at(place - 2) == "of" and not nounish:
            return form.base
        if subject in grammar.PRONOUNS:
            return not nounish or takes or subject in _CLEAR_SUBJECTS
        near = last is not None and last.last >= place - 5
        if near and last is not None and last.lemma in ("help", "let") and form.base:
            return takes or not nounish or self.plural_before(place)
        seen = last is not None and last.last >= place - 8
        if seen and last is not None and last.lemma in ("see", "watch") and form.base:
            return _moves(form) and after in ("by", "to", "from", "", ".", ",")
        if word == "accounts" and after == "for":
            return True
        if self.relaxed and form.base and not form.past and after in _OBJECTS:
            return True
        if subject == FIGURE and form.base:
            return takes or not nounish
        if form.third:
            return takes if nounish else after not in grammar.BE and after not in grammar.HAVE
        if form.past and form.base:
            return takes or after in ("by", "from", "its")
        return self.plural_before(place) and (takes or not nounish)

    def plural_before(self, place: int) -> bool:
        before = self.before_adverbs(place)
        return (before.endswith("s") and not before.endswith("ss")) or before in _PLURALS


def groups_of(words: list[str], at: Callable[[int], str], heading: bool) -> list[Group]:
    """Return the verb groups in order; in a `heading`, "trust to open two wards" is a future.

    `at` gives the word of a place, an empty one outside the sentence.
    """
    starts = [place for place, word in enumerate(words) if word in _STARTS or word[-2:] == "ed"]
    groups = _Scanner(words, at, starts).scan()
    if heading:
        groups = _headline_futures(at, groups)
    if not any(group.finite for group in groups):
        groups = _Scanner(words, at, starts, relaxed=True).scan()
    if not any(group.finite for group in groups):
        groups = _with_past(at, groups)
    return groups


def _headline_futures(at: Callable[[int], str], groups: list[Group]) -> list[Group]:
    """Return `groups` with the first infinitive as a future where nothing but speech is finite."""
    for number, group in enumerate(groups):
        if group.finite and group.lemma not in outlook.REPORT_VERBS:
            break
        before = at(group.first - 1)
        noun = (before.isalpha() and before not in _BEFORE_TO) or before == FIGURE
        taken = number > 0 and groups[number - 1].last == group.first - 1
        if group.tense == "infinitive" and noun and not taken:
            return [*groups[:number], group.begun(group.first, "future"), *groups[number + 1 :]]
    return groups


def _with_past(at: Callable[[int], str], groups: list[Group]) -> list[Group]:
    """Return `groups` with the first participle as a past tense: nothing else can be the verb."""
    for number, group in enumerate(groups):
        form = grammar.FORMS.get(at(group.first))
        follows_noun = at(group.first - 1)[:1].isalpha()
        agent = at(group.last + 1) == "by"
        if group.tense == "participle" and form and form.past and follows_noun and not agent:
            return [*groups[:number], group.begun(group.first, "past"), *groups[number + 1 :]]
    return groups
