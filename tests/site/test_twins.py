"""The machine-readable twins: the keys that design.md, section 5, names for others to rely on."""

import re
from typing import Any

import pytest

from tests.sites import Site

#: Shapes are written as the twins look. A type stands for a value of that type, a tuple for a
#: choice, a list for a list of such values, a mapping for an object with at least these keys.
Shape = Any

OPTIONAL_TEXT = (str, type(None))
BOUND = (int, type(None))
DATE = {"edtf": str, "earliest": OPTIONAL_TEXT, "latest": OPTIONAL_TEXT, "date_prec": int}
QUOTE = {"exact": str, "prefix": str, "suffix": str, "start": int, "end": int}
CLAIM = {
    "id": str,
    "property": str,
    "who": OPTIONAL_TEXT,
    "side": OPTIONAL_TEXT,
    "value": dict,
    "stance": str,
    "provisional": bool,
    "claimant": str,
    "source": str,
    "origins": [str],
    "as_of": OPTIONAL_TEXT,
    "superseded_by": OPTIONAL_TEXT,
    "quote": (QUOTE, type(None)),
}
FINDING = {
    "property": str,
    "who": OPTIONAL_TEXT,
    "side": OPTIONAL_TEXT,
    "status": str,
    "conceded": bool,
    "low": BOUND,
    "best": BOUND,
    "high": BOUND,
    "rule": str,
    "voices": int,
    "origins": int,
    "claims": [str],
}
PLACE = {
    "id": str,
    "name": str,
    "lat": (float, int, type(None)),
    "lon": (float, int, type(None)),
    "where_prec": BOUND,
}
CONTRACT: dict[str, Shape] = {
    "events": {
        "id": str,
        "kind": "event",
        "title": str,
        "url": str,
        "status": str,
        "type": str,
        "date": (DATE, type(None)),
        "place": (PLACE, type(None)),
        "actors": [{"id": str, "role": str}],
        "findings": [FINDING],
        "claims": [CLAIM],
        "sources": [str],
        "related": [{"id": str, "relation": str}],
        "backlinks": [str],
    },
    "actors": {
        "id": str,
        "kind": "actor",
        "name": str,
        "names": [{"name": str, "language": OPTIONAL_TEXT, "used_by": [str]}],
        "relations": [{"id": str, "relation": str}],
        "events": [{"id": str, "role": str}],
        "claims_made": [CLAIM],
        "claims_said_for": [CLAIM],
        "claims_about": [CLAIM],
        "voice": [{"id": str, "events": int}],
    },
    "timelines": {
        "id": str,
        "kind": "timeline",
        "title": str,
        "entries": [{"event": str, "date": OPTIONAL_TEXT}],
    },
    "sources": {
        "id": str,
        "kind": "source",
        "title": str,
        "publisher": str,
        "published": (DATE, type(None)),
        "derived_from": [{"article": str, "kind": str, "basis": str}],
        "origins": [str],
        "seal": OPTIONAL_TEXT,
        "display": str,
        "annotations": [dict],
    },
}
#: The keys of a claim's value, by the type of its property.
VALUES = {
    "killed": {"min", "max", "qualifier", "verbatim"},
    "responsible": {"actor", "role"},
    "place": {"place"},
    "date": {"edtf", "earliest", "latest"},
    "weapon": {"term"},
    "motive": {"text"},
    "comment": set(),
}


def deviations(value: Any, shape: Shape, path: str) -> list[str]:
    """Where a value is not as a shape has it."""
    if isinstance(shape, dict):
        if not isinstance(value, dict):
            return [f"{path} is no object"]
        missing = [f"{path}.{key} is missing" for key in shape if key not in value]
        present = [key for key in shape if key in value]
        return missing + [d for k in present for d in deviations(value[k], shape[k], f"{path}.{k}")]
    if isinstance(shape, list):
        if not isinstance(value, list):
            return [f"{path} is no list"]
        return [d for at, v in enumerate(value) for d in deviations(v, shape[0], f"{path}[{at}]")]
    if isinstance(shape, tuple):
        return (
            [] if any(not deviations(value, one, path) for one in shape) else [f"{path}: {value}"]
        )
    is_right = isinstance(value, shape) if isinstance(shape, type) else value == shape
    is_right = is_right and (shape is not int or not isinstance(value, bool))
    return [] if is_right else [f"{path}: {value!r}"]


@pytest.mark.parametrize("collection", CONTRACT)
def test_twins_have_the_keys_of_the_contract(site: Site, collection: str) -> None:
    twins = {
        path.parent.name: site.twin(f"{collection}/{path.parent.name}")
        for path in site.twins
        if path.parent.parent.name == collection
    }

    found = [
        d for name, twin in twins.items() for d in deviations(twin, CONTRACT[collection], name)
    ]

    assert twins
    assert not found


@pytest.mark.parametrize(("claim_property", "keys"), VALUES.items())
def test_a_claims_value_has_the_keys_of_its_propertys_type(
    site: Site, claim_property: str, keys: set[str]
) -> None:
    claims = [
        claim
        for path in site.twins
        if path.parent.parent.name == "events"
        for claim in site.twin(f"events/{path.parent.name}")["claims"]
        if claim["property"] == claim_property
    ]

    assert claims
    assert {frozenset(keys)} == {frozenset(claim["value"]) for claim in claims}


def test_every_record_page_has_its_twin_beside_it(site: Site) -> None:
    def is_record(address: str) -> bool:
        collection, _, rest = address.partition("/")
        return collection in {*CONTRACT, "places"} and bool(rest) and not rest.startswith("page/")

    pages = [page for page in site.pages if not page.is_redirect]
    expected = [page.address for page in pages if is_record(page.address)]

    assert sorted(expected) == sorted(f"{p.parent.relative_to(site.root)}/" for p in site.twins)


def test_a_page_names_its_twin_in_its_head(site: Site) -> None:
    page = site.page("/actors/csp-dpa/")
    expected = "index.json"

    assert expected == page.one("link", rel="alternate", type="application/json").get("href")


def test_every_claim_of_a_twin_has_its_anchor_on_the_events_page(site: Site) -> None:
    for path in site.twins:
        if path.parent.parent.name != "events":
            continue
        address = f"/events/{path.parent.name}/"
        claims = site.twin(address)["claims"]
        anchors = [e.get("id", "") for e in site.page(address).tree.iter() if e.get("id")]
        claim_anchors = sorted(name for name in anchors if name.startswith("claim-"))

        assert sorted(f"claim-{claim['id']}" for claim in claims) == claim_anchors
        assert all(re.fullmatch("[0-9a-f]{8}", claim["id"]) for claim in claims)
        assert all(f"{address}#claim-{claim['id']}" == claim["url"] for claim in claims)


def test_every_claim_of_a_finding_is_a_claim_of_the_event(site: Site) -> None:
    for path in site.twins:
        if path.parent.parent.name == "events":
            twin = site.twin(f"events/{path.parent.name}")
            known = {claim["id"] for claim in twin["claims"]}

            assert {claim for f in twin["findings"] for claim in f["claims"]} <= known


def test_a_quotation_of_a_twin_lies_where_it_says(site: Site) -> None:
    seen = 0
    for path in site.twins:
        if path.parent.parent.name == "sources":
            for annotation in site.twin(f"sources/{path.parent.name}")["annotations"]:
                quote = annotation["quote"]
                seen += 1

                assert len(quote["exact"]) == quote["end"] - quote["start"]
    assert seen > 50
