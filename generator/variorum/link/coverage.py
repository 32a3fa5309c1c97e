"""Coverage: what of an article's text its annotations touch, and what nobody has looked at.

Pure functions. Nothing found here is wrong: it is where an editor may look next.
"""

import re
from collections.abc import Iterable, Iterator

import msgspec

from variorum.link.graph import Graph
from variorum.model.actor import Actor
from variorum.model.article import Article
from variorum.model.place import Place

#: Numbers in the digits of any script, and English words for them. "One" is a pronoun more often.
_NUMBER = re.compile(
    r"\d[\d,.]*\d|\d|\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|"
    r"fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|"
    r"eighty|ninety|tens|dozens?|scores|hundreds?|thousands?|millions?)\b",
    re.IGNORECASE,
)
_WORD = re.compile(r"\w+")


class Untouched(msgspec.Struct, frozen=True, gc=False):
    """A stretch of a text that no annotation touches: a number, or the name of a record."""

    start: int
    words: str
    record: str | None = None


class Coverage(msgspec.Struct, frozen=True, gc=False):
    """How much of an article is annotated.

    ``numbers`` and ``names`` are how many numbers and known records its text names; ``unannotated``
    are events that it is said to belong to and that no annotation is about.
    """

    article: str
    file: str
    quotations: int
    numbers: int
    names: int
    untouched_numbers: tuple[Untouched, ...]
    untouched_names: tuple[Untouched, ...]
    unannotated: tuple[str, ...]


class Names:
    """Known names by their first word, the longest first; ``beside`` are names known anyway."""

    def __init__(self, names: Iterable[tuple[str, str]], beside: "Names | None" = None) -> None:
        self._beside = beside
        self._by_word: dict[str, list[tuple[str, str]]] = {}
        for name, record in sorted(set(names), key=lambda pair: (-len(pair[0]), pair)):
            first = _WORD.match(name)
            if first:
                self._by_word.setdefault(first[0], []).append((name, record))

    def beginning(self, word: str) -> list[tuple[str, str]]:
        """The names, with their records, that begin with a word."""
        own = self._by_word.get(word, [])
        return own + self._beside.beginning(word) if self._beside else own

    def find(self, text: str) -> Iterator[tuple[int, str, str]]:
        """Yield place, name and record of each name in a text; of nested names the longest."""
        end = 0
        for word in _WORD.finditer(text):
            if word.start() < end:
                continue
            for name, record in self.beginning(word[0]):
                after = word.start() + len(name)
                if text.startswith(name, word.start()) and not text[after : after + 1].isalnum():
                    yield word.start(), name, record
                    end = after
                    break


def survey(graph: Graph) -> Iterator[Coverage]:
    """The coverage of every article whose text is held, in order of id."""
    everywhere, own = _known_names(graph)
    known = Names(everywhere)
    for article_id in graph.index.of_kind.get("article", ()):
        article = graph.article(article_id)
        if article.text is not None:
            names = Names(own.get(article_id, ()), beside=known)
            yield coverage(article, names, _unannotated(graph, article))


def coverage(article: Article, names: Names, unannotated: Iterable[str] = ()) -> Coverage:
    """What of an article's text its annotations and set-aside passages touch.

    A record counts as touched if any of its names in the text is.
    """
    text = article.text or ""
    touched = _Touched(article)
    numbers = list(_NUMBER.finditer(text))
    places: dict[str, Untouched] = {}
    seen: set[str] = set()
    for start, name, record in names.find(text):
        places.setdefault(record, Untouched(start, name, record))
        if touched.by(start, start + len(name)):
            seen.add(record)
    return Coverage(
        article=article.id,
        file=article.file,
        quotations=len(article.annotations) + len(article.set_aside),
        numbers=len(numbers),
        names=len(places),
        untouched_numbers=tuple(
            Untouched(match.start(), match[0]) for match in numbers if not touched.by(*match.span())
        ),
        untouched_names=tuple(place for record, place in places.items() if record not in seen),
        unannotated=tuple(unannotated),
    )


class _Touched:
    """The stretches of a text that editors have dealt with."""

    def __init__(self, article: Article) -> None:
        quotes = [annotation.quote for annotation in article.annotations]
        quotes += [passage.quote for passage in article.set_aside]
        self._mask = bytearray(len(article.text or ""))
        for quote in quotes:
            self._mask[quote.start : quote.end] = b"\1" * (quote.end - quote.start)

    def by(self, start: int, end: int) -> bool:
        """Whether any character of a stretch is quoted."""
        return any(self._mask[start:end])


def _known_names(
    graph: Graph,
) -> tuple[list[tuple[str, str]], dict[str, list[tuple[str, str]]]]:
    """Names of actors and places: those looked for everywhere, and those of one article only.

    A wording without a capital letter ("the army") names somebody only where it was recorded.
    """
    everywhere: list[tuple[str, str]] = []
    own: dict[str, list[tuple[str, str]]] = {}
    for kind in ("actor", "place"):
        for record_id in graph.index.of_kind.get(kind, ()):
            record = graph.record(record_id)
            if isinstance(record, Actor | Place):
                everywhere += [
                    (n, record_id) for n in (record.name, *(o.name for o in record.names))
                ]
            for article, wording in graph.index.named_in.get(record_id, ()):
                if _is_proper(wording):
                    everywhere.append((wording, record_id))
                else:
                    own.setdefault(article, []).append((wording, record_id))
    return everywhere, own


def _is_proper(wording: str) -> bool:
    """Whether a wording has a capital letter, or is in a script without any."""
    return wording != wording.lower() or wording == wording.upper()


def _unannotated(graph: Graph, article: Article) -> Iterator[str]:
    """Events that refer to the article, or that it mentions, and that no annotation is about."""
    current = graph.index.current
    about = {current(event) for annotation in article.annotations for event in annotation.about}
    named = [current(m.id) for annotation in article.annotations for m in annotation.mentions]
    others = dict.fromkeys([*named, *graph.index.linked_from.get(article.id, ())])
    for other in others:
        if other not in about and graph.has(other) and graph.ref(other).kind == "event":
            yield other
