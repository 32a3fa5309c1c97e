"""What is kept between runs and read by each: enough to see whether anything has changed.

The cache's shelves are ``STATE``, which is this, and ``RECORDS`` and ``SITE``, which are read when
something has changed. Tokens tell whether shelves belong together.
"""

import msgspec

from variorum.config import Settings
from variorum.diagnostics import Diagnostic
from variorum.fingerprint import Stamp

STATE, RECORDS, SITE = "state", "records", "site"
#: Where compiled templates are kept, in the same folder.
TEMPLATES_FOLDER = "templates"


class Tally(msgspec.Struct, frozen=True):
    """What a check counts."""

    records: int = 0
    quotations: int = 0
    claims: int = 0
    articles_held: int = 0
    articles_annotated: int = 0

    def plus(self, other: "Tally") -> "Tally":
        """Both together."""
        return self._with(other, 1)

    def less(self, other: "Tally") -> "Tally":
        """This without a part of it."""
        return self._with(other, -1)

    def _with(self, other: "Tally", sign: int) -> "Tally":
        mine, others = msgspec.structs.astuple(self), msgspec.structs.astuple(other)
        return Tally(*(a + sign * b for a, b in zip(mine, others, strict=True)))


class State(msgspec.Struct, kw_only=True):
    """What the last good run found: enough to see that nothing changed, and to say so again.

    ``records`` and ``surroundings`` are the stamps of what it read; ``watched`` names the latter,
    and ``pulled_in`` those of them that only turned out to be read. Of the site as it was built,
    ``built_in`` has the surroundings, ``built_from`` the records' token, ``site_look`` what its
    folder looked like; ``built_strictly`` says that hand-written pages had no warnings,
    ``search_is_behind`` that the search index lacks something.
    """

    installation: dict[str, Stamp]
    settings: Settings
    records: dict[str, Stamp]
    problems: list[Diagnostic]
    tally: Tally
    records_token: str
    watched: list[str]
    pulled_in: list[str] = []
    surroundings: dict[str, Stamp]
    site_token: str = ""
    built_in: dict[str, Stamp] = {}
    built_strictly: bool = False
    built_from: str = ""
    site_look: str = ""
    search_is_behind: bool = False

    def take_site(self, other: "State") -> None:
        """Take over what another state says of the site as it was built."""
        self.site_token, self.site_look = other.site_token, other.site_look
        self.built_in, self.built_from = other.built_in, other.built_from
        self.built_strictly = other.built_strictly
        self.search_is_behind = other.search_is_behind
