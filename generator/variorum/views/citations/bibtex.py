r"""BibTeX, for LaTeX: entries of biblatex's types that old styles print too.

``@online`` is biblatex's; styles that do not know it fall back to ``@misc``, for which
``howpublished`` and ``year`` are there. Text is UTF-8, as Biber, Zotero and JabRef read it.
"""

import re
from collections.abc import Iterable

from variorum.views.citations.dates import biblatex_date
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
    text, date = _escaped if _has_special(citation) else str, citation.date
    container = text(citation.container)
    fields = (
        ("author", " and ".join([f"{{{text(name)}}}" for name in citation.authors])),
        ("title", f"{{{text(citation.title)}}}"),  # twice in braces: capitals stay
        ("organization", container),
        ("howpublished", container),
        ("date", date.biblatex if date else ""),
        ("year", date.bibtex_year if date else ""),
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


def _has_special(citation: Citation) -> bool:
    """Whether anything but an address has a sign that TeX reads; most citations have none."""
    cited = (citation.title, citation.container, citation.abstract, citation.note)
    whole = "\n".join((*cited, citation.language, *citation.authors))
    return _SPECIAL.search(whole) is not None


def _escaped(text: str) -> str:
    return text.translate(_TEXT if _is_balanced(text) else _ODD_BRACES)


def _is_balanced(text: str) -> bool:
    depth = 0
    for brace in re.findall(r"[{}]", text):
        depth += 1 if brace == "{" else -1
        if depth < 0:
            return False
    return depth == 0
