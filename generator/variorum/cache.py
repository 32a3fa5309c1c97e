"""The cache: what an earlier run worked out, in the folder ``.variorum/`` beside the site.

Two kinds of file. A *shelf* holds one value under a name, read and written whole. A *pack* holds
records, or answers, by place, read one by one. Whatever is damaged, or comes from another version,
counts as absent: it is never trusted and never fatal.
"""

import errno
import os
import shutil
import tempfile
import weakref
import zlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TypeVar

import msgspec

from variorum import __version__
from variorum.diagnostics import Refusal

Value = TypeVar("Value")

FOLDER = ".variorum"
_MAGIC = f"variorum-cache 1 {__version__}\n".encode()
_PACK = "records.pack"
_ANSWERS = "answers.pack"
#: The folder of what processes have worked out and not handed over yet.
PARTS = "parts"
#: A pack is written anew when so much of it is waste.
_MOST_WASTE = 0.5


class Cache:
    """One site's cache folder. ``complaint`` says in a line why something was discarded.

    ``profile`` keeps apart what is built for different ends, such as a preview.
    """

    def __init__(self, root: Path, profile: str = "site") -> None:
        self.root, self.profile = root, profile
        self.folder = os.path.join(root, FOLDER, profile)
        self.complaint = ""

    def make_sure(self) -> bool:
        """See that there is a folder to write to: where not, one that lasts as long as this run.

        Builds hand records and answers on in packs, so they cannot do without any. Returns whether
        the folder is the site's own.
        """
        try:
            os.makedirs(self.folder, exist_ok=True)
            reason = "" if os.access(self.folder, os.W_OK) else os.strerror(errno.EACCES)
        except OSError as problem:
            reason = problem.strerror or str(problem)
        if reason:
            self.stand_in(reason)
        return not reason

    def stand_in(self, reason: str) -> None:
        """From now on, write to a folder that lasts as long as this run."""
        self.root = Path(tempfile.mkdtemp(prefix="variorum-"))
        weakref.finalize(self, _remove, self.root, os.getpid())
        self.folder = os.path.join(self.root, FOLDER, self.profile)
        self.complaint = (
            f"{FOLDER} cannot be written ({reason}), so nothing is kept there and every run does "
            "everything"
        )

    def load(self, name: str, kind: type[Value]) -> Value | None:
        """Read a shelf; None if it is absent, from another version, or damaged."""
        path = os.path.join(self.folder, name)
        try:
            with open(path, "rb") as file:
                raw = file.read()
        except OSError:
            return None
        head, body = raw[: len(_MAGIC) + 4], memoryview(raw)[len(_MAGIC) + 4 :]
        if not head.startswith(_MAGIC):
            self.complaint = f"the cache is from another version and was discarded ({name})"
            return None
        if zlib.crc32(body) != int.from_bytes(head[len(_MAGIC) :], "big"):
            self.complaint = f"the cache is damaged and was discarded ({name})"
            return None
        try:
            return msgspec.msgpack.decode(body, type=kind)
        except (msgspec.DecodeError, msgspec.ValidationError):
            self.complaint = f"the cache is damaged and was discarded ({name})"
            return None

    def save(self, name: str, value: object) -> None:
        """Write a shelf, whole or not at all. A cache that cannot be written is done without."""
        body = msgspec.msgpack.encode(value)
        try:
            os.makedirs(self.folder, exist_ok=True)
            handle, path = tempfile.mkstemp(prefix=f"{name}-", dir=self.folder)
            with os.fdopen(handle, "wb") as file:
                file.write(_MAGIC + zlib.crc32(body).to_bytes(4, "big"))
                file.write(body)
            os.replace(path, os.path.join(self.folder, name))
        except OSError as problem:
            self.complaint = f"the cache cannot be written: {problem.strerror}"

    def drop(self, *names: str) -> None:
        """Forget shelves, or whole folders."""
        for name in names:
            path = os.path.join(self.folder, name)
            if os.path.isdir(path):
                shutil.rmtree(path, ignore_errors=True)
            else:
                with suppress(OSError):
                    os.unlink(path)

    @property
    def pack(self) -> "Pack":
        """The pack of records."""
        return Pack(os.path.join(self.folder, _PACK))

    @property
    def answers(self) -> "Pack":
        """The pack of answers that were worked out from them."""
        return Pack(os.path.join(self.folder, _ANSWERS))

    def part(self, name: str) -> "Pack":
        """What one process works out, to be joined to the answers."""
        return Pack(os.path.join(self.folder, PARTS, name))


def _remove(folder: Path, process: int) -> None:
    """Remove the folder of a run that is over. Processes forked from it do not end it."""
    if os.getpid() == process:
        shutil.rmtree(folder, ignore_errors=True)


class Place(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """Where a blob lies in the pack, with its checksum."""

    offset: int
    length: int
    checksum: int


class DamagedPack(Exception):
    """A blob is not what was put into the pack; the message is a line for the reader."""

    def __init__(self, pack: str) -> None:
        super().__init__(pack)
        self.pack = pack

    def __str__(self) -> str:
        return f"the cache is damaged and was discarded ({self.pack})"


class UnwritableCache(Refusal):
    """A pack cannot be written, and a run in its middle cannot go on without; ``reason`` why."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason

    def __str__(self) -> str:
        return f"there is nowhere to keep what a build works out ({self.reason})"


@contextmanager
def _writing() -> Iterator[None]:
    """Tell what the disk refuses from what it refuses of the site.

    Raises:
        UnwritableCache: the disk refused something.
    """
    try:
        yield
    except OSError as problem:
        raise UnwritableCache(problem.strerror or str(problem)) from problem


class Pack:
    """An append-only file of blobs. Blobs that nobody knows the place of are waste."""

    def __init__(self, path: str) -> None:
        self.path = path
        self._handle: int | None = None

    def __reduce__(self) -> tuple[type["Pack"], tuple[str]]:
        return Pack, (self.path,)  # another process opens the file for itself

    def get(self, place: Place) -> bytes:
        """Read one blob.

        Raises:
            DamagedPack: it is not what was written.
        """
        try:
            if self._handle is None:
                self._handle = os.open(self.path, os.O_RDONLY | getattr(os, "O_BINARY", 0))
            if hasattr(os, "pread"):
                blob = os.pread(self._handle, place.length, place.offset)
            else:
                os.lseek(self._handle, place.offset, os.SEEK_SET)
                blob = os.read(self._handle, place.length)
        except OSError as problem:
            raise DamagedPack(os.path.basename(self.path)) from problem
        if len(blob) != place.length or zlib.crc32(blob) != place.checksum:
            raise DamagedPack(os.path.basename(self.path))
        return blob

    def size(self) -> int:
        """Bytes in the pack, waste included."""
        try:
            return os.path.getsize(self.path)
        except OSError:
            return 0

    def is_mostly_waste(self, live: Iterable[Place]) -> bool:
        """Whether so little of it is still of use that it should be written anew."""
        return sum(place.length for place in live) < self.size() * (1 - _MOST_WASTE)

    def append(self, blobs: Iterable[bytes]) -> list[Place]:
        """Add blobs at the end; return their places.

        Raises:
            UnwritableCache: the disk does not take them.
        """
        return self._write(blobs, "ab")

    def replace(self, blobs: Iterable[bytes]) -> list[Place]:
        """Begin the pack anew with these blobs.

        Raises:
            UnwritableCache: the disk does not take them.
        """
        self.close()
        return self._write(blobs, "wb")

    def join(self, other: "Pack") -> int:
        """Move all blobs of another pack to the end of this one.

        Returns by how much their offsets grow. The other pack is gone then.

        Raises:
            UnwritableCache: the disk does not take them.
        """
        other.close()
        with _writing(), open(self.path, "ab") as file, open(other.path, "rb") as blobs:
            offset = file.seek(0, os.SEEK_END)
            shutil.copyfileobj(blobs, file)
        os.unlink(other.path)
        return offset

    def _write(self, blobs: Iterable[bytes], mode: str) -> list[Place]:
        with _writing():
            os.makedirs(os.path.dirname(self.path), exist_ok=True)
        places = []
        with _writing(), open(self.path, mode) as file:
            offset = file.seek(0, os.SEEK_END)
            for blob in blobs:
                file.write(blob)
                places.append(Place(offset, len(blob), zlib.crc32(blob)))
                offset += len(blob)
        return places

    def close(self) -> None:
        """Close the file."""
        if self._handle is not None:
            os.close(self._handle)
            self._handle = None
