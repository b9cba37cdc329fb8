"""The real site, built once for all tests and served, and a browser."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect, sync_playwright

from tests.site import world
from tests.site.browsing import PATIENCE, Visit
from tests.site.serving import served

_CHROMIUMS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


@pytest.fixture(scope="session")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The project of this repository with its site, built by `portfolio build`; tests only read it."""
    folder = world.new_project(tmp_path_factory.mktemp("built") / "Mein Pörtfolio")
    world.built(folder)
    return folder


@pytest.fixture(scope="session")
def site(project: Path) -> Path:
    """The folder of the built site."""
    return project / "site"


@pytest.fixture(scope="session")
def address(site: Path) -> Iterator[str]:
    """The address of the served site."""
    with served(site) as url:
        yield url


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A Chromium: the system's, otherwise Playwright's own."""
    path = next((executable for name in _CHROMIUMS if (executable := shutil.which(name))), None)
    with sync_playwright() as playwright:
        expect.set_options(timeout=PATIENCE)
        chromium = playwright.chromium.launch(executable_path=path, args=["--no-sandbox", "--disable-gpu"])
        yield chromium
        chromium.close()


@pytest.fixture(scope="session")
def _window(browser: Browser, address: str) -> Iterator[Visit]:
    with Visit.of(browser, address) as visitor:
        yield visitor


@pytest.fixture
def reader(_window: Visit) -> Visit:
    """A visitor who opens one page after the other in the same window, which is much cheaper. What a test sets in this
    window would be there in the next."""
    _window.complaints.clear()
    _window.requests.clear()
    return _window


@pytest.fixture(scope="session")
def _window_without_scripts(browser: Browser, address: str) -> Iterator[Visit]:
    with Visit.of(browser, address, java_script_enabled=False) as visitor:
        yield visitor


@pytest.fixture
def plain(_window_without_scripts: Visit) -> Visit:
    """The same without JavaScript."""
    _window_without_scripts.complaints.clear()
    _window_without_scripts.requests.clear()
    return _window_without_scripts


@pytest.fixture
def visit(browser: Browser, address: str) -> Iterator[Visit]:
    """A visitor of the built site with a desktop window that remembers no other visit."""
    with Visit.of(browser, address) as visitor:
        yield visitor
