"""The records folder: which files are records, and of what kind.

Only the folders of known kinds are read; nothing is followed out of the folder.
"""

import os
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Protocol

import msgspec

from variorum.diagnostics import Code, Diagnostic, Span, error, warning

VOCABULARY = "vocabulary.yml"


class RecordFile(msgspec.Struct, frozen=True):
    """A file that holds a record. ``file`` is relative to the project, with slashes."""

    file: str
    path: str
    id: str
    kind: str


class Folder(Protocol):
    """What must be known of a folder: which kind of record lies in it, and how its files end."""

    @property
    def name(self) -> str:
        """The kind of record."""

    @property
    def suffix(self) -> str:
        """The files' ending."""


def list_records(
    root: Path, records: str, folders: Mapping[str, Folder]
) -> tuple[list[RecordFile], list[Diagnostic]]:
    """List the record files below ``root / records``, in order of path.

    ``folders`` maps a subfolder's name to what lies in it.
    """
    found: list[RecordFile] = []
    problems: list[Diagnostic] = []
    base = root / records
    for entry in _visible(base):
        file = f"{records}/{entry.name}"
        if problem := _problem_with_folder(entry, file, base, folders):
            problems.append(problem)
        elif entry.name != VOCABULARY:
            _list_folder(entry, file, base, folders[entry.name], found, problems)
    return found, problems


def strays(root: Path, problems: Iterable[Diagnostic]) -> dict[str, str]:
    """The files that were left out though they may be meant as records, by the id they would have.

    ``problems`` are those of ``list_records``.
    """
    found: dict[str, str] = {}
    for problem in problems:
        if problem.code is Code.UNEXPECTED_FILE:
            left_out = root / problem.span.file
            inside = sorted(left_out.rglob("*.*")) if left_out.is_dir() else [left_out]
            for path in inside:
                found.setdefault(path.stem, path.relative_to(root).as_posix())
    return found


def _list_folder(
    entry: os.DirEntry[str],
    folder_file: str,
    base: Path,
    folder: Folder,
    found: list[RecordFile],
    problems: list[Diagnostic],
) -> None:
    for item in _visible(base / entry.name):
        file = f"{folder_file}/{item.name}"
        if problem := _problem_with(item, file, base, folder):
            problems.append(problem)
        else:
            stem = item.name.removesuffix(folder.suffix)
            found.append(RecordFile(file, item.path, stem, folder.name))


def _visible(folder: Path) -> list[os.DirEntry[str]]:
    """What lies in a folder, without hidden files and those that begin with ``_``."""
    try:
        with os.scandir(folder) as entries:
            shown = (entry for entry in entries if not entry.name.startswith((".", "_")))
            return sorted(shown, key=lambda entry: entry.name)
    except (FileNotFoundError, NotADirectoryError):
        return []


def _problem_with_folder(
    entry: os.DirEntry[str], file: str, base: Path, folders: Mapping[str, Folder]
) -> Diagnostic | None:
    if problem := _problem_with_link(entry, file, base):
        return problem
    if entry.name == VOCABULARY or (entry.name in folders and entry.is_dir()):
        return None
    known = ", ".join(sorted(folders))
    message = f"this is no record and is left out; records lie in {known}"
    return warning(Span(file), Code.UNEXPECTED_FILE, message)


def _problem_with(
    item: os.DirEntry[str], file: str, base: Path, folder: Folder
) -> Diagnostic | None:
    if problem := _problem_with_link(item, file, base):
        return problem
    if item.is_dir():
        message = "this folder is left out; records lie directly in the folder of their kind"
        return warning(Span(file), Code.UNEXPECTED_FILE, message)
    if not item.is_file() or not item.name.endswith(folder.suffix):
        message = f"this is no record and is left out; a file here ends in {folder.suffix}"
        return warning(Span(file), Code.UNEXPECTED_FILE, message)
    return None


def _problem_with_link(item: os.DirEntry[str], file: str, base: Path) -> Diagnostic | None:
    if not item.is_symlink():
        return None
    target = Path(os.path.realpath(item.path))  # unlike resolve(), it survives links in a circle
    if not target.is_relative_to(os.path.realpath(base)):
        message = "this link leads out of the records folder and is not followed"
        return error(Span(file), Code.UNREADABLE_FILE, message)
    if not target.exists() or target.is_symlink():
        message = "this link leads to nothing; restore the file or remove the link"
        return error(Span(file), Code.UNREADABLE_FILE, message)
    return None
