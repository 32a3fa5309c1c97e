"""A site's folder, brought up to date with a corpus."""

from collections.abc import Iterable, Mapping
from pathlib import Path

import msgspec

from variorum.cache import Cache
from variorum.config import Settings
from variorum.engine.answers import SEARCH
from variorum.engine.askers import Askers, Gathering, names_of
from variorum.engine.corpusful import Corpusful
from variorum.engine.guests import BuildGuests, Guests, invite
from variorum.engine.kept import Kept
from variorum.engine.making import Making
from variorum.engine.parts import PartResult, Task, key_of, key_text
from variorum.engine.plan import GUESTS, recall, spread
from variorum.engine.search import Indexing, update_index
from variorum.engine.shelves import Searched, SiteShelf, new_token
from variorum.engine.state import SITE
from variorum.executor import Hands
from variorum.progress import Progress
from variorum.publish import finish_interrupted, fresh_folder, staged_changes
from variorum.render.templates import template_digests
from variorum.resources import TEMPLATES
from variorum.views.language import language
from variorum.views.pages import PageKind, keys, scope_of

_decode = msgspec.msgpack.Decoder(dict[str, str]).decode


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
        self._host = host
        self._words = language(settings.language).catalogue_digest
        self._making = Making(settings, cache, corpus, hands, progress)
        self._search_later = False
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
        self._making.kept = Kept(self._cache.answers, None if afresh else old.kept)
        if afresh:
            self._making.gathering = Gathering()
        else:
            scope_of(self._graph, self._settings)  # teaches the graph the views' shared answers
            recall(self._making.kept, self._graph)
            askers = spread(old, self._making.kept, self._records.changed, self._graph)
        inexact = not all(frame.is_exact for frame in old.frames.values())
        stale = afresh or surroundings_changed or inexact or GUESTS in askers
        with staged_changes(self._folder) as (stage, deletions):
            guests = self._invite(stage, old.guests) if stale else Guests(old.frames, old.guests)
            texts = self._texts(old)
            reframed = afresh or guests.frames != old.frames
            todo = texts if reframed else self._stale(texts, old, askers)
            result = self._making.build(self._tasks(todo, old), stage, guests)
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
        self._making.gathering = Gathering()
        with fresh_folder(self._folder) as fresh:
            guests = self._invite(fresh, {})
            todo = [Task(key, {}) for key in keys(scope_of(self._graph, self._settings))]
            texts = [key_text(task.key) for task in todo]
            result = self._making.build(todo, fresh, guests)
            search = self._search(fresh, None, texts, result)
        shelf = self._shelf(texts, result, guests, None)
        shelf.search = search.now
        return shelf, _done(result, search, guests.written, 0)

    # What to build

    def _texts(self, old: SiteShelf) -> list[str]:
        """The keys of all pages, as text."""
        anew = self._records.everything or self._records.reshaped
        if old.settings == self._settings and not anew:
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
        with self._progress.stage("hand-written pages and frames"):
            return invite(self._host, self._graph, folder, before)

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
            self._making.kept.drop(SEARCH, key)
            del known[key]
        if gone or any(known.get(key) != sum_ for key, sum_ in given.items()):
            before = msgspec.structs.replace(before, is_behind=True)
        with self._progress.stage("search index"):
            return update_index(
                folder, before, self._making.kept, self._settings.language, later=self._search_later
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
        if self._making.gathering:
            self._making.gathering.add(by_guests)
            return self._new_shelf(result, guests, self._making.gathering.askers())
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
        self._making.kept.tidy()
        return SiteShelf(
            token=new_token(),
            settings=self._settings,
            words=self._words,
            templates=self._templates,
            frames=guests.frames,
            pages=result.pages,
            askers=askers,
            answers=result.answers,
            kept=self._making.kept.places,
            guests=guests.files,
            search=Searched(),
        )


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
