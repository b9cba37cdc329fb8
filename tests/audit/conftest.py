"""The fixtures of the site's tests: the whole project, built and served, and a browser."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.site import reading
from tests.site.conftest import address, browser, project, site, visit

__all__ = ["address", "browser", "places", "project", "site", "visit"]


@pytest.fixture(scope="session")
def places(site: Path) -> list[str]:
    """Where every page of the site stands."""
    return list(reading.pages(site))
