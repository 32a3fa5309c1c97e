"""A claim for machines, and its value by the type of its property."""

from typing import Any

import msgspec

from variorum.model.claim import (
    ActorValue,
    Claim,
    DateValue,
    NoValue,
    PlaceValue,
    TermValue,
    TextValue,
    Value,
)
from variorum.model.counts import Count
from variorum.model.quotation import Quotation
from variorum.views.showing import Showing


class ClaimTwin(msgspec.Struct, frozen=True, gc=False):
    """A claim.

    ``value`` differs by the type of its property; ``quote`` is null where its words may not be
    shown, and ``withheld`` says why.
    """

    id: str
    """Permanent id, eight hex digits."""
    property: str
    """What it is about."""
    label: str | None
    """What an ``other`` claim is about."""
    who: str | None
    """The category that is counted."""
    side: str | None
    """Id of the actor to which the dead or injured belonged."""
    value: dict[str, Any]
    """What is claimed, by the type of the property."""
    stance: str
    """``asserts``, ``denies``, ``confirms`` or ``declines``."""
    provisional: bool
    """Whether the claimant calls it provisional."""
    claimant: str
    """Id of the actor who says it."""
    source: str
    """Id of the article."""
    origins: tuple[str, ...]
    """Ids of the roots from which the article descends."""
    as_of: str | None
    """When it was said (EDTF)."""
    superseded_by: str | None
    """Id of the later claim that took its place."""
    repeats: str | None
    """Id of the claim that said the same first."""
    event: str
    """Id of the event."""
    url: str
    """Permanent address of the claim."""
    quote: Quotation | None
    """The exact words and their place in the text."""
    withheld: str | None
    """Why there are no words: ``display``, or the mark for which they are left out."""
    sensitive: tuple[str, ...]
    """Marks of the words: ``graphic``, ``personal-data``, ``precise-location``. Whoever shows words
    that have one warns first."""


def make_claim_twin(
    claim: Claim,
    url: str,
    origins: tuple[str, ...],
    found: Showing,
    superseded: str | None,
    repeats: str | None,
) -> ClaimTwin:
    """Make a claim's twin, for ``views/lines.py``, which has it with its place in the account."""
    return ClaimTwin(
        id=claim.id,
        property=claim.property,
        label=claim.label,
        who=claim.who,
        side=claim.side,
        value=_shown_value(claim, found),
        stance=claim.stance.value,
        provisional=claim.provisional,
        claimant=claim.claimant,
        source=claim.source,
        origins=origins,
        as_of=claim.as_of.edtf if claim.as_of else None,
        superseded_by=superseded,
        repeats=repeats,
        event=claim.event,
        url=url,
        quote=found.quote,
        withheld=found.withheld or None,
        sensitive=found.marks,
    )


def _shown_value(claim: Claim, found: Showing) -> dict[str, Any]:
    """A claim's value without words of the source that may not be shown."""
    value = value_twin(claim.value)
    if found.quote is None:
        value.pop("verbatim", None)
        if found.marks and "text" in value:
            value["text"] = None
    return value


def value_twin(value: Value) -> dict[str, Any]:
    """A value for machines, by the type of its property."""
    match value:
        case Count(min=low, max=high, qualifier=qualifier, verbatim=verbatim):
            return {"min": low, "max": high, "qualifier": qualifier, "verbatim": verbatim}
        case ActorValue(actor=actor, role=role):
            return {"actor": actor, "role": role}
        case PlaceValue(place=place):
            return {"place": place}
        case DateValue(edtf=edtf, earliest=earliest, latest=latest):
            return {"edtf": edtf, "earliest": earliest, "latest": latest}
        case TermValue(term=term):
            return {"term": term}
        case TextValue(text=text):
            return {"text": text}
        case NoValue():
            return {}
