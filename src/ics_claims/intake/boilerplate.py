"""Lines that a page or a file carries beside its announcement, and the spelling of what is left.

A line goes only where the whole of it is known to be furniture, so that no sentence is ever lost.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence

from ics_claims.intake.records import Block

_NETWORKS = (
    r"(?:facebook|twitter|x(?: \(twitter\))?|linked ?in|whats ?app|instagram|pinterest|reddit|"
    r"bluesky|threads|mastodon|e-?mail|print|social media)"
)
_THING = r"(?:page|article|story|post|news|item|release|content)"

# Each matches a whole line, whatever its case; families as web sites and PDF exports have them.
_FURNITURE = re.compile(
    "|".join(
        [
            # Ways around the page.
            r"skip (?:to|past) (?:the )?(?:main |page |primary )?"
            r"(?:content|navigation|menu|search|footer|links)",
            r"(?:back|return|scroll|jump|go) to (?:the )?top(?: of (?:the )?page)?",
            r"(?:toggle|open|close|show|hide) (?:the )?(?:main )?"
            r"(?:menu|navigation|search)(?: bar)?",
            r"you are here:? .{0,150}",
            r"home ?(?:[>»›→][^.>»›→]{1,80})+",
            r"[«‹←]? ?(?:previous|next) (?:article|post|story|page|news item)"
            r"(?::.{0,120})?[ »›→]{0,3}",
            r"(?:load|show|see|view) (?:more|all)(?: (?:news|articles|stories|posts))?",
            r"you (?:may|might) also (?:like|be interested in):?",
            r"related (?:articles?|news|stor(?:y|ies)|content|posts?|links|pages|topics):?",
            # Sharing.
            rf"(?:share|tweet)(?: (?:this|the))?(?: {_THING})?"
            rf"(?:(?:,| and| or| on| via| by| to| with| this|:)* ?{_NETWORKS})*[:.]?",
            rf"(?:share|tweet|e-?mail|print|bookmark|pin) (?:this(?: {_THING})?|{_THING})[:.]?",
            rf"(?:follow|like|find) us(?: (?:on|via))?(?:(?:,| and| or)* {_NETWORKS})*[.!:]?",
            r"(?:copy link|link copied|copied to clipboard)",
            # Counters and forms of comments.
            r"(?:no|\d{1,6}) (?:comments?|replies|shares?|likes?|retweets?)(?: so far)?",
            r"comments?:? ?\(?\d{1,6}\)?",
            r"(?:leave|post|add|write) a (?:comment|reply)",
            r"(?:be the first to comment|comments are (?:closed|off)).{0,20}",
            r"(?:estimated )?read(?:ing)? time:? .{1,20}",
            r"\d{1,3}[ -]min(?:ute)?s?[ -]read",
            # Cookies and scripts.
            r"(?:accept|reject|allow|decline|deny|manage|change|view|hide|save)"
            r"(?: (?:all|only|additional|analytics|essential|optional|necessary|my|this|these))*"
            r" cookies?(?: (?:settings|preferences|policy|message|choices))?",
            r"cookies?(?: (?:settings|preferences|policy|notice|consent))",
            r"cookies on .{1,60}",
            r"(?:we|this (?:web)?site|our (?:web)?site|this page) (?:also )?uses?"
            r"(?: [\w-]+){0,4} cookies\b.{0,350}",
            r"by (?:continuing|clicking|using|browsing|closing).{0,120}\bcookies\b.{0,200}",
            r"(?:please )?(?:enable|turn on) javascript\b.{0,120}",
            r"javascript (?:is|must be|appears to be) "
            r"(?:disabled|turned off|required|enabled).{0,120}",
            # Newsletters, advertising, rights.
            r"(?:sign up|subscribe|register)(?: now| here| today)?(?: (?:to|for) .{0,60}"
            r"\b(?:newsletters?|bulletins?|updates|alerts|mailing list))?[.!]?",
            r"(?:advertisement|advertising|sponsored(?: content)?)",
            r"©.{0,100}",
            r"(?:\(c\) ?)?copyright:? (?:©|\(c\)|\d{4}).{0,100}",
            r"all rights reserved\.?",
            # Pages of a print.
            r"page:? \d{1,4}(?: ?(?:of|/) ?\d{1,4})?",
            r"\d{1,4} ?\| ?p ?a ?g ?e",
            r"[-–—] ?(?:page )?\d{1,4} ?[-–—]",
            r"\[page \d{1,4}\]",
        ]
    ),
    re.I,
)
# Words that are a menu only in company: as one line alone they may be a heading or an answer.
_MENU = frozenset(
    (
        "home|menu|search|news|events|careers|jobs|about|about us|contact|contact us|login|"
        "log in|sign in|register|privacy|privacy policy|privacy notice|terms|"
        "terms and conditions|terms of use|cookies|accessibility|accessibility statement|"
        "site map|sitemap|help|faqs|get involved|our services|services|publications|media|"
        "newsroom|latest news|facebook|twitter|x|linkedin|whatsapp|instagram|youtube|pinterest|"
        "reddit|tumblr|bluesky|email|e-mail|print|share|tweet|read more|next|previous|close|back|"
        "tags|feedback|support us|donate"
    ).split("|")
)
_MENU_RUN = 3
_LONGEST = 420
# Headings over links to other pages, not part of the announcement.
_ELSEWHERE = re.compile(
    r"(?:related|more|latest|recent|other|popular|trending|further)"
    r" (?:articles?|news|stor(?:y|ies)|content|posts?|links|pages|headlines)|"
    r"you (?:may|might) also (?:like|be interested in)|(?:share|tags|categories|most read)"
    r"(?: this(?: page| article| story)?)?|in this section|read next|find us on social media",
    re.I,
)
_MARKS = re.compile(r"^(?:#{1,6}|[-*+•])[ \t]+|\[(?P<text>[^\[\]]*)\]\([^()]*\)|\*\*|__")

_BREAKS = re.compile(r"\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
# Other control characters, and marks that only tell where a line or word may break.
_INVISIBLE = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x9f\u00ad\u200b\ufeff\ud800-\udfff]")
_BLANK = re.compile(r"\n{3,}")


def normalised(text: str) -> str:
    """Return `text` in NFC with plain line feeds, without trailing spaces and control characters.

    No-break spaces, quotation marks, dashes and figures stay as they are.
    """
    plain = _INVISIBLE.sub("", _BREAKS.sub("\n", text))
    lines = unicodedata.normalize("NFC", plain).split("\n")
    return _BLANK.sub("\n\n", "\n".join(line.rstrip(" \t") for line in lines)).strip("\n ")


def is_furniture(line: str) -> bool:
    """Return whether the whole of `line` is a button, counter, notice or page number."""
    bare = _bare(line)
    if not 0 < len(bare) <= _LONGEST:
        return False
    entries = [entry.strip().lower() for entry in re.split(r"[|/•·]", bare)]
    if len(entries) >= _MENU_RUN and all(entry in _MENU for entry in entries):
        return True
    return bool(_FURNITURE.fullmatch(bare) or _FURNITURE.fullmatch(line.strip()))


def is_elsewhere(heading: str) -> bool:
    """Return whether a heading stands over links to other pages."""
    return _ELSEWHERE.fullmatch(_bare(heading).rstrip(":")) is not None


def without_furniture(lines: Sequence[str]) -> list[str]:
    """Return the lines that belong to the announcement, with the blank ones between them."""
    dropped = {number for number, line in enumerate(lines) if is_furniture(line)}
    dropped |= _menus(lines, dropped)
    return [line for number, line in enumerate(lines) if number not in dropped]


def blocks_without_furniture(blocks: Sequence[Block]) -> list[Block]:
    """Return the blocks that belong to the announcement; table rows always do."""
    lines = ["row" if block.form == "row" else block.text for block in blocks]
    dropped = {number for number, line in enumerate(lines) if is_furniture(line)}
    dropped |= _menus(lines, dropped)
    return [block for number, block in enumerate(blocks) if number not in dropped]


def _menus(lines: Iterable[str], furniture: set[int]) -> set[int]:
    """Return the numbers of lines that are entries of a menu: three or more in a row."""
    found: set[int] = set()
    run: list[int] = []
    for number, line in enumerate([*lines, "end"]):
        if number in furniture or _bare(line).lower() in _MENU:
            run.append(number)
        elif line.strip():
            found |= set(run) if len(run) >= _MENU_RUN else set()
            run = []
    return found


def _bare(line: str) -> str:
    """Return a line without list marks, emphasis and link targets."""
    return _MARKS.sub(lambda match: match["text"] or "", line.strip()).strip()
