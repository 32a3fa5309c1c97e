"""How messages speak of values that stand in a file."""

import unicodedata
from collections.abc import Iterable

from variorum.diagnostics import did_you_mean
from variorum.model import ids
from variorum.schema.vocabulary import VocabularyShape


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


def named(character: str) -> str:
    """A character with its name in Unicode, for those that cannot be told by sight."""
    if character == "\n":
        return "a line break"
    name = unicodedata.name(character, "").lower() or "control character"
    return f"{name} (U+{ord(character):04X})"


#: How many words a message lists; longer sections are in the reference.
_LISTED = 20
#: The sections that a vocabulary file may have, and what it must say of a word.
_DETAILS = dict.fromkeys(VocabularyShape.model_fields, "label: {label}")
_DETAILS["properties"] = "label: {label}, type: count"


def near_term(word: str, known: Iterable[str], section: str, beside: Iterable[str] = ()) -> str:
    """Point to the nearest word, also of those ``beside`` the vocabulary's own.

    Where none is near, list the words that there are, and show how a vocabulary file adds one.
    """
    known = list(known)
    if near := did_you_mean(word, [*known, *beside]):
        return near
    there = f"write one of {', '.join(known)}" if len(known) <= _LISTED else "correct it"
    meant = ids.nearest(word)
    if section not in _DETAILS or not meant:
        return f"; {there}, or add a word to vocabulary.yml"
    details = _DETAILS[section].format(label=meant.replace("-", " "))
    key = meant.replace("-", "_") if section == "properties" else meant
    return f"; {there}, or add to vocabulary.yml: {section}: {{{key}: {{{details}}}}}"
