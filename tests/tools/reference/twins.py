"""``json.md``: the keys of the machine-readable twins."""

from collections.abc import Iterator
from types import UnionType
from typing import Any, Union, get_args, get_origin

import msgspec

from tests.tools.reference import text
from tests.tools.reference.views import hints, struct_in
from variorum.views.twins.actor import ActorTwin
from variorum.views.twins.comparison import ComparisonTwin
from variorum.views.twins.event import EventTwin
from variorum.views.twins.place import PlacePageTwin
from variorum.views.twins.source import SourceTwin
from variorum.views.twins.timeline import TimelineTwin
from variorum.views.twins.tombstone import TombstoneTwin

#: Address of the page, and the twin beside it.
TWINS: dict[str, type[msgspec.Struct]] = {
    "/events/<id>/index.json": EventTwin,
    "/actors/<id>/index.json": ActorTwin,
    "/sources/<id>/index.json": SourceTwin,
    "/sources/<a>/compare/<b>/index.json": ComparisonTwin,
    "/places/<id>/index.json": PlacePageTwin,
    "/timelines/<id>/index.json": TimelineTwin,
    "at the address of a withdrawn record": TombstoneTwin,
}
#: The keys of a claim's ``value``, by the type of its property.
VALUES = {
    "count": {
        "min": "lowest number, null where open",
        "max": "highest number, null where open",
        "qualifier": "`exact`, `at-least`, `at-most`, `range`, `about` or `word`",
        "verbatim": "the words of the quotation that state it; left out where they are withheld",
    },
    "actor": {"actor": "the actor's id", "role": "the part that it played, or null"},
    "place": {"place": "the place's id"},
    "date": {
        "edtf": "the date in EDTF",
        "earliest": "first possible day, null where open",
        "latest": "last possible day, null where open",
    },
    "term": {"term": "the word of the vocabulary"},
    "text": {"text": "the words"},
    "stance": {},
}
_PLAIN = {str: "text", int: "number", bool: "boolean", float: "number"}

_INTRODUCTION = """
Every record's page has a machine-readable twin, `index.json`, in the folder of its `index.html`.
The keys are a contract: keys may be added, but none changes its name or its meaning. Unknown
values are null. Addresses begin at the site's root.
"""


def page() -> str:
    """Make the page."""
    return text.page(
        "Machine-readable twins",
        _INTRODUCTION,
        *(part for where, twin in TWINS.items() for part in _twin(where, twin)),
        "## Parts",
        *(part for struct in parts() for part in (f"### {_title(struct)}", *_keys(struct))),
        "### Value",
        "A claim's `value`, by the type of its [property](vocabulary.md#properties). A stance "
        "property such as `comment` has an empty object.",
        text.table(("type", "key", "meaning"), _values()),
    )


def parts() -> list[type[msgspec.Struct]]:
    """Every object inside a twin, by name."""
    found: dict[str, type[msgspec.Struct]] = {}
    ahead = list(TWINS.values())
    while ahead:
        inner = {
            struct.__name__: struct
            for one in ahead
            for annotation in hints(one).values()
            if (struct := struct_in(annotation))
        }
        ahead = [struct for name, struct in inner.items() if name not in found]
        found.update(inner)
    return [found[name] for name in sorted(found)]


def _title(struct: type[msgspec.Struct]) -> str:
    return struct.__name__.removesuffix("Twin")


def _twin(where: str, twin: type[msgspec.Struct]) -> Iterator[str]:
    yield f"## {_title(twin).removesuffix('Page')}"
    yield text.code(where) if where.startswith("/") else text.sentence(where)
    yield from _keys(twin)


def _keys(struct: type[msgspec.Struct]) -> Iterator[str]:
    words = text.documented(struct)
    rows = (
        (text.code(name), _type(annotation), words.get(name, ""))
        for name, annotation in hints(struct).items()
    )
    yield text.prose(struct.__doc__)
    yield text.table(("key", "type", "meaning"), rows)


def _type(annotation: Any) -> str:
    origin, args = get_origin(annotation), get_args(annotation)
    if annotation in _PLAIN:
        return _PLAIN[annotation]
    if origin in (Union, UnionType):
        return f"{_type(args[0])} or null"
    if origin in (list, tuple):
        return f"list of {_type(args[0])}"
    if origin is dict:
        value = "[value](#value)" if args[1] is Any else _type(args[1])
        return value if args[1] is Any else f"object of {value}"
    return f"[{_title(annotation)}](#{_title(annotation).lower()})"


def _values() -> Iterator[tuple[str, str, str]]:
    for kind, keys in VALUES.items():
        for key, meaning in keys.items():
            yield text.code(kind), text.code(key), text.sentence(meaning)
