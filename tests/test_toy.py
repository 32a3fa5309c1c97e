"""The tiny corpus of tests/toy uses every feature once and stays free of problems."""

from pathlib import Path

import pytest

from tests.support import Loaded, finding
from variorum.model.article import Article, Basis, DerivationKind, Display
from variorum.model.claim import Claim, Stance
from variorum.model.counts import Count, Qualifier
from variorum.model.finding import FindingStatus
from variorum.schema.builtin import BUILTIN
from variorum.schema.kinds import KINDS

EVENTS = ("harbour-fire", "harbour-rescue")


def test_the_toy_has_no_errors_and_no_warnings(toy: Loaded) -> None:
    assert toy.lines == []


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_the_toy_has_a_record_of_every_kind(toy: Loaded, kind: object) -> None:
    files = Path(__file__).parent.glob(f"toy/seeds/{kind.folder}/*{kind.suffix}")  # type: ignore[attr-defined]

    assert list(files)


def test_the_toy_uses_every_built_in_property(toy: Loaded) -> None:
    used = {claim.property for claim in _claims(toy)}

    assert set(BUILTIN.properties) <= used


def test_the_toy_uses_every_way_to_count(toy: Loaded) -> None:
    used = {claim.value.qualifier for claim in _claims(toy) if isinstance(claim.value, Count)}

    assert set(Qualifier) == used


def test_the_toy_uses_every_stance(toy: Loaded) -> None:
    assert set(Stance) == {claim.stance for claim in _claims(toy)}


def test_the_toy_uses_every_kind_and_basis_of_descent(toy: Loaded) -> None:
    derivations = [one for article in _articles(toy) for one in article.derived_from]

    assert set(DerivationKind) == {one.kind for one in derivations}
    assert set(Basis) == {one.basis for one in derivations}


def test_the_toy_shows_texts_in_every_way(toy: Loaded) -> None:
    assert set(Display) == {article.display for article in _articles(toy)}


def test_the_toy_has_a_source_that_is_not_held(toy: Loaded) -> None:
    assert toy.graph.article("wire-report").text is None


def test_the_mayor_and_the_brigade_corroborate_each_other(toy: Loaded) -> None:
    killed = finding(toy, "killed", "harbour-fire", who="people")

    assert killed.status is FindingStatus.CORROBORATED
    assert [killed.low, killed.best, killed.high] == [9, 11, None]


def test_the_league_denies_and_then_concedes(toy: Loaded) -> None:
    responsible = finding(toy, "responsible", "harbour-fire")

    assert responsible.conceded
    assert responsible.superseded


def _articles(toy: Loaded) -> list[Article]:
    return [toy.graph.article(article) for article in toy.graph.index.of_kind.get("article", ())]


def _claims(toy: Loaded) -> list[Claim]:
    return [claim for event in EVENTS for claim in toy.graph.claims(event)]
