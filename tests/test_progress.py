"""What each stage of a run took."""

import time

from variorum.progress import Meter, Progress, Stage


def work() -> int:
    """Enough for a processor's clock to move."""
    return sum(number % 7 for number in range(300_000))


def test_a_meter_tells_kinds_of_work_apart_and_forgets_nothing() -> None:
    meter = Meter()
    for _ in range(2):
        work()
        meter.note("long")
        meter.note("short")

    assert ["long", "short"] == list(meter.spent)
    assert meter.spent["long"] > meter.spent["short"] >= 0


def test_a_stage_adds_up_what_its_processes_spent() -> None:
    stage = Stage("build pages")
    stage.add({"views": 1.5, "templates": 0.5})
    stage.add({"views": 2.0})

    assert {"views": 3.5, "templates": 0.5} == stage.parts


def test_a_stage_counts_processor_time_apart_from_time() -> None:
    progress = Progress()
    with progress.stage("wait for the disk") as waiting:
        time.sleep(0.05)

    assert waiting.seconds > waiting.processor >= 0
