"""Turns of phrase that claim a change without a figure and without a verb or noun of change."""

from __future__ import annotations

import re

from ics_claims.extraction.change_words import DOWN, LEVEL, UP

# A sentence without one of these claims no change: cheap to ask before it is read closely.
# For text in lower case: that is several times as fast as leaving case out of account, and so is
# asking for the first letter once.
CUE = re.compile(
    r"\b(?:a(?:void\w*|ccess|s (?:early|soon)|ll)|b(?:etter\w*|oost\w*|enefits?|est)|"
    r"c(?:loser|ut(?:s|ting)?|losely|almer)|d(?:own|windl\w*|eclin\w+|rop\w*)|"
    r"e(?:arlier|as(?:e|es|ed|ier|ing)|nhanc\w+|liminat\w+|xpand\w*|xtra|arliest|very)|"
    r"f(?:ewer|aster|ight\w*|[ae]ll(?:en|ing|s)?)|g(?:reater|row\w*)|"
    r"h(?:ealth(?:y|ier)|igher|ave to|aving to|appier)|"
    r"i(?:mprov\w+|ncreas\w+|ndependent|nnovation)|l(?:ess\w*|onger|ower\w*)|"
    r"m(?:ore|inimis\w+|aximis\w+)|n(?:earer|eed not|eed to|arrow\w*)|"
    r"p(?:revent\w*|rogress|lummet\w*)|q(?:uicker|uit\w*)|"
    r"r(?:educ\w+|eliev\w+|ais(?:e|es|ed|ing)|is(?:e|es|en|ing)|ose|apid\w*|ecover\w*|ebound\w*)|"
    r"s(?:peed\w*|ooner|horter|afer|trong(?:er)|trengthen\w*|low\w*|horten\w*|pared|top\w*|"
    r"hr[iau]nk\w*|lump\w*|moke-free)|t(?:ackl\w+|imel\w+|umbl\w+)|up|wors\w+)\b"
)


def _words(words: str) -> frozenset[str]:
    return frozenset(words.split())


def _any(*alternatives: str) -> re.Pattern[str]:
    return re.compile("|".join(rf"\b(?:{one})" for one in alternatives))


# For text in lower case. A pattern is tried only where the text has one of the words before it and
# what stands behind them.
IDIOMS: tuple[tuple[frozenset[str], tuple[str, ...], re.Pattern[str], str], ...] = (
    (
        _words("need needing have having"),
        ("no longer", "not", "n't", "n’t", "without", "stop"),
        _any(
            r"(?:no longer|(?:do|does|will|did)(?: not|n['’]t)|not|without) "
            r"(?:needing|having|need|have) to \w+(?: \w+){0,6}",
            r"need not (?!be\b)\w+(?: \w+){0,3}",
            r"stop(?:s|ping|ped)? (?:\w+ ){1,3}having to \w+(?: \w+){0,5}",
        ),
        DOWN,
    ),
    (
        _words("feel feels felt feeling"),
        ("safer", "happier", "calmer", "better", "more "),
        _any(
            r"(?:feel|feels|felt|feeling) (?:far |much )?(?:safer|happier|calmer|better|"
            r"more (?:confident|supported|secure|valued|in control))\b(?: (?:\w+ ?){1,4})?"
        ),
        UP,
    ),
    (
        _words("feel feels felt feeling"),
        ("less ",),
        _any(
            r"(?:feel|feels|felt|feeling) (?:far |much )?less (?:anxious|lonely|isolated|alone)\b"
        ),
        DOWN,
    ),
    (
        _words("smoking"),
        ("quit", "giv", "stop"),
        _any(r"(?:quit(?:ting)?|giv\w+ up|stop(?:ping)?) smoking\b"),
        DOWN,
    ),
    (
        _words(
            "keep keeping keeps stay staying stays remain remaining remains live lives living liv"
        ),
        ("healthy", "independent", "well", "safe"),
        _any(
            r"(?:keep|stay|remain|live|liv)(?:ing|s)? (?:\w+ ){0,3}"
            r"(?:healthy|independent(?:ly)?|well|safe)(?: and (?:healthy|independent|well|safe))?\b"
            r"(?: for longer| at home| for (?:long|prolonged) \w+)?"
        ),
        UP,
    ),
    (
        _words("independence independent"),
        ("maintain", "keep"),
        _any(
            r"maintain(?:ing|s)? (?:their|people['’]s) independence\b",
            r"keep(?:ing|s)? them independent\b",
        ),
        LEVEL,
    ),
    (
        _words("possible earliest"),
        ("ing ", "support", "treat", "help", "see", "identify", "diagnose"),
        _any(
            r"\w+ing (?:\w+ ){1,2}as (?:early|soon|quickly) as possible\b",
            r"(?:support|treat|help|see|identify|diagnose) (?:\w+ ){1,2}"
            r"(?:as (?:early|soon|quickly) as possible|at the earliest \w+)",
        ),
        UP,
    ),
    (
        _words("access"),
        ("give", "giving", "gain", "gave"),
        _any(
            r"(?:gives?|giving|gain(?:s|ing)?|gave|given) "
            r"(?:\w+ ){0,3}access to (?:\w+ ?){1,3}"
        ),
        UP,
    ),
    (
        _words("smoke"),
        ("turn", "mak"),
        _any(r"(?:turn|make|making) (?:\w+ ){1,3}smoke-free\b"),
        UP,
    ),
    (
        _words("benefits"),
        ("bring", "deliver", "produc", "offer", "provid"),
        _any(
            r"(?:bring|deliver|produce|offer|provide)(?:ing|s)? "
            r"(?:huge|real|major|big|significant|many|great|lasting) (?:\w+ )?benefits\b"
            r"(?: (?:for|to) (?:\w+ ?){1,5})?"
        ),
        UP,
    ),
    (
        _words("easier quicker simpler faster"),
        ("mak",),
        _any(
            r"mak(?:e|es|ing) (?:it|things|\w+ \w+) (?:far |much )?"
            r"(?:easier|quicker|simpler|faster)"
            r"(?: to (?:\w+[ -]?){1,4}| for (?:\w+ ?){1,4})"
        ),
        UP,
    ),
    (
        _words("sooner faster earlier quickly"),
        ("diagnosed", "treated", "seen", "assessed"),
        _any(
            r"(?:get|have|having|getting) (?:\w+ ){1,3}(?:diagnosed|treated|seen|assessed) "
            r"(?:sooner|faster|earlier|more quickly)\b"
        ),
        DOWN,
    ),
    (
        _words("dependent reliant lean rely relying depend"),
        ("less", "more"),
        _any(
            r"(?:less|more) (?:dependent|reliant) on (?:\w+ ?){1,3}",
            r"(?:lean|rely|relying|depend) less on (?:\w+ ?){1,3}",
        ),
        DOWN,
    ),
    (
        _words("faster sooner quicker quickly earlier"),
        ("decide", "act", "respond", "seen", "treated", "diagnosed", "helped", "work"),
        _any(
            r"(?:can|are|is|get|getting|will) (?:\w+ ){0,2}"
            r"(?:decide|act|respond|seen|treated|diagnosed|helped|work) "
            r"(?:far |much )?(?:faster|sooner|quicker|more quickly|earlier)\b"
        ),
        UP,
    ),
    (
        _words("closer nearer better"),
        ("delivered ", "provided "),
        _any(
            r"(?:care|services|treatment|support) (?:to be )?(?:delivered|provided) "
            r"(?:closer|nearer|in better)(?: to)? \w+"
        ),
        UP,
    ),
    (
        _words("rolling rolled taking taken extending spreading"),
        (" out ",),
        _any(
            r"(?:will be |is being |are being |been |be )?"
            r"(?:rolling|rolled|taking|taken|extending|spreading) out (?:\w+ ){1,12}"
            r"(?:in|to|across) (?:every|all) (?:\w+ ?){1,2}"
        ),
        UP,
    ),
    (
        _words("treated seen cared supported helped"),
        ("more ",),
        _any(
            r"more (?:\w+ )?(?:are|is) (?:now |already )?(?:being )?"
            r"(?:treated|seen|cared for|supported|helped)"
            r"(?: at home| in the community| closer to home)?"
        ),
        UP,
    ),
)
