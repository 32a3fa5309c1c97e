"""Nothing rests on itself: articles descend, and places nest, without circles."""

from collections.abc import Iterator, Mapping

from variorum.diagnostics import Code, Diagnostic, error
from variorum.model.article import Article
from variorum.model.corpus import Corpus
from variorum.model.place import Place
from variorum.resolve.outcome import Locate


def derivation_cycles(corpus: Corpus, locate: Locate) -> Iterator[Diagnostic]:
    """An article may not descend, through any number of others, from itself."""
    above = {
        record.id: [corpus.aliases.get(d.article, d.article) for d in record.derived_from]
        for record in corpus.records.values()
        if isinstance(record, Article)
    }
    for article, path in _circles(above):
        span = locate(corpus.records[article].file, ("derived_from",))
        message = f"these articles derive from each other in a circle: {' ← '.join(path)}"
        yield error(span, Code.DERIVATION_CYCLE, message)


def place_cycles(corpus: Corpus, locate: Locate) -> Iterator[Diagnostic]:
    """A place may not lie, through any number of others, within itself."""
    above = {
        record.id: [corpus.aliases.get(record.within, record.within)] if record.within else []
        for record in corpus.records.values()
        if isinstance(record, Place)
    }
    for place, path in _circles(above):
        span = locate(corpus.records[place].file, ("within",))
        message = f"these places lie within each other in a circle: {' ← '.join(path)}"
        yield error(span, Code.RELATION_CYCLE, message)


def _circles(above: Mapping[str, list[str]]) -> Iterator[tuple[str, list[str]]]:
    """Yield each circle once, from its alphabetically first member."""
    state: dict[str, int] = {}
    for start in sorted(above):
        if start in state:
            continue
        trail: list[str] = []
        stack: list[tuple[str, Iterator[str]]] = [(start, iter(above[start]))]
        state[start] = 1
        trail.append(start)
        while stack:
            node, rest = stack[-1]
            step = next((n for n in rest if n in above), None)
            if step is None:
                stack.pop()
                trail.pop()
                state[node] = 2
            elif state.get(step) == 1:
                circle = trail[trail.index(step) :]
                first = circle.index(min(circle))
                circle = circle[first:] + circle[:first]
                yield circle[0], [*circle, circle[0]]
            elif step not in state:
                state[step] = 1
                trail.append(step)
                stack.append((step, iter(above[step])))
