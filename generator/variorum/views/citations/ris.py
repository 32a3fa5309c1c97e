"""RIS, as EndNote, Zotero and Mendeley read it: a tag a line, in UTF-8.

Source: the RIS format specification of Research Information Systems (2001; 2011 for the types). It
has no way to escape anything; whatever stands after ``XX  - `` on its line is the value.
"""

from collections.abc import Iterable

from variorum.views.citations.dates import ris_date
from variorum.views.citations.item import Citation

_END = "\r\n"


def ris(citation: Citation) -> str:
    """One record."""
    date, accessed = citation.date, citation.accessed
    lines = (
        ("TY", "NEWS" if citation.is_article else "ELEC"),
        ("ID", citation.key),
        ("TI", citation.title),
        *[("AU", name) for name in citation.authors],
        ("T2", citation.container),
        ("PY", date.ris_year if date else ""),
        ("DA", date.ris if date else ""),
        ("Y2", ris_date(accessed, "") if accessed else ""),
        ("UR", citation.url),
        ("UR", citation.archive_url),
        ("LA", citation.language),
        ("AB", citation.abstract),
        ("N1", citation.note),
    )
    return "".join([f"{tag}  - {value}{_END}" for tag, value in lines if value]) + f"ER  - {_END}"


def ris_file(items: Iterable[bytes]) -> bytes:
    """Records as a file."""
    return _END.encode().join(items)
