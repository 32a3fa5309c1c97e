"""The citations of a page: lines to print, and files beside it for reference managers.

Each file has the record first and then its claims, so that whoever wants one claim takes its entry.
A claim's citations are made once and stand beside its event and its source.
"""

from collections.abc import Sequence

import msgspec

from variorum.model.article import Article
from variorum.model.dates import EdtfDate, parse
from variorum.model.event import Event, last_corrected
from variorum.views.annotated import Annotated
from variorum.views.citations.bibtex import bibtex, bibtex_file
from variorum.views.citations.csl import csl, csl_file
from variorum.views.citations.item import Citation, one_line
from variorum.views.citations.ris import ris, ris_file
from variorum.views.citations.words import (
    article_title,
    article_words,
    claim_title,
    claim_words,
    corrected_words,
    event_words,
    page_words,
    source_page_title,
    source_page_words,
    words_of,
)
from variorum.views.lines import lines_of
from variorum.views.parts import ClaimLine
from variorum.views.scope import Scope

#: Path from the site's root, and bytes.
File = tuple[str, bytes]


class CitationLine(msgspec.Struct, frozen=True, gc=False):
    """A citation in words."""

    label: str
    """What it cites, where a page offers several; else empty."""
    text: str
    """The citation."""


class Formatted(msgspec.Struct, frozen=True, gc=False):
    """One citation in every form, encoded: it goes into the files of several pages."""

    text: bytes
    bibtex: bytes
    ris: bytes
    csl: bytes


def event_lines(scope: Scope, event: Event) -> tuple[CitationLine, ...]:
    """How to cite an event's page."""
    return (CitationLine("", event_words(scope, event)),)


def source_lines(scope: Scope, article: Article) -> tuple[CitationLine, ...]:
    """How to cite an article, and how the page about it."""
    _ = scope.language.gettext
    return (
        CitationLine(_("The article"), article_words(scope, article)),
        CitationLine(_("This page about it"), source_page_words(scope, article)),
    )


def event_files(
    scope: Scope, event_id: str, lines: Sequence[CitationLine], summary: str
) -> tuple[File, ...]:
    """The files beside an event's page, which prints ``lines``; the summary is in plain words."""
    (line,) = lines
    own = _formatted(_event(scope, scope.graph.event(event_id), summary), line.text)
    claims = _claims(scope, event_id)
    return _files(scope, event_id, (own, *claims.values()))


def source_files(scope: Scope, found: Annotated, lines: Sequence[CitationLine]) -> tuple[File, ...]:
    """The files beside a source's page, which prints ``lines``: article, page, and claims in it."""
    article, (line, page_line) = found.article, lines
    return _files(
        scope,
        article.id,
        (
            _formatted(_article(scope, article), line.text),
            _formatted(_source_page(scope, article), page_line.text),
            *[_claims(scope, claim.event)[claim.id] for claim, _ in found.claims],
        ),
    )


def work_out_claim_citations(event: str, scope: Scope) -> dict[str, Formatted]:
    """The citations of an event's claims, by id."""
    page = page_words(scope, event)
    return {claim: _claim(scope, line, page) for claim, line in lines_of(scope, event).items()}


def _claims(scope: Scope, event: str) -> dict[str, Formatted]:
    found: dict[str, Formatted] = scope.graph.answer("claim-citations", event)
    return found


def _formatted(citation: Citation, text: str) -> Formatted:
    return Formatted(
        f"{text}\n".encode(), bibtex(citation).encode(), ris(citation).encode(), csl(citation)
    )


def _files(scope: Scope, record: str, every: Sequence[Formatted]) -> tuple[File, ...]:
    folder = scope.graph.ref(record).url[1:]
    return (
        (f"{folder}cite.txt", b"\n".join([one.text for one in every])),
        (f"{folder}cite.bib", bibtex_file([one.bibtex for one in every])),
        (f"{folder}cite.ris", ris_file([one.ris for one in every])),
        (f"{folder}cite.json", csl_file([one.csl for one in every])),
    )


def _event(scope: Scope, event: Event, summary: str) -> Citation:
    """An event's page. It has no author but its site; its date is that of its last correction."""
    corrected = last_corrected(event.corrections)
    return Citation(
        key=event.id,
        title=one_line(event.title),
        container=scope.settings.site_name,
        url=scope.absolute(scope.graph.ref(event.id).url[1:]),
        date=corrected,
        date_text=_text(scope, corrected),
        language=scope.settings.language,
        abstract=one_line(summary),
        note=corrected_words(scope, event),
    )


def _article(scope: Scope, article: Article) -> Citation:
    """The article itself, where it was published."""
    return Citation(
        key=article.id,
        title=one_line(article_title(article)),
        container=one_line(scope.ref(article.publisher).title),
        url=article.url or article.archive_url or "",
        authors=tuple(map(one_line, article.authors)),
        date=article.published,
        date_text=_text(scope, article.published),
        accessed=article.accessed,
        archive_url=(article.archive_url or "") if article.url else "",
        language=article.language or "",
        is_article=True,
    )


def _source_page(scope: Scope, article: Article) -> Citation:
    """The page of this site about an article."""
    return Citation(
        key=f"{article.id}-page",
        title=one_line(source_page_title(scope, article)),
        container=scope.settings.site_name,
        url=scope.absolute(scope.graph.ref(article.id).url[1:]),
        language=scope.settings.language,
    )


def _claim(scope: Scope, line: ClaimLine, page: str) -> Formatted:
    """A claim: the claimant says it, a source has the words, this site has the address."""
    words = words_of(scope, line)
    citation = Citation(
        key=f"{line.event.id}-claim-{line.id}",
        title=claim_title(scope, line, words),
        container=scope.settings.site_name,
        url=scope.absolute(line.path),
        authors=(one_line(line.claimant.title),),
        date=parse(line.as_of.edtf) if line.as_of else None,
        date_text=line.as_of.text if line.as_of else "",
        language=scope.settings.language,
        abstract=words.exact,
        note=words.article,
    )
    return _formatted(citation, claim_words(scope, line, words, page))


def _text(scope: Scope, date: EdtfDate | None) -> str:
    return scope.certain_date(date).text if date else ""
