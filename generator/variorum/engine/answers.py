"""Answers that many pages share: which are compared, which are kept, which lists will ask for.

``engine/plan.py`` has the order in which they are worked out again after an edit.
"""

from typing import Any

import msgspec

from variorum.engine.askers import node_name, packed
from variorum.engine.parts import PartResult
from variorum.link.graph import Graph
from variorum.model.digest import Digest
from variorum.views.data import RecordLines
from variorum.views.events import Listed
from variorum.views.feeds import FeedEntry
from variorum.views.home import Standing
from variorum.views.lines import ClaimEntry
from variorum.views.pages import PageKind
from variorum.views.parts import SourceLine

#: Answers that are compared with what they were, so that what stays the same goes no further.
CUT_OFF = frozenset(
    (
        "origins",
        "spoken-of",
        "is-hidden",
        "digest",
        "listed",
        "source-line",
        "standings",
        "claim-entries",
        "dispute",
        "years",
        "entries",
        "changes",
        "record-lines",
        "annotations",
        "data-part",
        "feed-entry",
        "corrections",
        "withdrawal",
        "whereabouts",
        "extent",
        "ground",
        "setting",
        "picture",
        "sitemap",
        "facets",
    )
)
#: Those of them that are kept themselves, not their digests: lists ask for thousands of them.
KEPT: dict[str, Any] = {
    "digest": Digest,
    "listed": Listed,
    "source-line": SourceLine,
    "standings": list[Standing],
    "claim-entries": dict[str, ClaimEntry],
    "record-lines": RecordLines,
    "data-part": RecordLines,
    "years": list[str],
    "entries": list[tuple[str, str]],
    "picture": bytes,
    "ground": bytes,
    "sitemap": tuple[tuple[str, str], ...],
    "feed-entry": FeedEntry,
}

#: What pages give to the search index is kept like an answer, by the page's key.
SEARCH = "search"
#: Few answers that take long, and that lists ask again and again: they are never let go of.
LASTING = frozenset(("years", "entries", "whereabouts", "extent", "spoken-of"))
#: What lists of everything ask about a record that has a page of its own.
LISTED = {
    PageKind.EVENT: ("listed", "claim-entries", "record-lines", "feed-entry"),
    PageKind.SOURCE: ("source-line", "record-lines"),
}

encode = msgspec.msgpack.Encoder(enc_hook=str).encode  # Markup is a kind of text


def shared_answers(graph: Graph) -> PartResult:
    """What a graph has worked out for many pages."""
    result = PartResult()
    for (kind, key), reasons in graph.reasons.items():
        result.asked[node_name(kind, key)] = packed(reasons)
        if kind in CUT_OFF:
            value = encode(graph.answers[kind, key])
            if kind in KEPT:
                result.keep(kind, key, value)
            else:
                result.sum_up(kind, key, value)
    return result
