"""The passages of two texts, side by side."""

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

import msgspec

from variorum.link.alignment import Slot
from variorum.model.article import Article, Display
from variorum.model.claim import Claim
from variorum.views import collation, showing
from variorum.views.collation import Mark, Piece, slot_of
from variorum.views.comparison.parts import Excerpt, Note, RowLine, Stretch
from variorum.views.comparison.points import Said, is_free, said
from variorum.views.lines import claim_line
from variorum.views.parts import ClaimLine
from variorum.views.scope import Scope, passage_anchor

if TYPE_CHECKING:
    from variorum.views.comparison.compared import Compared, Match
    from variorum.views.comparison.half import Half


def row_line(scope: Scope, found: "Compared", match: "Match") -> RowLine:
    """A row of passages as the page shows it."""
    row, (first, second) = match.row, found.halves
    if not row.is_pair:
        return RowLine(
            kind="alone",
            label="",
            first=tuple([first.excerpts[at] for at in row.first]),
            second=tuple([second.excerpts[at] for at in row.second]),
            is_at_odds=False,
        )
    own, other = first.pieces[row.first[0]], second.pieces[row.second[0]]
    label = _label(scope, match.kind, match.shared, max(len(own.words), len(other.words)))
    left = _excerpt(scope, first, row.first[0], match.marks[0], other)
    right = _excerpt(scope, second, row.second[0], match.marks[1], own)
    odds = any(note.at_odds for excerpt in (left, right) for note in excerpt.notes)
    return RowLine(match.kind, label, (left,), (right,), odds)


def lone_excerpt(scope: Scope, article: Article, piece: Piece) -> Excerpt:
    """A passage as it stands where it has no counterpart."""
    found = piece.showing
    return Excerpt(
        stretches=_stretches(article, piece, None),
        notes=tuple([_note(scope, article, mark) for mark in piece.marks]),
        withheld=showing.reason(found.withheld, scope.language),
        veil=showing.veil(found.marks, scope.language) if found.is_veiled else "",
    )


def _label(scope: Scope, kind: str, shared: int, longer: int) -> str:
    _, number = scope.language.gettext, scope.language.number
    if kind == "matter":
        return _("in two languages")
    if kind == "same":
        return _("word for word")
    label = _("%(shared)s of %(all)s words the same")
    return label % {"shared": number(shared), "all": number(longer)}


def _excerpt(
    scope: Scope, half: "Half", at: int, is_common: Sequence[bool] | None, beside: Piece
) -> Excerpt:
    """A passage beside its counterpart."""
    alone, piece = half.excerpts[at], half.pieces[at]
    told = _told(scope, _claims(beside))
    notes = [
        msgspec.structs.replace(note, at_odds=_at_odds(scope, mark, told))
        for note, mark in zip(alone.notes, piece.marks, strict=True)
    ]
    return Excerpt(
        stretches=_stretches(half.article, piece, is_common),
        notes=tuple(notes),
        withheld=alone.withheld,
        veil=alone.veil,
    )


def _stretches(
    article: Article, piece: Piece, is_common: Sequence[bool] | None
) -> tuple[Stretch, ...]:
    if piece.showing.quote is None:
        return ()
    cut = collation.stretches(article.text or "", piece, is_common)
    return tuple([Stretch(*stretch) for stretch in cut])


def _note(scope: Scope, article: Article, mark: Mark) -> Note:
    page = scope.graph.card(article.id).url[1:]
    withheld = article.display is Display.NONE
    quote = mark.annotation.quote
    anchor = passage_anchor(quote, scope.showing(article.id, quote))
    return Note(
        number=mark.number,
        path=page if withheld else f"{page}#{anchor}",
        claims=len(mark.claims),
        at_odds=(),
    )


def _told(scope: Scope, claims: Iterable[Claim]) -> dict[Slot, set[Said]]:
    """What claims say, by what they are about."""
    told: dict[Slot, set[Said]] = {}
    for claim in claims:
        told.setdefault(slot_of(claim), set()).add(said(scope, claim))
    return told


def _at_odds(scope: Scope, mark: Mark, beside: Mapping[Slot, set[Said]]) -> tuple[ClaimLine, ...]:
    """The claims of a mark of which the passage beside it states something else."""
    return tuple(
        claim_line(scope, claim)
        for claim in mark.claims
        if (told := beside.get(slot_of(claim)))
        and not is_free(scope, claim)
        and said(scope, claim) not in told
    )


def _claims(piece: Piece) -> list[Claim]:
    return [claim for mark in piece.marks for claim in mark.claims]
