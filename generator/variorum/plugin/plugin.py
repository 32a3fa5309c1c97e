"""The plugin: MkDocs' events, in the order in which MkDocs raises them."""

import logging
from pathlib import Path
from typing import Any

import jinja2
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from variorum import pipeline
from variorum.diagnostics import Code, Severity
from variorum.pipeline import Loaded
from variorum.plugin.frames import bare_home_frame, home_frame, render_frames
from variorum.plugin.links import WikiLinksExtension
from variorum.plugin.options import PluginOptions, root_of, settings_of
from variorum.publish import write_files
from variorum.render.frame import SENTINELS, Frame
from variorum.resources import TEMPLATES
from variorum.schema.kinds import KINDS
from variorum.views.scope import Scope

log = logging.getLogger("mkdocs.plugins.variorum")


class VariorumPlugin(BasePlugin[PluginOptions]):
    """Adds the pages of a site's records to those that MkDocs makes from Markdown.

    The records stay out of MkDocs' navigation tree, whose rendering grows with the square of its
    pages. Run by MkDocs itself, the plugin loads and writes the records. Run by the ``variorum``
    command (``loaded`` is set), it only renders the frames and the hand-written pages.
    """

    def __init__(self) -> None:
        self.loaded: Loaded | None = None
        self.frames: dict[int, Frame] = {}
        self._writes = True
        self._scope: Scope | None = None
        self._base = ""
        self._nav: Navigation | None = None
        self._files: Files | None = None
        self._env: jinja2.Environment | None = None

    def host(self, loaded: Loaded) -> None:
        """Let somebody else load the records and write their pages."""
        self.loaded, self._writes = loaded, False

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Teach the site's Markdown to link to records."""
        extension = WikiLinksExtension(self._target, lambda: self._base)
        config.markdown_extensions.append(extension)  # type: ignore[arg-type]  MkDocs' type says str; Markdown takes both
        return config

    def on_pre_build(self, *, config: MkDocsConfig) -> None:
        """Load the records; stop before anything is written if they have errors."""
        settings = settings_of(config, self.config)
        if self._writes:
            self.loaded = pipeline.load(root_of(config), settings)
            self._report(self.loaded, strict=bool(config.strict))
        assert self.loaded is not None
        self._scope = Scope(self.loaded.graph, settings)
        self.frames = {}

    def _report(self, loaded: Loaded, *, strict: bool) -> None:
        for diagnostic in loaded.report:
            level = logging.ERROR if diagnostic.severity is Severity.ERROR else logging.WARNING
            if diagnostic.severity is not Severity.HINT:
                log.log(level, "%s", diagnostic)
        warnings = loaded.report.count(Severity.WARNING)
        if loaded.report.has_errors or (strict and warnings):
            errors = loaded.report.count(Severity.ERROR)
            raise Abort(f"The records have {errors} errors and {warnings} warnings; nothing written.")

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Refuse hand-written pages at the records' addresses; add the style for other themes."""
        collections = {kind.collection for kind in KINDS}
        for file in files.documentation_pages():
            if file.dest_uri.split("/")[0] in collections:
                log.error(
                    "%s/%s:1:1: error: the address /%s belongs to the records; move the page [%s]",
                    settings_of(config, self.config).docs_dir,
                    file.src_uri,
                    file.url,
                    Code.ADDRESS_TAKEN.value,
                )
                raise Abort("A hand-written page is in the records' way; nothing written.")
        return files

    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> Navigation:
        """Remember the navigation for the frames."""
        self._nav, self._files = nav, files
        return nav

    def on_page_markdown(
        self, markdown: str, *, page: Page, config: MkDocsConfig, files: Files
    ) -> str:
        """Remember how deep the page lies, for its links."""
        self._base = "../" * page.url.count("/") or "./"
        return markdown

    def on_page_content(
        self, html: str, *, page: Page, config: MkDocsConfig, files: Files
    ) -> str:
        """Keep a place for the records on the home page."""
        return html + SENTINELS["home"] if page.is_homepage else html

    def on_env(
        self, env: jinja2.Environment, *, config: MkDocsConfig, files: Files
    ) -> jinja2.Environment:
        """Remember the theme's environment for the frames."""
        self._env = env
        return env

    def on_post_page(self, output: str, *, page: Page, config: MkDocsConfig) -> str:
        """Keep the home page back: it is written with its records in it."""
        if page.is_homepage and SENTINELS["home"] in output:
            self.frames[0] = home_frame(output)
            return ""
        return output

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Render the frames; write the records' pages, unless somebody else does."""
        assert self._env is not None and self._nav is not None and self._files is not None
        surroundings = (self._env, config, self._nav, self._files)
        home = self.frames.get(0) or bare_home_frame(*surroundings)
        self.frames = {0: home, **render_frames(*surroundings)}
        if self._writes and self.loaded is not None:
            settings = settings_of(config, self.config)
            files = pipeline.render(self.loaded, settings, TEMPLATES, self.frames)
            count = write_files(Path(config.site_dir), files)
            log.info("Wrote %d files of records", count)

    def on_serve(self, server: Any, *, config: MkDocsConfig, builder: Any) -> Any:
        """Rebuild when a record or a template changes."""
        root = root_of(config)
        server.watch(str(root / self.config.records))
        return server

    def _target(self, record_id: str) -> tuple[str, str | None] | None:
        found = self._scope.target(record_id) if self._scope else None
        if found is None:
            log.warning("[[%s]] in a hand-written page leads to no record", record_id)
        return found


