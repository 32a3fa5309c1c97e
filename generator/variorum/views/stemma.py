"""The stemma as nested lines: origins first, below each what rests on it."""

from collections.abc import Collection, Iterable, Iterator
from typing import NamedTuple

from markupsafe import Markup
from msgspec.structs import replace

from variorum.link.selection import moment
from variorum.model.article import Article, Basis, Derivation, DerivationKind
from variorum.model.dates import parse
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


def lines_of_families(
    scope: Scope, found: Iterable[list[str]], articles: Collection[str], base: str = BASE
) -> tuple[StemmaLine, ...]:
    """The families of the given articles; an article that rests on two stands below both.

    ``base`` leads from the page to the site's root.
    """
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
    return tuple(sorted([source_line(scope, article) for article in articles], key=_published))


def _published(line: SourceLine) -> tuple[str, str, str]:
    """Where an article stands in time, as ``moment`` has it."""
    first, last = parse(line.published.edtf).sort_key if line.published else ("9999", "")
    return (first, last, line.ref.id)


def source_line(scope: Scope, article: str) -> SourceLine:
    """One article for a list."""
    line: SourceLine = scope.graph.answer("source-line", scope.graph.index.current(article))
    return line


def work_out_source_line(article: str, scope: Scope) -> SourceLine:
    """Make an article ready for all lists, while its record is at hand."""
    record = _article(scope, article)
    return SourceLine(
        ref=scope.ref(article),
        publisher=scope.ref(record.publisher),
        published=scope.date(record.published),
        url=record.url,
        is_held=record.text is not None,
        quotations=len(record.annotations),
        descent=tuple(_descends(scope, derivation) for derivation in record.derived_from),
    )


def _descends(scope: Scope, derivation: Derivation) -> str:
    """What an article rests on, and how: ``copy of “Night strike”, stated in the text``."""
    language = scope.language
    return language.gettext("%(kind)s of “%(title)s”, %(basis)s") % {
        "kind": kind_text(derivation.kind, language),
        "title": scope.ref(derivation.article).title,
        "basis": basis_text(derivation.basis, language),
    }


def by_date(scope: Scope, articles: Iterable[str]) -> list[str]:
    """Articles in order of publication."""
    return sorted(articles, key=lambda article: moment(scope.graph.card(article)))


def _article(scope: Scope, article: str) -> Article:
    return scope.graph.article(article)
