"""The words of a passage that are marked: those that the other lacks, and those with claims."""

import re
from collections.abc import Sequence
from itertools import groupby, pairwise

from variorum.views.comparison.collation import Piece
from variorum.views.comparison.parts import Stretch

#: Marks that close what a word belongs to.
_CLOSING = re.compile(r"[)\]”»’\"]*")


def stretches(text: str, piece: Piece, is_common: Sequence[bool] | None) -> tuple[Stretch, ...]:
    """Cut a passage where the agreement of its words or its quotations change.

    Without ``is_common`` nothing is compared.
    """
    differing = _differing(text, piece, is_common) if is_common is not None else {}
    quoted = [mark.place for mark in piece.marks if mark.statements]
    cuts = {piece.start, piece.end, *differing, *differing.values()}
    claimed: dict[int, int] = {}
    for start, end in quoted:  # each begins within the passage
        cuts |= {start, min(end, piece.end)}
        claimed[start] = max(end, claimed.get(start, end))
    found = []
    differs_to = claimed_to = piece.start
    for start, end in pairwise(sorted(cuts)):
        differs_to = differing.get(start, differs_to)
        claimed_to = max(claimed_to, claimed.get(start, start))
        found.append(Stretch(text[start:end], start < differs_to, start < claimed_to))
    return tuple(found)


def _differing(text: str, piece: Piece, is_common: Sequence[bool]) -> dict[int, int]:
    """The runs of words that the other passage lacks: where each begins, and where it ends.

    Marks that close the last of its words belong to it.
    """
    runs: dict[int, int] = {}
    at = 0
    for common, members in groupby(is_common):
        length = len(list(members))
        if not common:
            start, end = piece.places[at][0], piece.places[at + length - 1][1]
            runs[start] = _with_closing_marks(text, end, piece.end)
        at += length
    return runs


def _with_closing_marks(text: str, end: int, limit: int) -> int:
    found = _CLOSING.match(text, end, limit)
    return found.end() if found else end
