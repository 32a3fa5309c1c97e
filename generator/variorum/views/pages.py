"""Every page of a site by key, and how each kind of page is built.

The table at the end is where a new kind of page is entered: its builder, its twin, its template.
"""

from collections.abc import Callable, Collection, Iterator
from enum import StrEnum
from functools import partial
from itertools import product
from typing import Any

import msgspec

from variorum.config import Settings
from variorum.link.graph import Graph
from variorum.views import (
    actor,
    citations,
    comparison,
    corrections,
    data,
    event,
    events,
    feeds,
    home,
    lines,
    listing,
    place,
    search,
    search_page,
    sitemap,
    source,
    timeline,
    tombstone,
    webannotation,
)
from variorum.views.head import Head, head_of
from variorum.views.maps import page as map_page
from variorum.views.maps import where
from variorum.views.maps.files import files_of_place
from variorum.views.scope import Scope
from variorum.views.search import SearchRecord
from variorum.views.twins import actor as actor_twin
from variorum.views.twins import comparison as comparison_twin
from variorum.views.twins import event as event_twin
from variorum.views.twins import place as place_twin
from variorum.views.twins import source as source_twin
from variorum.views.twins import timeline as timeline_twin
from variorum.views.twins import tombstone as tombstone_twin


class PageKind(StrEnum):
    """The kinds of page."""

    EVENT = "event"
    ACTOR = "actor"
    PLACE = "place"
    SOURCE = "source"
    TIMELINE = "timeline"
    COMPARISON = "comparison"
    LISTING = "listing"
    CORRECTIONS = "corrections"
    DATA = "data"
    FEEDS = "feeds"
    MAP = "map"
    SEARCH = "search"
    HOME = "home"
    TOMBSTONE = "tombstone"
    REDIRECT = "redirect"
    SUBSCRIPTION = "subscription"

    @property
    def is_page(self) -> bool:
        """Whether it has a view and a template; otherwise it is files beside pages."""
        return self is not PageKind.SUBSCRIPTION


class PageKey(msgspec.Struct, frozen=True, order=True, gc=False):
    """Which page: its kind, the id of what it shows, and its number in a series."""

    kind: PageKind
    id: str
    number: int = 1


#: The number of a redirect to the timeline that a renamed actor or place has by itself.
OF_TIMELINE = 2


class Built(msgspec.Struct, frozen=True, gc=False):
    """A page's view, with what its frame and its twin need."""

    key: PageKey
    address: str
    """From the site's root, without the first slash; empty for the home page."""
    title: str
    description: str
    view: Any
    twin: Any
    edit_url: str | None = None
    files: tuple[tuple[str, bytes], ...] = ()
    """Further files of the page, by their addresses from the site's root."""
    head: Head | None = None
    """What its head says to machines; None until the page is whole."""
    feed: str = ""
    """The address of its Atom feed from the site's root; empty if it has none."""
    search: SearchRecord | None = None
    """What the search index knows of the page; None where it is not searched."""


#: What views have worked out once for many pages: see ``Graph.answer``.
_ANSWERS: dict[str, Callable[[str, Scope], Any]] = {
    "claim-lines": lines.work_out_lines,
    "record-lines": data.work_out_lines,
    "annotations": webannotation.work_out_annotations,
    "event-line": events.work_out_event_line,
    "news": feeds.work_out_news,
    "feed-entry": feeds.work_out_entry,
    "calendar-entry": feeds.work_out_calendar_entry,
    "withdrawal": feeds.work_out_withdrawal,
    "entries": listing.work_out_entries,
    "sitemap": sitemap.work_out_sitemap,
    "claim-citations": citations.work_out_claim_citations,
    "changes": corrections.work_out_changes,
    "whereabouts": where.work_out_whereabouts,
    "facets": search_page.work_out_facets,
}


def scope_of(graph: Graph, settings: Settings) -> Scope:
    """A scope in which all pages can be built."""
    scope = Scope(graph, settings)
    for kind, work in _ANSWERS.items():
        graph.work[kind] = partial(_with_scope, work, scope)
    return scope


def _with_scope(work: Callable[[str, Scope], Any], scope: Scope, key: str) -> Any:
    return work(key, scope)


def keys(scope: Scope) -> Iterator[PageKey]:
    """All pages of a site, records first, the home page last."""
    for card in scope.graph.cards():
        if not card.is_public:
            continue
        if card.is_withdrawn:
            yield PageKey(PageKind.TOMBSTONE, card.id)
        elif card.kind == "timeline":
            yield from _timeline_pages(card.id, timeline.events_on_timeline(scope, card.id))
        else:
            kind = PageKind.SOURCE if card.kind == "article" else PageKind(card.kind)
            yield PageKey(kind, card.id)
    timelines = dict(timeline.counted_timelines(scope))
    for timeline_id, count in timelines.items():
        yield from _timeline_pages(timeline_id, count)
    yield from _comparisons(scope)
    yield from _redirects(timelines, scope)
    yield from _series(scope)
    yield PageKey(PageKind.DATA, "")
    yield PageKey(PageKind.MAP, "")
    if scope.settings.search:
        yield PageKey(PageKind.SEARCH, "")
    yield PageKey(PageKind.FEEDS, "")
    yield from (PageKey(PageKind.SUBSCRIPTION, one) for one in feeds.followed(scope))
    yield PageKey(PageKind.HOME, "")


def _series(scope: Scope) -> Iterator[PageKey]:
    """The pages of lists that may need several."""
    for collection in ("events", listing.TYPES, "actors", "places", "sources", "timelines"):
        for number in range(1, listing.page_count(collection, scope) + 1):
            yield PageKey(PageKind.LISTING, collection, number)
    for number in range(1, corrections.page_count(scope) + 1):
        yield PageKey(PageKind.CORRECTIONS, "", number)


def _redirects(timelines: Collection[str], scope: Scope) -> Iterator[PageKey]:
    for alias in sorted(scope.graph.aliases()):
        if scope.graph.card(alias).is_public:
            yield PageKey(PageKind.REDIRECT, alias)
        if scope.graph.card(alias).id in timelines:
            yield PageKey(PageKind.REDIRECT, alias, OF_TIMELINE)


def _timeline_pages(timeline_id: str, events: int) -> Iterator[PageKey]:
    for number in range(1, timeline.pages_for(events) + 1):
        yield PageKey(PageKind.TIMELINE, timeline_id, number)


def _comparisons(scope: Scope) -> Iterator[PageKey]:
    """Every comparison, and redirects from the addresses that name its articles otherwise."""
    former: dict[str, list[str]] = {}
    for alias in sorted(scope.graph.aliases()):
        former.setdefault(scope.graph.index.current(alias), []).append(alias)
    between = comparison.BETWEEN
    for first, second in scope.graph.comparisons():
        yield PageKey(PageKind.COMPARISON, f"{first}{between}{second}")
        names = [(one, *former.get(one, ())) for one in (first, second)]
        for one, other in product(*names):
            if (one, other) != (first, second):
                yield PageKey(PageKind.REDIRECT, f"{one}{between}{other}")
            yield PageKey(PageKind.REDIRECT, f"{other}{between}{one}")


def build(key: PageKey, scope: Scope) -> Built:
    """Build the view of one page."""
    page = _BUILDERS[key.kind](key, scope)
    if page.view is None:
        return page
    return msgspec.structs.replace(
        page,
        head=head_of(page.view, page.address, scope),
        search=_search_record(page, scope),
    )


#: What the views of these pages give to the search index.
_FOUND: dict[PageKind, Callable[[Any, Scope], SearchRecord | None]] = {
    PageKind.EVENT: search.of_event,
    PageKind.ACTOR: search.of_actor,
    PageKind.PLACE: search.of_place,
    PageKind.SOURCE: search.of_source,
    PageKind.TIMELINE: search.of_timeline,
}


def _search_record(page: Built, scope: Scope) -> SearchRecord | None:
    found = _FOUND.get(page.key.kind)
    is_searched = scope.settings.search and page.key.number == 1
    return found(page.view, scope) if found and is_searched else None


_Build = Callable[[PageKey, Scope], Built]


def _record_page(view: Callable[[str, Scope], Any], twin: Callable[[str, Scope], Any]) -> _Build:
    def build_record(key: PageKey, scope: Scope) -> Built:
        page = view(key.id, scope)
        heading = page.heading
        return Built(
            key=key,
            address=heading.path,
            title=heading.title,
            description=heading.description,
            view=page,
            twin=twin(key.id, scope),
            edit_url=heading.edit_url,
        )

    return build_record


_build_event = _record_page(event.build, event_twin.build)
_build_source = _record_page(source.build, source_twin.build)


def _event(key: PageKey, scope: Scope) -> Built:
    """An event's page, with its citations beside it."""
    page = _build_event(key, scope)
    return msgspec.structs.replace(page, files=citations.event_files(scope, key.id))


def _source(key: PageKey, scope: Scope) -> Built:
    """A source's page, with its citations and annotations beside it."""
    page = _build_source(key, scope)
    files = citations.source_files(scope, key.id)
    if page.view.has_annotations:
        annotations = webannotation.annotation_page(scope, key.id)
        files = (*files, (f"{page.address}annotations.jsonld", annotations))
    return msgspec.structs.replace(page, files=files)


def _subscription(key: PageKey, scope: Scope) -> Built:
    """Feeds and calendars, which lie beside pages without being rebuilt with them."""
    return Built(key, "", "", "", None, None, files=feeds.files(key.id, scope))


def _followed(build_page: _Build) -> _Build:
    """A page whose head names its feed."""

    def build_followed(key: PageKey, scope: Scope) -> Built:
        page = build_page(key, scope)
        return msgspec.structs.replace(page, feed=page.view.subscriptions.atom)

    return build_followed


def _feeds(key: PageKey, scope: Scope) -> Built:
    page = feeds.build(scope)
    return Built(
        key,
        page.path,
        page.title,
        page.title,
        page,
        None,
        feed=page.everything[0].subscriptions.atom,
    )


_build_place = _followed(_record_page(place.build, place_twin.build))


def _place(key: PageKey, scope: Scope) -> Built:
    """A place's page, with its picture and what the map asks for."""
    page = _build_place(key, scope)
    return msgspec.structs.replace(page, files=tuple(files_of_place(scope, key.id)))


def _map(key: PageKey, scope: Scope) -> Built:
    page, files = map_page.build(scope)
    return Built(key, page.path, page.title, page.title, page, None, files=files)


def _timeline(key: PageKey, scope: Scope) -> Built:
    """A page of a timeline; its twin, which has all entries, lies beside the first."""
    page = timeline.build(key.id, key.number, scope)
    heading, title = page.heading, page.heading.title
    if key.number > 1:
        words = {"title": title, "page": key.number}
        title = scope.language.gettext("%(title)s, page %(page)d") % words
    return Built(
        key=key,
        address=page.path,
        title=title,
        description=heading.description,
        view=page,
        twin=timeline_twin.build(key.id, scope) if key.number == 1 else None,
        edit_url=heading.edit_url,
    )


def _data(key: PageKey, scope: Scope) -> Built:
    made = data.build(scope)
    page = made.page
    return Built(key, page.path, page.title, page.title, page, None, files=made.files)


def _search(key: PageKey, scope: Scope) -> Built:
    page = search_page.build(scope)
    return Built(key, page.path, page.title, page.title, page, None)


def _tombstone(key: PageKey, scope: Scope) -> Built:
    page = tombstone.build(key.id, scope)
    heading = page.heading
    twin = tombstone_twin.build(heading)
    return Built(key, heading.path, heading.title, heading.withdrawn, page, twin)


def _redirect(key: PageKey, scope: Scope) -> Built:
    if comparison.BETWEEN in key.id:
        page = comparison.build_redirect(key.id, scope)
    else:
        page = tombstone.build_redirect(key.id, scope, of_timeline=key.number == OF_TIMELINE)
    return Built(key, page.path, page.to.title, page.to.title, page, None)


def _listing(key: PageKey, scope: Scope) -> Built:
    page = listing.build(key.id, key.number, scope)
    return Built(key, page.path, page.title, page.title, page, None)


def _corrections(key: PageKey, scope: Scope) -> Built:
    page = corrections.build(key.number, scope)
    return Built(key, page.path, page.title, page.title, page, None)


def _comparison(key: PageKey, scope: Scope) -> Built:
    found = comparison.compare(key.id, scope)
    page = comparison.build(found, scope)
    twin = comparison_twin.build(found, scope)
    return Built(key, page.path, page.title, page.description, page, twin)


def _home(key: PageKey, scope: Scope) -> Built:
    page = home.build(scope)
    name, files = scope.settings.site_name, sitemap.sitemap_files(scope)
    return Built(key, "", name, name, page, None, files=files)


_BUILDERS: dict[PageKind, _Build] = {
    PageKind.EVENT: _event,
    PageKind.ACTOR: _followed(_record_page(actor.build, actor_twin.build)),
    PageKind.PLACE: _place,
    PageKind.SOURCE: _source,
    PageKind.TIMELINE: _followed(_timeline),
    PageKind.COMPARISON: _comparison,
    PageKind.LISTING: _listing,
    PageKind.CORRECTIONS: _corrections,
    PageKind.DATA: _data,
    PageKind.FEEDS: _feeds,
    PageKind.SUBSCRIPTION: _subscription,
    PageKind.MAP: _map,
    PageKind.SEARCH: _search,
    PageKind.HOME: _home,
    PageKind.TOMBSTONE: _tombstone,
    PageKind.REDIRECT: _redirect,
}
