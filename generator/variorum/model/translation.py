"""In which language a record speaks to a site's readers."""

import msgspec

from variorum.config import Settings


class Translation(msgspec.Struct, frozen=True):
    """A record's words in another language; what is empty is not translated."""

    title: str = ""
    summary: str = ""


class Tongues(msgspec.Struct, frozen=True):
    """The language of a site's readers, and that of its records where they name none (BCP 47)."""

    site: str = "en"
    records: str = "en"


def tongues_of(settings: Settings) -> Tongues:
    """The languages of a site."""
    return Tongues(settings.language, settings.records_language or settings.language)


def is_same(one: str, other: str) -> bool:
    """Whether two tags name one language, wherever it is spoken: ``en`` and ``en-GB``."""
    return one.partition("-")[0].lower() == other.partition("-")[0].lower()
