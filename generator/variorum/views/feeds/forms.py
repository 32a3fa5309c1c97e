"""Atom (RFC 4287) and JSON Feed (version 1.1).

Entries are made apart from the feeds that hold them, since an event stands in many. Elements are
written without a namespace, which the feed around them declares.
"""

import re
from collections.abc import Sequence
from html import escape
from typing import Any
from xml.etree import ElementTree as ET

import msgspec

ATOM_TYPE = "application/atom+xml"
JSON_TYPE = "application/feed+json"
#: Where a record knows no day at all; Atom must have one.
NO_DAY = "1970-01-01"
#: XML 1.0, 2.2: what may not stand in a document in any way.
_NO_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
#: What cannot stand in an attribute as it is, beside what cannot between tags.
_NOT_IN_QUOTES = re.compile('["\t\n\r]')
_IN_QUOTES = str.maketrans({'"': "&quot;", "\t": "&#09;", "\n": "&#10;", "\r": "&#13;"})
_encode = msgspec.json.Encoder().encode


class Entry(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """An entry as feeds show it. Days are ISO days, empty where none is known; content is HTML."""

    id: str
    url: str
    title: str
    content: str
    updated: str
    published: str = ""
    category: str = ""


class FeedEntry(msgspec.Struct, frozen=True, gc=False):
    """An entry, ready-made in both forms."""

    updated: str
    atom: str
    json: str


class FeedHead(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """What a feed says of itself; ``atom`` and ``json`` are its addresses, ``page`` its page's."""

    id: str
    title: str
    author: str
    language: str
    page: str
    atom: str
    json: str


def ready_made(entry: Entry) -> FeedEntry:
    """Write an entry in both forms."""
    return FeedEntry(entry.updated, _atom_entry(entry), _json_item(entry))


def atom_feed(head: FeedHead, entries: Sequence[FeedEntry]) -> bytes:
    """An Atom feed of ready-made entries."""
    feed = ET.Element("feed", {"xmlns": "http://www.w3.org/2005/Atom", "xml:lang": head.language})
    _text(feed, "id", head.id)
    _text(feed, "title", head.title)
    _text(feed, "updated", _moment(max((entry.updated for entry in entries), default="")))
    _text(ET.SubElement(feed, "author"), "name", head.author)
    ET.SubElement(feed, "link", rel="self", type=ATOM_TYPE, href=_xml(head.atom))
    ET.SubElement(feed, "link", rel="alternate", type="text/html", href=_xml(head.page))
    start = ET.tostring(feed, encoding="unicode").removesuffix("</feed>")
    body = "".join(f"\n{entry.atom}" for entry in entries)
    return f'<?xml version="1.0" encoding="utf-8"?>\n{start}{body}\n</feed>\n'.encode()


def json_feed(head: FeedHead, entries: Sequence[FeedEntry]) -> bytes:
    """A JSON Feed of ready-made items."""
    start = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": head.title,
        "home_page_url": head.page,
        "feed_url": head.json,
        "language": head.language,
        "authors": [{"name": head.author}],
    }
    items = ",\n".join(entry.json for entry in entries)
    return f'{_encode(start).decode()[:-1]},"items":[\n{items}\n]}}\n'.encode()


def _atom_entry(entry: Entry) -> str:
    published = f"<published>{_moment(entry.published)}</published>" if entry.published else ""
    category = f'<category term="{_value(entry.category)}" />' if entry.category else ""
    content = f">{_escaped(entry.content)}</content>" if entry.content else " />"
    return (
        f"<entry><id>{_escaped(entry.id)}</id><title>{_escaped(entry.title)}</title>"
        f"<updated>{_moment(entry.updated)}</updated>{published}"
        f'<link rel="alternate" type="text/html" href="{_value(entry.url)}" />{category}'
        f'<content type="html"{content}</entry>'
    )


def _json_item(entry: Entry) -> str:
    item: dict[str, Any] = {"id": entry.id, "url": entry.url, "title": entry.title}
    item["content_html"] = entry.content
    if entry.published:
        item["date_published"] = _moment(entry.published)
    if entry.updated:
        item["date_modified"] = _moment(entry.updated)
    if entry.category:
        item["tags"] = [entry.category]
    return _encode(item).decode()


def _escaped(text: str) -> str:
    """A text as XML holds it between tags."""
    return escape(_xml(text), quote=False)


def _value(text: str) -> str:
    """A text as XML holds it in quotation marks."""
    plain = _escaped(text)
    return plain.translate(_IN_QUOTES) if _NOT_IN_QUOTES.search(plain) else plain


def _text(parent: ET.Element, name: str, text: str, **attributes: str) -> None:
    ET.SubElement(parent, name, attributes).text = _xml(text)


def _xml(text: str) -> str:
    """A text without the characters that XML cannot hold."""
    return text if text.isprintable() else _NO_XML.sub("\ufffd", text)


def _moment(day: str) -> str:
    """The beginning of a day as RFC 3339 writes it."""
    return f"{day or NO_DAY}T00:00:00Z"
