"""What one record file comes to: its record, what it refers to, what is wrong with it."""

from collections.abc import Callable
from dataclasses import dataclass, field

import msgspec

from variorum.diagnostics import Diagnostic, Span
from variorum.model.corpus import AnyRecord
from variorum.read.strict_yaml import Path
from variorum.schema.references import Found

#: Finds the place of a value in a record's file; slow, asked only where something is wrong.
Locate = Callable[[str, Path], Span]


class Reference(msgspec.Struct, frozen=True):
    """A record's reference to another, with its path in the file for messages.

    ``kinds`` are the kinds that may stand there; empty means any, as in a ``[[link]]``. A silent
    reference makes no backlink, since that would tell a place that is marked as sensitive.
    """

    path: tuple[str | int, ...]
    id: str
    kinds: tuple[str, ...]
    is_silent: bool = False


class Resolved(msgspec.Struct, frozen=True):
    """The result for one file. ``record`` is None where the file could not be understood."""

    file: str
    id: str
    kind: str
    record: AnyRecord | None
    references: tuple[Reference, ...]
    problems: tuple[Diagnostic, ...]

    @property
    def links(self) -> tuple[str, ...]:
        """The ids of the records that are to know that this one refers to them."""
        return tuple(sorted({r.id for r in self.references if not r.is_silent}))


@dataclass
class Outcome:
    """A result in the making."""

    record: AnyRecord
    found: list[Found] = field(default_factory=list)
    problems: list[Diagnostic] = field(default_factory=list)
