"""Our page templates as Hugo layouts, so that both print the same pages.

Layouts written by hand would fall behind the templates, and the comparison with them. The templates
are loops, conditions and macros, no more; each has its counterpart in Go's templates. Macros are
written out where they are called, which is the quickest form that Hugo has: no partial is looked
up, no dictionary is made. A construct that this module does not know stops it by name.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import count
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, nodes
from markupsafe import escape

Fields = dict[str, "Fields"]
"""The fields of a view that a layout uses; ``*`` stands for the items of a list."""


@dataclass(frozen=True)
class Fixed:
    """A value known while translating."""

    value: Any


@dataclass(frozen=True)
class Live:
    """A value that Hugo will know: a Go expression, and where it stands in the view."""

    go: str
    fields: Fields = field(default_factory=dict, compare=False)
    is_html: bool = False


@dataclass(frozen=True)
class Macro:
    """A macro with the names that its own file knows."""

    node: nodes.Macro
    scope: Mapping[str, "Value"]


@dataclass(frozen=True)
class Loop:
    """What ``loop`` is inside a loop."""

    at: str
    items: Live
    item_fields: Fields
    start: int


@dataclass(frozen=True)
class Shared:
    """A line that many pages print: its own part here, the rest kept once for the whole site."""

    own: Live
    line: Live


#: The macros whose first argument is such a line, where the rest is kept, what each place adds.
SHARED = {name: ("lines", frozenset({"role", "note"})) for name in ("item", "entry")}
#: Marks, among the fields of such a line, the name under which the rest is kept.
KEPT = "&"

Value = Fixed | Live | Macro | Loop | Shared
Scope = Mapping[str, Value]


class UnknownConstructError(NotImplementedError):
    """A template uses something that has no counterpart here yet."""


class Translator:
    """Translates the templates of one folder."""

    def __init__(
        self, templates: Path, html_fields: frozenset[str], numbers: Sequence[str]
    ) -> None:
        self._env = Environment(
            loader=FileSystemLoader(templates),
            trim_blocks=True,
            lstrip_blocks=True,
            extensions=["jinja2.ext.i18n"],
            autoescape=True,
        )
        self._html_fields = html_fields
        self._number_filters = frozenset(numbers)
        self._out: list[str] = []
        self._names = count()
        self.shared_fields: dict[str, Fields] = {}
        self.partials: dict[str, str] = {}

    def layout(self, name: str, base: str) -> tuple[str, Fields]:
        """Translate a page's template; ``base`` leads from the page to the site's root.

        The view is expected in ``.Params.view``, its summary as the content.
        """
        self._out, self._names = [], count()
        used: Fields = {}
        view = Live("$view", used)
        self._write("{{ $view := .Params.view }}{{ $content := .Content }}")
        tree = self._tree(name)
        self._statements(tree.body, {"view": view, "base": Fixed(base)})
        used.pop("summary", None)
        return "".join(self._out), used

    def _tree(self, name: str) -> nodes.Template:
        source, _, _ = self._env.loader.get_source(self._env, name)  # type: ignore[union-attr]
        return self._env.parse(source, name)

    def _write(self, text: str) -> None:
        self._out.append(text)

    def _literal(self, text: str) -> None:
        if "{{" in text:
            raise UnknownConstructError("braces in a template's own text")
        self._write(text)

    def _fresh(self, go: str) -> str:
        """Keep a value in a variable of its own."""
        name = f"$v{next(self._names)}"
        self._write(f"{{{{ {name} := {go} }}}}")
        return name

    # ------------------------------------------------------------------------------ statements

    def _statements(self, body: Sequence[nodes.Node], outer: Scope) -> dict[str, Value]:
        scope = dict(outer)
        for node in body:
            match node:
                case nodes.Output():
                    for part in node.nodes:
                        self._print(part, scope)
                case nodes.If():
                    self._if(node, scope)
                case nodes.For():
                    self._for(node, scope)
                case nodes.FromImport():
                    scope |= self._imported(node)
                case nodes.Macro():
                    scope[node.name] = Macro(node, scope)
                case nodes.Assign(target=nodes.Name(name=name)):
                    scope[name] = self._kept(self._value(node.node, scope))
                case _:
                    raise UnknownConstructError(f"{type(node).__name__} at line {node.lineno}")
        return scope

    def _imported(self, node: nodes.FromImport) -> dict[str, Value]:
        if not isinstance(node.template, nodes.Const):
            raise UnknownConstructError("an import by a computed name")
        scope: dict[str, Value] = {}
        for part in self._tree(node.template.value).body:
            if isinstance(part, nodes.FromImport):
                scope |= self._imported(part)
            elif isinstance(part, nodes.Macro):
                scope[part.name] = Macro(part, scope)
        pairs = [name if isinstance(name, tuple) else (name, name) for name in node.names]
        return {alias: scope[name] for name, alias in pairs}

    def _kept(self, value: Value) -> Value:
        return replace(value, go=self._fresh(value.go)) if isinstance(value, Live) else value

    def _if(self, node: nodes.If, scope: Scope) -> None:
        test = self._value(node.test, scope)
        otherwise: list[nodes.Node] = [*node.elif_, *node.else_]
        if node.elif_:
            first, *rest = node.elif_
            otherwise = [nodes.If(first.test, first.body, rest, node.else_, lineno=first.lineno)]
        if isinstance(test, Fixed):
            self._statements(node.body if test.value else otherwise, scope)
            return
        self._write(f"{{{{ if {_go(test)} }}}}")
        self._statements(node.body, scope)
        if otherwise:
            self._write("{{ else }}")
            self._statements(otherwise, scope)
        self._write("{{ end }}")

    def _for(self, node: nodes.For, scope: Scope) -> None:
        items = self._value(node.iter, scope)
        if not isinstance(items, Live) or node.else_ or node.recursive:
            raise UnknownConstructError(f"this loop, at line {node.lineno}")
        each = items.fields.setdefault("*", {})
        uses_loop = any(name.name == "loop" for part in node.body for name in _names(part))
        if node.test and uses_loop:
            items = self._filtered(node, items, each, scope)
        kept = Live(self._fresh(items.go), items.fields)
        at, item = f"$i{next(self._names)}", f"$x{next(self._names)}"
        before = len(self._out)
        self._write(f"{{{{ range {at}, {item} := {kept.go} }}}}")
        inner: dict[str, Value] = {**scope, "loop": Loop(at, kept, each, before)}
        inner |= self._targets(node.target, item, each)
        condition = None if uses_loop else node.test
        if condition:
            self._write(f"{{{{ if {_go(self._value(condition, inner))} }}}}")
        self._statements(node.body, inner)
        self._write("{{ end }}{{ end }}" if condition else "{{ end }}")

    def _filtered(self, node: nodes.For, items: Live, each: Fields, scope: Scope) -> Live:
        """Collect the chosen items first, where the loop asks for its own length or end."""
        chosen, item = self._fresh("slice"), f"$x{next(self._names)}"
        self._write(f"{{{{ range {item} := {items.go} }}}}")
        inner = {**scope, **self._targets(node.target, item, each)}
        assert node.test is not None
        test = _go(self._value(node.test, inner))
        self._write(
            f"{{{{ if {test} }}}}{{{{ {chosen} = {chosen} | append {item} }}}}{{{{ end }}}}"
        )
        self._write("{{ end }}")
        return Live(chosen, items.fields)

    def _targets(self, target: nodes.Node, item: str, each: Fields) -> dict[str, Value]:
        if isinstance(target, nodes.Name):
            return {target.name: Live(item, each)}
        if isinstance(target, nodes.Tuple):
            part = each.setdefault("*", {})
            return {
                name.name: Live(f"(index {item} {at})", part)
                for at, name in enumerate(target.items)
                if isinstance(name, nodes.Name)
            }
        raise UnknownConstructError(f"this loop's target, at line {target.lineno}")

    # ------------------------------------------------------------------------------ printing

    def _print(self, node: nodes.Node, scope: Scope) -> None:
        match node:
            case nodes.TemplateData(data=text):
                self._literal(text)
            case nodes.CondExpr():
                both = [[nodes.Output([part])] for part in (node.expr1, node.expr2) if part]
                rest = both[1] if len(both) > 1 else []
                self._if(nodes.If(node.test, both[0], [], rest, lineno=node.lineno), scope)
            case nodes.Call(node=nodes.Name(name="_")):
                self._print_message(node.args[0], node, scope)
            case nodes.Call(node=nodes.Name(name="ngettext")):
                self._print_plural(node, scope)
            case nodes.Call(node=nodes.Name(name=name)) if isinstance(scope.get(name), Macro):
                self._expand(scope[name], node, scope)
            case _:
                value = self._value(node, scope)
                if isinstance(value, Fixed):
                    self._literal(str(escape(value.value)))
                else:
                    html = " | safeHTML" if isinstance(value, Live) and value.is_html else ""
                    self._write(f"{{{{ {_go(value)}{html} }}}}")

    def _print_plural(self, call: nodes.Call, scope: Scope) -> None:
        one, many, number = call.args
        amount = self._kept(self._value(number, scope))
        inner = {**scope, "num": amount}
        self._write(f"{{{{ if eq {_go(amount)} 1 }}}}")
        self._print_message(one, call, inner)
        self._write("{{ else }}")
        self._print_message(many, call, inner)
        self._write("{{ end }}")

    def _print_message(self, message: nodes.Expr, call: nodes.Call, scope: Scope) -> None:
        """A text for readers, with its parts in place."""
        if not isinstance(message, nodes.Const):
            raise UnknownConstructError(f"a computed message, at line {message.lineno}")
        parts = {pair.key: pair.value for pair in call.kwargs}
        first, *rest = re.split(r"%\((\w+)\)([ds])", message.value)
        self._literal(str(escape(first)))
        for name, kind, words in zip(rest[::3], rest[1::3], rest[2::3], strict=True):
            node = parts.get(name, nodes.Name(name, "load"))
            if kind == "d":
                self._write(f"{{{{ {_grouped(self._value(node, scope))} }}}}")
            else:
                self._print(node, scope)
            self._literal(str(escape(words)))

    def _expand(self, macro: Value, call: nodes.Call, scope: Scope) -> None:
        """Write a macro out."""
        assert isinstance(macro, Macro)
        names = [name.name for name in macro.node.args]
        given = dict(zip(names, call.args, strict=False))
        given |= {pair.key: pair.value for pair in call.kwargs}
        arguments = {name: self._kept(self._value(node, scope)) for name, node in given.items()}
        missing = [name for name in names if name not in given]
        defaults = dict(zip(names[::-1], macro.node.defaults[::-1], strict=False))
        arguments |= {name: self._value(defaults[name], {}) for name in missing}
        if macro.node.name in SHARED:
            self._expand_shared(macro, names, arguments)
        else:
            self._statements(macro.node.body, {**macro.scope, **arguments})

    def _expand_shared(self, macro: Macro, names: list[str], arguments: dict[str, Value]) -> None:
        """Write a macro out whose line is kept once for the whole site.

        Where nothing but the line tells one call from another, Hugo is to keep what it printed.
        """
        line = arguments[names[0]]
        assert isinstance(line, Live)
        kept, own = SHARED[macro.node.name]
        for part in (KEPT, *own):
            line.fields.setdefault(part, {})
        shared_fields = self.shared_fields.setdefault(kept, {})
        lookup = f"index hugo.Data.{kept} "
        if any(isinstance(arguments[name], Live) for name in names[1:]):
            shared = Shared(line, Live(self._fresh(f"{lookup}{line.go}.is"), shared_fields))
            self._statements(macro.node.body, {**macro.scope, **arguments, names[0]: shared})
            return
        fixed = [value.value for value in arguments.values() if isinstance(value, Fixed)]
        name = f"{macro.node.name}{sum(str(value).count('../') for value in fixed)}.html"
        keys = " ".join(f"{line.go}.{part}" for part in ("is", *sorted(own)))
        self._write(f'{{{{ partialCached "{name}" {line.go} {keys} }}}}')
        if name not in self.partials:
            before, self._out = self._out, ["{{ $line := . }}"]
            here = Live("$line", line.fields)
            shared = Shared(here, Live(self._fresh(f"{lookup}$line.is"), shared_fields))
            self._statements(macro.node.body, {**macro.scope, **arguments, names[0]: shared})
            self.partials[name], self._out = "".join(self._out), before

    # ------------------------------------------------------------------------------ values

    def _value(self, node: nodes.Node, scope: Scope) -> Value:
        match node:
            case nodes.Const(value=value):
                return Fixed(value)
            case nodes.Name(name=name):
                if name not in scope:
                    raise UnknownConstructError(f"the name {name}, at line {node.lineno}")
                return scope[name]
            case nodes.Getattr(node=whole, attr=attr):
                return self._attribute(self._value(whole, scope), attr)
            case nodes.Getitem(node=whole, arg=arg):
                return self._item(self._value(whole, scope), arg, scope)
            case nodes.Filter():
                return self._filter(node, scope)
            case nodes.Call():
                return self._call(node, scope)
            case nodes.CondExpr():
                return self._choice(node, scope)
            case _:
                return self._operation(node, scope)

    def _operation(self, node: nodes.Node, scope: Scope) -> Value:
        match node:
            case nodes.Test(name="none"):
                value = self._value(node.node, scope)
                if isinstance(value, Fixed):
                    return Fixed(value.value is None)
                return Live(f"(eq {_go(value)} nil)")
            case nodes.Not():
                value = self._value(node.node, scope)
                if isinstance(value, Fixed):
                    return Fixed(not value.value)
                return Live(f"(not {_go(value)})")
            case nodes.And() | nodes.Or():
                return self._junction(node, scope)
            case nodes.Compare():
                return self._comparison(node, scope)
            case _:
                return self._arithmetic(node, scope)

    def _arithmetic(self, node: nodes.Node, scope: Scope) -> Live:
        match node:
            case nodes.Concat(nodes=parts):
                return Live(f"(print {' '.join(self._go(part, scope) for part in parts)})")
            case nodes.Sub():
                return Live(f"(sub {self._go(node.left, scope)} {self._go(node.right, scope)})")
            case nodes.Mul(left=nodes.Const(value=str())):
                times, text = self._go(node.right, scope), self._go(node.left, scope)
                return Live(f"(strings.Repeat {times} {text})")
            case _:
                raise UnknownConstructError(f"{type(node).__name__} at line {node.lineno}")

    def _go(self, node: nodes.Node, scope: Scope) -> str:
        return _go(self._value(node, scope))

    def _attribute(self, whole: Value, attr: str) -> Value:
        if isinstance(whole, Loop):
            return self._of_loop(whole, attr)
        if isinstance(whole, Shared):
            is_own = attr in SHARED["item"][1]
            return self._attribute(whole.own if is_own else whole.line, attr)
        if not isinstance(whole, Live):
            raise UnknownConstructError(f"the attribute {attr} of a fixed value")
        if whole.go == "$view" and attr == "summary":
            return Live("$content", is_html=True)
        fields = whole.fields.setdefault(attr, {})
        return Live(f"{whole.go}.{attr}", fields, attr in self._html_fields)

    def _of_loop(self, loop: Loop, attr: str) -> Live:
        items, after = loop.items.go, f"(add {loop.at} 1)"
        known = {
            "index": Live(after),
            "index0": Live(loop.at),
            "first": Live(f"(eq {loop.at} 0)"),
            "last": Live(f"(eq {after} (len {items}))"),
            "length": Live(f"(len {items})"),
            "nextitem": Live(f"(index {items} {after})", loop.item_fields),
        }
        if attr not in known:
            raise UnknownConstructError(f"loop.{attr}")
        return known[attr]

    def _item(self, whole: Value, arg: nodes.Expr, scope: Scope) -> Value:
        if not isinstance(whole, Live):
            raise UnknownConstructError("an item of a fixed value")
        each = whole.fields.setdefault("*", {})
        match arg:
            case nodes.Slice(start=nodes.Const(value=start), stop=None, step=None):
                return Live(f"(after {start} {whole.go})", whole.fields)
            case nodes.Neg(node=nodes.Const(value=back)):
                return Live(f"(index {whole.go} (sub (len {whole.go}) {back}))", each)
            case nodes.Const(value=int(at)) if at < 0:
                return Live(f"(index {whole.go} (sub (len {whole.go}) {-at}))", each)
            case _:
                return Live(f"(index {whole.go} {self._go(arg, scope)})", each)

    def _filter(self, node: nodes.Filter, scope: Scope) -> Value:
        assert node.node is not None
        value = self._value(node.node, scope)
        match node.name:
            case "length":
                return Live(f"(len {_go(value)})")
            case "join":
                if isinstance(value, Live):
                    value.fields.setdefault("*", {})
                return Live(f"(delimit {_go(value)} {self._go(node.args[0], scope)})")
            case "safe":
                return Live(_go(value), is_html=True)
            case name if name in self._number_filters:
                return Live(f"({_grouped(value)})")
            case _:
                raise UnknownConstructError(f"the filter {node.name}, at line {node.lineno}")

    def _call(self, node: nodes.Call, scope: Scope) -> Value:
        match node:
            case nodes.Call(node=nodes.Name(name="_"), args=[nodes.Const(value=text)], kwargs=[]):
                return Fixed(text)
            case nodes.Call(node=nodes.Getattr(node=nodes.Name(name="loop"), attr="changed")):
                return self._changed(scope["loop"], self._go(node.args[0], scope))
            case _:
                raise UnknownConstructError(f"this call, at line {node.lineno}")

    def _changed(self, loop: Value, go: str) -> Live:
        """Whether a value differs from the one in the loop's last round."""
        assert isinstance(loop, Loop)
        last, new = f"$last{next(self._names)}", f"$new{next(self._names)}"
        self._out.insert(loop.start, f'{{{{ {last} := "" }}}}')
        self._write(f"{{{{ {new} := ne {last} {go} }}}}{{{{ {last} = {go} }}}}")
        return Live(new)

    def _junction(self, node: nodes.And | nodes.Or, scope: Scope) -> Value:
        is_and = isinstance(node, nodes.And)
        left = self._value(node.left, scope)
        if isinstance(left, Fixed):
            return self._value(node.right, scope) if bool(left.value) == is_and else left
        right = self._value(node.right, scope)
        if isinstance(right, Fixed) and isinstance(right.value, bool):
            return left if right.value == is_and else right
        return Live(f"({'and' if is_and else 'or'} {_go(left)} {_go(right)})")

    def _comparison(self, node: nodes.Compare, scope: Scope) -> Value:
        (operand,) = node.ops
        left, op = self._value(node.expr, scope), operand.op
        if op in ("in", "notin"):
            found = self._contained(left, operand.expr, scope)
            return found if op == "in" else Live(f"(not {found.go})")
        right = self._value(operand.expr, scope)
        if isinstance(left, Fixed) and isinstance(right, Fixed):
            if op not in ("eq", "ne"):
                raise UnknownConstructError("a fixed comparison other than == and !=")
            return Fixed((left.value == right.value) == (op == "eq"))
        short = {"eq": "eq", "ne": "ne", "lt": "lt", "gt": "gt", "lteq": "le", "gteq": "ge"}[op]
        return Live(f"({short} {_go(left)} {_go(right)})")

    def _contained(self, item: Value, whole: nodes.Expr, scope: Scope) -> Live:
        if isinstance(whole, nodes.Tuple | nodes.List):
            options = " ".join(self._go(option, scope) for option in whole.items)
            return Live(f"(eq {_go(item)} {options})")
        value = self._value(whole, scope)
        if isinstance(value, Live):
            value.fields.setdefault("*", {})
        return Live(f"(in {_go(value)} {_go(item)})")

    def _choice(self, node: nodes.CondExpr, scope: Scope) -> Value:
        """A conditional value: decided first, since Go evaluates both arms of ``cond``."""
        test = self._value(node.test, scope)
        arms = [node.expr1, node.expr2 or nodes.Const("")]
        if isinstance(test, Fixed):
            return self._value(arms[0 if test.value else 1], scope)
        name = self._fresh('""')
        self._write(f"{{{{ if {_go(test)} }}}}")
        for at, arm in enumerate(arms):
            value = self._value(arm, scope)
            self._write(
                f"{{{{ {name} = {_go(value)} }}}}{'{{ else }}' if at == 0 else '{{ end }}'}"
            )
        return Live(name)


def _grouped(value: Value) -> str:
    """A number as the site's language writes it, thousands apart."""
    return f"lang.FormatNumber 0 {_go(value)}"


def _go(value: Value) -> str:
    if isinstance(value, Live):
        return value.go
    if not isinstance(value, Fixed):
        raise UnknownConstructError(f"a {type(value).__name__.lower()} as a value")
    match value.value:
        case None:
            return "nil"
        case bool(flag):
            return "true" if flag else "false"
        case int(number):
            return str(number)
        case str(text):
            return "`" + text.replace("`", "'") + "`"
        case other:
            raise UnknownConstructError(f"the constant {other!r}")


def _names(node: nodes.Node) -> Iterator[nodes.Name]:
    """The names in a statement, but not those of loops within it."""
    if isinstance(node, nodes.Name):
        yield node
    if isinstance(node, nodes.For):
        yield from _names(node.iter)
        return
    for child in node.iter_child_nodes():
        yield from _names(child)
