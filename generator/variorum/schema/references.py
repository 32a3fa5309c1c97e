"""Every reference and term in a shape, found from its field types alone.

The walk over a shape's fields is planned once a class, so that checking a file costs little.
"""

from collections.abc import Callable, Iterator
from functools import cache
from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin

from variorum.schema.fields import MarkdownField, RefersTo, TermOf
from variorum.schema.shape import Shape

Marker = RefersTo | TermOf | MarkdownField
Path = tuple[str | int, ...]
Found = tuple[Path, Marker, str]
_Walk = Callable[[Any, Path], Iterator[Found]]


def find(shape: Shape) -> Iterator[Found]:
    """Yield path, marker and word for each marked field that has a value."""
    for key, attribute, walk in _plan(type(shape)):
        value = getattr(shape, attribute)
        if value:
            yield from walk(value, (key,))


@cache
def _plan(shape: type[Shape]) -> tuple[tuple[str, str, _Walk], ...]:
    steps = []
    for attribute, field in shape.model_fields.items():
        annotation = (
            Annotated[(field.annotation, *field.metadata)] if field.metadata else field.annotation
        )
        walk = _walker(annotation)
        if walk is not None:
            steps.append((field.alias or attribute, attribute, walk))
    return tuple(steps)


def _walker(annotation: Any) -> _Walk | None:
    """Choose how to walk values of a type; None if nothing marked can be inside."""
    origin, args = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        marker = next((extra for extra in args[1:] if isinstance(extra, Marker)), None)
        return _leaf(marker) if marker else _walker(args[0])
    if origin in (Union, UnionType):
        return next((walk for walk in map(_walker, args) if walk), None)
    if origin is list:
        item = _walker(args[0])
        return _items(item) if item else None
    if origin is dict:
        member = _walker(args[1])
        return _members(member) if member else None
    if isinstance(annotation, type) and issubclass(annotation, Shape):
        return _nested if _plan(annotation) else None
    return None


def _leaf(marker: Marker) -> _Walk:
    def walk(value: Any, path: Path) -> Iterator[Found]:
        yield path, marker, value

    return walk


def _items(item: _Walk) -> _Walk:
    def walk(value: Any, path: Path) -> Iterator[Found]:
        for index, element in enumerate(value):
            yield from item(element, (*path, index))

    return walk


def _members(member: _Walk) -> _Walk:
    def walk(value: Any, path: Path) -> Iterator[Found]:
        for key, element in value.items():
            yield from member(element, (*path, key))

    return walk


def _nested(value: Any, path: Path) -> Iterator[Found]:
    for tail, marker, word in find(value):
        yield (*path, *tail), marker, word
