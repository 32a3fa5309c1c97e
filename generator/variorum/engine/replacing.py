"""The quick way of an edit: the same records, some with other content, put in place of the old."""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

import msgspec

from variorum.config import Settings
from variorum.diagnostics import Diagnostic, Report
from variorum.engine.changes import changed_cards, reshapes
from variorum.engine.corpusful import Corpusful
from variorum.engine.linking import card_for, counted
from variorum.engine.lookup import Kinds, Locator, Records
from variorum.engine.shelves import FileEntry, RecordsShelf, new_token, pack_index, unpack_index
from variorum.link.card import Card
from variorum.link.graph import Graph
from variorum.link.index import Index
from variorum.link.kin import may_be_undeclared
from variorum.link.tracking import checksums
from variorum.link.updating import update
from variorum.model.article import Article
from variorum.model.corpus import AnyRecord, Corpus
from variorum.model.vocabulary import Vocabulary
from variorum.pack import Pack
from variorum.resolve.corpus import wrong_references
from variorum.resolve.outcome import Resolved
from variorum.resolve.rules.duplicates import duplicate_claims
from variorum.resolve.rules.hidden import may_give_away

_decoder = msgspec.msgpack.Decoder(Resolved)


class Replacing:
    """Puts changed records into what the last run knew: its shelf, and its problems."""

    def __init__(
        self,
        root: Path,
        settings: Settings,
        pack: Pack,
        shelf: RecordsShelf,
        problems: Iterable[Diagnostic],
        strays: Mapping[str, str],
    ) -> None:
        self._settings, self._pack, self._shelf = settings, pack, shelf
        self._problems, self._locate, self._strays = problems, Locator(root), strays

    def replace(self, reread: Mapping[str, FileEntry], report: Report) -> Corpusful | None:
        """Put changed records in place; None if the change reaches further than their content."""
        shelf = self._shelf
        index = unpack_index(shelf.packed)
        resolved = [_decoder.decode(self._pack.get(entry.place)) for entry in reread.values()]
        if not all(self._keeps_identity(item, index) for item in resolved):
            return None
        fresh = {item.id: item.record for item in resolved if item.record}
        if self._may_rest_on_others(index, fresh) or _may_give_away(index, fresh):
            return None
        report.add(p for p in self._problems if p.span.file not in reread)
        report.add(self._own_problems(resolved, index, shelf.vocabulary))
        lookup = Records(self._pack, shelf.files, index.cards, fresh)
        if report.has_errors:
            return Corpusful(Graph(index, lookup, shelf.vocabulary), report, shelf.tally, None)
        cards = {
            item.id: card_for(item.record, item, self._settings) for item in resolved if item.record
        }
        count = shelf.tally
        for record_id, card in cards.items():
            count = count.less(counted(index.cards[record_id])).plus(counted(card))
        changed = changed_cards(index.cards, cards, only=cards)
        changed |= {("record", record_id) for record_id in cards}
        changed |= update(index, cards)
        shelf.files.update(reread)
        if reread:
            shelf.changed |= set(checksums(changed))
            shelf.reshaped = shelf.reshaped or reshapes(changed)
            shelf.packed, shelf.tally, shelf.token = pack_index(index), count, new_token()
        return Corpusful(Graph(index, lookup, shelf.vocabulary), report, count, shelf)

    def _may_rest_on_others(self, index: Index, fresh: Mapping[str, AnyRecord]) -> bool:
        """Whether a changed article shares passages, or did, with one that it is not joined to."""
        changed = [article for article in fresh if isinstance(fresh[article], Article)]
        own: Mapping[str, AnyRecord]
        for own in ({}, fresh):  # as they were, and as they are
            records = Records(self._pack, self._shelf.files, index.cards, own)
            if any(may_be_undeclared(a, index, records, changed) for a in changed):
                return True
        return False

    def _own_problems(
        self, resolved: list[Resolved], index: Index, vocabulary: Vocabulary
    ) -> Iterator[Diagnostic]:
        """What is wrong with changed files, where nothing else can have become wrong."""
        aliases, kinds = index.aliases, Kinds(index.cards)
        for item in resolved:
            yield from item.problems
            yield from wrong_references(item, kinds, aliases, self._locate, self._strays)
            if item.record:
                alone = Corpus({item.id: item.record}, aliases, vocabulary)
                yield from duplicate_claims(alone, self._locate)

    def _keeps_identity(self, item: Resolved, index: Index) -> bool:
        """Whether a changed file still is what others take it for."""
        before = index.cards.get(item.id)
        if item.record is None or before is None or item.id in index.supported_by:
            return False
        return _rests_on(before) == _rests_on(card_for(item.record, item, self._settings))


def _may_give_away(index: Index, fresh: Mapping[str, AnyRecord]) -> bool:
    """Whether a changed article may name a place that another record hides."""

    def hidden(event: str) -> str | None:
        card = index.cards.get(index.current(event))
        return card.hidden_place if card else None

    return any(may_give_away(record, hidden) for record in fresh.values())


def _rests_on(card: Card) -> tuple[object, ...]:
    """What rules between records look at."""
    return (
        card.kind,
        card.file,
        card.aliases,
        card.ties,
        card.within,
        card.position,
        card.supports,
        card.hidden_place,
    )
