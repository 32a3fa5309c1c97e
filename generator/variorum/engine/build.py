"""A site's folder, brought up to date with a corpus."""

import os
import tempfile
from array import array
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from functools import partial
from pathlib import Path

import msgspec

from variorum.cache import Cache
from variorum.config import Settings
from variorum.engine.pages import (
    Job,
    PartResult,
    Task,
    asks,
    build_part,
    key_text,
    merge,
    open_workshop,
    shared_answers,
)
from variorum.engine.plan import recall, spread, tasks
from variorum.engine.records import Corpusful
from variorum.engine.shelves import PageEntry, SiteShelf, new_token
from variorum.executor import Hands
from variorum.fingerprint import digest
from variorum.link.graph import Graph
from variorum.link.tracking import checksums
from variorum.publish import finish_interrupted, fresh_folder, staged_changes
from variorum.render.frame import Frame
from variorum.render.templates import template_digests
from variorum.resources import TEMPLATES
from variorum.views.pages import PageKind, keys, scope_of

#: Pages that one process builds before another would be worth its start.
_WORTH_A_PROCESS = 150

#: Writes hand-written pages and the theme's files below a folder; returns the frames.
BuildGuests = Callable[[Graph, Path], Mapping[int, Frame]]


class Guests(msgspec.Struct):
    """What the host made: the frames, its files' digests, and what it asked of the corpus."""

    frames: dict[int, Frame]
    files: dict[str, str]
    asked: bytes


class Done(msgspec.Struct, frozen=True):
    """How much a build did."""

    pages: int
    written: int
    deleted: int
    bytes_written: int


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
    ) -> None:
        assert corpus.shelf is not None
        self._folder, self._settings, self._cache = folder, settings, cache
        self._records, self._graph = corpus.shelf, corpus.graph
        self._hands, self._host = hands, host
        self._templates = template_digests(TEMPLATES / "records", [kind.value for kind in PageKind])
        self._keys = list(keys(scope_of(self._graph, settings)))

    def run(self, old: SiteShelf | None, *, surroundings_changed: bool) -> tuple[SiteShelf, Done]:
        """Bring the folder up to date; without an old site, make it afresh."""
        finish_interrupted(self._folder)
        if old is None:
            return self._afresh()
        everything = self._records.everything or old.settings != self._settings
        if everything:
            old.nodes, old.digests, changed = {}, {}, set[int]()
        else:
            changed = spread(old, self._records.changed, self._graph)
            recall(old, self._graph)
        stale = everything or surroundings_changed or asks(old.guests_asked, changed)
        with staged_changes(self._folder) as (stage, deletions):
            guests = self._invite(stage, old.guests) if stale else _as_before(old)
            everything = everything or guests.frames != old.frames
            kinds = {k for k in self._templates if self._templates[k] != old.templates.get(k)}
            todo = list(tasks(self._keys, old, changed, everything=everything, renewed=kinds))
            result = self._pages(todo, stage, guests.frames)
            pages = {text: old.pages[text] for text in self._texts() if text in old.pages}
            pages |= result.pages
            deletions += _gone(old, pages, result.pages, guests.files)
            done = Done(len(todo), result.written, len(deletions), result.bytes_written)
        return self._shelf(pages, result, guests, old), done

    def _afresh(self) -> tuple[SiteShelf, Done]:
        with fresh_folder(self._folder) as fresh:
            guests = self._invite(fresh, {})
            todo = [Task(key, {}) for key in self._keys]
            result = self._pages(todo, fresh, guests.frames)
        done = Done(len(todo), result.written, 0, result.bytes_written)
        return self._shelf(result.pages, result, guests, None), done

    def _invite(self, folder: Path, before: Mapping[str, str]) -> Guests:
        """Let the host work in a folder of its own; take over the files that differ."""
        with _folder_beside(folder) as own:
            self._graph.recorder.asked = set()
            frames = dict(self._host(self._graph, own))
            asked = array("I", checksums(self._graph.recorder.asked)).tobytes()
            files = {path: digest((own / path).read_bytes()) for path in _files_below(own)}
            for path, sum_ in files.items():
                if before.get(path) != sum_:
                    (folder / path).parent.mkdir(parents=True, exist_ok=True)
                    (own / path).rename(folder / path)
        return Guests(frames, files, asked)

    def _pages(
        self, todo: list[Task], folder: Path, frames: dict[int, Frame]
    ) -> PartResult:
        """Build pages with all hands."""
        if not todo:
            return PartResult({}, *shared_answers(self._graph), 0, 0)
        job = Job(
            root=str(self._cache.root),
            profile=self._cache.profile,
            token=self._records.token,
            settings=self._settings,
            templates=str(TEMPLATES),
            bytecode=self._bytecode(),
            frames=frames,
            folder=str(folder),
        )
        open_workshop(job, self._graph)
        parts = self._hands.split(todo, _WORTH_A_PROCESS)
        result = merge(self._hands.map(partial(build_part, job=job), parts))
        nodes, digests = shared_answers(self._graph)
        for kind, found in nodes.items():
            result.nodes[kind] = found | result.nodes.get(kind, {})
        result.digests = digests | result.digests
        return result

    def _shelf(
        self,
        pages: dict[str, PageEntry],
        result: PartResult,
        guests: Guests,
        old: SiteShelf | None,
    ) -> SiteShelf:
        nodes = {**old.nodes} if old else {}
        for kind, found in result.nodes.items():
            nodes[kind] = nodes.get(kind, {}) | found
        return SiteShelf(
            token=new_token(),
            settings=self._settings,
            templates=self._templates,
            frames=guests.frames,
            pages=pages,
            nodes=nodes,
            digests=(old.digests if old else {}) | result.digests,
            guests=guests.files,
            guests_asked=guests.asked,
        )

    def _texts(self) -> Iterable[str]:
        return map(key_text, self._keys)

    def _bytecode(self) -> str:
        folder = os.path.join(self._cache.folder, "templates", self._settings.language)
        try:
            os.makedirs(folder, exist_ok=True)
        except OSError:
            return ""
        return folder


def _as_before(old: SiteShelf) -> Guests:
    return Guests(old.frames, old.guests, old.guests_asked)


def _gone(
    old: SiteShelf,
    pages: Mapping[str, PageEntry],
    rebuilt: Mapping[str, PageEntry],
    guests: Mapping[str, str],
) -> list[str]:
    """Files of the old site that the new one has no more."""
    before = {
        path
        for text, entry in old.pages.items()
        if text not in pages or text in rebuilt
        for path in entry.files
    }
    before |= old.guests.keys()
    kept = {path for entry in rebuilt.values() for path in entry.files}
    return sorted(before - kept - guests.keys())


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

