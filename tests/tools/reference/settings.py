"""``settings.md``: what may stand in a site's ``mkdocs.yml``."""

from typing import get_args, get_type_hints

from tests.tools.reference import text
from variorum.config import SensitiveSettings, Settings
from variorum.plugin.options import PluginOptions

_INTRODUCTION = """
A site is configured in `mkdocs.yml`. Two entries make a MkDocs site a Variorum site; everything
else has a default:

```yaml
site_name: My dossier
theme: variorum
plugins:
  - variorum
```

Other MkDocs settings (`nav`, `extra_css`, `copyright` and so on) work as
[MkDocs documents them](https://www.mkdocs.org/user-guide/configuration/).
"""

_EXAMPLE = """
```yaml
plugins:
  - variorum:
      records: seeds
      language: en
      drafts: false
      sensitive: {graphic: blur, personal-data: omit, precise-location: coarsen}
```
"""


def page() -> str:
    """Make the page."""
    return text.page(
        "Settings",
        _INTRODUCTION,
        "## The plugin's own",
        "They stand below the plugin's entry:",
        _EXAMPLE,
        text.table(("setting", "value", "default", "meaning"), _rows(own=True)),
        "### Sensitive words and places",
        "What `sensitive` may say of each mark; [Rights and harm](../guide/harm.md) tells what "
        "that means for readers:",
        text.table(("mark", "value", "default", "meaning"), _treatments()),
        "## MkDocs' own",
        "The records' pages use these settings of MkDocs:",
        text.table(("setting", "value", "default", "meaning"), _rows(own=False)),
        "## The command's own",
        "What differs from run to run (`--strict`, the address of `serve`) is an option of the "
        "[command](commands.md), not a setting.",
    )


def options() -> dict[str, object]:
    """The plugin's options with their defaults."""
    defaults = {name: option.default for name, option in PluginOptions._schema}
    return {name: tuple(d) if isinstance(d, list) else d for name, d in defaults.items()}


def _rows(*, own: bool) -> list[tuple[str, str, str, str]]:
    names = options()
    hints, words = get_type_hints(Settings), text.documented(Settings)
    defaults = Settings()
    return [
        (
            text.code(name),
            _VALUES[hints[name]],
            _default(getattr(defaults, name)) if own or name.endswith("_dir") else "",
            words[name],
        )
        for name in Settings.__struct_fields__
        if (name in names) is own
    ]


#: What may stand as a setting's value, by its type.
_VALUES = {
    str: "text",
    tuple[str, ...]: "list",
    bool: "`true` or `false`",
    SensitiveSettings: "a mapping, see below",
}


def _treatments() -> list[tuple[str, str, str, str]]:
    """What may become of each kind of sensitive words and places."""
    hints, words = get_type_hints(SensitiveSettings), text.documented(SensitiveSettings)
    return [
        (
            text.code(name.replace("_", "-")),
            " or ".join(text.code(choice) for choice in get_args(hints[name])),
            text.code(getattr(SensitiveSettings(), name)),
            words[name],
        )
        for name in SensitiveSettings.__struct_fields__
    ]


def _default(value: object) -> str:
    if isinstance(value, tuple):
        return text.code(f"[{', '.join(value)}]")
    if isinstance(value, SensitiveSettings):
        return "see below"
    return text.code(str(value).lower() if isinstance(value, bool) else str(value))
