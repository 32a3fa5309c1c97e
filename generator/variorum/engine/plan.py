"""What must be built anew: everything that asked something whose answer changed.

An answer that pages share is worked out again when something that it asked changed; where it is
known what it was and it comes out the same, the change stops there.
"""

import msgspec

from variorum.engine.askers import names_of
from variorum.engine.kept import Kept
from variorum.engine.pages import CUT_OFF, KEPT, encode
from variorum.engine.shelves import SiteShelf
from variorum.fingerprint import digest
from variorum.link.graph import Graph
from variorum.link.tracking import Question, checksum

#: Shared answers, each after those that it may ask.
_ORDER = (
    "is-hidden",
    "whereabouts",
    "setting",
    "origins",
    "stemma",
    "stemma-figure",
    "claims",
    "findings",
    "digest",
    "claim-entries",
    "half",
    "claim-citations",
    "record-lines",
    "annotations",
    "data-part",
    "event-line",
    "standings",
    "dispute",
    "news",
    "feed-entry",
    "calendar-entry",
    "withdrawal",
    "years",
    "entries",
    "sitemap",
    "changes",
    "picture",
    "facets",
)
#: So many recalled answers stay decoded.
_MOST_AT_HAND = 1000
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


def recall(kept: Kept, graph: Graph) -> None:
    """Let the graph answer with answers that are kept."""
    decoders = {
        kind: msgspec.msgpack.Decoder(answer, dec_hook=lambda markup, text: markup(text))
        for kind, answer in KEPT.items()
    }

    at_hand: list[Question] = []

    def recalled(kind: str, key: str) -> object | None:
        raw = kept.get((kind, key))
        if raw is None:
            return None
        if len(at_hand) >= _MOST_AT_HAND:  # a list of everything asks for each but once
            for question in at_hand:
                graph.answers.pop(question, None)
            at_hand.clear()
        at_hand.append((kind, key))
        answer: object = decoders[kind].decode(raw)
        return answer

    graph.recall = recalled
