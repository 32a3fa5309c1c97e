"""How an event's findings stand, all in all: what its page says first."""

from collections.abc import Sequence

from variorum.model.finding import FindingStatus
from variorum.views.language import Language
from variorum.views.parts import FindingLine


def verdict(findings: Sequence[FindingLine], voices: int, language: Language) -> str:
    """Whether accounts differ, and how much is borne out; empty where nothing is claimed."""
    if not findings:
        return ""
    statuses = [finding.status for finding in findings]
    contested = statuses.count(FindingStatus.CONTESTED.value)
    if voices == 1 and not contested:
        return language.gettext("All of it comes from one voice.")
    corroborated = statuses.count(FindingStatus.CORROBORATED.value)
    points = len(statuses)
    return f"{_differ(contested, points, language)} {_sure(corroborated, points, language)}"


def marks(findings: Sequence[FindingLine]) -> tuple[str, ...]:
    """What a legend has to explain of these findings."""
    found = {finding.status for finding in findings}
    if any(finding.conceded for finding in findings):
        found.add("conceded")
    if any(finding.is_count for finding in findings):
        found.add("bounds")
    return tuple(sorted(found))


def _differ(contested: int, points: int, language: Language) -> str:
    _ = language.gettext
    if not contested:
        return _("No account contradicts another.")
    if contested == points:
        return _("The accounts differ.")
    return language.ngettext(
        "The accounts differ on %(num)d of %(all)d points.",
        "The accounts differ on %(num)d of %(all)d points.",
        contested,
    ) % {"num": contested, "all": points}


def _sure(corroborated: int, points: int, language: Language) -> str:
    _ = language.gettext
    if not corroborated:
        return _("Nothing is corroborated.")
    if corroborated == points:
        return _("All of it is corroborated.")
    return language.ngettext(
        "%(num)d point is corroborated.", "%(num)d points are corroborated.", corroborated
    ) % {"num": corroborated}
