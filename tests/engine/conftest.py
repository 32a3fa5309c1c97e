"""Worlds for the tests of incremental builds."""

from pathlib import Path

import pytest

from tests.engine.world import World, few_a_page, first_records, own_templates, settle


@pytest.fixture
def world(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> World:
    """A small world that nobody has built yet."""
    made = settle(World(tmp_path), first_records())
    few_a_page(monkeypatch)
    own_templates(monkeypatch, made)
    return made


@pytest.fixture
def built(world: World) -> World:
    """A small world with its site."""
    assert not world.build().refused
    return world
