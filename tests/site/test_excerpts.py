"""A held text (``display: excerpts``) cannot be put together again from what a build writes.

Every file is searched for stretches of the text, however they are written. What is found, laid over
the text, may cover no more than the quotations and their stated context.
"""

import itertools
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, cast

import pytest

from tests.outputs import contents, readings, squeezed
from tests.sites import Site, dossier_project, project, toy_project
from tests.support import ROOT, SEAL, Loaded, load_folder
from variorum.model.quotation import Quotation

if TYPE_CHECKING:
    from variorum.model.actor import Actor

#: Runs shorter than two blocks are everyone's words.
BLOCK = 12
#: How many characters may surround a quotation: the guide states it.
CONTEXT = 32
CORPORA = {
    "dossier": ("voa-drone-strikes", "al-arabiya-drone-strikes"),
    "toy": ("courrier-report", "radio-report", "radio-update"),
}
LAYOUTS = {"dossier": dossier_project, "toy": toy_project}


class Published:
    """A corpus, and every text that its site shows."""

    def __init__(self, root: Path, site: Site) -> None:
        self.loaded = load_folder(root)
        self.texts = {t for path, content in contents(site) for t in readings(path, content)}

    def text(self, article: str) -> str:
        """A held text with single spaces."""
        return squeezed(self.loaded.graph.article(article).text or "")

    def shown(self, article: str) -> set[int]:
        """The places of a text whose characters can be recovered from the site, blanks apart."""
        text = self.text(article)
        places = blocks(text)
        found = {at for content in self.texts for run in runs(content, text, places) for at in run}
        return {at for at in found if not text[at].isspace()}

    def allowed(self, article: str) -> set[int]:
        """The places of a text that its quotations and their context cover."""
        text = self.text(article)
        return {at for quote in quotations(self.loaded, article) for at in covered(text, quote)}


@pytest.fixture(scope="module", params=list(CORPORA))
def published(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> tuple[Published, tuple[str, ...]]:
    """What a site shows, and the texts that it holds."""
    root = tmp_path_factory.mktemp(request.param)
    site = LAYOUTS[request.param](root).build()
    return Published(root, site), CORPORA[request.param]


def runs(text: str, of: str, places: Mapping[str, list[int]]) -> Iterator[range]:
    """The stretches of ``of`` that stand in ``text``; ``places`` says where its blocks begin.

    Looking at every block-th place of ``text`` is enough: a long run holds a whole block.
    """
    for at in range(0, len(text) - BLOCK + 1, BLOCK):
        for place in places.get(text[at : at + BLOCK], ()):
            before = common(reversed(text[:at]), reversed(of[:place]))
            after = common(text[at:], of[place:])
            if before + after >= 2 * BLOCK:
                yield range(place - before, place + after)


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


def covered(text: str, quote: Quotation) -> range:
    """Where a quotation stands in a text with single spaces, its context included."""
    around = squeezed(quote.prefix + quote.exact + quote.suffix)
    start = text.index(around)
    return range(start, start + len(around))


def stretches(places: set[int], text: str) -> list[str]:
    """Places that follow one another, as words."""
    ordered = sorted(places)
    groups = itertools.groupby(enumerate(ordered), key=lambda pair: pair[1] - pair[0])
    found = [[at for _, at in members] for _, members in groups]
    return [text[group[0] : group[-1] + 1] for group in found]


def test_what_can_be_put_together_is_quotations_and_their_context(
    published: tuple[Published, tuple[str, ...]],
) -> None:
    site, held = published
    beyond = {
        article: stretches(site.shown(article) - site.allowed(article), site.text(article))
        for article in held
    }

    assert all(site.shown(article) for article in held)
    assert {article: [] for article in held} == beyond


def test_the_context_of_a_quotation_is_as_the_guide_states(
    published: tuple[Published, tuple[str, ...]],
) -> None:
    site, held = published
    quotes = [q for article in held for q in quotations(site.loaded, article)]

    assert CONTEXT == max(len(quote.prefix) for quote in quotes)
    assert CONTEXT == max(len(quote.suffix) for quote in quotes)


def test_the_guide_states_the_context() -> None:
    guide = (ROOT / "docs/guide/harm.md").read_text(encoding="utf-8")

    assert f"at most {CONTEXT} characters before and after it" in guide


LONG = (
    "The fire began at nine in the evening in a shed behind the ropery, where nobody had been for "
    "a week. Three traders were hurt. The wind turned at ten, and what was left of the ropery fell "
    "into the basin before the second engine had come across the bridge from the upper town."
)


def held_pair(root: Path) -> Site:
    """Two held texts, one rewritten from the other, with a quotation each."""
    article = (
        "---\ntitle: Report\npublisher: paper\npublished: {when}\nlanguage: en\n{more}"
        f"seal: {SEAL}\nannotations:\n  - quote: Three traders were hurt\n    about: fire\n"
        "    claims: [{{injured: 3}}]\n---\n{text}\n"
    )
    derived = "derived_from: [{article: first, kind: rewrite, basis: textual}]\n"
    records = {
        "articles/first.md": article.format(when="2031-01-01", more="", text=LONG),
        "articles/second.md": article.format(
            when="2031-01-02", more=derived, text=LONG.replace("a week", "a year")
        ),
        "actors/paper.yml": "name: Paper\nkind: publisher\n",
        "incidents/fire.yml": "title: Fire\ndate: 2030-05-03\n",
    }
    return project(root, records).build("--strict")


def test_a_comparison_and_a_stemma_show_no_more_of_held_texts(tmp_path: Path) -> None:
    site = Published(tmp_path, held_pair(tmp_path))
    assert (tmp_path / "site/sources/first/compare/second/index.html").is_file()

    for article in ("first", "second"):
        assert site.shown(article) <= site.allowed(article)


def test_a_leak_would_be_found(tmp_path: Path) -> None:
    made = held_pair(tmp_path)
    (made.root / "leak.txt").write_text(LONG[150:190], encoding="utf-8")
    site = Published(tmp_path, made)

    assert not site.shown("first") <= site.allowed("first")
