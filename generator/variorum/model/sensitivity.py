"""What can harm: marks that editors put on records and annotations."""

from enum import StrEnum

import msgspec


class Sensitivity(StrEnum):
    """Why something is shown with care."""

    GRAPHIC = "graphic"
    """Violence, injury or death described or shown."""
    PERSONAL_DATA = "personal-data"
    """What could harm a living person: a name, an address, a state of health."""
    PRECISE_LOCATION = "precise-location"
    """Where somebody or something could be found."""


class SensitiveSpan(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """Some words of a text and their marks: code points of the normalised text, end exclusive."""

    start: int
    end: int
    marks: tuple[Sensitivity, ...]

    def meets(self, start: int, end: int) -> bool:
        """Whether it has a character in common with another stretch."""
        return self.start < end and start < self.end


def joined(
    marks: tuple[Sensitivity, ...], *more: tuple[Sensitivity, ...]
) -> tuple[Sensitivity, ...]:
    """Several lists of marks as one, each once, in the order of the kinds."""
    every = {mark for each in (marks, *more) for mark in each}
    return tuple([mark for mark in Sensitivity if mark in every]) if every else ()
