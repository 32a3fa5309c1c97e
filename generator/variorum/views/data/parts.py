"""The lines of some hundred records at once, joined: what an edit leaves alone stays joined."""

from collections.abc import Iterator

from variorum.views.data.lines import ANNOTATIONS, RecordLines
from variorum.views.scope import Scope
from variorum.views.webannotation import BETWEEN

#: Records in a part: each edit joins the parts that it touches, and the parts with one another.
PART_SIZE = 200
#: The kinds of record whose lines are joined, in the order of rows of files that several fill.
_KINDS = ("actor", "event", "place", "article")


def part_keys(scope: Scope) -> Iterator[str]:
    """The keys of all parts, in the order in which files have them."""
    for kind in _KINDS:
        records = len(scope.graph.index.of_kind.get(kind, ()))
        for number in range(-(-records // PART_SIZE)):
            yield f"{kind}/{number}"


def work_out_part(key: str, scope: Scope) -> RecordLines:
    """Join the lines of the shown records of one part, in order of their ids."""
    kind, _, number = key.partition("/")
    first = int(number) * PART_SIZE
    texts: dict[str, list[bytes]] = {}
    counts: dict[str, int] = {}
    for record_id in sorted(scope.graph.index.of_kind.get(kind, ()))[first : first + PART_SIZE]:
        lines: RecordLines = scope.graph.answer("record-lines", record_id)
        for name, text in lines.texts.items():
            texts.setdefault(name, []).append(text)
            counts[name] = counts.get(name, 0) + lines.counts[name]
    joined = {
        name: (BETWEEN if name == ANNOTATIONS else b"").join(found) for name, found in texts.items()
    }
    return RecordLines(joined, counts)
