"""Seals: the SHA-256 of an article's text, recorded in its front matter.

Only the ``seal:`` line changes; everything else stays byte for byte as the editor wrote it.
"""

import re
from pathlib import Path

import msgspec

from variorum.diagnostics import Diagnostic
from variorum.read.source import read_source
from variorum.resolve.article import seal_of

_SEAL_LINE = re.compile(rb"^seal:[^\r\n]*$", re.MULTILINE)
_FENCE = re.compile(rb"^---[ \t]*\r?$", re.MULTILINE)
_ANNOTATIONS = re.compile(rb"^annotations:", re.MULTILINE)


class Sealed(msgspec.Struct, frozen=True):
    """What became of one article: ``changed`` says whether its seal is new."""

    file: str
    seal: str
    changed: bool


def seal_article(path: Path, file: str) -> Sealed | list[Diagnostic] | None:
    """Record the text's seal; None where no text is held, problems where it cannot be read."""
    raw = path.read_bytes()
    source, problems = read_source(
        raw, file=file, record_id=path.stem, kind="article", has_body=True
    )
    if source is None or problems:
        return problems
    if not (source.body or "").strip():
        return None
    seal = f"sha256:{seal_of(source.body or '')}"
    if source.data.get("seal") == seal:
        return Sealed(file, seal, changed=False)
    path.write_bytes(_with_seal(raw, seal.encode()))
    return Sealed(file, seal, changed=True)


def _with_seal(raw: bytes, seal: bytes) -> bytes:
    """Replace the seal line of the front matter, or add one before the annotations."""
    opening = _FENCE.search(raw)
    closing = _FENCE.search(raw, opening.end()) if opening else None
    assert opening and closing
    head, rest = raw[: closing.start()], raw[closing.start() :]
    line = b"seal: " + seal
    if _SEAL_LINE.search(head):
        return _SEAL_LINE.sub(line, head, count=1) + rest
    newline = b"\r\n" if opening[0].endswith(b"\r") else b"\n"
    annotations = _ANNOTATIONS.search(head)
    at = annotations.start() if annotations else len(head)
    return head[:at] + line + newline + head[at:] + rest
