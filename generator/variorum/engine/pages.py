"""Pages, in parts: built, framed and written by as many hands as there are."""

from array import array
from collections.abc import Iterable
from pathlib import Path

import msgspec

from variorum.cache import Cache
from variorum.config import Settings
from variorum.engine.records import Records
from variorum.engine.shelves import NodeEntry, PageEntry, RecordsShelf
from variorum.engine.state import RECORDS
from variorum.fingerprint import digest
from variorum.link.graph import Graph
from variorum.link.tracking import checksums
from variorum.publish import write_files
from variorum.render.frame import Frame
from variorum.render.pages import Renderer
from variorum.views.pages import PageKey, PageKind, build, scope_of
from variorum.views.scope import Scope

#: Answers whose own digest is kept, so that what stays the same goes no further.
CUT_OFF = frozenset({"origins", "digest", "event-line", "entries"})

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


class PartResult(msgspec.Struct, array_like=True):
    """What a part came to: pages by key, shared answers, and digests of events."""

    pages: dict[str, PageEntry]
    nodes: dict[str, dict[str, NodeEntry]]
    digests: dict[str, msgspec.Raw]
    written: int
    bytes_written: int


class Workshop:
    """A process's tools for building pages: graph, scope and templates."""

    def __init__(self, job: Job, graph: Graph) -> None:
        self.job, self.graph = job, graph
        self.scope: Scope = scope_of(graph, job.settings)
        bytecode = Path(job.bytecode) if job.bytecode else None
        self.renderer = Renderer(job.settings, Path(job.templates), job.frames, bytecode)

    def build(self, tasks: Iterable[Task]) -> PartResult:
        """Build pages; write those of their files that differ from what is there."""
        result = PartResult({}, {}, {}, 0, 0)
        for task in tasks:
            self.graph.recorder.asked = set()
            page = build(task.key, self.scope)
            files = list(self.renderer.files(page))
            sums = {path: digest(content) for path, content in files}
            changed = [(p, c) for p, c in files if task.files.get(p) != sums[p]]
            result.written += write_files(Path(self.job.folder), changed)
            result.bytes_written += sum(len(content) for _, content in changed)
            asked = array("I", checksums(self.graph.recorder.asked)).tobytes()
            result.pages[key_text(task.key)] = PageEntry(asked, sums)
        result.nodes, result.digests = shared_answers(self.graph)
        return result


def shared_answers(
    graph: Graph,
) -> tuple[dict[str, dict[str, NodeEntry]], dict[str, msgspec.Raw]]:
    """The answers that a graph has worked out: what each asked, and events' digests."""
    nodes: dict[str, dict[str, NodeEntry]] = {}
    digests: dict[str, msgspec.Raw] = {}
    for (kind, key), reasons in graph.reasons.items():
        asked = array("I", checksums(reasons)).tobytes()
        value = _encode(graph.answers[kind, key]) if kind in CUT_OFF else b""
        nodes.setdefault(kind, {})[key] = NodeEntry(asked, digest(value) if value else "")
        if kind == "digest":
            digests[key] = msgspec.Raw(value)
    return nodes, digests


def key_text(key: PageKey) -> str:
    """A page's key as text."""
    return f"{key.kind.value}/{key.id}/{key.number}"


def key_of(text: str) -> PageKey:
    """The key that a text stands for."""
    kind, record_id, number = text.split("/")
    return PageKey(PageKind(kind), record_id, int(number))


#: The workshop of this process; forked processes inherit their parent's.
_WORKSHOPS: dict[str, Workshop] = {}


def open_workshop(job: Job, graph: Graph) -> Workshop:
    """Make this process's workshop, to be inherited by processes forked from it."""
    _WORKSHOPS.clear()
    _WORKSHOPS[job.token] = workshop = Workshop(job, graph)
    return workshop


def build_part(tasks: Iterable[Task], job: Job) -> bytes:
    """Build a part of the pages in whatever process this is; the result is encoded."""
    workshop = _WORKSHOPS.get(job.token)
    if workshop is None:
        workshop = open_workshop(job, _graph_from_cache(job))
    return _encode(workshop.build(tasks))


def _graph_from_cache(job: Job) -> Graph:
    cache = Cache(Path(job.root), job.profile)
    shelf = cache.load(RECORDS, RecordsShelf)
    if shelf is None or shelf.token != job.token:
        raise RuntimeError("the records that this process was to build on are gone")
    records = Records(cache.pack, shelf.files, shelf.index.cards, {})
    return Graph(shelf.index, records, shelf.vocabulary)


def asks(asked: bytes, changed: set[int]) -> bool:
    """Whether any of the questions is among the changed ones."""
    return not changed.isdisjoint(memoryview(asked).cast("I"))


def merge(results: Iterable[bytes]) -> PartResult:
    """Join the results of all parts."""
    total = PartResult({}, {}, {}, 0, 0)
    for raw in results:
        part = msgspec.msgpack.decode(raw, type=PartResult)
        total.pages |= part.pages
        total.digests |= part.digests
        for kind, nodes in part.nodes.items():
            total.nodes.setdefault(kind, {}).update(nodes)
        total.written += part.written
        total.bytes_written += part.bytes_written
    return total
