"""``codes.md``: every kind of problem, with what it says in a golden case."""

import ast
from collections import defaultdict
from pathlib import Path

from tests import golden_cases
from tests.support import ROOT
from tests.tools.reference import text
from variorum.diagnostics import Code, Severity

#: What builds problems that are no errors.
_MILD = {"warning": Severity.WARNING, "hint": Severity.HINT}
_PACKAGE = ROOT / "generator" / "variorum"


def page() -> str:
    """Make the page."""
    severities = severity_of()
    sections = [_section(code, severities[code]) for code in sorted(Code)]
    return text.page("Problem codes", _INTRODUCTION, *sections)


_INTRODUCTION = """
Every problem that `variorum check` prints ends with its code in square brackets. This page says
what each code means and what to do; the messages are real ones, from the test cases of the
generator. The [editors' guide](../guide/checking.md) tells how to read a message.

An *error* stops a build. A *warning* stops only a strict one (`--strict`). A *hint*
is no problem: it is printed only where it is asked for (`variorum check --coverage`).
"""


def severity_of() -> dict[Code, set[Severity]]:
    """How bad the problems of each code are: a warning where the code says so, or else an error."""
    found: defaultdict[Code, set[Severity]] = defaultdict(set)
    for path in sorted(_PACKAGE.rglob("*.py")):
        if path.name != "diagnostics.py":
            _read_severities(path, found)
    return {code: found[code] or {Severity.ERROR} for code in Code}


def _read_severities(path: Path, found: defaultdict[Code, set[Severity]]) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    mild = {
        id(part): _MILD[call.func.id]
        for call in ast.walk(tree)
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id in _MILD
        for part in ast.walk(call)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and getattr(node.value, "id", "") == "Code":
            found[Code[node.attr]].add(mild.get(id(node), Severity.ERROR))


def _section(code: Code, severities: set[Severity]) -> str:
    how_bad = " or ".join(sorted(severities))
    parts = [f"## {code.value}", f"*{text.sentence(how_bad)}* {text.documented(Code)[code.name]}"]
    if example := example_of(code):
        parts.append(f"```text\n{example}\n```")
    return "\n\n".join(parts)


def example_of(code: Code) -> str:
    """A message with this code, from the golden case that is named after it or another one."""
    cases = sorted(golden_cases.paths("diagnostics"), key=lambda path: path.stem != code.value)
    for path in cases:
        for line in golden_cases.read(path)["expected"]:
            if line.endswith(f"[{code.value}]"):
                return str(line)
    return ""
