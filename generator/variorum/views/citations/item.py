"""What is cited, before it takes the form of any program."""

from functools import lru_cache

import msgspec

from variorum.model.dates import EdtfDate
from variorum.views.citations.dates import Dated


class Citation(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """One thing that can be cited: a page of this site, a claim on it, or an article elsewhere.

    Texts are on one line each. Names in ``authors`` are never taken apart: records do not say
    which part of a byline is a family name, and most claimants are organisations.
    """

    key: str
    title: str
    container: str
    """The site of a page; the publisher of an article."""
    url: str = ""
    """Absolute, or empty."""
    authors: tuple[str, ...] = ()
    date: Dated | None = None
    accessed: EdtfDate | None = None
    archive_url: str = ""
    language: str = ""
    abstract: str = ""
    """An event's summary, or the exact words on which a claim rests."""
    note: str = ""
    is_article: bool = False
    """Whether it is an article published elsewhere."""


def one_line(text: str) -> str:
    """A text without line breaks and doubled spaces: none of the formats survives them."""
    return " ".join(text.split())


@lru_cache(maxsize=2048)
def title_line(text: str) -> str:
    """The same for titles, which are asked for again and again."""
    return one_line(text)
