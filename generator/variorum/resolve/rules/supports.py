"""A relation's supporting quotation stands in the article that it names."""

from collections.abc import Callable

import msgspec

from variorum.diagnostics import Code, Diagnostic, Span, error
from variorum.model.actor import Actor, ActorRelation
from variorum.model.article import Article
from variorum.model.corpus import AnyRecord, Corpus
from variorum.resolve.quotations import anchor, closest

Locate = Callable[[str, tuple[str | int, ...]], Span]


def anchor_supports(
    corpus: Corpus, locate: Locate
) -> tuple[dict[str, AnyRecord], list[Diagnostic]]:
    """Bind the quotations of actors' relations; return the records with their anchors."""
    records = dict(corpus.records)
    problems: list[Diagnostic] = []
    for actor in corpus.records.values():
        if isinstance(actor, Actor) and any(relation.quote for relation in actor.relations):
            relations = []
            for index, relation in enumerate(actor.relations):
                bound = _bind(corpus, relation)
                if isinstance(bound, str):
                    span = locate(actor.file, ("relations", index, "quote"))
                    problems.append(error(span, Code.QUOTATION_ABSENT, bound))
                else:
                    relations.append(bound)
            records[actor.id] = msgspec.structs.replace(actor, relations=tuple(relations))
    return records, problems


def _bind(corpus: Corpus, relation: ActorRelation) -> ActorRelation | str:
    quote, article = relation.quote, corpus.find(relation.article or "")
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
