"""The page of gaps in the facts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from types import SimpleNamespace

from generator.facts.health import Finding, examine
from generator.site.head import Head
from generator.site.language.language import Language
from generator.site.paper import Pub
from generator.site.rendering import Producers, Rendering
from generator.site.view import Page

GAP = "gap in the facts"
"""The context of titles and advice in catalogues."""

MAX_LISTED = 300
"""Papers listed for one finding; `portfolio health` lists all of them."""


def producers(rendering: Rendering) -> Producers:
    """The page of data health."""
    yield "health.md", partial(_health, rendering)


def _health(rendering: Rendering) -> Page:
    pubs = rendering.presentation.pubs
    by_key = {pub.key: pub for pub in pubs}
    findings = examine(rendering.presentation.portfolio.publications)
    listed = [_listed(finding, by_key, rendering.language) for finding in findings]
    head: Head = {"meta": {"robots": ["noindex"]}}
    return rendering.page(
        "health.md",
        "health",
        rendering.language.gettext("Data health"),
        _description(rendering, listed),
        head=head,
        findings=listed,
    )


def _description(rendering: Rendering, listed: Sequence[SimpleNamespace]) -> str:
    language, owner = rendering.language, rendering.owner
    gaps = [
        language.gettext("{name} ({n})", name=language.within_sentence(finding.title), n=finding.total)
        for finding in listed
        if finding.total
    ]
    if not gaps:
        return language.gettext("What the facts about {name}'s publications still lack: nothing.", name=owner)
    named = language.joined(gaps)
    return language.gettext("What the facts about {name}'s publications still lack: {gaps}.", name=owner, gaps=named)


def _listed(finding: Finding, by_key: Mapping[str, Pub], language: Language) -> SimpleNamespace:
    pubs = [by_key[key] for key in finding.keys[:MAX_LISTED]]
    total = len(finding.keys)
    title, advice = language.pgettext(GAP, finding.title), language.pgettext(GAP, finding.advice)
    return SimpleNamespace(title=title, advice=advice, total=total, pubs=pubs, more=total - len(pubs))
