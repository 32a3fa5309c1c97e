"""The twin of a comparison. What may not be shown of a text is not in it."""

import msgspec

from variorum.views.comparison import BETWEEN, Compared, Half, Match, Topic, comparison_path
from variorum.views.comparison.collation import Overlap
from variorum.views.twins.parts import PassageTwin


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


def build(found: Compared) -> ComparisonTwin:
    """Build the twin of a comparison."""
    first, second = (half.article.id for half in found.halves)
    return ComparisonTwin(
        id=f"{first}{BETWEEN}{second}",
        kind="comparison",
        url=f"/{comparison_path(first, second)}",
        first=_side(found.halves[0]),
        second=_side(found.halves[1]),
        origins=found.origins,
        shared=found.overlap.words if found.overlap else None,
        longest=found.overlap.longest if found.overlap else None,
        common=_common(found.overlap, *found.halves) if found.overlap else [],
        rows=[_row(found, row) for row in found.rows],
        points=[_point(topic) for topic in found.topics],
    )


def _side(half: Half) -> SideTwin:
    return SideTwin(half.article.id, half.display, half.article.language, len(half.places))


def _common(overlap: Overlap, first: Half, second: Half) -> list[CommonTwin]:
    own, others = first.places, second.places
    return [
        CommonTwin(
            length,
            (own[at][0], own[at + length - 1][1]),
            (others[other][0], others[other + length - 1][1]),
        )
        for at, other, length in overlap.passages
    ]


def _row(found: Compared, match: Match) -> RowTwin:
    first, second = found.halves
    return RowTwin(
        match.kind,
        match.shared,
        [first.pieces[at].twin for at in match.row.first],
        [second.pieces[at].twin for at in match.row.second],
    )


def _point(topic: Topic) -> PointTwin:
    event, property_id, who, side, label = topic.slot
    both = "at-odds" if topic.is_at_odds else "agreed"
    first = topic.first.claims if topic.first else []
    second = topic.second.claims if topic.second else []
    return PointTwin(
        event=event,
        property=property_id,
        label=label or None,
        who=who or None,
        side=side or None,
        relation=both if first and second else "first-only" if first else "second-only",
        first=first,
        second=second,
    )
