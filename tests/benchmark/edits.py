"""The edits that are made to both sites, one before each run."""

import json
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

from tests.benchmark import words
from tests.benchmark.files import article_file, event_file, scalar
from tests.benchmark.records import Article, Event
from tests.benchmark.sites import Workspace

T = TypeVar("T")

#: Steps between the records that successive edits take, prime to any number of records.
_STRIDE = 7919


def edit_nothing(work: Workspace, number: int) -> None:
    """Leave everything as it is."""


def pick_event(work: Workspace, number: int) -> str:
    """The id of the event whose summary an edit of that number changes."""
    return _pick(work.corpus.events, number, 1).id


def edit_body(work: Workspace, number: int) -> None:
    """Add words to one event's summary."""
    event = _pick(work.corpus.events, number, 1)
    words_added = f"Edition {number} adds these words. "
    ours = work.ours / f"seeds/incidents/{event.id}.yml"
    _replace(ours, "summary: >\n  ", f"summary: >\n  {words_added}\n  ")
    if not work.is_alone:
        _replace(work.hugo / f"content/events/{event.id}.md", "\n}\n\n", f"\n}}\n\n{words_added}")


def edit_title(work: Workspace, number: int) -> None:
    """Give one event another title."""
    event = _pick(work.corpus.events, number, 2)
    title = _edition(event.title, number)
    ours = work.ours / f"seeds/incidents/{event.id}.yml"
    _replace_line(ours, "title: ", f"title: {scalar(title)}")
    if not work.is_alone:
        _set_title(work.hugo / f"content/events/{event.id}.md", event.title, title)


def rename_actor(work: Workspace, number: int) -> None:
    """Give one actor, who takes part in many events, another name."""
    actors = [actor for actor in work.corpus.actors if actor.kind in words.TAKES_PART]
    actor = _pick(actors, number, 3)
    name = _edition(actor.name, number)
    _replace_line(work.ours / f"seeds/actors/{actor.id}.yml", "name: ", f"name: {scalar(name)}")
    if not work.is_alone:
        _set_title(work.hugo / f"content/actors/{actor.id}.md", actor.name, name)


def edit_template(work: Workspace, number: int) -> None:
    """Change the template of events: every event's page is another."""
    layouts = [] if work.is_alone else [work.hugo / "layouts/events/single.html"]
    for path in (work.package / "templates/records/event.html", *layouts):
        text = path.read_text(encoding="utf-8").split("<!-- edition")[0]
        path.write_text(f"{text}<!-- edition {number} -->\n", encoding="utf-8")


def add_article(work: Workspace, number: int) -> None:
    """Add an article that says two things about one event."""
    _add_article(work, number, _pick(work.corpus.events, number, 4).id)


def add_event(work: Workspace, number: int) -> None:
    """Add an event, and the article that says two things about it."""
    model = _pick(work.corpus.events, number, 5)
    event = replace(model, id=f"{model.id}-edition-{number}", title=_edition(model.title, number))
    _write(work.ours / f"seeds/incidents/{event.id}.yml", event_file(event))
    if not work.is_alone:
        _copy_content(work.hugo / "content/events", model, event)
    _add_article(work, number, event.id)


def _add_article(work: Workspace, number: int, about: str) -> None:
    """Hugo's is like the one after which it is made, but for its name: the work is the same."""
    model = _pick(work.corpus.articles, number, 6)
    first = model.annotations[0].about
    article = replace(
        model,
        id=f"{model.id}-edition-{number}",
        title=_edition(model.title, number),
        text=f"{model.text}\n\nThis is edition {number}.",
        annotations=tuple(
            replace(note, about=about) for note in model.annotations if note.about == first
        ),
        derived_from=None,
    )
    _write(work.ours / f"seeds/articles/{article.id}.md", article_file(article))
    if not work.is_alone:
        _copy_content(work.hugo / "content/sources", model, article)


def _copy_content(folder: Path, model: Article | Event, new: Article | Event) -> None:
    shutil.copy(folder / f"{model.id}.md", folder / f"{new.id}.md")
    _set_title(folder / f"{new.id}.md", model.title, new.title)


def _edition(title: str, number: int) -> str:
    return f"{title} (edition {number})"


Edit = Callable[[Workspace, int], None]
EDITS: dict[str, Edit] = {
    "nothing": edit_nothing,
    "body": edit_body,
    "title": edit_title,
    "rename": rename_actor,
    "template": edit_template,
    "article": add_article,
    "event": add_event,
}


def _pick(items: list[T], number: int, offset: int) -> T:
    return items[(number * _STRIDE + offset * 17) % len(items)]


def _replace(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    if old not in text:
        raise ValueError(f"there is no {old!r} in {path.name}")
    _write(path, text.replace(old, new, 1))


def _replace_line(path: Path, start: str, new: str) -> None:
    lines = path.read_text(encoding="utf-8").split("\n")
    at = next(at for at, line in enumerate(lines) if line.startswith(start))
    lines[at] = new
    _write(path, "\n".join(lines))


def _set_title(path: Path, old: str, new: str) -> None:
    """Set the title in Hugo's front matter, as of the first edit or a later one."""
    text = path.read_text(encoding="utf-8")
    begin = '{"title":' + json.dumps(old, ensure_ascii=False)[:-1]
    if not text.startswith(begin):
        raise ValueError(f"{path.name} does not begin with its title")
    _, _, rest = text[len('{"title":') :].partition('",')
    _write(path, f'{{"title":{json.dumps(new, ensure_ascii=False)},{rest}')


def _write(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8", newline="\n")
