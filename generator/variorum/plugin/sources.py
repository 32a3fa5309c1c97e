"""What a site is made of that no setting names: files that are read by the way, and variables.

Snippets, includes, hooks and ``INHERIT:`` read files wherever they like. Python tells of every file
that it opens (PEP 578), so that none of them has to be known here. Who looks first whether a file
is there asks ``os.stat``, of which Python tells nothing, and which is listened at for that. On
Windows Python looks in other ways; such a file can be named under ``watch:``.
"""

import os
import sys
import tempfile
import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import yaml

import variorum
from variorum.cache import FOLDER
from variorum.fingerprint import Stamp, stamp_of, variable

_WRITES = os.O_WRONLY | os.O_RDWR
#: What lies here is no part of a site: systems, Python, what is installed for it, and this package.
_ELSEWHERE = tuple(
    f"{os.path.realpath(folder)}{os.sep}"
    for folder in (
        *(
            "/dev",
            "/proc",
            "/sys",
            sys.prefix,
            sys.base_prefix,
            str(Path(variorum.__file__).parent),
        ),
        *(path for path in sys.path if path.endswith(("site-packages", "dist-packages"))),
    )
)
#: But this is a disk like any other.
_IN_MEMORY = "/dev/shm/"  # noqa: S108  nothing is written there
#: Folders in which programs keep what they made themselves.
_KEPT = frozenset((FOLDER, ".cache", ".git", "__pycache__"))
_ENV = "!ENV"


class Reads:
    """Files that were read, each with its stamp from before; files looked for; files written."""

    def __init__(self) -> None:
        self.read: dict[str, Stamp] = {}
        self.missed: set[str] = set()
        self.written: set[str] = set()

    def hear(self, path: str, flags: int) -> None:
        """Note that a file is being opened."""
        full = os.path.realpath(path)
        if flags & _WRITES:
            self.written.add(full)
        elif full not in self.read and not _is_elsewhere(full):
            stamp = stamp_of(full)
            if stamp is None:
                self.missed.add(full)
            else:
                self.read[full] = stamp

    def miss(self, path: str) -> None:
        """Note that a file was looked for and is not there."""
        full = os.path.realpath(path)
        if not _is_elsewhere(full):
            self.missed.add(full)

    def add_modules(self, root: Path) -> None:
        """Add what was imported from the site's folder, which may have been read long ago."""
        for module in list(sys.modules.values()):
            file = getattr(module, "__file__", None)
            if file and _is_below(os.path.realpath(file), str(root)):
                self.hear(file, os.O_RDONLY)

    def beyond(self, root: Path, watched: Iterable[str]) -> dict[str, Stamp]:
        """The files read that are still there and not watched yet, named as from ``root``."""
        known = self._known(root, watched)
        return {
            _named(path, root): stamp
            for path, stamp in self.read.items()
            if self._is_news(path, root, known) and stamp_of(path)
        }

    def awaited(self, root: Path, watched: Iterable[str]) -> set[str]:
        """The files that would have been read had they been there, named as from ``root``.

        Folders that were made since, and what lies among temporary files, are none.
        """
        known = self._known(root, watched)
        passing = os.path.realpath(tempfile.gettempdir())
        return {
            _named(path, root)
            for path in self.missed
            if self._is_news(path, root, known)
            and not Path(path).is_dir()
            and (_is_below(path, str(root.parent)) or not _is_below(path, passing))
        }

    @staticmethod
    def _known(root: Path, watched: Iterable[str]) -> list[str]:
        return [os.path.realpath(root / path) for path in watched]

    def _is_news(self, path: str, root: Path, known: Iterable[str]) -> bool:
        """Whether a file is not written by the run itself, and not watched yet."""
        return (
            path not in self.written
            and _KEPT.isdisjoint(_named(path, root).split("/"))
            and not any(_is_below(path, folder) for folder in known)
        )


def _is_elsewhere(path: str) -> bool:
    return path.startswith(_ELSEWHERE) and not path.startswith(_IN_MEMORY)


def _is_below(path: str, folder: str) -> bool:
    return path == folder or path.startswith(f"{folder}{os.sep}")


def _named(path: str, root: Path) -> str:
    below = _is_below(path, str(root))
    return (path[len(str(root)) + 1 :] if below else path).replace(os.sep, "/")


_LISTENING: list[Reads] = []
_HOOKS: list[object] = []


def _on_event(event: str, arguments: tuple[object, ...]) -> None:
    if event == "open" and _LISTENING:
        path, _, flags = arguments
        if isinstance(path, (str, bytes, os.PathLike)) and isinstance(flags, int):
            for each in _LISTENING:
                each.hear(os.fsdecode(path), flags)


@contextmanager
def listening() -> Iterator[Reads]:
    """Note which files are opened."""
    if not _HOOKS:  # there is no way to take one back
        sys.addaudithook(_on_event)
        _HOOKS.append(_on_event)
    reads = Reads()
    _LISTENING.append(reads)
    try:
        with _hearing_of_misses():
            yield reads
    finally:
        _LISTENING.remove(reads)


@contextmanager
def _hearing_of_misses() -> Iterator[None]:
    """Note which files ``os.stat``, and with it ``os.path.exists``, does not find."""
    plain = os.stat
    mine = threading.get_ident()  # a preview's server looks for what browsers ask

    def stat(path: Any, **options: Any) -> os.stat_result:
        try:
            return plain(path, **options)
        except (FileNotFoundError, NotADirectoryError):
            is_path = isinstance(path, (str, bytes, os.PathLike))
            if is_path and options.get("dir_fd") is None and threading.get_ident() == mine:
                for each in _LISTENING:
                    each.miss(os.fsdecode(path))
            raise

    able: list[Any] = [
        each
        for each in (os.supports_dir_fd, os.supports_fd, os.supports_follow_symlinks)
        if plain in each
    ]
    os.stat = stat
    for each in able:
        each.add(stat)
    try:
        yield
    finally:
        os.stat = plain
        for each in able:
            each.discard(stat)


def variables_in(files: Iterable[str]) -> set[str]:
    """The environment variables that configurations name with ``!ENV``, as they are watched."""
    found: set[str] = set()
    for path in files:
        if path.endswith((".yml", ".yaml")):
            text = Path(path).read_text(encoding="utf-8-sig", errors="replace")
            if _ENV in text:
                found.update(map(variable, _names_in(text)))
    return found


def _names_in(text: str) -> Iterator[str]:
    try:
        rest = [yaml.compose(text, Loader=yaml.SafeLoader)]
    except yaml.YAMLError:
        return
    while rest:
        node = rest.pop()
        if isinstance(node, yaml.MappingNode):
            rest.extend(each for pair in node.value for each in pair)
        elif isinstance(node, yaml.SequenceNode):
            if node.tag == _ENV:
                names = node.value[:-1] or node.value  # the last of several is the default
                yield from (item.value for item in names if isinstance(item, yaml.ScalarNode))
            rest.extend(node.value)
        elif isinstance(node, yaml.ScalarNode) and node.tag == _ENV:
            yield node.value
