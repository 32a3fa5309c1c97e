"""MkDocs calls skipped what this plugin keeps back and writes later: it is not to be told."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager

from mkdocs.commands.build import get_context

#: Where MkDocs, or ProperDocs under its name, tells of what it builds.
_LOGGER = logging.getLogger(get_context.__module__)


class KeptBack:
    """The pages and templates that are kept back."""

    def __init__(self) -> None:
        self._lines: set[str] = set()

    def page(self, file: str) -> None:
        """Keep back what was made of a hand-written page."""
        self._lines.add(f"Page skipped: '{file}'. Generated empty output.")

    def template(self, name: str) -> None:
        """Keep back what was made of a template of the theme."""
        self._lines.add(f"Template skipped: '{name}' generated empty output.")

    def _is_told(self, record: logging.LogRecord) -> bool:
        return record.getMessage() not in self._lines

    @contextmanager
    def untold(self) -> Iterator[None]:
        """Let MkDocs say nothing of these."""
        _LOGGER.addFilter(self._is_told)
        try:
            yield
        finally:
            _LOGGER.removeFilter(self._is_told)
            self._lines.clear()
