"""The fixtures of the site's tests, for four portfolios: whole projects, built and served, and a browser."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.proofs.__main__ import kinds
from tests.proofs.portfolios import PORTFOLIOS
from tests.site import reading
from tests.site.conftest import address, browser, site, visit
from tests.site.world import built

__all__ = ["address", "browser", "project", "site", "urls", "visit"]

_MANY = 150
"""Of a site with more pages, each kind of page and a part of the others are looked at in a browser."""


@pytest.fixture(scope="session", params=PORTFOLIOS)
def project(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Each of the portfolios with its site, built by `portfolio build`; tests only read it."""
    folder = PORTFOLIOS[request.param](tmp_path_factory.mktemp("audited") / "Mein Pörtfolio")
    built(folder)
    return folder


@pytest.fixture(scope="session")
def urls(site: Path) -> list[str]:
    """The URL of every page of the site; of a large one, a part."""
    every = list(reading.pages(site))
    return every if len(every) <= _MANY else sorted({*kinds(site).values(), *every[:: len(every) // 40]})
