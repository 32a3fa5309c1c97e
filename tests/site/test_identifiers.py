"""Ids elsewhere are links that tell nobody where the reader came from."""

from pathlib import Path

from tests.sites import project, words

ACTOR = """name: Guild
kind: organisation
identifiers: {wikidata: Q42, ucdp: 533, acled: Guild of Port}
"""
PLACE = """name: Port
identifiers: {wikidata: Q43, geonames: 2460596}
"""


def test_an_id_leads_out_where_its_address_is_known(tmp_path: Path) -> None:
    site = project(tmp_path, {"actors/guild.yml": ACTOR, "places/port.yml": PLACE}).build()
    guild, port = site.page("/actors/guild/"), site.page("/places/port/")
    links = [link for page in (guild, port) for link in page.all("a", rel="noopener noreferrer")]

    assert [
        ("533", "https://ucdp.uu.se/actor/533"),
        ("Q42", "https://www.wikidata.org/wiki/Q42"),
        ("2460596", "https://www.geonames.org/2460596"),
        ("Q43", "https://www.wikidata.org/wiki/Q43"),
    ] == [(words(link), link.get("href")) for link in links]
    assert "ACLED Guild of Port" in guild.text("section", id="record")
