"""The twin of a withdrawn record's page."""

import msgspec

from variorum.views.parts import Heading


class TombstoneTwin(msgspec.Struct, frozen=True, gc=False):
    """A withdrawn record for machines."""

    id: str
    """The record's id."""
    kind: str
    """What it was: ``event``, ``actor``, ``source``, ``place`` or ``timeline``."""
    title: str
    """Its title or name."""
    url: str
    """Address of the page."""
    status: str
    """Always ``withdrawn``."""
    because: str
    """Why it was withdrawn."""
    on: str | None
    """When (EDTF)."""


def build(heading: Heading) -> TombstoneTwin:
    """Build the twin of a tombstone."""
    return TombstoneTwin(
        id=heading.id,
        kind=heading.kind,
        title=heading.title,
        url=f"/{heading.path}",
        status="withdrawn",
        because=heading.withdrawn,
        on=heading.withdrawn_on.edtf if heading.withdrawn_on else None,
    )
