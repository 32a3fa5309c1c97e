"""Claims about an event, gathered from its articles, with their permanent ids."""

import hashlib
from collections.abc import Callable, Iterator

from variorum.model.article import Annotation, Article
from variorum.model.claim import ActorValue, Claim, PlaceValue, Statement, Value

#: Gives the id under which a record was first published.
BirthId = Callable[[str], str]


def claim_id(
    article: str, annotation: Annotation, event: str, statement: Statement, claimant: str
) -> str:
    """Compute a claim's permanent id: eight hex digits of a SHA-256.

    Hashed are article, event, claimant (by birth ids, so that a renamed record keeps its claims'
    addresses) and what ``Statement.identity`` names.
    """
    parts = (article, event, claimant, *statement.identity(annotation.quote.exact))
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:8]


def _renamed(value: Value, current: Callable[[str], str]) -> Value:
    match value:
        case ActorValue(actor=actor, role=role):
            return ActorValue(current(actor), role)
        case PlaceValue(place=place):
            return PlaceValue(current(place))
        case _:
            return value


def claims_of(
    article: Article, event: str, current: Callable[[str], str], birth: BirthId
) -> Iterator[Claim]:
    """Yield the claims that an article carries about an event, in the order of its file.

    ``current`` maps former ids to current ones.
    """
    born = birth(event)
    for annotation in article.annotations:
        if event not in map(current, annotation.about):
            continue
        for statement in annotation.statements:
            for by in annotation.by:
                claimant = current(by)
                yield Claim(
                    id=claim_id(article.birth_id, annotation, born, statement, birth(claimant)),
                    event=event,
                    property=statement.property,
                    value=_renamed(statement.value, current),
                    who=statement.who,
                    side=current(statement.side) if statement.side else None,
                    label=statement.label,
                    stance=statement.stance,
                    provisional=statement.provisional,
                    claimant=claimant,
                    source=article.id,
                    as_of=statement.as_of or article.published,
                    verbatim=statement.verbatim,
                    note=statement.note or annotation.note,
                    quote=annotation.quote,
                )
