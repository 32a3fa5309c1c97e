"""What lists know of each event, worked out once for all of them."""

from variorum.link.card import Facts
from variorum.model.digest import Digest
from variorum.model.finding import Finding, FindingStatus
from variorum.views import wording
from variorum.views.events import NO_NOTE, Listed
from variorum.views.feeds.ics import calendar_entry
from variorum.views.feeds.news import days_of_news
from variorum.views.language import Language
from variorum.views.parts import EventLine
from variorum.views.scope import Scope


def work_out_listed(event_id: str, scope: Scope) -> Listed:
    """Make an event ready for all lists, while what they rest on is at hand."""
    card, digest = scope.graph.card(event_id), scope.graph.digest(event_id)
    line = _line(event_id, card, digest, scope)
    published, updated = days_of_news(card, scope.graph.claims(event_id))
    return Listed(
        line=line,
        type=card.type,
        actors=tuple([actor for actor, _ in card.parts]),
        contested=digest.contested,
        published=published,
        updated=updated,
        calendar=calendar_entry(scope, line, card, updated),
    )


def _line(event: str, card: Facts, digest: Digest, scope: Scope) -> EventLine:
    place = scope.graph.place_of(event)
    return EventLine(
        ref=scope.ref(event),
        date=scope.date(card.date),
        year=card.year,
        type=scope.vocabulary.label("event_types", card.type),
        place=scope.ref(place) if place else None,
        role="",
        note=NO_NOTE,
        is_contested=digest.contested > 0,
        headline=_headline(scope, digest.headline),
        claims=digest.claims,
        voices=digest.voices,
    )


def _headline(scope: Scope, finding: Finding | None) -> str:
    """The most telling finding in words."""
    if finding is None:
        return ""
    vocabulary = scope.vocabulary
    side = scope.ref(finding.side).title if finding.side else None
    kind = vocabulary.properties[finding.property]
    who = vocabulary.label("categories", finding.who) if finding.who else ""
    topic = wording.topic(kind, finding.label, who, side, scope.language)
    low, best, high = (
        None if number is None else scope.language.number(number)
        for number in (finding.low, finding.best, finding.high)
    )
    is_contested = finding.status is FindingStatus.CONTESTED
    ends = (wording.between if is_contested else _interval)(low, high, scope.language)
    return scope.language.labelled(topic, best or ends)


def _interval(low: str | None, high: str | None, language: Language) -> str:
    return language.interval(low, high)
