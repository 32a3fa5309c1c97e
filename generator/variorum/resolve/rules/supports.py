"""A relation's supporting quotation stands in the article that it names."""

from collections.abc import Callable, Iterator

import msgspec

from variorum.diagnostics import Code, Diagnostic, error
from variorum.model.actor import Actor, ActorRelation
from variorum.model.article import Article
from variorum.model.corpus import AnyRecord, Corpus
from variorum.resolve.outcome import Locate
from variorum.resolve.quotations import anchor, closest

Find = Callable[[str], AnyRecord | None]


def unsupported_relations(corpus: Corpus, locate: Locate) -> Iterator[Diagnostic]:
    """The quotation that supports a relation occurs once in the article that it names."""
    for actor in corpus.records.values():
        if isinstance(actor, Actor):
            for index, relation in enumerate(actor.relations):
                bound = _bind(relation, corpus.find)
                if isinstance(bound, str):
                    span = locate(actor.file, ("relations", index, "quote"))
                    yield error(span, Code.QUOTATION_ABSENT, bound)


def bind_supports(actor: Actor, find: Find) -> Actor:
    """Anchor the quotations of an actor's relations, as ``unsupported_relations`` checked them."""
    if not any(relation.quote for relation in actor.relations):
        return actor
    bound = (_bind(relation, find) for relation in actor.relations)
    return msgspec.structs.replace(
        actor, relations=tuple(relation for relation in bound if not isinstance(relation, str))
    )


def _bind(relation: ActorRelation, find: Find) -> ActorRelation | str:
    quote = relation.quote
    article = find(relation.article) if quote and relation.article else None
    if quote is None or not isinstance(article, Article):
        return relation
    if article.text is None:
        return f"the text of '{article.id}' is not held, so it cannot be quoted"
    places = anchor(article.text, quote.exact, quote.prefix, quote.suffix)
    if len(places) != 1:
        found = f"occurs {len(places)} times" if places else "does not occur"
        hint = "; add prefix: or suffix:" if places else closest(article.text, quote.exact)
        return f"'{quote.exact[:60]}' {found} in '{article.id}', character for character{hint}"
    return msgspec.structs.replace(relation, quote=places[0])
