"""A timeline file: whether it includes anything."""

from variorum.diagnostics import Code, warning
from variorum.read.source import Source
from variorum.resolve.outcome import Outcome
from variorum.schema.timeline import TimelineShape


def resolve_timeline(source: Source, shape: TimelineShape) -> Outcome:
    """Read a timeline, and tell if it names no event in either way."""
    outcome = Outcome(shape.to_record(source.id, source.file))
    if shape.include is None and not shape.entries and shape.withdrawn is None:
        message = (
            "no event belongs to this timeline, so that its page is empty; add entries: with "
            "events, such as - {event: …, note: …}, or include: with actors, places, types, tags, "
            "from or to"
        )
        where = source.span(("title",), key=True)
        outcome.problems.append(warning(where, Code.EMPTY_TIMELINE, message))
    return outcome
