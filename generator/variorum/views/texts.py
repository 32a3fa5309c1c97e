"""A whole text as it may be shown."""

from variorum.model.article import Article, Display
from variorum.views import showing
from variorum.views.scope import Scope

#: Stands for a character that is left out, so that positions in the text hold.
BLACKED_OUT = "█"


def may_show_text(scope: Scope, article: Article) -> bool:
    """Whether the whole text may be shown, as its ``display`` and its own marks say."""
    left_out = showing.omitted(article.sensitive, scope.settings.sensitive)
    return article.display is Display.FULL and not left_out


def shown_text(scope: Scope, article: Article) -> str | None:
    """A text with its left-out passages blacked out; None where it may not be shown whole."""
    if article.text is None or not may_show_text(scope, article):
        return None
    text = article.text
    for span in article.sensitive_spans:
        if showing.omitted(span.marks, scope.settings.sensitive):
            black = BLACKED_OUT * (span.end - span.start)
            text = text[: span.start] + black + text[span.end :]
    return text


def shown_seal(scope: Scope, article: Article) -> str | None:
    """A text's SHA-256, by which it can be checked.

    Not that of a text of which something is left out: guesses at it could be checked as well.
    """
    marks = (article.sensitive, *(span.marks for span in article.sensitive_spans))
    settings = scope.settings.sensitive
    return None if any(showing.omitted(each, settings) for each in marks) else article.sha256
