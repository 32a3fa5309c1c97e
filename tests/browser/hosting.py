"""A host as strict as any: it reads the site's own ``_headers`` and compresses what it sends."""

import functools
import gzip
import http.server
import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

#: What hosts commonly compress.
_COMPRESSED = (".html", ".css", ".js", ".json", ".svg", ".xml", ".geojson", ".jsonld", ".csv")
Rule = tuple[re.Pattern[str], list[tuple[str, str | None]]]


def read_rules(text: str) -> list[Rule]:
    """The rules of a ``_headers`` file, in order; a header without value is taken back."""
    found: list[Rule] = []
    for line in text.splitlines():
        if line.startswith("/"):
            found.append((re.compile(re.escape(line).replace(r"\*", ".*")), []))
        elif line.strip().startswith("!"):
            found[-1][1].append((line.strip()[1:].strip(), None))
        elif line.strip() and not line.startswith("#"):
            name, _, value = line.partition(":")
            found[-1][1].append((name.strip(), value.strip()))
    return found


def headers_for(path: str, rules: list[Rule]) -> dict[str, str]:
    """What Cloudflare Pages would send: the headers of all rules that match, joined."""
    told: dict[str, str] = {}
    for pattern, headers in rules:
        for name, value in headers if pattern.fullmatch(path) else ():
            if value is None:
                told.pop(name, None)
            else:
                told[name] = f"{told[name]}, {value}" if name in told else value
    return told


class _Handler(http.server.SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def __init__(self, *arguments: object, rules: list[Rule], directory: str) -> None:
        self._rules = rules
        super().__init__(*arguments, directory=directory)  # type: ignore[arg-type]

    def do_GET(self) -> None:
        path = Path(self.translate_path(self.path))
        if path.is_dir() and self.path.partition("?")[0].endswith("/"):
            path /= "index.html"
        if not path.is_file():
            super().do_GET()
            return
        content = path.read_bytes()
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(path))
        if path.suffix in _COMPRESSED and "gzip" in self.headers.get("Accept-Encoding", ""):
            content = gzip.compress(content, 6)
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        with suppress(ConnectionError):  # a reader may let go of a page half-way
            self.wfile.write(content)

    def end_headers(self) -> None:
        for name, value in headers_for(self.path.partition("?")[0], self._rules).items():
            self.send_header(name, value)
        super().end_headers()

    def log_message(self, format: str, *arguments: object) -> None:  # noqa: A002  the base class's name
        pass


@contextmanager
def serving(folder: Path) -> Iterator[str]:
    """Serve a site on this machine; give its address without the last slash."""
    rules = read_rules((folder / "_headers").read_text(encoding="utf-8"))
    handler = functools.partial(_Handler, rules=rules, directory=str(folder))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()
