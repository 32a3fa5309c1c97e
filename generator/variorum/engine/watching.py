"""What a site is made of, as it is now and as the last run left it: has anything changed?"""

from pathlib import Path
from typing import TYPE_CHECKING

from variorum.config import Settings
from variorum.engine.contract import OpenSite, Options, Site
from variorum.engine.state import State
from variorum.fingerprint import Stamp, look_of, now_ns, scan, settled
from variorum.progress import Progress

if TYPE_CHECKING:
    from variorum.link.graph import Graph
    from variorum.render.frame import Framing


class Watch:
    """The records, all else that a site is made of, and the site's folder, compared with before.

    ``before`` is what the last run left, None where nothing of it is of use; ``records`` are the
    present stamps of the records. The site is opened when it is first needed: nothing large is
    imported before something is known to have changed.
    """

    def __init__(
        self,
        root: Path,
        open_site: OpenSite | None,
        options: Options,
        before: State | None,
        settings: Settings | None,
        progress: Progress,
    ) -> None:
        self._root, self._open, self._options = root, open_site, options
        self.before = before
        self._site: Site | None = None
        self._since = now_ns()
        with progress.stage("look for changes") as stage:
            self._surroundings = scan(root, before.watched if before else [])
            self.settings = settings or self._present_settings()
            self.records = scan(root, [self.settings.records])
            stage.done = len(self._surroundings) + len(self.records)

    def _present_settings(self) -> Settings:
        if self.before and not self.surroundings_changed:
            return self.before.settings
        return self._opened.settings

    # What the site is made of

    @property
    def _opened(self) -> Site:
        """The site, opened when it is first needed."""
        if self._site is None:
            assert self._open is not None
            self._site = self._open()
            # Before its pages are read: what changes while they are is seen by the next run.
            self._surroundings = {**self._site.pulled_in, **scan(self._root, self.watched)}
        return self._site

    def build_pages(self, graph: "Graph", folder: Path) -> "Framing":
        """Let the host build its pages; what they turn out to be made of is watched as well."""
        framing = self._opened.build_pages(graph, folder)
        self._surroundings = {**self._opened.pulled_in, **self._surroundings}
        return framing

    @property
    def pulled_in(self) -> list[str]:
        """What was found to be read, now or once: what is in memory is not read again."""
        before = self.before.pulled_in if self.before else []
        now = self._site.pulled_in if self._site else {}
        return sorted({*before, *now})

    @property
    def watched(self) -> list[str]:
        """All that the site is made of, besides the records."""
        if self._site is None:
            return self.before.watched if self.before else []
        return sorted({*self._site.watched, *self.pulled_in})

    @property
    def made_of(self) -> list[Path]:
        """All files and folders that the site is made of."""
        return [self._root / path for path in (self.settings.records, *self.watched)]

    @property
    def folder(self) -> Path:
        """The folder of the finished site."""
        return self._root / (self._options.site_dir or self.settings.site_dir)

    def settled(self) -> tuple[dict[str, Stamp], dict[str, Stamp]]:
        """The stamps of records, and of all else, by which the next run may see changes."""
        return settled(self.records, self._since), settled(self._surroundings, self._since)

    # Whether it has changed

    @property
    def is_strict(self) -> bool:
        """Whether warnings forbid to build."""
        return self._options.strict or self.settings.strict

    @property
    def surroundings_changed(self) -> bool:
        """Whether anything but records may have changed."""
        return self.before is None or self._surroundings != self.before.surroundings

    @property
    def records_unchanged(self) -> bool:
        """Whether the last good check still holds."""
        return (
            self.before is not None
            and not self.surroundings_changed
            and self.records == self.before.records
        )

    @property
    def everything_unchanged(self) -> bool:
        """Whether the site is as this run would make it."""
        return self.records_unchanged and self.site_is_ours and self._is_built()

    @property
    def site_is_ours(self) -> bool:
        """Whether the site's folder is the one that the last build left."""
        return self.before is not None and self.before.site_look == look_of(self.folder)

    def _is_built(self) -> bool:
        before = self.before
        if before is None or self.pages_are_behind:
            return False
        if before.search_is_behind and not self._options.search_later:
            return False
        return before.built_from == before.records_token

    @property
    def pages_are_behind(self) -> bool:
        """Whether hand-written pages must be built again.

        Their surroundings changed since the site was built (a check may have come between), or
        their warnings did not matter then and do now.
        """
        before = self.before
        if before is None or (self.is_strict and not before.built_strictly):
            return True
        return self._surroundings != before.built_in

    @property
    def reads_the_same(self) -> bool:
        """Whether the settings that records are read by are those of the last run."""
        return self.before is not None and _read_by(self.before.settings) == _read_by(self.settings)


def _read_by(settings: Settings) -> tuple[object, ...]:
    """What decides how records and their cards come out."""
    return (settings.records, settings.drafts, settings.language, settings.records_language)
