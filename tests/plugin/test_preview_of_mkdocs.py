"""``mkdocs serve``: a build that fails is told of, and what it left whole is shown."""

import json
import logging
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from wsgiref.util import setup_testing_defaults

import pytest
from mkdocs.exceptions import Abort
from mkdocs.livereload import LiveReloadServer

from tests.cli.test_serve import fetch, free_port, wait_for
from tests.sites import toy_project
from variorum.diagnostics import Code, Span, error
from variorum.plugin.preview.check import Check
from variorum.plugin.preview.guest import join

ERROR = error(Span("seeds/incidents/x.yml", 9, 5), Code.UNKNOWN_RECORD, "unknown actor 'y'")
#: Makes a server of MkDocs around a build.
Joined = Callable[[Callable[[], None]], LiveReloadServer]


@pytest.fixture
def joined(tmp_path: Path) -> Iterator[Joined]:
    """Makes a server of MkDocs, never bound to an address, with a site in its folder."""
    (tmp_path / "index.html").write_text("home")
    made = []

    def make(build: Callable[[], None]) -> LiveReloadServer:
        server = LiveReloadServer(builder=build, host="127.0.0.1", port=0, root=str(tmp_path))
        join(server, "en", Check())
        made.append(server)
        return server

    yield make
    for server in made:
        server.server_close()


def news(server: LiveReloadServer) -> Any:
    environ: dict[str, Any] = {"PATH_INFO": "/livereload/news", "QUERY_STRING": ""}
    setup_testing_defaults(environ)
    app = server.get_app()
    assert app is not None
    return json.loads(b"".join(app(environ, lambda *_: lambda _: None)))


def refuse() -> None:
    """What the plugin does with records that have errors, before anything is written."""
    logging.getLogger("mkdocs.plugins.variorum").error("%s", ERROR)
    raise Abort("The records have 1 errors and 0 warnings; nothing written.")


def test_what_the_first_build_found_is_told(tmp_path: Path) -> None:
    site, port = toy_project(tmp_path), free_port()
    site.write({"docs/index.md": "# Home\n\n[[nobody]]\n"})
    command = [sys.executable, "-m", "mkdocs", "serve", "--dev-addr", f"127.0.0.1:{port}"]
    with subprocess.Popen(
        command, cwd=site.root, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as process:
        try:
            address = f"http://127.0.0.1:{port}/livereload/news"
            assert wait_for(lambda: "1 warning" in fetch(address))
            assert "docs/index.md:3:1" == json.loads(fetch(address))["notice"]["problems"][0][0]
        finally:
            process.terminate()


def test_a_refused_build_leaves_the_site_to_be_shown(joined: Joined) -> None:
    server = joined(refuse)
    server.builder()
    found = news(server)

    assert (2, 1) == (found["number"], found["built"])
    assert [["seeds/incidents/x.yml:9:5", str(ERROR)[25:]]] == found["notice"]["problems"]
    assert "older than your files" in found["notice"]["standing"]


def test_a_build_that_ends_halfway_is_told_of_and_left_to_mkdocs(
    joined: Joined, tmp_path: Path
) -> None:
    def end_halfway() -> None:
        (tmp_path / "index.html").unlink()
        raise Abort("Another plugin gave up")

    server = joined(end_halfway)

    with pytest.raises(Abort):
        server.builder()
    assert [["", "Another plugin gave up"]] == news(server)["notice"]["problems"]


def test_what_is_strict_only_at_the_end_is_up_to_date(joined: Joined, tmp_path: Path) -> None:
    def build_strictly() -> None:
        (tmp_path / "index.html").unlink()
        (tmp_path / "index.html").write_text("another home")
        logging.getLogger("mkdocs.structure.pages").warning("a link leads nowhere")
        raise Abort("Aborted with 1 warnings in strict mode!")

    server = joined(build_strictly)
    server.builder()
    found = news(server)

    assert 2 == found["built"]
    assert [["", "WARNING: a link leads nowhere"]] == found["notice"]["problems"]
    assert "What you see is up to date." == found["notice"]["standing"]


def test_a_crash_is_told_of_and_left_to_mkdocs(joined: Joined) -> None:
    def crash() -> None:
        raise ZeroDivisionError

    server = joined(crash)

    with pytest.raises(ZeroDivisionError):
        server.builder()
    assert [["", "ZeroDivisionError"]] == news(server)["notice"]["problems"]
