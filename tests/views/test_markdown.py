"""Editors' Markdown: safe, linked, and the same by the quick way and the whole one."""

import re
from html import unescape

import markdown
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests import hostile
from tests.support import CORPORA
from variorum.views.markdown import MarkdownText, WikiLinks, plain, sanitise

KNOWN = {
    "actor": ("*An* `actor`", "actors/actor/"),
    "fire": ("Fire & smoke", "events/fire/"),
    "draft": ("A draft", None),
}
REL = 'rel="noopener noreferrer"'
converter = MarkdownText(KNOWN.get)
#: Letters that Markdown gives a meaning, more often than chance would bring them.
PROSE = st.text(
    st.one_of(
        st.sampled_from(" \n\t.,-+'\"()0123456789abc:/éب—"), st.characters(exclude_categories=["C"])
    )
)


def html(text: str) -> str:
    return str(converter.html(text, "../../"))


def whole(text: str) -> str:
    """The whole converter's answer, without the quick way."""
    made = markdown.Markdown(extensions=["sane_lists", "tables"])
    made.inlinePatterns.register(WikiLinks(KNOWN.get, lambda: "../../", made), "links", 175)
    return str(sanitise(made.convert(text.strip())))


def shape(markup: str) -> str:
    """Markup as a reader sees it: single spaces, no spaces at the edges of paragraphs."""
    return re.sub(r"\s*(</?p>)\s*", r"\1", " ".join(unescape(markup).split()))


@settings(max_examples=400)
@given(PROSE)
def test_the_quick_way_gives_what_the_whole_converter_gives(text: str) -> None:
    assert shape(whole(text)) == shape(html(text))


@pytest.mark.parametrize(
    "text",
    [
        "Two words",
        'A "quoted" word and an editor\'s note -- with dashes...',
        "One.\n\nTwo.",
        "One.\n \n\t\nTwo.",
        "Line one\nline two",
        "1. a list",
        "- a list",
        "+ a list",
        "   - a list, a little in",
        "Heading\n---",
        "Heading\n===",
        "---",
        "- - -",
        "    code",
        "\tcode",
        "two spaces  \nat a line's end",
        "a | b\n--|--\n1 | 2",
        "2024. Not a list?",
        "-5 degrees, and -",
        "3) not a list",
        "Note: it burned! Again: see page 3, at 12:30 (they said: twice!).",
        "A tab\t\nat a line's end",
        "One.\n\u00a0\nStill one.",
        "See [[fire]] and [[draft|that]] and [[nobody]].",
        "[[fire|*it*]] [[actor]]",
    ],
)
def test_ways_agree_on(text: str) -> None:
    assert shape(whole(text)) == shape(html(text))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", ""),
        ("   \n ", ""),
        ("Words", "<p>Words</p>"),
        ("*a* **b**", "<p><em>a</em> <strong>b</strong></p>"),
        ("[[fire]]", f'<a href="../../events/fire/" {REL}>Fire &amp; smoke</a>'),
        ("[[ fire ]]", f'<a href="../../events/fire/" {REL}>Fire &amp; smoke</a>'),
        ("[[fire|the <b>fire</b>]]", ">the &lt;b&gt;fire&lt;/b&gt;</a>"),
        ("[[draft]]", "A draft"),
        ("[[nobody]]", "nobody"),
        ("`[[fire]]`", "<code>[[fire]]</code>"),
        ('[x](https://x.example/ "t")', f'<a href="https://x.example/" title="t" {REL}>x</a>'),
        ("[x](javascript:alert(1))", f"<a {REL}>x</a>"),
        ("![x](https://x.example/a.png)", "<p></p>"),
        ("# Big\n\n### Small", "<h3>Small</h3>"),
        ("<div onclick=x>a</div>", "a"),
        ("a < b & c", "<p>a &lt; b &amp; c</p>"),
    ],
)
def test_markdown_becomes(text: str, expected: str) -> None:
    assert expected in html(text)


def test_a_heading_as_large_as_the_pages_own_loses_its_rank_and_keeps_its_words() -> None:
    made = html("# Big\n\nwords")

    assert "Big" in made
    assert "<h1" not in made


@pytest.mark.parametrize("attack", hostile.OWN)
def test_what_was_sanitised_stays_as_it_is(attack: str) -> None:
    made = html(attack)

    assert made == str(sanitise(made))


def test_what_was_sanitised_of_the_public_corpora_stays_as_it_is() -> None:
    if not (CORPORA / "blns").is_dir():
        pytest.skip(f"{CORPORA} is not here")
    made = [html(attack) for attack in hostile.usable(hostile.blns() + hostile.dompurify())]

    assert not [markup for markup in made if markup != str(sanitise(markup))]


@given(PROSE)
def test_plain_words_hold_no_markup_and_one_line(text: str) -> None:
    words = plain(text, KNOWN.get)

    assert "\n" not in words
    assert "**" not in words
    assert len(words) <= 302


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A *b* [c](https://x.example/) `d`", "A b c d"),
        ("[[fire]] and [[fire|it]] and [[nobody]]", "Fire & smoke and it and nobody"),
        ("One.\n\nTwo.", "One. Two."),
        ("<b>x</b>", "x"),
        ("word " * 100, "word " * 60 + "…"),
    ],
)
def test_plain_words_of(text: str, expected: str) -> None:
    assert expected == plain(text, KNOWN.get)
