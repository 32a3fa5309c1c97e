"""A first-time user's path: from an empty folder to a site with records of one's own."""

from pathlib import Path

import pytest

from tests.sites import Project, variorum, words

ARTICLE = """\
---
# yaml-language-server: $schema=../../schema/article.json
title: Three hurt in market fire
publisher: town-paper
published: 2024-03-02
url: https://example.org/fire
language: en
display: excerpts
annotations:
  - quote: three traders were hurt, the fire brigade said
    about: market-fire
    by: fire-brigade
    claims:
      - {injured: 3, who: civilians}
---
A fire broke out in the market; three traders were hurt, the fire brigade said.
"""


def edit(path: Path, old: str, new: str) -> None:
    """Change one passage of a file, as a user does in an editor."""
    text = path.read_text(encoding="utf-8")
    assert old in text, (path, old)
    path.write_text(text.replace(old, new), encoding="utf-8")


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Project:
    """A new site, with the shell in its folder."""
    folder = tmp_path / "my-dossier"
    folder.mkdir()
    monkeypatch.chdir(folder)
    result = variorum("init", ".")
    assert 0 == result.exit_code, result.output
    return Project(folder)


def test_a_new_site_is_clean_and_builds_at_once(site: Project) -> None:
    assert "0 errors, 0 warnings" in variorum("check", "--strict").output
    assert "My dossier" in site.build("--strict").page("/").title


def test_a_new_site_says_what_to_do_next(tmp_path: Path) -> None:
    folder = tmp_path / "my dossier"
    output = variorum("init", folder).output

    assert f"Go there: cd '{folder}'\n" in output
    assert "variorum new article some-article " in output


def test_after_the_steps_that_a_new_site_names_only_what_is_to_be_filled_in_is_missing(
    site: Project,
) -> None:
    variorum("new", "actor", "some-paper")
    variorum("new", "article", "some-article")
    *problems, last = variorum("check").output.splitlines()

    assert "8 errors, 0 warnings" in last
    assert 8 == sum(line.endswith("[placeholder]") for line in problems)


def test_from_an_empty_folder_to_a_site_of_ones_own(site: Project) -> None:
    for kind, name in (
        ("actor", "town-paper"),
        ("actor", "fire-brigade"),
        ("incident", "market-fire"),
        ("article", "paper-fire"),
    ):
        assert 0 == variorum("new", kind, name).exit_code
    seeds = site.root / "seeds"
    edit(seeds / "actors/town-paper.yml", "<such as organisation>", "publisher")
    edit(seeds / "actors/town-paper.yml", "<its name>", "Town Paper")
    edit(seeds / "actors/fire-brigade.yml", "<such as organisation>", "organisation")
    edit(seeds / "actors/fire-brigade.yml", "<its name>", "Fire brigade")
    edit(seeds / "incidents/market-fire.yml", "<its title>", "Fire in the market")
    edit(seeds / "incidents/market-fire.yml", "status: draft", "status: published")
    edit(seeds / "incidents/market-fire.yml", "<when, such as 2024-08-25>", "2024-03-01")
    edit(seeds / "incidents/market-fire.yml", "<such as attack>", "attack")
    edit(seeds / "incidents/market-fire.yml", "<one or two sentences>", "A fire in the night.")
    site.record("articles/paper-fire.md", ARTICLE)

    before = variorum("check")
    sealed = variorum("seal")
    after = variorum("check", "--strict")
    finished = site.build("--strict")

    assert "seal-missing" in before.output
    assert sealed.output.startswith("sealed seeds/articles/paper-fire.md")
    assert 0 == after.exit_code, after.output
    assert after.output.startswith("4 records, 1 quotation verified, 1 claim,")
    assert "Fire in the market" == finished.page("/events/market-fire/").text("h1")
    assert "Fire brigade" == finished.page("/actors/fire-brigade/").text("h1")
    assert "Town Paper" == finished.page("/actors/town-paper/").text("h1")
    assert "Three hurt in market fire" == finished.page("/sources/paper-fire/").text("h1")
    quote = finished.page("/events/market-fire/").all("blockquote")[0]
    assert "three traders were hurt, the fire brigade said" == words(quote)
    assert 3 == finished.twin("/events/market-fire/")["findings"][0]["best"]


def test_an_untouched_incident_is_a_draft_that_stops_nothing(site: Project) -> None:
    variorum("new", "incident", "a-fire")

    assert "0 errors, 0 warnings" in variorum("check").output
    assert 0 == variorum("build", "--strict").exit_code


def test_a_date_that_was_never_written_is_not_published(site: Project) -> None:
    variorum("new", "incident", "a-fire")
    path = site.root / "seeds/incidents/a-fire.yml"
    edit(path, "status: draft", "status: published")
    edit(path, "<its title>", "Fire")
    edit(path, "<such as attack>", "attack")
    edit(path, "<one or two sentences>", "A fire.")
    result = variorum("check")

    assert 1 == result.exit_code
    assert "a-fire.yml:3:7: error: 'date' still says <when, such as 2024-08-25>" in result.output
    assert "1 error, 0 warnings" in result.output


@pytest.mark.parametrize("kind", ["article", "actor", "place", "timeline"])
def test_all_that_a_template_leaves_open_is_asked_for(site: Project, kind: str) -> None:
    wrote = variorum("new", kind, f"a-{kind}").output
    path = site.root / wrote.removeprefix("wrote ").strip()
    written = (line for line in path.read_text().splitlines() if not line.startswith("#"))
    *problems, _ = variorum("check").output.splitlines()

    assert sum("<" in line for line in written) == len(problems)
    assert all(line.endswith("[placeholder]") for line in problems)


def test_a_text_that_was_never_put_in_is_not_sealed(site: Project) -> None:
    variorum("new", "article", "a")
    result = variorum("seal")

    assert 1 == result.exit_code
    assert "a.md:16:1: error: <the article's text" in result.output
    assert "seal: sha256" not in (site.root / "seeds/articles/a.md").read_text()


def test_a_new_article_proposes_a_publisher_that_the_site_has(site: Project) -> None:
    site.record("actors/gazette.yml", "name: Gazette\nkind: publisher\n")
    variorum("new", "article", "a")
    text = (site.root / "seeds/articles/a.md").read_text()

    assert "publisher: <the id of an actor, such as gazette>\n" in text


def test_every_template_names_the_schema_that_schema_writes(site: Project) -> None:
    made = site.root / "schema"
    variorum("schema", "--out", made)
    for kind, folder, suffix in (
        ("article", "articles", "md"),
        ("incident", "incidents", "yml"),
        ("actor", "actors", "yml"),
        ("place", "places", "yml"),
        ("timeline", "timelines", "yml"),
    ):
        variorum("new", kind, f"a-{kind}")
        path = site.root / "seeds" / folder / f"a-{kind}.{suffix}"
        line = next(line for line in path.read_text().splitlines() if "$schema=" in line)

        assert (path.parent / line.partition("$schema=")[2]).resolve().is_file()
