"""The reference pages under ``docs/reference/``, made from the code that they describe.

It lies with the tests and not in the package: it needs what only a checkout has (the golden
cases, the templates), and readers of the documentation are no users of a second generator.
``make reference`` writes the pages; ``tests/docs/test_reference.py`` holds that they are current.
"""

from collections.abc import Callable

from tests.tools.reference import (
    codes,
    commands,
    formats,
    settings,
    twins,
    views,
    vocabulary,
)

#: File name below ``docs/reference/`` and what makes its text.
PAGES: dict[str, Callable[[], str]] = {
    "codes.md": codes.page,
    "commands.md": commands.page,
    "formats.md": formats.page,
    "json.md": twins.page,
    "settings.md": settings.page,
    "views.md": views.page,
    "vocabulary.md": vocabulary.page,
}
