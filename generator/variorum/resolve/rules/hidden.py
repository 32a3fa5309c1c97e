"""A quotation that names the place of an event whose place is hidden is marked as well."""

from collections.abc import Callable, Iterator

from variorum.diagnostics import Code, Diagnostic, warning
from variorum.model.article import Annotation, Article
from variorum.model.claim import PlaceValue
from variorum.model.corpus import AnyRecord, Corpus
from variorum.model.event import Event
from variorum.model.place import Place
from variorum.model.sensitivity import Sensitivity
from variorum.resolve.outcome import Locate

#: The hidden place of an event, by the event's id; None where it has none.
HiddenPlace = Callable[[str], str | None]


def places_given_away(corpus: Corpus, locate: Locate) -> Iterator[Diagnostic]:
    """An annotation about an event marked ``precise-location`` that names its place has the mark.

    It names the place if it claims that something happened there, or in a place within it, or if it
    mentions either.
    """

    def hidden(event: str) -> str | None:
        record = corpus.find(event)
        return record.hidden_place if isinstance(record, Event) else None

    for article in corpus.records.values():
        if isinstance(article, Article):
            for index, event, place in _told(article, hidden):
                if _lies_in(corpus, place, hidden(event)):
                    message = (
                        f"this quotation names '{place}', where '{event}' happened, which is "
                        "marked precise-location; mark the annotation so too, or its words give "
                        "the place away"
                    )
                    span = locate(article.file, ("annotations", index))
                    yield warning(span, Code.PLACE_GIVEN_AWAY, message)


def may_give_away(record: AnyRecord, hidden: HiddenPlace) -> bool:
    """Whether a record names any place beside an event whose place is hidden."""
    return isinstance(record, Article) and any(_told(record, hidden))


def _told(article: Article, hidden: HiddenPlace) -> Iterator[tuple[int, str, str]]:
    """Annotation, event and record of all that is named in quotations without the mark."""
    for index, annotation in enumerate(article.annotations):
        if Sensitivity.PRECISE_LOCATION not in (*annotation.sensitive, *article.sensitive):
            for event in annotation.about:
                if hidden(event):
                    yield from ((index, event, named) for named in _named(annotation))


def _named(annotation: Annotation) -> dict[str, None]:
    """The records that an annotation mentions, and the places that it claims, each once."""
    values = (statement.value for statement in annotation.statements)
    claimed = (value.place for value in values if isinstance(value, PlaceValue))
    return dict.fromkeys((*claimed, *(mention.id for mention in annotation.mentions)))


def _lies_in(corpus: Corpus, place: str, other: str | None) -> bool:
    """Whether a place is another or lies in it; wrong references and circles end the way."""
    around = corpus.find(other) if other else None
    seen: set[str] = set()
    record = corpus.find(place)
    while isinstance(record, Place) and record.id not in seen:
        if record is around:
            return True
        seen.add(record.id)
        record = corpus.find(record.within) if record.within else None
    return False
