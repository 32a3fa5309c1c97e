"""A record file is split, decoded and normalised, and every value knows its line."""

import pytest

from tests.support import read, source_of
from variorum.diagnostics import Code, Span
from variorum.read.source import normalise

FILE = "seeds/articles/x.md"


def body_of(text: str | bytes) -> str | None:
    return source_of(text, "article").body


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("---\na: 1\n---\nText.", "Text."),
        ("---\na: 1\n---\nText.\n\n\n", "Text."),
        ("---\na: 1\n---\n\n Text.\n \n", "\n Text.\n "),
        ("---\na: 1\n---\nOne.\n---\nTwo.\n", "One.\n---\nTwo."),
        ("---  \na: 1\n--- \nText.", "Text."),
        ("---\na: |\n  ---\n---\nText.", "Text."),
        ("---\na: 1\n---", ""),
    ],
)
def test_the_text_follows_the_second_line_of_hyphens(text: str, expected: str) -> None:
    assert expected == body_of(text)


def test_line_endings_and_composition_are_the_only_liberties() -> None:
    expected = "Café\nzwei  Leerzeichen\t\u00a0\u200b"
    raw = "---\r\na: 1\r\n---\r\nCafe\u0301\rzwei  Leerzeichen\t\u00a0\u200b\r\n".encode()

    assert expected == body_of(raw)


def test_a_byte_order_mark_is_no_part_of_a_file() -> None:
    assert body_of(b"\xef\xbb\xbf---\na: 1\n---\nText.") == "Text."


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        (b"---\na: \xff\n---\n", Span(FILE, 2, 4)),
        (b"---\na: 1\n---\n\xc3\xa9\xc3\xa9\xe9\n", Span(FILE, 4, 3)),
        (b"---\na: 1\n---\nab\0", Span(FILE, 4, 3)),
        (b"\xff\xfe-\0", Span(FILE, 1, 1)),
    ],
)
def test_what_is_no_text_is_refused_at_its_place(raw: bytes, expected: Span) -> None:
    source, problems = read(raw, "article")

    assert source is None
    assert [(expected, Code.WRONG_ENCODING)] == [(p.span, p.code) for p in problems]


def test_a_value_is_found_on_its_line_in_the_file() -> None:
    source = source_of("---\na: 1\nb:\n  - c: 2\n---\nText.", "article")

    assert Span(FILE, 4, 8) == source.span(("b", 0, "c"))
    assert Span(FILE, 4, 5) == source.span(("b", 0, "c"), key=True)


@pytest.mark.parametrize("front", ["", "\n", "a: 1\n", "a: 1\n\n# end\n"])
def test_a_character_of_the_text_is_found_on_its_line_in_the_file(front: str) -> None:
    text = f"---\n{front}a: 2\n---\nOne.\nTwo.\n".replace("a: 1\n", "b: 1\n")
    source = source_of(text, "article")
    line = text.split("\n").index("Two.") + 1

    assert Span(FILE, line, 2) == source.body_span((source.body or "").index("wo."))


def test_normalising_twice_is_normalising_once() -> None:
    text = "e\u0301\r\n\u1e9b\u0323\r"

    assert normalise(text) == normalise(normalise(text))
