"""What must be built anew: everything that asked something whose answer changed.

An answer that pages share is worked out again when something that it asked changed; where it is
known what it was and it comes out the same, the change stops there.
"""

import msgspec
from markupsafe import Markup

from variorum.engine.answers import CUT_OFF, KEPT, encode
from variorum.engine.askers import names_of
from variorum.engine.kept import Kept
from variorum.engine.shelves import SiteShelf
from variorum.fingerprint import digest
from variorum.link.graph import Graph
from variorum.link.tracking import Question, checksum

#: Shared answers, each after those that it may ask.
_ORDER = (
    "is-hidden",
    "whereabouts",
    "extent",
    "ground",
    "setting",
    "origins",
    "spoken-of",
    "stemma",
    "stemma-figure",
    "claims",
    "findings",
    "digest",
    "claim-entries",
    "annotated",
    "half",
    "claim-citations",
    "annotations",
    "record-lines",
    "data-part",
    "listed",
    "source-line",
    "figure",
    "standings",
    "dispute",
    "feed-entry",
    "corrections",
    "withdrawal",
    "years",
    "entries",
    "sitemap",
    "changes",
    "picture",
    "facets",
)
#: Of recalled answers, so many encoded bytes stay decoded: lists of one record ask for the same.
_MOST_AT_HAND = 3_000_000
_NOTHING = Markup()
#: What the host's hand-written pages are called as an asker.
GUESTS = "guests"


def spread(site: SiteShelf, kept: Kept, changed: set[int], graph: Graph) -> set[str]:
    """Follow changed questions through the shared answers.

    Returns the names of all askers whose answers may differ. Answers that no longer hold are taken
    out of ``site`` and ``kept``.
    """
    askers = site.askers.of(changed)
    for kind in _ORDER:
        moved = {
            checksum((kind, key))
            for key in names_of(askers, kind)
            if _moved(site, kept, graph, (kind, key))
        }
        askers |= site.askers.of(moved)
    return askers


def _moved(site: SiteShelf, kept: Kept, graph: Graph, question: Question) -> bool:
    """Whether a shared answer that must be worked out again comes out otherwise."""
    kind, key = question
    before = kept.get(question) if kind in KEPT else site.answers.get(kind, {}).pop(key, None)
    kept.drop(kind, key)
    if kind not in CUT_OFF or before is None:
        return True
    try:
        now = encode(graph.answer(kind, key))
    except KeyError:  # what it was about is gone
        return True
    return (now if kind in KEPT else digest(now)) != before


def _marked_up(markup: type[Markup], text: str) -> Markup:
    """Decode Markup, a kind of text; most of what may have some has none."""
    return markup(text) if text else _NOTHING


def recall(kept: Kept, graph: Graph) -> None:
    """Let the graph answer with answers that are kept."""
    decoders = {
        kind: msgspec.msgpack.Decoder(answer, dec_hook=_marked_up) for kind, answer in KEPT.items()
    }

    at_hand: list[Question] = []
    size = 0

    def recalled(kind: str, key: str) -> object | None:
        nonlocal size
        raw = kept.get((kind, key))
        if raw is None:
            return None
        size += len(raw)
        if size > _MOST_AT_HAND:  # a list of everything asks for each but once
            for question in at_hand:
                graph.answers.pop(question, None)
            at_hand.clear()
            size = len(raw)
        at_hand.append((kind, key))
        answer: object = decoders[kind].decode(raw)
        return answer

    graph.recall = recalled
