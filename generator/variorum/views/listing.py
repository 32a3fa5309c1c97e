"""Index pages: all records of a kind, in pages of a fixed size."""

from collections import Counter
from collections.abc import Callable, Iterator
from functools import lru_cache

import msgspec

from variorum.schema.kinds import BY_NAME
from variorum.views.events import event_line, events_of, years
from variorum.views.language import Language
from variorum.views.parts import EventLine, Ref, SourceLine
from variorum.views.scope import Scope
from variorum.views.stemma import source_line
from variorum.views.timelines.members import automatic_timelines, events_on_timeline, timeline_ref

#: Entries on one page; an edit of a title costs the pages that list it, so pages stay short.
PAGE_SIZE = 200
#: All events once more, by type.
TYPES = "types"


class ListedRecord(msgspec.Struct, frozen=True, gc=False):
    """An actor, place or timeline in an index."""

    ref: Ref
    """The record."""
    detail: str
    """What tells it from others: an actor's kind; empty for others."""
    events: int
    """How many events it takes part in or holds."""


class Group(msgspec.Struct, frozen=True, gc=False):
    """Entries under one heading."""

    heading: str
    """A year, a kind or a letter; may be empty."""
    events: tuple[EventLine, ...] = ()
    """Events, on the events' index."""
    sources: tuple[SourceLine, ...] = ()
    """Articles, on the sources' index."""
    records: tuple[ListedRecord, ...] = ()
    """Records of other kinds."""


class ListingPage(msgspec.Struct, frozen=True, gc=False):
    """One page of an index."""

    collection: str
    """events, types (of events), actors, places, sources or timelines."""
    title: str
    """The collection's name."""
    path: str
    """Address from the site's root, without the first slash."""
    also: Ref | None
    """The same records in another order; None if there is none."""
    groups: tuple[Group, ...]
    """The entries under their headings."""
    count: int
    """How many records the whole collection has."""
    page: int
    """This page's number, from 1."""
    pages: tuple[str, ...]
    """Addresses of all pages, from the site's root."""


Entry = tuple[str, str]


def page_count(collection: str, scope: Scope) -> int:
    """How many pages an index has; at least one."""
    return max(1, -(-len(_entries(collection, scope)) // PAGE_SIZE))


def build(collection: str, number: int, scope: Scope) -> ListingPage:
    """Build one page of an index."""
    entries = _entries(collection, scope)
    total = max(1, -(-len(entries) // PAGE_SIZE))
    part = entries[(number - 1) * PAGE_SIZE : number * PAGE_SIZE]
    addresses = tuple(address(collection, page) for page in range(1, total + 1))
    return ListingPage(
        collection=collection,
        title=title_of(collection, scope),
        path=addresses[number - 1],
        also=_also(collection, scope),
        groups=tuple(_groups(collection, part, scope)),
        count=len(entries),
        page=number,
        pages=addresses,
    )


def record_count(collection: str, scope: Scope) -> int:
    """How many records an index has."""
    return len(_entries(collection, scope))


def type_groups(scope: Scope) -> Iterator[tuple[str, str, int]]:
    """Each type of events: its label, where it begins in the index of types, its events."""
    entries = _entries(TYPES, scope)
    group, counts = 0, Counter(heading for heading, _ in entries)
    for at, (heading, _event) in enumerate(entries):
        starts = at == 0 or entries[at - 1][0] != heading
        group = 1 if at % PAGE_SIZE == 0 else group + starts
        if starts:
            path = f"{address(TYPES, at // PAGE_SIZE + 1)}#group-{group}"
            yield heading, path, counts[heading]


def address(collection: str, number: int) -> str:
    """The address of an index page."""
    return f"{collection}/" if number == 1 else f"{collection}/page/{number}/"


def _also(collection: str, scope: Scope) -> Ref | None:
    other = {"events": TYPES, TYPES: "events"}.get(collection)
    if other is None:
        return None
    return Ref(other, "listing", title_of(other, scope), address(other, 1))


def title_of(collection: str, scope: Scope) -> str:
    """The collection's name for readers."""
    return _titles(scope.language)[collection]


@lru_cache(maxsize=8)
def _titles(language: Language) -> dict[str, str]:
    _ = language.gettext
    return {
        "events": _("Events"),
        TYPES: _("Events by type"),
        "actors": _("Actors"),
        "places": _("Places"),
        "sources": _("Sources"),
        "timelines": _("Timelines"),
    }


def _entries(collection: str, scope: Scope) -> list[Entry]:
    entries: list[Entry] = scope.graph.answer("entries", collection)
    return entries


def work_out_entries(collection: str, scope: Scope) -> list[Entry]:
    """All (heading, id) of a collection in the order of its index."""
    of = "events" if collection == TYPES else collection
    kind = next(kind.name for kind in BY_NAME.values() if kind.collection == of)
    return _ORDERS[collection](scope, kind)


def _by_year_latest_first(scope: Scope, _kind: str) -> list[Entry]:
    return [(year, e) for year in (*years(scope), "") for e in reversed(events_of(scope, year))]


def _by_event_type(scope: Scope, _kind: str) -> list[Entry]:
    """By the label of the type, the latest first in each."""

    def label(event: str) -> str:
        return scope.vocabulary.label("event_types", scope.graph.card(event).type)

    entries = [(label(event), event) for event in reversed(scope.graph.index.chronology)]
    return sorted(entries, key=lambda entry: entry[0])


def _by_publication(scope: Scope, kind: str) -> list[Entry]:
    def when(article: str) -> tuple[str, str]:
        date = scope.graph.card(article).date
        return (date.sort_key[0] if date else "", article)

    articles = scope.graph.index.of_kind.get(kind, ())
    ordered = sorted(articles, key=when, reverse=True)
    return [(when(article)[0][:4], article) for article in ordered]


def _by_type(scope: Scope, kind: str) -> list[Entry]:
    def entry(record: str) -> Entry:
        card = scope.graph.card(record)
        return (scope.vocabulary.label("actor_kinds", card.type), record)

    def order(item: Entry) -> tuple[str, str]:
        return (item[0], scope.graph.ref(item[1]).heading)

    return sorted(map(entry, scope.graph.index.of_kind.get(kind, ())), key=order)


def _by_name(scope: Scope, kind: str) -> list[Entry]:
    records = scope.graph.index.of_kind.get(kind, ())
    return [("", r) for r in sorted(records, key=lambda r: (scope.graph.ref(r).heading, r))]


def _timelines(scope: Scope, kind: str) -> list[Entry]:
    _ = scope.language.gettext
    curated = _by_name(scope, kind)
    kinds = {"actor": _("By actor"), "place": _("By place")}
    automatic = [
        (_("By year") if t.isdigit() else kinds[scope.graph.card(t).kind], t)
        for t in automatic_timelines(scope)
    ]
    return [(_("Curated"), timeline) for _none, timeline in curated] + automatic


_ORDERS: dict[str, Callable[[Scope, str], list[Entry]]] = {
    "events": _by_year_latest_first,
    TYPES: _by_event_type,
    "sources": _by_publication,
    "actors": _by_type,
    "places": _by_name,
    "timelines": _timelines,
}


def _groups(collection: str, entries: list[Entry], scope: Scope) -> Iterator[Group]:
    headings: dict[str, list[str]] = {}
    for heading, record in entries:
        headings.setdefault(heading, []).append(record)
    for heading, ids in headings.items():
        if collection in ("events", TYPES):
            yield Group(heading, events=tuple(event_line(scope, event) for event in ids))
        elif collection == "sources":
            yield Group(heading, sources=tuple(source_line(scope, article) for article in ids))
        else:
            yield Group(heading, records=tuple(_listed(collection, r, scope) for r in ids))


def _listed(collection: str, record: str, scope: Scope) -> ListedRecord:
    graph = scope.graph
    if collection == "timelines":
        return ListedRecord(timeline_ref(scope, record), "", events_on_timeline(scope, record))
    card = graph.card(record)
    if collection == "actors":
        detail = scope.vocabulary.label("actor_kinds", card.type)
        return ListedRecord(scope.ref(record), detail, len(graph.index.events_of.get(record, ())))
    return ListedRecord(scope.ref(record), "", len(graph.all_around(record)))
