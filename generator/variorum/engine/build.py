"""A site's folder, brought up to date with a corpus."""

import os
import tempfile
from array import array
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from functools import partial
from pathlib import Path

import msgspec

from variorum.cache import PARTS, Cache
from variorum.config import Settings
from variorum.engine.askers import Askers, Gathering, names_of
from variorum.engine.kept import Kept
from variorum.engine.order import Stages, in_order, one_of_each, parts_of
from variorum.engine.pages import (
    SEARCH,
    Job,
    PartResult,
    Task,
    build_part,
    decoded,
    key_of,
    key_text,
    open_workshop,
    shared_answers,
)
from variorum.engine.plan import GUESTS, recall, spread
from variorum.engine.records import Corpusful
from variorum.engine.search import Indexing, update_index
from variorum.engine.shelves import Searched, SiteShelf, new_token
from variorum.engine.state import RECORDS, SITE, TEMPLATES_FOLDER
from variorum.executor import Hands
from variorum.fingerprint import digest
from variorum.link.graph import Graph
from variorum.progress import Progress
from variorum.publish import finish_interrupted, fresh_folder, staged_changes
from variorum.render.frame import Fillable, Frame, Framing
from variorum.render.templates import template_digests
from variorum.resources import TEMPLATES
from variorum.views.language import language
from variorum.views.pages import PageKind, keys, scope_of

_decode = msgspec.msgpack.Decoder(dict[str, str]).decode
#: Pages that one process builds before another would be worth its start.
_WORTH_A_PROCESS = 150
#: Pages that a process builds before it forgets what it has worked out for them.
_AT_ONCE = 400
#: Parts of lists that a process builds before it ends: it comes to hold much of the corpus.
_IN_A_LIFE = 3

#: Writes hand-written pages and the theme's files below a folder; returns the frames.
BuildGuests = Callable[[Graph, Path], Framing]


class Guests(msgspec.Struct):
    """What the host made: the frames and its files' digests; what it asked, if it was called.

    ``written`` counts the files that differ from what was there.
    """

    frames: dict[int, Frame]
    files: dict[str, str]
    asked: bytes | None = None
    theme: Mapping[int, Fillable] = {}
    """The theme itself, where its frames are not exact."""
    written: int = 0


class Done(msgspec.Struct, frozen=True):
    """How much a build did."""

    pages: int
    written: int
    deleted: int
    bytes_written: int
    complaint: str = ""


class SiteBuild:
    """One build. ``host`` is only called where hand-written pages or frames may be out of date."""

    def __init__(
        self,
        folder: Path,
        settings: Settings,
        cache: Cache,
        corpus: Corpusful,
        hands: Hands,
        host: BuildGuests,
        progress: Progress,
    ) -> None:
        self._progress = progress
        assert corpus.shelf is not None
        self._folder, self._settings, self._cache = folder, settings, cache
        self._records, self._graph = corpus.shelf, corpus.graph
        self._hands, self._host = hands, host
        self._words = language(settings.language).catalogue_digest
        self._kept = Kept(cache.answers, None)
        self._search_later = False
        self._gathering: Gathering | None = None
        kinds = [kind.value for kind in PageKind if kind.is_page]
        self._templates = template_digests(TEMPLATES / "records", kinds)

    def run(
        self, old: SiteShelf | None, *, surroundings_changed: bool, search_later: bool
    ) -> tuple[SiteShelf, Done]:
        """Bring the folder up to date; without an old site, make it afresh."""
        finish_interrupted(self._folder)
        self._search_later = search_later
        if old is None:
            return self._afresh()
        afresh = self._records.everything or not self._speaks_as_before(old)
        askers = set[str]()
        self._kept = Kept(self._cache.answers, None if afresh else old.kept)
        if afresh:
            self._gathering = Gathering()
        else:
            scope_of(self._graph, self._settings)  # teaches the graph the views' shared answers
            recall(self._kept, self._graph)
            askers = spread(old, self._kept, self._records.changed, self._graph)
        inexact = not all(frame.is_exact for frame in old.frames.values())
        stale = afresh or surroundings_changed or inexact or GUESTS in askers
        with staged_changes(self._folder) as (stage, deletions):
            guests = self._invite(stage, old.guests) if stale else Guests(old.frames, old.guests)
            texts = self._texts(old)
            reframed = afresh or guests.frames != old.frames
            todo = texts if reframed else self._stale(texts, old, askers)
            result = self._pages(self._tasks(todo, old), stage, guests)
            search = self._search(stage, old, texts, result)
            before = self._files_before(old, texts, result)
            after = _files(result.pages.values()) | guests.files.keys() | search.now.files.keys()
            deletions.extend(sorted(before - after))
            done = _done(result, search, guests.written, len(deletions))
            # From here on the folder is no longer the old one, whatever happens.
            self._cache.drop(SITE)
        shelf = self._shelf(texts, result, guests, None if afresh else old)
        shelf.search = search.now
        return shelf, done

    def _speaks_as_before(self, old: SiteShelf) -> bool:
        """Whether the settings and the interface's words are those of the last build."""
        return (old.settings, old.words) == (self._settings, self._words)

    def _afresh(self) -> tuple[SiteShelf, Done]:
        self._gathering = Gathering()
        with fresh_folder(self._folder) as fresh:
            guests = self._invite(fresh, {})
            texts = self._texts(None)
            result = self._pages([Task(key_of(text), {}) for text in texts], fresh, guests)
            search = self._search(fresh, None, texts, result)
        shelf = self._shelf(texts, result, guests, None)
        shelf.search = search.now
        return shelf, _done(result, search, guests.written, 0)

    # What to build

    def _texts(self, old: SiteShelf | None) -> list[str]:
        """The keys of all pages, as text."""
        anew = self._records.everything or self._records.reshaped
        if old is not None and old.settings == self._settings and not anew:
            return list(old.pages)
        return [key_text(key) for key in keys(scope_of(self._graph, self._settings))]

    def _stale(self, texts: list[str], old: SiteShelf, askers: set[str]) -> list[str]:
        """The pages that are new, that must ask again, or whose template changed."""
        asking = set(names_of(askers, "page"))
        renewed = {k for k in self._templates if self._templates[k] != old.templates.get(k)}
        return [
            text
            for text in texts
            if text in asking
            or text not in old.pages
            or (renewed and text.partition("/")[0] in renewed)
        ]

    @staticmethod
    def _tasks(texts: list[str], old: SiteShelf) -> list[Task]:
        return [Task(key_of(t), _decode(old.pages[t]) if t in old.pages else {}) for t in texts]

    @staticmethod
    def _files_before(old: SiteShelf, texts: list[str], result: PartResult) -> set[str]:
        """The files of pages that are gone or were built again, of the host, and of the index."""
        gone = old.pages.keys() - set(texts)
        touched = gone | (old.pages.keys() & result.pages.keys())
        files = _files(old.pages[text] for text in touched)
        return files | old.guests.keys() | old.search.files.keys()

    # Building

    def _invite(self, folder: Path, before: Mapping[str, str]) -> Guests:
        """Let the host work in a folder of its own; take over the files that differ."""
        stage = self._progress.stage("hand-written pages and frames")
        with stage, _folder_beside(folder) as own:
            self._graph.recorder.asked = set()
            framing = self._host(self._graph, own)
            asked = array("I", self._graph.recorder.asked).tobytes()
            files = {path: digest((own / path).read_bytes()) for path in _files_below(own)}
            changed = [path for path, sum_ in files.items() if before.get(path) != sum_]
            for path in changed:
                (folder / path).parent.mkdir(parents=True, exist_ok=True)
                (own / path).rename(folder / path)
        return Guests(dict(framing.frames), files, asked, framing.theme, len(changed))

    def _pages(self, todo: list[Task], folder: Path, guests: Guests) -> PartResult:
        """Build pages with all hands; a theme that must frame them itself is in this process."""
        hands = Hands(1) if guests.theme else self._hands
        if self._kept.is_new:  # no shelf may rest on answers that are about to go
            self._cache.drop(SITE)
        self._cache.drop(PARTS)  # of a run that did not come to its end
        result = PartResult()
        self._take(shared_answers(self._graph), result)
        self._graph.reasons.clear()
        stages = in_order(todo, self._graph)
        near = min(_AT_ONCE, max(_WORTH_A_PROCESS, -(-len(stages.near) // hands.jobs)))
        job = self._job(folder, guests.frames, stages)
        is_large = len(todo) > near
        if is_large:  # a process that is not forked reads the corpus from the cache
            self._cache.save(RECORDS, self._records)
        with self._progress.stage("build pages", len(todo)) as stage:
            open_workshop(job, self._graph, guests.theme)
            for parts in _in_turn(job, hands, stages, near, is_large=is_large):
                for part in parts:
                    made = decoded(part)
                    self._take(made, result)
                    self._progress.advance(stage, len(made.pages))
                recall(self._kept, self._graph)
        self._cache.drop(PARTS)
        return result

    def _take(self, made: PartResult, result: PartResult) -> None:
        """Add what a part came to to the result, or put it where all of that goes."""
        self._kept.put(made.kept)
        self._kept.take_over(self._cache.part(made.part), made.places)
        if self._gathering:
            self._gathering.add(made.asked)
            made.asked = {}
        result.take(made)

    def _search(
        self, folder: Path, old: SiteShelf | None, texts: list[str], result: PartResult
    ) -> Indexing:
        """Bring the search index up to date with the pages."""
        if old is None or old.settings != self._settings:
            before, known = Searched(), dict[str, str]()
        else:
            before, known = old.search, old.answers.get(SEARCH, {})
        given = result.answers.get(SEARCH, {})
        gone = {key for key in known if key in result.pages} - given.keys()
        gone |= known.keys() - set(texts)
        for key in gone:
            self._kept.drop(SEARCH, key)
            del known[key]
        if gone or any(known.get(key) != sum_ for key, sum_ in given.items()):
            before = msgspec.structs.replace(before, is_behind=True)
        with self._progress.stage("search index"):
            return update_index(
                folder, before, self._kept, self._settings.language, later=self._search_later
            )

    def _job(self, folder: Path, frames: dict[int, Frame], stages: Stages) -> Job:
        return Job(
            root=str(self._cache.root),
            profile=self._cache.profile,
            token=self._records.token,
            settings=self._settings,
            templates=str(TEMPLATES),
            bytecode=self._bytecode(),
            frames=frames,
            folder=str(folder),
            prepares=bool(stages.data),
        )

    def _shelf(
        self,
        texts: list[str],
        result: PartResult,
        guests: Guests,
        kept: SiteShelf | None,
    ) -> SiteShelf:
        """What to keep; ``kept`` is the last shelf, where most of it still holds."""
        by_guests = {} if guests.asked is None else {GUESTS: guests.asked}
        if self._gathering:
            self._gathering.add(by_guests)
            return self._new_shelf(result, guests, self._gathering.askers())
        assert kept is not None
        kept.askers.add(result.asked | by_guests)
        pages = kept.pages | result.pages
        if len(pages) != len(texts):
            pages = {text: pages[text] for text in texts}
        for kind, found in result.answers.items():
            kept.answers.setdefault(kind, {}).update(found)
        shelf = self._new_shelf(result, guests, kept.askers)
        shelf.pages, shelf.answers = pages, kept.answers
        return shelf

    def _new_shelf(self, result: PartResult, guests: Guests, askers: Askers) -> SiteShelf:
        self._kept.tidy()
        return SiteShelf(
            token=new_token(),
            settings=self._settings,
            words=self._words,
            templates=self._templates,
            frames=guests.frames,
            pages=result.pages,
            askers=askers,
            answers=result.answers,
            kept=self._kept.places,
            guests=guests.files,
            search=Searched(),
        )

    def _bytecode(self) -> str:
        words = f"{self._settings.language}-{self._words}"  # texts are translated in compiling
        folder = os.path.join(self._cache.folder, TEMPLATES_FOLDER, words)
        try:
            os.makedirs(folder, exist_ok=True)
        except OSError:
            return ""
        return folder


def _in_turn(
    job: Job, hands: Hands, stages: Stages, size: int, *, is_large: bool
) -> Iterator[Iterable[bytes]]:
    """What the parts of each stage come to, which is to be asked for before the next stage."""
    work = partial(build_part, job=job)

    def begun(of_stage: list[Task]) -> tuple[list[bytes], list[Task]]:
        """What the first pages load, processes that are forked from this one inherit."""
        if not is_large or hands.jobs == 1:
            return [], of_stage
        first, others = one_of_each(of_stage)
        return [work(first)], others

    first, near = begun(stages.near)
    yield first
    yield hands.map(work, parts_of(near, size))
    if stages.data:
        yield [hands.aside(work, stages.data) if is_large else work(stages.data)]
    first, far = begun(stages.far)
    yield first
    if far:
        parts = hands.split(far, _WORTH_A_PROCESS, _AT_ONCE)
        yield from (hands.map(work, some) for some in parts_of(parts, hands.jobs * _IN_A_LIFE))


def _done(result: PartResult, search: Indexing, by_guests: int, deleted: int) -> Done:
    return Done(
        pages=_pages_among(result.pages),
        written=result.written + search.written + by_guests,
        deleted=deleted,
        bytes_written=result.bytes_written + search.bytes_written,
        complaint=search.complaint,
    )


def _pages_among(texts: Iterable[str]) -> int:
    """How many keys are those of pages, and not of files beside them."""
    return sum(key_of(text).kind.is_page for text in texts)


def _files(pages: Iterable[msgspec.Raw]) -> set[str]:
    return {path for raw in pages for path in _decode(raw)}


def _files_below(folder: Path) -> list[str]:
    return sorted(
        os.path.relpath(os.path.join(parent, name), folder).replace(os.sep, "/")
        for parent, _, names in os.walk(folder)
        for name in names
    )


@contextmanager
def _folder_beside(folder: Path) -> Iterator[Path]:
    """A folder on the same disk, so that files can be moved rather than copied."""
    with tempfile.TemporaryDirectory(prefix=f"{folder.name}-guests-", dir=folder.parent) as name:
        yield Path(name)
