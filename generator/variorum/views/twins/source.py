"""The twin of a source's page. What may not be shown of a text is not in it."""

import msgspec

from variorum.model.quotation import Quotation
from variorum.model.sensitivity import joined
from variorum.views.annotated import Annotated, Noted
from variorum.views.scope import Scope
from variorum.views.texts import shown_seal, shown_text
from variorum.views.twins.claim import ClaimTwin
from variorum.views.twins.parts import DateTwin, date_twin


class DerivationTwin(msgspec.Struct, frozen=True, gc=False):
    """The article that this one rests on."""

    article: str
    """Id of the older article."""
    kind: str
    """``copy``, ``rewrite``, ``translation`` or ``revision``."""
    basis: str
    """``credited``, ``stated`` or ``textual``."""


class AnnotationTwin(msgspec.Struct, frozen=True, gc=False):
    """An annotated passage. ``quote`` is null where its words may not be shown."""

    quote: Quotation | None
    """The exact words and their place in the text."""
    about: list[str]
    """Ids of the events that it speaks of."""
    by: list[str]
    """Ids of the claimants."""
    claims: list[str]
    """Ids of the claims that rest on it, also where its words are withheld."""
    mentions: list[str]
    """Ids of the records that it names."""
    withheld: str | None
    """Why there are no words: ``display``, or the mark for which they are left out."""
    sensitive: tuple[str, ...]
    """Marks of the words."""


class SourceTwin(msgspec.Struct, frozen=True, gc=False):
    """A source for machines. ``text`` is there only where it may be shown in full."""

    id: str
    """The record's id."""
    kind: str
    """Always ``source``."""
    title: str
    """The headline."""
    url: str
    """Address of the page."""
    publisher: str
    """Id of the publisher."""
    published: DateTwin | None
    """When."""
    language: str | None
    """BCP 47 tag."""
    address: str | None
    """Where it was published."""
    supplied: list[str]
    """The keys whose values editors brought from outside the text."""
    derived_from: list[DerivationTwin]
    """The articles that it rests on."""
    origins: list[str]
    """Ids of the roots from which it descends; its own if it rests on nothing."""
    seal: str | None
    """SHA-256 of the text, with the prefix ``sha256:``; null where passages of it are left out."""
    display: str
    """``full``, ``excerpts`` or ``none``."""
    held: bool
    """Whether the text is held."""
    annotations: list[AnnotationTwin]
    """The annotated passages."""
    claims: list[ClaimTwin]
    """The claims that rest on it."""
    text: str | None
    """The whole text. Passages that are left out are blacked out, character by character, so that
    positions hold."""
    sensitive: tuple[str, ...]
    """Marks of the text and of all passages in it."""
    backlinks: list[str]
    """Ids of the records that refer to it."""
    aliases: list[str]
    """Former ids, oldest first."""
    tags: list[str]
    """Its tags."""


def build(found: Annotated, scope: Scope) -> SourceTwin:
    """Build the twin of an article."""
    graph, article = scope.graph, found.article
    current = graph.index.current
    return SourceTwin(
        id=article.id,
        kind="source",
        title=article.title,
        url=graph.card(article.id).url,
        publisher=current(article.publisher),
        published=date_twin(article.published),
        language=article.language,
        address=article.url,
        supplied=list(article.supplied),
        derived_from=[
            DerivationTwin(current(d.article), d.kind.value, d.basis.value)
            for d in article.derived_from
        ],
        origins=list(graph.origins(article.id)),
        seal=f"sha256:{seal}" if (seal := shown_seal(scope, article)) else None,
        display=article.display.value,
        held=article.text is not None,
        annotations=[_annotation(scope, note) for note in found.notes],
        claims=[each.entry.twin for each in found.claims],
        text=shown_text(scope, article),
        sensitive=joined(article.sensitive, *(a.sensitive for a in article.annotations)),
        backlinks=list(graph.index.linked_from.get(article.id, ())),
        aliases=list(article.aliases),
        tags=list(article.tags),
    )


def _annotation(scope: Scope, note: Noted) -> AnnotationTwin:
    annotation, found = note.annotation, note.showing
    return AnnotationTwin(
        quote=found.quote,
        about=[event.id for event in note.about],
        by=list(map(scope.graph.index.current, annotation.by)),
        claims=[each.claim.id for each in note.claims],
        mentions=[mention.id for mention in note.mentions],
        withheld=found.withheld or None,
        sensitive=found.marks,
    )
