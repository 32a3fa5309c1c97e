"""What must be built anew: everything that asked something whose answer changed.

An answer that pages share is worked out again when something that it asked changed; where its own
digest is kept and comes out the same, the change stops there.
"""

from collections.abc import Iterator

import msgspec

from variorum.engine.pages import CUT_OFF, Task, asks, key_text
from variorum.engine.shelves import NodeEntry, SiteShelf
from variorum.fingerprint import digest
from variorum.link.graph import Graph
from variorum.link.tracking import checksum
from variorum.model.digest import Digest
from variorum.views.pages import PageKey

#: Shared answers, each after those that it may ask.
_ORDER = (
    "origins",
    "claims",
    "findings",
    "states",
    "digest",
    "claim-lines",
    "event-lines",
    "annotations",
    "event-line",
    "entries",
)

_encode = msgspec.msgpack.Encoder(enc_hook=str).encode  # Markup is a kind of text


def spread(site: SiteShelf, changed: set[int], graph: Graph) -> set[int]:
    """Follow changed questions through the shared answers; return all that changed.

    Answers that no longer hold are taken out of ``site``.
    """
    changed = set(changed)
    for kind in _ORDER:
        nodes = site.nodes.get(kind, {})
        stale = [key for key, node in nodes.items() if asks(node.asked, changed)]
        for key in stale:
            node = nodes.pop(key)
            if kind == "digest":
                site.digests.pop(key, None)
            if not (kind in CUT_OFF and _same(graph, kind, key, node)):
                changed.add(checksum((kind, key)))
    return changed


def _same(graph: Graph, kind: str, key: str, node: NodeEntry) -> bool:
    try:
        return digest(_encode(graph.answer(kind, key))) == node.digest
    except KeyError:  # what it was about is gone
        return False


def tasks(
    keys: list[PageKey],
    site: SiteShelf,
    changed: set[int],
    *,
    everything: bool,
    renewed: set[str],
) -> Iterator[Task]:
    """Yield the pages to build: new ones, those that asked something that changed, and those of
    renewed kinds, whose templates changed."""
    for key in keys:
        entry = site.pages.get(key_text(key))
        if entry is None:
            yield Task(key, {})
        elif everything or key.kind.value in renewed or asks(entry.asked, changed):
            yield Task(key, entry.files)


def recall(site: SiteShelf, graph: Graph) -> None:
    """Let the graph answer with the kept digests of events, as far as they still hold."""
    decoder = msgspec.msgpack.Decoder(Digest)

    def kept(kind: str, key: str) -> object | None:
        raw = site.digests.get(key) if kind == "digest" else None
        return None if raw is None else decoder.decode(raw)

    graph.recall = kept
