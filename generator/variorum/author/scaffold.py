"""New sites and new records: files that build at once and show what belongs where."""

from pathlib import Path

from variorum.diagnostics import Refusal
from variorum.model import ids
from variorum.schema.kinds import BY_NAME, Kind


class ScaffoldError(Refusal):
    """Nothing was written; the message says why and what to do."""


#: The words of the command line for the kinds of record.
COMMAND_NAMES = {
    "article": "article",
    "incident": "event",
    "actor": "actor",
    "place": "place",
    "timeline": "timeline",
}

#: What is for the editor to write stands in angle brackets, which the check finds where it was
#: forgotten (``resolve/placeholders.py``); a date or a word to go on with would pass for true.
_RECORDS = {
    "article": """\
---
title: <its headline>
publisher: <the id of an actor, such as {publisher}>
published: <a date, such as 2024-08-25>
url: <its web address>
language: <a code, such as en>
display: excerpts    # what the public site may show of the text: full, excerpts or none
annotations: []
# - quote: exact words from the text below
#   about: <the id of an incident>
#   by: <the id of an actor>    # who says it; left out, it is the article's own voice
#   claims:
#     - {{killed: <a number>, who: civilians}}
---
<the article's text, word for word>
""",
    "event": """\
title: <its title>
date: <when, such as 2024-08-25>    # EDTF: 2024-01, 2024-01-1X, 2024-01~, 2023/2024; unknown: XXXX
type: <such as attack>    # or other; the words are in the reference, under vocabulary
# place: <the id of a place>
status: draft    # may have gaps, and stays off the public site, as review does; then: published
summary: >
  <one or two sentences>
actors: []
# - {{actor: <the id of an actor>, role: accused}}
""",
    "actor": """\
name: <its name>
# person, armed-group, state-force, government, organisation, company, community or publisher
kind: <such as organisation>
# summary: >
#   <one or two sentences>
""",
    "place": """\
name: <its name>
# lat: <degrees north>
# lon: <degrees east>
# precision: <1 exact … 6 country only>    # UCDP's where_prec
# within: <the id of a place>
# summary: >
#   <one or two sentences>
""",
    "timeline": """\
title: <its title>
summary: >
  <the narrative>
entries: []
# - {{event: <the id of an incident>, note: <why it belongs here>}}
""",
}

_SITE = {
    "mkdocs.yml": """\
site_name: My dossier
# site_url: https://example.org/
theme: variorum
plugins:
  - variorum
""",
    "docs/index.md": """\
# My dossier

What this site documents, and how. The newest events follow by themselves.
""",
    "docs/about.md": """\
# About

Who makes this site, and how to reach us.
""",
    "seeds/vocabulary.yml": """\
# Words beyond the built-in ones. For example:
# categories: {traders: {label: traders, within: civilians}}
# event_types: {coup-d-etat: {label: Coup d'état}}
numerals: words
""",
    ".gitignore": "site/\n.variorum/\n",
}
_FOLDERS = tuple(f"seeds/{kind.folder}" for kind in BY_NAME.values())


def new_site(folder: Path) -> list[str]:
    """Lay out a site that builds at once; return the files written.

    Raises:
        ScaffoldError: something is already in the way.
    """
    if folder.exists() and not folder.is_dir():
        raise ScaffoldError(f"{folder} is a file; name a folder")
    in_the_way = [name for name in _SITE if (folder / name).exists()]
    if in_the_way:
        raise ScaffoldError(f"{folder / in_the_way[0]} exists already; nothing was changed")
    for name in _FOLDERS:
        (folder / name).mkdir(parents=True, exist_ok=True)
        (folder / name / ".gitkeep").touch()
    for name, content in _SITE.items():
        target = folder / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(content, encoding="utf-8", newline="\n")
    return list(_SITE)


def new_record(root: Path, records: str, word: str, record_id: str) -> str:
    """Write a template of a record; return its path relative to the project.

    Raises:
        ScaffoldError: the id is unusable or taken.
    """
    kind = BY_NAME[COMMAND_NAMES[word]]
    unusable = ids.problem_with(record_id)
    if unusable:
        better = ids.nearest(record_id)
        hint = f"; did you mean '{better}'?" if better else ""
        raise ScaffoldError(f"'{record_id}' cannot be an id: {unusable}{hint}")
    for other in BY_NAME.values():
        taken = f"{records}/{other.folder}/{record_id}{other.suffix}"
        if (root / taken).exists():
            raise ScaffoldError(f"the id '{record_id}' is taken by {taken}")
    file = f"{records}/{kind.folder}/{record_id}{kind.suffix}"
    target = root / file
    target.parent.mkdir(parents=True, exist_ok=True)
    text = _RECORDS[kind.name].format(publisher=_some_publisher(root, records))
    target.write_text(_schema_line(kind, text), encoding="utf-8", newline="\n")
    return file


def _schema_line(kind: Kind, text: str) -> str:
    """Add the line by which editors' tools find the schema."""
    line = f"# yaml-language-server: $schema=../../schema/{kind.name}.json\n"
    if text.startswith("---\n"):
        return "---\n" + line + text.removeprefix("---\n")
    return line + text


def _some_publisher(root: Path, records: str) -> str:
    """A publisher of the site to begin with, or any actor: whoever publishes is one."""
    actors = sorted((root / records / "actors").glob("*.yml"))
    for path in actors:
        if "kind: publisher" in path.read_text(encoding="utf-8", errors="replace"):
            return path.stem
    return actors[0].stem if actors else "some-publisher"
