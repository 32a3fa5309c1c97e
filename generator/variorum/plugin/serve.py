"""Live preview: MkDocs' own development server around Variorum's build."""

from collections.abc import Callable
from functools import partial
from html import escape
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from mkdocs.livereload import LiveReloadServer
from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer

from variorum.config import Settings
from variorum.plugin.preview.app import Preview
from variorum.plugin.preview.check import Check
from variorum.plugin.preview.words import nothing_yet
from variorum.views.language import Language

_NOTHING = (
    '<!doctype html>\n<html lang="{tag}" dir="{direction}">\n<head>\n<meta charset="utf-8">\n'
    '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
    '<meta name="color-scheme" content="light dark">\n<title>{words}</title>\n</head>\n'
    "<body>\n<main><h1>{words}</h1></main>\n</body>\n</html>\n"
)

#: Builds the site again.
Build = Callable[[], Check]


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


class _Server(LiveReloadServer):
    """MkDocs' server, told of changes by the system.

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
    settings: Settings, folder: Path, address: str, first: Check, build: Build, *, polls: bool
) -> None:
    """Serve ``folder``; build again whenever something that is watched changes, until interrupted.

    ``first`` is what the build came to that has been; ``polls`` looks at all files again and again,
    for disks whose changes the system does not tell.
    """
    host, _, port = address.rpartition(":")
    make = LiveReloadServer if polls else _Server
    preview = Preview(settings.language, (folder / "index.html").is_file)

    def take(check: Check) -> None:
        preview.tell(check)
        for path in check.watched:
            server.watch(str(path))

    def build_and_tell() -> None:
        with preview.building():
            take(build())

    server = make(
        builder=build_and_tell,
        host=host,
        port=int(port),
        root=str(folder),
        mount_path=urlsplit(settings.site_url or "/").path or "/",
    )
    server.error_handler = partial(_missing, folder, preview.language)
    server.set_app(preview.around(server.serve_request))
    take(first)
    try:
        server.serve()
    except KeyboardInterrupt:
        pass
    finally:
        server.shutdown()


def _missing(folder: Path, language: Language, _: int) -> bytes:
    """The site's own page for what is not there; one that says so while there is no site."""
    page = folder / "404.html"
    if page.is_file():
        return page.read_bytes()
    words = escape(nothing_yet(language))
    return _NOTHING.format(tag=language.tag, direction=language.direction, words=words).encode()
