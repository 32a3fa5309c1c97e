"""The stemma: which articles rest on which, and where each account first came in."""

from collections.abc import Callable, Iterable

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


def family(articles: Iterable[str], relatives: Parents) -> list[str]:
    """All articles joined to the given ones by any chain of descent, in either direction."""
    found: set[str] = set()
    ahead = set(articles)
    while ahead:
        found |= ahead
        ahead = {r for a in ahead for r in relatives(a)} - found
    return sorted(found)
