"""How Hugo comes by the files beside its pages: it prints them, or only copies them."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from tests.benchmark.hugo_citations import NAME, read_citations
from tests.benchmark.hugo_feeds import ATOM, CALENDAR, JSON_FEED, Feeds
from tests.benchmark.hugo_layouts import ANNOTATIONS, CITATIONS, FORMATS, TWIN, Format

Data = dict[str, Any]
_ALL = (*FORMATS, ATOM, JSON_FEED, CALENDAR)
Write = Callable[[str, str], None]


class Copies:
    """Files lie ready-made in ``static``; of records' twins the text stands in content files."""

    def __init__(self) -> None:
        self.made: set[Path] = set()
        """The files of ours that Hugo makes itself, and is not given."""

    def fields(self, folder: Path, *, is_record: bool) -> Data:
        """What a page's front matter holds for its files, which lie in a folder of ours."""
        if not is_record:
            return {"outputs": ["html"]}
        return {"twin": self._read(folder / "index.json")}

    def write(self, write: Write) -> str:
        """Write layouts and data; return what the configuration says of them."""
        write("layouts/single.json", "{{ .Params.twin | safeJS }}")
        return ""

    def _read(self, path: Path) -> str:
        self.made.add(path)
        return path.read_text(encoding="utf-8")


class Prints(Copies):
    """Twins, citations, annotations, feeds and calendars are printed by layouts from data."""

    def __init__(self) -> None:
        super().__init__()
        self._citations: dict[str, Data] = {}
        self._feeds = Feeds()

    def fields(self, folder: Path, *, is_record: bool) -> Data:
        """What a page's front matter holds for its files, which lie in a folder of ours."""
        outputs, data = ["html"], Data()
        if (twin := folder / "index.json").is_file():
            outputs.append("json")
            data["twin"] = as_parameters(json.loads(self._read(twin)))
        for formats, fields in self._kinds():
            files = {folder / form.file for form in formats}
            if is_record and all(file.is_file() for file in files):
                self.made |= files
                outputs += [form.name for form in formats]
                data |= fields(folder)
        return data if outputs == ["html", "json"] and is_record else data | {"outputs": outputs}

    def write(self, write: Write) -> str:
        """Write layouts and data; return what the configuration says of them."""
        write("layouts/single.json", TWIN)
        for form in _ALL:
            write(form.path, form.layout)
        for name, data in {NAME: self._citations, **self._feeds.data}.items():
            write(f"data/{name}.json", json.dumps(data, ensure_ascii=False))
        return "".join(form.configuration for form in _ALL)

    def _kinds(self) -> Iterator[tuple[tuple[Format, ...], Callable[[Path], Data]]]:
        """Formats that go together, and what makes the fields that they print."""
        yield CITATIONS, self._cited
        yield (ANNOTATIONS,), _annotations
        yield (ATOM, JSON_FEED), self._feeds.feed
        yield (CALENDAR,), self._feeds.calendar

    def _cited(self, folder: Path) -> Data:
        citations = read_citations(folder)
        self._citations |= citations
        return {"cited": list(citations)}


def _annotations(folder: Path) -> Data:
    page = json.loads((folder / ANNOTATIONS.file).read_bytes())
    return {"annotations": as_parameters(page["items"])}


def as_parameters(data: Any) -> Any:
    """Data for front matter, of which Hugo makes all keys lower case: there must be no others."""
    match data:
        case dict():
            if odd := [key for key in data if key != key.lower()]:
                raise ValueError(f"Hugo would print other keys than {', '.join(odd)}")
            for value in data.values():
                as_parameters(value)
        case list():
            for value in data:
                as_parameters(value)
    return data
