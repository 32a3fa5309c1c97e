"""How far a run has come: a bar on a terminal, a line for each long stage in a log."""

import sys
from typing import Any

import click

from variorum.progress import Progress, Stage

#: In a log, a stage that takes longer than this many seconds is told of.
_LONG = 1.0
#: On a terminal, a stage with more to do than this gets a bar; fewer take no time to speak of.
_MANY = 500


class _Bars:
    """Shows one stage after the other."""

    def __init__(self) -> None:
        self._bar: Any = None
        self._on_terminal = sys.stderr.isatty()

    def __call__(self, stage: Stage) -> None:
        if not self._on_terminal:
            self._log(stage)
        elif stage.seconds:
            self._finish()
        elif stage.total > _MANY:
            self._draw(stage)

    def _log(self, stage: Stage) -> None:
        if stage.seconds > _LONG:
            count = stage.total or stage.done
            click.echo(f"{stage.name}: {count} in {stage.seconds:.1f} s", err=True)

    def _draw(self, stage: Stage) -> None:
        if self._bar is None:
            self._bar = click.progressbar(length=stage.total, label=stage.name, file=sys.stderr)
            self._bar.render_progress()
        self._bar.update(stage.done - self._bar.pos)

    def _finish(self) -> None:
        if self._bar is not None:
            self._bar.update(self._bar.length - self._bar.pos)
            self._bar.render_finish()
            self._bar = None


def shown_progress() -> Progress:
    """A progress that is shown as it goes."""
    return Progress(_Bars())


def print_timings(progress: Progress) -> None:
    """Print each stage's time, how much it did, and how much the cache spared."""
    click.echo(f"{'stage':<32} {'seconds':>9} {'processor':>9} {'done':>8} {'reused':>8}", err=True)
    for stage in progress.stages:
        done = stage.total or stage.done
        took = f"{stage.seconds:>9.3f} {stage.processor:>9.2f}"
        click.echo(f"{stage.name:<32} {took} {done:>8} {stage.reused:>8}", err=True)
        for name, seconds in stage.parts.items():
            click.echo(f"  {name:<30} {'':>9} {seconds:>9.2f}", err=True)
