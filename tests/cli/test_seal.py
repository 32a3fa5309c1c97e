"""``variorum seal`` changes the seal line and nothing else."""

from pathlib import Path

import pytest

from tests.sites import Project, project
from variorum.resolve.article import seal_of

PUBLISHER = {"actors/p.yml": "name: P\nkind: publisher\n"}
HEAD = "---\ntitle: 'T'   # odd  spacing\npublisher: p\n"
TAIL = "annotations: []\n---\n\nFirst line.\nLast line.  \n\n"
OLD = f"seal: sha256:{'0' * 64}\n"
NEW = f"seal: sha256:{seal_of(chr(10) + 'First line.' + chr(10) + 'Last line.  ')}\n"


def sealed(tmp_path: Path, raw: bytes) -> bytes:
    """An article's bytes after it was sealed."""
    site = project(tmp_path, {**PUBLISHER, "articles/a.md": raw})
    result = site.run("seal")
    assert 0 == result.exit_code, result.output
    return (site.root / "seeds/articles/a.md").read_bytes()


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
@pytest.mark.parametrize("old", ["", OLD])
def test_seal_changes_only_the_seal_line(tmp_path: Path, newline: str, mark: str, old: str) -> None:
    before = (mark + HEAD + old + TAIL).replace("\n", newline)
    after = sealed(tmp_path, before.encode())

    expected = (mark + HEAD + NEW + TAIL).replace("\n", newline)

    assert expected.encode() == after


def test_a_sealed_article_is_clean(tmp_path: Path) -> None:
    site = project(tmp_path, {**PUBLISHER, "articles/a.md": HEAD + OLD + TAIL})

    assert "seal-broken" in site.run("check").output
    site.run("seal")
    assert 0 == site.run("check", "--strict").exit_code


def test_a_text_that_has_its_seal_is_not_written(tmp_path: Path) -> None:
    site = project(tmp_path, {**PUBLISHER, "articles/a.md": HEAD + NEW + TAIL})
    path = tmp_path / "seeds/articles/a.md"
    before = path.stat().st_mtime_ns
    result = site.run("seal")

    assert result.output.startswith("unchanged seeds/articles/a.md sha256:")
    assert before == path.stat().st_mtime_ns


def two(tmp_path: Path) -> Project:
    return project(tmp_path, {f"articles/{name}.md": HEAD + OLD + TAIL for name in "ab"})


def test_only_the_articles_named_are_sealed(tmp_path: Path) -> None:
    result = two(tmp_path).run("seal", "b")

    assert "seeds/articles/b.md" in result.output
    assert "seeds/articles/a.md" not in result.output


def test_an_article_may_be_named_by_its_file(tmp_path: Path) -> None:
    expected = 0

    assert expected == two(tmp_path).run("seal", "b.md").exit_code


def test_an_article_that_does_not_exist_is_misuse_and_nothing_is_sealed(tmp_path: Path) -> None:
    result = two(tmp_path).run("seal", "a", "nobody")

    assert 2 == result.exit_code
    assert "there is no article 'nobody'" in result.output
    assert OLD in (tmp_path / "seeds/articles/a.md").read_text()


def test_an_article_that_cannot_be_read_is_reported_and_left_alone(tmp_path: Path) -> None:
    site = project(tmp_path, {"articles/a.md": "---\ntitle: [\n---\nx\n", "articles/b.md": "x\n"})
    result = site.run("seal")

    assert 1 == result.exit_code
    assert "[yaml-syntax]" in result.output
    assert "[front-matter-missing]" in result.output
    assert "x\n" == (tmp_path / "seeds/articles/b.md").read_text()


def test_an_article_known_by_reference_needs_no_seal(tmp_path: Path) -> None:
    site = project(tmp_path, {"articles/a.md": "---\ntitle: T\ntext: not-held\n---\n"})
    expected = ""

    assert expected == site.run("seal").output
