"""The parts that twins share."""

from collections.abc import Iterable
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
from variorum.model.dates import EdtfDate
from variorum.model.finding import Finding
from variorum.model.quotation import Quotation
from variorum.views import wording
from variorum.views.scope import Scope
from variorum.views.showing import Showing


class DateTwin(msgspec.Struct, frozen=True, gc=False):
    """A date: EDTF, its first and last day (null is open), and UCDP's date_prec."""

    edtf: str
    """The date in EDTF."""
    earliest: str | None
    """First possible day; null is open."""
    latest: str | None
    """Last possible day; null is open."""
    date_prec: int
    """UCDP's date_prec, 1 to 5."""


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


class FindingTwin(msgspec.Struct, frozen=True, gc=False):
    """What the claims about one property, category and side add up to."""

    property: str
    """What it is about."""
    label: str | None
    """What an ``other`` finding is about."""
    who: str | None
    """The category."""
    side: str | None
    """Id of the actor to which the dead or injured belonged."""
    status: str
    """``contested``, ``corroborated``, ``single-origin`` or ``single-voice``."""
    conceded: bool
    """Whether the actor held responsible says so too."""
    low: int | None
    """Lowest bound among standing claims; null is open."""
    best: int | None
    """The agreed or assessed number."""
    high: int | None
    """Highest bound among standing claims; null is open."""
    rule: str
    """The rules that gave the result, in sentences."""
    rules: tuple[str, ...]
    """The same rules by name."""
    voices: int
    """How many independent voices speak."""
    origins: int
    """Through how many origins."""
    claims: tuple[str, ...]
    """Ids of all claims, in order of time."""
    standing: tuple[str, ...]
    """Ids of those that no later claim supersedes."""
    across: tuple[str, ...]
    """Ids of claims about something else by which it is contested: a part or a whole that does not
    fit, or counts that say whom the victims were (these are among ``claims`` as well)."""
    assessed: dict[str, Any] | None
    """An editor's judgement, by the type of the property."""


class PlaceTwin(msgspec.Struct, frozen=True, gc=False):
    """Where it happened."""

    id: str
    """The place's id."""
    name: str
    """Its name."""
    lat: float | None
    """Latitude, WGS 84 degrees."""
    lon: float | None
    """Longitude, WGS 84 degrees."""
    where_prec: int | None
    """UCDP's where_prec, 1 to 7."""
    is_coarse: bool
    """Whether its coordinates were made coarse, or left out, on purpose."""


class TieTwin(msgspec.Struct, frozen=True, gc=False):
    """Another record, and how it is related."""

    id: str
    """Id of the other record."""
    relation: str
    """A relation, or the reverse label of one."""


def date_twin(value: EdtfDate | None) -> DateTwin | None:
    """A date for machines."""
    if value is None:
        return None
    return DateTwin(value.edtf, value.earliest, value.latest, value.date_prec)


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


def finding_twin(scope: Scope, finding: Finding) -> FindingTwin:
    """A finding for machines."""
    return FindingTwin(
        property=finding.property,
        label=finding.label,
        who=finding.who,
        side=finding.side,
        status=finding.status.value,
        conceded=finding.conceded,
        low=finding.low,
        best=finding.best,
        high=finding.high,
        rule=" ".join(wording.rule_texts(finding.rules, scope.language)),
        rules=finding.rules,
        voices=len(finding.voices),
        origins=len(finding.origins),
        claims=finding.claims,
        standing=finding.standing,
        across=finding.across,
        assessed=value_twin(finding.assessed) if finding.assessed is not None else None,
    )


def ties_to(scope: Scope, ties: Iterable[tuple[str, str]], kind: str) -> list[TieTwin]:
    """Ties that other records declare to one, those of a kind, under their reverse labels."""
    graph = scope.graph
    tables = {
        "event": graph.vocabulary.event_relations,
        "actor": graph.vocabulary.actor_relations,
    }
    return [
        TieTwin(other, tables[kind][relation].reverse)
        for other, relation in ties
        if graph.card(other).kind == kind
    ]
