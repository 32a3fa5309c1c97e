"""One file to one record: everything about it that needs no other file."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, cast

from variorum.diagnostics import Code, Diagnostic, error
from variorum.model.vocabulary import Vocabulary
from variorum.read.source import Source, read_source
from variorum.read.strict_yaml import Path
from variorum.resolve.actor import resolve_actor
from variorum.resolve.article import resolve_article
from variorum.resolve.event import resolve_event
from variorum.resolve.outcome import Outcome, Reference, Resolved
from variorum.resolve.placeholders import freed_from, without_placeholders
from variorum.resolve.timeline import resolve_timeline
from variorum.resolve.validate import validate
from variorum.resolve.wording import near_term
from variorum.schema.actor import ActorShape
from variorum.schema.article import ArticleShape
from variorum.schema.event import EventShape
from variorum.schema.fields import MarkdownField, RefersTo, TermOf
from variorum.schema.kinds import BY_NAME
from variorum.schema.references import Found, find
from variorum.schema.shape import RecordShape, hides_place
from variorum.schema.timeline import TimelineShape

if TYPE_CHECKING:
    from variorum.model.corpus import AnyRecord

#: ``[[id]]`` or ``[[id|words]]``.
WIKI_LINK = re.compile(r"\[\[([^\[\]|\n]+)(?:\|([^\[\]\n]*))?\]\]")


def resolve_file(
    raw: bytes, *, file: str, record_id: str, kind: str, vocabulary: Vocabulary
) -> Resolved:
    """Read, check and resolve one record file on its own."""
    shape_of_kind = BY_NAME[kind]
    source, problems = read_source(
        raw, file=file, record_id=record_id, kind=kind, has_body=shape_of_kind.suffix == ".md"
    )
    if source is None:
        return Resolved(file, record_id, kind, None, (), tuple(problems))
    source, left = without_placeholders(raw, source, shape_of_kind.shape)
    resolved = _resolve_source(source, shape_of_kind.shape, vocabulary, problems)
    return freed_from(left, resolved) if left else resolved


def _resolve_source(
    source: Source,
    shape_of_kind: type[RecordShape],
    vocabulary: Vocabulary,
    problems: list[Diagnostic],
) -> Resolved:
    shape, deviations = validate(source, shape_of_kind)
    problems += deviations
    if shape is None:
        return Resolved(source.file, source.id, source.kind, None, (), tuple(problems))
    outcome = _resolve(source, shape, vocabulary)
    found = [*find(shape), *outcome.found]
    problems += outcome.problems
    problems += _unknown_terms(source, found, vocabulary)
    references = tuple(_references(found, shape))
    problems += _ties_to_itself(source, references, shape)
    return Resolved(
        source.file, source.id, source.kind, outcome.record, references, tuple(problems)
    )


def _resolve(source: Source, shape: RecordShape, vocabulary: Vocabulary) -> Outcome:
    match shape:
        case ArticleShape():
            return resolve_article(source, shape, vocabulary)
        case EventShape():
            return resolve_event(source, shape, vocabulary)
        case ActorShape():
            return resolve_actor(source, shape)
        case TimelineShape():
            return resolve_timeline(source, shape)
        case _:
            return Outcome(cast("AnyRecord", shape.to_record(source.id, source.file)))


def _references(found: list[Found], shape: RecordShape) -> Iterator[Reference]:
    for path, marker, word in found:
        if isinstance(marker, RefersTo):
            yield Reference(path, word, marker.kinds, _is_silent(path, shape))
        elif isinstance(marker, MarkdownField) and "[[" in word:
            for link in WIKI_LINK.finditer(word):
                yield Reference((*path, link[0]), link[1].strip(), ())


def _is_silent(path: Path, shape: RecordShape) -> bool:
    """Whether a reference would tell a precise location that is marked as sensitive.

    An event's place does, and so does what an annotation with that mark names or states.
    """
    if isinstance(shape, EventShape):
        return path == ("place",) and hides_place(shape.sensitive)
    match path:
        case ("annotations", int(at), "mentions" | "claims", *_) if isinstance(shape, ArticleShape):
            return hides_place(shape.annotations[at].sensitive)
        case _:
            return False


def _ties_to_itself(
    source: Source, references: tuple[Reference, ...], shape: RecordShape
) -> Iterator[Diagnostic]:
    for reference in references:
        if reference.path[0] == "relations" and reference.id in (source.id, *shape.aliases):
            relation = str(reference.path[-1])
            message = (
                f"'{reference.id}' is this record itself; name another one with {relation}:, "
                "or take the relation out"
            )
            yield error(source.span(reference.path), Code.RELATION_CYCLE, message)


def _unknown_terms(
    source: Source, found: list[Found], vocabulary: Vocabulary
) -> Iterator[Diagnostic]:
    for path, marker, word in found:
        if isinstance(marker, TermOf) and word not in vocabulary.sections[marker.section]:
            terms = vocabulary.sections[marker.section]
            hint = near_term(word, terms, marker.section)
            message = f"'{word}' is not in the vocabulary's {marker.section}{hint}"
            yield error(source.span(path), Code.UNKNOWN_TERM, message)
