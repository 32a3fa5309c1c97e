"""A claim is recorded once: its permanent address is made of what makes it one claim."""

from collections.abc import Iterator

from variorum.diagnostics import Code, Diagnostic, error
from variorum.model.article import Article
from variorum.model.corpus import Corpus
from variorum.resolve.outcome import Locate

Key = tuple[str, ...]


def duplicate_claims(corpus: Corpus, locate: Locate) -> Iterator[Diagnostic]:
    """No two claims of an article share event, claimant and ``Statement.identity``.

    Former ids count as the present one, as they do in a claim's address.
    """
    current = corpus.aliases
    for article in corpus.records.values():
        if not isinstance(article, Article):
            continue
        seen: set[Key] = set()
        for at, annotation in enumerate(article.annotations):
            for number, statement in enumerate(annotation.statements):
                for event in annotation.about:
                    for claimant in annotation.by:
                        who = (current.get(event, event), current.get(claimant, claimant))
                        whole = (*who, *statement.identity(annotation.quote.exact))
                        if whole in seen:
                            span = locate(article.file, ("annotations", at, "claims", number))
                            message = (
                                "this claim is already recorded in this article, with the same "
                                "quotation, property, category, side and claimant; keep one, or "
                                "quote the words of each"
                            )
                            yield error(span, Code.DUPLICATE_CLAIM, message)
                        seen.add(whole)
