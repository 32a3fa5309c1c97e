"""``mkdocs build`` and ``properdocs build`` give the site that ``variorum build`` gives."""

from pathlib import Path

import pytest

from tests.plugin.conftest import Door, run_host
from tests.sites import CONFIG, Project, dossier_project, toy_project

#: MkDocs dates it.
DATED = {"sitemap.xml", "sitemap.xml.gz"}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Project:
    return dossier_project(tmp_path_factory.mktemp("dossier"))


@pytest.mark.parametrize("host", ["mkdocs", "properdocs"])
def test_the_host_gives_the_same_bytes_as_the_command(
    site: Project, host_build: Door, host: str
) -> None:
    ours = site.build("--strict").bytes_by_path
    theirs = host_build(site, host)[1].bytes_by_path

    assert sorted(ours) == sorted(theirs)
    assert not [path for path in ours if ours[path] != theirs[path] and path not in DATED]


@pytest.mark.parametrize("host", ["mkdocs", "properdocs"])
def test_the_host_stops_before_it_writes_where_records_have_errors(
    tmp_path: Path, host: str
) -> None:
    broken = toy_project(tmp_path / "project").record("incidents/e.yml", "titel: E\n")
    folder = tmp_path / "site"
    folder.mkdir()
    (folder / "old.html").touch()
    done = run_host(host, broken, folder)

    assert 1 == done.returncode
    assert "seeds/incidents/e.yml:1:1: error: " in done.stderr
    assert "Traceback" not in done.stderr
    assert ["old.html"] == [path.name for path in folder.iterdir()]


def test_the_host_prints_problems_with_their_place_and_code(tmp_path: Path) -> None:
    site = toy_project(tmp_path / "project").record("notes.txt", "not a record")
    done = run_host("mkdocs", site, tmp_path / "site")

    assert "seeds/notes.txt:1:1: warning: this is no record" in done.stderr
    assert "[unexpected-file]" in done.stderr
    assert 1 == done.returncode


@pytest.mark.parametrize("page", ["events/x.md", "actors/index.md", "sources/a/b.md", "search.md"])
def test_a_hand_written_page_in_the_records_way_is_refused_with_its_place(
    tmp_path: Path, page: str
) -> None:
    site = toy_project(tmp_path / "project").write({f"docs/{page}": "# X\n"})
    folder = tmp_path / "site"
    folder.mkdir()
    (folder / "old.html").touch()
    done = run_host("mkdocs", site, folder)

    assert 1 == done.returncode
    assert f"docs/{page}:1:1: error: the address /" in done.stderr
    assert "[address-taken]" in done.stderr
    assert ["old.html"] == [path.name for path in folder.iterdir()]


def test_pictures_may_lie_in_a_folder_of_that_name(tmp_path: Path, host_build: Door) -> None:
    site = toy_project(tmp_path).write({"docs/events/fire.png": b"\x89PNG"})

    assert host_build(site, "mkdocs")[1].has("/events/fire.png")


def test_a_site_folder_that_holds_the_records_is_refused(tmp_path: Path) -> None:
    site = toy_project(tmp_path)
    done = run_host("mkdocs", site, tmp_path / "seeds")

    assert 1 == done.returncode
    assert "must lie apart" in done.stderr
    assert (tmp_path / "seeds/incidents/harbour-fire.yml").is_file()


def test_records_stay_out_of_the_navigation(tmp_path: Path, host_build: Door) -> None:
    site = toy_project(tmp_path, CONFIG.replace("theme: variorum", "theme: mkdocs"))
    page = host_build(site, "mkdocs")[1].page("/")
    named = {e.get("href") for nav in page.all("div", class_="navbar") for e in nav.iter("a")}

    assert not {address for address in named if address and "harbour" in address}


def test_a_host_without_the_search_program_says_so_and_builds(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PAGEFIND_BINARY_PATH", "/nowhere/pagefind")
    done = run_host("mkdocs", toy_project(tmp_path / "project"), tmp_path / "site")

    assert done.stderr.count("Pagefind's program is not installed") == 1
    assert (tmp_path / "site" / "search" / "index.html").is_file()
    assert not (tmp_path / "site" / "pagefind").exists()


def test_a_site_may_have_its_own_search_where_ours_is_off(tmp_path: Path, host_build: Door) -> None:
    config = CONFIG.replace("[variorum]", "[variorum: {search: false}]")
    site = toy_project(tmp_path, config).write({"docs/search.md": "# Elsewhere\n"})
    built = host_build(site, "mkdocs")[1]

    assert built.page("/search/").text("h1").startswith("Elsewhere")
    assert not built.page("/").all("form", class_="v-find")
