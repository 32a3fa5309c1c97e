"""The benchmark: Variorum, Hugo, plain MkDocs and the floor over the same made-up archives.

    make bench
    make bench SIZES='1000 10000 50000' SCENARIOS='cold body'

Both generators run in turn within the same loop, so that whatever else the machine does weighs on
both; ratios are medians of the ratios of such pairs. Results are kept in ``results.json`` and
printed to ``docs/reference/performance.md``; a later run replaces only what it measured, unless
the machine is another.
"""

import argparse
import hashlib
import json
import os
import shutil
import socket
import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import asdict
from functools import partial
from pathlib import Path
from statistics import median
from typing import Any

from tests.benchmark import hugo, machine, report
from tests.benchmark.edits import EDITS, edit_body, pick_event
from tests.benchmark.measure import (
    processor_time,
    run_timed,
    run_watched,
    snapshot,
    written,
)
from tests.benchmark.plain_mkdocs import write_site as write_plain
from tests.benchmark.same import compare_pages, differences
from tests.benchmark.serving import seconds_until_seen, server
from tests.benchmark.sites import ROOT, Workspace
from tests.benchmark.stages import run_for_stages

RESULTS = Path(__file__).with_name("results.json")
SIZES = (1_000, 10_000, 50_000)
SCENARIOS = ("cold", *EDITS, "check", "serve", "mkdocs", "findings")
#: Pairs of runs, by size.
REPEATS = ((1_000, 9), (10_000, 5), (50_000, 3))
#: Above this size plain MkDocs takes minutes and says nothing new.
MKDOCS_LIMIT = 10_000
FINDINGS_EVENTS = 10_000
#: Both sites' inputs, pages and caches, and the processes that make them.
BYTES_PER_EVENT = 300_000

Results = dict[str, Any]


def measure_size(
    work: Workspace, scenarios: Sequence[str], repeats: int, keep: Callable[[Results], None]
) -> None:
    """Everything about one size; ``keep`` is given each part as soon as it is there."""
    _say(f"{work.events} events: writing the sites")
    work.prepare()
    if not work.is_alone:
        pages = compare_pages(work.built, work.public)
        for line in differences(pages):
            _say(f"  {line}")
        keep({"pages": pages})
    if "cold" in scenarios:
        keep({"cold": _cold(work, repeats)})
    for number, name in enumerate(EDITS):
        if name in scenarios:
            keep({name: _edited(work, name, number * 1000, repeats)})
    if "check" in scenarios:
        keep({"check": _check(work, repeats)})
    if "serve" in scenarios:
        keep({"serve": _served(work, repeats)})
    if any(name in scenarios for name in EDITS):
        same = _same_as_clean(work)
        _say(f"  after all edits the same bytes as a clean build: {same}")
        keep({"same": same})
    if "mkdocs" in scenarios and work.events <= MKDOCS_LIMIT:
        keep({"mkdocs": _mkdocs(work)})


def _cold(work: Workspace, repeats: int) -> Results:
    """Nothing is there yet: neither site nor cache."""
    found: Results = {tool: [] for tool in (*work.builds, "floor1", "floor2")}
    processor: dict[str, list[float]] = {tool: [] for tool in work.builds}
    for _ in range(repeats):
        for tool, command in work.builds.items():
            work.forget(tool)
            before = processor_time()
            found[tool].append(run_timed(command, work.ours, work.environment))
            processor[tool].append(processor_time() - before)
        for jobs in (1, 2):
            found[f"floor{jobs}"].append(work.floor(jobs))
    found["processor"] = processor
    _say_times("cold", found)
    found["memory"] = {}
    for tool, command in work.builds.items():
        work.forget(tool)
        found["memory"][tool] = run_watched(command, work.ours, work.environment)
    _say_memory(found)
    work.forget_ours()
    before = processor_time()
    found["stages"] = run_for_stages(work.build, work.ours, work.environment)
    found["processor_of_stages"] = processor_time() - before
    folders = {tool: work.built_by(tool) for tool in work.builds} | {"cache": work.cache}
    found["written"] = {name: asdict(written({}, snapshot(at))) for name, at in folders.items()}
    return found


def _edited(work: Workspace, name: str, first: int, repeats: int) -> Results:
    """The site is there, and one thing is changed before each run."""
    edit = EDITS[name]
    found: Results = {tool: [] for tool in work.builds} | {"written": {}}
    run_timed(work.build, work.ours, work.environment)
    for number in range(first + 1, first + 1 + repeats):
        edit(work, number)
        for tool, command in work.builds.items():
            before = snapshot(work.built_by(tool))
            found[tool].append(run_timed(command, work.ours, work.environment))
            done = written(before, snapshot(work.built_by(tool)))
            found["written"][tool] = asdict(done)
    _say_times(name, found)
    edit(work, first + 1 + repeats)
    found["memory"] = {
        tool: run_watched(command, work.ours, work.environment)
        for tool, command in work.builds.items()
    }
    return found


def _served(work: Workspace, repeats: int) -> Results:
    """``variorum serve``: one summary is changed while its event's page is open."""
    times: list[float] = []
    with server(work.ours, work.environment, _free_port()) as site:
        for number in range(9001, 9001 + repeats):
            event = pick_event(work, number)
            edit = partial(edit_body, work, number)
            times.append(seconds_until_seen(site, f"events/{event}/", f"Edition {number} ", edit))
    found: Results = {"ours": times}
    _say_times("serve", found)
    return found


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    return port


def _check(work: Workspace, repeats: int) -> Results:
    """``variorum check`` with nothing changed; Hugo has no such thing."""
    run_timed(work.check, work.ours, work.environment)
    times = [run_timed(work.check, work.ours, work.environment) for _ in range(repeats)]
    found: Results = {"ours": times}
    _say_times("check", found)
    found["memory"] = {"ours": run_watched(work.check, work.ours, work.environment)}
    return found


def _same_as_clean(work: Workspace) -> bool:
    """Whether the site after all those edits is, byte for byte, that of a clean build."""
    run_timed(work.build, work.ours, work.environment)
    edited = _digest(work.built)
    work.forget_ours()
    run_timed(work.build, work.ours, work.environment)
    return edited == _digest(work.built)


def _digest(folder: Path) -> str:
    digest = hashlib.sha256()
    for path in sorted(snapshot(folder)):
        if not path.endswith("sitemap.xml.gz"):  # MkDocs puts the time of day into it
            digest.update(path.encode() + b"\0" + Path(path).read_bytes())
    return digest.hexdigest()


def _mkdocs(work: Workspace) -> Results:
    """The events as plain Markdown: once, for it takes long."""
    folder = work.folder / "plain"
    write_plain(folder, work.corpus)
    command = [sys.executable, "-m", "mkdocs", "build", "-q"]
    seconds = run_timed(command, folder, work.environment)
    shutil.rmtree(folder / "site")
    memory = run_watched(command, folder, work.environment)
    found: Results = {
        "ours": [seconds],
        "memory": {"ours": memory},
        "written": {"ours": asdict(written({}, snapshot(folder / "site")))},
    }
    _say_times("mkdocs", found)
    return found


def measure_findings(environment: dict[str, str]) -> Results:
    """The rules of evidence by themselves."""
    command = [sys.executable, "-m", "tests.benchmark.findings", str(FINDINGS_EVENTS)]
    times = [
        float(
            subprocess.run(
                command, cwd=ROOT, env=environment, check=True, capture_output=True, text=True
            ).stdout
        )
        for _ in range(5)
    ]
    found: Results = {"ours": times}
    _say_times("findings", found)
    return found


def _say_times(name: str, found: Results) -> None:
    parts = [
        f"{tool} {median(times):.3f} s" for tool, times in found.items() if isinstance(times, list)
    ]
    if "processor" in found:
        used = [f"{tool} {median(times):.2f} s" for tool, times in found["processor"].items()]
        parts.append(f"processor: {', '.join(used)}")
    ratio = report.paired_ratio(found, "hugo")
    _say(f"  {name}: {', '.join(parts)}" + (f"; {ratio:.3f} × Hugo" if ratio else ""))


def _say_memory(found: Results) -> None:
    parts = [f"{tool} {peak:.0f} MiB" for tool, peak in found["memory"].items() if peak]
    _say(f"  peak memory: {', '.join(parts)}")


def _say(text: str) -> None:
    sys.stderr.write(f"{text}\n")


def _work_folder(given: Path | None, events: int) -> Path:
    """A folder in memory where there is one that holds all of it beside what runs."""
    shared = Path("/dev/shm")  # noqa: S108  the system's own, and a fresh folder in it
    base = given
    if base is None and shared.is_dir():
        needed = events * BYTES_PER_EVENT
        memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_AVPHYS_PAGES")
        if needed < min(memory, shutil.disk_usage(shared).free):
            base = shared
        else:
            _say(f"working on disk: {needed / 2**30:.0f} GiB of memory are not free")
    return Path(tempfile.mkdtemp(prefix="variorum-bench-", dir=base)).resolve()


def _stored(described: dict[str, str]) -> Results:
    """Earlier results, if they are of this machine."""
    with suppress(FileNotFoundError):
        kept: Results = json.loads(RESULTS.read_text(encoding="utf-8"))
        if kept.get("machine") == described:
            return kept
        _say("the stored results are of another machine or other versions: they are replaced")
    return {"machine": described, "sizes": {}}


def _repeats(events: int) -> int:
    return next((count for limit, count in REPEATS if events <= limit), REPEATS[-1][1])


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure, store, print."""
    parser = argparse.ArgumentParser(description="Measure Variorum against Hugo and the floor.")
    parser.add_argument("--sizes", nargs="+", type=int, default=SIZES, help="how many events")
    parser.add_argument(
        "--scenarios", nargs="+", choices=SCENARIOS, default=SCENARIOS, help="what to measure"
    )
    parser.add_argument("--repeats", type=int, help="pairs of runs (default: by size)")
    parser.add_argument("--folder", type=Path, help="where to work (default: in memory)")
    parser.add_argument(
        "--source", type=Path, default=ROOT, help="another checkout, to measure its code instead"
    )
    parser.add_argument(
        "--alone", action="store_true", help="leave Hugo out: for sizes at which it takes long"
    )
    parser.add_argument(
        "--hugo",
        choices=hugo.MODES,
        default="prints",
        help="whether Hugo prints the files beside pages or is given them to copy; the results of "
        "copying are kept apart",
    )
    parser.add_argument("--dry", action="store_true", help="store and print nothing")
    parser.add_argument("--report", action="store_true", help="measure nothing, print anew")
    given = parser.parse_args(arguments)
    if given.report:
        report.write(json.loads(RESULTS.read_text(encoding="utf-8")))
        return
    folder = _work_folder(given.folder, max(given.sizes))
    results = _stored(machine.describe(folder))

    def keep(size: str, found: Results) -> None:
        """Store and print what was found so far: a long run may be cut off."""
        kept = results["sizes"].setdefault(size, {})
        if given.hugo == "copies":
            kept = kept.setdefault("copies", {})
        kept.update(found)
        if not given.dry:
            RESULTS.write_text(json.dumps(results, indent=1) + "\n", encoding="utf-8")
            report.write(results)

    try:
        for events in given.sizes:
            work = Workspace(folder / str(events), events, given.source, given.alone, given.hugo)
            repeats = given.repeats or _repeats(events)
            measure_size(work, given.scenarios, repeats, partial(keep, str(events)))
            if "findings" in given.scenarios and events == given.sizes[0]:
                results["findings"] = measure_findings(work.environment)
                keep(str(events), {})
            shutil.rmtree(work.folder)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    main()
