"""What the template of a record leaves for its editor to write: words in angle brackets.

No date, id, number or term looks like that, and no title does, so that none of them can pass for
something that an editor meant. Two words at least: one alone may be an element of HTML.
"""

import re
from collections.abc import Iterator
from typing import Any

import msgspec

from variorum.diagnostics import Code, Diagnostic, error
from variorum.read.source import Source
from variorum.read.strict_yaml import Path
from variorum.resolve.outcome import Resolved
from variorum.resolve.validate import field_at
from variorum.schema.shape import RecordShape

#: ``<its title>``, but no ``<https://a.example/>`` and no ``<img src=x>``.
_PLACEHOLDER = re.compile(r"<\w[^<>=:/@\n]* [^<>=:/@\n]+>")
_ANYWHERE = re.compile(rb"<[^<>=\n]+ [^<>=\n]+>")
#: The words of a source, which are what they are.
_VERBATIM = frozenset(("quote", "prefix", "suffix", "verbatim", "mentions"))
_DRAFT = "draft"
#: What an editor comes to when a template is filled in.
_LATER = frozenset((Code.SEAL_MISSING, Code.EMPTY_TIMELINE))
#: Not required, and yet not to be left out without a thought.
_WANTED = frozenset(("date",))
#: So many characters of a placeholder are shown.
_LONGEST = 40


def is_placeholder(text: str) -> bool:
    """Whether a text is nothing but some words in angle brackets."""
    return _PLACEHOLDER.fullmatch(text.strip()) is not None


def without_placeholders(
    raw: bytes, source: Source, shape: type[RecordShape]
) -> tuple[Source, list[Diagnostic]]:
    """Report what is not filled in yet; a draft is read without it, as far as that can be.

    What a draft must have, such as a title, stays as the template has it.
    """
    if not _ANYWHERE.search(raw):
        return source, []
    if source.kind == "event" and source.data.get("status") == _DRAFT:
        left = {key for key, value in source.data.items() if _may_go(key, value, shape)}
        data = {key: value for key, value in source.data.items() if key not in left}
        return msgspec.structs.replace(source, data=data), []
    found = [_unfilled(source, path, words, shape) for path, words in _among(source.data, ())]
    if is_placeholder(source.body or ""):
        found.append(body_placeholder(source))
    return source, found


def body_placeholder(source: Source) -> Diagnostic:
    """Ask for the text that is to take the placeholder's place in a body."""
    body = source.body or ""
    message = f"{_short(body)} is the template's; put the article's text here, word for word"
    return error(source.body_span(body.index("<")), Code.PLACEHOLDER, message)


def freed_from(placeholders: list[Diagnostic], resolved: Resolved) -> Resolved:
    """Report placeholders in place of all that follows from them, or comes after them."""
    places = {found.span for found in placeholders}
    others = (
        problem
        for problem in resolved.problems
        if problem.span not in places and problem.code not in _LATER
    )
    references = (each for each in resolved.references if not is_placeholder(each.id))
    return msgspec.structs.replace(
        resolved, problems=(*others, *placeholders), references=tuple(references)
    )


def _may_go(key: str, value: object, shape: type[RecordShape]) -> bool:
    field = field_at(shape, (key,))
    if field is None or field.is_required():
        return False
    return isinstance(value, str) and is_placeholder(value)


def _among(value: Any, path: Path) -> Iterator[tuple[Path, str]]:
    """All placeholders in a file's data, with their paths."""
    if isinstance(value, str):
        if is_placeholder(value):
            yield path, value.strip()
    elif isinstance(value, list):
        for index, item in enumerate(value):
            yield from _among(item, (*path, index))
    elif isinstance(value, dict):
        for key, item in value.items():
            if key not in _VERBATIM:
                yield from _among(item, (*path, key))


def _unfilled(source: Source, path: Path, words: str, shape: type[RecordShape]) -> Diagnostic:
    name = next((step for step in reversed(path) if isinstance(step, str)), "")
    message = f"'{name}' still says {_short(words)}, as the template does"
    field = field_at(shape, path)
    if field is not None:
        message += f"; what belongs here: {field.description}"
        if not field.is_required() and name not in _WANTED:
            message += "; or take the field out"
    if source.kind == "event":
        message += "; or go back to status: draft"
    return error(source.span(path), Code.PLACEHOLDER, message)


def _short(words: str) -> str:
    words = words.strip()
    return words if len(words) <= _LONGEST else f"{words[:_LONGEST]}…>"
