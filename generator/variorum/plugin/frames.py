"""Frames: MkDocs renders its theme around sentinels, once for each depth of address.

A theme may make more of a page than to print it: count its words, shorten its title. Two pages are
framed and also rendered by the theme itself; where these differ, every page is rendered by it.
"""

import re
from collections.abc import Mapping
from html import escape
from typing import NamedTuple

import jinja2
from mkdocs.commands.build import get_context
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import TableOfContents

from variorum.render.frame import SENTINELS, Frame, Framing, address_sentinel

#: Depths of the addresses of record pages: ``events/`` is 1, a comparison of sources is 4.
DEPTHS = (1, 2, 3, 4)
#: The name under which our theme finds the policy of a page; absent where there is to be none.
POLICY = "content_policy"
#: Keeps Material from adding a heading of its own: records bring theirs.
_HAS_HEADING = "<!--<h1>-->"
_ANY_DESCRIPTION = re.compile(r'<meta name="description"[^>]*>')
#: Two pages that differ in whatever a theme may look at: length, case, headings, address. There is
#: nothing else in their folders, to which a theme might link by a shorter way.
_PROBES = (
    {
        "title": "a",
        "description": "One word.",
        "head": '<meta name="probe" content="one">',
        "address": "probe-one/a/",
        "edit_url": "https://probe.invalid/edit/a",
        "body": "<article><h1>a</h1><p>One.</p></article>",
        "policy": "default-src 'none'",
    },
    {
        "title": "A second page with a Much Longer title" + ", and longer" * 9,
        "description": "Many words about very little" + ", and more" * 30,
        "head": '<meta name="probe" content="two"><meta name="more" content="of it">',
        "address": "another/page-with-a-longer-address/",
        "edit_url": "https://probe.invalid/edit/a-second-page/of.md",
        "body": "<article><h1>A second</h1><h2 id='x'>And more</h2>"
        + "<p>Words enough to read for minutes, and then some.</p>" * 400
        + "</article>",
        "policy": "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'",
    },
)


class Surroundings(NamedTuple):
    """What MkDocs renders a page with."""

    env: jinja2.Environment
    config: MkDocsConfig
    nav: Navigation
    files: Files


class ThemePage:
    """The theme itself around one page at a time, at one depth of address."""

    def __init__(self, around: Surroundings) -> None:
        self._around = around

    def fill(self, values: Mapping[str, str]) -> bytes:
        """Let MkDocs render a page, as it does its own."""
        given = {name: values.get(name, "") for name in SENTINELS}
        for name in ("title", "description", "edit_url"):
            given[name] = escape(given[name])
        return _render(values["address"], given, self._around).encode()


def framing(around: Surroundings, home: Frame | None) -> Framing:
    """Render and cut the theme's frame for every depth; ``home`` is the hand-written page's."""
    frames = {depth: Frame.cut(_sentinel_page(depth, around), depth) for depth in DEPTHS}
    theme = ThemePage(around)
    if not all(frames[2].fill(probe) == theme.fill(probe) for probe in _PROBES):
        frames = {depth: Frame(frames[depth].pieces, is_exact=False) for depth in DEPTHS}
        return Framing({0: home or _bare_home(around), **frames}, dict.fromkeys(DEPTHS, theme))
    return Framing({0: home or _bare_home(around), **frames})


def home_frame(html: str) -> Frame:
    """Cut the hand-written home page, to which the plugin has added its slot."""
    return Frame.cut(_into_head(html, SENTINELS["head"]), 0)


def _bare_home(around: Surroundings) -> Frame:
    """The home page's frame for a site without a hand-written home page."""
    heading = f"<h1>{escape(around.config.site_name)}</h1>\n"
    page = _page("", {**SENTINELS, "body": heading + SENTINELS["home"]}, around.config)
    return Frame.cut(_rendered(page, around, SENTINELS), 0)


def _sentinel_page(depth: int, around: Surroundings) -> str:
    return _render(address_sentinel(depth), SENTINELS, around)


def _render(address: str, values: Mapping[str, str], around: Surroundings) -> str:
    """What the theme prints for a page with these values."""
    body = _HAS_HEADING + values["body"]
    page = _page(address, {**values, "body": body}, around.config)
    html = _rendered(page, around, values)
    return _with_description(html, values["description"]).replace(_HAS_HEADING, "", 1)


def _page(address: str, values: Mapping[str, str], config: MkDocsConfig) -> Page:
    file = File(f"{address}index.md", config.docs_dir, config.site_dir, use_directory_urls=True)
    page = Page(values["title"], file, config)
    page.content = values["body"]
    page.markdown = ""
    page.toc = TableOfContents([])
    page.meta = {"description": values["description"], "head": values["head"]}
    if config.edit_uri:
        page.edit_url = values["edit_url"]
    return page


def _rendered(page: Page, around: Surroundings, values: Mapping[str, str]) -> str:
    """Do what MkDocs does for a page, other plugins included."""
    env, config, nav, files = around
    context = get_context(nav, files, config, page)
    if POLICY in env.globals:
        context[POLICY] = values["policy"]  # type: ignore[literal-required]
    template = env.get_template("main.html")
    context = config.plugins.on_page_context(context, page=page, config=config, nav=nav)
    html = template.render(context)
    html = config.plugins.on_post_page(html, page=page, config=config) or ""
    return html if values["head"] in html else _into_head(html, values["head"])


def _with_description(html: str, description: str) -> str:
    """Add a description where the theme has one for the home page only, or the site's own."""
    markup = f'<meta name="description" content="{description}">'
    found = _ANY_DESCRIPTION.search(html)
    if found and description in found[0]:
        return html
    return _into_head(_ANY_DESCRIPTION.sub("", html), markup)


def _into_head(html: str, markup: str) -> str:
    return html.replace("</head>", f"{markup}</head>", 1)
