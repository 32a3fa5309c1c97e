"""What each page gives to the search index.

A search record is made from the view of its page, never from the record. So nothing can be found
that the page does not show: what `display` withholds from the one is not in the other. Nor is what
the page shows only when asked.
"""

from collections.abc import Iterable, Iterator
from functools import lru_cache

import msgspec
from markupsafe import Markup

from variorum.model.dates import EdtfDate
from variorum.model.finding import FindingStatus
from variorum.views import wording
from variorum.views.actor import ActorPage
from variorum.views.event import EventPage
from variorum.views.language import Language
from variorum.views.parts import ClaimLine, DateText, Heading, NameLine, Ref
from variorum.views.place import PlacePage
from variorum.views.scope import Scope
from variorum.views.source import SourcePage
from variorum.views.timelines.page import TimelinePage

#: What is sorted by date and has none comes last either way.
_BEFORE_ALL, _AFTER_ALL = "0000", "9999"
_BETWEEN = " · "


class SearchRecord(msgspec.Struct, frozen=True, gc=False, kw_only=True):
    """One page as the index knows it."""

    path: str
    """The page's address from the site's root, without the first slash."""
    title: str
    """What the record is called."""
    kind: str
    """Its kind in words: ``Event``."""
    date: str
    """When it happened or was published, in words; empty if it has no date."""
    language: str
    """The language of its words (BCP 47); empty for that of the site."""
    text: str
    """The words to be found, all of which the page shows."""
    filters: dict[str, tuple[str, ...]]
    """For each facet its values: an id, or an id and a label with a space between."""
    newest: str
    """What it is sorted by, latest first."""
    oldest: str
    """What it is sorted by, earliest first."""


def of_event(page: EventPage, scope: Scope) -> SearchRecord:
    """What an event's page gives to the index."""
    card = scope.graph.card(page.heading.id)
    places = (*((page.place,) if page.place else ()), *page.places_around)
    claims = (claim for line in page.findings for cell in line.cells for claim in cell.claims)
    words = (
        _plain(page.summary),
        page.type,
        *(place.title for place in places),
        *(part.actor.title for part in page.participants),
        *(f"{line.topic}: {line.figure}" for line in page.findings),
        *dict.fromkeys(_quoted(claims)),
        _plain(page.heading.note),
    )
    facets = {
        "type": (f"{card.type} {page.type}",),
        "year": (card.year,) if card.year else (),
        "place": _values(places),
        "actor": _values(part.actor for part in page.participants),
        "status": tuple(dict.fromkeys(_statuses(page, scope.language))),
    }
    return _record(page.heading, scope, words, facets, date=page.date, when=card.date)


def of_source(page: SourcePage, scope: Scope) -> SearchRecord:
    """What a source's page gives to the index: of its text what the page shows, and no more."""
    card = scope.graph.card(page.heading.id)
    text = ("".join(run.text for run in paragraph.runs) for paragraph in page.paragraphs)
    shown = [passage for passage in page.passages if not passage.veil and not page.veil]
    words = (
        *(text if page.paragraphs and not page.veil else (passage.exact for passage in shown)),
        *(_plain(passage.note) for passage in shown),
        page.publisher.title,
        *page.authors,
        _plain(page.heading.note),
    )
    speakers = (told.line.claimant for passage in page.passages for told in passage.claims)
    facets = {
        "year": (card.year,) if card.year else (),
        "actor": _values((page.publisher, *speakers)),
    }
    made = _record(page.heading, scope, words, facets, date=page.published, when=card.date)
    return msgspec.structs.replace(made, language=page.language or "")


def of_actor(page: ActorPage, scope: Scope) -> SearchRecord:
    """What an actor's page gives to the index."""
    own = scope.ref(page.heading.id)
    words = (_plain(page.summary), page.actor_kind, *_names(page.names), _plain(page.heading.note))
    return _record(page.heading, scope, words, {"actor": _values((own,))})


def of_place(page: PlacePage, scope: Scope) -> SearchRecord:
    """What a place's page gives to the index."""
    places = (scope.ref(page.heading.id), *page.around)
    names = (*_names(page.names), *(place.title for place in page.around))
    words = (_plain(page.summary), *names, _plain(page.heading.note))
    return _record(page.heading, scope, words, {"place": _values(places)})


def of_timeline(page: TimelinePage, scope: Scope) -> SearchRecord | None:
    """What a timeline's page gives to the index; those that come by themselves give nothing."""
    if not page.is_curated:
        return None
    notes = (_plain(entry.line.note) for group in page.groups for entry in group.entries)
    return _record(page.heading, scope, (_plain(page.summary), *notes, _plain(page.heading.note)))


def _record(
    heading: Heading,
    scope: Scope,
    words: Iterable[str],
    facets: dict[str, tuple[str, ...]] | None = None,
    *,
    date: DateText | None = None,
    when: EdtfDate | None = None,
) -> SearchRecord:
    kind = _kind(heading.kind, scope.language)
    first = when.sort_key[0] if when else ""
    filters = {"kind": (f"{heading.kind} {kind}",), **(facets or {})}
    return SearchRecord(
        path=heading.path,
        title=heading.title,
        kind=kind,
        date=date.text if date else "",
        language=heading.summary_language or heading.language or "",
        text=_BETWEEN.join(filter(None, words)),
        filters={facet: values for facet, values in filters.items() if values},
        newest=first or _BEFORE_ALL,
        oldest=first or _AFTER_ALL,
    )


@lru_cache(maxsize=64)
def _kind(kind: str, language: Language) -> str:
    _ = language.gettext
    return {
        "event": _("Event"),
        "actor": _("Actor"),
        "place": _("Place"),
        "source": _("Source"),
        "timeline": _("Timeline"),
    }[kind]


def _values(refs: Iterable[Ref]) -> tuple[str, ...]:
    """Records as values of a facet, each once."""
    return tuple(dict.fromkeys(f"{ref.id} {ref.title}" for ref in refs if ref.path is not None))


def _statuses(page: EventPage, language: Language) -> Iterator[str]:
    for line in page.findings:
        name = wording.status_name(FindingStatus(line.status), language)
        yield f"{line.status} {name}"
        if line.conceded:
            conceded = language.gettext("conceded")
            yield f"conceded {conceded}"


def _quoted(claims: Iterable[ClaimLine]) -> Iterator[str]:
    """The words of quotations that stand on the page unasked."""
    for claim in claims:
        if not claim.quote.is_withheld and not claim.quote.veil:
            yield f"{claim.quote.before}{claim.quote.words}{claim.quote.after}"


def _names(lines: Iterable[NameLine]) -> Iterator[str]:
    return (line.name for line in lines)


def _plain(text: Markup) -> str:
    """The words of safe HTML."""
    return str(text.striptags()) if text else ""
