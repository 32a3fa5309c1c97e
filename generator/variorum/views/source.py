"""The page of one article: its passages in place, its notes in the margin, its stemma."""

from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import cast

import msgspec
from markupsafe import Markup

from variorum.model.actor import Actor
from variorum.model.article import Annotation, Article, Display
from variorum.model.claim import Claim
from variorum.model.quotation import Quotation
from variorum.model.sensitivity import joined
from variorum.views import citations, showing
from variorum.views.citations import CitationLine
from variorum.views.comparison import comparison_ref
from variorum.views.fragments import fragment_address
from variorum.views.lines import claim_line
from variorum.views.parts import ClaimLine, DateText, Heading, Ref, StemmaFigure, StemmaLine
from variorum.views.relations import backlinks
from variorum.views.scope import BASE, Scope, direction, passage_anchor
from variorum.views.stemma import stemma_lines
from variorum.views.stemma_figure import stemma_figure
from variorum.views.texts import may_show_text, shown_seal


class SupportLine(msgspec.Struct, frozen=True, gc=False):
    """A tie between actors that rests on a passage."""

    actor: Ref
    """The actor whose record declares the tie."""
    label: str
    """``speaks for``, ``part of``."""
    to: Ref
    """The other actor."""


class Passage(msgspec.Struct, frozen=True, gc=False):
    """One quoted place of the text with everything that rests on it."""

    anchor: str
    """Its anchor on this page."""
    number: int
    """Its number in the margin, from 1, in order of the text."""
    exact: str
    """The exact words; empty where they may not be shown."""
    withheld: str
    """Why they may not be shown, as a sentence; empty if they are."""
    veil: str
    """What is written on words that are hidden until asked for; empty for others."""
    is_aside: bool
    """Whether its words stand in the margin alone, because the running text does not show them."""
    before: str
    """A few words before it, for orientation; empty where they may not be shown."""
    after: str
    """A few words after it, likewise."""
    original: str | None
    """Its words in the publisher's own page, as a text fragment; None where no address is known."""
    claims: tuple[ClaimLine, ...]
    """The claims that rest on it."""
    about: tuple[Ref, ...]
    """The events that it speaks of."""
    mentions: tuple[Ref, ...]
    """The records that it names."""
    supports: tuple[SupportLine, ...]
    """The ties between actors that rest on it."""
    note: Markup
    """The editors' notes."""


class Run(msgspec.Struct, frozen=True, gc=False):
    """A stretch of the text in which the same passages hold.

    All runs together are the text, unless words in it are marked as sensitive.
    """

    text: str
    """The words, line breaks included; empty where the running text does not show them."""
    cut: str
    """What stands in their place then: ``graphic description``; else empty."""
    passages: tuple[int, ...]
    """Numbers of the passages that cover it; empty for plain text."""
    starts: tuple[Passage, ...]
    """The passages that begin here."""


class Paragraph(msgspec.Struct, frozen=True, gc=False):
    """A paragraph of a text that is shown in full."""

    runs: tuple[Run, ...]
    """Its runs in order."""
    passages: tuple[Passage, ...]
    """The passages that begin in it, for the margin."""


class SourcePage(msgspec.Struct, frozen=True, gc=False):
    """Everything that a source's page shows."""

    heading: Heading
    """Title, address, note."""
    publisher: Ref
    """Who published it."""
    published: DateText | None
    """When."""
    authors: tuple[str, ...]
    """The byline."""
    url: str | None
    """Where it was published."""
    archive_url: str | None
    """An archived copy."""
    archived: DateText | None
    """When it was archived."""
    accessed: DateText | None
    """When an editor last read it."""
    translated_title: str
    """The title in the site's language, by the editors; empty if there is none, or no need."""
    language: str | None
    """Language of the text."""
    language_name: str
    """What that language is called, or empty."""
    direction: str
    """Its writing direction."""
    supplied: tuple[str, ...]
    """The fields whose values editors brought from elsewhere: shown in square brackets."""
    display: str
    """full, excerpts or none: what may be shown of the text."""
    is_whole: bool
    """Whether the whole text is shown."""
    veil: str
    """What is written on a whole text that is hidden until asked for; empty for others."""
    is_held: bool
    """Whether the text is held; otherwise the article is known by reference."""
    seal: str
    """The SHA-256 of the text, or empty; also where passages of it are left out."""
    passages: tuple[Passage, ...]
    """The annotated passages in order of the text; none where display is none."""
    paragraphs: tuple[Paragraph, ...]
    """The whole text with its passages in place; only where display is full."""
    stemma: tuple[StemmaLine, ...]
    """What it rests on, and what rests on it."""
    figure: StemmaFigure | None
    """The same, drawn; None where there is nothing to draw, or too much."""
    comparisons: tuple[Ref, ...]
    """Its comparisons with the texts that it is related to."""
    events: tuple[Ref, ...]
    """The events that it speaks of."""
    origins: tuple[Ref, ...]
    """Where its account first came in; itself if it rests on nothing."""
    claim_count: int
    """How many claims rest on it."""
    backlinks: tuple[Ref, ...]
    """Records that link here in any other way."""
    has_annotations: bool
    """Whether ``annotations.jsonld`` lies beside the page."""
    citations: tuple[CitationLine, ...]
    """How to cite the article, and how the page."""


def build(article_id: str, scope: Scope) -> SourcePage:
    """Build the page of an article."""
    graph = scope.graph
    article = graph.article(article_id)
    claims = graph.claims_in(article_id)
    marked = _marked(scope, article)
    passages = _passages(scope, article, marked, claims)
    is_whole = may_show_text(scope, article)
    events = graph.sorted_in_time(map(graph.index.current, graph.card(article_id).about))
    family = graph.family([article_id])
    has_kin = len(family) > 1
    return SourcePage(
        heading=scope.heading(article, ""),
        publisher=scope.ref(article.publisher),
        published=scope.date(article.published),
        authors=article.authors,
        url=article.url,
        archive_url=article.archive_url,
        archived=scope.date(article.archived),
        accessed=scope.date(article.accessed),
        translated_title=_translated_title(scope, article),
        language=article.language,
        language_name=scope.language.name_of(article.language) if article.language else "",
        direction=direction(article.language),
        supplied=article.supplied,
        display=article.display.value,
        is_whole=is_whole,
        veil=showing.veil(article.sensitive, scope.language)
        if is_whole and article.sensitive
        else "",
        is_held=article.text is not None,
        seal=shown_seal(scope, article) or "",
        passages=() if article.display is Display.NONE else passages,
        paragraphs=_paragraphs(scope, article, marked, passages) if is_whole else (),
        stemma=stemma_lines(scope, [article_id]) if has_kin else (),
        figure=stemma_figure(scope, [article_id]) if has_kin else None,
        comparisons=_comparisons(scope, article_id) if has_kin else (),
        events=tuple(scope.ref(event) for event in events),
        origins=tuple(scope.ref(origin) for origin in graph.origins(article_id)),
        claim_count=len(claims),
        backlinks=backlinks(scope, article_id, besides={*events, *family}),
        has_annotations=bool(graph.answer("annotations", article_id)),
        citations=citations.source_lines(scope, article),
    )


def _comparisons(scope: Scope, article: str) -> tuple[Ref, ...]:
    others = scope.graph.compared_with(article)
    return tuple(comparison_ref(scope, article, other) for other in others)


def _translated_title(scope: Scope, article: Article) -> str:
    translation = article.translation(scope.tongues)
    return translation.title if translation else ""


class _Marked(msgspec.Struct):
    """Everything that rests on the same words at the same place."""

    quote: Quotation
    annotations: list[Annotation] = []
    supports: list[SupportLine] = []


def _marked(scope: Scope, article: Article) -> list[_Marked]:
    """The quoted places of a text, in its order; each once, whoever quotes it."""
    places: dict[tuple[int, int], _Marked] = {}
    for annotation in article.annotations:
        quote = annotation.quote
        marked = places.setdefault((quote.start, -quote.end), _Marked(quote))
        marked.annotations.append(annotation)
    for quote, support in _supports(scope, article.id):
        places.setdefault((quote.start, -quote.end), _Marked(quote)).supports.append(support)
    return [places[place] for place in sorted(places)]


def _supports(scope: Scope, article: str) -> Iterator[tuple[Quotation, SupportLine]]:
    """The words by which this article supports ties between actors."""
    graph = scope.graph
    for actor_id in graph.index.supported_by.get(article, ()):
        actor = cast("Actor", graph.record(actor_id))
        for tie in actor.relations:
            if tie.quote and tie.article and graph.index.current(tie.article) == article:
                label = scope.vocabulary.actor_relations[tie.relation].label
                yield tie.quote, SupportLine(scope.ref(actor_id), label, scope.ref(tie.to))


def _passages(
    scope: Scope, article: Article, marked: Iterable[_Marked], claims: Iterable[Claim]
) -> tuple[Passage, ...]:
    by_place: dict[tuple[int, int], list[Claim]] = {}
    for claim in claims:
        by_place.setdefault((claim.quote.start, claim.quote.end), []).append(claim)
    return tuple(
        _passage(scope, article, each, number, by_place.get((each.quote.start, each.quote.end), []))
        for number, each in enumerate(marked, start=1)
    )


def _passage(
    scope: Scope, article: Article, marked: _Marked, number: int, claims: list[Claim]
) -> Passage:
    graph, quote = scope.graph, marked.quote
    found = scope.showing(article.id, quote)
    before, after = _context(article, found.quote)
    about = dict.fromkeys(event for a in marked.annotations for event in a.about)
    mentions = dict.fromkeys(mention.id for a in marked.annotations for mention in a.mentions)
    notes = dict.fromkeys(a.note for a in marked.annotations if a.note)
    return Passage(
        anchor=passage_anchor(quote, found),
        number=number,
        exact=found.quote.exact if found.quote else "",
        withheld=showing.reason(found.withheld, scope.language),
        veil=showing.veil(found.marks, scope.language) if found.is_veiled else "",
        is_aside=bool(_marked_words(scope, article, (quote.start, quote.end)))
        and may_show_text(scope, article),
        before=before,
        after=after,
        original=_original(article, found, before, after),
        claims=tuple(claim_line(scope, c) for c in claims),
        about=tuple(scope.ref(event) for event in about if graph.is_shown(event)),
        mentions=tuple(scope.ref(mention) for mention in mentions if graph.is_shown(mention)),
        supports=tuple(marked.supports),
        note=Markup().join([scope.markdown(note, BASE) for note in notes]),
    )


def _original(article: Article, found: showing.Showing, before: str, after: str) -> str | None:
    """Where the words stand at their publisher's. Addresses tell words: veiled ones have none."""
    if not article.url or found.quote is None or found.marks:
        return None
    return fragment_address(article.url, found.quote.exact, before, after)


def _context(article: Article, quote: Quotation | None) -> tuple[str, str]:
    """The words around a quotation, as far as they may be shown, without halves of words."""
    if quote is None:
        return "", ""
    before, after = quote.prefix, quote.suffix
    if quote.start > len(before):
        before = before.partition(" ")[2] or before
    if quote.end + len(after) < len(article.text or ""):
        after = after.rpartition(" ")[0] or after
    return before, after


def _paragraphs(
    scope: Scope, article: Article, marked: Iterable[_Marked], passages: tuple[Passage, ...]
) -> tuple[Paragraph, ...]:
    """Cut the text at its line breaks and at every edge of a passage."""
    text = article.text or ""
    spans = [
        (each.quote.start, each.quote.end, passage)
        for each, passage in zip(marked, passages, strict=True)
    ]
    paragraphs = []
    start = 0
    for line in text.split("\n"):
        end = start + len(line)
        if line.strip():
            inside = [span for span in spans if span[0] < end and span[1] > start]
            edges = {start, end, *(max(s, start) for s, _, _ in inside)}
            cuts = sorted(edges | {min(e, end) for _, e, _ in inside})
            runs = tuple(_run(scope, article, (a, b), inside) for a, b in pairwise(cuts))
            begins = tuple(passage for s, _, passage in inside if start <= s < end)
            paragraphs.append(Paragraph(runs, begins))
        start = end + 1
    return tuple(paragraphs)


def _run(
    scope: Scope,
    article: Article,
    place: tuple[int, int],
    spans: list[tuple[int, int, Passage]],
) -> Run:
    start, end = place
    covering = [passage for s, e, passage in spans if s <= start and end <= e]
    cut = any(passage.is_aside for passage in covering) and _marked_words(scope, article, place)
    return Run(
        text="" if cut else (article.text or "")[start:end],
        cut=cut or "",
        passages=tuple(passage.number for passage in covering),
        starts=tuple(passage for s, _, passage in spans if s == start),
    )


def _marked_words(scope: Scope, article: Article, place: tuple[int, int]) -> str:
    """What a stretch of a text that is not shown in place holds; empty for one that is."""
    spans = scope.graph.card(article.id).sensitive
    if not spans:
        return ""
    marks = joined((), *(span.marks for span in spans if span.meets(*place)))
    if not showing.omitted(marks, scope.settings.sensitive):
        return showing.names(marks, scope.language)
    left_out = scope.language.gettext("left out: %(marks)s")
    return left_out % {"marks": showing.names(marks, scope.language)}
