"""Whatever hand-written pages and the configuration are made of: an edit of it is seen."""

import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.cli.test_serve import fetch, serving, wait_for
from tests.engine.world import tree
from tests.sites import Project, toy_project
from variorum.plugin.sources import listening, variables_in

CONFIG = """\
INHERIT: ../common/base.yml
site_name: !ENV [TOY_NAME, OTHER_TOY_NAME, Toy]
site_url: https://toy.example/sub/
plugins: [variorum: {search: false}]
markdown_extensions:
  - pymdownx.snippets: {base_path: [".", "../common"]}
hooks: [hooks/table.py]
"""
HOOK = """\
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent / "lib"))
from words_of_the_hook import WORDS


def on_page_markdown(markdown, page, config, files):
    if "[table]" in markdown:
        table = Path(config.config_file_path).parent.joinpath("data", "table.csv")
        markdown = markdown.replace("[table]", WORDS + table.read_text(encoding="utf-8"))
    note = Path(config.config_file_path).parent / "note.txt"
    try:
        return markdown.replace("[note]", note.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return markdown
"""
PAGE = """\
# Guide

--8<-- "part.md"

--8<-- "shared.md"

[table]

--8<-- "missing.md"

--8<-- "missing/too.md"

[note]
"""
FILES = {
    "docs/guide.md": PAGE,
    "part.md": "First part.\n",
    "data/table.csv": "First table.\n",
    "hooks/table.py": HOOK,
    "hooks/lib/words_of_the_hook.py": 'WORDS = "First words. "\n',
    "../common/base.yml": "theme: variorum\nsite_description: First description\n",
    "../common/shared.md": "First shared.\n",
}
#: Files that no setting names, and the word that an edit changes.
PULLED_IN = (
    "part.md",
    "data/table.csv",
    "hooks/lib/words_of_the_hook.py",
    "../common/base.yml",
    "../common/shared.md",
)


def new_site(folder: Path) -> Project:
    (folder / "site").mkdir()
    return toy_project(folder / "site", CONFIG).write(FILES)


@pytest.fixture
def site(tmp_path: Path) -> Project:
    return new_site(tmp_path)


def run(site: Project, *command: str, **variables: str) -> str:
    """What the command prints in a process of its own: modules of hooks are read once in each."""
    time.sleep(0.03)  # a file as new as the build that reads it counts as changed for the next
    done = subprocess.run(
        [sys.executable, "-m", "variorum", *command],
        cwd=site.root,
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, **variables},
    )
    assert 0 == done.returncode, done.stderr
    return done.stdout


def edit(path: Path, before: str, after: str) -> None:
    """Save as many editors do: a new file takes the place of the old one."""
    new = path.with_name(f"{path.name}.new")
    new.write_text(path.read_text().replace(before, after))
    new.replace(path)


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """A site that was built, for one edit after the other."""
    made = new_site(tmp_path_factory.mktemp("sources"))
    run(made, "build")
    return made


@pytest.mark.parametrize("path", PULLED_IN)
def test_an_edit_of_a_file_that_no_setting_names_is_seen(built: Project, path: str) -> None:
    word = (built.root / path).read_text().split("First")[1].split()[0].strip(".\"'")
    edit(built.root / path, "First", "Second")
    run(built, "build")
    made = tree(built.root / "site")

    assert f"Second {word}" in made["guide/index.html"].decode()
    assert "nothing has changed" in run(built, "build")


def test_after_all_these_edits_the_site_is_as_a_clean_build_makes_it(built: Project) -> None:
    made = tree(built.root / "site")
    run(built, "build", "--clean")

    assert made == tree(built.root / "site")


@pytest.mark.parametrize(
    "path", ["missing.md", "missing/too.md", "../common/missing.md", "note.txt"]
)
def test_a_file_that_was_missing_is_seen_when_it_comes_and_when_it_goes(
    site: Project, path: str
) -> None:
    run(site, "build")
    before = tree(site.root / "site")
    site.write({path: "It is there.\n"})
    run(site, "build")

    assert "It is there." in (site.root / "site/guide/index.html").read_text()
    assert "nothing has changed" in run(site, "build")
    (site.root / path).unlink()
    run(site, "build")
    assert before == tree(site.root / "site")


def test_a_missing_file_that_comes_after_a_check_is_seen(site: Project) -> None:
    run(site, "build")
    run(site, "check")
    site.write({"missing.md": "It is there.\n"})
    run(site, "check")
    run(site, "build")

    assert "It is there." in (site.root / "site/guide/index.html").read_text()


def test_a_check_in_between_hides_no_edit(site: Project) -> None:
    run(site, "build")
    edit(site.root / "part.md", "First", "Second")
    edit(site.root / "../common/base.yml", "First", "Second")
    run(site, "check")
    run(site, "build")
    made = tree(site.root / "site")

    assert b"Second part." in made["guide/index.html"]
    assert b"Second description" in made["guide/index.html"]


@pytest.mark.parametrize("name", ["TOY_NAME", "OTHER_TOY_NAME"])
def test_another_value_of_a_variable_is_seen(site: Project, name: str) -> None:
    run(site, "build")
    run(site, "build", **{name: "Another name"})
    page = site.root / "site/events/harbour-fire/index.html"

    assert "Another name" in page.read_text()
    assert "nothing has changed" in run(site, "build", **{name: "Another name"})
    run(site, "build")
    assert "Another name" not in page.read_text()


def test_a_variable_that_no_setting_names_changes_nothing(site: Project) -> None:
    run(site, "build", TOY_NAME="Toy", OTHER="x")

    assert "nothing has changed" in run(site, "build", TOY_NAME="Toy", OTHER="y")


def test_a_change_of_records_alone_leaves_what_is_pulled_in_watched(site: Project) -> None:
    run(site, "build")
    edit(site.root / "seeds/actors/mayor.yml", "name:", "note: x\nname:")
    run(site, "build")
    edit(site.root / "part.md", "First", "Second")
    run(site, "build")

    assert b"Second part." in tree(site.root / "site")["guide/index.html"]


def test_a_preview_sees_edits_of_files_that_no_setting_names(site: Project, tmp_path: Path) -> None:
    log = tmp_path / "log"
    with serving(site, log) as base:
        page = f"{base}guide/"

        assert wait_for(lambda: "First part." in fetch(page)), log.read_text()
        for number, path in enumerate(("part.md", "data/table.csv", "part.md", "data/table.csv")):
            words = ("First", "Second", "Third")[number // 2 : number // 2 + 2]
            shown = f"{words[1]} {'part' if path == 'part.md' else 'table'}."
            edit(site.root / path, *words)
            assert wait_for(lambda: shown in fetch(page)), log.read_text()  # noqa: B023
        edit(site.root / "../common/base.yml", "First", "Second")
        assert wait_for(lambda: "Second description" in fetch(base)), log.read_text()
        (site.root / "later.md").write_text("Later part.\n")
        edit(site.root / "docs/guide.md", "part.md", "later.md")
        assert wait_for(lambda: "Later part." in fetch(page)), log.read_text()
        edit(site.root / "later.md", "Later", "Latest")
        assert wait_for(lambda: "Latest part." in fetch(page)), log.read_text()
        (site.root / "missing.md").write_text("It was missing.\n")
        assert wait_for(lambda: "It was missing." in fetch(page)), log.read_text()


def test_files_are_heard_of_with_their_stamps_from_before(tmp_path: Path) -> None:
    for name in ("read.txt", "kept/.cache/x", "written.txt", "gone.txt", "seen/x.txt"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("x")
    with listening() as reads:
        for name in ("read.txt", "kept/.cache/x", "written.txt", "gone.txt", "seen/x.txt"):
            (tmp_path / name).read_text()
        (tmp_path / "written.txt").write_text("y")
        (tmp_path / "gone.txt").unlink()
        Path(os.__file__).read_bytes()
    (tmp_path / "unheard.txt").write_text("x")
    (tmp_path / "unheard.txt").read_text()
    found = reads.beyond(tmp_path.resolve(), ["seen"])

    assert ["read.txt"] == [name for name in found if not name.startswith("/")]
    assert (tmp_path / "read.txt").stat().st_mtime_ns == found["read.txt"].mtime_ns


def test_files_that_are_looked_for_and_not_there_are_heard_of(tmp_path: Path) -> None:
    (tmp_path / "seen").mkdir()
    with listening() as reads:
        for name in ("exists.txt", "file.txt", "seen/x", "site/x", ".cache/x", "kept/x", "made/x"):
            assert not (tmp_path / name).exists()
        assert not (tmp_path / "path.txt").is_file()
        with pytest.raises(FileNotFoundError):
            (tmp_path / "opened.txt").read_text()
        (tmp_path / "made").mkdir()
        (tmp_path / "made/x").write_text("x")
        (tmp_path / "link").symlink_to("nowhere")
        shutil.copy2(tmp_path / "link", tmp_path / "copy", follow_symlinks=False)
    assert not (tmp_path / "unheard.txt").exists()
    found = reads.awaited(tmp_path.resolve(), ["seen", "site"])

    expected = {"exists.txt", "file.txt", "kept/x", "opened.txt", "path.txt"}
    assert expected == {name for name in found if name not in ("copy", "link", "nowhere")}


def test_variables_are_found_wherever_they_stand(tmp_path: Path) -> None:
    config = tmp_path / "mkdocs.yml"
    config.write_text("a: !ENV A\nb: [{c: !ENV [B, C, no]}, !ENV [D]]\n!ENV E: x\nf: '!ENV F'\n")
    broken = tmp_path / "broken.yml"
    broken.write_text("a: !ENV [\n")

    expected = {"${A}", "${B}", "${C}", "${D}", "${E}"}

    assert expected == variables_in([str(config), str(broken), str(tmp_path / "page.md")])
