"""What tests of whole sites share: projects on disk, builds of them, and pages taken apart."""

import functools
import json
import shutil
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import Element

import html5lib
from click.testing import CliRunner, Result

from tests.support import RECORDS, ROOT, as_bytes
from variorum.cli import main

TOY = ROOT / "tests" / "toy"
CONFIG = "site_name: Toy\nsite_url: https://toy.example/\ntheme: variorum\nplugins: [variorum]\n"
LINKED_DATA = "application/ld+json"
HOME = "# Toy\n\nA site for tests.\n"


def variorum(*arguments: str | Path) -> Result:
    """Run the command in this process."""
    return CliRunner().invoke(main, [str(argument) for argument in arguments])


@dataclass(frozen=True)
class Project:
    """A folder with a configuration, hand-written pages and records."""

    root: Path

    @property
    def config(self) -> Path:
        return self.root / "mkdocs.yml"

    def run(self, command: str, *arguments: str | Path) -> Result:
        """Run a command of ``variorum`` for this project."""
        return variorum(command, "-f", self.config, *arguments)

    def build(self, *arguments: str | Path) -> "Site":
        """Build the site, which must succeed."""
        result = self.run("build", *arguments)
        assert 0 == result.exit_code, result.output
        return Site(self.root / "site")

    def write(self, files: Mapping[str, str | bytes]) -> "Project":
        """Write files by their paths in the project."""
        for name, content in files.items():
            path = self.root / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(as_bytes(content))
        return self

    def record(self, name: str, content: str | bytes) -> "Project":
        """Write one record by its path in the records folder."""
        return self.write({f"{RECORDS}/{name}": content})


def project(root: Path, records: Mapping[str, str | bytes], config: str = CONFIG) -> Project:
    """Lay out a project of some records."""
    made = Project(root).write({"mkdocs.yml": config, "docs/index.md": HOME})
    return made.write({f"{RECORDS}/{name}": content for name, content in records.items()})


def toy_project(root: Path, config: str = CONFIG) -> Project:
    """Lay out the tiny corpus as a project."""
    shutil.copytree(TOY / RECORDS, root / RECORDS)
    return project(root, {}, config)


def dossier_project(root: Path) -> Project:
    """Copy what this repository publishes."""
    for folder in (RECORDS, "docs"):
        shutil.copytree(ROOT / folder, root / folder)
    shutil.copy(ROOT / "mkdocs.yml", root)
    return Project(root)


@dataclass(frozen=True)
class Page:
    """One HTML file of a site."""

    address: str
    """From the site's root without the first slash: ``events/x/``, ``404.html``."""
    path: Path

    @property
    def html(self) -> str:
        return self.path.read_text(encoding="utf-8")

    @property
    def tree(self) -> Element:
        return self._parsed[0]

    @property
    def parse_errors(self) -> list[str]:
        return self._parsed[1]

    @property
    def _parsed(self) -> tuple[Element, list[str]]:
        return _parsed(self.path, self.path.stat().st_mtime_ns)

    def all(self, name: str, /, **attributes: str) -> list[Element]:
        """All elements of a name that have these attributes; ``class_`` is one of the classes."""
        return [e for e in self.tree.iter(name) if _has(e, attributes)]

    def one(self, name: str, /, **attributes: str) -> Element:
        """The only such element."""
        found = self.all(name, **attributes)
        assert 1 == len(found), (self.address, name, attributes, len(found))
        return found[0]

    def text(self, name: str, /, **attributes: str) -> str:
        """The words of the only such element."""
        return words(self.one(name, **attributes))

    @property
    def is_redirect(self) -> bool:
        """Whether the page only leads on to another."""
        return bool(self.all("article", class_="v-record--redirect"))

    @property
    def scripts(self) -> list[Element]:
        """The scripts that run. JSON-LD stands in an element of that name, but is data."""
        return [e for e in self.all("script") if e.get("type") != LINKED_DATA]

    @property
    def linked_data(self) -> Any:
        """What the page says as JSON-LD; None if it says nothing."""
        blocks = self.all("script", type=LINKED_DATA)
        assert len(blocks) < 2, self.address
        return json.loads(blocks[0].text or "") if blocks else None

    @property
    def title(self) -> str:
        return self.text("title")

    @property
    def canonical(self) -> str | None:
        return self.one("link", rel="canonical").get("href")

    @property
    def description(self) -> str | None:
        return self.one("meta", name="description").get("content")


@dataclass(frozen=True)
class Site:
    """A finished site."""

    root: Path

    @functools.cached_property
    def pages(self) -> list[Page]:
        return [Page(self._address(path), path) for path in sorted(self.root.rglob("*.html"))]

    @functools.cached_property
    def twins(self) -> list[Path]:
        return sorted(self.root.rglob("index.json"))

    def page(self, address: str) -> Page:
        """The page at an address such as ``/events/x/``."""
        path = self.root / address.lstrip("/")
        path = path / "index.html" if address.endswith("/") else path
        assert path.is_file(), address
        return Page(self._address(path), path)

    def has(self, address: str) -> bool:
        return (self.root / address.lstrip("/")).exists()

    def twin(self, address: str) -> dict[str, Any]:
        """What the twin of a page says."""
        raw = (self.root / address.strip("/") / "index.json").read_bytes()
        twin: dict[str, Any] = json.loads(raw)
        return twin

    @property
    def bytes_by_path(self) -> dict[str, bytes]:
        """Every file of the site."""
        return {
            path.relative_to(self.root).as_posix(): path.read_bytes()
            for path in sorted(self.root.rglob("*"))
            if path.is_file()
        }

    def _address(self, path: Path) -> str:
        return path.relative_to(self.root).as_posix().removesuffix("index.html")


def words(element: Element) -> str:
    """The words of an element, with single spaces."""
    return " ".join("".join(element.itertext()).split())


def attributes(page: Page) -> Iterator[tuple[str, str, str]]:
    """Element, attribute and value of everything on a page."""
    for element in page.tree.iter():
        if isinstance(element.tag, str):  # comments have a function there
            for name, value in element.attrib.items():
                yield element.tag, name, value


@functools.lru_cache(maxsize=512)
def _parsed(path: Path, _changed: int) -> tuple[Element, list[str]]:
    parser = html5lib.HTMLParser(html5lib.getTreeBuilder("etree"), namespaceHTMLElements=False)
    tree = parser.parse(path.read_bytes(), transport_encoding="utf-8")
    problems = [f"{place}: {code} {values}" for place, code, values in parser.errors]
    return tree, problems


def _has(element: Element, wanted: Mapping[str, str]) -> bool:
    for name, value in wanted.items():
        given = element.get(name.rstrip("_"))
        if given is None or (value not in given.split() if name == "class_" else value != given):
            return False
    return True
