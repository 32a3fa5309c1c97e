"""What a page is: its kind, its key, and what comes of building it."""

from enum import StrEnum
from typing import Any

import msgspec

from variorum.views.head import Head
from variorum.views.search import SearchRecord


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
