"""What the head of a page says to machines: preview, permanent address, linked data."""

from typing import Any

import msgspec

from variorum.model.dates import parse
from variorum.views.event import EventPage
from variorum.views.linked import linked_data
from variorum.views.scope import Scope
from variorum.views.source import SourcePage
from variorum.views.tombstone import RedirectPage


class Head(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A page's head, beyond title and description."""

    canonical: str
    """The address of what the page shows, from the site's root: of a redirect, where it leads."""
    url: str
    """The same, absolute; empty where the site does not know its own address."""
    type: str
    """Open Graph's: ``article`` or ``website``."""
    published: str = ""
    """ISO day, month or year on which the article was published that the page is about."""
    modified: str = ""
    """ISO day of the page's last correction."""
    linked_data: str = ""
    """JSON-LD, or empty."""
    has_citations: bool = False
    """Whether ``cite.json`` and its like lie beside the page."""


def head_of(view: Any, address: str, scope: Scope) -> Head:
    """What the head of a page says."""
    canonical = address
    if isinstance(view, RedirectPage):
        canonical = view.to.path or address
    is_cited = isinstance(view, EventPage | SourcePage)
    return Head(
        canonical=canonical,
        url=scope.absolute(canonical),
        type="article" if is_cited else "website",
        published=_published(view),
        modified=_modified(view),
        linked_data=linked_data(view, address, scope),
        has_citations=is_cited,
    )


def _published(view: Any) -> str:
    if not isinstance(view, SourcePage) or view.published is None:
        return ""
    return view.published.iso


def _modified(view: Any) -> str:
    if not isinstance(view, EventPage) or not view.corrections:
        return ""
    last = parse(view.corrections[0].on.edtf)
    return last.edtf if last.earliest == last.latest == last.edtf else ""
