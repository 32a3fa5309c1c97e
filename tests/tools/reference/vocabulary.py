"""``vocabulary.md``: the built-in words."""

from collections.abc import Iterable, Iterator

from tests.tools.reference import text
from variorum.model.vocabulary import Property, PropertyType, Relation, Term
from variorum.schema.builtin import BUILTIN
from variorum.schema.vocabulary import VocabularyShape

_INTRODUCTION = """
The words that records may use without a vocabulary file. A site adds its own, or keeps only some
of these, in `seeds/vocabulary.yml`: see [Vocabulary](../guide/vocabulary.md) in the editors'
guide, and [the file's fields](formats.md#vocabulary).
"""

_VALUES = {
    PropertyType.COUNT: "a [count](formats.md#counts)",
    PropertyType.ACTOR: "the id of an actor; `role:` says which part",
    PropertyType.PLACE: "the id of a place",
    PropertyType.DATE: "a [date](formats.md#dates)",
    PropertyType.TERM: "a word",
    PropertyType.TEXT: "free words",
    PropertyType.STANCE: "a stance: `asserts`, `denies`, `confirms` or `declines`",
}


def page() -> str:
    """Make the page."""
    return text.page(
        "Built-in vocabulary",
        _INTRODUCTION,
        "## Properties",
        "What claims can be about.",
        _properties(),
        *_sections(),
        "## Relations of actors",
        "A relation is declared once, at one end; the page at the other end shows it under its "
        "reverse label. Actors joined by a relation of the last column count as "
        "[one voice](../guide/voices.md).",
        _relations(BUILTIN.actor_relations.values(), with_voice=True),
        "## Relations of events",
        _relations(BUILTIN.event_relations.values(), with_voice=False),
    )


def _properties() -> str:
    rows = ((text.code(p.id), p.label, _value(p)) for p in BUILTIN.properties.values())
    return text.table(("property", "label", "value"), rows)


def _value(kind: Property) -> str:
    if kind.terms:
        return f"a word of [`{kind.terms}`](#{kind.terms})"
    return _VALUES[kind.type]


def _sections() -> Iterator[str]:
    for name, terms in BUILTIN.sections.items():
        yield f"## {name}"
        yield text.sentence(VocabularyShape.model_fields[name].description or "")
        yield _terms(list(terms.values()))


def _terms(terms: list[Term]) -> str:
    head, further = ["word", "label"], []
    for name, title in (("within", "part of"), ("group", "group")):
        if any(getattr(term, name) for term in terms):
            head.append(title)
            further.append(name)
    rows = (
        (text.code(t.id), t.label, *(_further(name, getattr(t, name)) for name in further))
        for t in terms
    )
    return text.table(head, rows)


def _further(name: str, value: str | None) -> str:
    return text.code(value) if value and name == "within" else value or ""


def _relations(relations: Iterable[Relation], *, with_voice: bool) -> str:
    head = ["relation", "label", "reverse"] + ["joins voices"] * with_voice
    rows = (
        [text.code(r.id), r.label, r.reverse] + [("yes" if r.joins_voice else "")] * with_voice
        for r in relations
    )
    return text.table(head, rows)
