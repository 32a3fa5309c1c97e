"""A made-up archive of any size, the same on every machine.

    python -m tests.benchmark.corpus FOLDER N

writes a whole site: N incidents, N/2 articles, N/50 actors, N/100 places in N/1000 regions and a
few curated timelines. Whatever one record lists or is listed by stays the same size as N grows,
except for the twelve years and the lists of everything, so that twice the records are twice the
work. Nothing in it happened, and no place in it exists.
"""

import argparse
import hashlib
import json
import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from typing import TypeVar

from tests.benchmark import words

SEED = 20240825
FIRST_DAY = date(2012, 1, 1)
YEARS = 12

T = TypeVar("T")


class Dice:
    """Random choices from ``random()`` alone, the one method whose sequence Python guarantees."""

    def __init__(self, seed: int) -> None:
        self._random = random.Random(seed).random  # noqa: S311  nothing secret

    def below(self, limit: int) -> int:
        return int(self._random() * limit)

    def between(self, low: int, high: int) -> int:
        return low + self.below(high - low + 1)

    def chance(self, share: float) -> bool:
        return self._random() < share

    def pick(self, items: Sequence[T]) -> T:
        return items[self.below(len(items))]

    def some(self, items: Sequence[T], count: int) -> list[T]:
        """That many different items (fewer if there are no more), in random order."""
        chosen: dict[int, None] = {}
        while len(chosen) < min(count, len(items)):
            chosen[self.below(len(items))] = None
        return [items[index] for index in chosen]


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
    date: str
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


def make_corpus(events: int) -> Corpus:
    """The records of an archive with that many events."""
    dice = Dice(SEED)
    corpus = Corpus()
    _Places(dice).make(corpus, max(2, events // 1000), max(6, events // 100))
    _Actors(dice).make(corpus, max(20, events // 50))
    _Events(dice, corpus).make(events)
    _Articles(dice, corpus).make(events // 2)
    _make_timelines(dice, corpus, max(3, events // 1000))
    return corpus


def write_corpus(folder: Path, events: int) -> None:
    """Write a site with that many events, ready for ``variorum build``."""
    write_site(folder, make_corpus(events))


def write_site(folder: Path, corpus: Corpus) -> None:
    """Write the records of a corpus as a site, into a folder that holds none yet."""
    if (folder / "seeds").exists():
        raise FileExistsError(folder / "seeds")
    for path, text in site_files(corpus):
        target = folder / path
        if not target.parent.is_dir():
            target.parent.mkdir(parents=True)
        target.write_text(text, encoding="utf-8", newline="\n")


def site_files(corpus: Corpus) -> Iterator[tuple[str, str]]:
    """Yield path and text of every file of a site."""
    yield "mkdocs.yml", _CONFIGURATION
    yield "docs/index.md", _HOME
    yield "docs/about.md", _ABOUT
    for place in corpus.places:
        yield f"seeds/places/{place.id}.yml", place_file(place)
    for actor in corpus.actors:
        yield f"seeds/actors/{actor.id}.yml", actor_file(actor)
    for event in corpus.events:
        yield f"seeds/incidents/{event.id}.yml", event_file(event)
    for article in corpus.articles:
        yield f"seeds/articles/{article.id}.md", article_file(article)
    for timeline in corpus.timelines:
        yield f"seeds/timelines/{timeline.id}.yml", timeline_file(timeline)


_CONFIGURATION = """\
site_name: Archive of the Northern Provinces
site_url: https://archive.example/
site_description: A made-up archive, for measuring
theme: variorum
plugins:
  - variorum
"""
_HOME = """\
# Archive of the Northern Provinces

Nothing in this archive happened, and no place in it exists. It is made up of word lists, to
measure how long a site of this size takes.
"""
_ABOUT = """\
# About

Made by `python -m tests.benchmark.corpus`; the same at every run.
"""


# ---------------------------------------------------------------------------------- names


class _Names:
    """Names made of syllables, never the same one twice."""

    def __init__(self, dice: Dice) -> None:
        self._dice = dice
        self._taken: set[str] = set()

    def fresh(self, syllables: int) -> str:
        while True:
            count = syllables + self._dice.below(2)
            name = "".join(self._dice.pick(words.SYLLABLES) for _ in range(count)).capitalize()
            if name not in self._taken:
                self._taken.add(name)
                return name


class _Ids:
    """Ids made of names, never the same one twice."""

    def __init__(self) -> None:
        self._taken: set[str] = set()

    def fresh(self, text: str) -> str:
        stem = slug(text)
        candidate, number = stem, 2
        while candidate in self._taken:
            candidate, number = f"{stem}-{number}", number + 1
        self._taken.add(candidate)
        return candidate


def _sentence(text: str) -> str:
    return text[0].upper() + text[1:]


def slug(text: str) -> str:
    """A text as an id: lower-case ASCII letters, digits and hyphens."""
    plain = text.lower().translate(str.maketrans("éèêàâîïôûç", "eeeaaiiouc")).replace("'", "")
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")


# ---------------------------------------------------------------------------------- places


class _Places:
    def __init__(self, dice: Dice) -> None:
        self._dice, self._names, self._ids = dice, _Names(dice), _Ids()

    def make(self, corpus: Corpus, regions: int, places: int) -> None:
        for _ in range(regions):
            corpus.places.append(self._place(f"{self._names.fresh(2)} Province", None, 0, 0))
        for _ in range(places):
            region = self._dice.pick(corpus.places[:regions])
            name = self._names.fresh(2)
            if self._dice.chance(0.3):
                name = f"{self._dice.pick(words.PLACE_PREFIXES)} {name}"
            corpus.places.append(self._place(name, region.id, region.lat, region.lon))

    def _place(self, name: str, within: str | None, lat: float, lon: float) -> Place:
        dice = self._dice
        spread = 9 if within is None else 1.2
        return Place(
            id=self._ids.fresh(f"{name} place" if within else name),
            name=name,
            within=within,
            lat=round(lat + (dice.below(2000) / 1000 - 1) * spread, 4),
            lon=round(lon + (dice.below(2000) / 1000 - 1) * spread, 4),
            precision=6 if within is None else dice.between(1, 3),
            french=f"{name.replace('Old', 'Vieux')}-lès-{self._names.fresh(1)}"
            if within and dice.chance(0.3)
            else None,
        )


# ---------------------------------------------------------------------------------- actors


class _Actors:
    def __init__(self, dice: Dice) -> None:
        self._dice, self._names, self._ids = dice, _Names(dice), _Ids()

    def make(self, corpus: Corpus, count: int) -> None:
        """A fifth are publishers, a tenth persons who speak for someone, the rest take part."""
        for number in range(count):
            kind = words.ACTOR_PATTERN[number % len(words.ACTOR_PATTERN)]
            corpus.actors.append(self._actor(corpus, kind))

    def _actor(self, corpus: Corpus, kind: str) -> Actor:
        dice = self._dice
        own = self._names.fresh(2)
        name = dice.pick(words.ACTOR_NAMES[kind]).format(own)
        summary = " ".join(
            sentence.format(name=name, place=dice.pick(corpus.places).name, own=own)
            for sentence in dice.some(words.ACTOR_SENTENCES, 2)
        )
        return Actor(
            id=self._ids.fresh(name),
            name=name,
            kind=kind,
            summary=summary,
            country=dice.pick(words.COUNTRIES),
            relations=self._relations(corpus, kind),
            french=f"{dice.pick(words.FRENCH_GROUPS)} {own}" if dice.chance(0.4) else None,
        )

    def _relations(self, corpus: Corpus, kind: str) -> tuple[tuple[str, str], ...]:
        """Ties to actors made before, within the last fifty, so that nobody gathers them all."""
        dice = self._dice
        others = [actor for actor in corpus.actors[-50:] if actor.kind in words.TAKES_PART]
        if not others or kind == "publisher":
            return ()
        if kind == "person":
            return (("speaks_for", dice.pick(others).id),)
        if not dice.chance(0.4):
            return ()
        names = dice.some(["part_of", "allied_with", "opposed_to", "successor_of"], 1)
        return tuple((name, dice.pick(others).id) for name in names)


# ---------------------------------------------------------------------------------- events


class _Events:
    def __init__(self, dice: Dice, corpus: Corpus) -> None:
        self._dice, self._corpus = dice, corpus
        self._ids = _Ids()
        for other in [*corpus.actors, *corpus.places]:
            self._ids.fresh(other.id)
        self._places = [place for place in corpus.places if place.within]
        self._actors = [actor for actor in corpus.actors if actor.kind in words.TAKES_PART]

    def make(self, count: int) -> None:
        drafts = [self._draft() for _ in range(count)]
        drafts.sort(key=lambda draft: draft[0])
        heads = [self._head(*draft) for draft in drafts]
        for number, head in enumerate(heads):
            self._corpus.events.append(self._event(number, *head, heads))

    def _draft(self) -> tuple[date, str, Place, str]:
        dice = self._dice
        day = FIRST_DAY + timedelta(days=dice.below(365 * YEARS))
        return day, dice.pick(tuple(words.EVENTS)), dice.pick(self._places), dice.pick(words.SITES)

    def _head(
        self, day: date, kind: str, place: Place, site: str
    ) -> tuple[str, str, date, str, Place, str]:
        title = self._dice.pick(words.EVENTS[kind]).format(place=place.name, site=site)
        record_id = self._ids.fresh(f"{title} {day:%Y-%m-%d}"[:100])
        return record_id, title, day, kind, place, site

    def _event(
        self,
        number: int,
        record_id: str,
        title: str,
        day: date,
        kind: str,
        place: Place,
        site: str,
        heads: list[tuple[str, str, date, str, Place, str]],
    ) -> Event:
        dice = self._dice
        actors = dice.some(self._actors, 3)
        near = heads[max(0, number - 200) : number] or heads[-1:]
        other = dice.pick(near)
        facts = {
            "place": place.name,
            "site": site,
            "first": actors[0].name,
            "second": actors[1].name,
            "third": actors[2].name,
            "day": f"{day.day} {day:%B}",
            "hour": dice.pick(words.HOURS),
            "number": dice.between(2, 60),
            "village": dice.pick(self._places).name,
        }
        sentences = [text.format(**facts) for text in dice.some(words.SUMMARY_SENTENCES, 5)]
        link = f"[[{other[0]}]]" if dice.chance(0.5) else f"[[{other[0]}|{other[1]}]]"
        sentences.insert(1, dice.pick(words.LINK_SENTENCES).format(link=link, **facts))
        related = dice.pick(near) if number and dice.chance(1 / 3) else None
        return Event(
            id=record_id,
            title=title,
            date=self._edtf(day),
            day=day,
            type=kind,
            place=place.id,
            summary=" ".join(sentences),
            note=dice.pick(words.NOTES).format(**facts),
            actors=tuple(
                (actor.id, role)
                for actor, role in zip(
                    actors, ("accused", dice.pick(words.SECOND_ROLES), "target"), strict=False
                )
            ),
            accused_because=dice.pick(words.ACCUSATIONS).format(**facts),
            tags=tuple(sorted(dice.some(words.TAGS, 3))),
            relation=(dice.pick(words.EVENT_RELATIONS), related[0]) if related else None,
            correction=(str(dice.between(3, 20)), str(dice.between(21, 40)))
            if dice.chance(0.03)
            else None,
            assessment=(dice.between(3, 30), dice.pick(words.REASONS).format(**facts))
            if dice.chance(0.05)
            else None,
        )

    def _edtf(self, day: date) -> str:
        roll = self._dice.below(100)
        if roll < 84:
            return f"{day}"
        if roll < 90:
            return f"{day:%Y-%m}"
        if roll < 94:
            return f"{day}/{day + timedelta(days=self._dice.between(1, 9))}"
        if roll < 97:
            return f"{day}~"
        return f"{day:%Y-%m-%d}"[:-1] + "X"


# ---------------------------------------------------------------------------------- articles


class _Articles:
    def __init__(self, dice: Dice, corpus: Corpus) -> None:
        self._dice, self._corpus = dice, corpus
        self._ids = _Ids()
        for other in [*corpus.actors, *corpus.places, *corpus.events]:
            self._ids.fresh(other.id)
        self._names = {actor.id: actor.name for actor in corpus.actors}
        self._place_names = {place.id: place.name for place in corpus.places}
        self._publishers = [actor for actor in corpus.actors if actor.kind == "publisher"]
        self._voices = [
            actor for actor in corpus.actors if actor.kind in (*words.TAKES_PART, "person")
        ]
        self._places = [place for place in corpus.places if place.within]
        self._next = 0

    def make(self, count: int) -> None:
        for _ in range(count):
            self._corpus.articles.append(self._article())

    def _article(self) -> Article:
        """Four in ten take up an article of late, and one of its events with it."""
        dice, articles = self._dice, self._corpus.articles
        parent = dice.pick(articles[-12:]) if articles and dice.chance(0.4) else None
        first = parent.annotations[0].about if parent else self._fresh_event().id
        about = [self._event(first), self._fresh_event()]
        publisher = dice.pick(self._publishers)
        annotations = [note for event in about for note in self._annotations(event)]
        day = max(about[0].day, parent.day if parent else about[0].day)
        day += timedelta(days=dice.between(0 if parent else 1, 3))
        title = dice.pick(words.HEADLINES).format(
            place=self._place_names[about[0].place],
            number=dice.between(2, 90),
            publisher=publisher.name,
        )
        return Article(
            id=self._ids.fresh(f"{publisher.id} {title}"[:90]),
            title=title,
            publisher=publisher.id,
            day=day,
            display=dice.pick(("excerpts", "full")),
            text=self._text(about, annotations),
            annotations=tuple(annotations),
            derived_from=(
                parent.id,
                *dice.pick((("copy", "credited"), ("rewrite", "textual"), ("revision", "stated"))),
            )
            if parent
            else None,
        )

    def _fresh_event(self) -> Event:
        """The next event that no article has spoken of; they begin anew at the end."""
        event = self._corpus.events[self._next % len(self._corpus.events)]
        self._next += 1
        return event

    def _event(self, record_id: str) -> Event:
        if not hasattr(self, "_events"):
            self._events = {event.id: event for event in self._corpus.events}
        return self._events[record_id]

    def _annotations(self, event: Event) -> list[Annotation]:
        """Two claims: in one quotation, or in one each."""
        dice = self._dice
        by = self._claimant()
        voice = self._names[by] if by else "this newspaper"
        accused = event.actors[0][0]
        facts = {
            "voice": voice,
            "place": self._place_names[event.place],
            "accused": self._names[accused],
            "site": dice.pick(words.SITES),
            "hour": dice.pick(words.HOURS),
            "village": dice.pick(self._places).name,
        }
        if dice.chance(0.5):
            return [self._double_count(event, by, facts)]
        return [self._count(event, by, facts), self._blame(event, accused, facts)]

    def _claimant(self) -> str | None:
        return self._dice.pick(self._voices).id if self._dice.chance(0.75) else None

    def _double_count(self, event: Event, by: str | None, facts: dict[str, str]) -> Annotation:
        dice = self._dice
        whole = dice.between(4, 97)
        part = dice.between(2, whole - 1)
        sentence, name, rest, within = dice.pick(words.DOUBLE_COUNTS)
        return Annotation(
            quote=_sentence(sentence.format(whole=whole, part=part, **facts)),
            about=event.id,
            by=by,
            claims=(Claim(name, whole, who=rest), Claim(name, part, who=within)),
            provisional=dice.chance(0.2),
        )

    def _count(self, event: Event, by: str | None, facts: dict[str, str]) -> Annotation:
        dice = self._dice
        low = dice.between(3, 90)
        high = low + dice.between(2, 9)
        sentence, name, who, sided = dice.pick(words.COUNTS)
        wording, value = dice.pick(words.AMOUNTS)
        amount = wording.format(low=low, high=high)
        number = value.format(low=low, high=high)
        return Annotation(
            quote=_sentence(sentence.format(amount=amount, **facts)),
            about=event.id,
            by=by,
            claims=(
                Claim(
                    name,
                    int(number) if number.isdigit() else number,
                    who=who,
                    side=event.actors[1][0] if sided else None,
                ),
            ),
            provisional=dice.chance(0.2),
        )

    def _blame(self, event: Event, accused: str, facts: dict[str, str]) -> Annotation:
        dice = self._dice
        if dice.chance(0.2):
            quote = dice.pick(words.SILENCES).format(**facts)
            return Annotation(quote, event.id, accused, (Claim("comment", "declines"),))
        denied = dice.chance(0.25)
        by = accused if denied else self._claimant()
        templates = words.DENIALS if denied else words.BLAMES
        voice = self._names[by] if by else "this newspaper"
        quote = _sentence(dice.pick(templates).format(**{**facts, "voice": voice}))
        claim = Claim("responsible", accused, role="perpetrator")
        return Annotation(quote, event.id, by, (claim,), stance="denies" if denied else None)

    def _text(self, about: list[Event], annotations: list[Annotation]) -> str:
        """The quotations, each once, among sentences that nobody quotes."""
        dice = self._dice
        paragraphs = []
        for event in about:
            facts = {
                "place": self._place_names[event.place],
                "day": f"{event.day:%A}",
                "date": f"{event.day.day} {event.day:%B}",
                "site": dice.pick(words.SITES),
                "hour": dice.pick(words.HOURS),
                "village": dice.pick(self._places).name,
                "number": dice.between(100, 9000),
                "weather": dice.pick(words.WEATHER),
                "person": f"{dice.pick(words.GIVEN)} {dice.pick(words.FAMILY)}",
                "age": dice.between(18, 88),
            }
            lines = [_sentence(text.format(**facts)) for text in dice.some(words.REPORT_SENTENCES, 6)]
            own = [note.quote + "." for note in annotations if note.about == event.id]
            for place, line in enumerate(own):
                lines.insert(1 + 2 * place, line)
            paragraphs.append(" ".join(lines))
        return "\n\n".join(paragraphs)


# ---------------------------------------------------------------------------------- timelines


def _make_timelines(dice: Dice, corpus: Corpus, count: int) -> None:
    ids = _Ids()
    for other in [*corpus.actors, *corpus.places, *corpus.events, *corpus.articles]:
        ids.fresh(other.id)
    actors = [actor for actor in corpus.actors if actor.kind in words.TAKES_PART]
    for _ in range(count):
        actor = dice.pick(actors)
        year = FIRST_DAY.year + dice.below(YEARS)
        title = f"{actor.name} from {year} on"
        start = dice.below(max(1, len(corpus.events) - 40))
        chosen = dice.some(corpus.events[start : start + 40], 10)
        corpus.timelines.append(
            Timeline(
                id=ids.fresh(title),
                title=title,
                summary=dice.pick(words.NARRATIVES).format(
                    name=actor.name, year=year, link=f"[[{chosen[0].id}]]"
                ),
                actor=actor.id,
                since=f"{year}",
                until=f"{year + 1}",
                entries=tuple(
                    (event.id, dice.pick(words.NOTES_ON_ENTRIES).format(day=f"{event.day:%B %Y}"))
                    for event in sorted(chosen, key=lambda event: (event.day, event.id))
                ),
            )
        )


# ---------------------------------------------------------------------------------- files

_PLAIN = re.compile(r"[A-Za-zÀ-ÿ][\w À-ÿ.'’()/-]*")
_PLAIN_IN_BLOCK = re.compile(r"[A-Za-zÀ-ÿ][\w À-ÿ.,;'’()/-]*")


def scalar(value: str | int, *, flow: bool = False) -> str:
    """A value as an editor writes it: plain where YAML lets it be, else in double quotes."""
    if isinstance(value, int):
        return str(value)
    pattern = _PLAIN if flow else _PLAIN_IN_BLOCK
    if pattern.fullmatch(value):
        return value
    return json.dumps(value, ensure_ascii=False)


def _flow(**values: str | int | None) -> str:
    pairs = (f"{key}: {scalar(v, flow=True)}" for key, v in values.items() if v is not None)
    return "{" + ", ".join(pairs) + "}"


def _folded(text: str) -> str:
    """A folded block: lines of up to a hundred characters, broken at spaces."""
    lines, line = [], ""
    for word in text.split(" "):
        if line and len(line) + len(word) > 98:
            lines.append(line)
            line = word
        else:
            line = f"{line} {word}" if line else word
    lines.append(line)
    return ">\n" + "".join(f"  {line}\n" for line in lines)


def place_file(place: Place) -> str:
    """The YAML of a place."""
    lines = [f"name: {scalar(place.name)}"]
    if place.french:
        lines.append(f"names: [{_flow(name=place.french, language='fr')}]")
    if place.within:
        lines.append(f"within: {place.within}")
    lines += [
        f"lat: {place.lat}",
        f"lon: {place.lon}",
        f"precision: {place.precision}",
        "country: XV",
    ]
    return "\n".join(lines) + "\n"


def actor_file(actor: Actor) -> str:
    """The YAML of an actor."""
    lines = [f"name: {scalar(actor.name)}", f"kind: {actor.kind}"]
    if actor.french:
        lines.append(f"names: [{_flow(name=actor.french, language='fr')}]")
    lines += [f"country: {actor.country}", f"summary: {_folded(actor.summary)}".rstrip("\n")]
    if actor.relations:
        lines.append("relations:")
        lines += [f"  - {_flow(**{name: other})}" for name, other in actor.relations]
    return "\n".join(lines) + "\n"


def event_file(event: Event) -> str:
    """The YAML of an incident."""
    lines = [
        f"title: {scalar(event.title)}",
        f"date: {event.date}",
        f"type: {event.type}",
        f"place: {event.place}",
        "status: published",
        f"summary: {_folded(event.summary)}".rstrip("\n"),
        f"note: {_folded(event.note)}".rstrip("\n"),
        "actors:",
        *(
            f"  - {_flow(actor=actor, role=role, note=event.accused_because if n == 0 else None)}"
            for n, (actor, role) in enumerate(event.actors)
        ),
    ]
    if event.relation:
        lines.append(f"relations: [{_flow(**dict([event.relation]))}]")
    if event.assessment:
        killed, because = event.assessment
        signed = _flow(
            killed=killed, who="people", because=because, by="The editors", on="2024-08-27"
        )
        lines.append(f"assessment: [{signed}]")
    if event.correction:
        was, now = event.correction
        change = _flow(
            on="2024-09-02", what="The number of dead", was=was, now=now, because="A later count."
        )
        lines.append(f"corrections: [{change}]")
    lines.append(f"tags: [{', '.join(event.tags)}]")
    return "\n".join(lines) + "\n"


def article_file(article: Article) -> str:
    """The front matter and text of an article."""
    lines = [
        "---",
        f"title: {scalar(article.title)}",
        f"publisher: {article.publisher}",
        f"published: {article.day}",
        f"url: https://{article.publisher}.example/{article.id}",
        "language: en",
        f"display: {article.display}",
    ]
    if article.derived_from:
        parent, kind, basis = article.derived_from
        lines.append(f"derived_from: [{_flow(article=parent, kind=kind, basis=basis)}]")
    lines += [f"seal: sha256:{article.seal}", "annotations:"]
    for note in article.annotations:
        lines += _annotation_lines(note)
    return "\n".join([*lines, "---", article.text]) + "\n"


def _annotation_lines(note: Annotation) -> Iterator[str]:
    yield f"  - quote: {scalar(note.quote)}"
    yield f"    about: {note.about}"
    if note.by:
        yield f"    by: {note.by}"
    if note.stance:
        yield f"    stance: {note.stance}"
    if note.provisional:
        yield "    provisional: true"
    yield "    claims:"
    for claim in note.claims:
        values = {claim.property: claim.value}
        beside = {"who": claim.who, "side": claim.side, "role": claim.role}
        yield f"      - {_flow(**values, **beside)}"


def timeline_file(timeline: Timeline) -> str:
    """The YAML of a curated timeline."""
    lines = [
        f"title: {scalar(timeline.title)}",
        f"summary: {_folded(timeline.summary)}".rstrip("\n"),
        f"include: {{actors: [{timeline.actor}], from: {timeline.since}, to: {timeline.until}}}",
        "entries:",
        *(f"  - {_flow(event=event, note=note)}" for event, note in timeline.entries),
    ]
    return "\n".join(lines) + "\n"


def main() -> None:
    """Write a corpus from the command line."""
    parser = argparse.ArgumentParser(description="Write a made-up archive.")
    parser.add_argument("folder", type=Path, help="where to write the site")
    parser.add_argument("events", type=int, help="how many events")
    arguments = parser.parse_args()
    write_corpus(arguments.folder, arguments.events)


if __name__ == "__main__":
    main()
