"""What views work out once for many pages: each kind of answer, and who works it out."""

from collections.abc import Callable
from functools import partial
from typing import Any

from variorum.config import Settings
from variorum.link.graph import Graph
from variorum.views import (
    citations,
    comparison,
    corrections,
    data,
    events,
    feeds,
    home,
    lines,
    listing,
    scope,
    search_page,
    setting,
    sitemap,
    stemma,
    stemma_figure,
    webannotation,
)
from variorum.views.maps import files, where
from variorum.views.scope import Scope

#: See ``Graph.answer``. ``engine/plan.py`` puts each after those that it may ask.
_ANSWERS: dict[str, Callable[[str, Scope], Any]] = {
    "claim-entries": lines.work_out_claim_entries,
    "record-lines": data.work_out_lines,
    "data-part": data.work_out_part,
    "annotations": webannotation.work_out_annotations,
    "event-line": events.work_out_event_line,
    "news": feeds.work_out_news,
    "feed-entry": feeds.work_out_entry,
    "calendar-entry": feeds.work_out_calendar_entry,
    "withdrawal": feeds.work_out_withdrawal,
    "years": events.work_out_years,
    "entries": listing.work_out_entries,
    "standings": home.work_out_standings,
    "dispute": home.work_out_dispute,
    "sitemap": sitemap.work_out_sitemap,
    "claim-citations": citations.work_out_claim_citations,
    "changes": corrections.work_out_changes,
    "is-hidden": scope.work_out_hidden,
    "whereabouts": where.work_out_whereabouts,
    "setting": setting.work_out_setting,
    "picture": files.work_out_picture,
    "half": comparison.work_out_half,
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
