"""A text that is shown in full, with its passages in place."""

from collections.abc import Sequence
from itertools import pairwise

from variorum.model.article import Article
from variorum.model.sensitivity import joined
from variorum.views import showing
from variorum.views.scope import Scope
from variorum.views.source.parts import Paragraph, Placed, Run
from variorum.views.texts import may_show_text


def paragraphs_of(
    scope: Scope, article: Article, passages: Sequence[Placed]
) -> tuple[Paragraph, ...]:
    """Cut the text at its line breaks and at every edge of a passage."""
    paragraphs = []
    start = 0
    for line in (article.text or "").split("\n"):
        end = start + len(line)
        if line.strip():
            inside = [each for each in passages if each.start < end and each.end > start]
            begins = tuple([each.passage for each in inside if start <= each.start])
            runs = _runs(scope, article, (start, end), inside) if inside else (_plain(line),)
            paragraphs.append(Paragraph(runs, begins))
        start = end + 1
    return tuple(paragraphs)


def _plain(text: str) -> Run:
    return Run(text, "", (), ())


def _runs(
    scope: Scope, article: Article, place: tuple[int, int], passages: Sequence[Placed]
) -> tuple[Run, ...]:
    """Cut a paragraph, in which there are some passages, at their edges."""
    first, last = place
    edges = {first, last, *(max(each.start, first) for each in passages)}
    cuts = sorted(edges | {min(each.end, last) for each in passages})
    return tuple([_run(scope, article, start, end, passages) for start, end in pairwise(cuts)])


def _run(scope: Scope, article: Article, start: int, end: int, passages: Sequence[Placed]) -> Run:
    text = (article.text or "")[start:end]
    covering = [each.passage for each in passages if each.start <= start and end <= each.end]
    if not covering:
        return _plain(text)
    is_aside = any(passage.is_aside for passage in covering)
    cut = cut_words(scope, article, start, end) if is_aside else ""
    return Run(
        text="" if cut else text,
        cut=cut,
        passages=tuple([passage.number for passage in covering]),
        starts=tuple([each.passage for each in passages if each.start == start]),
    )


def has_cuts(scope: Scope, article: Article) -> bool:
    """Whether a text is shown, but for some words in it."""
    return bool(scope.graph.card(article.id).sensitive) and may_show_text(scope, article)


def cut_words(scope: Scope, article: Article, start: int, end: int) -> str:
    """What a stretch of a text that is not shown in place holds; empty for one that is."""
    spans = scope.graph.card(article.id).sensitive
    marks = joined((), *(span.marks for span in spans if span.meets(start, end)))
    if not showing.omitted(marks, scope.settings.sensitive):
        return showing.names(marks, scope.language)
    left_out = scope.language.gettext("left out: %(marks)s")
    return left_out % {"marks": showing.names(marks, scope.language)}
