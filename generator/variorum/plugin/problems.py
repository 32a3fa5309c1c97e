"""What MkDocs finds wrong with a configuration, as diagnostics with their places."""

import logging
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig

from variorum.diagnostics import Code, Diagnostic, Span, did_you_mean, error, warning
from variorum.read.configuration import place_of

#: How MkDocs words a problem with a setting of its own, and with one of a plugin.
_SETTING = re.compile(r"Config value '(?P<setting>[^']*)': (?P<message>.*)", re.DOTALL)
_OF_PLUGIN = re.compile(r"Plugin '(?P<plugin>[^']*)' option '(?P<setting>[^']*)': (?P<message>.*)")
_OF_TYPE = re.compile(r"Expected type: <class '(\w+)'> but received: <class '(\w+)'>")
_UNKNOWN = "Unrecognised configuration name"
_TYPES = {"bool": "true or false", "str": "a text", "list": "a list", "int": "a number"}


class _Listener(logging.Handler):
    """Hears what MkDocs logs while it reads a configuration, which it returns nowhere."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.heard: list[logging.LogRecord] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Keep a message."""
        self.heard.append(record)


@contextmanager
def heard_of(config: Path) -> Iterator[list[Diagnostic]]:
    """Gather the problems of a configuration that is read within the ``with``, instead of logs."""
    logger, listener = logging.getLogger("mkdocs.config"), _Listener()
    passed_on, logger.propagate = logger.propagate, False
    logger.addHandler(listener)
    found: list[Diagnostic] = []
    try:
        yield found
    finally:
        logger.removeHandler(listener)
        logger.propagate = passed_on
        for record in listener.heard:
            found.extend(_problems(config, record))


def _problems(config: Path, record: logging.LogRecord) -> Iterator[Diagnostic]:
    found = _SETTING.fullmatch(record.getMessage())
    if found is None:
        yield _problem(Span(config.name), record, record.getMessage())
        return
    setting, message = found["setting"], found["message"]
    for line in message.splitlines() if message.startswith("Plugin '") else [message]:
        of_plugin = _OF_PLUGIN.fullmatch(line)
        if of_plugin:
            yield _at_setting(config, record, *of_plugin.group("setting", "message", "plugin"))
        else:
            yield _at_setting(config, record, setting, " ".join(line.split()))


def _at_setting(
    config: Path, record: logging.LogRecord, setting: str, message: str, plugin: str = ""
) -> Diagnostic:
    if message.startswith(_UNKNOWN):
        meant = did_you_mean(setting, MkDocsConfig().keys())
        message = f"there is no such setting{meant or '; MkDocs leaves it unheeded'}"
    message = _OF_TYPE.sub(_typed, message)
    is_name = "there is no such setting" in message
    span = place_of(config, setting, plugin=plugin, key=is_name)
    return _problem(span, record, f"'{setting}': {message}")


def _typed(found: re.Match[str]) -> str:
    wanted, given = (_TYPES.get(name, name) for name in found.groups())
    return f"{wanted} belongs here, not {given}"


def _problem(span: Span, record: logging.LogRecord, message: str) -> Diagnostic:
    make = error if record.levelno >= logging.ERROR else warning
    return make(span, Code.BAD_CONFIGURATION, message)
