"""What the rules of evidence work on: the slots that claims fill, and what is known beside them."""

import builtins
import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Protocol

import msgspec

from variorum.model.event import Assessment
from variorum.model.vocabulary import Vocabulary
from variorum.schema.builtin import BUILTIN

_BETWEEN_WORDS = re.compile(r"[^a-z0-9]+")


class Evidence(msgspec.Struct, frozen=True):
    """What the rules need to know beside the claims.

    ``voices`` maps a claimant or actor to its voice, ``origins`` an article to its origins,
    ``around`` a place to the places that it lies in.
    """

    voices: Mapping[str, str]
    origins: Mapping[str, tuple[str, ...]]
    around: Mapping[str, tuple[str, ...]] = {}
    assessments: tuple[Assessment, ...] = ()
    vocabulary: Vocabulary = BUILTIN


class Slot(msgspec.Struct, frozen=True, order=True):
    """What claims must share to be about the same thing."""

    property: str
    label: str
    who: str
    side: str

    @builtins.property
    def anchor(self) -> str:
        """A name for it within its event's page."""
        return _anchor(self)


@lru_cache(maxsize=4096)
def _anchor(slot: Slot) -> str:
    words = "-".join(part for part in (slot.property, slot.label, slot.who, slot.side) if part)
    return "finding-" + _BETWEEN_WORDS.sub("-", words.lower()).strip("-")


class Slotted(Protocol):
    """What fills a slot: a claim, a finding, an assessment, or what pages make of one."""

    @builtins.property
    def property(self) -> str:
        """The property's id."""

    @builtins.property
    def label(self) -> str | None:
        """What an ``other`` statement is about."""

    @builtins.property
    def who(self) -> str | None:
        """The category."""

    @builtins.property
    def side(self) -> str | None:
        """The id of the actor to which the dead or injured belonged."""


def slot_of(item: Slotted) -> Slot:
    """The slot that something fills."""
    return Slot(item.property, item.label or "", item.who or "", item.side or "")
