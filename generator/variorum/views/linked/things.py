"""The types of schema.org that pages use, each with the few properties that are given.

Source: schema.org 29. ``@id`` is the permanent address of the record's page. Dates are given only
where ISO 8601 says what the record says; a guess would be read as a fact.
"""

import msgspec


class Link(msgspec.Struct, frozen=True, omit_defaults=True, gc=False):
    """Something that another page describes, or that has no page: by address, by name, or both."""

    id: str = msgspec.field(name="@id", default="")
    name: str = ""


class Thing(
    msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="@type", gc=False
):
    """What all types share."""

    id: str = msgspec.field(name="@id", default="")
    name: str = ""
    description: str = ""
    alternateName: tuple[str, ...] = ()  # noqa: N815 -- schema.org's own name, like those below
    url: str = ""
    sameAs: tuple[str, ...] = ()  # noqa: N815


class Claim(Thing, frozen=True, kw_only=True, omit_defaults=True, tag="Claim", gc=False):
    """A claim. No ClaimReview goes with it: this site gives no verdicts."""

    text: str
    """What is claimed, in the site's words; the exact words are on the page."""
    author: Link
    """The claimant."""
    datePublished: str = ""  # noqa: N815
    """When it was said."""
    appearance: Link
    """The source that this claim was taken from."""
    firstAppearance: Link | None = None  # noqa: N815
    """The source of the claim that it repeats."""


class GeoCoordinates(Thing, frozen=True, kw_only=True, tag="GeoCoordinates", gc=False):
    """A point (WGS 84), only for places that are one."""

    latitude: float
    longitude: float


class PostalAddress(Thing, frozen=True, kw_only=True, tag="PostalAddress", gc=False):
    """No more of an address than the country."""

    addressCountry: str  # noqa: N815


class Place(Thing, frozen=True, kw_only=True, omit_defaults=True, tag="Place", gc=False):
    """A place."""

    geo: GeoCoordinates | None = None
    address: PostalAddress | None = None
    containedInPlace: Link | None = None  # noqa: N815
    """The nearest place around it."""


class Event(Thing, frozen=True, kw_only=True, omit_defaults=True, tag="Event", gc=False):
    """Something that happened."""

    startDate: str = ""  # noqa: N815
    endDate: str = ""  # noqa: N815
    location: Place | None = None
    subjectOf: tuple[Claim, ...] = ()  # noqa: N815
    """What is claimed about it. Those accused are named there, not as anybody's ``organizer``."""


class NewsArticle(
    Thing, frozen=True, kw_only=True, omit_defaults=True, tag="NewsArticle", gc=False
):
    """An article, published elsewhere: ``url`` is where, ``@id`` the page about it here."""

    headline: str
    publisher: Link
    datePublished: str = ""  # noqa: N815
    inLanguage: str = ""  # noqa: N815
    creditText: str = ""  # noqa: N815
    """The byline. Nobody can tell from it who is a person."""
    archivedAt: str = ""  # noqa: N815
    isBasedOn: tuple[Link, ...] = ()  # noqa: N815
    """The articles that it rests on."""
    about: tuple[Link, ...] = ()
    """The events that it speaks of."""


class Person(Thing, frozen=True, kw_only=True, omit_defaults=True, tag="Person", gc=False):
    """An actor who is a person."""


class Organization(
    Thing, frozen=True, kw_only=True, omit_defaults=True, tag="Organization", gc=False
):
    """Any other actor."""


class NewsMediaOrganization(
    Thing, frozen=True, kw_only=True, omit_defaults=True, tag="NewsMediaOrganization", gc=False
):
    """An actor who publishes."""


class DataDownload(
    Thing, frozen=True, kw_only=True, omit_defaults=True, tag="DataDownload", gc=False
):
    """A file of the data."""

    contentUrl: str  # noqa: N815
    encodingFormat: str  # noqa: N815


class Dataset(Thing, frozen=True, kw_only=True, omit_defaults=True, tag="Dataset", gc=False):
    """All data of the site."""

    creator: Organization
    isAccessibleForFree: bool  # noqa: N815
    distribution: tuple[DataDownload, ...]


class WebSite(Thing, frozen=True, kw_only=True, omit_defaults=True, tag="WebSite", gc=False):
    """The site, on its home page."""

    inLanguage: str  # noqa: N815


class ListItem(msgspec.Struct, frozen=True, kw_only=True, tag_field="@type", tag="ListItem"):
    """A step on the way from the home page."""

    position: int
    name: str
    item: str


class BreadcrumbList(
    msgspec.Struct, frozen=True, kw_only=True, tag_field="@type", tag="BreadcrumbList"
):
    """The way from the home page."""

    itemListElement: tuple[ListItem, ...]  # noqa: N815


#: What a page may say.
Said = Thing | Link | BreadcrumbList


class Document(msgspec.Struct, frozen=True, kw_only=True):
    """All that one page says."""

    context: str = msgspec.field(name="@context", default="https://schema.org")
    graph: tuple[Said, ...] = msgspec.field(name="@graph")
