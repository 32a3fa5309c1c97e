"""The whole way from a folder of records to the files of a site, on one screen."""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

import msgspec

from variorum.config import Settings
from variorum.diagnostics import Code, Report, Span, error
from variorum.link.card import card_of
from variorum.link.graph import Graph
from variorum.link.index import fold
from variorum.model.article import Article
from variorum.model.corpus import AnyRecord
from variorum.model.vocabulary import Vocabulary
from variorum.read.folder import VOCABULARY, RecordFile, list_records
from variorum.read.source import Source, read_source
from variorum.render.frame import Frame
from variorum.render.pages import Renderer
from variorum.resolve.corpus import resolve_corpus
from variorum.resolve.outcome import Resolved
from variorum.resolve.record import resolve_file
from variorum.resolve.vocabulary import resolve_vocabulary
from variorum.schema.kinds import BY_FOLDER
from variorum.views.pages import build, keys
from variorum.views.scope import Scope


class Tally(msgspec.Struct, frozen=True):
    """What a check counts."""

    records: int
    quotations: int
    claims: int
    articles_held: int
    articles_annotated: int


class Loaded(msgspec.Struct, frozen=True):
    """A corpus with everything that is known about it. Sound, whatever the report says."""

    graph: Graph
    report: Report
    tally: Tally


def load(root: Path, settings: Settings) -> Loaded:
    """Read, resolve and link all records below ``root / settings.records``."""
    report = Report()
    vocabulary, problems = resolve_vocabulary(_vocabulary_source(root, settings, report))
    report.add(problems)
    files, problems = list_records(root, settings.records, BY_FOLDER)
    report.add(problems)
    resolved = [_resolve(item, vocabulary) for item in files]
    corpus, problems = resolve_corpus(resolved, vocabulary, _Locator(root))
    report.add(problems)
    links = {item.id: tuple(sorted({r.id for r in item.references})) for item in resolved}
    cards = [card_of(record, links[record.id]) for record in corpus.records.values()]
    graph = Graph(fold(cards, corpus.aliases, vocabulary), corpus.records, vocabulary)
    return Loaded(graph, report, _tally(corpus.records.values()))


def render(
    loaded: Loaded, settings: Settings, templates: Path, frames: Mapping[int, Frame]
) -> Iterator[tuple[str, bytes]]:
    """Yield path, relative to the site, and bytes of every file that the records make."""
    scope = Scope(loaded.graph, settings)
    renderer = Renderer(settings, templates, frames)
    for key in keys(scope):
        yield from renderer.files(build(key, scope))


def _vocabulary_source(root: Path, settings: Settings, report: Report) -> Source | None:
    file = f"{settings.records}/{VOCABULARY}"
    try:
        raw = (root / file).read_bytes()
    except FileNotFoundError:
        return None
    source, problems = read_source(
        raw, file=file, record_id="vocabulary", kind="vocabulary", has_body=False
    )
    report.add(problems)
    return source


def _resolve(item: RecordFile, vocabulary: Vocabulary) -> Resolved:
    try:
        raw = Path(item.path).read_bytes()
    except OSError as problem:
        message = f"cannot be read: {problem.strerror}"
        unreadable = error(Span(item.file), Code.UNREADABLE_FILE, message)
        return Resolved(item.file, item.id, item.kind, None, (), (unreadable,))
    return resolve_file(
        raw, file=item.file, record_id=item.id, kind=item.kind, vocabulary=vocabulary
    )


class _Locator:
    """Finds the place of a value by reading its file again: only where something is wrong."""

    def __init__(self, root: Path) -> None:
        self._root = root

    def __call__(self, file: str, path: tuple[str | int, ...]) -> Span:
        raw = (self._root / file).read_bytes()
        source, _ = read_source(
            raw, file=file, record_id="", kind="", has_body=file.endswith(".md")
        )
        return source.span(path) if source else Span(file)


def _tally(records: Iterable[AnyRecord]) -> Tally:
    every = list(records)
    articles = [record for record in every if isinstance(record, Article)]
    annotations = [annotation for article in articles for annotation in article.annotations]
    return Tally(
        records=len(every),
        quotations=sum(len(a.annotations) + len(a.set_aside) for a in articles),
        claims=sum(len(a.statements) * len(a.about) * len(a.by) for a in annotations),
        articles_held=sum(article.text is not None for article in articles),
        articles_annotated=sum(bool(article.annotations) for article in articles),
    )
