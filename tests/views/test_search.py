"""What pages give to the search index, and the lists of the page that searches."""

from collections.abc import Callable

import pytest

from tests.support import SEAL
from tests.views.conftest import ScopeOver
from tests.views.test_display import AFTER, BEFORE, QUOTE, TEXT, records
from variorum.views.pages import Built, PageKey, PageKind, keys
from variorum.views.search import SearchRecord

Page = Callable[..., Built]


def world() -> dict[str, str]:
    """An event with all that can be searched by."""
    article = (
        f"---\ntitle: Report\npublisher: paper\npublished: 2024-03-02\nlanguage: fr\n"
        f"display: full\nseal: {SEAL}\nannotations:\n"
        f"  - {{quote: '{QUOTE}', about: fire, by: brigade, claims: [{{injured: 3}}]}}\n"
        f"---\n{TEXT}\n"
    )
    return {
        "articles/report.md": article,
        "actors/paper.yml": "name: Paper\nkind: publisher\n",
        "actors/brigade.yml": "name: Brigade\nkind: organisation\nsummary: Of **volunteers**.\n",
        "places/port.yml": "name: Port\n",
        "places/quay.yml": "name: Quay\nwithin: port\nnames: [{name: Kai}]\n",
        "incidents/fire.yml": (
            "title: Fire\ndate: 2024-03-01\ntype: attack\nplace: quay\n"
            "summary: A [[brigade]] came & went.\nactors: [{actor: brigade, role: victim}]\n"
        ),
        "timelines/days.yml": (
            "title: Days\nsummary: Of fire.\nentries: [{event: fire, note: The first.}]\n"
        ),
    }


@pytest.fixture
def found(scope_over: ScopeOver, page: Page) -> Callable[[str, str], SearchRecord | None]:
    """What a page of that world gives."""
    scope = scope_over(world())
    return lambda kind, name: page(scope, kind, name).search


Found = Callable[[str, str], SearchRecord | None]


def test_an_event_is_found_by_every_facet(found: Found) -> None:
    record = found("event", "fire")

    assert record is not None
    assert record.filters == {
        "kind": ("event Event",),
        "type": ("attack Attack",),
        "year": ("2024",),
        "place": ("quay Quay", "port Port"),
        "actor": ("brigade Brigade",),
        "status": ("single-voice one voice",),
    }
    assert (record.kind, record.date, record.newest) == ("Event", "1 March 2024", "2024-03-01")


def test_an_event_is_found_by_what_its_page_says(found: Found) -> None:
    record = found("event", "fire")

    assert record is not None
    assert record.text.startswith("A Brigade came & went. · Attack · Quay · Port · Brigade")
    assert QUOTE in record.text


def test_a_source_is_found_by_publisher_and_by_those_whose_words_it_carries(found: Found) -> None:
    record = found("source", "report")

    assert record is not None
    assert record.filters["actor"] == ("paper Paper", "brigade Brigade")
    assert (record.language, record.date) == ("fr", "2 March 2024")


@pytest.mark.parametrize(
    ("kind", "name", "words"),
    [
        ("actor", "brigade", "Of volunteers."),
        ("place", "quay", "Kai"),
        ("timeline", "days", "The first."),
    ],
)
def test_other_records_are_found_by_their_words(
    found: Found, kind: str, name: str, words: str
) -> None:
    record = found(kind, name)

    assert record is not None
    assert words in record.text


def test_what_has_no_date_comes_last_in_either_order(found: Found) -> None:
    event, place = found("event", "fire"), found("place", "quay")

    assert event is not None
    assert place is not None
    assert place.newest < event.newest
    assert place.oldest > event.oldest


@pytest.mark.parametrize("name", ["brigade", "quay", "2024"])
def test_a_timeline_that_comes_by_itself_is_not_searched(found: Found, name: str) -> None:
    assert found("timeline", name) is None


@pytest.mark.parametrize(
    ("display", "shown"),
    [("full", {BEFORE, QUOTE, AFTER}), ("excerpts", {QUOTE}), ("none", set())],
)
def test_of_a_text_no_more_is_found_than_its_display_allows(
    scope_over: ScopeOver, page: Page, display: str, shown: set[str]
) -> None:
    scope = scope_over(records(display))
    every = [page(scope, key.kind, key.id, key.number).search for key in keys(scope)]
    texts = [record.text for record in every if record]

    assert shown == {part for part in (BEFORE, QUOTE, AFTER) for text in texts if part in text}


def test_without_search_pages_give_nothing_and_no_page_searches(
    scope_over: ScopeOver, page: Page
) -> None:
    scope = scope_over(world(), search=False)

    assert page(scope, "event", "fire").search is None
    assert PageKey(PageKind.SEARCH, "") not in set(keys(scope))


def test_the_page_leads_to_the_records_by_kind_type_year_place_and_actor(
    scope_over: ScopeOver, page: Page
) -> None:
    view = page(scope_over(world()), "search").view
    lists = {
        facet.id: [(value.label, value.path, value.count) for value in facet.values]
        for facet in view.facets
    }

    assert lists["kind"][0] == ("Events", "events/", 1)
    assert lists["type"] == [("Attack", "types/#group-1", 1)]
    assert lists["year"] == [("2024", "timelines/2024/", 1)]
    assert lists["place"] == [("Quay", "places/quay/", 1)]
    assert lists["actor"] == [("Brigade", "actors/brigade/", 1)]


def test_a_long_list_is_cut_and_leads_to_the_rest(
    scope_over: ScopeOver, page: Page, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("variorum.views.search_page.LENGTH", 1)
    more = {
        f"incidents/march-{at}.yml": "title: March\nplace: port\ndate: 2023\n" for at in range(2)
    }
    view = page(scope_over({**world(), **more}), "search").view
    (places,) = (facet for facet in view.facets if facet.id == "place")

    assert [(value.label, value.count) for value in places.values] == [("Port", 2)]
    assert (places.rest.path, places.rest.count) == ("places/", 2)


def test_a_type_leads_to_its_group_on_the_right_page_of_the_index_by_type(
    scope_over: ScopeOver, page: Page, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("variorum.views.listing.PAGE_SIZE", 2)
    types = ("agreement", "attack", "attack", "attack", "peaceful-protest")
    events = {
        f"incidents/e{at}.yml": f"title: Event {at}\ntype: {kind}\n"
        for at, kind in enumerate(types)
    }
    scope = scope_over(events)
    (facet,) = (each for each in page(scope, "search").view.facets if each.id == "type")

    assert len(facet.values) == 3
    for value in facet.values:
        address, _, anchor = value.path.partition("#group-")
        number = 1 if address == "types/" else int(address.split("/")[-2])
        groups = page(scope, "listing", "types", number).view.groups
        assert groups[int(anchor) - 1].heading == value.label
