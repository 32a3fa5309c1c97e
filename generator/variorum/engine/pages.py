"""Pages of a part: built, framed and written, in whatever process this is."""

from collections.abc import Iterable, Mapping
from pathlib import Path
from threading import Lock

import msgspec

from variorum.cache import Cache
from variorum.engine.answers import LASTING, LISTED, SEARCH, encode, shared_answers
from variorum.engine.askers import packed, page_name
from variorum.engine.kept import Kept
from variorum.engine.lookup import Records
from variorum.engine.parts import Job, PartResult, Task, key_text
from variorum.engine.shelves import RecordsShelf, new_token, unpack_index
from variorum.engine.state import RECORDS
from variorum.fingerprint import digest
from variorum.link.graph import Graph
from variorum.progress import Meter
from variorum.publish import write_files
from variorum.render.frame import Fillable
from variorum.render.pages import Renderer
from variorum.views.pages import PageKey, build, scope_of

#: So many answers are kept at hand: pages built one after another ask for the same.
_MOST_AT_HAND = 3000


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
            result.asked[page_name(text)] = packed(self.graph.recorder.asked)
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
        self.graph.forget(but=LASTING)
        result.take(shared)
        part = Kept(self._cache.part(result.part), result.places)
        part.put(result.kept)
        part.put(shared.kept)
        result.kept = {}

    def _prepare(self, key: PageKey) -> None:
        """Work out what lists of everything will ask, while what it rests on is at hand."""
        for kind in LISTED.get(key.kind, ()):
            self.graph.answer(kind, key.id)


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
