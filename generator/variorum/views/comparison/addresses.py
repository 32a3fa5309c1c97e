"""How comparisons are addressed, named and linked."""

from collections.abc import Iterable

from variorum.link.selection import moment
from variorum.views.parts import Ref
from variorum.views.scope import Scope
from variorum.views.tombstone import RedirectPage

#: Stands between two ids in the key of a comparison; no id has it.
BETWEEN = ":"


def build_redirect(pair: str, scope: Scope) -> RedirectPage:
    """Build the page at an address that names the articles in another order, or by former ids."""
    one, other = pair.split(BETWEEN)
    ref = comparison_ref(scope, *map(scope.graph.index.current, (one, other)))
    return RedirectPage(comparison_path(one, other), ref)


def comparison_path(first: str, second: str) -> str:
    """The one address of a comparison: the older article's id comes first."""
    return f"sources/{first}/compare/{second}/"


def comparison_ref(scope: Scope, one: str, other: str) -> Ref:
    """How a comparison is named and linked, whichever article is named first."""
    cards = sorted((scope.graph.card(one), scope.graph.card(other)), key=moment)
    first, second = (card.id for card in cards)
    title = " – ".join(side_names(scope, first, second))
    return Ref(f"{first}{BETWEEN}{second}", "comparison", title, comparison_path(first, second))


def comparisons_among(scope: Scope, articles: Iterable[str]) -> tuple[Ref, ...]:
    """The comparisons of some articles with one another."""
    among = set(articles)
    pairs = {
        frozenset((article, other))
        for article in among
        for other in scope.graph.compared_with(article)
        if other in among
    }
    refs = [comparison_ref(scope, *sorted(pair)) for pair in pairs]
    return tuple(sorted(refs, key=lambda ref: (ref.title, ref.id)))


def side_names(scope: Scope, first: str, second: str) -> tuple[str, str]:
    """What two articles are called beside each other: publisher, day, and title if need be."""
    cards = [scope.graph.card(first), scope.graph.card(second)]
    names = [scope.ref(card.publisher or card.id).title for card in cards]
    if names[0] == names[1]:
        dates = [scope.date(card.date) for card in cards]
        names = [f"{n}, {d.text}" if d else n for n, d in zip(names, dates, strict=True)]
    if names[0] == names[1]:
        names = [scope.graph.ref(card.id).heading for card in cards]
    if names[0] == names[1]:
        names = [card.id for card in cards]
    return names[0], names[1]
