"""The page of gaps in the facts."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from types import SimpleNamespace

from generator.facts.health import Finding, examine
from generator.site.head import Head
from generator.site.paper import Pub
from generator.site.rendering import Producers, Rendering
from generator.site.view import Page

MAX_LISTED = 300
"""Papers listed for one finding; `portfolio health` lists all of them."""


def producers(rendering: Rendering) -> Producers:
    """The page of data health."""
    yield "health.md", partial(_health, rendering)


def _health(rendering: Rendering) -> Page:
    pubs = rendering.presentation.pubs
    by_key = {pub.key: pub for pub in pubs}
    findings = examine(rendering.presentation.portfolio.publications)
    gaps = ", ".join(f"{finding.title.lower()} ({len(finding.keys)})" for finding in findings if finding.keys)
    description = f"What the facts about {rendering.owner}'s publications still lack: {gaps or 'nothing'}."
    listed = [_listed(finding, by_key) for finding in findings]
    head: Head = {"meta": {"robots": ["noindex"]}}
    return rendering.page("health.md", "health", "Data health", description, head=head, findings=listed)


def _listed(finding: Finding, by_key: Mapping[str, Pub]) -> SimpleNamespace:
    pubs = [by_key[key] for key in finding.keys[:MAX_LISTED]]
    total = len(finding.keys)
    return SimpleNamespace(title=finding.title, advice=finding.advice, total=total, pubs=pubs, more=total - len(pubs))
