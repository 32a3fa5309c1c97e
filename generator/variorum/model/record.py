"""What every record has, whatever its kind."""

from collections.abc import Iterable, Mapping
from typing import ClassVar

import msgspec

from variorum.model.dates import EdtfDate
from variorum.model.sensitivity import Sensitivity
from variorum.model.translation import Tongues, Translation, is_same


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
    ``language`` is that of its own words, an article's that of its text; None is the site's
    ``records_language``. ``translations`` are by language.
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
    language: str | None = None
    translations: dict[str, Translation] = {}

    @property
    def birth_id(self) -> str:
        """The id under which the record was first published: it never changes."""
        return self.aliases[0] if self.aliases else self.id

    @property
    def heading(self) -> str:
        """What the record is called on pages."""
        raise NotImplementedError

    def translation(self, tongues: Tongues) -> Translation | None:
        """The record's words for a site's readers; None where its own are in their language."""
        if is_same(self.language or tongues.records, tongues.site):
            return None
        return in_language(self.translations, tongues.site) or Translation()

    def shown_heading(self, tongues: Tongues) -> tuple[str, str]:
        """What the record is called on a site, and in which language; empty is the site's own."""
        translation = self.translation(tongues)
        if translation is None or translation.title:
            return (translation.title if translation else self.heading), ""
        return self.heading, self.language or tongues.records


def in_language(translations: Mapping[str, Translation], tag: str) -> Translation | None:
    """The translation into a language, or into one that is spoken elsewhere."""
    near = (found for other, found in translations.items() if is_same(other, tag))
    return translations.get(tag) or next(near, None)


def name_in(names: Iterable[Name], tag: str) -> str:
    """The first name in a language that is still in use; empty if there is none."""
    found = (n.name for n in names if n.language and is_same(n.language, tag) and not n.valid_to)
    return next(found, "")
