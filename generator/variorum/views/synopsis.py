"""The synopsis of an event: what each of its articles says of each thing, in a row."""

from collections.abc import Iterable

import msgspec

from variorum.link.selection import moment
from variorum.views.parts import Cell, ClaimLine, CommentLine, DateText, FindingLine, Ref
from variorum.views.scope import Scope


class SynopsisHead(msgspec.Struct, frozen=True, gc=False):
    """One article, at the head of its column."""

    source: Ref
    """The article."""
    name: str
    """Its publisher's name."""
    published: DateText | None
    """When."""


class SynopsisRow(msgspec.Struct, frozen=True, gc=False):
    """One thing, and what each article says of it."""

    anchor: str
    """Anchor of the finding on the event's page."""
    topic: str
    """Property, category and side in words."""
    cells: tuple[tuple[ClaimLine, ...], ...]
    """For each article, in the order of the heads, its claims in order of time."""


class Synopsis(msgspec.Struct, frozen=True, gc=False):
    """What each article says, property by property."""

    heads: tuple[SynopsisHead, ...]
    """The articles that say something, in order of publication."""
    rows: tuple[SynopsisRow, ...]
    """The findings in their order on the page, and the comments."""


def synopsis(
    scope: Scope, findings: Iterable[FindingLine], comments: tuple[CommentLine, ...]
) -> Synopsis | None:
    """Sort the claims of an event by article; None where fewer than two articles speak."""
    bands = [(finding.anchor, finding.topic, _claims(finding.cells)) for finding in findings]
    if comments:
        bands.append(("comments", comments[0].claims[0].topic, _claims(comments)))
    found = {claim.source.id for _, _, claims in bands for claim in claims}
    if len(found) < 2:
        return None
    articles = sorted(found, key=lambda article: moment(scope.graph.card(article)))
    return Synopsis(
        heads=tuple(_head(scope, article) for article in articles),
        rows=tuple(
            SynopsisRow(
                anchor,
                topic,
                tuple(tuple(c for c in claims if c.source.id == a) for a in articles),
            )
            for anchor, topic, claims in bands
        ),
    )


def _claims(cells: Iterable[Cell | CommentLine]) -> list[ClaimLine]:
    return [claim for cell in cells for claim in cell.claims]


def _head(scope: Scope, article: str) -> SynopsisHead:
    card = scope.graph.card(article)
    name = scope.ref(card.publisher or article).title
    return SynopsisHead(scope.ref(article), name, scope.date(card.date))
