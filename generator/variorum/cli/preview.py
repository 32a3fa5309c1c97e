"""The runs of ``variorum serve``: what each prints, and what the browser is to be told of it."""

from collections.abc import Iterable
from pathlib import Path

import click
import msgspec

from variorum import pipeline
from variorum.cli import words
from variorum.cli.options import alone, open_site, root_of, say
from variorum.diagnostics import Diagnostic, Refusal
from variorum.engine.contract import Options, Outcome
from variorum.plugin.host import Site
from variorum.plugin.preview.check import Check, Problem


class Runs:
    """Builds a site again and again.

    What was wrong with ``mkdocs.yml`` and the hand-written pages is wrong until these are read
    again, which a run that only concerns records does not do.
    """

    def __init__(self, config: Path, options: Options, site: Site) -> None:
        self._config, self._options, self._site = config, options, site
        self._of_pages: list[Problem] = []

    def first(self) -> Check:
        """Build; hand-written pages that forbid it can be mended while the preview is open.

        Raises:
            Refusal: there can be no preview of this site.
        """
        try:
            return self._build()
        except Refusal as problem:
            if problem.is_misuse:
                raise
            return self._not_built(problem)

    def again(self) -> Check:
        """Build; what would end a command leaves the preview as it was.

        The search index stays as it was, too.
        """
        self._options = msgspec.structs.replace(self._options, search_later=True)
        try:
            return self._build()
        except (OSError, Refusal, SystemExit) as problem:
            return self._not_built(problem)

    def _build(self) -> Check:
        with alone(self._config):
            outcome = pipeline.build(root_of(self._config), self._open, self._options)
        say(outcome.complaint)
        for diagnostic in outcome.report:
            click.echo(str(diagnostic), err=True)
        click.echo(words.summary(outcome))
        return self._check(outcome)

    def _open(self) -> Site:
        self._site = open_site(self._config)
        return self._site

    def _check(self, outcome: Outcome) -> Check:
        if self._site.said is not None:
            self._of_pages = self._site.said
        found = [*_problems(self._site.warnings), *_problems(outcome.report), *self._of_pages]
        return Check(
            problems=tuple(found),
            refused=outcome.refused,
            unchanged=outcome.unchanged,
            watched=tuple(path for path in outcome.watched if path.exists()),
        )

    def _not_built(self, problem: BaseException) -> Check:
        told = getattr(problem, "diagnostics", ())
        for each in told:
            click.echo(str(each), err=True)
        why = f"variorum: not rebuilt ({problem})"
        click.echo(why, err=True)
        found = [*_problems(told), *(self._site.said or ())]
        strictly = found and self._site.settings.strict
        if not strictly and not any(each.is_error for each in found):
            found.append(Problem(why))
        return Check(problems=tuple(found), refused=True, watched=self._present())

    def _present(self) -> tuple[Path, ...]:
        """What the site is made of, as far as it is known and there."""
        site = self._site
        paths = [site.root / path for path in (site.settings.records, *site.watched)]
        return tuple(path for path in paths if path.exists())


def _problems(diagnostics: Iterable[Diagnostic]) -> list[Problem]:
    return [Problem.of(each) for each in diagnostics]
