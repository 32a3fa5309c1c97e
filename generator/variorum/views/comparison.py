"""The page of two related articles side by side: what their texts share, and where they part."""

from collections.abc import Iterable, Sequence

import msgspec

from variorum.link.alignment import Row, Slot, agreement, align
from variorum.link.kin import in_order
from variorum.model.article import Article, Display
from variorum.model.claim import Claim
from variorum.model.vocabulary import PropertyType
from variorum.resolve.collation import words
from variorum.views import collation
from variorum.views.collation import Mark, Overlap, Piece
from variorum.views.findings import wide_first
from variorum.views.lines import claim_line
from variorum.views.parts import ClaimLine, DateText, Ref, StemmaFigure, StemmaLine
from variorum.views.scope import Scope, direction, passage_anchor
from variorum.views.stemma import descent_text, stemma_lines
from variorum.views.stemma_figure import stemma_figure
from variorum.views.tombstone import RedirectPage

#: From a comparison to the site's root.
BASE = "../../../../"
#: Stands between two ids in the key of a comparison; no id has it.
BETWEEN = ":"
#: So many thousandths of a text a passage is wide in the picture at least, to be seen.
_LEAST_WIDTH = 3


class Side(msgspec.Struct, frozen=True, gc=False):
    """One of the two articles."""

    source: Ref
    """The article."""
    publisher: Ref
    """Who published it."""
    published: DateText | None
    """When."""
    name: str
    """What it is called on this page: its publisher, with more where both have the same."""
    language: str | None
    """Language of the text."""
    direction: str
    """Its writing direction."""
    display: str
    """full, excerpts or none: what may be shown of the text."""
    words: int
    """How many words the text has."""
    share: str
    """How many of them stand in passages that both have, in per cent."""
    passages: int
    """How many of its passages are set side by side here."""


class Ribbon(msgspec.Struct, frozen=True, gc=False):
    """A passage that both texts have, in the picture: where it stands, in thousandths of a text."""

    first: int
    """Where it begins in the first text."""
    first_end: int
    """Where it ends there."""
    second: int
    """Where it begins in the second text."""
    second_end: int
    """Where it ends there."""


class Saying(msgspec.Struct, frozen=True, gc=False):
    """One thing that an article has said about a point."""

    value: str
    """The value in words, or empty."""
    role: str
    """The part that an actor is said to have played, or empty."""
    stance: str
    """asserts, denies, confirms or declines."""
    stance_text: str
    """The stance as a verb."""
    claimants: tuple[Ref, ...]
    """Who says so in this article; its publisher is left out."""
    path: str
    """Address of the first claim that says so."""
    is_shared: bool
    """Whether the other article has somebody say the same."""


class Point(msgspec.Struct, frozen=True, gc=False):
    """One thing about one event, and what each article has said of it."""

    event: Ref
    """The event."""
    topic: str
    """Property, category and side in words."""
    first: tuple[Saying, ...]
    """What the first article says; empty if nothing."""
    second: tuple[Saying, ...]
    """What the second says."""
    is_at_odds: bool
    """Whether both speak of it and differ."""


class Stretch(msgspec.Struct, frozen=True, gc=False):
    """Some words of a passage that are marked alike."""

    text: str
    """The words."""
    is_different: bool
    """Whether the passage beside it lacks them."""
    is_claimed: bool
    """Whether they stand in a quotation that carries claims."""


class Note(msgspec.Struct, frozen=True, gc=False):
    """An annotation in a passage."""

    number: int
    """Its number on its source's page."""
    path: str
    """Address of the passage there."""
    claims: int
    """How many claims it carries."""
    at_odds: tuple[ClaimLine, ...]
    """Those of its claims of which the passage beside it states something else."""


class Excerpt(msgspec.Struct, frozen=True, gc=False):
    """A passage of one text."""

    stretches: tuple[Stretch, ...]
    """Its words; empty where they may not be shown."""
    notes: tuple[Note, ...]
    """Its annotations."""
    is_withheld: bool
    """Whether the source's ``display: none`` forbids to show the words."""


class RowLine(msgspec.Struct, frozen=True, gc=False):
    """Passages side by side: a pair, or passages of either text that have no partner."""

    kind: str
    """``same``, ``near``, ``other`` (a pair by how far its words agree), ``matter`` (a pair in two
    languages) or ``alone``."""
    label: str
    """The same in words, with the words in common; empty for ``alone``."""
    first: tuple[Excerpt, ...]
    """From the first text."""
    second: tuple[Excerpt, ...]
    """From the second text."""
    is_at_odds: bool
    """Whether the two state different things of the same."""


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


class Compared(msgspec.Struct, frozen=True):
    """What page and twin are made of."""

    articles: tuple[Article, Article]
    pieces: tuple[list[Piece], list[Piece]]
    overlap: Overlap | None
    rows: list[Row]
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
    is_whole = first.display is Display.FULL and second.display is Display.FULL
    is_one_language = _language(first) == _language(second)
    own = collation.pieces(scope, first, whole=is_whole)
    other = collation.pieces(scope, second, whole=is_whole)
    rows = align(
        [collation.segment(scope, first, piece, with_words=is_one_language) for piece in own],
        [collation.segment(scope, second, piece, with_words=is_one_language) for piece in other],
    )
    overlap = collation.overlap(first, second) if is_one_language else None
    return Compared((first, second), (own, other), overlap, rows, is_whole)


def build(pair: str, scope: Scope) -> ComparisonPage:
    """Build a comparison's page."""
    found = compare(pair, scope)
    first, second = found.articles
    names = side_names(scope, first.id, second.id)
    points = points_of(scope, first.id, second.id)
    title = scope.language.gettext("%(first)s and %(second)s, side by side")
    upper, lower, descent = _descent(scope, first, second)
    origins = set(scope.graph.origins(first.id)) & set(scope.graph.origins(second.id))
    rows = tuple(_row(scope, found, row) for row in found.rows)
    shown = {first.id, second.id}
    shared = found.overlap.words if found.overlap else 0
    return ComparisonPage(
        path=comparison_path(first.id, second.id),
        title=title % {"first": names[0], "second": names[1]},
        description=scope.language.gettext(
            "What the texts of %(first)s and %(second)s share, and where they part."
        )
        % {"first": names[0], "second": names[1]},
        first=_side(scope, found, 0, names[0]),
        second=_side(scope, found, 1, names[1]),
        is_whole=found.is_whole,
        is_one_language=found.overlap is not None,
        descent=descent,
        upper=upper,
        lower=lower,
        origins=tuple(scope.ref(origin) for origin in sorted(origins)),
        least=collation.LEAST,
        shared=shared,
        longest=found.overlap.longest if found.overlap else 0,
        ribbons=_ribbons(found.overlap) if found.overlap else (),
        pairs=sum(row.is_pair for row in found.rows),
        at_odds=tuple(p for p in points if p.is_at_odds),
        only_first=tuple(p for p in points if not p.second),
        only_second=tuple(p for p in points if not p.first),
        agreed=tuple(p for p in points if p.first and p.second and not p.is_at_odds),
        rows=rows,
        stemma=stemma_lines(scope, shown, BASE),
        figure=stemma_figure(scope, shown),
        twin="index.json",
    )


def build_redirect(pair: str, scope: Scope) -> RedirectPage:
    """Build the page at an address that names the articles in another order, or by former ids."""
    one, other = pair.split(BETWEEN)
    ref = comparison_ref(scope, *map(scope.graph.index.current, (one, other)))
    return RedirectPage(comparison_path(one, other), ref)


def comparison_path(first: str, second: str) -> str:
    """The one address of a comparison: the older article's id comes first."""
    return f"sources/{first}/compare/{second}/"


def comparison_ref(scope: Scope, one: str, other: str) -> Ref:
    """How a comparison is named and linked, whichever article is named first."""
    cards = sorted((scope.graph.card(one), scope.graph.card(other)), key=in_order)
    first, second = (card.id for card in cards)
    title = " – ".join(side_names(scope, first, second))
    return Ref(f"{first}{BETWEEN}{second}", "comparison", title, comparison_path(first, second))


def comparisons_among(scope: Scope, articles: Iterable[str]) -> tuple[Ref, ...]:
    """The comparisons of some articles with one another."""
    among = set(articles)
    pairs = {
        frozenset((article, other))
        for article in among
        for other in scope.graph.compared_with(article)
        if other in among
    }
    refs = [comparison_ref(scope, *sorted(pair)) for pair in pairs]
    return tuple(sorted(refs, key=lambda ref: (ref.title, ref.id)))


def side_names(scope: Scope, first: str, second: str) -> tuple[str, str]:
    """What two articles are called beside each other: publisher, day, and title if need be."""
    cards = [scope.graph.card(first), scope.graph.card(second)]
    names = [scope.ref(card.publisher or card.id).title for card in cards]
    if names[0] == names[1]:
        dates = [scope.date(card.date) for card in cards]
        names = [f"{n}, {d.text}" if d else n for n, d in zip(names, dates, strict=True)]
    if names[0] == names[1]:
        names = [card.heading for card in cards]
    if names[0] == names[1]:
        names = [card.id for card in cards]
    return names[0], names[1]


def _side(scope: Scope, found: Compared, at: int, name: str) -> Side:
    article, total = found.articles[at], found.totals[at]
    shared = found.overlap.words if found.overlap else 0
    return Side(
        source=scope.ref(article.id),
        publisher=scope.ref(article.publisher),
        published=scope.date(article.published),
        name=name,
        language=article.language,
        direction=direction(article.language),
        display=article.display.value,
        words=total,
        share=scope.language.percent(shared / total if total else 0),
        passages=len(found.pieces[at]),
    )


def _descent(scope: Scope, first: Article, second: Article) -> tuple[Ref | None, Ref | None, str]:
    """Which of two articles rests on the other directly, and how."""
    for upper, lower in ((first, second), (second, first)):
        for derivation in lower.derived_from:
            if scope.graph.index.current(derivation.article) == upper.id:
                how = descent_text(derivation, scope.language)
                return scope.ref(upper.id), scope.ref(lower.id), how
    return None, None, ""


def _ribbons(overlap: Overlap) -> tuple[Ribbon, ...]:
    totals = [max(len(places), 1) for places in overlap.places]

    def span(start: int, length: int, total: int) -> tuple[int, int]:
        left = round(1000 * start / total)
        return left, max(round(1000 * (start + length) / total), left + _LEAST_WIDTH)

    return tuple(
        Ribbon(*span(p.first, p.length, totals[0]), *span(p.second, p.length, totals[1]))
        for p in overlap.passages
    )


# Points


def points_of(scope: Scope, first: str, second: str) -> list[Point]:
    """What each of two articles says of each thing, the event that they say most about first."""
    return [_point(scope, *claims) for claims in by_slot(scope, first, second).values()]


def by_slot(scope: Scope, first: str, second: str) -> dict[Slot, tuple[list[Claim], list[Claim]]]:
    """The claims of two articles by what they are about, the event with most of them first."""
    found: dict[Slot, tuple[list[Claim], list[Claim]]] = {}
    for at, article in enumerate((first, second)):
        for claim in scope.graph.claims_in(article):
            found.setdefault(collation.slot(claim), ([], []))[at].append(claim)
    weight: dict[str, int] = {}
    for (event, *_), sides in found.items():
        weight[event] = weight.get(event, 0) + len(sides[0]) + len(sides[1])
    order = {name: at for at, name in enumerate(scope.graph.vocabulary.properties)}

    def place(slot: Slot) -> tuple[object, ...]:
        event, property_id, *_ = slot
        claim = (found[slot][0] + found[slot][1])[0]
        return (-weight[event], event, order[property_id], wide_first(scope, claim))

    return {slot: found[slot] for slot in sorted(found, key=place)}


def are_at_odds(scope: Scope, first: list[Claim], second: list[Claim]) -> bool:
    """Whether two articles' claims about one thing differ. Editors' free words do not."""
    if not first or not second or _is_free(scope, first[0]):
        return False
    own, other = ({_said(scope, claim) for claim in claims} for claims in (first, second))
    return own != other


def _point(scope: Scope, first: list[Claim], second: list[Claim]) -> Point:
    line = claim_line(scope, (first + second)[0])
    own, other = ({_said(scope, claim) for claim in claims} for claims in (first, second))
    return Point(
        event=line.event,
        topic=line.topic,
        first=_sayings(scope, first, other),
        second=_sayings(scope, second, own),
        is_at_odds=are_at_odds(scope, first, second),
    )


def _sayings(scope: Scope, claims: list[Claim], other: set[tuple[str, ...]]) -> tuple[Saying, ...]:
    groups: dict[tuple[str, ...], list[Claim]] = {}
    for claim in claims:
        groups.setdefault(_said(scope, claim), []).append(claim)
    sayings = []
    for said, members in groups.items():
        lines = [claim_line(scope, claim) for claim in members]
        line = lines[0]
        told = {each.claimant.id: each.claimant for each in lines if not each.is_own_voice}
        sayings.append(
            Saying(
                value=line.value,
                role=line.role,
                stance=line.stance,
                stance_text=line.stance_text,
                claimants=tuple(told.values()),
                path=line.path,
                is_shared=said in other or _is_free(scope, members[0]),
            )
        )
    return tuple(sorted(sayings, key=lambda saying: saying.is_shared))


def _said(scope: Scope, claim: Claim) -> tuple[str, ...]:
    """What a claim says, to be compared; of a comment it matters who gave it."""
    line = claim_line(scope, claim)
    speaker = claim.claimant if claim.property == "comment" else ""
    return (line.value, line.role, line.stance, speaker)


def _is_free(scope: Scope, claim: Claim) -> bool:
    """Whether the value is in editors' own words, which agree or differ by nobody's rule."""
    return scope.graph.vocabulary.properties[claim.property].type is PropertyType.TEXT


# Rows


def _row(scope: Scope, found: Compared, row: Row) -> RowLine:
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
    kind, shared = row_kind(found, row)
    label = _label(scope, kind, shared, max(len(own[0].words), len(other[0].words)))
    marks = agreement(own[0].words, other[0].words) if found.overlap else (None, None)
    left = _excerpt(scope, first, own[0], marks[0], _claims(other[0]))
    right = _excerpt(scope, second, other[0], marks[1], _claims(own[0]))
    odds = any(note.at_odds for excerpt in (left, right) for note in excerpt.notes)
    return RowLine(kind, label, (left,), (right,), odds)


def row_kind(found: Compared, row: Row) -> tuple[str, int]:
    """How the words of a row agree, and how many of them: see ``RowLine.kind``."""
    if not row.is_pair:
        return "alone", 0
    if found.overlap is None:
        return "matter", 0
    own, other = found.pieces[0][row.first[0]], found.pieces[1][row.second[0]]
    shared = sum(agreement(own.words, other.words)[0])
    if shared == len(own.words) == len(other.words):
        return "same", shared
    return "near" if 4 * shared >= len(own.words) + len(other.words) else "other", shared


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
    text = article.text or ""
    cut = () if piece.is_withheld else collation.stretches(text, piece, is_common)
    return Excerpt(
        stretches=tuple(Stretch(words, lacks, bool(numbers)) for words, lacks, numbers in cut),
        notes=tuple(_note(scope, article, mark, beside) for mark in piece.marks),
        is_withheld=piece.is_withheld,
    )


def _note(scope: Scope, article: Article, mark: Mark, beside: Sequence[Claim]) -> Note:
    page = scope.graph.card(article.id).url[1:]
    withheld = article.display is Display.NONE
    return Note(
        number=mark.number,
        path=page if withheld else f"{page}#{passage_anchor(mark.annotation.quote)}",
        claims=len(mark.claims),
        at_odds=tuple(
            claim_line(scope, claim) for claim in mark.claims if _is_at_odds(scope, claim, beside)
        ),
    )


def _is_at_odds(scope: Scope, claim: Claim, beside: Sequence[Claim]) -> bool:
    same = [other for other in beside if collation.slot(other) == collation.slot(claim)]
    if not same or _is_free(scope, claim):
        return False
    return _said(scope, claim) not in {_said(scope, other) for other in same}


def _claims(piece: Piece) -> tuple[Claim, ...]:
    return tuple(claim for mark in piece.marks for claim in mark.claims)


def _language(article: Article) -> str:
    return (article.language or "").partition("-")[0]
