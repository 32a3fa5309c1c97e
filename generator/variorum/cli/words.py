"""What commands say of their work, in a line."""

from pathlib import Path
from typing import TYPE_CHECKING

#: The first steps in a new site.
NEXT = """
Next:
  variorum serve                      shows the site while you work on it
  variorum new actor some-paper       a publisher; write what stands in <angle brackets>
  variorum new article some-article   a text of that publisher
  variorum check                      says what is wrong or missing
  variorum schema --out schema        lets editors complete fields and words"""

if TYPE_CHECKING:
    from variorum.engine.contract import Outcome


def summary(outcome: "Outcome") -> str:
    """What was looked at, and what is wrong with it."""
    from variorum.diagnostics import Severity

    tally, report = outcome.tally, outcome.report
    return (
        f"{_amount(tally.records, 'record')}, {_amount(tally.quotations, 'quotation')} verified, "
        f"{_amount(tally.claims, 'claim')}, "
        f"{tally.articles_annotated} of {tally.articles_held} held texts annotated: "
        f"{_amount(report.count(Severity.ERROR), 'error')}, "
        f"{_amount(report.count(Severity.WARNING), 'warning')}"
    )


def work(outcome: "Outcome") -> str:
    """What a build did, in a line."""
    folder = shown(outcome.folder)
    if outcome.unchanged:
        return f"nothing has changed since {folder} was built"
    deleted = f", deleted {outcome.deleted}" if outcome.deleted else ""
    pages, files = _amount(outcome.pages, "page"), _amount(outcome.written, "file")
    return f"built {pages}, wrote {files}{deleted} in {folder}"


def _amount(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def shown(path: Path) -> Path:
    """A path as the editor would type it."""
    here = Path.cwd()
    return path.relative_to(here) if path.is_relative_to(here) else path
