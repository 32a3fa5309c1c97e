"""A held text (``display: excerpts``) is shown in its quotations and their stated context only."""

import itertools
import json
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any, cast

import pytest

from tests.sites import Site, attributes, words
from tests.support import Loaded
from variorum.model.quotation import Quotation

if TYPE_CHECKING:
    from variorum.model.actor import Actor

#: Runs shorter than two blocks are everyone's words.
BLOCK = 18
HELD = ("voa-drone-strikes", "al-arabiya-drone-strikes")


def strings(value: Any) -> Iterator[str]:
    """All texts in a JSON value."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, list | dict):
        for item in value.values() if isinstance(value, dict) else value:
            yield from strings(item)


@pytest.fixture(scope="module")
def published(site: Site) -> set[str]:
    """Every text that the site shows."""
    shown = {words(page.tree) for page in site.pages}
    shown |= {value for page in site.pages for _, _, value in attributes(page)}
    for path in site.twins:
        shown |= {" ".join(text.split()) for text in strings(json.loads(path.read_bytes()))}
    return shown


def runs(text: str, of: str, places: dict[str, list[int]]) -> Iterator[str]:
    """The stretches of ``of`` that stand in ``text``; ``places`` says where its blocks begin.

    Looking at every block-th place of ``text`` is enough: a long run holds a whole block.
    """
    for at in range(0, len(text) - BLOCK + 1, BLOCK):
        for place in places.get(text[at : at + BLOCK], ()):
            before = common(reversed(text[:at]), reversed(of[:place]))
            after = common(text[at:], of[place:])
            yield of[place - before : place + after]


def common(first: Iterable[str], second: Iterable[str]) -> int:
    """How many characters two texts share from their beginning."""
    pairs = zip(first, second, strict=False)
    return sum(1 for _ in itertools.takewhile(lambda pair: pair[0] == pair[1], pairs))


def blocks(text: str) -> dict[str, list[int]]:
    """Every block of a text with the places where it begins."""
    places: dict[str, list[int]] = {}
    for at in range(len(text) - BLOCK + 1):
        places.setdefault(text[at : at + BLOCK], []).append(at)
    return places


def quotations(loaded: Loaded, article: str) -> Iterator[Quotation]:
    """Everything that the records quote from an article."""
    yield from (annotation.quote for annotation in loaded.graph.article(article).annotations)
    for actor in loaded.graph.index.of_kind.get("actor", ()):
        for relation in cast("Actor", loaded.graph.record(actor)).relations:
            if relation.quote and relation.article == article:
                yield relation.quote


@pytest.mark.parametrize("article_id", HELD)
def test_nothing_shows_more_of_a_held_text_than_a_quotation_with_its_context(
    published: set[str], dossier: Loaded, article_id: str
) -> None:
    text = " ".join((dossier.graph.article(article_id).text or "").split())
    allowed = [
        " ".join((quote.prefix + quote.exact + quote.suffix).split())
        for quote in quotations(dossier, article_id)
    ]
    places = blocks(text)
    shown = {run for content in published for run in runs(content, text, places)}
    long = {run.strip() for run in shown if len(run) >= 2 * BLOCK}

    too_long = sorted(run for run in long if not any(run in quote for quote in allowed))

    assert long
    assert not too_long


@pytest.mark.parametrize("article_id", HELD)
def test_the_context_of_a_quotation_is_a_few_words(dossier: Loaded, article_id: str) -> None:
    quotes = [annotation.quote for annotation in dossier.graph.article(article_id).annotations]

    assert max(len(quote.prefix) for quote in quotes) <= 64
    assert max(len(quote.suffix) for quote in quotes) <= 64


@pytest.mark.parametrize("article_id", HELD)
def test_the_twin_of_a_held_text_has_no_text(site: Site, article_id: str) -> None:
    assert site.twin(f"/sources/{article_id}/")["text"] is None
