"""Templates use the fields of their views, and no others."""

from collections.abc import Callable

import pytest

from tests.tools.reference.views import GLOBALS, VIEWS
from tests.tools.templates import Reader
from variorum.render.compiler import PARAMETERS, environment
from variorum.render.expressions import FUNCTIONS
from variorum.resources import TEMPLATES
from variorum.views.pages import PageKind
from variorum.views.parts import Heading, Ref

_env = environment(TEMPLATES / "records")


@pytest.mark.parametrize("kind", VIEWS, ids=str)
def test_a_page_template_uses_only_fields_that_exist(kind: PageKind) -> None:
    reader = Reader(_env)

    reader.read(f"{kind.value}.html", VIEWS[kind])

    assert not reader.problems


def test_every_page_template_is_read_with_its_view() -> None:
    assert {kind for kind in PageKind if kind.is_page} == set(VIEWS)


def test_the_documented_globals_are_those_that_are_compiled() -> None:
    assert {*FUNCTIONS, *PARAMETERS} == set(GLOBALS)


@pytest.fixture
def problems_in(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], list[str]]:
    """What the reader says of a template that is given a place's view."""
    from jinja2 import DictLoader, Environment

    parts = "{% macro name(record) %}{{ record.titel }}{% endmacro %}"

    def problems(template: str) -> list[str]:
        env = Environment(loader=DictLoader({"page": template, "parts": parts}), autoescape=True)
        reader = Reader(env)
        reader.read("page", VIEWS[PageKind.PLACE])
        return reader.problems

    return problems


@pytest.mark.parametrize(
    ("template", "owner"),
    [
        ("{{ view.nothing }}", "PlacePage"),
        ("{{ view.heading.nothing }}", Heading.__name__),
        ("{% for place in view.inside %}{{ place.nothing }}{% endfor %}", Ref.__name__),
        ("{% if view.lat %}{{ view.events[0].ref.nothing }}{% endif %}", Ref.__name__),
        ("{% set first = view.around[0] %}{{ first.nothing }}", Ref.__name__),
    ],
)
def test_the_reader_follows_types_to_a_field_that_does_not_exist(
    template: str, owner: str, problems_in: Callable[[str], list[str]]
) -> None:
    assert [f"page:1: {owner} has no field 'nothing'"] == problems_in(template)


def test_the_reader_follows_types_into_macros(problems_in: Callable[[str], list[str]]) -> None:
    template = '{% from "parts" import name %}{{ name(view.around[0]) }}'

    (problem,) = problems_in(template)

    assert problem == "parts:1: Ref has no field 'titel'"
