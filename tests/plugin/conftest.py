"""Other doors to the same site."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.sites import Project, Site

#: Runs ``mkdocs`` or ``properdocs`` and gives its output with the finished site.
Door = Callable[[Project, str], tuple[str, Site]]


def run_host(host: str, site: Project, folder: Path) -> subprocess.CompletedProcess[str]:
    """Run ``mkdocs build --strict`` or its like in a process of its own."""
    command: list[str | Path] = [
        sys.executable,
        "-m",
        host,
        "build",
        "--strict",
        "-f",
        site.config,
        "-d",
        folder,
    ]
    quiet = {"NO_MKDOCS_2_WARNING": "1", "DISABLE_MKDOCS_2_WARNING": "true"}
    return subprocess.run(
        command, capture_output=True, text=True, check=False, env={**os.environ, **quiet}
    )


@pytest.fixture(scope="session")
def host_build(tmp_path_factory: pytest.TempPathFactory) -> Door:
    """A build by ``mkdocs`` or ``properdocs``, which must succeed."""

    def build(site: Project, host: str = "mkdocs") -> tuple[str, Site]:
        folder = tmp_path_factory.mktemp(host)
        done = run_host(host, site, folder)
        assert 0 == done.returncode, done.stderr
        return done.stdout + done.stderr, Site(folder)

    return build
