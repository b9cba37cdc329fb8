"""Files for machines: the Atom feed and llms.txt."""

from __future__ import annotations

from generator.site.feed import feed
from generator.site.lead import lead
from generator.site.llms import llms
from generator.site.rendering import Producers, Rendering
from generator.site.view import Download


def producers(rendering: Rendering) -> Producers:
    """The files of no page."""
    presentation = rendering.presentation
    profile, works = presentation.portfolio.profile, [pub.cited for pub in presentation.pubs]
    yield "feed.xml", lambda: Download(feed(profile, works, presentation.site))
    yield "llms.txt", lambda: Download(llms(profile, lead(presentation), works, presentation.site))
