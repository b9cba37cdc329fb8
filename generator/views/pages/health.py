"""The page of what the facts still lack."""

from __future__ import annotations

from functools import partial

from generator.health import examine
from generator.views.rendering import Makers, Rendering
from generator.views.view import Page


def views(rendering: Rendering) -> Makers:
    """The page of data health."""
    yield "health.md", partial(_health, rendering)


def _health(rendering: Rendering) -> Page:
    shown = rendering.shown
    by_key = {pub.key: pub for pub in shown.pubs}
    examined = examine(shown.portfolio.publications)
    findings = [
        {"title": finding.title, "advice": finding.advice, "pubs": [by_key[key] for key in finding.keys]}
        for finding in examined
    ]
    gaps = ", ".join(f"{gap.title.lower()} ({len(gap.keys)})" for gap in examined if gap.keys)
    description = f"What the facts on {rendering.owner}'s publications still lack: {gaps or 'nothing'}."
    return rendering.page("health.md", "health", "Data health", description, findings=findings, total=len(shown.pubs))
