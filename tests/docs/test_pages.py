"""The guide and the developers' pages agree with the repository."""

import re
from pathlib import Path

import pytest

from tests.support import ROOT, read
from tests.tools.markdown_blocks import blocks
from variorum.resolve.record import resolve_file
from variorum.resolve.vocabulary import resolve_vocabulary
from variorum.schema.builtin import BUILTIN
from variorum.schema.kinds import BY_FOLDER

DOCS = ROOT / "docs"
GUIDE = sorted((DOCS / "guide").glob("*.md"))
PROSE = [
    *sorted(ROOT.glob("*.md")),
    *sorted(path for path in DOCS.rglob("*.md") if path.parent.name != "reference"),
]
#: A path of a module in a code span: a file of the package, or one of its folders.
_MODULE = re.compile(r"`((?:author|link|model|plugin|read|render|resolve|schema|views)/[\w/.]*)`")
_SEED = re.compile(r"\bFrom\s+`(seeds/[^`]+)`")


@pytest.mark.parametrize("path", GUIDE, ids=lambda path: path.stem)
def test_the_guide_lists_each_of_its_pages(path: Path) -> None:
    index = (DOCS / "guide" / "index.md").read_text(encoding="utf-8")

    assert path.stem == "index" or f"]({path.name})" in index


@pytest.mark.parametrize("path", GUIDE, ids=lambda path: path.stem)
def test_what_the_guide_quotes_from_the_records_stands_there(path: Path) -> None:
    """A block after `From seeds/…` is quoted from that file, as are those after it on the page."""
    source = ""
    missing = []
    for block in blocks(path.read_text(encoding="utf-8")):
        named = _SEED.search(block.before)
        if named:
            source = (ROOT / named[1]).read_text(encoding="utf-8")
        elif not path.stem.startswith("articles"):
            continue
        if block.language == "yaml" and block.text not in source:
            missing.append(block.text)

    assert not missing


@pytest.mark.parametrize("path", GUIDE, ids=lambda path: path.stem)
def test_the_files_that_the_guide_invents_are_sound(path: Path) -> None:
    """A block after the name of a record's file holds what such a file may hold."""
    problems = []
    for block in blocks(path.read_text(encoding="utf-8")):
        folder, _, name = block.named.removeprefix("seeds/").partition("/")
        if block.named == block.before.strip("`:") and folder in BY_FOLDER and name:
            problems += _problems_of(block.text, folder, Path(name).stem)

    assert not problems


def test_the_vocabulary_that_the_guide_invents_is_sound() -> None:
    page = (DOCS / "guide" / "vocabulary.md").read_text(encoding="utf-8")
    (block,) = (block for block in blocks(page) if block.language == "yaml")
    source, problems = read(block.text, "event", "vocabulary")

    _, more = resolve_vocabulary(source)

    assert not [*problems, *more]


@pytest.mark.parametrize("path", PROSE, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_modules_that_a_page_names_exist(path: Path) -> None:
    named = set(_MODULE.findall(path.read_text(encoding="utf-8")))
    package = ROOT / "generator" / "variorum"

    assert not sorted(name for name in named if not (package / name).exists())


@pytest.mark.parametrize("path", PROSE, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_files_that_a_page_links_to_exist(path: Path) -> None:
    links = re.findall(r"\]\((?!https?:|#)([^)#\s]+)", path.read_text(encoding="utf-8"))
    outside_code = [link for link in links if not link.startswith("{")]

    assert not [link for link in outside_code if not (path.parent / link).exists()]


def _problems_of(text: str, folder: str, record_id: str) -> list[str]:
    kind = BY_FOLDER[folder]
    resolved = resolve_file(
        text.encode(),
        file=f"seeds/{folder}/{record_id}{kind.suffix}",
        record_id=record_id,
        kind=kind.name,
        vocabulary=BUILTIN,
    )
    return [str(problem) for problem in resolved.problems]
