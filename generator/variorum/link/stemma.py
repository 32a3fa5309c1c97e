"""The stemma: which articles rest on which, and where each account first came in."""

from collections.abc import Callable, Iterable
from itertools import combinations

#: Gives the articles next to an article: those it rests on (or, for ``family``, all).
Parents = Callable[[str], Iterable[str]]


def ancestors(article: str, parents: Parents) -> list[str]:
    """All articles that an article rests on, nearest first, each once."""
    found: dict[str, None] = {}
    ahead = sorted(parents(article))
    while ahead:
        found.update(dict.fromkeys(ahead))
        ahead = sorted({p for a in ahead for p in parents(a)} - set(found) - {article})
    return list(found)


def origins(article: str, parents: Parents) -> tuple[str, ...]:
    """The roots above an article; an article that rests on nothing is its own origin."""
    line = [article, *ancestors(article, parents)]
    return tuple(sorted(a for a in line if not list(parents(a)))) or (article,)


def independent(roots: Iterable[tuple[str, ...]]) -> list[str]:
    """The origins that articles with these roots come to, each named by its first root.

    Articles with a common root are one origin. So origins are articles of which no two have a
    common root; those with the fewest roots say most clearly where they come from.
    """
    known = list({frozenset(own) for own in roots})
    if len(known) == 1:
        return [min(known[0])]
    known.sort(key=lambda own: (len(own), sorted(own)))
    pairs = (pair for pair in combinations(known, 2) if pair[0].isdisjoint(pair[1]))
    chosen = list(next(pairs, known[:1]))
    for own in known:
        if all(own.isdisjoint(other) for other in chosen):
            chosen.append(own)
    return sorted(min(own) for own in chosen)


def family(articles: Iterable[str], relatives: Parents) -> list[str]:
    """All articles joined to the given ones by any chain of descent, in either direction."""
    found: set[str] = set()
    ahead = set(articles)
    while ahead:
        found |= ahead
        ahead = {r for a in ahead for r in relatives(a)} - found
    return sorted(found)
