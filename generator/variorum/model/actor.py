"""Actors: persons, groups, forces, governments, organisations, publishers."""

from typing import ClassVar

import msgspec

from variorum.model.dates import EdtfDate
from variorum.model.quotation import Quotation
from variorum.model.record import Name, Record, name_in
from variorum.model.translation import Tongues


class ActorRelation(msgspec.Struct, frozen=True):
    """A tie to another actor, with the words that support it where there are any."""

    relation: str
    to: str
    valid_from: EdtfDate | None = None
    valid_to: EdtfDate | None = None
    article: str | None = None
    quote: Quotation | None = None
    note: str = ""


class Actor(Record, frozen=True, kw_only=True, tag="actor"):
    """Someone who acts or speaks. ``actor_kind`` is a term of the vocabulary."""

    KIND: ClassVar[str] = "actor"

    name: str
    actor_kind: str
    names: tuple[Name, ...] = ()
    summary: str = ""
    country: str | None = None
    url: str | None = None
    relations: tuple[ActorRelation, ...] = ()
    identifiers: dict[str, str] = {}

    @property
    def heading(self) -> str:
        """What the record is called on pages."""
        return self.name

    def shown_heading(self, tongues: Tongues) -> tuple[str, str]:
        """Its own name, or one that it has in the language of the site's readers."""
        known = "" if self.translation(tongues) is None else name_in(self.names, tongues.site)
        return (known, "") if known else super().shown_heading(tongues)
