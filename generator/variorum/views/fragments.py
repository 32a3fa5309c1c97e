"""Addresses that open a page of somebody else at quoted words.

WICG, *URL Fragment Text Directives*: ``#:~:text=[prefix-,]start[,end][,-suffix]``. A browser that
does not know them, or does not find the words, opens the page at its top.
"""

from urllib.parse import quote

#: Shorter quotations are given whole, longer ones by their first and last words.
_LONGEST = 60
_WORDS = 4
#: Below this many words a quotation may well occur twice, so that its neighbours are named too.
_TELLING = 4


def fragment_address(url: str, exact: str, before: str, after: str) -> str:
    """The address of a quotation in the page at ``url``.

    ``before`` and ``after`` are words around it that may be shown.
    """
    words = exact.split()
    parts = [_encoded(exact)]
    if len(exact) > _LONGEST and len(words) > 2 * _WORDS:
        first, last = (
            exact.split("\n", maxsplit=1)[0].split(),
            exact.rsplit("\n", maxsplit=1)[-1].split(),
        )
        parts = [_encoded(" ".join(first[:_WORDS])), _encoded(" ".join(last[-_WORDS:]))]
    elif len(words) < _TELLING:
        # Of another paragraph a browser would not take the words together.
        prefix = _telling(before.rsplit("\n", maxsplit=1)[-1])[-_TELLING:]
        suffix = _telling(after.split("\n", maxsplit=1)[0])[:_TELLING]
        parts = [
            *([f"{_encoded(' '.join(prefix))}-"] if prefix else []),
            *parts,
            *([f"-{_encoded(' '.join(suffix))}"] if suffix else []),
        ]
    page, _, fragment = url.partition("#")
    return f"{page}#{fragment}:~:text={','.join(parts)}"


def _telling(text: str) -> list[str]:
    """Its words, without signs that stand alone."""
    return [word for word in text.split() if any(map(str.isalnum, word))]


def _encoded(words: str) -> str:
    """Percent-encoded, also the signs that have a meaning of their own: ``-``, ``,``, ``&``."""
    return quote(" ".join(words.split()), safe="").replace("-", "%2D")
