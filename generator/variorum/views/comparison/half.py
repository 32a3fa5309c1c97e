"""One article's half of its comparisons: whatever is the same in all of them, made once."""

from collections.abc import Mapping, Sequence

import msgspec

from variorum.link.alignment import Segment, Slot
from variorum.model.article import Article
from variorum.resolve.collation import Place
from variorum.views.annotated import annotated
from variorum.views.comparison import collation
from variorum.views.comparison.addresses import BETWEEN
from variorum.views.comparison.collation import Piece
from variorum.views.comparison.parts import Excerpt
from variorum.views.comparison.points import Told, told_by
from variorum.views.comparison.rows import lone_excerpt
from variorum.views.comparison.statements import statements
from variorum.views.parts import DateText, Ref
from variorum.views.scope import Scope, direction

#: How a text is cut into passages, as the key of a half has it.
_WHOLE, _QUOTED = "whole", "quoted"


class Half(msgspec.Struct, frozen=True):
    """An article as it enters a comparison. Pieces, segments and excerpts fit one by one."""

    article: Article
    source: Ref
    publisher: Ref
    published: DateText | None
    direction: str
    display: str
    places: Sequence[Place]
    pieces: Sequence[Piece]
    segments: Sequence[Segment]
    excerpts: Sequence[Excerpt]
    told: Mapping[Slot, Told]


def half(scope: Scope, article: str, *, is_whole: bool) -> Half:
    """An article's half: its whole text, or its annotated quotations."""
    way = _WHOLE if is_whole else _QUOTED
    found: Half = scope.graph.answer("half", f"{article}{BETWEEN}{way}")
    return found


def work_out_half(key: str, scope: Scope) -> Half:
    """Make an article ready to be compared."""
    article_id, _, way = key.partition(BETWEEN)
    found = annotated(scope, article_id)
    article, claims = found.article, statements(scope, found)
    pieces = collation.pieces(scope, found, claims, whole=way == _WHOLE)
    return Half(
        article=article,
        source=scope.ref(article.id),
        publisher=scope.ref(article.publisher),
        published=scope.date(article.published),
        direction=direction(article.language),
        display=article.display.value,
        places=collation.places(article),
        pieces=pieces,
        segments=collation.segments(scope, article, pieces),
        excerpts=[lone_excerpt(scope, article, piece) for piece in pieces],
        told=told_by(scope, claims.values()),
    )
