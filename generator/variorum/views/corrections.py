"""The page of corrections: what pages have said wrongly, and which records were withdrawn."""

from collections.abc import Iterable, Iterator

import msgspec

from variorum.model.dates import EdtfDate
from variorum.model.event import Correction
from variorum.views import listing
from variorum.views.parts import CorrectionLine, DateText, Ref
from variorum.views.scope import Scope

COLLECTION = "corrections"


class ChangeLine(msgspec.Struct, frozen=True, gc=False):
    """A correction of an event, or the withdrawal of a record."""

    ref: Ref
    """The record."""
    on: DateText | None
    """When; None for a withdrawal without a date."""
    is_withdrawal: bool
    """Whether the record was withdrawn."""
    correction: CorrectionLine | None
    """What was corrected; None for a withdrawal."""
    because: str
    """Why it was withdrawn; empty for a correction."""


class CorrectionsPage(msgspec.Struct, frozen=True, gc=False):
    """One page of the corrections, the latest first."""

    title: str
    """Its title."""
    path: str
    """Its address from the site's root, without the first slash."""
    changes: tuple[ChangeLine, ...]
    """Corrections and withdrawals."""
    count: int
    """How many there are on all pages."""
    page: int
    """This page's number, from 1."""
    pages: tuple[str, ...]
    """Addresses of all pages, from the site's root."""


#: A record, and the number of its correction; none for a withdrawal.
Change = tuple[str, int | None]


def page_count(scope: Scope) -> int:
    """How many pages there are; at least one."""
    index = scope.graph.index
    count = len(index.corrected.get("", ())) + len(index.withdrawn.get("", ()))
    return max(1, -(-count // listing.PAGE_SIZE))


def build(number: int, scope: Scope) -> CorrectionsPage:
    """Build one page."""
    changes: list[Change] = scope.graph.answer("changes", "")
    addresses = tuple(listing.address(COLLECTION, n + 1) for n in range(page_count(scope)))
    first = (number - 1) * listing.PAGE_SIZE
    part = changes[first : first + listing.PAGE_SIZE]
    return CorrectionsPage(
        title=scope.language.gettext("Corrections"),
        path=addresses[number - 1],
        changes=tuple(_line(scope, *change) for change in part),
        count=len(changes),
        page=number,
        pages=addresses,
    )


def work_out_changes(_key: str, scope: Scope) -> list[Change]:
    """All corrections and withdrawals, the latest first; those without a date come last."""
    return sorted(_changes(scope), key=lambda change: _moment(scope, *change), reverse=True)


def correction_lines(scope: Scope, corrections: Iterable[Correction]) -> tuple[CorrectionLine, ...]:
    """Corrections of an event, the latest first."""
    ordered = sorted(corrections, key=lambda correction: correction.on.sort_key, reverse=True)
    return tuple(
        CorrectionLine(scope.certain_date(c.on), c.what, c.was, c.now, c.because) for c in ordered
    )


def _changes(scope: Scope) -> Iterator[Change]:
    index = scope.graph.index
    for event, number in index.corrected.get("", ()):
        yield event, int(number)
    for record in index.withdrawn.get("", ()):
        yield record, None


def _moment(scope: Scope, record: str, number: int | None) -> tuple[tuple[str, str], str, int]:
    date = _date(scope, record, number)
    return (date.sort_key if date else ("", ""), record, -1 if number is None else -number)


def _date(scope: Scope, record: str, number: int | None) -> EdtfDate | None:
    card = scope.graph.card(record)
    if number is not None:
        return card.corrections[number].on
    return card.withdrawn.on if card.withdrawn else None


def _line(scope: Scope, record: str, number: int | None) -> ChangeLine:
    card = scope.graph.card(record)
    correction = None
    if number is not None:
        c = card.corrections[number]
        correction = CorrectionLine(scope.certain_date(c.on), c.what, c.was, c.now, c.because)
    return ChangeLine(
        ref=scope.ref(record),
        on=scope.date(_date(scope, record, number)),
        is_withdrawal=number is None,
        correction=correction,
        because=scope.reason_withdrawn(card) if number is None else "",
    )
