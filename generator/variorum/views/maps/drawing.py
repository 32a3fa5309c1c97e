"""The parts of which a map that is a file of its own is drawn.

Colours are attributes, so that a map is right under any policy for styles; the one rule within is
for readers who have asked for dark pages.
"""

from markupsafe import escape

from variorum.views.maps.precision import AREAS, Sign

WATER, LAND, LINE, INK, MARK = "#eff2f1", "#d9dad0", "#fdfdfb", "#191b1f", "#0b5563"
_DARK = (
    "@media(prefers-color-scheme:dark){"
    ".w{fill:#1b2023}.l{fill:#3a4146}.g{stroke:#14171a}.t{fill:#e7e5df}.o{stroke:#a5aab0}"
    ".m{fill:#86cbd6}.s{stroke:#86cbd6}.c{stop-color:#86cbd6}.p{stroke:#14171a}}"
)
_DEFINITIONS = (
    '<defs><pattern id="h" width="7" height="7" patternUnits="userSpaceOnUse"'
    f' patternTransform="rotate(45)"><path class="s" d="M0 0V7" stroke="{MARK}"'
    ' stroke-width="2.4"/></pattern>'
    '<radialGradient id="f"><stop offset=".55" stop-color="#fff" stop-opacity=".75"/>'
    '<stop offset="1" stop-color="#fff" stop-opacity="0"/></radialGradient>'
    '<radialGradient id="r"><stop class="c" offset=".3" stop-color="#0b5563" stop-opacity=".5"/>'
    '<stop class="c" offset="1" stop-color="#0b5563" stop-opacity="0"/></radialGradient>'
    '<mask id="e" maskContentUnits="objectBoundingBox"><circle cx=".5" cy=".5" r=".5"'
    ' fill="url(#f)"/></mask></defs>'
)
#: The smallest radius at which a circle is still seen as one, in units.
LEAST = 7.0


def document(width: int, height: int, title: str, language: str, *parts: str) -> bytes:
    """A whole SVG file. Its title is what it shows, in words."""
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}"'
        f' viewBox="0 0 {width} {height}" role="img" xml:lang="{escape(language)}">'
        f"<title>{escape(title)}</title><style>{_DARK}</style>"
    )
    return "".join((head, *parts, "</svg>\n")).encode()


def definitions(*signs: Sign) -> str:
    """The patterns that hatched and shaded areas need, if there are any."""
    return _DEFINITIONS if AREAS & set(signs) else ""


def ground(width: int, height: int, land: str, lines: str) -> str:
    """Water, land, and the lines of the grid over both."""
    return (
        f'<path class="w" fill="{WATER}" d="M0 0H{width}V{height}H0z"/>'
        f'<path class="l" fill="{LAND}" fill-rule="evenodd" d="{land}"/>'
        f'<path class="g" fill="none" stroke="{LINE}" d="{lines}"/>'
    )


def mark(sign: Sign, x: float, y: float, radius: float) -> str:
    """The sign of a place: a dot only where the place itself is known."""
    at = f'cx="{round(x)}" cy="{round(y)}"'
    size = round(max(radius, LEAST), 1)
    if sign is Sign.DOT:
        return (
            f'<circle class="m p" {at} r="{size}" fill="{MARK}" stroke="{LINE}" stroke-width="2"/>'
        )
    if sign in {Sign.CIRCLE, Sign.UNSTATED}:
        dashes = ' stroke-dasharray="4 3"' if sign is Sign.UNSTATED else ""
        return (
            f'<circle class="m s" {at} r="{size}" fill="{MARK}" fill-opacity=".18"'
            f' stroke="{MARK}" stroke-width="1.75"{dashes}/>'
        )
    if sign is Sign.COUNTRY:
        return f'<circle {at} r="{size}" fill="url(#r)"/>'
    return f'<circle {at} r="{size}" fill="url(#h)" mask="url(#e)"/>'
