"""The page templates, compiled once and kept."""

import os
import tempfile
import zlib
from contextlib import suppress
from functools import lru_cache
from pathlib import Path
from typing import Any

from jinja2 import BytecodeCache, Environment, FileSystemLoader, StrictUndefined, Template
from jinja2.bccache import Bucket
from jinja2.environment import TemplateModule
from jinja2.runtime import Context
from markupsafe import Markup, escape

from variorum.render.compiler import Compiler, called_directly, escaped
from variorum.views.language import Language


class RecordTemplate(Template):
    """A template whose macros are made once: they see no context that could differ."""

    def _get_default_module(self, ctx: Context | None = None) -> TemplateModule:  # noqa: ARG002  Jinja's own signature
        if self._module is None:
            self._module = self.make_module()
        return self._module


class RecordEnvironment(Environment):
    """An environment whose templates see a view, translate, and escape everything."""

    code_generator_class = Compiler
    template_class = RecordTemplate
    escaped = staticmethod(escaped)
    called_directly = staticmethod(called_directly)


class CheckedBytecode(BytecodeCache):
    """Compiled templates in a folder, each with a checksum: damaged code could do anything.

    Jinja's own cache of this kind runs whatever it finds.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def load_bytecode(self, bucket: Bucket) -> None:
        """Load a template's code, unless it is damaged."""
        with suppress(OSError):
            raw = self._path(bucket).read_bytes()
            if zlib.crc32(raw[4:]) == int.from_bytes(raw[:4], "big"):
                bucket.bytecode_from_string(raw[4:])

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep a template's code, whole or not at all."""
        body = bucket.bytecode_to_string()
        with suppress(OSError):
            handle, path = tempfile.mkstemp(dir=self._folder)
            with os.fdopen(handle, "wb") as file:
                file.write(zlib.crc32(body).to_bytes(4, "big") + body)
            os.replace(path, self._path(bucket))

    def _path(self, bucket: Bucket) -> Path:
        return self._folder / f"{bucket.key}.code"


def environment(templates: Path, language: Language, bytecode: Path | None = None) -> Environment:
    """Make the environment of the record templates.

    Everything is escaped, an unknown field is an error, and ``_`` and ``ngettext`` translate.
    ``bytecode`` is a folder for compiled templates; it must differ from language to language.
    """
    env = RecordEnvironment(
        loader=FileSystemLoader(templates),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        bytecode_cache=CheckedBytecode(bytecode) if bytecode else None,
        auto_reload=False,
    )

    def translate(message: str, **values: Any) -> str:
        text = language.gettext(message)
        return Markup(escape(text)) % values if values else text

    @lru_cache(maxsize=4096)
    def translate_number(singular: str, plural: str, number: int) -> str:
        text = language.ngettext(singular, plural, number).replace("%(num)d", "%(num)s")
        return Markup(escape(text)) % {"num": language.number(number)}

    env.globals.update(_=translate, ngettext=translate_number)
    env.filters["number"] = language.number
    return env
