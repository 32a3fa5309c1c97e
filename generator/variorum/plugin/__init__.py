"""The MkDocs door: everything that knows MkDocs, and nothing that does not need to.

The same code runs under ProperDocs, which answers to MkDocs' module names.
"""

from variorum.plugin.plugin import VariorumPlugin

__all__ = ["VariorumPlugin"]
