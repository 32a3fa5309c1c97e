"""The two sites that are compared, and the edits that are made to both."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from tests.benchmark import hugo, words
from tests.benchmark.corpus import make_corpus
from tests.benchmark.files import scalar, write_site
from tests.benchmark.measure import run_timed
from tests.benchmark.records import Corpus

ROOT = Path(__file__).resolve().parents[2]
T = TypeVar("T")

#: Steps between the records that successive edits take, prime to any number of records.
_STRIDE = 7919


@dataclass
class Workspace:
    """All folders of one size."""

    folder: Path
    events: int
    source: Path = ROOT
    """The checkout whose code is measured."""
    is_alone: bool = False
    """Whether Hugo is left out."""
    corpus: Corpus = field(init=False)

    @property
    def ours(self) -> Path:
        return self.folder / "ours"

    @property
    def built(self) -> Path:
        return self.ours / "site"

    @property
    def cache(self) -> Path:
        return self.ours / ".variorum"

    @property
    def hugo(self) -> Path:
        return self.folder / "hugo"

    @property
    def public(self) -> Path:
        return self.folder / "hugo-public"

    @property
    def package(self) -> Path:
        """A copy of the code: others may go on working on it, and edits of templates stay here."""
        return self.folder / "package"

    @property
    def environment(self) -> dict[str, str]:
        """What a measured process may know: our copy of the code, and no colours.

        An installed package is compiled when it is installed, or else when it is first run. An
        environment that forbids that would have every run compile everything again.
        """
        known = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
        paths = f"{self.package / 'generator'}{os.pathsep}{ROOT}"
        return {**known, "PYTHONPATH": paths, "NO_COLOR": "1", "TERM": "dumb"}

    def prepare(self) -> None:
        """Write the sites, and build each once, so that nothing is compiled on the clock."""
        compiled = shutil.ignore_patterns("__pycache__")
        for part in ("generator", "templates"):
            shutil.copytree(self.source / part, self.package / part, ignore=compiled)
        self.corpus = make_corpus(self.events)
        write_site(self.ours, self.corpus)
        self._quietly(*self.build)
        if not self.is_alone:
            write = (sys.executable, "-m", "tests.benchmark.hugo")
            self._quietly(*write, str(self.ours), str(self.hugo))
            self._quietly(*self.hugo_build)

    def _quietly(self, *command: str) -> None:
        run_timed(command, self.ours, self.environment)

    @property
    def build(self) -> list[str]:
        """How our site is built."""
        return [sys.executable, "-m", "variorum", "build"]

    @property
    def check(self) -> list[str]:
        """How our records are checked."""
        return [sys.executable, "-m", "variorum", "check"]

    @property
    def hugo_build(self) -> list[str]:
        """How Hugo's site is built."""
        return hugo.command(self.hugo, self.public)

    @property
    def builds(self) -> dict[str, list[str]]:
        """How each of those that are compared builds."""
        return {"ours": self.build} | ({} if self.is_alone else {"hugo": self.hugo_build})

    def built_by(self, tool: str) -> Path:
        """The folder into which one of them builds."""
        return self.built if tool == "ours" else self.public

    def forget(self, tool: str) -> None:
        """As if one of them had never built."""
        if tool == "ours":
            self.forget_ours()
        else:
            self.forget_hugo()

    def floor(self, jobs: int) -> float:
        """The seconds of the floor."""
        target = self.folder / "floor"
        command = [sys.executable, "-m", "tests.benchmark.floor", str(self.ours), str(self.built)]
        done = subprocess.run(
            [*command, str(target), "--jobs", str(jobs)],
            cwd=ROOT,
            env=self.environment,
            check=True,
            capture_output=True,
            text=True,
        )
        shutil.rmtree(target)
        return float(done.stdout)

    def forget_ours(self) -> None:
        """As if our site had never been built."""
        shutil.rmtree(self.built, ignore_errors=True)
        shutil.rmtree(self.cache, ignore_errors=True)

    def forget_hugo(self) -> None:
        """As if Hugo's site had never been built."""
        shutil.rmtree(self.public, ignore_errors=True)
        shutil.rmtree(self.hugo / "cache", ignore_errors=True)
        shutil.rmtree(self.hugo / "resources", ignore_errors=True)


# ---------------------------------------------------------------------------------- edits


def edit_nothing(work: Workspace, number: int) -> None:
    """Leave everything as it is."""


def pick_event(work: Workspace, number: int) -> str:
    """The id of the event whose summary an edit of that number changes."""
    return _pick(work.corpus.events, number, 1).id


def edit_body(work: Workspace, number: int) -> None:
    """Add words to one event's summary."""
    event = _pick(work.corpus.events, number, 1)
    words_added = f"Edition {number} adds these words. "
    ours = work.ours / f"seeds/incidents/{event.id}.yml"
    _replace(ours, "summary: >\n  ", f"summary: >\n  {words_added}\n  ")
    if not work.is_alone:
        _replace(work.hugo / f"content/events/{event.id}.md", "\n}\n\n", f"\n}}\n\n{words_added}")


def edit_title(work: Workspace, number: int) -> None:
    """Give one event another title."""
    event = _pick(work.corpus.events, number, 2)
    title = f"{event.title} (edition {number})"
    ours = work.ours / f"seeds/incidents/{event.id}.yml"
    _replace_line(ours, "title: ", f"title: {scalar(title)}")
    if not work.is_alone:
        _set_title(work.hugo / f"content/events/{event.id}.md", event.title, title)


def rename_actor(work: Workspace, number: int) -> None:
    """Give one actor, who takes part in many events, another name."""
    actors = [actor for actor in work.corpus.actors if actor.kind in words.TAKES_PART]
    actor = _pick(actors, number, 3)
    name = f"{actor.name} (edition {number})"
    _replace_line(work.ours / f"seeds/actors/{actor.id}.yml", "name: ", f"name: {scalar(name)}")
    if not work.is_alone:
        _set_title(work.hugo / f"content/actors/{actor.id}.md", actor.name, name)


def edit_template(work: Workspace, number: int) -> None:
    """Change the template of events: every event's page is another."""
    layouts = [] if work.is_alone else [work.hugo / "layouts/events/single.html"]
    for path in (work.package / "templates/records/event.html", *layouts):
        text = path.read_text(encoding="utf-8").split("<!-- edition")[0]
        path.write_text(f"{text}<!-- edition {number} -->\n", encoding="utf-8")


Edit = Callable[[Workspace, int], None]
EDITS: dict[str, Edit] = {
    "nothing": edit_nothing,
    "body": edit_body,
    "title": edit_title,
    "rename": rename_actor,
    "template": edit_template,
}


def _pick(items: list[T], number: int, offset: int) -> T:
    return items[(number * _STRIDE + offset * 17) % len(items)]


def _replace(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    if old not in text:
        raise ValueError(f"there is no {old!r} in {path.name}")
    path.write_text(text.replace(old, new, 1), encoding="utf-8", newline="\n")


def _replace_line(path: Path, start: str, new: str) -> None:
    lines = path.read_text(encoding="utf-8").split("\n")
    at = next(at for at, line in enumerate(lines) if line.startswith(start))
    lines[at] = new
    path.write_text("\n".join(lines), encoding="utf-8", newline="\n")


def _set_title(path: Path, old: str, new: str) -> None:
    """Set the title in Hugo's front matter, as of the first edit or a later one."""
    text = path.read_text(encoding="utf-8")
    begin = '{"title":' + json.dumps(old, ensure_ascii=False)[:-1]
    if not text.startswith(begin):
        raise ValueError(f"{path.name} does not begin with its title")
    _, _, rest = text[len('{"title":') :].partition('",')
    path.write_text(
        f'{{"title":{json.dumps(new, ensure_ascii=False)},{rest}', encoding="utf-8", newline="\n"
    )
