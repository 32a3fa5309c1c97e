"""The kinds of record, in one table.

A new kind costs a shape here, a view, a template and their tests, and its line in this table.
"""

from dataclasses import dataclass

from variorum.model.actor import Actor
from variorum.model.article import Article
from variorum.model.corpus import AnyRecord
from variorum.model.event import Event
from variorum.model.place import Place
from variorum.model.timeline import Timeline
from variorum.schema.actor import ActorShape
from variorum.schema.article import ArticleShape
from variorum.schema.event import EventShape
from variorum.schema.place import PlaceShape
from variorum.schema.shape import RecordShape
from variorum.schema.timeline import TimelineShape


@dataclass(frozen=True)
class Kind:
    """One kind of record: where its files lie, what they look like, where its pages are."""

    name: str
    folder: str
    suffix: str
    collection: str
    shape: type[RecordShape]
    record: type[AnyRecord]

    def address(self, record_id: str) -> str:
        """The permanent address of a record's page, from the site's root."""
        return f"/{self.collection}/{record_id}/"


KINDS = (
    Kind("article", "articles", ".md", "sources", ArticleShape, Article),
    Kind("event", "incidents", ".yml", "events", EventShape, Event),
    Kind("actor", "actors", ".yml", "actors", ActorShape, Actor),
    Kind("place", "places", ".yml", "places", PlaceShape, Place),
    Kind("timeline", "timelines", ".yml", "timelines", TimelineShape, Timeline),
)
BY_NAME = {kind.name: kind for kind in KINDS}
BY_FOLDER = {kind.folder: kind for kind in KINDS}
