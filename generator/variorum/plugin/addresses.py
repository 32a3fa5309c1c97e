"""Whether the records will make a page or file at an address, before they do.

What lies beside the pages of single records is in ``beside``.
"""

from urllib.parse import unquote, urljoin, urlsplit

from variorum.plugin.beside import (
    PAGE,
    any_is_drawn,
    further_page,
    is_feed,
    is_of_record,
    is_of_timeline,
)
from variorum.schema.kinds import BY_NAME, KINDS
from variorum.views import corrections, listing
from variorum.views.data.features import EVENTS, PLACES
from variorum.views.data.lines import ANNOTATIONS, CLAIM_LINES
from variorum.views.data.package import PACKAGE
from variorum.views.data.tables import TABLES
from variorum.views.events import work_out_years
from variorum.views.maps.extent import GROUND
from variorum.views.maps.page import DATA, PICTURE
from variorum.views.scope import Scope
from variorum.views.timelines.members import of_records

_EVENTS = BY_NAME["event"].collection
_COLLECTIONS = frozenset(kind.collection for kind in KINDS)
#: Pages that every site has.
_ALWAYS = _COLLECTIONS | {"corrections", "data", "feeds", "map", "types"}
#: Files that every site has.
_FILES = frozenset(
    (
        *(f"data/{table.file}" for table in TABLES),
        *(f"data/{name}" for name in (ANNOTATIONS, CLAIM_LINES, EVENTS, PLACES, PACKAGE)),
        *(
            f"feeds/{name}"
            for name in ("all.json", "all.xml", "corrections.json", "corrections.xml")
        ),
    )
)
_ORIGIN = "https://site.invalid"


def address_of(link: str, page: str, root: str) -> str | None:
    """The address, from the site's root, that a link on a page leads to; none outside the site.

    ``page`` is the page's own address, ``root`` the path at which the site stands on its host.
    """
    try:
        found = urlsplit(urljoin(f"{_ORIGIN}{root}{page}", link))
    except ValueError:  # such as an unclosed bracket: no address at all
        return None
    if f"{found.scheme}://{found.netloc}" != _ORIGIN or not found.path.startswith(root):
        return None
    return unquote(found.path.removeprefix(root))


def is_made(address: str, scope: Scope) -> bool:
    """Whether a page or file is sure to be made of the records at an address."""
    collection, _, rest = address.partition("/")
    if rest in PAGE:
        return collection in _ALWAYS or (collection == "search" and scope.settings.search)
    if number := further_page(rest):
        return number <= _pages(collection, scope)
    if collection == "map":
        return address in (DATA, PICTURE, GROUND) and any_is_drawn(scope)
    if collection not in _COLLECTIONS:
        return address in _FILES
    name, _, file = rest.partition("/")
    if collection == "timelines":
        return is_of_timeline(name, file, scope) or is_feed(collection, name, file, scope)
    if not scope.graph.has(name) or BY_NAME[scope.graph.ref(name).kind].collection != collection:
        return False
    return is_of_record(name, file, scope) or is_feed(collection, name, file, scope)


def _pages(collection: str, scope: Scope) -> int:
    """How many pages a list has."""
    if collection == corrections.COLLECTION:
        return corrections.page_count(scope)
    index = scope.graph.index
    if collection == listing.TYPES:
        collection = _EVENTS
    kind = next((kind.name for kind in KINDS if kind.collection == collection), "")
    count = len(index.of_kind.get(kind, ()))
    if kind == "timeline":
        count += len([*of_records(scope), *work_out_years("", scope)])
    return -(-count // listing.PAGE_SIZE)
