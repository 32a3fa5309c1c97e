"""``[[links]]`` to records in hand-written pages."""

from collections.abc import Callable
from typing import Any

from markdown import Markdown
from markdown.extensions import Extension

from variorum.views.markdown import FindTarget, WikiLinks


class WikiLinksExtension(Extension):
    """Adds ``[[id]]`` and ``[[id|words]]`` to a site's Markdown."""

    def __init__(self, find: FindTarget, base: Callable[[], str], **options: Any) -> None:
        super().__init__(**options)
        self._find, self._base = find, base

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802  the base class's name
        """Register the processor before Markdown's own links."""
        md.inlinePatterns.register(WikiLinks(self._find, self._base, md), "wiki-links", 175)
