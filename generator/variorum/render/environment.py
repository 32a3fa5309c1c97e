"""The page templates, compiled once and kept."""

from pathlib import Path

from jinja2 import Environment, FileSystemBytecodeCache, FileSystemLoader, StrictUndefined

from variorum.views.language import Language


def environment(templates: Path, language: Language, bytecode: Path | None = None) -> Environment:
    """Make the environment of the record templates.

    Everything is escaped, an unknown field is an error, and ``_`` and ``ngettext`` translate.
    """
    env = Environment(
        loader=FileSystemLoader(templates),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        extensions=["jinja2.ext.i18n"],
        bytecode_cache=FileSystemBytecodeCache(str(bytecode)) if bytecode else None,
        auto_reload=False,
    )
    env.install_gettext_callables(  # type: ignore[attr-defined]
        language.gettext, language.ngettext, newstyle=True
    )
    env.filters["number"] = language.number
    return env
