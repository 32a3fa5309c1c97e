"""How long an edit takes to be seen in an open page of ``variorum serve``."""

import re
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

#: What MkDocs' server puts into each page: the page asks by these two whether it is still new.
_ASKS = re.compile(r"livereload\((\d+), (\d+)\);")
#: Seconds to wait for a server's first build, and for an edit to be seen.
_PATIENCE = 1200


@contextmanager
def server(folder: Path, environment: Mapping[str, str], port: int) -> Iterator[str]:
    """``variorum serve`` with its first build done; yields the site's address."""
    address = f"127.0.0.1:{port}"
    command = [sys.executable, "-m", "variorum", "serve", "--address", address]
    process = subprocess.Popen(
        command,
        cwd=folder,
        env=dict(environment),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        _wait_for(process, f"http://{address}/")
        yield f"http://{address}/"
    finally:
        process.terminate()
        process.wait()


def seconds_until_seen(site: str, path: str, words: str, edit: Callable[[], None]) -> float:
    """Edit while a page is open; return the seconds until it has been told and shows the words.

    The page does what its script does in a browser: it asks whether there is something newer, is
    answered when there is, and loads itself again. The browser's own drawing is not in it.
    """
    match = _ASKS.search(_get(site + path))
    if not match:
        raise ValueError(f"{path} does not ask for news")
    epoch, request = match.groups()
    start = time.perf_counter()
    edit()
    while time.perf_counter() - start < _PATIENCE:
        newest = _get(f"{site}livereload/{epoch}/{request}")
        if newest != epoch:
            epoch = newest
            if words in _get(site + path):
                return time.perf_counter() - start
    raise TimeoutError(f"{path} never showed the edit")


def _wait_for(process: subprocess.Popen[bytes], address: str) -> None:
    deadline = time.monotonic() + _PATIENCE
    while time.monotonic() < deadline:
        if process.poll() is not None:
            raise RuntimeError(f"the server ended with {process.returncode}")
        try:
            _get(address)
        except URLError:
            time.sleep(0.1)
        else:
            return
    raise TimeoutError("the server did not start")


def _get(address: str) -> str:
    with urlopen(address, timeout=_PATIENCE) as answer:  # noqa: S310  always our own server
        text: str = answer.read().decode()
    return text
