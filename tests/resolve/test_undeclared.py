"""Undeclared derivations, on the dossier's texts and on what reporters do to one another's."""

import msgspec
import pytest

from tests.support import Loaded
from variorum.diagnostics import Diagnostic, Span
from variorum.model.actor import Actor
from variorum.model.article import Annotation, Article
from variorum.model.corpus import Corpus
from variorum.model.quotation import Quotation
from variorum.resolve.rules.undeclared import (
    LONG_PASSAGE,
    fingerprints,
    share_a_fingerprint,
    undeclared_derivations,
)

AL_ARABIYA, VOA = "al-arabiya-drone-strikes", "voa-drone-strikes"


def found(*articles: Article, dossier: Loaded) -> list[Diagnostic]:
    """What the rule says of some articles, without what they were derived from."""
    prepared = [
        msgspec.structs.replace(article, fingerprints=fingerprints(article)) for article in articles
    ]
    corpus = Corpus({a.id: a for a in prepared}, {}, dossier.graph.vocabulary)
    return list(undeclared_derivations(corpus, lambda file, _: Span(file)))


def alone(dossier: Loaded, article: str) -> Article:
    """An article of the dossier that names no source."""
    return msgspec.structs.replace(dossier.graph.article(article), derived_from=())


def near_copy(article: Article) -> Article:
    """The same text in another paper, in its house style, not annotated in full."""
    text = article.text or ""
    for here, there in (("extremist", "jihadist"), ("ISIS", "Islamic State"), ("heavy", "large")):
        text = text.replace(here, there)
    start = text.index("At least 21 people")
    quote = Quotation("At least 21 people", "", "", start, start + 18)
    annotation = Annotation(quote=quote, about=("tinzaouaten-drone-strikes",), by=("herald",))
    return Article(
        id="herald", file="herald.md", title="Herald", publisher="herald", text=text,
        annotations=(annotation,),
    )  # fmt: skip


def story(article_id: str, text: str, *, said: str = "") -> Article:
    """An article about the event; ``said`` is annotated as another's words."""
    words = text[:9]
    annotations = [
        Annotation(quote=Quotation(words, "", "", 0, 9), about=("event",), by=(article_id,))
    ]
    if said:
        start = text.index(said)
        quote = Quotation(said, "", "", start, start + len(said))
        annotations.append(Annotation(quote=quote, about=("event",), by=("mayor",)))
    return Article(
        id=article_id, file=f"{article_id}.md", title=article_id, publisher=article_id, text=text,
        annotations=tuple(annotations),
    )  # fmt: skip


def test_a_near_copy_of_a_text_is_found(dossier: Loaded) -> None:
    original = alone(dossier, AL_ARABIYA)

    (problem,) = found(original, near_copy(original), dossier=dossier)

    assert "herald.md" == problem.span.file
    assert f"'{AL_ARABIYA}'" in problem.message


def test_a_rewrite_in_other_words_is_not_found(dossier: Loaded) -> None:
    assert [] == found(alone(dossier, AL_ARABIYA), alone(dossier, VOA), dossier=dossier)


def test_a_derivation_through_a_text_that_is_not_held_joins(dossier: Loaded) -> None:
    original = dossier.graph.article(AL_ARABIYA)
    copy = msgspec.structs.replace(near_copy(original), derived_from=original.derived_from)

    assert [] == found(original, copy, dossier=dossier)


STATEMENT = (
    "the council will meet every night in the open square until the last of the families "
    "has been found and no minister will sleep before they do so"
)


@pytest.mark.parametrize("quoted", ["“{}”", '"{}"', "«{}»", "„{}“"])
def test_two_texts_may_quote_one_statement(dossier: Loaded, quoted: str) -> None:
    said = quoted.format(STATEMENT)
    first = story("first", f"Officials spoke at noon. {said}, one of them told us.")
    second = story("second", f"There is anger in town. {said}: so it was read out.")

    assert [] == found(first, second, dossier=dossier)


def test_two_texts_may_report_one_statement_that_is_annotated_as_such(dossier: Loaded) -> None:
    first = story("first", f"Officials spoke at noon and said {STATEMENT}.", said=STATEMENT)
    second = story("second", f"There is anger in town, but {STATEMENT}.", said=STATEMENT)

    assert [] == found(first, second, dossier=dossier)


def test_the_same_words_in_a_papers_own_account_are_found(dossier: Loaded) -> None:
    first = story("first", f"Officials spoke at noon and {STATEMENT}.")
    second = story("second", f"There is anger in town, but {STATEMENT}.")

    assert 1 == len(found(first, second, dossier=dossier))


def test_articles_about_different_events_are_not_compared(dossier: Loaded) -> None:
    first = story("first", f"Officials spoke at noon and {STATEMENT}.")
    other = [msgspec.structs.replace(a, about=("another",)) for a in first.annotations]
    second = msgspec.structs.replace(first, id="second", annotations=tuple(other))

    assert [] == found(first, second, dossier=dossier)


def test_every_long_passage_leaves_a_fingerprint_in_both_texts() -> None:
    passage = " ".join(f"word{n}" for n in range(LONG_PASSAGE))
    for before in range(12):
        lead = " ".join(f"lead{n}" for n in range(before))
        texts = (f"Introduction {lead} {passage} and more", f"Otherwise {passage} came out so")
        first, second = (
            msgspec.structs.replace(made, fingerprints=fingerprints(made))
            for made in (story("first", texts[0]), story("second", texts[1]))
        )

        assert share_a_fingerprint(first, second)


def test_actors_have_no_part_in_it(dossier: Loaded) -> None:
    actor = Actor(id="mayor", file="mayor.yml", name="Mayor", actor_kind="person")
    corpus = Corpus({"mayor": actor}, {}, dossier.graph.vocabulary)

    assert [] == list(undeclared_derivations(corpus, lambda file, _: Span(file)))
