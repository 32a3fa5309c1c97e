"""Every file that a build writes, read as somebody would who looks for words in it.

Whatever is added to a site is read here without being named: pages, JSON in any form, tables,
calendars, feeds, fragments of a search index, and what is compressed or escaped.
"""

import gzip
import html
import io
import json
import re
import zlib
from collections.abc import Iterator
from typing import Any
from urllib.parse import unquote
from xml.etree.ElementTree import Element

import html5lib

from tests.sites import Site

#: What a search index puts before its JSON.
_MAGIC = b"pagefind_dcd"
_NEVER_TEXT = (".png", ".woff2", ".ico")


def contents(site: Site) -> Iterator[tuple[str, str]]:
    """Path and content of every file, decompressed."""
    for path, raw in site.bytes_by_path.items():
        if not path.endswith(_NEVER_TEXT):
            yield path, unpacked(raw).decode("utf-8", errors="replace")


def unpacked(raw: bytes) -> bytes:
    """A file's bytes without its compression."""
    if raw.startswith(b"\x1f\x8b"):
        raw = gzip.GzipFile(fileobj=io.BytesIO(raw)).read()
    elif raw.startswith((b"\x78\x9c", b"\x78\xda", b"\x78\x01")):
        raw = zlib.decompress(raw)
    return raw.removeprefix(_MAGIC)


def readings(path: str, content: str) -> Iterator[str]:
    """The words of a file in every way in which they may be written, with single spaces."""
    if path.endswith(".html"):
        tree = parsed(content)
        yield squeezed("".join(tree.itertext()))
        for value in attribute_values(tree):
            yield squeezed(value)
            yield squeezed(unquote(value))
    for value in json_values(content):
        yield from (squeezed(text) for text in strings(value))
    plain = content.replace("\r\n ", "").replace("\n ", " ").replace('""', '"')
    plain = re.sub(r"\\([,;\\&_#%$])", r"\1", plain.replace("\\n", " "))
    for text in (plain, html.unescape(plain), html.unescape(html.unescape(plain)), unquote(plain)):
        yield squeezed(text)


def parsed(content: str) -> Element:
    """The tree of a page."""
    builder = html5lib.getTreeBuilder("etree")
    tree: Element = html5lib.HTMLParser(builder, namespaceHTMLElements=False).parse(content)
    return tree


def attribute_values(tree: Element) -> Iterator[str]:
    """The values of all attributes of a page."""
    for element in tree.iter():
        yield from element.attrib.values()


def json_values(content: str) -> Iterator[Any]:
    """What a file holds as JSON: whole, or line by line."""
    for part in (content, *content.splitlines()):
        if part.lstrip().startswith(("{", "[")):
            try:
                yield json.loads(part.rstrip(","))
            except ValueError:
                continue


def strings(value: Any) -> Iterator[str]:
    """All texts in a JSON value, keys included."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for key, item in value.items():
            yield key
            yield from strings(item)
    elif isinstance(value, list):
        for item in value:
            yield from strings(item)


def squeezed(text: str) -> str:
    """A text with single spaces."""
    return " ".join(text.split())
