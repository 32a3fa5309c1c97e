"""What feeds say of each event: when there was news of it, and the entry itself.

There is no clock: an event is as new as the newest thing that its records date. An edit that no
record dates is no news.
"""

import hashlib
from collections.abc import Iterator

import msgspec
from markupsafe import Markup

from variorum.model.dates import EdtfDate
from variorum.model.event import Correction, Event
from variorum.model.finding import Finding, FindingStatus
from variorum.views import wording
from variorum.views.feeds.forms import Entry, FeedEntry, ready_made
from variorum.views.feeds.identity import address, permanent_id
from variorum.views.findings import figure, in_order, standing_values
from variorum.views.lines import slot_text
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
    told = sorted(day for day in map(_certain_day, _dates(event, scope)) if day)
    happened = _certain_day(event.date)
    return News(
        published=told[0] if told else happened,
        updated=told[-1] if told else happened,
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
    event, card, days = graph.event(event_id), graph.card(event_id), news(scope, event_id)
    return ready_made(
        Entry(
            id=permanent_id(scope, card),
            url=address(scope, card.url[1:]),
            title=graph.ref(event_id).heading,
            content=_content(event, scope),
            updated=days.updated,
            published=days.published,
            category=scope.vocabulary.label("event_types", event.type),
        )
    )


def _content(event: Event, scope: Scope) -> Markup:
    """When and where, the summary, and what the claims add up to: what is contested first."""
    date, at = scope.date(event.date), scope.graph.place_of(event.id)
    place, veiled = scope.ref(at) if at else None, scope.veiled(event)
    where = [words for words in (date and date.text, place and place.title) if words]
    parts = [Markup('<p dir="auto">{}</p>').format(" · ".join(where))] if where else []
    if event.summary:
        summary = scope.summary_html(event, address(scope, ""))
        parts.append(Markup('<div dir="auto">{}</div>').format(summary))
    if veiled:
        note = f"{scope.language.gettext('Content note:')} {veiled.holds}"
        parts.append(Markup("<p>{}</p>").format(note))
    findings = [
        finding
        for finding in in_order(scope, scope.graph.findings(event.id))
        if finding.property not in _TOLD or finding.status is FindingStatus.CONTESTED
    ]
    findings.sort(key=lambda finding: finding.status is not FindingStatus.CONTESTED)
    if findings:
        lines = Markup().join(_finding(scope, finding) for finding in findings[:FINDINGS])
        parts.append(Markup("<ul>{}{}</ul>").format(lines, _further(scope, findings)))
    return Markup().join(parts)


def _finding(scope: Scope, finding: Finding) -> Markup:
    """What is known of one thing, and how well."""
    claims = {claim.id: claim for claim in scope.graph.claims(finding.event)}
    words = scope.language.gettext("%(topic)s: %(figure)s (%(status)s)") % {
        "topic": slot_text(scope, finding),
        "figure": figure(scope, finding, standing_values(scope, finding, claims)),
        "status": wording.status_text(finding, scope.language),
    }
    return Markup('<li dir="auto">{}</li>').format(words)


def _further(scope: Scope, findings: list[Finding]) -> Markup:
    left = len(findings) - FINDINGS
    if left <= 0:
        return Markup()
    words = scope.language.ngettext(
        "%(num)s further finding on the page", "%(num)s further findings on the page", left
    )
    return Markup("<li>{}</li>").format(words % {"num": scope.language.number(left)})


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


def _correction(correction: Correction, scope: Scope) -> Markup:
    _ = scope.language.gettext
    sentences = (
        (correction.what, "%s"),
        (correction.was, _("Before: %s")),
        (correction.now, _("Now: %s")),
        (correction.because, _("Why: %s")),
    )
    paragraph = Markup('<p dir="auto">{}</p>')
    return Markup().join(paragraph.format(words % text) for text, words in sentences if text)


def work_out_withdrawal(record_id: str, scope: Scope) -> FeedEntry:
    """The entry of a record that was withdrawn."""
    record, card = scope.graph.record(record_id), scope.graph.card(record_id)
    heading = scope.heading(record, "")
    return ready_made(
        Entry(
            id=f"{permanent_id(scope, card)}#withdrawn",
            url=address(scope, card.url[1:]),
            title=scope.language.gettext("Withdrawn: %s") % heading.title,
            content=Markup('<p dir="auto">{}</p>').format(heading.withdrawn),
            updated=_certain_day(record.withdrawn.on) if record.withdrawn else "",
        )
    )
