"""What a run of a preview came to."""

from pathlib import Path

import msgspec

from variorum.diagnostics import Diagnostic, Severity


class Problem(msgspec.Struct, frozen=True):
    """One problem, whose place and text after one another are its line in the terminal.

    ``place`` is ``file:line:column``, or empty where none is known.
    """

    text: str
    place: str = ""
    is_error: bool = True

    @classmethod
    def of(cls, diagnostic: Diagnostic) -> "Problem":
        """A diagnostic as the terminal prints it."""
        place = str(diagnostic.span)
        is_error = diagnostic.severity is Severity.ERROR
        return cls(str(diagnostic).removeprefix(place), place, is_error)


class Check(msgspec.Struct, frozen=True):
    """What a run found, and whether the site is now as the files are.

    ``refused`` says that problems kept it from being built, ``unchanged`` that there was nothing
    to do, ``watched`` which files and folders the site is made of.
    """

    problems: tuple[Problem, ...] = ()
    refused: bool = False
    unchanged: bool = False
    watched: tuple[Path, ...] = ()

    @property
    def errors(self) -> int:
        """How many errors there are."""
        return sum(problem.is_error for problem in self.problems)

    @property
    def warnings(self) -> int:
        """How many warnings there are."""
        return len(self.problems) - self.errors
