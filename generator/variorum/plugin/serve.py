"""Live preview: MkDocs' own development server around Variorum's build."""

from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlsplit

from mkdocs.livereload import LiveReloadServer

Build = Callable[[Path], None]


def serve(folder: Path, watched: list[Path], site_url: str, address: str, build: Build) -> None:
    """Serve ``folder``; rebuild whenever something that is watched changes, until interrupted."""
    host, _, port = address.rpartition(":")
    mount = urlsplit(site_url or "/").path or "/"
    server = LiveReloadServer(
        builder=lambda: build(folder),
        host=host,
        port=int(port),
        root=str(folder),
        mount_path=mount,
    )
    for path in watched:
        server.watch(str(path))
    try:
        server.serve()
    except KeyboardInterrupt:
        pass
    finally:
        server.shutdown()
