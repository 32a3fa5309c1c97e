"""Time, memory and files of one command, measured from outside."""

import os
import resource
import subprocess
import threading
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import IO

#: Seconds between two looks at the memory of a process tree.
INTERVAL = 0.005

Snapshot = dict[str, tuple[int, int, int]]


@dataclass(frozen=True)
class Written:
    """What one run changed below a folder."""

    files: int
    bytes: int
    removed: int


class CommandError(RuntimeError):
    """A measured command failed; the message is what it said."""


def run_timed(command: Sequence[str], folder: Path, environment: Mapping[str, str]) -> float:
    """Run a command; return the seconds from its start to its end."""
    with _Log() as log:
        start = time.perf_counter()
        done = subprocess.run(
            command, cwd=folder, env=dict(environment), stdout=log, stderr=log, check=False
        )
        seconds = time.perf_counter() - start
        _check(done.returncode, command, log)
    return seconds


def processor_time() -> float:
    """The processor seconds of all commands that have ended, with their children."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def run_watched(
    command: Sequence[str], folder: Path, environment: Mapping[str, str]
) -> float | None:
    """Run a command; return the peak memory of it and all its children in MiB.

    Memory is the sum of PSS (a page that n processes share counts 1/n in each), looked up in
    ``/proc/*/smaps_rollup`` every few milliseconds. None where there is no such file. The looks
    slow the command down, so that its time is not taken.
    """
    with _Log() as log:
        process = subprocess.Popen(
            command, cwd=folder, env=dict(environment), stdout=log, stderr=log
        )
        peaks = [0]
        stop = threading.Event()

        def watch() -> None:
            while not stop.is_set():
                peaks.append(max(peaks.pop(), _memory_of_tree(process.pid)))
                stop.wait(INTERVAL)

        watcher = threading.Thread(target=watch)
        watcher.start()
        status = process.wait()
        stop.set()
        watcher.join()
        _check(status, command, log)
    return peaks[0] / 1024 if peaks[0] else None


def snapshot(folder: Path) -> Snapshot:
    """What tells a written file from one left alone: its inode, its time, its size."""
    found: Snapshot = {}
    pending = [str(folder)]
    while pending:
        try:
            entries = list(os.scandir(pending.pop()))
        except FileNotFoundError:
            continue
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                pending.append(entry.path)
            else:
                status = entry.stat(follow_symlinks=False)
                found[entry.path] = (status.st_ino, status.st_mtime_ns, status.st_size)
    return found


def written(before: Snapshot, after: Snapshot) -> Written:
    """What was written between two snapshots."""
    changed = [path for path in after if before.get(path) != after[path]]
    return Written(
        files=len(changed),
        bytes=sum(after[path][2] for path in changed),
        removed=sum(path not in after for path in before),
    )


class _Log:
    """A command's output: kept for the case of failure, and away from the terminal."""

    def __enter__(self) -> IO[bytes]:
        import tempfile

        self._file: IO[bytes] = tempfile.TemporaryFile()
        return self._file

    def __exit__(self, *_: object) -> None:
        self._file.close()


def _check(status: int, command: Sequence[str], log: IO[bytes]) -> None:
    if status:
        log.seek(0)
        said = log.read().decode(errors="replace")[-2000:]
        raise CommandError(f"{' '.join(command)} ended with {status}:\n{said}")


def _memory_of_tree(root: int) -> int:
    """PSS of a process and all its descendants, in KiB."""
    children: dict[int, list[int]] = {}
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit() and (parent := _parent(entry)) is not None:
            children.setdefault(parent, []).append(int(entry.name))
    total, pending = 0, [root]
    while pending:
        process = pending.pop()
        total += _pss(process)
        pending += children.get(process, ())
    return total


def _parent(process: Path) -> int | None:
    try:
        # The name, in parentheses, may hold anything; state and parent follow it.
        return int((process / "stat").read_bytes().rpartition(b")")[2].split()[1])
    except (FileNotFoundError, ProcessLookupError):
        return None


def _pss(process: int) -> int:
    try:
        lines = Path(f"/proc/{process}/smaps_rollup").read_bytes().splitlines()
        return next((int(line.split()[1]) for line in lines if line.startswith(b"Pss:")), 0)
    except (FileNotFoundError, ProcessLookupError, PermissionError):
        return 0
