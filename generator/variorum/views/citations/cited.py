"""The citations of a page: lines to print, and files beside it for reference managers.

Each file has the record first and then its claims, so that whoever wants one claim takes its entry.
A claim's citations are made once and stand beside its event and its source.
"""

from collections.abc import Sequence

import msgspec

from variorum.model.article import Article
from variorum.model.dates import EdtfDate, parse
from variorum.model.event import last_corrected
from variorum.views.citations.bibtex import bibtex, bibtex_file
from variorum.views.citations.csl import csl, csl_file
from variorum.views.citations.dates import Dated, dated
from variorum.views.citations.item import Citation, one_line, title_line
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
from variorum.views.lines import entries_of
from variorum.views.parts import ClaimLine
from variorum.views.scope import Scope
from variorum.views.subject import Subject

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


def event_lines(scope: Scope, subject: Subject) -> tuple[CitationLine, ...]:
    """How to cite an event's page."""
    return (CitationLine("", event_words(scope, subject)),)


def source_lines(scope: Scope, article: Article) -> tuple[CitationLine, ...]:
    """How to cite an article, and how the page about it."""
    _ = scope.language.gettext
    return (
        CitationLine(_("The article"), article_words(scope, article)),
        CitationLine(_("This page about it"), source_page_words(scope, article)),
    )


def event_files(scope: Scope, subject: Subject, lines: Sequence[CitationLine]) -> tuple[File, ...]:
    """The files beside an event's page, which prints ``lines``."""
    (line,) = lines
    own = _formatted(_event(scope, subject), line.text)
    claims = _claims(scope, subject.event.id)
    return _files(subject.card.url[1:], (own, *claims.values()))


def source_files(scope: Scope, article_id: str, lines: Sequence[CitationLine]) -> tuple[File, ...]:
    """The files beside a source's page, which prints ``lines``: article, page, and claims in it."""
    article, (line, page_line) = scope.graph.article(article_id), lines
    claims = scope.graph.claims_in(article_id)
    return _files(
        scope.graph.ref(article_id).url[1:],
        (
            _formatted(_article(scope, article), line.text),
            _formatted(_source_page(scope, article), page_line.text),
            *(_claims(scope, claim.event)[claim.id] for claim in claims),
        ),
    )


def work_out_claim_citations(event: str, scope: Scope) -> dict[str, Formatted]:
    """The citations of an event's claims, by id."""
    page = page_words(scope, event)
    entries = entries_of(scope, event)
    return {claim: _claim(scope, entry.line, page) for claim, entry in entries.items()}


def _claims(scope: Scope, event: str) -> dict[str, Formatted]:
    found: dict[str, Formatted] = scope.graph.answer("claim-citations", event)
    return found


def _formatted(citation: Citation, text: str) -> Formatted:
    return Formatted(
        f"{text}\n".encode(), bibtex(citation).encode(), ris(citation).encode(), csl(citation)
    )


def _files(folder: str, every: Sequence[Formatted]) -> tuple[File, ...]:
    return (
        (f"{folder}cite.txt", b"\n".join([one.text for one in every])),
        (f"{folder}cite.bib", bibtex_file([one.bibtex for one in every])),
        (f"{folder}cite.ris", ris_file([one.ris for one in every])),
        (f"{folder}cite.json", csl_file([one.csl for one in every])),
    )


def _event(scope: Scope, subject: Subject) -> Citation:
    """An event's page. It has no author but its site; its date is that of its last correction."""
    event = subject.event
    corrected = last_corrected(event.corrections)
    return Citation(
        key=event.id,
        title=title_line(event.title),
        container=scope.settings.site_name,
        url=scope.absolute(subject.card.url[1:]),
        date=_dated(scope, corrected),
        language=scope.settings.language,
        abstract=subject.description,
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
        date=_dated(scope, article.published),
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
        authors=(title_line(line.claimant.title),),
        date=dated(parse(line.as_of.edtf), line.as_of.text) if line.as_of else None,
        language=scope.settings.language,
        abstract=words.exact,
        note=words.article,
    )
    return _formatted(citation, claim_words(scope, line, words, page))


def _dated(scope: Scope, date: EdtfDate | None) -> Dated | None:
    return dated(date, scope.certain_date(date).text) if date else None
