"""What a YAML parser complains of, in the words of somebody who edits the file.

The parser says what it expected; an editor wants to know what to change. What is not known here
keeps the parser's words.
"""

import unicodedata
from typing import NamedTuple

import yaml

#: What the parser says to what editors are likely to have written.
_REMEDIES = {
    "mapping values are not allowed": (
        "a second colon; put a text with a colon in quotes, or indent the line as the lines above"
    ),
    "block scalar": 'a value that begins with > or | goes in quotes, such as ">=84"',
    "an alias": "a text that begins with * goes in quotes",
    "an anchor": "a text that begins with & goes in quotes",
    "expected ':'": "a field has a colon and a space after its name, such as type: other",
    "expected '-' indicator": (
        "this line does not fit the list above it; indent it as the entries there, and begin each "
        "entry with '- '"
    ),
    "did not find expected key": (
        "this line does not fit the fields above it; indent it as those, or begin it with '- ' if "
        "it is an entry of a list"
    ),
    "did not find expected ',' or": "a comma or a closing bracket is missing in what begins here",
}
#: Where the place that matters is the one where something began, not where the parser gave up.
_BEGUN = ("while scanning a quoted scalar", "while scanning a simple key")


class Found(NamedTuple):
    """A problem and its place, counted from 0."""

    message: str
    line: int
    column: int


def explain(problem: yaml.MarkedYAMLError, text: str) -> Found:
    """Say what is wrong with a YAML text, and where."""
    line, column = _place(problem)
    lines = text.split("\n")
    there = lines[line] if line < len(lines) else ""
    return Found(f"not readable as YAML: {_reason(problem, there, column)}", line, column)


def _reason(problem: yaml.MarkedYAMLError, line: str, column: int) -> str:
    said = ", ".join(part for part in (problem.context, problem.problem) if part)
    if "tab character" in said or line[column : column + 1] == "\t":
        return "a tab character; indent with spaces"
    if odd := _odd_indentation(line):
        return f"the line begins with {odd}; indent with spaces"
    if "escape" in said:
        return (
            "an escape that stands for no character; write the character as it is, or \\U with "
            "eight digits"
        )
    if "quoted scalar" in said:
        return "the quotation mark that opens here is not closed"
    if "expected key" in said and line[:column].rstrip().endswith(('"', "'")):
        return (
            "nothing may follow a closing quotation mark; put the whole value in quotes of the "
            "other kind"
        )
    if "cannot start any token" in said:
        return f"a value that begins with {line[column : column + 1]} goes in quotes"
    if "expected ':'" in said and line.lstrip()[:1] in ("{", "["):
        return "this line is no field; begin it with '- ' if it is an entry of a list"
    return next((words for sign, words in _REMEDIES.items() if sign in said), said)


def _odd_indentation(line: str) -> str:
    """The first character of a line that looks like a space and is none."""
    indentation = line[: len(line) - len(line.lstrip())]
    odd = indentation.replace(" ", "")[:1]
    return (
        f"{unicodedata.name(odd, 'a control character').lower()} (U+{ord(odd):04X})" if odd else ""
    )


def _place(problem: yaml.MarkedYAMLError) -> tuple[int, int]:
    mark = problem.problem_mark or problem.context_mark
    unclosed = "expected ',' or" in (problem.problem or "")
    if problem.context in _BEGUN or unclosed:
        mark = problem.context_mark or mark
    return (mark.line, mark.column) if mark else (0, 0)
