"""Claims: one statement about one event, bound to the words that make it."""

from enum import StrEnum

import msgspec

from variorum.model.counts import Count
from variorum.model.dates import EdtfDate
from variorum.model.quotation import Quotation


class Stance(StrEnum):
    """How a claimant stands to what is stated."""

    ASSERTS = "asserts"
    DENIES = "denies"
    CONFIRMS = "confirms"
    DECLINES = "declines"

    @property
    def is_affirmative(self) -> bool:
        """Whether the claimant holds the statement to be true."""
        return self in (Stance.ASSERTS, Stance.CONFIRMS)


class ActorValue(msgspec.Struct, frozen=True, tag="actor", tag_field="type", gc=False):
    """An actor, such as the one held responsible, and the part it is said to have played."""

    actor: str
    role: str | None = None


class PlaceValue(msgspec.Struct, frozen=True, tag="place", tag_field="type", gc=False):
    """Where something is said to have happened."""

    place: str


class DateValue(msgspec.Struct, frozen=True, tag="date", tag_field="type", gc=False):
    """When something is said to have happened."""

    edtf: str
    earliest: str | None
    latest: str | None


class TermValue(msgspec.Struct, frozen=True, tag="term", tag_field="type", gc=False):
    """A word of the vocabulary."""

    term: str


class TextValue(msgspec.Struct, frozen=True, tag="text", tag_field="type", gc=False):
    """Free words of an editor, such as a motive."""

    text: str


class NoValue(msgspec.Struct, frozen=True, tag="stance", tag_field="type", gc=False):
    """Nothing beyond the stance (``comment``, ``occurred``)."""


Value = Count | ActorValue | PlaceValue | DateValue | TermValue | TextValue | NoValue


class Statement(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """What an annotation states, before it is multiplied by its events and claimants."""

    property: str
    value: Value
    who: str | None = None
    side: str | None = None
    label: str | None = None
    stance: Stance = Stance.ASSERTS
    provisional: bool = False
    as_of: EdtfDate | None = None
    verbatim: str = ""
    note: str = ""

    def identity(self, quotation: str) -> tuple[str, ...]:
        """What makes this one claim of an event and claimant in an article.

        Quotation, property, category and side; and, where the value says *what* is claimed
        rather than how much (an actor, a place, a term, a text), that too. A corrected count
        leaves the claim the same claim.
        """
        base = (quotation, self.property, self.who or "", self.side or "")
        told = _what_is_claimed(self)
        return (*base, told) if told else base


def _what_is_claimed(statement: Statement) -> str:
    match statement.value:
        case ActorValue(actor=actor, role=role):
            return f"{actor}/{role or ''}"
        case PlaceValue(place=place):
            return place
        case TermValue(term=term):
            return term
        case TextValue(text=text):
            return f"{statement.label or ''}/{text}"
        case _:
            return ""


class Claim(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """One statement by one claimant about one event, in one source.

    ``id`` is permanent: see ``link/claims.py``. ``as_of`` is the day the statement was made, by
    default the source's date of publication.
    """

    id: str
    event: str
    property: str
    value: Value
    who: str | None
    side: str | None
    label: str | None
    stance: Stance
    provisional: bool
    claimant: str
    source: str
    as_of: EdtfDate | None
    verbatim: str
    note: str
    quote: Quotation
