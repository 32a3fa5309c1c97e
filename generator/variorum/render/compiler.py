"""Jinja's compiler, with what record templates never use left out.

Ten thousand pages are rendered with these templates, so what is decided for every page alike is
decided when they are compiled: texts are translated, attributes are plain Python attributes (views
have fields, not items), and calls go straight to macros and functions. A name or field that does
not exist is an error all the same.
"""

from collections.abc import Callable
from typing import Any

from jinja2 import nodes
from jinja2.compiler import CodeGenerator, Frame, MacroRef
from jinja2.runtime import Macro
from jinja2.visitor import NodeTransformer
from markupsafe import Markup, escape
from markupsafe._speedups import _escape_inner

#: Types whose text has nothing to escape: drawings are full of them.
_NUMBERS = frozenset((int, float))


def escaped(value: Any) -> str:
    """Escape for HTML, without wrapping what is plain text in a class first."""
    kind = type(value)
    if kind is str:
        return _escape_inner(value)
    if kind in _NUMBERS:
        return str(value)
    return value if kind is Markup else escape(value)


def called_directly(macro: Macro) -> Callable[..., str]:
    """A macro without the sorting of its arguments, which positions do not need."""
    function = macro._func  # noqa: SLF001  Jinja has no public way to a macro's function

    def call(*arguments: Any, **named: Any) -> str:
        if named:
            return macro(*arguments, **named)
        return str.__new__(Markup, function(*arguments))  # escaped piece by piece already

    return call


class _Translator(NodeTransformer):
    """Replaces ``_('text')`` by its translation."""

    def __init__(self, environment: Any) -> None:
        self._gettext = environment.globals["_"]

    def visit_Call(self, node: nodes.Call) -> nodes.Node:
        """Translate a call that has nothing to fill in."""
        self.generic_visit(node)
        is_text = isinstance(node.node, nodes.Name) and node.node.name == "_" and not node.kwargs
        if is_text and len(node.args) == 1 and isinstance(node.args[0], nodes.Const):
            return nodes.Const(self._gettext(node.args[0].value), lineno=node.lineno)
        return node


class Compiler(CodeGenerator):
    """Generates the Python code of record templates."""

    def visit_Template(self, node: nodes.Template, frame: Frame | None = None) -> None:
        """Translate before compiling."""
        super().visit_Template(_Translator(self.environment).visit(node), frame)

    def visit_Getattr(self, node: nodes.Getattr, frame: Frame) -> None:
        """Read an attribute as Python does."""
        self.write("(")
        self.visit(node.node, frame)
        self.write(f").{node.attr}")

    def visit_Call(self, node: nodes.Call, frame: Frame, forward_caller: bool = False) -> None:
        """Call without the context, which neither macros nor our functions want."""
        self.write("(")
        self.visit(node.node, frame)
        self.write(")(")
        for argument in (*node.args, *node.kwargs):
            self.visit(argument, frame)
            self.write(", ")
        self.write("caller=caller)" if forward_caller else ")")

    def macro_def(self, macro_ref: MacroRef, frame: Frame) -> None:
        """Define a macro that can be called directly."""
        self.write("environment.called_directly(")
        super().macro_def(macro_ref, frame)
        self.write(")")

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:
        self.write("environment.escaped(")
