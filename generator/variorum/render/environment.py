"""The page templates of one language, compiled once and kept."""

import hashlib
import marshal
import os
import sys
import tempfile
import zlib
from collections.abc import Callable
from contextlib import suppress
from functools import lru_cache
from pathlib import Path
from types import CodeType
from typing import Any

from markupsafe import Markup, escape
from markupsafe._speedups import _escape_inner

from variorum.views.language import Language

#: Types whose text has nothing to escape: drawings are full of them.
_NUMBERS = frozenset((int, float))
#: The function that a page template becomes.
PAGE = "page"
#: Turns a view, and what leads to the site's root, into HTML.
Page = Callable[[Any, str], str]


def escaped(value: Any) -> str:
    """Escape for HTML, without wrapping what is plain text in a class first."""
    kind = type(value)
    if kind is str:
        return _escape_inner(value)
    if kind in _NUMBERS:
        return str(value)
    return value if kind is Markup else escape(value)


class Bytecode:
    """Compiled templates in a folder, each with a checksum: damaged code could do anything."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def load(self, source: bytes) -> CodeType | None:
        """The code of a template, unless there is none or it is damaged."""
        with suppress(OSError):
            raw = self._path(source).read_bytes()
            if zlib.crc32(raw[4:]) == int.from_bytes(raw[:4], "big"):
                code: CodeType = marshal.loads(raw[4:])  # noqa: S302  our own, by its checksum
                return code
        return None

    def keep(self, source: bytes, code: CodeType) -> None:
        """Keep a template's code, whole or not at all."""
        body = marshal.dumps(code)
        with suppress(OSError):
            handle, path = tempfile.mkstemp(dir=self._folder)
            with os.fdopen(handle, "wb") as file:
                file.write(zlib.crc32(body).to_bytes(4, "big") + body)
            os.replace(path, self._path(source))

    def _path(self, source: bytes) -> Path:
        name = hashlib.sha256(source).hexdigest()[:24]
        return self._folder / f"{name}.{sys.implementation.cache_tag}.code"


class Templates:
    """The templates of a folder, each a module of Python functions.

    ``bytecode`` is a folder for compiled templates; it must differ from language to language.
    """

    def __init__(self, folder: Path, language: Language, bytecode: Path | None = None) -> None:
        self._folder, self._language = folder, language
        self._bytecode = Bytecode(bytecode) if bytecode else None
        self._modules: dict[str, dict[str, Any]] = {}
        self._names = {
            "Markup": Markup,
            "escape": _escape_inner,
            "escaped": escaped,
            "imported": self._imported,
            "joined": "".join,
            "ngettext": self._ngettext(),
            "number": language.number,
        }

    def page(self, name: str) -> Page:
        """The function that a page template becomes.

        Raises:
            UnknownConstructError: a template uses what record templates do without.
        """
        page: Page = self._imported(name, PAGE)
        return page

    def _imported(self, file: str, name: str) -> Any:
        if file not in self._modules:
            self._modules[file] = module = dict(self._names)
            exec(self._code(file), module)  # noqa: S102  what our own templates became
        return self._modules[file][name]

    def _code(self, file: str) -> CodeType:
        source = (self._folder / file).read_bytes()
        code = self._bytecode.load(source) if self._bytecode else None
        if code is None:
            from variorum.render.compiler import compiled  # Jinja is large, and seldom needed

            code = compiled(source.decode(), file, self._language)
            if self._bytecode:
                self._bytecode.keep(source, code)
        return code

    def _ngettext(self) -> Callable[[str, str, int], str]:
        language = self._language

        @lru_cache(maxsize=4096)
        def translate(singular: str, plural: str, number: int) -> str:
            text = language.ngettext(singular, plural, number).replace("%(num)d", "%(num)s")
            return Markup(escape(text)) % {"num": language.number(number)}

        return translate
