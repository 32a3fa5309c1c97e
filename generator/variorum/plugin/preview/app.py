"""How an open page hears of a run: a WSGI application around that of MkDocs' server.

It puts one script into every page, in the place of MkDocs' own, whose inline script the policy of
our pages forbids and which would load a page anew that nothing has changed. The script asks what is
new, and the answer waits until something is.
"""

import json
import secrets
import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs
from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

import msgspec

from variorum.plugin.preview.check import Check
from variorum.plugin.preview.words import notice_of
from variorum.views.language import Language

#: Below the address that MkDocs' server keeps for itself, from the root of the host.
_FILES = {
    "/livereload/panel.js": ("panel.js", "text/javascript; charset=utf-8"),
    "/livereload/panel.css": ("panel.css", "text/css; charset=utf-8"),
}
_NEWS = "/livereload/news"
_SCRIPT = '<script src="/livereload/panel.js" defer data-run="{run}" data-built="{built}"></script>'
#: Seconds after which a page is answered although there is nothing new, and asks again.
_PATIENCE = 30.0
#: What is sent is of this moment, and is read as nothing but what it is.
_ALWAYS = [("Cache-Control", "no-store"), ("X-Content-Type-Options", "nosniff")]


class Preview:
    """What the last run found, for all pages that are open.

    ``is_there`` says whether there is a site to be shown.
    """

    def __init__(self, language: str, is_there: Callable[[], bool]) -> None:
        self.language = Language(language)
        self._is_there = is_there
        self._run = secrets.token_hex(4)
        """Tells pages of this preview from those of one that has ended."""
        self._changed = threading.Condition()
        self._is_building = False
        self._number = self._built = 0
        self._check = Check()

    def tell(self, check: Check) -> None:
        """Let pages know what a run found."""
        with self._changed:
            self._number += 1
            if not (check.refused or check.unchanged):
                self._built = self._number
            self._check = check
            self._changed.notify_all()

    @contextmanager
    def building(self) -> Iterator[None]:
        """Let pages wait that are asked for within the ``with``: they will be others after it."""
        self._set_building(is_building=True)
        try:
            yield
        finally:
            self._set_building(is_building=False)

    def _set_building(self, *, is_building: bool) -> None:
        with self._changed:
            self._is_building = is_building
            self._changed.notify_all()

    def around(self, app: WSGIApplication) -> WSGIApplication:
        """An application that answers for us, and lets ``app`` answer all else."""

        def answer(environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
            path = environ["PATH_INFO"]
            if path == _NEWS:
                return _sent(self._news(environ), "application/json", start_response)
            if path in _FILES:
                name, form = _FILES[path]
                return _sent((Path(__file__).parent / name).read_bytes(), form, start_response)
            return _with_script(self._script(), app, environ, start_response)

        return answer

    def _script(self) -> bytes:
        with self._changed:
            # Before the page is read: one that is newer than it says is loaded twice, at worst.
            self._changed.wait_for(lambda: not self._is_building)
            return _SCRIPT.format(run=self._run, built=self._built).encode()

    def _news(self, environ: WSGIEnvironment) -> bytes:
        """What is new for a page: at once where something is, or else when it comes to be."""
        asked = parse_qs(environ.get("QUERY_STRING", ""))
        known = (asked.get("run", [""])[0], asked.get("number", [""])[0])
        with self._changed:
            self._changed.wait_for(
                lambda: known != (self._run, str(self._number)), timeout=_PATIENCE
            )
            return json.dumps(self._state()).encode()

    def _state(self) -> dict[str, Any]:
        run = f"{self._run}-{self._number}"
        notice = notice_of(self._check, self.language, run=run, is_there=self._is_there())
        return {
            "run": self._run,
            "number": self._number,
            "built": self._built,
            "notice": notice and msgspec.to_builtins(notice),
        }


def _sent(content: bytes, form: str, start_response: StartResponse) -> Iterable[bytes]:
    length = ("Content-Length", str(len(content)))
    start_response("200 OK", [("Content-Type", form), length, *_ALWAYS])
    return [content]


def _with_script(
    script: bytes, app: WSGIApplication, environ: WSGIEnvironment, start_response: StartResponse
) -> Iterable[bytes]:
    """What an application answers; if it is a page, with our script in the place of MkDocs'."""
    told: list[Any] = []

    def hear(status: str, headers: list[tuple[str, str]], *_: Any) -> Callable[[bytes], object]:
        told[:] = status, headers
        return lambda _: None

    body = app(environ, hear)
    status, headers = told
    if not any(n.lower() == "content-type" and v.startswith("text/html") for n, v in headers):
        start_response(status, headers)
        return body
    page = replaced(b"".join(body), script)
    getattr(body, "close", lambda: None)()
    kept = [header for header in headers if header[0].lower() != "content-length"]
    start_response(status, [*kept, ("Content-Length", str(len(page)))])
    return [page]


def replaced(page: bytes, script: bytes) -> bytes:
    """A page with a script in the place of MkDocs', which is the last of its scripts."""
    before, tag, rest = page.rpartition(b"<script>")
    theirs, _, after = rest.partition(b"</script>")
    if tag and b'"/livereload/"' in theirs:
        return b"%b%b%b" % (before, script, after)
    before, tag, after = page.rpartition(b"</body>")
    return b"%b%b%b%b" % (before, script, tag, after) if tag else page + script
