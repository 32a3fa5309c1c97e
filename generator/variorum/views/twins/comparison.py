"""The twin of a comparison. What may not be shown of a text is not in it."""

from collections.abc import Iterator

import msgspec

from variorum.link.alignment import Slot
from variorum.model.claim import Claim
from variorum.views.collation import Piece
from variorum.views.comparison import (
    BETWEEN,
    Compared,
    Match,
    are_at_odds,
    by_slot,
    comparison_path,
)
from variorum.views.scope import Scope


class SideTwin(msgspec.Struct, frozen=True, gc=False):
    """One of the two articles."""

    id: str
    """Id of the article."""
    display: str
    """``full``, ``excerpts`` or ``none``."""
    language: str | None
    """BCP 47 tag."""
    words: int
    """How many words the text has."""


class CommonTwin(msgspec.Struct, frozen=True, gc=False):
    """A passage that both texts have, in code points of the normalised texts, ends exclusive."""

    words: int
    """How many words it has."""
    first: tuple[int, int]
    """Where it begins and ends in the first text."""
    second: tuple[int, int]
    """Where it begins and ends in the second text."""


class PassageTwin(msgspec.Struct, frozen=True, gc=False):
    """A passage of one text. ``exact`` is null where its words may not be shown."""

    start: int
    """Where it begins, in code points."""
    end: int
    """Where it ends, exclusive."""
    exact: str | None
    """Its words."""
    sensitive: tuple[str, ...]
    """Marks of the words."""
    claims: list[str]
    """Ids of the claims that rest on it."""


class RowTwin(msgspec.Struct, frozen=True, gc=False):
    """Passages side by side."""

    kind: str
    """``same``, ``near``, ``other`` (by how far the words agree), ``matter`` (two languages) or
    ``alone``."""
    shared: int
    """How many words both passages have in the same order."""
    first: list[PassageTwin]
    """From the first text."""
    second: list[PassageTwin]
    """From the second text."""


class PointTwin(msgspec.Struct, frozen=True, gc=False):
    """One thing about one event, and the claims of either article about it."""

    event: str
    """Id of the event."""
    property: str
    """What it is about."""
    label: str | None
    """What an ``other`` claim is about."""
    who: str | None
    """The category."""
    side: str | None
    """Id of the actor to which the dead or injured belonged."""
    relation: str
    """``at-odds``, ``agreed``, ``first-only`` or ``second-only``."""
    first: list[str]
    """Ids of the first article's claims."""
    second: list[str]
    """Ids of the second article's claims."""


class ComparisonTwin(msgspec.Struct, frozen=True, gc=False):
    """Two related articles, compared, for machines."""

    id: str
    """Both ids, with a colon between them."""
    kind: str
    """Always ``comparison``."""
    url: str
    """Address of the page."""
    first: SideTwin
    """The older article."""
    second: SideTwin
    """The younger one."""
    origins: list[str]
    """Ids of the origins that they share."""
    shared: int | None
    """How many words stand in common passages of four words or more; null for two languages."""
    longest: int | None
    """How many words the longest has; null for two languages."""
    common: list[CommonTwin]
    """Those passages."""
    rows: list[RowTwin]
    """The passages side by side, in the order of the first text."""
    points: list[PointTwin]
    """What each says of each thing."""


def build(found: Compared, scope: Scope) -> ComparisonTwin:
    """Build the twin of a comparison."""
    first, second = (article.id for article in found.articles)
    origins = set(scope.graph.origins(first)) & set(scope.graph.origins(second))
    return ComparisonTwin(
        id=f"{first}{BETWEEN}{second}",
        kind="comparison",
        url=f"/{comparison_path(first, second)}",
        first=_side(found, 0),
        second=_side(found, 1),
        origins=sorted(origins),
        shared=found.overlap.words if found.overlap else None,
        longest=found.overlap.longest if found.overlap else None,
        common=list(_common(found)),
        rows=[_row(found, row) for row in found.rows],
        points=[
            _point(slot, *claims, at_odds=are_at_odds(scope, *claims))
            for slot, claims in by_slot(scope, first, second).items()
        ],
    )


def _side(found: Compared, at: int) -> SideTwin:
    article = found.articles[at]
    total = found.totals[at]
    return SideTwin(article.id, article.display.value, article.language, total)


def _common(found: Compared) -> Iterator[CommonTwin]:
    if found.overlap is None:
        return
    places = found.overlap.places
    for passage in found.overlap.passages:
        spans = [
            (where[start][0], where[start + passage.length - 1][1])
            for where, start in zip(places, (passage.first, passage.second), strict=True)
        ]
        yield CommonTwin(passage.length, spans[0], spans[1])


def _row(found: Compared, match: Match) -> RowTwin:
    row = match.row
    sides = [
        [_passage(found.pieces[at][piece]) for piece in pieces]
        for at, pieces in enumerate((row.first, row.second))
    ]
    return RowTwin(match.kind, match.shared, sides[0], sides[1])


def _passage(piece: Piece) -> PassageTwin:
    return PassageTwin(
        start=piece.start,
        end=piece.end,
        exact=piece.showing.quote.exact if piece.showing.quote else None,
        sensitive=piece.showing.marks,
        claims=[claim.id for mark in piece.marks for claim in mark.claims],
    )


def _point(slot: Slot, first: list[Claim], second: list[Claim], *, at_odds: bool) -> PointTwin:
    event, property_id, who, side, label = slot
    both = "at-odds" if at_odds else "agreed"
    return PointTwin(
        event=event,
        property=property_id,
        label=label or None,
        who=who or None,
        side=side or None,
        relation=both if first and second else "first-only" if first else "second-only",
        first=[claim.id for claim in first],
        second=[claim.id for claim in second],
    )
