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
from variorum.views.head import head_of
from variorum.views.maps import page as map_page
from variorum.views.maps.files import files_of_place
from variorum.views.pages.kinds import OF_TIMELINE, Built, PageKey, PageKind
from variorum.views.scope import Scope
from variorum.views.search import SearchRecord
from variorum.views.timelines import page as timeline_page
from variorum.views.timelines.members import members_of
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


_build_source = _record_page(source.build, source_twin.build)


def _event(key: PageKey, scope: Scope) -> Built:
    """An event's page, with its citations beside it."""
    found = subject.gather(key.id, scope)
    page = event.build(found, scope)
    heading = page.heading
    return Built(
        key=key,
        address=heading.path,
        title=heading.title,
        description=heading.description,
        view=page,
        twin=event_twin.build(found, scope),
        edit_url=heading.edit_url,
        files=citations.event_files(scope, found, page.citations),
    )


def _source(key: PageKey, scope: Scope) -> Built:
    """A source's page, with its citations and annotations beside it."""
    page = _build_source(key, scope)
    files = citations.source_files(scope, key.id, page.view.citations)
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
    members = members_of(key.id, scope)
    page = timeline_page.build(members, key.number, scope)
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
        twin=timeline_twin.build(members, scope) if key.number == 1 else None,
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
    twin = comparison_twin.build(found)
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
