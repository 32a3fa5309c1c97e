"""Links to records in hand-written pages: ``[[links]]``, and those that give an address."""

from collections.abc import Callable
from typing import Any
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor

from variorum.views.markdown import FindTarget, WikiLinks

_PENDING = "data-record"
#: Attributes that lead somewhere, by element, and what elements with one are called meanwhile.
_LEADS = {"a": "href", "img": "src"}
_MEANWHILE = {"a": "span", "img": "wbr"}


class _PendingLinks(WikiLinks):
    """Links that are not yet links: MkDocs takes a relative one for one between Markdown files."""

    def link(self, address: str) -> Element:
        return Element("span", {_PENDING: address})


class _KnownLinks(Treeprocessor):
    """Hides links by address to what is made of the records: MkDocs only knows its own files."""

    def __init__(self, is_made: Callable[[str], bool], md: Markdown) -> None:
        super().__init__(md)
        self._is_made = is_made

    def run(self, root: Element) -> None:
        for element in root.iter():
            leads = _LEADS.get(element.tag)
            if leads and self._is_made(element.get(leads, "")):
                _rename(element, _MEANWHILE[element.tag], leads, _PENDING)


class _Finish(Treeprocessor):
    """Makes them links once MkDocs has checked its own."""

    def run(self, root: Element) -> None:
        meant = {meanwhile: tag for tag, meanwhile in _MEANWHILE.items()}
        for element in root.iter():
            if _PENDING in element.attrib:
                tag = meant[element.tag]
                _rename(element, tag, _PENDING, _LEADS[tag])


def _rename(element: Element, tag: str, attribute: str, name: str) -> None:
    element.tag = tag
    element.attrib = {name if key == attribute else key: v for key, v in element.attrib.items()}


class WikiLinksExtension(Extension):
    """Adds ``[[id]]`` and ``[[id|words]]`` to a site's Markdown.

    ``is_made`` says of any link whether it leads from the present page to a page of the records.
    """

    def __init__(
        self,
        find: FindTarget,
        base: Callable[[], str],
        is_made: Callable[[str], bool],
        **options: Any,
    ) -> None:
        super().__init__(**options)
        self._find, self._base, self._is_made = find, base, is_made

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802  the base class's name
        """Register before Markdown's own links, and after MkDocs' check."""
        links = _PendingLinks(self._find, self._base, md)
        md.inlinePatterns.register(links, "wiki-links", 175)
        md.treeprocessors.register(_KnownLinks(self._is_made, md), "known-links", 4)
        md.treeprocessors.register(_Finish(md), "wiki-links-finish", -10)
