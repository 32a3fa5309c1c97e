"""Variorum: a static research site generator that keeps every claim with its source."""

__version__ = "0.1.0"
