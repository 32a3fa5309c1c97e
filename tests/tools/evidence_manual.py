"""Write docs/reference/evidence.md: the rules of evidence, each shown by its golden cases.

Run ``python -m tests.tools.evidence_manual``; a test holds that the page is up to date.
"""

import ast
import inspect
from collections.abc import Iterator, Mapping
from enum import StrEnum
from itertools import groupby, pairwise
from pathlib import Path
from typing import Any

from tests import evidence, golden_cases
from tests.support import ROOT
from variorum.model import finding
from variorum.model.finding import FindingStatus, Rule

PAGE = ROOT / "docs" / "reference" / "evidence.md"
_CHAPTERS = (
    "The four statuses",
    "Low, best and high",
    "Assessments",
    "In the course of time",
    "One voice or several",
    "One origin or several",
    "When and where",
    "Who is held responsible",
    "What kind, and of whom",
    "Whom the victims were",
)
_PREAMBLE = """\
# The rules of evidence

What the claims about an event add up to, by example. Each example is a test, and this page is
made from them (`python -m tests.tools.evidence_manual`).

A finding is made for each event, property, category and side. A claim reads
`claimant: property value`, in the article that carries it; the number before it is what *standing*,
*superseded by* and *repeats* refer to. *Voices* and *origins* are each named by one of those that
are joined in it.
"""


def manual() -> str:
    """The page's text."""
    cases = [golden_cases.read(path) for path in evidence.paths()]
    strange = {case["chapter"] for case in cases} - set(_CHAPTERS)
    if strange:
        raise ValueError(f"chapters without a place in the manual: {sorted(strange)}")
    cases.sort(key=lambda case: _CHAPTERS.index(case["chapter"]))
    parts = [_PREAMBLE, _rules(cases)]
    for chapter, members in groupby(cases, key=lambda case: str(case["chapter"])):
        parts.append(f"## {chapter}\n")
        parts += map(_section, members)
    return "\n".join(parts).rstrip("\n") + "\n"


def write() -> Path:
    """Write the page and say where."""
    PAGE.parent.mkdir(parents=True, exist_ok=True)
    PAGE.write_text(manual(), encoding="utf-8")
    return PAGE


def _rules(cases: list[dict[str, Any]]) -> str:
    """The rules in a table, with the first case that shows each."""
    first: dict[str, str] = {}
    for case in cases:
        for found in _findings(case):
            for rule in found["rules"]:
                first.setdefault(rule, case["title"])
    rows = [
        f"| `{rule}` | {meaning} | {_link(first.get(rule, ''))} |"
        for rule, meaning in _docstrings(Rule).items()
    ]
    statuses = ", ".join(f"`{status}`" for status in FindingStatus)
    head = f"A finding's status is one of {statuses}.\n\n## The rules\n"
    return "\n".join([head, "| rule | what it says | first example |", "|---|---|---|", *rows, ""])


def _section(case: Mapping[str, Any]) -> str:
    lines = [f"### {case['title']}", "", " ".join(case["text"].split()), ""]
    lines += [*_given(case), "", *_found(case), ""]
    return "\n".join(lines)


def _given(case: Mapping[str, Any]) -> Iterator[str]:
    yield "| | article | claim |"
    yield "|---|---|---|"
    for number, entry in enumerate(case["claims"], 1):
        told = evidence.told(entry)
        yield f"| {number} | {_article(case, entry['in'])} | {told} |"
    for kind in ("actors", "places"):
        for name, about in case.get(kind, {}).items():
            if about:
                yield f"\n`{name}`: {_plainly(about)}"
    for assessment in case.get("event", {}).get("assessment", []):
        yield f"\nAssessment: {_plainly(assessment)}"
    if "vocabulary" in case:
        yield f"\nVocabulary: {_plainly(case['vocabulary'])}"


def _article(case: Mapping[str, Any], name: str) -> str:
    article = case["articles"][name]
    about = {"on": article} if isinstance(article, str) else article
    when = about.get("on", "no date")
    descent = [f"{verb} {_plainly(value)}" for verb, value in about.items() if verb != "on"]
    return ", ".join([f"{name} ({when})", *descent])


def _found(case: Mapping[str, Any]) -> Iterator[str]:
    if not case["expected"]:
        yield "No finding."
    for item in case["expected"]:
        if isinstance(item, str):
            yield f"- {item}"
            continue
        rest = {key: value for key, value in item.items() if key not in ("finding", "status")}
        words = [
            f"{key.replace('superseded', 'superseded by')} {_plainly(value)}"
            for key, value in rest.items()
        ]
        yield f"- {item['finding']}: **{item['status']}**; {'; '.join(words)}"


def _findings(case: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    return (item for item in case["expected"] if isinstance(item, dict))


def _plainly(value: Any) -> str:
    if isinstance(value, dict):
        return ", ".join(f"{key} {_plainly(item)}" for key, item in value.items())
    if isinstance(value, list):
        return ", ".join(map(_plainly, value))
    return str(value)


def _link(title: str) -> str:
    words = "".join(c if c.isalnum() or c in " -" else "" for c in title.lower())
    return f"[{title}](#{'-'.join(words.split())})" if title else ""


def _docstrings(kind: type[StrEnum]) -> dict[str, str]:
    """The members' docstrings, which Python keeps in the source only."""
    tree = ast.parse(inspect.getsource(finding))
    members = next(
        node.body
        for node in tree.body
        if isinstance(node, ast.ClassDef) and node.name == kind.__name__
    )
    found = {}
    for node, after in pairwise(members):
        if isinstance(node, ast.Assign) and isinstance(after, ast.Expr):
            value, text = ast.literal_eval(node.value), ast.literal_eval(after.value)
            found[str(value)] = " ".join(text.split())
    return found


if __name__ == "__main__":
    print(write())
