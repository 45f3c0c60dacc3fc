"""Markdown to HTML for pages that ask nothing of any host."""

from __future__ import annotations

import re
from html import escape
from typing import Any

import mistune

_SLUG = re.compile(r"[^a-z0-9]+")


class Prose:
    """Renders a page's Markdown and keeps its headings, each with an id of its own.

    `headings` holds (level, id, HTML of the text) in order of the calls.
    """

    def __init__(self, reserved: set[str]) -> None:
        self.headings: list[tuple[int, str, str]] = []
        self._ids = set(reserved)
        self._trusted = self._parser(html=True)
        self._generated = self._parser(html=False)

    def trusted(self, source: str) -> str:
        """Return the HTML of a notebook's own Markdown; its HTML is kept."""
        return str(self._trusted(source))

    def generated(self, source: str) -> str:
        """Return the HTML of Markdown made from data; HTML in it is shown as text."""
        return str(self._generated(source))

    def _parser(self, html: bool) -> mistune.Markdown:
        renderer = _Renderer(self, escape=not html)
        return mistune.create_markdown(renderer=renderer, plugins=["table"])

    def heading_id(self, level: int, content: str) -> str:
        """Return a new id for the heading and keep it for the contents list."""
        text = re.sub(r"<[^>]+>|&[a-z#0-9]+;", "", content)
        stem = _SLUG.sub("-", text.lower()).strip("-") or "section"
        found, number = stem, 2
        while found in self._ids:
            found, number = f"{stem}-{number}", number + 1
        self._ids.add(found)
        self.headings.append((level, found, content))
        return found


class _Renderer(mistune.HTMLRenderer):
    def __init__(self, prose: Prose, escape: bool) -> None:
        super().__init__(escape=escape)
        self._prose = prose

    def heading(self, text: str, level: int, **attrs: Any) -> str:  # noqa: ANN401
        # The page's own title is the only heading of the first level.
        level = max(level, 2)
        identifier = self._prose.heading_id(level, text)
        return f'<h{level} id="{identifier}">{text}</h{level}>\n'

    def image(self, text: str, url: str, title: str | None = None) -> str:
        """Link to a picture: showing one from elsewhere would ask its host for it."""
        return f'<a href="{escape(self.safe_url(url))}">{text or escape(url)}</a>'
