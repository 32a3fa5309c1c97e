"""Live preview: MkDocs' own development server around Variorum's build."""

import re
from collections.abc import Callable, Iterable
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
#: Builds into a folder; returns the files and folders whose changes are to be seen from now on.
Build = Callable[[Path], Iterable[Path]]


class _Changes(FileSystemEventHandler):
    """Passes on what alters a file: builds read files too, and must not set off another.

    ``only`` is the one file that matters, if not all do.
    """

    def __init__(self, tell: Callable[[], None], only: str = "") -> None:
        self._tell, self._only = tell, only

    def _changed(self, event: FileSystemEvent) -> None:
        if not event.is_directory and self._only in {"", event.src_path, event.dest_path}:
            self._tell()

    on_created = on_deleted = on_modified = on_moved = _changed


class _Reloading(LiveReloadServer):
    """MkDocs' server, whose script runs in pages although their policy forbids inline ones."""

    def watch(self, path: str, func: None = None, *, recursive: bool = True) -> None:
        """Rebuild when a file at or below a path changes; what is not there cannot be looked at."""
        if Path(path).exists():
            super().watch(path, func, recursive=recursive)

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
        """Rebuild when a file at or below a path changes.

        Many editors put a new file in the place of the old one, so a file is watched by its folder.
        """
        del func  # of MkDocs' signature; it takes none any more
        if path in self._watched_paths:
            return
        self._watched_paths[path] = 1
        if Path(path).is_dir():
            handler, folder = _Changes(self._rebuild), path
        else:
            handler, folder = _Changes(self._rebuild, only=path), str(Path(path).parent)
            recursive = False
        self._watch_refs[path] = self.observer.schedule(handler, folder, recursive=recursive)

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

    def build_and_watch() -> None:
        for path in build(folder):
            server.watch(str(path))

    server = make(
        builder=build_and_watch,
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
