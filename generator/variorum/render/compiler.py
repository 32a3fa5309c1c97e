"""Record templates to Python functions.

Templates are Jinja's, and its parser reads them. Of its language they use little: what they use has
a counterpart in Python, far quicker than what Jinja makes of all that a template may do. A macro
becomes a function of its arguments, a page a function of its view, and either returns its text.
Texts of the interface are translated on the way. Whatever else a template uses is refused.
"""

import ast
from collections.abc import Iterable, Iterator, Sequence
from itertools import count, groupby
from pathlib import Path
from types import CodeType

from jinja2 import Environment, FileSystemLoader, nodes

from variorum.render.environment import PAGE
from variorum.render.expressions import BASE, Expressions, Local, Loop, Macro, Scope
from variorum.render.operations import (
    UnknownConstructError,
    call,
    expression,
    joined,
    load,
    statements,
)
from variorum.views.language import Language

#: What the function of a page is given.
PARAMETERS = ("view", BASE)
#: A text, or a statement that appends its own to ``out``.
_Part = ast.expr | ast.stmt


def compiled(source: str, file: str, language: Language) -> CodeType:
    """A template as the code of a module; ``environment.Templates`` has the names it works with.

    Raises:
        UnknownConstructError: it uses something that record templates do without.
    """
    module = _Compiler(language).module(environment().parse(source, file))
    return compile(ast.fix_missing_locations(module), file, "exec", dont_inherit=True)


def environment(folder: Path | None = None) -> Environment:
    """What reads templates, by their names if they are in a folder."""
    loader = FileSystemLoader(folder) if folder else None
    return Environment(loader=loader, autoescape=True, trim_blocks=True, lstrip_blocks=True)


class _Compiler:
    """Compiles one template."""

    def __init__(self, language: Language) -> None:
        self._expressions = Expressions(language)
        self._numbers = count(1)

    def module(self, template: nodes.Template) -> ast.Module:
        """A function for each macro, and one for what stands outside of them."""
        imports = [node for node in template.body if isinstance(node, nodes.FromImport)]
        macros = [node for node in template.body if isinstance(node, nodes.Macro)]
        rest = [n for n in template.body if not isinstance(n, nodes.FromImport | nodes.Macro)]
        known = [name for node in imports for _, name in _pairs(node)]
        known += [macro.name for macro in macros]
        scope = {name: Macro(_function_name(name)) for name in known}
        lines = [line for node in imports for line in _imports(node)]
        for macro in macros:
            if macro.defaults:
                raise UnknownConstructError(macro)
            own = [argument.name for argument in macro.args]
            lines.append(self._function(_function_name(macro.name), own, macro.body, scope))
        lines.append(self._function(PAGE, PARAMETERS, rest, scope))
        return ast.Module(lines, [])

    def _function(
        self, name: str, names: Sequence[str], body: Sequence[nodes.Node], scope: Scope
    ) -> ast.stmt:
        """A function that returns the text of some statements."""
        parameters = {name: Local(f"own_{name}") for name in names}
        parts = list(self._parts(body, {**scope, **parameters}))
        (function,) = statements(f"def {name}({', '.join(p.name for p in parameters.values())}): 0")
        assert isinstance(function, ast.FunctionDef)
        if any(isinstance(part, ast.stmt) for part in parts):
            begin, end = "out = []; append = out.append", "return joined(out)"
            function.body = [*statements(begin), *_appended(parts), *statements(end)]
        else:
            function.body = [ast.Return(joined(_texts(parts)))]
        return function

    def _parts(self, body: Sequence[nodes.Node], scope: Scope) -> Iterator[_Part]:
        """What statements print."""
        for node in body:
            match node:
                case nodes.Output(nodes=printed):
                    for each in printed:
                        yield from self._expressions.printed(each, scope)
                case nodes.If():
                    yield self._choice(node, scope)
                case nodes.For(else_=[], recursive=False):
                    yield from self._loop(node, scope)
                case _:
                    raise UnknownConstructError(node)

    def _choice(self, node: nodes.If, scope: Scope) -> _Part:
        """A conditional text; a conditional statement only where there are loops within."""
        otherwise = node.else_
        for other in reversed(node.elif_):
            otherwise = [nodes.If(other.test, other.body, [], otherwise, lineno=other.lineno)]
        test = self._value(node.test, scope)
        first, second = (list(self._parts(arm, scope)) for arm in (node.body, otherwise))
        if any(isinstance(part, ast.stmt) for part in (*first, *second)):
            return ast.If(test, _appended(first) or [ast.Pass()], _appended(second))
        return ast.IfExp(test, joined(_texts(first)), joined(_texts(second)))

    def _loop(self, node: nodes.For, scope: Scope) -> Iterator[ast.stmt]:
        """A loop. Where it asks for its place, what its condition leaves is listed first."""
        target, names = self._target(node.target)
        inner = {**scope, **names}
        items = self._value(node.iter, scope)
        test = self._value(node.test, inner) if node.test else None
        if not _asks_for_place(node.body):
            body = self._body(node, inner)
            yield _for(target, items, [ast.If(test, body, [])] if test else body)
            return
        number = next(self._numbers)
        loop = Loop(f"items_{number}", f"at_{number}", f"last_{number}")
        yield _assigned(loop.items, expression("[]") if test else items)
        if test:
            chosen = ast.Expr(call(f"{loop.items}.append", _read(target)))
            yield _for(target, items, [ast.If(test, [chosen], [])])
        yield _assigned(loop.last, ast.Constant(...))
        counted = ast.Tuple([ast.Name(loop.at, ast.Store()), target], ast.Store())
        body = self._body(node, {**inner, "loop": loop})
        yield _for(counted, call("enumerate", load(loop.items)), body)

    def _body(self, node: nodes.For, scope: Scope) -> list[ast.stmt]:
        return _appended(self._parts(node.body, scope)) or [ast.Pass()]

    def _value(self, node: nodes.Node, scope: Scope) -> ast.expr:
        if not isinstance(node, nodes.Expr):
            raise UnknownConstructError(node)
        return self._expressions.value(node, scope)

    def _target(self, target: nodes.Node) -> tuple[ast.expr, dict[str, Local]]:
        """Variables for a loop's items that no other part of the function uses."""
        match target:
            case nodes.Name(name=name):
                own = f"{name}_{next(self._numbers)}"
                return ast.Name(own, ast.Store()), {name: Local(own)}
            case nodes.Tuple(items=items):
                found = [self._target(item) for item in items]
                names = {name: local for _, own in found for name, local in own.items()}
                return ast.Tuple([one for one, _ in found], ast.Store()), names
            case _:
                raise UnknownConstructError(target)


def _function_name(macro: str) -> str:
    return f"macro_{macro}"


def _pairs(node: nodes.FromImport) -> list[tuple[str, str]]:
    """The names of imported macros, there and here."""
    return [name if isinstance(name, tuple) else (name, name) for name in node.names]


def _imports(node: nodes.FromImport) -> Iterator[ast.stmt]:
    if not isinstance(node.template, nodes.Const):
        raise UnknownConstructError(node)
    for there, here in _pairs(node):
        found = f"imported({node.template.value!r}, {_function_name(there)!r})"
        yield _assigned(_function_name(here), expression(found))


def _texts(parts: Sequence[_Part]) -> Iterator[ast.expr]:
    return (part for part in parts if isinstance(part, ast.expr))


def _appended(parts: Iterable[_Part]) -> list[ast.stmt]:
    """Statements that append all parts to ``out``, texts that are neighbours at once."""
    lines: list[ast.stmt] = []
    for is_text, run in groupby(parts, lambda part: isinstance(part, ast.expr)):
        if is_text:
            lines.append(ast.Expr(call("append", joined(_texts(list(run))))))
        else:
            lines += (part for part in run if isinstance(part, ast.stmt))
    return lines


def _asks_for_place(body: Sequence[nodes.Node]) -> bool:
    """Whether statements speak of their ``loop``; loops within them have one of their own."""
    ahead = list(body)
    while ahead:
        node = ahead.pop()
        if isinstance(node, nodes.Name) and node.name == "loop":
            return True
        ahead += [node.iter] if isinstance(node, nodes.For) else node.iter_child_nodes()
    return False


def _for(target: ast.expr, items: ast.expr, body: list[ast.stmt]) -> ast.stmt:
    return ast.For(target, items, body, [])


def _assigned(name: str, value: ast.expr) -> ast.stmt:
    return ast.Assign([ast.Name(name, ast.Store())], value)


def _read(target: ast.expr) -> ast.expr:
    """What a loop's variables hold."""
    return expression(ast.unparse(target))
