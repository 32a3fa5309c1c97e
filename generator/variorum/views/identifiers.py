"""Ids that others gave to a record: what they are called, and where they lead.

Only addresses that are known to be stable stand here. Wikidata's concept URIs, which begin with
``http:``, and GeoNames' are made to be linked to; a reader is led to the page at ``https:``. UCDP
has a page for each actor of its encyclopedia. ACLED has neither pages nor ids of actors that last.
"""

import re
from collections.abc import Mapping

import msgspec


class Identifier(msgspec.Struct, frozen=True, gc=False):
    """An id elsewhere."""

    scheme: str
    """Who gave it."""
    value: str
    """The id."""
    page: str | None
    """The address of what they have under it; None where none is known to last."""
    uri: str | None
    """What names the same thing in linked data; None likewise."""


class _Scheme(msgspec.Struct, frozen=True):
    """Who gives ids, what these look like, and where they lead; ``{}`` stands for the id."""

    name: str
    pattern: str = ""
    page: str = ""
    uri: str = ""
    kinds: tuple[str, ...] = ()


_SCHEMES = {
    "acled": _Scheme("ACLED"),
    "geonames": _Scheme(
        "GeoNames",
        r"[0-9]+",
        "https://www.geonames.org/{}",
        "https://sws.geonames.org/{}/",
        ("place",),
    ),
    "ucdp": _Scheme(
        "UCDP",
        r"[0-9]+",
        "https://ucdp.uu.se/actor/{}",
        "https://ucdp.uu.se/actor/{}",
        ("actor",),
    ),
    "wikidata": _Scheme(
        "Wikidata",
        r"Q[0-9]+",
        "https://www.wikidata.org/wiki/{}",
        "http://www.wikidata.org/entity/{}",
        ("actor", "place"),
    ),
}


def identifiers_of(kind: str, given: Mapping[str, str]) -> tuple[Identifier, ...]:
    """The ids of a record of some kind, in order of their schemes."""
    return tuple([_identifier(kind, scheme, given[scheme]) for scheme in sorted(given)])


def _identifier(kind: str, scheme: str, value: str) -> Identifier:
    known = _SCHEMES.get(scheme, _Scheme(scheme))
    if kind not in known.kinds or not re.fullmatch(known.pattern, value):
        return Identifier(known.name, value, None, None)
    return Identifier(known.name, value, known.page.format(value), known.uri.format(value))
