"""A plot of time over size: two logarithmic axes, and lines with labels at their ends."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape
from math import ceil, floor, log10

WIDTH, HEIGHT = 760, 460
LEFT, RIGHT, TOP, BOTTOM = 70, 190, 24, 56
#: Least distance between two labels.
_LINE = 17


@dataclass(frozen=True)
class Line:
    """One line: its name, its points, and what tells it from others without colour."""

    name: str
    points: Sequence[tuple[float, float]]
    color: str
    dash: str = ""
    mark: str = "circle"


class Axes:
    """Where a value lies on the drawing."""

    def __init__(self, lines: Sequence[Line]) -> None:
        xs = [x for line in lines for x, _ in line.points]
        ys = [y for line in lines for _, y in line.points]
        self.x0, self.x1 = log10(min(xs)) - 0.1, log10(max(xs)) + 0.1
        self.y0, self.y1 = floor(log10(min(ys))), ceil(log10(max(ys)))
        self.sizes = sorted(set(xs))

    def x(self, value: float) -> float:
        share = (log10(value) - self.x0) / (self.x1 - self.x0)
        return LEFT + share * (WIDTH - LEFT - RIGHT)

    def y(self, value: float) -> float:
        share = (log10(value) - self.y0) / max(1, self.y1 - self.y0)
        return HEIGHT - BOTTOM - share * (HEIGHT - TOP - BOTTOM)


def draw(title: str, description: str, lines: Sequence[Line]) -> str:
    """The plot as SVG, on a ground of its own so that it can be read on any page."""
    axes = Axes(lines)
    parts = [
        (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" role="img"'
            ' aria-labelledby="title desc" font-family="system-ui, sans-serif" font-size="13">'
        ),
        f'<title id="title">{escape(title)}</title>',
        f'<desc id="desc">{escape(description)}</desc>',
        f'<rect width="{WIDTH}" height="{HEIGHT}" fill="#fff"/>',
        *_grid(axes),
    ]
    for line in lines:
        parts += _line(line, axes)
    parts += _labels(lines, axes)
    return "\n".join([*parts, "</svg>\n"])


def _grid(axes: Axes) -> Iterator[str]:
    right, bottom = WIDTH - RIGHT, HEIGHT - BOTTOM
    for power in range(axes.y0, axes.y1 + 1):
        y = axes.y(10.0**power)
        yield f'<path d="M{LEFT} {y:.1f}H{right}" stroke="#ddd"/>'
        label = f"{10**power:g}" if power >= 0 else f"{10.0**power:.{-power}f}"
        yield f'<text x="{LEFT - 8}" y="{y + 4:.1f}" text-anchor="end" fill="#444">{label} s</text>'
    for size in axes.sizes:
        x = axes.x(size)
        yield f'<path d="M{x:.1f} {TOP}V{bottom}" stroke="#ddd"/>'
        place = f'x="{x:.1f}" y="{bottom + 20}" text-anchor="middle"'
        yield f'<text {place} fill="#444">{size:,.0f}</text>'
    middle = (LEFT + right) / 2
    yield f'<text x="{middle:.1f}" y="{bottom + 42}" text-anchor="middle" fill="#222">events</text>'


def _line(line: Line, axes: Axes) -> Iterator[str]:
    places = [(axes.x(x), axes.y(y)) for x, y in line.points]
    path = "L".join(f"{x:.1f} {y:.1f}" for x, y in places)
    dash = f' stroke-dasharray="{line.dash}"' if line.dash else ""
    yield f'<path d="M{path}" fill="none" stroke="{line.color}" stroke-width="2"{dash}/>'
    for x, y in places:
        if line.mark == "circle":
            yield f'<circle cx="{x:.1f}" cy="{y:.1f}" r="4" fill="{line.color}"/>'
        else:
            corner = f'x="{x - 4:.1f}" y="{y - 4:.1f}" width="8" height="8"'
            yield f'<rect {corner} fill="#fff" stroke="{line.color}" stroke-width="2"/>'


def _labels(lines: Sequence[Line], axes: Axes) -> Iterator[str]:
    """The lines' names at their right ends, pushed apart where they would overlap."""
    last = float("-inf")
    for line in sorted(lines, key=lambda line: axes.y(line.points[-1][1])):
        x, y = line.points[-1]
        last = max(axes.y(y) + 4, last + _LINE)
        name = escape(line.name)
        yield f'<text x="{axes.x(x) + 10:.1f}" y="{last:.1f}" fill="{line.color}">{name}</text>'
