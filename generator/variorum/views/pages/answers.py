"""What views work out once for many pages: each kind of answer, and who works it out."""

from collections.abc import Callable
from functools import partial
from typing import Any

from variorum.config import Settings
from variorum.link.graph import Graph
from variorum.views import (
    annotated,
    citations,
    comparison,
    corrections,
    data,
    events,
    feeds,
    home,
    lines,
    listed,
    listing,
    scope,
    search_page,
    setting,
    sitemap,
    stemma,
    stemma_figure,
    webannotation,
)
from variorum.views.maps import extent, files, where
from variorum.views.scope import Scope
from variorum.views.timelines import shared

#: See ``Graph.answer``. ``engine/plan.py`` puts each after those that it may ask.
_ANSWERS: dict[str, Callable[[str, Scope], Any]] = {
    "claim-entries": lines.work_out_claim_entries,
    "record-lines": data.work_out_lines,
    "data-part": data.work_out_part,
    "annotated": annotated.work_out_annotated,
    "annotations": webannotation.work_out_annotations,
    "listed": listed.work_out_listed,
    "feed-entry": feeds.work_out_entry,
    "corrections": feeds.work_out_corrections,
    "withdrawal": feeds.work_out_withdrawal,
    "figure": shared.work_out_figure,
    "years": events.work_out_years,
    "entries": listing.work_out_entries,
    "standings": home.work_out_standings,
    "dispute": home.work_out_dispute,
    "sitemap": sitemap.work_out_sitemap,
    "claim-citations": citations.work_out_claim_citations,
    "changes": corrections.work_out_changes,
    "is-hidden": scope.work_out_hidden,
    "whereabouts": where.work_out_whereabouts,
    "extent": extent.work_out_extent,
    "ground": extent.work_out_ground,
    "setting": setting.work_out_setting,
    "picture": files.work_out_picture,
    "half": comparison.work_out_half,
    "source-line": stemma.work_out_source_line,
    "stemma": stemma.work_out_trees,
    "stemma-figure": stemma_figure.work_out_figure,
    "facets": search_page.work_out_facets,
}


def scope_of(graph: Graph, settings: Settings) -> Scope:
    """A scope in which all pages can be built."""
    made = Scope(graph, settings)
    for kind, work in _ANSWERS.items():
        graph.work[kind] = partial(_with_scope, work, made)
    return made


def _with_scope(work: Callable[[str, Scope], Any], made: Scope, key: str) -> Any:
    return work(key, made)
