"""The shape of an actor file."""

from typing import Any

from pydantic import Field

from variorum.model.actor import Actor
from variorum.schema.builtin import ACTOR_RELATIONS
from variorum.schema.fields import (
    ActorId,
    ActorKind,
    ArticleId,
    CountryCode,
    Date,
    Language,
    Markdown,
    Text,
    Url,
    Words,
)
from variorum.schema.relation import RelationShape, relation_shape
from variorum.schema.shape import NameShape, RecordShape, SummaryTranslationShape


class _ActorRelation(RelationShape):
    """A tie to another actor, with optional dates and the words that support it."""

    valid_from: Date | None = Field(None, alias="from", description="first day")
    valid_to: Date | None = Field(None, alias="to", description="last day")
    article: ArticleId | None = Field(None, description="the article that supports it")
    quote: Text | None = Field(None, description="the article's exact words")
    prefix: str = Field("", description="the words right before, if the quote is ambiguous")
    suffix: str = Field("", description="the words right after, if the quote is ambiguous")
    note: Markdown = Field("", description="a remark (Markdown)")


ActorRelationShape: Any = relation_shape(
    "ActorRelationShape", _ActorRelation, ACTOR_RELATIONS, ActorId
)


class ActorShape(RecordShape):
    """Someone who acts or speaks: a person, group, force, government, organisation, publisher."""

    name: Text = Field(description="the name that pages use")
    kind: ActorKind = Field(description="a term of the vocabulary's actor_kinds")
    names: list[NameShape] = Field([], description="further names")
    summary: Markdown = Field("", description="a few sentences (Markdown)")
    translations: dict[Language, SummaryTranslationShape] = Field(
        {}, description="the summary in other languages (BCP 47)"
    )
    country: CountryCode | None = Field(None, description="ISO 3166-1 alpha-2 code")
    url: Url | None = Field(None, description="its own web address")
    relations: list[ActorRelationShape] = Field([], description="ties to other actors")
    identifiers: dict[str, Words] = Field({}, description="ids elsewhere: wikidata, ucdp, acled")

    def to_record(self, record_id: str, file: str) -> Actor:
        """The frozen record, without its relations: their quotations need other files."""
        return Actor(
            **self.common(record_id, file),
            name=self.name,
            actor_kind=self.kind,
            names=tuple(name.to_name() for name in self.names),
            country=self.country,
            url=self.url,
            identifiers=dict(self.identifiers),
        )
