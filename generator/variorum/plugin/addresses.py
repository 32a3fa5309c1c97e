"""Whether the records will make a page or file at an address, before they do.

What is only there for some records, such as feeds and maps of places, counts as unknown.
"""

from urllib.parse import unquote, urljoin, urlsplit

from variorum.schema.kinds import BY_NAME, KINDS
from variorum.views.data.features import EVENTS, PLACES
from variorum.views.data.lines import ANNOTATIONS, CLAIM_LINES
from variorum.views.data.package import PACKAGE
from variorum.views.data.tables import TABLES
from variorum.views.scope import Scope

_COLLECTIONS = frozenset(kind.collection for kind in KINDS)
#: Pages that every site has.
_ALWAYS = _COLLECTIONS | {"corrections", "data", "feeds", "map", "types"}
_PAGE = frozenset(("", "index.html"))
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
#: What lies beside the pages of records, but for former addresses, and beside those of two kinds.
_TWIN = "index.json"
_CITATIONS = frozenset(("cite.bib", "cite.json", "cite.ris", "cite.txt"))
_CITED = frozenset(("events", "sources"))
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
    if rest in _PAGE:
        return collection in _ALWAYS or (collection == "search" and scope.settings.search)
    record, _, file = rest.partition("/")
    if collection not in _COLLECTIONS:
        return address in _FILES
    _, path = scope.target(record) or ("", None)
    if path is None or not path.startswith(f"{collection}/"):
        return False
    return file in _PAGE or (path == f"{collection}/{record}/" and _is_beside(file, record, scope))


def _is_beside(file: str, record: str, scope: Scope) -> bool:
    """Whether a file lies beside the page of a record."""
    if file in _CITATIONS:
        card = scope.graph.card(record)
        return BY_NAME[card.kind].collection in _CITED and not card.is_withdrawn
    return file == _TWIN
