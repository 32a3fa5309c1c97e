"""What every record has, whatever its kind."""

from typing import ClassVar

import msgspec

from variorum.model.dates import EdtfDate
from variorum.model.sensitivity import Sensitivity


class Withdrawal(msgspec.Struct, frozen=True):
    """Why a record was withdrawn; its page stays as a tombstone."""

    because: str
    on: EdtfDate | None = None


class Name(msgspec.Struct, frozen=True):
    """A name of an actor or place, as editors know it (not as a source uses it)."""

    name: str
    language: str | None = None
    script: str | None = None
    valid_from: EdtfDate | None = None
    valid_to: EdtfDate | None = None


class Record(msgspec.Struct, frozen=True, kw_only=True, tag_field="record"):
    """The common part of all records.

    ``file`` is the path relative to the project. ``aliases`` are former ids, oldest first.
    ``sensitive`` are its marks. Where they forbid to show the summary and the note as they are,
    both stand in ``veiled`` instead (Markdown), so that nobody shows them by mistake.
    """

    KIND: ClassVar[str] = ""

    id: str
    file: str
    aliases: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    note: str = ""
    withdrawn: Withdrawal | None = None
    sensitive: tuple[Sensitivity, ...] = ()
    veiled: str = ""

    @property
    def birth_id(self) -> str:
        """The id under which the record was first published: it never changes."""
        return self.aliases[0] if self.aliases else self.id

    @property
    def heading(self) -> str:
        """What the record is called on pages."""
        raise NotImplementedError
