"""The parts that pages share: references, dates, quotations, claims, findings."""

from variorum.views.parts.claims import AnswerLine, Cell, ClaimLine, CommentLine
from variorum.views.parts.findings import AcrossLine, FindingLine, ValueLine
from variorum.views.parts.lists import EventLine, SourceLine
from variorum.views.parts.record import CorrectionLine, Heading, NameLine, RelationLine, Veiled
from variorum.views.parts.references import DateText, QuoteText, Ref
from variorum.views.parts.stemma import StemmaArrow, StemmaFigure, StemmaLine, StemmaNode

__all__ = [
    "AcrossLine",
    "AnswerLine",
    "Cell",
    "ClaimLine",
    "CommentLine",
    "CorrectionLine",
    "DateText",
    "EventLine",
    "FindingLine",
    "Heading",
    "NameLine",
    "QuoteText",
    "Ref",
    "RelationLine",
    "SourceLine",
    "StemmaArrow",
    "StemmaFigure",
    "StemmaLine",
    "StemmaNode",
    "ValueLine",
    "Veiled",
]
