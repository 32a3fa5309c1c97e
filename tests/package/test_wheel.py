"""The wheel carries everything: a site builds from it in an environment without this checkout."""

import os
import subprocess
import sys
import sysconfig
import zipfile
from pathlib import Path

import pytest

from tests.sites import Site, dossier_project
from tests.support import ROOT

pytestmark = pytest.mark.slow


def run(*command: str | Path, cwd: Path, **environment: str) -> str:
    """Run a command that must succeed, away from this checkout; give its output."""
    clean = {k: v for k, v in os.environ.items() if k not in {"PYTHONPATH", "VIRTUAL_ENV"}}
    done = subprocess.run(
        command,
        capture_output=True,
        text=True,
        cwd=cwd,
        env={**clean, **environment},
        check=False,
    )
    assert 0 == done.returncode, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel of this checkout."""
    folder = tmp_path_factory.mktemp("wheel")
    options = [
        "--no-deps",
        "--no-build-isolation",
        "--no-index",
        "--quiet",
        "--disable-pip-version-check",
    ]
    run(sys.executable, "-m", "pip", "wheel", *options, "-w", folder, ROOT, cwd=folder)
    (built,) = folder.glob("variorum-*.whl")
    return built


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The commands' folder of an environment with the wheel in it.

    What the wheel depends on is taken from the present environment, so that nothing is fetched.
    That environment's own links to this checkout are left behind: a path file that is named in
    another is not read.
    """
    folder = tmp_path_factory.mktemp("env")
    run(sys.executable, "-m", "venv", "--without-pip", folder, cwd=folder)
    scheme = {"base": str(folder), "platbase": str(folder)}
    packages = Path(sysconfig.get_path("purelib", "venv", scheme))
    (packages / "borrowed.pth").write_text(sysconfig.get_path("purelib") + "\n")
    commands = Path(sysconfig.get_path("scripts", "venv", scheme))
    options = ["--no-deps", "--no-index", "--quiet", "--disable-pip-version-check"]
    pip: list[str | Path] = [
        sys.executable,
        "-m",
        "pip",
        "--python",
        commands / "python",
        "install",
        *options,
    ]
    run(*pip, "--ignore-installed", wheel, cwd=folder)
    return commands


@pytest.fixture(scope="module")
def site(installed: Path, tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The dossier, built by the installed command."""
    made = dossier_project(tmp_path_factory.mktemp("dossier"))
    run(installed / "variorum", "build", "--strict", cwd=made.root)
    return Site(made.root / "site")


def test_the_wheel_holds_the_package_the_theme_and_nothing_else(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        names = set(archive.namelist())
    tops = {name.split("/")[0].partition("-")[0] for name in names}

    assert {"variorum"} == tops
    assert {
        "variorum/templates/main.html",
        "variorum/templates/mkdocs_theme.yml",
        "variorum/templates/records/event.html",
        "variorum/templates/assets/variorum.css",
        "variorum/py.typed",
    } <= names
    assert not [name for name in names if "__pycache__" in name or name.endswith(".pyc")]


def test_every_template_of_the_checkout_is_in_the_wheel(wheel: Path) -> None:
    folder = ROOT / "templates"
    expected = {p.relative_to(folder).as_posix() for p in folder.rglob("*") if p.is_file()}
    with zipfile.ZipFile(wheel) as archive:
        carried = [n for n in archive.namelist() if n.startswith("variorum/templates/")]

    assert expected == {name.removeprefix("variorum/templates/") for name in carried}


def test_the_wheel_knows_its_doors(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        (name,) = (n for n in archive.namelist() if n.endswith(".dist-info/entry_points.txt"))
        text = archive.read(name).decode()

    assert "[console_scripts]\nvariorum = variorum.cli:main" in text
    assert "[mkdocs.plugins]\nvariorum = " in text
    assert "[mkdocs.themes]\nvariorum = " in text


def test_the_installed_package_is_not_this_checkout(installed: Path, tmp_path: Path) -> None:
    code = "import variorum.resources as r; print(r.__file__); print(r.TEMPLATES)"
    lines = run(installed / "python", "-c", code, cwd=tmp_path).split()

    assert all(line.startswith(str(installed.parent)) for line in lines), lines


def test_the_dossier_builds_from_the_wheel(site: Site) -> None:
    page = site.page("/events/tinzaouaten-drone-strikes/")

    assert page.text("h1")
    assert site.has("/assets/variorum.css")


def test_the_wheel_builds_what_the_checkout_builds(
    site: Site, tmp_path_factory: pytest.TempPathFactory
) -> None:
    ours = dossier_project(tmp_path_factory.mktemp("checkout")).build().bytes_by_path
    dated = {"sitemap.xml", "sitemap.xml.gz"}  # MkDocs dates them
    theirs = site.bytes_by_path

    assert sorted(ours) == sorted(theirs)
    assert not [name for name in ours if ours[name] != theirs[name] and name not in dated]


def test_mkdocs_finds_plugin_and_theme_of_the_wheel_by_name(
    installed: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    made = dossier_project(tmp_path_factory.mktemp("mkdocs"))
    run(installed / "python", "-m", "mkdocs", "build", "--strict", cwd=made.root)

    assert Site(made.root / "site").has("/events/battle-of-tinzaouaten/index.html")
