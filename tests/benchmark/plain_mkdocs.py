"""The same events as hand-written Markdown, under MkDocs' default theme.

    python -m tests.benchmark.plain_mkdocs FOLDER N

writes one Markdown page an event: facts, summary, actors, and each claim with its quotation. No
findings, no descent, no backlinks, no pages of actors, sources or places, nothing of it in the
navigation, no search: what a site that keeps its records as pages has, and less than ours prints.
"""

import argparse
from collections.abc import Iterator
from pathlib import Path

from tests.benchmark.corpus import make_corpus
from tests.benchmark.records import Annotation, Article, Corpus, Event

_CONFIGURATION = """\
site_name: Archive of the Northern Provinces
site_url: https://archive.example/
theme: mkdocs
plugins: []
nav: [index.md]
not_in_nav: /events/
"""


def write_site(folder: Path, corpus: Corpus) -> None:
    """Write the site."""
    events = folder / "docs" / "events"
    events.mkdir(parents=True)
    (folder / "mkdocs.yml").write_text(_CONFIGURATION, encoding="utf-8")
    titles = {event.id: event.title for event in corpus.events}
    names = {actor.id: actor.name for actor in corpus.actors}
    names |= {place.id: place.name for place in corpus.places}
    said: dict[str, list[tuple[Article, Annotation]]] = {}
    for article in corpus.articles:
        for annotation in article.annotations:
            said.setdefault(annotation.about, []).append((article, annotation))
    for event in corpus.events:
        text = "\n".join(_page(event, said.get(event.id, []), titles, names))
        (events / f"{event.id}.md").write_text(text, encoding="utf-8")
    index = [f"- [{event.title}](events/{event.id}.md)" for event in corpus.events]
    home = "\n".join(["# Events", "", *index, ""])
    (folder / "docs" / "index.md").write_text(home, encoding="utf-8")


def _page(
    event: Event,
    said: list[tuple[Article, Annotation]],
    titles: dict[str, str],
    names: dict[str, str],
) -> Iterator[str]:
    yield f"# {event.title}\n"
    yield f"{event.edtf}, {names[event.place]}. {', '.join(event.tags)}.\n"
    yield f"{_linked(event.summary, titles)}\n"
    yield f"{event.note}\n"
    yield "## Actors\n"
    yield from (f"- {names[actor]} ({role})" for actor, role in event.actors)
    if event.relation:
        relation, other = event.relation
        yield f"\n## Related\n\n{relation}: [{titles[other]}]({other}.md)"
    if said:
        yield "\n## What the sources say\n"
        yield "| what | value | who says so | words | source |\n|---|---|---|---|---|"
    for article, annotation in said:
        for claim in annotation.claims:
            who = names[annotation.by or article.publisher]
            what = f"{claim.property} {claim.who or ''}"
            value = names.get(str(claim.value), claim.value)
            source = f"{article.title}, {article.day}"
            yield f"| {what} | {value} | {who} | {annotation.quote} | {source} |"
    yield ""


def _linked(text: str, titles: dict[str, str]) -> str:
    """The summary with its ``[[links]]`` as links of Markdown."""
    before, _, rest = text.partition("[[")
    link, _, after = rest.partition("]]")
    target, _, words = link.partition("|")
    return f"{before}[{words or titles[target]}]({target}.md){after}"


def main() -> None:
    """Write the site from the command line."""
    parser = argparse.ArgumentParser(description="Write the events as a plain MkDocs site.")
    parser.add_argument("folder", type=Path, help="where to write the site")
    parser.add_argument("events", type=int, help="how many events")
    given = parser.parse_args()
    write_site(given.folder, make_corpus(given.events))


if __name__ == "__main__":
    main()
