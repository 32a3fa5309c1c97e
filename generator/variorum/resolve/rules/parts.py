"""A part is no larger than its whole: 11 children of 21 civilians, never 30."""

from collections.abc import Iterator

from variorum.diagnostics import Code, Diagnostic, warning
from variorum.model.claim import Statement
from variorum.model.counts import Count
from variorum.model.vocabulary import Vocabulary
from variorum.read.source import Source
from variorum.read.strict_yaml import Path


def parts_beyond_wholes(
    source: Source,
    path: Path,
    statements: list[tuple[int, Statement]],
    vocabulary: Vocabulary,
) -> Iterator[Diagnostic]:
    """Warn where one annotation counts more in a category than in a wider one.

    A warning, not an error: a source may contradict itself, and that is then evidence.
    """
    for at, part in statements:
        for _, whole in statements:
            if _is_part_of(part, whole, vocabulary) and _exceeds(part.value, whole.value):
                span = source.span((*path, "claims", at, part.property))
                message = (
                    f"{part.property} {part.who}: {_number(part.value)} is more than "
                    f"{whole.who or 'people'}: {_number(whole.value)}, of which it is a part"
                )
                yield warning(span, Code.PART_EXCEEDS_WHOLE, message)


def _is_part_of(part: Statement, whole: Statement, vocabulary: Vocabulary) -> bool:
    if part.property != whole.property or part.side != whole.side or part.who == whole.who:
        return False
    if part.who not in vocabulary.categories:
        return False
    if whole.who is None:
        return True
    return whole.who in vocabulary.categories and vocabulary.is_within(part.who, whole.who)


def _exceeds(part: object, whole: object) -> bool:
    if not isinstance(part, Count) or not isinstance(whole, Count):
        return False
    return part.min is not None and whole.max is not None and part.min > whole.max


def _number(value: object) -> str:
    if not isinstance(value, Count):
        return ""
    return str(value.min) if value.is_exact else f"{value.min or ''}-{value.max or ''}"
