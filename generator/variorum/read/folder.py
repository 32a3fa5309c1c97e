"""The records folder: which files are records, and of what kind.

Only the folders of known kinds are read; nothing is followed out of the folder.
"""

import os
from collections.abc import Mapping
from pathlib import Path

import msgspec

from variorum.diagnostics import Code, Diagnostic, Span, error, warning

VOCABULARY = "vocabulary.yml"


class RecordFile(msgspec.Struct, frozen=True):
    """A file that holds a record. ``file`` is relative to the project, with slashes."""

    file: str
    path: str
    id: str
    kind: str


class Folder(msgspec.Struct, frozen=True):
    """A records folder: name and file ending of one kind."""

    kind: str
    suffix: str


def list_records(
    root: Path, records: str, folders: Mapping[str, Folder]
) -> tuple[list[RecordFile], list[Diagnostic]]:
    """List the record files below ``root / records``, in order of path.

    ``folders`` maps a subfolder's name to what lies in it.
    """
    found: list[RecordFile] = []
    problems: list[Diagnostic] = []
    base = root / records
    for entry in _entries(base):
        if entry.name.startswith((".", "_")) or entry.name == VOCABULARY:
            continue
        folder = folders.get(entry.name)
        if folder is None or not entry.is_dir():
            known = ", ".join(sorted(folders))
            message = f"this is no record and is left out; records lie in {known}"
            problems.append(warning(Span(f"{records}/{entry.name}"), Code.UNEXPECTED_FILE, message))
            continue
        for item in _entries(base / entry.name):
            file = f"{records}/{entry.name}/{item.name}"
            if item.name.startswith((".", "_")):
                continue
            problem = _problem_with(item, file, base, folder)
            if problem:
                problems.append(problem)
            else:
                stem = item.name.removesuffix(folder.suffix)
                found.append(RecordFile(file, item.path, stem, folder.kind))
    return found, problems


def _entries(folder: Path) -> list[os.DirEntry[str]]:
    try:
        with os.scandir(folder) as entries:
            return sorted(entries, key=lambda entry: entry.name)
    except (FileNotFoundError, NotADirectoryError):
        return []


def _problem_with(
    item: os.DirEntry[str], file: str, base: Path, folder: Folder
) -> Diagnostic | None:
    if item.is_symlink():
        target = Path(item.path).resolve()
        if not target.is_relative_to(base.resolve()):
            message = "this link leads out of the records folder and is not followed"
            return error(Span(file), Code.UNREADABLE_FILE, message)
    if not item.is_file() or not item.name.endswith(folder.suffix):
        message = f"this is no record and is left out; a file here ends in {folder.suffix}"
        return warning(Span(file), Code.UNEXPECTED_FILE, message)
    return None
