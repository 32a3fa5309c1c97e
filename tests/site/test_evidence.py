"""What the dossier's evidence must show (the issue's own words)."""

from typing import Any

from tests.sites import Site, words

BATTLE = "/events/battle-of-tinzaouaten/"
STRIKES = "/events/tinzaouaten-drone-strikes/"


def finding(site: Site, event: str, **slot: str | None) -> dict[str, Any]:
    """The only finding of an event's twin with these values."""
    found = [
        finding
        for finding in site.twin(event)["findings"]
        if all(finding[key] == value for key, value in slot.items())
    ]
    assert 1 == len(found), (event, slot, len(found))
    return found[0]


def test_wagners_dead_are_contested_from_50_to_an_open_end(site: Site) -> None:
    dead = finding(site, BATTLE, property="killed", side="wagner-group")

    expected = {"status": "contested", "low": 50, "best": None, "high": None}

    assert expected == {key: dead[key] for key in expected}


def test_wagners_dead_are_counted_by_two_voices_through_one_origin(site: Site) -> None:
    dead = finding(site, BATTLE, property="killed", side="wagner-group")
    expected = (2, 1)

    assert expected == (dead["voices"], dead["origins"])


def test_the_armys_dead_are_contested_from_10_to_47_or_more(site: Site) -> None:
    dead = finding(site, BATTLE, property="killed", side="malian-armed-forces")
    expected = ("contested", 10, 2)

    assert expected == (dead["status"], dead["low"], dead["voices"])


def test_the_toll_of_the_strikes_was_revised_and_is_not_contested(site: Site) -> None:
    tolls = [
        finding
        for finding in site.twin(STRIKES)["findings"]
        if finding["property"] == "killed" and finding["who"] in {"people", "civilians", None}
    ]

    assert tolls
    assert {"single-voice"} == {toll["status"] for toll in tolls}
    assert {1} == {toll["voices"] for toll in tolls}
    assert any("revised" in toll["rules"] for toll in tolls)


def test_the_earlier_toll_stays_visible_beside_the_later_one(site: Site) -> None:
    claims = {claim["id"]: claim for claim in site.twin(STRIKES)["claims"]}
    revised = [
        (claim["value"]["min"], claims[claim["superseded_by"]]["value"]["min"])
        for claim in claims.values()
        if claim["property"] == "killed" and claim["superseded_by"]
    ]
    superseded = site.page(STRIKES).all("li", class_="is-superseded")

    assert (15, 21) in revised
    assert any("at least 15" in words(claim) for claim in superseded)


def test_eleven_children_and_the_pharmacy_manager_are_among_the_dead(site: Site) -> None:
    children = finding(site, STRIKES, property="killed", who="children")

    assert 11 == children["high"]
    assert "pharmacy manager" in site.page(STRIKES).text("main")


def test_the_governments_that_gave_no_comment_differ_from_article_to_article(site: Site) -> None:
    declined: dict[str, set[str]] = {}
    for claim in site.twin(STRIKES)["claims"]:
        if claim["property"] == "comment" and claim["stance"] == "declines":
            declined.setdefault(claim["source"], set()).add(claim["claimant"])

    assert {"al-arabiya-drone-strikes", "voa-drone-strikes"} == set(declined)
    assert 2 == len({frozenset(names) for names in declined.values()})


def test_the_coalition_has_both_names_each_as_used_by_whom(site: Site) -> None:
    names = {
        n["name"]: n["used_by"] for n in site.twin("/actors/csp-dpa/")["names"] if n["used_by"]
    }

    assert {("voa",), ("al-arabiya",)} <= {tuple(users) for users in names.values()}


def test_both_articles_rest_on_one_origin(site: Site) -> None:
    origins = {
        tuple(site.twin(f"/sources/{article}/")["origins"])
        for article in ("voa-drone-strikes", "al-arabiya-drone-strikes")
    }
    expected = {("reuters-mali-drone-strikes-1",)}

    assert expected == origins


def test_the_two_curated_timelines_hold_their_events_in_order_of_time(site: Site) -> None:
    for timeline in ("tinzaouaten-2024", "mali-2012-2024"):
        twin = site.twin(f"/timelines/{timeline}/")
        dates = [
            entry["date"][:4]
            for entry in twin["entries"]
            if entry["date"] and entry["date"][0].isdigit()
        ]

        assert len(dates) > 2
        assert sorted(dates) == dates


def test_what_a_spokesman_said_stands_on_the_page_of_whom_he_speaks_for(site: Site) -> None:
    coalition, spokesman = site.page("/actors/csp-dpa/"), "mohamed-elmaouloud-ramadane"
    said = site.twin("/actors/csp-dpa/")["claims_said_for"]
    section = coalition.one("section", id="said-for")
    named = [who.find("a") for who in section.iter("span") if who.get("class") == "v-who"]

    assert said == site.twin(f"/actors/{spokesman}/")["claims_made"]
    assert {spokesman} == {claim["claimant"] for claim in said}
    assert [f"../../actors/{spokesman}/"] * len(said) == [
        link.get("href") for link in named if link is not None
    ]
    assert "csp-dpa" in {other["id"] for other in site.twin(f"/actors/{spokesman}/")["voice"]}
