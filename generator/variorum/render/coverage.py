"""Coverage in words: hints at their places, and a summary of each article."""

from collections.abc import Iterable, Iterator

from variorum.diagnostics import Code, Diagnostic, Span, hint
from variorum.link.coverage import Coverage
from variorum.read.source import Source


def hints(found: Coverage, source: Source) -> Iterator[Diagnostic]:
    """What editors may look at, at its place in the article's file."""
    for number in found.untouched_numbers:
        message = f"no annotation touches the number '{number.words}'"
        yield hint(source.body_span(number.start), Code.UNTOUCHED_NUMBER, message)
    for name in found.untouched_names:
        message = f"no annotation touches '{name.words}', a name of '{name.record}'"
        yield hint(source.body_span(name.start), Code.UNTOUCHED_NAME, message)
    for event in found.unannotated:
        message = f"no annotation is about the event '{event}', which belongs to the article"
        yield hint(Span(found.file), Code.UNANNOTATED_EVENT, message)


def table(every: Iterable[Coverage]) -> Iterator[str]:
    """A line for each article: quotations, and how many numbers and names are touched."""
    rows = [("article", "quotations", "numbers", "names")]
    for found in every:
        numbers = found.numbers - len(found.untouched_numbers)
        names = found.names - len(found.untouched_names)
        rows.append(
            (
                found.article,
                str(found.quotations) if found.quotations else "none: nothing is verified",
                f"{numbers} of {found.numbers}",
                f"{names} of {found.names}",
            )
        )
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        cells = (cell.ljust(width) for cell, width in zip(row, widths, strict=True))
        yield "  ".join(cells).rstrip()
