"""One page of every kind, found in the sites that the tests build."""

from functools import cache
from pathlib import Path

from tests.sites import CONFIG, Project, Site, dossier_project, toy_project
from tests.support import load_folder
from variorum.config import Settings
from variorum.views.pages import PageKind, build, keys, scope_of

ARABIC = CONFIG.replace("theme: variorum", "theme: {name: variorum, locale: ar}").replace(
    "[variorum]", "\n  - variorum:\n      language: ar"
)
#: What the tiny corpus does not have, since it must stay free of warnings.
WITHDRAWN = """\
title: A strike that was not one
date: 2031-05-20

status: withdrawn
withdrawn: {on: 2031-06-01, because: The report was mistaken for one of the year before.}
"""


def english_toy(root: Path) -> Project:
    """The tiny corpus with a page of every kind."""
    return toy_project(root).record("incidents/mistaken-strike.yml", WITHDRAWN)


def arabic_toy(root: Path) -> Project:
    """The same with an interface from right to left."""
    return toy_project(root, ARABIC).record("incidents/mistaken-strike.yml", WITHDRAWN)


PROJECTS = {"dossier": dossier_project, "toy": english_toy, "arabic": arabic_toy}


def largest_of_each_kind(project: Project, site: Site) -> dict[PageKind, str]:
    """The address of the page with the most HTML, for every kind that the site has."""
    scope = scope_of(load_folder(project.root).graph, Settings(site_url="https://toy.example/"))
    sizes: dict[PageKind, tuple[int, str]] = {}
    for key in keys(scope):
        address = f"/{build(key, scope).address}"
        size = site.page(address).path.stat().st_size
        sizes[key.kind] = max(sizes.get(key.kind, (0, "")), (size, address))
    return {kind: address for kind, (_, address) in sizes.items()}


@cache
def axe(root: Path) -> str:
    """The source of axe-core, or nothing where it is not installed."""
    path = root / "tests" / "html" / "node_modules" / "axe-core" / "axe.min.js"
    return path.read_text(encoding="utf-8") if path.is_file() else ""
