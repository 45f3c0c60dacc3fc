"""The article on a web page.

Where the article is, the page's own landmarks tell; where it has none, trafilatura. What is in the
article is then read block by block, so that no list, table or short paragraph is lost.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, TypeAlias

from ics_claims.errors import located
from ics_claims.intake.blocks import blocks_in, prose_length
from ics_claims.intake.boilerplate import (
    blocks_without_furniture,
    is_elsewhere,
    normalised,
)
from ics_claims.intake.records import Block, Reading, text_of
from ics_claims.intake.stated import iso_date, stated_date

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

Element: TypeAlias = "Any"  # lxml has no types

_DECLARED = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]+)", re.I)
_XML_DECLARED = re.compile(rb"\s*<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([\w.:-]+)", re.I)
# Encodings of the web, https://encoding.spec.whatwg.org; Python knows others that are none.
_WEB = re.compile(
    r"utf-?(?:8|16(?:le|be)?)|(?:us-)?ascii|latin-?1|(?:windows|cp)-?125\d|iso-?8859-\d{1,2}|"
    r"macintosh|koi8-[ru]|gbk?\d*|gb18030|big5|euc-(?:jp|kr)|shift_jis",
    re.I,
)
_WESTERN = re.compile(r"(?:us-)?ascii|latin-?1|iso-?8859-1", re.I)
# What the web reads at 0x80 to 0x9F, also where written as a character reference.
_C1 = {
    code: bytes([code]).decode("cp1252")
    for code in range(0x80, 0xA0)
    if code not in (0x81, 0x8D, 0x8F, 0x90, 0x9D)
}

_ALWAYS = (
    "script style noscript template nav svg iframe object embed video audio canvas map select "
    "input textarea dialog progress meter"
).split()
_JUNK = re.compile(
    r"(?:^|[\s_-])(?:nav|navbar|navigation|menu|mega-?menu|breadcrumbs?|"
    r"cookies?|cookie-?(?:banner|consent|notice|bar)|consent|gdpr|skip-?links?|skip-to|"
    r"share|sharing|share-?(?:this|bar|buttons|links)|social-?(?:share|sharing|links|media|icons|buttons|bar)|"
    r"add-?to-?any|addthis|a2a|sharedaddy|related-?(?:posts?|news|articles?|stories|content|links|items|pages)|"
    r"comments?|comment-?(?:list|form|respond|count)|disqus|newsletter|newsletter-?signup|subscribe|"
    r"sidebar|side-?bar|widget-?area|advert|adverts|advertisement|pagination|pager|"
    r"site-?(?:footer|header)|page-?footer|masthead|back-?to-?top|popup|modal|"
    r"sr-only|visually-?hidden|screen-?reader-?text)(?:$|[\s_-])",
    re.I,
)
_JUNK_ROLES = frozenset("navigation contentinfo search dialog alertdialog menu menubar".split())
_NEVER = frozenset(["html", "body", "main", "article", "h1", "h2", "p", "table", "tr", "td"])
_NO_DISPLAY = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.I)
_LANDMARKS = (
    "descendant::main | descendant::*[@role='main'] | descendant::*[@itemprop='articleBody']"
)

# Share of a page's prose from which an element is the page rather than something beside it.
_MOST = 0.5
# A sentence at least stands in an article: characters of text that is no link.
_SHORTEST = 40

_DATES = (
    "article:published_time datepublished dc.date dc.date.issued dcterms.date dcterms.issued "
    "dcterms.created pubdate publishdate publish-date publication_date date"
).split()
_JSON_DATE = re.compile(r'"datePublished"\s*:\s*"([^"]{4,40})"')
_SITE = re.compile(r"\s+(?:[|»·:]+|[-–—])\s+[^|»·]{2,60}$")


def read_html(content: bytes, shown: str) -> Reading:
    """Return the reading of a web page; nothing it names is fetched, no script is run.

    Raises UserError where its charset is unknown or wrong, or where it holds no article.
    """
    tree = _tree(decoded_html(content, shown), shown)
    meta = _meta(tree)
    published = _published(tree, meta)
    headline = _headline(tree, meta)
    try:
        blocks = _article(tree)
    except RecursionError:
        raise _too_deep(shown) from None
    if not blocks:
        problem = "no article found on the page"
        raise located(shown, None, problem, "save the page that shows the announcement's text")
    blocks = _titled(blocks, headline)
    return Reading(
        normalised(text_of(blocks)),
        normalised(headline or blocks[0].text)[:200],
        published or stated_date(block.text for block in blocks),
        normalised(meta.get("og:site_name", "")),
        normalised(meta.get("author", "")),
        meta.get("og:url") or meta.get("canonical", ""),
    )


def decoded_html(content: bytes, shown: str) -> str:
    """Return the text of a page: UTF-8 where it is that, else in the charset it declares."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content.decode("utf-16", errors="replace")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
    declared = _DECLARED.search(content[:4096]) or _XML_DECLARED.match(content[:4096])
    name = declared[1].decode("ascii") if declared else ""
    if not name:
        raise located(shown, line, "not UTF-8, and no charset declared", "save the page as UTF-8")
    try:
        if not _WEB.fullmatch(name):
            raise LookupError(name)
        # The web reads Latin-1 as its superset: https://encoding.spec.whatwg.org/#names-and-labels
        return content.decode("cp1252" if _WESTERN.fullmatch(name) else name)
    except (LookupError, UnicodeDecodeError):
        problem = f"the page is not in the charset that it declares, '{name}'"
        raise located(shown, line, problem, "save the page as UTF-8") from None


def _tree(text: str, shown: str) -> Element:
    from lxml import etree  # type: ignore[import-untyped]
    from lxml import html as parsing

    # Lone surrogates and nulls are no characters of a page.
    clean = text.replace("\0", "").encode("utf-8", "replace")
    parser = parsing.HTMLParser(
        encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True
    )
    try:
        tree = etree.fromstring(clean, parser)
    except (etree.XMLSyntaxError, etree.ParserError):
        tree = None
    if any("XML_PARSE_HUGE" in error.message for error in parser.error_log):
        raise _too_deep(shown)
    if tree is None:
        raise located(shown, None, "no article found on the page", "check that it was saved whole")
    return tree


def _too_deep(shown: str) -> Exception:
    problem = "the page is nested more than 200 deep"
    return located(shown, None, problem, "save its text instead")


def _meta(tree: Element) -> dict[str, str]:
    """Return what the page's head says, by lower-case name; the first of a name counts."""
    found: dict[str, str] = {}
    for element in tree.iter("meta"):
        name = element.get("property") or element.get("name") or element.get("itemprop") or ""
        found.setdefault(name.strip().lower(), " ".join((element.get("content") or "").split()))
    for element in tree.iter("link"):
        if (element.get("rel") or "").lower() == "canonical":
            found.setdefault("canonical", (element.get("href") or "").strip())
    return found


def _published(tree: Element, meta: dict[str, str]) -> str:
    """Return the date of publication that the page's head, data or first time element states."""
    for name in _DATES:
        if found := iso_date(meta.get(name, "")):
            return found
    for script in tree.iter("script"):
        if (match := _JSON_DATE.search(script.text or "")) and (found := iso_date(match[1])):
            return found
    for element in tree.iter("time"):
        if found := iso_date(element.get("datetime") or ""):
            return found
    return ""


def _headline(tree: Element, meta: dict[str, str]) -> str:
    """Return the page's headline: its h1 where it has one of its own, else its title."""
    headings = [_words(element) for element in tree.iter("h1")]
    headings = [words for words in headings if words and words != meta.get("og:site_name")]
    title = meta.get("og:title") or next((_words(e) for e in tree.iter("title")), "")
    named = [words for words in headings if words.lower() in title.lower()]
    if named or len(headings) == 1:
        return (named or headings)[0]
    return _SITE.sub("", title) if title else (headings or [""])[0]


def _words(element: Element) -> str:
    return re.sub(r"[ \t\r\n\f]+", " ", "".join(element.itertext())).strip().translate(_C1)


def _titled(blocks: Sequence[Block], headline: str) -> list[Block]:
    """Return the blocks with the headline on top, once."""
    for number, block in enumerate(blocks[:4]):
        if block.form == "heading" and (block.text == headline or block.level == 1):
            top = Block(block.text, "heading", 1)
            return [*blocks[:number], top, *blocks[number + 1 :]]
    top = Block(headline, "heading", 1)
    same = bool(blocks) and blocks[0].text == headline
    return [top, *blocks[1 if same else 0 :]] if headline else list(blocks)


def _article(tree: Element) -> list[Block]:
    """Return the blocks of the article; none where the page has no sentence."""
    body = next(tree.iter("body"), tree)
    _prune(body)
    root = _landmark(body) if _landmark(body) is not None else _located(body)
    blocks = _read(root)
    if sum(len(block.text) for block in blocks if not block.link) < _SHORTEST and root is not body:
        blocks = _read(body)
    words = [block for block in blocks if not block.link and block.form != "heading"]
    enough = sum(len(block.text) for block in words) >= _SHORTEST
    return blocks if enough else []


def _read(root: Element) -> list[Block]:
    blocks = [_western(block) for block in blocks_in(root)]
    return blocks_without_furniture(_without_elsewhere(blocks))


def _western(block: Block) -> Block:
    return Block(normalised(block.text.translate(_C1)), block.form, block.level, block.link)


def _prune(body: Element) -> None:
    """Take navigation, notices, forms and what is hidden out of the tree, never the page itself."""
    for element in _topmost(body):
        element.drop_tree()


def _topmost(body: Element) -> list[Element]:
    """Return the elements to take out, none within another."""
    found: list[Element] = []
    pending: list[Element] = [body]
    whole = max(1, prose_length(body))
    while pending:
        for child in pending.pop():
            small = _is_beside(child) and prose_length(child) < _MOST * whole
            (found if small else pending).append(child)
    return found


def _is_beside(element: Element) -> bool:
    """Tell whether an element stands beside the article by its tag, role, class or id."""
    tag = element.tag
    if tag in _ALWAYS:
        return True
    if tag == "button":
        return element.getparent().tag not in ("h2", "h3", "h4", "h5", "h6", "summary", "dt")
    if element.get("hidden") is not None or _NO_DISPLAY.search(element.get("style") or ""):
        return True
    if element.get("aria-hidden") == "true" or element.get("role") in _JUNK_ROLES:
        return True
    if tag in ("header", "footer", "aside"):
        return _is_frame(element)
    names = f"{element.get('class') or ''} {element.get('id') or ''}"
    return tag not in _NEVER and _JUNK.search(names) is not None and not _holds_headline(element)


def _is_frame(element: Element) -> bool:
    """Tell whether a header, footer or aside is the site's rather than the article's."""
    within = any(e.tag in ("article", "main") for e in element.iterancestors())
    everything = len("".join(element.itertext()).split())
    linked = sum(len("".join(link.itertext()).split()) for link in element.iter("a"))
    menus = next(element.iter("nav", "form"), None) is not None
    if element.tag == "header" and (within or not menus):
        return not _holds_headline(element) and linked * 2 > everything
    return not within or linked * 3 > everything or (element.tag == "aside" and menus)


def _holds_headline(element: Element) -> bool:
    return next(element.iter("h1"), None) is not None


def _landmark(body: Element) -> Element | None:
    """Return the element that the page marks as its main part, without other articles' cards."""
    whole = max(1, prose_length(body))
    marked = [e for e in body.xpath(_LANDMARKS) if prose_length(e) >= _MOST * whole]
    articles = [e for e in body.iter("article") if prose_length(e) >= _MOST * whole]
    root = marked[0] if marked else (articles[0] if articles else None)
    if root is None:
        return None
    inner = [e for e in root.iter("article") if e is not root]
    for other in inner if any(e in articles for e in inner) else []:
        if other not in articles and not any(e in articles for e in other.iterancestors("article")):
            other.drop_tree()
    return root


def _located(body: Element) -> Element:
    """Return the smallest element that holds all that trafilatura takes for the article."""
    kept = _squeezed(_main_text(body))
    if not kept:
        return body
    leaves = [
        element
        for element in body.iter("p", "li", "td", "h1", "h2", "h3", "blockquote", "div")
        if len(words := _squeezed(element.text or "")) >= 20 and words in kept
    ]
    if not leaves:
        return body
    return _common([[*reversed([*leaf.iterancestors()]), leaf] for leaf in leaves], body)


def _common(paths: Sequence[Sequence[Element]], body: Element) -> Element:
    """Return the last element that all paths from the top share."""
    shared = body
    for step in zip(*paths, strict=False):
        if any(element is not step[0] for element in step):
            break
        shared = step[0]
    leaf = shared.tag in ("p", "li", "td", "h1", "h2", "h3", "blockquote")
    return shared.getparent() if leaf and shared is not body else shared


def _main_text(body: Element) -> str:
    import copy
    import logging

    from trafilatura import bare_extraction

    logging.getLogger("trafilatura").addHandler(logging.NullHandler())
    page = copy.deepcopy(body)
    found: Any = bare_extraction(page, favor_recall=True, include_comments=False, fast=True)
    return (getattr(found, "text", "") or "") if found is not None else ""


def _squeezed(text: str) -> str:
    return re.sub(r"\W+", "", text).lower()


def _without_elsewhere(blocks: Iterable[Block]) -> list[Block]:
    """Return blocks without links elsewhere: before the text, after it, or so headed."""
    kept: list[Block] = list(_outside_lists(blocks))
    first = next((n for n, b in enumerate(kept) if not b.link or b.form == "heading"), 0)
    kept = kept[first:]
    trailing = 0
    while trailing < len(kept) and kept[-1 - trailing].link and kept[-1 - trailing].form != "row":
        trailing += 1
    introduced = trailing < len(kept) and kept[-1 - trailing].text.endswith(":")
    return kept[: len(kept) - trailing] if trailing > 1 and not introduced else kept


def _outside_lists(blocks: Iterable[Block]) -> Iterator[Block]:
    """Yield blocks but headings of links to other pages, and the links right under them."""
    elsewhere = False
    for block in blocks:
        if block.form != "row" and is_elsewhere(block.text):
            elsewhere = True
        elif not (elsewhere and block.link):
            elsewhere = False
            yield block
