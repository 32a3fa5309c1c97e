"""The words that records may use, built in or added by a site."""

from collections.abc import Iterator
from enum import StrEnum
from functools import cached_property

import msgspec


class PropertyType(StrEnum):
    """What sort of value a property takes."""

    COUNT = "count"
    ACTOR = "actor"
    PLACE = "place"
    DATE = "date"
    TERM = "term"
    TEXT = "text"
    STANCE = "stance"


class Term(msgspec.Struct, frozen=True):
    """A word with its label, and labels by language; ``within`` nests it in a wider one."""

    id: str
    label: str
    within: str | None = None
    group: str | None = None
    labels: dict[str, str] = {}


class Property(msgspec.Struct, frozen=True):
    """Something that claims can be about. ``terms`` names the section of a term property."""

    id: str
    label: str
    type: PropertyType
    terms: str | None = None
    labels: dict[str, str] = {}


class Relation(msgspec.Struct, frozen=True):
    """A tie between records, declared once with its reverse.

    ``joins_voice``: the two ends are one voice (design: claimants joined by it count once).
    ``speaks``: who declares it speaks for the other, so that what it claims is said for both.
    """

    id: str
    label: str
    reverse: str
    joins_voice: bool = False
    speaks: bool = False


class Vocabulary(msgspec.Struct, frozen=True, kw_only=True, dict=True):
    """All words, by section and id.

    ``sections`` holds categories, event_types, roles, actor_kinds, and one section for each
    term property. ``numerals`` names the rule for quantity words: ``words`` (they stay words) or
    ``acled``.
    """

    properties: dict[str, Property]
    sections: dict[str, dict[str, Term]]
    actor_relations: dict[str, Relation]
    event_relations: dict[str, Relation]
    numerals: str = "words"

    @property
    def categories(self) -> dict[str, Term]:
        """The victim categories."""
        return self.sections["categories"]

    def label(self, section: str, term: str) -> str:
        """The label of a word; the word itself where the section does not know it."""
        known = self.sections.get(section, {}).get(term)
        return known.label if known else term

    def is_within(self, part: str, whole: str) -> bool:
        """Whether a victim category lies inside another (a category lies within itself)."""
        return part == whole or whole in self._around[part]

    @cached_property
    def _around(self) -> dict[str, tuple[str, ...]]:
        """Each victim category with those that it lies in, nearest first."""
        return {category: tuple(self._outwards(category)) for category in self.categories}

    def _outwards(self, category: str) -> Iterator[str]:
        within = self.categories[category].within
        while within is not None:
            yield within
            within = self.categories[within].within
