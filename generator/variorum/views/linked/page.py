"""What a page of each kind says about its record."""

from collections.abc import Iterable, Iterator
from functools import singledispatch
from typing import Any

import msgspec

from variorum.model.dates import parse
from variorum.model.place import Position
from variorum.views.actor import ActorPage
from variorum.views.citations.words import what_is_said
from variorum.views.comparison import ComparisonPage
from variorum.views.data import DataPage
from variorum.views.event import EventPage
from variorum.views.home import HomePage
from variorum.views.identifiers import Identifier
from variorum.views.lines import entries_of
from variorum.views.linked import things
from variorum.views.linked.dates import iso_date, iso_span
from variorum.views.listing import title_of
from variorum.views.parts import ClaimLine, NameLine, Ref
from variorum.views.place import PlacePage
from variorum.views.scope import Scope
from variorum.views.setting import setting_of
from variorum.views.source import SourcePage
from variorum.views.timelines.page import TimelinePage

#: UCDP where_prec from which on coordinates are no more than the middle of an area.
_NO_POINT = 3
_encode = msgspec.json.Encoder().encode


class Sayer:
    """Says things about one page. ``root`` leads to the site's root: absolute where it can be."""

    def __init__(self, scope: Scope, address: str) -> None:
        self.scope = scope
        site = scope.settings.site_url.rstrip("/")
        self.root = f"{site}/" if site else "../" * address.count("/") or "./"

    def link(self, ref: Ref) -> things.Link:
        """Another record, by its address; by its name where it has no page."""
        return things.Link(id=self.root + ref.path) if ref.path else things.Link(name=ref.title)

    def named(self, ref: Ref) -> things.Link:
        """Another record with its name."""
        return things.Link(id=self.root + ref.path if ref.path else "", name=ref.title)


def linked_data(view: Any, address: str, scope: Scope) -> str:
    """What a page says, as JSON-LD; empty for pages that say nothing."""
    sayer = Sayer(scope, address)
    graph = tuple(_about(view, sayer))
    return _encode(things.Document(graph=graph)).decode() if graph else ""


@singledispatch
def _about(
    _view: Any, _sayer: Sayer
) -> Iterable[things.Thing | things.Link | things.BreadcrumbList]:
    return ()


@_about.register
def _(view: EventPage, sayer: Sayer) -> Iterator[things.Said]:
    date = parse(view.date.edtf) if view.date else None
    start, end = iso_span(date)
    entries = entries_of(sayer.scope, view.heading.id)
    lines = {claim: entry.line for claim, entry in entries.items()}
    yield things.Event(
        id=sayer.root + view.heading.path,
        name=view.heading.title,
        description=view.heading.description,
        startDate=start,
        endDate=end,
        location=_location(view, sayer),
        subjectOf=tuple([_claim(line, lines, sayer) for line in lines.values()]),
    )
    yield from _claimants(lines.values(), sayer)
    yield _way(view.heading.path, view.heading.title, sayer)


@_about.register
def _(view: SourcePage, sayer: Sayer) -> Iterator[things.Said]:
    scope, heading = sayer.scope, view.heading
    parents = scope.graph.index.parents.get(heading.id, ())
    yield things.NewsArticle(
        id=sayer.root + heading.path,
        url=view.url or "",
        headline=heading.title,
        publisher=sayer.named(view.publisher),
        datePublished=iso_date(view.published.edtf) if view.published else "",
        inLanguage=view.language or "",
        creditText=", ".join(view.authors),
        archivedAt=view.archive_url or "",
        isBasedOn=tuple(sayer.link(scope.ref(parent)) for parent in parents),
        about=tuple(sayer.link(event) for event in view.events),
    )
    yield _way(heading.path, heading.title, sayer)


@_about.register
def _(view: ActorPage, sayer: Sayer) -> Iterator[things.Said]:
    heading = view.heading
    kind = sayer.scope.graph.card(heading.id).type
    yield _AGENTS.get(kind, things.Organization)(
        id=sayer.root + heading.path,
        name=heading.title,
        description=heading.description,
        alternateName=_other_names(view.names, heading.title),
        url=view.url or "",
        sameAs=_same_as(view.identifiers),
    )
    yield _way(heading.path, heading.title, sayer)


_AGENTS: dict[str, type[things.Thing]] = {
    "person": things.Person,
    "publisher": things.NewsMediaOrganization,
}


@_about.register
def _(view: PlacePage, sayer: Sayer) -> Iterator[things.Said]:
    heading = view.heading
    yield things.Place(
        id=sayer.root + heading.path,
        name=heading.title,
        description=heading.description,
        alternateName=_other_names(view.names, heading.title),
        sameAs=_same_as(view.identifiers),
        geo=_point(sayer.scope.position(heading.id)),
        address=things.PostalAddress(addressCountry=view.country) if view.country else None,
        containedInPlace=sayer.link(view.around[0]) if view.around else None,
    )
    yield _way(heading.path, heading.title, sayer)


@_about.register
def _(view: TimelinePage, sayer: Sayer) -> Iterator[things.Said]:
    yield _way(view.heading.path, view.heading.title, sayer)


@_about.register
def _(view: ComparisonPage, sayer: Sayer) -> Iterator[things.Said]:
    yield _way(view.path, view.title, sayer, view.first.source)


@_about.register
def _(view: DataPage, sayer: Sayer) -> Iterator[things.Said]:
    _ = sayer.scope.language.gettext
    site = sayer.scope.settings.site_name
    yield things.Dataset(
        id=sayer.root + view.path,
        name=_("%s: the data") % site,
        description=_(
            "What sources say about events, claim by claim, with exact quotations, who says so and "
            "through whom it is known, and what the claims add up to."
        ),
        url=sayer.root + view.path,
        creator=things.Organization(id=sayer.root, name=site),
        isAccessibleForFree=True,
        distribution=tuple(
            things.DataDownload(
                name=file.title, contentUrl=sayer.root + file.path, encodingFormat=file.type
            )
            for file in view.files
        ),
    )


@_about.register
def _(_view: HomePage, sayer: Sayer) -> Iterator[things.Said]:
    settings = sayer.scope.settings
    yield things.WebSite(
        id=sayer.root, name=settings.site_name, url=sayer.root, inLanguage=settings.language
    )


def _claim(line: ClaimLine, lines: dict[str, ClaimLine], sayer: Sayer) -> things.Claim:
    first = lines.get((line.repeats or "").removeprefix("claim-"))
    return things.Claim(
        id=sayer.root + line.path,
        text=what_is_said(sayer.scope, line),
        author=sayer.link(line.claimant),
        datePublished=iso_date(line.as_of.edtf) if line.as_of else "",
        appearance=sayer.link(line.source),
        firstAppearance=sayer.link(first.source) if first else None,
    )


def _claimants(lines: Iterable[ClaimLine], sayer: Sayer) -> Iterator[things.Link]:
    """The name of each claimant once; what kind of actor it is, its own page says."""
    by_id = {line.claimant.id: line.claimant for line in lines if line.claimant.path}
    return (sayer.named(claimant) for claimant in by_id.values())


def _location(view: EventPage, sayer: Sayer) -> things.Place | None:
    setting = setting_of(sayer.scope, view.heading.id)
    if setting is None:
        return None
    place = setting.place
    address = sayer.root + place.path if place.path else ""
    return things.Place(id=address, name=place.title, geo=_point(setting.at))


def _point(at: Position | None) -> things.GeoCoordinates | None:
    """A place's coordinates, unless they are the middle of an area: a region is no dot."""
    if at is None or (at.where_prec or 0) >= _NO_POINT:
        return None
    return things.GeoCoordinates(latitude=at.lat, longitude=at.lon)


def _other_names(names: Iterable[NameLine], main: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(line.name for line in names if line.name != main))


def _same_as(identifiers: Iterable[Identifier]) -> tuple[str, ...]:
    return tuple([one.uri for one in identifiers if one.uri])


def _way(path: str, title: str, sayer: Sayer, *between: Ref) -> things.BreadcrumbList:
    """Home, the collection, whatever lies between, the page."""
    collection = path.partition("/")[0]
    steps = [
        (sayer.scope.settings.site_name, ""),
        (title_of(collection, sayer.scope), f"{collection}/"),
        *((ref.title, ref.path or "") for ref in between),
        (title, path),
    ]
    return things.BreadcrumbList(
        itemListElement=tuple(
            [
                things.ListItem(position=number, name=name, item=sayer.root + address)
                for number, (name, address) in enumerate(steps, start=1)
            ]
        )
    )
