"""The site brings its headers along, unless its editors say otherwise."""

from pathlib import Path

import pytest

from tests.plugin.conftest import Door
from tests.sites import CONFIG, Site, toy_project

NAMES = {".htaccess", "_headers", "nginx.conf", "vercel.json"}
META = '<meta http-equiv="Content-Security-Policy" content="default-src '
CHOSEN = CONFIG.replace("[variorum]", "\n  - variorum:\n      hosts: {hosts}")


def made(site: Site) -> set[str]:
    return {name for name in NAMES if site.has(name)}


@pytest.mark.parametrize("host", ["mkdocs", "properdocs"])
def test_the_files_for_hosts_lie_at_the_root(host: str, tmp_path: Path, host_build: Door) -> None:
    site = host_build(toy_project(tmp_path), host)[1]

    assert NAMES == made(site)
    assert META in site.page("/events/harbour-fire/").html
    assert META in site.page("/").html
    assert META in site.page("/404.html").html


def test_a_site_chooses_its_hosts(tmp_path: Path) -> None:
    site = toy_project(tmp_path, CHOSEN.format(hosts="[nginx]")).build()

    assert {"nginx.conf"} == made(site)
    assert "Content-Security-Policy" not in site.page("/").html


def test_a_host_that_nobody_knows_is_refused_with_those_that_there_are(tmp_path: Path) -> None:
    result = toy_project(tmp_path, CHOSEN.format(hosts="[iis]")).run("build")

    assert 2 == result.exit_code
    assert "mkdocs.yml:" in result.output
    assert "'hosts': 'iis' is none of apache, headers, meta" in result.output


@pytest.mark.parametrize("name", ["_headers", ".htaccess"])
def test_a_file_of_the_editors_own_comes_first(name: str, tmp_path: Path) -> None:
    project = toy_project(tmp_path).write({f"docs/{name}": "# our own\n"})
    site = project.build()

    assert "# our own\n" == (site.root / name).read_text(encoding="utf-8")


@pytest.mark.parametrize("option", [[], ["--clean"]])
def test_what_is_no_longer_wanted_goes_and_other_hidden_files_stay(
    option: list[str], tmp_path: Path
) -> None:
    project = toy_project(tmp_path)
    site = project.build()
    (site.root / ".git").mkdir()
    (site.root / ".nojekyll").touch()
    project.write({"mkdocs.yml": CHOSEN.format(hosts="[]")}).build(*option)

    assert not made(site)
    assert site.has(".git")
    assert site.has(".nojekyll")


def test_another_theme_keeps_its_inline_scripts(tmp_path: Path) -> None:
    site = toy_project(tmp_path, CONFIG.replace("theme: variorum", "theme: material")).build()

    assert NAMES == made(site)
    assert "Content-Security-Policy" not in (site.root / "_headers").read_text(encoding="utf-8")
    assert "Content-Security-Policy" not in site.page("/events/harbour-fire/").html
