"""How the page of the data names a file."""

import msgspec


class ColumnLine(msgspec.Struct, frozen=True, gc=False):
    """A column of a table. Its words are English, as its name is."""

    name: str
    """Its name in the first row."""
    type: str
    """Its type in Table Schema."""
    about: str
    """What it holds."""


class DownloadLine(msgspec.Struct, frozen=True, gc=False):
    """A file to download."""

    path: str
    """Its address from the site's root, without the first slash."""
    name: str
    """Its name."""
    format: str
    """Its format's name."""
    type: str
    """Its media type."""
    title: str
    """What it holds."""
    about: str
    """How it is made up; may be empty."""
    count: int
    """How many entries it has."""
    size: str
    """How large it is, in words."""
    columns: tuple[ColumnLine, ...]
    """The columns of a table; empty for others."""
