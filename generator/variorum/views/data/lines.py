"""The lines that one record adds to the files."""

from collections.abc import Iterable

import msgspec

from variorum.views.data.rows import Row, rows

CLAIM_LINES = "claims.jsonl"
ANNOTATIONS = "annotations.jsonld"


class RecordLines(msgspec.Struct, frozen=True, gc=False):
    """What one record adds to the files, by their names: its lines, and how many entries."""

    texts: dict[str, bytes]
    counts: dict[str, int]


def add_rows(made: RecordLines, file: str, cells: Iterable[Row]) -> None:
    """Add rows to a table's file."""
    found = list(cells)
    if found:
        made.texts[file] = rows(found).encode()
        made.counts[file] = len(found)


def add_json(made: RecordLines, file: str, values: list[bytes], end: bytes) -> None:
    """Add encoded values to a file, with what stands after each."""
    if values:
        made.texts[file] = b"".join([value + end for value in values])
        made.counts[file] = len(values)
