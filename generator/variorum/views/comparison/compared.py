"""Two articles set side by side, before a page or a twin is made of them."""

from collections.abc import Sequence

import msgspec
from msgspec.structs import replace

from variorum.link.alignment import Row, agreement, align
from variorum.model.article import Article
from variorum.views.comparison.addresses import BETWEEN
from variorum.views.comparison.collation import Overlap, Piece, overlap
from variorum.views.comparison.half import Half, half
from variorum.views.comparison.points import Topic, topics
from variorum.views.scope import Scope
from variorum.views.texts import may_show_text


class Match(msgspec.Struct, frozen=True):
    """A row of passages, and how the words of a pair agree.

    ``kind`` is that of ``RowLine.kind``, ``shared`` the number of words in common, ``marks`` says
    of each word of either passage whether the other has it; None where all words are the same, and
    where words are not compared.
    """

    row: Row
    kind: str = "alone"
    shared: int = 0
    marks: tuple[Sequence[bool] | None, Sequence[bool] | None] = (None, None)


class Compared(msgspec.Struct, frozen=True):
    """What page and twin are made of."""

    halves: tuple[Half, Half]
    origins: list[str]
    overlap: Overlap | None
    rows: list[Match]
    topics: list[Topic]
    is_whole: bool


def compare(pair: str, scope: Scope) -> Compared:
    """Set two articles side by side; ``pair`` has both ids, the older article's first."""
    ids = pair.split(BETWEEN)
    articles = [scope.graph.article(article) for article in ids]
    is_whole = all(may_show_text(scope, article) for article in articles)
    is_one_language = _language(articles[0]) == _language(articles[1])
    first, second = (half(scope, article.id, is_whole=is_whole) for article in articles)
    origins = (scope.graph.origins(article.id) for article in articles)
    return Compared(
        halves=(first, second),
        origins=sorted(set.intersection(*map(set, origins))),
        overlap=overlap(first.article, second.article) if is_one_language else None,
        rows=_rows(first, second, is_one_language=is_one_language),
        topics=topics(first.told, second.told),
        is_whole=is_whole,
    )


def _rows(first: Half, second: Half, *, is_one_language: bool) -> list[Match]:
    """All passages side by side. Words of different languages are not compared."""
    own, other = first.segments, second.segments
    if not is_one_language:
        own, other = ([replace(s, words=()) for s in segments] for segments in (own, other))
    return [
        _match(row, first.pieces, second.pieces, is_one_language=is_one_language)
        for row in align(own, other)
    ]


def _match(
    row: Row, first: Sequence[Piece], second: Sequence[Piece], *, is_one_language: bool
) -> Match:
    if not row.is_pair:
        return Match(row)
    if not is_one_language:
        return Match(row, "matter")
    own, other = first[row.first[0]].words, second[row.second[0]].words
    if own == other:
        return Match(row, "same", len(own))
    marks = agreement(own, other)
    shared = sum(marks[0])
    is_near = 4 * shared >= len(own) + len(other)
    return Match(row, "near" if is_near else "other", shared, marks)


def _language(article: Article) -> str:
    return (article.language or "").partition("-")[0]
