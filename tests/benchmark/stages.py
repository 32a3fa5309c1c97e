"""What a build's own ``--timings`` say, read back and printed."""

import subprocess
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TypedDict

#: The kinds of work whose results Hugo is given.
READY_MADE = ("views", "what lists will ask")


class StageTime(TypedDict):
    """A stage, or a kind of work within the stage before it."""

    name: str
    processor: float
    is_part: bool


def run_for_stages(
    command: Sequence[str], folder: Path, environment: Mapping[str, str]
) -> list[StageTime]:
    """Build once more, for what each stage took."""
    done = subprocess.run(
        [*command, "--timings"],
        cwd=folder,
        env=environment,
        check=True,
        capture_output=True,
        text=True,
    )
    return list(read_timings(done.stderr.splitlines()))


def read_timings(lines: Iterable[str]) -> Iterator[StageTime]:
    """The stages of the table among what was printed."""
    remaining = iter(lines)
    for line in remaining:
        if line.startswith("stage "):
            break
    for line in remaining:
        name, *numbers = _cells(line)
        is_part = line.startswith(" ")
        processor = numbers[0 if is_part else 1]
        yield StageTime(name=name, processor=float(processor), is_part=is_part)


def _cells(line: str) -> list[str]:
    """A name, which may hold single spaces, and numbers."""
    name, _, numbers = line.strip().partition("  ")
    return [name, *numbers.split()]


def stage_table(stages: Sequence[StageTime], ours: float, hugo: float | None) -> Iterator[str]:
    """Where the processor time goes: all of it, ``ours``, beside all of Hugo's, in seconds."""
    yield "| stage | processor time | share |" + (" × all of Hugo's |" if hugo else "")
    yield "|---|---|---|" + ("---|" if hugo else "")
    rest = ours - sum(stage["processor"] for stage in stages if not stage["is_part"])
    rows = [
        ("of which " * stage["is_part"] + stage["name"], stage["processor"]) for stage in stages
    ]
    for name, seconds in [*rows, ("start and end", rest)]:
        if seconds >= 0.005:
            cells = f"| {name} | {seconds:.2f} s | {seconds / ours:.0%} |"
            yield cells + (f" {seconds / hugo:.3f} |" if hugo else "")
    if hugo:
        own = ours - sum(stage["processor"] for stage in stages if stage["name"] in READY_MADE)
        yield (
            f"\nThe results of {' and '.join(READY_MADE)} are what Hugo is given ready-made. All "
            f"else takes {own:.1f} s, {own / hugo:.2f} × the processor time of Hugo's whole build."
        )
    yield ""
