"""``[[links]]`` to records in hand-written pages."""

from collections.abc import Callable
from typing import Any
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor

from variorum.views.markdown import FindTarget, WikiLinks

_PENDING = "data-record"


class _PendingLinks(WikiLinks):
    """Links that are not yet links: MkDocs takes a relative one for one between Markdown files."""

    def link(self, address: str) -> Element:
        return Element("span", {_PENDING: address})


class _Finish(Treeprocessor):
    """Makes them links once MkDocs has checked its own."""

    def run(self, root: Element) -> None:
        for element in root.iter("span"):
            if _PENDING in element.attrib:
                element.tag = "a"
                element.set("href", element.attrib.pop(_PENDING))


class WikiLinksExtension(Extension):
    """Adds ``[[id]]`` and ``[[id|words]]`` to a site's Markdown."""

    def __init__(self, find: FindTarget, base: Callable[[], str], **options: Any) -> None:
        super().__init__(**options)
        self._find, self._base = find, base

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802  the base class's name
        """Register before Markdown's own links, and after MkDocs' check."""
        links = _PendingLinks(self._find, self._base, md)
        md.inlinePatterns.register(links, "wiki-links", 175)
        md.treeprocessors.register(_Finish(md), "wiki-links-finish", -10)
