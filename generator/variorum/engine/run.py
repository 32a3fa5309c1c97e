"""One run over what an earlier run left: changes are looked for before anything is loaded."""

from pathlib import Path
from typing import TYPE_CHECKING

from variorum.cache import Cache
from variorum.config import Settings
from variorum.diagnostics import Report, Severity
from variorum.engine.contract import OpenSite, Options, Outcome, Site
from variorum.engine.state import RECORDS, SITE, STATE, TEMPLATES_FOLDER, State
from variorum.executor import Hands
from variorum.fingerprint import installation, look_of, now_ns, scan, settled
from variorum.progress import Progress

if TYPE_CHECKING:
    from variorum.engine.corpusful import Corpusful
    from variorum.engine.folder import Wrong
    from variorum.engine.shelves import SiteShelf
    from variorum.link.graph import Graph
    from variorum.render.frame import Framing


class Run:
    """The state of the cache and of the files, and the two compared.

    Nothing large is imported before something is known to have changed.
    """

    def __init__(
        self,
        root: Path,
        open_site: OpenSite | None,
        options: Options,
        settings: Settings | None = None,
        progress: Progress | None = None,
    ) -> None:
        self._root, self._options, self._open = root, options, open_site
        self._progress = progress or Progress()
        self._site: Site | None = None
        self._since = now_ns()
        self._cache = Cache(root, options.profile)
        if options.unwritable:
            self._cache.stand_in(options.unwritable)
        self._installation = installation()
        self._state = self._usable_state()
        if self._state is None:
            self._cache.drop(STATE, RECORDS, SITE, TEMPLATES_FOLDER)
        with self._progress.stage("look for changes") as stage:
            watched = self._state.watched if self._state else []
            self._surroundings = scan(root, watched)
            self.settings = settings or self._present_settings()
            self._records = scan(root, [self.settings.records])
            stage.done = len(self._surroundings) + len(self._records)
        if not self._cache.make_sure():
            self._state = None

    def _usable_state(self) -> State | None:
        state = None if self._options.clean else self._cache.load(STATE, State)
        if state is None or state.installation != self._installation:
            return None
        return state

    def _present_settings(self) -> Settings:
        if self._state and not self.surroundings_changed:
            return self._state.settings
        return self.site.settings

    @property
    def site(self) -> Site:
        """The site, opened when it is first needed."""
        if self._site is None:
            assert self._open is not None
            self._site = self._open()
            # Before its pages are read: what changes while they are is seen by the next run.
            self._surroundings = {
                **self._site.pulled_in,
                **scan(self._root, self._watched),
            }
        return self._site

    @property
    def _pulled_in(self) -> list[str]:
        """What was found to be read or looked for, now or once.

        What is in memory is not read again, and what has no stamp is not there.
        """
        before = self._state.pulled_in if self._state else []
        now = {*self._site.pulled_in, *self._site.awaited} if self._site else ()
        return sorted({*before, *now})

    @property
    def _watched(self) -> list[str]:
        """All that the site is made of, besides the records."""
        if self._site is None:
            return self._state.watched if self._state else []
        return sorted({*self._site.watched, *self._pulled_in})

    @property
    def _made_of(self) -> list[Path]:
        return [self._root / path for path in (self.settings.records, *self._watched)]

    @property
    def folder(self) -> Path:
        """The folder of the finished site."""
        return self._root / (self._options.site_dir or self.settings.site_dir)

    @property
    def surroundings_changed(self) -> bool:
        """Whether anything but records may have changed."""
        return self._state is None or self._surroundings != self._state.surroundings

    @property
    def records_unchanged(self) -> bool:
        """Whether the last good check still holds."""
        return (
            self._state is not None
            and not self.surroundings_changed
            and self._records == self._state.records
        )

    @property
    def everything_unchanged(self) -> bool:
        """Whether the site is as this run would make it."""
        return self.records_unchanged and self._site_is_ours() and self._is_built()

    def _is_built(self) -> bool:
        state = self._state
        if state is None or self._surroundings_moved():
            return False
        if state.search_is_behind and not self._options.search_later:
            return False
        return state.built_from == state.records_token

    @property
    def _is_strict(self) -> bool:
        return self._options.strict or self.settings.strict

    def _site_is_ours(self) -> bool:
        """Whether the site's folder is the one that the last build left."""
        return self._state is not None and self._state.site_look == look_of(self.folder)

    def refuses(self, report: Report) -> bool:
        """Whether problems forbid to build."""
        warnings = report.count(Severity.WARNING)
        return report.has_errors or (self._is_strict and warnings > 0)

    def as_before(self) -> Outcome:
        """Say again what the last run found."""
        assert self._state is not None
        report = Report(self._state.problems)
        return Outcome(
            report=report,
            tally=self._state.tally,
            folder=self.folder,
            refused=self.refuses(report),
            unchanged=True,
            watched=self._made_of,
        )

    def corpus(self, *, for_pages: bool = False) -> "Corpusful":
        """The corpus, brought up to date; ``for_pages``, what those will need is made ready too."""
        from variorum.engine.records import Known, Means, refresh

        state = self._state if self._reads_the_same() else None
        return refresh(
            self._root,
            self.settings,
            self._cache,
            Known(state.records_token, state.records, state.problems) if state else Known(),
            self._records,
            Means(
                Hands(self._options.jobs),
                self._progress,
                self._make_ready if for_pages else None,
            ),
        )

    def _make_ready(self) -> None:
        """Load what builds pages, and compile the templates."""
        from variorum.engine.making import ready_templates

        ready_templates(self._cache, self.settings)

    def keep(self, corpus: "Corpusful") -> None:
        """Keep the corpus for the next run, unless it has errors."""
        if corpus.shelf is not None:
            with self._progress.stage("keep the records"):
                self._cache.save(RECORDS, corpus.shelf)
                self._save(corpus)

    def _reads_the_same(self) -> bool:
        """Whether the settings that records are read by are those of the last run."""
        if self._state is None:
            return False
        before, now = self._state.settings, self.settings
        return _read_by(before) == _read_by(now)

    def outcome(self, corpus: "Corpusful") -> Outcome:
        """Say what was found."""
        return Outcome(
            report=corpus.report,
            tally=corpus.tally,
            folder=self.folder,
            refused=self.refuses(corpus.report),
            complaint=self._cache.complaint,
            watched=self._made_of,
        )

    def publish(self, corpus: "Corpusful") -> Outcome:
        """Bring the site's folder up to date with a corpus."""
        from variorum.engine.build import SiteBuild

        assert corpus.shelf is not None
        old, wrong = self._old_site()
        corpus.shelf.reshaped |= bool(wrong and wrong.pages)  # so that none of them is left out
        build = SiteBuild(
            self.folder,
            self.settings,
            self._cache,
            corpus,
            Hands(self._options.jobs),
            self._build_guests,
            self._progress,
        )
        shelf, done = build.run(
            old,
            surroundings_changed=self._surroundings_moved()
            or bool(wrong and (wrong.guests or wrong.foreign)),
            search_later=self._options.search_later,
        )
        corpus.shelf.changed, corpus.shelf.everything = set(), False
        corpus.shelf.reshaped = False
        with self._progress.stage("keep the site"):
            self._cache.save(RECORDS, corpus.shelf)
            self._cache.save(SITE, shelf)
            self._save(corpus, shelf)
        return Outcome(
            report=corpus.report,
            tally=corpus.tally,
            folder=self.folder,
            pages=done.pages,
            written=done.written,
            deleted=done.deleted,
            complaint="; ".join(filter(None, (self._cache.complaint, done.complaint))),
            watched=self._made_of,
        )

    def _old_site(self) -> "tuple[SiteShelf | None, Wrong | None]":
        """What is known of the site as it stands; what is wrong with it, where it was touched."""
        from variorum.engine.folder import known_of
        from variorum.engine.shelves import SiteShelf

        shelf = self._cache.load(SITE, SiteShelf)
        if self._state is None or shelf is None or shelf.token != self._state.site_token:
            return None, None
        if self._site_is_ours():
            return shelf, None
        if not self.folder.is_dir():
            return None, None
        with self._progress.stage("look at the site"):
            return known_of(shelf, self.folder)

    def _build_guests(self, graph: "Graph", folder: Path) -> "Framing":
        """Let the host build its pages; the site is opened only now."""
        framing = self.site.build_pages(graph, folder)
        self._surroundings = {**self.site.pulled_in, **self._surroundings}
        return framing

    def _surroundings_moved(self) -> bool:
        """Whether hand-written pages must be built again.

        Their surroundings changed since the site was built (a check may have come between), or
        their warnings did not matter then and do now.
        """
        state = self._state
        if state is None or (self._is_strict and not state.built_strictly):
            return True
        return self._surroundings != state.built_in

    def _save(self, corpus: "Corpusful", shelf: "SiteShelf | None" = None) -> None:
        """Keep what the next run needs to see whether anything has changed."""
        assert corpus.shelf is not None
        before = self._state
        surroundings = settled(self._surroundings, self._since)
        self._state = State(
            installation=self._installation,
            settings=self.settings,
            records=settled(self._records, self._since),
            problems=list(corpus.report),
            tally=corpus.tally,
            records_token=corpus.shelf.token,
            watched=self._watched,
            pulled_in=self._pulled_in,
            surroundings=surroundings,
            site_token=shelf.token if shelf else before.site_token if before else "",
            built_in=surroundings if shelf else before.built_in if before else {},
            built_strictly=self._is_strict if shelf else bool(before and before.built_strictly),
            built_from=corpus.shelf.token if shelf else before.built_from if before else "",
            site_look=look_of(self.folder) if shelf else before.site_look if before else "",
            search_is_behind=shelf.search.is_behind
            if shelf
            else bool(before and before.search_is_behind),
        )
        self._cache.save(STATE, self._state)


def _read_by(settings: Settings) -> tuple[object, ...]:
    """What decides how records and their cards come out."""
    return (settings.records, settings.drafts, settings.language, settings.records_language)
