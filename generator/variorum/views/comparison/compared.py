"""Two articles set side by side, before a page or a twin is made of them."""

import msgspec

from variorum.link.alignment import Row, agreement, align
from variorum.model.article import Article, Display
from variorum.resolve.collation import words
from variorum.views import collation
from variorum.views.collation import Overlap, Piece
from variorum.views.comparison.addresses import BETWEEN
from variorum.views.scope import Scope


class Compared(msgspec.Struct, frozen=True):
    """What page and twin are made of."""

    articles: tuple[Article, Article]
    pieces: tuple[list[Piece], list[Piece]]
    overlap: Overlap | None
    rows: list[Row]
    is_whole: bool

    @property
    def texts(self) -> tuple[str, str]:
        """Both texts."""
        return self.articles[0].text or "", self.articles[1].text or ""

    @property
    def totals(self) -> tuple[int, int]:
        """How many words either text has."""
        if self.overlap is not None:
            return len(self.overlap.places[0]), len(self.overlap.places[1])
        return len(words(self.texts[0])), len(words(self.texts[1]))


def compare(pair: str, scope: Scope) -> Compared:
    """Set two articles side by side; ``pair`` has both ids, the older article's first."""
    ids = pair.split(BETWEEN)
    first, second = scope.graph.article(ids[0]), scope.graph.article(ids[1])
    is_whole = first.display is Display.FULL and second.display is Display.FULL
    is_one_language = _language(first) == _language(second)
    own = collation.pieces(scope, first, whole=is_whole)
    other = collation.pieces(scope, second, whole=is_whole)
    rows = align(
        [collation.segment(scope, first, piece, with_words=is_one_language) for piece in own],
        [collation.segment(scope, second, piece, with_words=is_one_language) for piece in other],
    )
    overlap = collation.overlap(first, second) if is_one_language else None
    return Compared((first, second), (own, other), overlap, rows, is_whole)


def row_kind(found: Compared, row: Row) -> tuple[str, int]:
    """How the words of a row agree, and how many of them: see ``RowLine.kind``."""
    if not row.is_pair:
        return "alone", 0
    if found.overlap is None:
        return "matter", 0
    own, other = found.pieces[0][row.first[0]], found.pieces[1][row.second[0]]
    shared = sum(agreement(own.words, other.words)[0])
    if shared == len(own.words) == len(other.words):
        return "same", shared
    return "near" if 4 * shared >= len(own.words) + len(other.words) else "other", shared


def _language(article: Article) -> str:
    return (article.language or "").partition("-")[0]
