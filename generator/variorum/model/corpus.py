"""The corpus: every record of a site, by id."""

from collections.abc import Iterator, Mapping

import msgspec

from variorum.model.actor import Actor
from variorum.model.article import Article
from variorum.model.event import Event
from variorum.model.place import Place
from variorum.model.timeline import Timeline
from variorum.model.vocabulary import Vocabulary

AnyRecord = Event | Actor | Article | Place | Timeline


class Corpus(msgspec.Struct, frozen=True):
    """All records, the old ids that still lead to them, and the vocabulary they use."""

    records: Mapping[str, AnyRecord]
    aliases: Mapping[str, str]
    vocabulary: Vocabulary

    def find(self, record_id: str) -> AnyRecord | None:
        """Find a record by its id or a former id."""
        return self.records.get(self.aliases.get(record_id, record_id))

    def of_kind(self, kind: type[AnyRecord]) -> Iterator[AnyRecord]:
        """All records of one kind, in order of id."""
        return (self.records[i] for i in sorted(self.records) if type(self.records[i]) is kind)
