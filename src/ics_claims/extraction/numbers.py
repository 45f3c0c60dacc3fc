"""Numbers as written in English, in digits and in words, and what they amount to."""

from __future__ import annotations

import re

_SMALL = {
    name: value
    for value, name in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
        "fifteen sixteen seventeen eighteen nineteen".split()
    )
}
_TENS = {
    name: 10 * value
    for value, name in enumerate(
        "twenty thirty forty fifty sixty seventy eighty ninety".split(), start=2
    )
} | {"fourty": 40}
WORD_VALUES: dict[str, int] = _SMALL | _TENS | {"hundred": 100, "fold": 1}

MAGNITUDES: dict[str, float] = {
    "hundred": 1e2,
    "thousand": 1e3,
    "k": 1e3,
    "million": 1e6,
    "m": 1e6,
    "mn": 1e6,
    "mln": 1e6,
    "mil": 1e6,
    "mio": 1e6,
    "billion": 1e9,
    "bn": 1e9,
    "bln": 1e9,
    "b": 1e9,
    "trillion": 1e12,
    "tn": 1e12,
    "trn": 1e12,
    "t": 1e12,
    "dozen": 12,
    "lakh": 1e5,
    "crore": 1e7,
}
_PARTS = {
    "half": 2,
    "halve": 2,
    "third": 3,
    "quarter": 4,
    "fifth": 5,
    "sixth": 6,
    "seventh": 7,
    "eighth": 8,
    "ninth": 9,
    "tenth": 10,
    "twentieth": 20,
    "hundredth": 100,
}
_GLYPHS = {
    "½": 1 / 2, "⅓": 1 / 3, "⅔": 2 / 3, "¼": 1 / 4, "¾": 3 / 4, "⅕": 1 / 5, "⅖": 2 / 5,
    "⅗": 3 / 5, "⅘": 4 / 5, "⅙": 1 / 6, "⅚": 5 / 6, "⅛": 1 / 8, "⅜": 3 / 8, "⅝": 5 / 8, "⅞": 7 / 8,
}  # fmt: skip
GLYPHS = "".join(_GLYPHS)
_MULTIPLES = {
    "doubl": 2.0,
    "twice": 2.0,
    "trebl": 3.0,
    "tripl": 3.0,
    "thrice": 3.0,
    "quadrupl": 4.0,
    "quintupl": 5.0,
    "halv": 0.5,
}
# Longer unseparated digit strings are references, and overflow what a count of people can be.
_MOST_DIGITS = 15

_UNIT = "one|two|three|four|five|six|seven|eight|nine"
_TEEN = "ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen"
_BELOW_100 = rf"(?:(?:{'|'.join(_TENS)})(?:[ -](?:{_UNIT})(?![a-z]))?|{_TEEN}|{_UNIT})(?![a-z])"
_BELOW_1000 = (
    rf"(?:(?:a|{_BELOW_100})[ -]hundred(?:(?:[ ]and)?[ ]{_BELOW_100})?(?![a-z])|{_BELOW_100})"
)
_LARGE = "thousand|million|billion|trillion|dozen"
# "Less than a week", "a pound an hour": the article is the number.
_SINGLE = "year|month|week|day|pound|fortnight"
_PART = "half|halves|thirds?|quarters?|(?:fif|six|seven|eigh|nin|ten)ths?|twentieths?|hundredths?"
_MULTIPLE = (
    "doubl(?:e[sd]?|ing)|trebl(?:e[sd]?|ing)|tripl(?:e[sd]?|ing)|quadrupl(?:e[sd]?|ing)|"
    "quintupl(?:e[sd]?|ing)|halv(?:e[sd]?|ing)|twice|thrice"
)

# No possessive repeats: of groups, Python before 3.11.5 gets them wrong (gh-106052), and nothing
# follows that could send the search back.
_DIGITS = r"[0-9]+(?:[.,:/·][0-9]+)*"
DIGITS = re.compile(_DIGITS)
# One scan finds every place where a number can begin: a run of digits whole, however it is
# punctuated, or number words. Written for text in lower case.
NUMBER = re.compile(
    rf"""
      (?P<digits>{_DIGITS})
    | (?P<glyph>[{GLYPHS}])
    | (?<![a-z0-9_'])(?:
        (?P<fold>(?:{_UNIT}|{_TEEN}|twenty|thirty|fifty|hundred)[ -]?fold)(?![a-z])
      | (?P<part>(?:(?:a|an|{_UNIT}|ten)[ -])?(?:{_PART}))(?![a-z])
      | (?P<multiple>{_MULTIPLE})(?![a-z])
      | (?P<words>zero(?![a-z])|{_BELOW_1000}|an(?=[ ]hour(?![a-z]))
          |a(?=[ -](?:{_LARGE}|{_SINGLE})(?![a-z])))
      )
    """,
    re.VERBOSE,
)
_HEADS = (
    f"{_UNIT}|{_TEEN}|{'|'.join(_TENS)}|zero|half|halv|hundred-?fold|doubl|trebl|tripl|quadrupl|"
    f"quintupl|twice|thrice|quarter of a|a[ -](?:hundred|{_LARGE}|{_SINGLE}|half|third|quarter|"
    f"fif|six|"
    "seventh|eighth|ninth|ten|twentieth)|an eighth|an hour"
)


def _by_first_letter(heads: str) -> str:
    """Return the alternation by first letters, so that most words are passed over at once."""
    rests: dict[str, list[str]] = {}
    for head in re.findall(r"(?:\([^)]*\)|[^|(])+", heads):
        rests.setdefault(head[0], []).append(head[1:])
    return "|".join(f"{letter}(?:{'|'.join(rest)})" for letter, rest in rests.items())


# Where `NUMBER` is worth trying, and how to find it: at a digit, which is then group 1, or right
# behind the match, which is what parts a number word from the word before.
_HEAD_WORD = _by_first_letter(_HEADS)
HEAD = re.compile(rf"[0-9{GLYPHS}]|(?<![a-z0-9_'])(?:{_HEAD_WORD})")
HEAD_AHEAD = re.compile(rf"[^a-z_'](?:(?<=([0-9{GLYPHS}]))|(?<![0-9])(?={_HEAD_WORD}))")
MAGNITUDE = re.compile(
    r"(?: {0,2}|-)(?P<word>hundred(?: thousand)?|thousand|million|billion|trillion|"
    r"dozen|lakh|crore)(?![a-z0-9])"
    r"| ?(?P<short>bn|mn|mln|mio|mil|bln|trn|tn|[mk])(?![a-z0-9&'])"
)
# "two million three hundred thousand", "one thousand two hundred and five"
REST = re.compile(
    rf"(?:,? (?P<thousands>{_BELOW_1000}) thousand)?"
    rf"(?:,? (?P<hundreds>{_BELOW_100} hundred(?: (?:and )?{_BELOW_100})?)(?![a-z])"
    rf"| and (?P<units>{_BELOW_100})(?!-| hundred| thousand| million))?(?![a-z])"
)
AND_PART = re.compile(
    r"(?: and |-and-)(?:(?P<half>an?[ -](?:half|quarter|third)|three[ -]quarters)(?![a-z]))"
)
_GROUPED = re.compile(r"[0-9]{1,3}(?:,[0-9]{3})+(?:[.·][0-9]+)?")
_DECIMAL = re.compile(r"[0-9]+[.·][0-9]+")
_FRACTION = re.compile(r"([0-9]{1,2})/([0-9]{1,3})")


def words_value(words: str) -> float:
    """Return what number words below a million amount to: "a hundred and five" is 105."""
    total = 0
    for word in re.findall(r"[a-z]+", words):
        if word == "hundred":
            total = max(total, 1) * 100
        else:
            total += WORD_VALUES.get(word, 0)
    return float(total or (1 if words[:1] == "a" else 0))


def digits_value(token: str) -> float | None:
    """Return what digits with separators amount to, None where they are no single number."""
    if len(token) > _MOST_DIGITS + 5:
        return None
    if token.isdigit():
        return float(token) if len(token) <= _MOST_DIGITS else None
    if _GROUPED.fullmatch(token):
        return float(token.replace(",", "").replace("·", "."))
    if _DECIMAL.fullmatch(token):
        return float(token.replace("·", "."))
    return None


def fraction_value(token: str) -> float | None:
    """Return a fraction in digits below one ("3/4"), None for anything else ("24/7")."""
    match = _FRACTION.fullmatch(token)
    if not match:
        return None
    above, below = int(match[1]), int(match[2])
    return above / below if 0 < above < below else None


def part_value(words: str) -> float:
    """Return what a fraction in words amounts to: "two-thirds", "a quarter", "half"."""
    *count, part = re.split(r"[ -]", words)
    singular = part[:-1] if part.endswith("s") else part
    above = WORD_VALUES.get(count[0], 1) if count else 1
    return above / _PARTS[singular]


def multiple_value(word: str) -> float:
    """Return the factor that a verb or adverb stands for: "doubled" 2, "halving" 0.5."""
    return next(value for stem, value in _MULTIPLES.items() if word.startswith(stem))


def glyph_value(glyph: str) -> float:
    """Return the value of a fraction character such as ½."""
    return _GLYPHS[glyph]
