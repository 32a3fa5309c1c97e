"""Whether both generators have written the same site."""

import html
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import canonicalize

Results = dict[str, Any]

_SPACE = re.compile(r"\s+")
_AROUND_TAG = re.compile(r" ?(<[^<>]*>) ?")
_JSON = frozenset((".json", ".jsonld"))


def compare_pages(ours: Path, theirs: Path) -> Results:
    """How many files each has of each kind, their bytes, and how many do not say the same.

    Pages say the same if they differ in white space and in the escaping of characters at most, JSON
    and XML if it does once it is parsed; of all other files every byte counts.
    """
    found: Results = {}
    sites = {"ours": _files(ours), "hugo": _files(theirs)}
    for name, files in sites.items():
        for path, file in files.items():
            row = found.setdefault(_kind(path), {"differ": 0})
            count, size = row.get(name, (0, 0))
            row[name] = (count + 1, size + file.stat().st_size)
    for path in sites["ours"].keys() | sites["hugo"].keys():
        one, other = (sites[name].get(path) for name in ("ours", "hugo"))
        is_same = one and other and say_the_same(path, one.read_bytes(), other.read_bytes())
        found[_kind(path)]["differ"] += not is_same
    return found


def differences(pages: Results) -> Iterator[str]:
    """What two sites have in common, and each kind of file in which they differ, as lines."""
    totals = {
        tool: tuple(sum(row.get(tool, (0, 0))[at] for row in pages.values()) for at in (0, 1))
        for tool in ("ours", "hugo")
    }
    (files, size), (their_files, their_size) = totals["ours"], totals["hugo"]
    yield f"files: ours {files:,}, Hugo's {their_files:,}; bytes {size:,} and {their_size:,}"
    for kind, row in sorted(pages.items()):
        if row["differ"]:
            ours, theirs = row.get("ours", (0, 0)), row.get("hugo", (0, 0))
            yield f"NOT THE SAME: {kind}: {row['differ']}; ours {ours}, Hugo's {theirs}"


def say_the_same(path: Path, one: bytes, other: bytes) -> bool:
    """Whether two files are equal, or two pages but for white space and escaping.

    JSON is equal if its data are: the order of keys and white space are left out, and so is whether
    a whole number is written as 2 or as 2.0. XML is equal if it is in its canonical form.
    """
    if one == other:
        return True
    if path.suffix in _JSON:
        return _data(one) == _data(other)
    if path.suffix == ".xml":
        return canonicalize(one.decode()) == canonicalize(other.decode())
    are_pages = all(text[:100].lstrip().lower().startswith(b"<!doctype") for text in (one, other))
    return are_pages and _normal(one) == _normal(other)


def _files(folder: Path) -> dict[Path, Path]:
    return {path.relative_to(folder): path for path in folder.rglob("*") if path.is_file()}


def _kind(path: Path) -> str:
    """The kind of a page or twin by its section, of all else by how its name ends."""
    if path.stem != "index":
        return f"other files: {path.suffix or path.name}"
    return f"{path.parts[0] if path.parent.name else 'home'} {path.suffix[1:]}"


def _data(text: bytes) -> str:
    """JSON in one form; as text, since ``True`` would be equal to 1."""
    return json.dumps(json.loads(text, parse_int=float), sort_keys=True)


def _normal(page: bytes) -> str:
    text = _SPACE.sub(" ", html.unescape(page.decode()))
    return _AROUND_TAG.sub(r"\1", text)
