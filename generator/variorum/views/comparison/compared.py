"""Two articles set side by side, before a page or a twin is made of them."""

from collections.abc import Sequence

import msgspec

from variorum.link.alignment import Row, agreement, align
from variorum.model.article import Article
from variorum.resolve.collation import words
from variorum.views import collation
from variorum.views.collation import Overlap, Piece
from variorum.views.comparison.addresses import BETWEEN
from variorum.views.scope import Scope
from variorum.views.texts import may_show_text


class Match(msgspec.Struct, frozen=True):
    """A row of passages, and how the words of a pair agree.

    ``kind`` is that of ``RowLine.kind``, ``shared`` the number of words in common, ``marks`` says
    of each word of either passage whether the other has it; None where words are not compared.
    """

    row: Row
    kind: str = "alone"
    shared: int = 0
    marks: tuple[Sequence[bool] | None, Sequence[bool] | None] = (None, None)


class Compared(msgspec.Struct, frozen=True):
    """What page and twin are made of."""

    articles: tuple[Article, Article]
    pieces: tuple[list[Piece], list[Piece]]
    overlap: Overlap | None
    rows: list[Match]
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
    is_whole = may_show_text(scope, first) and may_show_text(scope, second)
    is_one_language = _language(first) == _language(second)
    own = collation.pieces(scope, first, whole=is_whole)
    other = collation.pieces(scope, second, whole=is_whole)
    rows = align(
        [collation.segment(scope, first, piece, with_words=is_one_language) for piece in own],
        [collation.segment(scope, second, piece, with_words=is_one_language) for piece in other],
    )
    overlap = collation.overlap(first, second) if is_one_language else None
    matches = [_match(row, own, other, is_one_language=is_one_language) for row in rows]
    return Compared((first, second), (own, other), overlap, matches, is_whole)


def _match(row: Row, first: list[Piece], second: list[Piece], *, is_one_language: bool) -> Match:
    if not row.is_pair:
        return Match(row)
    if not is_one_language:
        return Match(row, "matter")
    own, other = first[row.first[0]].words, second[row.second[0]].words
    marks = agreement(own, other)
    shared = sum(marks[0])
    if shared == len(own) == len(other):
        return Match(row, "same", shared, marks)
    is_near = 4 * shared >= len(own) + len(other)
    return Match(row, "near" if is_near else "other", shared, marks)


def _language(article: Article) -> str:
    return (article.language or "").partition("-")[0]
