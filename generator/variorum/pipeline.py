"""The whole way from a folder of records to a site, on one screen.

Each run begins with what an earlier run left in the cache and does only what a change asks for.
Without a cache it does everything, with the same result to the byte.
"""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from variorum.cache import DamagedPack
from variorum.config import Settings
from variorum.diagnostics import Report
from variorum.engine.contract import OpenSite, Options, Outcome
from variorum.engine.run import Run
from variorum.engine.state import Tally
from variorum.progress import Progress

if TYPE_CHECKING:
    from variorum.link.graph import Graph
    from variorum.render.frame import Fillable


class Loaded(msgspec.Struct, frozen=True):
    """A corpus with everything that is known about it. Sound, whatever the report says."""

    graph: "Graph"
    report: Report
    tally: Tally
    complaint: str = ""
    """What was wrong with the cache."""


def check(
    root: Path, open_site: OpenSite, options: Options, progress: Progress | None = None
) -> Outcome:
    """Read, resolve and link all records, and say what is wrong with them."""
    run = Run(root, open_site, options, progress=progress)
    if run.records_unchanged:
        return run.as_before()
    corpus = run.corpus()
    run.keep(corpus)
    return run.outcome(corpus)


def build(
    root: Path, open_site: OpenSite, options: Options, progress: Progress | None = None
) -> Outcome:
    """Check the records, render what changed and publish it; where problems forbid it, nothing."""
    try:
        return _build(Run(root, open_site, options, progress=progress))
    except DamagedPack as problem:
        anew = msgspec.structs.replace(options, clean=True)
        outcome = _build(Run(root, open_site, anew, progress=progress))
        return msgspec.structs.replace(outcome, complaint=str(problem))


def _build(run: Run) -> Outcome:
    if run.everything_unchanged:
        return run.as_before()
    corpus = run.corpus(for_pages=True)
    if corpus.shelf is None or run.refuses(corpus.report):
        run.keep(corpus)
        return run.outcome(corpus)
    return run.publish(corpus)


def load(root: Path, settings: Settings) -> Loaded:
    """Read, resolve and link all records for a host that publishes by itself."""
    try:
        return _load(root, settings, Options(profile="host"))
    except DamagedPack:
        return _load(root, settings, Options(profile="host", clean=True))


def _load(root: Path, settings: Settings, options: Options) -> Loaded:
    run = Run(root, None, options, settings)
    corpus = run.corpus()
    run.keep(corpus)
    for card in corpus.graph.cards():  # all are needed, and now damage can still be mended
        corpus.graph.record(card.id)
    return Loaded(corpus.graph, corpus.report, corpus.tally, run.outcome(corpus).complaint)


def render(
    loaded: Loaded, settings: Settings, templates: Path, frames: "Mapping[int, Fillable]"
) -> Iterator[tuple[str, bytes]]:
    """Yield path, relative to the site, and bytes of every file that the records make."""
    from variorum.render import search
    from variorum.render.pages import Renderer
    from variorum.views.pages import build as build_view
    from variorum.views.pages import keys, scope_of

    scope = scope_of(loaded.graph, settings)
    renderer = Renderer(settings, templates, frames)
    found = []
    for key in keys(scope):
        page = build_view(key, scope)
        yield from renderer.files(page)
        if page.search:
            found.append(page.search)
    executable = search.program() if settings.search else None
    if executable and found:  # Pagefind makes no index of nothing
        yield from search.index_files(executable, found, settings.language)
