"""The cache: what an earlier run worked out, in the folder ``.variorum/`` beside the site.

Two kinds of file. A *shelf* holds one value under a name, read and written whole. A *pack* (see
``pack.py``) holds records, or answers, by place, read one by one. Whatever is damaged, or comes
from another version, counts as absent: it is never trusted and never fatal.
"""

import errno
import os
import shutil
import tempfile
import weakref
import zlib
from contextlib import suppress
from pathlib import Path
from typing import TypeVar

import msgspec

from variorum import __version__
from variorum.pack import Pack

Value = TypeVar("Value")

FOLDER = ".variorum"
_MAGIC = f"variorum-cache 1 {__version__}\n".encode()
_PACK = "records.pack"
_ANSWERS = "answers.pack"
#: The folder of what processes have worked out and not handed over yet.
PARTS = "parts"


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
    def pack(self) -> Pack:
        """The pack of records."""
        return Pack(os.path.join(self.folder, _PACK))

    @property
    def answers(self) -> Pack:
        """The pack of answers that were worked out from them."""
        return Pack(os.path.join(self.folder, _ANSWERS))

    def part(self, name: str) -> Pack:
        """What one process works out, to be joined to the answers."""
        return Pack(os.path.join(self.folder, PARTS, name))


def _remove(folder: Path, process: int) -> None:
    """Remove the folder of a run that is over. Processes forked from it do not end it."""
    if os.getpid() == process:
        shutil.rmtree(folder, ignore_errors=True)
