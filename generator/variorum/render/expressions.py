"""What a template's expressions are in Python: values, and text that is safe to print.

Everything that is printed is escaped, unless it is known to be HTML when a template is compiled: a
template's own words, what a macro returns, a translated text around values that are escaped.
"""

import ast
import re
from collections.abc import Mapping
from typing import NamedTuple, cast

from jinja2 import nodes
from markupsafe import escape

from variorum.render.operations import (
    UnknownConstructError,
    call,
    expression,
    joined,
    load,
    operation,
)
from variorum.views.language import Language

#: What templates can call besides macros: both translate.
FUNCTIONS = ("_", "ngettext")
#: Leads to the site's root: dots and slashes, which are made here and need no escaping.
BASE = "base"
_PLACEHOLDER = re.compile(r"%\((\w+)\)[ds]")
_OF_LOOP = {
    "index0": "{0.at}",
    "index": "{0.at} + 1",
    "first": "{0.at} == 0",
    "last": "{0.at} == len({0.items}) - 1",
    "length": "len({0.items})",
    "nextitem": "{0.items}[{0.at} + 1]",
}


class Local(NamedTuple):
    """A value under a name of its own."""

    name: str


class Macro(NamedTuple):
    """A function that returns HTML."""

    function: str


class Loop(NamedTuple):
    """What ``loop`` is: the variables that hold the items, which of them it is, what was last."""

    items: str
    at: str
    last: str


Scope = Mapping[str, Local | Macro | Loop]


class Expressions:
    """Turns Jinja's expressions into Python's, with texts in a language."""

    def __init__(self, language: Language) -> None:
        self._language = language

    # ------------------------------------------------------------------------------- printing

    def printed(self, node: nodes.Expr, scope: Scope) -> list[ast.expr]:
        """Strings that are safe to print one after another."""
        match node:
            case nodes.TemplateData(data=text):
                return [ast.Constant(text)]
            case nodes.Const(value=value):
                return [ast.Constant(str(escape(value)))]
            case nodes.Name(name=name) if name == BASE:
                return [self.value(node, scope)]
            case nodes.CondExpr(test=test):
                arms = (joined(self.printed(arm, scope)) for arm in _arms(node))
                return [ast.IfExp(self.value(test, scope), *arms)]
            case nodes.Call(node=nodes.Name(name="_"), args=[nodes.Const(value=message)]):
                return self._message(message, node, scope)
            case _:
                html = self._html(node, scope)
                return [_escaped(self.value(node, scope)) if html is None else html]

    def _message(self, message: str, node: nodes.Call, scope: Scope) -> list[ast.expr]:
        """A translated text around its values."""
        text = self._language.gettext(message)
        values = {pair.key: pair.value for pair in node.kwargs}
        if not values:
            return [ast.Constant(str(escape(text)))]
        parts: list[ast.expr] = []
        for at, piece in enumerate(_PLACEHOLDER.split(text)):
            if at % 2:
                parts += self.printed(values[piece], scope)
            else:
                parts.append(ast.Constant(str(escape(piece.replace("%%", "%")))))
        return parts

    def _html(self, node: nodes.Expr, scope: Scope) -> ast.expr | None:
        """What a call or filter returns that is HTML already; None for everything else."""
        match node:
            case nodes.Call(node=nodes.Name(name="_")):
                return joined(self.printed(node, scope))
            case nodes.Call(node=nodes.Name(name="ngettext" as name), kwargs=[]):
                return call(name, *self._arguments(node, scope))
            case nodes.Call(node=nodes.Name(name=name), kwargs=[], dyn_args=None, dyn_kwargs=None):
                macro = scope.get(name)
                if isinstance(macro, Macro):
                    return call(macro.function, *self._arguments(node, scope))
            case nodes.Filter(name="join", node=nodes.Expr() as whole, args=[between]):
                each = call("map", load("escaped"), self.value(whole, scope))
                text = joined(self.printed(between, scope))
                return ast.Call(ast.Attribute(text, "join", ast.Load()), [each], [])
        return None

    def _arguments(self, node: nodes.Call, scope: Scope) -> list[ast.expr]:
        return [self.value(argument, scope) for argument in node.args]

    # ------------------------------------------------------------------------------- values

    def value(self, node: nodes.Expr, scope: Scope) -> ast.expr:
        """An expression's value, at its line of the template."""
        found = self._simple(node, scope) or self._made(node, scope)
        found.lineno = found.end_lineno = node.lineno
        found.col_offset = found.end_col_offset = 0
        return found

    def _simple(self, node: nodes.Expr, scope: Scope) -> ast.expr | None:
        """A constant, a variable, or a part of something."""
        match node:
            case nodes.Const(value=value):
                return ast.Constant(value)
            case nodes.Name(name=name) if isinstance(local := scope.get(name), Local):
                return load(local.name)
            case nodes.Getattr(node=nodes.Name(name="loop"), attr=attr) if attr in _OF_LOOP:
                return expression(_OF_LOOP[attr].format(_loop(node, scope)))
            case nodes.Getattr(node=whole, attr=attr):
                return ast.Attribute(self.value(whole, scope), attr, ast.Load())
            case nodes.Getitem(node=whole, arg=nodes.Slice(start=at, stop=None, step=None)) if at:
                since = ast.Slice(self.value(at, scope))
                return ast.Subscript(self.value(whole, scope), since, ast.Load())
            case nodes.Getitem(node=whole, arg=at):
                return ast.Subscript(self.value(whole, scope), self.value(at, scope), ast.Load())
        return None

    def _made(self, node: nodes.Expr, scope: Scope) -> ast.expr:
        """What an operator, a filter or a call makes. HTML is marked, so that it stays as it is."""
        match node:
            case nodes.Tuple(items=items) | nodes.List(items=items):
                return ast.Tuple([self.value(item, scope) for item in items], ast.Load())
            case nodes.CondExpr(test=test):
                arms = (self.value(arm, scope) for arm in _arms(node))
                return ast.IfExp(self.value(test, scope), *arms)
            case nodes.Filter(name=name, node=nodes.Expr() as inner) if name in _FILTERS:
                return call(_FILTERS[name], self.value(inner, scope))
            case nodes.Call(node=nodes.Name(name="_"), args=[nodes.Const(value=text)], kwargs=[]):
                return ast.Constant(self._language.gettext(text))
            case nodes.Call(node=nodes.Getattr(node=nodes.Name(name="loop"), attr="changed")):
                return self._changed(node, scope)
            case _:
                html = self._html(node, scope)
                if html is not None:
                    return call("Markup", html)
                return operation(node, lambda operand: self.value(operand, scope))

    def _changed(self, node: nodes.Call, scope: Scope) -> ast.expr:
        """Whether a value is another than in the loop's last round; it is kept for the next."""
        last = _loop(node, scope).last
        kept = ast.NamedExpr(ast.Name(last, ast.Store()), self.value(node.args[0], scope))
        return ast.Compare(load(last), [ast.NotEq()], [kept])


#: Filters, and the functions that do the same.
_FILTERS = {"length": "len", "number": "number", "safe": "Markup"}


def _loop(node: nodes.Expr, scope: Scope) -> Loop:
    found = scope.get("loop")
    if not isinstance(found, Loop):
        raise UnknownConstructError(node)
    return found


def _escaped(value: ast.expr) -> ast.expr:
    """A value escaped; most are plain text, which is spared a call."""
    found = cast("ast.IfExp", expression("escape(it) if type(it := 0) is str else escaped(it)"))
    next(n for n in ast.walk(found) if isinstance(n, ast.NamedExpr)).value = value
    return found


def _arms(node: nodes.CondExpr) -> tuple[nodes.Expr, nodes.Expr]:
    return node.expr1, node.expr2 or nodes.Const("", lineno=node.lineno)
