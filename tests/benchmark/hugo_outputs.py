"""How Hugo comes by the files beside its pages: it prints them, or only copies them."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from tests.benchmark.hugo_citations import NAME, read_citations
from tests.benchmark.hugo_layouts import ANNOTATIONS, CITATIONS, FORMATS, TWIN

Data = dict[str, Any]
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
    """Citations, annotations and all twins are printed by layouts from data."""

    def __init__(self) -> None:
        super().__init__()
        self._citations: dict[str, Data] = {}

    def fields(self, folder: Path, *, is_record: bool) -> Data:
        """What a page's front matter holds for its files, which lie in a folder of ours."""
        outputs, data = ["html"], Data()
        if (twin := folder / "index.json").is_file():
            outputs.append("json")
            data["twin"] = as_parameters(json.loads(self._read(twin)))
        if (folder / CITATIONS[0].file).is_file():
            outputs += [form.name for form in CITATIONS]
            self.made |= {folder / form.file for form in CITATIONS}
            citations = read_citations(folder)
            self._citations |= citations
            data["cited"] = list(citations)
        if (annotations := folder / ANNOTATIONS.file).is_file() and is_record:
            outputs.append(ANNOTATIONS.name)
            data["annotations"] = as_parameters(json.loads(self._read(annotations))["items"])
        return data if outputs == ["html", "json"] and is_record else data | {"outputs": outputs}

    def write(self, write: Write) -> str:
        """Write layouts and data; return what the configuration says of them."""
        write("layouts/single.json", TWIN)
        for form in FORMATS:
            write(form.path, form.layout)
        write(f"data/{NAME}.json", json.dumps(self._citations, ensure_ascii=False))
        return "".join(form.configuration for form in FORMATS)


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
