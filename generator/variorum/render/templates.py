"""Which page templates rest on which files, without compiling them."""

import re
from functools import cache
from pathlib import Path

from variorum.fingerprint import digest

_RESTS_ON = re.compile(r"""{%-?\+?\s*(?:from|import|include|extends)\s+["']([^"']+)["']""")


def template_digests(folder: Path, names: list[str]) -> dict[str, str]:
    """A digest for each template ``<name>.html``, of it and of all that it imports."""

    @cache
    def read(file: str) -> bytes:
        try:
            return (folder / file).read_bytes()
        except FileNotFoundError:
            return b""

    def family(file: str) -> list[str]:
        found = {file: None}
        ahead = [file]
        while ahead:
            text = read(ahead.pop()).decode("utf-8", errors="replace")
            fresh = [name for name in _RESTS_ON.findall(text) if name not in found]
            found |= dict.fromkeys(fresh)
            ahead += fresh
        return list(found)

    return {
        name: digest(
            b"\0".join(file.encode() + b"\0" + read(file) for file in family(f"{name}.html"))
        )
        for name in names
    }
