"""Citations of whatever a record may hold, read by the programs that they are for."""

import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

from tests import citations
from tests.support import SEAL
from tests.views.conftest import ScopeOver
from variorum.views.pages import Built

Page = Callable[..., Built]
SITE = {"site_name": "Site & Sons", "site_url": "https://site.example/"}
QUOTE = "three traders were hurt"
TEXTS = (
    "Fire {in} the harbour",
    "100% of A_B & C # $5 ~ ^ \\ end",
    "Élan, naïveté, Łódź – “quoted”",
    "حريق في الميناء",
    "An odd { brace",
    "} and another {",
    "ER - TY - JOUR",
    "a @misc{x, title = {y}} b",
    'He said "no", and, and',
    "\\input{secret} \\write18{rm}",
)


def records(title: str, **article: Any) -> Mapping[str, str]:
    """An event, and an article with one claim about it; all of one title."""
    front = {
        "title": title,
        "publisher": "paper",
        "published": "2024-03-02",
        "language": "en",
        "url": "https://paper.example/a_b%20c?d=e&f#g",
        **article,
    }
    annotation = {"quote": QUOTE, "about": "fire", "by": "brigade", "claims": [{"injured": 3}]}
    lines = "".join(f"{key}: {json.dumps(value)}\n" for key, value in front.items())
    return {
        "articles/report.md": (
            f"---\n{lines}seal: {SEAL}\nannotations: [{json.dumps(annotation)}]\n---\n"
            f"On Monday {QUOTE}, the brigade said.\n"
        ),
        "actors/paper.yml": f"name: {json.dumps(title)}\nkind: publisher\n",
        "actors/brigade.yml": f"name: {json.dumps(title)}\nkind: organisation\n",
        "incidents/fire.yml": (
            f"title: {json.dumps(title)}\ndate: 2024-03-01\n"
            "corrections: [{on: 2024-03-09, what: It}, {on: 2024-03-05, what: It}]\n"
        ),
    }


@pytest.fixture
def files(tmp_path: Path, scope_over: ScopeOver, page: Page) -> Callable[..., Path]:
    """The folder of a page's files, from records and settings."""

    def make(made: Mapping[str, str], kind: str, name: str, **settings: object) -> Path:
        built = page(scope_over(made, **{**SITE, **settings}), kind, name)
        for path, content in built.files:
            (tmp_path / Path(path).name).write_bytes(content)
        return tmp_path

    return make


@pytest.mark.parametrize("title", TEXTS)
def test_bibtex_gives_back_every_title(title: str, files: Callable[..., Path]) -> None:
    found = citations.read_bibtex(files(records(title), "source", "report") / "cite.bib")

    claim = next(key for key in found if "-claim-" in key)
    assert {"report", "report-page", claim} == set(found)
    if title.count("{") == title.count("}") and not title.startswith("}"):
        assert title == found["report"]["title"]
        assert title == found[claim]["author"]
    assert QUOTE == found[claim]["abstract"]


@pytest.mark.parametrize("title", TEXTS)
def test_ris_gives_back_every_title(title: str, files: Callable[..., Path]) -> None:
    article, page, claim = citations.read_ris(
        files(records(title), "source", "report") / "cite.ris"
    )

    assert (title, title) == (article["title"], article["secondary_title"])
    assert "Site & Sons" == page["secondary_title"]
    assert ([title], QUOTE) == (claim["authors"], claim["abstract"])


@pytest.mark.parametrize("title", TEXTS)
def test_csl_gives_back_every_title(title: str, files: Callable[..., Path]) -> None:
    article, _page, claim = citations.read_csl(
        files(records(title), "source", "report") / "cite.json"
    )

    assert (title, title) == (article["title"], article["container-title"])
    assert ([{"literal": title}], QUOTE) == (claim["author"], claim["abstract"])


def test_an_address_is_the_same_in_every_form(files: Callable[..., Path]) -> None:
    folder = files(records("Fire"), "source", "report")
    address = "https://paper.example/a_b%20c?d=e&f#g"

    assert address == citations.read_bibtex(folder / "cite.bib")["report"]["url"]
    assert [address] == citations.read_ris(folder / "cite.ris")[0]["urls"]
    assert address == citations.read_csl(folder / "cite.json")[0]["URL"]
    assert address in (folder / "cite.txt").read_text(encoding="utf-8")


def test_an_article_is_cited_with_its_byline_archive_and_day_of_access(
    files: Callable[..., Path],
) -> None:
    more = {
        "authors": ["Ann Lee", "Bo Ray"],
        "archive_url": "https://archive.example/1",
        "accessed": "2024-03-04",
    }
    folder = files(records("Fire", **more), "source", "report")
    article = citations.read_csl(folder / "cite.json")[0]
    ris = citations.read_ris(folder / "cite.ris")[0]

    assert "article-newspaper" == article["type"]
    assert [{"literal": "Ann Lee"}, {"literal": "Bo Ray"}] == article["author"]
    assert {"date-parts": [[2024, 3, 4]]} == article["accessed"]
    assert "https://archive.example/1" == article["archive_location"]
    assert (["Ann Lee", "Bo Ray"], "2024/03/04/") == (ris["authors"], ris["access_date"])
    assert "Ann Lee, Bo Ray, “Fire”" in (folder / "cite.txt").read_text(encoding="utf-8")


def test_a_title_that_editors_brought_stands_in_brackets(files: Callable[..., Path]) -> None:
    folder = files(records("Fire", supplied=["title"]), "source", "report")

    assert "[Fire]" == citations.read_csl(folder / "cite.json")[0]["title"]


def test_the_day_of_access_is_left_to_the_reader_unless_the_record_has_it(
    files: Callable[..., Path],
) -> None:
    folder = files(records("Fire"), "source", "report")

    assert not [item for item in citations.read_csl(folder / "cite.json") if "accessed" in item]
    assert not [item for item in citations.read_ris(folder / "cite.ris") if "access_date" in item]


def test_an_events_page_has_the_day_of_its_last_correction(files: Callable[..., Path]) -> None:
    folder = files(records("Fire"), "event", "fire")
    event, claim = citations.read_csl(folder / "cite.json")

    assert {"date-parts": [[2024, 3, 9]]} == event["issued"]
    assert "as corrected on 9 March 2024" == event["note"]
    assert {"date-parts": [[2024, 3, 2]]} == claim["issued"]


@pytest.mark.parametrize("display", ["full", "excerpts"])
def test_a_claims_citation_quotes_its_words(display: str, files: Callable[..., Path]) -> None:
    folder = files(records("Fire", display=display), "event", "fire")

    assert QUOTE in (folder / "cite.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize("kind", ["event", "source"])
def test_no_citation_quotes_a_withheld_text(kind: str, files: Callable[..., Path]) -> None:
    name = {"event": "fire", "source": "report"}[kind]
    folder = files(records("Fire", display="none"), kind, name)
    texts = {path.name: path.read_text(encoding="utf-8") for path in folder.glob("cite.*")}

    assert {"cite.txt", "cite.bib", "cite.ris", "cite.json"} == set(texts)
    assert not [name for name, text in texts.items() if "traders" in text]
    assert all("claim-" in text for text in texts.values())


def test_a_site_without_an_address_writes_no_half_addresses(files: Callable[..., Path]) -> None:
    folder = files(records("Fire"), "event", "fire", site_url="")

    assert not [item for item in citations.read_csl(folder / "cite.json") if "URL" in item]
    assert not [item for item in citations.read_ris(folder / "cite.ris") if "urls" in item]


def test_line_breaks_in_a_title_break_no_line(files: Callable[..., Path]) -> None:
    folder = files(records("Fire\nER  - \nTY  - JOUR\u2028x"), "event", "fire")
    event, _claim = citations.read_ris(folder / "cite.ris")

    assert "Fire ER - TY - JOUR x" == event["title"]


# citeproc-py cannot print a range within one month or year, so none is here.
@pytest.mark.parametrize("edtf", ["2024-03", "2024-07~", "../2022", "2023/2024", "2024-21", None])
def test_a_processor_of_citation_styles_reads_dates_of_every_kind(
    edtf: str | None, files: Callable[..., Path]
) -> None:
    folder = files(records("Fire", published=edtf), "source", "report")
    cited = citations.in_harvard_style(citations.read_csl(folder / "cite.json"))

    assert 3 == len(cited)
    assert ("no date" in cited[0]) == (edtf is None)
