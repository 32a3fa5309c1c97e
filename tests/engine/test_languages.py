"""A site in another language than its records: what a change of words costs."""

import gettext
import shutil
from pathlib import Path
from typing import Any

import pytest

from tests.engine.world import TEMPLATES, World, config_file, first_records, path_of, record_file
from tests.tools import catalogues
from variorum.views import language as language_module

FRENCH = {"language": "fr", "records_language": "en"}


@pytest.fixture
def french(world: World) -> World:
    """A small world of English records, with its site for readers of French."""
    world.write("mkdocs.yml", config_file(**FRENCH))
    assert not world.build().refused
    return world


@pytest.fixture
def own_catalogues(world: World, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Catalogues of this world alone, to be changed."""
    folder = world.root / TEMPLATES / "locales"
    shutil.copytree(language_module.LOCALES, folder)
    monkeypatch.setattr(language_module, "LOCALES", folder)
    return folder


@pytest.fixture(autouse=True)
def _catalogues_are_read_again(own_catalogues: Path) -> Any:
    """What a process has read it keeps; each test begins as a process does."""
    _forget()
    yield
    _forget()


def _forget() -> None:
    language_module.language.cache_clear()
    vars(gettext)["_translations"].clear()


def translate(world: World, tag: str, text: str, string: str) -> None:
    """Change a translation, as a translator does."""
    catalogue = catalogues.read(tag)
    message = catalogue.get(text)
    assert message is not None
    message.string = string
    path = f"{TEMPLATES}/locales/{tag}/LC_MESSAGES/messages.mo"
    world.write(path, catalogues.mo_bytes(catalogue))
    _forget()


def change(world: World, kind: str, record_id: str, **changes: Any) -> None:
    data = {**first_records()[kind, record_id], **changes}
    world.write(path_of(kind, record_id), record_file(kind, data))
    world.build()


def test_a_changed_translation_reaches_every_page_that_has_the_word(french: World) -> None:
    before = french.site
    translate(french, "fr", "Sources", "Provenances")
    french.build()
    page = french.site["events/fire/index.html"].decode()

    assert "Provenances" not in before["events/fire/index.html"].decode()
    assert "Provenances" in page
    assert french.clean()[1] == french.site


def test_a_changed_translation_into_another_language_rebuilds_nothing(french: World) -> None:
    translate(french, "ar", "Sources", "منابع")

    assert 0 == french.build().pages


def test_a_translated_title_reaches_the_pages_that_name_the_record(french: World) -> None:
    change(french, "event", "fire", translations={"fr": {"title": "Incendie"}})

    assert "Incendie" in french.site["events/rescue/index.html"].decode()
    assert french.clean()[1] == french.site


def test_a_translation_for_other_readers_concerns_the_records_own_page_alone(
    french: World,
) -> None:
    before = french.site
    change(french, "event", "fire", translations={"ar": {"title": "حريق"}})

    assert before == french.site


def test_a_name_in_the_readers_language_reaches_the_pages_that_name_the_actor(
    french: World,
) -> None:
    change(french, "actor", "mayor", names=[{"name": "Maire", "language": "fr"}])

    assert "Maire" in french.site["events/fire/index.html"].decode()
    assert french.clean()[1] == french.site


def test_another_language_of_the_records_is_as_if_built_anew(french: World) -> None:
    french.write("mkdocs.yml", config_file(language="fr", records_language="fr"))
    french.build()

    assert "v-untranslated" not in french.site["events/fire/index.html"].decode()
    assert french.clean()[1] == french.site
