"""The files for hosts, as files of the host's site: what editors bring themselves comes first."""

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel

from variorum.config import Settings
from variorum.render.hosts import host_files


def add_host_files(
    files: Files, config: MkDocsConfig, settings: Settings, *, is_our_theme: bool
) -> None:
    """Add the files for hosts, except those that lie among the hand-written pages.

    MkDocs leaves hidden files out of a site, so an editor's own ``.htaccess`` is let in.
    """
    made_for = host_files(settings.hosts, settings.site_url, is_our_theme=is_our_theme)
    for name, text in made_for:
        own = files.get_file_from_path(name)
        if own is None:
            made = File.generated(config, name, content=text, inclusion=InclusionLevel.INCLUDED)
            files.append(made)
        elif name.startswith("."):
            own.inclusion = InclusionLevel.INCLUDED
