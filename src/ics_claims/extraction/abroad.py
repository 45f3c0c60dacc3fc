"""Which texts are about a place outside the United Kingdom, and what they name there."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from itertools import pairwise

from ics_claims.extraction.home import comes_from, document_subject, named_in_title
from ics_claims.extraction.mentions import Gazetteer, find_mentions
from ics_claims.model import Announcement, Mention, Paragraph

# A text with one of these is about the United Kingdom.
_OF_THE_UK = ("NHS", "£")
_LIST_GOES_ON = re.compile(r"(?:,|,? and|,? or)\s+(?:the\s+)?[A-Z]")
_FOREIGN_MONEY = re.compile(r"[$€]\s?\d")


def names_in(
    announcement: Announcement, paragraphs: Sequence[Paragraph], gazetteer: Gazetteer
) -> tuple[list[Mention], Gazetteer]:
    """Return what a text names, and the gazetteer that knows it.

    That is the one of places overseas where the text names no NHS and no pound, is about one of
    them, and names more of its nation than of the United Kingdom: a name that both have counts
    for the nation where sums of money stand in its currency, else for neither.
    """
    text, overseas = announcement.text, gazetteer.overseas
    found = [m for m in find_mentions(text, gazetteer) if m.start >= announcement.body]
    here = _without_namesakes(found, text, gazetteer)
    if overseas is None or any(mark in text for mark in _OF_THE_UK):
        return here, gazetteer
    there = [m for m in find_mentions(text, overseas) if m.start >= announcement.body]
    there, here_only = _uncovered(there, here), _uncovered(here, there)
    home = document_subject(announcement, paragraphs, there, overseas)
    nation = overseas.nation_of(home.place)
    own = [
        m
        for m in there
        if nation and overseas.nation_of(m.place) == nation and not comes_from(m, text)
    ]
    shared = 1.0 if _FOREIGN_MONEY.search(text) else 0.0
    only_there = sum(shared if gazetteer.knows(m.surface) and m.place != nation else 1 for m in own)
    only_here = sum(not overseas.knows(m.surface) for m in here_only)
    # Many a town has the name of a village or a ward in England: a wider name says which it is.
    told = shared or any(m.place not in overseas.towns for m in own)
    clear = shared or named_in_title(announcement, paragraphs, overseas)
    enough = only_there >= max(only_here + 1 - shared, 1 if clear else 2)
    return (there, overseas) if told and enough else (here_only, gazetteer)


def _without_namesakes(
    mentions: Sequence[Mention], text: str, gazetteer: Gazetteer
) -> list[Mention]:
    """Return the mentions without those of a place of the same name abroad: "Perth, Australia".

    In a list of places and nations ("Leeds, Sweden and Spain") each is what it is.
    """
    namesakes = {
        place.surface
        for place, nation in pairwise(mentions)
        if text[place.end : nation.start] == ", "
        and (place.system_id or place.place in gazetteer.within)
        and nation.place in gazetteer.abroad - gazetteer.nations
        and nation.place not in gazetteer.within
        and not _LIST_GOES_ON.match(text, nation.end)
    }
    return [m for m in mentions if m.surface not in namesakes]


def _uncovered(mentions: Sequence[Mention], others: Sequence[Mention]) -> list[Mention]:
    """Return the mentions that are no part of a longer name: "Wales" in "New South Wales"."""
    starts = [other.start for other in others]

    def covered(mention: Mention) -> bool:
        before = bisect_right(starts, mention.start) - 1
        if before < 0:
            return False
        longer = len(others[before].surface) > len(mention.surface)
        return longer and mention.end <= others[before].end

    return [mention for mention in mentions if not covered(mention)]
