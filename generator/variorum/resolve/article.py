"""An article file to its record: the text sealed, the quotations anchored, the claims read."""

import hashlib
from collections.abc import Iterator

import msgspec

from variorum.diagnostics import Code, Diagnostic, error, warning
from variorum.model.article import Annotation, Mention, SetAside
from variorum.model.claim import Stance, Statement
from variorum.model.counts import Count
from variorum.model.quotation import Quotation
from variorum.model.vocabulary import Vocabulary
from variorum.read.source import Source, normalise
from variorum.read.strict_yaml import KEY, Path
from variorum.resolve import verbatim
from variorum.resolve.outcome import Outcome
from variorum.resolve.quotations import resolve_quotation
from variorum.resolve.rules.parts import parts_beyond_wholes
from variorum.resolve.rules.undeclared import fingerprints
from variorum.resolve.statements import read_statement
from variorum.schema.article import AnnotationShape, ArticleShape, SelectorShape
from variorum.schema.fields import RefersTo
from variorum.schema.references import Found
from variorum.schema.shape import hides_place, marks_of


def seal_of(text: str) -> str:
    """The SHA-256 of a normalised text, in hex."""
    return hashlib.sha256(text.encode()).hexdigest()


def resolve_article(source: Source, shape: ArticleShape, vocabulary: Vocabulary) -> Outcome:
    """Read what an article file says beyond its plain metadata."""
    record = shape.to_record(source.id, source.file)
    outcome = Outcome(record)
    text = source.body or ""
    if shape.text == "not-held" or not text.strip():
        outcome.problems += _problems_without_text(source, shape, text)
        return outcome
    digest = seal_of(text)
    outcome.problems += _check_seal(source, shape, digest)
    annotations = [
        annotation
        for index, item in enumerate(shape.annotations)
        if (annotation := _annotation(source, shape, index, item, vocabulary, outcome))
    ]
    set_aside = []
    for index, passage in enumerate(shape.set_aside):
        quote = _anchor(source, ("set_aside", index), passage, outcome)
        if quote:
            set_aside.append(SetAside(quote, passage.because))
    held = msgspec.structs.replace(
        record,
        sha256=digest,
        text=text,
        annotations=tuple(annotations),
        set_aside=tuple(set_aside),
    )
    outcome.record = msgspec.structs.replace(held, fingerprints=fingerprints(held))
    return outcome


def _problems_without_text(source: Source, shape: ArticleShape, text: str) -> Iterator[Diagnostic]:
    if shape.text == "held":
        message = "there is no text below the front matter; add it, or write text: not-held"
        yield error(source.span(), Code.TEXT_NOT_HELD, message)
        return
    if text.strip():
        message = "a text follows although the article is marked not-held; drop one of the two"
        yield error(source.span(("text",)), Code.TEXT_NOT_HELD, message)
    for field in ("annotations", "set_aside", "seal"):
        if getattr(shape, field):
            message = f"'{field}' needs the text, which is marked not-held"
            yield error(source.span((field,), key=True), Code.TEXT_NOT_HELD, message)


def _check_seal(source: Source, shape: ArticleShape, digest: str) -> Iterator[Diagnostic]:
    if shape.seal is None:
        message = f"the text has no seal; run: variorum seal {source.id}"
        yield warning(source.span(), Code.SEAL_MISSING, message)
    elif shape.seal != f"sha256:{digest}":
        message = (
            f"the text is not the one that was sealed (now sha256:{digest[:12]}…); restore it, "
            f"or if the change is meant, run: variorum seal {source.id}"
        )
        yield error(source.span(("seal",)), Code.SEAL_BROKEN, message)


def _anchor(source: Source, path: Path, item: SelectorShape, outcome: Outcome) -> Quotation | None:
    found = resolve_quotation(source, source.body or "", path, item.quote, item.prefix, item.suffix)
    if isinstance(found, Diagnostic):
        outcome.problems.append(found)
        return None
    return found


def _annotation(
    source: Source,
    article: ArticleShape,
    index: int,
    item: AnnotationShape,
    vocabulary: Vocabulary,
    outcome: Outcome,
) -> Annotation | None:
    path: Path = ("annotations", index)
    statements = list(_statements(source, path, item, vocabulary, outcome))
    outcome.found += _mentioned(source, path, item)
    outcome.problems += parts_beyond_wholes(source, path, statements, vocabulary)
    if item.claims and not item.about:
        message = "these claims are about no event; add about: with the event's id"
        span = source.span((*path, "claims"), key=True)
        outcome.problems.append(error(span, Code.CLAIM_WITHOUT_EVENT, message))
    quote = _anchor(source, path, item, outcome)
    if quote is None:
        return None  # whether words stand in it can be told once it stands in the text
    exact = normalise(item.quote)
    in_words = tuple(
        _in_its_words(source, (*path, "claims", at), statement, exact, vocabulary, outcome)
        for at, statement in statements
    )
    mentions = tuple(_mentions(source, path, item, exact, outcome))
    if hides_place(item.sensitive):
        mentions = ()  # a name in the margin would tell what the words may not
    return Annotation(
        quote=quote,
        about=tuple(item.about),
        by=tuple(item.by) or (article.publisher,),
        statements=in_words,
        mentions=mentions,
        note=item.note,
        sensitive=marks_of(item.sensitive),
    )


def _statements(
    source: Source,
    path: Path,
    item: AnnotationShape,
    vocabulary: Vocabulary,
    outcome: Outcome,
) -> Iterator[tuple[int, Statement]]:
    for at, data in enumerate(item.claims):
        reading = read_statement(
            source,
            (*path, "claims", at),
            data,
            vocabulary,
            stance=Stance(item.stance),
            provisional=item.provisional,
        )
        outcome.found += reading.found
        outcome.problems += reading.problems
        statement = reading.statement
        if statement and item.as_of and not statement.as_of:
            statement = msgspec.structs.replace(statement, as_of=item.as_of)
        if statement:
            yield at, statement


def _in_its_words(
    source: Source,
    path: Path,
    statement: Statement,
    quote: str,
    vocabulary: Vocabulary,
    outcome: Outcome,
) -> Statement:
    """Bind a statement to its own words in the quotation."""
    words: str | None = normalise(statement.verbatim)
    if words and words not in quote:
        message = f"'{words}' does not stand in the quotation, character for character"
        span = source.span((*path, "verbatim"))
        outcome.problems.append(error(span, Code.QUOTATION_ABSENT, message))
    if not isinstance(statement.value, Count):
        return statement
    if not words:
        words = verbatim.find(quote, statement.value, statement.who, vocabulary)
    if words is None:
        message = (
            f"the number of '{statement.property}' ({_number(statement.value)}) does not stand in "
            "the quotation; correct it, or add verbatim: with the words that state it"
        )
        span = source.span((*path, statement.property))
        outcome.problems.append(warning(span, Code.VALUE_NOT_QUOTED, message))
        words = quote
    value = msgspec.structs.replace(statement.value, verbatim=words)
    return msgspec.structs.replace(statement, value=value, verbatim=words)


def _number(count: Count) -> str:
    bounds = (str(bound) for bound in (count.min, count.max) if bound is not None)
    return count.word or "-".join(dict.fromkeys(bounds))


def _mentioned(source: Source, path: Path, item: AnnotationShape) -> Iterator[Found]:
    """Refer to each mentioned record at its place: an item of a list, or a key."""
    written = source.data["annotations"][path[-1]].get("mentions")
    for record_id in item.mentions:
        where: Path = (*path, "mentions")
        if isinstance(written, list):
            where = (*where, written.index(record_id))
        elif isinstance(written, dict):
            where = (*where, record_id, KEY)
        yield where, RefersTo(("actor", "place", "event")), record_id


def _mentions(
    source: Source, path: Path, item: AnnotationShape, quote: str, outcome: Outcome
) -> Iterator[Mention]:
    """Read mentions; the one name of an annotation without claims is its whole quotation."""
    is_name = len(item.mentions) == 1 and not item.claims
    for record_id, written in item.mentions.items():
        wording = written and normalise(written)
        if wording is not None and wording not in quote:
            message = f"'{wording}' does not stand in the quotation, character for character"
            span = source.span((*path, "mentions", record_id))
            outcome.problems.append(error(span, Code.QUOTATION_ABSENT, message))
        yield Mention(record_id, wording or (quote if is_name else None))
