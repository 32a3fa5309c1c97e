"""The page templates, compiled once and kept."""

from functools import lru_cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemBytecodeCache, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape

from variorum.render.compiler import Compiler, called_directly, escaped
from variorum.views.language import Language


class RecordEnvironment(Environment):
    """An environment whose templates see a view, translate, and escape everything."""

    code_generator_class = Compiler
    escaped = staticmethod(escaped)
    called_directly = staticmethod(called_directly)


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
        bytecode_cache=FileSystemBytecodeCache(str(bytecode)) if bytecode else None,
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
