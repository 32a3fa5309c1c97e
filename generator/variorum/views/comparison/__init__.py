"""The page of two related articles side by side: what their texts share, and where they part."""

from variorum.views.comparison.addresses import (
    BETWEEN,
    build_redirect,
    comparison_path,
    comparison_ref,
    comparisons_among,
)
from variorum.views.comparison.compared import Compared, Match, compare
from variorum.views.comparison.half import Half, work_out_half
from variorum.views.comparison.page import ComparisonPage, build
from variorum.views.comparison.parts import Excerpt
from variorum.views.comparison.points import Told, Topic

__all__ = [
    "BETWEEN",
    "Compared",
    "ComparisonPage",
    "Excerpt",
    "Half",
    "Match",
    "Told",
    "Topic",
    "build",
    "build_redirect",
    "compare",
    "comparison_path",
    "comparison_ref",
    "comparisons_among",
    "work_out_half",
]
