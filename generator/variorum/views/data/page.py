"""The page of the data, and the files that it offers."""

from collections.abc import Mapping

import msgspec

from variorum.views.data import features
from variorum.views.data.files import ColumnLine, DownloadLine
from variorum.views.data.lines import ANNOTATIONS, CLAIM_LINES, RecordLines
from variorum.views.data.package import PACKAGE, package
from variorum.views.data.parts import part_keys
from variorum.views.data.rows import rows
from variorum.views.data.tables import TABLES, Table
from variorum.views.language import Language
from variorum.views.scope import Scope
from variorum.views.webannotation import annotation_collection

PATH = "data/"


class DataPage(msgspec.Struct, frozen=True, gc=False):
    """The page that explains and links the data."""

    title: str
    """Its title."""
    path: str
    """Its address from the site's root."""
    package: str
    """The address of the package's description, likewise."""
    files: tuple[DownloadLine, ...]
    """The files: tables, then other forms of the same."""
    citation: str
    """How to cite the data."""


class Data(msgspec.Struct, frozen=True):
    """The page, and its files by their addresses from the site's root."""

    page: DataPage
    files: tuple[tuple[str, bytes], ...]


def build(scope: Scope) -> Data:
    """Build the page of the data with its files."""
    joined = _Joined(scope)
    tables = {table.name: table for table in TABLES}
    lines: list[DownloadLine] = []
    contents: list[bytes] = []
    for name, about in _abouts(scope.language).items():
        content, count = joined.file(name)
        table = tables.get(name.removesuffix(".csv"))
        lines.append(_line(scope, name, about, count, content, table))
        contents.append(content)
    files = [(line.path, content) for line, content in zip(lines, contents, strict=True)]
    files.append((f"{PATH}{PACKAGE}", package(scope, lines, contents)))
    title = scope.language.gettext("Data")
    address = f"{scope.settings.site_url.rstrip('/')}/{PATH}"
    citation = f"{scope.settings.site_name}, {title}, {address}"
    page = DataPage(title, PATH, f"{PATH}{PACKAGE}", tuple(lines), citation)
    return Data(page, tuple(files))


class _Joined:
    """The lines of all shown records, by file."""

    def __init__(self, scope: Scope) -> None:
        self._scope = scope
        self._texts: dict[str, list[bytes]] = {}
        self._counts: dict[str, int] = {}
        for key in part_keys(scope):
            part: RecordLines = scope.graph.answer("data-part", key)
            for name, text in part.texts.items():
                self._texts.setdefault(name, []).append(text)
                self._counts[name] = self._counts.get(name, 0) + part.counts[name]

    def file(self, name: str) -> tuple[bytes, int]:
        """A whole file, and how many entries it has."""
        parts, count = self._texts.get(name, []), self._counts.get(name, 0)
        if name == ANNOTATIONS:
            return annotation_collection(self._scope, parts, count), count
        content = b"".join((_HEADERS.get(name, b""), *parts))
        if name.endswith(".geojson"):
            content = features.collection(content)
        return content, count


_HEADERS: Mapping[str, bytes] = {table.file: rows([table.header]).encode() for table in TABLES}


#: Name and media type of each form, by how a file's name ends.
_FORMATS = {
    "csv": ("CSV", "text/csv"),
    "jsonl": ("JSON Lines", "application/jsonl"),
    "geojson": ("GeoJSON", "application/geo+json"),
    "jsonld": ("JSON-LD", "application/ld+json"),
}


def _line(
    scope: Scope, name: str, about: tuple[str, str], count: int, content: bytes, table: Table | None
) -> DownloadLine:
    format_name, media = _FORMATS[name.rpartition(".")[2]]
    size = scope.language.number(-(-len(content) // 1024))
    return DownloadLine(
        path=f"{PATH}{name}",
        name=name,
        format=format_name,
        type=media,
        title=about[0],
        about=about[1],
        count=count,
        size=scope.language.gettext("%s KiB") % size,
        columns=tuple(ColumnLine(c.name, c.type, c.about) for c in table.columns) if table else (),
    )


def _abouts(language: Language) -> dict[str, tuple[str, str]]:
    """The files in their order on the page: title, and how each is made up."""
    _ = language.gettext
    tables = {
        "events": (_("Events"), _("One row for each event, with UCDP’s and ACLED’s codes.")),
        "participations": (
            _("Actors of events"),
            _("One row for each part that an actor had in an event."),
        ),
        "claims": (
            _("Claims"),
            _(
                "One row for each claim. Words of sources that may not be shown are left out here "
                "and in every file."
            ),
        ),
        "findings": (
            _("Findings"),
            _("One row for each event, property, category and side: what its claims add up to."),
        ),
        "actors": (_("Actors"), ""),
        "places": (_("Places"), ""),
        "sources": (_("Sources"), _("One row for each source, without its text.")),
        "derivations": (
            _("Derivations"),
            _("One row for each source that rests on another."),
        ),
        "relations": (
            _("Relations"),
            _("One row for each declared tie between actors or between events."),
        ),
        "corrections": (
            _("Corrections"),
            _("One row for each published change of an event’s page."),
        ),
    }
    return {f"{name}.csv": about for name, about in tables.items()} | {
        CLAIM_LINES: (
            _("Claims"),
            _(
                "One claim a line, with the keys of the events’ own JSON and the words around each "
                "quotation."
            ),
        ),
        features.EVENTS: (
            _("Events on the map"),
            _(
                "A point is where an event’s place may be said to lie; its precision stands beside "
                "it. Events without a known position have none."
            ),
        ),
        features.PLACES: (_("Places on the map"), _("The same for places.")),
        ANNOTATIONS: (
            _("Annotations"),
            _(
                "W3C Web Annotations: each annotated passage with its exact words and place, what "
                "it says, and the addresses of claims and records. Each source has its own beside "
                "its page."
            ),
        ),
    }
