"""Live preview: MkDocs' own development server around Variorum's build."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from mkdocs.livereload import LiveReloadServer
from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer

#: What a page's policy says of scripts.
_SCRIPTS = re.compile(
    rb'(<meta http-equiv="Content-Security-Policy" content="[^"]*?script-src [^;"]*)'
)
Build = Callable[[Path], None]


class _Changes(FileSystemEventHandler):
    """Passes on what alters a file: builds read files too, and must not set off another."""

    def __init__(self, tell: Callable[[], None]) -> None:
        self._tell = tell

    def _changed(self, event: FileSystemEvent) -> None:
        if not event.is_directory:
            self._tell()

    on_created = on_deleted = on_modified = on_moved = _changed


class _Reloading(LiveReloadServer):
    """MkDocs' server, whose script runs in pages although their policy forbids inline ones."""

    def _inject_js_into_html(self, content: bytes, epoch: float) -> bytes:
        page: bytes = super()._inject_js_into_html(content, epoch)  # type: ignore[no-untyped-call]
        before, _, script = page.rpartition(b"<script>")
        before = _SCRIPTS.sub(rb"\1 'nonce-preview'", before, count=1)
        return b'%b<script nonce="preview">%b' % (before, script)


class _Server(_Reloading):
    """The same, told of changes by the system.

    MkDocs looks at every file twice a second, which among 15,000 files is most of the time that an
    edit takes to be seen.
    """

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self.observer = Observer()  # type: ignore[assignment]  # one observer is like another

    def watch(self, path: str, func: None = None, *, recursive: bool = True) -> None:
        """Rebuild when a file at or below a path changes."""
        del func  # of MkDocs' signature; it takes none any more
        if path not in self._watched_paths:
            self._watched_paths[path] = 1
            handler = _Changes(self._rebuild)
            self._watch_refs[path] = self.observer.schedule(handler, path, recursive=recursive)

    def _rebuild(self) -> None:
        with self._rebuild_cond:
            self._want_rebuild = True
            self._rebuild_cond.notify_all()


def serve(
    folder: Path, watched: list[Path], site_url: str, address: str, build: Build, *, polls: bool
) -> None:
    """Serve ``folder``; rebuild whenever something that is watched changes, until interrupted.

    ``polls`` looks at all files again and again, for disks whose changes the system does not tell.
    """
    host, _, port = address.rpartition(":")
    make = _Reloading if polls else _Server
    server = make(
        builder=lambda: build(folder),
        host=host,
        port=int(port),
        root=str(folder),
        mount_path=urlsplit(site_url or "/").path or "/",
    )
    for path in watched:
        server.watch(str(path))
    try:
        server.serve()  # type: ignore[no-untyped-call]
    except KeyboardInterrupt:
        pass
    finally:
        server.shutdown()
