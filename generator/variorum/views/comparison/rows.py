"""The passages of two texts, side by side."""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from msgspec.structs import replace

from variorum.link.alignment import Slot
from variorum.model.article import Article, Display
from variorum.views import showing
from variorum.views.comparison.collation import Mark, Piece
from variorum.views.comparison.marking import stretches
from variorum.views.comparison.parts import Excerpt, Note, RowLine, Stretch
from variorum.views.comparison.statements import Said
from variorum.views.language import Language
from variorum.views.parts import ClaimLine, ToldClaim
from variorum.views.scope import Scope
from variorum.views.several import lettered, once, told_claim

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
    own, other = row.first[0], row.second[0]
    longer = max(len(first.pieces[own].words), len(second.pieces[other].words))
    left = _excerpt(first, own, match.marks[0], second.pieces[other])
    right = _excerpt(second, other, match.marks[1], first.pieces[own])
    return RowLine(
        kind=match.kind,
        label=_label(scope.language, match.kind, match.shared, longer),
        first=(left,),
        second=(right,),
        is_at_odds=any(note.at_odds for excerpt in (left, right) for note in excerpt.notes),
    )


def lone_excerpt(scope: Scope, article: Article, piece: Piece) -> Excerpt:
    """A passage as it stands where it has no counterpart."""
    found, page = piece.showing, scope.graph.card(article.id).url[1:]
    return Excerpt(
        stretches=_stretches(article, piece, None),
        notes=tuple([_note(page, article, mark) for mark in piece.marks]),
        withheld=showing.reason(found.withheld, scope.language),
        veil=showing.veil(found.marks, scope.language) if found.is_veiled else "",
    )


@lru_cache(maxsize=1024)
def _label(language: Language, kind: str, shared: int, longer: int) -> str:
    """A pair in words; kept for a while, since numbers of words are much alike."""
    _, number = language.gettext, language.number
    if kind == "matter":
        return _("in two languages")
    if kind == "same":
        return _("word for word")
    label = _("%(shared)s of %(all)s words the same")
    return label % {"shared": number(shared), "all": number(longer)}


def _excerpt(half: "Half", at: int, is_common: Sequence[bool] | None, beside: Piece) -> Excerpt:
    """A passage beside its counterpart."""
    alone, piece = half.excerpts[at], half.pieces[at]
    words, notes = alone.stretches, alone.notes
    if is_common is not None and not all(is_common):
        words = _stretches(half.article, piece, is_common)
    told = _told(beside) if piece.statements else {}
    if any(one.slot in told for one in piece.statements):
        odds = [_at_odds(mark, told) for mark in piece.marks]
        notes = tuple([replace(n, at_odds=o) for n, o in zip(notes, odds, strict=True)])
    return Excerpt(words, notes, alone.withheld, alone.veil)


def _stretches(
    article: Article, piece: Piece, is_common: Sequence[bool] | None
) -> tuple[Stretch, ...]:
    if piece.showing.quote is None:
        return ()
    return stretches(article.text or "", piece, is_common)


def _note(page: str, article: Article, mark: Mark) -> Note:
    """An annotation where no passage beside it says anything else."""
    is_withheld = article.display is Display.NONE
    path = page if is_withheld else f"{page}#{mark.anchor}"
    return Note(mark.number, path, len(mark.statements), ())


def _told(piece: Piece) -> dict[Slot, set[Said]]:
    """What the claims in a passage say, by what they are about."""
    told: dict[Slot, set[Said]] = {}
    for one in piece.statements:
        told.setdefault(one.slot, set()).add(one.said)
    return told


def _at_odds(mark: Mark, beside: Mapping[Slot, set[Said]]) -> tuple[ToldClaim, ...]:
    """The claims of a mark of which the passage beside it states something else, each told once."""
    own = [
        one
        for one in mark.statements
        if one.slot in beside and not one.is_free and one.said not in beside[one.slot]
    ]
    return tuple([_told_claim([one.line for one in same]) for same in once(own)])


def _told_claim(lines: Sequence[ClaimLine]) -> ToldClaim:
    events = lettered([line.event for line in lines])
    return told_claim(events, lines) if len(lines) > 1 else ToldClaim(lines[0], ())
