"""Editors' Markdown to safe HTML, with ``[[links]]`` to records.

Everything goes through the sanitiser: no note, summary or field can bring a script, a style or a
request to another host into a page.
"""

import re
from collections.abc import Callable
from html import escape
from typing import Any
from xml.etree.ElementTree import Element

import markdown
import nh3
from markdown.inlinepatterns import InlineProcessor
from markdown.util import AtomicString
from markupsafe import Markup

from variorum.resolve.record import WIKI_LINK

#: Answers an id with the record's title and path (None without a page), or None if unknown.
FindTarget = Callable[[str], tuple[str, str | None] | None]

_TAGS = frozenset(
    [
        "a",
        "abbr",
        "b",
        "blockquote",
        "br",
        "cite",
        "code",
        "dd",
        "del",
        "dfn",
        "dl",
        "dt",
        "em",
        "h3",
        "h4",
        "h5",
        "h6",
        "hr",
        "i",
        "ins",
        "kbd",
        "li",
        "ol",
        "p",
        "pre",
        "q",
        "s",
        "small",
        "strong",
        "sub",
        "sup",
        "table",
        "tbody",
        "td",
        "th",
        "thead",
        "tr",
        "ul",
        "var",
    ]
)
_ATTRIBUTES = {"a": {"href", "title"}, "abbr": {"title"}, "td": {"align"}, "th": {"align", "scope"}}
_LANGUAGE = {tag: _ATTRIBUTES.get(tag, set()) | {"lang", "dir"} for tag in _TAGS}
#: A text without any of these is paragraphs and nothing else.
_HAS_MARKUP = re.compile(
    r"[*_`\[\]<>&#|~\\!+=:]|^\s*(?:-|\d+[.)]\s)|^(?: {4}|\t)| {2}$", re.MULTILINE
)


class WikiLinks(InlineProcessor):
    """``[[id]]`` and ``[[id|words]]``."""

    def __init__(self, find: FindTarget, base: Callable[[], str], md: markdown.Markdown) -> None:
        super().__init__(WIKI_LINK.pattern, md)
        self._find, self._base = find, base

    def handleMatch(self, m: re.Match[str], data: str) -> tuple[Any, int, int]:  # type: ignore[override]  # noqa: N802
        """Make a link, or plain words where the record has no page."""
        target = self._find(m[1].strip())
        title, path = target or (m[1], None)
        element = Element("span") if path is None else self.link(self._base() + path)
        element.text = AtomicString(m[2] or title)  # a title's asterisks are no markup
        return element, m.start(0), m.end(0)

    def link(self, address: str) -> Element:
        """A link without words."""
        return Element("a", href=address)


class MarkdownText:
    """Converts Markdown for one site; one converter is kept, since making one is slow."""

    def __init__(self, find: FindTarget) -> None:
        self._base = ""
        self._find = find
        self._converter = markdown.Markdown(extensions=["sane_lists", "tables"])
        links = WikiLinks(find, lambda: self._base, self._converter)
        self._converter.inlinePatterns.register(links, "wiki-links", 175)

    def html(self, text: str, base: str) -> Markup:
        """Convert to safe HTML; ``base`` leads from the page to the site's root."""
        text = text.strip()
        if not text:
            return Markup()
        if not _HAS_MARKUP.search(WIKI_LINK.sub("", text)):
            return self._plain(text, base)
        self._base = base
        self._converter.reset()
        return sanitise(self._converter.convert(text))

    def _plain(self, text: str, base: str) -> Markup:
        """Convert paragraphs that hold nothing but words and ``[[links]]``."""
        paragraphs = (self._linked(p, base) for p in re.split(r"\n\s*\n", text))
        return Markup("\n".join(f"<p>{paragraph}</p>" for paragraph in paragraphs))

    def _linked(self, paragraph: str, base: str) -> str:
        pieces, at = [], 0
        for link in WIKI_LINK.finditer(paragraph):
            title, path = self._find(link[1].strip()) or (link[1], None)
            words = escape(link[2] or title, quote=False)
            pieces.append(escape(paragraph[at : link.start()], quote=False))
            pieces.append(
                words
                if path is None
                else f'<a href="{escape(base + path)}" rel="noopener noreferrer">{words}</a>'
            )
            at = link.end()
        return "".join((*pieces, escape(paragraph[at:], quote=False)))


def sanitise(html: str) -> Markup:
    """Keep only harmless HTML.

    Twice, because what is left where a forbidden element went, such as a paragraph in a paragraph,
    is read as something else the next time.
    """
    return Markup(_clean(_clean(html)))


def _clean(html: str) -> str:
    return nh3.clean(
        html,
        tags=set(_TAGS),
        attributes=_LANGUAGE,
        url_schemes={"http", "https", "mailto"},
        link_rel="noopener noreferrer",
    )


def plain(text: str, find: FindTarget, limit: int = 300) -> str:
    """Markdown as one line of plain words, for descriptions."""

    def words(match: re.Match[str]) -> str:
        target = find(match[1].strip())
        return match[2] or (target[0] if target else match[1])

    flat = re.sub(r"<[^>]*>", "", WIKI_LINK.sub(words, text))
    flat = re.sub(r"!?\[([^\]]*)\]\([^)]*\)", r"\1", flat)
    flat = " ".join(re.sub(r"[*_`#>]+", "", flat).split())
    return flat if len(flat) <= limit else flat[: flat.rfind(" ", 0, limit)] + " …"
