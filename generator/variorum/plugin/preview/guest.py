"""The preview of ``mkdocs serve``, whose server and whose builds are MkDocs' own."""

import logging
from collections.abc import Callable
from pathlib import Path

from mkdocs.exceptions import MkDocsException
from mkdocs.livereload import LiveReloadServer

from variorum.plugin.preview.app import Preview
from variorum.plugin.preview.check import Check, Problem
from variorum.plugin.preview.heard import heard_while

log = logging.getLogger("mkdocs.plugins.variorum")


def join(server: LiveReloadServer, language: str, first: Check) -> None:
    """Tell the open pages of MkDocs' server what its builds find; ``first`` is of the first one."""
    home = Path(server.root, "index.html")
    preview = Preview(language, home.is_file)
    preview.tell(first)
    app = server.get_app()
    assert app is not None
    server.set_app(preview.around(app))
    server.builder = _told_of(server.builder, preview, home)


def _told_of(build: Callable[[], None], preview: Preview, home: Path) -> Callable[[], None]:
    """A build that tells what it found.

    MkDocs lets pages wait after a build that failed until one does not. Where the site is whole,
    since nothing was written or all, it is shown.
    """

    def build_and_tell() -> None:
        before = _look(home)
        with preview.building(), heard_while() as found:
            try:
                build()
            except (MkDocsException, SystemExit) as problem:
                _keep(found, problem)
                after = _look(home)
                preview.tell(Check(tuple(found), refused=after in {before, None}))
                if after is None:
                    raise
                log.error("%s", " ".join(str(problem).split()))
            except Exception as problem:
                _keep(found, problem)
                preview.tell(Check(tuple(found), refused=True))
                raise
            else:
                preview.tell(Check(tuple(found)))

    return build_and_tell


def _keep(found: list[Problem], problem: BaseException) -> None:
    if not found:
        found.append(Problem(" ".join(str(problem).split()) or type(problem).__name__))


def _look(home: Path) -> tuple[int, int] | None:
    """Tells a home page from another that was written in its place; None where there is none."""
    try:
        found = home.stat()
    except OSError:
        return None
    return found.st_mtime_ns, found.st_ino
