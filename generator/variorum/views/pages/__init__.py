"""Every page of a site by key, and how each kind of page is built."""

from variorum.views.pages.answers import scope_of
from variorum.views.pages.builders import build
from variorum.views.pages.enumeration import keys
from variorum.views.pages.kinds import OF_TIMELINE, Built, PageKey, PageKind

__all__ = ["OF_TIMELINE", "Built", "PageKey", "PageKind", "build", "keys", "scope_of"]
