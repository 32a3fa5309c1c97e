"""The plugin: MkDocs' events, in the order in which MkDocs raises them.

Views are imported where they are needed: records are read, and often only checked, before that.
"""

import logging
from contextlib import ExitStack
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import jinja2
from babel import Locale
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.files import File, Files, get_files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils.templates import TemplateContext

from variorum import pipeline
from variorum.cache import FOLDER
from variorum.diagnostics import Code, Severity, Span, did_you_mean, error, warning
from variorum.link.graph import Graph
from variorum.lock import AT_WORK, held
from variorum.pipeline import Loaded
from variorum.plugin import sitemap
from variorum.plugin.frames import POLICY, Surroundings, framing, home_frame
from variorum.plugin.hosts import add_host_files
from variorum.plugin.links import WikiLinksExtension
from variorum.plugin.options import PluginOptions, refuse_overlap, root_of, settings_of
from variorum.plugin.preview.check import Check, Problem
from variorum.plugin.preview.heard import heard_while
from variorum.plugin.quiet import KeptBack
from variorum.publish import write_files
from variorum.render.frame import SENTINELS, Frame, Framing
from variorum.render.policy import meta_policy
from variorum.resources import TEMPLATES
from variorum.schema.kinds import KINDS

if TYPE_CHECKING:
    from variorum.views.scope import Scope

log = logging.getLogger("mkdocs.plugins.variorum")
#: Not below MkDocs' own, whose warnings forbid to build where it is strict.
_own_log = logging.getLogger("variorum")
_UNFRAMED = (
    "the theme '%s' prints more around a page than can be known in advance; MkDocs renders every "
    "record's page by itself, which is slow"
)

#: What record pages need in a theme that is not ours.
_STYLE, _SCRIPTS = "assets/variorum.css", ("assets/variorum.js", "assets/preview.js")
#: Scripts that pages of one kind ask for themselves.
_SCRIPTS_OF_KINDS = ("assets/map.js", "assets/search.js", "assets/timeline.js")


class VariorumPlugin(BasePlugin[PluginOptions]):
    """Adds the pages of a site's records to those that MkDocs makes from Markdown.

    The records stay out of MkDocs' navigation tree, whose rendering grows with the square of its
    pages. Run by MkDocs itself, the plugin loads and writes the records. Run by the ``variorum``
    command (see ``host``), it only renders the frames and the hand-written pages.
    """

    def __init__(self) -> None:
        self._loaded: Loaded | None = None
        self._graph: Graph | None = None
        self.framing: Framing | None = None
        self._home: Frame | None = None
        self._writes = True
        self._scope: Scope | None = None
        self._docs = ""
        self._page: Page | None = None
        self._renders_frames = False
        self._nav: Navigation | None = None
        self._files: Files | None = None
        self._env: jinja2.Environment | None = None
        self._sitemap = ""
        self._root = "/"
        self._kept_back = KeptBack()
        self._while_building = ExitStack()
        self._said: list[Problem] = []

    def host(self, graph: Graph) -> None:
        """Let somebody else load the records and write their pages."""
        self._graph, self._writes = graph, False

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Teach the site's Markdown to link to records."""
        refuse_overlap(config, self.config)
        self._root = urlsplit(config.site_url or "/").path or "/"
        if not _has_our_theme(config):
            config.extra_css.insert(0, _STYLE)
            config.extra_javascript.extend(_SCRIPTS)
        elif self.config.language:
            # One setting for both; what MkDocs' own `theme: locale` says is followed otherwise.
            config.theme["locale"] = Locale.parse(self.config.language, sep="-")
        extension = WikiLinksExtension(self._target, self._to_root, self._is_made)
        config.markdown_extensions.append(extension)  # type: ignore[arg-type]
        return config

    def on_pre_build(self, *, config: MkDocsConfig) -> None:
        """Load the records; stop before anything is written if they have errors."""
        settings = settings_of(config, self.config)
        self._while_building.enter_context(self._kept_back.untold())
        if self._writes:
            self._said = self._while_building.enter_context(heard_while())
            # Until the end of the build: what MkDocs writes, another run would write as well.
            at_work = partial(_own_log.warning, "%s", AT_WORK)
            self._while_building.enter_context(held(root_of(config) / FOLDER, at_work))
            self._loaded = pipeline.load(root_of(config), settings)
            if self._loaded.complaint:
                _own_log.warning("%s", self._loaded.complaint)
            self._report(self._loaded, strict=bool(config.strict))
            self._graph = self._loaded.graph
        assert self._graph is not None
        self._docs = settings.docs_dir
        self._refuse_taken(get_files(config))
        from variorum.views.scope import Scope

        self._scope = Scope(self._graph, settings)
        self.framing, self._home, self._renders_frames = None, None, False

    def _report(self, loaded: Loaded, *, strict: bool) -> None:
        for diagnostic in loaded.report:
            level = logging.ERROR if diagnostic.severity is Severity.ERROR else logging.WARNING
            if diagnostic.severity is not Severity.HINT:
                log.log(level, "%s", diagnostic)
        warnings = loaded.report.count(Severity.WARNING)
        if loaded.report.has_errors or (strict and warnings):
            errors = loaded.report.count(Severity.ERROR)
            raise Abort(
                f"The records have {errors} errors and {warnings} warnings; nothing written."
            )

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Refuse pages of other plugins at the records' addresses; dress records in any theme."""
        self._refuse_taken(files)
        is_our_theme = _has_our_theme(config)
        if not is_our_theme:
            for path in (_STYLE, *_SCRIPTS, *_SCRIPTS_OF_KINDS):
                asset = File(path, str(TEMPLATES), config.site_dir, config.use_directory_urls)
                files.append(asset)
        settings = settings_of(config, self.config)
        add_host_files(files, config, settings, is_our_theme=is_our_theme)
        return files

    def _refuse_taken(self, files: Files) -> None:
        """Refuse hand-written pages where records' pages go, before anything is written."""
        taken = [file for file in files if _is_in_the_way(file, self.config)]
        for file in taken:
            message = f"the address /{file.url} belongs to the records; move the page"
            log.error(
                "%s", error(Span(f"{self._docs}/{file.src_uri}"), Code.ADDRESS_TAKEN, message)
            )
        if taken:
            raise Abort("Hand-written pages are in the records' way; nothing written.")

    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> Navigation:
        """Remember the navigation for the frames."""
        self._nav, self._files = nav, files
        return nav

    def on_page_markdown(
        self, markdown: str, *, page: Page, config: MkDocsConfig, files: Files
    ) -> str:
        """Remember the page, for its links."""
        self._page = page
        return markdown

    def on_env(
        self, env: jinja2.Environment, *, config: MkDocsConfig, files: Files
    ) -> jinja2.Environment:
        """Remember the theme's environment for the frames; tell the theme its pages' policy."""
        self._env = env
        if "meta" in self.config.hosts:
            env.globals[POLICY] = meta_policy("")
        return env

    @event_priority(-100)
    def on_page_context(
        self, context: TemplateContext, *, page: Page, config: MkDocsConfig, nav: Navigation
    ) -> TemplateContext:
        """Keep a place for the records on the home page, after search plugins have read it."""
        if _is_home(page) and SENTINELS["home"] not in (page.content or ""):
            page.content = (page.content or "") + SENTINELS["home"]
        return context

    def on_post_page(self, output: str, *, page: Page, config: MkDocsConfig) -> str:
        """Keep the home page back: it is written with its records in it."""
        if _is_home(page) and not self._renders_frames:
            self._home = home_frame(output)
            self._kept_back.page(page.file.src_uri)
            return ""
        return output

    @event_priority(-100)
    def on_post_template(self, output: str, *, template_name: str, config: MkDocsConfig) -> str:
        """Keep the sitemap back: it is one of several, and ``sitemap.xml`` is their index."""
        if template_name == sitemap.TEMPLATE:
            self._sitemap = output
            self._kept_back.template(template_name)
            return ""
        return output

    @event_priority(-100)
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Render the frames; write the records' pages, unless somebody else does.

        Search plugins have written their index by now, so that frames do not come into it.
        """
        assert self._env is not None
        assert self._nav is not None
        assert self._files is not None
        self._renders_frames = True
        around = Surroundings(self._env, config, self._nav, self._files)
        self.framing = framing(around, self._home)
        if self.framing.theme:
            name = config.theme.name or "custom"
            _own_log.warning(_UNFRAMED, name)
        write_files(Path(config.site_dir), sitemap.pages_sitemap(self._sitemap, config))
        if self._writes and self._loaded is not None:
            settings = settings_of(config, self.config)
            from variorum.render import search

            if settings.search and search.program() is None:
                _own_log.warning("%s", search.MISSING)
            files = pipeline.render(self._loaded, settings, TEMPLATES, self.framing.by_depth)
            count = write_files(Path(config.site_dir), files)
            log.info("Wrote %d files of records", count)
        self._while_building.close()

    def on_build_error(self, *, error: Exception) -> None:
        """Let others at the site again."""
        self._while_building.close()

    @event_priority(-100)
    def on_serve(self, server: Any, *, config: MkDocsConfig, builder: Any) -> Any:
        """Rebuild when a record or a template changes; tell open pages what was found.

        Last of all plugins, since some name the server's builder, which is another from now on.
        """
        from variorum.plugin.preview.guest import join

        root = root_of(config)
        server.watch(str(root / self.config.records))
        join(server, settings_of(config, self.config).language, Check(tuple(self._said)))
        return server

    def _to_root(self) -> str:
        return "../" * (self._page.url.count("/") if self._page else 0) or "./"

    def _is_made(self, link: str) -> bool:
        """Whether a link on the present page leads to a page that is made of the records."""
        from variorum.plugin.addresses import address_of, is_made

        assert self._scope is not None
        page = self._page.url if self._page else ""
        address = address_of(link, page, self._root)
        return address is not None and is_made(address, self._scope)

    def _target(self, record_id: str) -> tuple[str, str | None] | None:
        assert self._scope is not None
        found = self._scope.target(record_id)
        if found is None:
            known = (card.id for card in self._scope.graph.cards())
            hint = did_you_mean(record_id, known)
            message = f"[[{record_id}]] leads to no record{hint}"
            log.warning("%s", warning(self._link_span(record_id), Code.BROKEN_LINK, message))
        return found

    def _link_span(self, record_id: str) -> Span:
        """Where in the page's file a link stands, the first time."""
        assert self._page is not None
        text = self._page.file.content_string
        before = text[: max(text.find(f"[[{record_id}"), 0)]
        file = f"{self._docs}/{self._page.file.src_uri}"
        return Span(file, before.count("\n") + 1, len(before) - before.rfind("\n"))


def _is_home(page: Page) -> bool:
    """MkDocs' own ``is_homepage`` is false where the navigation has the page in a section."""
    return page.file.dest_uri == "index.html"


def _is_in_the_way(file: File, options: PluginOptions) -> bool:
    collection, _, rest = file.dest_uri.partition("/")
    if options.search and collection == "pagefind":
        return bool(rest)
    is_page = file.is_documentation_page() or rest.endswith(("index.html", "index.json"))
    ours = {"corrections", "data", "feeds", "map", "types", *(kind.collection for kind in KINDS)}
    is_ours = collection in ours or (options.search and collection == "search")
    return is_ours and bool(rest) and is_page


def _has_our_theme(config: MkDocsConfig) -> bool:
    """Whether the site's theme brings the records' style itself."""
    return str(TEMPLATES) in config.theme.dirs
