"""What the generator takes, every page and every feed can hold; what they cannot is refused."""

import sys
from xml.etree import ElementTree as ET

import html5lib
import pytest

from tests.support import build_graph, fit, read
from variorum.diagnostics import Code, Span

#: But white space that parsers of XML and HTML make into something else.
ALL_FIT = fit("".join(map(chr, range(32, sys.maxunicode + 1))))
FILE = "seeds/incidents/x.yml"


def test_xml_can_hold_every_fit_character() -> None:
    escaped = ALL_FIT.replace("&", "&amp;").replace("<", "&lt;")

    assert ALL_FIT == ET.fromstring(f"<a>{escaped}</a>").text  # noqa: S314  our own text


def test_html_can_hold_every_fit_character() -> None:
    parser = html5lib.HTMLParser(namespaceHTMLElements=False)
    escaped = ALL_FIT.replace("&", "&amp;").replace("<", "&lt;")
    tree = parser.parse(f"<!doctype html><title>x</title><p>{escaped}</p>")

    assert [] == parser.errors
    assert ALL_FIT == tree.find("body/p").text


@pytest.mark.parametrize("escape", ["0", "a", "v", "r", "x7f", "u0085", "N", "uFDD0", "U0010FFFF"])
def test_an_escape_for_what_cannot_be_held_is_refused_at_its_place(escape: str) -> None:
    source, problems = read(f'title: "\\"é\\\\0\n  and \\{escape}"\n')

    assert [(Span(FILE, 2, 7), Code.UNFIT_CHARACTER)] == [(p.span, p.code) for p in problems]
    assert source is not None
    assert '"é\\0 and \ufffd' == source.data["title"]


@pytest.mark.parametrize("escape", ["t", "n", '"', "\\", "_", "x41", "u200f", "U0001F600", " "])
def test_any_other_escape_is_read(escape: str) -> None:
    assert [] == read(f'title: "A \\{escape} b"\n')[1]


@pytest.mark.parametrize("mark", ["\x0b", "\x1b", "\x7f", "\x92", "\ufffe", "\U0002ffff"])
def test_a_text_that_cannot_be_held_is_refused_at_its_place(mark: str) -> None:
    _, problems = read(f"---\ntitle: x\n---\r\nCafe\u0301,\r\nthen {mark}.\r\n", "article")

    assert [("5:6", Code.UNFIT_CHARACTER)] == [
        (str(p.span).partition(":")[2], p.code) for p in problems
    ]


def test_what_belongs_to_windows_says_what_may_have_been_meant() -> None:
    _, (problem,) = read("title: It\x92s\n")

    assert "write ’ if that was meant" in problem.message


def test_a_file_that_is_full_of_them_is_no_flood() -> None:
    _, problems = read("title: " + "\x01" * 1000)
    expected = 20

    assert expected == len(problems)


def test_no_message_prints_what_would_steer_a_terminal() -> None:
    loaded = build_graph({"incidents/x.yml": '"titel\\e[31m": "\\e]0;x\\a"\n"type": "\\e[2J"\n'})

    assert loaded.lines
    assert not [line for line in loaded.lines if "\x1b" in line or "\x07" in line]
