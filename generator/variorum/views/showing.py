"""What may be shown of a quotation: the one place where that is decided.

Pages, twins, data files and feeds ask here, through ``Scope.showing``, and nowhere else.
"""

import msgspec

from variorum.config import SensitiveSettings
from variorum.link.card import Facts
from variorum.model.quotation import Quotation
from variorum.model.sensitivity import Sensitivity, joined
from variorum.views.language import Language

#: Why a source's words are withheld that ``display: none`` forbids to show.
DISPLAY = "display"


class Showing(msgspec.Struct, frozen=True, gc=False):
    """What may be shown of a quotation, and how."""

    quote: Quotation | None
    """The words, with as much of their context as may be shown; None where they are withheld."""
    withheld: str
    """Why they are withheld: ``display``, or the mark that says so; empty if they are not."""
    marks: tuple[Sensitivity, ...]
    """Their marks. Words that have any and are not withheld stand behind a click."""

    @property
    def is_veiled(self) -> bool:
        """Whether the words are shown, but only to those who ask for them."""
        return self.quote is not None and bool(self.marks)


def showing(card: Facts, quotation: Quotation, settings: SensitiveSettings) -> Showing:
    """Decide what may be shown of a quotation from the article of a card.

    Marked is every quotation that has a character in common with marked words, whoever quotes it.
    The context that surrounds a quotation is cut where marked words begin.
    """
    if card.display == "none":
        return Showing(None, DISPLAY, ())
    if not card.marks and not card.sensitive:
        return Showing(quotation, "", ())
    marks = marks_between(card, quotation.start, quotation.end)
    left_out = omitted(marks, settings)
    if left_out:
        return Showing(None, left_out, marks)
    return Showing(_with_shown_context(card, quotation), "", marks)


def marks_between(card: Facts, start: int, end: int) -> tuple[Sensitivity, ...]:
    """The marks of a stretch of an article's text: its own, and those of marked words in it."""
    if not card.sensitive:
        return card.marks
    inside = (span.marks for span in card.sensitive if span.meets(start, end))
    return joined(card.marks, *inside)


def omitted(marks: tuple[Sensitivity, ...], settings: SensitiveSettings) -> str:
    """The first mark for which words are left out; empty if they may be shown behind a click.

    Words cannot be made coarse, so those that tell a precise location are always left out.
    """
    if not marks:
        return ""
    left_out = {
        Sensitivity.GRAPHIC: settings.graphic == "omit",
        Sensitivity.PERSONAL_DATA: settings.personal_data == "omit",
        Sensitivity.PRECISE_LOCATION: True,
    }
    return next((mark.value for mark in marks if left_out[mark]), "")


def _with_shown_context(card: Facts, quote: Quotation) -> Quotation:
    """Cut the words around a quotation where marked ones begin, shown or not."""
    if card.marks:
        return msgspec.structs.replace(quote, prefix="", suffix="")
    start, end = quote.start - len(quote.prefix), quote.end + len(quote.suffix)
    around = [span for span in card.sensitive if span.meets(start, end)]
    if not around:
        return quote
    before = [s.end for s in around if s.start < quote.start]
    after = [s.start for s in around if s.end > quote.end]
    first = max((start, *(min(at, quote.start) for at in before)))
    last = min((end, *(max(at, quote.end) for at in after)))
    return msgspec.structs.replace(
        quote,
        prefix=quote.prefix[first - start :],
        suffix=quote.suffix[: last - quote.end],
    )


def names(marks: tuple[Sensitivity, ...], language: Language) -> str:
    """What marked words hold: ``graphic description, personal data``."""
    _ = language.gettext
    words = {
        Sensitivity.GRAPHIC: _("graphic description"),
        Sensitivity.PERSONAL_DATA: _("personal data"),
        Sensitivity.PRECISE_LOCATION: _("precise location"),
    }
    return language.enumeration(words[mark] for mark in marks)


def veil(marks: tuple[Sensitivity, ...], language: Language) -> str:
    """What is written on the veil: ``Graphic description: show``."""
    _ = language.gettext
    text = _("%(marks)s: show") % {"marks": names(marks, language)}
    return f"{text[:1].upper()}{text[1:]}"


def reason(withheld: str, language: Language) -> str:
    """Why words are withheld, as a sentence; empty if they are not."""
    if not withheld:
        return ""
    _ = language.gettext
    return {
        DISPLAY: _("Its words are withheld: the source may not be shown."),
        Sensitivity.GRAPHIC.value: _("Its words are left out: they describe violence."),
        Sensitivity.PERSONAL_DATA.value: _("Its words are left out: they hold personal data."),
        Sensitivity.PRECISE_LOCATION.value: _(
            "Its words are left out: they tell where somebody could be found."
        ),
    }[withheld]
