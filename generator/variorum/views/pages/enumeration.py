"""Every page of a site, by key."""

from collections.abc import Collection, Iterator
from itertools import product

from variorum.views import comparison, corrections, feeds, listing
from variorum.views.pages.kinds import OF_TIMELINE, PageKey, PageKind
from variorum.views.scope import Scope
from variorum.views.timelines.members import counted_timelines, events_on_timeline, pages_for

#: Kinds of record, and of the page that each has.
_OWN_PAGE = {
    "event": PageKind.EVENT,
    "article": PageKind.SOURCE,
    "actor": PageKind.ACTOR,
    "place": PageKind.PLACE,
}


def keys(scope: Scope) -> Iterator[PageKey]:
    """All pages of a site, records first, the home page last."""
    yield from _records(scope)
    timelines = dict(counted_timelines(scope))
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


def _records(scope: Scope) -> Iterator[PageKey]:
    """The records' own pages. Which are shown the index knows: no card need be read for it."""
    index = scope.graph.index
    for withdrawn in index.withdrawn.get("", ()):
        yield PageKey(PageKind.TOMBSTONE, withdrawn)
    for timeline in index.of_kind.get("timeline", ()):
        yield from _timeline_pages(timeline, events_on_timeline(scope, timeline))
    for name, kind in _OWN_PAGE.items():
        for record_id in index.of_kind.get(name, ()):
            yield PageKey(kind, record_id)


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
    for number in range(1, pages_for(events) + 1):
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
