"""The quoted passages of a text, in its order, each with everything that rests on it."""

from collections.abc import Iterable, Sequence

from markupsafe import Markup

from variorum.model.article import Article
from variorum.model.quotation import Quotation
from variorum.views import showing
from variorum.views.annotated import Annotated, Carried, Marked, Noted, Support
from variorum.views.fragments import fragment_address
from variorum.views.parts import LetteredEvent, Ref, ToldClaim
from variorum.views.quoting import passage_anchor
from variorum.views.scope import BASE, Scope
from variorum.views.several import lettered, once, told_claim
from variorum.views.showing import Showing
from variorum.views.source.parts import Passage, Placed, SupportLine
from variorum.views.source.text import cut_words, has_cuts

#: What most passages have for a note.
_NO_NOTE = Markup()


def passages_of(scope: Scope, found: Annotated) -> list[Placed]:
    """The quoted places of a text, in its order; each once, whoever quotes it."""
    article, is_cut = found.article, has_cuts(scope, found.article)
    return [
        Placed(
            marked.quote.start,
            marked.quote.end,
            _passage(scope, article, marked, is_cut=is_cut),
        )
        for marked in found.places
    ]


def _passage(scope: Scope, article: Article, marked: Marked, *, is_cut: bool) -> Passage:
    quote, notes = marked.quote, marked.notes
    events = lettered(_each_once(ref for note in notes for ref in note.about))
    found = notes[0].showing if notes else scope.showing(article.id, quote)
    before, after = _context(article, found.quote)
    return Passage(
        anchor=notes[0].anchor if notes else passage_anchor(quote, found),
        number=marked.number,
        exact=found.quote.exact if found.quote else "",
        withheld=showing.reason(found.withheld, scope.language),
        veil=showing.veil(found.marks, scope.language) if found.is_veiled else "",
        is_aside=is_cut and bool(cut_words(scope, article, quote.start, quote.end)),
        before=before,
        after=after,
        original=_original(article, found, before, after),
        claims=_told(events, notes[0].claims) if notes else (),
        about=events,
        mentions=_each_once(ref for note in notes for ref in note.mentions),
        supports=tuple([_support(scope, support) for support in marked.supports]),
        note=_note(scope, notes),
    )


def _told(events: Sequence[LetteredEvent], claims: Sequence[Carried]) -> tuple[ToldClaim, ...]:
    """The claims that rest on a passage, each told once, of however many events it is made."""
    if len(events) < 2:
        return tuple([ToldClaim(each.entry.line, ()) for each in claims])
    return tuple([told_claim(events, [each.entry.line for each in same]) for same in once(claims)])


def _support(scope: Scope, support: Support) -> SupportLine:
    tie = support.tie
    label = scope.vocabulary.actor_relations[tie.relation].label
    return SupportLine(scope.ref(support.actor), label, scope.ref(tie.to))


def _each_once(refs: Iterable[Ref]) -> tuple[Ref, ...]:
    return tuple({ref.id: ref for ref in refs}.values())


def _note(scope: Scope, notes: Sequence[Noted]) -> Markup:
    """The editors' notes on a passage, each once."""
    texts = dict.fromkeys([n.annotation.note for n in notes if n.annotation.note])
    return Markup().join([scope.markdown(text, BASE) for text in texts]) if texts else _NO_NOTE


def _original(article: Article, found: Showing, before: str, after: str) -> str | None:
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
