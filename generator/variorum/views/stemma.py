"""The stemma as nested lines: origins first, below each what rests on it."""

from collections.abc import Collection, Iterable

from variorum.model.article import Article, Basis, Derivation, DerivationKind
from variorum.views.language import Language
from variorum.views.parts import SourceLine, StemmaLine
from variorum.views.scope import BASE, Scope

#: The page's own articles, and what leads from it to the site's root.
_Page = tuple[frozenset[str], str]


def stemma_lines(
    scope: Scope, articles: Collection[str], base: str = BASE
) -> tuple[StemmaLine, ...]:
    """The families of the given articles; an article that rests on two stands below both.

    ``base`` leads from the page to the site's root.
    """
    graph = scope.graph
    family = graph.family(articles)
    roots = [a for a in family if not graph.index.parents.get(a)]
    lines: list[StemmaLine] = []
    for root in _by_date(scope, roots):
        lines += _branch(scope, root, None, 0, (frozenset(articles), base))
    return tuple(lines)


def _branch(
    scope: Scope, article: str, above: Derivation | None, depth: int, page: _Page
) -> Iterable[StemmaLine]:
    yield _line(scope, article, above, depth, page)
    for child in _by_date(scope, scope.graph.index.children.get(article, ())):
        for derivation in _article(scope, child).derived_from:
            if scope.graph.index.current(derivation.article) == article:
                yield from _branch(scope, child, derivation, depth + 1, page)


def _line(
    scope: Scope, article: str, above: Derivation | None, depth: int, page: _Page
) -> StemmaLine:
    record = _article(scope, article)
    return StemmaLine(
        depth=depth,
        source=scope.ref(article),
        publisher=scope.ref(record.publisher),
        published=scope.date(record.published),
        kind=above.kind.value if above else "",
        descent=descent_text(above, scope.language) if above else "",
        is_held=record.text is not None,
        is_current=article in page[0],
        note=scope.markdown(above.note if above else "", page[1]),
    )


def descent_text(derivation: Derivation, language: Language) -> str:
    """How an article rests on another, in words."""
    _ = language.gettext
    kind = {
        DerivationKind.COPY: _("copy"),
        DerivationKind.REWRITE: _("rewrite"),
        DerivationKind.TRANSLATION: _("translation"),
        DerivationKind.REVISION: _("revision"),
    }[derivation.kind]
    basis = {
        Basis.CREDITED: _("credited"),
        Basis.STATED: _("stated in the text"),
        Basis.TEXTUAL: _("judged from the text"),
    }[derivation.basis]
    return language.enumeration((kind, basis))


def source_lines(scope: Scope, articles: Iterable[str]) -> tuple[SourceLine, ...]:
    """Articles for a list, in order of publication."""
    return tuple(source_line(scope, article) for article in _by_date(scope, articles))


def source_line(scope: Scope, article: str) -> SourceLine:
    """One article for a list."""
    record = _article(scope, article)
    return SourceLine(
        ref=scope.ref(article),
        publisher=scope.ref(record.publisher),
        published=scope.date(record.published),
        url=record.url,
        is_held=record.text is not None,
        quotations=len(record.annotations),
        descent=tuple(
            scope.language.labelled(descent_text(d, scope.language), scope.ref(d.article).title)
            for d in record.derived_from
        ),
    )


def _by_date(scope: Scope, articles: Iterable[str]) -> list[str]:
    def when(article: str) -> tuple[tuple[str, str], str]:
        date = scope.graph.card(article).date
        return (date.sort_key if date else ("9999", ""), article)

    return sorted(articles, key=when)


def _article(scope: Scope, article: str) -> Article:
    return scope.graph.article(article)
