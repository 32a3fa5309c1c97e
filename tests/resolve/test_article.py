"""Articles: texts sealed, quotations anchored, claims bound to their words."""

import hashlib

import pytest

from tests.support import Loaded, build_graph
from variorum.model.article import Annotation, Article
from variorum.model.claim import Stance
from variorum.model.counts import Count
from variorum.resolve.article import seal_of

OTHERS = {
    "actors/paper.yml": "{name: Paper, kind: publisher}",
    "actors/mayor.yml": "{name: Mayor, kind: person}",
    "places/harbour.yml": "{name: Harbour}",
    "incidents/fire.yml": "title: Fire\ndate: 2030-05-02",
}


def load(front: str, body: str | bytes) -> Loaded:
    head = f"---\ntitle: Fire\npublisher: paper\npublished: 2030-05-02\n{front}---\n".encode()
    text = body.encode() if isinstance(body, str) else body
    return build_graph({**OTHERS, "articles/gazette.md": head + text})


def article(front: str, body: str | bytes) -> Article:
    return load(front, body).graph.article("gazette")


def annotation(entry: str, body: str = "Nine people died.") -> Annotation:
    (only,) = article(f"annotations:\n  - {{{entry}}}\n", body).annotations
    return only


def test_a_seal_is_the_sha256_of_the_normalised_text() -> None:
    expected = hashlib.sha256("Café.\nEnd.".encode()).hexdigest()

    assert expected == seal_of("Café.\nEnd.")
    assert expected == article("", "Café.\r\nEnd.\r\n\r\n").sha256
    assert expected == article("", "Cafe\u0301.\nEnd.").sha256


@pytest.mark.parametrize("body", ["Cafe.\nEnd.", "Café.\n\nEnd.", " Café.\nEnd.", "Café.\nEnd. "])
def test_any_other_text_has_another_seal(body: str) -> None:
    assert seal_of("Café.\nEnd.") != article("", body).sha256


def test_a_text_that_fits_its_seal_is_no_problem() -> None:
    assert load(f"seal: sha256:{seal_of('Text.')}\n", "Text.\n").lines == []


def test_a_decomposed_quotation_matches_a_composed_text() -> None:
    found = article('annotations:\n  - {quote: "Cafe\\u0301"}\n', "Le Café.")
    expected = ["Café"]

    assert expected == [one.quote.exact for one in found.annotations]


def test_a_decomposed_wording_matches_a_composed_quotation() -> None:
    front = 'annotations:\n  - {quote: Le Café, mentions: {harbour: "Cafe\\u0301"}}\n'

    assert [line for line in load(front, "Le Café.").lines if "[seal" not in line] == []


def test_without_a_claimant_the_publisher_speaks() -> None:
    assert annotation("quote: Nine people").by == ("paper",)


def test_the_stance_and_doubt_of_an_annotation_are_those_of_its_claims() -> None:
    entry = (
        "quote: Nine people, about: fire, stance: denies, provisional: true, claims: [{killed: 9}]"
    )
    (statement,) = annotation(entry).statements

    assert statement.stance is Stance.DENIES
    assert statement.provisional


def test_a_claim_may_differ_from_its_annotation() -> None:
    entry = (
        "quote: Nine people, about: fire, stance: denies, as_of: 2030-05-01, "
        "claims: [{killed: 9, stance: confirms, as_of: 2030-04-30}]"
    )
    (statement,) = annotation(entry).statements

    assert statement.stance is Stance.CONFIRMS
    assert statement.as_of is not None
    assert statement.as_of.edtf == "2030-04-30"


def test_a_count_keeps_its_own_words() -> None:
    entry = "quote: Nine people died, about: fire, claims: [{killed: 9, who: people}]"
    (statement,) = annotation(entry).statements

    assert isinstance(statement.value, Count)
    assert statement.value.verbatim == statement.verbatim == "Nine people"


@pytest.mark.parametrize(
    ("mentions", "expected"),
    [
        ("harbour", [("harbour", "Nine people")]),
        ("[harbour]", [("harbour", "Nine people")]),
        ("[harbour, mayor]", [("harbour", None), ("mayor", None)]),
        ("{harbour: Nine, mayor: people}", [("harbour", "Nine"), ("mayor", "people")]),
        ("{harbour: Nine, mayor: }", [("harbour", "Nine"), ("mayor", None)]),
    ],
)
def test_a_mention_records_a_name(mentions: str, expected: list[tuple[str, str | None]]) -> None:
    found = annotation(f"quote: Nine people, mentions: {mentions}").mentions

    assert expected == [(mention.id, mention.wording) for mention in found]


def test_a_mention_beside_claims_is_no_name() -> None:
    entry = "quote: Nine people, about: fire, mentions: harbour, claims: [{killed: 9}]"
    expected = [None]

    assert expected == [mention.wording for mention in annotation(entry).mentions]


def test_a_quotation_that_fails_leaves_the_others() -> None:
    front = "annotations:\n  - {quote: Nobody}\n  - {quote: Nine people}\n"
    expected = ["Nine people"]

    assert expected == [one.quote.exact for one in article(front, "Nine people died.").annotations]
