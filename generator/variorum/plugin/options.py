"""The plugin's options, and MkDocs' own, as the settings of a site."""

from collections.abc import Mapping
from pathlib import Path

import msgspec
from babel import Locale, UnknownLocaleError
from mkdocs.config import base
from mkdocs.config import config_options as c
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import ConfigurationError

from variorum.config import HOSTS, SensitiveSettings, Settings
from variorum.diagnostics import did_you_mean
from variorum.model.translation import is_same
from variorum.resources import TEMPLATES
from variorum.views.language import translated

_UNSPOKEN = (
    "the interface does not speak '{tag}'; choose one of {known}, or such a one with a region, as "
    "in en-US"
)


class LanguageTag(c.Type[str]):
    """A language that CLDR knows, as a BCP 47 tag."""

    def run_validation(self, value: object) -> str:
        """Say what is wrong with a tag before anything is made in its language."""
        tag = super().run_validation(value)
        try:
            Locale.parse(tag, sep="-")
        except (UnknownLocaleError, ValueError):
            raise base.ValidationError(
                f"'{tag}' is not a language; write a BCP 47 tag such as en, fr or ar"
            ) from None
        return tag


class InterfaceLanguage(LanguageTag):
    """A language that the interface speaks, or a way in which it is spoken somewhere."""

    def run_validation(self, value: object) -> str:
        """Say which languages there are, for a page of two would be no help to its readers."""
        tag = super().run_validation(value)
        if not speaks(tag):
            raise base.ValidationError(_UNSPOKEN.format(tag=tag, known=", ".join(translated())))
        return tag


class Host(c.Choice[str]):
    """A way of telling headers to a site's host."""

    def run_validation(self, value: object) -> str:
        """Say which ways there are."""
        if value not in self.choices:
            hint = did_you_mean(str(value), self.choices)
            raise base.ValidationError(f"'{value}' is none of {', '.join(self.choices)}{hint}")
        return super().run_validation(value)


class Sensitive(base.BaseConfigOption[SensitiveSettings]):
    """What becomes of words and places that are marked as sensitive."""

    _CHOICES: Mapping[str, tuple[str, ...]] = {
        "graphic": ("blur", "omit"),
        "personal-data": ("blur", "omit"),
        "precise-location": ("coarsen", "omit"),
    }

    def __init__(self) -> None:
        super().__init__()
        self.default = SensitiveSettings()

    def run_validation(self, value: object) -> SensitiveSettings:
        """Say which mark or treatment there is none of."""
        if isinstance(value, SensitiveSettings):
            return value
        if not isinstance(value, dict):
            raise base.ValidationError("write a mapping such as {graphic: blur}")
        for mark, treatment in value.items():
            self._check(str(mark), treatment)
        return msgspec.convert(value, SensitiveSettings)

    def _check(self, mark: str, treatment: object) -> None:
        choices = self._CHOICES.get(mark)
        if choices is None:
            known = ", ".join(self._CHOICES)
            hint = did_you_mean(mark, self._CHOICES)
            raise base.ValidationError(f"'{mark}' is none of {known}{hint}")
        if treatment not in choices:
            raise base.ValidationError(f"{mark}: '{treatment}' is none of {', '.join(choices)}")


class PluginOptions(base.Config):
    """What may stand below ``- variorum:`` in ``mkdocs.yml``."""

    records = c.Type(str, default="seeds")
    language = c.Optional(InterfaceLanguage(str))
    records_language = c.Optional(LanguageTag(str))
    drafts = c.Type(bool, default=False)
    search = c.Type(bool, default=True)
    hosts = c.ListOfItems(Host(HOSTS), default=list(HOSTS))
    sensitive = Sensitive()

    def validate(self) -> tuple[base.ConfigErrors, base.ConfigWarnings]:
        """Refuse settings that there are none of: a misspelt one would go unheeded."""
        failed, warnings = super().validate()
        unknown = sorted(set(self) - self._schema_keys)
        known = sorted(self._schema_keys)
        for name in unknown:
            hint = did_you_mean(str(name), known) or f"; there are {', '.join(known)}"
            failed.append((str(name), base.ValidationError(f"there is no such setting{hint}")))
        return failed, [(key, text) for key, text in warnings if key not in unknown]


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
        config=Path(config.config_file_path).name,
        strict=bool(config.strict),
        records=options.records,
        language=options.language or language_of_theme(config),
        records_language=options.records_language or "",
        drafts=options.drafts,
        search=options.search,
        hosts=tuple(sorted(set(options.hosts))),
        sensitive=options.sensitive,
    )


def speaks(tag: str) -> bool:
    """Whether the interface has words in a language."""
    return any(is_same(tag, one) for one in translated())


def language_of_theme(config: MkDocsConfig) -> str:
    """The language that the theme is set to, so that it need be set once; else English.

    MkDocs' themes have a ``locale``, Material has a ``language``.
    """
    tag = str(config.theme.get("language") or config.theme.locale).replace("_", "-")
    return tag if speaks(tag) else "en"


def unspoken(config: MkDocsConfig, options: PluginOptions) -> str:
    """What is wrong with the language of our own theme, if the plugin has none; else ""."""
    tag = str(config.theme.locale).replace("_", "-")
    if options.language or str(TEMPLATES) not in config.theme.dirs or speaks(tag):
        return ""
    return f"theme: locale: {_UNSPOKEN.format(tag=tag, known=', '.join(translated()))}"


def root_of(config: MkDocsConfig) -> Path:
    """The folder of the configuration file, from which records are found."""
    return Path(config.config_file_path).resolve().parent


def refuse_overlap(config: MkDocsConfig, options: PluginOptions) -> None:
    """Refuse a site folder in which records lie, for a build replaces what it holds.

    MkDocs itself refuses one that has to do with ``docs_dir``.

    Raises:
        ConfigurationError: the message names both folders.
    """
    site, records = Path(config.site_dir).resolve(), (root_of(config) / options.records).resolve()
    if site.is_relative_to(records) or records.is_relative_to(site):
        raise ConfigurationError(
            f"site_dir ({site}) and the records ({records}) must lie apart: a build replaces "
            "everything in site_dir"
        )


def watched_by(config: MkDocsConfig) -> list[str]:
    """The files and folders that a site is made of, besides its records.

    What is installed is watched as a whole elsewhere, so packaged themes are left out.
    """
    root = root_of(config)
    # A site with another theme has its records' pages from our templates all the same.
    folders = [*config.theme.dirs, str(TEMPLATES)]
    themes = [folder for folder in folders if "site-packages" not in Path(folder).parts]
    hooks = [str(hook) for hook in config.hooks]
    paths = [config.config_file_path, config.docs_dir, *themes, *hooks, *config.watch]
    return sorted({_relative(str((root / path).resolve()), root) for path in paths})


def _relative(folder: str, root: Path) -> str:
    path = Path(folder)
    return path.relative_to(root).as_posix() if path.is_relative_to(root) else path.as_posix()
