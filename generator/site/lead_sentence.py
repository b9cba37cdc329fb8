"""The sentence that introduces a body of work, from the facts alone."""

from __future__ import annotations

from collections.abc import Sequence

from generator.site.language.language import Language
from generator.site.presentation import Presentation
from generator.site.topics import CountedTopic


def lead(presentation: Presentation, language: Language | None = None) -> str:
    """Such as "Thirty-two papers from 2015 to 2026, most of them in Machine Learning (13) and Sound (9).". Empty
    without papers."""
    spoken = language or presentation.language
    return _sentence(_papers(presentation, spoken), presentation, spoken) if presentation.pubs else ""


def _papers(presentation: Presentation, language: Language) -> str:
    total = len(presentation.pubs)
    n = language.in_words(total).capitalize()
    years = [year.label for year in presentation.years if year.label.isdecimal()]
    if not years:
        return language.ngettext("{n} paper", "{n} papers", total, n=n)
    if years[0] == years[-1]:
        return language.ngettext("{n} paper from {year}", "{n} papers from {year}", total, n=n, year=years[0])
    return language.ngettext(
        "{n} paper from {first} to {last}",
        "{n} papers from {first} to {last}",
        total,
        n=n,
        first=years[-1],
        last=years[0],
    )


def _sentence(papers: str, presentation: Presentation, language: Language) -> str:
    topics, total = presentation.topics, len(presentation.pubs)
    if topics and topics[0].count == total:
        return _all_in(papers, topics[0], total, language)
    largest = _largest(topics)
    if not largest:
        return language.gettext("{papers}.", papers=papers)
    named = language.list([language.gettext("{name} ({n})", name=topic.name, n=topic.count) for topic in largest])
    if sum(topic.count for topic in largest) * 2 > total:
        return language.gettext("{papers}, most of them in {topics}.", papers=papers, topics=named)
    return language.gettext("{papers}, the largest share in {topics}.", papers=papers, topics=named)


def _all_in(papers: str, topic: CountedTopic, total: int, language: Language) -> str:
    if total == 1:
        return language.gettext("{papers}, in {topic}.", papers=papers, topic=topic.name)
    if total == 2:
        return language.gettext("{papers}, both in {topic}.", papers=papers, topic=topic.name)
    return language.gettext("{papers}, all of them in {topic}.", papers=papers, topic=topic.name)


def _largest(topics: Sequence[CountedTopic]) -> Sequence[CountedTopic]:
    """The two largest topics, unless the third is as large as the second."""
    return [] if len(topics) > 2 and topics[2].count == topics[1].count else topics[:2]
