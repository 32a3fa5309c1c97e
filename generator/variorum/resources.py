"""Where the files that come with the package lie.

A wheel carries the theme inside the package, as `variorum/templates/`; in a checkout it is the
top-level folder `templates/`. Asking for the folder here, and nowhere else, works for both, with
no symbolic link (Windows checkouts lack them) and no copy that could grow stale.
"""

from pathlib import Path
from types import SimpleNamespace
from typing import Final

_PACKAGE: Final = Path(__file__).resolve().parent
_CARRIED: Final = _PACKAGE / "templates"

TEMPLATES: Final = _CARRIED if _CARRIED.is_dir() else _PACKAGE.parents[1] / "templates"
"""The folder of the MkDocs theme and the page templates."""

theme: Final = SimpleNamespace(__file__=str(TEMPLATES / "mkdocs_theme.yml"))
"""What the entry point `mkdocs.themes` names: MkDocs takes the folder of its `__file__`."""
