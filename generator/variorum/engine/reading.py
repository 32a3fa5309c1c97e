"""Record files, read in parts by as many hands as there are."""

from collections.abc import Iterable, Iterator, Mapping

import msgspec

from variorum.diagnostics import Code, Span, error
from variorum.fingerprint import digest
from variorum.model.vocabulary import Vocabulary
from variorum.read.folder import RecordFile
from variorum.resolve.outcome import Resolved
from variorum.resolve.record import resolve_file

_encode = msgspec.msgpack.Encoder().encode


def read_part(
    items: Iterable[RecordFile], vocabulary: Vocabulary, known: Mapping[str, str]
) -> list[tuple[str, str, bytes]]:
    """Read files; leave out those whose content is known. File, digest and encoded result."""
    return [
        (item.file, sum_, _encode(result))
        for item in items
        for sum_, result in _read_file(item, vocabulary, known.get(item.file))
    ]


def _read_file(
    item: RecordFile, vocabulary: Vocabulary, known: str | None
) -> Iterator[tuple[str, Resolved]]:
    try:
        with open(item.path, "rb") as file:
            raw = file.read()
    except OSError as problem:
        message = f"cannot be read: {problem.strerror}"
        unreadable = error(Span(item.file), Code.UNREADABLE_FILE, message)
        yield "", Resolved(item.file, item.id, item.kind, None, (), (unreadable,))
        return
    content = digest(raw)
    if content != known:
        yield (
            content,
            resolve_file(
                raw, file=item.file, record_id=item.id, kind=item.kind, vocabulary=vocabulary
            ),
        )
