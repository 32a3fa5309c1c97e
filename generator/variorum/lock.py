"""One run at a time on one site: a lock that the system takes back when its process ends.

However a process ends, nothing is left that could block another. Where the disk knows no locks, or
nothing can be written, runs go on without.
"""

import errno
import os
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

#: What is said while waiting.
AT_WORK = "another run is at work on this site; waiting for it to end"
_NAME = "lock"
#: Seconds between two tries.
_PAUSE = 0.1
#: How systems say that another process has a lock.
_TAKEN = frozenset((errno.EAGAIN, errno.EACCES, errno.EDEADLK))
#: The open files of this process's locks, which processes forked from it share.
_HANDLES: set[int] = set()

if sys.platform == "win32":
    import msvcrt

    def _lock(handle: int) -> None:
        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
else:
    import fcntl

    def _lock(handle: int) -> None:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)


@contextmanager
def held(folder: Path, wait: Callable[[], None]) -> Iterator[None]:
    """Hold the lock in a folder, which is made; ``wait`` is called once if another has it."""
    handle = _opened(folder)
    if handle is None:
        yield
        return
    _HANDLES.add(handle)
    try:
        _take(handle, wait)
        yield
    finally:
        _HANDLES.discard(handle)
        os.close(handle)


def _opened(folder: Path) -> int | None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
        return os.open(folder / _NAME, os.O_RDWR | os.O_CREAT, 0o666)
    except OSError:
        return None


def _take(handle: int, wait: Callable[[], None]) -> None:
    if _is_taken(handle):
        wait()
        while _is_taken(handle):
            time.sleep(_PAUSE)


def _is_taken(handle: int) -> bool:
    try:
        _lock(handle)
    except OSError as problem:
        return problem.errno in _TAKEN
    return False


def _let_go() -> None:
    """A process that outlives the one it was forked from must not go on holding its lock."""
    while _HANDLES:
        os.close(_HANDLES.pop())


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_let_go)
