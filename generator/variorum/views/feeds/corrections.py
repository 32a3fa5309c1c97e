"""The entries of corrections and withdrawals."""

import hashlib

from markupsafe import escape

from variorum.model.event import Correction
from variorum.views.feeds.forms import Entry, FeedEntry, ready_made
from variorum.views.feeds.identity import address, permanent_id
from variorum.views.feeds.news import certain_day
from variorum.views.heading import heading_of
from variorum.views.scope import Scope


def work_out_corrections(event: str, scope: Scope) -> list[FeedEntry]:
    """The entries of an event's corrections."""
    card, title = scope.graph.card(event), scope.graph.ref(event).heading
    return [
        ready_made(
            Entry(
                id=f"{permanent_id(scope, card)}#{_anchor(correction)}",
                url=f"{address(scope, card.url[1:])}#corrections",
                title=scope.language.gettext("Corrected: %s") % title,
                content=_content(correction, scope),
                updated=certain_day(correction.on),
            )
        )
        for correction in card.corrections
    ]


def _anchor(correction: Correction) -> str:
    """What tells a correction from others of its event, as long as nobody rewrites it."""
    told = (correction.on.edtf, correction.what, correction.was, correction.now)
    return f"correction-{hashlib.sha256(repr(told).encode()).hexdigest()[:8]}"


def _content(correction: Correction, scope: Scope) -> str:
    _ = scope.language.gettext
    sentences = (
        (correction.what, "%s"),
        (correction.was, _("Before: %s")),
        (correction.now, _("Now: %s")),
        (correction.because, _("Why: %s")),
    )
    return "".join(f'<p dir="auto">{escape(words % text)}</p>' for text, words in sentences if text)


def work_out_withdrawal(record_id: str, scope: Scope) -> FeedEntry:
    """The entry of a record that was withdrawn."""
    record, card = scope.graph.record(record_id), scope.graph.card(record_id)
    heading = heading_of(scope, record, "")
    return ready_made(
        Entry(
            id=f"{permanent_id(scope, card)}#withdrawn",
            url=address(scope, card.url[1:]),
            title=scope.language.gettext("Withdrawn: %s") % heading.title,
            content=f'<p dir="auto">{escape(heading.withdrawn)}</p>',
            updated=certain_day(record.withdrawn.on) if record.withdrawn else "",
        )
    )
