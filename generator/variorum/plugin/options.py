"""The plugin's options, and MkDocs' own, as the settings of a site."""

from typing import cast
from pathlib import Path

from mkdocs.config import base
from mkdocs.config import config_options as c
from mkdocs.config.defaults import MkDocsConfig

from variorum.config import Settings


class PluginOptions(base.Config):
    """What may stand below ``- variorum:`` in ``mkdocs.yml``."""

    records = c.Type(str, default="seeds")
    language = c.Type(str, default="en")
    drafts = c.Type(bool, default=False)


def settings_of(config: MkDocsConfig, options: PluginOptions) -> Settings:
    """Join MkDocs' configuration and the plugin's options."""
    root = root_of(config)
    return Settings(
        site_name=config.site_name,
        site_url=config.site_url or "",
        repo_url=config.repo_url or "",
        edit_uri=config.edit_uri or "",
        docs_dir=_relative(config.docs_dir, root),
        site_dir=_relative(config.site_dir, root),
        records=options.records,
        language=options.language,
        drafts=options.drafts,
    )


def root_of(config: MkDocsConfig) -> Path:
    """The folder of the configuration file, from which records are found."""
    return Path(cast(str, config.config_file_path)).resolve().parent


def _relative(folder: str, root: Path) -> str:
    path = Path(folder)
    return path.relative_to(root).as_posix() if path.is_relative_to(root) else path.as_posix()
