"""The head of a page as markup: Open Graph, JSON-LD, and links to what lies beside it."""

from html import escape

from variorum.config import Settings
from variorum.views.head import Head
from variorum.views.language import language

CSL_JSON = "application/vnd.citationstyles.csl+json"
#: In a script element, an end tag or a comment in the data would end or hide what follows.
_IN_SCRIPT = (("<", "\\u003c"), (">", "\\u003e"), ("&", "\\u0026"))


def head_markup(head: Head, title: str, description: str, settings: Settings) -> str:
    """What a page's head has beyond its frame; Open Graph as in ogp.me."""
    graph = (
        ("og:type", head.type),
        ("og:title", title),
        ("og:description", description),
        ("og:url", head.url),
        ("og:site_name", settings.site_name),
        ("og:locale", language(settings.language).territory_tag),
        ("article:published_time", head.published),
        ("article:modified_time", head.modified),
    )
    tags = "".join(
        f'<meta property="{name}" content="{escape(value)}">' for name, value in graph if value
    )
    return f"{tags}{_citations(head)}{_linked_data(head)}"


def _citations(head: Head) -> str:
    """Where the page is described for citing (Signposting's ``describedby``)."""
    if not head.has_citations:
        return ""
    return (
        '<link rel="describedby" type="application/vnd.citationstyles.csl+json" href="cite.json">'
    )


def _linked_data(head: Head) -> str:
    if not head.linked_data:
        return ""
    data = head.linked_data
    for character, written in _IN_SCRIPT:  # ``translate`` takes 150 µs for a thousand
        data = data.replace(character, written)
    return f'<script type="application/ld+json">{data}</script>'
