"""Editors' Markdown to safe HTML, with ``[[links]]`` to records.

Everything goes through the sanitiser: no note, summary or field can bring a script, a style or a
request to another host into a page.
"""

import re
from collections.abc import Callable
from functools import lru_cache
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
#: What stands between two paragraphs.
_BETWEEN = re.compile(r"\n(?: *\n)+")
#: A text without these signs, of which no line begins so, is paragraphs and nothing else.
_SIGNS = re.compile(r"[*_`\[\]<>&#|~\\+=\t]")
_BEGINNING = re.compile(r"\s*(?:-|\d+[.)](?:\s|$))| {4}")

#: Words as HTML, or a ``[[link]]``: an id, and the words for it or none.
_Piece = str | tuple[str, str | None]


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
        pieces = _pieces(text)
        if pieces is not None:
            linked = [p if isinstance(p, str) else self._link(*p, base) for p in pieces]
            return Markup("".join(linked))
        self._base = base
        self._converter.reset()
        return sanitise(self._converter.convert(text.strip()))

    def _link(self, record_id: str, words: str | None, base: str) -> str:
        """A link, or plain words where the record has no page."""
        title, path = self._find(record_id.strip()) or (record_id, None)
        words = escape(words or title, quote=False)
        if path is None:
            return words
        return f'<a href="{escape(base + path)}" rel="noopener noreferrer">{words}</a>'


@lru_cache(maxsize=512)
def _pieces(text: str) -> tuple[_Piece, ...] | None:
    """Paragraphs that hold nothing but words and ``[[links]]``, as pieces; None for others.

    Kept, since a summary is asked for several times in a row.
    """
    text = text.strip()
    if not text:
        return ()
    if _has_markup(WIKI_LINK.sub("", text) if "[[" in text else text):
        return None
    if "[[" not in text:
        return (f"<p>{_words(text)}</p>",)
    pieces: list[_Piece] = ["<p>"]
    at = 0
    for link in WIKI_LINK.finditer(text):
        pieces += (_words(text[at : link.start()]), (link[1], link[2]))
        at = link.end()
    return (*pieces, _words(text[at:]), "</p>")


def _words(text: str) -> str:
    """Words as HTML, with what stands between paragraphs."""
    html = escape(text, quote=False)
    return _BETWEEN.sub("</p>\n<p>", html) if "\n" in html else html


def _has_markup(text: str) -> bool:
    """Whether a text without links may be more than paragraphs of words."""
    if _SIGNS.search(text):
        return True
    return any(_BEGINNING.match(line) or line.endswith("  ") for line in text.split("\n"))


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

    flat = WIKI_LINK.sub(words, text) if "[[" in text else text
    if any(sign in flat for sign in "<[*_`#>"):
        flat = re.sub(r"<[^>]*>", "", flat)
        flat = re.sub(r"!?\[([^\]]*)\]\([^)]*\)", r"\1", flat)
        flat = re.sub(r"[*_`#>]+", "", flat)
    flat = " ".join(flat.split())
    return flat if len(flat) <= limit else flat[: flat.rfind(" ", 0, limit)] + " …"
