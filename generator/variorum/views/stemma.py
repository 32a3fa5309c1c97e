"""The stemma as nested lines: origins first, below each what rests on it."""

from collections.abc import Collection, Iterable, Iterator
from typing import NamedTuple

from markupsafe import Markup
from msgspec.structs import replace

from variorum.link.selection import moment
from variorum.model.article import Article, Basis, Derivation, DerivationKind
from variorum.views.language import Language
from variorum.views.parts import SourceLine, StemmaLine
from variorum.views.scope import BASE, Scope


class _Line(NamedTuple):
    """A line as all pages show it, and the editors' note, whose links depend on the page."""

    article: str
    note: str
    line: StemmaLine


class Tree(NamedTuple):
    """What rests on an origin, which comes first; ``when`` orders origins."""

    when: tuple[str, str, str]
    lines: list[_Line]


def stemma_lines(
    scope: Scope, articles: Collection[str], base: str = BASE
) -> tuple[StemmaLine, ...]:
    """The families of the given articles; an article that rests on two stands below both.

    ``base`` leads from the page to the site's root.
    """
    return lines_of_families(scope, families(scope, articles), articles, base)


def lines_of_families(
    scope: Scope, found: Iterable[list[str]], articles: Collection[str], base: str = BASE
) -> tuple[StemmaLine, ...]:
    """The same for those who know the families."""
    trees = [tree for family in found for tree in _trees(scope, family)]
    return tuple(
        _on_page(scope, line, articles, base)
        if line.note or line.article in articles
        else line.line
        for tree in sorted(trees, key=lambda tree: tree.when)
        for line in tree.lines
    )


def families(scope: Scope, articles: Iterable[str]) -> list[list[str]]:
    """The families of some articles, each once."""
    found: list[list[str]] = []
    for article in articles:
        if not any(article in family for family in found):
            found.append(scope.graph.family([article]))
    return found


def work_out_trees(family: str, scope: Scope) -> list[Tree]:
    """The lines of a family, which is named by its first article: many pages show them."""
    return _grown(scope, scope.graph.family([family]))


def _trees(scope: Scope, family: list[str]) -> list[Tree]:
    if len(family) == 1:  # on the pages of one article and its events alone
        (article,) = family
        line = _line(scope, article, None, 0)
        return [Tree(moment(scope.graph.card(article)), [line])]
    trees: list[Tree] = scope.graph.answer("stemma", family[0])
    return trees


def _grown(scope: Scope, family: list[str]) -> list[Tree]:
    roots = [article for article in family if not scope.graph.index.parents.get(article)]
    return [
        Tree(moment(scope.graph.card(root)), list(_branch(scope, root, None, 0))) for root in roots
    ]


def _on_page(scope: Scope, line: _Line, articles: Collection[str], base: str) -> StemmaLine:
    note = scope.markdown(line.note, base)
    return replace(line.line, is_current=line.article in articles, note=note)


def _branch(scope: Scope, article: str, above: Derivation | None, depth: int) -> Iterator[_Line]:
    yield _line(scope, article, above, depth)
    for child in by_date(scope, scope.graph.index.children.get(article, ())):
        for derivation in _article(scope, child).derived_from:
            if scope.graph.index.current(derivation.article) == article:
                yield from _branch(scope, child, derivation, depth + 1)


def _line(scope: Scope, article: str, above: Derivation | None, depth: int) -> _Line:
    record = _article(scope, article)
    line = StemmaLine(
        depth=depth,
        source=scope.ref(article),
        publisher=scope.ref(record.publisher),
        published=scope.date(record.published),
        kind=above.kind.value if above else "",
        descent=descent_text(above, scope.language) if above else "",
        is_held=record.text is not None,
        is_current=False,
        note=Markup(),
    )
    return _Line(article, above.note if above else "", line)


def descent_text(derivation: Derivation, language: Language) -> str:
    """How an article rests on another, in words."""
    return language.enumeration(
        (kind_text(derivation.kind, language), basis_text(derivation.basis, language))
    )


def kind_text(kind: str, language: Language) -> str:
    """A kind of derivation in words; empty for other relations."""
    _ = language.gettext
    match kind:
        case DerivationKind.COPY:
            return _("copy")
        case DerivationKind.REWRITE:
            return _("rewrite")
        case DerivationKind.TRANSLATION:
            return _("translation")
        case DerivationKind.REVISION:
            return _("revision")
    return ""


def basis_text(basis: Basis, language: Language) -> str:
    """What a derivation is known from, in words."""
    _ = language.gettext
    match basis:
        case Basis.CREDITED:
            return _("credited")
        case Basis.STATED:
            return _("stated in the text")
        case Basis.TEXTUAL:
            return _("judged from the text")


def source_lines(scope: Scope, articles: Iterable[str]) -> tuple[SourceLine, ...]:
    """Articles for a list, in order of publication."""
    return tuple(source_line(scope, article) for article in by_date(scope, articles))


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


def by_date(scope: Scope, articles: Iterable[str]) -> list[str]:
    """Articles in order of publication."""
    return sorted(articles, key=lambda article: moment(scope.graph.card(article)))


def _article(scope: Scope, article: str) -> Article:
    return scope.graph.article(article)
