"""Markdown, and the words that stand below a field or a member in the code."""

import ast
import inspect
import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any

_NOTICE = "<!-- Made from the code by `make reference`; edits here are overwritten. -->"


def page(title: str, *parts: str) -> str:
    """A page, with the notice that it is made."""
    return (
        "\n\n".join([f"# {title}", _NOTICE, *(part.strip("\n") for part in parts if part)]) + "\n"
    )


def table(head: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    """A table; cells are Markdown."""
    columns = list(head)
    lines = [columns, ["---"] * len(columns), *rows]
    return "\n".join("| " + " | ".join(map(_cell, line)) + " |" for line in lines)


def code(text: str) -> str:
    """A code span, whatever is in it."""
    return f"`` {text} ``" if "`" in text else f"`{text}`"


def prose(docstring: str | None) -> str:
    """A docstring as one paragraph of Markdown."""
    flat = " ".join(inspect.cleandoc(docstring or "").split())
    return re.sub(r"``([^`]+)``", r"`\1`", flat)


def sentence(words: str) -> str:
    """A description with a capital letter and a full stop."""
    flat = prose(words)
    return flat[:1].upper() + flat[1:] + ("" if flat.endswith((".", "…")) else ".")


@cache
def documented(owner: type[Any]) -> dict[str, str]:
    """The docstrings below a class's fields or members, its bases' included."""
    found: dict[str, str] = {}
    for base in reversed(owner.__mro__):
        if base.__module__.split(".")[0] == "variorum":
            found.update(_below_fields(base))
    return found


def _below_fields(owner: type[Any]) -> Iterator[tuple[str, str]]:
    (definition,) = ast.parse(inspect.getsource(owner)).body
    assert isinstance(definition, ast.ClassDef)
    for field, after in zip(definition.body, definition.body[1:], strict=False):
        if isinstance(after, ast.Expr) and isinstance(after.value, ast.Constant):
            for name in _names(field):
                yield name, prose(str(after.value.value))


def _names(node: ast.stmt) -> list[str]:
    targets = node.targets if isinstance(node, ast.Assign) else [getattr(node, "target", None)]
    return [target.id for target in targets if isinstance(target, ast.Name)]


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("\n", " ")
