"""The page of results is written while they come, so that a run that is cut off leaves them."""

from pathlib import Path
from typing import Any

import pytest

from tests.benchmark import report

PAGES = {"pages": {"events html": {"ours": (1, 2), "hugo": (1, 2), "differ": 0}}}
NOTHING = {"files": 0, "bytes": 0, "removed": 0}


def cold(*tools: str) -> dict[str, Any]:
    """A cold build by some tools, measured once."""
    return {
        **{key: [1.0] for key in (*tools, "floor1", "floor2")},
        "processor": {key: [1.0] for key in tools},
        "memory": dict.fromkeys(tools, 100.0),
        "written": dict.fromkeys((*tools, "cache"), NOTHING),
    }


@pytest.fixture
def page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the page goes, instead of the documentation."""
    monkeypatch.setattr(report, "PAGE", tmp_path / "performance.md")
    monkeypatch.setattr(report, "PLOT", tmp_path / "performance.svg")
    return report.PAGE


@pytest.mark.parametrize(
    "sizes",
    [
        {"1000": PAGES},
        {"1000": {"serve": {"ours": [0.3]}}},
        {"10000": {**PAGES, "cold": cold("ours", "hugo")}, "50000": {"cold": cold("ours")}},
    ],
    ids=[
        "before anything was timed",
        "of the preview alone",
        "with a size that Hugo was left out of",
    ],
)
def test_results_can_be_printed_as_far_as_they_go(page: Path, sizes: dict[str, Any]) -> None:
    report.write({"machine": {"Processor": "some"}, "sizes": sizes})

    assert all(f"### {int(size):,} events" in page.read_text(encoding="utf-8") for size in sizes)


def test_a_hugo_that_copies_has_a_line_of_its_own(page: Path) -> None:
    line = "and only copies it: Variorum 1.00 s, Hugo 1.00 s, 1.0 ×"
    whole = {"cold": cold("ours", "hugo")}
    report.write({"machine": {}, "sizes": {"1000": whole}})

    assert line not in page.read_text(encoding="utf-8")

    report.write({"machine": {}, "sizes": {"1000": {**whole, "copies": whole}}})

    assert line in page.read_text(encoding="utf-8")


def test_seconds_are_scaled_by_hugos_time_in_the_same_loop(page: Path) -> None:
    slow, quick = {"hugo": [14.0], "ours": [0.9]}, {"hugo": [7.0], "ours": [0.9]}
    whole = {"cold": cold("ours", "hugo"), "body": slow, "title": quick}
    report.write({"machine": {}, "sizes": {report.TARGET_SIZE: whole}})
    verdicts = {
        line.split(" | ")[0]: line.split(" | ")[-1] for line in page.read_text().splitlines()
    }

    assert "no (must) |" == verdicts["| one edit: a summary"]
    assert "no |" == verdicts["| one edit: a title"]
