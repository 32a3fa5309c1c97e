"""Which pages and files there are for a record, a timeline or a comparison, before they are made.

Only plain questions are asked of the records: the answers that pages share come after the host's
pages, for which this is asked.
"""

import re

from variorum.views.comparison import comparison_ref
from variorum.views.feeds.follow import feed_folder, members
from variorum.views.feeds.ics import CALENDAR, has_days
from variorum.views.maps.precision import sign_of
from variorum.views.scope import Scope, work_out_hidden
from variorum.views.timelines.members import events_on_timeline, pages_for

PAGE = frozenset(("", "index.html"))
_TWIN = "index.json"
_FEEDS = frozenset(("feed.xml", "feed.json"))
_CITATIONS = frozenset(("cite.bib", "cite.json", "cite.ris", "cite.txt"))
_CITED = frozenset(("event", "article"))
_MAP = frozenset(("map.svg", "map.json"))
_ANNOTATIONS = "annotations.jsonld"
_FOLLOWED = ("actor", "place", "timeline")
_FURTHER = re.compile(r"page/([1-9]\d{0,6})/(?:index\.html)?")
_COMPARE = re.compile(r"compare/([^/]+)/([^/]*)")


def further_page(file: str) -> int:
    """The number of a list's page that is not its first; else 0."""
    match = _FURTHER.fullmatch(file)
    return int(match[1]) if match and match[1] != "1" else 0


def is_of_record(name: str, file: str, scope: Scope) -> bool:
    """Whether a page or file lies in the folder of a record, at its present or a former id."""
    graph = scope.graph
    card = graph.card(name)
    if not card.is_public or file in PAGE or (file == _TWIN and card.id == name):
        return card.is_public
    if card.kind == "article" and (pair := _COMPARE.fullmatch(file)):
        return _is_of_comparison(name, pair[1], pair[2], scope)
    if card.id != name or card.is_withdrawn:
        return False
    if file in _CITATIONS:
        return card.kind in _CITED
    if file in _MAP:
        return card.kind == "place" and _is_drawn(name, scope)
    return file == _ANNOTATIONS and card.kind == "article" and _has_annotations(name, scope)


def is_of_timeline(name: str, file: str, scope: Scope) -> bool:
    """Whether a page or file belongs to a timeline, curated or not, of a record or a year."""
    subject = _followed(name, scope)
    if subject is None:
        return False
    is_curated = not subject.isdigit() and scope.graph.ref(subject).kind == "timeline"
    events = events_on_timeline(scope, subject)
    if not events and not is_curated:
        return False
    if file in PAGE:
        return True
    if file == CALENDAR:
        return any(has_days(scope.graph.card(one).date) for one in members(scope, subject))
    return subject == name and (file == _TWIN or 1 < further_page(file) <= pages_for(events))


def is_feed(collection: str, name: str, file: str, scope: Scope) -> bool:
    """Whether a file is the feed of what can be followed; it lies at former addresses, too."""
    subject = _followed(name, scope) if file in _FEEDS else None
    if subject is None or feed_folder(scope, subject) != f"{collection}/{subject}/":
        return False
    return bool(members(scope, subject))


def any_is_drawn(scope: Scope) -> bool:
    """Whether the map of all events shows any."""
    graph = scope.graph
    places = filter(None, map(graph.place_of, graph.index.chronology))
    return any(
        _is_drawn(one, scope)
        for place in dict.fromkeys(places)
        if graph.has(place)
        for one in (place, *graph.places_around(place))
    )


def _followed(name: str, scope: Scope) -> str | None:
    """The year, or the present id of the record, that a name stands for where it is shown."""
    if name.isdigit():
        return name if name in scope.graph.index.events_in else None
    if not scope.graph.has(name) or not scope.graph.is_shown(name):
        return None
    ref = scope.graph.ref(name)
    return ref.id if ref.kind in _FOLLOWED else None


def _is_of_comparison(one: str, other: str, file: str, scope: Scope) -> bool:
    """Whether it is the page of a comparison, its twin, or a page that leads there."""
    graph = scope.graph
    if not graph.has(other) or graph.ref(other).kind != "article":
        return False
    first, second = graph.index.current(one), graph.index.current(other)
    if second not in graph.compared_with(first):
        return False
    address = comparison_ref(scope, first, second).path
    return file in PAGE or (file == _TWIN and address == f"sources/{one}/compare/{other}/")


def _is_drawn(place: str, scope: Scope) -> bool:
    """Whether a map shows a place at its own position: see ``views/maps/where.py``."""
    position = scope.graph.card(place).position
    if position is not None and work_out_hidden(place, scope):
        position = scope.coarsened(position)
    return sign_of(position) is not None and scope.graph.is_shown(place)


def _has_annotations(article: str, scope: Scope) -> bool:
    """Whether an annotation speaks of a record that is shown: see ``views/webannotation.py``."""
    return any(
        scope.graph.is_shown(record)
        for annotation in scope.graph.article(article).annotations
        for record in (*annotation.about, *(mention.id for mention in annotation.mentions))
    )
