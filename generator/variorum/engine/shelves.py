"""What is kept between runs of the records and of the site: read when something has changed."""

import secrets

import msgspec

from variorum.cache import Place
from variorum.config import Settings
from variorum.link.index import Index
from variorum.model.vocabulary import Vocabulary
from variorum.render.frame import Frame

class FileEntry(msgspec.Struct, array_like=True, gc=False):
    """A record file as it was read: its content's digest, and its result in the pack."""

    digest: str
    place: Place


class RecordsShelf(msgspec.Struct, kw_only=True):
    """All record files as they were read, and the index over their records.

    ``changed`` are the checksums of all questions whose answers changed since the site was built;
    ``everything`` says that there are too many to tell.
    """

    token: str
    files: dict[str, FileEntry]
    vocabulary: Vocabulary
    index: Index
    changed: set[int] = set()
    everything: bool = True


class PageEntry(msgspec.Struct, array_like=True, gc=False):
    """A page as it was built: what it asked, as 32-bit checksums, and its files' digests."""

    asked: bytes
    files: dict[str, str]


class NodeEntry(msgspec.Struct, array_like=True, gc=False):
    """An answer that pages share: what it asked, and its own digest where that is kept."""

    asked: bytes
    digest: str = ""


class SiteShelf(msgspec.Struct, kw_only=True):
    """The site as it was built."""

    token: str
    settings: Settings
    templates: dict[str, str]
    frames: dict[int, Frame]
    pages: dict[str, PageEntry]
    nodes: dict[str, dict[str, NodeEntry]]
    digests: dict[str, msgspec.Raw]
    guests: dict[str, str]
    guests_asked: bytes


def new_token() -> str:
    """A name for a shelf's present content."""
    return secrets.token_hex(8)
