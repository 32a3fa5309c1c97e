"""Rows of CSV as RFC 4180 has them, harmless in a spreadsheet.

A spreadsheet runs a cell that begins like a formula, and titles and quotations come from anywhere.
Such a text gets an apostrophe in front, as does one that has apostrophes there already: whoever
takes one apostrophe off has the text again. Numbers are left alone.
"""

import csv
import io
import re
from collections.abc import Iterable

Cell = str | int | float | None
Row = tuple[Cell, ...]

#: What spreadsheets take for a formula's beginning (OWASP, "CSV Injection"), in full width too.
_FORMULA = re.compile("'*[=+@\t\r\n＝＋－＠-]")


def rows(cells: Iterable[Row]) -> str:
    """Rows with CRLF at their ends."""
    text = io.StringIO()
    csv.writer(text).writerows([tuple(map(harmless, row)) for row in cells])
    return text.getvalue()


def harmless(cell: Cell) -> Cell:
    """A cell that no spreadsheet runs."""
    return f"'{cell}" if isinstance(cell, str) and _FORMULA.match(cell) else cell
