"""Turns of phrase that claim a change without a figure and without a verb or noun of change."""

from __future__ import annotations

import re

from ics_claims.extraction.direction import DOWN, LEVEL, UP

# A sentence without one of these claims no change: cheap to ask before it is read closely.
# For text in lower case: that is several times as fast as leaving case out of account.
CUE = re.compile(
    r"\b(?:improv\w+|better\w*|fewer|less\w*|more|faster|quicker|speed\w*|sooner|earlier|closer|"
    r"eas(?:e|es|ed|ier|ing)|nearer|longer|shorter|safer|health(?:y|ier)|greater|strong(?:er)|"
    r"strengthen\w*|higher|lower\w*|reduc\w+|cut(?:s|ting)?|prevent\w*|avoid\w*|minimis\w+|"
    r"reliev\w+|enhanc\w+|boost\w*|increas\w+|rais(?:e|es|ed|ing)|slow\w*|shorten\w*|tackl\w+|"
    r"fight\w*|maximis\w+|wors\w+|ris(?:e|es|en|ing)|rose|f[ae]ll(?:en|ing|s)?|eliminat\w+|"
    r"spared|independent|quit\w*|benefits?|expand\w*|grow\w*|rapid\w*|timel\w+|extra|up|down|"
    r"need not|need to|have to|having to|access|as (?:early|soon)|earliest|every|all|stop\w*|best|"
    r"progress|closely|narrow\w*|shr[iau]nk\w*|recover\w*|rebound\w*|plummet\w*|dwindl\w*|slump\w*|"
    r"tumbl\w+|happier|calmer|declin\w+|drop\w*|innovation|smoke-free)\b",
)


def _any(*alternatives: str) -> re.Pattern[str]:
    return re.compile("|".join(rf"\b(?:{one})" for one in alternatives), re.I)


# A pattern is tried only where the text has one of the words before it.
IDIOMS: tuple[tuple[tuple[str, ...], re.Pattern[str], str], ...] = (
    (
        ("need", "have to", "having to"),
        _any(
            r"(?:no longer|(?:do|does|will|did)(?: not|n['’]t)|not|without) "
            r"(?:needing|having|need|have) to \w+(?: \w+){0,6}",
            r"need not (?!be\b)\w+(?: \w+){0,3}",
            r"stop(?:s|ping|ped)? (?:\w+ ){1,3}having to \w+(?: \w+){0,5}",
        ),
        DOWN,
    ),
    (
        ("feel", "felt"),
        _any(
            r"(?:feel|feels|felt|feeling) (?:far |much )?(?:safer|happier|calmer|better|"
            r"more (?:confident|supported|secure|valued|in control))\b(?: (?:\w+ ?){1,4})?"
        ),
        UP,
    ),
    (
        ("feel", "felt"),
        _any(
            r"(?:feel|feels|felt|feeling) (?:far |much )?less (?:anxious|lonely|isolated|alone)\b"
        ),
        DOWN,
    ),
    (("smoking",), _any(r"(?:quit(?:ting)?|giv\w+ up|stop(?:ping)?) smoking\b"), DOWN),
    (
        ("health", "independent", "well", "safe"),
        _any(
            r"(?:keep|stay|remain|live|liv)(?:ing|s)? (?:\w+ ){0,3}"
            r"(?:healthy|independent(?:ly)?|well|safe)(?: and (?:healthy|independent|well|safe))?\b"
            r"(?: for longer| at home| for (?:long|prolonged) \w+)?"
        ),
        UP,
    ),
    (
        ("independen",),
        _any(
            r"maintain(?:ing|s)? (?:their|people['’]s) independence\b",
            r"keep(?:ing|s)? them independent\b",
        ),
        LEVEL,
    ),
    (
        ("possible", "earliest"),
        _any(
            r"\w+ing (?:\w+ ){1,2}as (?:early|soon|quickly) as possible\b",
            r"(?:support|treat|help|see|identify|diagnose) (?:\w+ ){1,2}"
            r"(?:as (?:early|soon|quickly) as possible|at the earliest \w+)",
        ),
        UP,
    ),
    (
        ("access to",),
        _any(
            r"(?:gives?|giving|gain(?:s|ing)?|gave|given) "
            r"(?:\w+ ){0,3}access to (?:\w+ ?){1,3}"
        ),
        UP,
    ),
    (("smoke-free",), _any(r"(?:turn|make|making) (?:\w+ ){1,3}smoke-free\b"), UP),
    (
        ("benefits",),
        _any(
            r"(?:bring|deliver|produce|offer|provide)(?:ing|s)? "
            r"(?:huge|real|major|big|significant|many|great|lasting) (?:\w+ )?benefits\b"
            r"(?: (?:for|to) (?:\w+ ?){1,5})?"
        ),
        UP,
    ),
    (
        ("easier", "quicker", "simpler", "faster"),
        _any(
            r"mak(?:e|es|ing) (?:it|things|\w+ \w+) (?:far |much )?"
            r"(?:easier|quicker|simpler|faster)"
            r"(?: to (?:\w+[ -]?){1,4}| for (?:\w+ ?){1,4})"
        ),
        UP,
    ),
    (
        ("sooner", "faster", "earlier", "quickly"),
        _any(
            r"(?:get|have|having|getting) (?:\w+ ){1,3}(?:diagnosed|treated|seen|assessed) "
            r"(?:sooner|faster|earlier|more quickly)\b"
        ),
        DOWN,
    ),
    (
        (" on ",),
        _any(
            r"(?:less|more) (?:dependent|reliant) on (?:\w+ ?){1,3}",
            r"(?:lean|rely|relying|depend) less on (?:\w+ ?){1,3}",
        ),
        DOWN,
    ),
    (
        ("faster", "sooner", "quicker", "quickly", "earlier"),
        _any(
            r"(?:can|are|is|get|getting|will) (?:\w+ ){0,2}"
            r"(?:decide|act|respond|seen|treated|diagnosed|helped|work) "
            r"(?:far |much )?(?:faster|sooner|quicker|more quickly|earlier)\b"
        ),
        UP,
    ),
    (
        ("closer", "nearer", "in better"),
        _any(
            r"(?:care|services|treatment|support) (?:to be )?(?:delivered|provided) "
            r"(?:closer|nearer|in better)(?: to)? \w+"
        ),
        UP,
    ),
    (
        (" out ",),
        _any(
            r"(?:will be |is being |are being |been |be )?"
            r"(?:rolling|rolled|taking|taken|extending|spreading) out (?:\w+ ){1,12}"
            r"(?:in|to|across) (?:every|all) (?:\w+ ?){1,2}"
        ),
        UP,
    ),
    (
        ("more ",),
        _any(
            r"more (?:\w+ )?(?:are|is) (?:now |already )?(?:being )?"
            r"(?:treated|seen|cared for|supported|helped)"
            r"(?: at home| in the community| closer to home)?"
        ),
        UP,
    ),
)
