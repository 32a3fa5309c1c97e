"""A page's view to the bytes of its files."""

from collections.abc import Iterator, Mapping
from pathlib import Path

import msgspec

from variorum.config import Settings
from variorum.render.environment import Page, Templates
from variorum.render.frame import Fillable
from variorum.render.head import HeadMarkup
from variorum.render.policy import meta_policy
from variorum.views.language import language
from variorum.views.pages import Built, PageKind

_ENCODER = msgspec.json.Encoder()
_TWIN = '<link rel="alternate" type="application/json" href="index.json">'
#: Scripts that only some kinds of page need, in the theme's ``assets/``.
_SCRIPTS: dict[PageKind, tuple[str, ...]] = {PageKind.TIMELINE: ("timeline.js",)}


def page_templates(
    settings: Settings, templates: Path, bytecode: Path | None
) -> dict[PageKind, Page]:
    """The function that each kind of page's template becomes; see ``Templates``."""
    made = Templates(templates / "records", language(settings.language), bytecode)
    return {kind: made.page(f"{kind.value}.html") for kind in PageKind if kind.is_page}


class Renderer:
    """Renders built pages of one site.

    ``frames`` has the theme's frame for each depth of address, or the theme itself.
    """

    def __init__(
        self,
        settings: Settings,
        templates: Path,
        frames: Mapping[int, Fillable],
        bytecode: Path | None = None,
    ) -> None:
        self._heads = HeadMarkup(settings)
        self._frames = frames
        self._pages = page_templates(settings, templates, bytecode)

    def files(self, page: Built) -> Iterator[tuple[str, bytes]]:
        """Yield path, relative to the site, and bytes of each file of a page."""
        if page.key.kind.is_page:
            yield f"{page.address}index.html", self.html(page)
        if page.twin is not None:
            yield (
                f"{page.address}index.json",
                msgspec.json.format(_ENCODER.encode(page.twin), indent=1),
            )
        yield from page.files

    def html(self, page: Built) -> bytes:
        """The whole page in its frame. The home page goes into the frame of depth 0."""
        depth = page.address.count("/")
        body = self.body(page, "../" * depth or "./")
        values = {
            "title": page.title,
            "description": page.description,
            "head": self._head(page),
            "address": page.head.canonical if page.head else page.address,
            "edit_url": page.edit_url or "",
            "policy": meta_policy(page.address),
            "home" if page.key.kind is PageKind.HOME else "body": body,
        }
        return self._frames[depth].fill(values)

    def body(self, page: Built, base: str) -> str:
        """The page's own HTML, without its frame; ``base`` leads to the site's root."""
        return self._pages[page.key.kind](page.view, base)

    def _head(self, page: Built) -> str:
        """Markup for the page's head, beyond what the frame has for every page."""
        to_root = "../" * page.address.count("/") or "./"
        if page.key.kind is PageKind.REDIRECT:
            return _redirection(page, to_root)
        twin = _TWIN if page.twin is not None else ""
        scripts = "".join(
            f'<script src="{to_root}assets/{script}" defer></script>'
            for script in _SCRIPTS.get(page.key.kind, ())
        )
        about = self._heads.of(page.head, page.title, page.description) if page.head else ""
        return twin + _feed_link(page) + scripts + about


def _redirection(page: Built, to_root: str) -> str:
    """On to where a record is now. Where the canonical link says so, crawlers may follow too."""
    refresh = f'<meta http-equiv="refresh" content="0; url={to_root}{page.view.to.path}">'
    is_said = page.head is not None and page.head.url
    return refresh if is_said else f'{refresh}<meta name="robots" content="noindex">'


def _feed_link(page: Built) -> str:
    """Where the page's feed is, for programs that follow it; its JSON form lies beside it."""
    if not page.feed:
        return ""
    address = "../" * page.address.count("/") + page.feed
    return f'<link rel="alternate" type="application/atom+xml" href="{address}">'
