"""How well a place is known, as it is drawn and said (UCDP GED's where_prec, codebook 23.1)."""

from enum import StrEnum

from variorum.model.place import Position
from variorum.views.language import Language


class Sign(StrEnum):
    """What is drawn for a place. Only what is known exactly is a dot."""

    DOT = "dot"
    CIRCLE = "circle"
    DISTRICT = "district"
    REGION = "region"
    FUZZY = "fuzzy"
    COUNTRY = "country"
    UNSTATED = "unstated"


_SIGNS = {
    1: Sign.DOT,
    2: Sign.CIRCLE,
    3: Sign.DISTRICT,
    4: Sign.REGION,
    5: Sign.FUZZY,
    6: Sign.COUNTRY,
}
#: What stands for an extent that is not known here.
AREAS = frozenset((Sign.DISTRICT, Sign.REGION, Sign.FUZZY, Sign.COUNTRY))
#: Waters and airspace beyond any country have no position, whatever the record says.
_NOWHERE = 7
#: Radii in kilometres. That of the circle is UCDP's; those of areas stand for shapes that are not
#: known here, and are as large as such areas often are.
RADIUS = {
    Sign.DOT: 0.0,
    Sign.CIRCLE: 25.0,
    Sign.DISTRICT: 50.0,
    Sign.REGION: 150.0,
    Sign.FUZZY: 75.0,
    Sign.COUNTRY: 400.0,
    Sign.UNSTATED: 25.0,
}


def sign_of(position: Position | None) -> Sign | None:
    """What is drawn for a position; None if nothing is."""
    if position is None or position.where_prec == _NOWHERE:
        return None
    return _SIGNS.get(position.where_prec or 0, Sign.UNSTATED)


def name_of(sign: Sign, language: Language) -> str:
    """The precision that a sign stands for, in a few words."""
    _ = language.gettext
    return {
        Sign.DOT: _("exact location"),
        Sign.CIRCLE: _("within about 25 km"),
        Sign.DISTRICT: _("somewhere in a district"),
        Sign.REGION: _("somewhere in a region"),
        Sign.FUZZY: _("along a line or in a vague area"),
        Sign.COUNTRY: _("somewhere in the country"),
        Sign.UNSTATED: _("precision not stated"),
    }[sign]


def meaning_of(sign: Sign, language: Language) -> str:
    """How a sign is to be read, as a sentence."""
    _ = language.gettext
    return {
        Sign.DOT: _("The dot is the place itself."),
        Sign.CIRCLE: _("The circle has a radius of 25 km; the place is somewhere in it."),
        Sign.DISTRICT: _(
            "The hatched area stands for a district: somewhere in it. Its outline is not drawn."
        ),
        Sign.REGION: _(
            "The hatched area stands for a region: somewhere in it. Its outline is not drawn."
        ),
        Sign.FUZZY: _(
            "The hatched area stands for a line or a vague area, whose outline is not drawn."
        ),
        Sign.COUNTRY: _(
            "The wide shaded area stands for the country: somewhere in it. Its border is not drawn."
        ),
        Sign.UNSTATED: _("The dashed circle is near the place; how near is not stated."),
    }[sign]
