"""A made-up archive of any size, the same on every machine.

    python -m tests.benchmark.corpus FOLDER N

writes a whole site: N incidents, N/2 articles, N/50 actors, N/100 places in N/1000 regions and a
few curated timelines. Whatever one record lists or is listed by stays the same size as N grows,
except for the twelve years and the lists of everything, so that twice the records are twice the
work. Nothing in it happened, and no place in it exists.
"""

import argparse
import random
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any, TypeVar

from tests.benchmark import words
from tests.benchmark.files import write_site
from tests.benchmark.records import (
    Actor,
    Annotation,
    Article,
    Claim,
    Corpus,
    Event,
    Place,
    Timeline,
)

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


def make_corpus(events: int) -> Corpus:
    """The records of an archive with that many events."""
    dice, ids, corpus = Dice(SEED), _Ids(), Corpus()
    _Places(dice, ids, corpus).make(max(2, events // 1000), max(6, events // 100))
    _Actors(dice, ids, corpus).make(max(20, events // 50))
    _Events(dice, ids, corpus).make(events)
    _Articles(dice, ids, corpus).make(events // 2)
    _Timelines(dice, ids, corpus).make(max(3, events // 1000))
    return corpus


def write_corpus(folder: Path, events: int) -> None:
    """Write a site with that many events, ready for ``variorum build``."""
    write_site(folder, make_corpus(events))


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
    """Ids made of names, never the same one twice, whatever the kind."""

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


class _Maker:
    """What all who make records share."""

    def __init__(self, dice: Dice, ids: _Ids, corpus: Corpus) -> None:
        self._dice, self._ids, self._corpus = dice, ids, corpus
        self._places = [place for place in corpus.places if place.within]
        self._place_names = {place.id: place.name for place in corpus.places}
        self._names = {actor.id: actor.name for actor in corpus.actors}
        self._parties = [actor for actor in corpus.actors if actor.kind in words.TAKES_PART]


# ---------------------------------------------------------------------------------- places


class _Places(_Maker):
    def make(self, regions: int, places: int) -> None:
        self._fresh = _Names(self._dice).fresh
        corpus = self._corpus
        for _ in range(regions):
            corpus.places.append(self._place(f"{self._fresh(2)} Province", None, 0, 0))
        for _ in range(places):
            region = self._dice.pick(corpus.places[:regions])
            name = self._fresh(2)
            if self._dice.chance(0.3):
                name = f"{self._dice.pick(words.PLACE_PREFIXES)} {name}"
            corpus.places.append(self._place(name, region.id, region.lat, region.lon))

    def _place(self, name: str, within: str | None, lat: float, lon: float) -> Place:
        dice = self._dice
        spread = 9 if within is None else 1.2
        return Place(
            id=self._ids.fresh(name),
            name=name,
            within=within,
            lat=round(lat + (dice.below(2000) / 1000 - 1) * spread, 4),
            lon=round(lon + (dice.below(2000) / 1000 - 1) * spread, 4),
            precision=6 if within is None else dice.between(1, 3),
            french=f"{name.replace('Old', 'Vieux')}-lès-{self._fresh(1)}"
            if within and dice.chance(0.3)
            else None,
        )


# ---------------------------------------------------------------------------------- actors


class _Actors(_Maker):
    def make(self, count: int) -> None:
        """A fifth are publishers, a tenth persons who speak for someone, the rest take part."""
        self._fresh = _Names(self._dice).fresh
        for number in range(count):
            kind = words.ACTOR_PATTERN[number % len(words.ACTOR_PATTERN)]
            self._corpus.actors.append(self._actor(kind))

    def _actor(self, kind: str) -> Actor:
        dice = self._dice
        own = self._fresh(2)
        name = dice.pick(words.ACTOR_NAMES[kind]).format(own)
        summary = " ".join(
            sentence.format(name=name, place=dice.pick(self._places).name, own=own)
            for sentence in dice.some(words.ACTOR_SENTENCES, 2)
        )
        return Actor(
            id=self._ids.fresh(name),
            name=name,
            kind=kind,
            summary=summary,
            country=dice.pick(words.COUNTRIES),
            relations=self._relations(kind),
            french=f"{dice.pick(words.FRENCH_GROUPS)} {own}" if dice.chance(0.4) else None,
        )

    def _relations(self, kind: str) -> tuple[tuple[str, str], ...]:
        """Ties to actors made before, within the last fifty, so that nobody gathers them all."""
        dice = self._dice
        others = [actor for actor in self._corpus.actors[-50:] if actor.kind in words.TAKES_PART]
        if not others or kind == "publisher":
            return ()
        if kind == "person":
            return (("speaks_for", dice.pick(others).id),)
        if not dice.chance(0.4):
            return ()
        names = dice.some(["part_of", "allied_with", "opposed_to", "successor_of"], 1)
        return tuple((name, dice.pick(others).id) for name in names)


# ---------------------------------------------------------------------------------- events


@dataclass(frozen=True)
class _Head:
    """What other events need to know of an event before it is there."""

    id: str
    title: str
    day: date
    type: str
    place: Place
    site: str


class _Events(_Maker):
    def make(self, count: int) -> None:
        days = sorted(
            FIRST_DAY + timedelta(days=self._dice.below(365 * YEARS)) for _ in range(count)
        )
        heads = [self._head(day) for day in days]
        for number, head in enumerate(heads):
            near = heads[max(0, number - 200) : number] or heads[-1:]
            self._corpus.events.append(self._event(head, near))

    def _head(self, day: date) -> _Head:
        dice = self._dice
        kind = dice.pick(tuple(words.EVENTS))
        place, site = dice.pick(self._places), dice.pick(words.SITES)
        title = dice.pick(words.EVENTS[kind]).format(place=place.name, site=site)
        return _Head(self._ids.fresh(f"{title} {day}"), title, day, kind, place, site)

    def _event(self, head: _Head, near: list[_Head]) -> Event:
        dice = self._dice
        actors = dice.some(self._parties, 3)
        roles = ("accused", dice.pick(words.SECOND_ROLES), "target")
        facts = {
            "place": head.place.name,
            "site": head.site,
            "first": actors[0].name,
            "second": actors[1].name,
            "third": actors[2].name,
            "day": f"{head.day.day} {head.day:%B}",
            "hour": dice.pick(words.HOURS),
            "number": dice.between(2, 60),
            "village": dice.pick(self._places).name,
        }
        return Event(
            id=head.id,
            title=head.title,
            edtf=self._edtf(head.day),
            day=head.day,
            type=head.type,
            place=head.place.id,
            summary=self._summary(facts, dice.pick(near)),
            note=dice.pick(words.NOTES).format(**facts),
            actors=tuple((actor.id, role) for actor, role in zip(actors, roles, strict=True)),
            accused_because=dice.pick(words.ACCUSATIONS).format(**facts),
            tags=tuple(sorted(dice.some(words.TAGS, 3))),
            relation=(dice.pick(words.EVENT_RELATIONS), dice.pick(near).id)
            if dice.chance(1 / 3)
            else None,
            correction=(str(dice.between(3, 20)), str(dice.between(21, 40)))
            if dice.chance(0.03)
            else None,
            assessment=(dice.between(3, 30), dice.pick(words.REASONS).format(**facts))
            if dice.chance(0.05)
            else None,
        )

    def _summary(self, facts: dict[str, Any], other: _Head) -> str:
        """Five sentences, and one more with a link."""
        dice = self._dice
        sentences = [text.format(**facts) for text in dice.some(words.SUMMARY_SENTENCES, 5)]
        link = f"[[{other.id}]]" if dice.chance(0.5) else f"[[{other.id}|{other.title}]]"
        sentences.insert(1, dice.pick(words.LINK_SENTENCES).format(link=link, **facts))
        return " ".join(sentences)

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


class _Articles(_Maker):
    def __init__(self, dice: Dice, ids: _Ids, corpus: Corpus) -> None:
        super().__init__(dice, ids, corpus)
        self._publishers = [actor for actor in corpus.actors if actor.kind == "publisher"]
        self._voices = [actor for actor in corpus.actors if actor.kind != "publisher"]
        self._events = {event.id: event for event in corpus.events}
        self._next = 0

    def make(self, count: int) -> None:
        for _ in range(count):
            self._corpus.articles.append(self._article())

    def _article(self) -> Article:
        """Four in ten take up an article of late, and one of its events with it."""
        dice, articles = self._dice, self._corpus.articles
        parent = dice.pick(articles[-12:]) if articles and dice.chance(0.4) else None
        first = parent.annotations[0].about if parent else self._fresh_event().id
        about = [self._events[first], self._fresh_event()]
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
            lines = [
                _sentence(text.format(**facts)) for text in dice.some(words.REPORT_SENTENCES, 6)
            ]
            own = [note.quote + "." for note in annotations if note.about == event.id]
            for place, line in enumerate(own):
                lines.insert(1 + 2 * place, line)
            paragraphs.append(" ".join(lines))
        return "\n\n".join(paragraphs)


# ---------------------------------------------------------------------------------- timelines


class _Timelines(_Maker):
    def make(self, count: int) -> None:
        self._corpus.timelines += [self._timeline() for _ in range(count)]

    def _timeline(self) -> Timeline:
        """One year of one actor, and ten events of a stretch of time."""
        dice, events = self._dice, self._corpus.events
        actor = dice.pick(self._parties)
        start = dice.below(max(1, len(events) - 40))
        chosen = dice.some(events[start : start + 40], 10)
        chosen.sort(key=lambda event: (event.day, event.id))
        year = chosen[0].day.year
        title = f"{actor.name} in {year}"
        link = f"[[{chosen[0].id}]]"
        return Timeline(
            id=self._ids.fresh(title),
            title=title,
            summary=dice.pick(words.NARRATIVES).format(name=actor.name, year=year, link=link),
            actor=actor.id,
            since=f"{year}",
            until=f"{year}",
            entries=tuple(
                (event.id, dice.pick(words.NOTES_ON_ENTRIES).format(day=f"{event.day:%B %Y}"))
                for event in chosen
            ),
        )


def main() -> None:
    """Write a corpus from the command line."""
    parser = argparse.ArgumentParser(description="Write a made-up archive.")
    parser.add_argument("folder", type=Path, help="where to write the site")
    parser.add_argument("events", type=int, help="how many events")
    arguments = parser.parse_args()
    write_corpus(arguments.folder, arguments.events)


if __name__ == "__main__":
    main()
