"""When there was news of an event.

There is no clock: an event is as new as the newest thing that its records date. An edit that no
record dates is no news.
"""

from collections.abc import Iterator

from variorum.link.card import Facts
from variorum.model.claim import Claim
from variorum.model.dates import EdtfDate


def days_of_news(event: Facts, claims: tuple[Claim, ...]) -> tuple[str, str]:
    """The first and the last day that an event's records know; empty where they know none."""
    told = {certain_day(date) for date in _dates(event, claims)} - {""}
    happened = certain_day(event.date)
    return min(told, default=happened), max(told, default=happened)


def certain_day(date: EdtfDate | None) -> str:
    """The day by which something had certainly been; of what is dated August, the 31st."""
    return (date.latest or date.earliest or "") if date else ""


def _dates(event: Facts, claims: tuple[Claim, ...]) -> Iterator[EdtfDate | None]:
    """When something was said, judged or corrected."""
    yield from (claim.as_of for claim in claims)
    yield from (assessment.on for assessment in event.assessments)
    yield from (correction.on for correction in event.corrections)
