"""The drawing of a stemma."""

from hypothesis import given
from hypothesis import strategies as st

from tests.support import build_graph
from variorum.config import Settings
from variorum.views.pages import scope_of
from variorum.views.parts import StemmaFigure
from variorum.views.stemma_figure import MOST_NODES, stemma_figure

PAPER = {"actors/paper.yml": "{name: Paper, kind: publisher}"}


def drawn(parents: dict[str, list[str]]) -> StemmaFigure | None:
    files = {}
    for name, above in parents.items():
        derived = ", ".join(f"{{article: {a}, kind: copy, basis: credited}}" for a in above)
        files[f"articles/{name}.md"] = (
            f"---\ntitle: T\npublisher: paper\ntext: not-held\nderived_from: [{derived}]\n---\n"
        )
    scope = scope_of(build_graph({**PAPER, **files}).graph, Settings())
    return stemma_figure(scope, list(parents))


@given(st.lists(st.sets(st.integers(0, 30), max_size=3), min_size=2, max_size=9))
def test_every_article_has_a_place_of_its_own_below_what_it_rests_on(above: list[set[int]]) -> None:
    names = [f"a{n}" for n in range(len(above))]
    parents = {
        name: sorted({f"a{p % n}" for p in above[n]}) if n else [] for n, name in enumerate(names)
    }
    figure = drawn(parents)

    assert figure is not None
    assert len(names) == len(figure.nodes) == len({(node.x, node.y) for node in figure.nodes})
    assert sum(map(len, parents.values())) == len(figure.arrows)
    assert all(0 < node.x < figure.width and 0 < node.y < figure.height for node in figure.nodes)
    height = {name: node.y for name, node in zip(sorted(names), figure.nodes, strict=True)}
    assert all(height[p] < height[name] for name in names for p in parents[name])


def test_a_text_alone_and_a_great_many_are_not_drawn() -> None:
    many = {"a0": [], **{f"a{n}": ["a0"] for n in range(1, MOST_NODES + 1)}}

    assert drawn({"a0": []}) is None
    assert drawn(many) is None
