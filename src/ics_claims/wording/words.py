"""The words of a claim in one spelling: synonyms joined, hedges and figures left out."""

from __future__ import annotations

import re

# One spelling for names that press offices vary; longer forms first.
_SPELLINGS = tuple(
    (re.compile(rf"\b(?:{forms})\b"), spelling)
    for forms, spelling in (
        (r"general practices?|gp (?:surger(?:y|ies)|practices?)|family doctors?|gps?", "gp"),
        (r"accident and emergency|emergency departments?|a and e|a&e|casualty", "emergency"),
        (r"integrated care boards?|icbs?|boards?", "board"),
        (r"integrated care partnerships?|icps?", "partnership"),
        (r"(?:integrated|accountable) care systems?|icss?|areas?|systems?", "system"),
        (r"primary care networks?|pcns?", "pcn"),
        (r"clinical commissioning groups?|ccgs?", "ccg"),
        (r"per cent|percent|percentage|%", " "),
        (r"people|persons?|patients?|residents?|populations?", "people"),
        (r"citizens?|inhabitants|locals", "people"),
        (r"pupils?|students?|schoolchildren|children|youngsters|young people", "child"),
        (r"employees|workers|colleagues|workforce|personnel", "staff"),
        (r"doctors?|medics?|physicians?", "doctor"),
        (r"operations?|procedures?|surger(?:y|ies)", "operation"),
        (r"appointments?|consultations?|slots?", "appointment"),
        (r"households?|homes", "home"),
        (r"councils?|local authorit(?:y|ies)", "council"),
        (r"waiting lists?|backlogs?|queues?", "waiting"),
        (r"waits|waiting times?|wait", "waiting"),
        (r"visits? to (?:an? |the )?emergency|emergency visits?", "emergency attendance"),
        (r"visits?|contacts?", "appointment"),
        (r"checks?|scans?|tests?|screenings?|diagnostics", "test"),
        (r"investments?|invest(?:ed|ing|s)?|fund(?:s|ed|ing)?|spend(?:s|ing)?|spent", "fund"),
        (r"prevent(?:ed|ing|s)?|avoid(?:ed|ing|s)?|avert(?:ed|ing|s)?", "prevent"),
        (r"sav(?:e|ed|es|ing|ings)", "save"),
        (r"cut(?:s|ting)?|reduc(?:e|ed|es|ing|tions?)|fell|fall(?:s|en|ing)?|drop(?:s|ped|ping)?"
         r"|down|lower(?:ed|ing)?|fewer|less|shorter", "fewer"),
        (r"hir(?:e|ed|es|ing)|recruit(?:ed|s|ing|ment)?", "hire"),
        (r"employ(?:ed|s|ing)?|appoint(?:ed|s|ing)", "hire"),
        (r"serv(?:e|es|ed|ing)|cover(?:s|ed|ing|age)?|reach(?:es|ed|ing)?", "serve"),
    )
)  # fmt: skip
# What says how sure or how much more, and the words that hold sentences together.
_STOP = frozenset(
    "a about above added additional after all almost also alone already among an and any "
    "approximately are around as at be because been before being below best between both but by "
    "can circa could did do does down each estimated even every exactly existing expected extra "
    "far first for former from further given had half has have having he her here his how hundred "
    "if in into is it its itself just last least less like m made make makes making may million "
    "billion thousand might more most much nearly new newly next no not now of off on once one two "
    "three four five six seven eight nine ten eleven twelve only or other others our out over own "
    "per previously roughly said same say says set she should since so some still such than that "
    "the their them then there these they this those through to today together too total under "
    "until up upwards us use used was we well were what when where which while who whom whose will "
    "with within would year years you your during including include includes according told nhs "
    "england across bn k".split()
)
_WORD = re.compile(r"[a-z][a-z&'’]*[a-z]|[a-z]")
_ENDINGS = (
    "ations",
    "ation",
    "ments",
    "ment",
    "ings",
    "ing",
    "ied",
    "ies",
    "ed",
    "es",
    "s",
    "e",
    "y",
)
_DASHES = re.compile(r"[-\u2010-\u2015/]")


def spelled(text: str) -> str:
    """Return `text` in lower case with one spelling for each synonym."""
    text = _DASHES.sub(" ", text.lower().replace("’", "'"))
    for pattern, spelling in _SPELLINGS:
        text = pattern.sub(spelling, text)
    return text


def content_words(text: str) -> list[str]:
    """Return the words that carry meaning, stemmed, in order: no figures, hedges or particles."""
    words = (word.removesuffix("'s").strip("'") for word in _WORD.findall(spelled(text)))
    return [stem(word) for word in words if word and word not in _STOP]


def stem(word: str) -> str:
    """Return a word without its inflection; at least four letters stay."""
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            return word[: -len(ending)]
    return word
