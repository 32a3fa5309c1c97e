"""Frames: MkDocs renders its theme around sentinels, once for each depth of address."""

import re
from html import escape

import jinja2
from mkdocs.commands.build import get_context
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import TableOfContents

from variorum.render.frame import SENTINELS, Frame, address_sentinel

#: Depths of the addresses of record pages: ``events/`` is 1, a comparison of sources is 4.
DEPTHS = (1, 2, 3, 4)
#: The name under which our theme finds the policy of a page; absent where there is to be none.
POLICY = "content_policy"
#: Keeps Material from adding a heading of its own: records bring theirs.
_HAS_HEADING = "<!--<h1>-->"
_ANY_DESCRIPTION = re.compile(r'<meta name="description"[^>]*>')
_DESCRIPTION = f'<meta name="description" content="{SENTINELS["description"]}">'


def render_frames(
    env: jinja2.Environment, config: MkDocsConfig, nav: Navigation, files: Files
) -> dict[int, Frame]:
    """Render and cut the theme's frame for every depth."""
    return {depth: _frame(depth, env, config, nav, files) for depth in DEPTHS}


def home_frame(html: str) -> Frame:
    """Cut the hand-written home page, to which the plugin has added its slot."""
    return Frame.cut(html, 0)


def bare_home_frame(
    env: jinja2.Environment, config: MkDocsConfig, nav: Navigation, files: Files
) -> Frame:
    """The home page's frame for a site without a hand-written home page."""
    heading = f"<h1>{escape(config.site_name)}</h1>\n"
    html = _render(_page(0, config, heading + SENTINELS["home"]), env, config, nav, files)
    return Frame.cut(html, 0)


def _frame(
    depth: int, env: jinja2.Environment, config: MkDocsConfig, nav: Navigation, files: Files
) -> Frame:
    content = _HAS_HEADING + SENTINELS["body"]
    html = _render(_page(depth, config, content), env, config, nav, files)
    return Frame.cut(_with_description(html).replace(_HAS_HEADING, ""), depth)


def _page(depth: int, config: MkDocsConfig, content: str) -> Page:
    """A page that has sentinels for everything that differs from record to record."""
    file = File(
        f"{address_sentinel(depth)}index.md",
        config.docs_dir,
        config.site_dir,
        use_directory_urls=True,
    )
    page = Page(SENTINELS["title"], file, config)
    page.content = content
    page.markdown = ""
    page.toc = TableOfContents([])
    page.meta = {"description": SENTINELS["description"], "head": SENTINELS["head"]}
    if config.edit_uri:
        page.edit_url = SENTINELS["edit_url"]
    return page


def _render(
    page: Page, env: jinja2.Environment, config: MkDocsConfig, nav: Navigation, files: Files
) -> str:
    """Do what MkDocs does for a page, other plugins included."""
    context = get_context(nav, files, config, page)
    if POLICY in env.globals:
        context[POLICY] = SENTINELS["policy"]  # type: ignore[literal-required]
    template = env.get_template("main.html")
    context = config.plugins.on_page_context(context, page=page, config=config, nav=nav)
    html = template.render(context)
    html = config.plugins.on_post_page(html, page=page, config=config) or ""
    return html if SENTINELS["head"] in html else _into_head(html, SENTINELS["head"])


def _with_description(html: str) -> str:
    """Add a description where the theme has one for the home page only, or the site's own."""
    if SENTINELS["description"] in html:
        return html
    return _into_head(_ANY_DESCRIPTION.sub("", html), _DESCRIPTION)


def _into_head(html: str, markup: str) -> str:
    return html.replace("</head>", f"{markup}</head>", 1)
