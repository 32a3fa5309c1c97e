"""Cards: what the rest of the site needs to know of a record without reading it whole.

Everything that one page shows or counts of *another* record comes through its card, so that an
edit which leaves the card alone concerns no other page.
"""

from functools import singledispatch

import msgspec

from variorum.model.actor import Actor
from variorum.model.article import Annotation, Article, Display
from variorum.model.claim import ActorValue
from variorum.model.corpus import AnyRecord
from variorum.model.dates import EdtfDate
from variorum.model.event import Assessment, Correction, Event, Status
from variorum.model.place import Place, Position
from variorum.model.record import Withdrawal
from variorum.model.sensitivity import SensitiveSpan, Sensitivity
from variorum.model.timeline import Selection, Timeline
from variorum.model.translation import Tongues
from variorum.schema.kinds import BY_NAME

_ENGLISH = Tongues()


class Tie(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """A declared relation to another record (``speaks_for``, ``part_of``, ``revision`` …)."""

    relation: str
    to: str
    valid_from: EdtfDate | None = None
    valid_to: EdtfDate | None = None


class Touch(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """An article carries claims about an event, by a claimant, naming actors."""

    event: str
    claimant: str
    named: tuple[str, ...]


class NameUse(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """An article calls a record by some words."""

    id: str
    wording: str


class Facts(msgspec.Struct, frozen=True, kw_only=True, array_like=True, gc=False):
    """What pages may show, count or sort by of a record, but for what names it.

    Fields that a kind does not have are empty.
    """

    id: str
    kind: str
    birth_id: str
    aliases: tuple[str, ...]
    file: str
    url: str
    is_public: bool
    is_withdrawn: bool
    date: EdtfDate | None = None
    type: str = ""
    place: str | None = None
    within: str | None = None
    position: Position | None = None
    publisher: str | None = None
    language: str | None = None
    display: str = ""
    tags: tuple[str, ...] = ()
    parts: tuple[tuple[str, str], ...] = ()
    ties: tuple[Tie, ...] = ()
    about: tuple[str, ...] = ()
    quotations: int = 0
    set_aside: int = 0
    claims: int = 0
    is_held: bool = False
    supports: tuple[str, ...] = ()
    touches: tuple[Touch, ...] = ()
    names: tuple[NameUse, ...] = ()
    assessments: tuple[Assessment, ...] = ()
    chosen: tuple[str, ...] = ()
    include: Selection | None = None
    hidden_place: str | None = None
    marks: tuple[Sensitivity, ...] = ()
    sensitive: tuple[SensitiveSpan, ...] = ()
    corrections: tuple[Correction, ...] = ()
    withdrawn: Withdrawal | None = None

    @property
    def verified(self) -> int:
        """How many quotations of an article were found in its text: annotated or set aside."""
        return self.quotations + self.set_aside

    @property
    def year(self) -> str:
        """The year in which an event begins, as far as it is known; empty if it is not."""
        return (self.date.earliest or self.date.latest or "")[:4] if self.date else ""


class Card(Facts, frozen=True, kw_only=True, array_like=True, gc=False):
    """The projection of a record: the facts, and what names it.

    ``heading`` is in the language of the site where the record has it, ``heading_language`` else
    the tag of its own; empty is the site's. ``own_heading`` is what the record itself says.
    ``links`` are the ids that it refers to in any way.
    """

    heading: str
    heading_language: str
    own_heading: str
    links: tuple[str, ...] = ()


def card_of(
    record: AnyRecord,
    links: tuple[str, ...] = (),
    *,
    drafts: bool = False,
    tongues: Tongues = _ENGLISH,
) -> Card:
    """Make a record's card.

    ``links`` are the ids that it refers to in any way; ``drafts`` shows what is not published yet;
    ``tongues`` decide in which language it is named.
    """
    card = _card(record, {**_common(record, tongues), "links": links})
    return msgspec.structs.replace(card, is_public=True) if drafts and not card.is_public else card


def _common(record: AnyRecord, tongues: Tongues) -> dict[str, object]:
    heading, heading_language = record.shown_heading(tongues)
    return {
        "id": record.id,
        "kind": record.KIND,
        "heading": heading,
        "heading_language": heading_language,
        "own_heading": record.heading,
        "birth_id": record.birth_id,
        "aliases": record.aliases,
        "file": record.file,
        "url": BY_NAME[record.KIND].address(record.id),
        "is_public": True,
        "is_withdrawn": record.withdrawn is not None,
        "tags": record.tags,
        "marks": record.sensitive,
        "withdrawn": record.withdrawn,
    }


@singledispatch
def _card(record: object, _common: dict[str, object]) -> Card:
    raise TypeError(f"no card for {type(record)}")


@_card.register
def _(record: Event, common: dict[str, object]) -> Card:
    withdrawn = record.withdrawn is not None or record.status is Status.WITHDRAWN
    common["is_withdrawn"] = withdrawn
    common["is_public"] = withdrawn or record.status is Status.PUBLISHED
    return Card(
        **common,  # type: ignore[arg-type]
        date=record.date,
        type=record.type,
        place=record.place,
        hidden_place=record.hidden_place,
        parts=tuple((part.actor, part.role) for part in record.actors),
        assessments=record.assessments,
        corrections=record.corrections,
        ties=tuple(Tie(relation.relation, relation.to) for relation in record.relations),
    )


@_card.register
def _(record: Actor, common: dict[str, object]) -> Card:
    return Card(
        **common,  # type: ignore[arg-type]
        type=record.actor_kind,
        ties=tuple(Tie(r.relation, r.to, r.valid_from, r.valid_to) for r in record.relations),
        supports=tuple(r.article for r in record.relations if r.quote and r.article),
    )


@_card.register
def _(record: Place, common: dict[str, object]) -> Card:
    return Card(
        **common,  # type: ignore[arg-type]
        within=record.within,
        position=record.position,
    )


@_card.register
def _(record: Timeline, common: dict[str, object]) -> Card:
    return Card(
        **common,  # type: ignore[arg-type]
        chosen=tuple(entry.event for entry in record.entries),
        include=record.include,
    )


@_card.register
def _(record: Article, common: dict[str, object]) -> Card:
    touches: dict[Touch, None] = {}
    names: dict[NameUse, None] = {}
    for annotation in record.annotations:
        for statement in annotation.statements:
            value = statement.value
            named = {statement.side} if statement.side else set()
            if isinstance(value, ActorValue):
                named.add(value.actor)
            for event in annotation.about:
                for claimant in annotation.by:
                    touches[Touch(event, claimant, tuple(sorted(named)))] = None
        for mention in annotation.mentions:
            if mention.wording and may_name(record, annotation):
                names[NameUse(mention.id, mention.wording)] = None
    return Card(
        **common,  # type: ignore[arg-type]
        date=record.published,
        publisher=record.publisher,
        language=record.language,
        display=record.display.value,
        ties=tuple(
            Tie(derivation.kind.value, derivation.article) for derivation in record.derived_from
        ),
        about=tuple(dict.fromkeys(e for a in record.annotations for e in a.about)),
        quotations=len(record.annotations),
        set_aside=len(record.set_aside),
        claims=sum(len(a.statements) * len(a.about) * len(a.by) for a in record.annotations),
        is_held=record.text is not None,
        sensitive=record.sensitive_spans,
        touches=tuple(touches),
        names=tuple(names),
    )


def may_name(article: Article, annotation: Annotation) -> bool:
    """Whether the words of a mention may be shown among the names of what they name."""
    is_marked = annotation.sensitive or article.sensitive
    return article.display is not Display.NONE and not is_marked
