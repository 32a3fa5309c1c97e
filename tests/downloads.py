"""What tests of downloads share: the files that lie beside pages, and awkward records."""

from collections.abc import Mapping
from typing import Any

import yaml

from tests.support import SEAL, build_graph
from variorum.config import Settings
from variorum.link.graph import Graph
from variorum.views.pages import PageKind, build, keys, scope_of

SITE = "https://toy.example/"
_BESIDE = (PageKind.DATA, PageKind.SUBSCRIPTION)


def files_over(graph: Graph, **settings: str) -> dict[str, bytes]:
    """The data, the feeds and the calendars of a site."""
    graph.forget()  # what other tests have asked it with other settings
    chosen: dict[str, str] = {"site_name": "Toy", "site_url": SITE, **settings}
    scope = scope_of(graph, Settings(**chosen))  # type: ignore[arg-type]
    pages = [build(key, scope) for key in keys(scope) if key.kind in _BESIDE]
    return {path: raw for page in pages for path, raw in page.files}


def files_of(records: Mapping[str, str], **settings: str) -> dict[str, bytes]:
    """The same, of records that must have no errors."""
    loaded = build_graph(records)
    assert not loaded.report.has_errors, loaded.lines
    return files_over(loaded.graph, **settings)


#: Titles that some format would trip over.
TITLES = (
    "]]> and <![CDATA[ it",
    "Quotes \" and ' and \\",
    "Two\nlines\n\nand three",
    "Commas, semicolons; colons:",
    '=HYPERLINK("https://evil.example/")',
    "+1",
    "-1",
    "@SUM(A1)",
    "\t=1+1",
    "'=1+1",
    "＝1+1",
    "\u202eright to left\u202c \u200f",
    "\u2028 line separator \U0001f468\u200d\U0001f469",
    "حريق في الميناء",
    "BEGIN:VEVENT\nEND:VCALENDAR",
    "&amp; <b>bold</b> </title>",
    "x" * 400,
)


def awkward() -> dict[str, str]:
    """An event for each awkward title, at one place, by one actor, on one timeline."""
    files = {
        "actors/paper.yml": _yaml({"name": TITLES[0], "kind": "publisher"}),
        "places/port.yml": _yaml({"name": TITLES[3], "lat": -1.5, "lon": 179.99}),
        "timelines/line.yml": _yaml({"title": TITLES[1], "include": {"places": ["port"]}}),
    }
    text = "\n".join(f"{number}: {' '.join(title.split())}" for number, title in enumerate(TITLES))
    quotes = [
        {"quote": line, "about": f"e{at}", "claims": [{"other": TITLES[at], "label": "words"}]}
        for at, line in enumerate(text.splitlines())
    ]
    article = {
        "title": TITLES[4],
        "publisher": "paper",
        "published": "2031-06-02",
        "language": "en",
        "seal": SEAL,
        "annotations": quotes,
    }
    files["articles/report.md"] = f"---\n{_yaml(article)}---\n{text}\n"
    for number, title in enumerate(TITLES):
        event = {
            "title": title,
            "date": f"2031-05-{number + 1:02}",
            "place": "port",
            "summary": title,
            "corrections": [{"on": "2031-06-01", "what": title, "was": title, "now": title}],
            "actors": [{"actor": "paper", "role": "party"}],
        }
        files[f"incidents/e{number}.yml"] = _yaml(event)
    return files


def _yaml(value: dict[str, Any]) -> str:
    text: str = yaml.safe_dump(value, allow_unicode=False, sort_keys=False, width=10_000)
    return text
