"""The stemma as a drawing: origins on top, below each what rests on it, every article once."""

from collections.abc import Collection, Mapping, Sequence

from msgspec.structs import replace

from variorum.views.parts import StemmaArrow, StemmaFigure, StemmaNode
from variorum.views.scope import Scope
from variorum.views.stemma import by_date, families, kind_text

#: So many articles can be taken in at a glance; of more only the list is shown.
MOST_NODES = 24
#: The room that one article takes, in pixels, and how far its circle is from the top.
_COLUMN, _STEP, _TOP, _FOOT = 124, 96, 16, 42
#: How far below the middle of a circle the words stand.
_NAME_BELOW, _DATE_BELOW = 24, 37
#: How far above the middle of a circle, with its ring, an arrow ends.
_ABOVE = 14
#: Letters that fit into a column.
_LETTERS = 18

Ways = Mapping[str, Collection[str]]


def stemma_figure(scope: Scope, articles: Collection[str]) -> StemmaFigure | None:
    """Draw the families of some articles; None for a single one, and for too many."""
    return figure_of_families(scope, families(scope, articles), articles)


def figure_of_families(
    scope: Scope, found: Sequence[list[str]], articles: Collection[str]
) -> StemmaFigure | None:
    """The same for those who know the families."""
    members = sorted(article for family in found for article in family)
    if not 2 <= len(members) <= MOST_NODES:
        return None
    figure: StemmaFigure = (
        scope.graph.answer("stemma-figure", members[0])
        if len(found) == 1
        else _figure(scope, members)
    )
    nodes = [
        replace(node, is_current=True) if article in articles else node
        for article, node in zip(members, figure.nodes, strict=True)
    ]
    return replace(figure, nodes=tuple(nodes))


def work_out_figure(family: str, scope: Scope) -> StemmaFigure:
    """Draw a family, which is named by its first article, with none set apart."""
    return _figure(scope, scope.graph.family([family]))


def _figure(scope: Scope, family: Sequence[str]) -> StemmaFigure:
    graph = scope.graph
    parents = {a: [p for p in graph.index.parents.get(a, ()) if p in family] for a in family}
    depth = {article: _depth(article, parents) for article in family}
    at = _columns(by_date(scope, family), parents, depth)
    spots = {a: (round(at[a] * _COLUMN + _COLUMN / 2), _TOP + depth[a] * _STEP) for a in family}
    return StemmaFigure(
        width=round((max(at.values()) + 1) * _COLUMN),
        height=_TOP + max(depth.values()) * _STEP + _FOOT,
        nodes=tuple(_node(scope, article, spots[article]) for article in family),
        arrows=tuple(
            _arrow(
                spots[parent],
                spots[article],
                _kind(scope, parent, article),
                is_one_of_several=len(parents[article]) > 1,
            )
            for article in family
            for parent in parents[article]
        ),
    )


def _depth(article: str, parents: Ways) -> int:
    """How many steps the longest way up from an article has."""
    depth, ahead = 0, set(parents[article])
    while ahead and depth < len(parents):
        depth, ahead = depth + 1, {above for one in ahead for above in parents[one]}
    return depth


def _columns(order: list[str], parents: Ways, depth: Mapping[str, int]) -> dict[str, float]:
    """Place leaves side by side, and each article in the middle above what rests on it.

    An article that rests on several is placed below the deepest of them.
    """
    below: dict[str, list[str]] = {}
    for article in order:
        if parents[article]:
            below.setdefault(max(parents[article], key=lambda p: (depth[p], p)), []).append(article)
    columns: dict[str, float] = {}
    free = 0.0

    def place(article: str) -> float:
        nonlocal free
        inner = [place(one) for one in below.get(article, ())]
        if inner:
            columns[article] = (inner[0] + inner[-1]) / 2
        else:
            columns[article] = free
            free += 1
        return columns[article]

    for article in order:
        if not parents[article]:
            place(article)
    return columns


def _node(scope: Scope, article: str, spot: tuple[int, int]) -> StemmaNode:
    card = scope.graph.card(article)
    name = scope.ref(card.publisher or article).title
    date = scope.date(card.date)
    return StemmaNode(
        x=spot[0],
        y=spot[1],
        name_y=spot[1] + _NAME_BELOW,
        date_y=spot[1] + _DATE_BELOW,
        name=name if len(name) <= _LETTERS else f"{name[: _LETTERS - 1].rstrip()}…",
        date=date.text if date and len(date.text) <= _LETTERS else card.year,
        is_held=card.is_held,
        is_current=False,
    )


def _arrow(
    start: tuple[int, int], end: tuple[int, int], kind: str, *, is_one_of_several: bool
) -> StemmaArrow:
    """An arrow that leaves below the words of one article and ends above another's circle.

    One that passes other rows runs between the columns. Where several arrows end at one article,
    each has its word at its own line, for at the end the words would stand on one another.
    """
    (x, y), (to, tip) = start, end
    passes = tip - y > _STEP
    y, tip = y + _FOOT, tip - _ABOVE
    bend = tip - 14
    across = x + (_COLUMN // 2 if to >= x else -_COLUMN // 2) if passes else x
    aside = f"L{across} {y + 12}" if passes else ""
    line = f"M{x} {y}{aside}V{bend - 8}L{to} {bend}V{tip}"
    path = f"{line}M{to - 4} {tip - 5}L{to} {tip}L{to + 4} {tip - 5}"
    if is_one_of_several:
        beside = y + 26 if passes else bend - 14
        return StemmaArrow(path=path, kind=kind, x=across + 8, y=beside)
    return StemmaArrow(path=path, kind=kind, x=to + 8, y=tip - 2)


def _kind(scope: Scope, parent: str, article: str) -> str:
    current = scope.graph.index.current
    ties = (tie for tie in scope.graph.card(article).ties if current(tie.to) == parent)
    words = (kind_text(tie.relation, scope.language) for tie in ties)
    return next(filter(None, words), "")
