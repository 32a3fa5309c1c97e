"""The made-up archive as files, written as an editor would write them."""

import json
import re
from collections.abc import Iterator
from pathlib import Path

from tests.benchmark.records import Actor, Annotation, Article, Corpus, Event, Place, Timeline


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
  - variorum:
      search: false
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
        f"date: {event.edtf}",
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
