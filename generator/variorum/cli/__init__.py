"""The command line: ``variorum``, also ``python -m variorum``."""

from variorum.cli.commands import main

__all__ = ["main"]
