"""The page of what the facts still lack."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from types import SimpleNamespace

from generator.facts.health import Finding, examine
from generator.site.paper import Pub
from generator.site.rendering import Makers, Rendering
from generator.site.view import Page

LISTED = 300
"""Papers of one finding on the page; `portfolio health` lists all."""


def views(rendering: Rendering) -> Makers:
    """The page of data health."""
    yield "health.md", partial(_health, rendering)


def _health(rendering: Rendering) -> Page:
    shown = rendering.shown
    by_key = {pub.key: pub for pub in shown.pubs}
    examined = examine(shown.portfolio.publications)
    findings = [_shown(finding, by_key) for finding in examined]
    gaps = ", ".join(f"{gap.title.lower()} ({len(gap.keys)})" for gap in examined if gap.keys)
    description = f"What the facts on {rendering.owner}'s publications still lack: {gaps or 'nothing'}."
    return rendering.page("health.md", "health", "Data health", description, findings=findings, total=len(shown.pubs))


def _shown(finding: Finding, by_key: Mapping[str, Pub]) -> SimpleNamespace:
    pubs = [by_key[key] for key in finding.keys[:LISTED]]
    total = len(finding.keys)
    return SimpleNamespace(title=finding.title, advice=finding.advice, total=total, pubs=pubs, more=total - len(pubs))
