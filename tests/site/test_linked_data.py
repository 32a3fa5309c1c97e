"""What pages say as JSON-LD: schema.org's terms, and no more than the records know.

rdflib reads the data as any program would and knows every term of schema.org. That shows that no
name is misspelt and nothing is lost on the way to a graph; it does not show that a search engine
does anything with it.
"""

import json
from typing import Any

import pytest
from rdflib import RDF, SDO, Graph, URIRef

from tests.sites import Page, Site

#: rdflib's reader of JSON-LD uses what rdflib means to give up.
pytestmark = pytest.mark.filterwarnings("ignore:ConjunctiveGraph:DeprecationWarning")
ROOT = "https://variorum.example/"
STRIKES = f"{ROOT}events/tinzaouaten-drone-strikes/"
#: What schema.org's own context says of the terms that are used here; nothing is fetched.
CONTEXT = {
    "@vocab": str(SDO),
    **{term: {"@type": "@id"} for term in ("url", "sameAs", "contentUrl", "archivedAt", "item")},
}


def graph_of(page: Page) -> Graph:
    """The page's data as a graph."""
    data = page.linked_data
    assert "https://schema.org" == data["@context"]
    text = json.dumps({**data, "@context": CONTEXT})
    return Graph().parse(data=text, format="json-ld", publicID=f"{ROOT}{page.address}")


def things(page: Page, kind: str) -> list[dict[str, Any]]:
    """The things of a type that the page speaks of at the top."""
    return [thing for thing in page.linked_data["@graph"] if thing.get("@type") == kind]


def one(page: Page, kind: str) -> dict[str, Any]:
    (thing,) = things(page, kind)
    return thing


@pytest.fixture(scope="module")
def speaking(site: Site) -> list[Page]:
    """All pages that say something."""
    return [page for page in site.pages if page.linked_data]


@pytest.fixture(scope="module")
def graph(speaking: list[Page]) -> Graph:
    """What all pages say together."""
    whole = Graph()
    for page in speaking:
        whole += graph_of(page)
    return whole


def test_every_term_is_one_of_schema_org(graph: Graph) -> None:
    terms = set(graph.predicates()) - {RDF.type} | set(graph.objects(predicate=RDF.type))
    known = {URIRef(str(term)) for term in dir(SDO)}

    assert len(terms) > 30
    assert terms <= known


def test_every_address_of_the_site_leads_to_a_page(graph: Graph, site: Site) -> None:
    nodes = {str(node) for node in graph.all_nodes() if str(node).startswith(ROOT)}
    missing = [n for n in nodes if not site.has(n.removeprefix(ROOT).partition("#")[0] or ".")]

    assert nodes
    assert not missing


def test_no_two_pages_make_different_things_of_one_address(graph: Graph) -> None:
    kinds: dict[Any, set[Any]] = {}
    for subject, kind in graph.subject_objects(RDF.type):
        if isinstance(subject, URIRef):
            kinds.setdefault(subject, set()).add(kind)
    kinds.pop(URIRef(ROOT))  # the site, and whoever makes it

    assert not {subject: found for subject, found in kinds.items() if len(found) > 1}


def test_every_record_page_says_the_way_from_the_home_page(site: Site) -> None:
    collections = ("events", "sources", "actors", "places", "timelines")
    records = [
        page
        for page in site.pages
        if page.address.count("/") > 1
        and page.address.split("/")[0] in collections
        and not page.is_redirect
        and not page.all("article", class_="v-record--tombstone")
        and "/page/" not in page.address
    ]
    ways = {page.address: one(page, "BreadcrumbList")["itemListElement"] for page in records}

    assert ways
    for address, steps in ways.items():
        assert (ROOT, f"{ROOT}{address}") == (steps[0]["item"], steps[-1]["item"])
        assert list(range(1, len(steps) + 1)) == [step["position"] for step in steps]


def test_an_event_has_date_place_and_all_its_claims(site: Site) -> None:
    page = site.page("/events/tinzaouaten-drone-strikes/")
    event = one(page, "Event")
    twin = site.twin("/events/tinzaouaten-drone-strikes/")

    assert (STRIKES, "2024-08-25") == (event["@id"], event["startDate"])
    assert f"{ROOT}places/tinzaouaten/" == event["location"]["@id"]
    assert twin["place"]["lat"] == event["location"]["geo"]["latitude"]
    assert {f"{STRIKES}#claim-{c['id']}" for c in twin["claims"]} == {
        claim["@id"] for claim in event["subjectOf"]
    }


def test_a_claim_has_its_claimant_its_source_and_where_it_came_first(site: Site) -> None:
    twin = site.twin("/events/tinzaouaten-drone-strikes/")
    known = {f"{STRIKES}#claim-{c['id']}": c for c in twin["claims"]}
    event = one(site.page("/events/tinzaouaten-drone-strikes/"), "Event")

    assert [claim for claim in event["subjectOf"] if "firstAppearance" in claim]
    for claim in event["subjectOf"]:
        expected = known[claim["@id"]]
        assert f"{ROOT}actors/{expected['claimant']}/" == claim["author"]["@id"]
        assert f"{ROOT}sources/{expected['source']}/" == claim["appearance"]["@id"]


def test_nobody_is_given_a_verdict_or_a_part_in_an_event(graph: Graph) -> None:
    forbidden = (SDO.ClaimReview, SDO.Rating)
    parts = (SDO.organizer, SDO.performer, SDO.attendee, SDO.reviewRating)

    assert not [kind for kind in forbidden if (None, RDF.type, kind) in graph]
    assert not [part for part in parts if (None, part, None) in graph]


def test_an_article_has_its_own_address_publisher_and_descent(site: Site) -> None:
    article = one(site.page("/sources/al-arabiya-drone-strikes/"), "NewsArticle")

    assert article["url"].startswith("https://english.alarabiya.net/")
    assert "Al Arabiya English" == article["publisher"]["name"]
    assert ("2024-08-26", "en") == (article["datePublished"], article["inLanguage"])
    assert [{"@id": f"{ROOT}sources/reuters-mali-drone-strikes-2/"}] == article["isBasedOn"]


def test_actors_are_persons_or_organisations_by_their_kind(site: Site, graph: Graph) -> None:
    persons = {str(subject) for subject in graph.subjects(RDF.type, SDO.Person)}
    expected = {
        f"{ROOT}{page.address}"
        for page in site.pages
        if page.address.startswith("actors/")
        and page.all("article", class_="v-record--actor")
        and page.text("p", class_="v-kicker") == "Person"
    }

    assert expected
    assert expected == persons


def test_the_middle_of_an_area_is_no_point(site: Site) -> None:
    coarse = {
        f"/places/{path.parent.name}/"
        for path in site.root.glob("places/*/index.json")
        if (json.loads(path.read_bytes()).get("where_prec") or 0) >= 3
    }

    assert coarse
    assert not [place for place in coarse if "geo" in one(site.page(place), "Place")]
    assert "geo" in one(site.page("/places/tinzaouaten/"), "Place")


def test_the_data_are_a_dataset_with_all_their_files(site: Site) -> None:
    dataset = one(site.page("/data/"), "Dataset")
    files = {file["contentUrl"].removeprefix(ROOT) for file in dataset["distribution"]}

    assert "data/claims.jsonl" in files
    assert not [file for file in files if not site.has(file)]


def test_redirects_and_tombstones_say_nothing(site: Site, speaking: list[Page]) -> None:
    said = {page.address for page in speaking}

    assert not [page for page in site.pages if page.is_redirect and page.address in said]
