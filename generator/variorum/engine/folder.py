"""A site's folder that was changed by somebody else, or copied: what in it is still right.

Its files are hashed, which takes a small part of what it takes to make them.
"""

import os
from collections.abc import Iterator, Mapping
from pathlib import Path

import msgspec

from variorum.engine.shelves import SiteShelf
from variorum.fingerprint import digest

_decode = msgspec.msgpack.Decoder(dict[str, str]).decode


class Wrong(msgspec.Struct, frozen=True):
    """What of a site must be made again: pages of records, what the host made, the search index.

    ``foreign`` are files that no build has made, ``is_blocked`` says that a folder is where a file
    belongs.
    """

    pages: frozenset[str]
    guests: frozenset[str]
    search: frozenset[str]
    foreign: frozenset[str]
    is_blocked: bool


def known_of(shelf: SiteShelf, folder: Path) -> tuple[SiteShelf | None, Wrong]:
    """What is still known of a site, once every file in its folder has been read.

    None where so little is right that it is better made afresh.
    """
    wrong = _compare(shelf, folder)
    if len(wrong.pages) * 2 > len(shelf.pages) or wrong.is_blocked:
        return None, wrong
    return _without(shelf, wrong), wrong


def _compare(shelf: SiteShelf, folder: Path) -> Wrong:
    present = dict(_files(str(folder)))
    pages = {text: _decode(raw) for text, raw in shelf.pages.items()}
    known = {*shelf.guests, *shelf.search.files}.union(*pages.values())

    def differing(sums: Mapping[str, str]) -> frozenset[str]:
        return frozenset(p for p, known in sums.items() if not _is_as_known(present.get(p), known))

    return Wrong(
        pages=frozenset(text for text, sums in pages.items() if differing(sums)),
        guests=differing(shelf.guests),
        search=differing(shelf.search.files),
        foreign=frozenset(p for p in present.keys() - known if not p.startswith(".")),
        is_blocked=any((folder / path).is_dir() for path in known - present.keys()),
    )


def _without(shelf: SiteShelf, wrong: Wrong) -> SiteShelf:
    """What is known of a site but for what is wrong; the host is to tidy away what is foreign."""
    search = shelf.search
    if wrong.search:
        sums = {path: sum_ for path, sum_ in search.files.items() if path not in wrong.search}
        search = msgspec.structs.replace(search, files=sums, is_behind=True)
    guests = {path: sum_ for path, sum_ in shelf.guests.items() if path not in wrong.guests}
    return msgspec.structs.replace(
        shelf,
        pages={text: raw for text, raw in shelf.pages.items() if text not in wrong.pages},
        guests=guests | dict.fromkeys(wrong.foreign, ""),
        search=search,
    )


def _files(folder: str) -> Iterator[tuple[str, str]]:
    """Every file by its path from the folder. Links are files, and hidden folders not a site's."""
    for parent, folders, names in os.walk(folder):
        below = os.path.relpath(parent, folder).replace(os.sep, "/")
        prefix = "" if below == "." else f"{below}/"
        if not prefix:
            folders[:] = [name for name in folders if not name.startswith(".")]
        links = [name for name in folders if os.path.islink(os.path.join(parent, name))]
        for name in (*names, *links):
            yield f"{prefix}{name}", os.path.join(parent, name)


def _is_as_known(path: str | None, known: str) -> bool:
    if path is None:
        return False
    try:
        with open(path, "rb") as file:
            return digest(file.read()) == known
    except OSError:
        return False
