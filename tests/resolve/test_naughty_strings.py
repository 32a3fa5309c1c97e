"""Strings that break naive text handling pass through reading and resolving unharmed."""

import json

import pytest

from tests.support import CORPORA, build_graph, fit
from variorum.diagnostics import Code
from variorum.read.source import normalise

BLNS = CORPORA / "blns" / "blns.json"
EXPECTED = {Code.SEAL_MISSING, Code.QUOTATION_AMBIGUOUS, Code.BROKEN_LINK}


def strings() -> list[str]:
    if not BLNS.is_file():
        pytest.skip("the list of naughty strings is not beside this checkout")
    known: list[str] = json.loads(BLNS.read_text(encoding="utf-8"))
    return [text for text in known if text.strip()]


def test_each_can_be_quoted_and_named_and_keeps_every_character() -> None:
    texts = [text for text in map(fit, strings()) if text.strip()]
    files = {"actors/paper.yml": "{name: Paper, kind: publisher}"}
    for number, text in enumerate(texts):
        quoted = "".join(['"', *(f"\\U{ord(c):08x}" for c in text), '"'])
        front = f"title: {quoted}\npublisher: paper\nannotations:\n  - quote: {quoted}\n"
        files[f"articles/a{number}.md"] = f"---\n{front}---\n<<{text}>>\n"
    loaded = build_graph(files)

    assert {problem.code for problem in loaded.report} <= EXPECTED
    for number, text in enumerate(texts):
        article = loaded.graph.article(f"a{number}")

        assert text == article.title
        assert article.text == normalise(f"<<{text}>>").rstrip("\n")
        assert all(normalise(text) == one.quote.exact for one in article.annotations)


def test_unquoted_each_is_read_or_refused_without_a_traceback() -> None:
    texts = strings()
    files = {"actors/paper.yml": "{name: Paper, kind: publisher}"}
    files |= {f"places/p{n}.yml": f"name: {text}\nnote: {text}\n" for n, text in enumerate(texts)}

    build_graph(files)


def test_as_a_file_each_is_read_or_refused_without_a_traceback() -> None:
    texts = strings()

    build_graph({f"incidents/e{n}.yml": text for n, text in enumerate(texts)})
    build_graph({f"articles/a{n}.md": text for n, text in enumerate(texts)})
    build_graph({"vocabulary.yml": "\n".join(texts)})
