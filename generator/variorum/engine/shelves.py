"""What is kept between runs of the records and of the site: read when something has changed."""

import secrets
from typing import Any

import msgspec

from variorum.config import Settings
from variorum.engine.askers import Askers
from variorum.engine.kept import Places
from variorum.engine.lazy import Lazy, encoded
from variorum.engine.state import Tally
from variorum.link.card import Card
from variorum.link.index import LISTS, PAIRS, Index
from variorum.model.vocabulary import Vocabulary
from variorum.pack import Place
from variorum.render.frame import Frame

Encoded = dict[str, msgspec.Raw]


class FileEntry(msgspec.Struct, array_like=True, gc=False):
    """A record file as it was read: its content's digest, and its result in the pack."""

    digest: str
    place: Place


class PackedIndex(msgspec.Struct, array_like=True):
    """An index whose cards and lists are encoded one by one."""

    cards: Encoded
    aliases: dict[str, str]
    lists: dict[str, Encoded]
    chronology: list[str]


class RecordsShelf(msgspec.Struct, kw_only=True):
    """All record files as they were read, and the index over their records.

    ``changed`` are the checksums of all questions whose answers changed since the site was built;
    ``everything`` says that there are too many to tell, ``reshaped`` that there may be other pages
    than before.
    """

    token: str
    files: dict[str, FileEntry]
    vocabulary: Vocabulary
    tally: Tally
    packed: PackedIndex
    changed: set[int] = set()
    everything: bool = True
    reshaped: bool = True


class Searched(msgspec.Struct, frozen=True):
    """The search index: its files' digests, and whether it lacks something that pages have."""

    files: dict[str, str] = {}
    is_behind: bool = False


class SiteShelf(msgspec.Struct, kw_only=True):
    """The site as it was built.

    ``words`` is the digest of its language's catalogue.
    ``pages`` has the digests of each page's files by path, ``answers`` those of shared answers by
    kind and key, ``kept`` where some of those answers lie, ``guests`` the digests of the host's
    files, ``search`` the search index.
    """

    token: str
    settings: Settings
    words: str
    templates: dict[str, str]
    frames: dict[int, Frame]
    pages: Encoded
    askers: Askers
    answers: dict[str, dict[str, str]]
    kept: Places
    guests: dict[str, str]
    search: Searched


def pack_index(index: Index) -> PackedIndex:
    """Encode an index for its shelf; what was not decoded is passed on as it is."""
    lists = {name: encoded(getattr(index, name)) for name in LISTS}
    return PackedIndex(encoded(index.cards), index.aliases, lists, index.chronology)


def unpack_index(packed: PackedIndex) -> Index:
    """An index that decodes cards and lists as they are asked for."""
    lists: dict[str, Any] = {
        name: Lazy(
            packed.lists.get(name, {}),
            tuple[tuple[str, str], ...] if name in PAIRS else tuple[str, ...],
        )
        for name in LISTS
    }
    cards = Lazy[Card](packed.cards, Card)
    return Index(cards, packed.aliases, packed.chronology, at_hand=cards.at_hand, **lists)


def new_token() -> str:
    """A name for a shelf's present content."""
    return secrets.token_hex(8)
