"""The page itself."""

import msgspec

from variorum.model.article import Article
from variorum.views.comparison import collation
from variorum.views.comparison.addresses import comparison_path, side_names
from variorum.views.comparison.compared import Compared
from variorum.views.comparison.parts import Point, Ribbon, RowLine, Side
from variorum.views.comparison.points import points
from variorum.views.comparison.rows import row_line
from variorum.views.parts import Ref, StemmaFigure, StemmaLine
from variorum.views.scope import Scope
from variorum.views.stemma import descent_text, families, lines_of_families
from variorum.views.stemma_figure import figure_of_families

#: From a comparison to the site's root.
BASE = "../../../../"
#: So many thousandths of a text a passage is wide in the picture at least, to be seen.
_LEAST_WIDTH = 3


class ComparisonPage(msgspec.Struct, frozen=True, gc=False):
    """Everything that a comparison shows."""

    path: str
    """Its address from the site's root, without the first slash."""
    title: str
    """Both names."""
    description: str
    """One plain sentence for search engines."""
    first: Side
    """The older article."""
    second: Side
    """The younger one."""
    sides: tuple[Side, Side]
    """Both of them, the older first."""
    is_whole: bool
    """Whether the whole texts are compared; otherwise only their annotated quotations."""
    is_one_language: bool
    """Whether the texts are in one language, so that their words can be compared."""
    descent: str
    """How one rests on the other, in words; empty where neither does directly."""
    upper: Ref | None
    """The article that the other rests on directly, if one does."""
    lower: Ref | None
    """The article that rests on it."""
    origins: tuple[Ref, ...]
    """The origins that they share."""
    least: int
    """From how many words in a row on a passage counts as common."""
    shared: int
    """How many words stand in common passages."""
    longest: int
    """How many words the longest has."""
    ribbons: tuple[Ribbon, ...]
    """The common passages, for the picture."""
    pairs: int
    """How many passages have a partner."""
    at_odds: tuple[Point, ...]
    """Where both speak of the same and differ."""
    only_first: tuple[Point, ...]
    """Of what only the first speaks."""
    only_second: tuple[Point, ...]
    """Of what only the second speaks."""
    agreed: tuple[Point, ...]
    """Where both say the same."""
    rows: tuple[RowLine, ...]
    """The passages, in the order of the first text."""
    stemma: tuple[StemmaLine, ...]
    """How they descend."""
    figure: StemmaFigure | None
    """The same, drawn."""
    twin: str
    """The machine-readable twin, from the page's folder."""


def build(found: Compared, scope: Scope) -> ComparisonPage:
    """Build a comparison's page."""
    first, second = (half.article for half in found.halves)
    names = side_names(scope, first.id, second.id)
    sides = _side(scope, found, 0, names[0]), _side(scope, found, 1, names[1])
    every = points(found.topics)
    title = scope.language.gettext("%(first)s and %(second)s, side by side")
    upper, lower, descent = _descent(scope, first, second)
    rows = tuple(row_line(scope, found, match) for match in found.rows)
    shown = (first.id, second.id)
    kin = families(scope, shown)
    shared = found.overlap.words if found.overlap else 0
    return ComparisonPage(
        path=comparison_path(first.id, second.id),
        title=title % {"first": names[0], "second": names[1]},
        description=scope.language.gettext(
            "What the texts of %(first)s and %(second)s share, and where they part."
        )
        % {"first": names[0], "second": names[1]},
        first=sides[0],
        second=sides[1],
        sides=sides,
        is_whole=found.is_whole,
        is_one_language=found.overlap is not None,
        descent=descent,
        upper=upper,
        lower=lower,
        origins=tuple(scope.ref(origin) for origin in found.origins),
        least=collation.LEAST,
        shared=shared,
        longest=found.overlap.longest if found.overlap else 0,
        ribbons=_ribbons(found),
        pairs=sum(match.row.is_pair for match in found.rows),
        at_odds=tuple(p for p in every if p.is_at_odds),
        only_first=tuple(p for p in every if not p.second),
        only_second=tuple(p for p in every if not p.first),
        agreed=tuple(p for p in every if p.first and p.second and not p.is_at_odds),
        rows=rows,
        stemma=lines_of_families(scope, kin, shown, BASE),
        figure=figure_of_families(scope, kin, shown),
        twin="index.json",
    )


def _side(scope: Scope, found: Compared, at: int, name: str) -> Side:
    half = found.halves[at]
    total = len(half.places)
    shared = found.overlap.words if found.overlap else 0
    return Side(
        source=half.source,
        publisher=half.publisher,
        published=half.published,
        name=name,
        language=half.article.language,
        direction=half.direction,
        display=half.display,
        words=total,
        share=scope.language.percent(shared / total if total else 0),
        passages=len(half.pieces),
    )


def _descent(scope: Scope, first: Article, second: Article) -> tuple[Ref | None, Ref | None, str]:
    """Which of two articles rests on the other directly, and how."""
    for upper, lower in ((first, second), (second, first)):
        for derivation in lower.derived_from:
            if scope.graph.index.current(derivation.article) == upper.id:
                how = descent_text(derivation, scope.language)
                return scope.ref(upper.id), scope.ref(lower.id), how
    return None, None, ""


def _ribbons(found: Compared) -> tuple[Ribbon, ...]:
    """The common passages in the picture, in thousandths of either text."""
    if found.overlap is None:
        return ()
    first, second = (max(len(half.places), 1) for half in found.halves)
    return tuple(
        [
            Ribbon(
                left := round(1000 * at / first),
                max(round(1000 * (at + length) / first), left + _LEAST_WIDTH),
                right := round(1000 * other / second),
                max(round(1000 * (other + length) / second), right + _LEAST_WIDTH),
            )
            for at, other, length in found.overlap.passages
        ]
    )
