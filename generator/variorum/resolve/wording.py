"""How messages speak of values that stand in a file."""

from collections.abc import Iterable

from variorum.diagnostics import did_you_mean


def describe(value: object) -> str:
    """Name a value as an editor wrote it: ``the text 'x'``, ``the number 5``, ``nothing``."""
    if value is None:
        return "nothing"
    if isinstance(value, bool):
        return f"the truth value {str(value).lower()}"
    if isinstance(value, int | float):
        return f"the number {value}"
    if isinstance(value, str):
        return f"the text '{value[:40]}'"
    return "a list" if isinstance(value, list) else "a mapping"


def near_term(word: str, known: Iterable[str]) -> str:
    """Point to the nearest word of the vocabulary or, where none is near, to its file."""
    return did_you_mean(word, known) or "; correct it, or add it to vocabulary.yml"
