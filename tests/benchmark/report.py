"""The results as a page and a plot."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import log
from pathlib import Path
from statistics import median
from typing import Any

from tests.benchmark.fairness import same_pages
from tests.benchmark.plot import Line, draw
from tests.benchmark.stages import stage_table

ROOT = Path(__file__).resolve().parents[2]
PAGE = ROOT / "docs" / "reference" / "performance.md"
PLOT = ROOT / "docs" / "assets" / "performance.svg"
NOTES = Path(__file__).with_name("notes.md")

Results = dict[str, Any]

#: What the targets' seconds were set for: a machine and pages on which Hugo takes this long.
HUGO_SECONDS = 7.0
TARGET_SIZE = "10000"

SCENARIOS = {
    "cold": "cold: no site, no cache",
    "nothing": "nothing changed",
    "body": "one summary's words changed",
    "title": "one event's title changed",
    "rename": "one actor renamed",
    "template": "the template of events changed",
    "article": "an article added, with two claims about one event",
    "event": "an event added, with an article of two claims about it",
    "check": "`variorum check`, nothing changed",
    "serve": "`variorum serve`: from an edit to the open page that shows it",
}


@dataclass(frozen=True)
class Target:
    """One row of the targets: ``must``, ``goal`` and ``beyond``, the last two perhaps None."""

    name: str
    unit: str
    limits: tuple[float, float | None, float | None]
    is_time: bool = False


TARGETS = {
    "cold": Target("cold build against Hugo", "×", (0.40, 0.25, 0.15)),
    "floor": Target("cold build against the floor", "×", (float("inf"), None, 3.0)),
    "nothing": Target("nothing changed", "s", (0.25, 0.12, 0.08), is_time=True),
    "body": Target("one edit: a summary", "s", (0.5, 0.25, 0.15), is_time=True),
    "title": Target("one edit: a title", "s", (0.5, 0.25, 0.15), is_time=True),
    "serve": Target("an edit seen in `serve`", "s", (1.0, None, None)),
    "memory": Target("peak memory, cold", "MiB", (400, 200, None)),
    "time": Target("growth of time, exponent", "", (1.10, 1.05, None)),
    "space": Target("growth of memory, exponent", "", (1.10, 1.05, None)),
}


def write(results: Results) -> None:
    """Write the page, and its plot once there is something to plot."""
    for path in (PAGE, PLOT):
        path.parent.mkdir(parents=True, exist_ok=True)
    PAGE.write_text("\n".join(_page(results)) + "\n", encoding="utf-8", newline="\n")
    if any("cold" in found for _, found in _sizes(results)):
        PLOT.write_text(_plot(results), encoding="utf-8", newline="\n")


def paired_ratio(found: Results, other: str) -> float | None:
    """The median of our time over another's, run by run."""
    if not found.get(other):
        return None
    pairs = zip(found["ours"], found[other], strict=True)
    return median(ours / theirs for ours, theirs in pairs)


# ---------------------------------------------------------------------------------- page


def _page(results: Results) -> Iterator[str]:
    yield "<!-- Written by `make bench`. Words of our own belong in tests/benchmark/notes.md. -->"
    yield "# How quick it is\n"
    yield (
        "Measured over made-up archives of N events, N/2 articles with their texts and four claims "
        "each, N/50 actors and N/100 places. [Hugo](https://gohugo.io) prints the same pages from "
        "the same records; both run in turn within one loop, and a ratio is the median over such "
        "pairs. The *floor* reads every record and writes every page, and does no work between. "
        "Search is left out.\n"
    )
    yield from _target_table(results)
    yield "## What stands between this and the next column\n"
    yield NOTES.read_text(encoding="utf-8").strip() + "\n"
    yield "## Time\n"
    yield f"![Seconds over number of events](../assets/{PLOT.name})\n"
    yield (
        "The plot shows the medians of the tables. Whole processes, from start to end, in seconds; "
        "peak memory is that of all processes together.\n"
    )
    for size, found in _sizes(results):
        yield from _size_section(size, found)
    yield from _growth(results)
    yield from _findings(results)
    compared = [(size, found["pages"]) for size, found in _sizes(results) if "pages" in found]
    if compared:
        yield from same_pages(*compared[-1])
    yield from _machine(results)


def _target_table(results: Results) -> Iterator[str]:
    found = results["sizes"].get(TARGET_SIZE)
    if not found or not found.get("cold", {}).get("hugo"):
        yield f"The targets are set for {int(TARGET_SIZE):,} events, which this run leaves out.\n"
        return
    yield f"## Targets, at {int(TARGET_SIZE):,} events\n"
    yield (
        f"The seconds were set for a machine and pages on which Hugo takes {HUGO_SECONDS:g} s. "
        f"Here it took {_seconds(found['cold']['hugo'])} beside the cold builds, and other times "
        "beside other rows, since the machine drifts. The last column says what is met as the "
        "targets stand, and in parentheses what is met when they are scaled by Hugo's time in the "
        "same loop, where that is more.\n"
    )
    yield "| | measured | must | goal | beyond | met |"
    yield "|---|---|---|---|---|---|"
    for name, value in _measured(results, found).items():
        target = TARGETS[name]
        met, scaled = _met(target, value, 1), _met(target, value, _scale(target, found.get(name)))
        verdict = met if met == scaled else f"{met} ({scaled})"
        limits = " | ".join(_limit(limit, target.unit) for limit in target.limits)
        yield f"| {target.name} | {_number(value)} {target.unit} | {limits} | {verdict} |"
    yield ""


def _measured(results: Results, found: Results) -> dict[str, float]:
    values: dict[str, float | None] = {
        "cold": paired_ratio(found["cold"], "hugo"),
        "floor": paired_ratio(found["cold"], _best_floor(found["cold"])),
        "nothing": _median(found, "nothing"),
        "body": _median(found, "body"),
        "title": _median(found, "title"),
        "serve": _median(found, "serve"),
        "memory": found["cold"]["memory"]["ours"],
        "time": _exponent(results, lambda size: _median(size, "cold")),
        "space": _exponent(results, lambda size: _memory(size, "cold")),
    }
    return {name: value for name, value in values.items() if value is not None}


def _scale(target: Target, found: Results | None) -> float:
    """How many times longer Hugo took beside what was measured than where the targets were set."""
    if not target.is_time or not found or not found.get("hugo"):
        return 1.0
    return median(found["hugo"]) / HUGO_SECONDS


def _met(target: Target, value: float, scale: float) -> str:
    names = ("must", "goal", "beyond")
    met = [
        name
        for name, limit in zip(names, target.limits, strict=True)
        if limit is not None and limit != float("inf") and value <= limit * scale
    ]
    return met[-1] if met else "no"


def _limit(limit: float | None, unit: str) -> str:
    return "" if limit is None or limit == float("inf") else f"≤ {limit:g} {unit}".rstrip()


def _size_section(size: int, found: Results) -> Iterator[str]:
    yield f"### {size:,} events\n"
    yield (
        "| | Variorum | Hugo | × Hugo | × floor | peak, Variorum | peak, Hugo | written, Variorum |"
        " made anew by |"
    )
    yield "|---|---|---|---|---|---|---|---|---|"
    for name, label in SCENARIOS.items():
        if name in found:
            yield _row(size, name, label, found[name])
    yield ""
    if "cold" in found:
        cold = found["cold"]
        one, two = _seconds(cold["floor1"]), _seconds(cold["floor2"])
        used = cold["processor"]
        yield (
            f"The floor: {one} in one process, {two} in two. Processor time of the cold build, on "
            f"all cores: {_seconds(used['ours'])}."
        )
        if "hugo" in used:
            yield (
                f"Hugo's: {_seconds(used['hugo'])}, {_times(paired_ratio(used, 'hugo'))} ×; it "
                f"writes {_written(cold['written']['hugo'])} every time."
            )
        if cold["written"].get("cache", {}).get("files"):
            yield f"The cache takes {_written(cold['written']['cache'])}."
        yield ""
        if "stages" in cold:
            hugo = median(used["hugo"]) if "hugo" in used else None
            yield from stage_table(cold["stages"], cold["processor_of_stages"], hugo)
    yield from _copying(size, found.get("copies", {}))
    if "mkdocs" in found:
        plain = found["mkdocs"]
        yield (
            f"MkDocs with its default theme, on the same events as plain Markdown pages without "
            f"findings, descent and backlinks, and no other records: {_seconds(plain['ours'])} "
            f"cold, {_mebibytes(plain['memory']['ours'])}, {_written(plain['written']['ours'])} "
            f"({_command(size, 'mkdocs')}).\n"
        )
    if "same" in found:
        verdict = "the same bytes" if found["same"] else "NOT the same bytes"
        yield f"After all these edits the site had {verdict} as a clean build.\n"


def _copying(size: int, found: Results) -> Iterator[str]:
    """The cold build beside a Hugo that is given the files beside pages, and copies them."""
    if "cold" not in found or not found["cold"].get("hugo"):
        return
    cold, used = found["cold"], found["cold"]["processor"]
    yield (
        "Where Hugo is given what stands beside its pages ready-made, and only copies it: "
        f"Variorum {_seconds(cold['ours'])}, Hugo {_seconds(cold['hugo'])}, "
        f"{_times(paired_ratio(cold, 'hugo'))} ×; processor time {_seconds(used['ours'])} and "
        f"{_seconds(used['hugo'])}, {_times(paired_ratio(used, 'hugo'))} × "
        f"(`make bench SIZES={size} SCENARIOS=cold HUGO=copies`).\n"
    )


def _row(size: int, name: str, label: str, found: Results) -> str:
    floor_ratio = paired_ratio(found, _best_floor(found)) if "floor1" in found else None
    memory = found.get("memory", {})
    cells = [
        label,
        _seconds(found["ours"]),
        _seconds(found["hugo"]) if "hugo" in found else "",
        _times(paired_ratio(found, "hugo")),
        _times(floor_ratio),
        _mebibytes(memory.get("ours")),
        _mebibytes(memory.get("hugo")),
        _written(found["written"]["ours"]) if "written" in found else "",
        _command(size, name),
    ]
    return f"| {' | '.join(cells)} |"


def _best_floor(found: Results) -> str:
    return min(("floor1", "floor2"), key=lambda name: median(found[name]))


def _growth(results: Results) -> Iterator[str]:
    sizes = [size for size, found in _sizes(results) if "cold" in found]
    if len(sizes) < 2:
        return
    yield "## Growth\n"
    yield (
        f"The exponent e of size^e between {min(sizes):,} and {max(sizes):,} events: 1 is twice "
        "the work for twice the records.\n"
    )
    yield "| | Variorum | Hugo |"
    yield "|---|---|---|"
    for name, label in SCENARIOS.items():
        ours = _exponent(results, lambda size, name=name: _median(size, name))
        theirs = _exponent(results, lambda size, name=name: _median(size, name, "hugo"))
        if ours is not None:
            yield f"| time, {label} | {ours:.2f} | {'' if theirs is None else f'{theirs:.2f}'} |"
    ours = _exponent(results, lambda size: _memory(size, "cold"))
    theirs = _exponent(results, lambda size: _memory(size, "cold", "hugo"))
    if ours is not None and theirs is not None:
        yield f"| peak memory, cold | {ours:.2f} | {theirs:.2f} |"
    yield f"\nMade anew by `make bench SIZES='{min(sizes)} {max(sizes)}'`.\n"


def _findings(results: Results) -> Iterator[str]:
    found = results.get("findings")
    if not found:
        return
    yield "## Findings\n"
    seconds = median(found["ours"])
    share = ""
    whole = _median(results["sizes"].get(TARGET_SIZE, {}), "cold")
    if whole:
        share = f", {seconds / whole:.0%} of the cold build of so many events"
    yield (
        f"The rules of evidence by themselves, for 10,000 events with five claims each, take "
        f"{seconds:.2f} s in one process{share}. Made anew by "
        "`make bench SIZES=1000 SCENARIOS=findings`.\n"
    )


def _machine(results: Results) -> Iterator[str]:
    yield "## The machine\n"
    yield "| | |"
    yield "|---|---|"
    for name, value in results["machine"].items():
        yield f"| {name} | {value} |"
    yield (
        "\nMemory is the highest sum of PSS (`/proc/*/smaps_rollup`) over all processes of a "
        "command, looked up every 5 ms in a run of its own. Absolute times drift by more than half "
        "within a day on shared machines: compare ratios.\n"
    )


# ---------------------------------------------------------------------------------- values


def _sizes(results: Results) -> list[tuple[int, Results]]:
    return sorted((int(size), found) for size, found in results["sizes"].items())


def _median(found: Results, scenario: str, tool: str = "ours") -> float | None:
    times = found.get(scenario, {}).get(tool)
    return median(times) if times else None


def _memory(found: Results, scenario: str, tool: str = "ours") -> float | None:
    value: float | None = found.get(scenario, {}).get("memory", {}).get(tool)
    return value


def _exponent(results: Results, value: Any) -> float | None:
    """How a value grows between the smallest and the largest size that have it."""
    known = [(size, value(found)) for size, found in _sizes(results)]
    known = [(size, amount) for size, amount in known if amount]
    if len(known) < 2:
        return None
    (small, low), (large, high) = known[0], known[-1]
    return log(high / low) / log(large / small)


def _seconds(times: Sequence[float]) -> str:
    return f"{_number(median(times))} s"


def _number(value: float) -> str:
    return f"{value:.0f}" if value >= 100 else f"{value:.1f}" if value >= 10 else f"{value:.2f}"


def _times(ratio: float | None) -> str:
    return "" if ratio is None else f"{ratio:.3f}" if ratio < 1 else f"{ratio:.1f}"


def _mebibytes(value: float | None) -> str:
    return "" if value is None else f"{value:.0f} MiB"


def _written(what: Mapping[str, int]) -> str:
    if not what["files"] and not what["removed"]:
        return "nothing"
    size = what["bytes"]
    amount = f"{size / 1e6:,.1f} MB" if size >= 1e5 else f"{size / 1e3:,.1f} kB"
    return f"{what['files']:,} files, {amount}"


def _command(size: int, scenario: str) -> str:
    return f"`make bench SIZES={size} SCENARIOS={scenario}`"


# ---------------------------------------------------------------------------------- plot

_LINES = (
    ("Hugo, cold", "cold", "hugo", "#8a5300", "", "square"),
    ("Variorum, cold", "cold", "ours", "#0b5394", "", "circle"),
    ("floor", "cold", "floor2", "#555555", "2 4", "square"),
    ("Variorum, template", "template", "ours", "#6a3d9a", "8 3", "circle"),
    ("Variorum, one title", "title", "ours", "#1b6e3c", "6 4", "circle"),
    ("Variorum, nothing changed", "nothing", "ours", "#a61c3c", "2 3", "circle"),
)


def _plot(results: Results) -> str:
    lines = []
    for name, scenario, tool, color, dash, mark in _LINES:
        points = [
            (float(size), value)
            for size, found in _sizes(results)
            if (value := _median(found, scenario, tool)) is not None
        ]
        if points:
            lines.append(Line(name, points, color, dash, mark))
    words = "; ".join(
        f"{line.name}: " + ", ".join(f"{y:.2g} s at {x:,.0f} events" for x, y in line.points)
        for line in lines
    )
    title = "Seconds over number of events, both logarithmic"
    return draw(title, f"{words}.", lines)
