"""The records of the made-up archive, as far as the benchmark fills them in."""

import hashlib
from dataclasses import dataclass, field
from datetime import date


@dataclass(frozen=True)
class Place:
    id: str
    name: str
    within: str | None
    lat: float
    lon: float
    precision: int
    french: str | None = None


@dataclass(frozen=True)
class Actor:
    id: str
    name: str
    kind: str
    summary: str
    country: str
    relations: tuple[tuple[str, str], ...] = ()
    french: str | None = None


@dataclass(frozen=True)
class Event:
    id: str
    title: str
    edtf: str
    day: date
    type: str
    place: str
    summary: str
    note: str
    actors: tuple[tuple[str, str], ...]
    accused_because: str
    tags: tuple[str, ...]
    relation: tuple[str, str] | None = None
    correction: tuple[str, str] | None = None
    assessment: tuple[int, str] | None = None


@dataclass(frozen=True)
class Claim:
    property: str
    value: str | int
    who: str | None = None
    side: str | None = None
    role: str | None = None


@dataclass(frozen=True)
class Annotation:
    quote: str
    about: str
    by: str | None
    claims: tuple[Claim, ...]
    stance: str | None = None
    provisional: bool = False


@dataclass(frozen=True)
class Article:
    id: str
    title: str
    publisher: str
    day: date
    display: str
    text: str
    annotations: tuple[Annotation, ...]
    derived_from: tuple[str, str, str] | None = None

    @property
    def seal(self) -> str:
        return hashlib.sha256(self.text.encode()).hexdigest()


@dataclass(frozen=True)
class Timeline:
    id: str
    title: str
    summary: str
    actor: str
    since: str
    until: str
    entries: tuple[tuple[str, str], ...]


@dataclass
class Corpus:
    """All records of one archive."""

    places: list[Place] = field(default_factory=list)
    actors: list[Actor] = field(default_factory=list)
    events: list[Event] = field(default_factory=list)
    articles: list[Article] = field(default_factory=list)
    timelines: list[Timeline] = field(default_factory=list)
