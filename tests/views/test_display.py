"""``display: full | excerpts | none``: what a source's page, an event's page and twins may show."""

import json
from collections.abc import Callable

import msgspec
import pytest

from tests.sites import Site, project, words
from tests.support import SEAL
from tests.views.conftest import ScopeOver
from variorum.views.pages import Built

Page = Callable[..., Built]

BEFORE = "Nobody may copy this opening sentence of the report in full."
QUOTE = "three traders were hurt, the brigade said"
AFTER = "Nor may anybody copy this long closing sentence of the report."
TEXT = f"{BEFORE} On Monday {QUOTE}. {AFTER}"


def records(display: str) -> dict[str, str]:
    """An article with one annotation, shown as ``display`` says."""
    article = (
        f"---\ntitle: Report\npublisher: paper\npublished: 2024-03-02\nlanguage: en\n"
        f"display: {display}\nseal: {SEAL}\nannotations:\n  - quote: {QUOTE}\n    about: fire\n"
        "    by: brigade\n    note: The brigade's first count.\n"
        f"    claims: [{{injured: 3}}]\n    mentions: {{brigade: the brigade}}\n---\n{TEXT}\n"
    )
    relation = f"relations: [{{part_of: city, article: report, quote: '{QUOTE}'}}]\n"
    return {
        "articles/report.md": article,
        "actors/paper.yml": "name: Paper\nkind: publisher\n",
        "actors/city.yml": "name: City\nkind: government\n",
        "actors/brigade.yml": f"name: Brigade\nkind: organisation\n{relation}",
        "incidents/fire.yml": "title: Fire\ndate: 2024-03-01\n",
    }


@pytest.fixture(scope="module", params=["full", "excerpts", "none"])
def shown(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> tuple[str, Site]:
    """The setting, and a site with it."""
    folder = tmp_path_factory.mktemp(request.param)
    return request.param, project(folder, records(request.param)).build("--strict")


def everything(site: Site) -> str:
    """All text of all files, JSON's escapes undone."""
    parts = [words(page.tree) for page in site.pages] + [page.html for page in site.pages]
    parts += [json.dumps(json.loads(p.read_bytes()), ensure_ascii=False) for p in site.twins]
    return "\n".join(parts)


def test_the_whole_text_is_shown_only_where_it_may_be(shown: tuple[str, Site]) -> None:
    display, site = shown
    text = everything(site)

    assert (display == "full") == (BEFORE in text)
    assert (display == "full") == (AFTER in text)


def test_a_quotation_is_shown_unless_nothing_may_be(shown: tuple[str, Site]) -> None:
    display, site = shown

    assert (display != "none") == (QUOTE in everything(site))


def test_not_even_parts_of_a_withheld_quotation_are_shown(shown: tuple[str, Site]) -> None:
    display, site = shown

    assert (display != "none") == ("three traders" in everything(site))


def test_the_claim_itself_is_shown_always(shown: tuple[str, Site]) -> None:
    _, site = shown
    finding = site.twin("/events/fire/")["findings"][0]

    assert ("injured", 3) == (finding["property"], finding["best"])
    assert "Injured" in words(site.page("/events/fire/").tree)


def test_a_source_page_shows_as_much_context_as_it_may(shown: tuple[str, Site]) -> None:
    display, site = shown
    page = words(site.page("/sources/report/").one("main"))

    assert (display != "none") == ("On Monday three traders" in page)
    assert (display == "none") == ("may not show the text" in page)


def test_the_twin_of_the_source_holds_as_much(shown: tuple[str, Site]) -> None:
    display, site = shown
    twin = site.twin("/sources/report/")
    quote = twin["annotations"][0]["quote"]

    assert display == twin["display"]
    assert (display == "full") == (twin["text"] == TEXT)
    assert (display == "none") == (quote is None)


@pytest.mark.parametrize("address", ["/events/fire/", "/actors/brigade/"])
def test_the_twin_of_a_page_that_quotes_holds_as_much(
    shown: tuple[str, Site], address: str
) -> None:
    display, site = shown
    twin = site.twin(address)
    claim = twin["claims" if "claims" in twin else "claims_made"][0]

    assert (display == "none") == (claim["quote"] is None)
    assert (display == "none") == ("verbatim" not in claim["value"])


def test_a_withheld_quotation_leaves_no_empty_quotation_on_the_page(
    shown: tuple[str, Site],
) -> None:
    _, site = shown
    quotes = [q for page in site.pages for q in page.all("blockquote")]

    assert all(words(quote) for quote in quotes)


def test_no_link_leads_to_a_passage_that_is_withheld(shown: tuple[str, Site]) -> None:
    display, site = shown
    links = [a.get("href", "") for page in site.pages for a in page.all("a")]

    assert (display != "none") == any("#passage-" in link for link in links)


def test_the_sha_256_of_a_text_is_published_so_that_it_can_be_checked(
    shown: tuple[str, Site],
) -> None:
    assert str(shown[1].twin("/sources/report/")["seal"]).startswith("sha256:")


def test_full_text_puts_overlapping_passages_in_place(scope_over: ScopeOver, page: Page) -> None:
    article = (
        "---\ntitle: T\npublisher: p\npublished: 2024\nlanguage: en\ndisplay: full\n"
        f"seal: {SEAL}\nannotations:\n"
        "  - {quote: one two three, mentions: p}\n"
        "  - {quote: two three four, mentions: p}\n"
        "  - {quote: two, mentions: p}\n"
        "---\nzero one two three four\n\nlast\n"
    )
    files = {"articles/a.md": article, "actors/p.yml": "name: P\nkind: publisher\n"}
    view = page(scope_over(files), "source", "a").view
    first, last = view.paragraphs
    expected = [
        ("zero ", ()),
        ("one ", (1,)),
        ("two", (1, 2, 3)),
        (" three", (1, 2)),
        (" four", (2,)),
    ]

    assert expected == [(run.text, run.passages) for run in first.runs]
    assert ["last"] == [run.text for run in last.runs]
    assert [1, 2, 3] == [passage.number for passage in first.passages]


def test_all_runs_of_a_full_text_together_are_the_text(scope_over: ScopeOver, page: Page) -> None:
    view = page(scope_over(records("full")), "source", "report").view

    assert TEXT == "".join(run.text for line in view.paragraphs for run in line.runs)


def test_views_and_twins_can_be_written_down(scope_over: ScopeOver, page: Page) -> None:
    built = page(scope_over(records("excerpts")), "event", "fire")

    assert "fire" == msgspec.json.decode(msgspec.json.encode(built.twin))["id"]
