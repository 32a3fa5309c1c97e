"""The command line: ``variorum``, also ``python -m variorum``.

Exit status: 0 clean, 1 findings, 2 misuse. Large imports wait until a command needs them.
"""

import logging
import sys
from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from variorum import __version__

if TYPE_CHECKING:
    from variorum.diagnostics import Report
    from variorum.pipeline import Loaded
    from variorum.plugin.host import Site

CLEAN, FINDINGS, MISUSE = 0, 1, 2

_config = click.option(
    "--config",
    "-f",
    "config",
    type=click.Path(dir_okay=False, path_type=Path),
    default=Path("mkdocs.yml"),
    show_default=True,
    help="The site's configuration.",
)
_strict = click.option("--strict", is_flag=True, help="Treat warnings as errors.")


def _example(line: str) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """Add an example to a command's help, and turn expected failures into one clear line."""

    def decorate(command: Callable[..., Any]) -> Callable[..., Any]:
        @wraps(command)
        def run(*args: Any, **options: Any) -> Any:
            from variorum.author.scaffold import ScaffoldError
            from variorum.publish import PublishError

            try:
                return command(*args, **options)
            except (ScaffoldError, PublishError) as problem:
                _stop(str(problem))

        run.__doc__ = f"{command.__doc__}\n\n\b\nExample:\n  {line}"
        return run

    return decorate


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="variorum")
def main() -> None:
    """Turn annotated articles and incident files into a research site."""
    logging.basicConfig(format="%(levelname)s: %(message)s", level=logging.WARNING)


@main.command()
@click.argument("directory", type=click.Path(file_okay=False, path_type=Path))
@_example("variorum init my-dossier")
def init(directory: Path) -> None:
    """Lay out a new site that builds at once."""
    from variorum.author.scaffold import new_site

    for name in new_site(directory):
        click.echo(f"wrote {directory / name}")
    click.echo(f"\nNext: cd {directory}; variorum new article some-article; variorum serve")


@main.command()
@click.argument("kind", type=click.Choice(["article", "incident", "actor", "place", "timeline"]))
@click.argument("record_id", metavar="ID")
@_config
@_example("variorum new incident market-fire-2024")
def new(kind: str, record_id: str, config: Path) -> None:
    """Write a template of a new record."""
    from variorum.author.scaffold import new_record

    site = _site(config)
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
@_strict
@_config
@_example("variorum check --strict")
def check(form: str, strict: bool, config: Path) -> None:
    """Check all records and print every problem."""
    from variorum import pipeline
    from variorum.render.reports import FORMATS

    site = _site(config)
    loaded = pipeline.load(site.root, site.settings)
    for line in FORMATS[form](loaded.report):
        click.echo(line)
    if form == "text":
        click.echo(_summary(loaded))
    sys.exit(_status(loaded.report, strict=strict))


@main.command()
@_strict
@_config
@_example("variorum build --strict")
def build(strict: bool, config: Path) -> None:
    """Build the site: everything, or on errors nothing."""
    from variorum import pipeline
    from variorum.publish import fresh_folder
    from variorum.render.reports import text

    site = _site(config, strict=strict)
    loaded = pipeline.load(site.root, site.settings)
    for line in text(loaded.report):
        click.echo(line, err=True)
    if _status(loaded.report, strict=strict) != CLEAN:
        click.echo(f"{_summary(loaded)}; nothing was written", err=True)
        sys.exit(FINDINGS)
    target = site.root / site.settings.site_dir
    with fresh_folder(target) as folder:
        pages = _write_site(site, loaded, folder)
    click.echo(f"{_summary(loaded)}\nwrote {pages} files of records to {_shown(target)}")


@main.command()
@click.option("--address", "-a", default="127.0.0.1:8000", show_default=True, help="Host and port.")
@_config
@_example("variorum serve --address 127.0.0.1:8001")
def serve(address: str, config: Path) -> None:
    """Show the site in a browser and rebuild it whenever a file changes."""
    from variorum.plugin.serve import preview_folder
    from variorum.plugin.serve import serve as run

    site = _site(config)
    with preview_folder() as name:
        folder = Path(name)
        _preview(config, folder)
        settings = site.settings
        watched = [site.root / settings.records, site.root / settings.docs_dir, config]
        existing = [path for path in watched if path.exists()]
        click.echo(f"Serving on http://{address}/ (stop with Ctrl+C)")
        run(folder, existing, settings.site_url, address, lambda to: _preview(config, to))


@main.command()
@click.argument("articles", nargs=-1, metavar="[ARTICLE]...")
@_config
@_example("variorum seal al-arabiya-drone-strikes")
def seal(articles: tuple[str, ...], config: Path) -> None:
    """Record the SHA-256 of articles' texts; of all articles if none is named."""
    from variorum.author.seal import Sealed, seal_article

    site = _site(config)
    folder = site.root / site.settings.records / "articles"
    paths = [folder / f"{name.removesuffix('.md')}.md" for name in articles]
    missing = [path.stem for path in paths if not path.is_file()]
    if missing:
        _stop(f"there is no article '{missing[0]}' in {_shown(folder)}")
    failed = False
    for path in paths or sorted(folder.glob("*.md")):
        result = seal_article(path, path.relative_to(site.root).as_posix())
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
@_config
@_example("variorum schema --out schema")
def schema(out: Path | None, config: Path) -> None:
    """Print or write the JSON Schemas of all file kinds, with the site's vocabulary in them."""
    import json

    from variorum import pipeline
    from variorum.schema.export import schemas

    site = _site(config)
    made = schemas(pipeline.load(site.root, site.settings).graph.vocabulary)
    if out is None:
        click.echo(json.dumps(made, ensure_ascii=False, indent=2))
        return
    out.mkdir(parents=True, exist_ok=True)
    for name, content in made.items():
        text = json.dumps(content, ensure_ascii=False, indent=2) + "\n"
        (out / name).write_text(text, encoding="utf-8", newline="\n")
        click.echo(f"wrote {out / name}")


def _preview(config: Path, folder: Path) -> None:
    """Rebuild a preview; problems are printed and leave the preview as it was."""
    from variorum import pipeline
    from variorum.publish import fresh_folder
    from variorum.render.reports import text

    site = _site(config)
    loaded = pipeline.load(site.root, site.settings)
    for line in text(loaded.report):
        click.echo(line, err=True)
    click.echo(_summary(loaded))
    if not loaded.report.has_errors:
        with fresh_folder(folder) as fresh:
            _write_site(site, loaded, fresh)


def _write_site(site: "Site", loaded: "Loaded", folder: Path) -> int:
    """Write hand-written pages and the records' pages below a folder."""
    from variorum import pipeline
    from variorum.plugin.host import HostError
    from variorum.publish import write_files
    from variorum.resources import TEMPLATES

    try:
        frames = site.build_pages(loaded, folder)
    except HostError as problem:
        _stop(str(problem))
    return write_files(folder, pipeline.render(loaded, site.settings, TEMPLATES, frames))


def _site(config: Path, *, strict: bool = False) -> "Site":
    from variorum.plugin.host import HostError, Site

    if not config.is_file():
        _stop(f"there is no {config} here; begin a site with: variorum init DIRECTORY")
    try:
        return Site(config, strict=strict)
    except HostError as problem:
        _stop(str(problem))


def _summary(loaded: "Loaded") -> str:
    from variorum.diagnostics import Severity

    tally, report = loaded.tally, loaded.report
    return (
        f"{tally.records} records, {tally.quotations} quotations verified, {tally.claims} claims, "
        f"{tally.articles_annotated} of {tally.articles_held} held texts annotated: "
        f"{report.count(Severity.ERROR)} errors, {report.count(Severity.WARNING)} warnings"
    )


def _status(report: "Report", *, strict: bool) -> int:
    from variorum.diagnostics import Severity

    if report.has_errors or (strict and report.count(Severity.WARNING)):
        return FINDINGS
    return CLEAN


def _shown(path: Path) -> Path:
    """A path as the editor would type it."""
    here = Path.cwd()
    return path.relative_to(here) if path.is_relative_to(here) else path


def _stop(message: str) -> Any:
    click.echo(f"variorum: {message}", err=True)
    sys.exit(MISUSE)
