"""A theme that makes more of a page than to print it is noticed, and frames each page itself."""

from pathlib import Path

import pytest

from tests.plugin.conftest import Door
from tests.sites import Project, Site, toy_project

CONFIG = """\
site_name: Toy
site_url: https://toy.example/
theme: {name: null, custom_dir: theme}
plugins: [variorum]
"""
#: Counts the words of a page, as themes do that tell how long it takes to read.
THEME = """\
<!doctype html>
<html><head><title>{{ page.title|upper }}</title></head>
<body><p class="count">{{ page.content|striptags|wordcount }}</p>{{ page.content }}</body></html>
"""
WARNING = "the theme 'custom' prints more around a page than can be known in advance"
ADDRESS = "/events/harbour-fire/"


def counting(folder: Path, theme: str = THEME) -> Project:
    site = toy_project(folder, CONFIG)
    return site.write({"theme/main.html": theme})


def counted(site: Site) -> str:
    return site.page(ADDRESS).one("p", class_="count").text or ""


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> tuple[Project, Site]:
    project = counting(tmp_path_factory.mktemp("counting"))
    return project, project.build("--strict")


def test_every_page_is_as_the_theme_would_print_it(built: tuple[Project, Site]) -> None:
    site = built[1]
    title = site.page(ADDRESS).title

    assert title.isupper()
    assert int(counted(site)) > 100


def test_the_editor_is_told_once(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    counting(tmp_path).build()

    assert 1 == caplog.text.count(WARNING)


def test_mkdocs_does_the_same(built: tuple[Project, Site], host_build: Door) -> None:
    output, site = host_build(built[0], "mkdocs")

    assert 1 == output.count(WARNING)
    assert built[1].page(ADDRESS).html == site.page(ADDRESS).html


def test_an_edit_comes_out_as_in_a_clean_build(tmp_path: Path) -> None:
    project = counting(tmp_path)
    before = counted(project.build())
    path = project.root / "seeds/incidents/harbour-fire.yml"
    text = path.read_text(encoding="utf-8")
    more = text.replace("note: Nothing", "note: Nothing at all, it is certain,")
    path.write_text(more, encoding="utf-8")
    edited = project.build()

    assert before != counted(edited)
    assert edited.bytes_by_path == project.build("--clean").bytes_by_path


@pytest.mark.parametrize("theme", ["variorum", "mkdocs", "readthedocs", "material"])
def test_the_themes_that_are_known_to_be_good_are_framed(
    theme: str, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    toy_project(tmp_path, CONFIG.replace("{name: null, custom_dir: theme}", theme)).build()

    assert "theme" not in caplog.text


def test_a_theme_that_only_prints_is_framed_without_a_word(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    counting(tmp_path, THEME.replace("|upper", "").replace("|striptags|wordcount", "[:0]")).build()

    assert "theme" not in caplog.text
