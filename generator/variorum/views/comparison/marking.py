"""The words of a passage that are marked: those that the other lacks, and those with claims."""

import re
from collections.abc import Iterator, Sequence
from itertools import chain, groupby, pairwise

from variorum.resolve.collation import Place
from variorum.views.comparison.collation import Piece

#: Marks that close what a word belongs to.
_CLOSING = re.compile(r"[)\]”»’\"]*")


def stretches(
    text: str, piece: Piece, is_common: Sequence[bool] | None
) -> Iterator[tuple[str, bool, bool]]:
    """Cut a passage where the agreement of its words or its quotations change.

    Yields words, whether the other passage lacks them, and whether a quotation with claims covers
    them. Without ``is_common`` nothing is compared.
    """
    if is_common is None and not piece.statements:
        yield text[piece.start : piece.end], False, False
        return
    differing = _differing(text, piece, is_common) if is_common is not None else []
    quoted = [mark.place for mark in piece.marks if mark.statements]
    cuts = {piece.start, piece.end, *chain.from_iterable(differing)}
    for start, end in quoted:
        cuts |= {max(start, piece.start), min(end, piece.end)}
    for start, end in pairwise(sorted(cuts)):
        yield text[start:end], _is_within(start, differing), _is_within(start, quoted)


def _is_within(at: int, spans: Sequence[Place]) -> bool:
    """Whether a place lies in one of some spans."""
    for start, end in spans:  # noqa: SIM110 - a generator costs more than all spans
        if start <= at < end:
            return True
    return False


def _differing(text: str, piece: Piece, is_common: Sequence[bool]) -> list[Place]:
    """The runs of words that the other passage lacks, with the marks that close the last."""
    runs: list[Place] = []
    at = 0
    for common, members in groupby(is_common):
        length = len(list(members))
        if not common:
            start, end = piece.places[at][0], piece.places[at + length - 1][1]
            runs.append((start, _with_closing_marks(text, end, piece.end)))
        at += length
    return runs


def _with_closing_marks(text: str, end: int, limit: int) -> int:
    found = _CLOSING.match(text, end, limit)
    return found.end() if found else end
