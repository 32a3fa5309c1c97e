"""The page of one article: its passages in place, its notes in the margin, its stemma."""

from variorum.views.source.page import SourcePage, build

__all__ = ["SourcePage", "build"]
