"""Scopes over small corpora."""

from collections.abc import Callable, Mapping

import pytest

from tests.support import build_graph
from variorum.config import Settings
from variorum.views.pages import Built, PageKey, PageKind, build, scope_of
from variorum.views.scope import Scope

ScopeOver = Callable[..., Scope]


@pytest.fixture
def scope_over() -> ScopeOver:
    """A scope over records that must have no errors."""

    def make(files: Mapping[str, str], **settings: object) -> Scope:
        loaded = build_graph(files)
        assert not loaded.report.has_errors, loaded.lines
        return scope_of(loaded.graph, Settings(**settings))  # type: ignore[arg-type]

    return make


@pytest.fixture
def page() -> Callable[..., Built]:
    """A page of a scope by kind, id and number."""
    return lambda scope, kind, name="", number=1: build(
        PageKey(PageKind(kind), name, number), scope
    )
