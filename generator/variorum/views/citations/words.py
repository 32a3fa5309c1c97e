"""Citations in words, for readers who cite by hand."""

from collections.abc import Iterable
from functools import lru_cache, reduce

import msgspec

from variorum.model.article import Article
from variorum.model.event import Event, last_corrected
from variorum.views.citations.item import one_line, title_line
from variorum.views.language import Language
from variorum.views.parts import ClaimLine
from variorum.views.scope import Scope
from variorum.views.subject import Subject


def event_words(scope: Scope, subject: Subject) -> str:
    """Title, site, the day of the last correction, permanent address."""
    event = subject.event
    return _joined(
        scope.language,
        (
            quoted(scope, event.title),
            scope.settings.site_name,
            corrected_words(scope, event),
            scope.address(subject.card.url[1:]),
        ),
    )


def article_words(scope: Scope, article: Article) -> str:
    """Byline, title, publisher, date and addresses of the article itself."""
    published = scope.date(article.published)
    archived = scope.language.gettext("archived at %s")
    return _joined(
        scope.language,
        (
            *article.authors,
            quoted(scope, article_title(article)),
            scope.ref(article.publisher).title,
            published.text if published else "",
            article.url or "",
            archived % article.archive_url if article.archive_url else "",
        ),
    )


def source_page_words(scope: Scope, article: Article) -> str:
    """The page of this site about an article."""
    address = scope.address(scope.graph.ref(article.id).url[1:])
    site = scope.settings.site_name
    return _joined(
        scope.language, (quoted(scope, source_page_title(scope, article)), site, address)
    )


class ClaimWords(msgspec.Struct, frozen=True, gc=False):
    """What every form of a claim's citation says of it, on one line each."""

    said: str
    """What is claimed, with the stance where it is not a plain assertion."""
    exact: str
    """The words it rests on; none where they are withheld, or veiled until asked for."""
    article: str
    """The article that it stands in, and who published it."""


def words_of(scope: Scope, line: ClaimLine) -> ClaimWords:
    """Find the words of a claim's citation."""
    return ClaimWords(what_is_said(scope, line), _exact(line), _stated_in(scope, line))


def claim_words(scope: Scope, line: ClaimLine, words: ClaimWords, page: str) -> str:
    """Claimant and day, what is claimed and in which words, the article, the event's page."""
    phrases, said = _phrases(scope.language), words.said
    return phrases.claim % {
        "claim": _claim_by(phrases, line),
        "said": phrases.said_in % {"said": said, "words": words.exact} if words.exact else said,
        "article": words.article,
        "page": phrases.pair % {"before": page, "after": scope.address(line.path)},
    }


def page_words(scope: Scope, event_id: str) -> str:
    """Title and site of an event's page, which come before the address of each claim on it."""
    title = scope.graph.ref(event_id).heading
    return _joined(scope.language, (quoted(scope, title), scope.settings.site_name))


def _claim_by(phrases: "_Phrases", line: ClaimLine) -> str:
    claimant = title_line(line.claimant.title)
    if line.as_of is None:
        return phrases.claim_by % claimant
    return phrases.claim_by_on % {"claimant": claimant, "date": line.as_of.text}


def article_title(article: Article) -> str:
    """The title; in square brackets where editors brought it, as on the page."""
    return f"[{article.title}]" if "title" in article.supplied else article.title


def source_page_title(scope: Scope, article: Article) -> str:
    """What the page about an article is called in citations, so that it is not taken for it."""
    return scope.language.gettext("%s (annotated source)") % article.title


def claim_title(scope: Scope, line: ClaimLine, words: ClaimWords) -> str:
    """What a claim is called in citations: a description, not words of the claimant."""
    named = {"said": words.said, "event": title_line(line.event.title)}
    return _phrases(scope.language).claim_about % named


def what_is_said(scope: Scope, line: ClaimLine) -> str:
    """What is claimed, with the stance where it is not a plain assertion."""
    phrases, said = _phrases(scope.language), line.value or line.stance_text
    if line.value and line.stance != "asserts":
        said = phrases.said_how % {"value": line.value, "stance": line.stance_text}
    return one_line(phrases.said_of % {"topic": line.topic, "said": said})


def _exact(line: ClaimLine) -> str:
    quote = line.quote
    if quote.is_withheld or quote.veil:
        return ""
    return one_line(f"{quote.before}{quote.words}{quote.after}")


def _stated_in(scope: Scope, line: ClaimLine) -> str:
    phrases, source = _phrases(scope.language), title_line(line.source.title)
    if line.publisher is None:
        return phrases.stated_in % source
    words = {"source": source, "publisher": title_line(line.publisher.title)}
    return phrases.stated_in_of % words


def corrected_words(scope: Scope, event: Event) -> str:
    """The day of the last correction; empty if there was none."""
    last = last_corrected(event.corrections)
    if last is None:
        return ""
    return scope.language.gettext("as corrected on %s") % scope.certain_date(last).text


def quoted(scope: Scope, title: str) -> str:
    """A title in quotation marks."""
    return _phrases(scope.language).quoted % title_line(title)


def _joined(language: Language, parts: Iterable[str]) -> str:
    """The parts that there are, each after the other as the language separates them."""
    pair = _phrases(language).pair
    whole = reduce(lambda a, b: pair % {"before": a, "after": b}, filter(None, parts))
    return one_line(whole)


class _Phrases(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """The sentences of claims' citations in one language."""

    pair: str
    quoted: str
    claim: str
    claim_by: str
    claim_by_on: str
    claim_about: str
    said_of: str
    said_how: str
    said_in: str
    stated_in: str
    stated_in_of: str


@lru_cache(maxsize=8)
def _phrases(language: Language) -> _Phrases:
    _ = language.gettext
    return _Phrases(
        pair=_("%(before)s, %(after)s"),
        quoted=_("“%s”"),
        claim=_("%(claim)s. %(said)s. %(article)s. %(page)s"),
        claim_by=_("Claim by %s"),
        claim_by_on=_("Claim by %(claimant)s, %(date)s"),
        claim_about=_("%(said)s. Claim about “%(event)s”"),
        said_of=_("%(topic)s: %(said)s"),
        said_how=_("%(value)s (%(stance)s)"),
        said_in=_("%(said)s: “%(words)s”"),
        stated_in=_("Stated in “%s”"),
        stated_in_of=_("Stated in “%(source)s” (%(publisher)s)"),
    )
