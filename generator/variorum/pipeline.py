"""The whole way from a folder of records to a site, on one screen.

Each run begins with what an earlier run left in the cache and does only what a change asks for.
Without a cache it does everything, with the same result to the byte.
"""

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import msgspec

from variorum.config import Settings
from variorum.diagnostics import Report
from variorum.engine.contract import OpenSite, Options, Outcome
from variorum.engine.run import Run
from variorum.engine.state import Tally
from variorum.pack import DamagedPack, UnwritableCache
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


Result = TypeVar("Result", Outcome, Loaded)


def check(
    root: Path, open_site: OpenSite, options: Options, progress: Progress | None = None
) -> Outcome:
    """Read, resolve and link all records, and say what is wrong with them."""
    return _with_or_without_cache(
        lambda chosen: _check(Run(root, open_site, chosen, progress=progress)), options
    )


def _check(run: Run) -> Outcome:
    if run.watch.records_unchanged:
        return run.as_before()
    corpus = run.corpus()
    run.keep(corpus)
    return run.outcome(corpus)


def build(
    root: Path, open_site: OpenSite, options: Options, progress: Progress | None = None
) -> Outcome:
    """Check the records, render what changed and publish it; where problems forbid it, nothing."""
    return _with_or_without_cache(
        lambda chosen: _build(Run(root, open_site, chosen, progress=progress)), options
    )


def _build(run: Run) -> Outcome:
    if run.watch.everything_unchanged:
        return run.as_before()
    corpus = run.corpus(for_pages=True)
    if corpus.shelf is None or run.refuses(corpus.report):
        run.keep(corpus)
        return run.outcome(corpus)
    return run.publish(corpus)


def load(root: Path, settings: Settings) -> Loaded:
    """Read, resolve and link all records for a host that publishes by itself."""
    return _with_or_without_cache(
        lambda chosen: _load(root, settings, chosen), Options(profile="host")
    )


def _load(root: Path, settings: Settings, options: Options) -> Loaded:
    run = Run(root, None, options, settings)
    corpus = run.corpus()
    run.keep(corpus)
    for card in corpus.graph.cards():  # all are needed, and now damage can still be mended
        corpus.graph.record(card.id)
    return Loaded(corpus.graph, corpus.report, corpus.tally, run.outcome(corpus).complaint)


def _with_or_without_cache(run: Callable[[Options], Result], options: Options) -> Result:
    """Run; and again, should the cache turn out to be damaged, or the disk refuse to take it."""
    damage = ""
    while True:
        try:
            result = run(options)
        except DamagedPack as problem:
            if options.clean:
                raise
            options, damage = msgspec.structs.replace(options, clean=True), str(problem)
        except UnwritableCache as problem:
            if options.unwritable:
                raise
            options = msgspec.structs.replace(options, unwritable=problem.reason)
        else:
            complaint = "; ".join(filter(None, (damage, result.complaint)))
            return msgspec.structs.replace(result, complaint=complaint)


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
