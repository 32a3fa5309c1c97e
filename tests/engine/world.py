"""A small world that changes: records as data, hand-written pages, templates, and a plain host.

Files are written with times of their own, a second apart and long past, so that what a build sees
of them does not depend on how quick the test is.
"""

import json
import os
import shutil
import time
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import msgspec
import pytest

from tests.sites import Site as Finished
from tests.support import RECORDS, ROOT
from variorum import pipeline
from variorum.config import SensitiveSettings, Settings
from variorum.diagnostics import Refusal
from variorum.engine.contract import OpenSite, Options, Outcome
from variorum.fingerprint import Stamp
from variorum.link.graph import Graph
from variorum.render.frame import Frame, Framing
from variorum.resolve.article import seal_of

Data = dict[str, Any]
TEMPLATES = "templates"
THEME = "theme"
#: Where each kind of record lies, and how its files end.
FOLDERS = {
    "event": ("incidents", ".yml"),
    "article": ("articles", ".md"),
    "actor": ("actors", ".yml"),
    "place": ("places", ".yml"),
    "timeline": ("timelines", ".yml"),
}
BODY = "text of the article"
#: Seconds after which a file's times no longer are those of the moment.
_TICK = 0.025


class Clock:
    """Tells file times: each a second later than the one before, all of them past."""

    def __init__(self) -> None:
        self._now = time.time_ns() - 10**15 + 1

    def tick(self) -> int:
        self._now += 1_000_000_000
        return self._now


class World:
    """A project on disk. ``files`` is what ought to lie there."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.files: dict[str, bytes] = {}
        self._clock = Clock()
        self._last = 0.0
        shutil.copytree(ROOT / TEMPLATES / "records", root / TEMPLATES / "records")

    def write(self, path: str, content: str | bytes) -> None:
        """Write a file, as an editor would, some time ago."""
        raw = content.encode() if isinstance(content, str) else content
        target = self.root / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(raw)
        self.files[path] = raw
        self.touch(path)

    def touch(self, path: str) -> None:
        """Give a file a new time."""
        now = self._clock.tick()
        os.utime(self.root / path, ns=(now, now))
        self._last = time.monotonic()

    def settle(self) -> None:
        """Let a moment pass after a change: when it was made can be set, when that was cannot."""
        time.sleep(max(0.0, self._last + _TICK - time.monotonic()))

    def delete(self, path: str) -> None:
        """Delete a file."""
        (self.root / path).unlink()
        del self.files[path]

    def restore(self, files: Mapping[str, bytes]) -> None:
        """Bring the files back to an earlier state."""
        for path in self.files.keys() - files.keys():
            self.delete(path)
        for path, content in files.items():
            if self.files.get(path) != content:
                self.write(path, content)

    @property
    def templates(self) -> Path:
        return self.root / TEMPLATES

    def build(self, opener: OpenSite | None = None, **options: Any) -> Outcome:
        """Build, as the command does."""
        self.settle()
        return pipeline.build(self.root, opener or opens(self.root), Options(**options))

    def check(self, **options: Any) -> Outcome:
        """Check, as the command does."""
        self.settle()
        return pipeline.check(self.root, opens(self.root), Options(**options))

    @property
    def site(self) -> dict[str, bytes]:
        """Every file of the site."""
        return tree(self.root / "site")

    def clean(self, opener: OpenSite | None = None) -> tuple[Outcome, dict[str, bytes]]:
        """Build from nothing, elsewhere."""
        folder = self.root / "clean"
        shutil.rmtree(folder, ignore_errors=True)
        outcome = self.build(opener, clean=True, profile="clean", site_dir="clean")
        return outcome, tree(folder)


def tree(folder: Path) -> dict[str, bytes]:
    """Every file below a folder."""
    return Finished(folder).bytes_by_path


def path_of(kind: str, record_id: str) -> str:
    """Where a record's file lies."""
    folder, suffix = FOLDERS[kind]
    return f"{RECORDS}/{folder}/{record_id}{suffix}"


def record_file(kind: str, data: Data) -> str:
    """A record's file. JSON is YAML; an article's text is sealed."""
    if kind != "article":
        return json.dumps(data)
    text = data[BODY]
    front = {key: value for key, value in data.items() if key != BODY}
    return f"---\n{json.dumps({**front, 'seal': f'sha256:{seal_of(text)}'})}\n---\n{text}\n"


def config_file(**changes: Any) -> str:
    """A configuration for MkDocs and for the plain host alike."""
    options = {
        "drafts": changes.pop("drafts", False),
        "search": changes.pop("search", True),
        "language": changes.pop("language", "en"),
        "records_language": changes.pop("records_language", "en"),
        "sensitive": changes.pop("sensitive", {}),
    }
    config = {
        "site_name": "World",
        "site_url": "https://world.example/",
        "theme": {"name": "variorum", "custom_dir": THEME},
        "plugins": [{"variorum": options}],
        "watch": [TEMPLATES],
        **changes,
    }
    return json.dumps(config)


class PlainSite:
    """A host without MkDocs: quick, and as watchful."""

    def __init__(self, root: Path) -> None:
        config = json.loads((root / "mkdocs.yml").read_text())
        (plugin,) = config["plugins"]
        own = plugin["variorum"]
        self.root = root
        self.settings = Settings(
            site_name=config["site_name"],
            site_url=config["site_url"],
            repo_url=config.get("repo_url", ""),
            edit_uri=config.get("edit_uri", ""),
            strict=config.get("strict", False),
            sensitive=msgspec.convert(own.pop("sensitive"), SensitiveSettings),
            **own,
        )
        self.watched = ["docs", "mkdocs.yml", TEMPLATES, THEME]
        self.pulled_in: Mapping[str, Stamp] = {}
        self.awaited: set[str] = set()

    def build_pages(self, graph: Graph, folder: Path) -> Framing:
        """One page for each hand-written one; all of them are named in every frame."""
        docs = sorted((self.root / "docs").rglob("*"))
        navigation = " ".join(path.stem for path in docs if path.suffix == ".md")
        for path in docs:
            name = path.relative_to(self.root / "docs")
            if path.suffix == ".md":
                target = folder / name.with_suffix("") / "index.html"
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_text(f"{navigation}: {_linked(path.read_text(), graph)}")
            elif path.is_file():
                (folder / name).parent.mkdir(parents=True, exist_ok=True)
                (folder / name).write_bytes(path.read_bytes())
        *_, look = (self.root / THEME / "main.html").read_text().splitlines()
        start = f"{look} {self.settings.site_name} {navigation} "
        slots = ("title", "description", "head", "address", "edit_url", "body", "home")
        pieces = tuple(piece for slot in slots for piece in (f"\n{slot}: ", slot))
        return Framing(
            {depth: Frame((f"{start}{depth}{pieces[0]}", *pieces[1:], "\n")) for depth in range(5)}
        )


def _linked(text: str, graph: Graph) -> str:
    """Name every record that a page names."""

    def name(word: str) -> str:
        if not word.startswith("[["):
            return word
        record_id = word.strip("[].")
        return graph.ref(record_id).heading if graph.has(record_id) else f"{record_id}?"

    return " ".join(map(name, text.split()))


def opens(root: Path) -> OpenSite:
    """Opens the plain host."""
    return lambda: PlainSite(root)


def opens_mkdocs(root: Path) -> OpenSite:
    """Opens MkDocs, as the command does."""
    from variorum.plugin.host import Site

    return lambda: Site(root / "mkdocs.yml")


def refusal_of(work: Callable[[], Outcome]) -> str:
    """What a run says that refuses to build at all; empty if it does not."""
    try:
        work()
    except Refusal as problem:
        return str(problem)
    return ""


SENTENCES = (
    "Nine people were killed in the harbour.",
    "The mayor said that 12 were injured.",
    "The League denied that it had set the fire.",
    "The brigade counts 11 dead.",
    "A warehouse burnt down on Sunday.",
    "Up to 30 people are missing.",
)
VOCABULARY = {
    "event_types": {"rescue": {"label": "Rescue", "group": "Aid"}},
    "roles": {"rescuer": {"label": "rescuer"}},
    "numerals": "words",
}


def _quotation(sentence: int, about: str | list[str], *claims: Data, **more: Any) -> Data:
    return {"quote": SENTENCES[sentence], "about": about, "claims": list(claims), **more}


def _article(title: str, publisher: str, *annotations: Data, **more: Any) -> Data:
    return {
        "title": title,
        "publisher": publisher,
        "published": "2031-05-05",
        "language": "en",
        "display": "full",
        "annotations": list(annotations),
        BODY: " ".join(SENTENCES),
        **more,
    }


def first_records() -> dict[tuple[str, str], Data]:
    """The records with which every world begins."""
    killed, dead = {"killed": 9, "who": "people"}, {"killed": 11, "who": "people"}
    accused = {"responsible": "league", "role": "perpetrator"}
    return {
        ("place", "port"): {"name": "Port", "lat": 0, "lon": 1, "precision": 3},
        ("place", "harbour"): {"name": "Harbour", "within": "port"},
        ("place", "school"): {"name": "School", "within": "port", "summary": "Near [[harbour]]."},
        ("place", "island"): {"name": "Island"},
        ("actor", "wire"): {"name": "Wire", "kind": "publisher"},
        ("actor", "gazette"): {"name": "Gazette", "kind": "publisher"},
        ("actor", "mayor"): {"name": "Mayor", "kind": "government"},
        ("actor", "league"): {"name": "League", "kind": "armed-group", "summary": "[[fire]]"},
        ("actor", "speaker"): {
            "name": "Speaker",
            "kind": "person",
            "relations": [{"speaks_for": "league", "from": "2031-01", "to": "2031-12"}],
        },
        ("event", "fire"): {
            "title": "Fire",
            "date": "2031-05-04",
            "type": "attack",
            "place": "harbour",
            "summary": "A fire in the [[harbour]], after the [[strike]].",
            "actors": [
                {"actor": "league", "role": "accused"},
                {"actor": "mayor", "role": "victim"},
            ],
            "relations": [{"related_to": "strike"}],
        },
        ("event", "rescue"): {
            "title": "Rescue",
            "date": "2031-05-05",
            "type": "rescue",
            "place": "harbour",
            "actors": [{"actor": "mayor", "role": "rescuer"}],
            "relations": [{"part_of": "fire"}],
        },
        ("event", "strike"): {"title": "Strike", "date": "2031-05", "place": "port"},
        ("event", "march"): {"title": "March", "date": "2030-02-03", "place": "school"},
        ("event", "talks"): {"title": "Talks", "status": "draft", "tags": ["peace"]},
        ("event", "storm"): {"title": "Storm", "date": "2032", "place": "island"},
        ("article", "first-report"): _article(
            "First report",
            "wire",
            _quotation(0, "fire", killed, by="mayor"),
            _quotation(1, "fire", {"injured": 12}, by="mayor"),
        ),
        ("article", "copied-report"): _article(
            "Copied report",
            "gazette",
            _quotation(0, "fire", killed, by="mayor"),
            derived_from=[{"article": "first-report", "kind": "copy", "basis": "credited"}],
        ),
        ("article", "later-report"): _article(
            "Later report",
            "gazette",
            _quotation(3, ["fire", "rescue"], dead),
            _quotation(2, "fire", accused, by="speaker", stance="denies"),
            derived_from=[{"article": "first-report", "kind": "rewrite", "basis": "textual"}],
        ),
        ("article", "strike-report"): _article(
            "Strike report",
            "wire",
            _quotation(5, "strike", {"missing": 30}),
            _quotation(4, "fire", {"damage": "a warehouse"}, mentions={"harbour": "warehouse"}),
            derived_from=[{"article": "first-report", "kind": "rewrite", "basis": "textual"}],
        ),
        ("article", "short-report"): _article("Short report", "gazette"),
        ("article", "storm-report"): _article(
            "Storm report", "wire", _quotation(3, "storm", dead, by="wire")
        ),
        ("timeline", "at-the-port"): {
            "title": "At the port",
            "summary": "From the [[strike]] on.",
            "include": {"places": ["port"], "types": ["rescue"], "from": "2031"},
            "entries": [{"event": "march", "note": "It began here."}],
        },
        ("timeline", "chosen"): {
            "title": "Chosen",
            "entries": [{"event": "fire"}, {"event": "storm", "note": "See [[island]]."}],
        },
    }


def settle(world: World, records: Mapping[tuple[str, str], Data]) -> World:
    """Write a whole world."""
    for (kind, record_id), data in records.items():
        present = {key: value for key, value in data.items() if value is not None}
        world.write(path_of(kind, record_id), record_file(kind, present))
    world.write(f"{RECORDS}/vocabulary.yml", json.dumps(VOCABULARY))
    world.write("mkdocs.yml", config_file())
    world.write("docs/index.md", "# World\n\nSee [[fire]] and [[at-the-port]].\n")
    world.write("docs/about.md", "# About\n\nOf the [[mayor]] .\n")
    world.write("docs/picture.svg", "<svg xmlns='http://www.w3.org/2000/svg'/>")
    world.write(f"{THEME}/main.html", (ROOT / TEMPLATES / "main.html").read_bytes())
    for path in sorted((world.root / TEMPLATES).rglob("*")):
        if path.is_file():
            world.write(path.relative_to(world.root).as_posix(), path.read_bytes())
    return world


def few_a_page(monkeypatch: pytest.MonkeyPatch) -> None:
    """Make lists short, so that few records fill several pages."""
    monkeypatch.setattr("variorum.views.listing.PAGE_SIZE", 2)
    monkeypatch.setattr("variorum.views.timelines.members.PAGE_SIZE", 2)
    monkeypatch.setattr("variorum.views.home.LENGTH", 2)


def own_templates(monkeypatch: pytest.MonkeyPatch, world: World) -> None:
    """Let page templates be taken from the world."""
    monkeypatch.setattr("variorum.engine.build.TEMPLATES", world.templates)
    monkeypatch.setattr("variorum.engine.making.TEMPLATES", world.templates)


def cache_files(world: World, profile: str = "site") -> Iterator[Path]:
    """The cache's files."""
    folder = world.root / ".variorum" / profile
    return (path for path in sorted(folder.rglob("*")) if path.is_file())
