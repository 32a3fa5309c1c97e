"""The record templates: complete, strict, and escaping everything."""

from collections.abc import Callable, Mapping
from pathlib import Path

import html5lib
import pytest
from markupsafe import Markup

from tests.support import Loaded
from variorum.config import Settings
from variorum.render.environment import Page, Templates
from variorum.render.frame import SENTINELS, Frame
from variorum.render.operations import UnknownConstructError
from variorum.render.pages import Renderer
from variorum.resources import TEMPLATES
from variorum.views.language import language
from variorum.views.pages import PageKind, build, keys, scope_of

PLAIN = (
    f"<!doctype html><html lang=en><head><title>{SENTINELS['title']}</title>{SENTINELS['head']}"
    f"</head><body>{SENTINELS['body']}{SENTINELS['home']}</body></html>"
)
SETTINGS = Settings(site_name="Toy", site_url="https://toy.example/")


def renderer(settings: Settings = SETTINGS) -> Renderer:
    """A renderer with the plainest of frames."""
    return Renderer(settings, TEMPLATES, {depth: Frame.cut(PLAIN, depth) for depth in range(5)})


@pytest.fixture(scope="module", params=["en", "ar", "fr"])
def files(request: pytest.FixtureRequest, toy: Loaded) -> dict[str, bytes]:
    """Every file of the toy site, in a language of the interface."""
    settings = Settings(site_name="Toy", language=request.param)
    scope, made = scope_of(toy.graph, settings), renderer(settings)
    return {path: raw for key in keys(scope) for path, raw in made.files(build(key, scope))}


def test_every_page_of_the_toy_corpus_renders_with_nothing_undefined(
    files: dict[str, bytes],
) -> None:
    assert len(files) > 60


def test_the_toy_corpus_has_a_page_of_every_kind(toy: Loaded) -> None:
    assert set(PageKind) == {key.kind for key in keys(scope_of(toy.graph, SETTINGS))}


def test_every_page_parses_without_an_error(files: dict[str, bytes]) -> None:
    errors = {}
    for path, raw in files.items():
        if path.endswith(".html"):
            parser = html5lib.HTMLParser()
            parser.parse(raw, transport_encoding="utf-8")
            errors[path] = [(place, code) for place, code, _ in parser.errors]

    assert not {path: found for path, found in errors.items() if found}


def test_no_page_shows_a_value_of_python(files: dict[str, bytes]) -> None:
    marks = (b">None<", b"&lt;bound method", b"Struct(", b">True<", b">False<", b"%(")

    assert not [(path, mark) for path, raw in files.items() for mark in marks if mark in raw]


def test_no_two_pages_want_the_same_file(toy: Loaded) -> None:
    scope, made = scope_of(toy.graph, SETTINGS), renderer()
    paths = [path for key in keys(scope) for path, _ in made.files(build(key, scope))]

    assert len(paths) == len(set(paths))


def test_every_path_is_relative_and_stays_below_the_site(files: dict[str, bytes]) -> None:
    assert not [path for path in files if path.startswith("/") or ".." in path.split("/")]


def test_building_a_page_twice_gives_the_same_bytes(toy: Loaded, files: dict[str, bytes]) -> None:
    first, second = (
        {p: raw for key in keys(scope) for p, raw in made.files(build(key, scope))}
        for scope, made in ((scope_of(toy.graph, SETTINGS), renderer()) for _ in range(2))
    )

    assert first == second


@pytest.fixture
def rendered(tmp_path: Path) -> Callable[[str, Mapping[str, object]], str]:
    """Render one template with some values."""

    def render(source: str, values: Mapping[str, object]) -> str:
        (tmp_path / "page.html").write_text(source, encoding="utf-8")
        page = Templates(tmp_path, language("en")).page("page.html")
        return page(values["view"], str(values["base"]))

    return render


HOSTILE = """<script>"'&{{ 1 }}"""
ESCAPED = "&lt;script&gt;&#34;&#39;&amp;{{ 1 }}"


@pytest.mark.parametrize(
    "source",
    [
        "{{ view }}",
        "{{ view ~ '' }}",
        "{{ view if true else '' }}",
        "{% for one in [view] %}{{ one }}{% endfor %}",
        "{% macro m(x) %}{{ x }}{% endmacro %}{{ m(view) }}",
        "{{ [view]|join(', ') }}",
        "{{ [view][0] }}",
        "{% macro m(x) %}{{ x }}{% endmacro %}{{ m(m(view)) }}",
        "{% for one in [view] %}{% if loop.last %}{{ one }}{% endif %}{% endfor %}",
        "{% for one in [view] if one %}{{ one }}{% endfor %}",
        "{{ _('%(x)s', x=view) }}",
        "{% if view %}{{ view }}{% endif %}",
    ],
)
def test_a_text_is_escaped_by_whatever_way_it_reaches_the_page(
    rendered: Callable[[str, Mapping[str, object]], str], source: str
) -> None:
    assert ESCAPED == rendered(source, {"view": HOSTILE, "base": ""})


@pytest.mark.parametrize(
    "source", ["{{ view }}", "{% macro m(x) %}{{ x }}{% endmacro %}{{ m(view) }}"]
)
def test_html_that_the_sanitiser_made_is_not_escaped_again(
    rendered: Callable[[str, Mapping[str, object]], str], source: str
) -> None:
    expected = "<p>x</p>"

    assert expected == rendered(source, {"view": Markup("<p>x</p>"), "base": ""})


@pytest.mark.parametrize("value", [0, 1, 21, 1.5, True, None, ("<", 1), ["<"]])
def test_a_value_that_is_no_text_is_shown_as_python_writes_it_and_escaped(
    rendered: Callable[[str, Mapping[str, object]], str], value: object
) -> None:
    from markupsafe import escape

    assert str(escape(value)) == rendered("{{ view }}", {"view": value, "base": ""})


@pytest.mark.parametrize(
    "source",
    [
        "{{ nothing }}",
        "{{ view.nothing }}",
        "{{ view.nothing.more }}",
        "{% if view.nothing %}{% endif %}",
        "{% for x in view.nothing %}{% endfor %}",
        "{% macro m(x) %}{{ x }}{% endmacro %}{{ m(view.nothing) }}",
        "{% macro m(x) %}{{ x }}{% endmacro %}{{ m() }}",
        "{{ view.nothing ~ 'x' }}",
        "{{ view.nothing == 1 }}",
    ],
)
def test_an_unknown_field_is_an_error_and_not_an_empty_place(
    rendered: Callable[[str, Mapping[str, object]], str], source: str
) -> None:
    with pytest.raises((UnknownConstructError, AttributeError, TypeError)):
        rendered(source, {"view": object(), "base": ""})


@pytest.mark.parametrize(
    "source",
    [
        "{% set copy = view %}",
        "{% include 'other.html' %}",
        "{{ view|upper }}",
        "{{ view() }}",
        "{{ view + 1 }}",
        "{{ loop.index }}",
        "{% for x in view %}{{ loop.depth }}{% endfor %}",
        "{% for x in view %}{% else %}none{% endfor %}",
        "{% macro m(x=1) %}{% endmacro %}",
        "{% macro m(x) %}{% endmacro %}{{ m(x=view) }}",
    ],
)
def test_what_no_template_has_needed_is_refused_at_its_line(
    rendered: Callable[[str, Mapping[str, object]], str], source: str
) -> None:
    with pytest.raises(UnknownConstructError, match=r"^line 2: "):
        rendered(f"\n{source}", {"view": [], "base": ""})


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        (
            "{% for x in view %}{{ loop.index }}{{ loop.index0 }}{{ x }} {% endfor %}",
            "10a 21b 32b ",
        ),
        ("{% for x in view %}{{ x }}{% if not loop.last %}, {% endif %}{% endfor %}", "a, b, b"),
        ("{% for x in view if x != 'a' %}{% if loop.first %}{{ x }}{% endif %}{% endfor %}", "b"),
        ("{% for x in view %}{% if loop.changed(x) %}{{ x }}{% endif %}{% endfor %}", "ab"),
        ("{% for x in view if x == 'b' %}{{ loop.last or loop.nextitem }}{% endfor %}", "bTrue"),
        ("{% for x in view %}{% for x in ['c'] %}{{ x }}{% endfor %}{{ x }}{% endfor %}", "cacbcb"),
        ("{% for x, y in [(1, 2)] %}{{ y }}{{ x }}{{ loop.length }}{% endfor %}", "211"),
        ("{{ view[1:]|join('+') }}{{ view[-1] }}", "b+bb"),
        ("{% if view %}{% for x in view %}{{ x }}{% endfor %}{% else %}none{% endif %}", "abb"),
    ],
)
def test_a_loop_knows_its_place(
    rendered: Callable[[str, Mapping[str, object]], str], source: str, expected: str
) -> None:
    assert expected == rendered(source, {"view": ("a", "b", "b"), "base": ""})


@pytest.mark.parametrize(
    ("number", "expected"),
    [(0, "0 claims"), (1, "1 claim"), (21, "21 claims"), (12345, "12,345 claims")],
)
def test_numbers_choose_their_words(
    rendered: Callable[[str, Mapping[str, object]], str], number: int, expected: str
) -> None:
    source = "{{ ngettext('%(num)d claim', '%(num)d claims', view) }}"

    assert expected == rendered(source, {"view": number, "base": ""})


@pytest.fixture
def kept(tmp_path: Path) -> Path:
    """A folder with a template and its compiled code, in folders of their own."""
    for name in ("templates", "code"):
        (tmp_path / name).mkdir()
    (tmp_path / "templates" / "page.html").write_text("{{ view }}", encoding="utf-8")
    assert "1" == _from(tmp_path)(1, "")
    return tmp_path


def _from(folder: Path) -> Page:
    templates = Templates(folder / "templates", language("en"), folder / "code")
    return templates.page("page.html")


def test_compiled_templates_are_taken_from_where_they_are_kept(
    kept: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("variorum.render.compiler.compiled", None)

    assert "2" == _from(kept)(2, "")


def test_damaged_code_is_compiled_again_and_not_run(kept: Path) -> None:
    (file,) = (kept / "code").iterdir()
    damaged = file.read_bytes()[:-1]
    file.write_bytes(damaged)

    assert "2" == _from(kept)(2, "")
    assert damaged != file.read_bytes()


def test_a_template_that_changed_is_compiled_again(kept: Path) -> None:
    (kept / "templates" / "page.html").write_text("<{{ view }}>", encoding="utf-8")

    assert "<2>" == _from(kept)(2, "")
