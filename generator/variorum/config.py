"""The settings of a site, with a default for everything."""

from typing import Literal

import msgspec

#: Where headers can be told to a site's host, and ``meta`` for hosts that send none.
HOSTS = ("apache", "headers", "meta", "nginx", "vercel")


class SensitiveSettings(msgspec.Struct, frozen=True, kw_only=True, rename="kebab"):
    """How each kind of ``sensitive`` is shown: see ``docs/guide/harm.md``."""

    graphic: Literal["blur", "omit"] = "blur"
    """Descriptions of violence: behind a click, or left out."""
    personal_data: Literal["blur", "omit"] = "omit"
    """What could harm a living person: left out, or behind a click."""
    precise_location: Literal["coarsen", "omit"] = "coarsen"
    """Coordinates: coarse, or left out. Words so marked are left out in any case."""


class Settings(msgspec.Struct, frozen=True, kw_only=True):
    """What a site's owner may choose.

    The first part comes from MkDocs' own configuration, the rest from the ``variorum`` plugin
    entry. Paths are relative to the folder of ``mkdocs.yml``.
    """

    site_name: str = "Variorum"
    """Name of the site (MkDocs ``site_name``)."""
    site_url: str = ""
    """Published address with a final slash, or empty (MkDocs ``site_url``)."""
    repo_url: str = ""
    """Address of the repository (MkDocs ``repo_url``)."""
    edit_uri: str = ""
    """Address below which a record's file can be edited (MkDocs ``edit_uri``)."""
    docs_dir: str = "docs"
    """Folder of the hand-written pages (MkDocs ``docs_dir``)."""
    site_dir: str = "site"
    """Folder of the finished site (MkDocs ``site_dir``)."""
    config: str = "mkdocs.yml"
    """Name of the configuration's file (the option `--config` of commands)."""
    strict: bool = False
    """Whether warnings forbid to build (MkDocs ``strict``)."""
    records: str = "seeds"
    """Folder of the records."""
    language: str = "en"
    """Language of the interface (BCP 47): `ar`, `en` or `fr`; by default that of the theme."""
    records_language: str = ""
    """Language in which records are written (BCP 47); by default that of the interface."""
    drafts: bool = False
    """Whether drafts and records in review get pages; for previews."""
    search: bool = True
    """Whether readers can search: a page, a field on every page, and an index by Pagefind."""
    hosts: tuple[str, ...] = HOSTS
    """For which hosts the site brings its headers, a strict Content-Security-Policy among them:
    ``apache`` (``.htaccess``), ``headers`` (``_headers``, for Netlify and Cloudflare Pages),
    ``nginx`` (``nginx.conf``, to include), ``vercel`` (``vercel.json``), ``meta`` (in the head of
    pages in our own theme)."""
    sensitive: SensitiveSettings = SensitiveSettings()
    """What becomes of words and places that are marked as sensitive."""
