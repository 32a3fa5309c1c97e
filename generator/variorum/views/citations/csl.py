"""CSL-JSON: what Zotero, Pandoc and every processor of citation styles read.

Source: Citation Style Language 1.0.2, appendices III and IV (types and variables).
"""

from collections.abc import Iterable

import msgspec

from variorum.views.citations.dates import CslDate, csl_date
from variorum.views.citations.item import Citation


class Name(msgspec.Struct, frozen=True, gc=False):
    """A name that is not to be taken apart."""

    literal: str


class CslItem(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, gc=False):
    """One item, with CSL's names for its variables."""

    id: str
    type: str = ""
    title: str = ""
    author: tuple[Name, ...] = ()
    container_title: str = msgspec.field(name="container-title", default="")
    issued: CslDate | None = None
    accessed: CslDate | None = None
    url: str = msgspec.field(name="URL", default="")
    archive_location: str = msgspec.field(name="archive_location", default="")
    language: str = ""
    abstract: str = ""
    note: str = ""


_encode = msgspec.json.Encoder().encode


def csl(citation: Citation) -> bytes:
    """One item as JSON."""
    date, accessed = citation.date, citation.accessed
    item = CslItem(
        id=citation.key,
        type="article-newspaper" if citation.is_article else "webpage",
        title=citation.title,
        author=tuple(map(Name, citation.authors)),
        container_title=citation.container,
        issued=date.csl if date else None,
        accessed=csl_date(accessed, accessed.edtf) if accessed else None,
        url=citation.url,
        archive_location=citation.archive_url,
        language=citation.language,
        abstract=citation.abstract,
        note=citation.note,
    )
    return _encode(item)


def csl_file(items: Iterable[bytes]) -> bytes:
    """Items as a file: an array."""
    return b"[" + b",\n".join(items) + b"]\n"
