"""The codes of the two event data sets that researchers join with, derived from dates and places.

UCDP's own, ``date_prec`` and ``where_prec``, are what records hold: see ``EdtfDate.date_prec`` and
``Position.where_prec``. ACLED's are coarser. What is too coarse for ACLED to code has no code.
"""

#: ACLED codebook (2023): 1 the day is known, 2 the week, 3 the month; by UCDP's date_prec.
_TIME = {1: 1, 2: 2, 3: 2, 4: 3}
#: ACLED codebook (2023): 1 the town, 2 a part of a region, 3 a region; by UCDP's where_prec.
_PLACE = {1: 1, 2: 2, 3: 2, 4: 3, 5: 3}


def time_precision(date_prec: int | None) -> int | None:
    """ACLED's ``time_precision`` for UCDP's ``date_prec``; None beyond a month."""
    return _TIME.get(date_prec or 0)


def geo_precision(where_prec: int | None) -> int | None:
    """ACLED's ``geo_precision`` for UCDP's ``where_prec``; None for countries and high seas."""
    return _PLACE.get(where_prec or 0)
