"""What lists show of an event's evidence, without its claims."""

import msgspec

from variorum.model.finding import Finding


class Digest(msgspec.Struct, frozen=True):
    """An event's evidence in short.

    ``headline`` is the widest finding on the dead, or else on another count; None without counts.
    """

    claims: int = 0
    voices: int = 0
    origins: int = 0
    findings: int = 0
    contested: int = 0
    headline: Finding | None = None
