"""The shape of ``vocabulary.yml``: words that a site adds, and sections that it narrows."""

from typing import Literal

from pydantic import Field

from variorum.schema.fields import Language, Slug, Text
from variorum.schema.shape import Shape


class TermShape(Shape):
    """A word of a section."""

    label: Text = Field(description="what pages show")
    labels: dict[Language, Text] = Field({}, description="the same in other languages (BCP 47)")
    within: Slug | None = Field(None, description="the wider word that it is part of")
    group: Text | None = Field(None, description="the heading that it is listed under")


class PropertyShape(Shape):
    """Something that claims can be about."""

    label: Text = Field(description="what pages show")
    labels: dict[Language, Text] = Field({}, description="the same in other languages (BCP 47)")
    type: Literal["count", "actor", "place", "date", "term", "text"] = Field(
        description="the sort of value that it takes"
    )
    terms: dict[Slug, TermShape] = Field({}, description="the words that a term property may take")


class VocabularyShape(Shape):
    """Words added to the built-in ones; ``only`` keeps no others of a section."""

    properties: dict[str, PropertyShape] = Field({}, description="what claims can be about")
    categories: dict[Slug, TermShape] = Field({}, description="victim categories, nested")
    event_types: dict[Slug, TermShape] = Field({}, description="types of event")
    roles: dict[Slug, TermShape] = Field({}, description="parts that actors play in events")
    actor_kinds: dict[Slug, TermShape] = Field({}, description="kinds of actor")
    weapons: dict[Slug, TermShape] = Field({}, description="means, for the property weapon")
    targets: dict[Slug, TermShape] = Field({}, description="what was hit, for target")
    victim_statuses: dict[Slug, TermShape] = Field({}, description="for status_of_victims")
    only: dict[str, list[str]] = Field({}, description="section name to the words it keeps")
    numerals: Literal["words", "acled"] = Field(
        "words", description="whether quantity words stay words, or count by ACLED's rule"
    )
