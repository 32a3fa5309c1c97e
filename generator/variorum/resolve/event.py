"""An incident file's assessments: judgements that use the properties of claims."""

from typing import Any

import msgspec

from variorum.diagnostics import Code, warning
from variorum.model.event import Assessment
from variorum.model.vocabulary import Vocabulary
from variorum.read.source import Source
from variorum.read.strict_yaml import Path
from variorum.resolve.outcome import Outcome
from variorum.resolve.statements import read_statement
from variorum.resolve.validate import validate_part
from variorum.schema.event import AssessmentSignature, EventShape

_SIGNATURE = ("because", "by", "on")
_UNDATED = (
    "without a date it is in no year, no calendar and no timeline with from: or to:; add date:, "
    "as uncertain as it may be, such as 2024-08, 2024-07-2X, 2024-07~, 2012/2015-06 or ../2022, "
    "or date: XXXX if nothing is known of it"
)


def resolve_event(source: Source, shape: EventShape, vocabulary: Vocabulary) -> Outcome:
    """Read what an incident file says beyond its plain fields."""
    outcome = Outcome(shape.to_record(source.id, source.file))
    if shape.status == "withdrawn" and shape.withdrawn is None:
        message = "the page will not say why; add withdrawn: {because: …, on: …}"
        outcome.problems.append(warning(source.span(("status",)), Code.MISSING_FIELD, message))
    if shape.date is None and shape.status == "published" and shape.withdrawn is None:
        where = source.span(("title",), key=True)
        outcome.problems.append(warning(where, Code.UNDATED_EVENT, _UNDATED))
    assessments = [
        assessment
        for index, data in enumerate(shape.assessment)
        if (assessment := _assessment(source, ("assessment", index), data, vocabulary, outcome))
    ]
    outcome.record = msgspec.structs.replace(outcome.record, assessments=tuple(assessments))
    return outcome


def _assessment(
    source: Source, path: Path, data: dict[str, Any], vocabulary: Vocabulary, outcome: Outcome
) -> Assessment | None:
    signed = {key: data[key] for key in _SIGNATURE if key in data}
    signature, problems = validate_part(source, path, signed, AssessmentSignature)
    reading = read_statement(source, path, data, vocabulary, also=_SIGNATURE)
    outcome.found += reading.found
    outcome.problems += [*problems, *reading.problems]
    if signature is None or reading.statement is None:
        return None
    return Assessment(
        property=reading.statement.property,
        value=reading.statement.value,
        who=reading.statement.who,
        side=reading.statement.side,
        label=reading.statement.label,
        stance=reading.statement.stance,
        because=signature.because,
        by=signature.by,
        on=signature.on,
    )
