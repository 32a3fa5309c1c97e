"""Seals: the SHA-256 of an article's text, recorded in its front matter.

Only the ``seal:`` line changes; everything else stays byte for byte as the editor wrote it.
"""

from pathlib import Path

import msgspec

from variorum.diagnostics import Diagnostic
from variorum.read.source import read_source
from variorum.resolve.article import seal_of
from variorum.resolve.placeholders import body_placeholder, is_placeholder

_FENCE = b"---"


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
    if is_placeholder(source.body or ""):
        return [body_placeholder(source)]
    seal = f"sha256:{seal_of(source.body or '')}"
    if source.data.get("seal") == seal:
        return Sealed(file, seal, changed=False)
    path.write_bytes(_with_seal(raw, seal.encode()))
    return Sealed(file, seal, changed=True)


def _with_seal(raw: bytes, seal: bytes) -> bytes:
    """Replace the seal line of the front matter, or add one before the annotations."""
    lines = raw.splitlines(keepends=True)
    closing = next(at for at, line in enumerate(lines) if at and line.rstrip() == _FENCE)
    present = _line_of(b"seal:", lines[:closing])
    before = _line_of(b"annotations:", lines[:closing])
    model = lines[0 if present is None else present]
    sealed = b"seal: " + seal + model[len(model.rstrip(b"\r\n")) :]
    if present is None:
        lines.insert(closing if before is None else before, sealed)
    else:
        lines[present] = sealed
    return b"".join(lines)


def _line_of(key: bytes, lines: list[bytes]) -> int | None:
    return next((at for at, line in enumerate(lines) if line.startswith(key)), None)
