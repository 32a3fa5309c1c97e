"""The shape of an article's front matter."""

from typing import Any, Literal

from pydantic import Field

from variorum.model.article import Article, Basis, Derivation, DerivationKind, Display
from variorum.schema.fields import (
    SEAL_PATTERN,
    ActorId,
    ActorIds,
    ArticleId,
    Date,
    EventIds,
    Language,
    Markdown,
    Mentions,
    SensitiveMarks,
    Text,
    Url,
)
from variorum.schema.shape import RecordShape, Shape, TitleTranslationShape

Supplied = Literal["title", "publisher", "published", "url", "language", "authors"]


class DerivationShape(Shape):
    """The article that this one rests on."""

    article: ArticleId = Field(description="the older article's id")
    kind: Literal["copy", "rewrite", "translation", "revision"] = Field(
        description="how it rests on it"
    )
    basis: Literal["credited", "stated", "textual"] = Field(description="how that is known")
    note: Markdown = Field("", description="a remark (Markdown)")


class SelectorShape(Shape):
    """Exact words of the text."""

    quote: Text = Field(description="the exact words")
    prefix: str = Field("", description="the words right before, if the quote is ambiguous")
    suffix: str = Field("", description="the words right after, if the quote is ambiguous")


class SetAsideShape(SelectorShape):
    """A passage that carries no claim, with the reason."""

    because: Text = Field(description="why it carries no claim")


class AnnotationShape(SelectorShape):
    """An exact quotation with what it says."""

    about: EventIds = Field([], description="the event or events it speaks of")
    by: ActorIds = Field([], description="who says it; by default the publisher")
    stance: Literal["asserts", "denies", "confirms", "declines"] = Field(
        "asserts", description="the stance of its claims, unless they say otherwise"
    )
    provisional: bool = Field(False, description="whether the claimant calls it provisional")
    as_of: Date | None = Field(None, description="when it was said; by default when published")
    mentions: Mentions = Field(
        {}, description="records that the words name; as a mapping, id to wording"
    )
    claims: list[dict[str, Any]] = Field([], description="what is claimed, such as {killed: 21}")
    note: Markdown = Field("", description="a remark (Markdown)")
    sensitive: SensitiveMarks = Field(
        [], description="why its words are shown with care: graphic, personal-data …"
    )


class ArticleShape(RecordShape):
    """A source text: its metadata, its annotations, and below them its verbatim text."""

    title: Text = Field(description="the headline")
    publisher: ActorId = Field(description="the actor who published it")
    published: Date | None = Field(None, description="when (EDTF)")
    authors: list[Text] = Field([], description="the byline")
    url: Url | None = Field(None, description="where it was published")
    archive_url: Url | None = Field(None, description="an archived copy")
    archived: Date | None = Field(None, description="when it was archived")
    accessed: Date | None = Field(None, description="when an editor last read it there")
    language: Language | None = Field(None, description="language of the text (BCP 47)")
    translations: dict[Language, TitleTranslationShape] = Field(
        {}, description="the title in other languages (BCP 47)"
    )
    supplied: list[Supplied] = Field(
        [], description="metadata that editors brought from outside the text"
    )
    derived_from: list[DerivationShape] = Field([], description="the articles it rests on")
    display: Literal["full", "excerpts", "none"] = Field(
        "excerpts", description="what the public site may show of the text"
    )
    seal: str | None = Field(None, description="SHA-256 of the text", pattern=SEAL_PATTERN)
    text: Literal["held", "not-held"] = Field(
        "held",
        description="whether the text follows; if not, the source is known by reference only",
    )
    annotations: list[AnnotationShape] = Field(
        [], description="exact quotations, with what they say"
    )
    set_aside: list[SetAsideShape] = Field([], description="passages that carry no claim")

    def to_record(self, record_id: str, file: str) -> Article:
        """The frozen record, without its text and what is anchored in it."""
        return Article(
            **self.common(record_id, file),
            title=self.title,
            publisher=self.publisher,
            published=self.published,
            authors=tuple(self.authors),
            url=self.url,
            archive_url=self.archive_url,
            archived=self.archived,
            accessed=self.accessed,
            supplied=tuple(self.supplied),
            derived_from=tuple(
                Derivation(d.article, DerivationKind(d.kind), Basis(d.basis), d.note)
                for d in self.derived_from
            ),
            display=Display(self.display),
            seal=self.seal,
        )
