"""Names: what editors know, and what the sources use."""

from collections.abc import Iterable

from variorum.model.record import Name
from variorum.views.parts import NameLine, Ref
from variorum.views.scope import Scope, direction


def name_lines(
    scope: Scope, record_id: str, main: str, further: Iterable[Name]
) -> tuple[NameLine, ...]:
    """All names of a record: its own first, then by the sources that use them."""
    uses: dict[str, list[str]] = {}
    for article, wording in scope.graph.index.named_in.get(record_id, ()):
        uses.setdefault(wording, []).append(article)
    known: dict[str, str | None] = {main: None}
    for name in further:
        known[name.name] = name.language
    for wording in uses:
        known.setdefault(wording, scope.graph.card(uses[wording][0]).language)
    return tuple(_line(scope, name, tag, uses.get(name, [])) for name, tag in known.items())


def _line(scope: Scope, name: str, tag: str | None, articles: list[str]) -> NameLine:
    publishers: dict[str, Ref] = {}
    for article in articles:
        publisher = scope.graph.card(article).publisher
        if publisher:
            publishers[publisher] = scope.ref(publisher)
    return NameLine(
        name=name,
        language=tag,
        direction=direction(tag),
        used_by=tuple(publishers.values()),
        sources=tuple(scope.ref(article) for article in articles),
    )
