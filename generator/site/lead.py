"""The sentence that introduces a body of work, from the facts alone."""

from __future__ import annotations

from collections.abc import Sequence

from generator.site.phrases import in_words, plural
from generator.site.presentation import Presentation
from generator.site.topics import Topic

_ALL_IN = {1: "in", 2: "both in"}


def lead(presentation: Presentation) -> str:
    """Such as "Thirty-two papers from 2015 to 2026, most of them in Machine Learning (13) and Sound (9).". Empty
    without papers."""
    total = len(presentation.pubs)
    if not total:
        return ""
    papers = f"{in_words(total).capitalize()} {plural(total, 'paper')}"
    return f"{papers}{_span(presentation)}{_fields(presentation.topics, total)}."


def _span(presentation: Presentation) -> str:
    years = [year.label for year in presentation.years if year.label.isdecimal()]
    if not years:
        return ""
    return f" from {years[0]}" if years[0] == years[-1] else f" from {years[-1]} to {years[0]}"


def _fields(topics: Sequence[Topic], total: int) -> str:
    if not topics:
        return ""
    if topics[0].count == total:
        return f", {_ALL_IN.get(total, 'all of them in')} {topics[0].name}"
    largest = topics[:2]
    if len(topics) > 2 and topics[2].count == largest[-1].count:
        return ""  # no two topics stand out
    share = "most of them in" if sum(topic.count for topic in largest) * 2 > total else "the largest share in"
    return f", {share} " + " and ".join(f"{topic.name} ({topic.count})" for topic in largest)
