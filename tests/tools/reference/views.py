"""``views.md``: what a page template is given."""

from collections.abc import Iterator
from types import UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

import msgspec
from markupsafe import Markup

from tests.tools.reference import text
from variorum.views.actor import ActorPage
from variorum.views.comparison import ComparisonPage
from variorum.views.corrections import CorrectionsPage
from variorum.views.data import DataPage
from variorum.views.event import EventPage
from variorum.views.feeds import FeedsPage
from variorum.views.home import HomePage
from variorum.views.listing import ListingPage
from variorum.views.maps.page import MapPage
from variorum.views.pages import PageKind
from variorum.views.place import PlacePage
from variorum.views.search_page import SearchPage
from variorum.views.source import SourcePage
from variorum.views.timelines.page import TimelinePage
from variorum.views.tombstone import RedirectPage, TombstonePage

#: The view that each kind of page is made of.
VIEWS: dict[PageKind, type[msgspec.Struct]] = {
    PageKind.HOME: HomePage,
    PageKind.EVENT: EventPage,
    PageKind.ACTOR: ActorPage,
    PageKind.TIMELINE: TimelinePage,
    PageKind.SOURCE: SourcePage,
    PageKind.PLACE: PlacePage,
    PageKind.COMPARISON: ComparisonPage,
    PageKind.LISTING: ListingPage,
    PageKind.CORRECTIONS: CorrectionsPage,
    PageKind.DATA: DataPage,
    PageKind.SEARCH: SearchPage,
    PageKind.FEEDS: FeedsPage,
    PageKind.MAP: MapPage,
    PageKind.TOMBSTONE: TombstonePage,
    PageKind.REDIRECT: RedirectPage,
}
#: Names that every page template has, with what they are.
GLOBALS = {
    "view": "the page's view, one of those below",
    "base": "what leads from the page to the site's root, such as `../../`; put it before a `path`",
    "_": "a function that translates a text of the interface",
    "ngettext": "a function that translates a text with a number in it",
}
FILTERS = {"number": "writes a whole number with the digits and grouping of the site's language"}
_PLAIN = {str: "text", int: "number", bool: "true or false", float: "number", Markup: "safe HTML"}

_INTRODUCTION = """
A page template lies in `templates/records/` and turns one *view* into the body of a page. A view
is a frozen object whose fields are all there is: a field that does not exist is an error, not an
empty place. Everything is escaped; only fields of the type *safe HTML* have markup, and they have
been sanitised.

The frame around the body (head, header, navigation, footer) is the MkDocs theme's `main.html`,
with the [context of any MkDocs theme](https://www.mkdocs.org/dev-guide/themes/#template-variables).
"""


def page() -> str:
    """Make the page."""
    return text.page(
        "Template contexts",
        _INTRODUCTION,
        "## In every template",
        text.table(("name", "what it is"), ((text.code(n), w) for n, w in GLOBALS.items())),
        text.table(("filter", "what it does"), ((text.code(n), w) for n, w in FILTERS.items())),
        *(part for kind, view in VIEWS.items() for part in _page_kind(kind, view)),
        "## Parts",
        "What the fields of the views are made of.",
        *(part for struct in parts() for part in (f"### {struct.__name__}", *_struct(struct))),
    )


def parts() -> list[type[msgspec.Struct]]:
    """Every part that can be reached from a view, by name."""
    found: dict[str, type[msgspec.Struct]] = {}
    ahead = list(VIEWS.values())
    while ahead:
        inner = {s.__name__: s for struct in ahead for s in _inside(struct)}
        two = [name for name in inner if found.get(name, inner[name]) is not inner[name]]
        assert not two, f"one name for two parts: {two}"
        ahead = [struct for name, struct in inner.items() if name not in found]
        found.update(inner)
    return [found[name] for name in sorted(found)]


def hints(struct: type[msgspec.Struct]) -> dict[str, Any]:
    """The types of a struct's fields."""
    return get_type_hints(struct)


def struct_in(annotation: Any) -> type[msgspec.Struct] | None:
    """The struct that a field is, or has a list of."""
    if isinstance(annotation, type) and issubclass(annotation, msgspec.Struct):
        return annotation
    return next((found for a in get_args(annotation) if (found := struct_in(a))), None)


def type_words(annotation: Any) -> str:
    """A field's type in words, with a link to what it is made of."""
    origin, args = get_origin(annotation), get_args(annotation)
    if annotation in _PLAIN:
        return _PLAIN[annotation]
    if origin in (Union, UnionType):
        return f"{type_words(args[0])}, or none"
    if origin is tuple and args[-1] is Ellipsis:
        return f"list of {type_words(args[0])}"
    if origin is tuple:
        return f"pair of {' and '.join(map(type_words, args))}"
    return f"[{annotation.__name__}](#{annotation.__name__.lower()})"


def _inside(struct: type[msgspec.Struct]) -> Iterator[type[msgspec.Struct]]:
    for annotation in hints(struct).values():
        if inner := struct_in(annotation):
            yield inner


def _page_kind(kind: PageKind, view: type[msgspec.Struct]) -> Iterator[str]:
    yield f"## {kind.value[:1].upper()}{kind.value[1:]}"
    yield f"`records/{kind.value}.html`, from `{view.__module__}.{view.__name__}`."
    yield from _struct(view)


def _struct(struct: type[msgspec.Struct]) -> Iterator[str]:
    words = text.documented(struct)
    rows = (
        (text.code(name), type_words(annotation), words[name])
        for name, annotation in hints(struct).items()
    )
    yield text.prose(struct.__doc__)
    yield text.table(("field", "type", "meaning"), rows)
