"""Pages, in parts: built, framed and written by as many hands as there are."""

from array import array
from collections.abc import Iterable, Mapping
from pathlib import Path
from threading import Lock
from typing import Any

import msgspec

from variorum.cache import Cache
from variorum.config import Settings
from variorum.engine.askers import node_name, page_name
from variorum.engine.kept import Kept, Places
from variorum.engine.lookup import Records
from variorum.engine.shelves import RecordsShelf, new_token, unpack_index
from variorum.engine.state import RECORDS
from variorum.fingerprint import digest
from variorum.link.graph import Graph
from variorum.model.digest import Digest
from variorum.progress import Meter
from variorum.publish import write_files
from variorum.render.frame import Fillable, Frame
from variorum.render.pages import Renderer
from variorum.views.data import RecordLines
from variorum.views.events import Listed
from variorum.views.feeds import FeedEntry
from variorum.views.home import Standing
from variorum.views.lines import ClaimEntry
from variorum.views.pages import PageKey, PageKind, build, scope_of
from variorum.views.parts import SourceLine

#: Answers that are compared with what they were, so that what stays the same goes no further.
CUT_OFF = frozenset(
    (
        "origins",
        "spoken-of",
        "is-hidden",
        "digest",
        "listed",
        "source-line",
        "standings",
        "claim-entries",
        "dispute",
        "years",
        "entries",
        "changes",
        "record-lines",
        "annotations",
        "data-part",
        "feed-entry",
        "corrections",
        "withdrawal",
        "whereabouts",
        "extent",
        "ground",
        "setting",
        "picture",
        "sitemap",
        "facets",
    )
)
#: Those of them that are kept themselves, not their digests: lists ask for thousands of them.
KEPT: dict[str, Any] = {
    "digest": Digest,
    "listed": Listed,
    "source-line": SourceLine,
    "standings": list[Standing],
    "claim-entries": dict[str, ClaimEntry],
    "record-lines": RecordLines,
    "data-part": RecordLines,
    "years": list[str],
    "entries": list[tuple[str, str]],
    "picture": bytes,
    "ground": bytes,
    "sitemap": tuple[tuple[str, str], ...],
    "feed-entry": FeedEntry,
}

#: What pages give to the search index is kept like an answer, by the page's key.
SEARCH = "search"
#: So many answers are kept at hand: pages built one after another ask for the same.
_MOST_AT_HAND = 3000
#: Few answers that take long, and that lists ask again and again: they are never let go of.
_LASTING = frozenset(("years", "entries", "whereabouts", "extent", "spoken-of"))
#: What lists of everything ask about a record that has a page of its own.
_LISTED = {
    PageKind.EVENT: ("listed", "claim-entries", "record-lines", "feed-entry"),
    PageKind.SOURCE: ("source-line", "record-lines"),
}

encode = msgspec.msgpack.Encoder(enc_hook=str).encode  # Markup is a kind of text


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


class Workshop:
    """A process's tools for building pages: graph, scope and templates."""

    def __init__(self, job: Job, graph: Graph, theme: Mapping[int, Fillable]) -> None:
        self.job, self.graph = job, graph
        self.scope = scope_of(graph, job.settings)
        self._cache = Cache(Path(job.root), job.profile)
        self.folder = Path(job.folder)
        bytecode = Path(job.bytecode) if job.bytecode else None
        self.renderer = Renderer(
            job.settings, Path(job.templates), {**job.frames, **theme}, bytecode
        )

    def build(self, tasks: Iterable[Task]) -> PartResult:
        """Build pages; write those of their files that differ from what is there."""
        result = PartResult(part=new_token())
        meter = Meter()
        for task in tasks:
            self.graph.recorder.asked = set()
            page = build(task.key, self.scope)
            meter.note("views")
            files = list(self.renderer.files(page))
            meter.note("templates")
            sums = {path: digest(content) for path, content in files}
            changed = [(p, c) for p, c in files if task.files.get(p) != sums[p]]
            result.written += write_files(self.folder, changed)
            result.bytes_written += sum(len(content) for _, content in changed)
            meter.note("writing files")
            text = key_text(task.key)
            result.pages[text] = msgspec.Raw(encode(sums))
            result.asked[page_name(text)] = _sums(self.graph.recorder.asked)
            if page.search:
                found = encode(page.search)
                result.keep(SEARCH, text, found)
                result.sum_up(SEARCH, text, found)
            meter.note("what edits will ask")
            if self.job.prepares:
                self._prepare(task.key)
                meter.note("what lists will ask")
            del page, files, changed  # the data's are large, and so is what they were made of
            if len(self.graph.answers) > _MOST_AT_HAND:
                self._hand_over(result)
        self._hand_over(result)
        meter.note("what edits will ask")
        result.spent = meter.spent
        return result

    def _hand_over(self, result: PartResult) -> None:
        """Report what was worked out for many pages, and let go of it."""
        shared = shared_answers(self.graph)
        self.graph.forget(but=_LASTING)
        result.take(shared)
        part = Kept(self._cache.part(result.part), result.places)
        part.put(result.kept)
        part.put(shared.kept)
        result.kept = {}

    def _prepare(self, key: PageKey) -> None:
        """Work out what lists of everything will ask, while what it rests on is at hand."""
        for kind in _LISTED.get(key.kind, ()):
            self.graph.answer(kind, key.id)


def shared_answers(graph: Graph) -> PartResult:
    """What a graph has worked out for many pages."""
    result = PartResult()
    for (kind, key), reasons in graph.reasons.items():
        result.asked[node_name(kind, key)] = _sums(reasons)
        if kind in CUT_OFF:
            value = encode(graph.answers[kind, key])
            if kind in KEPT:
                result.keep(kind, key, value)
            else:
                result.sum_up(kind, key, value)
    return result


def _sums(asked: set[int]) -> bytes:
    return array("I", asked).tobytes()


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


def open_workshop(job: Job, graph: Graph, theme: Mapping[int, Fillable]) -> Workshop:
    """Make this process's workshop, to be inherited by processes forked from it.

    ``theme`` frames pages in place of the job's frames; it cannot be sent to other processes.
    """
    _WORKSHOPS.clear()
    _WORKSHOPS[job.token] = workshop = Workshop(job, graph, theme)
    return workshop


def build_part(tasks: Iterable[Task], job: Job) -> bytes:
    """Build a part of the pages in whatever process this is; the result is encoded."""
    with _ONE_AT_A_TIME:
        workshop = _WORKSHOPS.get(job.token)
        if workshop is None:
            workshop = open_workshop(job, _graph_from_cache(job), {})
        return encode(workshop.build(tasks))


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
