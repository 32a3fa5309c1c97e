"""Ids elsewhere: linked where an address is known to last, and never to anywhere else."""

import json
from collections.abc import Callable

import pytest

from tests.views.conftest import ScopeOver
from variorum.views.identifiers import identifiers_of
from variorum.views.pages import Built


@pytest.mark.parametrize(
    ("kind", "scheme", "value", "page", "uri"),
    [
        (
            "actor",
            "wikidata",
            "Q42",
            "https://www.wikidata.org/wiki/Q42",
            "http://www.wikidata.org/entity/Q42",
        ),
        ("actor", "ucdp", "533", "https://ucdp.uu.se/actor/533", "https://ucdp.uu.se/actor/533"),
        (
            "place",
            "geonames",
            "2460596",
            "https://www.geonames.org/2460596",
            "https://sws.geonames.org/2460596/",
        ),
    ],
)
def test_an_id_leads_to_its_page_and_names_the_thing_in_linked_data(
    kind: str, scheme: str, value: str, page: str, uri: str
) -> None:
    (found,) = identifiers_of(kind, {scheme: value})

    assert (value, page, uri) == (found.value, found.page, found.uri)


@pytest.mark.parametrize(
    ("kind", "scheme", "value"),
    [
        ("actor", "acled", "Military Forces of Mali"),
        ("actor", "viaf", "113230702"),
        ("place", "ucdp", "533"),
        ("actor", "geonames", "2460596"),
        ("actor", "wikidata", "Q42#P31"),
        ("actor", "wikidata", "q42"),
        ("actor", "wikidata", "Q42\n"),
        ("actor", "wikidata", "../Q42"),
        ("actor", "ucdp", "٥٣٣"),
    ],
)
def test_an_id_without_an_address_that_lasts_stays_text(kind: str, scheme: str, value: str) -> None:
    (found,) = identifiers_of(kind, {scheme: value})

    assert (value, None, None) == (found.value, found.page, found.uri)


def test_ids_are_in_order_of_their_schemes_under_the_names_of_these() -> None:
    found = identifiers_of("actor", {"wikidata": "Q42", "acled": "Mali", "viaf": "1"})

    assert ["ACLED", "viaf", "Wikidata"] == [one.scheme for one in found]


def test_what_has_an_address_elsewhere_is_said_to_be_the_same(
    scope_over: ScopeOver, page: Callable[..., Built]
) -> None:
    identifiers = "{wikidata: Q42, ucdp: 533, acled: Guild}"
    actor = f"{{name: Guild, kind: organisation, identifiers: {identifiers}}}"
    built = page(scope_over({"actors/guild.yml": actor}), "actor", "guild")
    assert built.head

    expected = ["https://ucdp.uu.se/actor/533", "http://www.wikidata.org/entity/Q42"]
    assert expected == json.loads(built.head.linked_data)["@graph"][0]["sameAs"]
    assert {"wikidata": "Q42", "ucdp": "533", "acled": "Guild"} == built.twin.identifiers
