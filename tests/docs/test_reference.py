"""The reference is made from the code, is current, and leaves nothing out."""

from collections.abc import Iterator

import click
import msgspec
import pytest

from tests.support import ROOT
from tests.tools.reference import PAGES, codes, formats, settings, twins, views
from tests.tools.reference.text import documented
from variorum.cli import main
from variorum.config import Settings
from variorum.diagnostics import Code
from variorum.model import counts, dates
from variorum.model.claim import (
    ActorValue,
    DateValue,
    NoValue,
    PlaceValue,
    TermValue,
    TextValue,
    Value,
)
from variorum.model.finding import Rule
from variorum.model.vocabulary import PropertyType
from variorum.resolve.statements import MODIFIERS
from variorum.schema.kinds import KINDS
from variorum.schema.shape import Shape
from variorum.schema.vocabulary import VocabularyShape
from variorum.views.twins.claim import value_twin

FOLDER = ROOT / "docs" / "reference"
#: Problems of a site's configuration, not of its records: the golden cases have none of these.
WITHOUT_EXAMPLE = {Code.ADDRESS_TAKEN, Code.BAD_CONFIGURATION}


@pytest.mark.parametrize("name", PAGES)
def test_a_reference_page_is_current(name: str, regenerate: bool) -> None:
    made = PAGES[name]()
    if regenerate:
        (FOLDER / name).write_text(made, encoding="utf-8", newline="\n")

    written = (FOLDER / name).read_text(encoding="utf-8")

    assert made == written, f"docs/reference/{name} is out of date; run: make reference"


def test_the_index_lists_every_page() -> None:
    index = (FOLDER / "index.md").read_text(encoding="utf-8")
    pages = [path.name for path in FOLDER.glob("*.md") if path.name != "index.md"]

    assert not [name for name in pages if f"]({name})" not in index]


@pytest.mark.parametrize("code", Code, ids=str)
def test_every_code_has_a_docstring(code: Code) -> None:
    assert documented(Code).get(code.name, "").endswith(".")


@pytest.mark.parametrize("code", sorted(set(Code) - WITHOUT_EXAMPLE), ids=str)
def test_every_code_of_a_record_has_a_real_message(code: Code) -> None:
    assert codes.example_of(code)


@pytest.mark.parametrize("rule", Rule, ids=str)
def test_every_rule_of_evidence_has_a_docstring(rule: Rule) -> None:
    assert documented(Rule).get(rule.name, "").endswith(".")


@pytest.mark.parametrize("name", main.commands)
def test_every_command_says_what_it_does_with_an_example(name: str) -> None:
    words, _, example = (main.commands[name].help or "").partition("Example:")

    assert words.strip()
    assert f"variorum {name}" in example


@pytest.mark.parametrize("name", main.commands)
def test_every_option_says_what_it_does(name: str) -> None:
    options = [p for p in main.commands[name].params if isinstance(p, click.Option)]

    assert not [option.name for option in options if not option.help]


def test_every_setting_is_documented() -> None:
    assert set(Settings.__struct_fields__) == set(documented(Settings))


def test_every_option_of_the_plugin_is_a_setting_with_the_same_default() -> None:
    defaults = Settings()
    own = settings.options()
    follow_others = {name for name, default in own.items() if default is None}

    assert {"language", "records_language"} == follow_others
    assert own == {name: None if name in follow_others else getattr(defaults, name) for name in own}


def _shapes() -> Iterator[type[Shape]]:
    ahead: list[type[Shape]] = [*(kind.shape for kind in KINDS), VocabularyShape]
    seen: set[type[Shape]] = set()
    while ahead:
        shape = ahead.pop()
        if shape not in seen:
            seen.add(shape)
            yield shape
            ahead += formats.parts(shape)


@pytest.mark.parametrize("shape", sorted(set(_shapes()), key=str), ids=lambda s: s.__name__)
def test_every_field_of_a_file_is_documented(shape: type[Shape]) -> None:
    fields = formats.fields_of(shape)

    assert shape.__doc__
    assert not [key for key, _, field in fields if not field.description]


def test_every_key_of_a_claim_is_documented() -> None:
    assert set(MODIFIERS) == set(formats.CLAIM_KEYS)


def test_the_examples_of_counts_show_every_qualifier() -> None:
    parsed = [counts.parse(value) for value in formats.COUNT_EXAMPLES.values()]

    assert set(counts.Qualifier) == {count.qualifier for count in parsed}


def test_the_examples_of_dates_show_every_ucdp_precision_that_editors_need() -> None:
    parsed = [dates.parse(text) for text in formats.DATE_EXAMPLES]

    assert {1, 4, 5} <= {date.date_prec for date in parsed}


_STRUCTS = [*views.VIEWS.values(), *views.parts(), *twins.TWINS.values(), *twins.parts()]


@pytest.mark.parametrize("struct", _STRUCTS, ids=lambda struct: struct.__name__)
def test_every_field_of_a_page_and_of_a_twin_is_documented(struct: type[msgspec.Struct]) -> None:
    words = documented(struct)

    assert struct.__doc__
    assert not [name for name in struct.__struct_fields__ if not words.get(name)]


_VALUES: dict[PropertyType, Value] = {
    PropertyType.COUNT: counts.parse(1),
    PropertyType.ACTOR: ActorValue("mayor"),
    PropertyType.PLACE: PlaceValue("harbour"),
    PropertyType.DATE: DateValue("2031", "2031-01-01", "2031-12-31"),
    PropertyType.TERM: TermValue("drone"),
    PropertyType.TEXT: TextValue("words"),
    PropertyType.STANCE: NoValue(),
}


@pytest.mark.parametrize("kind", PropertyType, ids=str)
def test_the_documented_keys_of_a_value_are_its_keys(kind: PropertyType) -> None:
    assert list(twins.VALUES[kind.value]) == list(value_twin(_VALUES[kind]))
