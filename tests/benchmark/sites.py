"""The two sites that are compared."""

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path

from tests.benchmark import hugo
from tests.benchmark.corpus import make_corpus
from tests.benchmark.files import write_site
from tests.benchmark.measure import run_timed
from tests.benchmark.records import Corpus

ROOT = Path(__file__).resolve().parents[2]


@dataclass
class Workspace:
    """All folders of one size."""

    folder: Path
    events: int
    source: Path = ROOT
    """The checkout whose code is measured."""
    is_alone: bool = False
    """Whether Hugo is left out."""
    hugo_mode: str = "prints"
    """How Hugo comes by the files beside its pages, one of ``hugo.MODES``."""
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
            self._quietly(*write, str(self.ours), str(self.hugo), "--files", self.hugo_mode)
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
