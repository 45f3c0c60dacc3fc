"""Headings that announce results: what stands under them should have happened."""

from __future__ import annotations

import re

_SUCCESS = re.compile(
    r"\b(?:success(?:es)?|successful|achieve(?:d|ments?)|accomplish(?:ed|ments?)|"
    r"(?:results|progress|impact) (?:so far|to[- ]date)|to[- ]date|progress made|track record|"
    r"(?:what|how) we(?:[’']ve| have)? (?:\w+ )?(?:done|delivered|achieved|changed|improved)|"
    r"difference made|delivered|our year in numbers)\b",
    re.I,
)
_AHEAD = re.compile(r"\b(?:next|future|plans?|planned|will|ahead|coming|ambitions?|aims?)\b", re.I)


def is_success_heading(heading: str) -> bool:
    """Return whether a heading, or the words over a list, announces results and nothing ahead."""
    return bool(_SUCCESS.search(heading)) and not _AHEAD.search(heading)
