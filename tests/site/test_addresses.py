"""No id, alias, link or setting leads a build out of its folder."""

from pathlib import Path

import pytest

from tests.sites import CONFIG, project, toy_project
from tests.support import RECORDS
from variorum.cache import FOLDER

ACTOR = "name: A\nkind: person\n"


def listing(folder: Path) -> set[str]:
    """Every path below a folder."""
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*")}


@pytest.mark.parametrize(
    "stem",
    [
        *(".", "..", "...", "a..b", "a.b", "%2e%2e", "..%2fx", "a b", "a\\b", "C:x", "x:y", "~"),
        *("con", "aux", "nul", "prn", "com1", "lpt9", "index", "page", "compare"),
        *(
            "A",
            "é",
            "ı",
            "a_b",
            "-a",
            "a-",
            "a--b",
            "2024",
            "a\u202eb",
            "<script>",
            "{{x}}",
            "x" * 121,
        ),
    ],
)
def test_an_id_that_could_leave_or_confuse_a_folder_is_refused(tmp_path: Path, stem: str) -> None:
    site = project(tmp_path, {f"actors/{stem}.yml": ACTOR})
    result = site.run("build")

    before = listing(tmp_path)
    if stem in {".", "..", "..."} or stem.startswith((".", "_")):  # a hidden file is no record
        assert "0 records" in result.output
    else:
        assert "[bad-id]" in result.output
        assert 1 == result.exit_code
        assert "site" not in before
    assert listing(tmp_path.parent) >= {tmp_path.name}


@pytest.mark.parametrize(
    "alias", ["../x", "..", "a/b", "/etc", "con", "index", "page", "2024", "A"]
)
def test_an_alias_that_could_leave_or_confuse_a_folder_is_refused(
    tmp_path: Path, alias: str
) -> None:
    site = project(tmp_path, {"actors/a.yml": f"{ACTOR}aliases: ['{alias}']\n"})
    result = site.run("build")

    assert 1 == result.exit_code, result.output
    assert not (tmp_path / "site").exists()


@pytest.mark.parametrize(
    "link", ["../x", "../../etc/passwd", "/x", "a/../b", "https://evil.example/"]
)
def test_a_link_between_records_can_only_name_an_id(tmp_path: Path, link: str) -> None:
    site = project(tmp_path, {"actors/a.yml": f"{ACTOR}summary: See [[{link}]].\n"})
    result = site.run("build")

    assert 1 == result.exit_code
    assert "error:" in result.output


@pytest.mark.parametrize("link", ["actors/x.yml", "actors", "vocabulary.yml"])
def test_a_symbolic_link_out_of_the_records_folder_is_not_followed(
    tmp_path: Path, link: str
) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "x.yml").write_text("name: Secret\nkind: person\n")
    site = project(tmp_path / "project", {"places/p.yml": "name: P\n"})
    target = site.root / RECORDS / link
    target.parent.mkdir(parents=True, exist_ok=True)
    target.symlink_to(outside if link == "actors" else outside / "x.yml")

    result = site.run("build")

    assert 1 == result.exit_code
    assert "[unreadable-file]" in result.output
    assert "Secret" not in result.output
    assert not (site.root / "site").exists()


def test_seal_does_not_write_through_a_link_out_of_the_folder(tmp_path: Path) -> None:
    outside = tmp_path / "outside.md"
    outside.write_text("---\ntitle: T\n---\nText.\n")
    site = project(tmp_path / "project", {"actors/a.yml": ACTOR})
    (site.root / RECORDS / "articles").mkdir()
    (site.root / RECORDS / "articles" / "x.md").symlink_to(outside)

    site.run("seal")
    expected = "---\ntitle: T\n---\nText.\n"

    assert expected == outside.read_text()


@pytest.mark.parametrize("name", ["../../outside", "../articles/x", "x/../../y"])
def test_seal_and_new_take_no_path_for_an_id(tmp_path: Path, name: str) -> None:
    site = toy_project(tmp_path / "project")
    before = listing(tmp_path)

    assert 2 == site.run("seal", name).exit_code
    assert 2 == site.run("new", "actor", name).exit_code
    assert before == listing(tmp_path)


@pytest.mark.parametrize("folder", ["seeds", "seeds/site", ".", "docs", "docs/site"])
def test_a_site_folder_that_would_swallow_the_project_is_refused(
    tmp_path: Path, folder: str
) -> None:
    site = toy_project(tmp_path, f"{CONFIG}site_dir: {folder}\n")
    before = listing(tmp_path)

    result = site.run("build")

    assert 2 == result.exit_code, result.output
    assert before == {name for name in listing(tmp_path) if not name.startswith(FOLDER)}
