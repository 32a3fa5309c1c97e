"""References, terms and links are found from the types of fields alone."""

import pytest

from variorum.schema.actor import ActorShape
from variorum.schema.article import ArticleShape
from variorum.schema.event import EventShape
from variorum.schema.fields import MarkdownField, RefersTo, TermOf
from variorum.schema.kinds import BY_FOLDER, BY_NAME, KINDS
from variorum.schema.place import PlaceShape
from variorum.schema.references import find
from variorum.schema.shape import Shape
from variorum.schema.timeline import TimelineShape

ACTOR, EVENT = RefersTo(("actor",)), RefersTo(("event",))
PLACE, ARTICLE = RefersTo(("place",)), RefersTo(("article",))


@pytest.mark.parametrize(
    ("shape", "expected"),
    [
        (
            EventShape.model_validate(
                {
                    "title": "Fire",
                    "type": "attack",
                    "place": "harbour",
                    "summary": "See [[x]].",
                    "actors": [{"actor": "mayor", "role": "party", "note": "n"}],
                    "relations": [{"follows": "flood"}],
                }
            ),
            {
                (("type",), TermOf("event_types"), "attack"),
                (("place",), PLACE, "harbour"),
                (("summary",), MarkdownField(), "See [[x]]."),
                (("actors", 0, "actor"), ACTOR, "mayor"),
                (("actors", 0, "role"), TermOf("roles"), "party"),
                (("actors", 0, "note"), MarkdownField(), "n"),
                (("relations", 0, "follows"), EVENT, "flood"),
            },
        ),
        (
            ActorShape.model_validate(
                {
                    "name": "Speaker",
                    "kind": "person",
                    "relations": [{"speaks_for": "party", "article": "gazette", "quote": "q"}],
                }
            ),
            {
                (("kind",), TermOf("actor_kinds"), "person"),
                (("relations", 0, "speaks_for"), ACTOR, "party"),
                (("relations", 0, "article"), ARTICLE, "gazette"),
            },
        ),
        (
            ArticleShape.model_validate(
                {
                    "title": "Fire",
                    "publisher": "paper",
                    "derived_from": [{"article": "wire", "kind": "copy", "basis": "stated"}],
                    "annotations": [{"quote": "q", "about": "fire", "by": ["a", "b"]}],
                }
            ),
            {
                (("publisher",), ACTOR, "paper"),
                (("derived_from", 0, "article"), ARTICLE, "wire"),
                (("annotations", 0, "about", 0), EVENT, "fire"),
                (("annotations", 0, "by", 0), ACTOR, "a"),
                (("annotations", 0, "by", 1), ACTOR, "b"),
            },
        ),
        (
            PlaceShape.model_validate({"name": "Harbour", "within": "town"}),
            {(("within",), PLACE, "town")},
        ),
        (
            TimelineShape.model_validate(
                {"title": "May", "include": {"types": ["attack"]}, "entries": [{"event": "fire"}]}
            ),
            {
                (("include", "types", 0), TermOf("event_types"), "attack"),
                (("entries", 0, "event"), EVENT, "fire"),
            },
        ),
    ],
    ids=lambda value: type(value).__name__ if isinstance(value, Shape) else "",
)
def test_what_a_record_refers_to_is_found_with_its_path(
    shape: Shape, expected: set[object]
) -> None:
    assert expected == set(find(shape))


def test_the_table_of_kinds_names_each_once() -> None:
    assert len(KINDS) == len(BY_NAME) == len(BY_FOLDER)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_every_field_of_every_kind_is_described(kind: object) -> None:
    fields = kind.shape.model_fields.values()  # type: ignore[attr-defined]

    assert all(field.description for field in fields)
