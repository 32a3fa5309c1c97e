"""What a reader can narrow a timeline to: kinds of event, actors, places, what is contested."""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Sequence
from itertools import chain

import msgspec

from variorum.views.events import Listed
from variorum.views.scope import Scope

#: Fewer events are read faster than filtered.
LEAST = 6
#: So many options of a kind are offered, the most frequent ones.
_MOST = 8


class Option(msgspec.Struct, frozen=True, gc=False):
    """One thing that events can be narrowed to."""

    value: str
    """What stands for it in the page's address: an id or a term."""
    label: str
    """What it is called."""
    token: str
    """What marks the entries that it fits, among their tokens."""
    count: int
    """How many entries it fits."""


class FilterGroup(msgspec.Struct, frozen=True, gc=False):
    """Options of one kind, of which several can be chosen."""

    name: str
    """What stands for it in the page's address: ``type``, ``actor`` or ``place``."""
    label: str
    """What it is called."""
    options: tuple[Option, ...]
    """The most frequent ones, most frequent first."""


class Filters(msgspec.Struct, frozen=True, gc=False):
    """The controls of a timeline."""

    facets: tuple[FilterGroup, ...]
    """Kinds of event, actors, places; those that tell entries apart."""
    contested: int
    """How many entries have a contested finding; 0 if it does not tell entries apart."""
    periods: tuple[tuple[str, str], ...]
    """Years, or months of one year, as in ISO 8601 and in words; empty if there is only one."""
    status: str
    """How many events are shown, in words, with ``{}`` for that number."""


class Marked(msgspec.Struct, frozen=True):
    """The controls, and what each entry is marked with."""

    filters: Filters
    tokens: tuple[str, ...]
    """For each entry its tokens, with spaces between them."""


def filters(
    scope: Scope, events: Sequence[Listed], periods: tuple[tuple[str, str], ...]
) -> Marked | None:
    """Find what entries can be narrowed to; None where they are few, or all alike."""
    if len(events) < LEAST:
        return None
    facets = tuple(facet for facet in _facets(scope, events) if facet[0].options)
    contested = sum([event.line.is_contested for event in events])
    contested = contested if contested < len(events) else 0
    if not facets and not contested and len(periods) < 2:
        return None
    _, total = scope.language.gettext, scope.language.number(len(events))
    words = _("Events shown: %(shown)s of %(all)s") % {"shown": "{}", "all": total}
    made = Filters(
        tuple(facet for facet, _values in facets),
        contested,
        periods if len(periods) > 1 else (),
        words,
    )
    return Marked(made, _tokens(facets, events))


_Values = list[Collection[str]]


def _tokens(
    facets: Iterable[tuple[FilterGroup, _Values]], events: Sequence[Listed]
) -> tuple[str, ...]:
    """What each entry is marked with."""
    tokens: list[list[str]] = [[] for _ in events]
    for facet, values in facets:
        known = {option.value: option.token for option in facet.options}
        for own, fitting in zip(tokens, values, strict=True):
            own += [known[value] for value in fitting if value in known]
    for own, event in zip(tokens, events, strict=True):
        if event.line.is_contested:
            own.append("c")
    return tuple(map(" ".join, tokens))


def _facets(scope: Scope, events: Sequence[Listed]) -> list[tuple[FilterGroup, _Values]]:
    """Each facet, with the values that each entry has in it."""
    _, current = scope.language.gettext, scope.graph.index.current
    types: _Values = [(event.type,) if event.type else () for event in events]
    actors: _Values = [dict.fromkeys(map(current, event.actors)) for event in events]
    places: _Values = [(event.line.place.id,) if event.line.place else () for event in events]

    def type_label(value: str) -> str:
        return scope.vocabulary.label("event_types", value)

    def title(value: str) -> str:
        return scope.ref(value).title

    return [
        (_facet("type", _("Kind of event"), types, type_label), types),
        (_facet("actor", _("Actor"), actors, title), actors),
        (_facet("place", _("Place"), places, title), places),
    ]


def _facet(name: str, label: str, values: _Values, words: Callable[[str], str]) -> FilterGroup:
    """The most frequent values that some entries have and others have not."""
    counts = Counter(chain.from_iterable(values))
    telling = [value for value, count in counts.items() if count < len(values)]
    frequent = sorted(telling, key=lambda value: (-counts[value], value))[:_MOST]
    return FilterGroup(
        name,
        label,
        tuple(
            Option(value, words(value), f"{name[0]}{at}", counts[value])
            for at, value in enumerate(frequent)
        ),
    )
