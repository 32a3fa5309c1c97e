"""Templates read without rendering: which fields of which views they use.

Types are followed from ``view`` through loops, assignments and the calls of macros. What a test
render does not reach, such as a branch that no record of the corpus takes, is read all the same.
"""

from collections.abc import Iterator
from typing import Any, get_args, get_origin, get_type_hints

import msgspec
from jinja2 import Environment, nodes

#: What is not known, and not complained of.
UNKNOWN: Any = None
Names = dict[str, Any]


class Macro(msgspec.Struct, frozen=True):
    """A macro and the template that it stands in."""

    template: str
    name: str


class Reader:
    """Reads templates; keeps the fields that they use and those that do not exist."""

    def __init__(self, env: Environment) -> None:
        self._env = env
        self._seen: set[tuple[Any, ...]] = set()
        self._trees: dict[str, nodes.Template] = {}
        self.used: set[tuple[type[msgspec.Struct], str]] = set()
        self.problems: list[str] = []

    def read(self, template: str, view: type[msgspec.Struct]) -> None:
        """Read a page template as it is rendered with a view."""
        tree = self._tree(template)
        names = {"view": view, **self._top_level(template)}
        for node in tree.body:
            self._visit(template, node, names)

    def _tree(self, template: str) -> nodes.Template:
        if template not in self._trees:
            assert self._env.loader is not None
            source, _, _ = self._env.loader.get_source(self._env, template)
            self._trees[template] = self._env.parse(source)
        return self._trees[template]

    def _top_level(self, template: str) -> Names:
        """The macros that a template defines or imports."""
        names: Names = {}
        for node in self._tree(template).body:
            if isinstance(node, nodes.Macro):
                names[node.name] = Macro(template, node.name)
            elif isinstance(node, nodes.FromImport):
                assert isinstance(node.template, nodes.Const)
                for name in node.names:
                    old, new = name if isinstance(name, tuple) else (name, name)
                    names[new] = Macro(node.template.value, old)
        return names

    def _visit(self, template: str, node: nodes.Node, names: Names) -> None:
        if isinstance(node, nodes.Macro | nodes.FromImport):
            return  # a macro is read where it is called, with what it is given
        if isinstance(node, nodes.For):
            self._loop(template, node, names)
        elif isinstance(node, nodes.Assign):
            self._bind(node.target, self._type(template, node.node, names), names)
        elif isinstance(node, nodes.Expr):
            self._type(template, node, names)
        else:
            for child in node.iter_child_nodes():
                self._visit(template, child, names)

    def _loop(self, template: str, node: nodes.For, names: Names) -> None:
        item = _item_of(self._type(template, node.iter, names))
        inside = {**names, "loop": item}
        self._bind(node.target, item, inside)
        for child in (*([node.test] if node.test else []), *node.body, *node.else_):
            self._visit(template, child, inside)

    def _bind(self, target: nodes.Node, value: Any, names: Names) -> None:
        if isinstance(target, nodes.Name):
            names[target.name] = value
        elif isinstance(target, nodes.Tuple):
            known = get_args(value) if get_origin(value) is tuple else ()
            for at, part in enumerate(target.items):
                self._bind(part, known[at] if at < len(known) else UNKNOWN, names)

    def _type(self, template: str, node: nodes.Node, names: Names) -> Any:
        if isinstance(node, nodes.Name):
            return names.get(node.name, UNKNOWN)
        if isinstance(node, nodes.Getattr):
            return self._field(template, node, names)
        if isinstance(node, nodes.Call):
            return self._call(template, node, names)
        if isinstance(node, nodes.Getitem):
            return _item_of(self._type(template, node.node, names))
        if isinstance(node, nodes.CondExpr | nodes.Or | nodes.And):
            return next(iter([t for t in self._children(template, node, names) if t]), UNKNOWN)
        list(self._children(template, node, names))
        return UNKNOWN

    def _children(self, template: str, node: nodes.Node, names: Names) -> Iterator[Any]:
        return iter([self._type(template, child, names) for child in node.iter_child_nodes()])

    def _field(self, template: str, node: nodes.Getattr, names: Names) -> Any:
        is_loop = isinstance(node.node, nodes.Name) and node.node.name == "loop"
        owner = _certain(self._type(template, node.node, names))
        if is_loop:
            return owner if node.attr in ("nextitem", "previtem") else UNKNOWN
        if not (isinstance(owner, type) and issubclass(owner, msgspec.Struct)):
            return UNKNOWN
        fields = get_type_hints(owner)
        if node.attr not in fields:
            where = f"{template}:{node.lineno}"
            self.problems.append(f"{where}: {owner.__name__} has no field '{node.attr}'")
            return UNKNOWN
        self.used.add((owner, node.attr))
        return fields[node.attr]

    def _call(self, template: str, node: nodes.Call, names: Names) -> Any:
        given = [self._type(template, argument, names) for argument in node.args]
        named = {pair.key: self._type(template, pair.value, names) for pair in node.kwargs}
        called = self._type(template, node.node, names)
        if isinstance(called, Macro):
            self._macro(called, given, named)
        return UNKNOWN

    def _macro(self, macro: Macro, given: list[Any], named: Names) -> None:
        once = (macro, *map(repr, given), repr(sorted(named.items())))
        if once in self._seen:
            return
        self._seen.add(once)
        body = next(
            node
            for node in self._tree(macro.template).find_all(nodes.Macro)
            if node.name == macro.name
        )
        arguments = dict(zip((name.name for name in body.args), given, strict=False))
        names = {**self._top_level(macro.template), **arguments, **named}
        for child in body.body:
            self._visit(macro.template, child, names)


def _certain(annotation: Any) -> Any:
    """A type without its None."""
    options = [option for option in get_args(annotation) if option is not type(None)]
    is_optional = type(None) in get_args(annotation)
    return options[0] if is_optional and len(options) == 1 else annotation


def _item_of(annotation: Any) -> Any:
    annotation = _certain(annotation)
    args = get_args(annotation)
    is_list = get_origin(annotation) is tuple and len(args) == 2 and args[1] is Ellipsis
    return args[0] if is_list else UNKNOWN
