"""What MkDocs, its plugins and its themes log while they build, which they return nowhere."""

import logging
import threading
from collections.abc import Iterator
from contextlib import contextmanager

from mkdocs.commands.build import get_context

from variorum.diagnostics import Diagnostic
from variorum.plugin.preview.check import Problem

#: The loggers above all others of MkDocs' plugins, and of ProperDocs itself.
_TREES = sorted({"mkdocs", get_context.__module__.partition(".")[0]})


class _Listener(logging.Handler):
    """Takes in warnings and errors of one thread; the server's others have their own worries."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.found: list[Problem] = []
        self._thread = threading.get_ident()

    def emit(self, record: logging.LogRecord) -> None:
        """Keep a problem, each once."""
        problem = _problem(record)
        if record.thread == self._thread and problem not in self.found:
            self.found.append(problem)


@contextmanager
def heard_while() -> Iterator[list[Problem]]:
    """Gather what is logged within the ``with``; it is printed as ever."""
    listener = _Listener()
    for name in _TREES:
        logging.getLogger(name).addHandler(listener)
    try:
        yield listener.found
    finally:
        for name in _TREES:
            logging.getLogger(name).removeHandler(listener)


def _problem(record: logging.LogRecord) -> Problem:
    told = record.args[0] if isinstance(record.args, tuple) and record.args else None
    if isinstance(told, Diagnostic):
        return Problem.of(told)
    text = f"{record.levelname}: {record.getMessage()}"
    return Problem(text, is_error=record.levelno >= logging.ERROR)
