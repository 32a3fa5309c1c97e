"""All records joined to a corpus, and folded into an index: the one step that looks at all of them.

It can be done by a process of its own, which gives back the memory that it took.
"""

from collections.abc import Mapping

import msgspec

from variorum.config import Settings
from variorum.diagnostics import Diagnostic
from variorum.engine.lookup import Locator
from variorum.engine.shelves import FileEntry, PackedIndex, pack_index
from variorum.engine.state import Tally
from variorum.link.card import Card, card_of
from variorum.link.index import Index, fold
from variorum.model.corpus import AnyRecord
from variorum.model.translation import tongues_of
from variorum.model.vocabulary import Vocabulary
from variorum.pack import Pack
from variorum.resolve.corpus import resolve_corpus
from variorum.resolve.outcome import Resolved

_decoder = msgspec.msgpack.Decoder(Resolved)


class Linked(msgspec.Struct, frozen=True):
    """What all records came to together."""

    problems: list[Diagnostic]
    tally: Tally
    packed: PackedIndex


def linked(
    files: Mapping[str, FileEntry],
    pack: Pack,
    locate: Locator,
    settings: Settings,
    vocabulary: Vocabulary,
    strays: Mapping[str, str],
) -> bytes:
    """Join the records of a pack, by file, and index them; ``Linked``, encoded.

    Raises:
        DamagedPack: one of them is not what was put in.
    """
    resolved = {file: _decoder.decode(pack.get(entry.place)) for file, entry in files.items()}
    corpus, problems = resolve_corpus(resolved.values(), vocabulary, locate, strays)
    index = fold(
        (card_for(record, resolved[record.file], settings) for record in corpus.records.values()),
        corpus.aliases,
    )
    return msgspec.msgpack.encode(Linked(problems, tally(index), pack_index(index)))


def card_for(record: AnyRecord, item: Resolved, settings: Settings) -> Card:
    """The card of a record, as the settings have it, with what its file refers to."""
    tongues = tongues_of(settings)
    return card_of(record, item.links, drafts=settings.drafts, tongues=tongues)


def tally(index: Index) -> Tally:
    """Count what a check reports."""
    total = Tally()
    for card in index.cards.values():
        total = total.plus(counted(card))
    return total


def counted(card: Card) -> Tally:
    """What one record adds to the count."""
    return Tally(
        records=1,
        quotations=card.quotations + card.set_aside,
        claims=card.claims,
        articles_held=int(card.is_held),
        articles_annotated=int(card.quotations > 0),
    )
