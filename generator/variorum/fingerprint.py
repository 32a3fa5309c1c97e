"""What files are and were: stamps that tell at once whether anything may have changed.

Kept free of large imports: a build that has nothing to do comes no further than this.
"""

import hashlib
import os
import sys
import time
from collections.abc import Iterable
from pathlib import Path

import msgspec

#: Clocks of file systems tick; a file changed in the tick in which it was read looks unchanged.
_TICK_NS = 20_000_000
_COARSE_TICK_NS = 2_000_000_000


class Stamp(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """What a file system says of a file. Equal stamps mean equal content.

    ``ctime_ns`` is when a file was last written, renamed or given another time: nothing can set it,
    so it tells what ``cp -p``, ``rsync -t`` and ``git stash`` leave as old as it was. Where it is
    the time of the file's making, as on Windows, the others must do.
    """

    mtime_ns: int
    size: int
    inode: int
    ctime_ns: int = 0


def _stamp(status: os.stat_result) -> Stamp:
    return Stamp(status.st_mtime_ns, status.st_size, status.st_ino, status.st_ctime_ns)


def stamp_of(path: str) -> Stamp | None:
    """The stamp of a file; none where there is no file."""
    try:
        return _stamp(os.stat(path))
    except OSError:
        return None


def variable(name: str) -> str:
    """What ``scan`` calls an environment variable."""
    return f"${{{name}}}"


def _stamp_of_variable(name: str) -> Stamp | None:
    value = os.environ.get(name)
    if value is None:
        return None
    return Stamp(0, len(value), int(digest(os.fsencode(value))[:15], 16))


def scan(root: Path, paths: Iterable[str]) -> dict[str, Stamp]:
    """Stamp files, and all files below folders, by path relative to ``root`` where they lie there.

    What does not exist has no stamp. Links are stamped as what they lead to. ``${NAME}`` stands
    for an environment variable, of which only a digest is kept.
    """
    found: dict[str, Stamp] = {}
    base = str(root) + os.sep
    for path in paths:
        absolute = os.path.join(base, path)
        if os.path.isdir(absolute):
            _scan_folder(absolute, base, found)
            continue
        is_variable = path.startswith("${") and path.endswith("}")
        stamp = _stamp_of_variable(path[2:-1]) if is_variable else stamp_of(absolute)
        if stamp is not None:
            found[path] = stamp
    return found


def _scan_folder(folder: str, base: str, found: dict[str, Stamp]) -> None:
    try:
        entries = list(os.scandir(folder))
    except OSError:
        return
    for entry in entries:
        if entry.is_dir():
            if entry.name != "__pycache__":
                _scan_folder(entry.path, base, found)
            continue
        try:
            status = entry.stat()
        except OSError:
            continue
        name = entry.path.removeprefix(base).replace(os.sep, "/")
        found[name] = _stamp(status)


def look_of(folder: Path) -> str:
    """What tells a site's folder from any other: its own files, and when its folders changed.

    To look at every file would take longer than all else of a build that has nothing to do.
    Hidden ones, such as the ``.git`` of a branch that is published from there, do not count.
    """
    try:
        with os.scandir(folder) as entries:
            own = sorted((e for e in entries if e.name[0] != "."), key=lambda entry: entry.name)
            return digest(repr([(entry.name, stamp_of(entry.path)) for entry in own]).encode())
    except OSError:
        return ""


def settled(stamps: dict[str, Stamp], since_ns: int) -> dict[str, Stamp]:
    """Void the stamps of files that were written in the tick in which they were read."""
    return {
        path: stamp if _is_settled(stamp, since_ns) else Stamp(0, -1, 0)
        for path, stamp in stamps.items()
    }


def _is_settled(stamp: Stamp, since_ns: int) -> bool:
    return all(time + _tick(time) < since_ns for time in (stamp.mtime_ns, stamp.ctime_ns))


def _tick(time_ns: int) -> int:
    return _TICK_NS if time_ns % 1_000_000_000 else _COARSE_TICK_NS


def now_ns() -> int:
    """The time against which stamps are settled."""
    return time.time_ns()


def digest(content: bytes) -> str:
    """A short hash of content, long enough that a change never goes unnoticed."""
    return hashlib.sha256(content).hexdigest()[:24]


def installation() -> dict[str, Stamp]:
    """Stamps that change whenever the code, a library or Python itself changes.

    Installing or upgrading a package changes the folder that holds it.
    """
    folders = [path for path in sys.path if path.endswith(("site-packages", "dist-packages"))]
    stamps = {}
    for folder in folders:
        try:
            status = os.stat(folder)
        except OSError:
            continue
        stamps[folder] = Stamp(status.st_mtime_ns, 0, status.st_ino)
    package = Path(__file__).resolve().parent
    stamps |= {f"{package}/{k}": v for k, v in scan(package, ["."]).items() if k.endswith(".py")}
    stamps[sys.version] = Stamp(0, 0, 0)
    return stamps
