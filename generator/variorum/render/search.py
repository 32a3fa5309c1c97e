"""Search records to the files of Pagefind's index.

Pagefind's program is spoken to in the protocol of its own libraries: messages in JSON, each in
base64 with a comma behind it. Its Python library waits a tenth of a second for every answer, which
is minutes for an archive.
"""

import base64
import fnmatch
import gzip
import hashlib
import json
import os
import subprocess
import threading
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from itertools import chain
from pathlib import Path
from typing import IO, Any

import cbor2

from variorum.diagnostics import Refusal
from variorum.views.search import SearchRecord

#: The folder of the index, from the site's root.
FOLDER = "pagefind/"
MISSING = (
    "Pagefind's program is not installed, so that the site cannot be searched; install the package "
    "pagefind-bin, or set `search: false`"
)
#: What the page that searches needs of all that Pagefind writes.
_WANTED = (".js", ".json", ".pf_meta", ".pf_index", ".pf_fragment", ".pf_filter", ".pagefind")
_UNWANTED = ("-ui.", "-ui-", "pagefind-highlight.", "pagefind-worker.", "playground/")
#: With this, Pagefind marks what its files hold once they are unpacked.
_SIGNATURE = b"pagefind_dcd"


class SearchError(Refusal):
    """Pagefind did not do what it was asked; the message has its words."""


def program() -> Path | None:
    """Pagefind's program, from its package or the system; None where there is none."""
    from pagefind.service import get_executable

    path = get_executable()
    return path if path and path.is_file() else None


def index_files(
    executable: Path, records: Iterable[SearchRecord], language: str
) -> Iterator[tuple[str, bytes]]:
    """Make the index; yield path, relative to the site, and bytes of each of its files.

    The same records give the same bytes, in whatever order they come. Words are cut to their stems
    by the rules of ``language``, as far as Pagefind knows it.

    Raises:
        SearchError: Pagefind failed.
    """
    files = _made(executable, records, language.partition("-")[0])
    renamed = _in_order(files)
    for path in sorted(files):
        if path.endswith(_WANTED) and not any(part in path for part in _UNWANTED):
            new_path, content = renamed.get(path) or (path, files[path])
            yield f"{FOLDER}{new_path}", content


# Speaking with the program


def _made(executable: Path, records: Iterable[SearchRecord], language: str) -> dict[str, bytes]:
    """All files of the index by their paths in it.

    They come as an answer: when Pagefind says that it has written files, it is still writing them.
    """
    ordered = sorted(records, key=lambda record: record.path)
    requests = chain(
        [{"type": "NewIndex", "config": {"force_language": language}}],
        (_request(record, language) for record in ordered),
        [{"type": "GetFiles", "index_id": 0}],
    )
    with _service(executable) as service:
        assert service.stdout is not None
        writer = threading.Thread(target=_send, args=(service.stdin, requests), daemon=True)
        writer.start()
        for answer in _answers(service.stdout):
            if answer["type"] == "Error":
                raise SearchError(f"Pagefind could not make the search index: {answer['message']}")
            if answer["type"] == "GetFiles":
                files = answer["files"]
                return {file["path"]: base64.b64decode(file["content"]) for file in files}
        raise SearchError("Pagefind stopped before the search index was made")


def _request(record: SearchRecord, language: str) -> dict[str, Any]:
    meta = {"title": record.title, "kind": record.kind}
    further = {"date": record.date, "language": record.language}
    return {
        "type": "AddRecord",
        "index_id": 0,
        "url": record.path,
        "content": record.text,
        "language": language,
        "meta": meta | {name: value for name, value in further.items() if value},
        "filters": record.filters,
        "sort": {"newest": record.newest, "oldest": record.oldest},
    }


@contextmanager
def _service(executable: Path) -> Iterator[subprocess.Popen[bytes]]:
    service = subprocess.Popen(
        [executable, "--service"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    )
    try:
        yield service
    finally:
        service.kill()
        service.wait()
        for pipe in (service.stdin, service.stdout):
            if pipe is not None:
                with suppress(OSError):
                    pipe.close()


def _send(pipe: IO[bytes], requests: Iterable[dict[str, Any]]) -> None:
    """Write requests while their answers are read: pipes hold little."""
    with suppress(OSError):  # the program has stopped, which the reader finds out
        for number, request in enumerate(requests, start=1):
            message = json.dumps({"message_id": number, "payload": request})
            pipe.write(base64.b64encode(message.encode()) + b",")
        pipe.flush()


def _answers(pipe: IO[bytes]) -> Iterator[dict[str, Any]]:
    message: list[bytes] = []
    while chunk := os.read(pipe.fileno(), 1 << 20):
        *ends, rest = chunk.split(b",")
        for end in ends:
            yield json.loads(base64.b64decode(b"".join((*message, end))))["payload"]
            message.clear()
        message.append(rest)


# Pagefind lists facets, their values and orders in an order that differs from run to run


def _in_order(index: Mapping[str, bytes]) -> dict[str, tuple[str, bytes]]:
    """The files that list facets, with their lists in order: by old path the new one and bytes."""
    files: dict[str, tuple[str, bytes]] = {}
    names: dict[str, str] = {}
    for path in fnmatch.filter(index, "filter/*.pf_filter"):
        facet, values = _unpacked(index[path])
        content = [facet, sorted(values)]
        old = path.removeprefix("filter/").removesuffix(".pf_filter")
        names[old] = _name(old, content)
        files[path] = (f"filter/{names[old]}.pf_filter", _packed(content))
    (path,) = fnmatch.filter(index, "pagefind.*.pf_meta")
    meta = _unpacked(index[path])
    meta[_FACETS] = sorted([facet, names[name]] for facet, name in meta[_FACETS])
    meta[_ORDERS] = sorted(meta[_ORDERS])
    old = path.removeprefix("pagefind.").removesuffix(".pf_meta")
    new = _name(old, meta)
    files[path] = (f"pagefind.{new}.pf_meta", _packed(meta))
    entry = index[_ENTRY].replace(old.encode(), new.encode())
    return files | {_ENTRY: (_ENTRY, entry)}


#: Where Pagefind's metadata have the facets, each with the name of its file, and what to sort by.
_FACETS, _ORDERS = 3, 4
_ENTRY = "pagefind-entry.json"


def _unpacked(content: bytes) -> list[Any]:
    raw = gzip.decompress(content)
    if not raw.startswith(_SIGNATURE):
        raise SearchError("Pagefind's index is in a form that is not known")
    found: list[Any] = cbor2.loads(raw[len(_SIGNATURE) :])
    return found


def _packed(content: object) -> bytes:
    return gzip.compress(_SIGNATURE + cbor2.dumps(content), mtime=0)


def _name(old: str, content: object) -> str:
    """A name that changes with the content, as long as Pagefind's own: browsers keep files."""
    language, _, own = old.rpartition("_")
    return f"{language}_{hashlib.sha256(cbor2.dumps(content)).hexdigest()[: len(own)]}"
