"""What pages call the words of the vocabulary, in each language."""

import pytest

from tests.support import source_of
from variorum.model.vocabulary import Vocabulary
from variorum.resolve.vocabulary import resolve_vocabulary
from variorum.schema.builtin import BUILTIN
from variorum.views.language import language
from variorum.views.vocabulary import localised

OWN = """
categories:
  dockers: {label: dockers, within: civilians, labels: {fr: dockers, ar: عمال الميناء}}
  children: {label: minors}
event_types: {raid: {label: Raid, group: Battles}}
properties: {owner: {label: Owner, type: actor, labels: {fr: Propriétaire}}}
"""


@pytest.fixture
def own() -> Vocabulary:
    """The built-in words with a site's own."""
    vocabulary, problems = resolve_vocabulary(source_of(OWN))
    assert not problems
    return vocabulary


def test_built_in_words_are_translated() -> None:
    french = localised(BUILTIN, language("fr"))

    assert "Tués" == french.properties["killed"].label
    assert "civils" == french.label("categories", "civilians")
    assert "Combats" == french.sections["event_types"]["armed-clash"].group
    assert "parle au nom de" == french.actor_relations["speaks_for"].label
    assert "a pour porte-parole" == french.actor_relations["speaks_for"].reverse


def test_a_sites_own_word_has_the_label_that_it_gives(own: Vocabulary) -> None:
    assert "عمال الميناء" == localised(own, language("ar")).label("categories", "dockers")
    assert "Propriétaire" == localised(own, language("fr-CA")).properties["owner"].label


def test_a_sites_own_label_is_not_taken_for_a_word_of_ours(own: Vocabulary) -> None:
    french = localised(own, language("fr"))

    assert "minors" == french.label("categories", "children")
    assert "Raid" == french.label("event_types", "raid")
    assert "Battles" == french.sections["event_types"]["raid"].group


def test_nothing_but_labels_changes(own: Vocabulary) -> None:
    french = localised(own, language("fr"))

    assert list(own.properties) == list(french.properties)
    assert french.is_within("dockers", "people")
