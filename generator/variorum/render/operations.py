"""What a template's operators are in Python, and the smallest parts of which its code is made."""

import ast
from collections.abc import Callable, Iterable

from jinja2 import nodes

_UNARY: dict[type[nodes.UnaryExpr], type[ast.unaryop]] = {nodes.Not: ast.Not, nodes.Neg: ast.USub}
_BINARY: dict[type[nodes.BinExpr], type[ast.operator]] = {nodes.Sub: ast.Sub, nodes.Mul: ast.Mult}
_JUNCTIONS: dict[type[nodes.BinExpr], type[ast.boolop]] = {nodes.And: ast.And, nodes.Or: ast.Or}
_COMPARISONS: dict[str, type[ast.cmpop]] = {
    "eq": ast.Eq,
    "ne": ast.NotEq,
    "lt": ast.Lt,
    "lteq": ast.LtE,
    "gt": ast.Gt,
    "gteq": ast.GtE,
    "in": ast.In,
    "notin": ast.NotIn,
}
#: Turns an operand into Python.
Value = Callable[[nodes.Expr], ast.expr]


class UnknownConstructError(NotImplementedError):
    """A template uses something of Jinja's language that record templates do without."""

    def __init__(self, node: nodes.Node) -> None:
        super().__init__(f"line {node.lineno}: this is not known in record templates: {node}")


def operation(node: nodes.Expr, value: Value) -> ast.expr:
    """An operator with its operands.

    Raises:
        UnknownConstructError: no record template has needed it.
    """
    kind = type(node)
    match node:
        case nodes.UnaryExpr(node=inner) if kind in _UNARY:
            return ast.UnaryOp(_UNARY[kind](), value(inner))
        case nodes.BinExpr(left=left, right=right) if kind in _BINARY:
            return ast.BinOp(value(left), _BINARY[kind](), value(right))
        case nodes.BinExpr(left=left, right=right) if kind in _JUNCTIONS:
            return ast.BoolOp(_JUNCTIONS[kind](), [value(left), value(right)])
        case nodes.Compare(expr=left, ops=[nodes.Operand(op=op, expr=right)]):
            return ast.Compare(value(left), [_COMPARISONS[op]()], [value(right)])
        case nodes.Test(name="none", node=inner) if isinstance(inner, nodes.Expr):
            return ast.Compare(value(inner), [ast.Is()], [ast.Constant(None)])
        case nodes.Concat(nodes=parts):
            return ast.JoinedStr([ast.FormattedValue(value(part), -1) for part in parts])
        case _:
            raise UnknownConstructError(node)


def joined(parts: Iterable[ast.expr]) -> ast.expr:
    """One string of several, which are safe to print; neighbours that are known become one."""
    merged: list[ast.expr] = []
    for part in parts:
        before = merged[-1] if merged else None
        if isinstance(before, ast.Constant) and isinstance(part, ast.Constant):
            merged[-1] = ast.Constant(str(before.value) + str(part.value))
        else:
            merged.append(part)
    if len(merged) > 1:
        return call("joined", ast.Tuple(merged, ast.Load()))
    return merged[0] if merged else ast.Constant("")


def call(function: str, *arguments: ast.expr) -> ast.expr:
    """A call of a function, or of a method of what a name stands for."""
    return ast.Call(expression(function), list(arguments), [])


def load(name: str) -> ast.expr:
    """What a name stands for."""
    return ast.Name(name, ast.Load())


def expression(source: str) -> ast.expr:
    """Python's own syntax, where it says more than its tree."""
    return ast.parse(source, mode="eval").body


def statements(source: str) -> list[ast.stmt]:
    """Likewise."""
    return ast.parse(source).body
