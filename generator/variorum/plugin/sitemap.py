"""The sitemap of the hand-written pages: MkDocs' own, without the day on which it was made."""

import re
from html import escape

from mkdocs.config.defaults import MkDocsConfig

#: What MkDocs calls the template, and where it would write the result.
TEMPLATE = "sitemap.xml"
#: MkDocs gives every page the day of the build, which says nothing about the page.
_DAY_OF_THE_BUILD = re.compile(r"\s*<lastmod>[^<]*</lastmod>")


def pages_sitemap(rendered: str, config: MkDocsConfig) -> list[tuple[str, bytes]]:
    """The file, from what the theme's template gave; none without an address of the site.

    The home page is always in it: on a site that has no hand-written one it is made by itself.
    """
    from variorum.views.sitemap import OF_PAGES

    if not config.site_url or "</urlset>" not in rendered:
        return []
    text = _DAY_OF_THE_BUILD.sub("", rendered)
    home = f"<loc>{escape(config.site_url)}</loc>"
    if home not in text:
        text = text.replace("</urlset>", f"<url>{home}</url>\n</urlset>")
    return [(OF_PAGES, text.encode())]
