"""The passages of two texts, side by side."""

from collections.abc import Sequence

from variorum.model.article import Article, Display
from variorum.model.claim import Claim
from variorum.views import collation, showing
from variorum.views.collation import Mark, Piece
from variorum.views.comparison.compared import Compared, Match
from variorum.views.comparison.parts import Excerpt, Note, RowLine, Stretch
from variorum.views.comparison.points import is_free, said
from variorum.views.lines import claim_line
from variorum.views.scope import Scope, passage_anchor


def row_line(scope: Scope, found: Compared, match: Match) -> RowLine:
    """A row of passages as the page shows it."""
    row = match.row
    own = [found.pieces[0][at] for at in row.first]
    other = [found.pieces[1][at] for at in row.second]
    first, second = found.articles
    if not row.is_pair:
        return RowLine(
            kind="alone",
            label="",
            first=tuple(_excerpt(scope, first, piece, None, ()) for piece in own),
            second=tuple(_excerpt(scope, second, piece, None, ()) for piece in other),
            is_at_odds=False,
        )
    label = _label(scope, match.kind, match.shared, max(len(own[0].words), len(other[0].words)))
    left = _excerpt(scope, first, own[0], match.marks[0], _claims(other[0]))
    right = _excerpt(scope, second, other[0], match.marks[1], _claims(own[0]))
    odds = any(note.at_odds for excerpt in (left, right) for note in excerpt.notes)
    return RowLine(match.kind, label, (left,), (right,), odds)


def _label(scope: Scope, kind: str, shared: int, longer: int) -> str:
    _, number = scope.language.gettext, scope.language.number
    if kind == "matter":
        return _("in two languages")
    if kind == "same":
        return _("word for word")
    label = _("%(shared)s of %(all)s words the same")
    return label % {"shared": number(shared), "all": number(longer)}


def _excerpt(
    scope: Scope,
    article: Article,
    piece: Piece,
    is_common: Sequence[bool] | None,
    beside: Sequence[Claim],
) -> Excerpt:
    text, found = article.text or "", piece.showing
    cut = () if found.quote is None else collation.stretches(text, piece, is_common)
    return Excerpt(
        stretches=tuple(Stretch(words, lacks, bool(numbers)) for words, lacks, numbers in cut),
        notes=tuple(_note(scope, article, mark, beside) for mark in piece.marks),
        withheld=showing.reason(found.withheld, scope.language),
        veil=showing.veil(found.marks, scope.language) if found.is_veiled else "",
    )


def _note(scope: Scope, article: Article, mark: Mark, beside: Sequence[Claim]) -> Note:
    page = scope.graph.card(article.id).url[1:]
    withheld = article.display is Display.NONE
    quote = mark.annotation.quote
    anchor = passage_anchor(quote, scope.showing(article.id, quote))
    return Note(
        number=mark.number,
        path=page if withheld else f"{page}#{anchor}",
        claims=len(mark.claims),
        at_odds=tuple(
            claim_line(scope, claim) for claim in mark.claims if _is_at_odds(scope, claim, beside)
        ),
    )


def _is_at_odds(scope: Scope, claim: Claim, beside: Sequence[Claim]) -> bool:
    same = [other for other in beside if collation.slot(other) == collation.slot(claim)]
    if not same or is_free(scope, claim):
        return False
    return said(scope, claim) not in {said(scope, other) for other in same}


def _claims(piece: Piece) -> tuple[Claim, ...]:
    return tuple(claim for mark in piece.marks for claim in mark.claims)
