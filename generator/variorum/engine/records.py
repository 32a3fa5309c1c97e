"""The corpus, brought up to date: only what changed is read, and what follows from it is known."""

from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from pathlib import Path
from typing import NamedTuple

import msgspec

from variorum.cache import Cache, DamagedPack, Pack
from variorum.config import Settings
from variorum.diagnostics import Code, Diagnostic, Report
from variorum.engine.changes import changed_cards, differences, reshapes
from variorum.engine.lookup import Kinds, Locator, Records
from variorum.engine.reading import ReadFile, read_part
from variorum.engine.shelves import (
    FileEntry,
    RecordsShelf,
    new_token,
    pack_index,
    unpack_index,
)
from variorum.engine.state import RECORDS, Tally
from variorum.executor import Hands
from variorum.fingerprint import Stamp
from variorum.link.card import Card, card_of
from variorum.link.graph import Graph
from variorum.link.index import Index, fold, update
from variorum.link.kin import may_be_undeclared
from variorum.link.tracking import checksums
from variorum.model.article import Article
from variorum.model.corpus import AnyRecord, Corpus
from variorum.model.translation import tongues_of
from variorum.model.vocabulary import Vocabulary
from variorum.progress import Progress
from variorum.read.configuration import problems_with_records
from variorum.read.folder import VOCABULARY, RecordFile, list_records
from variorum.read.source import read_source
from variorum.resolve.corpus import resolve_corpus, wrong_references
from variorum.resolve.outcome import Resolved
from variorum.resolve.rules.duplicates import duplicate_claims
from variorum.resolve.rules.hidden import may_give_away
from variorum.resolve.vocabulary import resolve_vocabulary
from variorum.schema.kinds import BY_FOLDER

#: Files that one process reads before another would be worth its start.
_WORTH_A_PROCESS = 300
#: The pack is written anew when so much of it is waste.
_MOST_WASTE = 0.5

_encode = msgspec.msgpack.Encoder().encode
_decoder = msgspec.msgpack.Decoder(Resolved)


class Corpusful(msgspec.Struct, frozen=True):
    """A corpus with everything that is known about it. Sound, whatever the report says.

    ``shelf`` is what to keep of it; None where errors forbid to build on it.
    """

    graph: Graph
    report: Report
    tally: Tally
    shelf: RecordsShelf | None


class Known(NamedTuple):
    """What the last run knew: its shelf's token, the records' stamps, and their problems."""

    token: str = ""
    stamps: Mapping[str, Stamp] = {}
    problems: Iterable[Diagnostic] = ()


def refresh(
    root: Path,
    settings: Settings,
    cache: Cache,
    known: Known,
    stamps: Mapping[str, Stamp],
    hands: Hands,
    progress: Progress,
) -> Corpusful:
    """Bring the corpus up to date with the files below ``root / settings.records``.

    ``stamps`` are the files' present stamps. Where the cache is empty, damaged or of no use,
    everything is read.
    """
    shelf = cache.load(RECORDS, RecordsShelf) if known.stamps else None
    if shelf is not None and shelf.token != known.token:
        shelf = None  # an interrupted run left one that the stamps do not belong to
    try:
        return _Refresh(root, settings, cache.pack, shelf, known, stamps, (hands, progress)).run()
    except DamagedPack as problem:
        cache.complaint = str(problem)
        return _Refresh(root, settings, cache.pack, None, Known(), stamps, (hands, progress)).run()


class _Refresh:
    """One run of ``refresh``."""

    def __init__(
        self,
        root: Path,
        settings: Settings,
        pack: Pack,
        shelf: RecordsShelf | None,
        known: Known,
        stamps: Mapping[str, Stamp],
        means: tuple[Hands, Progress],
    ) -> None:
        self._root, self._settings, self._pack = root, settings, pack
        self._hands, self._progress = means
        self._shelf, self._known, self._stamps = shelf, known, stamps
        self._locate = Locator(root)

    def run(self) -> Corpusful:
        report = Report()
        items, problems = list_records(self._root, self._settings.records, BY_FOLDER)
        report.add(problems)
        settings = self._settings
        report.add(problems_with_records(self._root, settings.records, settings.config))
        vocabulary = self._vocabulary(report)
        shelf = self._shelf
        if shelf is not None and shelf.vocabulary != vocabulary:
            shelf = None
        old = shelf.files if shelf else {}
        reread = self._reread(items, old, vocabulary)
        files = {item.file: old[item.file] for item in items if item.file in old}
        gone = old.keys() - files.keys()
        if shelf and not gone and not any(read.item.file not in old for read in reread):
            with self._progress.stage("link records", len(reread)):
                quick = self._replace(shelf, reread, report)
            if quick:
                return quick
        with self._progress.stage("link records", len(items)):
            return self._rebuild(shelf, files, reread, vocabulary, report)

    # Reading

    def _vocabulary(self, report: Report) -> Vocabulary:
        file = f"{self._settings.records}/{VOCABULARY}"
        try:
            raw = (self._root / file).read_bytes()
        except (FileNotFoundError, NotADirectoryError):
            raw = b""
        source = None
        if raw.strip():
            source, problems = read_source(
                raw, file=file, record_id="vocabulary", kind="vocabulary", has_body=False
            )
            report.add(problems)
        vocabulary, problems = resolve_vocabulary(source)
        report.add(problems)
        if report.has_errors_in(file):
            report.confine(Code.UNKNOWN_TERM, file)
        return vocabulary

    def _reread(
        self, items: list[RecordFile], old: Mapping[str, FileEntry], vocabulary: Vocabulary
    ) -> list[ReadFile]:
        """Read the files whose stamps changed; leave out those whose content did not."""
        stamps, known = self._stamps, self._known.stamps
        suspects = [
            item
            for item in items
            if item.file not in old or known.get(item.file) != stamps.get(item.file)
        ]
        work = partial(
            read_part, vocabulary=vocabulary, known={f: e.digest for f, e in old.items()}
        )
        if not suspects:
            return []
        parts = self._hands.split(suspects, _WORTH_A_PROCESS)
        found = []
        unread = len(items) - len(suspects)
        with self._progress.stage("read records", len(suspects), unread) as stage:
            for part in self._hands.map(work, parts):
                found += [ReadFile(*read) for read in part]
                self._progress.advance(stage, len(suspects) // len(parts))
        return found

    # The quick way: the same records, some with other content

    def _replace(
        self, shelf: RecordsShelf, reread: list[ReadFile], report: Report
    ) -> Corpusful | None:
        """Put changed records in place; None if the change reaches further than their content."""
        index = unpack_index(shelf.packed)
        resolved = [_decoder.decode(read.blob) for read in reread]
        if not all(self._keeps_identity(item, index) for item in resolved):
            return None
        fresh = {item.id: item.record for item in resolved if item.record}
        if self._may_rest_on_others(shelf, index, fresh) or _may_give_away(index, fresh):
            return None
        touched = {read.item.file for read in reread}
        report.add(p for p in self._known.problems if p.span.file not in touched)
        report.add(self._own_problems(resolved, index, shelf.vocabulary))
        lookup = Records(self._pack, shelf.files, index.cards, fresh)
        if report.has_errors:
            return Corpusful(Graph(index, lookup, shelf.vocabulary), report, shelf.tally, None)
        cards = {item.id: self._card(item, item.record) for item in resolved if item.record}
        count = shelf.tally
        for record_id, card in cards.items():
            count = count.less(counted(index.cards[record_id])).plus(counted(card))
        changed = changed_cards(index.cards, cards, only=cards)
        changed |= {("record", record_id) for record_id in cards}
        changed |= update(index, cards)
        for read, place in zip(reread, self._pack.append(r.blob for r in reread), strict=True):
            shelf.files[read.item.file] = FileEntry(read.digest, place)
        if reread:
            shelf.changed |= set(checksums(changed))
            shelf.reshaped = shelf.reshaped or reshapes(changed)
            shelf.packed, shelf.tally, shelf.token = pack_index(index), count, new_token()
        return Corpusful(Graph(index, lookup, shelf.vocabulary), report, count, shelf)

    def _may_rest_on_others(
        self, shelf: RecordsShelf, index: Index, fresh: Mapping[str, AnyRecord]
    ) -> bool:
        """Whether a changed article shares passages, or did, with one that it is not joined to."""
        changed = [article for article in fresh if isinstance(fresh[article], Article)]
        own: Mapping[str, AnyRecord]
        for own in ({}, fresh):  # as they were, and as they are
            records = Records(self._pack, shelf.files, index.cards, own)
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
            yield from wrong_references(item, kinds, aliases, self._locate)
            if item.record:
                alone = Corpus({item.id: item.record}, aliases, vocabulary)
                yield from duplicate_claims(alone, self._locate)

    # The whole way: records came, went, or changed what others rest on

    def _rebuild(
        self,
        shelf: RecordsShelf | None,
        files: dict[str, FileEntry],
        reread: list[ReadFile],
        vocabulary: Vocabulary,
        report: Report,
    ) -> Corpusful:
        """Resolve the whole corpus; only changed files were read for it."""
        blobs = {read.item.file: read.blob for read in reread}
        kept = {file: entry for file, entry in files.items() if file not in blobs}
        resolved = [_decoder.decode(blob) for blob in blobs.values()]
        resolved += [_decoder.decode(self._pack.get(entry.place)) for entry in kept.values()]
        corpus, problems = resolve_corpus(resolved, vocabulary, self._locate)
        report.add(problems)
        by_file = {item.file: item for item in resolved}
        index = fold(
            (self._card(by_file[record.file], record) for record in corpus.records.values()),
            corpus.aliases,
        )
        count = tally(index)
        if report.has_errors:
            return Corpusful(Graph(index, corpus.records, vocabulary), report, count, None)
        stored, packed = self._store(reread, kept), pack_index(index)
        # Neither records nor cards themselves: so many decoded are more than any page needs.
        index = unpack_index(packed)
        graph = Graph(index, Records(self._pack, stored, index.cards, {}), vocabulary)
        made = RecordsShelf(
            token=new_token(),
            files=stored,
            vocabulary=vocabulary,
            tally=count,
            packed=packed,
        )
        if shelf and not shelf.everything and shelf.packed.aliases == index.aliases:
            changed = differences(unpack_index(shelf.packed), index, vocabulary)
            changed |= {("record", read.item.id) for read in reread}
            made.everything, made.changed = False, shelf.changed | set(checksums(changed))
            made.reshaped = shelf.reshaped or reshapes(changed)
        return Corpusful(graph, report, count, made)

    def _card(self, item: Resolved, record: AnyRecord) -> Card:
        settings = self._settings
        tongues = tongues_of(settings)
        return card_of(record, item.links, drafts=settings.drafts, tongues=tongues)

    def _keeps_identity(self, item: Resolved, index: Index) -> bool:
        """Whether a changed file still is what others take it for."""
        before = index.cards.get(item.id)
        if item.record is None or before is None or item.id in index.supported_by:
            return False
        return _rests_on(before) == _rests_on(self._card(item, item.record))

    def _store(self, reread: list[ReadFile], kept: dict[str, FileEntry]) -> dict[str, FileEntry]:
        """Put what was read into the pack, which is written anew when too much of it is waste."""
        fresh = [read.blob for read in reread]
        live = sum(entry.place.length for entry in kept.values())
        if kept and live >= self._pack.size() * (1 - _MOST_WASTE):
            places = self._pack.append(fresh)
            entries = dict(kept)
        else:
            old = [self._pack.get(entry.place) for entry in kept.values()]
            places = self._pack.replace([*old, *fresh])
            moved = zip(kept.items(), places, strict=False)
            entries = {file: FileEntry(entry.digest, at) for (file, entry), at in moved}
            places = places[len(old) :]
        for read, place in zip(reread, places, strict=True):
            entries[read.item.file] = FileEntry(read.digest, place)
        return dict(sorted(entries.items()))


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
        card.supports,
        card.hidden_place,
    )
