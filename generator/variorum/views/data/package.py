"""The description of the data as a Frictionless package: ``datapackage.json``.

Version 1 of the Data Package specification, which all of its tools read. A licence is not named,
since records do not say one; nor a date, since there is no clock.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import msgspec

from variorum.views.data.files import DownloadLine
from variorum.views.data.lines import CLAIM_LINES
from variorum.views.data.tables import TABLES, Table
from variorum.views.scope import Scope
from variorum.views.twins.claim import ClaimTwin

PACKAGE = "datapackage.json"
_ABOUT = (
    "Events, what sources claim about them, and what the claims add up to. A text that a "
    "spreadsheet would take for a formula has an apostrophe before it in CSV files."
)


def package(scope: Scope, lines: Iterable[DownloadLine], contents: Sequence[bytes]) -> bytes:
    """Describe the files."""
    site = scope.settings
    resources = zip(lines, contents, strict=True)
    data: dict[str, Any] = {
        "profile": "data-package",
        "name": _slug(site.site_name),
        "title": site.site_name,
        "description": _ABOUT,
        "resources": [_resource(line, len(content)) for line, content in resources],
    }
    if site.site_url:
        data["homepage"] = f"{site.site_url.rstrip('/')}/data/"
    return msgspec.json.format(msgspec.json.encode(data), indent=1) + b"\n"


def _slug(name: str) -> str:
    """A package's name: lower-case letters and digits, full stops and hyphens."""
    return re.sub(r"[^a-z0-9.]+", "-", name.lower()).strip("-.") or "data"


def _resource(line: DownloadLine, size: int) -> dict[str, Any]:
    table = next((table for table in TABLES if table.file == line.name), None)
    return {
        "profile": "tabular-data-resource" if table else "data-resource",
        "name": table.name if table else line.name,
        "path": line.name,
        "title": line.title,
        "format": line.name.rpartition(".")[2],
        "mediatype": line.type,
        "encoding": "utf-8",
        "bytes": size,
        **({"description": line.about} if line.about else {}),
        **({"schema": dict(_schema(table))} if table else {}),
        **({"schema": {"fields": _keys_of_claims()}} if line.name == CLAIM_LINES else {}),
    }


def _schema(table: Table) -> Iterator[tuple[str, Any]]:
    yield (
        "fields",
        [
            {"name": column.name, "type": column.type, "description": column.about}
            for column in table.columns
        ],
    )
    if table.key:
        yield "primaryKey", list(table.key)
    if table.refers:
        yield "foreignKeys", [_foreign_key(column, other) for column, other in table.refers]


def _keys_of_claims() -> list[dict[str, str]]:
    """The keys of a claim's line, so that no program guesses their types."""
    return [
        {"name": field.name, "type": _TYPES.get(field.type, "object")}
        for field in msgspec.structs.fields(ClaimTwin)
    ]


#: Table Schema's types by those of a claim's keys; all others are objects.
_TYPES: dict[Any, str] = {
    str: "string",
    str | None: "string",
    bool: "boolean",
    tuple[str, ...]: "array",
}


def _foreign_key(column: str, table: str) -> dict[str, Any]:
    return {"fields": column, "reference": {"resource": table, "fields": "id"}}
