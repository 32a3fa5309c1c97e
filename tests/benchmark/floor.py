"""The floor: read every byte of the input, write every page, and do nothing else.

    python -m tests.benchmark.floor SITE BUILT TARGET --jobs 2

prints the seconds that it takes to read the records of a site and to write, into a folder that is
not there yet, the very bytes that a build made of them. Those bytes are in memory before the
clock starts.
"""

import argparse
import os
import sys
import time
from pathlib import Path


def files_below(folder: str) -> list[str]:
    """All files below a folder, in order."""
    found = []
    for where, folders, names in os.walk(folder):
        folders.sort()
        found += [f"{where}/{name}" for name in sorted(names)]
    return found


def read_inputs(site: str, part: int, parts: int) -> int:
    """Read one part of the records; return how many bytes there were."""
    total = 0
    for path in files_below(f"{site}/seeds")[part::parts]:
        file = os.open(path, os.O_RDONLY)
        while block := os.read(file, 1 << 16):
            total += len(block)
        os.close(file)
    return total


def write_pages(target: str, pages: list[tuple[str, bytes]], part: int, parts: int) -> None:
    """Write one part of the pages."""
    made: set[str] = set()
    for path, content in pages[part * len(pages) // parts : (part + 1) * len(pages) // parts]:
        folder = f"{target}/{path.rpartition('/')[0]}"
        if folder not in made:
            os.makedirs(folder, exist_ok=True)  # noqa: PTH103  the quickest way is the floor
            made.add(folder)
        file = os.open(f"{target}/{path}", os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o644)
        os.write(file, content)
        os.close(file)


def measure(site: Path, built: Path, target: Path, jobs: int) -> float:
    """Read and write everything in one process or several; return the seconds."""
    start_of_path = len(f"{built}/")
    pages = [(path[start_of_path:], Path(path).read_bytes()) for path in files_below(str(built))]
    start = time.perf_counter()
    children = []
    for part in range(1, jobs):
        child = os.fork()
        if child == 0:
            _share(site, target, pages, part, jobs)
            os._exit(0)
        children.append(child)
    _share(site, target, pages, 0, jobs)
    statuses = [os.waitpid(child, 0)[1] for child in children]
    seconds = time.perf_counter() - start
    if any(statuses):
        raise RuntimeError("a child of the floor's measurement failed")
    return seconds


def _share(site: Path, target: Path, pages: list[tuple[str, bytes]], part: int, parts: int) -> None:
    read_inputs(str(site), part, parts)
    write_pages(str(target), pages, part, parts)


def main() -> None:
    """Measure from the command line."""
    parser = argparse.ArgumentParser(description="Read the records, write the pages, no work.")
    parser.add_argument("site", type=Path, help="a site with its records")
    parser.add_argument("built", type=Path, help="the pages built from it")
    parser.add_argument("target", type=Path, help="where to write them; not there yet")
    parser.add_argument("--jobs", type=int, default=1, help="processes")
    given = parser.parse_args()
    sys.stdout.write(f"{measure(given.site, given.built, given.target, given.jobs):.6f}\n")


if __name__ == "__main__":
    main()
