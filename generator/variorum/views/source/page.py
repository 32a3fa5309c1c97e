"""The page itself."""

import msgspec

from variorum.model.article import Display
from variorum.views import citations, showing
from variorum.views.annotated import Annotated
from variorum.views.citations import CitationLine
from variorum.views.comparison import comparison_ref
from variorum.views.heading import heading_of
from variorum.views.parts import DateText, Heading, Ref, StemmaFigure, StemmaLine
from variorum.views.relations import backlinks
from variorum.views.scope import Scope, direction
from variorum.views.source.parts import Paragraph, Passage
from variorum.views.source.passages import passages_of
from variorum.views.source.text import paragraphs_of
from variorum.views.stemma import families, lines_of_families
from variorum.views.stemma_figure import figure_of_families
from variorum.views.texts import may_show_text, shown_seal


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
    """How many claims rest on it; what is said of two events is two claims."""
    backlinks: tuple[Ref, ...]
    """Records that link here in any other way."""
    has_annotations: bool
    """Whether ``annotations.jsonld`` lies beside the page."""
    citations: tuple[CitationLine, ...]
    """How to cite the article, and how the page."""


def build(found: Annotated, scope: Scope) -> SourcePage:
    """Build the page of an article."""
    graph, article = scope.graph, found.article
    passages = passages_of(scope, found)
    is_whole = may_show_text(scope, article)
    events = graph.sorted_in_time(graph.card(article.id).about)
    kin = families(scope, (article.id,))
    has_kin = len(kin[0]) > 1
    translation = article.translation(scope.tongues)
    return SourcePage(
        heading=heading_of(scope, article, ""),
        publisher=scope.ref(article.publisher),
        published=scope.date(article.published),
        authors=article.authors,
        url=article.url,
        archive_url=article.archive_url,
        archived=scope.date(article.archived),
        accessed=scope.date(article.accessed),
        translated_title=translation.title if translation else "",
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
        passages=()
        if article.display is Display.NONE
        else tuple([each.passage for each in passages]),
        paragraphs=paragraphs_of(scope, article, passages) if is_whole else (),
        stemma=lines_of_families(scope, kin, (article.id,)) if has_kin else (),
        figure=figure_of_families(scope, kin, (article.id,)) if has_kin else None,
        comparisons=_comparisons(scope, article.id) if has_kin else (),
        events=tuple([scope.ref(event) for event in events]),
        origins=tuple([scope.ref(origin) for origin in graph.origins(article.id)]),
        claim_count=len(found.claims),
        backlinks=backlinks(scope, article.id, besides={*events, *kin[0]}),
        has_annotations=bool(graph.answer("annotations", article.id)),
        citations=citations.source_lines(scope, article),
    )


def _comparisons(scope: Scope, article: str) -> tuple[Ref, ...]:
    others = scope.graph.compared_with(article)
    return tuple([comparison_ref(scope, article, other) for other in others])
