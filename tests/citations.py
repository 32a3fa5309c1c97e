"""Citation files as the programs read them that they are made for."""

import json
from pathlib import Path
from typing import Any

import rispy
from bibtexparser.entrypoint import parse_string
from bibtexparser.middlewares import LatexDecodingMiddleware
from citeproc import (
    Citation,
    CitationItem,
    CitationStylesBibliography,
    CitationStylesStyle,
    formatter,
)
from citeproc.source.json import CiteProcJSON

#: The decoder takes this macro for the modifier letter.
_CIRCUMFLEX = str.maketrans("ˆ", "^")
#: Not text: addresses are taken as they are.
_VERBATIM = ("url", "addendum")


def read_bibtex(path: Path) -> dict[str, dict[str, str]]:
    """The entries of a BibTeX file by key, LaTeX decoded."""
    text = path.read_text(encoding="utf-8")
    plain, decoded = (
        parse_string(text, append_middleware=more) for more in ([], [LatexDecodingMiddleware()])
    )
    assert not plain.failed_blocks, plain.failed_blocks[0]
    return {
        entry.key: {"ENTRYTYPE": entry.entry_type}
        | {f.key: f.value.translate(_CIRCUMFLEX) for f in entry.fields}
        | {f.key: f.value for f in raw.fields if f.key in _VERBATIM}
        for entry, raw in zip(decoded.entries, plain.entries, strict=True)
    }


def read_ris(path: Path) -> list[dict[str, Any]]:
    """The records of an RIS file."""
    with path.open(encoding="utf-8") as file:
        records: list[dict[str, Any]] = rispy.load(file)
    return records


def read_csl(path: Path) -> list[dict[str, Any]]:
    """The items of a CSL-JSON file."""
    items: list[dict[str, Any]] = json.loads(path.read_bytes())
    return items


def in_harvard_style(items: list[dict[str, Any]]) -> list[str]:
    """What a processor of citation styles makes of items; it warns of variables unknown to CSL."""
    style = CitationStylesStyle("harvard-cite-them-right", validate=False)
    bibliography = CitationStylesBibliography(style, CiteProcJSON(items), formatter.plain)
    for item in items:
        bibliography.register(Citation([CitationItem(item["id"].lower())]))
    return [str(entry) for entry in bibliography.bibliography()]
