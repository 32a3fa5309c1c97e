"""What a run hands on: a corpus with everything that is known about it."""

import msgspec

from variorum.diagnostics import Report
from variorum.engine.shelves import RecordsShelf
from variorum.engine.state import Tally
from variorum.link.graph import Graph


class Corpusful(msgspec.Struct, frozen=True):
    """A corpus with everything that is known about it. Sound, whatever the report says.

    ``shelf`` is what to keep of it; None where errors forbid to build on it.
    """

    graph: Graph
    report: Report
    tally: Tally
    shelf: RecordsShelf | None
