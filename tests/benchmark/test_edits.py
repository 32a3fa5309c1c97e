"""Edits change both sites, and leave ours as sound as it was."""

import json
from pathlib import Path

import pytest

from tests.benchmark.corpus import make_corpus
from tests.benchmark.edits import EDITS
from tests.benchmark.files import write_site
from tests.benchmark.sites import Workspace
from tests.support import load_folder


@pytest.fixture
def work(tmp_path: Path) -> Workspace:
    """Both sites' records, nothing built."""
    work = Workspace(tmp_path, events=30)
    work.corpus = make_corpus(work.events)
    write_site(work.ours, work.corpus)
    layout = work.package / "templates/records/event.html"
    for path in (layout, work.hugo / "layouts/events/single.html"):
        path.parent.mkdir(parents=True)
        path.write_text("", encoding="utf-8")
    corpus = work.corpus
    for section, titles in (
        ("events", {event.id: event.title for event in corpus.events}),
        ("actors", {actor.id: actor.name for actor in corpus.actors}),
        ("sources", {article.id: article.title for article in corpus.articles}),
    ):
        (work.hugo / "content" / section).mkdir(parents=True)
        for record, title in titles.items():
            front = f'{{"title":{json.dumps(title, ensure_ascii=False)},"view":{{}}\n}}'
            path = work.hugo / f"content/{section}/{record}.md"
            path.write_text(f"{front}\n\nText.", encoding="utf-8")
    return work


def texts(folder: Path) -> dict[Path, str]:
    """All files of a folder."""
    return {path: path.read_text(encoding="utf-8") for path in folder.rglob("*") if path.is_file()}


@pytest.mark.parametrize("name", [name for name in EDITS if name != "nothing"])
def test_an_edit_changes_both_sites_each_time(work: Workspace, name: str) -> None:
    for number in (1, 2):
        before = texts(work.ours) | texts(work.package), texts(work.hugo)
        EDITS[name](work, number)
        after = texts(work.ours) | texts(work.package), texts(work.hugo)

        assert before[0] != after[0]
        assert before[1] != after[1]


def test_edits_leave_nothing_to_complain_about(work: Workspace) -> None:
    for number in (1, 2, 3):
        for edit in EDITS.values():
            edit(work, number)

    assert [] == load_folder(work.ours).lines


def test_a_new_article_makes_two_claims_about_one_event(work: Workspace) -> None:
    before = load_folder(work.ours).graph
    EDITS["article"](work, 1)
    after = load_folder(work.ours).graph
    counts = [
        len(after.claims(event.id)) - len(before.claims(event.id)) for event in work.corpus.events
    ]

    assert [2] == [count for count in counts if count]


def test_a_new_event_comes_with_its_claims(work: Workspace) -> None:
    folder = work.ours / "seeds/incidents"
    before = set(folder.iterdir())
    EDITS["event"](work, 1)
    (new,) = set(folder.iterdir()) - before

    assert len(load_folder(work.ours).graph.claims(new.stem)) == 2
