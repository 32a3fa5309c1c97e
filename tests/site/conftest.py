"""The dossier's finished site, built once."""

import pytest

from tests.sites import Site, dossier_project


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The site of this repository."""
    return dossier_project(tmp_path_factory.mktemp("dossier")).build()
