"""The page that lists all feeds and calendars."""

from collections.abc import Iterator

import msgspec

from variorum.views.events import years
from variorum.views.feeds.follow import (
    ALL,
    CORRECTIONS,
    PATH,
    Subscriptions,
    subscriptions,
    whole_site,
)
from variorum.views.scope import Scope


class FeedLine(msgspec.Struct, frozen=True, gc=False):
    """Something to follow."""

    title: str
    """What it is called."""
    path: str
    """The page that shows the same, from the site's root without the first slash."""
    subscriptions: Subscriptions
    """Its feeds and its calendar."""


class FeedGroup(msgspec.Struct, frozen=True, gc=False):
    """Things of one sort."""

    heading: str
    """Timelines, years, actors or places."""
    lines: tuple[FeedLine, ...]
    """The things, each with its feeds."""


class FeedsPage(msgspec.Struct, frozen=True, gc=False):
    """The page that lists all feeds and calendars."""

    title: str
    """Its title."""
    path: str
    """Its address from the site's root."""
    everything: tuple[FeedLine, ...]
    """The feeds of the whole site: all events, and corrections."""
    groups: tuple[FeedGroup, ...]
    """The feeds of its parts; without those that are empty."""


def build(scope: Scope) -> FeedsPage:
    """Build the page of the feeds."""
    _ = scope.language.gettext
    everything = (
        FeedLine(_("All events"), "events/", whole_site(ALL)),
        FeedLine(_("Corrections and withdrawals"), "corrections/", whole_site(CORRECTIONS)),
    )
    return FeedsPage(_("Feeds"), PATH, everything, tuple(_groups(scope)))


def _groups(scope: Scope) -> Iterator[FeedGroup]:
    _ = scope.language.gettext
    of_kind = scope.graph.index.of_kind
    found = (
        (_("Timelines"), of_kind.get("timeline", ())),
        (_("Years"), years(scope)),
        (_("Actors"), of_kind.get("actor", ())),
        (_("Places"), of_kind.get("place", ())),
    )
    for heading, ids in found:
        lines = tuple(filter(None, (_line(scope, one) for one in ids)))
        if lines:
            yield FeedGroup(heading, lines)


def _line(scope: Scope, record_id: str) -> FeedLine | None:
    found = subscriptions(scope, record_id)
    if not found.atom:
        return None
    if record_id.isdigit():
        return FeedLine(record_id, f"timelines/{record_id}/", found)
    card = scope.graph.ref(record_id)
    return FeedLine(card.heading, card.url[1:], found)
