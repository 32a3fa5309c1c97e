"""Problems in the forms that people, scripts and code hosts read."""

import json
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from variorum import __version__
from variorum.diagnostics import Diagnostic, Severity

_GITHUB = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.HINT: "notice"}
_SARIF = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.HINT: "note"}


def text(diagnostics: Iterable[Diagnostic]) -> Iterator[str]:
    """One line a problem: ``path:line:column: severity: message [code]``."""
    yield from map(str, diagnostics)


def as_json(diagnostics: Iterable[Diagnostic]) -> Iterator[str]:
    """One JSON array of all problems."""
    rows = [
        {
            "file": d.span.file,
            "line": d.span.line,
            "column": d.span.column,
            "severity": d.severity.value,
            "code": d.code.value,
            "message": d.message,
        }
        for d in diagnostics
    ]
    yield json.dumps(rows, ensure_ascii=False, indent=2)


def github(diagnostics: Iterable[Diagnostic]) -> Iterator[str]:
    """GitHub Actions workflow commands, which mark the lines of a pull request."""
    for d in diagnostics:
        place = f"file={_property(d.span.file)},line={d.span.line},col={d.span.column}"
        yield f"::{_GITHUB[d.severity]} {place},title={d.code}::{_data(d.message)}"


def sarif(diagnostics: Iterable[Diagnostic]) -> Iterator[str]:
    """SARIF 2.1.0 (OASIS), which code hosts show as code scanning alerts."""
    every = list(diagnostics)
    rules = [{"id": code} for code in sorted({d.code.value for d in every})]
    run = {
        "tool": {"driver": {"name": "variorum", "version": __version__, "rules": rules}},
        "columnKind": "unicodeCodePoints",
        "results": [_sarif_result(d) for d in every],
    }
    schema = "https://json.schemastore.org/sarif-2.1.0.json"
    log = {"$schema": schema, "version": "2.1.0", "runs": [run]}
    yield json.dumps(log, ensure_ascii=False, indent=2)


def _sarif_result(d: Diagnostic) -> dict[str, Any]:
    region = {"startLine": d.span.line, "startColumn": d.span.column}
    location = {"artifactLocation": {"uri": d.span.file}, "region": region}
    return {
        "ruleId": d.code.value,
        "level": _SARIF[d.severity],
        "message": {"text": d.message},
        "locations": [{"physicalLocation": location}],
    }


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


FORMATS: dict[str, Callable[[Iterable[Diagnostic]], Iterator[str]]] = {
    "text": text,
    "json": as_json,
    "github": github,
    "sarif": sarif,
}
