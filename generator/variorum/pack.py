"""A pack: a file of blobs that are read one by one, each with a checksum."""

import os
import shutil
import zlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager

import msgspec

from variorum.diagnostics import Refusal

#: A pack is written anew when so much of it is waste.
_MOST_WASTE = 0.5


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
