"""How each kind of page is built. The table at the end is where a new kind is entered."""

from collections.abc import Callable
from typing import Any

import msgspec

from variorum.views import (
    actor,
    citations,
    comparison,
    corrections,
    data,
    event,
    feeds,
    home,
    listing,
    place,
    search,
    search_page,
    sitemap,
    source,
    subject,
    tombstone,
    webannotation,
)
from variorum.views.annotated import annotated
from variorum.views.claims_of_actors import claims_of
from variorum.views.events import listed
from variorum.views.head import head_of
from variorum.views.maps import page as map_page
from variorum.views.maps.files import files_of_place
from variorum.views.pages.kinds import OF_TIMELINE, Built, PageKey, PageKind
from variorum.views.scope import Scope
from variorum.views.search import SearchRecord
from variorum.views.timelines import page as timeline_page
from variorum.views.timelines.members import PAGE_SIZE, members_of, page_of
from variorum.views.twins import actor as actor_twin
from variorum.views.twins import comparison as comparison_twin
from variorum.views.twins import event as event_twin
from variorum.views.twins import place as place_twin
from variorum.views.twins import source as source_twin
from variorum.views.twins import timeline as timeline_twin
from variorum.views.twins import tombstone as tombstone_twin


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


def _of_record(key: PageKey, page: Any, twin: Any, **further: Any) -> Built:
    """A record's page, with what its own head says."""
    heading = page.heading
    return Built(
        key=key,
        address=heading.path,
        title=heading.title,
        description=heading.description,
        view=page,
        twin=twin,
        edit_url=heading.edit_url,
        **further,
    )


def _event(key: PageKey, scope: Scope) -> Built:
    """An event's page, with its citations beside it."""
    found = subject.gather(key.id, scope)
    page = event.build(found, scope)
    files = citations.event_files(scope, found, page.citations)
    return _of_record(key, page, event_twin.build(found, scope), files=files)


def _source(key: PageKey, scope: Scope) -> Built:
    """A source's page, with its citations and annotations beside it."""
    found = annotated(scope, key.id)
    page = source.build(found, scope)
    files = citations.source_files(scope, found, page.citations)
    if page.has_annotations:
        annotations = webannotation.annotation_page(scope, key.id)
        files = (*files, (f"{page.heading.path}annotations.jsonld", annotations))
    return _of_record(key, page, source_twin.build(found, scope), files=files)


def _subscription(key: PageKey, scope: Scope) -> Built:
    """Feeds and calendars, which lie beside pages without being rebuilt with them."""
    return Built(key, "", "", "", None, None, files=feeds.files(key.id, scope))


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


def _actor(key: PageKey, scope: Scope) -> Built:
    """An actor's page, and its twin, which has the same claims."""
    said = claims_of(key.id, scope)
    page = actor.build(key.id, said, scope)
    twin = actor_twin.build(page, said, scope)
    return _of_record(key, page, twin, feed=page.subscriptions.atom)


def _place(key: PageKey, scope: Scope) -> Built:
    """A place's page, with its picture and what the map asks for."""
    page, files = place.build(key.id, scope), tuple(files_of_place(scope, key.id))
    twin = place_twin.build(key.id, page.names, page.events, scope)
    return _of_record(key, page, twin, files=files, feed=page.subscriptions.atom)


def _map(key: PageKey, scope: Scope) -> Built:
    page, files = map_page.build(scope)
    return Built(key, page.path, page.title, page.title, page, None, files=files)


def _timeline(key: PageKey, scope: Scope) -> Built:
    """A page of a timeline; its twin, which has all entries, lies beside the first."""
    members, number = members_of(key.id, scope), key.number
    has_twin = number == 1
    part = members.events if has_twin else page_of(members.events, number)
    events = [listed(scope, event) for event in part]
    page = timeline_page.build(members, events[:PAGE_SIZE], number, scope)
    heading, title = page.heading, page.heading.title
    if not has_twin:
        words = {"title": title, "page": number}
        title = scope.language.gettext("%(title)s, page %(page)d") % words
    return Built(
        key=key,
        address=page.path,
        title=title,
        description=heading.description,
        view=page,
        twin=timeline_twin.build(members, events) if has_twin else None,
        edit_url=heading.edit_url,
        feed=page.subscriptions.atom,
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
    twin = comparison_twin.build(found)
    return Built(key, page.path, page.title, page.description, page, twin)


def _home(key: PageKey, scope: Scope) -> Built:
    page = home.build(scope)
    name, files = scope.settings.site_name, sitemap.sitemap_files(scope)
    return Built(key, "", name, name, page, None, files=files)


_BUILDERS: dict[PageKind, _Build] = {
    PageKind.EVENT: _event,
    PageKind.ACTOR: _actor,
    PageKind.PLACE: _place,
    PageKind.SOURCE: _source,
    PageKind.TIMELINE: _timeline,
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
