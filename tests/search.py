"""What tests of searching share: the index's files taken apart, as a curious reader could."""

import gzip
import json
from pathlib import Path
from typing import Any

import cbor2

SIGNATURE = b"pagefind_dcd"
FOLDER = "pagefind"


def unpacked(path: Path) -> bytes:
    """What a file of the index holds."""
    raw = path.read_bytes()
    if path.suffix in {".js", ".json", ".pagefind"}:
        return raw
    return gzip.decompress(raw).removeprefix(SIGNATURE)


def fragments(site: Path) -> dict[str, dict[str, Any]]:
    """What the index shows of each page, by the page's address from the site's root."""
    found = (json.loads(unpacked(path)) for path in sorted(site.glob(f"{FOLDER}/fragment/*")))
    return {fragment["url"]: fragment for fragment in found}


def words_of(site: Path) -> set[str]:
    """All words by which anything can be found, cut to their stems."""
    return {
        entry[0]
        for path in site.glob(f"{FOLDER}/index/*")
        for entry in cbor2.loads(unpacked(path))[0]
    }


def facet(site: Path, name: str) -> dict[str, int]:
    """The values of a facet, with the number of pages that have each."""
    for path in site.glob(f"{FOLDER}/filter/*"):
        own, values = cbor2.loads(unpacked(path))
        if own == name:
            return {value: len(pages) for value, pages in values}
    return {}
