"""The Tinzaouaten dossier: the records in seeds/, held to what its two texts say."""

import re

import pytest

from tests.support import SEEDS, Loaded, finding
from variorum.diagnostics import Severity
from variorum.model.article import Article
from variorum.model.finding import FindingStatus, Rule
from variorum.model.quotation import Quotation
from variorum.read.source import normalise

TEXTS = {
    "voa-drone-strikes": "000_fdcc4d0e278a007a.txt",
    "al-arabiya-drone-strikes": "003_56c2bdf00799c9a7.txt",
}
BATTLE = "battle-of-tinzaouaten"
STRIKES = "tinzaouaten-drone-strikes"
#: Words that count. "Once" and ordinals do not; "one" and "both" are pronouns more often.
_NUMERAL = re.compile(
    r"\d[\d,.]*\d|\d|\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozens?|"
    r"scores|hundreds?|thousands?)\b",
    re.IGNORECASE,
)


def test_the_dossier_has_no_errors_and_no_warnings(dossier: Loaded) -> None:
    lines = [line for line in dossier.lines if "[seal-missing]" not in line]

    assert lines == []
    assert dossier.report.count(Severity.ERROR) == 0


@pytest.mark.parametrize("article_id", TEXTS)
def test_every_quotation_stands_where_it_says(dossier: Loaded, article_id: str) -> None:
    article = dossier.graph.article(article_id)
    text = article.text or ""
    quotations = _quotations(article)

    assert quotations
    assert [quote.exact for quote in quotations] == [text[q.start : q.end] for q in quotations]


@pytest.mark.parametrize("article_id", TEXTS)
def test_every_numeral_of_a_text_is_annotated_or_set_aside(
    dossier: Loaded, article_id: str
) -> None:
    article = dossier.graph.article(article_id)
    text = article.text or ""
    left = [
        text[match.start() - 30 : match.end() + 30]
        for match in _NUMERAL.finditer(text)
        if not _is_covered(article, *match.span())
    ]

    assert left == []


@pytest.mark.parametrize(("article_id", "file"), TEXTS.items())
def test_the_texts_are_those_received(dossier: Loaded, article_id: str, file: str) -> None:
    if not SEEDS.is_dir():
        pytest.skip("the texts as received are not beside this checkout")
    received = (SEEDS / file).read_text(encoding="utf-8")

    assert received.rstrip("\n") == normalise(received).rstrip("\n")
    assert received.rstrip("\n") == dossier.graph.article(article_id).text


def test_the_texts_descend_from_one_wire_story(dossier: Loaded) -> None:
    expected = ("reuters-mali-drone-strikes-1",)

    assert expected == dossier.graph.origins("voa-drone-strikes")
    assert expected == dossier.graph.origins("al-arabiya-drone-strikes")


@pytest.mark.parametrize(("side", "low"), [("wagner-group", 50), ("malian-armed-forces", 10)])
def test_the_toll_of_the_battle_is_contested(dossier: Loaded, side: str, low: int) -> None:
    killed = finding(dossier, "killed", BATTLE, side=side)

    assert killed.status is FindingStatus.CONTESTED
    assert Rule.INCOMPATIBLE in killed.rules
    assert (low, None, None) == (killed.low, killed.best, killed.high)
    assert len(killed.voices) == 2
    assert len(killed.origins) == 1


def test_the_toll_of_the_strikes_is_revised_and_not_contested(dossier: Loaded) -> None:
    killed = finding(dossier, "killed", STRIKES, who="people")

    assert killed.status is FindingStatus.SINGLE_VOICE
    assert Rule.REVISED in killed.rules
    assert killed.low == 21
    assert killed.high is None
    assert len(killed.superseded) == 1


def test_the_later_toll_of_civilians_is_exact(dossier: Loaded) -> None:
    killed = finding(dossier, "killed", STRIKES, who="civilians")

    assert killed.status is FindingStatus.SINGLE_VOICE
    assert killed.low == killed.best == killed.high == 21


def test_those_accused_of_the_strikes_have_conceded_nothing(dossier: Loaded) -> None:
    responsible = finding(dossier, "responsible", STRIKES)

    assert not responsible.conceded
    assert responsible.status is FindingStatus.SINGLE_VOICE


def _is_covered(article: Article, start: int, end: int) -> bool:
    return any(quote.start <= start and end <= quote.end for quote in _quotations(article))


def _quotations(article: Article) -> list[Quotation]:
    annotated = [annotation.quote for annotation in article.annotations]
    return annotated + [passage.quote for passage in article.set_aside]
