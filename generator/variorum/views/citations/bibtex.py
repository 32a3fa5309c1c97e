r"""BibTeX, for LaTeX: entries of biblatex's types that old styles print too.

``@online`` is biblatex's; styles that do not know it fall back to ``@misc``, for which
``howpublished`` and ``year`` are there. Text is UTF-8, as Biber, Zotero and JabRef read it.
"""

import re
from collections.abc import Iterable

from variorum.views.citations.dates import biblatex_date, bibtex_year
from variorum.views.citations.item import Citation

_TEXT = str.maketrans(
    {
        "\\": r"{\textbackslash}",
        "{": r"\{",
        "}": r"\}",
        "~": r"{\textasciitilde}",
        "^": r"{\textasciicircum}",
        "$": r"\$",
        "&": r"\&",
        "#": r"\#",
        "_": r"\_",
        "%": r"\%",
    }
)
_SPECIAL = re.compile(r"[\\{}~^$&#_%]")
#: A brace counts in BibTeX even after a backslash: one without its partner would swallow the file.
_ODD_BRACES = {**_TEXT, ord("{"): r"{\textbraceleft}", ord("}"): r"{\textbraceright}"}
#: Addresses are taken as they are, apart from what would end the field or the address.
_URL = str.maketrans({"\\": "%5C", "{": "%7B", "}": "%7D", " ": "%20"})
_NOT_IN_URL = re.compile(r"[\\{} ]")


def bibtex(citation: Citation) -> str:
    """One entry."""
    date, text = citation.date, _escaped
    container = text(citation.container)
    fields = (
        ("author", " and ".join(f"{{{text(name)}}}" for name in citation.authors)),
        ("title", f"{{{text(citation.title)}}}"),  # twice in braces: capitals stay
        ("organization", container),
        ("howpublished", container),
        ("date", biblatex_date(date) if date else ""),
        ("year", bibtex_year(date) if date else ""),
        ("urldate", biblatex_date(citation.accessed) if citation.accessed else ""),
        ("url", _address(citation.url)),
        ("langid", text(citation.language)),
        ("abstract", text(citation.abstract)),
        ("note", text(citation.note)),
        ("addendum", citation.archive_url and rf"\url{{{_address(citation.archive_url)}}}"),
    )
    lines = "".join([f",\n  {name} = {{{value}}}" for name, value in fields if value])
    return f"@online{{{citation.key}{lines}\n}}\n"


def bibtex_file(items: Iterable[bytes]) -> bytes:
    """Entries as a file."""
    return b"\n".join(items)


def _address(url: str) -> str:
    return url.translate(_URL) if _NOT_IN_URL.search(url) else url


def _escaped(text: str) -> str:
    if not _SPECIAL.search(text):
        return text
    return text.translate(_TEXT if _is_balanced(text) else _ODD_BRACES)


def _is_balanced(text: str) -> bool:
    depth = 0
    for brace in re.findall(r"[{}]", text):
        depth += 1 if brace == "{" else -1
        if depth < 0:
            return False
    return depth == 0
