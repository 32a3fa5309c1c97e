"""MkDocs as a guest of the ``variorum`` command: its configuration, its pages, its frames."""

import logging
from collections.abc import Mapping
from pathlib import Path
from typing import Any, cast

from mkdocs import exceptions
from mkdocs.commands import build as mkdocs_build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig

from variorum.config import Settings
from variorum.diagnostics import Code, Diagnostic, Refusal, error
from variorum.fingerprint import Stamp
from variorum.link.graph import Graph
from variorum.plugin.options import (
    PluginOptions,
    refuse_overlap,
    root_of,
    settings_of,
    unspoken,
    watched_by,
)
from variorum.plugin.plugin import VariorumPlugin
from variorum.plugin.preview.check import Problem
from variorum.plugin.preview.heard import heard_while
from variorum.plugin.problems import heard_of
from variorum.plugin.sources import Reads, listening, variables_in
from variorum.read.configuration import place_of, syntax_problems
from variorum.render.frame import Framing


class HostError(Refusal):
    """MkDocs cannot do what is asked; the message is for the editor."""


class PagesError(Refusal):
    """Hand-written pages have problems, which have been logged; the message sums them up."""

    is_misuse = False


class Site:
    """A site's configuration as MkDocs reads it."""

    def __init__(self, config_file: Path, *, strict: bool = False) -> None:
        self._file, self._strict = config_file, strict
        self.warnings: list[Diagnostic] = []
        self.said: list[Problem] | None = None
        """What MkDocs said of the hand-written pages; None as long as they are as they were."""
        with listening() as reads:
            config = self._load()
        options = self._plugin(config).config
        try:
            refuse_overlap(config, options)
        except exceptions.ConfigurationError as problem:
            raise HostError(f"{config_file}: {problem}") from problem
        self._refuse_language(config, options)
        self.root = root_of(config)
        self.settings: Settings = settings_of(config, options)
        variables = variables_in({*reads.read, str(config_file)})
        self.watched = sorted({*watched_by(config), *variables})
        self.pulled_in: Mapping[str, Stamp] = {}
        self._take(reads)

    def _refuse_language(self, config: MkDocsConfig, options: PluginOptions) -> None:
        """Refuse a language of our own theme that it does not speak, as of the plugin."""
        if problem := unspoken(config, options):
            span = place_of(self._file, "theme")
            refusal = HostError(f"{self._file}: {problem}")
            refusal.diagnostics = [error(span, Code.BAD_CONFIGURATION, problem)]
            raise refusal

    def _take(self, reads: Reads) -> None:
        reads.add_modules(self.root)
        self.pulled_in = {**reads.beyond(self.root, self.watched), **self.pulled_in}

    def build_pages(self, graph: Graph, folder: Path) -> Framing:
        """Let MkDocs write hand-written pages and the theme's files; return the frames.

        Raises:
            PagesError: the pages have problems that forbid to publish.
            HostError: MkDocs cannot build at all.
        """
        try:
            with listening() as reads, heard_while() as self.said:
                plugin = self._build(graph, folder)
        except exceptions.Abort as problem:
            raise PagesError(str(problem).strip()) from problem
        except exceptions.MkDocsException as problem:
            raise HostError(str(problem)) from problem
        self._take(reads)
        assert plugin.framing is not None
        return plugin.framing

    def _build(self, graph: Graph, folder: Path) -> VariorumPlugin:
        config = self._load(site_dir=str(folder))
        plugin = self._plugin(config)
        plugin.host(graph)
        config.plugins.on_startup(command="build", dirty=False)
        mkdocs_build.build(config)
        config.plugins.on_shutdown()
        return plugin

    def _load(self, **changes: str) -> MkDocsConfig:
        logging.getLogger("mkdocs").setLevel(logging.WARNING)
        # What mkdocs.yml says about `strict` holds unless the command line asks for it.
        asked: dict[str, Any] = {"strict": True} if self._strict else {}
        found: list[Diagnostic] = []
        try:
            with heard_of(self._file) as found:
                config = load_config(str(self._file), **asked, **changes)
        except (exceptions.MkDocsException, OSError) as problem:
            refusal = HostError(f"{self._file}: {' '.join(str(problem).split())}")
            refusal.diagnostics = found or syntax_problems(self._file)
            raise refusal from problem
        self.warnings = found
        return config

    @staticmethod
    def _plugin(config: MkDocsConfig) -> VariorumPlugin:
        plugin = config.plugins.get("variorum")
        if plugin is None:
            raise HostError(
                f"{config.config_file_path}: the plugin is not switched on; "
                "add `- variorum` below `plugins:`"
            )
        return cast("VariorumPlugin", plugin)
