"""Kin: articles that are compared with one another, and those that look as if they should be."""

from collections.abc import Callable, Collection, Iterable, Mapping

from variorum.link.card import Card, Facts
from variorum.link.index import Index
from variorum.link.selection import moment
from variorum.link.stemma import ancestors, family
from variorum.model.article import Article
from variorum.model.corpus import AnyRecord
from variorum.resolve.rules.undeclared import share_a_fingerprint

#: So many texts through one origin are each compared with each.
MOST_TOGETHER = 12

Roots = Callable[[str], Collection[str]]
Parents = Callable[[str], Iterable[str]]


def can_be_compared(card: Facts) -> bool:
    """Whether an article has a page and a text."""
    return card.kind == "article" and card.is_held and card.is_public and not card.is_withdrawn


def compared_with(
    article: Facts, others: Iterable[Facts], roots: Roots, parents: Parents
) -> tuple[str, ...]:
    """The articles, out of its family, with which one is compared, the oldest first.

    They are those that share an origin with it. Of more than ``MOST_TOGETHER``, each is compared
    with those above and below it and with the oldest of all, or pages would grow with the square
    of the copies.
    """
    own = frozenset(roots(article.id))
    kin = [other for other in others if not own.isdisjoint(roots(other.id))]
    kin = sorted((card for card in kin if can_be_compared(card)), key=moment)
    group = [card.id for card in kin if card.id != article.id]
    if len(group) < MOST_TOGETHER or kin[0].id == article.id:
        return tuple(group)
    above = ancestors(article.id, parents)
    near = {kin[0].id, *above, *(a for a in group if article.id in ancestors(a, parents))}
    return tuple(other for other in group if other in near)


def all_comparisons(index: Index, roots: Roots) -> list[tuple[str, str]]:
    """Every two articles that are compared, the older one first."""

    def parents(article: str) -> tuple[str, ...]:
        return index.parents.get(article, ())

    def relatives(article: str) -> tuple[str, ...]:
        return parents(article) + index.children.get(article, ())

    found: dict[tuple[str, str], None] = {}
    families: dict[tuple[str, ...], dict[str, Card]] = {}
    for article in index.of_kind.get("article", ()):
        if not relatives(article):
            continue
        together = tuple(family([article], relatives))
        if together not in families:
            families[together] = {other: index.cards[other] for other in together}
        cards = families[together]
        if not can_be_compared(cards[article]):
            continue
        for other in compared_with(cards[article], cards.values(), roots, parents):
            first, second = sorted((cards[article], cards[other]), key=moment)
            found[first.id, second.id] = None
    return list(found)


def may_be_undeclared(
    article: str, index: Index, records: Mapping[str, AnyRecord], changed: Iterable[str]
) -> bool:
    """Whether the rule of undeclared derivations may have something to say of an article.

    It is held against those about the same events, and, as the index may not know yet what they are
    about, against all that ``changed`` with it.
    """

    def relatives(one: str) -> tuple[str, ...]:
        return index.parents.get(one, ()) + index.children.get(one, ())

    record = records[article]
    if not isinstance(record, Article) or not record.fingerprints:
        return False
    events = {index.current(event) for each in record.annotations for event in each.about}
    others = {other for event in events for other in index.articles_about.get(event, ())}
    others = (others | set(changed)) - set(family([article], relatives))
    found = (records[other] for other in sorted(others))
    return any(isinstance(o, Article) and share_a_fingerprint(record, o) for o in found)
