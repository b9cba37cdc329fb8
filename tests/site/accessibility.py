"""axe-core on a page: violations of WCAG 2.2 A and AA and of its best practices."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from itertools import product
from typing import Literal

from playwright.sync_api import Page, ViewportSize

_SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")
_SIZES: tuple[ViewportSize, ...] = ({"width": 1280, "height": 900}, {"width": 390, "height": 844})
WINDOWS = tuple(product(_SCHEMES, _SIZES))
"""Schemes and sizes in which a page is looked at."""

_RUN = """
() => axe.run(document, {
  resultTypes: ['violations'],
  runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
  rules: { 'target-size': { enabled: true } },
}).then((results) => results.violations.flatMap((rule) =>
  rule.nodes.map((node) => `${rule.id}: ${node.target.join(' ')}: ${node.failureSummary}`)))
"""


@cache
def _engine() -> str:
    return (files("axe_playwright_python") / "axe.min.js").read_text(encoding="utf-8")


def violations(page: Page) -> list[str]:
    """A line for each element that breaks a rule."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(_engine())
    violations: list[str] = page.evaluate(_RUN)
    return violations
