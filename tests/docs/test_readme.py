"""What the README shows works as it stands there."""

import re
import shlex
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import pytest

from tests.support import ROOT
from tests.tools.markdown_blocks import Block, blocks, section

README = (ROOT / "README.md").read_text(encoding="utf-8")
WALK = list(blocks(section(README, "Five minutes to a site of one's own")))
#: Generous: the machine may be busy with the other tests.
PATIENCE = 60


def _commands(block: Block) -> list[str]:
    return [line.partition("#")[0].strip() for line in block.text.splitlines()]


def test_the_two_commands_are_targets_of_the_makefile() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    (block,) = blocks(section(README, "Two commands"))

    targets = [command.removeprefix("make ") for command in _commands(block)]

    assert set(targets) == {"site", "test"}
    assert all(re.search(rf"^{target}:", makefile, re.MULTILINE) for target in targets)


def test_the_five_minutes_lead_to_a_site(tmp_path: Path) -> None:
    """Every command and every file of the walk, in its order."""
    walk = _Walk(tmp_path)
    for block in WALK:
        if block.language == "sh":
            for command in _commands(block):
                walk.run(command)
        else:
            walk.write(block)

    assert "0 errors, 0 warnings" in walk.output["variorum check"]
    assert "Fire in the covered market" in walk.page("events/market-fire/")
    assert "at least nine people had been injured" in walk.page("sources/gazette-market-fire/")


def test_the_picture_is_light_enough() -> None:
    picture = (ROOT / "docs" / "assets" / "event-page.png").read_bytes()

    assert picture.startswith(b"\x89PNG")
    assert len(picture) < 200_000


def test_the_walk_ends_at_the_address_that_serve_uses() -> None:
    from variorum.cli import main

    (address,) = (p.default for p in main.commands["serve"].params if p.name == "address")

    assert f"<http://{address}/>" in README


@pytest.mark.parametrize("target", re.findall(r"\]\((?!https?:)([^)#]+)\)", README))
def test_a_link_of_the_readme_leads_to_a_file(target: str) -> None:
    assert (ROOT / target).exists()


class _Walk:
    """A reader who types what is shown."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.output: dict[str, str] = {}
        self._served: dict[str, str] = {}

    def run(self, command: str) -> None:
        words = shlex.split(command)
        match words:
            case ["cd", folder]:
                self._folder /= folder
            case ["pip", "install", "."]:
                self._can_be_installed()
            case ["variorum", "serve"]:
                self._serve()
            case ["variorum", *_]:
                self.output[command] = self._call(words)
            case _:
                pytest.fail(f"the README shows a command that no test runs: {command}")

    def write(self, block: Block) -> None:
        target = self._folder / block.named
        assert target.exists(), f"{block.named} is shown before a command has made it"
        target.write_text(block.text, encoding="utf-8")

    def page(self, address: str) -> str:
        return self._served[address]

    def _call(self, words: list[str]) -> str:
        run = subprocess.run(
            [sys.executable, "-m", *words],
            cwd=self._folder,
            capture_output=True,
            text=True,
            timeout=PATIENCE,
            check=False,
        )
        assert run.returncode == 0, f"{' '.join(words)}: {run.stdout}{run.stderr}"
        return run.stdout

    def _can_be_installed(self) -> None:
        """Prepare the package, as far as that needs neither the network nor this environment."""
        options = ["--dry-run", "--no-deps", "--no-build-isolation", "--quiet"]
        words = [sys.executable, "-m", "pip", "install", *options, "."]
        run = subprocess.run(words, cwd=ROOT, capture_output=True, text=True, check=False)
        assert run.returncode == 0, run.stderr

    def _serve(self) -> None:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            address = f"127.0.0.1:{free.getsockname()[1]}"
        words = [sys.executable, "-m", "variorum", "serve", "--address", address]
        with subprocess.Popen(
            words, cwd=self._folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        ) as server:
            try:
                for page in ("events/market-fire/", "sources/gazette-market-fire/"):
                    self._served[page] = _fetch(f"http://{address}/{page}")
            finally:
                server.terminate()


def _fetch(address: str) -> str:
    until = time.monotonic() + PATIENCE
    while True:
        try:
            with urllib.request.urlopen(address, timeout=PATIENCE) as answer:  # noqa: S310  our own server
                return str(answer.read().decode())
        except OSError:
            if time.monotonic() > until:
                raise
            time.sleep(0.1)
