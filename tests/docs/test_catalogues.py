"""The catalogues have every word of the interface, and nothing else.

Where these fail, ``make catalogues`` brings the files up to date and lists what is left to do.
"""

import ast
import gettext
import re
from io import BytesIO
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog

from tests.support import ROOT
from tests.tools import catalogues
from variorum.resources import TEMPLATES
from variorum.views.language import translated


@pytest.mark.parametrize("tag", catalogues.LANGUAGES)
def test_every_word_of_the_interface_is_translated(tag: str) -> None:
    assert [] == list(catalogues.problems(tag)), "make catalogues"


@pytest.mark.parametrize("tag", catalogues.LANGUAGES)
def test_what_programs_read_is_what_translators_wrote(tag: str) -> None:
    written = gettext.GNUTranslations(BytesIO(catalogues.mo_bytes(catalogues.read(tag))))
    with catalogues.po_file(tag).with_suffix(".mo").open("rb") as file:
        kept = gettext.GNUTranslations(file)

    assert _texts(written) == _texts(kept), "make catalogues"


def _texts(catalogue: gettext.GNUTranslations) -> dict[object, str]:
    texts: dict[object, str] = vars(catalogue)["_catalog"]
    return {key: text for key, text in texts.items() if key}


@pytest.mark.parametrize("tag", catalogues.LANGUAGES)
def test_bringing_a_catalogue_up_to_date_changes_nothing(tag: str) -> None:
    assert catalogues.po_bytes(catalogues.updated(tag)) == catalogues.po_file(tag).read_bytes()


def test_no_word_of_the_interface_stands_within_an_f_string() -> None:
    """Python 3.11 has no tokens within them, so that a catalogue made there would lack the word."""
    sources = sorted((ROOT / "generator").rglob("*.py"))
    found = [
        f"{path.relative_to(ROOT)}:{call.lineno}"
        for path in sources
        for whole in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(whole, ast.JoinedStr)
        for call in ast.walk(whole)
        if isinstance(call, ast.Call) and _translates(call.func)
    ]

    assert [] == found


def _translates(function: ast.expr) -> bool:
    name = getattr(function, "id", getattr(function, "attr", ""))
    return name in {"_", "gettext", "ngettext"}


def test_the_interface_speaks_these_languages() -> None:
    assert ("en", *catalogues.LANGUAGES) == translated()


@pytest.fixture
def wrong(monkeypatch: pytest.MonkeyPatch) -> Catalog:
    """A French catalogue to spoil, which is otherwise complete."""
    catalogue = catalogues.read("fr")
    monkeypatch.setattr(catalogues, "read", lambda _tag: catalogue)
    return catalogue


@pytest.mark.parametrize(
    ("text", "string", "expected"),
    [
        ("Sources", "", "fr: untranslated: Sources"),
        ("since %s", "depuis", "fr: has other placeholders: since %s"),
        ("since %s", "depuis %(year)s", "fr: has other placeholders: since %s"),
        ("%(num)d claim", ("%(num)d affirmation",), "fr: has 1 forms instead of 2: %(num)d claim"),
        ("%(num)d claim", ("une", ""), "fr: untranslated: %(num)d claim"),
        ("%(num)d claim", ("une", "des"), "fr: has other placeholders: %(num)d claim"),
    ],
)
def test_a_wrong_translation_is_found(
    text: str, string: str | tuple[str, ...], expected: str, wrong: Catalog
) -> None:
    message = wrong.get(text)
    assert message is not None
    message.string = string

    assert [expected] == list(catalogues.problems("fr"))


def test_texts_that_are_missing_guessed_or_gone_are_found(wrong: Catalog) -> None:
    wrong.delete("Sources")
    wrong.add("Sauces", "Sauces")
    guessed = wrong.get("Events")
    assert guessed is not None
    guessed.flags.add("fuzzy")
    expected = {"fr: missing: Sources", "fr: no longer used: Sauces", "fr: fuzzy: Events"}

    assert expected == set(catalogues.problems("fr"))


# ---------------------------------------------------------------------- nothing passes them by

_RECORDS = TEMPLATES / "records"
#: Names of formats and files, which are the same in every language.
_NAMES = {"BibTeX", "RIS", "CSL", "JSON", "datapackage", "json"}


@pytest.mark.parametrize(
    "name", sorted(p.relative_to(_RECORDS).as_posix() for p in _RECORDS.rglob("*.html"))
)
def test_a_template_has_no_words_of_its_own(name: str) -> None:
    source = (_RECORDS / name).read_text(encoding="utf-8")
    bare = re.sub(r"{#.*?#}|{%.*?%}|{{.*?}}", "§", source, flags=re.DOTALL)
    words = re.findall(r"[^\W\d_]{2,}", re.sub(r"<[^>]*>|&\w+;", " ", bare))

    assert not set(words) - _NAMES


def _views() -> list[Path]:
    folder = ROOT / "generator" / "variorum" / "views"
    return [path for path in sorted(folder.rglob("*.py")) if "twins" not in path.parts]


@pytest.mark.parametrize("path", _views(), ids=lambda path: path.name)
def test_pages_take_labels_from_the_vocabulary_in_the_sites_language(path: Path) -> None:
    """``scope.vocabulary``, not ``scope.graph.vocabulary``, whose labels are English."""
    if path.name != "scope.py":  # where the one is made of the other
        assert "graph.vocabulary" not in path.read_text(encoding="utf-8")
