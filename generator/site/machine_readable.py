"""Files for machines: the Atom feed and llms.txt."""

from __future__ import annotations

from generator.site.feed import feed
from generator.site.lead import lead
from generator.site.llms import llms
from generator.site.rendering import Makers, Rendering
from generator.site.view import Download


def views(rendering: Rendering) -> Makers:
    """The files that no page shows."""
    shown = rendering.shown
    profile, works = shown.portfolio.profile, [pub.cited for pub in shown.pubs]
    yield "feed.xml", lambda: Download(feed(profile, works, shown.site))
    yield "llms.txt", lambda: Download(llms(profile, lead(shown), works, shown.site))
