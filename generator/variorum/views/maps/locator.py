"""The picture of one place: land about it, its sign, a scale, and where it is on the globe."""

from collections.abc import Iterable
from functools import lru_cache
from math import cos, hypot, radians

from variorum.model.place import Position
from variorum.views.language import Language
from variorum.views.maps import drawing
from variorum.views.maps.geometry import Point, Ring, clip, rectangle, simplify, svg_line, svg_path
from variorum.views.maps.globe import cell_of, globe_drawn
from variorum.views.maps.land import KILOMETRES, arc, fine
from variorum.views.maps.precision import Sign
from variorum.views.maps.projection import EARTH, Azimuthal
from variorum.views.maps.where import Whereabouts

#: The size of the picture, in units; on a wide page a unit is a pixel.
WIDTH, HEIGHT = 480, 300
#: How many kilometres it is wide.
_ACROSS = {Sign.REGION: 2000, Sign.COUNTRY: 4800}
_ACROSS_OTHERS, _MOST = 1600, 9000
#: Places that are near one another share a projection, and with it what it made of the land: here
#: the width of such a cell in degrees. At its edge distances are wrong by less than a thousandth.
_CELL = 5
#: Places within that are drawn at most.
_MOST_WITHIN = 60


def picture(
    where: Whereabouts, position: Position, within: Iterable[Point], language: Language
) -> bytes:
    """Draw a place at its position; ``within`` are (longitude, latitude) of places in it."""
    sign = Sign(where.sign)
    across = max(_ACROSS.get(sign, _ACROSS_OTHERS), round(where.radius * 4))
    view = _View((position.lon, position.lat), min(across, _MOST))
    return drawing.document(
        WIDTH,
        HEIGHT,
        where.title,
        language.tag,
        drawing.definitions(sign),
        drawing.ground(WIDTH, HEIGHT, view.land(), view.grid()),
        drawing.mark(sign, WIDTH / 2, HEIGHT / 2, where.radius / view.scale),
        _inside(view, within),
        _scale_bar(view.scale, language),
        globe_drawn((position.lon, position.lat), HEIGHT),
    )


class _View:
    """A window of the plane about a place."""

    def __init__(self, middle: Point, across: int) -> None:
        self.scale = across / WIDTH
        reach = hypot(across / 2, across * HEIGHT / WIDTH / 2) + _CELL * KILOMETRES
        self._projection, self._rings = _cell(*cell_of(middle, _CELL), round(reach))
        self._middle = self._projection.point(middle)
        self.middle = middle
        self._lon, self._lat = middle
        self._margin = rectangle(-4, -4, WIDTH + 4, HEIGHT + 4)

    def at(self, point: Point) -> Point:
        """A longitude and latitude in the picture's units."""
        return self._in_units([self._projection.point(point)])[0]

    def land(self) -> str:
        """The land in the window, as a path."""
        parts = (clip(self._in_units(ring), self._margin) for ring in self._rings)
        return svg_path(simplify(part, 0.6) for part in parts if len(part) > 2)

    def _in_units(self, ring: Ring) -> list[Point]:
        (x0, y0), scale = self._middle, self.scale
        return [((x - x0) / scale + WIDTH / 2, (y - y0) / scale + HEIGHT / 2) for x, y in ring]

    def grid(self) -> str:
        """Meridians and parallels, as a path."""
        step = 5 if self.scale * WIDTH < 4000 else 10
        top, side = self.scale * WIDTH / KILOMETRES / 2, 90.0
        if abs(self._lat) + top < 80:
            side = top / cos(radians(abs(self._lat) + top * HEIGHT / WIDTH)) + step
        lats = _steps(self._lat - top, self._lat + top, step)
        lons = _steps(self._lon - side, self._lon + side, step)
        lines = [[self.at((lon, lat)) for lat in lats] for lon in lons]
        lines += [[self.at((lon, lat)) for lon in lons] for lat in lats if abs(lat) < 90]
        return "".join(svg_line(line) for line in lines if len(line) > 1)


def _steps(start: float, end: float, step: int) -> list[float]:
    first, last = int(start // step), int(-(-end // step))
    return [at * step for at in range(first, last + 1) if abs(at * step) <= 360]


@lru_cache(maxsize=256)
def _cell(lon: float, lat: float, reach: int) -> tuple[Azimuthal, list[list[Point]]]:
    """A cell's projection, and the land about it in kilometres."""
    projection, around = Azimuthal((lon, lat)), reach / EARTH
    window = rectangle(-around, -around, around, around)
    near = (
        o.points for o in fine() if arc(o.middle, (lon, lat)) - o.reach < 1.5 * reach / KILOMETRES
    )
    return projection, list(projection.rings(near, window))


def _inside(view: _View, within: Iterable[Point]) -> str:
    """The places within, as small empty rings."""
    points = [view.at(point) for point in within if point != view.middle][:_MOST_WITHIN]
    rings = "".join(
        f'<circle cx="{round(x)}" cy="{round(y)}" r="3"/>'
        for x, y in points
        if 0 < x < WIDTH and 0 < y < HEIGHT
    )
    return f'<g class="o" fill="none" stroke="{drawing.INK}">{rings}</g>' if rings else ""


def _scale_bar(scale: float, language: Language) -> str:
    """A bar of a round length, with its length in words."""
    length = next(n for n in (2000, 1000, 500, 200, 100) if n / scale < WIDTH / 4)
    units, right, low = round(length / scale), WIDTH - 14, HEIGHT - 12
    words = language.gettext("%(num)s km") % {"num": language.number(length)}
    return (
        f'<path class="o" fill="none" stroke="{drawing.INK}" stroke-width="1.5"'
        f' d="M{right - units} {low - 6}v6h{units}v-6"/>'
        f'<text class="t" x="{right - units / 2:g}" y="{low - 9}" fill="{drawing.INK}"'
        ' font-family="system-ui,sans-serif" font-size="14" text-anchor="middle">'
        f"{words}</text>"
    )
