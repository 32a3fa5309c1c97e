"""What the plan of a build must know of the answers that pages share."""

from tests.support import build_graph
from variorum.config import Settings
from variorum.engine.answers import CUT_OFF, KEPT
from variorum.engine.plan import _ORDER
from variorum.views.pages import scope_of


def test_every_shared_answer_has_its_place_in_the_order() -> None:
    graph = build_graph({}).graph
    scope_of(graph, Settings())

    assert set(graph.work) == set(_ORDER)


def test_an_answer_that_is_kept_is_also_compared() -> None:
    assert set(KEPT) <= CUT_OFF <= set(_ORDER)
