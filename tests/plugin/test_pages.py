"""Hand-written pages beside the records: links, the home page, addresses, settings."""

from pathlib import Path

import pytest

from tests.plugin.conftest import Door
from tests.sites import CONFIG, Page, Project, Site, project, toy_project, words


def links(page: Page) -> dict[str, str | None]:
    """Words and addresses of the links in a page's own text."""
    return {words(a): a.get("href") for a in page.one("main").iter("a")}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    text = (
        "# Guide\n\nSee [[harbour-fire]], [[blue-league|the League]], [[warehouse-rescue]]"
        " and [[toll-strike]]. Code: `[[harbour-fire]]`.\n\n    [[mayor]]\n"
    )
    pages = {"docs/guide.md": text, "docs/a/b/deep.md": text, "docs/a/index.md": text}
    return toy_project(tmp_path_factory.mktemp("pages")).write(pages).build("--strict")


@pytest.mark.parametrize(
    ("address", "base"), [("/guide/", "../"), ("/a/b/deep/", "../../../"), ("/a/", "../")]
)
def test_wiki_links_lead_to_records_from_every_depth(site: Site, address: str, base: str) -> None:
    found = links(site.page(address))

    assert f"{base}events/harbour-fire/" == found["Fire in the harbour of Port Lanza"]
    assert f"{base}actors/blue-league/" == found["the League"]


def test_a_wiki_link_by_a_former_id_leads_to_the_record_as_it_is_called_now(site: Site) -> None:
    expected = "../events/harbour-rescue/"

    assert expected == links(site.page("/guide/"))["Rescue from the warehouse"]


def test_a_wiki_link_in_code_stays_as_it_is_written(site: Site) -> None:
    code = [words(code) for code in site.page("/guide/").all("code")]
    expected = ["[[harbour-fire]]", "[[mayor]]"]

    assert expected == code


def test_a_wiki_link_to_nothing_is_a_warning_with_its_place(tmp_path: Path) -> None:
    text = "---\ntitle: Guide\n---\n\n# Guide\n\nSee [[habour-fire]].\n"
    site = toy_project(tmp_path).write({"docs/guide.md": text})
    result = site.run("build", "--strict")

    expected = (
        "docs/guide.md:7:5: warning: [[habour-fire]] leads to no record; "
        "did you mean 'harbour-fire'? [broken-link]"
    )

    assert 1 == result.exit_code
    assert not (tmp_path / "site").exists()
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(tmp_path)
        assert expected in _printed(tmp_path)


def _printed(folder: Path) -> str:
    import subprocess
    import sys

    command = [sys.executable, "-m", "variorum", "build"]
    done = subprocess.run(command, capture_output=True, text=True, cwd=folder, check=True)
    return done.stderr


def test_wiki_links_do_not_worry_mkdocs(tmp_path: Path, host_build: Door) -> None:
    strict = f"{CONFIG}validation: {{links: {{unrecognized_links: warn, absolute_links: warn}}}}\n"
    site = toy_project(tmp_path, strict).write({"docs/x.md": "# X\n\n[[harbour-fire]]\n"})
    output, built = host_build(site, "mkdocs")

    assert "unrecognized" not in output
    assert "../events/harbour-fire/" in links(built.page("/x/")).values()


@pytest.mark.parametrize("theme", ["variorum", "mkdocs"])
def test_a_site_without_a_home_page_of_its_own_gets_one(tmp_path: Path, theme: str) -> None:
    site = toy_project(tmp_path, CONFIG.replace("theme: variorum", f"theme: {theme}"))
    (tmp_path / "docs/index.md").unlink()
    page = site.build().page("/")

    assert "Toy" in page.title
    assert ["Toy"] == [page.text("h1")]
    assert "https://toy.example/" == page.canonical
    assert page.all("div", class_="v-record--home")


def test_a_home_page_in_a_section_of_the_navigation_stays(tmp_path: Path) -> None:
    site = toy_project(tmp_path, f"{CONFIG}nav: [{{Start: [index.md]}}]\n")
    page = site.build().page("/")

    assert "A site for tests." in words(page.tree)
    assert page.all("div", class_="v-record--home")


def test_a_readme_can_be_the_home_page(tmp_path: Path) -> None:
    site = toy_project(tmp_path)
    (tmp_path / "docs/index.md").rename(tmp_path / "docs/README.md")

    assert "A site for tests." in words(site.build().page("/").tree)


def test_canonical_addresses_hold_the_sites_folder(tmp_path: Path) -> None:
    config = CONFIG.replace("https://toy.example/", "https://toy.example/a/b/")
    site = toy_project(tmp_path, config).build()

    assert (
        "https://toy.example/a/b/events/harbour-fire/"
        == site.page("/events/harbour-fire/").canonical
    )
    assert "https://toy.example/a/b/events/harbour-fire/" in (
        words(site.page("/events/harbour-fire/").one("p", class_="v-cite"))
    )


def test_a_site_without_an_address_has_no_canonical_links(tmp_path: Path) -> None:
    config = CONFIG.replace("site_url: https://toy.example/\n", "")
    site = toy_project(tmp_path, config).build()

    assert not site.page("/events/harbour-fire/").all("link", rel="canonical")


@pytest.mark.parametrize("theme", ["variorum", "mkdocs", "readthedocs"])
def test_records_keep_their_addresses_without_directory_urls(tmp_path: Path, theme: str) -> None:
    config = CONFIG.replace("theme: variorum", f"theme: {theme}") + "use_directory_urls: false\n"
    pages = {
        "docs/guide.md": "# G\n\n[[harbour-fire]]\n",
        "docs/a/b.md": "# B\n\n[[harbour-fire]]\n",
    }
    site = toy_project(tmp_path, config).write(pages).build()
    record = site.page("/events/harbour-fire/")
    frame = {a.get("href") for a in record.all("a")}

    assert "https://toy.example/events/harbour-fire/" == record.canonical
    assert {"../../guide.html", "../../a/b.html"} <= frame
    for page, link in (("guide.html", "./events/"), ("a/b.html", "../events/")):
        assert f"{link}harbour-fire/" in {a.get("href") for a in site.page(page).all("a")}


def draft_project(root: Path, config: str = CONFIG) -> Project:
    return project(
        root,
        {
            "actors/a.yml": "name: A\nkind: person\nsummary: Was at [[secret]].\n",
            "incidents/secret.yml": (
                "title: Secret\nstatus: draft\nactors: [{actor: a, role: party}]\n"
            ),
            "incidents/open.yml": "title: Open\ndate: 2031\nrelations: [{part_of: secret}]\n",
            "timelines/t.yml": "title: T\nentries: [{event: secret}, {event: open}]\n",
        },
        config,
    )


@pytest.mark.parametrize("status", ["draft", "review"])
def test_drafts_stay_off_the_site_and_links_to_them_are_plain_words(
    tmp_path: Path, status: str
) -> None:
    site = draft_project(tmp_path)
    path = tmp_path / "seeds/incidents/secret.yml"
    path.write_text(path.read_text().replace("draft", status))
    finished = site.write({"docs/x.md": "# X\n\n[[secret|a secret]]\n"}).build("--strict")

    assert not finished.has("/events/secret/")
    assert "Was at Secret." == words(finished.page("/actors/a/").one("div", class_="v-summary"))
    assert "a secret" in words(finished.page("/x/").tree)
    assert not [p for p, raw in finished.bytes_by_path.items() if b"events/secret" in raw]
    assert ["open"] == [entry["event"] for entry in finished.twin("/timelines/t/")["entries"]]


def test_drafts_are_shown_where_the_settings_say_so(tmp_path: Path) -> None:
    config = CONFIG.replace("[variorum]", "[variorum: {drafts: true}]")

    assert draft_project(tmp_path, config).build().has("/events/secret/index.html")


def test_a_withdrawn_record_leaves_a_tombstone_that_says_why(tmp_path: Path) -> None:
    site = toy_project(tmp_path).build()
    page = site.page("/events/toll-strike/")
    twin = site.twin("/events/toll-strike/")

    assert "It was called off." in page.text("main")
    assert "9 May 2031" in page.text("main")
    assert ("withdrawn", "It was called off.") == (twin["status"], twin["because"])
    assert "/events/toll-strike/" not in {
        f"/events/{e.get('href', '').strip('./')}" for e in site.page("/events/").all("a")
    }


@pytest.mark.parametrize(
    ("alias", "now"),
    [
        ("/events/warehouse-rescue/", "../../events/harbour-rescue/"),
        ("/sources/radio-late/", "../../sources/radio-update/"),
    ],
)
def test_a_former_address_redirects(tmp_path: Path, alias: str, now: str) -> None:
    page = toy_project(tmp_path).build().page(alias)
    refresh = page.one("meta", **{"http-equiv": "refresh"})

    assert f"0; url={now}" == refresh.get("content")
    assert now in links(page).values()
    assert f"https://toy.example/{now.removeprefix('../../')}" == page.canonical
    assert not page.all("meta", name="robots")


def test_a_redirect_that_cannot_name_its_target_is_not_to_be_indexed(tmp_path: Path) -> None:
    config = CONFIG.replace("site_url: https://toy.example/\n", "")
    page = toy_project(tmp_path, config).build().page("/events/warehouse-rescue/")

    assert "noindex" == page.one("meta", name="robots").get("content")


def test_the_timeline_of_a_renamed_actor_redirects_too(tmp_path: Path) -> None:
    site = toy_project(tmp_path)
    path = tmp_path / "seeds/actors/blue-league.yml"
    path.write_text(path.read_text() + "aliases: [azure-league]\n")
    finished = site.build()

    for collection in ("actors", "timelines"):
        refresh = finished.page(f"/{collection}/azure-league/").one(
            "meta", **{"http-equiv": "refresh"}
        )

        assert f"0; url=../../{collection}/blue-league/" == refresh.get("content")


def test_a_record_can_be_edited_where_the_repository_is(tmp_path: Path) -> None:
    config = f"{CONFIG}repo_url: https://git.example/toy\nedit_uri: edit/main/docs/\n"
    page = toy_project(tmp_path, config).build().page("/events/harbour-fire/")
    expected = "https://git.example/toy/edit/main/seeds/incidents/harbour-fire.yml"

    assert expected in {a.get("href") for a in page.all("a")}


def test_a_site_without_a_record_is_built_by_mkdocs_too(host_build: Door, tmp_path: Path) -> None:
    _, site = host_build(project(tmp_path, {"vocabulary.yml": ""}), "mkdocs")

    assert site.page("/events/").text("h1")
