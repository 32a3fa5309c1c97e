"""What tests share: records folders on disk or in memory, loaded the plain way."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from variorum.diagnostics import Diagnostic, Report, Span
from variorum.link.card import card_of
from variorum.link.graph import Graph
from variorum.link.index import fold
from variorum.model.finding import Finding
from variorum.model.vocabulary import Vocabulary
from variorum.read import characters
from variorum.read.folder import VOCABULARY, list_records, strays
from variorum.read.source import Source, read_source
from variorum.resolve.article import seal_of
from variorum.resolve.corpus import resolve_corpus
from variorum.resolve.record import resolve_file
from variorum.resolve.vocabulary import resolve_vocabulary
from variorum.schema.kinds import BY_FOLDER, BY_NAME

ROOT = Path(__file__).parent.parent
GOLDEN = ROOT / "tests" / "golden"
CORPORA = ROOT.parent / "shared" / "corpora"
SEEDS = ROOT.parent / "shared" / "seeds"
RECORDS = "seeds"
#: In the files of a test: the seal of the text that the file holds.
SEAL = "SEAL"


@dataclass(frozen=True)
class Loaded:
    """The graph over some records, and everything that is wrong with them."""

    graph: Graph
    report: Report

    @property
    def lines(self) -> list[str]:
        """The problems as ``variorum check`` prints them."""
        return [str(problem) for problem in self.report]


def load_folder(root: Path, records: str = RECORDS) -> Loaded:
    """Load the records below ``root / records``: the plain way, without cache or workers."""
    report = Report()
    vocabulary = _vocabulary(root, f"{records}/{VOCABULARY}", report)
    files, problems = list_records(root, records, BY_FOLDER)
    report.add(problems)
    resolved = [
        resolve_file(
            Path(item.path).read_bytes(),
            file=item.file,
            record_id=item.id,
            kind=item.kind,
            vocabulary=vocabulary,
        )
        for item in files
    ]

    def locate(file: str, path: tuple[str | int, ...]) -> Span:
        source, _ = _read(root, file)
        return source.span(path) if source else Span(file)

    corpus, problems = resolve_corpus(resolved, vocabulary, locate, strays(root, problems))
    report.add(problems)
    links = {item.id: item.links for item in resolved}
    cards = [card_of(record, links[record.id]) for record in corpus.records.values()]
    return Loaded(Graph(fold(cards, corpus.aliases), corpus.records, vocabulary), report)


def _vocabulary(root: Path, file: str, report: Report) -> Vocabulary:
    source = None
    if (root / file).is_file():
        source, problems = _read(root, file)
        report.add(problems)
    vocabulary, problems = resolve_vocabulary(source)
    report.add(problems)
    return vocabulary


def _read(root: Path, file: str) -> tuple[Source | None, list[Diagnostic]]:
    raw = (root / file).read_bytes()
    return read_source(raw, file=file, record_id="", kind="", has_body=file.endswith(".md"))


def build_graph(files: Mapping[str, str | bytes]) -> Loaded:
    """Load records from file names within the records folder and their texts."""
    with TemporaryDirectory() as folder:
        for name, text in files.items():
            path = Path(folder, RECORDS, name)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(as_bytes(text))
        return load_folder(Path(folder))


def as_bytes(text: str | bytes) -> bytes:
    """The bytes of a test's file, with its seal filled in where it asks for that."""
    if isinstance(text, str) and f"seal: {SEAL}\n" in text:
        body = text.replace("\r\n", "\n").split("\n---\n", 1)[1].rstrip("\n")
        text = text.replace(f"seal: {SEAL}\n", f"seal: sha256:{seal_of(body)}\n")
    return text.encode() if isinstance(text, str) else text


def source_of(text: str | bytes, kind: str = "event", record_id: str = "x") -> Source:
    """Read one file that must be readable."""
    source, problems = read(text, kind, record_id)
    assert source is not None, problems
    return source


def read(
    text: str | bytes, kind: str = "event", record_id: str = "x"
) -> tuple[Source | None, list[Diagnostic]]:
    """Read one file of a kind."""
    chosen = BY_NAME[kind]
    raw = text.encode() if isinstance(text, str) else text
    return read_source(
        raw,
        file=f"{RECORDS}/{chosen.folder}/{record_id}{chosen.suffix}",
        record_id=record_id,
        kind=kind,
        has_body=chosen.suffix == ".md",
    )


def finding(loaded: Loaded, property_id: str, event: str = "event", **slot: str) -> Finding:
    """The one finding of an event about a property, and a category, side or label."""
    matching = [
        found
        for found in loaded.graph.findings(event)
        if found.property == property_id
        and all(getattr(found, name) == value for name, value in slot.items())
    ]
    assert len(matching) == 1, matching
    return matching[0]


def fit(text: str) -> str:
    """A text without the characters that records cannot hold."""
    unfit = {offset for offset, _ in characters.unfit(text)}
    return "".join(one for offset, one in enumerate(text) if offset not in unfit)
