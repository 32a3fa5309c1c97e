"""The page of the data, and the files that it offers.

Each event's lines and each article's annotations are answers of their own, worked out once: the
files are these, joined.
"""

import csv
import io
from collections.abc import Iterator

import msgspec

from variorum.model.finding import Finding
from variorum.views.scope import Scope
from variorum.views.twins.parts import claim_twin, finding_twin
from variorum.views.webannotation import annotation_collection

PATH = "data/"
COLUMNS = (
    "event",
    "property",
    "label",
    "who",
    "side",
    "status",
    "conceded",
    "low",
    "best",
    "high",
    "rules",
    "voices",
    "origins",
    "claims",
    "across",
)
_encode = msgspec.json.Encoder().encode


class EventLines(msgspec.Struct, frozen=True, gc=False):
    """What one event adds to the files, ready-made."""

    claims: str
    """Its lines of ``claims.jsonl``."""
    findings: str
    """Its rows of ``findings.csv``."""
    claim_count: int
    """How many claims there are."""
    finding_count: int
    """How many findings there are."""


class DownloadLine(msgspec.Struct, frozen=True, gc=False):
    """A file to download."""

    path: str
    """Its address from the site's root, without the first slash."""
    name: str
    """Its name."""
    type: str
    """Its media type."""
    title: str
    """What it holds."""
    about: str
    """How it is made up."""
    count: int
    """How many entries it has."""
    size: str
    """How large it is, in words."""


class DataPage(msgspec.Struct, frozen=True, gc=False):
    """The page that explains and links the data."""

    title: str
    """Its title."""
    path: str
    """Its address from the site's root."""
    files: tuple[DownloadLine, ...]
    """The files."""


class Data(msgspec.Struct, frozen=True):
    """The page, and its files by their addresses from the site's root."""

    page: DataPage
    files: tuple[tuple[str, bytes], ...]


def work_out_event_lines(event: str, scope: Scope) -> EventLines:
    """Make one event's lines of the files."""
    graph = scope.graph
    claims, findings = graph.claims(event), graph.findings(event)
    lines = (_encode(claim_twin(scope, claim)).decode() + "\n" for claim in claims)
    return EventLines(
        claims="".join(lines),
        findings="".join(_row(_cells(scope, finding)) for finding in findings),
        claim_count=len(claims),
        finding_count=len(findings),
    )


def build(scope: Scope) -> Data:
    """Build the page of the data with its files."""
    _ = scope.language.gettext
    events = list(_event_lines(scope))
    annotations = list(_annotations(scope))
    claims = "".join(lines.claims for lines in events).encode()
    findings = (_row(COLUMNS) + "".join(lines.findings for lines in events)).encode()
    collection = annotation_collection(scope, annotations)
    files = (
        _file(
            scope,
            "claims.jsonl",
            "application/jsonl",
            _("Claims"),
            _(
                "JSON Lines: one claim a line, with the keys of the events’ own JSON. Words of "
                "sources that may not be shown are left out."
            ),
            sum(lines.claim_count for lines in events),
            claims,
        ),
        _file(
            scope,
            "findings.csv",
            "text/csv",
            _("Findings"),
            _(
                "CSV with one row for each event, property, category and side. An empty low or "
                "high is open; several rules or claims in a cell stand with spaces between."
            ),
            sum(lines.finding_count for lines in events),
            findings,
        ),
        _file(
            scope,
            "annotations.jsonld",
            "application/ld+json",
            _("Annotations"),
            _(
                "W3C Web Annotations: each annotated passage with its exact words and place, what "
                "it says, and the addresses of claims and records. Each source has its own beside "
                "its page."
            ),
            len(annotations),
            collection,
        ),
    )
    contents = (claims, findings, collection)
    page = DataPage(_("Data"), PATH, files)
    return Data(page, tuple((f.path, c) for f, c in zip(files, contents, strict=True)))


def _event_lines(scope: Scope) -> Iterator[EventLines]:
    """The lines of all shown events, in order of their ids."""
    for event in sorted(scope.graph.index.of_kind.get("event", ())):
        if scope.graph.is_shown(event):
            yield scope.graph.answer("event-lines", event)


def _annotations(scope: Scope) -> Iterator[str]:
    for article in sorted(scope.graph.index.of_kind.get("article", ())):
        if scope.graph.is_shown(article):
            yield from scope.graph.answer("annotations", article)


def _file(
    scope: Scope, name: str, media: str, title: str, about: str, count: int, content: bytes
) -> DownloadLine:
    size = scope.language.gettext("%s KiB") % scope.language.number(-(-len(content) // 1024))
    return DownloadLine(f"{PATH}{name}", name, media, title, about, count, size)


def _cells(scope: Scope, finding: Finding) -> tuple[object, ...]:
    twin = finding_twin(scope, finding)
    return (
        finding.event,
        twin.property,
        twin.label,
        twin.who,
        twin.side,
        twin.status,
        "true" if twin.conceded else "false",
        twin.low,
        twin.best,
        twin.high,
        " ".join(twin.rules),
        twin.voices,
        twin.origins,
        " ".join(twin.claims),
        " ".join(twin.across),
    )


def _row(cells: tuple[object, ...]) -> str:
    """One row of RFC 4180's CSV."""
    row = io.StringIO()
    csv.writer(row).writerow(cells)
    return row.getvalue()
