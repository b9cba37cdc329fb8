"""The fixtures of the site's tests: the whole project, built and served, and a browser."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.site import reading
from tests.site.conftest import address, browser, project, site, visit

__all__ = ["address", "browser", "project", "site", "urls", "visit"]


@pytest.fixture(scope="session")
def urls(site: Path) -> list[str]:
    """The URL of every page of the site."""
    return list(reading.pages(site))
