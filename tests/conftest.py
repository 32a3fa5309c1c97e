"""Options and fixtures for all tests."""

from pathlib import Path

import pytest
from hypothesis import settings

from tests.support import Loaded, load_folder

# No deadlines: how fast the machine is must not decide whether a law holds.
settings.register_profile("variorum", deadline=None, derandomize=True, max_examples=60)
settings.load_profile("variorum")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--regenerate",
        action="store_true",
        help="write the golden cases' expectations and the pages made of them anew",
    )


@pytest.fixture
def regenerate(request: pytest.FixtureRequest) -> bool:
    """Whether expectations are to be written instead of held."""
    return bool(request.config.getoption("--regenerate"))


@pytest.fixture(scope="session")
def toy() -> Loaded:
    """The tiny corpus that uses every feature once."""
    return load_folder(Path(__file__).parent / "toy")


@pytest.fixture(scope="session")
def dossier() -> Loaded:
    """The records that this repository publishes."""
    return load_folder(Path(__file__).parent.parent)
