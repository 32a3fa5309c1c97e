"""The vocabulary in the language of the reader: what pages call events, roles, categories."""

from collections.abc import Mapping

from msgspec.structs import replace

from variorum.model.vocabulary import Property, Relation, Term, Vocabulary
from variorum.schema.builtin import BUILTIN
from variorum.views.language import Language


def localised(vocabulary: Vocabulary, language: Language) -> Vocabulary:
    """The same words with labels in a language.

    Built-in labels are words of the interface and come from its catalogue. A site's own words have
    the labels that it gives for the language, or else the one that they have.
    """
    return replace(
        vocabulary,
        properties={
            name: replace(word, label=_label(word, BUILTIN.properties.get(name), language))
            for name, word in vocabulary.properties.items()
        },
        sections={
            name: {term: _term(word, name, language) for term, word in terms.items()}
            for name, terms in vocabulary.sections.items()
        },
        actor_relations=_relations(vocabulary.actor_relations, language),
        event_relations=_relations(vocabulary.event_relations, language),
    )


def _label(word: Term | Property, builtin: Term | Property | None, language: Language) -> str:
    own = word.labels.get(language.tag) or word.labels.get(language.tag.partition("-")[0])
    is_builtin = builtin is not None and builtin.label == word.label
    return own or (language.gettext(word.label) if is_builtin else word.label)


def _term(word: Term, section: str, language: Language) -> Term:
    builtin = BUILTIN.sections.get(section, {}).get(word.id)
    group = language.gettext(word.group) if word.group and builtin else word.group
    return replace(word, label=_label(word, builtin, language), group=group)


def _relations(relations: Mapping[str, Relation], language: Language) -> dict[str, Relation]:
    """Relations are not open to sites, so all their labels are words of the interface."""
    return {
        name: replace(
            relation,
            label=language.gettext(relation.label),
            reverse=language.gettext(relation.reverse),
        )
        for name, relation in relations.items()
    }
