"""The page templates have counterparts for Hugo, so that the benchmark can go on comparing."""

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
