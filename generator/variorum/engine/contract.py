"""What callers of the pipeline give and get."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

import msgspec

from variorum.config import Settings
from variorum.diagnostics import Report
from variorum.engine.state import Tally
from variorum.fingerprint import Stamp

if TYPE_CHECKING:
    from variorum.link.graph import Graph
    from variorum.render.frame import Framing


class Site(Protocol):
    """A site as its host knows it.

    ``watched`` are the files and folders that it is made of, besides the records; ``pulled_in``
    are further files, which turned out to be read, with their stamps from before that; ``awaited``
    are files that were looked for, and would be read if they were there.
    """

    root: Path
    settings: Settings
    watched: list[str]
    pulled_in: Mapping[str, Stamp]
    awaited: set[str]

    def build_pages(self, graph: "Graph", folder: Path) -> "Framing":
        """Write hand-written pages and the theme's files; return the theme's frames."""


#: Opens a site; called only where something of it may have changed.
OpenSite = Callable[[], Site]


class Options(msgspec.Struct, frozen=True, kw_only=True):
    """How to run.

    ``profile`` keeps the caches of different ends apart; ``site_dir`` overrides the settings;
    ``search_later`` leaves the search index as it is, where there is one; ``unwritable`` says why
    nothing can be kept in the cache, where that has turned out.
    """

    strict: bool = False
    clean: bool = False
    jobs: int = 1
    profile: str = "site"
    site_dir: str = ""
    search_later: bool = False
    unwritable: str = ""


class Outcome(msgspec.Struct, frozen=True, kw_only=True):
    """What a run came to.

    ``refused`` says that problems kept it from building, ``folder`` where the site is,
    ``complaint`` what was wrong with the cache or kept the site from being searched, ``watched``
    the files and folders of which the site is made.
    """

    report: Report
    tally: Tally
    folder: Path
    refused: bool = False
    unchanged: bool = False
    pages: int = 0
    written: int = 0
    deleted: int = 0
    complaint: str = ""
    watched: list[Path] = []
