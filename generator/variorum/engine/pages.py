"""Pages, in parts: built, framed and written by as many hands as there are."""

from array import array
from collections.abc import Iterable
from pathlib import Path
from threading import Lock
from typing import Any

import msgspec

from variorum.cache import Cache
from variorum.config import Settings
from variorum.engine.askers import node_name, page_name
from variorum.engine.lookup import Records
from variorum.engine.shelves import RecordsShelf, unpack_index
from variorum.engine.state import RECORDS
from variorum.fingerprint import digest
from variorum.link.graph import Graph
from variorum.link.tracking import Question, checksums
from variorum.model.digest import Digest
from variorum.publish import write_files
from variorum.render.frame import Frame
from variorum.render.pages import Renderer
from variorum.views.data import EventLines
from variorum.views.pages import PageKey, PageKind, build, scope_of
from variorum.views.parts import EventLine
from variorum.views.scope import Scope

#: Answers whose own digest is kept, so that what stays the same goes no further.
CUT_OFF = frozenset(
    ("origins", "digest", "event-line", "entries", "facets", "event-lines", "annotations")
)
#: Answers that are kept themselves: lists and data files ask for thousands of them.
KEPT: dict[str, Any] = {
    "digest": Digest,
    "event-line": EventLine,
    "event-lines": EventLines,
    "annotations": tuple[str, ...],
}

_encode = msgspec.msgpack.Encoder(enc_hook=str).encode  # Markup is a kind of text


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


class Task(msgspec.Struct, frozen=True, array_like=True):
    """A page to build, and the digests of its files as they are now."""

    key: PageKey
    files: dict[str, str]


class PartResult(msgspec.Struct):
    """What a part came to.

    ``pages`` has each page's files and their digests, ``asked`` what every asker asked (32-bit
    checksums), ``answers`` the digests of shared answers by kind and key, ``kept`` some of them
    whole, ``search`` what each page gives to the search index, or nil.
    """

    pages: dict[str, msgspec.Raw] = {}
    asked: dict[str, bytes] = {}
    answers: dict[str, dict[str, str]] = {}
    kept: dict[str, dict[str, msgspec.Raw]] = {}
    search: dict[str, msgspec.Raw] = {}
    written: int = 0
    bytes_written: int = 0

    def take(self, other: "PartResult") -> None:
        """Add another part's result."""
        self.pages |= other.pages
        self.asked |= other.asked
        self.search |= other.search
        for kind, found in other.answers.items():
            self.answers.setdefault(kind, {}).update(found)
        for kind, values in other.kept.items():
            self.kept.setdefault(kind, {}).update(values)
        self.written += other.written
        self.bytes_written += other.bytes_written


class Workshop:
    """A process's tools for building pages: graph, scope and templates."""

    def __init__(self, job: Job, graph: Graph) -> None:
        self.job, self.graph = job, graph
        self.scope = scope_of(graph, job.settings)
        bytecode = Path(job.bytecode) if job.bytecode else None
        self.renderer = Renderer(job.settings, Path(job.templates), job.frames, bytecode)

    def build(self, tasks: Iterable[Task]) -> PartResult:
        """Build pages; write those of their files that differ from what is there."""
        result = PartResult()
        for task in tasks:
            self.graph.recorder.asked = set()
            page = build(task.key, self.scope)
            files = list(self.renderer.files(page))
            sums = {path: digest(content) for path, content in files}
            changed = [(p, c) for p, c in files if task.files.get(p) != sums[p]]
            result.written += write_files(Path(self.job.folder), changed)
            result.bytes_written += sum(len(content) for _, content in changed)
            text = key_text(task.key)
            result.pages[text] = msgspec.Raw(_encode(sums))
            result.search[text] = msgspec.Raw(_encode(page.search))
            result.asked[page_name(text)] = _sums(self.graph.recorder.asked)
        result.take(shared_answers(self.graph))
        return result


def shared_answers(graph: Graph) -> PartResult:
    """What a graph has worked out for many pages."""
    result = PartResult()
    for (kind, key), reasons in graph.reasons.items():
        result.asked[node_name(kind, key)] = _sums(reasons)
        if kind in CUT_OFF:
            value = _encode(graph.answers[kind, key])
            result.answers.setdefault(kind, {})[key] = digest(value)
            if kind in KEPT:
                result.kept.setdefault(kind, {})[key] = msgspec.Raw(value)
    return result


def search_records(keys: Iterable[PageKey], scope: Scope) -> dict[str, msgspec.Raw]:
    """What pages give to the search index, by their keys; most give nothing."""
    found = ((key, build(key, scope).search) for key in keys)
    return {key_text(key): msgspec.Raw(_encode(record)) for key, record in found if record}


def _sums(asked: set[Question]) -> bytes:
    return array("I", checksums(asked)).tobytes()


def key_text(key: PageKey) -> str:
    """A page's key as text."""
    return f"{key.kind.value}/{key.id}/{key.number}"


def key_of(text: str) -> PageKey:
    """The key that a text stands for."""
    kind, record_id, number = text.split("/")
    return PageKey(PageKind(kind), record_id, int(number))


#: The workshop of this process; forked processes inherit their parent's.
_WORKSHOPS: dict[str, Workshop] = {}
#: A workshop notes what one page asks at a time; where hands are threads, they take turns.
_ONE_AT_A_TIME = Lock()


def open_workshop(job: Job, graph: Graph) -> Workshop:
    """Make this process's workshop, to be inherited by processes forked from it."""
    _WORKSHOPS.clear()
    _WORKSHOPS[job.token] = workshop = Workshop(job, graph)
    return workshop


def build_part(tasks: Iterable[Task], job: Job) -> bytes:
    """Build a part of the pages in whatever process this is; the result is encoded."""
    with _ONE_AT_A_TIME:
        workshop = _WORKSHOPS.get(job.token)
        if workshop is None:
            workshop = open_workshop(job, _graph_from_cache(job))
        return _encode(workshop.build(tasks))


def _graph_from_cache(job: Job) -> Graph:
    cache = Cache(Path(job.root), job.profile)
    shelf = cache.load(RECORDS, RecordsShelf)
    if shelf is None or shelf.token != job.token:
        raise RuntimeError("the records that this process was to build on are gone")
    index = unpack_index(shelf.packed)
    records = Records(cache.pack, shelf.files, index.cards, {})
    return Graph(index, records, shelf.vocabulary)


def decoded(part: bytes) -> PartResult:
    """The result of a part."""
    return msgspec.msgpack.decode(part, type=PartResult)
