"""Quotations as pages print them, and the anchors of their passages."""

import hashlib
from functools import lru_cache

from variorum.link.card import Facts
from variorum.model.quotation import Quotation
from variorum.views import showing
from variorum.views.parts import QuoteText
from variorum.views.scope import Scope, direction
from variorum.views.showing import Showing


def quote_of(scope: Scope, article: str, quotation: Quotation, words: str) -> QuoteText:
    """A quotation with the claim's own words set apart."""
    card = scope.graph.card(article)
    return quote_as(scope, card, quotation, scope.showing_in(card, quotation), words)


def quote_as(
    scope: Scope, card: Facts, quotation: Quotation, found: Showing, words: str
) -> QuoteText:
    """The same for those who know the article's card, and what may be shown."""
    language, where = card.language, direction(card.language)
    if found.quote is None:
        why = showing.reason(found.withheld, scope.language)
        return QuoteText("", "", "", language, where, None, True, why)
    before, own, after = found.quote.exact.partition(words) if words else ("", "", "")
    return QuoteText(
        before=before if own else "",
        words=own or found.quote.exact,
        after=after if own else "",
        language=language,
        direction=where,
        # A link into a text that is veiled as a whole would lift the veil.
        path=card.url[1:] if card.marks else f"{card.url[1:]}#{passage_anchor(quotation, found)}",
        is_withheld=False,
        veil=showing.veil(found.marks, scope.language) if found.is_veiled else "",
    )


def passage_anchor(quotation: Quotation, found: Showing) -> str:
    """The anchor of a quotation on its source's page, from its words and place.

    That of words which are left out comes from their place alone: a guess at a name could be tested
    against anything that is computed from it.
    """
    if found.quote is None and found.marks:
        return f"passage-{quotation.start}-{quotation.end}"
    return _passage_at(quotation.start, quotation.exact)


@lru_cache(maxsize=1024)
def _passage_at(start: int, exact: str) -> str:
    """Kept for a while, since claims, passages and comparisons quote the same words."""
    digest = hashlib.sha256(f"{start}\x1f{exact}".encode())
    return f"passage-{digest.hexdigest()[:8]}"
