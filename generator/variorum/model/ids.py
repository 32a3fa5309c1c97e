"""Record ids: what they may look like."""

import re
import unicodedata

_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_HAS_LETTER = re.compile(r"[a-z]")

#: Names that pages of the site or file systems need for themselves.
RESERVED = frozenset(
    ["index", "page", "compare", "year", "con", "prn", "aux", "nul"]
    + [f"{port}{number}" for port in ("com", "lpt") for number in range(1, 10)]
)
MAX_LENGTH = 120


def nearest(name: str) -> str:
    """The id that somebody who chose an unusable name will have meant; "" if nothing is left."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    meant = "-".join(re.findall(r"[a-z0-9]+", plain))
    return "" if problem_with(meant) else meant


def problem_with(record_id: str) -> str | None:
    """Say what is wrong with an id, or None if it can be used.

    An id becomes a folder of the published site, so nothing that could leave its folder,
    collide with another file system's rules or be mistaken for a year may pass.
    """
    if not _ID.fullmatch(record_id):
        return "an id has lower-case letters a-z, digits and single hyphens only"
    if not _HAS_LETTER.search(record_id):
        return "an id has at least one letter (numbers alone are the years' timelines)"
    if record_id in RESERVED:
        return "this name is needed by the site itself"
    if len(record_id) > MAX_LENGTH:
        return f"an id has at most {MAX_LENGTH} characters"
    return None
