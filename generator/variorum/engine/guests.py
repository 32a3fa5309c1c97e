"""What the host makes: hand-written pages, the theme's files, and the frames of all pages."""

import os
import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import msgspec

from variorum.engine.askers import packed
from variorum.fingerprint import digest
from variorum.link.graph import Graph
from variorum.render.frame import Fillable, Frame, Framing

#: Writes hand-written pages and the theme's files below a folder; returns the frames.
BuildGuests = Callable[[Graph, Path], Framing]


class Guests(msgspec.Struct):
    """What the host made: the frames and its files' digests; what it asked, if it was called.

    ``written`` counts the files that differ from what was there.
    """

    frames: dict[int, Frame]
    files: dict[str, str]
    asked: bytes | None = None
    theme: Mapping[int, Fillable] = {}
    """The theme itself, where its frames are not exact."""
    written: int = 0


def invite(host: BuildGuests, graph: Graph, folder: Path, before: Mapping[str, str]) -> Guests:
    """Let the host work in a folder of its own; take over the files that differ from ``before``."""
    with _folder_beside(folder) as own:
        graph.recorder.asked = set()
        framing = host(graph, own)
        asked = packed(graph.recorder.asked)
        files = {path: digest((own / path).read_bytes()) for path in _files_below(own)}
        changed = [path for path, sum_ in files.items() if before.get(path) != sum_]
        for path in changed:
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            (own / path).rename(folder / path)
    return Guests(dict(framing.frames), files, asked, framing.theme, len(changed))


def _files_below(folder: Path) -> list[str]:
    return sorted(
        os.path.relpath(os.path.join(parent, name), folder).replace(os.sep, "/")
        for parent, _, names in os.walk(folder)
        for name in names
    )


@contextmanager
def _folder_beside(folder: Path) -> Iterator[Path]:
    """A folder on the same disk, so that files can be moved rather than copied."""
    with tempfile.TemporaryDirectory(prefix=f"{folder.name}-guests-", dir=folder.parent) as name:
        yield Path(name)
