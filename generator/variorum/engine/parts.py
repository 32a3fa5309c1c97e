"""A part of the pages, as it goes to a process and as it comes back."""

import msgspec

from variorum.config import Settings
from variorum.engine.kept import Places
from variorum.fingerprint import digest
from variorum.render.frame import Frame
from variorum.views.pages import PageKey, PageKind


class Job(msgspec.Struct, frozen=True):
    """What a process must know to build pages; it can be pickled.

    ``token`` names the records shelf of the cache in ``root``, from which a process that was not
    forked reads the corpus.
    """

    root: str
    profile: str
    token: str
    settings: Settings
    templates: str
    bytecode: str
    frames: dict[int, Frame]
    folder: str
    prepares: bool = False
    """Whether pages that list everything come later."""


class Task(msgspec.Struct, frozen=True, array_like=True):
    """A page to build, and the digests of its files as they are now."""

    key: PageKey
    files: dict[str, str]


class PartResult(msgspec.Struct):
    """What a part came to.

    ``pages`` has each page's files and their digests, ``asked`` what every asker asked (32-bit
    checksums), ``answers`` the digests of shared answers by kind and key, ``kept`` those that are
    kept whole, which go elsewhere than the rest. ``places`` says where such answers lie in the
    cache's part named ``part``: a process hands many of them over while it works. ``spent`` are
    processor seconds by kind of work.
    """

    pages: dict[str, msgspec.Raw] = {}
    asked: dict[str, bytes] = {}
    answers: dict[str, dict[str, str]] = {}
    kept: dict[str, dict[str, msgspec.Raw]] = {}
    part: str = ""
    places: Places = {}
    written: int = 0
    bytes_written: int = 0
    spent: dict[str, float] = {}

    def take(self, other: "PartResult") -> None:
        """Add another part's result, but not the answers to be kept."""
        self.pages |= {text: files.copy() for text, files in other.pages.items()}
        self.asked |= other.asked
        for kind, found in other.answers.items():
            self.answers.setdefault(kind, {}).update(found)
        self.written += other.written
        self.bytes_written += other.bytes_written

    def keep(self, kind: str, key: str, value: bytes) -> None:
        """Add an answer that is to be kept whole."""
        self.kept.setdefault(kind, {})[key] = msgspec.Raw(value)

    def sum_up(self, kind: str, key: str, value: bytes) -> None:
        """Add the digest of an answer."""
        self.answers.setdefault(kind, {})[key] = digest(value)


def decoded(part: bytes) -> PartResult:
    """The result of a part."""
    return msgspec.msgpack.decode(part, type=PartResult)


def key_text(key: PageKey) -> str:
    """A page's key as text."""
    return f"{key.kind.value}/{key.id}/{key.number}"


def key_of(text: str) -> PageKey:
    """The key that a text stands for."""
    kind, record_id, number = text.split("/")
    return PageKey(PageKind(kind), record_id, int(number))
