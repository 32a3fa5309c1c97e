"""A stemma, as a nested list and as a drawing."""

import msgspec
from markupsafe import Markup

from variorum.views.parts.references import DateText, Ref


class StemmaLine(msgspec.Struct, frozen=True, gc=False):
    """One article in a stemma, drawn as a nested list."""

    depth: int
    """0 for an origin."""
    source: Ref
    """The article."""
    publisher: Ref | None
    """Who published it."""
    published: DateText | None
    """When."""
    kind: str
    """How it rests on the article above: copy, rewrite …; empty at the root."""
    descent: str
    """The same in words, with its basis: ``rewrite, judged from the text``."""
    is_held: bool
    """Whether its text is held (otherwise it is known by reference)."""
    is_current: bool
    """Whether this is the page's own article, or one that the page's event quotes."""
    note: Markup
    """The editors' note on the descent."""


class StemmaNode(msgspec.Struct, frozen=True, gc=False):
    """One article in the drawing of a stemma: a circle with its name below."""

    x: int
    """The middle of the circle, in pixels from the left."""
    y: int
    """The middle of the circle, in pixels from the top."""
    name_y: int
    """The line of the name, likewise."""
    date_y: int
    """The line of the date, likewise."""
    name: str
    """Its publisher, shortened to fit."""
    date: str
    """When it was published, or the year alone; empty if unknown."""
    is_held: bool
    """Whether its text is held: a full circle, or an empty dashed one."""
    is_current: bool
    """Whether it is the page's own article, or one that the page quotes: a ring around it."""


class StemmaArrow(msgspec.Struct, frozen=True, gc=False):
    """An arrow from an article to one that rests on it."""

    path: str
    """The line with its head, as an SVG path."""
    kind: str
    """copy, rewrite, translation or revision, in words."""
    x: int
    """Where that word begins."""
    y: int
    """Its baseline."""


class StemmaFigure(msgspec.Struct, frozen=True, gc=False):
    """A stemma as a drawing. The nested list beside it says the same in words."""

    width: int
    """In pixels."""
    height: int
    """In pixels."""
    nodes: tuple[StemmaNode, ...]
    """The articles."""
    arrows: tuple[StemmaArrow, ...]
    """How they rest on one another."""
