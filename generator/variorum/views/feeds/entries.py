"""What feeds say of each event."""

from collections.abc import Iterator

from markupsafe import escape

from variorum.model.event import Event
from variorum.model.finding import Finding, FindingStatus
from variorum.views import wording
from variorum.views.events import listed
from variorum.views.feeds.forms import Entry, FeedEntry, ready_made
from variorum.views.feeds.identity import address, permanent_id
from variorum.views.findings import figure, in_order, standing_values
from variorum.views.heading import veiled_of
from variorum.views.lines import entries_of, slot_text
from variorum.views.parts import EventLine, ValueLine
from variorum.views.scope import Scope

#: Findings that an entry names; the page has the rest.
FINDINGS = 8
#: What the first line says, unless it is contested.
_TOLD = frozenset(("occurred", "date", "place"))


def work_out_entry(event_id: str, scope: Scope) -> FeedEntry:
    """Make an event's entry."""
    event, card = scope.graph.event(event_id), scope.graph.card(event_id)
    known = listed(scope, event_id)
    return ready_made(
        Entry(
            id=permanent_id(scope, card),
            url=address(scope, card.url[1:]),
            title=known.line.ref.title,
            content="".join(_content(event, known.line, scope)),
            updated=known.updated,
            published=known.published,
            category=known.line.type,
        )
    )


def _content(event: Event, line: EventLine, scope: Scope) -> Iterator[str]:
    """When and where, the summary, and what the claims add up to: what is contested first."""
    date, place, veiled = line.date, line.place, veiled_of(scope, event)
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
