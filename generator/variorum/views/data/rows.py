"""Rows of CSV as RFC 4180 has them, harmless in a spreadsheet.

A spreadsheet runs a cell that begins like a formula, and titles and quotations come from anywhere.
Such a text gets an apostrophe in front, as does one that has apostrophes there already: whoever
takes one apostrophe off has the text again. Numbers are left alone.
"""

import csv
import re
from collections.abc import Iterable
from types import SimpleNamespace

Cell = str | int | float | None
Row = tuple[Cell, ...]

#: What spreadsheets take for a formula's beginning (OWASP, "CSV Injection"), in full width too.
_FORMULA = re.compile("'*[=+@\t\r\n＝＋－＠-]")
#: With one of these begins every text that the expression matches.
_FIRST = frozenset("'=+@\t\r\n＝＋－＠-")
#: Makes a line of cells; what it writes, it gives back.
_line = csv.writer(SimpleNamespace(write=str)).writerow


def rows(cells: Iterable[Row]) -> str:
    """Rows with CRLF at their ends."""
    return "".join([_line(_harmless(row)) for row in cells])


def truth(value: object) -> str:
    """The cell of a boolean, as Table Schema has it."""
    return "true" if value else "false"


def _harmless(row: Row) -> list[Cell]:
    """Cells that no spreadsheet runs."""
    return [
        f"'{cell}"
        if isinstance(cell, str) and cell[:1] in _FIRST and _FORMULA.match(cell)
        else cell
        for cell in row
    ]
