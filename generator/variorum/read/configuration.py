"""A site's configuration, ``mkdocs.yml``: where a setting stands, and whether records are there."""

import os
from collections.abc import Iterable
from pathlib import Path

from variorum.diagnostics import Code, Diagnostic, Span, did_you_mean, error
from variorum.read import strict_yaml
from variorum.read.folder import VOCABULARY

PLUGIN = "variorum"


def place_of(config: Path, setting: str = "", *, plugin: str = "", key: bool = False) -> Span:
    """The place of a setting's value, or of its name; the top of the file where it is not set.

    ``plugin`` is the name of the plugin that the setting belongs to, if to any. Slow: for problems
    only.
    """
    text = _text(config)
    if text is None:
        return Span(config.name)
    path: strict_yaml.Path = (setting,) if setting else ()
    if plugin:
        path = ("plugins", *_entry(text, plugin), plugin, setting)
    line, column = strict_yaml.locate(text, path, key=key)
    return Span(config.name, line + 1, column + 1)


def syntax_problems(config: Path) -> list[Diagnostic]:
    """Why a configuration is not readable as YAML, if it is not."""
    found: list[Diagnostic] = []

    def complain(code: Code, message: str, line: int, column: int) -> None:
        if code is Code.YAML_SYNTAX:  # what else records must do without, MkDocs may use
            found.append(error(Span(config.name, line + 1, column + 1), code, message))

    text = _text(config)
    if text is not None:
        strict_yaml.load(text, complain)
    return found[:1]


def _text(config: Path) -> str | None:
    try:
        return config.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError):
        return None


def _entry(text: str, plugin: str) -> tuple[int, ...]:
    """Where in a list of plugins one has its entry; nothing where they are a mapping."""
    data = strict_yaml.load(text, lambda *_: None)
    plugins = data.get("plugins") if isinstance(data, dict) else None
    if not isinstance(plugins, list):
        return ()
    named = (index for index, item in enumerate(plugins) if item == plugin or _has(item, plugin))
    return tuple(index for index in list(named)[:1])


def _has(item: object, plugin: str) -> bool:
    return isinstance(item, dict) and plugin in item


def problems_with_records(
    root: Path, records: str, config: str, kinds: Iterable[str]
) -> list[Diagnostic]:
    """Say that the folder of the records is none: a misspelt one must not pass for an empty one.

    ``records`` is the setting and ``config`` the configuration's file, both relative to ``root``;
    ``kinds`` are the names of folders for one kind of record, of which a new site has some.
    """
    holds = {*kinds, VOCABULARY}
    folder = root / records
    if _holds_any(folder, holds):
        return []
    if folder.is_dir():
        what = f"holds no records, of which each lies in {', '.join(sorted(kinds))}"
        else_ = "put records there"
    else:
        what = "is no folder" if folder.exists() else "does not exist"
        else_ = "make it"
    hint = _meant(root, folder, holds)
    remedy = f"{hint} Else {else_}" if hint else f"; {else_}"
    message = (
        f"the folder of the records, '{records}', {what}{remedy}, or name another with records: "
        f"below - {PLUGIN}:"
    )
    span = place_of(root / config, "records", plugin=PLUGIN)
    return [error(span, Code.BAD_CONFIGURATION, message)]


def _holds_any(folder: Path, names: Iterable[str]) -> bool:
    return any((folder / name).exists() for name in names)


def _meant(root: Path, folder: Path, holds: Iterable[str]) -> str:
    """Ask for the nearest folder that does hold records, or else for one of a like name."""
    near = _folders(root) | _folders(folder.parent) | _folders(folder) | {folder.parent}
    paths = {os.path.relpath(path, root).replace(os.sep, "/"): path for path in near}
    likely = {name for name, path in paths.items() if name != "." and _holds_any(path, holds)}
    wanted = os.path.relpath(folder, root).replace(os.sep, "/")
    hint = did_you_mean(wanted, likely or paths.keys() - {wanted, "."})
    return hint or (f"; did you mean '{min(likely)}'?" if likely else "")


def _folders(parent: Path) -> set[Path]:
    try:
        return {Path(e.path) for e in os.scandir(parent) if e.is_dir() and e.name[0] != "."}
    except OSError:
        return set()
