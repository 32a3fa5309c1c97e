"""One run over what an earlier run left: changes are looked for before anything is loaded."""

from pathlib import Path
from typing import TYPE_CHECKING

from variorum.cache import Cache
from variorum.config import Settings
from variorum.diagnostics import Report, Severity
from variorum.engine.contract import OpenSite, Options, Outcome
from variorum.engine.state import RECORDS, SITE, STATE, TEMPLATES_FOLDER, State
from variorum.engine.watching import Watch
from variorum.executor import Hands
from variorum.fingerprint import installation, look_of
from variorum.progress import Progress

if TYPE_CHECKING:
    from variorum.engine.corpusful import Corpusful
    from variorum.engine.folder import Wrong
    from variorum.engine.shelves import SiteShelf


class Run:
    """The cache of a site, and what can be done with it; ``watch`` says what has changed.

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
        self._root, self._options = root, options
        self._progress = progress or Progress()
        self._cache = Cache(root, options.profile)
        if options.unwritable:
            self._cache.stand_in(options.unwritable)
        self._installation = installation()
        before = self._usable_state()
        if before is None:
            self._cache.drop(STATE, RECORDS, SITE, TEMPLATES_FOLDER)
        self.watch = Watch(root, open_site, options, before, settings, self._progress)
        if not self._cache.make_sure():
            self.watch.before = None

    def _usable_state(self) -> State | None:
        state = None if self._options.clean else self._cache.load(STATE, State)
        if state is None or state.installation != self._installation:
            return None
        return state

    # What to say

    def refuses(self, report: Report) -> bool:
        """Whether problems forbid to build."""
        warnings = report.count(Severity.WARNING)
        return report.has_errors or (self.watch.is_strict and warnings > 0)

    def as_before(self) -> Outcome:
        """Say again what the last run found."""
        before = self.watch.before
        assert before is not None
        report = Report(before.problems)
        return Outcome(
            report=report,
            tally=before.tally,
            folder=self.watch.folder,
            refused=self.refuses(report),
            unchanged=True,
            watched=self.watch.made_of,
        )

    def outcome(self, corpus: "Corpusful") -> Outcome:
        """Say what was found."""
        return Outcome(
            report=corpus.report,
            tally=corpus.tally,
            folder=self.watch.folder,
            refused=self.refuses(corpus.report),
            complaint=self._cache.complaint,
            watched=self.watch.made_of,
        )

    # What to do

    def corpus(self, *, for_pages: bool = False) -> "Corpusful":
        """The corpus, brought up to date; ``for_pages``, what those will need is made ready too."""
        from variorum.engine.records import Known, Means, refresh

        before = self.watch.before if self.watch.reads_the_same else None
        return refresh(
            self._root,
            self.watch.settings,
            self._cache,
            Known(before.records_token, before.records, before.problems) if before else Known(),
            self.watch.records,
            Means(
                Hands(self._options.jobs),
                self._progress,
                self._make_ready if for_pages else None,
            ),
        )

    def _make_ready(self) -> None:
        """Load what builds pages, and compile the templates."""
        from variorum.engine.making import ready_templates

        ready_templates(self._cache, self.watch.settings)

    def publish(self, corpus: "Corpusful") -> Outcome:
        """Bring the site's folder up to date with a corpus."""
        from variorum.engine.build import SiteBuild

        assert corpus.shelf is not None
        old, wrong = self._old_site()
        corpus.shelf.reshaped |= bool(wrong and wrong.pages)  # so that none of them is left out
        build = SiteBuild(
            self.watch.folder,
            self.watch.settings,
            self._cache,
            corpus,
            Hands(self._options.jobs),
            self.watch.build_pages,
            self._progress,
        )
        shelf, done = build.run(
            old,
            surroundings_changed=self.watch.pages_are_behind
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
            folder=self.watch.folder,
            pages=done.pages,
            written=done.written,
            deleted=done.deleted,
            complaint="; ".join(filter(None, (self._cache.complaint, done.complaint))),
            watched=self.watch.made_of,
        )

    def _old_site(self) -> "tuple[SiteShelf | None, Wrong | None]":
        """What is known of the site as it stands; what is wrong with it, where it was touched."""
        from variorum.engine.folder import known_of
        from variorum.engine.shelves import SiteShelf

        shelf, before = self._cache.load(SITE, SiteShelf), self.watch.before
        if before is None or shelf is None or shelf.token != before.site_token:
            return None, None
        if self.watch.site_is_ours:
            return shelf, None
        if not self.watch.folder.is_dir():
            return None, None
        with self._progress.stage("look at the site"):
            return known_of(shelf, self.watch.folder)

    # What to keep

    def keep(self, corpus: "Corpusful") -> None:
        """Keep the corpus for the next run, unless it has errors."""
        if corpus.shelf is not None:
            with self._progress.stage("keep the records"):
                self._cache.save(RECORDS, corpus.shelf)
                self._save(corpus)

    def _save(self, corpus: "Corpusful", shelf: "SiteShelf | None" = None) -> None:
        """Keep what the next run needs to see whether anything has changed."""
        assert corpus.shelf is not None
        records, surroundings = self.watch.settled()
        state = State(
            installation=self._installation,
            settings=self.watch.settings,
            records=records,
            problems=list(corpus.report),
            tally=corpus.tally,
            records_token=corpus.shelf.token,
            watched=self.watch.watched,
            pulled_in=self.watch.pulled_in,
            surroundings=surroundings,
        )
        if shelf is not None:
            state.site_token = shelf.token
            state.built_in, state.built_from = surroundings, corpus.shelf.token
            state.built_strictly = self.watch.is_strict
            state.site_look = look_of(self.watch.folder)
            state.search_is_behind = shelf.search.is_behind
        elif self.watch.before is not None:
            state.take_site(self.watch.before)
        self._cache.save(STATE, state)
