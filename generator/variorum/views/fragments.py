"""Addresses that open a page of somebody else at quoted words.

WICG, *URL Fragment Text Directives*: ``#:~:text=[prefix-,]start[,end][,-suffix]``. A browser that
does not know them, or does not find the words, opens the page at its top.
"""

from collections.abc import Iterable
from functools import lru_cache
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
    if len(exact) > _LONGEST and len(words) > 2 * _WORDS:
        first = last = words
        if "\n" in exact:
            first = exact.split("\n", maxsplit=1)[0].split()
            last = exact.rsplit("\n", maxsplit=1)[-1].split()
        parts = [_encoded(first[:_WORDS]), _encoded(last[-_WORDS:])]
    elif len(words) < _TELLING:
        # Of another paragraph a browser would not take the words together.
        prefix = _telling(before.rsplit("\n", maxsplit=1)[-1])[-_TELLING:]
        suffix = _telling(after.split("\n", maxsplit=1)[0])[:_TELLING]
        parts = [
            *([f"{_encoded(prefix)}-"] if prefix else []),
            _encoded(words),
            *([f"-{_encoded(suffix)}"] if suffix else []),
        ]
    else:
        parts = [_encoded(words)]
    page, _, fragment = url.partition("#")
    return f"{page}#{fragment}:~:text={','.join(parts)}"


def _telling(text: str) -> list[str]:
    """Its words, without signs that stand alone."""
    return [word for word in text.split() if any(map(str.isalnum, word))]


def _encoded(words: Iterable[str]) -> str:
    return "%20".join(map(_encoded_word, words))


@lru_cache(maxsize=4096)
def _encoded_word(word: str) -> str:
    """Percent-encoded, also the signs that have a meaning of their own: ``-``, ``,``, ``&``."""
    return quote(word, safe="").replace("-", "%2D")
