"""The commands.

Exit status: 0 clean, 1 findings, 2 misuse. Large imports wait until a command needs them.
"""

import gc
import logging
import shlex
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from variorum import __version__
from variorum.cli import words
from variorum.cli.options import (
    CLEAN,
    FINDINGS,
    alone,
    config_option,
    example,
    free_address,
    jobs_option,
    open_site,
    opener,
    options_for,
    root_of,
    say,
    stop,
    strict_option,
)

if TYPE_CHECKING:
    from variorum.engine.contract import Outcome


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="variorum")
def main() -> None:
    """Turn annotated articles and incident files into a research site."""
    gc.disable()  # a run keeps nearly all that it makes, and ends soon: looking for waste is waste
    logging.basicConfig(format="%(levelname)s: %(message)s", level=logging.WARNING)


@main.command()
@click.argument("directory", type=click.Path(file_okay=False, path_type=Path))
@example("variorum init my-dossier")
def init(directory: Path) -> None:
    """Lay out a new site that builds at once."""
    from variorum.author.scaffold import new_site

    for name in new_site(directory):
        click.echo(f"wrote {directory / name}")
    if directory.resolve() != Path.cwd():
        click.echo(f"\nGo there: cd {shlex.quote(str(directory))}")
    click.echo(words.NEXT)


@main.command()
@click.argument("kind", type=click.Choice(["article", "incident", "actor", "place", "timeline"]))
@click.argument("record_id", metavar="ID")
@config_option
@example("variorum new incident market-fire-2024")
def new(kind: str, record_id: str, config: Path) -> None:
    """Write a template of a new record."""
    from variorum.author.scaffold import new_record

    site = open_site(config)
    click.echo(f"wrote {new_record(site.root, site.settings.records, kind, record_id)}")


@main.command()
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "github", "sarif"]),
    default="text",
    show_default=True,
    help="How problems are printed.",
)
@strict_option
@click.option(
    "--coverage",
    is_flag=True,
    help="Also say what of the texts no annotation touches; these hints are no problems.",
)
@config_option
@example("variorum check --strict")
def check(form: str, strict: bool, coverage: bool, config: Path) -> None:
    """Check all records and print every problem."""
    from variorum import pipeline
    from variorum.render.reports import FORMATS

    options = options_for(config, strict=strict)
    with alone(config):
        outcome = pipeline.check(root_of(config), opener(config), options)
        summary = _survey(config, outcome) if coverage else []
    say(outcome.complaint)
    for line in FORMATS[form](outcome.report):
        click.echo(line)
    if form == "text":
        for line in summary:
            click.echo(line)
        click.echo(words.summary(outcome))
    sys.exit(FINDINGS if outcome.refused else CLEAN)


@main.command()
@strict_option
@click.option("--clean", is_flag=True, help="Build everything, whatever the cache says.")
@click.option("--timings", is_flag=True, help="Print what each stage took.")
@jobs_option
@config_option
@example("variorum build --strict")
def build(strict: bool, clean: bool, timings: bool, jobs: int | None, config: Path) -> None:
    """Build the site: what changed, or on errors nothing."""
    from variorum import pipeline
    from variorum.cli.progress import print_timings, shown_progress

    options = options_for(config, strict=strict, clean=clean, jobs=jobs)
    progress = shown_progress()
    with alone(config):
        outcome = pipeline.build(root_of(config), opener(config, strict=strict), options, progress)
    if timings:
        print_timings(progress)
    say(outcome.complaint)
    for diagnostic in outcome.report:
        click.echo(str(diagnostic), err=True)
    if outcome.refused:
        click.echo(f"{words.summary(outcome)}; nothing was written", err=True)
        sys.exit(FINDINGS)
    click.echo(words.summary(outcome))
    click.echo(words.work(outcome))


@main.command()
@click.option(
    "--address",
    "-a",
    default="127.0.0.1:8000",
    show_default=True,
    help="Host and port, or the port alone.",
)
@click.option("--poll", is_flag=True, help="Look for changes: for network drives and containers.")
@jobs_option
@config_option
@example("variorum serve --address 127.0.0.1:8001")
def serve(address: str, jobs: int | None, config: Path, *, poll: bool) -> None:
    """Show the site while you work on it.

    It is rebuilt whenever a file changes, and the browser shows it anew, or tells what is wrong.
    What can be found by searching stays as it was when the preview began.
    """
    from variorum.cache import FOLDER, Cache
    from variorum.cli.preview import Runs
    from variorum.plugin.serve import serve as run

    address = free_address(address)
    gc.enable()
    site = open_site(config)
    place = Cache(site.root, "preview")
    place.make_sure()
    folder = place.root / FOLDER / "preview-site"
    options = options_for(config, jobs=jobs, profile="preview", site_dir=str(folder))
    runs = Runs(config, options, site)
    first = runs.first()
    click.echo(f"Serving on http://{address}/ (stop with Ctrl+C)")
    run(site.settings, folder, address, first, runs.again, polls=poll)


@main.command()
@click.argument("articles", nargs=-1, metavar="[ARTICLE]...")
@config_option
@example("variorum seal al-arabiya-drone-strikes")
def seal(articles: tuple[str, ...], config: Path) -> None:
    """Record the checksum of texts, so that changes are seen.

    It is the SHA-256 of an article's text; of every article's if none is named.
    """
    from variorum.author.seal import Sealed, seal_article
    from variorum.read.configuration import problems_with_records
    from variorum.read.folder import list_records
    from variorum.schema.kinds import BY_FOLDER

    site = open_site(config)
    settings = site.settings
    for problem in problems_with_records(site.root, settings.records, settings.config, BY_FOLDER):
        click.echo(str(problem), err=True)
        sys.exit(FINDINGS)
    records, _ = list_records(site.root, settings.records, BY_FOLDER)
    known = {item.id: item for item in records if item.kind == "article"}
    wanted = [name.removesuffix(".md") for name in articles] or list(known)
    missing = [name for name in wanted if name not in known]
    if missing:
        stop(f"there is no article '{missing[0]}' in {settings.records}/articles")
    failed = False
    for item in map(known.__getitem__, wanted):
        result = seal_article(Path(item.path), item.file)
        if isinstance(result, Sealed):
            state = "sealed" if result.changed else "unchanged"
            click.echo(f"{state} {result.file} {result.seal[:19]}…")
        elif result:
            failed = True
            for problem in result:
                click.echo(str(problem), err=True)
    sys.exit(FINDINGS if failed else CLEAN)


@main.command()
@click.option(
    "--out",
    type=click.Path(file_okay=False, path_type=Path),
    help="Folder to write to, instead of printing.",
)
@config_option
@example("variorum schema --out schema")
def schema(out: Path | None, config: Path) -> None:
    """Print or write JSON Schemas, for completion in editors.

    There is one for each kind of file, with the site's vocabulary in it.
    """
    import json

    from variorum import pipeline
    from variorum.schema.export import schemas

    site = open_site(config)
    with alone(config):
        made = schemas(pipeline.load(site.root, site.settings).graph.vocabulary)
    if out is None:
        click.echo(json.dumps(made, ensure_ascii=False, indent=2))
        return
    out.mkdir(parents=True, exist_ok=True)
    for name, content in made.items():
        text = json.dumps(content, ensure_ascii=False, indent=2) + "\n"
        (out / name).write_text(text, encoding="utf-8", newline="\n")
        click.echo(f"wrote {out / name}")


def _survey(config: Path, outcome: "Outcome") -> list[str]:
    """Add hints on the coverage of each article to a report; return a summary of it."""
    from variorum import pipeline
    from variorum.link.coverage import survey
    from variorum.read.source import body_of
    from variorum.render.coverage import hints, table

    site = open_site(config)
    found = list(survey(pipeline.load(site.root, site.settings).graph))
    for each in found:
        source = body_of((site.root / each.file).read_bytes(), each.file)
        if source is not None:
            outcome.report.add(hints(each, source))
    return list(table(found))
