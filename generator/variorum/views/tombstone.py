"""Pages that stay where something was: withdrawn records and former addresses."""

import msgspec

from variorum.views.heading import heading_of
from variorum.views.parts import Heading, Ref
from variorum.views.scope import Scope
from variorum.views.timelines.members import timeline_ref


class TombstonePage(msgspec.Struct, frozen=True, gc=False):
    """The page of a withdrawn record: what it was, and why it went."""

    heading: Heading
    """Title, address, the reason and the date."""


class RedirectPage(msgspec.Struct, frozen=True, gc=False):
    """The page at a former address."""

    path: str
    """The former address, from the site's root without the first slash."""
    to: Ref
    """The record as it is called now."""


def build(record_id: str, scope: Scope) -> TombstonePage:
    """Build the page of a withdrawn record."""
    return TombstonePage(heading_of(scope, scope.graph.record(record_id), ""))


def build_redirect(alias: str, scope: Scope, *, of_timeline: bool) -> RedirectPage:
    """Build the page at a former address of a record, or of the timeline that it has by itself."""
    card = scope.graph.card(alias)
    ref = timeline_ref(scope, card.id) if of_timeline else scope.ref(alias)
    collection = (ref.path or card.url[1:]).split("/")[0]
    return RedirectPage(f"{collection}/{alias}/", ref)
