"""Strict YAML: plain data only, and a position for every value.

PyYAML composes the nodes (with libyaml where it is built in). What the nodes mean is decided here,
because YAML 1.1 reads ``no`` as false, ``1:20`` as eighty and ``2024-08-25`` as a date object.
Only ``true``, ``false``, ``null``, decimal integers and decimal fractions are not text.
"""

import re
from collections.abc import Callable, Iterator
from typing import Any

import yaml
from yaml.reader import ReaderError

from variorum.diagnostics import Code
from variorum.read import characters
from variorum.read.yaml_problems import explain

Path = tuple[str | int, ...]
#: As the last step of a path: the key of an entry, not its value.
KEY = "[key]"
#: Takes a problem with its line and column, counted from 0 within the YAML text.
Complain = Callable[[Code, str, int, int], None]

_INTEGER = re.compile(r"[-+]?(?:0|[1-9][0-9]*)")
_FRACTION = re.compile(r"[-+]?(?:[0-9]+\.[0-9]*|\.[0-9]+)(?:[eE][-+]?[0-9]+)?")
_WORDS: dict[str, bool | None] = {
    "true": True,
    "false": False,
    "": None,
    "~": None,
    "null": None,
}
_CORE_TAGS = frozenset(
    f"tag:yaml.org,2002:{name}" for name in ("map", "seq", "str", "plain", "quoted")
)
_PLAIN = "tag:yaml.org,2002:plain"
_MAX_DEPTH = 50
#: What opens a level of nesting without a new line.
_OPENERS = ("[", "{", "- ", "? ")
#: How many levels libyaml's recursive composer certainly survives.
_SAFE_DEPTH = 1000


class _Resolver:
    """Answers the composer's only question, which tag an untagged node has."""

    def descend_resolver(self, parent: object, index: object) -> None:
        """Ignore the path: nothing here depends on it."""

    def ascend_resolver(self) -> None:
        """Ignore the path: nothing here depends on it."""

    def resolve(self, kind: type[yaml.Node], value: str | None, implicit: Any) -> str:
        """Tell plain scalars, which may be numbers, from quoted ones, which are text."""
        if kind is yaml.ScalarNode:
            return _PLAIN if implicit[0] else "tag:yaml.org,2002:quoted"
        return "tag:yaml.org,2002:map" if kind is yaml.MappingNode else "tag:yaml.org,2002:seq"


try:
    from yaml.cyaml import CParser  # type: ignore[attr-defined]

    class _Loader(CParser, _Resolver):
        """libyaml's parser and composer."""

except ImportError:  # a PyYAML built without libyaml: the same nodes, more slowly
    from yaml.composer import Composer
    from yaml.parser import Parser
    from yaml.reader import Reader
    from yaml.scanner import Scanner

    class _Loader(Reader, Scanner, Parser, Composer, _Resolver):  # type: ignore[no-redef]
        """PyYAML's own parser and composer."""

        def __init__(self, text: str) -> None:
            Reader.__init__(self, text)
            Scanner.__init__(self)
            Parser.__init__(self)
            Composer.__init__(self)


def load(text: str, complain: Complain) -> Any:
    """Read one YAML document as dicts, lists, text, numbers, booleans and None.

    Problems go to ``complain``; what could be read is returned all the same, None if nothing.
    """
    if _needs_a_look(text) and not _look(text, complain):
        return None
    node = _compose(text, complain)
    if node is None:
        return None
    if "\\" in text:
        for problem in characters.refuse_escaped(node, text):
            complain(*problem)
    return _value(node, complain, 0)


def locate(text: str, path: Path, *, key: bool = False) -> tuple[int, int]:
    """Find line and column (from 0) of the value at a path, or of its key.

    A path that leads beyond what is written ends at the deepest node that exists. A last step
    ``[key]`` (pydantic's) asks for the key of what comes before it, one that begins with ``[[``
    for that link within the text.
    """
    last = str(path[-1]) if path else ""
    if last == KEY or last.startswith("[["):
        path, key = path[:-1], last == KEY
    node = _compose(text, lambda *_: None)
    if node is None:
        return (0, 0)
    mark = node.start_mark
    for step in path:
        if isinstance(node, yaml.MappingNode):
            pair = next((p for p in node.value if p[0].value == str(step)), None)
        elif isinstance(node, yaml.SequenceNode) and isinstance(step, int):
            pair = (node.value[step],) * 2 if step < len(node.value) else None
        else:
            pair = None
        if pair is None:
            break
        node = pair[1]
        mark = pair[0 if key else 1].start_mark
    at = text.find(last, mark.index) if last.startswith("[[") else -1
    if at >= 0:
        return (text.count("\n", 0, at), at - text.rfind("\n", 0, at) - 1)
    return (mark.line, mark.column)


def _compose(text: str, complain: Complain) -> yaml.Node | None:
    try:
        loader = _Loader(text)
        try:
            return loader.get_single_node()
        finally:
            loader.dispose()
    except yaml.MarkedYAMLError as problem:
        complain(Code.YAML_SYNTAX, *explain(problem, text))
    except ReaderError as problem:
        _complain_of_character(text, problem, complain)
    except RecursionError:
        complain(Code.YAML_SYNTAX, "the nesting is too deep", 0, 0)
    return None


def _complain_of_character(text: str, problem: ReaderError, complain: Complain) -> None:
    code = problem.character if isinstance(problem.character, int) else ord(problem.character)
    before = text[: max(text.find(chr(code)), 0)]
    message = f"a control character (U+{code:04X}) that YAML does not allow; delete it"
    complain(Code.YAML_SYNTAX, message, before.count("\n"), len(before) - before.rfind("\n") - 1)


def _needs_a_look(text: str) -> bool:
    """Whether the text may hold what composed nodes hide, or what composing might not survive."""
    return (
        any(mark in text for mark in ("&", "*", "!", "\n---"))
        or sum(text.count(opener) for opener in _OPENERS) > _SAFE_DEPTH
    )


def _look(text: str, complain: Complain) -> bool:
    """Refuse anchors, aliases, tags, further documents and deep nesting, seen as events.

    Returns whether composing is safe: aliases multiply what they stand for, and libyaml's
    composer overflows the stack of the process where the nesting is deep enough.
    """
    depth, documents, safe = 0, 0, True
    try:
        for event in _events(text):
            where = (event.start_mark.line, event.start_mark.column)
            depth += isinstance(event, yaml.CollectionStartEvent)
            depth -= isinstance(event, yaml.CollectionEndEvent)
            documents += isinstance(event, yaml.DocumentStartEvent)
            if depth > _SAFE_DEPTH:
                complain(Code.YAML_SYNTAX, "the nesting is too deep", *where)
                return False
            if documents > 1:
                message = "a second document begins here; one file holds one record"
                complain(Code.YAML_FEATURE, message, *where)
                return False
            if objection := _objection(event):
                complain(Code.YAML_FEATURE, objection, *where)
            safe = safe and not isinstance(event, yaml.AliasEvent)
    except yaml.YAMLError:
        return True  # composing says what is wrong
    return safe


def _events(text: str) -> Iterator[Any]:
    loader = _Loader(text)
    try:
        while loader.check_event():
            yield loader.get_event()
    finally:
        loader.dispose()


def _objection(event: Any) -> str | None:
    if isinstance(event, yaml.AliasEvent):
        return f"*{event.anchor} is an alias in YAML; repeat the value, or put the text in quotes"
    if getattr(event, "anchor", None):
        return f"&{event.anchor} is an anchor in YAML; leave it out, or put the text in quotes"
    if tag := getattr(event, "tag", None):
        shown = tag.replace("tag:yaml.org,2002:", "!!")
        return f"{shown} is a tag in YAML; leave it out, or put the text in quotes"
    return None


def _value(node: yaml.Node, complain: Complain, depth: int) -> Any:
    if isinstance(node, yaml.ScalarNode):
        return _scalar(node.value) if node.tag == _PLAIN else node.value
    if depth > _MAX_DEPTH:
        mark = node.start_mark
        complain(Code.YAML_SYNTAX, "the nesting is too deep", mark.line, mark.column)
        return None
    if isinstance(node, yaml.SequenceNode):
        return [_value(item, complain, depth + 1) for item in node.value]
    return _mapping(node, complain, depth)


def _scalar(text: str) -> object:
    if text in _WORDS:
        return _WORDS[text]
    first = text[0]
    if first in "0123456789+-.":
        if _INTEGER.fullmatch(text) and len(text) < 20:
            return int(text)
        if _FRACTION.fullmatch(text):
            return float(text)
    return text


def _mapping(node: yaml.Node, complain: Complain, depth: int) -> dict[str, Any]:
    result: dict[str, Any] = {}
    for key_node, value_node in node.value:
        key = key_node.value
        mark = key_node.start_mark
        if not isinstance(key, str):
            complain(
                Code.YAML_FEATURE,
                "a key is a single word, not a list or mapping",
                mark.line,
                mark.column,
            )
        elif key in result:
            complain(
                Code.DUPLICATE_KEY,
                f"'{key}' stands twice in this mapping; keep one",
                mark.line,
                mark.column,
            )
        else:
            result[key] = _value(value_node, complain, depth + 1)
    return result


def walk(value: Any, path: Path = ()) -> Iterator[tuple[Path, Any]]:
    """Yield every scalar of loaded data with its path."""
    if isinstance(value, dict):
        for key, item in value.items():
            yield from walk(item, (*path, key))
    elif isinstance(value, list):
        for index, item in enumerate(value):
            yield from walk(item, (*path, index))
    else:
        yield path, value
