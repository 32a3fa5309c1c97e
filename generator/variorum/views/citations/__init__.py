"""How to cite an event, a source and each claim: in words, BibTeX, RIS and CSL-JSON."""

from variorum.views.citations.cited import (
    CitationLine,
    Formatted,
    event_files,
    event_lines,
    source_files,
    source_lines,
    work_out_claim_citations,
)

__all__ = [
    "CitationLine",
    "Formatted",
    "event_files",
    "event_lines",
    "source_files",
    "source_lines",
    "work_out_claim_citations",
]
