"""What the panel says, in the site's language; problems are told as the terminal tells them."""

import msgspec

from variorum.fingerprint import digest
from variorum.plugin.preview.check import Check
from variorum.views.language import Language

#: More problems than this are a matter for the terminal.
MOST = 100


class Notice(msgspec.Struct, frozen=True):
    """What the panel shows."""

    key: str
    """The same as long as there is nothing new for somebody who has closed the panel."""
    lang: str
    dir: str
    summary: str
    """How many errors and warnings there are."""
    standing: str
    """Whether what is shown is as the files are."""
    problems: list[tuple[str, str]]
    """Place and text of each, errors first."""
    more: str
    close: str


def notice_of(check: Check, language: Language, *, run: str, is_there: bool) -> Notice | None:
    """Put what a check found into words; None if it found nothing.

    ``run`` names the run; ``is_there`` says whether there is a site to be shown.
    """
    if not check.problems:
        return None
    problems = sorted(check.problems, key=lambda problem: not problem.is_error)
    shown = [(problem.place, problem.text) for problem in problems[:MOST]]
    lines = "\n".join(place + text for place, text in shown)
    return Notice(
        # Whoever saved a file and still sees the old page is told each time.
        key=run if check.refused else digest(lines.encode(errors="surrogatepass")),
        lang=language.tag,
        dir=language.direction,
        summary=_summary(check, language),
        standing=_standing(check, language, is_there=is_there),
        problems=shown,
        more=_more(len(problems) - MOST, language),
        close=language.gettext("Close"),
    )


def _summary(check: Check, language: Language) -> str:
    _, ngettext = language.gettext, language.ngettext
    errors = ngettext("%(num)d error", "%(num)d errors", check.errors) % {"num": check.errors}
    warnings = ngettext("%(num)d warning", "%(num)d warnings", check.warnings)
    warnings %= {"num": check.warnings}
    if check.errors and check.warnings:
        both = _("The last check found %(errors)s and %(warnings)s.")
        return both % {"errors": errors, "warnings": warnings}
    return _("The last check found %(amount)s.") % {"amount": errors if check.errors else warnings}


def _standing(check: Check, language: Language, *, is_there: bool) -> str:
    _ = language.gettext
    if not check.refused:
        return _("What you see is up to date.")
    older = _("What you see is older than your files.")
    remedy = _("The site will be built once the errors are mended.")
    if not check.errors:
        remedy = _("This site is strict: it will be built once the warnings are mended.")
    return f"{older if is_there else nothing_yet(language)} {remedy}"


def nothing_yet(language: Language) -> str:
    """What stands in place of a page while there is no site."""
    return language.gettext("There is nothing to see yet.")


def _more(number: int, language: Language) -> str:
    if number <= 0:
        return ""
    words = language.ngettext(
        "%(num)d more problem is printed in the terminal.",
        "%(num)d more problems are printed in the terminal.",
        number,
    )
    return words % {"num": number}
