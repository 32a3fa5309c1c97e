"""The page templates have counterparts for Hugo, so that the benchmark can go on comparing."""

from pathlib import Path

import pytest

from tests.benchmark.go_templates import Translator
from tests.benchmark.hugo import html_fields
from variorum.resources import TEMPLATES


@pytest.mark.parametrize(
    "name", sorted(path.name for path in (TEMPLATES / "records").glob("*.html"))
)
def test_a_template_can_be_written_as_a_layout(name: str) -> None:
    """Where this fails, teach ``go_templates.py`` the construct that it names."""
    translator = Translator(TEMPLATES / "records", html_fields(), ("number",))
    layout, fields = translator.layout(name, "../../")
    assert "{%" not in layout
    assert layout.count("{{ end }}") == layout.count("{{ if ") + layout.count("{{ range ")
    assert fields


def test_a_number_in_a_message_is_written_with_its_thousands_apart(tmp_path: Path) -> None:
    message = "{{ ngettext('%(num)d record', '%(num)d records', view.total) }}"
    (tmp_path / "one.html").write_text(message, encoding="utf-8")
    layout, _ = Translator(tmp_path, frozenset(), ()).layout("one.html", "")

    assert "{{ lang.FormatNumber 0 $v0 }} records" in layout
