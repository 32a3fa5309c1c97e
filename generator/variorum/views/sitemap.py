"""The site's addresses for search engines, after the protocol of sitemaps.org.

``sitemap.xml`` is an index: of the hand-written pages, whose sitemap is the host's, and of the
pages made of records, which are here. Redirects, tombstones and drafts are in none. Comparisons are
left to be found from their articles, of which they say nothing new to a search engine.
"""

from collections.abc import Iterable, Iterator
from html import escape

from variorum.model.event import last_corrected
from variorum.views import corrections, listing, search_page
from variorum.views.linked.dates import iso_date
from variorum.views.scope import Scope
from variorum.views.timelines.members import address, events_on_timeline, pages_for

#: The sitemap of the hand-written pages, home page included.
OF_PAGES = "sitemap-pages.xml"
#: The protocol's own bound for one file; its other, 50 MiB, lies far beyond so many.
MOST = 50_000
#: Pages that there is one of.
SINGLE = ("data/", "feeds/", "map/")
_XML = '<?xml version="1.0" encoding="UTF-8"?>\n'
_NAMESPACE = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'

#: An address from the site's root, and the ISO day of its last correction or nothing.
Location = tuple[str, str]


def sitemap_files(scope: Scope) -> tuple[tuple[str, bytes], ...]:
    """The index and the sitemaps of records; none where the site does not know its address."""
    texts: tuple[tuple[str, str], ...] = scope.graph.answer("sitemap", "")
    return tuple((path, text.encode()) for path, text in texts)


def work_out_sitemap(_key: str, scope: Scope) -> tuple[tuple[str, str], ...]:
    """Make the files. Nothing is asked but addresses and days: a body edit changes neither."""
    if not scope.settings.site_url:
        return ()
    root = escape(scope.address(""))
    locations = list(_locations(scope))
    parts = [locations[at : at + MOST] for at in range(0, len(locations), MOST)]
    files = [(f"sitemap-records-{n}.xml", _urls(root, p)) for n, p in enumerate(parts, start=1)]
    index = _index(root, (OF_PAGES, *(path for path, _ in files)))
    return (("sitemap.xml", index), *files)


def _locations(scope: Scope) -> Iterator[Location]:
    yield from ((path, "") for path in SINGLE)
    if scope.settings.search:
        yield search_page.PATH, ""
    for number in range(1, listing.page_count(listing.TYPES, scope) + 1):
        yield listing.address(listing.TYPES, number), ""
    for number in range(1, corrections.page_count(scope) + 1):
        yield listing.address(corrections.COLLECTION, number), ""
    for collection in ("events", "timelines", "actors", "places", "sources"):
        pages = range(1, listing.page_count(collection, scope) + 1)
        yield from ((listing.address(collection, number), "") for number in pages)
        days = _corrected(scope) if collection == "events" else {}
        records = sorted({record for _, record in scope.graph.answer("entries", collection)})
        for record in records:
            day = days.get(record, "")
            yield from ((path, day) for path in _paths(collection, record, scope))


def _paths(collection: str, record: str, scope: Scope) -> Iterator[str]:
    """The pages of a record; a long timeline has several."""
    if collection != "timelines":
        yield f"{collection}/{record}/"
        return
    pages = pages_for(events_on_timeline(scope, record))
    yield from (address(record, number) for number in range(1, pages + 1))


def _corrected(scope: Scope) -> dict[str, str]:
    """When events' pages were last corrected. No other day in a record is about the page."""
    corrected = dict.fromkeys(event for event, _ in scope.graph.index.corrected.get("", ()))
    days = {event: last_corrected(scope.graph.card(event).corrections) for event in corrected}
    return {event: iso_date(day.edtf) for event, day in days.items() if day}


def _urls(root: str, locations: Iterable[Location]) -> str:
    lines = "".join(
        f"<url><loc>{root}{path}</loc>{f'<lastmod>{day}</lastmod>' if day else ''}</url>\n"
        for path, day in locations
    )
    return f"{_XML}<urlset {_NAMESPACE}>\n{lines}</urlset>\n"


def _index(root: str, paths: Iterable[str]) -> str:
    lines = "".join(f"<sitemap><loc>{root}{path}</loc></sitemap>\n" for path in paths)
    return f"{_XML}<sitemapindex {_NAMESPACE}>\n{lines}</sitemapindex>\n"
