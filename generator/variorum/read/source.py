"""One record file, split into its parts, with the way back from a value to its line."""

import unicodedata
from itertools import islice
from typing import Any

import msgspec

from variorum.diagnostics import Code, Diagnostic, Span, error
from variorum.read import characters, strict_yaml
from variorum.read.strict_yaml import Path

_FENCE = "---"
#: Of a file that is full of unfit characters, so many are told.
_MOST_TOLD = 20


class Source(msgspec.Struct, frozen=True):
    """A file's data, and where it stood.

    ``body`` is the text after the front matter, normalised; None for a file that is all YAML.
    ``yaml_line`` and ``body_line`` are the numbers of lines before the YAML and the body begin.
    """

    file: str
    id: str
    kind: str
    yaml: str
    yaml_line: int
    body: str | None
    body_line: int
    data: Any

    def span(self, path: Path = (), *, key: bool = False) -> Span:
        """The place of the value at a path, or of its key. Slow: for problems only."""
        line, column = strict_yaml.locate(self.yaml, path, key=key)
        return Span(self.file, line + self.yaml_line + 1, column + 1)

    def body_span(self, offset: int) -> Span:
        """The place of a character of the body."""
        before = (self.body or "")[:offset]
        line = self.body_line + before.count("\n") + 1
        return Span(self.file, line, offset - (before.rfind("\n") + 1) + 1)


def normalise(text: str) -> str:
    """Unicode NFC and line feeds: the only liberties taken with a text."""
    return unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))


def read_source(
    raw: bytes, *, file: str, record_id: str, kind: str, has_body: bool
) -> tuple[Source | None, list[Diagnostic]]:
    """Decode and parse one file. No source comes back where nothing could be read."""
    text, problems = _decode(raw, file)
    if problems:
        return None, problems
    yaml_text, yaml_line, body, body_line = text, 0, None, 0
    if has_body:
        parts = _split_front_matter(text, file)
        if isinstance(parts, Diagnostic):
            return None, [parts]
        (yaml_text, body, body_line), yaml_line = parts, 1

    def complain(code: Code, message: str, line: int, column: int) -> None:
        problems.append(error(Span(file, line + yaml_line + 1, column + 1), code, message))

    data = strict_yaml.load(yaml_text, complain)
    if not isinstance(data, dict):
        if not problems:
            found = "there are no fields" if data is None else "this is no mapping"
            complain(Code.WRONG_TYPE, f"{found}; a record's file has lines of key: value", 0, 0)
        return None, problems
    return Source(file, record_id, kind, yaml_text, yaml_line, body, body_line, data), problems


def body_of(raw: bytes, file: str) -> Source | None:
    """The body of a file with front matter, which is not parsed: enough to find places in it."""
    text, problems = _decode(raw, file)
    parts = _split_front_matter(text, file)
    if problems or isinstance(parts, Diagnostic):
        return None
    return Source(file, "", "", "", 1, parts[1], parts[2], None)


def _decode(raw: bytes, file: str) -> tuple[str, list[Diagnostic]]:
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as problem:
        where = _span_of_byte(raw, problem.start, file)
        return "", [error(where, Code.WRONG_ENCODING, "not UTF-8 here; save the file as UTF-8")]
    if "\0" in text:
        where = _span_of_byte(raw, raw.index(b"\0"), file)
        return "", [error(where, Code.WRONG_ENCODING, "a NUL character; save the file as UTF-8")]
    text = normalise(text)
    if characters.is_fit(raw):
        return text, []
    found = islice(characters.unfit(text), _MOST_TOLD)
    return "", [error(_span_of(text, at, file), Code.UNFIT_CHARACTER, why) for at, why in found]


def _span_of(text: str, offset: int, file: str) -> Span:
    return Span(file, text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset))


def _span_of_byte(raw: bytes, offset: int, file: str) -> Span:
    before = raw[:offset]
    start_of_line = before.rfind(b"\n") + 1
    column = len(before[start_of_line:].decode("utf-8", errors="replace")) + 1
    return Span(file, before.count(b"\n") + 1, column)


def _split_front_matter(text: str, file: str) -> tuple[str, str, int] | Diagnostic:
    """Split at the two ``---`` lines: the YAML, the body, and the lines before the body.

    The body keeps every character but final line feeds.
    """
    first, _, rest = text.partition("\n")
    if first.rstrip() != _FENCE:
        return error(
            Span(file),
            Code.FRONT_MATTER_MISSING,
            "an article begins with a line ---, its metadata, and a second line ---",
        )
    lines = rest.split("\n")
    for number, line in enumerate(lines):
        if line.rstrip() == _FENCE:
            body = "\n".join(lines[number + 1 :]).rstrip("\n")
            return "\n".join(lines[:number]), body, number + 2
    return error(
        Span(file),
        Code.FRONT_MATTER_UNCLOSED,
        "the front matter that begins here is never closed by a second line ---",
    )
