"""Where a build's time goes is read from what the build itself prints."""

import pytest

from tests.benchmark.stages import StageTime, read_timings, stage_table
from variorum.cli.progress import print_timings
from variorum.progress import Progress

STAGES: list[StageTime] = [
    {"name": "read records", "processor": 4.0, "is_part": False},
    {"name": "build pages", "processor": 14.0, "is_part": False},
    {"name": "views", "processor": 10.0, "is_part": True},
]


def test_timings_are_read_as_they_are_printed(capsys: pytest.CaptureFixture[str]) -> None:
    progress = Progress()
    for printed in STAGES:
        if printed["is_part"]:
            progress.stages[-1].add({printed["name"]: printed["processor"]})
        else:
            with progress.stage(printed["name"]):
                pass
            progress.stages[-1].processor = printed["processor"]
    print_timings(progress)
    lines = ["build pages: 3 in 1.2 s", *capsys.readouterr().err.splitlines()]

    assert STAGES == list(read_timings(lines))


def test_what_no_stage_counts_is_start_and_end() -> None:
    assert "| start and end | 2.00 s | 10% |" in list(stage_table(STAGES, 20.0, None))


def test_what_hugo_is_not_given_is_set_against_all_of_hugo() -> None:
    table = "\n".join(stage_table(STAGES, 20.0, 40.0))

    assert "| of which views | 10.00 s | 50% | 0.250 |" in table
    assert "All else takes 10.0 s, 0.25 ×" in table
