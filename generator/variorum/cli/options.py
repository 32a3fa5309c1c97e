"""What commands have in common: their options, the site that these name, and how they stop."""

import socket
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

import click

from variorum.cache import FOLDER
from variorum.lock import AT_WORK, held

if TYPE_CHECKING:
    from variorum.engine.contract import OpenSite, Options
    from variorum.plugin.host import Site

#: Exit statuses.
CLEAN, FINDINGS, MISUSE = 0, 1, 2

config_option = click.option(
    "--config",
    "-f",
    "config",
    type=click.Path(dir_okay=False, path_type=Path),
    default=Path("mkdocs.yml"),
    show_default=True,
    help="The site's configuration.",
)
jobs_option = click.option(
    "--jobs",
    "-j",
    type=click.IntRange(min=1),
    help="How many processes to use.  [default: one a core]",
)
strict_option = click.option("--strict", is_flag=True, help="Treat warnings as errors.")


def example(line: str) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """Add an example to a command's help, and turn expected failures into one clear line."""

    def decorate(command: Callable[..., Any]) -> Callable[..., Any]:
        @wraps(command)
        def run(*args: Any, **options: Any) -> Any:
            from variorum.diagnostics import Refusal

            try:
                return command(*args, **options)
            except Refusal as problem:
                for said in problem.diagnostics or (f"variorum: {problem}",):
                    click.echo(str(said), err=True)
                sys.exit(MISUSE if problem.is_misuse else FINDINGS)
            except OSError as problem:
                where = f"{problem.filename}: " if problem.filename else ""
                stop(f"{where}{problem.strerror or problem}")

        run.__doc__ = f"{command.__doc__}\n\n\b\nExample:\n  {line}"
        return run

    return decorate


def _where_else(config: Path) -> str:
    """Where the configuration may be, or how to get one."""
    other = config.with_suffix(".yaml")
    if other.is_file():
        return f"name {other} with: -f {other}"
    above = (folder for folder in Path.cwd().parents if (folder / config).is_file())
    if folder := next(above, None):
        return f"it is in {folder}, so go there first"
    return "begin a site with: variorum init DIRECTORY"


def root_of(config: Path) -> Path:
    """The folder that a site's records are found from."""
    if not config.is_file():
        stop(f"there is no {config} here; {_where_else(config)}")
    return config.resolve().parent


def free_address(address: str) -> str:
    """An address that can be served, as ``host:port``; a port alone is one of this machine."""
    host, _, port = address.rpartition(":")
    host = host or "127.0.0.1"
    if not (port.isascii() and port.isdecimal() and int(port) < 65536):
        stop(f"'{address}' is no address; write host:port such as 127.0.0.1:8000")
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        socket.create_server((host, int(port)), family=family).close()
    except OSError as problem:
        why = (problem.strerror or str(problem)).lower()
        stop(f"cannot serve at {host}:{port} ({why}); name another with --address")
    return f"{host}:{port}"


def options_for(config: Path, *, jobs: int | None = None, **options: Any) -> "Options":
    """Options, with a cache of its own for a configuration of another name."""
    from variorum.engine.contract import Options
    from variorum.executor import default_jobs

    if config.name != "mkdocs.yml":
        options["profile"] = f"{options.get('profile', 'site')}-{config.stem}"
    return Options(jobs=jobs or default_jobs(), **options)


@contextmanager
def alone(config: Path) -> Iterator[None]:
    """Let other commands on the same site end first; they would write the same files."""
    with held(root_of(config) / FOLDER, lambda: say(AT_WORK)):
        yield


def opener(config: Path, *, strict: bool = False) -> "OpenSite":
    """What opens the site, should that be needed."""
    return lambda: open_site(config, strict=strict)


def open_site(config: Path, *, strict: bool = False) -> "Site":
    """The site of a configuration; its warnings are said."""
    from variorum.plugin.host import Site

    root_of(config)
    site = Site(config, strict=strict)
    for warning in site.warnings:
        click.echo(str(warning), err=True)
    return site


def say(complaint: str) -> None:
    """Say what went wrong without being an end, if anything did."""
    if complaint:
        click.echo(f"variorum: {complaint}", err=True)


def stop(message: str) -> NoReturn:
    """Say why a command cannot be carried out, and end."""
    click.echo(f"variorum: {message}", err=True)
    sys.exit(MISUSE)
