"""A page for each topic, and one of all topics."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from generator.site import per_year
from generator.site.list_parts import parts
from generator.site.pages import list_page
from generator.site.paper import Pub
from generator.site.presentation import grouped
from generator.site.rendering import Makers, Rendering, downloads
from generator.site.topics import Topic
from generator.site.view import Page

_SECTION = "topics/"


def views(rendering: Rendering) -> Makers:
    """The topics' pages and downloads."""
    yield "topics/index.md", partial(_topics, rendering)
    for topic in rendering.shown.topics:
        pubs = [pub for pub in rendering.shown.pubs if topic in pub.topics]
        yield f"{topic.path}.md", partial(_topic, rendering, topic, pubs)
        yield from list_page.older(rendering, f"{topic.name} ({topic.code})", pubs, topic.url, _SECTION)
        yield from downloads(topic.path, pubs)


def _topics(rendering: Rendering) -> Page:
    topics = rendering.shown.topics
    names = ", ".join(f"{topic.name} ({topic.count})" for topic in topics)
    description = f"Publications by topic: {names}."
    return rendering.page("topics/index.md", "topics", "Topics", description, section=_SECTION, topics=topics)


def _topic(rendering: Rendering, topic: Topic, pubs: Sequence[Pub]) -> Page:
    total = len(rendering.shown.pubs)
    front, *older = parts(pubs, topic.url)
    return rendering.page(
        f"{topic.path}.md",
        "topic",
        f"{topic.name} ({topic.code})",
        f"{topic.count} of {total} publications of {rendering.owner} are in {topic.name} ({topic.code}).",
        section=_SECTION,
        topic=topic,
        years=grouped(pubs),
        listed=grouped(front.pubs),
        older=older[0] if older else None,
        counts=list_page.year_counts(pubs),
        chart=per_year.among_all(rendering.shown, pubs, topic),
        total=total,
    )
