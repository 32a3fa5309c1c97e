"""What is said of the machine is what it says of itself."""

import sysconfig

import pytest

from tests.benchmark.machine import python


@pytest.mark.parametrize(
    ("arguments", "is_told"),
    [("'--enable-optimizations'", True), ("'--enable-shared'", False), (None, False)],
)
def test_optimisation_is_spoken_of_only_where_the_build_tells_of_it(
    monkeypatch: pytest.MonkeyPatch, arguments: str | None, is_told: bool
) -> None:
    monkeypatch.setattr(sysconfig, "get_config_var", lambda _: arguments)

    assert is_told == python().endswith(", built with profile-guided optimisation")
    assert is_told == ("optimisation" in python())
