"""The words of a claim in one spelling: synonyms joined, hedges and figures left out."""

from __future__ import annotations

import re

# One spelling for names that press offices vary; longer forms first.
_SPELLINGS = tuple(
    (re.compile(rf"\b(?:{forms})\b"), spelling)
    for forms, spelling in (
        (r"(?:gp|doctors?'?|general practice|local|family) (?:surger(?:y|ies)|practices?)", "gp"),
        (r"general practi(?:ces?|tioners?)|family doctors?|gps?|surgeries|practices", "gp"),
        (r"accident and emergency|emergency departments?|a and e|a&e|casualty", "emergency"),
        (r"integrated care boards?|icbs?|boards?", "board"),
        (r"integrated care partnerships?|icps?", "partnership"),
        (r"(?:integrated|accountable) care systems?|icss?|areas?|systems?", "system"),
        (r"places?|parts? of the country|patches?|partnerships?|newcomers|arrivals", "system"),
        (r"primary care networks?|pcns?", "pcn"),
        (r"(?:clinical )?commissioning (?:groups?|bod(?:y|ies))|ccgs?|health groups?", "ccg"),
        (r"hospital trusts?|infirmar(?:y|ies)|hospitals?", "hospital"),
        (r"per cent|percent|percentage|%", " "),
        (r"people|persons?|patients?|residents?|populations?|men and women|adults?", "people"),
        (r"citizens?|inhabitants|locals|users?|clients?|older people|pensioners", "people"),
        (r"pupils?|students?|schoolchildren|children|youngsters|young people|teenagers", "child"),
        (r"(?:members of )?staff|employees|workers|colleagues|workforce|personnel", "staff"),
        (r"jobs?|posts?|roles?|positions|starters|hires|recruits|people employed", "staff"),
        (r"nurses?|nursing", "nurse"),
        (r"therap(?:ists?|y)|physios?|physiotherap(?:ists?|y)", "therapist"),
        (r"doctors?|medics?|physicians?|clinicians?|consultants?", "doctor"),
        (r"managers?|directors?|bosses|executives?", "manager"),
        (r"volunteers?", "volunteer"),
        (r"operations?|procedures?|surger(?:y|ies)|operated|surgical", "operation"),
        (r"hips?|knees?|joints?|orthopaedics?", "joint"),
        (r"cataracts?|eyes?", "eye"),
        (r"appointments?|consultations?|slots?|sessions?|clinics?", "appointment"),
        (r"households?|homes|houses", "home"),
        (r"councils?|local authorit(?:y|ies)|authorities|town halls?", "council"),
        (r"(?:extra |additional )?beds?", "bed"),
        (r"waiting lists?|backlogs?|queues?|queuing", "waiting"),
        (r"waits|waiting times?|wait(?:ed)?|delays?", "waiting"),
        (r"visits? to (?:an? |the )?emergency|emergency visits?|attendances?|turn up",
         "attendance"),
        (r"admissions?|admitted|admit|hospital stays|unplanned stays", "admission"),
        (r"visits?|contacts?", "visit"),
        (r"calls?|rang|phoned|telephoned?", "call"),
        (r"checks?|scans?|tests?|screenings?|diagnostics?|x rays?|imaging|examinations?", "test"),
        (r"vaccin(?:es?|ations?|ated)|jabs?|doses?|boosters?", "vaccine"),
        (r"referrals?|referred", "referral"),
        (r"discharg(?:e|es|ed)|sent home|go home|leave hospital", "discharge"),
        (r"deaths?|died|lives", "death"),
        (r"views?|viewed|opened|look ups?|look(?:ed)? up|log ins?", "view"),
        (r"rooms?|suites?|theatres?", "room"),
        (r"theatres?", "theatre"),
        (r"investments?|invest(?:ed|ing|s)?|fund(?:s|ed|ing)?|spend(?:s|ing)?|spent", "fund"),
        (r"money|cash|pot|grants?|allocat(?:ed|ions?)|capital|award(?:ed)?|pay(?:s|ing)?|paid",
         "fund"),
        (r"costs?|costing|price|prices|bill|bills", "cost"),
        (r"prevent(?:ed|ing|s)?|avoid(?:ed|ing|s)?|avert(?:ed|ing|s)?|spare[ds]?", "prevent"),
        (r"sav(?:e|ed|es|ing|ings)|free(?:s|d|ing)? up", "save"),
        (r"cut(?:s|ting)?|reduc(?:e|ed|es|ing|tions?)|fell|fall(?:s|en|ing)?|drop(?:s|ped|ping)?"
         r"|down|lower(?:ed|ing)?|fewer|less|shorter|declin(?:e|ed|ing)", "fewer"),
        (r"increas(?:e|ed|es|ing)|ris(?:e|en|es|ing)|rose|gr[eo]wn?|growth|up|higher|climb(?:ed)?"
         r"|jump(?:ed)?", "increase"),
        (r"hir(?:e|ed|es|ing)|recruit(?:ed|s|ing|ment)?|take on|taken on|join(?:ed|s)?", "hire"),
        (r"employ(?:ed|s|ing)?|appoint(?:ed|s|ing)", "hire"),
        (r"merg(?:e|ed|er|ing)|fold(?:ed)?|combin(?:e|ed|ing)|wound up|scrap(?:ped)?", "merge"),
        (r"serv(?:e|es|ed|ing)|cover(?:s|ed|ing|age)?|reach(?:es|ed|ing)?|look(?:s|ed|ing)? after",
         "serve"),
        (r"records?|notes|files", "record"),
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
