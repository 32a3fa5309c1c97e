"""Golden cases: one YAML file each, written by hand down to ``expected:``, which a run renews."""

from pathlib import Path
from typing import Any

import yaml

from tests.support import GOLDEN

_MARK = "\nexpected:"


def paths(kind: str) -> list[Path]:
    """The files of one kind of case, in order of name."""
    return sorted((GOLDEN / kind).glob("*.yml"))


def read(path: Path) -> dict[str, Any]:
    """Read a case. Dates stay text, as they do for the records themselves."""
    text = path.read_text(encoding="utf-8")
    # BaseLoader makes plain data of the repository's own files: safer than safe_load, and all text.
    case: dict[str, Any] = yaml.load(text, Loader=yaml.BaseLoader)  # noqa: S506
    return case


def renew(path: Path, expected: list[Any]) -> None:
    """Replace what a case expects and leave the rest as its author wrote it."""
    written = path.read_text(encoding="utf-8").split(_MARK, 1)[0].rstrip("\n")
    path.write_text(f"{written}\n{_MARK}{_listed(expected)}\n", encoding="utf-8")


def _listed(items: list[Any]) -> str:
    if not items:
        return " []"
    return "".join("\n- " + _on_one_line(item) for item in items)


def _on_one_line(item: Any) -> str:
    if isinstance(item, str):
        return yaml.dump(item, width=10_000, allow_unicode=True, default_style="'").strip()
    flow = yaml.dump(
        item, width=10_000, allow_unicode=True, default_flow_style=True, sort_keys=False
    )
    return flow.strip()
