"""Publishing: all of a site's files or none.

A site is written into a fresh folder beside the old one, and the two change places at the end.
Whatever fails before that, the published site stays as it was.
"""

import os
import shutil
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path


class PublishError(Exception):
    """The site cannot be published where the settings want it; the message says why."""


@contextmanager
def fresh_folder(site: Path) -> Iterator[Path]:
    """Give an empty folder that takes the site's place if the block ends without an error.

    Raises:
        PublishError: ``site`` is something other than a folder, or may not be replaced.
    """
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


def write_files(folder: Path, files: Iterable[tuple[str, bytes]]) -> int:
    """Write files below a folder; return how many. Paths are relative, with slashes."""
    made: set[str] = set()
    count = 0
    for path, content in files:
        target = os.path.join(folder, path)
        parent = os.path.dirname(target)
        if parent not in made:
            os.makedirs(parent, exist_ok=True)
            made.add(parent)
        with open(target, "wb") as file:
            file.write(content)
        count += 1
    return count


def _exchange(fresh: Path, site: Path) -> None:
    """Put the fresh folder in the site's place; if that fails, the old one is put back."""
    if not site.exists():
        fresh.rename(site)
        return
    old = Path(tempfile.mkdtemp(prefix=f".{site.name}-old-", dir=site.parent))
    try:
        site.rename(old / "site")
        try:
            fresh.rename(site)
        except OSError:
            (old / "site").rename(site)
            raise
    finally:
        shutil.rmtree(old, ignore_errors=True)


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
