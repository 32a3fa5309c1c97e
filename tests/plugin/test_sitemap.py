"""The sitemap through every door."""

from pathlib import Path

import pytest

from tests.plugin.conftest import Door
from tests.sites import CONFIG, Site, toy_project
from variorum.views import sitemap


def sitemaps(site: Site) -> dict[str, bytes]:
    return {path: text for path, text in site.bytes_by_path.items() if path.startswith("sitemap")}


@pytest.mark.parametrize("host", ["mkdocs", "properdocs"])
def test_every_door_writes_the_same_sitemaps(host: str, tmp_path: Path, host_build: Door) -> None:
    project = toy_project(tmp_path).write({"docs/about.md": "# About\n"})
    _output, hosted = host_build(project, host)

    assert {"sitemap.xml", "sitemap-pages.xml", "sitemap-records-1.xml"} == set(sitemaps(hosted))
    assert sitemaps(project.build()) == sitemaps(hosted)


def test_hand_written_pages_and_records_are_in_sitemaps_of_their_own(tmp_path: Path) -> None:
    site = toy_project(tmp_path).write({"docs/about.md": "# About\n"}).build()
    pages, records = sitemaps(site)["sitemap-pages.xml"], sitemaps(site)["sitemap-records-1.xml"]

    assert b"<loc>https://toy.example/about/</loc>" in pages
    assert b"<loc>https://toy.example/events/harbour-fire/</loc>" in records
    assert b"/about/" not in records
    assert b"/events/" not in pages


def test_the_home_page_is_in_it_even_where_nobody_wrote_one(tmp_path: Path) -> None:
    project = toy_project(tmp_path)
    (tmp_path / "docs/index.md").unlink()

    assert b"<loc>https://toy.example/</loc>" in sitemaps(project.build())["sitemap-pages.xml"]


def test_withdrawn_and_former_records_are_left_out(tmp_path: Path) -> None:
    text = sitemaps(toy_project(tmp_path).build())["sitemap-records-1.xml"]

    assert b"/events/harbour-rescue/" in text
    assert b"warehouse-rescue" not in text
    assert b"toll-strike" not in text


def test_a_corrected_event_has_its_day(tmp_path: Path) -> None:
    text = sitemaps(toy_project(tmp_path).build())["sitemap-records-1.xml"]

    assert b"/events/harbour-fire/</loc><lastmod>2031-05-07</lastmod>" in text


def test_a_site_without_an_address_has_no_sitemap(tmp_path: Path, host_build: Door) -> None:
    project = toy_project(tmp_path, CONFIG.replace("site_url: https://toy.example/\n", ""))
    _output, hosted = host_build(project, "mkdocs")

    assert not sitemaps(project.build())
    assert not sitemaps(hosted)


def test_a_long_sitemap_is_several(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sitemap, "MOST", 10)
    found = sitemaps(toy_project(tmp_path).build("--jobs", "1"))
    records = {path: text for path, text in found.items() if "records" in path}

    assert len(records) > 2
    assert all(text.count(b"<url>") <= 10 for text in records.values())
    assert all(path.encode() in found["sitemap.xml"] for path in records)
