"""Findings: what the claims about one event, property, category and side add up to."""

from enum import StrEnum

import msgspec


class FindingStatus(StrEnum):
    """How the standing claims relate to one another."""

    CONTESTED = "contested"
    CORROBORATED = "corroborated"
    SINGLE_ORIGIN = "single-origin"
    SINGLE_VOICE = "single-voice"


class Rule(StrEnum):
    """The rules that findings name. Each one's docstring is the rule."""

    INCOMPATIBLE = "incompatible"
    """Contested: two standing claims cannot both be true; their intervals do not meet, their places
    do not lie within each other, or the actors or terms that two voices name have nothing in
    common."""

    DENIED = "denied"
    """Contested: a claimant denies what another asserts."""

    INDEPENDENT = "independent"
    """Corroborated: the standing claims are compatible, and come from two or more voices through
    two or more origins. What only repeats an earlier claim brings no origin."""

    ONE_ORIGIN = "one-origin"
    """Single origin: two or more voices, but all known through one origin."""

    ONE_VOICE = "one-voice"
    """Single voice: the standing claims that bear it out all come from one voice."""

    REVISED = "revised"
    """A voice's later claim supersedes its earlier one; the earlier stays visible and no longer
    counts."""

    BOUNDS = "bounds"
    """Low and high are the lowest and the highest bound among the standing claims; an open bound
    stays open."""

    AGREED = "agreed"
    """Best is the one number that every standing claim states; nobody denies it, and nobody leaves
    it at a word."""

    ASSESSED = "assessed"
    """Best is an editor's signed assessment; low and high are widened to hold it."""

    ACLED_NUMERALS = "acled-numerals"
    """Quantity words are counted as ACLED does: tens 10, dozens 12, hundreds 100."""


class Finding(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """The result for one event, property, category and side.

    ``claims`` are all claims in order of time, ``standing`` those that no later one supersedes.
    ``low``, ``best`` and ``high`` are for counts; None is open or unknown. ``voices`` and
    ``origins`` are those that bear it out (in a contested finding, all), each named by one of
    those that are joined in it. ``superseded`` maps a claim to the one that took its place,
    ``repeats`` a claim to the first that said the same.
    """

    event: str
    property: str
    label: str | None
    who: str | None
    side: str | None
    status: FindingStatus
    conceded: bool
    low: int | None = None
    best: int | None = None
    high: int | None = None
    rules: tuple[Rule, ...]
    voices: tuple[str, ...]
    origins: tuple[str, ...]
    claims: tuple[str, ...]
    standing: tuple[str, ...]
    superseded: dict[str, str] = {}
    repeats: dict[str, str] = {}
