"""Publishing: all of a site's files or none.

A site is written into a fresh folder beside the old one, and the two change places at the end.
Whatever fails before that, the published site stays as it was.
"""

import os
import shutil
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from variorum.diagnostics import Refusal
from variorum.render.hosts import MARK


class PublishError(Refusal):
    """The site cannot be published where the settings want it; the message says why."""


@contextmanager
def fresh_folder(site: Path) -> Iterator[Path]:
    """Give an empty folder that takes the site's place if the block ends without an error.

    Raises:
        PublishError: ``site`` is something other than a folder.
    """
    site = site.resolve()  # where the folder is a link, what it leads to is replaced
    if site.exists() and not site.is_dir():
        raise PublishError(f"{site} is in the way: it is no folder")
    site.parent.mkdir(parents=True, exist_ok=True)
    fresh = Path(tempfile.mkdtemp(prefix=f".{site.name}-", dir=site.parent))
    fresh.chmod(0o777 & ~_umask())
    try:
        yield fresh
        _exchange(fresh, site)
    finally:
        shutil.rmtree(fresh, ignore_errors=True)


JOURNAL = "variorum-journal"
#: How files are opened that are written from their beginning.
_ANEW = os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_BINARY", 0)


@contextmanager
def staged_changes(site: Path) -> Iterator[tuple[Path, list[str]]]:
    """Give a folder for changed files and a list for paths to delete, applied at the end.

    Nothing of the site changes before all files are staged. What is to happen is then written
    down, so that ``finish_interrupted`` can complete it should the machine stop in the middle.
    """
    site = site.resolve()
    stage = Path(tempfile.mkdtemp(prefix=f".{site.name}-", dir=site.parent))
    deletions: list[str] = []
    try:
        yield stage, deletions
        if deletions or any(stage.iterdir()):
            draft = stage / f"{JOURNAL}.draft"
            draft.write_text("\n".join(deletions), encoding="utf-8")
            draft.rename(stage / JOURNAL)
            _apply(stage, site)
    finally:
        shutil.rmtree(stage, ignore_errors=True)


def finish_interrupted(site: Path) -> bool:
    """Complete changes that an earlier run had begun to apply; return whether there were any.

    Changes that were only prepared are left alone: another run may be at work on them.
    """
    site = site.resolve()
    completed = False
    if not site.parent.is_dir():
        return False
    for stage in sorted(site.parent.glob(f".{site.name}-*")):
        if (stage / JOURNAL).is_file():
            _apply(stage, site)
            completed = True
            shutil.rmtree(stage, ignore_errors=True)
    return completed


def _apply(stage: Path, site: Path) -> None:
    """Move staged files into place and delete what goes; can be repeated from any point."""
    root, target = str(stage), str(site)
    deletions = (stage / JOURNAL).read_text(encoding="utf-8").split("\n")
    # First: a file may have to make way for a folder of its name, or a folder for a file.
    for path in filter(None, deletions):
        _delete(target, path)
    for folder, _, names in os.walk(root):
        below = os.path.join(target, os.path.relpath(folder, root))
        os.makedirs(below, exist_ok=True)
        for name in names:
            if folder != root or name != JOURNAL:
                os.replace(os.path.join(folder, name), os.path.join(below, name))


def _delete(site: str, path: str) -> None:
    """Delete a file, and the folders that it leaves empty."""
    gone = os.path.join(site, path)
    with suppress(OSError):
        os.unlink(gone)
        while (gone := os.path.dirname(gone)) != site:
            os.rmdir(gone)


def write_files(folder: Path, files: Iterable[tuple[str, bytes]]) -> int:
    """Write files below a folder; return how many. Paths are relative, with slashes."""
    root, made = str(folder), ""
    count = 0
    for path, content in files:
        parent = path.rpartition("/")[0]
        if parent != made:
            _make_folder(f"{root}/{parent}")
            made = parent
        _write(f"{root}/{path}", content)
        count += 1
    return count


def _write(path: str, content: bytes) -> None:
    """Write a file's bytes. They are there at once, and a file object for each is dear."""
    handle = os.open(path, _ANEW, 0o666)
    try:
        written = os.write(handle, content)
        while written < len(content):
            written += os.write(handle, memoryview(content)[written:])
    finally:
        os.close(handle)


def _make_folder(path: str) -> None:
    """Make a folder that most often is new, and whose parent most often is there."""
    try:
        os.mkdir(path)
    except FileExistsError:
        pass
    except FileNotFoundError:
        os.makedirs(path, exist_ok=True)


def _exchange(fresh: Path, site: Path) -> None:
    """Put the fresh folder in the site's place; if that fails, the old one is put back.

    Hidden files that the site had, such as the ``.git`` of a branch that is published from here,
    move along: MkDocs leaves them alone too. Those that an earlier build made do not.
    """
    if not site.exists():
        fresh.rename(site)
        return
    old = Path(tempfile.mkdtemp(prefix=f".{site.name}-old-", dir=site.parent)) / "site"
    try:
        site.rename(old)
        try:
            fresh.rename(site)
        except OSError:
            old.rename(site)
            raise
        for hidden in old.glob(".*"):
            if not (site / hidden.name).exists() and not _is_made(hidden):
                hidden.rename(site / hidden.name)
        shutil.rmtree(old, ignore_errors=True)
    finally:
        # Not a whole tree: what could not be moved along stays where it can be found.
        with suppress(OSError):
            old.parent.rmdir()


def _is_made(path: Path) -> bool:
    """Whether an earlier build made a file, which this one would have made again."""
    if not path.is_file():
        return False
    with path.open("rb") as file:
        return file.read(len(MARK)) == MARK.encode()


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
