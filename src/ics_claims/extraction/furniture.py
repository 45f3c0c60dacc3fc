"""Figures of the page, not of its subject: counters, section numbers, footnotes, votes."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ics_claims.extraction.surroundings import Surroundings
from ics_claims.model import Paragraph

_COUNTER = (
    r"(?:comments?|shares?|likes?|views?|retweets?|reposts?|replies|reads|reactions?|followers|"
    r"claps|upvotes|responses|pages|slides|photos|images|items?|results|words|downloads)"
)
_COUNTED = tuple(
    "comment comments share shares like likes view views retweet retweets repost reposts replies "
    "reads reaction reactions followers claps upvotes responses pages slides photos images item "
    "items results words downloads".split()
)
_COUNTER_AFTER = re.compile(rf"[)\]]? ?{_COUNTER}[)\].]?$")
_COUNTER_FOLLOWS = re.compile(rf"[)\]]? ?{_COUNTER}(?![a-z])")
# Characters that a label before a figure takes at most.
_LABEL = 40
_COUNTER_BEFORE = re.compile(rf"{_COUNTER}\s*[:(\[]?\s*$")
_READING_AFTER = re.compile(
    r"[ -]?(?:min(?:ute)?s?)?[ -](?:read|watch|listen|video|podcast)(?![a-z])"
)
_READING_LAST = tuple("time read count duration length of is about approx".split())
_READING_BEFORE = re.compile(
    r"(?:(?:estimated )?(?:reading|read|listening|running|viewing) time|time to read|word count|"
    r"duration|length)\s*[:(]?\s*(?:of |is |about |approx\.? )*$"
)
_FORM_BEFORE = re.compile(
    r"(?:survey|questionnaire|form|quiz|poll|video|film|podcast|clip)[^.;]{0,30}$"
)
_PAGE = re.compile(r"page [0-9]+ of $|(?:^|[^a-z])(?:page|pages|words|item|slide)\s*[:(]?\s*$")
_OF_A_DOCUMENT = re.compile(r"page [0-9]+ of $")
_PAGES_AFTER = re.compile(r"(?:-page| pages)(?![a-z])")
_OF_PAGES = re.compile(r" of [0-9]{1,3}$")
# "Previous 1 2 3 Next", "Photo 1 of 6"
_PAGER = re.compile(
    r"(?:(?:previous|prev|next|page|of|first|last|photo|image|slide|showing|results?|to|back|more)"
    r"(?![a-z])|[^a-z])+(?:: .*)?"
)
_FILE_SIZE = re.compile(r"[0-9](?:kb|mb|gb)$")
_FILE_AFTER = re.compile(r" (?:kb|mb|gb|bytes)(?![a-z])| pages(?: long)?[.,;)]?(?: |$)(?!of)")
_POLL = re.compile(r"(?:^|[^a-z])(?:yes|no|thumbs up|thumbs down|helpful) \(?$")
_SHORT_PARAGRAPH = 60
_TEASER = re.compile(
    r"(?:read more|read next|read also|related|see also|also read|more on this|more:|next:|"
    r"previous:|watch:|listen:|advert|promoted|recommended|most read|trending|in pictures|"
    r"in case you missed|don't miss|sponsored|you may also)[^.]{0,3}"
)
_SHOP_BEFORE = re.compile(
    r"(?:^|[^a-z])(?:subscribe|subscription|subscriptions|subscribers?|membership|memberships|"
    r"tickets?|entry|donate|paywall|free trial)[^.;]{0,40}$"
)
_SECTION = re.compile(r"[0-9]{1,2}(?:\.[0-9]{1,2}){1,3}$")
_SECTION_AFTER = re.compile(r"\.?(?:\t| +)(?!FTE|WTE|GP)[A-Z“\"‘]")
_WIDE_GAP_AFTER = re.compile(r"\.?(?:\t| {2,})[A-Z]")
# Words that head the numbered sections of papers and minutes.
_SECTION_TITLE = re.compile(
    r" (?:Introduction|Background|Purpose|Summary|Executive|Context|Recommendations?|"
    r"Conclusions?|Finance|Financial|Workforce|Risks?|Next Steps|Governance|Performance|Quality|"
    r"Overview|Update|Apologies|Declarations?|Minutes|Matters|Any Other|Chair|Chief|Options|"
    r"Proposals?|Implications|Equality|Legal|Consultation|Methods?|Results|Discussion|References|"
    r"Acknowledge?ments|Welcome|Scope|Aims?|Objectives|Questions|Appendi|Key )"
)
_FOOTNOTE_AFTER = re.compile(
    r" (?:[A-Z][\w’'-]+,? (?:[A-Z]\.|[A-Z]{1,2},|et al)|[A-Z][\w’'-]+(?: (?:and|&) [A-Z][\w’'-]+)?"
    r",? \(?(?:19|20)\d\d|Ibid|See |Source|https?:|www\.|(?:The )?[A-Z][\w’'&,; -]{2,60}?[,(] ?\(?"
    r"(?:19|20)\d\d[a-z]?[).,;:])"
)
_VOTES_AFTER = re.compile(
    r"(?: to [0-9]{1,3})? (?:in favour|against)(?![a-z])|"
    r" votes?(?: (?:to|for|against|in favour)(?![a-z])|[.,;:)]|$)|-vote "
)
_VOTES_BEFORE = re.compile(
    r"(?:votes? to|(?:^|[(;,] ?)(?:votes )?(?:for|against|in favour|abstentions?|abstained|"
    r"abstaining)[:,]?) $"
)
_VOTED = re.compile(r"(?:^|[^a-z])(?:voted|carried|passed|lost|approved|rejected)(?: by)? $")
_VOTED_TO = re.compile(r"(?:voted|carried|passed|lost|approved|rejected)(?: by)? [a-z0-9-]+ to $")
_TO_VOTES = re.compile(r" to (?:[0-9]{1,3}|[a-z]+)(?: on| in| for| against|[.,;:)]|$)")
_VOTED_LAST = frozenset("voted carried passed lost approved rejected by".split())
_VOTES_LAST = frozenset("to for against favour abstention abstentions abstained abstaining".split())
_DECIDED = re.compile(r"resolved|carried|motion|vot(?:e|ed|es|ing)(?![a-z])|amendment|abst")
_BARE = re.compile(r"[0-9]{1,4}$")
# Columns that hold what others reached or what was asked for.
_STANDARD_COLUMN = re.compile(
    r"standard|target|threshold|benchmark|trajectory|ambition|national|england|peer|region|plan$"
)
_FEWEST_BARS = 2
_DIGIT = re.compile(r"[0-9]")


def is_furniture(around: Surroundings) -> bool:
    """Tell "412 views", "Reading time: 3 minutes", "Yes (31)", "READ MORE: 5 of the best ..."."""
    if _is_counter(around) or _READING_AFTER.match(around.after):
        return True
    reading = around.figure.unit in {"minutes", "count"} and around.last.endswith(_READING_LAST)
    if reading and _READING_BEFORE.search(around.line_before[-_LABEL:]):
        return True
    return _is_of_the_page(around) or _is_offer(around)


def _is_counter(around: Surroundings) -> bool:
    """Tell "412 views" and "Comments (12)" where nothing else stands beside them."""
    follows = _COUNTER_FOLLOWS.match(around.line_after)
    if not follows and not (
        around.last.endswith(_COUNTED) and _COUNTER_BEFORE.search(around.line_before[-_LABEL:])
    ):
        return False
    before, after = around.segment
    if (not before or before.endswith(("(", "["))) and _COUNTER_AFTER.match(after):
        return True
    return not after.strip(")].") and bool(_COUNTER_BEFORE.fullmatch(before))


def _is_of_the_page(around: Surroundings) -> bool:
    if around.paragraph_length < _SHORT_PARAGRAPH and (
        _PAGE.search(around.before) or _OF_PAGES.match(around.after)
    ):
        return True
    if around.paragraph_length < _SHORT_PARAGRAPH and _PAGER.fullmatch(around.opening):
        return True
    if (around.last == "of" and _OF_A_DOCUMENT.search(around.close)) or _PAGES_AFTER.match(
        around.after
    ):
        return True
    if _FILE_SIZE.search(around.written) or _FILE_AFTER.match(around.after):
        return True
    if around.before.endswith("(") and _POLL.search(around.before):
        return True
    return bool(
        around.figure.unit == "minutes"
        and around.before.endswith("(")
        and _FORM_BEFORE.search(around.before[:-1])
    )


def _is_offer(around: Surroundings) -> bool:
    """Tell teasers, prices of the paper and what is said of cookies."""
    if _TEASER.match(around.opening) or "cookie" in around.after[:40]:
        return True
    return around.figure.unit == "gbp" and bool(_SHOP_BEFORE.search(around.before))


def is_list_number(around: Surroundings) -> bool:
    """Tell "1.3  Who we are", "4 Finance" and the number of a footnote from a count."""
    if around.line_before.strip("#* (") or around.figure.unit != "count":
        return False
    after = around.original_after
    if _SECTION.match(around.written):
        return bool(_SECTION_AFTER.match(after) or not after.strip())
    if not _BARE.match(around.written):
        return False
    if _WIDE_GAP_AFTER.match(after) or _FOOTNOTE_AFTER.match(after):
        return True
    return around.heading and bool(_SECTION_TITLE.match(after))


def is_vote(around: Surroundings) -> bool:
    """Tell the votes of a meeting from what it decided."""
    if around.figure.unit != "count":
        return False
    last = around.last
    if last in _VOTED_LAST and _VOTED.search(around.close) and _TO_VOTES.match(around.after):
        return True
    if last == "to" and _VOTED_TO.search(around.close):
        return True
    voted = _VOTES_AFTER.match(around.after) or (
        last in _VOTES_LAST and _VOTES_BEFORE.search(around.before[-_LABEL:])
    )
    return bool(voted and _DECIDED.search(around.opening + around.before))


def standard_cells(text: str, paragraphs: Sequence[Paragraph]) -> list[tuple[int, int, str]]:
    """Return the cells of tables that hold no claim, with the reason, in order.

    A table is rows of as many cells, parted by bars, below one without digits but in its labels;
    what stands under "Standard", "Target" or "England" is no claim, nor is a row's label.
    """
    found: list[tuple[int, int, str]] = []
    header: list[str] = []
    for block in paragraphs:
        row = text[block.start : block.end]
        if row.count("|") < _FEWEST_BARS:
            header = []
            continue
        cells = row.split("|")
        if len(header) != len(cells):
            header = [cell.strip().lower() for cell in cells]
            continue
        start = block.start
        for number, (title, cell) in enumerate(zip(header, cells, strict=True)):
            if _DIGIT.search(cell) and (number == 0 or _STANDARD_COLUMN.search(title)):
                reason = "baseline" if number else "measure definition"
                found.append((start, start + len(cell), reason))
            start += len(cell) + 1
    return found
