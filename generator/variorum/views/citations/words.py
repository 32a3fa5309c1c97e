"""Citations in words, for readers who cite by hand."""

from collections.abc import Iterable
from functools import reduce

from variorum.model.article import Article
from variorum.model.event import Event, last_corrected
from variorum.views.citations.item import one_line
from variorum.views.language import Language
from variorum.views.parts import ClaimLine
from variorum.views.scope import Scope


def event_words(scope: Scope, event: Event) -> str:
    """Title, site, the day of the last correction, permanent address."""
    return _joined(
        scope.language,
        (
            quoted(scope, event.title),
            scope.settings.site_name,
            corrected_words(scope, event),
            scope.address(scope.graph.ref(event.id).url[1:]),
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


def claim_words(scope: Scope, line: ClaimLine) -> str:
    """Claimant and day, what is claimed and in which words, the article, the event's page."""
    _ = scope.language.gettext
    said = what_is_said(scope, line)
    words = exact_words(line)
    page = (quoted(scope, line.event.title), scope.settings.site_name, scope.address(line.path))
    return _("%(claim)s. %(said)s. %(article)s. %(page)s") % {
        "claim": _claim_by(scope, line),
        "said": _("%(said)s: “%(words)s”") % {"said": said, "words": words} if words else said,
        "article": stated_in(scope, line),
        "page": _joined(scope.language, page),
    }


def _claim_by(scope: Scope, line: ClaimLine) -> str:
    _ = scope.language.gettext
    claimant = one_line(line.claimant.title)
    if line.as_of is None:
        return _("Claim by %s") % claimant
    words = {"claimant": claimant, "date": line.as_of.text}
    return _("Claim by %(claimant)s, %(date)s") % words


def article_title(article: Article) -> str:
    """The title; in square brackets where editors brought it, as on the page."""
    return f"[{article.title}]" if "title" in article.supplied else article.title


def source_page_title(scope: Scope, article: Article) -> str:
    """What the page about an article is called in citations, so that it is not taken for it."""
    return scope.language.gettext("%s (annotated source)") % article.title


def claim_title(scope: Scope, line: ClaimLine) -> str:
    """What a claim is called in citations: a description, not words of the claimant."""
    words = {"said": what_is_said(scope, line), "event": one_line(line.event.title)}
    return scope.language.gettext("%(said)s. Claim about “%(event)s”") % words


def what_is_said(scope: Scope, line: ClaimLine) -> str:
    """What is claimed, with the stance where it is not a plain assertion."""
    _ = scope.language.gettext
    said = line.value or line.stance_text
    if line.value and line.stance != "asserts":
        said = _("%(value)s (%(stance)s)") % {"value": line.value, "stance": line.stance_text}
    return one_line(_("%(topic)s: %(said)s") % {"topic": line.topic, "said": said})


def exact_words(line: ClaimLine) -> str:
    """The words that a claim rests on; none where they are withheld, or veiled until asked for."""
    quote = line.quote
    return (
        ""
        if quote.is_withheld or quote.veil
        else one_line(f"{quote.before}{quote.words}{quote.after}")
    )


def stated_in(scope: Scope, line: ClaimLine) -> str:
    """The article that a claim stands in, and who published it."""
    _ = scope.language.gettext
    source = one_line(line.source.title)
    if line.publisher is None:
        return _("Stated in “%s”") % source
    words = {"source": source, "publisher": one_line(line.publisher.title)}
    return _("Stated in “%(source)s” (%(publisher)s)") % words


def corrected_words(scope: Scope, event: Event) -> str:
    """The day of the last correction; empty if there was none."""
    last = last_corrected(event.corrections)
    text = scope.language.gettext("as corrected on %s")
    return text % scope.certain_date(last).text if last else ""


def quoted(scope: Scope, title: str) -> str:
    """A title in quotation marks."""
    return scope.language.gettext("“%s”") % one_line(title)


def _joined(language: Language, parts: Iterable[str]) -> str:
    """The parts that there are, each after the other as the language separates them."""
    pair = language.gettext("%(before)s, %(after)s")
    whole = reduce(lambda a, b: pair % {"before": a, "after": b}, filter(None, parts))
    return one_line(whole)
