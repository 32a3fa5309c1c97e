"""MkDocs as a guest of the ``variorum`` command: its configuration, its pages, its frames."""

import logging
from pathlib import Path
from typing import cast

from mkdocs import exceptions
from mkdocs.commands import build as mkdocs_build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig

from variorum.config import Settings
from variorum.pipeline import Loaded
from variorum.plugin.options import root_of, settings_of
from variorum.plugin.plugin import VariorumPlugin
from variorum.render.frame import Frame


class HostError(Exception):
    """MkDocs cannot do what is asked; the message is for the editor."""


class Site:
    """A site's configuration as MkDocs reads it."""

    def __init__(self, config_file: Path, *, strict: bool = False) -> None:
        self._file, self._strict = config_file, strict
        config = self._load()
        self.root = root_of(config)
        self.settings: Settings = settings_of(config, self._plugin(config).config)

    def build_pages(self, loaded: Loaded, folder: Path) -> dict[int, Frame]:
        """Let MkDocs write hand-written pages and the theme's files; return the frames."""
        config = self._load(site_dir=str(folder))
        plugin = self._plugin(config)
        plugin.host(loaded)
        try:
            config.plugins.on_startup(command="build", dirty=False)
            mkdocs_build.build(config)
            config.plugins.on_shutdown()
        except exceptions.MkDocsException as problem:
            raise HostError(str(problem)) from problem
        return plugin.frames

    def _load(self, **changes: object) -> MkDocsConfig:
        logging.getLogger("mkdocs").setLevel(logging.WARNING)
        try:
            return load_config(str(self._file), strict=self._strict, **changes)
        except (exceptions.MkDocsException, OSError) as problem:
            raise HostError(f"{self._file}: {problem}") from problem

    @staticmethod
    def _plugin(config: MkDocsConfig) -> VariorumPlugin:
        plugin = config.plugins.get("variorum")
        if plugin is None:
            raise HostError(
                f"{config.config_file_path}: the plugin is not switched on; add to it:\n"
                "plugins:\n  - variorum"
            )
        return cast(VariorumPlugin, plugin)
