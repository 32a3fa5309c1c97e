"""What a page shows of what claims add up to."""

import msgspec

from variorum.views.parts.claims import Cell
from variorum.views.parts.references import Ref


class AcrossLine(msgspec.Struct, frozen=True, gc=False):
    """A claim about something else that a finding is weighed against."""

    topic: str
    """What it is about: ``Killed, children``."""
    value: str
    """What it says."""
    claimant: Ref
    """Who says it."""
    claim: str
    """Its anchor on the event's page."""


class ValueLine(msgspec.Struct, frozen=True, gc=False):
    """One value that stands, and who says so."""

    value: str
    """The value in words."""
    ref: Ref | None
    """The actor or place that is the value, if it is one."""
    role: str
    """The part that an actor is said to have played, or empty."""
    stance: str
    """asserts, denies or declines."""
    stance_text: str
    """The stance as a verb."""
    claimants: tuple[Ref, ...]
    """Who says so."""
    claim: str
    """Anchor of the first claim that says so."""


class FindingLine(msgspec.Struct, frozen=True, gc=False):
    """What the claims about one thing add up to."""

    anchor: str
    """Anchor on the event's page."""
    topic: str
    """Property, category and side in words."""
    property: str
    """The property's id."""
    side: Ref | None
    """The actor to which the dead or injured belonged."""
    is_count: bool
    """Whether low, best and high apply."""
    is_at_a_glance: bool
    """Whether it stands among the facts at the head of the page, and not in the matrix alone."""
    figure: str
    """The result in words: ``50 or more``, ``21``; for others the values that are claimed."""
    sentence: str
    """A contested number as a sentence of its own; empty for others."""
    values: tuple[ValueLine, ...]
    """The different values that stand, with the voices for each."""
    low: int | None
    """Lowest bound among standing claims; None is open."""
    best: int | None
    """The agreed or assessed number; None if there is none."""
    high: int | None
    """Highest bound among standing claims; None is open."""
    status: str
    """contested, corroborated, single-origin or single-voice."""
    status_text: str
    """The status in words."""
    basis: str
    """The same for findings that stand alike: in one way, by the same voices."""
    is_contested: bool
    """Whether the status is contested."""
    is_revised: bool
    """Whether an earlier claim was superseded."""
    is_assessed: bool
    """Whether there is an editor's judgement."""
    assessed: str
    """The editor's judgement in words, where it is not the best number; else empty."""
    conceded: bool
    """Whether the actor held responsible says so too."""
    rules: tuple[str, ...]
    """The rules that gave the result, in sentences."""
    voices: tuple[Ref, ...]
    """The independent voices."""
    origins: tuple[Ref, ...]
    """The articles through which they are known first."""
    cells: tuple[Cell, ...]
    """What each voice says, for the matrix."""
    across: tuple[AcrossLine, ...]
    """Claims about something else by which it is contested: a part, a whole, a count."""
