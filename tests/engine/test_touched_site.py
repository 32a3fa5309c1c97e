"""A site's folder that somebody has been at, or that was copied: it is put right, and no more."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.engine.world import World, opens_mkdocs, tree


def a_page_is_deleted(site: Path) -> None:
    shutil.rmtree(site / "events/fire")


def many_pages_are_deleted(site: Path) -> None:
    shutil.rmtree(site / "events")


def the_home_page_is_edited(site: Path) -> None:
    (site / "index.html").write_text("mine")


def a_hand_written_page_is_deleted(site: Path) -> None:
    shutil.rmtree(site / "about")


def the_search_index_is_deleted(site: Path) -> None:
    shutil.rmtree(site / "pagefind")


def a_file_of_the_search_index_is_deleted(site: Path) -> None:
    (site / "pagefind/pagefind.js").unlink()


def foreign_pages_are_added(site: Path) -> None:
    shutil.copytree(site / "data", site / "events/data")
    shutil.copytree(site / "data", site / "other")


def a_page_becomes_a_file(site: Path) -> None:
    shutil.rmtree(site / "events/fire")
    (site / "events/fire").write_text("mine")


def a_file_becomes_a_folder(site: Path) -> None:
    (site / "index.html").unlink()
    (site / "index.html").mkdir()


def a_collection_becomes_a_link(site: Path) -> None:
    (site / "events").rename(site.parent / "elsewhere")
    (site / "events").symlink_to(site.parent / "elsewhere", target_is_directory=True)


def it_is_another_site(site: Path) -> None:
    shutil.rmtree(site)
    shutil.copytree(site.parent / "docs", site)


def it_is_copied(site: Path) -> None:
    site.rename(site.parent / "first")
    shutil.copytree(site.parent / "first", site)


TOUCHES = (
    a_page_is_deleted,
    many_pages_are_deleted,
    the_home_page_is_edited,
    a_hand_written_page_is_deleted,
    the_search_index_is_deleted,
    a_file_of_the_search_index_is_deleted,
    foreign_pages_are_added,
    a_page_becomes_a_file,
    a_file_becomes_a_folder,
    a_collection_becomes_a_link,
    it_is_another_site,
    it_is_copied,
)


@pytest.mark.parametrize("touch", TOUCHES)
def test_it_is_right_again_after_the_next_build(
    built: World, touch: Callable[[Path], None]
) -> None:
    before = built.site
    touch(built.root / "site")
    outcome = built.build()

    assert not outcome.unchanged
    assert before == built.site
    assert built.build().unchanged


def test_a_deleted_page_is_all_that_is_made_again(built: World) -> None:
    shutil.rmtree(built.root / "site/events/fire")
    expected = 1

    assert expected == built.build().pages


@pytest.mark.parametrize("is_edited", [False, True])
def test_a_copy_of_all_is_trusted_by_its_hashes(built: World, is_edited: bool) -> None:
    shutil.copytree(built.root, built.root / "copy")
    copy = World.__new__(World)
    copy.__dict__ |= {**vars(built), "root": built.root / "copy"}
    if is_edited:
        (copy.root / "site/places/port/index.html").write_text("mine")
    outcome = copy.build()

    assert int(is_edited) == outcome.pages
    assert built.site == copy.site


def test_foreign_files_stay_where_they_are_hidden(built: World) -> None:
    site = built.root / "site"
    (site / ".nojekyll").write_text("")
    (site / ".git").mkdir()
    (site / ".git/HEAD").write_text("ref")

    assert built.build().unchanged
    (site / "foreign.txt").write_text("mine")
    built.build()
    assert {".nojekyll", ".git/HEAD"} <= built.site.keys()
    assert "foreign.txt" not in built.site


def test_with_mkdocs_a_deleted_page_of_hand_is_written_again(world: World) -> None:
    opener = opens_mkdocs(world.root)
    world.build(opener)
    before = tree(world.root / "site")
    (world.root / "site/404.html").unlink()
    shutil.rmtree(world.root / "site/assets")
    outcome = world.build(opener)

    assert before == tree(world.root / "site")
    assert outcome.written > 1
