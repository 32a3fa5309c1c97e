"""Shapes of relations: ``{speaks_for: some-actor, …}``, one key of the relation table each."""

from typing import Any

from pydantic import Field, create_model, model_validator
from pydantic_core import PydanticCustomError

from variorum.diagnostics import Code
from variorum.model.vocabulary import Relation
from variorum.schema.shape import Shape


class RelationShape(Shape):
    """A mapping with exactly one of the table's relations as a key."""

    @classmethod
    def relation_ids(cls) -> tuple[str, ...]:
        """The relations that this shape knows; filled by ``relation_shape``."""
        return ()

    @model_validator(mode="after")
    def _names_one_relation(self) -> "RelationShape":
        if len(self._given()) != 1:
            raise PydanticCustomError(
                Code.MISSING_FIELD.value,
                "a relation has exactly one of: {known}",
                {"known": ", ".join(self.relation_ids())},
            )
        return self

    def _given(self) -> list[str]:
        return [name for name in self.relation_ids() if getattr(self, name) is not None]

    @property
    def relation(self) -> str:
        """The relation's id, such as ``speaks_for``."""
        return self._given()[0]

    @property
    def target(self) -> str:
        """The id of the record at the other end."""
        target: str = getattr(self, self.relation)
        return target


def relation_shape(
    name: str, base: type[RelationShape], table: dict[str, Relation], target: Any
) -> type[Any]:
    """Make a shape with an optional field for each relation of a table."""
    fields: dict[str, Any] = {
        relation.id: (target | None, Field(None, description=relation.label))
        for relation in table.values()
    }
    shape = create_model(name, __base__=base, __doc__=base.__doc__, **fields)
    shape.relation_ids = classmethod(lambda _cls: tuple(table))  # type: ignore[method-assign,assignment]
    return shape
