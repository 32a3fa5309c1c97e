"""What feeds say of each event: when there was news of it, and the entry itself.

There is no clock: an event is as new as the newest thing that its records date. An edit that no
record dates is no news.
"""

import hashlib
from collections.abc import Iterator

import msgspec
from markupsafe import escape

from variorum.model.dates import EdtfDate
from variorum.model.event import Correction, Event
from variorum.model.finding import Finding, FindingStatus
from variorum.views import wording
from variorum.views.feeds.forms import Entry, FeedEntry, ready_made
from variorum.views.feeds.identity import address, permanent_id
from variorum.views.findings import figure, in_order, standing_values
from variorum.views.lines import entries_of, slot_text
from variorum.views.parts import ValueLine
from variorum.views.scope import Scope

#: Findings that an entry names; the page has the rest.
FINDINGS = 8
#: What the first line says, unless it is contested.
_TOLD = frozenset(("occurred", "date", "place"))


class News(msgspec.Struct, frozen=True, gc=False):
    """When there was news of an event, and its corrections as entries. Days may be empty."""

    published: str
    updated: str
    corrections: tuple[FeedEntry, ...]


def work_out_news(event_id: str, scope: Scope) -> News:
    """Find the first and the last day that an event's records know."""
    event = scope.graph.event(event_id)
    told = {_certain_day(date) for date in _dates(event, scope)} - {""}
    happened = _certain_day(event.date)
    return News(
        published=min(told, default=happened),
        updated=max(told, default=happened),
        corrections=tuple(_corrections(event, scope)),
    )


def _dates(event: Event, scope: Scope) -> Iterator[EdtfDate | None]:
    """When something was said, judged or corrected."""
    yield from (claim.as_of for claim in scope.graph.claims(event.id))
    yield from (assessment.on for assessment in event.assessments)
    yield from (correction.on for correction in event.corrections)


def _certain_day(date: EdtfDate | None) -> str:
    """The day by which something had certainly been; of what is dated August, the 31st."""
    return (date.latest or date.earliest or "") if date else ""


def news(scope: Scope, event_id: str) -> News:
    """When there was news of an event."""
    found: News = scope.graph.answer("news", event_id)
    return found


# The entry of an event


def work_out_entry(event_id: str, scope: Scope) -> FeedEntry:
    """Make an event's entry."""
    graph = scope.graph
    event, ref, days = graph.event(event_id), graph.ref(event_id), news(scope, event_id)
    return ready_made(
        Entry(
            id=permanent_id(scope, ref),
            url=address(scope, ref.url[1:]),
            title=ref.heading,
            content="".join(_content(event, scope)),
            updated=days.updated,
            published=days.published,
            category=scope.vocabulary.label("event_types", event.type),
        )
    )


def _content(event: Event, scope: Scope) -> Iterator[str]:
    """When and where, the summary, and what the claims add up to: what is contested first."""
    date, at = scope.date(event.date), scope.graph.place_of(event.id)
    place, veiled = scope.ref(at) if at else None, scope.veiled(event)
    where = [words for words in (date and date.text, place and place.title) if words]
    if where:
        yield f'<p dir="auto">{escape(" · ".join(where))}</p>'
    if event.summary:
        yield f'<div dir="auto">{scope.summary_html(event, address(scope, ""))}</div>'
    if veiled:
        note = escape(scope.language.gettext("Content note:"))
        yield f"<p>{note} {escape(veiled.holds)}</p>"
    yield from _findings(event.id, scope)


def _findings(event_id: str, scope: Scope) -> Iterator[str]:
    """What is known, and how well: as a list, unless there is nothing to tell."""
    told = [
        finding
        for finding in scope.graph.findings(event_id)
        if finding.property not in _TOLD or finding.status is FindingStatus.CONTESTED
    ]
    if not told:
        return
    ordered = in_order(scope, told)
    ordered.sort(key=lambda finding: finding.status is not FindingStatus.CONTESTED)
    yield "<ul>"
    for finding in ordered[:FINDINGS]:
        yield f'<li dir="auto">{escape(_finding(scope, finding))}</li>'
    if len(ordered) > FINDINGS:
        yield f"<li>{escape(_further(scope, len(ordered) - FINDINGS))}</li>"
    yield "</ul>"


def _finding(scope: Scope, finding: Finding) -> str:
    """What is known of one thing, and how well; a number is known without its values."""
    ends = (finding.low, finding.best, finding.high)
    values: tuple[ValueLine, ...] = ()
    if ends == (None, None, None):
        values = standing_values(scope, finding, entries_of(scope, finding.event))
    return scope.language.gettext("%(topic)s: %(figure)s (%(status)s)") % {
        "topic": slot_text(scope, finding),
        "figure": figure(scope, finding, values),
        "status": wording.status_text(finding, scope.language),
    }


def _further(scope: Scope, left: int) -> str:
    words = scope.language.ngettext(
        "%(num)s further finding on the page", "%(num)s further findings on the page", left
    )
    return words % {"num": scope.language.number(left)}


# Corrections and withdrawals


def _corrections(event: Event, scope: Scope) -> Iterator[FeedEntry]:
    if not event.corrections:
        return
    card, title = scope.graph.card(event.id), scope.graph.ref(event.id).heading
    for correction in event.corrections:
        anchor = _anchor(correction)
        yield ready_made(
            Entry(
                id=f"{permanent_id(scope, card)}#{anchor}",
                url=f"{address(scope, card.url[1:])}#corrections",
                title=scope.language.gettext("Corrected: %s") % title,
                content=_correction(correction, scope),
                updated=_certain_day(correction.on),
            )
        )


def _anchor(correction: Correction) -> str:
    """What tells a correction from others of its event, as long as nobody rewrites it."""
    told = (correction.on.edtf, correction.what, correction.was, correction.now)
    return f"correction-{hashlib.sha256(repr(told).encode()).hexdigest()[:8]}"


def _correction(correction: Correction, scope: Scope) -> str:
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
    heading = scope.heading(record, "")
    return ready_made(
        Entry(
            id=f"{permanent_id(scope, card)}#withdrawn",
            url=address(scope, card.url[1:]),
            title=scope.language.gettext("Withdrawn: %s") % heading.title,
            content=f'<p dir="auto">{escape(heading.withdrawn)}</p>',
            updated=_certain_day(record.withdrawn.on) if record.withdrawn else "",
        )
    )
