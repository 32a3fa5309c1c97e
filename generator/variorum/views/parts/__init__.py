"""The parts that pages share: references, dates, quotations, claims, findings."""

from variorum.views.parts.claims import (
    AnswerLine,
    Cell,
    ClaimAddress,
    ClaimLine,
    CommentLine,
    LetteredEvent,
    ToldClaim,
)
from variorum.views.parts.findings import AcrossLine, FindingLine, ValueLine
from variorum.views.parts.lists import EventLine, SourceLine
from variorum.views.parts.record import CorrectionLine, Heading, NameLine, RelationLine, Veiled
from variorum.views.parts.references import DateText, QuoteText, Ref
from variorum.views.parts.stemma import StemmaArrow, StemmaFigure, StemmaLine, StemmaNode

__all__ = [
    "AcrossLine",
    "AnswerLine",
    "Cell",
    "ClaimAddress",
    "ClaimLine",
    "CommentLine",
    "CorrectionLine",
    "DateText",
    "EventLine",
    "FindingLine",
    "Heading",
    "LetteredEvent",
    "NameLine",
    "QuoteText",
    "Ref",
    "RelationLine",
    "SourceLine",
    "StemmaArrow",
    "StemmaFigure",
    "StemmaLine",
    "StemmaNode",
    "ToldClaim",
    "ValueLine",
    "Veiled",
]
