"""What the top of an event's page tells, and how little of it is told twice."""

from xml.etree.ElementTree import Element

import pytest

from tests.sites import Page, Site, toy_project, words
from variorum.views.language import language
from variorum.views.parts import FindingLine
from variorum.views.standing import marks, verdict

BATTLE = "/events/battle-of-tinzaouaten/"
STRIKES = "/events/tinzaouaten-drone-strikes/"
CONTESTED, CORROBORATED, VOICE = "contested", "corroborated", "single-voice"


@pytest.fixture(scope="module")
def toy(tmp_path_factory: pytest.TempPathFactory) -> Site:
    return toy_project(tmp_path_factory.mktemp("toy")).build()


def line(status: str, *, is_count: bool = False, conceded: bool = False) -> FindingLine:
    """A finding of which no more is known than how it stands."""
    return FindingLine(
        anchor="",
        topic="",
        property="",
        side=None,
        is_count=is_count,
        is_at_a_glance=True,
        figure="",
        sentence="",
        values=(),
        low=None,
        best=None,
        high=None,
        status=status,
        status_text="",
        basis="",
        is_contested=status == CONTESTED,
        is_revised=False,
        is_assessed=False,
        assessed="",
        conceded=conceded,
        rules=(),
        voices=(),
        origins=(),
        cells=(),
        across=(),
    )


@pytest.mark.parametrize(
    ("expected", "statuses", "voices"),
    [
        ("", [], 0),
        ("All of it comes from one voice.", [VOICE, VOICE], 1),
        ("No account contradicts another. Nothing is corroborated.", [VOICE], 2),
        ("The accounts differ. Nothing is corroborated.", [CONTESTED], 2),
        ("The accounts differ. Nothing is corroborated.", [CONTESTED], 1),
        (
            "The accounts differ on 1 of 3 points. 1 point is corroborated.",
            [CONTESTED, CORROBORATED, VOICE],
            2,
        ),
        (
            "The accounts differ on 2 of 4 points. 2 points are corroborated.",
            [CONTESTED, CORROBORATED, CONTESTED, CORROBORATED],
            3,
        ),
        ("No account contradicts another. All of it is corroborated.", [CORROBORATED], 2),
    ],
)
def test_an_event_is_summed_up_in_words(expected: str, statuses: list[str], voices: int) -> None:
    assert expected == verdict([line(s) for s in statuses], voices, language("en"))


def test_a_legend_explains_what_occurs_and_no_more() -> None:
    found = [line(VOICE, is_count=True), line(CONTESTED, conceded=True)]

    assert ("bounds", "conceded", CONTESTED, VOICE) == marks(found)


def test_a_page_says_first_whether_accounts_differ(site: Site) -> None:
    expected = "The accounts differ on 3 of 11 points. Nothing is corroborated."
    standing = site.page(BATTLE).one("p", class_="v-standing")

    assert words(standing).startswith(expected)


def test_what_is_contested_comes_first(site: Site) -> None:
    found = [_status(e) for e in site.page(BATTLE).all("section", class_="v-finding")]

    assert {"is-contested"} == set(found[:3])
    assert "is-contested" not in found[3:]


def test_who_says_a_run_of_things_is_told_once(site: Site) -> None:
    table = site.page(STRIKES).one("table", class_="v-facts")
    runs = [words(row) for row in table.iter("tr") if "v-basis" in row.get("class", "")]

    assert ["one voice Strategic Framework for the Defense of the People of Azawad"] == runs


def test_a_quotation_that_names_several_who_were_asked_is_printed_once(site: Site) -> None:
    asked = _section(site.page(STRIKES), "comments")
    quotations = [words(each) for each in asked.iter("blockquote")]

    assert len(quotations) == len(set(quotations)) < len(_claims(asked))


def test_each_of_those_keeps_its_own_address(site: Site) -> None:
    asked = _section(site.page(STRIKES), "comments")
    expected = [f"#{claim.get('id')}" for claim in _claims(asked)]
    anchors = [a.get("href") for a in asked.iter("a") if a.get("class") == "v-anchor"]

    assert expected == anchors


def test_an_only_source_has_no_list_of_descent(toy: Site) -> None:
    assert not toy.page("/events/clinic-night/").all("ol", class_="v-stemma")
    assert toy.page("/events/harbour-fire/").all("ol", class_="v-stemma")


def _section(page: Page, anchor: str) -> Element:
    return next(each for each in page.all("section") if each.get("id") == anchor)


def _claims(element: Element) -> list[Element]:
    return [each for each in element.iter("li") if each.get("class") == "v-claim"]


def _status(element: Element) -> str:
    return next(name for name in element.get("class", "").split() if name.startswith("is-"))
