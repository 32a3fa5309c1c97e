"""``commands.md``: the command line, from click."""

import click

from tests.tools.reference import text
from variorum.cli import main

_INTRODUCTION = """
`variorum` is the command; `python -m variorum` is the same. Every command prints its help with
`--help`. Commands that work on a site are run in the folder of its `mkdocs.yml`, or told where
that file is with `--config`.

| exit status | meaning |
| --- | --- |
| 0 | clean |
| 1 | the records have errors, or warnings where `--strict` is given |
| 2 | misuse: an unknown option, a missing configuration, a name that is taken |
"""


def page() -> str:
    """Make the page."""
    sections = [_section(name, command) for name, command in main.commands.items()]
    return text.page("Commands", _INTRODUCTION, *sections)


def _section(name: str, command: click.Command) -> str:
    context = click.Context(command, info_name=f"variorum {name}")
    words, _, example = (command.help or "").partition("\b")
    usage = " ".join(command.collect_usage_pieces(context))
    parts = [
        f"## {name}",
        text.prose(words),
        f"```text\nvariorum {name} {usage}\n```",
        _options(command),
        _example(example),
    ]
    return "\n\n".join(part for part in parts if part)


def _options(command: click.Command) -> str:
    options = [option for option in command.params if isinstance(option, click.Option)]
    if not options:
        return ""
    return text.table(("option", "meaning", "default"), map(_option, options))


def _option(option: click.Option) -> tuple[str, str, str]:
    value = "" if option.is_flag else f" {_value(option)}"
    names = ", ".join(text.code(name + value) for name in reversed(option.opts) if name)
    meaning, _, told = (option.help or "").partition("[default: ")
    return names, meaning.strip(), told.rstrip("]") or _default(option)


def _default(option: click.Option) -> str:
    if isinstance(option.show_default, str):
        return option.show_default
    return text.code(str(option.default)) if option.show_default else ""


def _value(option: click.Option) -> str:
    if isinstance(option.type, click.Choice):
        return "|".join(map(str, option.type.choices))
    if isinstance(option.type, click.IntRange):
        return "N"
    return option.make_metavar(click.Context(main))


def _example(words: str) -> str:
    lines = [line.strip() for line in words.splitlines() if line.strip() not in ("", "Example:")]
    return "For example:\n\n```sh\n" + "\n".join(lines) + "\n```" if lines else ""
