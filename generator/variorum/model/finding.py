"""Findings: what the claims about one event, property, category and side add up to."""

from enum import StrEnum

import msgspec

from variorum.model.claim import Value


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

    PART_EXCEEDS_WHOLE = "part-exceeds-whole"
    """Contested: one voice counts more in a part than in its whole, such as 30 children of 21
    civilians: a contradiction inside one voice, of which no number is best. It is said of the part
    and of the whole."""

    CIVILIANS_OR_COMBATANTS = "civilians-or-combatants"
    """Contested status of the victims: one voice counts civilians and no combatants, another, of
    the same side, combatants and no civilians. No total that either gives has room for both, so
    that they speak of the same people. To say outright that the victims were civilians or
    combatants counts as much as to count them."""

    INDEPENDENT = "independent"
    """Corroborated: the standing claims are compatible, and come from two or more voices through
    two or more origins. What only repeats an earlier claim brings no origin."""

    ONE_ORIGIN = "one-origin"
    """Single origin: two or more voices, but all known through one origin."""

    ONE_VOICE = "one-voice"
    """Single voice: the standing claims that bear it out all come from one voice."""

    OWN_WORDS = "own-words"
    """Single voice: several voices, each in words of its own. Whether free texts agree is for
    readers to say, so that one bears out another only where the text is the same (but for case,
    spaces and the full stop)."""

    REVISED = "revised"
    """A voice's later claim supersedes its earlier one; the earlier stays visible and no longer
    counts."""

    BOUNDS = "bounds"
    """Low and high are the lowest and the highest bound among the standing claims; an open bound
    stays open."""

    AGREED = "agreed"
    """Best is the one number that every standing claim states; nobody denies it, nobody leaves it
    at a word, and no part exceeds it."""

    ASSESSED = "assessed"
    """Best is an editor's signed assessment; low and high are widened to hold it. Where the thing
    is no number, the assessment is shown as the editors' reading. It changes no status."""

    ACLED_NUMERALS = "acled-numerals"
    """Quantity words are counted as ACLED does: tens 10, dozens 12, hundreds 100."""


class Finding(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """The result for one event, property, category and side.

    ``claims`` are all claims in order of time, ``standing`` those that no later one supersedes.
    ``low``, ``best`` and ``high`` are for counts; None is open or unknown. ``voices`` and
    ``origins`` are those that bear it out (in a contested finding, all), each named by one of
    those that are joined in it; where each voice has its own words, all. ``superseded`` maps a
    claim to the one that took its place, ``repeats`` a claim to the first that said the same.
    ``across`` are claims about something else by which the finding is contested: the part or the
    whole that does not fit, or counts that say whom the victims were, which are then among
    ``claims`` too. ``assessed`` is an editor's judgement.
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
    across: tuple[str, ...] = ()
    assessed: Value | None = None
